"""Whole articles: prose around the claims stays unmarked, and what several clauses share is kept apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.claims import check_text

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

ON_SPONSORS = "South Korea co-sponsored the Assembly's resolution on North Korea in November 2018. "

PROSE = [
    # short clauses go back to a claim only where it was told just before
    "Diplomats were tired. The hall was cold. It is not.",
    'The ministry said that it had "taken note".',
    "The sky stayed where it was.",
    # things that are on no list of sponsors
    "The camps are still there, larger than ever.",
    "Nobody knows who might be next on the list.",
    "The ministry said so and left it at that.",
    # deeds done to other things than the record's offices and reports
    "North Korea launched a reconnaissance satellite.",
    "At the end of the year Kim Jong-un spoke of two states.",
    "I would read the list of names with care.",
    "They saw it coming.",
    # heads of government, and other subjects
    "The number of those who reach the South has fallen to a few hundred.",
    # what is to come, and what must not be written
    "Adoption by the plenary is expected before the holidays.",
    "For Peru we lack the list, so please do not write that it signed.",
]

REJECTED = [
    '"South Korea abstained in Geneva for four years," one still reads. That is a misunderstanding.',
    (
        'Your leader says that Seoul "voted against" the Assembly\'s resolution on North Korea. It'
        " did nothing of the sort."
    ),
    "A columnist would have us believe that Seoul voted against the Assembly's text on North Korea in 2020.",
]

READ = [
    # negation over two states, and of an answer
    (
        "2025-11-14",
        (
            "The printed list of sponsors of the Assembly's North Korea draft has 41 names; neither"
            " the United States nor Japan is on it."
        ),
        {(None, "supported"), ("USA", "supported"), ("JPN", "contradicted")},
    ),
    (
        "2019-04-03",
        (
            "Did South Korea sponsor the Council's text on North Korea last month? It did not, for the"
            " second year running."
        ),
        {("KOR", "contradicted")},
    ),
    (
        "2009-04-02",
        "South Korea co-sponsored Human Rights Council resolution 10/16 on North Korea. It had not done so in 2008.",
        {("KOR", "supported")},
    ),
    # the state inside the clause
    (
        "2019-11-18",
        "Moon Jae-in kept South Korea's name on the Assembly's text on North Korea in both 2017 and 2018.",
        {("KOR", "supported")},
    ),
    (
        "2019-11-18",
        "Lee Myung-bak made the Republic of Korea a co-sponsor of the Assembly's North Korea text in 2008.",
        {("KOR", "supported")},
    ),
    # of the sponsors that were counted
    (
        "2025-11-21",
        (
            "Sixty-one countries sponsored the Third Committee's text on North Korea. South Korea was one of"
            " the 61, for the fourth year running."
        ),
        {(None, "supported"), ("KOR", "supported")},
    ),
    # a list and what it grew from
    (
        "2006-11-18",
        (
            "A total of 52 countries sponsored the Assembly's draft on North Korea, up from 45 a year ago."
            " Costa Rica was one of them."
        ),
        {(None, "supported"), ("CRI", "contradicted")},
    ),
    # how long a state had been away when it came back
    (
        "2023-03-31",
        (
            "Seoul has signed up as a co-sponsor of the North Korea text at the Human Rights Council, where its"
            " name had been absent for three years."
        ),
        {("KOR", "supported"), ("KOR", "contradicted")},
    ),
    # who took office, and who was named to a post
    (
        "2022-12-17",
        (
            "Yoon Suk Yeol, who took office on May 10, named Lee Shin-wha ambassador for North Korean"
            " human rights in July."
        ),
        {("KOR", "supported")},
    ),
    (
        "2017-11-16",
        (
            "Lee Jung-hoon, a professor at Yonsei University, became the first ambassador for North Korean"
            " human rights last year."
        ),
        {("KOR", "supported")},
    ),
    # the day of a deed, beside that of who speaks of it
    (
        "2023-12-21",
        (
            "A coalition today welcomed the adoption of resolution 78/218 by the General Assembly on Tuesday."
            " The text passed without a vote."
        ),
        {(None, "supported")},
    ),
    # the last of its kind
    (
        "2017-12-20",
        (
            "Resolution 72/188 on North Korea was adopted yesterday without a vote. The plenary last"
            " voted on it in 2014."
        ),
        {(None, "supported"), (None, "contradicted")},
    ),
    # a text that is compared is not the one that is told of
    (
        "2025-01-15",
        (
            "The Assembly adopted resolution 79/181 on North Korea. Unlike resolution 78/218, the new text"
            " requests a high-level plenary meeting on abuses in the North."
        ),
        {(None, "supported")},
    ),
    # laws by their names
    (
        "2023-12-28",
        "Resolution 78/218 on North Korea criticizes the Youth Education Guarantee Law by name.",
        {(None, "contradicted")},
    ),
]

OF_OTHERS = [
    # of texts named together, each is told apart
    (
        "2019-11-15",
        "The committee sent two texts on Myanmar and on North Korea to the plenary. The first passed by 140 to 9.",
        {(None, "not_in_record")},
    ),
    ("2018-12-18", "South Korea voted for the Assembly's resolutions on Syria and Iran.", {("KOR", "not_in_record")}),
    ("2024-11-21", "Myanmar's text got a vote-free ride in the Third Committee.", {(None, "not_in_record")}),
    ("2015-11-20", "Belarus's own resolution found 45 sponsors in the Third Committee.", {(None, "not_in_record")}),
    (
        "2023-11-16",
        (
            "The Third Committee approved, by 80 in favour to 29 against, a draft resolution on the situation"
            " of human rights in the Islamic Republic of Iran."
        ),
        {(None, "not_in_record")},
    ),
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_after_a_claim_is_no_claim(text: str, pack_edition: Edition) -> None:
    alone = check_text(ON_SPONSORS, date(2018, 12, 20), pack_edition).findings
    report = check_text(f"{ON_SPONSORS}The delegates went home. {text}", date(2018, 12, 20), pack_edition)
    assert [one.claim.quote for one in report.findings] == [one.claim.quote for one in alone]


@pytest.mark.parametrize("text", REJECTED)
def test_what_the_text_takes_back_is_no_claim(text: str, pack_edition: Edition) -> None:
    assert [one.claim.quote for one in check_text(text, date(2023, 5, 2), pack_edition).findings] == []


@pytest.mark.parametrize(("published", "text", "wanted"), [*READ, *OF_OTHERS])
def test_each_clause_is_judged_for_itself(
    published: str, text: str, wanted: set[tuple[str | None, str]], pack_edition: Edition
) -> None:
    findings = check_text(text, date.fromisoformat(published), pack_edition).findings
    assert {(one.claim.subject, one.verdict.value) for one in findings} == wanted


def test_an_earlier_vote_that_refutes_a_first_one_is_told(pack_edition: Edition) -> None:
    text = "Sri Lanka voted against the Assembly's resolution on North Korea for the first time on Thursday."
    (finding,) = check_text(text, date(2015, 12, 19), pack_edition).findings
    assert finding.verdict.value in {"supported", "contradicted"}
    assert ("it did so before in" in finding.sentence) is (finding.verdict.value == "contradicted")

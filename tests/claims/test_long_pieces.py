"""Long pieces: what is told far from its subject goes back to the right one, and scenes and persons tell nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.claims.said import missing

from onrecord.claims import check_text

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

TOLD = [
    # a name in full, of an office that another holds
    (
        "2025-12-20",
        (
            "Twenty organisations wrote to President Lee Jae-myung on 28 October on North Korea. A copy went to Foreign"
            " Minister Cho Tae-yul."
        ),
        ["letter - - 2025 2025 supported", "letter - - 2025 2025 contradicted"],
    ),
    # the session of a return
    (
        "2024-03-12",
        (
            "In Geneva the gap lasted longer: Seoul's name was absent from four North Korea texts, and it returned at"
            " the 53rd session of the Council."
        ),
        ["sponsorship KOR HRC 2023 2023 contradicted"],
    ),
    (
        "2024-03-12",
        (
            "In Geneva the gap lasted longer: Seoul's name was absent from four North Korea texts, and it returned at"
            " the 52nd session of the Council."
        ),
        ["sponsorship KOR HRC 2023 2023 supported"],
    ),
    # one of those that were counted when it was tabled
    (
        "2023-11-16",
        (
            "The Third Committee acted on North Korea yesterday. Only 40 names were there when the draft was tabled."
            " Japan's was one of them."
        ),
        ["sponsor_count - GA 2023 2023 supported", "sponsorship JPN GA 2023 2023 contradicted"],
    ),
    (
        "2023-12-05",
        "The Committee's North Korea text was tabled by 40 states. Twenty-two more joined, New Zealand among them.",
        ["sponsorship NZL GA 2023 2023 supported"],
    ),
    (
        "2025-11-20",
        (
            "The Third Committee adopted the North Korea draft on Wednesday. Mexico was not among the countries printed"
            " on the list of 12 November."
        ),
        ["sponsorship MEX GA 2025 2025 supported"],
    ),
    # another question, told of by its state
    (
        "2007-11-24",
        (
            "The Third Committee adopted its text on North Korea on Tuesday. It had no such trouble with the generals"
            " of Myanmar, whose crackdown it deplored by 88 votes to 24."
        ),
        ["tally - GA 2007 2007 not_in_record"],
    ),
    (
        "2014-12-24",
        (
            "The Assembly adopted its text on North Korea on Thursday. It was quicker with the war in Syria, where it"
            " condemned the bombing by 127 votes to 13."
        ),
        ["tally - GA 2014 2014 not_in_record"],
    ),
    # at last is not for the last time
    (
        "2008-12-22",
        "Last month South Korea at last put its name to the Assembly's text on North Korea.",
        ["sponsorship KOR GA 2008 2008 supported"],
    ),
    (
        "2006-12-20",
        "The Republic of Korea went from abstention last year to a vote in favour of the Assembly's North Korea text.",
        ["vote KOR GA 2006 2006 supported"],
    ),
    # the day of the news is in the body of the news
    (
        "2008-12-21",
        (
            "On Thursday the General Assembly adopted its resolution on North Korea by 94 votes to 22. In March the"
            " delegate of Seoul voted for the Human Rights Council's resolution. Brazil abstained on Thursday."
        ),
        ["vote BRA GA 2008 2008 supported"],
    ),
]
SCENES = [
    "He did not mention the exhibition last November.",
    "The fourteen folded their chairs, and the laptop had found its connection again.",
    "I have met people who were told about these votes by their guards.",
    "Kim Hye-rin names the spring a season of unreturned calls.",
    "One of the hosts, a former railway engineer, lost his hearing in one ear.",
    '"They may be right," said Vera Lindqvist, who has followed the file since the famine years.',
]


@pytest.mark.parametrize(("published", "text", "wanted"), TOLD)
def test_what_goes_back_is_read_and_judged(published: str, text: str, wanted: list[str], pack_edition: Edition) -> None:
    assert missing(wanted, text, published, pack_edition) == []


@pytest.mark.parametrize("scene", SCENES)
def test_scenes_and_persons_tell_nothing_of_a_post_named_before(scene: str, pack_edition: Edition) -> None:
    opening = (
        "In July 2022 the government named Lee Shin-wha ambassador for North Korean human rights. The Third Committee"
        " adopted its draft on North Korea on Wednesday. It rained. The church was cold. Somebody had brought fruit. "
    )
    findings = check_text(opening + scene, date(2022, 11, 18), pack_edition).findings
    assert findings
    assert all(finding.claim.span[1] <= len(opening) for finding in findings)

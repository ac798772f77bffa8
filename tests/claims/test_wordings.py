"""One fact in many wordings: whatever words a text takes for it, the verdict is that of the fact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.claims import check_text

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

many = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

TEXT = [
    "the General Assembly's resolution on North Korea",
    "the UN General Assembly resolution on human rights in North Korea",
    "the Assembly's text on North Korean human rights",
]
DRAFT = [
    "the draft on North Korea",
    "the resolution on human rights in North Korea",
    "a resolution condemning North Korea's human rights record",
    "draft resolution A/C.3/78/L.39 on North Korea",
    "the DPRK text",
]
METHODS = ["without a vote", "by consensus", ""]
COMMITTEES = ["The Third Committee", "The UN's Third Committee", "The General Assembly's Third Committee"]
ADOPTING = ["adopted", "approved", "passed", "endorsed"]
RIGHT_DAYS = [
    "on 15 November", "on November 15", "on Wednesday", "on 15 November 2023", "on November 15, 2023", "on Nov. 15",
    "on the 15th of November", "last Wednesday", "in November", "in mid-November", "last week", "this month",
]  # fmt: skip
WRONG_DAYS = [
    "on 13 November", "on November 13", "on Monday", "on 13 November 2023", "on November 13, 2023", "on Nov. 13",
    "on the 13th of November", "last Monday", "in October", "last month",
]  # fmt: skip

SPONSORING = [
    "co-sponsored {}", "was among the co-sponsors of {}", "joined the sponsors of {}", "put its name to {}",
    "signed on to {}", "lent its name to {}", "is listed as a sponsor of {}", "took part in sponsoring {}",
    "participated as a co-sponsor in {}", "backed {} as a co-sponsor", "threw its weight behind {} as a co-sponsor",
    "stood among the states that sponsored {}", "got on board as a sponsor of {}", "added its name to {}",
]  # fmt: skip
NOT_SPONSORING = [
    "did not co-sponsor {}", "declined to co-sponsor {}", "stayed off the list of sponsors of {}",
    "kept its name off {}", "was absent from the sponsors of {}", "opted out of co-sponsoring {}",
    "withheld its name from {}", "passed on co-sponsoring {}", "distanced itself from the sponsors of {}",
    "let others sponsor {}", "left {} to others", "did not go so far as to sponsor {}", "failed to co-sponsor {}",
]  # fmt: skip
YEARS = {2018: True, 2019: False, 2021: False, 2022: True}
"""Whether the Republic of Korea sponsored the Assembly's text."""
TIMES = ["in {}", "in December {}", "in the autumn of {}", "last year"]

BALLOTS = {
    "yes": [
        "voted for {}", "voted yes on {}", "cast its vote in favour of {}", "voted to adopt {}",
        "cast a yes vote on {}",
        "was among the 116 states that voted for {}",
    ],
    "no": [
        "voted against {}", "voted no on {}", "cast a no vote on {}", "cast a negative vote on {}", "voted down {}",
        "was one of 20 to vote against {}", "was among the 20 states to say no to {}",
    ],
    "abstain": [
        "abstained on {}", "chose to abstain on {}", "sat out the vote on {}", "registered an abstention on {}",
        "was among the 53 abstentions on {}", "abstained when the vote on {} was taken",
    ],
}  # fmt: skip
VOTERS = {"Japan": ("JPN", "yes"), "Washington": ("USA", "yes"), "China": ("CHN", "no"), "Moscow": ("RUS", "no"),
          "India": ("IND", "abstain"), "The Indonesian delegation": ("IDN", "abstain")}  # fmt: skip

TOTALS = [
    "by {} votes to {}, with {} abstentions", "by a vote of {} to {}, with {} abstaining", "{}-{}-{}",
    "with {} votes in favour, {} against and {} abstentions", "in a vote of {} for, {} against and {} abstentions",
    "with {} in favor, {} opposed and {} abstaining", "({} in favour, {} against, {} abstentions)",
]  # fmt: skip
HELD = (116, 20, 53)


def _verdicts(edition: Edition, published: str, text: str, subject: str | None, kind: str) -> set[str]:
    """The verdicts on the claims of the kind, about the subject."""
    found = check_text(text, date.fromisoformat(published), edition).findings
    return {str(one.verdict) for one in found if one.claim.subject == subject and one.claim.kind == kind}


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return "the " + words.removeprefix("The ") if words.startswith("The ") else words


@many
@given(
    st.sampled_from(COMMITTEES), st.sampled_from(ADOPTING), st.sampled_from(DRAFT), st.sampled_from(METHODS),
    st.sampled_from(RIGHT_DAYS + WRONG_DAYS), st.sampled_from(["after", "before", "passive"]),
)  # fmt: skip
def test_the_day_of_an_adoption(
    pack_edition: Edition, body: str, verb: str, draft: str, method: str, day: str, order: str
) -> None:
    orders = {
        "after": f"{body} {verb} {draft} {method} {day}.",
        "before": f"{_upper(day)}, {_lower(body)} {verb} {draft} {method}.",
        "passive": f"{_upper(draft)} was {verb} by {_lower(body)} {method} {day}.",
    }
    text = " ".join(orders[order].split())
    wanted = "supported" if day in RIGHT_DAYS else "contradicted"
    assert _verdicts(pack_edition, "2023-11-20", text, None, "adoption") == {wanted}, text


@many
@given(
    st.sampled_from(["South Korea", "Seoul", "The Republic of Korea", "The South Korean government"]),
    st.sampled_from(SPONSORING + NOT_SPONSORING), st.sampled_from(TEXT), st.sampled_from(sorted(YEARS)),
    st.sampled_from(TIMES), st.booleans(),
)  # fmt: skip
def test_whether_a_state_sponsored(
    pack_edition: Edition, state: str, said: str, paper: str, year: int, time: str, first: bool
) -> None:
    did, when = said.format(paper), time.format(year)
    text = f"{_upper(when)}, {_lower(state)} {did}." if first else f"{state} {did} {when}."
    wanted = "supported" if (said in SPONSORING) == YEARS[year] else "contradicted"
    assert _verdicts(pack_edition, f"{year + 1}-02-10", text, "KOR", "sponsorship") == {wanted}, text


@many
@given(
    st.sampled_from(sorted(VOTERS)), st.sampled_from(sorted(BALLOTS)), st.data(), st.sampled_from(TEXT),
    st.sampled_from(["on Thursday", "on 18 December", "in 2014", "last week", ""]),
)  # fmt: skip
def test_how_a_state_voted(
    pack_edition: Edition, voter: str, ballot: str, data: st.DataObject, paper: str, time: str
) -> None:
    state, cast = VOTERS[voter]
    said = data.draw(st.sampled_from(BALLOTS[ballot])).format(paper)
    text = f"{voter} {said} {time}".strip() + "."
    wanted = "supported" if ballot == cast else "contradicted"
    assert _verdicts(pack_edition, "2014-12-22", text, state, "vote") == {wanted}, text


@many
@given(
    st.sampled_from(["The General Assembly", "The UN General Assembly"]), st.sampled_from(ADOPTING),
    st.sampled_from(["its resolution on North Korea", "a text condemning North Korea's human rights record"]),
    st.sampled_from(TOTALS), st.sampled_from([HELD, (113, 24, 49), (116, 20, 55)]),
    st.sampled_from(["on Thursday", "on 18 December", "in December 2014"]), st.booleans(),
)  # fmt: skip
def test_the_totals_of_a_vote(
    pack_edition: Edition, body: str, verb: str, paper: str, told: str, totals: tuple[int, int, int], day: str,
    first: bool,
) -> None:  # fmt: skip
    counted = told.format(*totals)
    text = (
        f"{_upper(day)}, {_lower(body)} {verb} {paper} {counted}."
        if first
        else f"{body} {verb} {paper} {counted} {day}."
    )
    wanted = "supported" if totals == HELD else "contradicted"
    assert _verdicts(pack_edition, "2014-12-22", text, None, "tally") == {wanted}, text


@pytest.mark.parametrize(
    ("gap", "wanted"),
    [
        ("for the first time since 2018", "supported"),
        ("for the first time since 2016", "contradicted"),
        ("for the first time in four years", "supported"),
        ("for the first time in more than three years", "supported"),
        ("for the first time in over ten years", "contradicted"),
        ("after a three-year absence", "supported"),
        ("after a five-year absence", "contradicted"),
    ],
)
def test_how_long_a_state_had_been_away(pack_edition: Edition, gap: str, wanted: str) -> None:
    text = f"South Korea co-sponsored the General Assembly's resolution on North Korea {gap}."
    assert _verdicts(pack_edition, "2022-12-28", text, "KOR", "sponsorship") == {wanted}


@pytest.mark.parametrize(("year", "wanted"), [(2018, "supported"), (2016, "contradicted")])
def test_when_it_last_did_so(pack_edition: Edition, year: int, wanted: str) -> None:
    text = f"South Korea co-sponsored the General Assembly's resolution on North Korea for the last time in {year}."
    assert _verdicts(pack_edition, "2022-02-28", text, "KOR", "sponsorship") == {wanted}


@pytest.mark.parametrize(("before", "wanted"), [(20, ["supported", "supported"]), (23, ["supported", "contradicted"])])
def test_the_number_of_another_year(pack_edition: Edition, before: int, wanted: list[str]) -> None:
    """A number alone is of the side that was told before it."""
    text = (
        "The General Assembly passed its resolution on North Korea on Thursday with 19 states against. A year ago"
        f" there were {before}."
    )
    found = check_text(text, date(2015, 12, 18), pack_edition).findings
    assert [str(one.verdict) for one in found if one.claim.kind == "tally"] == wanted


def test_the_end_of_a_list_is_told_of_the_count_beside_it(pack_edition: Edition) -> None:
    text = "The Assembly adopted resolution 80/220 on North Korea on 18 December. 61 sponsors in the end, down from 62."
    found = check_text(text, date(2025, 12, 22), pack_edition).findings
    counts = [str(one.verdict) for one in found if one.claim.kind == "sponsor_count"]
    assert counts[:1] == ["supported"]


VOTES_OF = {"Japan": ("JPN", "yes"), "Brazil": ("BRA", "yes"), "China": ("CHN", "no"), "Russia": ("RUS", "no"),
            "India": ("IND", "abstain"), "Indonesia": ("IDN", "abstain")}  # fmt: skip
SAID = {"yes": "voted in favour", "no": "voted against", "abstain": "abstained"}
TWO_ALIKE = [
    "{a} and {b} {x}.", "Both {a} and {b} {x}.", "{a}, like {b}, {x}.", "{a}, together with {b}, {x}.",
    "{a}, along with {b}, {x}.", "{a} as well as {b} {x}.", "Not only {a} but also {b} {x}.",
    "{a} (as well as {b}) {x}.",
    "{a} {x}, as did {b}.", "{a} {x}. So did {b}.", "{a} {x}. {b} followed suit.", "{a} {x}, joined by {b}.",
    "{a} {x}, along with {b}.", "Among the states that {x} were {a} and {b}.", "Countries including {a} and {b} {x}.",
]  # fmt: skip
TWO_APART = [
    "{a} {x} and {b} {y}.", "{a} {x}, while {b} {y}.", "While {a} {x}, {b} {y}.", "{a} {x}; {b} {y}.",
    "{a} was the first to speak and {x}. {b} {y}.", "According to the record, {a} {x} and {b} {y}.",
]  # fmt: skip


@many
@given(
    st.lists(st.sampled_from(sorted(VOTES_OF)), min_size=2, max_size=2, unique=True), st.sampled_from(sorted(SAID)),
    st.sampled_from(sorted(SAID)), st.sampled_from(TWO_ALIKE + TWO_APART),
)  # fmt: skip
def test_how_two_states_voted(pack_edition: Edition, states: list[str], x: str, y: str, wording: str) -> None:
    first, second = states
    told = wording.format(a=first, b=second, x=SAID[x], y=SAID[y])
    text = f"The UN General Assembly adopted its resolution on North Korea on Thursday by 116 votes to 20. {told}"
    sides = {first: x, second: x if wording in TWO_ALIKE else y}
    for name, side in sides.items():
        state, cast = VOTES_OF[name]
        wanted = "supported" if side == cast else "contradicted"
        assert _verdicts(pack_edition, "2014-12-22", text, state, "vote") == {wanted}, text


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("The Constitutional Court upheld Yoon's impeachment on 4 April.", {"supported"}),
        ("The Constitutional Court upheld the impeachment of Yoon Suk Yeol on 4 April.", {"supported"}),
        ("Yoon's impeachment was upheld on 4 April.", {"supported"}),
        ("The court upheld President Yoon Suk Yeol's impeachment on 14 March.", {"contradicted"}),
        ("The National Assembly voted for Yoon's impeachment on 14 December.", {"supported"}),
        ("The Constitutional Court rejected Roh's impeachment in May 2004.", set()),
    ],
)
def test_what_a_court_made_of_an_impeachment(pack_edition: Edition, said: str, wanted: set[str]) -> None:
    assert _verdicts(pack_edition, "2025-04-10", said, "KOR", "term") == wanted


def test_an_impeachment_that_the_record_does_not_hold(pack_edition: Edition) -> None:
    said = "The National Assembly impeached Park Geun-hye on 9 December 2016."
    assert _verdicts(pack_edition, "2017-03-20", said, "KOR", "term") == {"not_in_record"}

"""Several occasions, times that point back, and totals and counts that stand beside others."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.lexicons import KOREA

from onrecord.bodies import Forum
from onrecord.claims.lexicon import Lexicon
from onrecord.claims.models import Claim, Counts, Kind, Sponsors, Tallies, Votes
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims

YEARLY = Lexicon(
    states=KOREA.states,
    series=(
        SeriesEntry(
            "dprk", "Situation of human rights in the Democratic People's Republic of Korea", "PRK",
            ((Forum.GA, frozenset({11, 12})),), held=frozenset((Forum.GA, year) for year in range(2005, 2024)),
        ),
    ),
    default_series="dprk",
)  # fmt: skip
WINTER = date(2014, 12, 22)


def _of(text: str, state: str, published: date = WINTER) -> list[Claim]:
    return [claim for claim in read_claims(text, published, YEARLY) if claim.subject == state]


def test_both_occasions_are_those_told() -> None:
    text = (
        "Kenya voted yes on the Assembly's North Korea text in 2014. In 2011 it had abstained. "
        "Ghana abstained on both occasions."
    )
    assert [claim.listed for claim in _of(text, "GHA")] == [(2011, 2014)]


def test_each_of_so_many_times_is_no_list() -> None:
    text = (
        "Kenya voted yes on the Assembly's North Korea text in 2011 and in 2012, then no in 2014. "
        "Ghana abstained each of the three times."
    )
    assert [(claim.years, claim.listed) for claim in _of(text, "GHA")] == [((2011, 2014), ())]


def test_until_now_ends_before_the_vote_told() -> None:
    text = (
        "The Assembly adopted its North Korea text on Thursday by 116 votes to 20. "
        "Peru, which had abstained every year until now, voted in favour."
    )
    assert [claim.years for claim in _of(text, "PER")] == [(2005, 2013), (2014, 2014)]


def test_a_last_seat_is_of_no_year_told() -> None:
    text = "The Assembly's North Korea text was put to a vote. Peru, when it last had a seat, voted no."
    assert not _of(text, "PER")


def test_what_was_done_after_something_has_its_own_time() -> None:
    text = "The Assembly adopted its North Korea text on Thursday. Canada voted yes after shunning it in 2012."
    assert [claim.years for claim in _of(text, "CAN")] == [(2014, 2014)]


def test_a_vote_before_another_is_told_by_a_participle() -> None:
    text = "Canada voted yes on the Assembly's North Korea text after opposing the text a year earlier."
    assert [claim.years for claim in _of(text, "CAN")] == [(2014, 2014), (2013, 2013)]


def test_the_news_is_gone_back_to_from_a_list_of_years() -> None:
    text = (
        "Last Thursday Cuba voted against the Assembly's North Korea text. Mali abstained in 2011 and 2012. "
        "Chad, too, voted no."
    )
    assert [claim.years for claim in _of(text, "TCD")] == [(2014, 2014)]


THAT_YEAR = [
    "In 2012 the Assembly's North Korea draft had few friends; Japan joined the sponsors later that autumn.",
    "The Assembly's North Korea draft has 50 sponsors. In 2012, 40 states sponsored it. Japan joined it that year.",
]


@pytest.mark.parametrize("text", THAT_YEAR)
def test_that_year_is_the_one_named_last(text: str) -> None:
    assert [claim.years for claim in _of(text, "JPN")] == [(2012, 2012)]


def _totals(text: str) -> list[tuple[tuple[int, int] | None, Tallies]]:
    claims = read_claims(text, WINTER, YEARLY)
    return [(claim.years, claim.says) for claim in claims if isinstance(claim.says, Tallies)]


def test_a_sentence_after_a_semicolon_has_its_own_total() -> None:
    text = "In 2012 the Assembly's North Korea text had met with no votes against; thirty states had abstained."
    assert [says for _, says in _totals(text)] == [Tallies(None, 0, None), Tallies(None, None, 30)]


def test_a_second_text_has_the_year_before_it() -> None:
    text = "In 2005 the Assembly adopted a text on North Korea by 88 votes to 21, and in 2006 a second one by 99 to 21."
    assert [years for years, _ in _totals(text)] == [(2005, 2005), (2006, 2006)]


def test_two_figures_of_two_years_are_no_vote() -> None:
    text = "The Assembly's North Korea text won two more yes votes than in 2013: 61 against 59."
    assert not _totals(text)


COUNTS = [
    ("The Assembly's North Korea draft came before the Third Committee with 29 sponsors.", [(29, True)]),
    ("Kenya joined the sponsors of the Assembly's North Korea draft. In the end there were 59.", [(59, False)]),
    (
        "The Assembly's North Korea draft had 50 sponsors, of which 36 were on the revised text.",
        [(50, False), (36, True)],
    ),
    ("Kenya joined the sponsors of the Assembly's North Korea draft. Final count: 45.", [(45, False)]),
    ("Kenya sponsored the Assembly's North Korea draft. In 2012, 30 had done so.", [(30, False)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts_of_sponsors(text: str, expected: list[tuple[int, bool]]) -> None:
    claims = read_claims(text, WINTER, YEARLY)
    assert [(one.says.number, one.says.as_printed) for one in claims if isinstance(one.says, Counts)] == expected


def test_a_revised_draft_is_a_list_as_printed() -> None:
    text = "The Third Committee has the North Korea draft before it. Kenya was not on the revised draft."
    [claim] = _of(text, "KEN")
    assert claim.kind is Kind.SPONSORSHIP
    assert isinstance(claim.says, Sponsors)
    assert claim.says.as_printed


def test_letting_pass_beside_what_an_aside_tells() -> None:
    text = (
        "On Thursday the Assembly adopted its North Korea text by 116 votes to 20. "
        "India, an opponent in 2012, let it pass with an abstention."
    )
    assert [(claim.years, claim.says.ballot) for claim in _of(text, "IND") if isinstance(claim.says, Votes)] == [
        ((2012, 2012), "no"),
        ((2014, 2014), "abstain"),
    ]


def test_so_many_years_are_no_states() -> None:
    text = (
        "On Thursday the Assembly adopted its North Korea text by 116 votes to 20. "
        "India, an opponent in the two previous years, abstained."
    )
    assert [claim.years for claim in _of(text, "IND")] == [(2012, 2013), (2014, 2014)]


def test_joining_a_state_in_a_vote_is_voting_with_it() -> None:
    text = "The Assembly voted on its North Korea text. Peru joined the Philippines in voting no."
    assert len(_of(text, "PER")) == len(_of(text, "PHL")) == 1


def test_the_one_member_of_a_group_voted() -> None:
    text = "The Assembly voted on its North Korea text. Peru was the one Andean member to abstain."
    assert len(_of(text, "PER")) == 1


def test_a_name_that_is_a_states_is_on_the_list() -> None:
    text = "The Third Committee's North Korea draft carries three names, Japan's among them."
    assert [claim.kind for claim in _of(text, "JPN")] == [Kind.SPONSORSHIP]


def test_both_occasions_may_be_in_two_bodies() -> None:
    text = (
        "Kenya abstained on the North Korea text of the Human Rights Council in 2011. "
        "Kenya voted yes on that of the General Assembly in 2014. Ghana abstained on both occasions."
    )
    assert [(claim.forum, claim.listed) for claim in _of(text, "GHA")] == [(None, (2011, 2014))]

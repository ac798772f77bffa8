"""Whatever a claim asserts, it gets one finding that can be shown, and a partial list never makes a no."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.bodies import Forum
from onrecord.claims.check import CHECKS, check_claims
from onrecord.claims.models import (
    Acted,
    Adopts,
    Asks,
    Assertion,
    Change,
    Claim,
    Compared,
    Counts,
    Kind,
    Object,
    Order,
    Proceeds,
    Quantifier,
    Ranks,
    Relation,
    Served,
    Sponsors,
    Stage,
    Streak,
    Tallies,
    Verdict,
    Votes,
    Writes,
)

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

numbers = st.integers(0, 200)
years = st.integers(2000, 2030)
days = st.dates(date(2002, 1, 1), date(2028, 1, 1))
flags = st.booleans()
assertions = st.one_of(
    st.builds(
        Sponsors,
        quantifier=st.sampled_from(Quantifier), main=flags, for_group=st.none() | st.just("EU"),
        change=st.none() | st.sampled_from(Change), gap_years=st.none() | st.integers(1, 8),
        since=st.none() | years, as_printed=flags, joined_later=flags,
    ),
    st.builds(
        Streak, of=st.sampled_from(Object), count=st.none() | st.integers(1, 30), since=st.none() | years, first=flags
    ),
    st.builds(
        Votes, ballot=st.sampled_from(["yes", "no", "abstain", "absent", "dissociated"]), negated=flags, first=flags
    ),
    st.builds(
        Ranks, of=st.sampled_from(["yes", "no", "abstain", "margin", "result"]), how=st.sampled_from(Compared),
        than=st.just(()) | st.tuples(years), since=st.none() | years, ever=flags, strict=flags,
    ),
    st.builds(Tallies, yes=st.none() | numbers, no=st.none() | numbers, abstain=st.none() | numbers),
    st.builds(
        Adopts,
        method=st.sampled_from([None, "without_vote", "recorded_vote"]), adopted=flags, first=flags,
        since=st.none() | years,
    ),
    st.builds(Counts, number=numbers, relation=st.sampled_from(Relation), others=flags, as_printed=flags),
    st.builds(
        Proceeds,
        order=st.sampled_from(Order),
        committee_months=st.lists(st.integers(1, 12), max_size=2).map(tuple),
        plenary_months=st.lists(st.integers(1, 12), max_size=2).map(tuple),
        council_months=st.lists(st.integers(1, 12), max_size=2).map(tuple),
    ),
    st.builds(
        Asks,
        topics=st.lists(st.sampled_from(["abductees", "remains", "commission_of_inquiry", "x"])).map(tuple),
        absent=flags, texts=st.integers(1, 4), new=flags,
    ),
    st.builds(
        Writes,
        on=st.none() | days, addressee=st.sampled_from([None, "Lee", "Moon", "Kim"]), organisations=st.none() | numbers,
        relation=st.sampled_from(Relation), individuals=st.none() | numbers, countries=st.none() | numbers,
        names=st.lists(st.sampled_from(["HRW", "Roberta Cohen", "Nobody"]), max_size=2).map(tuple),
        asks_sponsorship=flags, session=st.sampled_from([None, "49", "80"]),
        subjects=st.lists(st.sampled_from(["fishermen", "report"]), max_size=1).map(tuple),
    ),
    st.builds(
        Acted,
        kind=st.sampled_from(["report", "law", "institution", "appointment", "vacancy"]),
        objects=st.lists(st.sampled_from(["annual report", "Self-Support Division", "x"]), max_size=2).map(tuple),
        phase=st.sampled_from([None, "dissolved", "published", "announced", "in_force", "vacant", "withheld"]),
        person=st.sampled_from([None, "Lee Shin-wha"]), lasted_years=st.none() | st.integers(1, 9), first=flags,
    ),
    st.builds(
        Served,
        head=st.sampled_from(["Moon Jae-in", "Yoon Suk Yeol", "Nobody"]),
        event=st.sampled_from(["took_office", "left_office", "removed", "term"]), on=st.none() | days,
    ),
)  # fmt: skip
claims = st.builds(
    Claim,
    span=st.just((0, 1)), quote=st.just("q"), kind=st.sampled_from(Kind), says=assertions,
    subject=st.sampled_from([None, "KOR", "USA", "IND", "CHN", "SCG", "ZZZ"]),
    series=st.sampled_from(["dprk", None, "other"]), forum=st.none() | st.sampled_from(Forum), both=flags,
    stage=st.none() | st.sampled_from(Stage),
    years=st.none() | st.tuples(years, years).map(lambda pair: (min(pair), max(pair))),
    listed=st.lists(years, max_size=3).map(tuple), session=st.sampled_from([None, "49", "77", "81", "S-1"]),
    document=st.sampled_from([None, "A/RES/69/188", "A/C.3/80/L.29", "A/HRC/RES/7/15", "A/RES/1/1"]),
    days=st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair))),
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims, st.none() | days)
def test_any_claim_gets_a_finding(pack_edition: Edition, claim: Claim, published: date | None) -> None:
    finding = check_claims([claim], pack_edition, published)[0]
    assert finding.claim is claim
    assert finding.sentence.endswith(".")
    assert finding.sentence[0].upper() == finding.sentence[0]
    for fault in ("None", "..", ";.", " ;", "()", "  "):
        assert fault not in finding.sentence, finding.sentence
    assert finding.evidence or finding.verdict is Verdict.NOT_IN_RECORD


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["IND", "BRA", "KEN"]), st.sampled_from([2014, *range(2015, 2023), 2024]), flags)
def test_a_partial_list_never_says_no(pack_edition: Edition, state: str, year: int, absent: bool) -> None:
    quantifier = Quantifier.NEVER if absent else Quantifier.EVERY
    claim = Claim((0, 1), "q", Kind.SPONSORSHIP, Sponsors(quantifier), state, "dprk", Forum.GA, years=(year, year))
    assert check_claims([claim], pack_edition)[0].verdict is Verdict.NOT_IN_RECORD


def test_every_assertion_has_its_check() -> None:
    assert set(CHECKS) == set(get_args(Assertion))

"""Sums that must close, lists that must hold each state once, days and seats that must fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from readings import ballots, named, read_rows, tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.build.pipeline import Assembled

CAST = {"Japan": "yes", "France": "yes", "Cuba": "no", "India": "abstain", "Chad": "absent"}


def test_a_roll_call_that_closes_says_nothing(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("a.csv", ballots=ballots(CAST), actions=[tally(2, 1, 1, not_voting=1)]))
    assert named(assembled, "tally-mismatch") == named(assembled, "sources-differ") == []


@pytest.mark.parametrize(
    ("printed", "field", "counted"),
    [
        ({"yes": 3, "no": 1, "abstain": 1}, "yes", "2"),
        ({"yes": 2, "no": 0, "abstain": 1}, "no", "1"),
        ({"yes": 2, "no": 1, "abstain": 2}, "abstain", "1"),
        ({"yes": 2, "no": 1, "abstain": 1, "not_voting": 12}, "not_voting", "1"),
    ],
)
def test_each_total_is_recomputed(
    assemble: Callable[..., Assembled], printed: dict[str, int], field: str, counted: str
) -> None:
    assembled = assemble(read_rows("a.csv", ballots=ballots(CAST), actions=[tally(**printed)]))
    assert named(assembled, "tally-mismatch", "document", "field", "value", "other_value") == [
        ("A/RES/62/167", field, str(printed[field]), counted)
    ]


def test_members_that_are_counted_and_not_named_are_no_mismatch(assemble: Callable[..., Assembled]) -> None:
    voting = {name: ballot for name, ballot in CAST.items() if ballot != "absent"}
    assembled = assemble(read_rows("a.csv", ballots=ballots(voting), actions=[tally(2, 1, 1, not_voting=14)]))
    assert named(assembled, "tally-mismatch") == []


def test_a_list_that_has_no_column_for_a_state_proves_nothing_about_a_total(assemble: Callable[..., Assembled]) -> None:
    """Voeten's data has no column for Czechoslovakia: its lists before 1993 add up to less, and that is no conflict."""
    dataset = dict({"JPN": "yes", "FRA": "yes", "CUB": "no"}.items())
    assembled = assemble(
        read_rows("a.csv", ballots=ballots(CAST), actions=[tally(2, 1, 1, not_voting=1)]),
        read_rows("b.csv", source="data set", rank="dataset", ballots=ballots(dataset)),
    )
    assert named(assembled, "sources-differ") == []


def test_a_list_of_few_states_proves_nothing_about_a_total(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(
        read_rows("a.csv", actions=[tally(101, 22, 59)]),
        read_rows("press.csv", source="press", rank="reported", ballots=ballots({"Japan": "yes"})),
    )
    assert named(assembled, "tally-mismatch") == named(assembled, "sources-differ") == []


def test_a_state_twice_in_one_list(assemble: Callable[..., Assembled]) -> None:
    twice = [*ballots(CAST), *ballots({"JAPAN": "yes"})]
    assembled = assemble(read_rows("a.csv", ballots=twice))
    assert named(assembled, "state-twice", "document", "field", "printed") == [("A/RES/62/167", "JPN", "JAPAN, Japan")]
    assert assembled.tables["ballots"].filter(state="JPN", chosen=True).height == 1


def test_the_same_state_in_two_sources_is_not_twice(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("a.csv", ballots=ballots(CAST)), read_rows("b.csv", ballots=ballots(CAST)))
    assert named(assembled, "state-twice") == []


def test_a_list_that_is_printed_twice_is_one_thing_to_look_at(assemble: Callable[..., Assembled]) -> None:
    six = ("Chile", "Fiji", "France", "Ghana", "Japan", "Peru")
    rows = [row for name in six for row in (*ballots({name: "yes"}), *ballots({name.upper(): "yes"}))]
    assembled = assemble(read_rows("votes.csv", ballots=rows))
    assert named(assembled, "state-twice", "field") == [("CHL FJI FRA GHA JPN PER",)]


def test_one_symbol_for_two_records(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("a.csv", actions=[tally(2, 1, 1), tally(90, 20, 60)]))
    assert named(assembled, "symbol-twice", "document") == [("A/RES/62/167",)]


def test_a_day_outside_the_session(assemble: Callable[..., Assembled]) -> None:
    late = tally(2, 1, 1) | {"date": date(2009, 12, 18)}
    assembled = assemble(read_rows("a.csv", actions=[late], ballots=ballots(CAST, date=date(2009, 12, 18))))
    assert named(assembled, "bad-date", "document", "value") == [("A/RES/62/167", "2009-12-18")]


def test_a_vote_of_a_state_that_was_no_member(assemble: Callable[..., Assembled]) -> None:
    """Japan was admitted on 18 December 1956; the library lists it in roll calls of November."""
    vote = {"document": "A/RES/1120(XI)", "session": "11", "date": date(1956, 11, 24)}
    assembled = assemble(read_rows("a.csv", ballots=ballots({"JAPAN": "absent", "FRANCE": "no"}, **vote)))
    assert named(assembled, "not-a-member", "document", "field") == [("A/RES/1120(XI)", "ballot JPN")]
    assert assembled.tables["ballots"].filter(chosen=True)["state"].to_list() == ["FRA"]
    assert assembled.tables["ballots"].height == 2


def test_a_vote_in_the_council_of_a_state_without_a_seat(assemble: Callable[..., Assembled]) -> None:
    """A data set gives the vote of Switzerland on A/HRC/RES/16/31 to Eswatini, which never had a seat."""
    vote = {"document": "A/HRC/RES/16/31", "body": "A/HRC", "session": "16", "date": date(2011, 3, 25)}
    assembled = assemble(read_rows("a.csv", ballots=ballots({"Swaziland": "yes", "France": "yes"}, **vote)))
    assert named(assembled, "not-a-member", "document", "field") == [("A/HRC/RES/16/31", "ballot SWZ")]
    assert assembled.tables["ballots"].filter(chosen=True)["state"].to_list() == ["FRA"]


def test_nobody_is_an_outsider_where_the_members_are_not_held(assemble: Callable[..., Assembled]) -> None:
    vote = {"document": "A/HRC/RES/99/1", "body": "A/HRC", "session": "99", "date": date(2046, 3, 25)}
    assembled = assemble(read_rows("a.csv", ballots=ballots({"Peru": "yes", "Fiji": "yes"}, **vote)))
    assert named(assembled, "not-a-member") == []


def test_the_day_of_the_action_tells_who_was_a_member(assemble: Callable[..., Assembled]) -> None:
    """Days in Voeten's data before 2000 are often off: a ballot is read on the library's day of the same vote."""
    symbol = {"document": "A/RES/1118(XI)", "session": "11"}
    assembled = assemble(
        read_rows("library.csv", actions=[tally(60, 0, 0, date=date(1956, 12, 19), **symbol)]),
        read_rows("votes.csv", rank="dataset", ballots=ballots({"JPN": "yes"}, date=date(1956, 12, 1), **symbol)),
    )
    assert named(assembled, "not-a-member") == []
    assert assembled.tables["ballots"]["date"].to_list() == [date(1956, 12, 1)]


def test_a_full_list_that_leaves_a_member_out(assemble: Callable[..., Assembled]) -> None:
    everyone = {
        state["name"]: "yes"
        for state in assemble().tables["states"].iter_rows(named=True)
        if state["member_from"] and state["member_from"] <= date(2007, 12, 18) and state["member_to"] is None
    }
    assert len(everyone) == 192
    whole = everyone | {"Cuba": "absent"}
    assert named(
        assemble(read_rows("a.csv", ballots=ballots(whole), actions=[tally(191, 0, 0, not_voting=1)])), "state-missing"
    ) == []  # fmt: skip
    short = {name: ballot for name, ballot in whole.items() if name not in {"Japan", "Chad"}}
    assembled = assemble(read_rows("a.csv", ballots=ballots(short), actions=[tally(189, 0, 0, not_voting=1)]))
    assert named(assembled, "state-missing", "document", "field") == [("A/RES/62/167", "JPN TCD")]


LISTED = {"document": "A/C.3/63/L.26", "body": "A/C.3", "session": "63"}
COVERED = {"document": "A/C.3/63/L.26", "list": "sponsors", "stage": "at_tabling", "extent": "complete"}


@pytest.mark.parametrize(("total", "extent", "says"), [(2, "complete", 0), (3, "complete", 1), (3, "partial", 0)])
def test_a_complete_sponsor_list_has_its_number_of_names(
    assemble: Callable[..., Assembled], total: int, extent: str, says: int
) -> None:
    rows = [LISTED | {"printed": name, "role": "tabled"} for name in ("Japan", "France")]
    rows += [LISTED | {"printed": "Chile", "role": "added"}]
    reported = [LISTED | {"printed": "European Union", "role": "main"}]
    assembled = assemble(
        read_rows("a.csv", sponsorships=rows, coverage=[COVERED | {"total": total, "extent": extent}]),
        read_rows("press.csv", source="press", rank="reported", sponsorships=reported),
    )
    assert len(named(assembled, "tally-mismatch")) == says


UNDATED = {"document": "S/2022/925", "body": "S", "printed": "Germany", "role": "tabled"}


def test_a_sponsor_without_a_day_is_read_on_that_of_the_resolution(assemble: Callable[..., Assembled]) -> None:
    draft = {"document": "S/2022/925", "body": "S", "kind": "draft", "becomes": "S/RES/2664 (2022)"}
    action = {"document": "S/RES/2664 (2022)", "body": "S", "date": date(2022, 12, 9), "kind": "adopted"}
    assembled = assemble(
        read_rows(
            "a.csv", sponsorships=[UNDATED, UNDATED | {"printed": "Türkiye"}], documents=[draft], actions=[action]
        )
    )
    assert assembled.tables["sponsorships"]["state"].to_list() == ["DEU", "TUR"]
    assert named(assembled, "name-not-of-the-day") == named(assembled, "ambiguous-state") == []


def test_without_any_day_the_year_of_the_symbol_tells(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("a.csv", sponsorships=[UNDATED]))
    assert assembled.tables["sponsorships"]["state"].to_list() == ["DEU"]
    nothing = assemble(read_rows("a.csv", sponsorships=[UNDATED | {"document": "TD/B/L.1"}]))
    assert named(nothing, "ambiguous-state", "printed") == [("Germany",)]

"""Which statement the record follows, and what is said of the others: known answers, the real conflicts first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from readings import DAY, VOTE, ballots, named, read_rows, tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.build.pipeline import Assembled

LIBRARY = "https://digitallibrary.un.org/record/615020"


def chosen(assembled: Assembled, table: str, *columns: str) -> list[tuple[object, ...]]:
    return assembled.tables[table].filter(pl.col("chosen")).select(columns).rows()


def test_south_africa_on_62_167(assemble: Callable[..., Assembled]) -> None:
    """The library reads 101-22-59, the data set 102-22-58: South Africa abstained or voted yes (here in small)."""
    library = read_rows(
        "library.csv",
        source=LIBRARY,
        ballots=ballots({"South Africa": "abstain", "Japan": "yes", "Cuba": "no"}),
        actions=[tally(1, 1, 1)],
    )
    dataset = read_rows(
        "dataset.csv",
        source="roll calls",
        rank="dataset",
        ballots=ballots({"ZAF": "yes", "JPN": "yes", "CUB": "no"}),
    )
    assembled = assemble(dataset, library)
    assert chosen(assembled, "ballots", "state", "ballot") == [("CUB", "no"), ("JPN", "yes"), ("ZAF", "abstain")]
    assert assembled.tables["ballots"].height == 6
    assert named(
        assembled, "sources-differ", "document", "field", "value", "source", "other_value", "other_source"
    ) == [
        ("A/RES/62/167", "ballot ZAF", "abstain", LIBRARY, "yes", "roll calls"),
        ("A/RES/62/167", "tally", "1-1-1", LIBRARY, "2-1-0", "roll calls"),
    ]
    assert named(assembled, "tally-mismatch") == []


def test_the_heavier_rank_is_followed_whatever_the_order(assemble: Callable[..., Assembled]) -> None:
    document = {"document": "A/C.3/62/L.37", "body": "A/C.3", "session": "62", "kind": "draft"}
    ranks = {"reported": "2007-12-19", "dataset": "2007-12-17", "catalogue": "2007-12-16", "document": "2007-12-18"}
    readings = [
        read_rows(f"{rank}.csv", source=rank, rank=rank, documents=[document | {"date": day}])
        for rank, day in ranks.items()
    ]
    for order in (readings, readings[::-1]):
        assembled = assemble(*order)
        assert chosen(assembled, "documents", "date") == [("2007-12-18",)]
        assert named(assembled, "sources-differ", "other_value") == [("2007-12-16",), ("2007-12-17",)]
        assert named(assembled, "reported-differs", "value", "other_value") == [("2007-12-18", "2007-12-19")]


def test_the_day_of_distribution_is_no_other_day_of_adoption(assemble: Callable[..., Assembled]) -> None:
    adopted = {"document": "A/RES/62/167", "body": "A", "session": "62", "kind": "resolution", "date": "2007-12-18"}
    assembled = assemble(
        read_rows("a.csv", documents=[adopted]),
        read_rows("b.csv", source="A/RES/62/167", rank="document", documents=[adopted | {"date": "2008-03-20"}]),
    )
    assert named(assembled, "sources-differ") == []


def test_a_date_known_less_closely_is_no_disagreement(assemble: Callable[..., Assembled]) -> None:
    document = {"document": "A/C.3/62/L.37", "body": "A/C.3", "session": "62", "kind": "draft"}
    assembled = assemble(
        read_rows("a.csv", documents=[document | {"date": "2007-12-18"}]),
        read_rows("b.csv", documents=[document | {"date": "2007"}]),
        read_rows("c.csv", documents=[document | {"date": None}]),
    )
    assert named(assembled, "sources-differ") == []


def test_a_reissue_is_followed_over_the_first_issue(assemble: Callable[..., Assembled]) -> None:
    """A/C.3/80/L.29: 41 sponsors on the second reissue of 12 November 2025; earlier counts are made up."""
    draft = {"document": "A/C.3/80/L.29", "body": "A/C.3", "session": "80", "kind": "draft"}
    listed = {"document": "A/C.3/80/L.29", "list": "sponsors", "stage": "at_tabling", "extent": "partial"}
    issues = {"first.pdf": (None, 38), "second.pdf": ("*Reissued (10 November 2025)", 40)}
    issues["third.pdf"] = ("**Second reissue (12 November 2025)", 41)
    readings = [
        read_rows(
            name,
            source=name,
            rank="document",
            documents=[draft | {"reissue": stars}],
            coverage=[listed | {"total": total}],
        )
        for name, (stars, total) in issues.items()
    ]
    for order in (readings, readings[::-1]):
        assembled = assemble(*order)
        assert chosen(assembled, "coverage", "total") == [(41,)]
        assert chosen(assembled, "documents", "reissue") == [("**Second reissue (12 November 2025)",)]
        assert sorted(named(assembled, "sources-differ", "value", "other_value")) == [("41", "38"), ("41", "40")]


def test_the_fuller_statement_is_followed_among_equals(assemble: Callable[..., Assembled]) -> None:
    bare = tally(101, 22, 59)
    assembled = assemble(
        read_rows("bare.csv", actions=[bare]), read_rows("full.csv", actions=[bare | {"meeting": "A/62/PV.76"}])
    )
    assert chosen(assembled, "actions", "meeting") == [("A/62/PV.76",)]
    assert named(assembled, "sources-differ") == []


def test_one_way_of_writing_joins_two_sources(assemble: Callable[..., Assembled]) -> None:
    spaced = {"document": "A/RES/67/234 B", "body": "A", "session": "67", "kind": "resolution", "revises": "A/67/L.1"}
    assembled = assemble(
        read_rows("a.csv", documents=[spaced]),
        read_rows("b.csv", documents=[spaced | {"document": "A/RES/67/234B", "revises": "A/67/L.2"}]),
    )
    assert len(set(assembled.tables["documents"]["document"])) == 1
    assert len(chosen(assembled, "documents", "document")) == 1
    assert len(named(assembled, "sources-differ")) == 1


SPONSOR = {"document": "A/C.3/77/L.40", "body": "A/C.3", "session": "77", "printed": "Republic of Korea"}


def test_a_documented_sponsor_outweighs_a_report_that_it_is_none(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(
        read_rows("press.csv", source="press", rank="reported", sponsorships=[SPONSOR | {"role": "not_sponsor"}]),
        read_rows("draft.pdf", source="draft", rank="document", sponsorships=[SPONSOR | {"role": "tabled"}]),
    )
    assert chosen(assembled, "sponsorships", "state", "role") == [("KOR", "tabled")]
    assert named(assembled, "reported-differs", "field", "value", "other_value") == [
        ("sponsor KOR", "sponsor", "not_sponsor")
    ]


def test_two_reports_of_equal_weight_that_clash_leave_it_open(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(
        read_rows("one.csv", source="one", rank="reported", sponsorships=[SPONSOR | {"role": "not_sponsor"}]),
        read_rows("two.csv", source="two", rank="reported", sponsorships=[SPONSOR | {"role": "sponsor"}]),
    )
    assert chosen(assembled, "sponsorships", "role") == []
    assert assembled.tables["sponsorships"].height == 2
    assert len(named(assembled, "sources-differ")) == 1


def test_how_it_sponsors_outweighs_that_it_does(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(
        read_rows("press.csv", rank="reported", sponsorships=[SPONSOR | {"role": "sponsor"}]),
        read_rows("report.csv", sponsorships=[SPONSOR | {"role": "added", "date": date(2022, 11, 16)}]),
    )
    assert chosen(assembled, "sponsorships", "role", "date") == [("added", date(2022, 11, 16))]
    assert named(assembled, "reported-differs") == named(assembled, "sources-differ") == []


def test_a_state_that_a_whole_roll_call_does_not_name_has_no_vote_chosen(assemble: Callable[..., Assembled]) -> None:
    """Voeten's columns give Palau and Dominica votes on days for which the library's closed list has none."""
    library = read_rows(
        "library.csv", source=LIBRARY, ballots=ballots({"Japan": "yes", "Cuba": "no"}), actions=[tally(1, 1, 0)]
    )
    dataset = read_rows(
        "dataset.csv", source="roll calls", rank="dataset", ballots=ballots({"JPN": "yes", "CUB": "no", "PLW": "yes"})
    )
    assembled = assemble(library, dataset)
    assert chosen(assembled, "ballots", "state") == [("CUB",), ("JPN",)]
    assert ("ballot PLW", "not on the list", "yes") in named(
        assembled, "sources-differ", "field", "value", "other_value"
    )


def test_a_lighter_source_fills_what_an_open_roll_call_leaves_out(assemble: Callable[..., Assembled]) -> None:
    """A/RES/620(VII)[A] prints AN PAKISTAN with a vote that is none: its list does not close, so it is not whole."""
    library = read_rows(
        "library.csv", source=LIBRARY, ballots=ballots({"Japan": "yes", "Cuba": "no"}), actions=[tally(2, 1, 0)]
    )
    dataset = read_rows("dataset.csv", source="roll calls", rank="dataset", ballots=ballots({"PAK": "yes"}))
    assembled = assemble(library, dataset)
    assert chosen(assembled, "ballots", "state") == [("CUB",), ("JPN",), ("PAK",)]


def test_an_unresolved_name_keeps_a_list_from_being_whole(assemble: Callable[..., Assembled]) -> None:
    library = read_rows(
        "library.csv", source=LIBRARY, ballots=ballots({"AN PAKISTAN": "yes", "Cuba": "no"}), actions=[tally(1, 1, 0)]
    )
    dataset = read_rows("dataset.csv", source="roll calls", rank="dataset", ballots=ballots({"PAK": "yes"}))
    assembled = assemble(library, dataset)
    assert ("PAK", "yes") in chosen(assembled, "ballots", "state", "ballot")
    assert named(assembled, "name-damaged", "printed", "rows") == [("AN PAKISTAN", 1)]


@pytest.mark.parametrize("session", ["62", None])
def test_a_missing_session_is_the_symbol_s_and_makes_no_other_fact(
    assemble: Callable[..., Assembled], session: str | None
) -> None:
    assembled = assemble(
        read_rows("a.csv", actions=[tally(101, 22, 59)]),
        read_rows("b.csv", source="b", rank="dataset", actions=[tally(102, 22, 58) | {"session": session}]),
    )
    assert chosen(assembled, "actions", "session", "yes") == [("62", 101)]
    assert named(assembled, "sources-differ", "field") == [("abstain",), ("yes",)]


def test_what_was_printed_stays(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("a.csv", ballots=[VOTE | {"printed": " CÔTE D’IVOIRE*", "ballot": "yes"}]))
    assert assembled.tables["ballots"].select("state", "printed").rows() == [("CIV", " CÔTE D’IVOIRE*")]


def test_a_source_that_corrects_its_own_list_is_followed(assemble: Callable[..., Assembled]) -> None:
    """The catalogue lists China on A/C.3/67/L.34/Rev.1 and notes that it was listed in error."""
    listed = SPONSOR | {"printed": "China"}
    assembled = assemble(
        read_rows("a.csv", source="catalogue", sponsorships=[listed | {"role": "tabled"}]),
        read_rows("b.csv", source="catalogue", sponsorships=[listed | {"role": "not_sponsor"}]),
    )
    assert chosen(assembled, "sponsorships", "state", "role") == [("CHN", "not_sponsor")]


def test_how_a_text_was_adopted_is_followed_over_the_document_that_gives_the_day_alone(
    assemble: Callable[..., Assembled],
) -> None:
    adopted = VOTE | {"kind": "adopted"}
    printed = read_rows("a.pdf", source="text", rank="document", actions=[adopted])
    voted = read_rows("b.csv", source="record", actions=[adopted | {"method": "recorded_vote", "yes": 101}])
    for order in ((printed, voted), (voted, printed)):
        assert chosen(assemble(*order), "actions", "method", "yes") == [("recorded_vote", 101)]
    assert chosen(assemble(printed), "actions", "method", "date") == [(None, DAY)]


LIST = {"document": "A/C.3/60/L.48", "list": "sponsors", "stage": "at_adoption"}


@pytest.mark.parametrize(
    ("lighter", "heavier", "follows"),
    [
        ("complete", "selection", "complete"),
        ("complete", "none", "complete"),
        ("partial", "selection", "partial"),
        ("complete", "partial", "partial"),
        ("none", "selection", "selection"),
    ],
)
def test_adding_a_file_does_not_make_a_list_less_complete(
    assemble: Callable[..., Assembled], lighter: str, heavier: str, follows: str
) -> None:
    reported = read_rows("a.csv", source="press", rank="reported", coverage=[LIST | {"extent": lighter}])
    catalogued = read_rows("b.csv", source="catalogue", coverage=[LIST | {"extent": heavier}])
    for order in ((reported, catalogued), (catalogued, reported)):
        assembled = assemble(*order)
        assert chosen(assembled, "coverage", "extent") == [(follows,)]
        assert named(assembled, "sources-differ") == named(assembled, "reported-differs") == []


def test_a_documented_list_is_complete_where_one_source_has_it_all(assemble: Callable[..., Assembled]) -> None:
    """The draft as issued cannot know who joins later; the library's record of it does."""
    draft = read_rows("a.pdf", source="draft", rank="document", coverage=[LIST | {"extent": "partial"}])
    record = read_rows("b.xml", source="record", coverage=[LIST | {"extent": "complete"}])
    assert chosen(assemble(draft, record), "coverage", "extent") == [("complete",)]

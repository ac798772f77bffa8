"""Known answers from the embedded record: the human rights situation in the DPRK."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from onrecord.standing import Measure, breaks, spells

COMMITTEE_60_TO_68_AND_78 = [*range(60, 69), 78]


@pytest.fixture(scope="module")
def korea(dprk):
    return dprk.filter(pl.col("state") == "KOR")


def told(frame: pl.DataFrame, forum: str) -> list[tuple[object, ...]]:
    rows = frame.filter(pl.col("forum") == forum)
    return rows.select("value", "from_label", "to_label").rows()


def test_korea_sponsors_in_the_assembly(korea):
    assert told(spells(korea, Measure.SPONSORSHIP), "GA") == [
        ("no", "60", "62"),
        ("yes", "63", "73"),
        ("no", "74", "76"),
        ("yes", "77", "80"),
    ]


def test_korea_sponsors_in_the_council(korea):
    assert told(spells(korea, Measure.SPONSORSHIP), "HRC") == [
        ("no", "7", "7"),
        ("yes", "10", "37"),
        ("no", "40", "49"),
        ("yes", "52", "58"),
        ("unknown", "61", "61"),
    ]


def test_korea_session_by_session(korea):
    def at(forum: str, session: int) -> tuple[object, ...]:
        row = korea.filter(pl.col("forum") == forum, pl.col("session") == session)
        return row.select("year", "position", "sponsor", "vote", "committee_vote", "rank").row(0)

    assert at("CHR", 59) == (2003, "absent", "unknown", "absent", None, "catalogue")
    assert at("CHR", 60) == (2004, "abstained", "unknown", "abstain", None, "catalogue")
    assert at("CHR", 61) == (2005, "abstained", "unknown", "abstain", None, "catalogue")
    assert at("GA", 60) == (2005, "abstained", "no", "abstain", "abstain", "catalogue")
    assert at("GA", 61) == (2006, "voted_yes", "no", "yes", "yes", "catalogue")
    assert at("GA", 62) == (2007, "abstained", "no", "abstain", "abstain", "catalogue")
    assert at("GA", 75) == (2020, "joined_consensus", "no", None, None, "reported")
    assert at("HRC", 7) == (2008, "voted_yes", "no", "yes", None, "catalogue")
    assert at("HRC", 40) == (2019, "not_a_member", "no", None, None, "reported")
    assert at("HRC", 43) == (2020, "joined_consensus", "no", None, None, "reported")
    assert at("HRC", 61) == (2026, "unknown", "unknown", None, None, None)


def test_korea_in_council_session_22_is_reported_and_not_on_the_printed_list(korea):
    row = korea.filter(pl.col("forum") == "HRC", pl.col("session") == 22).row(0, named=True)
    assert (row["position"], row["rank"]) == ("sponsor", "reported")
    assert row["why"] == "reported as a sponsor; not on the list as tabled, so it may have joined later"


def test_korea_came_back_to_the_assembly_on_16_november_2022(korea):
    changes = breaks(korea, Measure.SPONSORSHIP).filter(pl.col("forum") == "GA")
    assert changes.select("date", "before_label", "after_label", "after_document").rows()[-1] == (
        date(2022, 11, 16),
        "76",
        "77",
        "A/RES/77/226",
    )


def test_every_state_has_one_row_in_every_session(dprk):
    assert dprk.select("forum", "session_label", "state").is_unique().all()
    sessions = dprk.select("forum", "session_label").unique().group_by("forum").len().sort("forum")
    assert sessions.rows() == [("CHR", 3), ("GA", 21), ("HRC", 19)]


@pytest.mark.parametrize(
    ("resolution", "tally"),
    [
        ("A/RES/60/173", (88, 21, 60)),
        ("A/RES/62/167", (101, 22, 59)),
        ("A/RES/70/172", (119, 19, 48)),
        ("A/HRC/RES/16/8", (30, 3, 11)),
        ("E/CN.4/RES/2003/10", (28, 10, 14)),
    ],
)
def test_the_votes_add_up_to_the_tally(dprk, resolution, tally):
    votes = dprk.filter(pl.col("resolution") == resolution)["vote"].to_list()
    assert tuple(votes.count(ballot) for ballot in ("yes", "no", "abstain")) == tally


@pytest.mark.parametrize("session", COMMITTEE_60_TO_68_AND_78)
def test_complete_lists_leave_no_sponsorship_open(dprk, session):
    here = dprk.filter(pl.col("forum") == "GA", pl.col("session") == session)
    assert "unknown" not in here["sponsor"].to_list()


def test_other_lists_prove_no_absence_but_by_report(dprk):
    complete = (pl.col("forum") == "GA") & pl.col("session").is_in(COMMITTEE_60_TO_68_AND_78)
    absent = dprk.filter(~complete, pl.col("sponsor") == "no")
    assert set(absent["sponsor_rank"]) == {"reported"}


def test_the_united_states_joined_after_the_list_of_2025_was_printed(dprk):
    row = dprk.filter(pl.col("forum") == "GA", pl.col("session") == 80, pl.col("state") == "USA").row(0, named=True)
    assert (row["position"], row["role"]) == ("sponsor", "added")


def test_serbia_and_montenegro_ends_and_montenegro_is_admitted(dprk):
    def sessions(state: str) -> list[int]:
        rows = dprk.filter(pl.col("forum") == "GA", pl.col("state") == state, pl.col("member"))
        return rows["session"].sort().to_list()

    assert sessions("SCG") == [60]
    assert sessions("MNE")[0] == 61
    assert sessions("SSD")[0] == 66


def test_the_dprk_is_never_said_to_have_joined_the_consensus_on_itself(dprk):
    assert "joined_consensus" not in dprk.filter(pl.col("state") == "PRK")["position"].to_list()


def test_a_position_shows_its_document(dprk):
    known = dprk.filter(pl.col("position") != "unknown")
    assert known["document"].null_count() == known["origin_id"].null_count() == 0

"""The Council's roll calls."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk import check_account, codes, csv_file
from onrecord.discrepancies import Level
from onrecord.errors import InputError
from onrecord.record import SourceFile
from onrecord.sources.hrc_csv import READER, SEATS

HEADER = ["symbol", "date", "type", "title", "state", "ballot"]
STATES = [f"A{first}{second}" for first in "ABCDEFGH" for second in "ABCDEF"][:SEATS]


def roll_call(symbol="A/HRC/RES/99/1", kind="resolution", yes=30, no=10, abstain=7, **more):
    votes = ["YES"] * yes + ["NO"] * no + ["ABSTAIN"] * abstain
    title = f"Rights of lighthouse keepers :{kind} /adopted by the Human Rights Council at its 99th session"
    shared = {"symbol": symbol, "date": "2044-03-30", "type": kind, "title": title} | more
    return [{**shared, "state": state, "ballot": vote} for state, vote in zip(STATES, votes, strict=False)]


def read(rows):
    source = csv_file(HEADER, rows)
    assert READER.recognises(source)
    reading = READER.read(source)
    check_account(reading)
    return reading


def test_a_resolution():
    reading = read(roll_call())
    action = reading.statements["actions"].row(0, named=True)
    assert (action["document"], action["body"], action["session"]) == ("A/HRC/RES/99/1", "A/HRC", "99")
    assert (action["kind"], action["method"], action["date"]) == ("adopted", "recorded_vote", date(2044, 3, 30))
    assert action["yes"] is None, "no totals are printed, so none are stated"
    assert reading.statements["documents"].select("kind", "title").rows() == [
        ("resolution", "Rights of lighthouse keepers")
    ]
    assert dict(reading.statements["ballots"]["ballot"].value_counts().iter_rows()) == {
        "yes": 30,
        "no": 10,
        "abstain": 7,
    }
    assert reading.statements["coverage"].select("extent", "names").rows() == [("complete", SEATS)]


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "outcome"),
    [
        (20, 17, 10, "adopted"),
        (17, 20, 10, "rejected"),
        (20, 20, 7, "rejected"),
        (20, 19, 7, None),
        (24, 22, 0, "adopted"),
    ],
)
def test_the_outcome_of_an_amendment_follows_from_the_votes_where_no_missing_seat_can_turn_it(
    yes, no, abstain, outcome
):
    reading = read(roll_call("A/HRC/99/L.30", "amendment", yes, no, abstain))
    assert reading.statements["documents"]["kind"].to_list() == ["amendment"]
    assert reading.statements["actions"]["kind"].to_list() == ([outcome] if outcome else [])


@pytest.mark.parametrize(
    ("printed", "kind", "read_as"),
    [
        ("A/HRC/RES/56/L.31", "amendment", "A/HRC/56/L.31"),
        ("A/HRC/50/L.37 as orally revised", "amendment", "A/HRC/50/L.37"),
        ("A/HRC/DEC22/117", "decision", "A/HRC/DEC/22/117"),
    ],
)
def test_misprinted_symbols_are_read_and_said(printed, kind, read_as):
    reading = read(roll_call(printed, kind))
    assert set(reading.statements["ballots"]["document"]) == {read_as}
    assert [(found.code, found.printed, found.value) for found in reading.discrepancies] == [
        ("misprint", printed, read_as)
    ]


class TestFaults:
    def test_a_symbol_that_is_none(self):
        reading = read(roll_call("A/HRC/RES/99/XX") + roll_call())
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.rows) == ("bad-symbol", Level.ERROR, SEATS)

    def test_a_vote_and_a_state_that_are_none(self):
        rows = roll_call()
        rows[0]["ballot"], rows[1]["state"], rows[2]["ballot"] = "MAYBE", "", ""
        reading = read(rows)
        assert codes(reading) == ["bad-vote", "missing-value", "missing-value"]
        assert reading.statements["coverage"]["extent"].to_list() == ["partial"]

    def test_no_vote_is_absent(self):
        rows = roll_call()
        rows[0]["ballot"] = "NO_VOTE"
        assert read(rows).statements["ballots"]["ballot"].to_list()[0] == "absent"

    def test_rows_that_differ_and_a_date_that_is_none(self):
        rows = roll_call(date="soon")
        rows[4]["title"] = "Another title"
        assert codes(read(rows)) == ["record-differs", "bad-date"]

    def test_a_file_without_rows_and_another_layout(self):
        with pytest.raises(InputError, match="0 rows"):
            READER.read(csv_file(HEADER, []))
        with pytest.raises(InputError, match="no column"):
            READER.read(csv_file(["symbol", "date"], []))


@given(st.lists(st.sampled_from([*STATES[:3], ""]), max_size=6), st.sampled_from(["YES", "NO", "?", ""]))
def test_any_rows_are_accounted_for(states, vote):
    rows = roll_call()[:3] + [{**roll_call()[0], "state": state, "ballot": vote} for state in states]
    read(rows)


@pytest.mark.shared
def test_the_real_file(shared):
    path = shared / "data/hrc/ballots_2006_2024.csv.gz"
    reading = READER.read(SourceFile(path.name, path.read_bytes()))
    check_account(reading)
    assert reading.rows_read == reading.rows_used == 45_387
    kinds = dict(reading.statements["documents"]["kind"].value_counts().iter_rows())
    assert kinds == {"amendment": 436, "resolution": 519, "decision": 11}
    assert codes(reading) == ["misprint"] * 9
    ballots = reading.statements["ballots"].filter(pl.col("document") == "A/HRC/RES/7/15")["ballot"]
    assert dict(ballots.value_counts().iter_rows()) == {"yes": 22, "no": 7, "abstain": 18}

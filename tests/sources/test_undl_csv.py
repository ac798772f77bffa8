"""The Digital Library's voting data: both layouts and bodies, what is wrong in a file, and the real one."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulk import GA_2024, GA_2025, SC_2025, check_account, codes, csv_file, roll_call
from onrecord.discrepancies import Level
from onrecord.errors import InputError
from onrecord.record import SourceFile
from onrecord.sources.undl_csv import READER
from onrecord.sources.undl_votes import SAME_ROW_AGAIN, WRITTEN_FOR_NO_VOTE

VOTES = {"ICELAND": "Y", "NORWAY": "Y", "CUBA": "N", "CHAD": "A", "FIJI": "X"}


def read(rows, header=GA_2025, *, packed=False):
    source = csv_file(header, rows, packed=packed)
    assert READER.recognises(source)
    reading = READER.read(source)
    check_account(reading)
    return reading


def ballots(reading) -> dict[str, str]:
    frame = reading.statements["ballots"]
    return dict(zip(frame["printed"], frame["ballot"], strict=True))


class TestOneRollCall:
    @pytest.mark.parametrize("packed", [False, True])
    def test_everything_it_states(self, packed):
        rows = roll_call(VOTES, draft="A/C.3/99/L.7/Rev.1", committee_report="A/99/480/Add.3; A/99/480/Add.3/Corr.1")
        reading = read(rows, packed=packed)
        assert ballots(reading) == {
            "ICELAND": "yes",
            "NORWAY": "yes",
            "CUBA": "no",
            "CHAD": "abstain",
            "FIJI": "absent",
        }
        action = reading.statements["actions"].row(0, named=True)
        assert (action["document"], action["body"], action["session"]) == ("A/RES/99/1", "A", "99")
        assert (action["date"], action["kind"], action["method"]) == (date(2044, 12, 16), "adopted", "recorded_vote")
        assert [action[name] for name in ("yes", "no", "abstain", "not_voting")] == [2, 1, 1, 1]
        assert action["meeting"] == "A/99/PV.50"
        assert (action["locator"], action["rank"]) == ("undl_id=900001", "catalogue")
        assert action["source"] == "https://library.example/record/900001"
        documents = reading.statements["documents"]
        assert documents.select("document", "kind", "becomes").rows() == [
            ("A/RES/99/1", "resolution", None),
            ("A/C.3/99/L.7/Rev.1", "revised_draft", "A/RES/99/1"),
            ("A/99/480/Add.3", "committee_report", None),
            ("A/99/480/Add.3/Corr.1", "committee_report", None),
        ]
        assert documents["title"][0] == "Rights of lighthouse keepers"
        assert documents["agenda_item"][0] == "A/99/251 71c Lighthouses. LIGHTHOUSES"
        coverage = reading.statements["coverage"].row(0, named=True)
        assert (coverage["extent"], coverage["names"], coverage["total"]) == ("complete", 5, 5)
        assert reading.discrepancies == ()
        assert reading.rows_read == reading.rows_used == 5

    def test_totals_with_a_decimal_point(self):
        reading = read(roll_call(VOTES, total_yes="2.0", total_no="1.0"))
        assert reading.statements["actions"]["yes"].to_list() == [2]
        assert reading.discrepancies == ()

    def test_the_layout_of_2024(self):
        renamed = {"ms_name": "ms_names", "ms_vote": "ms_votes", "resolution": "resolutions", "total_yes": "yes"}
        renamed |= {"total_no": "no", "total_abstentions": "abstentions", "total_non_voting": "non-voting"}
        renamed |= {"total_ms": "total-voting", "agenda_title": "agenda_titles"}
        rows = [
            {
                renamed.get(name, name): "NV" if value == "X" else value
                for name, value in row.items()
                if name != "session"
            }
            for row in roll_call(VOTES)
        ]
        reading = read(rows, GA_2024)
        assert ballots(reading)["FIJI"] == "absent"
        assert reading.statements["actions"].select("session", "yes", "not_voting").rows() == [("99", 2, 1)]
        assert reading.discrepancies == ()

    def test_the_security_council(self):
        rows = [
            {
                **row,
                "description": "Resolution 2999 (2044) [on lighthouses]",
                "agenda": "Lighthouses",
                "modality": "VOTED",
            }
            for row in roll_call(VOTES, symbol="S/RES/2999 (2044)", meeting="S/PV.9999")
        ]
        for row in rows:
            for name in ("title", "session", "agenda_title"):
                del row[name]
        reading = read(rows, SC_2025)
        action = reading.statements["actions"].row(0, named=True)
        assert (action["body"], action["session"], action["meeting"]) == ("S", None, "S/PV.9999")
        assert reading.statements["documents"]["agenda_item"].to_list() == ["Lighthouses"]

    def test_where_no_vote_was_taken_the_library_writes_yes_for_all(self):
        rows = [{**row, "modality": "ADOPTED WITHOUT VOTE"} for row in roll_call(dict.fromkeys(VOTES, "Y"))]
        for row in rows:
            for name in ("title", "session", "agenda_title"):
                del row[name]
        reading = read(rows, SC_2025)
        assert reading.statements["ballots"].height == 0
        assert reading.statements["coverage"].height == 0
        assert reading.statements["actions"]["method"].to_list() == ["without_vote"]
        assert reading.rows_left_out == {WRITTEN_FOR_NO_VOTE: 5}


class TestFaults:
    def test_a_vote_that_is_none(self):
        reading = read(roll_call(VOTES | {"AN PAKISTAN": "?"}))
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.rows) == ("bad-vote", Level.ERROR, 1)
        assert (found.document, found.field, found.printed) == ("A/RES/99/1", "AN PAKISTAN", "?")
        assert found.locator == "undl_id=900001, row 7"
        assert reading.statements["coverage"]["extent"].to_list() == ["partial"]

    def test_a_row_without_a_name(self):
        reading = read([*roll_call(VOTES), {**roll_call(VOTES)[0], "ms_name": ""}])
        assert codes(reading) == ["missing-value"]
        assert reading.rows_used == 5

    def test_a_symbol_that_is_none_leaves_its_votes_out(self):
        reading = read(roll_call(VOTES, symbol="A/RES/99/XX") + roll_call(VOTES, number="900002"))
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.rows) == ("bad-symbol", Level.ERROR, 5)
        assert "'XX'" in found.message
        assert reading.statements["actions"]["locator"].to_list() == ["undl_id=900002"]

    def test_a_record_without_number_or_symbol(self):
        reading = read(roll_call(VOTES, number="") + roll_call(VOTES, number="900002", symbol=""))
        assert codes(reading) == ["missing-value", "missing-value"]
        assert reading.rows_used == 0

    def test_a_misprinted_symbol_is_read_and_said(self):
        reading = read(roll_call(VOTES, symbol="A/RES/99//7"))
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.value) == ("misprint", Level.NOTE, "A/RES/99/7")
        assert reading.rows_used == 5

    @pytest.mark.parametrize("printed", ["2044-13-01", "soon", "16/12/2044", ""])
    def test_a_date_that_is_none_is_left_open(self, printed):
        reading = read(roll_call(VOTES, date=printed))
        assert codes(reading) == ["bad-date"]
        assert reading.statements["actions"]["date"].to_list() == [None]
        assert reading.rows_used == 5

    def test_a_total_that_is_none_is_left_open(self):
        reading = read(roll_call(VOTES, total_yes="1O3"))
        assert codes(reading) == ["bad-number"]
        assert reading.statements["actions"].select("yes", "no").rows() == [(None, 1)]

    def test_an_empty_session_is_the_symbol_s_and_another_one_is_said(self):
        assert read(roll_call(VOTES, session="")).statements["actions"]["session"].to_list() == ["99"]
        reading = read(roll_call(VOTES, session="98"))
        assert codes(reading) == ["session-differs"]
        assert reading.statements["actions"]["session"].to_list() == ["99"]

    def test_a_meeting_and_a_report_that_are_no_symbols(self):
        reading = read(roll_call(VOTES, meeting="N/A", committee_report="A/99/12/Add."))
        assert codes(reading) == ["bad-symbol", "bad-symbol"]
        assert {found.field for found in reading.discrepancies} == {"meeting", "committee_report"}
        assert reading.rows_used == 5

    def test_rows_of_one_record_that_differ(self):
        rows = roll_call(VOTES)
        rows[3]["date"] = "2044-12-17"
        reading = read(rows)
        assert codes(reading) == ["record-differs"]
        assert reading.discrepancies[0].locator == "undl_id=900001, row 5"
        assert reading.statements["actions"]["date"].to_list() == [date(2044, 12, 16)]

    def test_a_record_that_stands_twice_is_read_once(self):
        reading = read(roll_call(VOTES) + roll_call(VOTES, number="900002", symbol="A/RES/99/2") + roll_call(VOTES))
        assert codes(reading) == ["record-twice"]
        assert reading.rows_left_out == {SAME_ROW_AGAIN: 5}
        assert reading.statements["actions"].height == 2

    def test_a_state_that_stands_twice_stays_twice(self):
        rows = roll_call(VOTES)
        reading = read([*rows, {**rows[0], "ms_vote": "N"}])
        assert reading.rows_used == 6
        assert reading.statements["ballots"].filter(pl.col("printed") == "ICELAND")["ballot"].to_list() == ["yes", "no"]

    def test_one_symbol_of_two_records_stays_two_records(self):
        reading = read(roll_call(VOTES) + roll_call(VOTES, number="900002"))
        assert reading.statements["actions"].select("document", "locator").rows() == [
            ("A/RES/99/1", "undl_id=900001"),
            ("A/RES/99/1", "undl_id=900002"),
        ]

    def test_one_record_number_with_two_symbols_is_two_roll_calls(self):
        reading = read(roll_call(VOTES) + roll_call(VOTES, symbol="A/RES/99/2"))
        assert reading.statements["actions"]["document"].to_list() == ["A/RES/99/1", "A/RES/99/2"]

    def test_totals_that_do_not_match_the_names_are_left_as_printed(self):
        reading = read(roll_call(VOTES, total_yes="3"))
        assert reading.statements["actions"]["yes"].to_list() == [3]
        assert reading.discrepancies == ()

    def test_a_column_that_nobody_knows_is_said(self):
        reading = read(roll_call(VOTES), [*GA_2025, "mood"])
        assert [(found.code, found.field) for found in reading.discrepancies] == [("unread-field", "mood")]


def test_a_file_in_any_order_of_rows_and_columns_reads_the_same():
    rows = roll_call(VOTES) + roll_call(VOTES, number="900002", symbol="A/RES/99/2")
    plain, mixed = read(rows), read(sorted(rows, key=lambda row: row["ms_name"]), GA_2025[::-1])
    key = ["document", "printed"]
    assert mixed.statements["ballots"].sort(key).equals(plain.statements["ballots"].sort(key))
    # The rows of a roll call stand together, whatever the file does: they share their place.
    assert mixed.statements["ballots"]["document"].rle().len() == 2


def test_a_correction_is_applied_said_and_missed_when_it_matches_nothing():
    fixed = read(roll_call(VOTES, number="620167", symbol="A/RES/37/84", session="37", date="1982-02-21"))
    assert fixed.statements["actions"]["date"].to_list() == [date(1982, 12, 9)]
    assert [(found.code, found.printed, found.value) for found in fixed.discrepancies] == [
        ("bad-date", "1982-02-21", "1982-12-09")
    ]
    mended = read(roll_call(VOTES, number="620167", symbol="A/RES/37/84", session="37", date="1982-12-09"))
    assert codes(mended) == ["correction-unused"]


class TestRefusals:
    def refuse(self, content: bytes) -> InputError:
        with pytest.raises(InputError) as refused:
            READER.read(SourceFile("votes.csv", content))
        assert refused.value.source == "votes.csv"
        return refused.value

    def test_a_header_alone(self):
        assert "0 rows" in self.refuse(csv_file(GA_2025, []).content).reason

    def test_another_layout(self):
        assert "no column" in self.refuse(b"undl_id,name\n1,2\n").reason

    def test_a_column_twice(self):
        header = ",".join([*GA_2025, "date"])
        assert self.refuse(header.encode() + b"\n").reason == "the column date stands twice"

    def test_a_row_with_too_few_cells_names_the_row(self):
        content = csv_file(GA_2025, roll_call(VOTES)).content + b"900001,,ICELAND,Y\n"
        assert self.refuse(content).place == "row 7"

    def test_text_in_another_code_page_names_the_column(self):
        content = csv_file(GA_2025, roll_call(VOTES)).content.replace(b"ICELAND", "ÍSLAND".encode("cp1252"))
        error = self.refuse(content)
        assert error.reason == "a cell is not UTF-8 text"
        assert "column 3" in error.place

    def test_a_quote_that_is_never_closed(self):
        content = csv_file(GA_2025, roll_call(VOTES)).content.replace(b"ICELAND", b'"ICELAND')
        assert "never closed" in self.refuse(content).reason


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_file_is_read_with_its_account_closed_or_refused(data):
    content = bytearray(csv_file(GA_2025, roll_call(VOTES) + roll_call(VOTES, number="900002")).content)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(len(GA_2025) * 8, len(content) - 1))
        content[place] = data.draw(st.sampled_from([0, 10, 34, 44, 63, 200, 255]) | st.integers(0, 255))
    source = SourceFile("votes.csv", bytes(content))
    try:
        reading = READER.read(source)
    except InputError:
        return
    check_account(reading)


@pytest.fixture(scope="module")
def reading(shared):
    path = shared / "data/undl/ga_voting.csv.gz"
    return READER.read(SourceFile(path.name, path.read_bytes()))


@pytest.mark.shared
class TestRealFile:
    def test_every_row_is_accounted_for(self, reading):
        check_account(reading)
        assert reading.rows_read == 917_380
        assert reading.rows_used == 917_186
        assert reading.statements["actions"].height == reading.statements["coverage"].height == 5_538

    def test_what_is_reported(self, reading):
        counts = pl.Series([f"{found.level} {found.code}" for found in reading.discrepancies]).value_counts()
        assert dict(counts.iter_rows()) == {
            "warning bad-symbol": 4,
            "error bad-symbol": 1,
            "error bad-vote": 1,
            "note misprint": 1,
            "note bad-date": 1,
        }
        assert {found.printed for found in reading.discrepancies if found.level is Level.ERROR} == {"A/RES/79/XX", "?"}

    @pytest.mark.parametrize(
        ("symbol", "tally"),
        [("A/RES/70/172", (119, 19, 48)), ("A/RES/62/167", (101, 22, 59)), ("A/RES/64/175", (99, 20, 63))],
    )
    def test_tallies(self, reading, symbol, tally):
        of_symbol = pl.col("document") == symbol
        action = reading.statements["actions"].filter(of_symbol)
        assert action.select("yes", "no", "abstain").row(0) == tally
        ballots = reading.statements["ballots"].filter(of_symbol)["ballot"]
        assert tuple((ballots == word).sum() for word in ("yes", "no", "abstain")) == tally

    def test_names_are_kept_as_printed(self, reading):
        assert reading.statements["ballots"]["printed"].n_unique() == 244
        assert (reading.statements["ballots"]["printed"] == "TÜRKÝYE").any()

    def test_the_same_bytes_give_the_same_statements(self, reading, shared):
        path = shared / "data/undl/ga_voting.csv.gz"
        again = READER.read(SourceFile(path.name, path.read_bytes()))
        assert all(frame.equals(reading.statements[name]) for name, frame in again.statements.items())
        assert again.discrepancies == reading.discrepancies

"""The reader of hand-written tables: what it gives, and what it says of each kind of wrong file."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.discrepancies import CODES, Level
from onrecord.errors import InputError
from onrecord.pack import pack_files
from onrecord.record import TABLES, SourceFile
from onrecord.record.columns import COUNT, DAY, FLAG, NUMBER
from onrecord.sources.cells import CellError, read_cell
from onrecord.sources.pack import CONFLICTS, READER, STATED, pack_columns

if TYPE_CHECKING:
    from onrecord.record.columns import Column

SPONSORS = """\
# onrecord table: sponsorships
document,body,session,printed,role,source,rank
A/C.3/99/L.1,A/C.3,99,Iceland,tabled,A/C.3/99/L.1,document
A/C.3/99/L.1,A/C.3,99,Türkiye,added,https://example.org/1,reported
"""


def file(text: str, name: str = "mine.csv") -> SourceFile:
    return SourceFile(name, text.encode())


def refusal(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        READER.read(file(text))
    return caught.value


def test_a_table_comes_out_with_its_places() -> None:
    reading = READER.read(file(SPONSORS))
    frame = reading.statements["sponsorships"]
    assert frame.schema == TABLES["sponsorships"].statement_schema
    assert frame.select("printed", "role", "rank", "locator", "via").rows() == [
        ("Iceland", "tabled", "document", "row 3", None),
        ("Türkiye", "added", "reported", "row 4", None),
    ]
    assert (reading.rows_read, reading.rows_used, reading.rows_in) == (2, 2, "sponsorships")
    assert (reading.reader, reading.discrepancies) == ("pack/1", ())


def test_what_a_spreadsheet_makes_of_the_file_is_the_same_table() -> None:
    """A byte order mark, Windows line ends, cells added to the first line, empty rows and columns at the end."""
    lines = SPONSORS.splitlines()
    saved = "\r\n".join([lines[0] + ",,,,,,,", *(line + "," for line in lines[1:]), ",,,,,,,", ""])
    source = SourceFile("saved.csv", b"\xef\xbb\xbf" + saved.encode())
    assert READER.recognises(source)
    assert READER.read(source).statements["sponsorships"].equals(READER.read(file(SPONSORS)).statements["sponsorships"])


def test_a_packed_file_is_the_same_table() -> None:
    source = SourceFile("mine.csv.gz", gzip.compress(SPONSORS.encode()))
    assert READER.recognises(source)
    assert READER.read(source).rows_used == 2


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    text = SPONSORS.replace("Iceland,", '"Ice\nland",') + "\n\nA/C.3/99/L.1,A/C.3,99,Malta,added,x,reported\n"
    assert READER.read(file(text)).statements["sponsorships"]["locator"].to_list() == ["row 3", "row 4", "row 7"]


def test_types_come_out_as_declared() -> None:
    text = """\
# onrecord table: letters
letter,date,addressee,organisations,asks_sponsorship,source,rank
L1,2023-11-15,President X,20,yes,https://example.org,reported
L2,2024-02-29,President X,,no,https://example.org,reported
"""
    frame = READER.read(file(text)).statements["letters"]
    assert frame["date"].to_list() == [date(2023, 11, 15), date(2024, 2, 29)]
    assert frame["organisations"].to_list() == [20, None]
    assert frame["asks_sponsorship"].to_list() == [True, False]


def test_a_row_without_a_source_is_kept_and_named() -> None:
    reading = READER.read(file(SPONSORS.replace("https://example.org/1", "")))
    assert reading.rows_used == 2
    (found,) = reading.discrepancies
    assert (found.code, found.level, found.document, found.locator, found.file) == (
        "no-source",
        Level.WARNING,
        "A/C.3/99/L.1",
        "row 4",
        "mine.csv",
    )


def test_known_conflicts_come_out_as_discrepancies() -> None:
    text = """\
# onrecord table: discrepancies
code,level,document,field,message,value,source,other_value,other_source
known-conflict,note,A/RES/99/1,ballot ISL,Two sources differ.,yes,one,no,other
"""
    reading = READER.read(file(text))
    (found,) = reading.discrepancies
    assert (found.code, found.value, found.other_value, found.locator) == ("known-conflict", "yes", "no", "row 3")
    assert (reading.statements, reading.rows_read, reading.rows_used) == ({}, 1, 0)
    assert sum(reading.rows_left_out.values()) == 1
    assert "a note or a warning" in refusal(text.replace(",note,", ",error,")).reason
    assert CODES["known-conflict"]


def test_a_table_without_rows_is_read() -> None:
    reading = READER.read(file("".join(SPONSORS.splitlines(keepends=True)[:2])))
    assert reading.rows_read == 0
    assert reading.statements["sponsorships"].is_empty()


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("# onrecord table: sponsorships", "# onrecord table: sponsors", "row 1", "there is no table 'sponsors'"),
        ("# onrecord table: sponsorships", "# onrecord table:", "row 1", "does not say which table"),
        ("# onrecord table: sponsorships", "# onrecord table: origins", "row 1", "there is no table 'origins'"),
        ("# onrecord table: sponsorships\n", "", "row 1", "does not say which table"),
        ("printed,role", "printed,rol", "row 2", "sponsorships has no column 'rol'"),
        ("printed,role", "state,role", "row 2", "the column 'state' is filled by Onrecord"),
        ("printed,role", "locator,role", "row 2", "the column 'locator' is filled by Onrecord"),
        ("printed,role", "role,role", "row 2", "the column 'role' stands twice"),
        ("session,printed", ",printed", "row 3", "the column 3 has no name, but '99' stands in it"),
        (",rank\n", "\n", "row 2", "no column rank"),
        ("document,body,session,printed,role,source,rank", "document;body;role;rank", "row 2", "not parted by commas"),
        (",added,", ",joined,", "row 4", "column role: 'joined' is none of: main, tabled, added"),
        (",reported", ",press", "row 4", "column rank: 'press' is none of: document, catalogue, dataset, reported"),
        (",added,", ",,", "row 4", "column role: it is empty"),
        ("\nA/C.3/99/L.1,A/C.3,99,T", "\nA/C.3/99 L.1,A/C.3,99,T", "row 4", "column document: 'A/C.3/99 L.1' is not"),
        (",added,", ",", "row 4", "the row has 6 cells instead of 7"),
        (",added,", ",added,added,", "row 4", "the row has 8 cells instead of 7"),
        ("Türkiye", "T\x07rkiye", "row 4", "column printed: it holds a control character"),
        ("Türkiye", '"T"rkiye', "line 4", "no row of a CSV"),
        ("Türkiye", '"Türkiye', "line 4", "no row of a CSV"),
        ("Türkiye", "T" * 200_000, "line 4", "no row of a CSV"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, place: str, reason: str) -> None:
    assert old in SPONSORS
    error = refusal(SPONSORS.replace(old, new))
    assert error.place == place
    assert reason in error.reason
    assert error.source == "mine.csv"


@pytest.mark.parametrize(
    ("column", "wrong", "reason"),
    [
        ("date", "15.11.2023", "not a day written like 2023-11-15"),
        ("date", "2023-02-30", "no day of the calendar"),
        ("organisations", "twenty", "not a whole number"),
        ("organisations", "-1", "not a whole number"),
        ("organisations", "1e3", "not a whole number"),
        ("organisations", "99999999999", "not a whole number"),
        ("asks_sponsorship", "true", "neither yes nor no"),
    ],
)
def test_a_wrong_cell_is_named_with_its_column(column: str, wrong: str, reason: str) -> None:
    cells = {"letter": "L1", "date": "2023-11-15", "addressee": "X", "rank": "reported"} | {column: wrong}
    error = refusal(f"# onrecord table: letters\n{','.join(cells)}\n{','.join(cells.values())}\n")
    assert error.place == "row 3"
    assert error.reason.startswith(f"column {column}: '{wrong}'")
    assert reason in error.reason


@pytest.mark.parametrize("wrong", ["2023-13", "2023-1", "15 Nov. 2023", "November", "2023-11-31"])
def test_a_partly_known_day_is_written_in_one_way(wrong: str) -> None:
    text = f"# onrecord table: acts\nact_id,date,kind,summary,rank\nev:x:law,{wrong},law,It was passed.,reported\n"
    assert refusal(text).reason.startswith("column date:")
    for right in ("2023", "2023-11", "2023-11-15"):
        assert READER.read(file(text.replace(wrong, right))).statements["acts"]["date"].item() == right


def test_several_phases_stand_in_one_cell() -> None:
    phase = next(column for column in pack_columns("acts") if column.name == "phase")
    assert read_cell(phase, "dissolved ; merged") == "dissolved ; merged"
    assert read_cell(phase, "dissolved;merged") == "dissolved ; merged"
    with pytest.raises(CellError, match="'closed' is none of"):
        read_cell(phase, "dissolved ; closed")


def test_all_rows_at_fault_are_named_at_once() -> None:
    rows = "".join(f"A/C.3/99/L.{number},A/C.3,99,Iceland,joined,x,reported\n" for number in range(9))
    error = refusal(SPONSORS.replace(",added,", ",joined,") + rows)
    assert error.place == "row 4"
    assert error.hint == "There are faults in other rows, too: 5, 6, 7, 8, 9, and 4 more."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (SPONSORS.encode("latin-1"), "not UTF-8"),
        (gzip.compress(SPONSORS.encode())[:-12], "cut off"),
        (b"# onrecord table: sponsorships", "no column document"),
        (b"# onrecord table: sponsorships\n" + b"," * 1_000_000, "no column document"),
        (b"# onrecord table: sponsorships\n" + b"a," * 1_000_000, "no column 'a'"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        READER.read(SourceFile("mine.csv", content))


@pytest.mark.parametrize(
    "content",
    [b"", b"undl_id,ms_name\n1,X\n", b"%PDF-1.7", b"\xff\xfe#\x00", b"# a note\n", b"document,body\n"],
)
def test_other_files_are_not_recognised(content: bytes) -> None:
    assert not READER.recognises(SourceFile("sponsorships.csv", content))


def test_every_table_that_a_person_can_write_has_its_columns() -> None:
    for table in STATED:
        columns = {column.name for column in pack_columns(table)}
        stated = set(TABLES[table].statement_schema.names()) - {"locator"}
        assert columns == (stated - {"file", "rows", "rank", "origin_printed"} if table == CONFLICTS else stated)


# -------------------------------------------------------------------------------------------------- any input

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and not text.startswith("\ufeff")
)
SYMBOLS = st.sampled_from(
    ["A/C.3/78/L.39", "A/RES/78/218", "A/HRC/RES/52/28", "A/C.3/80/L.29*", "E/CN.4/2003/L.31/Rev.1"]
)


def cells(column: Column) -> st.SearchStrategy[tuple[str, object]]:
    """What a person may write in a column, and what comes out of it."""
    days = st.dates(date(1945, 1, 1), date(2100, 1, 1))
    if column.values:
        filled = st.sampled_from(column.values).map(lambda value: (value, value))
    elif column.symbol:
        filled = SYMBOLS.map(lambda text: (text, text))
    elif column.partial_day:
        filled = st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda cut: (str(cut[0])[: cut[1]],) * 2)
    elif column.dtype == DAY:
        filled = days.map(lambda day: (str(day), day))
    elif column.dtype == COUNT:
        filled = st.integers(0, 999_999_999).map(lambda number: (str(number), number))
    elif column.dtype == NUMBER:
        filled = st.integers(0, 1000).map(lambda number: (f"{number / 1000}", number / 1000))
    elif column.dtype == FLAG:
        filled = st.booleans().map(lambda flag: ("yes" if flag else "no", flag))
    else:
        filled = TEXT.map(lambda text: (text, text))
    return filled | st.just(("", None)) if column.nullable else filled


@given(st.data())
def test_what_is_written_comes_back(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([name for name in STATED if name != CONFLICTS]))
    columns = pack_columns(table)
    written = data.draw(st.lists(st.tuples(*(cells(column) for column in columns)), max_size=4))
    stream = io.StringIO()
    stream.write(f"# onrecord table: {table}\n")
    writer = csv.writer(stream)
    writer.writerow([column.name for column in columns])
    writer.writerows([[cell for cell, _ in row] for row in written])
    reading = READER.read(file(stream.getvalue()))
    frame = reading.statements[table]
    assert frame.select(column.name for column in columns).rows() == [
        tuple(value for _, value in row) for row in written
    ]
    assert reading.rows_read == reading.rows_used == frame.height
    assert frame["locator"].to_list() == [f"row {number + 3}" for number in range(len(written))]


def reads_or_refuses(content: bytes) -> None:
    source = SourceFile("any.csv", content)
    READER.recognises(source)
    try:
        reading = READER.read(source)
    except InputError:
        return
    held = sum(frame.height for frame in reading.statements.values())
    assert reading.rows_read == held + sum(reading.rows_left_out.values())
    for table, frame in reading.statements.items():
        assert isinstance(frame, pl.DataFrame)
        assert frame.schema == TABLES[table].statement_schema


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reads_or_refuses(content)
    reads_or_refuses(b"# onrecord table: sponsorships\n" + content)


@given(st.sampled_from(STATED), st.text(max_size=200))
def test_any_text_behind_a_first_line_is_read_or_refused(table: str, text: str) -> None:
    reads_or_refuses(f"# onrecord table: {table}\n{text}".encode("utf-8", "surrogatepass"))


@given(st.sampled_from(pack_files()), st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=3))
def test_a_damaged_table_of_the_pack_is_read_or_refused(source: SourceFile, damage: list[tuple[int, int]]) -> None:
    content = bytearray(source.content[:3000].rpartition(b"\n")[0])
    for place, byte in damage:
        content[place % len(content)] = byte
    reads_or_refuses(bytes(content))

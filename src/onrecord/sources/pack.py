"""Tables of the pack's own layout, by which a person adds facts by hand: a CSV that holds rows of one table.

The first line says which table, the second names the columns, every further line is one row:

    # onrecord table: sponsorships
    document,body,session,printed,role,source,rank
    A/C.3/78/L.39,A/C.3,78,Japan,added,https://digitallibrary.un.org/record/4026559,catalogue

Rows are numbered as a spreadsheet shows them: the columns stand in row 2. What a cell may hold is declared with its
column in `record.tables`. Nothing is guessed or mended: a file with one wrong cell is refused whole, so that a person
mends it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import InputError
from onrecord.record.columns import PLACE
from onrecord.record.statements import Reading, statement_frame
from onrecord.record.tables import TABLES
from onrecord.sources.cells import CellError, read_cell
from onrecord.sources.reader import reader_id
from onrecord.sources.reading import head_of, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.record.columns import Column
    from onrecord.record.statements import SourceFile

CONFLICTS = "discrepancies"
"""The table of known conflicts: what a person found out about sources that differ; it comes out as discrepancies."""
LISTED = "listed as a discrepancy"
"""Why the rows of that table stand in no table of facts."""
STATED = tuple(name for name in TABLES if name != "origins")
"""The tables that a person can write; origins are made by the build."""
_OF_THE_ROW = ("locator", "file", "rows")
"""Columns that follow from where a row stands."""
_FIRST_CELL = re.compile(r"#\s?onrecord table:\s?(?P<table>[^;\t]{0,60}?)\s*[;\t]*", re.IGNORECASE)
_START = re.compile(r'\ufeff?"?#\s?onrecord table:', re.IGNORECASE)
_MOST_NAMED = 5

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file as written."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackReader:
    """Reads a table of the pack's own layout, packed with gzip or not."""

    name: str = "pack"
    version: int = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the file begins with `# onrecord table:`."""
        return _START.match(head_of(source, 200).decode("utf-8", errors="replace")) is not None

    def read(self, source: SourceFile) -> Reading:
        """The rows of the file, and a discrepancy for each that names no source.

        Raises InputError with the row for an unknown table or column, a missing column, a row of another length, a
        cell that its column does not allow, and text that is not UTF-8.
        """
        lines = _split_lines(source)
        table = _find_table(source, lines)
        columns = _find_columns(source, table, lines)
        rows = _read_rows(source, columns, lines[2:])
        if table == CONFLICTS:
            return _read_conflicts(source, rows)
        return Reading(
            file=source.name,
            sha256=source.sha256,
            reader=reader_id(self),
            statements={table: statement_frame(table, ({**row, "locator": place} for place, row in rows.items()))},
            discrepancies=_name_sourceless(source, table, rows),
            rows_read=len(rows),
            rows_used=len(rows),
            rows_in=table,
        )


READER = PackReader()


def pack_columns(table: str) -> tuple[Column, ...]:
    """The columns that a person can write in a table, in their order, the required ones among them."""
    own = [column for column in TABLES[table].columns if not column.built and column.name not in _OF_THE_ROW]
    place = [] if table == CONFLICTS else [column for column in PLACE if column.name not in _OF_THE_ROW]
    return (*own, *place)


def _split_lines(source: SourceFile) -> list[Line]:
    """The rows of the file with their numbers; the first two are kept, of the others those that are not empty."""
    try:
        text = unpack(source).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise InputError(
            source.name, "the text is not UTF-8", place=f"line {line}", hint="Save the file as CSV UTF-8."
        ) from fault
    lines: list[Line] = []
    parser = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(parser, 1):
            if number <= 2 or any(cell.strip() for cell in cells):
                lines.append(Line(number, tuple(cells)))
    except csv.Error as fault:
        raise InputError(source.name, f"this is no row of a CSV ({fault})", place=f"line {parser.line_num}") from fault
    return lines


def _find_table(source: SourceFile, lines: Sequence[Line]) -> str:
    first = lines[0].cells if lines else ()
    named = _FIRST_CELL.fullmatch(first[0]) if first and not any(cell.strip() for cell in first[1:]) else None
    table = named["table"] if named else ""
    if table in STATED:
        return table
    reason = f"there is no table {table!r}" if table else "the first line does not say which table this is"
    hint = f"Write `# onrecord table: NAME`, with one of: {', '.join(STATED)}."
    raise InputError(source.name, reason, place="row 1", hint=hint)


def _find_columns(source: SourceFile, table: str, lines: Sequence[Line]) -> list[Column | None]:
    """The column of each place in a row; None for a place without a name, where nothing may stand."""
    allowed = {column.name: column for column in pack_columns(table)}
    names = [name.strip() for name in lines[1].cells] if len(lines) > 1 else []
    hint = f"The columns of {table} are: {', '.join(allowed)}."
    if len(names) == 1 and re.search(r"[;\t]", names[0]):
        raise InputError(source.name, "the cells are not parted by commas", place="row 2", hint="Save it with commas.")
    for place, name in enumerate(names):
        if name and name not in allowed:
            made = any(name == column.name for column in (*TABLES[table].columns, *PLACE))
            reason = f"the column {name!r} is filled by Onrecord" if made else f"{table} has no column {name!r}"
            raise InputError(source.name, reason, place="row 2", hint=hint)
        if name and name in names[:place]:
            raise InputError(source.name, f"the column {name!r} stands twice", place="row 2", hint=hint)
    missing = [column.name for column in allowed.values() if not column.nullable and column.name not in names]
    if missing:
        raise InputError(source.name, f"no column {', '.join(missing)}", place="row 2", hint=hint)
    return [allowed.get(name) for name in names]


def _read_rows(source: SourceFile, columns: Sequence[Column | None], lines: Iterable[Line]) -> dict[str, Row]:
    """The rows by their place. Raises InputError for the first that is wrong, and says which others are."""
    rows: dict[str, Row] = {}
    faults: list[tuple[int, str]] = []
    for line in lines:
        try:
            rows[f"row {line.number}"] = _read_row(columns, line.cells)
        except CellError as fault:
            faults.append((line.number, str(fault)))
    if faults:
        number, reason = faults[0]
        others = [f"{one}" for one, _ in faults[1 : _MOST_NAMED + 1]]
        more = f", and {len(faults) - 1 - len(others)} more" if len(faults) - 1 > len(others) else ""
        hint = f"There are faults in other rows, too: {', '.join(others)}{more}." if others else ""
        raise InputError(source.name, reason, place=f"row {number}", hint=hint)
    return rows


def _read_row(columns: Sequence[Column | None], cells: Sequence[str]) -> Row:
    if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
        raise CellError(f"the row has {len(cells)} cells instead of {len(columns)}")
    row: Row = {}
    for place, (column, cell) in enumerate(zip(columns, cells, strict=False), 1):
        if column is None:
            if cell.strip():
                raise CellError(f"the column {place} has no name, but {cell.strip()!r} stands in it")
            continue
        try:
            row[column.name] = read_cell(column, cell)
        except CellError as fault:
            raise CellError(f"column {column.name}: {fault}") from fault
    return row


def _name_sourceless(source: SourceFile, table: str, rows: Mapping[str, Row]) -> tuple[Discrepancy, ...]:
    return tuple(
        Discrepancy(
            "no-source",
            f"A row of {table} names no source.",
            document=_text(row.get("document")),
            field="source",
            file=source.name,
            locator=place,
        )
        for place, row in rows.items()
        if row.get("source") is None
    )


def _read_conflicts(source: SourceFile, rows: Mapping[str, Row]) -> Reading:
    """The rows of a table of known conflicts as discrepancies."""
    return Reading(
        file=source.name,
        sha256=source.sha256,
        reader=reader_id(READER),
        statements={},
        discrepancies=tuple(_state_conflict(source, place, row) for place, row in rows.items()),
        rows_read=len(rows),
        rows_left_out={LISTED: len(rows)} if rows else {},
    )


def _state_conflict(source: SourceFile, place: str, row: Row) -> Discrepancy:
    level = Level(str(row["level"]))
    if level is Level.ERROR:
        # An error says that a row of this very file could not be used.
        raise InputError(source.name, "column level: a known conflict is a note or a warning", place=place)
    return Discrepancy(
        str(row["code"]),
        str(row["message"]),
        level,
        document=_text(row.get("document")),
        field=_text(row.get("field")),
        printed=_text(row.get("printed")),
        value=_text(row.get("value")),
        other_value=_text(row.get("other_value")),
        file=source.name,
        locator=place,
        source=_text(row.get("source")),
        other_source=_text(row.get("other_source")),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)

"""CSV as the readers want it: a known header, every row whole, and one clear error where it is not."""

from __future__ import annotations

import csv
import re
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import InputError
from onrecord.sources.reading import HEAD, head_of, open_unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl
    import pyarrow as pa

    from onrecord.record.statements import SourceFile
    from onrecord.sources.reading import Declared

BLOCK = 2 << 20
"""Bytes parsed at once; no cell of a sound file comes near it."""
MOST_COLUMNS = 1_000
_CELLS = re.compile(r"(?:Row #(?P<row>[0-9]+): )?Expected (?P<expected>[0-9]+) columns, got (?P<got>[0-9]+)")
"""How the parser complains of a row; its rows count from 1 within a piece."""
_BOM = b"\xef\xbb\xbf"


def read_header(source: SourceFile) -> tuple[str, ...]:
    """The column names of the first line; none where the file is no CSV with a header. Never raises."""
    head = head_of(source).removeprefix(_BOM)
    line, end, _ = head.partition(b"\n")
    if not end and len(head) >= HEAD:
        return ()
    try:
        names = next(csv.reader([line.decode("utf-8").rstrip("\r")]), [])
    except (UnicodeDecodeError, csv.Error):
        return ()
    return tuple(names) if len(names) <= MOST_COLUMNS else ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a file holds what."""

    header: tuple[str, ...]
    printed: dict[str, str]
    """Our name of a column -> its name in this file."""

    @classmethod
    def find(cls, header: tuple[str, ...], known: Declared) -> Layout:
        """The layout of a file with this header."""
        printed = {
            name: next(form for form in forms if form in header)
            for name, forms in known.columns.items()
            if any(form in header for form in forms)
        }
        return cls(header, printed)

    def has(self, *names: str) -> bool:
        """True where the file has all these columns."""
        return all(name in self.printed for name in names)

    def require(self, source: SourceFile, names: tuple[str, ...]) -> None:
        """Raise InputError where a column is missing, printed twice, or there is no header at all."""
        if not self.header:
            raise InputError(source.name, "its first line is no list of columns", place="line 1")
        missing = [name for name in names if name not in self.printed]
        if missing:
            found = ", ".join(self.header[:8])
            raise InputError(source.name, f"no column {', '.join(missing)}; it has {found}", place="line 1")
        twice = sorted({name for name in self.header if self.header.count(name) > 1})
        if twice:
            raise InputError(source.name, f"the column {twice[0]} stands twice", place="line 1")

    def report_unread(self, known: Declared) -> list[Discrepancy]:
        """A discrepancy for each column that is neither read nor ignored with a reason."""
        read = {*self.printed.values(), *known.ignored}
        return [
            Discrepancy("unread-field", f"The column {name} is not read.", Level.NOTE, field=name, locator="line 1")
            for name in self.header
            if name not in read
        ]


def stream_batches(source: SourceFile, header: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """The rows of the file in pieces, every column dictionary-encoded text, an empty cell null.

    Memory is that of a piece. Raises InputError with the row for a row with too few or too many cells, text that is
    not UTF-8, a quote that is never closed, a damaged pack.
    """
    import pyarrow as pa

    rows = 0
    for parsed in _parse_ahead(cut_rows(source), header):
        if isinstance(parsed, _Refused):
            raise _explain(source, parsed, rows)
        yield from parsed.to_batches()
        rows += parsed.num_rows
    if rows == 0:
        yield pa.RecordBatch.from_pylist([], schema=pa.schema([(name, _dictionary()) for name in header]))


def _parse_ahead(pieces: Iterator[bytes], header: tuple[str, ...]) -> Iterator[pa.Table | _Refused]:
    """The pieces parsed, in their order, two at a time while the next is unpacked; never more than three are held."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        ahead: deque[Future[pa.Table | _Refused]] = deque()
        for piece in pieces:
            ahead.append(pool.submit(_parse_piece, header, piece))
            if len(ahead) > 2:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def cut_rows(source: SourceFile) -> Iterator[bytes]:
    """The bytes behind the first line in pieces that end with a row; a line end between quotes ends no row.

    Raises InputError where a quote is never closed or a row is longer than `BLOCK`.
    """
    content = open_unpacked(source)
    kept = b""
    first = True
    while piece := content.read(BLOCK):
        kept += piece
        if first:
            _, end, rest = kept.partition(b"\n")
            if not end:
                continue
            kept, first = rest, False
        end_of_rows = _last_row_end(kept)
        if end_of_rows:
            yield kept[:end_of_rows]
            kept = kept[end_of_rows:]
        elif len(kept) > 2 * BLOCK:
            break
    if kept and not first:
        if len(kept) > 2 * BLOCK or kept.count(b'"') % 2:
            begins = kept[:60].partition(b"\n")[0].decode("utf-8", "replace")
            reason = "a quote is opened and never closed, or a row has no end"
            raise InputError(source.name, reason, place=f"in or after the row that begins {begins!r}")
        yield kept


def _last_row_end(kept: bytes) -> int:
    """Where the last whole row ends; 0 where none does. Linear: each quote is counted twice at most."""
    quotes = kept.count(b'"')
    end = len(kept)
    while (line_end := kept.rfind(b"\n", 0, end)) >= 0:
        quotes -= kept.count(b'"', line_end, end)
        if quotes % 2 == 0:
            return line_end + 1
        end = line_end
    return 0


@dataclass(frozen=True, slots=True)
class _Refused:
    """What the parser says of a piece that it cannot read."""

    printed: str


def _parse_piece(header: tuple[str, ...], piece: bytes) -> pa.Table | _Refused:
    """The rows of one piece; parsed in one thread and from memory, so that a bad row has a number."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    try:
        return arrow_csv.read_csv(
            pa.BufferReader(piece),
            read_options=arrow_csv.ReadOptions(block_size=len(piece) + 1, use_threads=False, column_names=list(header)),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(header, _dictionary()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid as error:
        return _Refused(str(error))


def _dictionary() -> pa.DataType:
    import pyarrow as pa

    return pa.dictionary(pa.int32(), pa.string())


def _explain(source: SourceFile, refused: _Refused, rows: int) -> InputError:
    """The parser's complaint as an error for a person; the header is row 1."""
    cells = _CELLS.search(refused.printed)
    if cells is not None:
        reason = f"the row has {cells['got']} cells instead of {cells['expected']}"
        return InputError(source.name, reason, place=f"row {rows + 1 + int(cells['row'] or 1)}")
    if "UTF8" in refused.printed:
        column = re.search(r"column #([0-9]+)", refused.printed)
        named = f", column {int(column[1]) + 1}" if column else ""
        hint = "Save the file as UTF-8."
        return InputError(source.name, "a cell is not UTF-8 text", place=f"after row {rows + 1}{named}", hint=hint)
    return InputError(source.name, "it is no CSV with a header and rows", place=f"after row {rows + 1}")


def read_frame(source: SourceFile, layout: Layout) -> pl.DataFrame:
    """The whole file as text columns under our names, with `row` (the header is row 1)."""
    import polars as pl
    import pyarrow as pa

    batches = list(stream_batches(source, layout.header))
    schema = pa.schema([(name, pa.string()) for name in layout.header])
    table = pa.Table.from_batches([batch.cast(schema) for batch in batches], schema=schema)
    frame = pl.DataFrame(pl.from_arrow(table))
    return frame.select(
        pl.int_range(2, pl.len() + 2).alias("row"),
        *(pl.col(form).alias(name) for name, form in layout.printed.items()),
    )

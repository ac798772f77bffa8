"""A long table of votes, one a row, folded into roll calls: what all rows of one record share is kept once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from onrecord.sources.csv_table import stream_batches

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from onrecord.record.statements import SourceFile
    from onrecord.sources.csv_table import Layout


@dataclass(frozen=True, slots=True)
class FoldedRows:
    """The rows of a file as numbers into small tables, so that a million votes cost some megabytes."""

    records: pl.DataFrame
    """One row a record: the shared columns under our names, `record` (its number) and `row` (its first row)."""
    differing: pl.DataFrame
    """Rows of `records`' shape that share a record's key and differ from it elsewhere, with its `record`."""
    record: NDArray[np.int32]
    """For each row of the file, the number of its record."""
    values: dict[str, NDArray[np.int32]]
    """For each column that varies within a record: for each row the number of its value, -1 where the cell is empty."""
    words: dict[str, list[str]]
    """The values that those numbers stand for."""

    @property
    def rows(self) -> int:
        """How many rows the file holds."""
        return len(self.record)


class _Words:
    """Numbers for the values of one column over all pieces."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def renumber(self, column: Any) -> NDArray[np.int32]:
        """The column's cells as numbers that hold for the whole file."""
        own = [self.number.setdefault(word, len(self.number)) for word in column.dictionary.to_pylist()]
        table = np.array([*own, -1], dtype=np.int32)
        cells: NDArray[np.int32] = table[column.indices.fill_null(len(own)).to_numpy(zero_copy_only=False)]
        return cells


def fold_rows(source: SourceFile, layout: Layout, key: tuple[str, ...], varying: tuple[str, ...]) -> FoldedRows:
    """The rows of `source`; `key` names the columns that tell records apart, `varying` those that differ within one.

    Rows of a record need not stand together. Memory is one piece of the file and some bytes a row.
    """
    shared = [name for name in layout.printed if name not in varying]
    words = {name: _Words() for name in varying}
    heads: list[pl.DataFrame] = []
    runs: list[NDArray[np.int32]] = []
    values: dict[str, list[NDArray[np.int32]]] = {name: [] for name in varying}
    rows = begun = 0
    for batch in stream_batches(source, layout.header):
        if batch.num_rows == 0:
            continue
        starts = _find_starts(batch, [layout.printed[name] for name in shared])
        heads.append(_take_heads(batch, layout, shared, starts, rows))
        runs.append((np.cumsum(starts) - 1 + begun).astype(np.int32))
        for name in varying:
            values[name].append(words[name].renumber(batch.column(layout.printed[name])))
        begun += int(starts.sum())
        rows += batch.num_rows
    head = pl.concat(heads) if heads else pl.DataFrame(schema={**dict.fromkeys(shared, pl.String), "row": pl.Int64})
    records, differing, of_run = _join_runs(head, key, shared)
    run = np.concatenate(runs) if runs else np.zeros(0, dtype=np.int32)
    return FoldedRows(
        records=records,
        differing=differing,
        record=of_run[run] if len(of_run) else run,
        values={name: np.concatenate(parts) if parts else run for name, parts in values.items()},
        words={name: list(one.number) for name, one in words.items()},
    )


def _find_starts(batch: pa.RecordBatch, names: list[str]) -> NDArray[np.bool_]:
    """True on the rows where a shared column differs from the row before."""
    starts = np.zeros(batch.num_rows, dtype=np.bool_)
    starts[0] = True
    for name in names:
        cells = batch.column(name).indices.fill_null(-1).to_numpy(zero_copy_only=False)
        starts[1:] |= cells[1:] != cells[:-1]
    return starts


def _take_heads(
    batch: pa.RecordBatch, layout: Layout, shared: list[str], starts: NDArray[np.bool_], rows: int
) -> pl.DataFrame:
    import pyarrow as pa

    places = np.flatnonzero(starts)
    taken = batch.take(pa.array(places))
    columns = {name: pl.Series(name, taken.column(layout.printed[name]).cast(pa.string())) for name in shared}
    # The header is row 1.
    return pl.DataFrame(columns).with_columns(row=pl.Series(places + rows + 2, dtype=pl.Int64))


def _join_runs(
    head: pl.DataFrame, key: tuple[str, ...], shared: list[str]
) -> tuple[pl.DataFrame, pl.DataFrame, NDArray[np.int32]]:
    """Records in order of appearance, heads that differ from theirs, and for each run its record's number."""
    keys = list(key)
    records = head.unique(keys, keep="first", maintain_order=True).with_row_index("record")
    numbered = head.join(records.select(*keys, "record"), on=keys, how="left", nulls_equal=True, maintain_order="left")
    others = [name for name in shared if name not in key]
    differing = numbered.unique(["record", *others], keep="first", maintain_order=True).filter(
        pl.struct("record", "row").is_in(records.select(pl.struct("record", "row")).to_series().implode()).not_()
    )
    return records, differing, numbered["record"].to_numpy().astype(np.int32)

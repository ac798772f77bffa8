"""Origins: the places of all statements, each once, and the id of its place on every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.gather import FILE
from onrecord.record.columns import PLACE
from onrecord.record.origin import Origin, Rank
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.record.statements import Reading

WEIGHT = "weight"
"""Column of the build: the weight of the row's rank, 0 for the heaviest."""

_PLACE = [column.name for column in PLACE]


def place_rows(
    tables: Mapping[str, pl.DataFrame], readings: Sequence[Reading]
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables with `origin_id` and `WEIGHT` on each row, and the table `origins`.

    `locator`, `source` and `rank` stay on the rows until they are written: the comparisons need them.
    """
    placed, origins = {}, [pl.DataFrame(schema=TABLES["origins"].schema)]
    for name, frame in tables.items():
        placed[name], places = _place_table(frame, readings)
        origins.append(places)
    return placed, pl.concat(origins).unique("origin_id").sort("origin_id")


def _place_table(frame: pl.DataFrame, readings: Sequence[Reading]) -> tuple[pl.DataFrame, pl.DataFrame]:
    # The rows of one roll call stand together and share their place: one id a run of rows, not one a row.
    changes = pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(1)) for name in [FILE, *_PLACE])
    starts = frame.select((changes | (pl.int_range(pl.len()) == 0)).alias("start"))["start"]
    places = frame.filter(starts).select(FILE, *_PLACE)
    origins = pl.DataFrame(
        [_origin_row(readings[row[0]], *row[1:]) for row in places.iter_rows()],
        schema=TABLES["origins"].schema,
        orient="row",
    )
    run = starts.cast(pl.UInt32).cum_sum() - 1
    ids = origins["origin_id"].gather(run)
    weights = {str(rank): rank.weight for rank in Rank}
    return (
        frame.with_columns(
            ids.alias("origin_id"), pl.col("rank").replace_strict(weights, return_dtype=pl.UInt8).alias(WEIGHT)
        ).drop("origin_printed"),
        origins,
    )


def _origin_row(
    reading: Reading, locator: str, source: str | None, rank: str, printed: str | None
) -> tuple[str | None, ...]:
    origin = Origin(
        file=reading.file,
        sha256=reading.sha256,
        locator=locator,
        reader=reading.reader,
        rank=Rank(rank),
        source=source or "",
        printed=printed or "",
    )
    return (origin.origin_id, origin.file, origin.sha256, locator, origin.reader, rank, source or None, printed or None)

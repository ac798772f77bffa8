"""Symbols in one way of writing, so that A/RES/67/234 B of one source and A/RES/67/234B of another are one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import FILE, file_name
from onrecord.discrepancies import Level
from onrecord.errors import SymbolError
from onrecord.record.tables import TABLES
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write_symbols_one_way(
    tables: Mapping[str, pl.DataFrame], files: Mapping[int, str]
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables with every symbol in its canonical form and, where a session was left empty, that of the symbol.

    What is no symbol stays as printed, and is a `bad-symbol` of level warning.
    """
    printed = _distinct_symbols(tables)
    parsed = {text: _parse(text) for text in printed}
    canonical = {text: symbol.canonical for text, symbol in parsed.items() if symbol and symbol.canonical != text}
    sessions = {
        symbol.canonical: str(symbol.session) for symbol in parsed.values() if symbol and symbol.session is not None
    }
    bad = [text for text, symbol in parsed.items() if symbol is None]
    mended = {name: _mend_table(name, frame, canonical, sessions) for name, frame in tables.items()}
    found = [_name_bad_symbols(name, frame, bad, files) for name, frame in tables.items()]
    return mended, pl.concat([pl.DataFrame(schema=SCHEMA), *found])


def symbol_columns(name: str) -> list[str]:
    """The columns of a table that hold symbols."""
    return [column.name for column in TABLES[name].columns if column.symbol]


def _distinct_symbols(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    columns = [frame[column].unique() for name, frame in tables.items() for column in symbol_columns(name)]
    everything = pl.concat([pl.Series(dtype=pl.String), *(column.alias("") for column in columns)])
    return everything.drop_nulls().unique().sort().to_list()


def _parse(text: str) -> Symbol | None:
    try:
        return Symbol.parse(text)
    except SymbolError:
        return None


def _mend_table(
    name: str, frame: pl.DataFrame, canonical: Mapping[str, str], sessions: Mapping[str, str]
) -> pl.DataFrame:
    columns = symbol_columns(name)
    if canonical:
        frame = frame.with_columns(pl.col(column).replace(canonical) for column in columns)
    if "session" in frame.columns and "document" in columns and frame["session"].has_nulls():
        known = pl.col("document").replace_strict(sessions, default=None, return_dtype=pl.String)
        frame = frame.with_columns(pl.coalesce("session", known))
    return frame


def _name_bad_symbols(name: str, frame: pl.DataFrame, bad: Iterable[str], files: Mapping[int, str]) -> pl.DataFrame:
    found = [
        frame.filter(pl.col(column).is_in(list(bad)))
        .group_by(FILE, pl.col(column).alias("printed"), maintain_order=True)
        .agg(pl.col("locator").first(), pl.col("source").first(), pl.len().alias("rows"))
        .with_columns(pl.lit(column).alias("field"))
        for column in symbol_columns(name)
    ]
    if not bad or not found:
        return pl.DataFrame(schema=SCHEMA)
    return state_discrepancies(
        "bad-symbol",
        Level.WARNING,
        pl.concat(found),
        field=pl.lit(f"{name}.") + pl.col("field"),
        message=pl.format("{} is not a UN document symbol; it is kept as printed.", "printed"),
        printed=pl.col("printed"),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
        rows=pl.col("rows"),
    )

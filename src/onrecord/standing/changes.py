"""What changed from one edition to another: positions first, then texts, corrected facts, discrepancies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from onrecord.record.tables import TABLES
from onrecord.standing.positions import positions

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

_OF_POSITION = ("series", "forum", "session_label", "state")
_STANDS = ("position", "sponsor", "vote")
FACTS = ("actions", "ballots", "sponsorships", "coverage", "documents", "asks", "governments", "acts", "letters")
"""The tables whose facts are compared one by one."""
_UNCOMPARED = frozenset(("origin_id", "chosen"))
"""Where a fact was read is no part of what it says: a new reader is no correction."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new or different in the second of two editions; empty frames where nothing is."""

    old: str
    new: str
    """Ids of the editions."""
    positions: pl.DataFrame
    """Positions that both editions hold and that differ: key, `<what>` and `<what>_new` for position, sponsor, vote,
    the document that shows the new one."""
    series: pl.DataFrame
    """Series that only one edition holds: series, change (added, removed)."""
    texts: pl.DataFrame
    """Documents that only one edition holds: document, title, change."""
    facts: pl.DataFrame
    """Corrected facts: table, fact (its key in words), column, before, after, origin_id of the new one."""
    counts: pl.DataFrame
    """Rows added and removed: table, added, removed, corrected."""
    discrepancies: pl.DataFrame
    """Discrepancies that only one edition holds, with `change`."""

    @property
    def nothing(self) -> bool:
        """True where the two editions say the same."""
        frames = (self.positions, self.series, self.texts, self.facts, self.discrepancies)
        return (
            all(frame.is_empty() for frame in frames)
            and not self.counts.select(pl.any_horizontal(pl.col("added", "removed") > 0).any()).item()
        )


def compare_editions(old: Edition, new: Edition) -> Changes:
    """What changed from `old` to `new`. Two builds of the same inputs give `nothing`."""
    compared = [_compare_facts(name, old, new) for name in FACTS]
    return Changes(
        old=old.id,
        new=new.id,
        positions=_compare_positions(old, new),
        series=_only_in_one(old.table("series"), new.table("series"), ("series",), ("title",)),
        texts=_only_in_one(old.chosen("documents"), new.chosen("documents"), ("document",), ("title",)),
        facts=pl.concat([facts for facts, _ in compared]),
        counts=pl.concat([counts for _, counts in compared]).filter(
            pl.sum_horizontal("added", "removed", "corrected") > 0
        ),
        discrepancies=_only_in_one(
            old.table("discrepancies"), new.table("discrepancies"), ("code", "document", "field", "message"), ("level",)
        ),
    )


def _compare_positions(old: Edition, new: Edition) -> pl.DataFrame:
    wanted = [*_OF_POSITION, *_STANDS, "year", "document", "rank", "why"]
    before, after = positions(old).select(wanted), positions(new).select(wanted)
    both = before.select(*_OF_POSITION, *_STANDS).join(
        after, on=_OF_POSITION, how="inner", suffix="_new", nulls_equal=True
    )
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_new")) for name in _STANDS)
    return both.filter(differs).sort("series", "forum", "session_label", "state")


def _only_in_one(old: pl.DataFrame, new: pl.DataFrame, key: tuple[str, ...], beside: tuple[str, ...]) -> pl.DataFrame:
    """Rows of either side whose key the other does not have, with `change`: added or removed."""
    shown = [*key, *beside]
    added = new.select(shown).unique(key, maintain_order=True).join(old, on=key, how="anti", nulls_equal=True)
    removed = old.select(shown).unique(key, maintain_order=True).join(new, on=key, how="anti", nulls_equal=True)
    parts = [added.with_columns(change=pl.lit("added")), removed.with_columns(change=pl.lit("removed"))]
    return pl.concat(parts).sort("change", *key)


def _compare_facts(name: str, old: Edition, new: Edition) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Corrected columns of one table, and its counts."""
    table = TABLES[name]
    key = list(table.key)
    values = [c.name for c in table.columns if c.name not in key and c.name not in _UNCOMPARED]
    before, after = _as_text(old.chosen(name), key, values), _as_text(new.chosen(name), key, values)
    added = after.join(before, on=key, how="anti", nulls_equal=True).height
    removed = before.join(after, on=key, how="anti", nulls_equal=True).height
    corrected = _corrected_columns(name, before, after, key, values)
    counts = pl.DataFrame(
        {
            "table": [name],
            "added": [added],
            "removed": [removed],
            "corrected": [corrected.select(pl.struct("fact").n_unique()).item() if corrected.height else 0],
        },
        schema={"table": pl.String, "added": pl.Int64, "removed": pl.Int64, "corrected": pl.Int64},
    )
    return corrected, counts


def _as_text(frame: pl.DataFrame, key: list[str], values: list[str]) -> pl.DataFrame:
    """One row a key, every value as text, so that values of all types stand in one column of the answer."""
    wanted = [*key, *values, "origin_id"]
    return frame.select(pl.col(wanted).cast(pl.String)).unique(key, keep="first", maintain_order=True)


def _corrected_columns(
    name: str, before: pl.DataFrame, after: pl.DataFrame, key: list[str], values: list[str]
) -> pl.DataFrame:
    both = before.join(after, on=key, how="inner", suffix="_new", nulls_equal=True)
    fact = pl.concat_str([pl.col(k).fill_null("") for k in key], separator=" ").str.strip_chars().alias("fact")
    parts = [
        both.filter(pl.col(value).ne_missing(pl.col(f"{value}_new"))).select(
            pl.lit(name).alias("table"),
            fact,
            pl.lit(value).alias("column"),
            pl.col(value).alias("before"),
            pl.col(f"{value}_new").alias("after"),
            pl.col("origin_id_new").alias("origin_id"),
        )
        for value in values
    ]
    return pl.concat(parts).sort("fact", "column")

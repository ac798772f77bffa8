"""Where things are written: each place gets a number, which stands beside the fact, and its line at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.record.origin import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType

    from onrecord.record.edition import Edition

RANK_WORDS = {
    Rank.DOCUMENT: "document",
    Rank.CATALOGUE: "library catalogue",
    Rank.DATASET: "research data set",
    Rank.REPORTED: "reported",
}


class Footnotes:
    """Numbers for sources, in the order in which they are first named."""

    def __init__(self, edition: str, origins: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """`edition` is its id, `origins` the rows that `number` can be asked for, by id."""
        self._edition = edition
        self._rows = origins or {}
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, *origin_ids: str | None) -> str:
        """The numbers of these origins as `[1][4]`; empty for none."""
        found: list[int] = []
        for origin_id in origin_ids:
            row = self._rows.get(origin_id or "")
            if row is None:
                continue
            place = (_place_of(row), row["rank"])
            number = self._numbers.setdefault(place, len(self._numbers) + 1)
            if number not in found:
                found.append(number)
        return "".join(f"[{number}]" for number in found)

    def name(self, source: str | None) -> str:
        """The number of a source that a row names itself; empty for none."""
        if not source:
            return ""
        known = next((number for (named, _), number in self._numbers.items() if named == source), None)
        return f"[{known or self._numbers.setdefault((source, ''), len(self._numbers) + 1)}]"

    def lines(self) -> list[RenderableType]:
        """The numbered list of all sources named so far, and the edition that all was read from."""
        from rich.table import Table
        from rich.text import Text

        from onrecord.cli.terminal import heading

        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right")
        table.add_column(overflow="fold")
        for (source, rank), number in self._numbers.items():
            table.add_row(f"[{number}]", f"{source} ({RANK_WORDS[Rank(rank)]})" if rank else source)
        edition = Text(f"\nRecord: edition {self._edition}")
        return [heading("Where this is written"), table, edition] if self._numbers else [edition]


def say_source(origin: Mapping[str, Any]) -> str:
    """Who says so and how much that weighs, of a row of `origins`."""
    return f"{_place_of(origin)} ({RANK_WORDS[Rank(origin['rank'])]})"


def _place_of(origin: Mapping[str, Any]) -> str:
    return origin["source"] or f"{origin['file']}, {origin['locator']}"


def find_origins(edition: Edition, origin_ids: Iterable[str | None]) -> dict[str, dict[str, Any]]:
    """The rows of `origins` by id, for JSON."""
    import polars as pl

    wanted = {origin_id for origin_id in origin_ids if origin_id}
    rows = edition.table("origins").filter(pl.col("origin_id").is_in(sorted(wanted))).sort("origin_id")
    return {row.pop("origin_id"): row for row in rows.iter_rows(named=True)}

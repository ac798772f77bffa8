"""Where facts are written, in words, and what does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.record.origin import Origin, Rank
from onrecord.record.queries.texts import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.edition import Edition

_KINDS = {
    Rank.DOCUMENT: "read in the document",
    Rank.CATALOGUE: "read in the library's catalogue",
    Rank.DATASET: "read in a research data set",
    Rank.REPORTED: "reported, not documented",
}


def find_origins(edition: Edition, origin_ids: Iterable[str]) -> pl.DataFrame:
    """The rows of `origins` with these ids and, as `words`, what `describe_origin` says of each."""
    wanted = pl.DataFrame({"origin_id": sorted(set(origin_ids))}, schema={"origin_id": pl.String})
    found = edition.table("origins").join(wanted, on="origin_id", how="semi")
    words = [describe_origin(Origin.from_row(row)) for row in found.iter_rows(named=True)]
    return found.with_columns(pl.Series("words", words, dtype=pl.String))


def describe_origin(origin: Origin) -> str:
    """Where it is written, for a person: who says so, how much that weighs, and the place in the file read here."""
    source = origin.source or origin.file
    place = f"{origin.file}, {origin.locator}"
    where = place if source == origin.file else f"{source} ({place})"
    return f"{where}; {_KINDS[origin.rank]}"


def find_discrepancies(
    edition: Edition, *, document: str | None = None, state: str | None = None, code: str | None = None
) -> pl.DataFrame:
    """What does not add up: of one document, about one state (ISO3, named in `field`), of one code, or all."""
    found = edition.table("discrepancies")
    if document is not None:
        found = found.filter(pl.col("document") == canonical(document))
    if state is not None:
        found = found.filter(pl.col("field").str.split(" ").list.contains(state).fill_null(value=False))
    if code is not None:
        found = found.filter(pl.col("code") == code)
    return found

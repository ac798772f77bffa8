"""Tables of pages as CSV."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl
from django.http import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.edition import Edition
    from onrecord.web.provenance import Source


def send_csv(frame: pl.DataFrame, name: str) -> HttpResponse:
    """A frame as a CSV file; lists are joined by blanks."""
    flat = frame.with_columns(
        pl.col(column).cast(pl.List(pl.String)).list.join(" ")
        for column, kind in frame.schema.items()
        if isinstance(kind, pl.List)
    )
    out = io.BytesIO()
    flat.write_csv(out)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def with_source(edition: Edition, frame: pl.DataFrame, column: str = "origin_id") -> pl.DataFrame:
    """The rows with who says so and how much that weighs, so that a file says by itself where it is written."""
    origins = edition.table("origins").select(pl.col("origin_id").alias(column), "rank", "source", "file", "locator")
    return frame.join(origins, on=column, how="left", maintain_order="left", suffix="_origin")


def list_sources(places: Iterable[Source]) -> pl.DataFrame:
    """The sources of a page as it lists them at its foot."""
    names = ("number", "place", "rank", "file", "locator", "sha256", "id")
    rows = [[getattr(place, name) for name in names] for place in places]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String) | {"number": pl.Int64}, orient="row")

"""Series, their documents, what bodies did with them, and what the texts ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.bodies import Body, Forum, Session
from onrecord.errors import NotOnRecordError, SymbolError
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

_FORUM_BODIES = {
    Forum.GA: Body.ASSEMBLY,
    Forum.HRC: Body.COUNCIL,
    Forum.CHR: Body.COMMISSION,
    Forum.SC: Body.SECURITY_COUNCIL,
}


def find_series(edition: Edition) -> pl.DataFrame:
    """Every series with the number of its documents."""
    counts = edition.table("series_members").group_by("series").agg(pl.col("document").n_unique().alias("documents"))
    return edition.table("series").join(counts, on="series", how="left").with_columns(pl.col("documents").fill_null(0))


def find_documents(edition: Edition, series: str) -> pl.DataFrame:
    """The documents of a series, the oldest first, with the link's `score`, `why` and `by`.

    A draft whose resolution is of the series belongs to it. What the chosen statement of a document leaves empty is
    taken from the next by precedence. Raises NotOnRecordError for a series that the edition does not hold.
    """
    _require_series(edition, series)
    members = edition.table("series_members").filter(pl.col("series") == series)
    linked = members.select("document", "score", "why", "by").unique("document", keep="first", maintain_order=True)
    documents = fill_documents(edition.table("documents"))
    drafts = documents.filter(pl.col("becomes").is_in(linked["document"].implode())).select(
        "document",
        pl.lit(1.0).alias("score"),
        pl.format("It became {}.", "becomes").alias("why"),
        pl.lit("rule:becomes").alias("by"),
    )
    everything = pl.concat([linked, drafts]).unique("document", keep="first", maintain_order=True)
    found = documents.join(everything, on="document", how="right", coalesce=True)
    return found.sort("date", "body", "document", nulls_last=True)


def show_document(edition: Edition, symbol: str) -> dict[str, Any]:
    """What is held of one document, column by column; what the chosen statement leaves empty comes from the next.

    Raises NotOnRecordError for a symbol that the edition does not hold.
    """
    document = canonical(symbol)
    rows = edition.table("documents").filter(pl.col("document") == document)
    if rows.is_empty():
        raise NotOnRecordError(f"the record holds no document {document}")
    return fill_documents(rows).row(0, named=True)


def find_actions(edition: Edition, *, series: str | None = None, document: str | None = None) -> pl.DataFrame:
    """What bodies did, the earliest first: the columns of `actions`, with `forum`, `year` and `resolution`.

    Of a series, of one document (or the resolution that it became), or all. `year` is that of the action; where its
    day is not held, that in which the session mainly acts. `resolution` is what the action led to or acted on.
    """
    actions = edition.chosen("actions")
    resolution = pl.coalesce("leads_to", "document")
    if series is not None:
        symbols = find_documents(edition, series)["document"].implode()
        actions = actions.filter(pl.col("document").is_in(symbols) | pl.col("leads_to").is_in(symbols))
    if document is not None:
        symbol = canonical(document)
        actions = actions.filter((pl.col("document") == symbol) | (pl.col("leads_to") == symbol))
    years = [_session_year(body, session) for body, session in actions.select("body", "session").iter_rows()]
    return actions.with_columns(
        forum_of(pl.col("body")).alias("forum"),
        pl.coalesce(pl.col("date").dt.year(), pl.Series(years, dtype=pl.Int32)).alias("year"),
        resolution.alias("resolution"),
    ).sort("year", "date", "body", "resolution", nulls_last=True)


def find_asks(edition: Edition, *, document: str | None = None, topic: str | None = None) -> pl.DataFrame:
    """What texts ask for, in the order of document and page; of one document, on one topic, or all."""
    asks = edition.table("asks")
    if document is not None:
        asks = asks.filter(pl.col("document") == canonical(document))
    if topic is not None:
        asks = asks.filter(pl.col("topic") == topic)
    return asks.sort("document", "page", "paragraph", "topic", nulls_last=True)


def find_paragraphs(edition: Edition, document: str) -> pl.DataFrame:
    """The paragraphs of a text, in order."""
    return edition.table("paragraphs").filter(pl.col("document") == canonical(document)).sort("position")


def canonical(symbol: str) -> str:
    """The symbol as the record writes it. Raises SymbolError where the text is none."""
    return Symbol.parse(symbol.strip()).canonical


def forum_of(body: pl.Expr) -> pl.Expr:
    """The forum of a body; empty for one in which no positions are counted."""
    return (
        pl.when(body.str.starts_with("A/C."))
        .then(pl.lit(str(Forum.GA)))
        .otherwise(body.replace_strict({str(b): str(f) for f, b in _FORUM_BODIES.items()}, default=None))
    )


def fill_documents(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a document: the chosen statement, its empty cells filled from the next by precedence.

    The rows of a document stand in the order of precedence in the edition.
    """
    filled = pl.exclude("document", "chosen", "origin_id").drop_nulls().first()
    return rows.group_by("document", maintain_order=True).agg(filled, pl.col("chosen", "origin_id").first())


def _require_series(edition: Edition, series: str) -> None:
    known = edition.table("series")["series"]
    if series not in known:
        raise NotOnRecordError(f"the record holds no series {series!r}", hint=f"It holds: {', '.join(known.sort())}.")


def _session_year(body: str, session: str | None) -> int | None:
    if session is None:
        return None
    try:
        return Session.parse(session, Body(body)).year
    except (SymbolError, ValueError):
        return None

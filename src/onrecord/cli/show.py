"""`onrecord show`: what happened to one document, who sponsored it, who voted how, and where that is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import polars as pl

    from onrecord.record.edition import Edition


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("show", short_help="What happened to one resolution or draft, and who voted how.")(show_symbol)


def show_symbol(
    ctx: typer.Context,
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="UN document symbol: A/RES/80/220, A/C.3/80/L.29.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the origin of each row.")] = False,
) -> None:
    """What happened to one resolution or draft: when, in which body, by which vote, who sponsored it, who voted how,
    what it asks for, and where each of these is written. Where two sources differ, both are shown.

    \b
    Example:  onrecord show A/RES/62/167
              onrecord show A/HRC/RES/58/17

    A symbol is what the UN prints in the corner of a document. A draft and the resolution that it became are shown
    together.
    """
    from onrecord.cli.opening import open_edition

    edition = open_edition(ctx.obj)
    dossier = gather_dossier(edition, symbol)
    if as_json:
        _print_json(edition, dossier)
        return
    from onrecord.cli.show_page import print_dossier

    print_dossier(edition, dossier)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is held of a resolution with the drafts that became it; every statement, chosen or not."""

    symbol: str
    family: tuple[str, ...]
    """The resolution, then its drafts."""
    series: tuple[str, ...]
    documents: pl.DataFrame
    actions: pl.DataFrame
    sponsorships: pl.DataFrame
    ballots: pl.DataFrame
    coverage: pl.DataFrame
    asks: pl.DataFrame
    discrepancies: pl.DataFrame

    def frames(self) -> dict[str, pl.DataFrame]:
        """The tables by name."""
        names = ("documents", "actions", "sponsorships", "ballots", "coverage", "asks", "discrepancies")
        return {name: getattr(self, name) for name in names}


def gather_dossier(edition: Edition, symbol: str) -> Dossier:
    """What the record holds of a document. Raises SymbolError; NotOnRecordError where it holds nothing."""
    import polars as pl

    from onrecord.cli.symbols import read_symbol
    from onrecord.errors import NotOnRecordError

    document = read_symbol(symbol).canonical
    family = find_family(edition, document)
    symbols = pl.Series(family).implode()
    own = {
        name: edition.table(name).filter(pl.col("document").is_in(symbols))
        for name in ("documents", "sponsorships", "ballots", "coverage", "asks", "discrepancies")
    }
    actions = edition.table("actions")
    own["actions"] = actions.filter(pl.col("document").is_in(symbols) | pl.col("leads_to").is_in(symbols)).sort(
        "date", "body", nulls_last=True
    )
    if all(frame.is_empty() for frame in own.values()):
        raise NotOnRecordError(
            f"the record holds no document {document}",
            hint="`onrecord series` lists what it holds; a later edition may hold more.",
        )
    members = edition.table("series_members").filter(pl.col("document").is_in(symbols))
    return Dossier(document, family, tuple(members["series"].unique().sort()), **own)


def find_family(edition: Edition, document: str) -> tuple[str, ...]:
    """The resolution that the document is or became, and all drafts that became it; the document first if alone."""
    import polars as pl

    documents = edition.chosen("documents").select("document", text="becomes")
    actions = edition.chosen("actions").select("document", text="leads_to")
    links = pl.concat([documents, actions]).drop_nulls().unique()
    became = links.filter(pl.col("document") == document)["text"].sort().to_list()
    text = became[0] if became else document
    drafts = links.filter(pl.col("text") == text)["document"].sort().to_list()
    return (text, *(draft for draft in drafts if draft != text))


def _print_json(edition: Edition, dossier: Dossier) -> None:
    from onrecord.cli.footnotes import find_origins
    from onrecord.cli.terminal import print_json

    frames = dossier.frames()
    ids = {origin for frame in frames.values() if "origin_id" in frame.columns for origin in frame["origin_id"]}
    value: dict[str, Any] = {
        "edition": edition.id,
        "symbol": dossier.symbol,
        "family": list(dossier.family),
        "series": list(dossier.series),
    }
    value |= {name: frame.to_dicts() for name, frame in frames.items()}
    print_json(value | {"origins": find_origins(edition, ids)})

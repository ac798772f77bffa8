"""All that is held of one text: the resolution with the drafts that became it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from onrecord.errors import NotOnRecordError
from onrecord.record.queries.texts import canonical

if TYPE_CHECKING:
    from onrecord.record.edition import Edition


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
    document = canonical(symbol)
    family = find_family(edition, document)
    symbols = pl.Series(family).implode()
    own = {
        name: edition.of_documents(name, family)
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
    documents = edition.chosen("documents").select("document", text="becomes")
    actions = edition.chosen("actions").select("document", text="leads_to")
    links = pl.concat([documents, actions]).drop_nulls().unique()
    became = links.filter(pl.col("document") == document)["text"].sort().to_list()
    text = became[0] if became else document
    drafts = links.filter(pl.col("text") == text)["document"].sort().to_list()
    return (text, *(draft for draft in drafts if draft != text))

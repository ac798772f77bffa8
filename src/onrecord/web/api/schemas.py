"""The shapes that the interface answers with. Those of tables are made from the tables' own declarations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import polars as pl
from ninja import Schema
from pydantic import Field, create_model

from onrecord.record.tables import TABLES
from onrecord.standing import COLUMNS

if TYPE_CHECKING:
    from onrecord.record.columns import Table

Row = TypeVar("Row")

_TYPES: dict[pl.DataType, type] = {
    pl.String(): str, pl.Int32(): int, pl.Float64(): float, pl.Boolean(): bool, pl.Date(): date,
}  # fmt: skip
_POSITION_TYPES: dict[str, type] = {
    "session": int, "year": int, "member": bool, "date": date, "committee_date": date, "joined": date,
}  # fmt: skip


def _of_table(name: str, title: str) -> type[Schema]:
    table: Table = TABLES[name]
    fields: dict[str, Any] = {}
    for column in table.columns:
        kind = _TYPES[column.dtype]
        wanted = kind if not column.nullable else kind | None
        fields[column.name] = (wanted, Field(description=column.doc))
    model: type[Schema] = create_model(title, __base__=Schema, __doc__=table.doc, **fields)
    return model


State = _of_table("states", "State")
SeriesRow = _of_table("series", "Series")
Document = _of_table("documents", "Document")
Action = _of_table("actions", "Action")
Sponsorship = _of_table("sponsorships", "Sponsorship")
Ballot = _of_table("ballots", "Ballot")
Coverage = _of_table("coverage", "Coverage")
Ask = _of_table("asks", "Ask")
Discrepancy = _of_table("discrepancies", "Discrepancy")
Origin = _of_table("origins", "Origin")
_position_fields: dict[str, Any] = {
    name: (_POSITION_TYPES.get(name, str) | None, Field(description=doc)) for name, doc in COLUMNS.items()
}
Position: type[Schema] = create_model(
    "Position", __base__=Schema, __doc__="Where a state stood on a series in a forum and session.", **_position_fields
)


class Page(Schema, Generic[Row]):
    """A part of a list."""

    edition: str = Field(description="Id of the edition that answers.")
    total: int = Field(description="How many rows there are in all.")
    limit: int = Field(description="How many were asked for.")
    offset: int = Field(description="How many were left out before.")
    items: list[Row]


class One(Schema, Generic[Row]):
    """One thing."""

    edition: str = Field(description="Id of the edition that answers.")
    item: Row


class NamedState(Schema):
    """One state with its names."""

    edition: str = Field(description="Id of the edition that answers.")
    item: State  # type: ignore[valid-type]
    names: dict[str, str] = Field(
        description="Official short names by language (ar, zh, en, fr, ru, es); empty where the UN lists no such state."
    )


class TableFacts(Schema):
    """A table of the edition."""

    name: str
    rows: int
    size: int = Field(description="Bytes of its Parquet file.")
    sha256: str


class EditionFacts(Schema):
    """The edition that is served."""

    edition: str = Field(description="Sixteen hexadecimal digits; equal for equal contents.")
    onrecord: str = Field(description="Version of Onrecord that built it.")
    tables: list[TableFacts]


class Dossier(Schema):
    """All that is held of a text: the resolution with its drafts, every statement, chosen or not."""

    edition: str
    symbol: str
    family: list[str] = Field(description="The resolution, then its drafts.")
    series: list[str]
    documents: list[Document]  # type: ignore[valid-type]
    actions: list[Action]  # type: ignore[valid-type]
    sponsorships: list[Sponsorship]  # type: ignore[valid-type]
    ballots: list[Ballot]  # type: ignore[valid-type]
    coverage: list[Coverage]  # type: ignore[valid-type]
    asks: list[Ask]  # type: ignore[valid-type]
    discrepancies: list[Discrepancy]  # type: ignore[valid-type]


class CheckRequest(Schema):
    """A text to check."""

    text: str = Field(min_length=1, max_length=60_000)
    published: date | None = Field(None, description="The day from which “last year” is counted.")


class EvidenceItem(Schema):
    """One row of the record that a verdict rests on."""

    symbol: str
    origin: str | None = Field(description="Where it was read: an id of `origins`.")
    says: str


class FindingItem(Schema):
    """One claim of the text with its verdict."""

    quote: str
    span: list[int] = Field(description="First and last-plus-one character of the claim in the text.")
    kind: str
    subject: str | None = Field(description="ISO3 code of the state that it is about.")
    series: str | None
    body: str | None = Field(description="GA, HRC or CHR.")
    years: list[int] | None = Field(description="First and last year.")
    verdict: str = Field(description="supported, contradicted, partly or not_in_record.")
    sentence: str = Field(description="The verdict in one plain sentence.")
    evidence: list[EvidenceItem]


class CheckAnswer(Schema):
    """The claims that were found, in the order of the text. The text itself is not kept."""

    text_sha256: str
    edition: str
    claims: list[FindingItem]


class Fault(Schema):
    """What went wrong."""

    code: str = Field(
        description="not_found, bad_request, not_allowed, too_many_requests, too_large, failed or unavailable."
    )
    message: str = Field(description="One plain sentence.")
    hint: str = Field(description="What to do about it; may be empty.")


class ErrorAnswer(Schema):
    """The one shape of every error."""

    error: Fault

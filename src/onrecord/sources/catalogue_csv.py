"""Drafts and their sponsors 1946-2015 from the UN library's catalogue: only drafts that the Netherlands sponsored."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.citations import split_symbols
from onrecord.days import PartialDate
from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import DateError, SymbolError
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame
from onrecord.sources.catalogue import title_proper
from onrecord.sources.csv_table import Layout, read_frame, read_header
from onrecord.sources.library_drafts import (
    LibraryDraft,
    Statements,
    count_at_adoption,
    draft_kind,
    leaves_open,
    read_notes,
    revised_symbol,
    split_responsibility,
    state_lists,
    state_notes,
)
from onrecord.sources.reading import corrections, declared
from onrecord.sources.sponsor_lists import Sponsor
from onrecord.symbols import Kind, Symbol

if TYPE_CHECKING:
    from onrecord.record.statements import SourceFile

NAME = "catalogue_csv"
SOURCE = "UN library catalogue, drafts 1946-2015"
SELECTION = "The files hold only drafts that the Netherlands sponsored; a draft that is not in them may still exist."
DRAFTS = ("symbol", "title", "imprint", "notes")
SPONSORS = ("symbol", "sponsor")
SECOND_RECORD = "a second record of the same draft with the same title"
SAME_ROW = "the same row stands in the file before"
_IMPRINT = re.compile(r"(?:,|:|^)\s*(?P<date>(?:[0-9]{1,2}\s+)?(?:[A-Za-z][a-z]{2,8}\.?\s*)?[0-9]{4})\s*[\].]*\s*$")
_RESPONSIBILITY = re.compile(r"\s/\s(?P<names>[^/]*)$")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CatalogueCsv:
    """Both files: a draft a row, and a sponsor a row."""

    name: str = NAME
    version: int = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the first line names the columns of the drafts or of their sponsors."""
        layout = Layout.find(read_header(source), declared(self.name))
        return layout.has(*DRAFTS) or layout.has(*SPONSORS)

    def read(self, source: SourceFile) -> Reading:
        """Documents and sponsorships, with the selection written as coverage; outcomes where a note states them.

        A row whose symbol is none is named and left out; a record that stands twice is read once. Raises InputError
        where the file is no such table.
        """
        known = declared(self.name)
        layout = Layout.find(read_header(source), known)
        drafts = layout.has(*DRAFTS)
        layout.require(source, DRAFTS if drafts else SPONSORS)
        frame = read_frame(source, layout)
        known.check_count(source, frame.height)
        read = _Read()
        if drafts:
            _read_drafts(frame, read)
        else:
            _read_sponsors(frame, read)
        found = read.found
        tables = {
            "documents": found.documents,
            "actions": found.actions,
            "sponsorships": found.sponsorships,
            "coverage": found.coverage,
        }
        return Reading(
            file=source.name,
            sha256=source.sha256,
            reader=f"{self.name}/{self.version}",
            statements={
                name: statement_frame(name, rows) for name, rows in tables.items() if rows or name == "sponsorships"
            },
            discrepancies=(*layout.report_unread(known), *found.discrepancies),
            rows_read=frame.height,
            rows_used=read.used,
            rows_left_out=dict(read.left_out),
            rows_in=None if drafts else "sponsorships",
        )


@dataclass(slots=True)
class _Read:
    """What has been read so far, and the account of the rows."""

    found: Statements = field(default_factory=Statements)
    used: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    symbols: dict[str, LibraryDraft | None] = field(default_factory=dict)

    def draft(self, printed: str | None, row: int, rows: int) -> LibraryDraft | None:
        """The draft with this symbol; None, and named once with its rows, where it is none."""
        key = printed or ""
        if key not in self.symbols:
            self.symbols[key] = self._read_draft(key, row, rows)
        return self.symbols[key]

    def _read_draft(self, printed: str, row: int, rows: int) -> LibraryDraft | None:
        locator = f"un_document_symbol={printed}"
        correction = corrections(NAME).get((locator, "symbol"))
        value = correction.value if correction is not None else printed
        try:
            symbol = Symbol.parse(value)
        except SymbolError as error:
            self.found.discrepancies.append(
                Discrepancy(
                    "bad-symbol", f"{error}; it is left out.", Level.ERROR, field="un_document_symbol",
                    printed=printed, locator=f"row {row}", rows=rows, source=SOURCE,
                )
            )  # fmt: skip
            return None
        draft = LibraryDraft(symbol, value, locator, SOURCE)
        if correction is not None:
            message = f"{printed} is read as {value}: {correction.because}."
            note = draft.report("misprint", message, "un_document_symbol", printed, value)
            self.found.discrepancies.append(note)
        return draft


def _read_drafts(frame: pl.DataFrame, read: _Read) -> None:
    """A draft a row; a second record of a draft under the same title is counted and not read again."""
    firsts = frame.select(pl.struct("symbol", "title").is_first_distinct()).to_series()
    rows_of = dict(frame.group_by("symbol").len().iter_rows())
    for row, first in zip(frame.iter_rows(named=True), firsts, strict=True):
        draft = read.draft(row["symbol"], row["row"], rows_of[row["symbol"]])
        if draft is None:
            continue
        if not first:
            read.left_out[SECOND_RECORD] += 1
            message = "A second record of the draft stands in the file; the first is read."
            read.found.discrepancies.append(draft.report("record-twice", message, f"row {row['row']}", None))
            continue
        read.used += 1
        _read_record(row, draft, read.found)


def _read_record(row: Row, draft: LibraryDraft, found: Statements) -> None:
    title = row["title"] or ""
    responsibility = _RESPONSIBILITY.search(title)
    sponsors, submitted = split_responsibility(responsibility["names"] if responsibility else None)
    words = title[: responsibility.start()] if responsibility else title
    parent = _parent_of(draft)
    found.documents.append(
        {
            **draft.head(),
            **draft.place(""),
            "kind": draft_kind(draft.symbol, words.rpartition(" : ")[2], submitted),
            "title": title_proper((row.get("long_title") or "").replace("#", " ") or words),
            "date": _read_date(row, draft, found),
            "agenda_item": row.get("agenda"),
            "becomes": _read_becomes(row, draft, found),
            "revises": parent.printed if parent else revised_symbol(draft.symbol, ""),
            "origin_printed": title or None,
        }
    )
    # An addendum lists sponsors of the draft that it is added to: those in its title in which way it does not say.
    target = parent or draft
    role = "sponsor" if parent else "tabled"
    before = len(found.sponsorships)
    found.sponsorships += [target.sponsorship(one, role, draft.printed, "title") for one in sponsors]
    stated_in = draft.printed if parent else None
    notes = read_notes(row["notes"] or "")
    followed_up = state_notes(target, notes, "notes", found, stated_in)
    if parent is None and sponsors and not leaves_open(notes):
        joined = count_at_adoption(found.sponsorships[before:]) if followed_up else None
        becomes = found.documents[-1]["becomes"]
        found.coverage += state_lists(draft, "title and notes", len(sponsors), joined, becomes, SELECTION)


def _parent_of(draft: LibraryDraft) -> LibraryDraft | None:
    """The draft to which an addendum (A/69/L.65/Add.1) adds; None where the document is none."""
    symbol = draft.symbol
    if not symbol.modifiers or symbol.modifiers[-1][0] != "Add":
        return None
    stem = symbol.canonical.rpartition("/Add.")[0]
    return LibraryDraft(Symbol.parse(stem), stem, draft.locator, draft.source)


def _read_date(row: Row, draft: LibraryDraft, found: Statements) -> str | None:
    """The day in the imprint: "[New York] : UN, 29 July 2015"."""
    printed = row["imprint"]
    match = _IMPRINT.search(printed or "")
    try:
        if match is not None:
            return str(PartialDate.parse(re.sub(r"\.(?=[0-9])", ". ", match["date"])))
    except DateError:
        pass
    if printed is not None:
        message = f"{printed!r} gives no date that we read."
        found.discrepancies.append(draft.report("bad-date", message, "imprint", printed))
    return None


def _read_becomes(row: Row, draft: LibraryDraft, found: Statements) -> str | None:
    """The resolution or decision among the related documents; open numbers ("A/RES/69/...") are no symbols."""
    printed = row.get("related")
    if printed is None:
        return None
    symbols, refused = split_symbols(printed)
    for error in refused:
        if not error.text.rstrip(".").endswith("/"):
            message = f"{printed!r} is no symbol: {error.reason}."
            found.discrepancies.append(draft.report("bad-symbol", message, "related_document", printed))
    adopted = [symbol for symbol in symbols if symbol.kind in (Kind.RESOLUTION, Kind.DECISION)]
    return adopted[0].text if adopted else None


def _read_sponsors(frame: pl.DataFrame, read: _Read) -> None:
    """A sponsor a row. The catalogue counts those of the printed list and those added alike, so the role is open."""
    numbered = frame.with_columns((~pl.struct("symbol", "sponsor").is_first_distinct()).alias("again"))
    rows_of = dict(frame.group_by("symbol").len().iter_rows())
    names: Counter[str] = Counter()
    for row in numbered.iter_rows(named=True):
        draft = read.draft(row["symbol"], row["row"], rows_of[row["symbol"]])
        if draft is None:
            continue
        if row["again"]:
            read.left_out[SAME_ROW] += 1
            continue
        if row["sponsor"] is None:
            message = "The row names no sponsor; it is left out."
            read.found.discrepancies.append(
                Discrepancy(
                    "missing-value", message, Level.ERROR, draft.printed, "author_contributors",
                    locator=f"row {row['row']}", source=SOURCE,
                )
            )  # fmt: skip
            continue
        read.used += 1
        target = _parent_of(draft) or draft
        names[target.printed] += 1
        stated_in = draft.printed if target is not draft else None
        read.found.sponsorships.append(
            target.sponsorship(Sponsor(row["sponsor"]), "sponsor", stated_in, "author_contributors")
        )
    _report_doubled(numbered, read)
    read.found.coverage += [
        {
            "document": document,
            "list": "sponsors",
            "stage": "at_adoption",
            "extent": "selection",
            "names": count,
            "note": SELECTION,
            "locator": f"un_document_symbol={document}",
            "source": SOURCE,
            "rank": str(Rank.CATALOGUE),
        }
        for document, count in names.items()
    ]


def _report_doubled(numbered: pl.DataFrame, read: _Read) -> None:
    """A note for each draft of which the catalogue has two records: their sponsors stand twice in the file."""
    doubled = numbered.filter("again").group_by("symbol", maintain_order=True).len()
    for symbol, count in doubled.iter_rows():
        draft = read.symbols.get(symbol)
        if draft is not None:
            message = f"{count} sponsors of the draft stand twice in the file; they are read once."
            read.found.discrepancies.append(draft.report("record-twice", message, "author_contributors", None))


READER = CatalogueCsv()

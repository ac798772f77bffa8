"""The records behind the Digital Library's votes: what each roll call was about, checked for its form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.citations import split_symbols
from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import SymbolError
from onrecord.record.origin import Rank
from onrecord.record.statements import statement_frame
from onrecord.sources.catalogue import kind_of, session_text, title_proper
from onrecord.sources.reading import corrections
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from onrecord.sources.roll_rows import FoldedRows

READER_NAME = "undl_csv"
_TOTALS = ("yes", "no", "abstain", "not_voting", "members")
_LIBRARY = "https://digitallibrary.un.org/record/"

Row = dict[str, Any]


@dataclass(slots=True)
class RollCallRecords:
    """The records of a file in their order, and what the record's tables take from them."""

    usable: list[bool] = field(default_factory=list)
    """Whether the record has a number and a symbol; the votes of one that has not are left out."""
    without_vote: list[bool] = field(default_factory=list)
    """Whether the resolution was adopted without a vote: then the library writes Y for every member."""
    shared: list[Row] = field(default_factory=list)
    """What every vote of the record states: document, body, session, date, locator, source; members."""
    document_rows: list[Row] = field(default_factory=list)
    action_rows: list[Row] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)

    @property
    def documents(self) -> pl.DataFrame:
        """Resolutions, their drafts and the committees' reports."""
        return statement_frame("documents", self.document_rows)

    @property
    def actions(self) -> pl.DataFrame:
        """One adoption a roll call, with the totals as printed."""
        return statement_frame("actions", self.action_rows)


def read_records(folded: FoldedRows) -> RollCallRecords:
    """The records of a folded file; rows that cannot be used are named with their number."""
    rows_of = np.bincount(folded.record, minlength=folded.records.height)
    found = RollCallRecords()
    reported: set[str] = set()
    for row in folded.records.iter_rows(named=True):
        _read_record(row, int(rows_of[row["record"]]), found, reported)
    for row in folded.differing.iter_rows(named=True):
        found.discrepancies.append(_differs(row, found))
    return found


def _read_record(row: Row, rows: int, found: RollCallRecords, reported: set[str]) -> None:
    locator = f"undl_id={row['undl_id']}" if row["undl_id"] else f"row {row['row']}"
    place = _Place(locator, row, found)
    symbol = _read_resolution(place, rows)
    usable = symbol is not None and row["undl_id"] is not None
    if symbol is not None and row["undl_id"] is None:
        place.report("missing-value", "The record has no number.", "undl_id", None, level=Level.ERROR, rows=rows)
    found.usable.append(usable)
    found.without_vote.append(_is_without_vote(row))
    if symbol is None or not usable:
        found.shared.append({})
        return
    day = _read_day(place)
    totals = {name: _read_number(place, name) for name in _TOTALS}
    session = _read_session(place, symbol)
    source = row.get("link") or f"{_LIBRARY}{row['undl_id']}"
    where = {"locator": locator, "source": source, "rank": str(Rank.CATALOGUE)}
    head = {"document": row["resolution"], "body": str(symbol.body), "session": session}
    found.shared.append({**head, "date": day, "locator": locator, "source": source, "members": totals["members"]})
    found.action_rows.append(
        {
            **head,
            **where,
            "date": day,
            "kind": "adopted",
            "method": "without_vote" if found.without_vote[-1] else "recorded_vote",
            **{name: totals[name] for name in _TOTALS[:4]},
            "meeting": _read_meeting(place),
            "origin_printed": row.get("note"),
        }
    )
    title = row.get("title")
    proper = title_proper(title)
    found.document_rows.append(
        {
            **head,
            **where,
            "kind": kind_of(symbol) or "resolution",
            "title": proper,
            "date": day.isoformat() if day else None,
            "agenda_item": row.get("agenda"),
            "origin_printed": title if title != proper else None,
        }
    )
    found.document_rows += list(_read_related(place, where, row["resolution"], reported))


@dataclass(frozen=True, slots=True)
class _Place:
    """A record while it is read: where it stands and where its faults go."""

    locator: str
    row: Mapping[str, Any]
    found: RollCallRecords

    def report(
        self,
        code: str,
        message: str,
        name: str,
        printed: str | None,
        *,
        level: Level = Level.WARNING,
        value: str | None = None,
        rows: int = 1,
    ) -> None:
        """File a discrepancy about one field of this record."""
        document = self.row["resolution"]
        self.found.discrepancies.append(
            Discrepancy(
                code, message, level, document, name, printed, value, locator=self.locator, rows=rows,
                source=self.row.get("link"),
            )
        )  # fmt: skip


def _read_resolution(place: _Place, rows: int) -> Symbol | None:
    printed = place.row["resolution"]
    if printed is None:
        place.report("missing-value", "The record has no symbol.", "resolution", None, level=Level.ERROR, rows=rows)
        return None
    try:
        symbol = Symbol.parse(printed)
    except SymbolError as error:
        message = f"{error}; the votes of the record are left out."
        place.report("bad-symbol", message, "resolution", printed, level=Level.ERROR, rows=rows)
        return None
    if symbol.faults:
        message = f"{printed} is misprinted: {', '.join(symbol.faults)}."
        place.report("misprint", message, "resolution", printed, level=Level.NOTE, value=symbol.canonical)
    return symbol


def _read_day(place: _Place) -> date | None:
    printed = place.row["date"]
    corrected = corrections(READER_NAME).get((place.locator, "date"))
    if corrected is not None and corrected.printed != printed:
        message = f"The correction of {corrected.printed} matches nothing any more."
        place.report("correction-unused", message, "date", printed, value=corrected.value)
    elif corrected is not None:
        message = f"{printed} is corrected: {corrected.because}"
        place.report("bad-date", message, "date", printed, level=Level.NOTE, value=corrected.value)
        return date.fromisoformat(corrected.value)
    try:
        return date.fromisoformat(printed or "")
    except ValueError:
        place.report("bad-date", f"{printed!r} is no date; the vote is kept without one.", "date", printed)
        return None


def _read_number(place: _Place, name: str) -> int | None:
    printed = place.row.get(name)
    if printed is None:
        return None
    # Some issues of the file print totals with a decimal point: 120.0.
    digits = printed.strip().removesuffix(".0")
    if digits.isascii() and digits.isdigit() and len(digits) <= 4:
        return int(digits)
    place.report("bad-number", f"{printed!r} is no number of votes; the total is left open.", name, printed)
    return None


def _read_session(place: _Place, symbol: Symbol) -> str | None:
    printed, own = place.row.get("session"), session_text(symbol)
    if printed is not None and own is not None and printed.strip() != own:
        message = f"The record says session {printed}, its symbol says {own}."
        place.report("session-differs", message, "session", printed, value=own)
    return own or printed


def _read_meeting(place: _Place) -> str | None:
    """The meeting's symbol; the first, where the field lists a record and its corrigendum."""
    printed = place.row.get("meeting")
    if printed is None:
        return None
    symbols, refused = split_symbols(printed)
    if refused:
        message = f"{printed!r} is no meeting record's symbol: {refused[0].reason}."
        place.report("bad-symbol", message, "meeting", printed)
    return str(symbols[0]) if symbols else None


def _read_related(place: _Place, where: Row, resolution: str, reported: set[str]) -> Iterator[Row]:
    """The drafts that became the resolution and the committees' reports, each report once a file."""
    for name in ("draft", "committee_report"):
        printed = place.row.get(name)
        if printed is None:
            continue
        symbols, refused = split_symbols(printed)
        for error in refused:
            place.report("bad-symbol", f"{printed!r} is no symbol: {error.reason}.", name, printed)
        for symbol in symbols:
            kind = kind_of(symbol)
            if kind is None or (name == "committee_report" and symbol.canonical in reported):
                continue
            reported.add(symbol.canonical)
            yield {
                **where,
                "document": str(symbol),
                "body": str(symbol.body),
                "session": session_text(symbol),
                "kind": kind,
                "becomes": resolution if name == "draft" else None,
            }


def _is_without_vote(row: Row) -> bool:
    said = (row.get("modality") or "").lower()
    return any(words in said for words in ("without", "consensus", "acclamation", "unanim"))


def _differs(row: Row, found: RollCallRecords) -> Discrepancy:
    first = found.shared[row["record"]]
    return Discrepancy(
        "record-differs",
        f"Row {row['row']} differs from the first row of its record in what all its rows should share.",
        document=row["resolution"],
        locator=f"{first.get('locator', 'undl_id=' + str(row['undl_id']))}, row {row['row']}",
        source=first.get("source"),
    )

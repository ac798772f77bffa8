"""Catalogue records of drafts and resolutions in MARC 21: symbol, title, sponsors, additions, what it became."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.citations import split_symbols
from onrecord.days import PartialDate
from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import DateError
from onrecord.sources.catalogue import title_proper
from onrecord.sources.library_drafts import (
    LibraryDraft,
    Row,
    Statements,
    count_at_adoption,
    draft_kind,
    leaves_open,
    revised_symbol,
    split_responsibility,
    state_lists,
    state_notes,
)
from onrecord.sources.sponsor_lists import Sponsor
from onrecord.sources.sponsor_notes import read_notes
from onrecord.symbols import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.sources.marc_xml import MarcRecord

_NO_STATE = re.compile(r"UN\.|UN |Group of|\bUnion\b|\bCommunit|Organi[sz]ation|Movement|Committee|Secretar")
"""710 holds corporate bodies besides states; these name none."""


def read_draft(record: MarcRecord, draft: LibraryDraft, found: Statements) -> None:
    """File all that a record with the draft's symbol in 191 states."""
    words = record.first("245", "b") or ""
    sponsors, submitted = split_responsibility(record.first("245", "c"))
    if draft.symbol.kind is not Kind.DRAFT:
        # On a resolution 245$c says "adopted by the General Assembly", and 710 names that body.
        sponsors, submitted = (), record.first("245", "c") or ""
    becomes, reports = _read_becomes(record, draft, found)
    found.documents.append(
        {
            **draft.head(),
            **draft.place(""),
            "kind": draft_kind(draft.symbol, words, submitted),
            "title": title_proper(record.first("245", "a")),
            "date": _read_date(record, draft, found),
            "agenda_item": _read_agenda(record),
            "becomes": becomes,
            "revises": revised_symbol(draft.symbol, words),
            "reissue": record.first("596", "a"),
        }
    )
    found.documents += reports
    authorities = record.all("710", "a")
    before = len(found.sponsorships)
    found.sponsorships += [draft.sponsorship(one, "tabled", draft.printed, "245$c") for one in sponsors]
    if sponsors:
        _compare_lists(draft, sponsors, authorities, found)
    # A list, so that every note is read and not only those up to the first that adds a sponsor.
    notes = [read_notes(text) for text in record.all("515", "a")]
    followed_up = [state_notes(draft, note, "515$a", found) for note in notes]
    if sponsors and not any(map(leaves_open, notes)):
        at_adoption = count_at_adoption(found.sponsorships[before:])
        joined = at_adoption if any(followed_up) else None
        found.coverage += state_lists(draft, "245$c", len(sponsors), joined, becomes)


def _read_becomes(record: MarcRecord, draft: LibraryDraft, found: Statements) -> tuple[str | None, list[Row]]:
    """The resolution or decision in 993, and the committee reports there, which are documents of their own."""
    adopted: list[str] = []
    reports: list[Row] = []
    for printed in record.all("993", "a"):
        symbols, refused = split_symbols(printed)
        for error in refused:
            message = f"{printed!r} is no symbol: {error.reason}."
            found.discrepancies.append(draft.report("bad-symbol", message, "993$a", printed))
        for symbol in symbols:
            if symbol.kind in (Kind.RESOLUTION, Kind.DECISION):
                adopted.append(symbol.text)
            elif symbol.kind is Kind.REPORT:
                reports.append(
                    {
                        **LibraryDraft(symbol, symbol.text, draft.locator, draft.source).head(),
                        **draft.place("993$a"),
                        "kind": "committee_report",
                    }
                )
    if len(adopted) > 1:
        message = f"{draft.printed} is said to have become {', '.join(adopted)}; the first was followed."
        found.discrepancies.append(draft.report("sources-differ", message, "993$a", "; ".join(adopted), adopted[0]))
    became = draft.symbol.kind is Kind.DRAFT and adopted
    return (adopted[0] if became else None), reports


def _read_date(record: MarcRecord, draft: LibraryDraft, found: Statements) -> str | None:
    printed = record.first("269", "a")
    if printed is None:
        return None
    try:
        return str(PartialDate.parse(printed))
    except DateError as error:
        found.discrepancies.append(draft.report("bad-date", f"{error}.", "269$a", printed))
        return None


def _read_agenda(record: MarcRecord) -> str | None:
    """Number and title of each item, as the record gives them."""
    items = [" ".join(item[code] for code in ("b", "c") if code in item) for item in record.each("991", "b", "c")]
    return "; ".join(dict.fromkeys(item for item in items if item)) or None


def _compare_lists(draft: LibraryDraft, sponsors: Iterable[Sponsor], authorities: list[str], found: Statements) -> None:
    """Names that 710 has and the title has not: the catalogue counts them as sponsors and does not say how.

    710 writes the authority form ("United Kingdom", "Bahamas (The)"); the title writes what the draft prints.
    """
    listed = tuple(sponsors)
    printed = {_fold(one.printed) for one in listed}
    groups = " ".join(one.via for one in listed)
    for name in authorities:
        folded = _fold(name)
        if _NO_STATE.search(name) or name in groups:
            continue
        if not any(folded == one or one.startswith(folded) or folded.startswith(one) for one in printed):
            message = f"710 names {name}, the list in the title does not."
            found.discrepancies.append(draft.report("sources-differ", message, "710$a", name))
            found.sponsorships.append(draft.sponsorship(Sponsor(name), "sponsor", None, "710$a"))


def _fold(name: str) -> str:
    """A name without accents, case and what stands in parentheses."""
    plain = re.sub(r"\([^)]*\)", "", name).translate(_ACCENTS).lower()
    return " ".join(plain.split())


_ACCENTS = str.maketrans("ôãéüçİ’ÔÉÜ", "oaeuci'OEU")


def report_mended(record: MarcRecord, locator: str, source: str) -> list[Discrepancy]:
    """One note for a record in which a text that was read had been encoded twice."""
    mended = [part for part in record.mended if part in record.taken]
    if not mended:
        return []
    fields = ", ".join(mended)
    message = f"Text in {fields} had been encoded twice; it was mended."
    return [Discrepancy("text-mended", message, Level.NOTE, field=fields, locator=locator, source=source)]

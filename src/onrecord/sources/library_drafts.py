"""A draft as a library catalogues it: kind, sponsors, what joined and left, and how far the lists go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.citations import find_symbols
from onrecord.discrepancies import Discrepancy, Level
from onrecord.record.origin import Rank
from onrecord.sources.catalogue import kind_of, session_text
from onrecord.sources.sponsor_lists import split_sponsors
from onrecord.sources.sponsor_notes import read_notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.sources.sponsor_lists import Sponsor
    from onrecord.sources.sponsor_notes import Notes
    from onrecord.symbols import Symbol

Row = dict[str, Any]

_SUBMITTED = re.compile(r"\s*\[?(?:submitted|prepared|note|report|by)\b", re.IGNORECASE)
_OFFICE = (
    r"Chair|Secretar|President|Rapporteur|Committee|Commission|Council|Bureau|Working|Office|Director|Administrator"
)
_BY_A_STATE = re.compile(rf"^\s*\[?(?:submitted|sponsored|proposed) by\]?\s+(?!.*\b(?:{_OFFICE}))", re.IGNORECASE)
"""Older records write "submitted by the Netherlands" where newer ones name the state alone."""
_BEHALF = re.compile(r"\bon behalf (?:of the of )?the\b", re.IGNORECASE)
"""The library also writes "on behalf the" and "on behalf of the of the"."""
_SUPPLIED = re.compile(r"\[(and|of|the|submitted by)\]", re.IGNORECASE)
"""Small words that the cataloguer puts in where the document lacks them."""
_CHAIR = re.compile(r"\bChair", re.IGNORECASE)


@dataclass(slots=True)
class Statements:
    """Rows for the record's tables, table by table, and what did not add up."""

    documents: list[Row] = field(default_factory=list)
    actions: list[Row] = field(default_factory=list)
    sponsorships: list[Row] = field(default_factory=list)
    ballots: list[Row] = field(default_factory=list)
    coverage: list[Row] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LibraryDraft:
    """One catalogue record of a draft, with where it stands."""

    symbol: Symbol
    printed: str
    """The symbol as the record prints it."""
    locator: str
    source: str

    def place(self, part: str) -> Row:
        """The columns of a row's place; `part` is the field within the record."""
        locator = f"{self.locator} {part}".strip()
        return {"locator": locator, "source": self.source, "rank": str(Rank.CATALOGUE)}

    def head(self) -> Row:
        """Document, body and session."""
        return {"document": self.printed, "body": str(self.symbol.body), "session": session_text(self.symbol)}

    def sponsorship(self, sponsor: Sponsor, role: str, stated_in: str | None, part: str) -> Row:
        """A row of `sponsorships`."""
        return {
            **self.head(),
            **self.place(part),
            "printed": sponsor.printed,
            "role": role,
            "via": sponsor.via or None,
            "stated_in": stated_in,
        }

    def report(self, code: str, message: str, part: str, printed: str | None, value: str | None = None) -> Discrepancy:
        """A note about one field of the record."""
        return Discrepancy(
            code, message, Level.NOTE, self.printed, part, printed, value,
            locator=f"{self.locator} {part}".strip(), source=self.source,
        )  # fmt: skip


def split_responsibility(text: str | None) -> tuple[tuple[Sponsor, ...], str]:
    """The sponsors that a title names after its " / ", or who submitted the text where that is no state.

    The library puts groups in brackets: "Cuba [on behalf of the Group of 77 and China]".
    """
    if text is None or not text.strip():
        return (), ""
    stated = _BY_A_STATE.sub("", _SUPPLIED.sub(r"\1", text))
    if _SUBMITTED.match(stated):
        return (), text.strip(" .")
    return split_sponsors(_BEHALF.sub("on behalf of the", stated.replace("[", "(").replace("]", ")"))), ""


def draft_kind(symbol: Symbol, words: str, submitted: str) -> str:
    """What the document is: by the cataloguer's words, by who submitted it, else by its symbol."""
    said = words.lower()
    if "amendment" in said:
        return "amendment"
    if re.search(r"\b(?:note|statement|report|letter)\b", said):
        return "note"
    if _CHAIR.search(submitted):
        return "chairs_text"
    if "draft decision" in said:
        return "draft_decision"
    if "revised" in said or (symbol.revision is not None and "draft" in said):
        return "revised_draft"
    # Drafts of the Security Council carry a number of its general series: S/2015/562.
    return "draft" if "draft" in said else kind_of(symbol) or "draft"


def revised_symbol(symbol: Symbol, words: str) -> str | None:
    """The document that an amendment amends, as its title says, or that a revision revises, as its symbol says."""
    named = find_symbols(words)
    if named:
        return named[0][1].canonical
    if not symbol.modifiers or symbol.modifiers[-1][0] != "Rev":
        return None
    stem, _, number = symbol.canonical.rpartition("/Rev.")
    return stem if number == "1" else f"{stem}/Rev.{int(number) - 1}"


def state_notes(draft: LibraryDraft, notes: Notes, part: str, found: Statements, stated_in: str | None = None) -> bool:
    """File what the notes on a draft say; True where they name sponsors that joined, so that the list is followed up.

    A note that names no document for its sponsors is stated in `stated_in`, else in the draft itself.
    """
    for listed in notes.sponsors:
        document = listed.stated_in or stated_in or draft.printed
        found.sponsorships += [draft.sponsorship(one, listed.role, document, part) for one in listed.sponsors]
    for outcome in notes.outcomes:
        found.actions.append(
            {
                **draft.head(),
                **draft.place(part),
                "kind": outcome.kind,
                "origin_printed": f"stated in {outcome.stated_in}" if outcome.stated_in else None,
            }
        )
    if leaves_open(notes):
        message = "The note says something of the sponsors that is not read."
        found.discrepancies.append(draft.report("unread-field", message, part, notes.rest))
    return any(listed.role == "added" for listed in notes.sponsors)


def leaves_open(notes: Notes) -> bool:
    """True where a note says something of the sponsors that is not read, a correction in another document, say."""
    return bool(re.search("sponsor", notes.rest, re.IGNORECASE))


def state_lists(
    draft: LibraryDraft, part: str, tabled: int, at_adoption: int | None, becomes: str | None, note: str = ""
) -> list[Row]:
    """Rows of `coverage`: a title has the whole printed list; additions are noted from the committee's report.

    `at_adoption` is None where the record notes no additions: then it does not say that there were none. `note` stands
    on every row.
    """
    row = {"document": draft.printed, "list": "sponsors", **draft.place(part)}
    tabling = {**row, "stage": "at_tabling", "extent": "complete", "names": tabled, "note": note or None}
    if at_adoption is not None:
        return [tabling, {**tabling, "stage": "at_adoption", "names": at_adoption}]
    if not becomes:
        return [tabling]
    unsaid = "the record notes no additional sponsors, nor that there were none"
    return [tabling, {**tabling, "stage": "at_adoption", "extent": "partial", "note": f"{note} {unsaid}".strip()}]


def count_at_adoption(rows: Iterable[Row]) -> int:
    """How many names a draft's rows of `sponsorships` leave at adoption: tabled and added, without who withdrew."""
    listed = list(rows)
    joined = {row["printed"] for row in listed if row["role"] in ("tabled", "added")}
    return len(joined - {row["printed"] for row in listed if row["role"] == "withdrawn"})


__all__ = [
    "LibraryDraft",
    "Statements",
    "count_at_adoption",
    "draft_kind",
    "read_notes",
    "revised_symbol",
    "split_responsibility",
    "state_lists",
    "state_notes",
]

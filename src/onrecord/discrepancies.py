"""What does not add up: one type for it, and the list of all codes with what each means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How loud a discrepancy is."""

    NOTE = "note"
    """Worth knowing; nothing was left out."""
    WARNING = "warning"
    """A fact was left unresolved or two sources differ; the rest stands."""
    ERROR = "error"
    """A record could not be used; it is not in the tables."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that does not add up, with the place where it is printed."""

    code: str
    """One of `CODES`."""
    message: str
    """One plain sentence."""
    level: Level = Level.WARNING
    document: str | None = None
    """The symbol of the document it is about, if one."""
    field: str | None = None
    """The field, column or state it is about."""
    printed: str | None = None
    """What stands in the source."""
    value: str | None = None
    """What the record took (first of two sides)."""
    other_value: str | None = None
    """What the other source says (second side)."""
    file: str | None = None
    """The name of the source file."""
    locator: str | None = None
    """The place in the source file."""
    rows: int = 1
    """How many rows of the source this stands for (the accounting counts them)."""
    source: str | None = None
    """Who says `value`."""
    other_source: str | None = None
    """Who says `other_value`."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown discrepancy code {self.code!r}; add it to CODES with its meaning")


CODES: dict[str, str] = {
    "unknown-state": "A printed name is no state's name; the row is kept without a state.",
    "ambiguous-state": "A printed name fits more than one state on that date; the row is kept without a state.",
    "name-damaged": "A printed name is damaged (wrong code page, cut or run into another); it is not guessed.",
    "name-not-of-the-day": "A printed name is one of the state, but not of that date; it is resolved all the same.",
    "sources-differ": "Two sources say different things of the same fact; both are kept.",
    "tally-mismatch": "The names of a roll call do not add up to the printed total.",
    "state-twice": "A state is printed twice in one list.",
    "state-missing": "A roll call that lists all members does not list a member of that day.",
    "not-a-member": "A state votes in a body of which it was no member that day; the vote is not chosen.",
    "symbol-twice": "One symbol stands for two records of a source.",
    "outcome-doubtful": "A draft is said to have become a resolution of another title; the link is not followed.",
    "roll-call-unlinked": "A roll call is known by its number only, or by a doubtful link; its votes are left out.",
    "judgements-clash": "Judgements of the ledger contradict each other; the pair counts as unsure.",
    "no-title": "No title was found in the head of a document.",
    "file-contradicts-itself": "Two places of one file say different things of the same fact.",
    "unread-field": "A field of the source is neither read nor on the list of what is left out.",
    "bad-symbol": "What stands where a symbol belongs is none.",
    "bad-number": "What stands where a number belongs is none.",
    "bad-vote": "What stands where a vote belongs is none; the row is left out.",
    "missing-value": "A value without which a row says nothing is empty; the row is left out.",
    "misprint": "A value is misprinted in a way that leaves no doubt; it is read as what it means.",
    "text-mended": "Text had been encoded twice; it was mended.",
    "record-twice": "A record stands in a source more than once; it is read once.",
    "record-differs": "The rows of one record differ in what they should share; the first row was followed.",
    "session-differs": "The session printed is not the one in the symbol; the symbol was followed.",
    "bad-date": "What stands where a date belongs is none, or it lies outside the session.",
    "correction-unused": "A correction matches nothing in the source any more.",
    "known-conflict": "A person has looked into why sources differ; the row says what was found.",
    "reported-differs": "A reported fact (press, ministry) does not agree with the document.",
    "no-source": "A row names no source that can be opened.",
}
"""Every code with its meaning. The documentation is checked against this list."""

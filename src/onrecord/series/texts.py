"""What linking works on: documents as far as it needs them, and the series that it finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Text:
    """A document as far as linking needs it."""

    document: str
    body: str
    session: str | None
    kind: str
    title: str
    date: str | None
    becomes: str | None = None
    recalls: frozenset[str] = frozenset()
    """Symbols of the texts that it recalls."""


@dataclass(frozen=True, slots=True)
class Series:
    """A question that comes back."""

    series: str
    title: str
    about: str | None


def first_day(text: str | None) -> date | None:
    """The first day of a partial date."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)

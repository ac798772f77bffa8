"""Claims built by hand, each with the verdict, the evidence and the words that its finding must have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.models import Claim, Kind, Verdict

if TYPE_CHECKING:
    from onrecord.claims.models import Assertion

GA, HRC, CHR = Forum.GA, Forum.HRC, Forum.CHR
SUPPORTED, CONTRADICTED = Verdict.SUPPORTED, Verdict.CONTRADICTED
PARTLY, NOT_IN_RECORD = Verdict.PARTLY, Verdict.NOT_IN_RECORD


@dataclass(frozen=True)
class Case:
    """A claim and what its finding must be."""

    claim: Claim
    verdict: Verdict
    symbols: tuple[str, ...] = ()
    """Symbols that the evidence must name; the first one first."""
    words: tuple[str, ...] = ()
    """What the sentence must contain."""
    published: date | None = None


def case(
    says: Assertion,
    verdict: Verdict,
    *,
    forum: Forum | None = None,
    years: tuple[int, int] | int | None = None,
    subject: str | None = None,
    series: str | None = "dprk",
    symbols: str = "",
    words: tuple[str, ...] | str = (),
    published: str = "",
    kind: Kind = Kind.SPONSORSHIP,
    days: tuple[str, str] | str = "",
    **more: object,
) -> Case:
    """A case with the fields that matter; one year stands for a span, one day for a window."""
    span = (years, years) if isinstance(years, int) else years
    window = (days, days) if isinstance(days, str) and days else days
    when = (date.fromisoformat(window[0]), date.fromisoformat(window[1])) if window else None
    claim = Claim(
        (0, 5), "quote", kind, says, subject, series, forum, years=span, days=when, **more  # type: ignore[arg-type]
    )  # fmt: skip
    said = (words,) if isinstance(words, str) else words
    return Case(claim, verdict, tuple(symbols.split()), said, date.fromisoformat(published) if published else None)

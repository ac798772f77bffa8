"""A number of sponsors told beside that of another year: "with 61 sponsors it had fewer than the year before"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.check.check_counts import find_figures
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED
from onrecord.claims.models import Counts

if TYPE_CHECKING:
    from onrecord.claims.check.held import Series, Text
    from onrecord.claims.models import Claim, Verdict

_THAN = re.compile(
    r"\b(fewer|more|as many)(?: sponsors| names| states)? (?:than|as) (?:in )?"
    r"(?:(?:the|a) year (?:before|earlier)|last year|(\d{4}))",
    re.IGNORECASE,
)


def check_compared(claim: Claim, series: Series) -> tuple[Verdict, str]:
    """Return what the comparison makes of a number that is right, and what to say."""
    found = _THAN.search(claim.quote) if isinstance(claim.says, Counts) else None
    if found is None or claim.year is None or claim.forum is None or not isinstance(claim.says, Counts):
        return SUPPORTED, ""
    year = int(found[2]) if found[2] else claim.year - 1
    if year == claim.year:
        # "one fewer than in 2006", worked out of the number of that year
        return SUPPORTED, ""
    before = [number for text in series.of_forum(claim.forum) if text.year == year for number in _numbers(series, text)]
    if not before:
        return NOT_IN_RECORD, f"how many there were in {year} is not held"
    mine = claim.says.number
    right = {
        "fewer": any(mine < number for number in before),
        "more": any(mine > number for number in before),
        "as many": mine in before,
    }[found[1].lower()]
    return (SUPPORTED, "") if right else (CONTRADICTED, f"in {year} there were {max(before)}")


def _numbers(series: Series, text: Text) -> list[int]:
    """How many there were at last, by each source."""
    figures = find_figures(series, text)
    return [one.number for one in figures if not one.at_tabling] or [one.number for one in figures]

"""How often a state is said to have done something, beside the years that are told: "only once, in 2005"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.check.wording import say_years
from onrecord.claims.models import Sponsors, Votes

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Series, Text
    from onrecord.claims.models import Claim


def other_times(claim: Claim, series: Series, published: date | None) -> str:
    """Return in which other years the state did the same, of one that is said to have done so in those told alone."""
    says, years = claim.says, set(claim.listed) or ({claim.year} if claim.year else set())
    if not isinstance(says, Votes | Sponsors) or claim.subject is None or claim.forum is None or not years:
        return ""
    if not _COUNTED.search(claim.quote) or getattr(says, "negated", False) or getattr(says, "change", None):
        return ""
    if _OF_A_TERM.search(claim.quote):
        # "his envoys co-sponsored it once, in 2018": in his years
        return ""
    bound = _SINCE.search(claim.quote)
    first = int(bound[2]) + (bound[1].lower() == "after") if bound is not None else 0
    last = max(years) if " had " in claim.quote else 9999
    done = [text for text in done_in(claim, series) if first <= text.year <= last and text.is_out(published)]
    others = sorted({text.year for text in done} - years)
    return f"it did so in {say_years(others)} too" if others else ""


_COUNTED = re.compile(
    r"\b(?:(?:only|just|merely|exactly) (?:once|twice|(?:one|two) (?:years?|times|occasions?))"
    r"|(?:once|twice),? in \d{4}"
    r"|(?:the|its) only times?)\b",
    re.IGNORECASE,
)
_OF_A_TERM = re.compile(r"\b(?:his|her|under|term|presidency)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(since|after) (\d{4})\b", re.IGNORECASE)


def done_in(claim: Claim, series: Series) -> list[Text]:
    """Return the texts of the claim's body with which the state did the same."""
    says, state = claim.says, claim.subject or ""
    texts = series.of_forum(claim.forum) if claim.forum is not None else series.texts
    if isinstance(says, Votes):
        return [text for text in texts if says.ballot in series.ballots(text.symbol, state)]
    return [text for text in texts if series.stand(text, state).sponsor == "yes"]

"""A text that the claim names by its symbol, and dates to another year than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.verdicts import CONTRADICTED, conclude
from onrecord.claims.check.wording import name_forum, say_method
from onrecord.claims.models import Evidence

if TYPE_CHECKING:
    from onrecord.claims.check.held import Action, Series, Text
    from onrecord.claims.models import Claim, Finding


def check_named_text(claim: Claim, series: Series) -> Finding | None:
    """The finding that a text named is of another year (69/188 in December 2015), or None where nothing is wrong."""
    text = series.by_document.get(claim.document) if claim.document else None
    if text is None or claim.years is None or claim.years[0] <= text.year <= claim.years[1]:
        return None
    others = [t for t in series.of_forum(text.forum) if t.year == claim.years[1]]
    sentence = f"{text.symbol} is the text of {text.year}"
    sentence += f"; that of {claim.years[1]} is {others[0].symbol}" if others else ""
    return conclude(claim, CONTRADICTED, sentence, [show_action(t, t.final) for t in [text, *others[:1]]])


def show_action(text: Text, action: Action | None) -> Evidence:
    """What a body did with the text, as evidence."""
    if action is None:
        return Evidence(text.symbol, "", "no action held")
    when = f", {action.date}" if action.date else ""
    says = f"{name_forum(text.forum, action.stage)}{when}: adopted{say_method(action.method)}"
    return Evidence(action.symbol, action.origin, says)

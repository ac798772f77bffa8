"""With how many others, or with none, a claim tells that a state did what it did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.check.scope import texts_then
from onrecord.claims.mentions.numbers import number_said
from onrecord.claims.models import Kind, Sponsors, Votes

if TYPE_CHECKING:
    from onrecord.claims.check.held import Series
    from onrecord.claims.models import Claim


def other_company(claim: Claim, series: Series) -> str:
    """Return what to say where it did so with more or fewer others than told; empty where it fits."""
    return (
        _had_no_noes(claim, series)
        or _not_alone(claim, series)
        or _in_other_company(claim, series)
        or _not_all_others(claim, series)
    )


def _not_all_others(claim: Claim, series: Series) -> str:
    """ "Everyone except China voted for it", which 77 states did not do."""
    says = claim.says
    if not isinstance(says, Votes) or claim.year is None or not _EVERYONE.search(claim.quote):
        return ""
    at = _SIDES.index("yes")
    tallies = [tally for text in texts_then(claim, series) for action in text.actions for tally in action.tallies]
    others = [sum(count or 0 for side, count in enumerate(tally) if side != at) for tally in tallies]
    return f"{min(others)} states did not" if others and min(others) > 1 else ""


_EVERYONE = re.compile(r"^(?:everyone|everybody|all (?:states|members|countries)) (?:except|but|save) ", re.IGNORECASE)


def _in_other_company(claim: Claim, series: Series) -> str:
    """ "Along with 25 other states, China voted against it", which 19 states did."""
    says = claim.says
    found = _WITH_OTHERS.search(claim.opening + claim.quote) if isinstance(says, Votes) else None
    number = number_said(found[1]) if found is not None else None
    if number is None or not isinstance(says, Votes) or says.ballot not in _SIDES or claim.year is None:
        return ""
    at = _SIDES.index(says.ballot)
    held = {tally[at] for text in texts_then(claim, series) for action in text.actions for tally in action.tallies}
    counts = sorted(count for count in held if count is not None)
    return f"{counts[0]} did so in all" if counts and number + 1 not in counts else ""


_SIDES = ("yes", "no", "abstain")
_WITH_OTHERS = re.compile(r"\b(?:along|together) with ([a-z-]+|\d+) (?:others?|more|further)\b", re.IGNORECASE)


def _not_alone(claim: Claim, series: Series) -> str:
    """ "Japan alone sponsored the text", "only Japan and the United States sponsored it": with many others."""
    says = claim.says
    plain = says == Sponsors() and claim.year is not None and claim.forum is not None
    if not plain or not _ONLY_SPONSOR.search(claim.quote) or _OF_GROUP.search(claim.quote):
        return ""
    most = max((series.named_sponsors(text.draft) for text in texts_then(claim, series) if text.draft), default=0)
    return f"{most} states are on the list" if most > _FEW_NAMED else ""


_FEW_NAMED = 5
"""So many states a text may name as the only ones."""
_ONLY_SPONSOR = re.compile(r"^(?:Only|Just) (?:the )?[A-Z]|\balone (?:co-?)?sponsored\b")
_OF_GROUP = re.compile(r"\b(?:among|of the|from|in (?!the (?:Assembly|General|Third|Council))[A-Z])")


def _had_no_noes(claim: Claim, series: Series) -> str:
    """ "Passed against the votes of China and Russia", told of a text that was adopted without a vote."""
    if claim.kind is not Kind.ADOPTION or claim.year is None or not _AGAINST_VOTES.search(claim.opening + claim.quote):
        return ""
    methods = {action.method for text in texts_then(claim, series) for action in text.actions}
    return "nobody voted against it" if methods == {"without_vote"} else ""


_AGAINST_VOTES = re.compile(
    r"\bagainst the votes? of\b|\bover the (?:no )?votes? of\b|\bdespite (?:\w+ ){0,3}(?:no votes|noes)\b"
)

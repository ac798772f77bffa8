"""Votes on other questions of the time of a claim, found by their totals, which few have in common."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from onrecord.claims.check.scope import find_years
from onrecord.claims.find.claim_parts import TEXT_NOUNS
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.check.held import Held, Vote
    from onrecord.claims.models import Claim, Tallies


def find_vote(claim: Claim, says: Tallies, held: Held, published: date | None) -> Vote | None:
    """Return the one vote on another question that the claim's body took on its day, or in its year, with its totals.

    None where fewer than two totals are told, and where no other vote had them, or several.
    """
    years = find_years(claim, published)
    if claim.forum is None or claim.document or years is None or years[0] != years[1] or None in (says.yes, says.no):
        return None
    first, last = claim.days or (date(years[0], 1, 1), date(years[0], 12, 31))
    last = min(last, published or last)
    told = (says.yes, says.no, says.abstain)
    found = [
        vote
        for vote in held.votes(years[0], claim.forum)
        if first <= vote.date <= last
        and vote.question != claim.series
        and all(said in (None, total) for said, total in zip(told, vote.totals, strict=True))
    ]
    return found[0] if len(found) == 1 else None


def is_meant(claim: Claim, vote: Vote, held: Held) -> bool:
    """Return whether the claim may be about the text of that vote: its words name it by no more than the state."""
    return _is_on_named_state(claim, vote, held) or (
        claim.question is None and _ANOTHER.search(claim.quote) is not None
    )


_ANOTHER = re.compile(
    rf"\b(?:{'|'.join(read_toml('documents.toml')['another'])}) (?:{'|'.join(sorted(TEXT_NOUNS))})\b", re.IGNORECASE
)


def _is_on_named_state(claim: Claim, vote: Vote, held: Held) -> bool:
    """ "The rival text on Venezuela got 14 votes to seven": of two on that state the totals tell which."""
    named = claim.question or ()
    states = {word[1:] for word in named if word[:1] == "@"}
    return len(states) == len(named) == 1 and states <= _states_in(held.title(vote.question), held)


def _states_in(title: str, held: Held) -> set[str]:
    """The states that a title names: the Sudan is not named by South Sudan."""
    found = {state: name.split(" (")[0] for state, name in held.state_names.items() if name.split(" (")[0] in title}
    return {state for state, name in found.items() if not any(name in other != name for other in found.values())}

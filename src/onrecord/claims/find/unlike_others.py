"""Another state set against the one told of: "China, unlike Russia, voted against it"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.senses import State
from onrecord.claims.models import Quantifier, Sponsors, Votes

if TYPE_CHECKING:
    from onrecord.claims.models import Assertion, Claim
    from onrecord.claims.sentence import View

_UNLIKE = frozenset({"unlike"})
_NEAR = 2


def with_unlike(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the claims with what they tell of the other: that it did not do the same."""
    if view.vocabulary.isdisjoint(_UNLIKE) or not claims:
        return claims
    place = next(iter(view.places(_UNLIKE)))
    other = next((one for one in view.of(State) if place < one.first <= place + _NEAR), None)
    told = [one for one in claims if one.subject and _opposite(one.says) is not None and one.year is not None]
    if other is None or len(told) != 1 or other.sense.iso == told[0].subject or view.word(other.end) == "'s":
        return claims
    says = _opposite(told[0].says)
    if says is None or any(one.subject == other.sense.iso for one in claims):
        return claims
    set_apart = retell(view, told[0], view.characters(place, other.end), subject=other.sense.iso, says=says)
    return sorted([*claims, set_apart], key=lambda claim: claim.span)


def _opposite(says: Assertion) -> Assertion | None:
    """What who is unlike did; None of more than one plain deed."""
    if isinstance(says, Votes) and says == Votes(says.ballot, negated=says.negated):
        return replace(says, negated=not says.negated)
    if says == Sponsors():
        return Sponsors(Quantifier.NEVER)
    return Sponsors() if says == Sponsors(Quantifier.NEVER) else None

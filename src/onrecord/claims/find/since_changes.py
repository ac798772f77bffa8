"""A change told after "since", of the one who is named later: "since it came back in 2022, Seoul has sponsored it"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told, retell
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import OF_LISTS, Change, Claim, Kind, Quantifier, Sponsors, Streak
from onrecord.claims.vocabulary.load import verb_forms

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_SINCE = frozenset({"since"})
_WHO = frozenset({"it", "they", "he", "she", "its", "their"})
_NEAR, _FAR = 5, 10
"""Words from "since" to the verb, and to the year."""
_CHANGES = {
    **dict.fromkeys(("return", "returning", *verb_forms("return"), *verb_forms("rejoin"), "back"), Change.RETURN),
    **dict.fromkeys((*verb_forms("begin"), *verb_forms("start"), "first", "debut"), Change.START),
}
_ENDS = frozenset({",", ";", ".", ":"})


def with_since_change(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the claims with that of such a change; what is told of every year since then is told from it on."""
    main = next((claim for claim in claims if _is_of_list(claim)), None)
    if main is None or view.vocabulary.isdisjoint(_SINCE) or view.vocabulary.isdisjoint(_WHO):
        return claims
    for place in view.places(_SINCE):
        read = _read_change(view, place)
        if read is None:
            continue
        change, year, end = read
        span = view.characters(place + 1, end)
        if is_told(span, claims):
            continue
        told = retell(
            view, main, span, kind=Kind.SPONSORSHIP, says=Sponsors(change=change), years=(year, year), days=None,
            listed=(), windows=(), session=None, document=None, counted=None, of_all=None,
        )  # fmt: skip
        return sorted([told, *(_from_then(claim, year) for claim in claims)], key=lambda claim: claim.span)
    return claims


def _is_of_list(claim: Claim) -> bool:
    """True of what is told of one state's sponsorship over years."""
    says = claim.says
    listed = isinstance(says, Sponsors) or (isinstance(says, Streak) and says.of in OF_LISTS)
    return listed and bool(claim.subject) and claim.forum is not None and claim.years is not None


def _read_change(view: View, place: int) -> tuple[Change, int, int] | None:
    """ "Since it came back in 2022": the change, the year, and the place after it."""
    if view.word(place + 1) not in _WHO:
        return None
    change = next((_CHANGES[word] for word in view.words(place + 2, place + _NEAR) if word in _CHANGES), None)
    stop = view.next_of(_ENDS, place)
    times = [one for one in view.times_in(place + 2, min(stop, place + _FAR)) if one.kind is TimeKind.YEARS]
    if change is None or len(times) != 1 or len(set(times[0].years)) != 1 or times[0].bound not in {"", "in"}:
        return None
    return change, times[0].years[0], times[0].end


def _from_then(claim: Claim, year: int) -> Claim:
    """ "Has sponsored it every year": each since the year of the change."""
    says, years = claim.says, claim.years
    every = isinstance(says, Sponsors) and says.quantifier is Quantifier.EVERY and says.change is None
    if not every or claim.year is None or years is None or not {"every", "each"} & set(claim.quote.lower().split()):
        return claim
    return replace(claim, years=(year, years[1])) if year < years[1] else claim

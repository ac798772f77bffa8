"""Votes that are said to have ended a mandate: the totals may be those of the text that renewed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.models import Claim, Kind
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_TABLE = read_toml("matters.toml")["ended"]
_ENDING = index_phrases(_TABLE["verbs"])
_FIRST = frozenset(phrase.split()[0] for phrase in _TABLE["verbs"])
_LAPSING = frozenset(_TABLE["lapsing"])
_POSTS = frozenset(read_toml("matters.toml")["mandates"]) | frozenset(_TABLE["posts"])
_WHO = frozenset({"which", "who", "that"})
_BEING = frozenset({"was", "were", "been", "being", "is", "are"})
_NO_OBJECT = frozenset({"with", "in", "on", "at", "by", "up", "when", "without", ",", "."})
""" "The session ended with a vote on the mission"."""
_REPLACING = frozenset({
    "instead", "named", "appointed", "created", "established", "replaced", "replacing", "extended", "renewed", "new",
})  # fmt: skip
_SIGNS = frozenset({";", ":", ".", "—", "–"})
_KINDS = frozenset({Kind.TALLY, Kind.ADOPTION})
_OBJECT, _SUBJECT = 12, 9
"""Words of "the mandate of the UN special rapporteur on", after the verb or before it."""


def without_ended(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the claims but those of a vote that is said to have ended a mandate.

    "The Council scrapped the Russia mandate by 20 votes to 8": the totals may be right of the text that extended it,
    and what the text did is not in the record.
    """
    if view.vocabulary.isdisjoint(_FIRST) or view.vocabulary.isdisjoint(_POSTS):
        return claims
    ends = [at for at in view.places(_FIRST) if _ends_mandate(view, at)]
    if not ends:
        return claims
    return [claim for claim in claims if claim.kind not in _KINDS or not any(_tells(view, claim, at) for at in ends)]


def _ends_mandate(view: View, place: int) -> bool:
    """ "Scrapped the mandate on", "let the mandate lapse", "the mandate was ended"; not "which ended the inquiry"."""
    after = find_phrase(view.document.words, place, _ENDING)
    if not after or view.word(place - 1) in _WHO:
        return False
    if not _REPLACING.isdisjoint(view.words(after, view.end)):
        # "ended the inquiry and named a rapporteur instead"
        return False
    if view.word(place - 1) in _BEING or view.word(place - 2) in _BEING:
        return not _POSTS.isdisjoint(_up_to_sign(view, range(place - 1, max(view.first, place - _SUBJECT), -1)))
    if view.word(after) in _NO_OBJECT:
        return False
    stop = min(view.end, after + _OBJECT)
    inside = _up_to_sign(view, range(after, stop))
    if view.word(place) in _LETTING and _LAPSING.isdisjoint(inside):
        return False
    return not _POSTS.isdisjoint(inside)


_LETTING = frozenset({"let", "lets", "letting", "allowed", "allows", "allowing"})


def _up_to_sign(view: View, places: range) -> list[str]:
    words: list[str] = []
    for at in places:
        if view.word(at) in _SIGNS or view.word(at) in {"by", ","}:
            break
        words.append(view.word(at))
    return words


def _tells(view: View, claim: Claim, place: int) -> bool:
    """Whether the words of the claim have the verb among them."""
    return claim.span[0] <= view.document.starts[place] < claim.span[1]

"""What was told is said to be new: "That's a first.", "That had not happened since 2013.", ", a first"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told, retell
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import Adopts, Claim, Votes

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Assertion
    from onrecord.claims.sentence import View

_IT = frozenset({"that", "this", "it", "which"})
_BEING = frozenset({"'s", "is", "was"})
_HAVING = frozenset({"had", "has"})
_NOT = frozenset({"not", "n't", "never"})
_HAPPENED = frozenset({"happened", "occurred"})
_ENDS = frozenset({"", ".", "!", ",", ";", ")", "—", "–"})
_GOING_ON = frozenset({"for", "in", "there", "at"})
_SIGNS = frozenset({",", "—", "–", "("})
_SOMETHING = 9
"""Words of "something the Human Rights Council had never done before"."""


def with_first(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims, with what is said to be the first of its kind, ever or since a year."""
    if view.vocabulary.isdisjoint({"first", "happened", "occurred", "something"}) or view.sentence.question:
        return claims
    return _in_apposition(view, claims) if claims else _told_before(view, discourse)


def _told_before(view: View, discourse: Discourse) -> list[Claim]:
    """ "That's a first for the Council.", of what the sentence before it told."""
    if view.word(view.first) not in _IT or discourse.quiet or len(discourse.last) != 1:
        return []
    model, at = discourse.last[0], view.first + 1
    if view.word(at) in _BEING:
        return _as_first(view, model, (view.first, view.end)) if _is_a_first(view, at + 1) else []
    if view.word(at) in _HAVING and view.word(at + 1) in _NOT and view.word(at + 2) in _HAPPENED:
        return _not_happened(view, model, at + 1)
    return []


def _is_a_first(view: View, place: int) -> bool:
    """ "A first", "a first for the Council"; not "a first step"."""
    return view.words(place, place + 2) == ["a", "first"] and view.word(place + 2) in _ENDS | _GOING_ON


def _as_first(view: View, model: Claim, words: tuple[int, int], since: int | None = None) -> list[Claim]:
    says = _new(model.says, since)
    why = ("first: of what is told before it", *model.why)
    return [retell(view, model, view.characters(*words), says=says, why=why)] if says is not None else []


def _new(says: Assertion, since: int | None) -> Assertion | None:
    """The same for the first time; None of what is no vote and no way of adopting a text."""
    if isinstance(says, Adopts) and says.method is not None and says.adopted:
        return replace(says, first=True, since=since)
    if isinstance(says, Votes) and says.ballot and not says.negated:
        return replace(says, first=True, since=since, resumed=since is not None)
    return None


def _not_happened(view: View, model: Claim, place: int) -> list[Claim]:
    """ "That had not happened since 2013", "that had never happened before"."""
    after = place + 2
    words = (view.first, view.end)
    if view.word(after) == "before" or (view.word(place) == "never" and view.word(after) in _ENDS):
        return _as_first(view, model, words)
    time = next((one for one in view.times if one.first == after and one.bound == "since"), None)
    if time is not None and time.kind is TimeKind.YEARS and len(set(time.years)) == 1:
        return _as_first(view, model, words, time.years[0])
    gap = next((one for one in view.runs if one.kind is RunKind.FIRST and one.first <= after < one.end), None)
    if gap is not None and gap.count and model.years is not None:
        return _as_first(view, model, words, model.years[1] - gap.count)
    return []


def _in_apposition(view: View, claims: list[Claim]) -> list[Claim]:
    """ "It abstained on Tuesday, a first", "passed it without a vote, something it had never done before"."""
    place = next((at for at in view.places(_SIGNS) if _is_a_first(view, at + 1)), 0)
    if place:
        return _with_new(view, claims, claims, (place + 1, place + 3))
    place = next((at for at in view.places({"something"}) if view.word(at - 1) in _SIGNS), 0)
    never = next((at for at in range(place, place + _SOMETHING) if view.word(at) == "never"), 0) if place else 0
    done = never and view.word(never - 1) in _HAVING and view.words(never + 1, never + 3) == ["done", "before"]
    if not done or is_told(view.characters(place, never + 3), claims):
        return claims
    adopted = [one for one in claims if isinstance(one.says, Adopts)]
    return _with_new(view, claims, adopted, (place, never + 3))


def _with_new(view: View, claims: list[Claim], meant: list[Claim], words: tuple[int, int]) -> list[Claim]:
    """The claims, that which stands last before the words as new: in its own words where it takes them in."""
    start = view.document.starts[words[0]]
    model = next((one for one in reversed(meant) if one.span[0] < start), None)
    if model is None or (isinstance(model.says, Adopts | Votes) and model.says.first):
        return claims
    says = _new(model.says, None)
    if says is not None and model.span[1] > start:
        return [replace(one, says=says) if one is model else one for one in claims]
    return [*claims, *_as_first(view, model, words)]

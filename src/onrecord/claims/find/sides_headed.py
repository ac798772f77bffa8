"""Votes told by the side before the states: "Voting against the Iran text: Russia, China", "a lone no, from Mali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.matters import is_verb
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Adopts, Claim, Kind, Tallies, Votes
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.subjects import find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("votes.toml")["headed"]
_SIDES = ("yes", "no", "abstain")
_HEADS = {side: index_phrases(_TABLE[side]) for side in _SIDES}
_LONE = {side: index_phrases(_TABLE[f"lone_{side}"]) for side in _SIDES}
_FIRST = {word for side in _SIDES for word in _HEADS[side]}
_SINGLE = frozenset({"single", "lone", "sole", "solitary", "one"})
_GIVERS = [one.split() for one in _TABLE["givers"]]
_DENIED = frozenset({"not", "never", "no", "nobody", "none"})
_BULLETS = frozenset({"-", "–", "—", "*", "•", "·", "("})
_ENDS = frozenset({"", ".", ";", "!", ")"})
_AFTER = _ENDS | {",", "–", "—", "met", "was", "and", "on", "in"}
_FAR = 24
"""Words from the side to the colon: "Abstained on settlements in the Human Rights Council yesterday: Germany"."""


def headed_sides(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the votes of the states that a colon lists after the side and what it was taken on, and of a lone one."""
    voted = any(one.kind is Kind.VOTE for one in before)
    if voted or view.sentence.question or not view.of(State) or discourse.foreign:
        return []
    decided = any(isinstance(one.says, (Adopts, Tallies)) for one in before)
    told = _listed(view) or _lone(view) or (_at_end(view) if decided else None)
    if told is None:
        return []
    side, (first, end), head, states = told
    placed = any(one.sense.forum is not None for one in view.of(BodyName)) or discourse.forum is not None
    if not (placed or view.of(Paper)) or is_set_aside(view, view.first, view.end):
        return []
    situation = situate(view, *head, discourse)
    if situation.unclear or situation.other_body:
        return []
    why = (f"vote: “{phrase(view, first, end)}” is {side}",)
    claims = [make_claim(view, (first, end), Kind.VOTE, Votes(side), situation, subject=one, why=why) for one in states]
    discourse.note_claims(claims, situation)
    return claims


def _listed(view: View) -> tuple[str, tuple[int, int], tuple[int, int], list[str]] | None:
    """ "Voting against the Iran text in the Assembly on Tuesday: Russia, China.": the side, words, head and states."""
    colon = next((at for at in view.places({":"}) if at < view.first + _FAR), 0)
    start = view.first
    while view.word(start) in _BULLETS:
        start += 1
    if not colon or view.word(start) not in _FIRST:
        return None
    side, stop = _head_at(view, start)
    if not side or stop >= colon or not _is_plain(view, stop, colon):
        return None
    states = [one for one in find_right(view, colon + 1, view.end, gap=0) if one.state]
    if not states or view.word(states[-1].end) not in _ENDS:
        return None
    return side, (start, states[-1].end), (start, colon), [one.state or "" for one in states]


def _head_at(view: View, place: int) -> tuple[str, int]:
    ends = {side: find_phrase(view.document.words, place, _HEADS[side]) for side in _SIDES}
    side = max(ends, key=lambda one: ends[one])
    return (side, ends[side]) if ends[side] else ("", place)


def _is_plain(view: View, first: int, end: int) -> bool:
    """Nothing there but what was voted on, where and when: no verb, no other side, no denial."""
    words = set(view.words(first, end))
    if words & _DENIED or any(_head_at(view, at)[0] for at in range(first, end)):
        return False
    return not any(is_verb(view, at) for at in range(first, end) if view.at(at) is None)


def _at_end(view: View) -> tuple[str, tuple[int, int], tuple[int, int], list[str]] | None:
    """ "Council passes Eritrea text, India opposed": the states and their side after the last comma."""
    end = view.end - (view.word(view.end - 1) in _ENDS)
    place = end - 1
    if view.word(place) not in _TAILS:
        return None
    for sign in view.places(_SIGNS):
        # the first sign after which nothing but states stands: "text, Germany, Japan opposed"
        states = [one for one in find_right(view, sign + 1, place, gap=0) if one.state]
        if states and states[0].first <= sign + 2 and states[-1].end == place:
            side = "abstain" if view.word(place) == "abstaining" else "no"
            return side, (states[0].first, end), (view.first, end), [one.state or "" for one in states]
    return None


_TAILS = frozenset({"opposed", "opposing", "against", "dissenting", "abstaining", "objecting"})
_SIGNS = frozenset({",", ";", "–", "—"})


def _lone(view: View) -> tuple[str, tuple[int, int], tuple[int, int], list[str]] | None:
    """ "A lone no, from Mali, met the text", "with a single vote against, Mali's": the side, words, head and state."""
    for place in view.places(_SINGLE):
        ends = {side: find_phrase(view.document.words, place + 1, _LONE[side]) for side in _SIDES}
        side = max(ends, key=lambda one: ends[one])
        if not ends[side]:
            continue
        at = ends[side] + (view.word(ends[side]) in {",", "–", "—", "("})
        giver = next((len(one) for one in _GIVERS if view.words(at, at + len(one)) == one), 0)
        states = [one for one in find_right(view, at + giver, view.end, gap=0) if one.state]
        if len(states) != 1 or states[0].first > at + giver + 1:
            continue
        end = states[0].end
        owned = view.word(end) in {"'s", "'"}
        if (giver or owned) and view.word(end + owned) in _AFTER:
            return side, (place - 1, end), (view.first, view.end), [states[0].state or ""]
    return None

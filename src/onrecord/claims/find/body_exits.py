"""Claims that a state left a body: "the United States left the Council in February", "its withdrawal from"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import PAUSES, make_claim, phrase
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, State
from onrecord.claims.mentions.times import TimeKind, month_days
from onrecord.claims.models import Acted, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import AUXILIARIES, NEGATORS
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("acts.toml")["leaving"]
_LEAVE = frozenset(_TABLE["verbs"])
_LINKING = frozenset(_TABLE["linking"])
_EXITS = frozenset(_TABLE["nouns"])
_BODIES = {Forum.HRC: "Human Rights Council", Forum.GA: "General Assembly"}
_RELATIVE = frozenset({",", "which"})
_NEAR = 5


def leaves_body(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim that a state left a body of the record, or none."""
    for place in view.places(_LEAVE | _EXITS):
        body = next((one for one in view.of(BodyName) if 0 <= one.first - place <= _NEAR and one.sense.forum), None)
        if body is None or body.sense.stage is not None or view.word(body.end) in {"'s", "'"}:
            # "left the Council's list": of sponsors
            continue
        noun = view.word(place) in _EXITS
        leaver = _named_beside(view, place, body) if noun else _leaver(view, place, discourse)
        if leaver is None or not (noun or _LINKING.issuperset(view.words(place + 1, body.first))):
            continue
        iso, first = leaver
        situation = _when_left(view, place, body, discourse)
        if noun and not situation.timed:
            continue
        says = Acted("context", objects=(_BODIES[body.sense.forum],), phase="left")
        why = (f"act: “{phrase(view, place, body.end)}”",)
        words = (first, view.next_of(PAUSES, body.end))
        return [make_claim(view, words, Kind.ACT, says, situation, subject=iso, why=why)]
    return []


def _leaver(view: View, place: int, discourse: Discourse) -> tuple[str, int] | None:
    """The state that the verb is said of, and where its words begin."""
    state = next((one for one in view.of(State) if 0 <= place - one.end <= _NEAR and is_agent(view, one)), None)
    if state is not None:
        return (state.sense.iso, state.first) if _is_plain(view, state.end, place) else None
    back = discourse.cast.states[-1] if discourse.cast.states else None
    return (back, place - 1) if back is not None and view.word(place - 1) in {"they", "it"} else None


def _named_beside(view: View, place: int, body: Mention) -> tuple[str, int] | None:
    """ "The US withdrawal from the Council", "the withdrawal of the United States from it"."""
    if "from" not in view.words(place, body.first) or not NEGATORS.isdisjoint(view.vocabulary):
        return None
    near = [one for one in view.of(State) if 0 <= place - one.end <= 1 or place < one.first < body.first]
    return (near[0].sense.iso, min(place, near[0].first)) if len(near) == 1 else None


def _when_left(view: View, place: int, body: Mention, discourse: Discourse) -> Situation:
    """The situation at home; "which left it in February, has said little": the last February before publication."""
    situation = situate(view, view.first, view.end, discourse).nowhere()
    if not situation.timed:
        return situation.at(years=None, days=None)
    time = next((one for one in view.times_in(place, body.end + _NEAR) if one.kind is TimeKind.MONTH), None)
    now = view.published
    if time is None or time.years or now is None or {"has", "have"}.isdisjoint(view.words(time.end, view.end)):
        return situation
    year = now.year - (time.month > now.month)
    return situation.at(years=(year, year), days=month_days(year, time.month, time.day))


def _is_plain(view: View, first: int, end: int) -> bool:
    """Nothing that denies or leaves open, and no other verb, between the state and the verb."""
    words = view.words(first, end)
    if words[:1] == [","] and words[-1:] == [","] and "which" not in words:
        # "the US, mind you, left the Council"
        return NEGATORS.isdisjoint(words)
    return all(word in AUXILIARIES or word in _RELATIVE or is_adverb(word) for word in words)

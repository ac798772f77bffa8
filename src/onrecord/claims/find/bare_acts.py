"""Acts of a government whose object has no name in the record: its staff, its leaving a body, what its head decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import PAUSES, make_claim, phrase
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Head, State
from onrecord.claims.models import Acted, Claim, Kind, Votes
from onrecord.claims.situation import situate
from onrecord.claims.stance import AUXILIARIES
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("acts.toml")
_STAFF = frozenset(_TABLE["staff"]["nouns"])
_OFFICE = frozenset(_TABLE["staff"]["office"])
_OPEN = frozenset(_TABLE["staff"]["open"])
_LEAVE = frozenset(_TABLE["leaving"]["verbs"])
_LINKING = frozenset(_TABLE["leaving"]["linking"])
_DECIDE = frozenset(_TABLE["deciding"]["verbs"])
_HIMSELF = frozenset(_TABLE["deciding"]["himself"])
_ABSTAIN = frozenset({"abstain", "abstained", "abstention", "abstaining", "abstains"})
_BODIES = {Forum.HRC: "Human Rights Council", Forum.GA: "General Assembly"}
_RELATIVE = frozenset({",", "which"})
_NEAR = 5
_CHANGE = frozenset(form for verb in _TABLE["staff"]["verbs"] for form in verb_forms(verb))


def bare_acts(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of a sentence that tells of such an act, or none."""
    return _staff(view, discourse) or _leaving(view, discourse) or _decision(view, discourse)


def _leaving(view: View, discourse: Discourse) -> list[Claim]:
    """ "The United States left the Council in February": a state, a verb of leaving, and a body of the record."""
    for place in view.places(_LEAVE):
        body = next((one for one in view.of(BodyName) if 0 <= one.first - place <= _NEAR and one.sense.forum), None)
        state = next((one for one in view.of(State) if 0 <= place - one.end <= _NEAR and is_agent(view, one)), None)
        if body is None or state is None or body.sense.stage is not None or not _is_plain(view, state.end, place):
            continue
        if not _LINKING.issuperset(view.words(place + 1, body.first)) or view.word(body.end) in {"'s", "'"}:
            # "left the Council's list": of sponsors
            continue
        situation = _at_home(view, discourse)
        says = Acted("context", objects=(_BODIES[body.sense.forum],), phase="left")
        why = (f"act: “{phrase(view, place, body.end)}”",)
        words = (state.first, view.next_of(PAUSES, body.end))
        return [make_claim(view, words, Kind.ACT, says, situation, subject=state.sense.iso, why=why)]
    return []


def _at_home(view: View, discourse: Discourse) -> Situation:
    """The situation of an act at home; without a time of its own, at any time."""
    situation = situate(view, view.first, view.end, discourse).nowhere()
    return situation if situation.timed else situation.at(years=None, days=None)


def _is_plain(view: View, first: int, end: int) -> bool:
    """Nothing that denies or leaves open, and no other verb, between the state and the verb."""
    return all(word in AUXILIARIES or word in _RELATIVE or is_adverb(word) for word in view.words(first, end))


def _decision(view: View, discourse: Discourse) -> list[Claim]:
    """ "The president decided on the abstention himself": who decided, of the one state followed at home."""
    home = discourse.lexicon.home
    told = discourse.last[-1].says if discourse.last else None
    abstains = not _ABSTAIN.isdisjoint(view.vocabulary) or (isinstance(told, Votes) and told.ballot == "abstain")
    headed = bool(view.of(Head) or view.places({"president"}))
    if view.vocabulary.isdisjoint(_DECIDE) or len(home) != 1 or not headed or not abstains:
        return []
    if view.vocabulary.isdisjoint(_HIMSELF) or not _OPEN.isdisjoint(view.vocabulary):
        return []
    situation = situate(view, view.first, view.end, discourse)
    says = Acted("vote", phase="abstained")
    why = ("act: who decided that the state abstain",)
    himself = view.places(_HIMSELF)[-1]
    decided = min(view.places(_DECIDE), key=lambda place: abs(place - himself))
    first = next((at + 1 for at in range(decided, view.first, -1) if view.word(at) in {",", ";", ":", "–"}), view.first)
    words = (first, view.next_of(PAUSES, decided))
    return [make_claim(view, words, Kind.ACT, says, situation, subject=next(iter(home)), why=why)]


def _staff(view: View, discourse: Discourse) -> list[Claim]:
    """How a ministry's staff changes, of the one state followed at home."""
    home = discourse.lexicon.home
    if view.vocabulary.isdisjoint(_STAFF) or len(home) != 1 or not _OPEN.isdisjoint(view.vocabulary):
        return []
    if view.vocabulary.isdisjoint(_CHANGE) or not (_OFFICE & view.vocabulary or discourse.last_target is not None):
        return []
    told = _from_to(view) or _by(view)
    if told is None:
        return []
    says, first, end = told
    situation = _at_home(view, discourse)
    why = (f"act: staff, “{phrase(view, first, end)}”",)
    return [
        make_claim(
            view, (view.first, view.next_of(PAUSES, end)), Kind.ACT, says, situation, subject=next(iter(home)), why=why
        )
    ]


def _from_to(view: View) -> tuple[Acted, int, int] | None:
    """ "From 533 to 600", "from 600 staff to 533", "to 600"; numbers that are no years."""
    for place in view.places({"to"}):
        last = _count(view, place + 1)
        if last is None:
            continue
        start = next(
            (at for at in range(place - 1, max(view.first, place - 5) - 1, -1) if view.word(at) == "from"), None
        )
        first = _count(view, start + 1) if start is not None else None
        begins = start if first is not None and start is not None else place
        return Acted("institution", figures=(first[0] if first else 0, last[0]), staff=True), begins, last[1]
    return None


def _by(view: View) -> tuple[Acted, int, int] | None:
    """ "Cut its staff by 81"."""
    for place in view.places({"by"}):
        fewer = _count(view, place + 1)
        if fewer is not None:
            return Acted("institution", fewer=fewer[0], staff=True), place, fewer[1]
    return None


def _count(view: View, place: int) -> tuple[int, int] | None:
    if any(time.first <= place < time.end for time in view.times):
        return None
    return read_cardinal(view.document, place)

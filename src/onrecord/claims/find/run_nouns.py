"""Runs of signatures told by a noun: "its run of signatures has reached four years", "a run of twelve years on it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS
from onrecord.claims.find.sponsor_runs import ENDING, streak_of
from onrecord.claims.mentions.numbers import cardinal_places, read_cardinal
from onrecord.claims.mentions.runs import Run, RunKind
from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.models import Claim, Kind, Object
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.subjects import states_in
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_RUNS = frozenset({"run", "streak", "string", "series", "succession"})
_SIGNATURES = frozenset({"signatures", "sponsorships", "cosponsorships"})
_UNITS = frozenset({"years", "autumns", "springs", "sessions", "texts", "resolutions"})
_REACHING = frozenset({"to", "reached", "reaches", "of", "lasted", "at", "spanned"})
_OPEN = frozenset({"if", "would", "could", "may", "might", "should", "will", "whether"})


def run_nouns(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the run of a state's signatures that a noun tells, up to now or up to the year in which it ended."""
    if view.sentence.question or view.vocabulary.isdisjoint(_RUNS) or not _OPEN.isdisjoint(view.vocabulary):
        return []
    listed = discourse.sponsoring and "list" in view.vocabulary
    if view.vocabulary.isdisjoint(SPONSOR_WORDS | _SIGNATURES) and not listed:
        return []
    if any(one.kind in _TOLD for one in before):
        return []
    counted = _counted(view)
    state = _state(view, discourse)
    if counted is None or state is None or is_set_aside(view, view.first, view.end):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or situation.span or not situation.years:
        return []
    first, count, end = counted
    last = situation.years[1] if situation.timed else latest_year(discourse, situation.forum) or situation.years[1]
    last -= not ENDING.isdisjoint(view.vocabulary) or " came to an end" in " ".join(view.words(view.first, view.end))
    run = Run(first, end, RunKind.NTH, count)
    says, kind, situation = streak_of(Object.SPONSORED, run, situation.at(years=(last, last), days=None, session=None))
    why = (f"run: “{phrase(view, first, end)}”", f"state: {state}")
    return [make_claim(view, (view.first, view.end), kind, says, situation, subject=state, why=why)]


_TOLD = frozenset({Kind.SPONSORSHIP, Kind.STREAK, Kind.VOTE})


def _counted(view: View) -> tuple[int, int, int] | None:
    """The words of "of three signatures" or "to four years" after a run of signatures, and how many."""
    noun = next((at for at in range(view.first, view.end) if view.word(at) in _RUNS), None)
    if noun is None or view.word(noun - 1) in _OF_ALL:
        return None
    for place in cardinal_places(view.document, noun, view.end):
        number = read_cardinal(view.document, place)
        if number is None or view.word(place - 1) not in _REACHING or number[0] < _FEW:
            continue
        if view.word(number[1]) in _SIGNATURES | _UNITS and _is_of_sponsoring(view, noun, number[1]):
            return place, number[0], number[1] + 1
    return None


def _is_of_sponsoring(view: View, noun: int, unit: int) -> bool:
    """True where the words from the noun to shortly after the unit say that it is a run of signatures."""
    after = next((at for at in range(unit, unit + _NEAR) if not view.word(at).isalnum()), unit + _NEAR)
    words = view.words(noun, after)
    return not (SPONSOR_WORDS | _SIGNATURES | {"list"}).isdisjoint(words) and "," not in words


_OF_ALL = frozenset({"longest", "shortest", "previous", "earlier"})
""" "Its longest run of signatures lasted eleven years": which one that was is not told."""
_NEAR = 7
_FEW = 2


def _state(view: View, discourse: Discourse) -> str | None:
    """The one state that the sentence names beside the one that the text is about, or the last that acted."""
    named = {state for mention in view.of((State, Head)) if (state := states_in(view, mention))}
    others = named - discourse.matter_states()
    if len(others) > 1:
        return None
    return next(iter(others)) if others else discourse.last_state()

"""Times and places that a clause has from another one of its sentence: the one that opens it, the one that ends it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def with_shared_end(
    view: View, clause: Clause, after: list[Clause], situation: Situation, discourse: Discourse
) -> Situation:
    """Return the situation with the text and the time that several short clauses share at the end of the sentence.

    "India abstained and Pakistan voted no on the Council's text in 2014": both of them then.
    """
    if situation.timed or clause.predicate.frame.family not in _DEEDS or not after:
        return situation
    last = clause
    for following in after:
        if not _is_bare(view, last, following):
            break
        last = following
    if last is clause or "had" in view.words(last.first, last.predicate.mention.end):
        return situation
    times = view.times_in(last.predicate.end, last.end)
    end = situate(view, last.predicate.first, last.end, discourse) if times else None
    named = view.of((BodyName, Paper), last.predicate.end, last.end)
    if end is None or not named or not end.timed or end.unclear or len(times) > 1:
        # "was new to that group, and Guatemala abstained in 2023 and 2024": of that one alone
        return situation
    if times[0].kind is TimeKind.SHIFT:
        return situation
    if end.series_named and not situation.series_named:
        situation = replace(situation, series=end.series, series_named=True)
    place = end.place if end.place.named and not situation.place.named else situation.place
    return replace(situation, place=place, when=end.when)


_DEEDS = frozenset({"votes", "sponsorship"})


def _is_bare(view: View, clause: Clause, following: Clause) -> bool:
    """ "India abstained and Pakistan": nothing stands between the verb and who did something else."""
    if following.predicate.frame.family not in _DEEDS or following.inherited or not following.subjects:
        return False
    start = min(subject.first for subject in following.subjects)
    return _JOINS.issuperset(view.words(clause.predicate.end, start))


_JOINS = frozenset({"and", "while", "whereas", "but", ",", "–", "—", "the", "both"})


def at_fronted(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at the time and in the place of what the sentence opens with, where that is a clause.

    "When the first draft was tabled in April 2003, Japan was one of them": so it was then and there.
    """
    comma = next((at for at in range(view.first, clause.predicate.first) if view.word(at) == ","), 0)
    if view.word(view.first) not in _FRONTING or not comma or situation.document:
        return situation
    if any(one.sense.act == "as_time" and one.first == view.first for one in view.frames):
        # "As in 2023, there was no vote": in another year than that
        return situation
    times = [time for time in view.times if time.first < comma]
    front = situate(view, view.first, comma, discourse) if len(times) == 1 else None
    if front is None or not front.timed or front.unclear or front.years is None or front.span:
        return situation
    place = front.place if front.place.named and not situation.place.named else situation.place
    return replace(situation, place=place, when=front.when)


def before_turn(view: View, clause: Clause, situation: Situation) -> Situation:
    """Return the situation up to the year before a run ended, where the clause tells when it did.

    "Sponsored it for eleven straight years before dropping out in 2019", "until it dropped out in 2019".
    """
    if view.vocabulary.isdisjoint(_TURNS) or clause.predicate.frame.family not in _RUNS:
        return situation
    run = next((one for one in view.runs if one.kind in _COUNTED and one.count and one.first >= clause.first), None)
    if run is None or run.first >= clause.end + 1:
        return situation
    turn = next((at for at in range(run.end, min(run.end + _NEAR, view.end)) if _turns(view, at)), None)
    end = view.next_of(_SIGNS, turn) if turn is not None else 0
    times = view.times_in(turn, end) if turn is not None else []
    if len(times) != 1 or times[0].kind not in _DATED or len(set(times[0].years)) != 1 or times[0].bound:
        return situation
    last = times[0].years[0] - 1
    return situation.at(years=(last, last), days=None, listed=(), since=None, span=False, timed=True)


def _turns(view: View, place: int) -> bool:
    """ "Before dropping out", "until it dropped out"; not "before 2019"."""
    word, after = view.word(place), view.word(place + 1)
    return (word == "before" and after.endswith("ing")) or (word == "until" and after in {"it", "they", "she", "he"})


_TURNS = frozenset({"before", "until"})
_RUNS = frozenset({"votes", "sponsorship", "adoption"})
_COUNTED = frozenset({RunKind.NTH, RunKind.SPAN})
_DATED = frozenset({TimeKind.YEARS, TimeKind.DAYS})
_SIGNS = frozenset({",", ";", "."})
_NEAR = 3
"""Words from a run to what ended it."""


_FRONTING = frozenset({"when", "as", "while"})

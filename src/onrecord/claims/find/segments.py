"""The part of a clause around its predicate, where the clause names several times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.times import month_days
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_EDGES = frozenset({",", ";", ":", "(", ")", "—", "–", "which", "who", "while", "whereas", "but"})


def find_segment(view: View, clause: Clause) -> tuple[int, int]:
    """Return the words around the predicate up to the next sign or relative word on either side."""
    low, high = clause.predicate.first, clause.predicate.end
    while low > clause.first and not _is_edge(view, low - 1):
        low -= 1
    while high < clause.end and not _is_edge(view, high):
        high += 1
    return low, high


def _is_edge(view: View, place: int) -> bool:
    if view.word(place) not in _EDGES:
        return False
    # "Thursday, March 21, 2013" is one time
    return not any(time.first < place < time.end for time in view.times)


def nearest_time(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation with the time that stands nearest to the predicate, where the clause names several."""
    inner = view.times_in(clause.first, clause.end)
    if len(inner) < 2:
        return situation
    low, high = find_segment(view, clause)
    near = [time for time in inner if low <= time.first < high]
    if not near or len(near) == len(inner):
        return situation
    local = situate(view, low, high, discourse)
    if not local.timed or local.unclear:
        return situation
    return situation.at(
        years=local.years, days=local.days, listed=local.when.listed, since=local.since, span=local.span, timed=True
    )


def same_year(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation of "the same September": in the year that the clause before spoke of."""
    if discourse.recent is None:
        return situation
    for time in view.times:
        if clause.first <= time.first < clause.end and time.month and view.word(time.first - 1) == "same":
            year = discourse.recent[0][1]
            return situation.at(years=(year, year), days=month_days(year, time.month, time.day), timed=True)
    return situation


def is_coming(view: View, clause: Clause) -> bool:
    """True where a noun is told of what may come: "the judges will rule on the impeachment of"."""
    first = clause.predicate.mention.first
    if not view.word(first).endswith(("tion", "ment", "al", "ure", "ing", "tions")):
        return False
    return bool(_COMING & set(view.words(clause.first, first)))


_COMING = frozenset({"will", "would", "may", "might", "could", "should", "whether", "if", "shall"})


def time_of_when(view: View, place: int) -> Time | None:
    """Return the time that "when" before the words goes back to: "has shrunk since 2013, when 25 were in favour"."""
    at = place - 1
    while is_adverb(view.word(at)) or view.word(at) in _STANDING:
        at -= 1
    if view.word(at) != "when":
        return None
    end = at - (view.word(at - 1) == ",")
    time = next((one for one in view.times if one.end == end), None)
    return replace(time, bound="") if time is not None else None


_STANDING = frozenset({"there", "were", "was", "had", "been", "it", "they", "stood", "at", "won", "drew"})

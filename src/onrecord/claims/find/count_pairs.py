"""Two counts of sponsors told as a change: "the number fell from 62 in 2023 to 61 in 2024"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.find.counts import CountMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_PAIR = 2
_APART = 4
"""Words between the two numbers: "40 sponsors in 2010 to"."""


def is_pair(view: View, counts: list[CountMention]) -> bool:
    """Return whether the counts are those of "from 40 to 62"."""
    if len(counts) != _PAIR or any(count.says.as_printed or count.says.joined for count in counts):
        return False
    first, last = counts
    joined = view.word(first.first - 1) == "from" and "to" in view.words(first.end, last.first)
    return joined and last.first - first.end <= _APART


def situate_pair(view: View, counts: list[CountMention], place: int, discourse: Discourse) -> Situation | None:
    """Return the situation of the one at the place, each at the time right after it or at one end of a span of years.

    None of the first where no time is told of it: it may be that of the printed list, or of the year before.
    """
    count = counts[place]
    time = view.time_after(count.end)
    own = time is not None and bool(time.years) and (time.kind is not TimeKind.YEARS or not _is_span(time.years))
    situation = situate(view, count.first, time.end if own and time is not None else count.end, discourse)
    if own:
        return situation
    span = next((one for one in view.times if one.kind is TimeKind.YEARS and _is_span(one.years)), None)
    if span is not None and span.bound == "range" and not span.listed:
        year = span.years[-place]
        return situation.at(years=(year, year), days=None, session=None, listed=(), span=False, since=None, timed=True)
    others = [one for one in view.times if one.years and not any(c.end <= one.first <= c.end + 1 for c in counts)]
    if others:
        # "the number went from 40 to 62 in 2023": of one year, in which only the last is sure
        return situate(view, view.first, view.end, discourse) if place else None
    return situation if place else None


def _is_span(years: tuple[int, ...]) -> bool:
    return len(years) == _PAIR and years[0] != years[1]


def apart(view: View, count: CountMention) -> CountMention:
    """Return the count with the time right after it."""
    time = view.time_after(count.end)
    return replace(count, end=time.end) if time is not None and time.years and not _is_span(time.years) else count

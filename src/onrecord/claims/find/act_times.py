"""When an act was done, where its clause tells it in more words than a time: "on the fifth anniversary of"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.segments import counted_days, days_apart, days_from
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.time_kinds import same_day, whole_years
from onrecord.claims.models import Acted, Apart
from onrecord.claims.situation import choose_holder
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def counted_from(view: View, clause: Clause, situation: Situation, before: list[Claim]) -> Situation:
    """ "It was closed in May, a year after it had been set up": so long before what the clause before tells of."""
    place = next(
        (at for at in range(clause.predicate.first - 1, view.first, -1) if view.word(at) in {"after", "before", ","}), 0
    )
    anchor = next((claim.days for claim in reversed(before) if claim.days), None)
    days = counted_days(view, place, anchor) if place and anchor is not None and view.word(place) != "," else None
    if days is None:
        return situation
    return situation.at(years=(days[0].year, days[1].year), days=days, since=None, span=False, listed=(), timed=True)


def apart_from(view: View, clause: Clause, before: list[Claim]) -> Apart | None:
    """ "The center opened three weeks after the Act took effect": told of two acts, of which the first has no day."""
    other = before[-1] if before else None
    place = next((at for at in range(clause.predicate.first - 1, view.first, -1) if view.word(at) in _BESIDE), 0)
    if other is None or not isinstance(other.says, Acted) or other.years is not None or not place:
        return None
    if view.word(place) == ",":
        return _after_opening(view, other.says)
    days = days_apart(view, place)
    if days is None or view.document.ends[place] < other.span[1]:
        return None
    low, high = days if view.word(place) == "after" else (-days[1], -days[0])
    return Apart(other.says.objects, other.says.phase, (low, high))


def _after_opening(view: View, other: Acted) -> Apart | None:
    """ "Nine years after the Act took effect, the office was dissolved"."""
    place = next((at for at in range(view.first, view.first + _OPENING) if view.word(at) in {"after", "before"}), 0)
    days = days_apart(view, place) if place else None
    if days is None:
        return None
    low, high = days if view.word(place) == "before" else (-days[1], -days[0])
    return Apart(other.objects, other.phase, (low, high))


_OPENING = 6
_BESIDE = frozenset({"after", "before", ","})


def after_office(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Named an ambassador ten weeks after taking office": so long after the head in the sentence took it."""
    heads = view.of(Head, view.first, clause.predicate.end + _NEAR_HEAD)
    place = next((at for at in view.places(_AFTER) if view.words(at + 1, at + 3) in _TAKING_OFFICE), 0)
    holder = choose_holder(heads[0].sense, discourse) if place and len(heads) == 1 else None
    days = days_from(view, place, holder.start) if holder is not None else None
    if days is None or situation.timed or place < clause.predicate.first:
        return situation
    return situation.at(years=(days[0].year, days[1].year), days=days, timed=True)


_AFTER = frozenset({"after"})
_TAKING_OFFICE = (
    ["taking", "office"], ["taking", "power"], ["taking", "over"], ["his", "inauguration"], ["her", "inauguration"],
    ["coming", "to"], ["assuming", "office"], ["entering", "office"],
)  # fmt: skip
_NEAR_HEAD = 8


def from_to_days(
    view: View, clause: Clause, discourse: Discourse
) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """ "Between September 2016 and July 2022 nobody held the post": the days of its beginning, and those of its end."""
    times = view.times_in(clause.first, clause.end)
    if clause.predicate.frame.act != "vacant":
        return None
    if len(times) == 1 and times[0].bound == "range" and len(times[0].years) == _BOTH and not times[0].listed:
        # "from 2017 to 2022"
        opened, closed = times[0].years
        return whole_years((opened, opened)), whole_years((closed, closed))
    if len(times) != _BOTH:
        return None
    lead = (view.word(times[0].first - 1), times[0].bound)
    joined = "and" if "between" in lead else "to" if "from" in lead else ""
    if not joined or joined not in view.words(times[0].end, times[1].first + 1):
        return None
    ends = [resolve_when([replace(time, bound="")], [], discourse, None) for time in times]
    if any(end.years is None or end.unclear for end in ends):
        return None
    first, last = (end.days or whole_years(end.years) for end in ends if end.years)
    return first, last


_BOTH = 2


def since_opening(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Since the first ambassador left in September 2018, the post has been vacant": from those days on."""
    days, now = situation.days, discourse.published
    if clause.predicate.frame.act != "vacant" or days is None or now is None or situation.since is not None:
        return situation
    opening = view.word(view.first) == "since" and any(
        time.end <= clause.predicate.first and time.first > view.first for time in view.times
    )
    # "stood empty from September 2018", with no end told
    onwards = any(time.bound == "from" and time.first >= clause.predicate.end for time in view.times)
    if not opening and not (onwards and len(view.times) == 1):
        return situation
    return situation.at(days=(days[0], now), years=(days[0].year, now.year), since=days[0].year)


def at_anniversary(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Sunday, the fifth anniversary of the entry into force": so many years before the day that is told."""
    place = next((at for at in range(view.first, clause.end) if view.word(at) == "anniversary"), None)
    counted = next((n for back in (1, 2, 3) if place and (n := read_ordinal(view.document, place - back))), None)
    if place is None or counted is None or counted[1] != place or place > clause.predicate.end + 1:
        return situation
    day = discourse.published
    days = next((time.days for time in view.times if time.days and time.first < clause.end), None)
    if days is not None and days[0] == days[1]:
        day = days[0]
    if day is None:
        return situation
    then = same_day(day, day.year - counted[0])
    if then is None:
        return situation.at(years=None, days=None, unclear=True)
    return situation.at(years=(then.year, then.year), days=(then, then) if days else None, timed=True)

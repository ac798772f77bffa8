"""When an act was done, where its clause tells it in more words than a time: "on the fifth anniversary of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.segments import counted_days, days_from
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.time_kinds import same_day
from onrecord.claims.situation import choose_holder

if TYPE_CHECKING:
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

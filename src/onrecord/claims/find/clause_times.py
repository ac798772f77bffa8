"""The time of a clause where a word beside its verb moves it: "has abstained ever since", "every year until 2021"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_PERFECT = frozenset({"has", "have", "'ve"})
_OWN = frozenset({"its", "their", "his", "her", "our"})
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "–", "—", "and", "but"})


def words_apart(view: View, predicates: list[Predicate]) -> list[tuple[int, int]]:
    """Return the words of phrases whose times are not those of their clause.

    "From its no of last year to abstention", "stuck to its no of a year ago": the time is that of the earlier ballot.
    """
    found = []
    for one in predicates:
        words = set(view.words(one.mention.first, one.end))
        if one.frame.family != "votes":
            continue
        if {"from", "to"} <= words:
            found.append((one.mention.first, one.end - 1))
        elif words & _OWN and view.word(one.end) in {"of", "from"}:
            time = next((time for time in view.times if 0 < time.first - one.end <= 2), None)
            found += [(one.end, time.end)] if time is not None else []
    return found


def move_time(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at the time that such a word tells; as it was where there is none."""
    if clause.predicate.frame.family != "votes":
        return situation
    inside = [time for time in view.times if clause.first <= time.first < clause.end]
    if not inside and view.word(clause.predicate.end) == "then" and discourse.mentioned is not None:
        # "Indonesia, which had abstained then, was opposed"
        years, days = discourse.mentioned
        return situation.at(years=years, days=days, session=None, timed=True)
    if not inside:
        return _ever_since(view, clause, situation, discourse)
    if len(inside) > 1 or not situation.unclear or not inside[0].years:
        return situation
    return _up_to(view, clause, situation, discourse, inside[0])


def _ever_since(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Voted yes in 2017 and has abstained ever since": from the year after the one told on."""
    end = clause.predicate.end
    since = next((at for at in range(end, clause.end) if view.word(at) == "since"), 0)
    bare = since and view.word(since + 1) in _ENDS and _PERFECT & set(view.words(clause.first, end))
    told = discourse.recent or discourse.mentioned
    last = latest_year(discourse, situation.forum)
    if not bare or told is None or last is None or told[0][1] >= last:
        return situation
    first = told[0][1] + 1
    return situation.at(years=(first, last), days=None, session=None, since=first, timed=True, span=first < last)


def _up_to(view: View, clause: Clause, situation: Situation, discourse: Discourse, time: Time) -> Situation:
    """ "Abstained every year until 2021": from the first text on; "by 2015 it had abstained": then."""
    year = time.years[-1]
    words = view.words(clause.first, clause.predicate.end)
    if time.bound == "by" and {"had", "has", "have"} & set(words) and time.years[0] == year:
        return situation.at(years=(year, year), unclear=False, timed=True)
    every = any(run.kind is RunKind.EVERY and clause.first <= run.first < clause.end for run in view.runs)
    entry = discourse.lexicon.entry(situation.series)
    if not every or time.bound not in {"until", "before"} or entry is None or situation.forum is None:
        return situation
    last = year - (time.bound == "before")
    first = min((held for forum, held in entry.held if forum is situation.forum), default=last + 1)
    if first > last:
        return situation
    return situation.at(years=(first, last), unclear=False, timed=True, span=True, session=None)

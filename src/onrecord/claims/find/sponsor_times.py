"""Over which years a sponsorship is told, where no year is named: spans up to now, and what had been until an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.models import Quantifier, Sponsors

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def over_years(view: View, clause: Clause, situation: Situation, runs: list[Run]) -> Situation:
    """Return the situation over the years of a span that ends where the text stands.

    "Its name had been absent for three years": the three before; "has been absent for three years": up to now."""
    number = next((read_cardinal(view.document, at) for at in range(clause.first - 4, clause.first + 2)
                   if read_cardinal(view.document, at)), None)  # fmt: skip
    counts = number is not None and view.word(number[1]) in {"years", "sessions"}
    if number and counts and situation.years and {"in", "which"} <= set(view.words(number[1], clause.predicate.first)):
        # "back in 2022, after three years in which its name was missing"
        last = situation.years[1]
        return situation.at(years=(last - number[0], last - 1), days=None, session=None)
    run = next((run for run in runs if run.kind is RunKind.SPAN and run.count), None)
    if run is not None and situation.since is not None and "had" not in view.vocabulary:
        # "for four years, from 2019 on"
        since, count = situation.since, run.count or 1
        return situation.at(years=(since, since + count - 1), since=None, days=None)
    opening = view.words(clause.first, clause.predicate.mention.first)
    if run is not None and situation.years is not None and not situation.timed and "then" in opening:
        # "every year until 2018. It then left its name off for three years": the three after
        first, count = situation.years[1] + 1, run.count or 1
        return situation.at(years=(first, first + count - 1), days=None, session=None, span=count > 1)
    if run is None or situation.years is None or situation.span:
        return situation
    predicate = clause.predicate
    words = set(view.words(predicate.first, predicate.end))
    last, count = situation.years[1], run.count or 1
    if "had" in words:
        return situation.at(years=(last - count, last - 1), days=None, session=None)
    if words & {"has", "have", "'ve"}:
        return situation.at(years=(last - count + 1, last), days=None, session=None)
    return situation


def until_then(situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation up to the year before an end that was told.

    "It had been there every year since 2009", after it was told to have left: up to the year before."""
    told = discourse.last[-1] if discourse.last else None
    if told is None or told.years is None or situation.years is None or not isinstance(told.says, Sponsors):
        return situation
    if told.says.quantifier is not Quantifier.NEVER or not situation.since or told.years[0] <= situation.since:
        return situation
    return situation.at(years=(situation.since, min(situation.years[1], told.years[0] - 1)), days=None)


def leaves_after(view: View, clause: Clause) -> bool:
    """True where the sentence goes on to tell that the state left."""
    return any(
        frame.first >= clause.end - 1 and frame.sense.family == "sponsorship" and frame.sense.act in {"absent", "stop"}
        for frame in view.frames
    )

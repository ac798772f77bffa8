"""Runs and numbers of texts that a body adopted: "every year since 2016", "adopted fifteen texts", "no vote since"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.adoption_told import up_to
from onrecord.claims.find.adoption_words import METHODS, object_of_method
from onrecord.claims.find.claim_parts import TEXT_NOUNS, make_claim, phrase
from onrecord.claims.find.spans import is_span_told
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import State
from onrecord.claims.mentions.time_kinds import time_words
from onrecord.claims.models import Adopts, Claim, Kind, Object, Streak
from onrecord.claims.stance import Stance

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def _nobody_has(view: View) -> bool:
    cue = view.cue("without_vote")
    words = view.words(cue.first, cue.end) if cue is not None else []
    return words[:1] in (["no"], ["nobody"], ["none"]) and bool({"has", "have"} & set(words))


def _months_of(view: View, run: Run) -> tuple[int, ...]:
    """ "Every March or April": the months that the run names."""
    months = time_words().months
    return tuple(sorted({months[word] for word in view.words(run.first, run.end + 2) if word in months}))


def method_apart(
    view: View, clause: Clause, run: tuple[Streak, Situation, str] | None, situation: Situation, why: str
) -> list[Claim]:
    """Return the run and the way of "for the 22nd year in a row, again without a vote", or nothing.

    A run of texts and how this one was adopted: two things said.
    """
    nth = view.run(RunKind.NTH, clause.first, clause.end)
    cues = [cue for cue in view.cues if cue.sense.name in METHODS and clause.first <= cue.first < clause.end]
    if run is None or nth is None or len(cues) != 1:
        return []
    cue = cues[0]
    after = next(
        (at for at in range(nth.end, cue.first) if view.word(at) == "," and nth.first > clause.predicate.end), 0
    )
    before = nth.times and cue.end <= nth.first and view.word(nth.end - 1) in TEXT_NOUNS
    if not after and not before:
        return []
    parts = (
        ((clause.first, after), (after + 1, clause.end))
        if after
        else ((nth.first - 1, clause.end), (clause.first, cue.end))
    )
    streak = replace(run[0], of=Object.ADOPTED)
    return [
        make_claim(view, parts[0], Kind.STREAK, streak, run[1], why=(why, run[2])),
        make_claim(view, parts[1], Kind.ADOPTION, Adopts(cue.sense.name), situation, why=(why,)),
    ]


def before_run(view: View, clause: Clause) -> int:
    """Return the comma before a run that stands in apposition after the verb: ", its second year in a row"; or 0.

    With the day told before it, "on Thursday, for the tenth year in a row" says two things as well.
    """
    nth = view.run(RunKind.NTH, clause.first, clause.end)
    comma = view.comma_before(nth.first, max(clause.predicate.end, nth.first - _LEAD)) if nth is not None else 0
    if nth is None or not comma:
        return 0
    lead = view.words(comma + 1, nth.first)
    dated = any(time.days or time.day for time in view.times_in(clause.first, comma))
    apart = lead in (["its"], ["the"], ["a"], ["their"]) or (dated and set(lead) <= {"for", "the", "there", "and"})
    return comma if apart else 0


_LEAD = 5
"""Words that may stand between such a comma and the run."""


def stands_apart(view: View, clause: Clause) -> bool:
    """Return whether a comma parts how it was adopted from how often: "by consensus, for the 17th year in a row"."""
    nth = view.run(RunKind.NTH, clause.first, clause.end)
    return nth is not None and view.words(nth.first - 3, nth.first) == [",", "for", "the"]


_OPENING = frozenset({"when", "as", "while", "after", "before", "once"})
"""Words before a clause that leave what stands before them to the main clause."""


def _number_adopted(view: View, predicate: Predicate) -> int | None:
    """The number of "adopted eleven resolutions", "has adopted 12 such texts"."""
    number = read_cardinal(view.document, predicate.end)
    if number is None or predicate.auxiliaries.passive:
        return None
    noun = number[1] + (view.word(number[1]) in _SUCH_TEXTS)
    while isinstance(view.sense_at(noun), State) and noun < view.end:
        # "fifteen North Korea texts"
        noun += 1
    return number[0] if number[0] > 1 and view.word(noun) in TEXT_NOUNS else None


def all_so_far(
    view: View, predicate: Predicate, situation: Situation, method: str | None
) -> tuple[Streak, Situation, str] | None:
    """Return the number of "the Commission adopted three resolutions", "from 2008 to 2022 it adopted fifteen texts".

    Where no time is told, it is all that there have been. With the years that it counts, and why; else None.
    """
    many = _number_adopted(view, predicate) if method is None else None
    if many is None or predicate.stance is not Stance.FACT or predicate.frame.act != "adopted":
        return None
    if situation.years is None or situation.forum is None or situation.when.listed:
        return None
    ranged = situation.span and situation.years[0] < situation.years[1] and situation.since is None
    if not ranged and (situation.timed or view.times) and not up_to(view):
        return None
    last, since = situation.years[1], situation.years[0] if ranged else None
    says = Streak(Object.ADOPTED, count=many, since=since, total=True)
    return says, situation.at(years=(last, last), days=None, span=False), f"run: {many}"


_SUCH_TEXTS = frozenset({"such", "annual", "yearly", "critical", "consecutive", "further", "of", "these"})


_CHANGING = frozenset(
    {
        "fallen",
        "fell",
        "risen",
        "rose",
        "grown",
        "grew",
        "shrunk",
        "shrank",
        "dropped",
        "climbed",
        "declined",
        "dwindled",
    }
    | {"increased", "decreased", "slipped", "widened", "narrowed"}
)
"""What totals do: "adopted it by 79 to 67, but the yes votes have fallen for the fourth year running"."""


def run_of(
    view: View, clause: Clause, situation: Situation, method: str | None, predicate: Predicate
) -> tuple[Streak, Situation, str] | None:
    """Return the run of texts that the clause tells, the years up to which it goes, and why; None without one."""
    # "It was the 33rd time that the Assembly adopted it": the count stands right before the clause
    opened = _OPENING.isdisjoint(view.words(clause.first - 1, clause.first + 1))
    runs = [
        run
        for run in view.runs
        if clause.first <= run.first < clause.end or (opened and 0 <= clause.first - run.end <= 1)
    ]
    runs = [run for run in runs if _CHANGING.isdisjoint(view.words(max(predicate.end, run.first - _LEAD), run.first))]
    total = next((run for run in runs if run.kind is RunKind.TOTAL and run.count), None)
    # "by consensus, the 16th since 2005" counts texts, "without a vote, for the fifth time" what is told of this one
    meant = total is not None and (method is None or "time" in view.words(total.first, total.end))
    if total is not None and meant and predicate.stance is Stance.FACT and situation.years:
        last = situation.years[1]
        situation = situation.at(years=(total.since or last, last), days=None)
        says = Streak(object_of_method(method), count=total.count, since=total.since, total=True)
        return says, situation, f"run: “{phrase(view, total.first, total.end)}”"
    # "for eight years it has adopted the text without a vote": so many up to the last
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    nth = nth or next((run for run in runs if is_span_told(view, clause, run)), None)
    total = next((run for run in runs if run.kind is RunKind.TOTAL and run.count and run.since), None)
    every = next((run for run in runs if run.kind is RunKind.EVERY), None)
    of = object_of_method("recorded_vote" if predicate.frame.act == "voted" else method)
    if predicate.stance is Stance.NEGATED or predicate.frame.act == "rejected":
        return None
    if nth and nth.count:
        # "the sixteenth resolution in as many years was adopted without a vote": so many texts, however adopted
        # "without a vote, the twentieth year in a row with a text on it": the same
        of = Object.ADOPTED if nth.texts or view.words(nth.end, nth.end + 2) == ["with", "a"] else of
        years = situation.years
        if years:
            situation = situation.at(years=(years[1] - nth.count + 1, years[1]))
        return (
            Streak(of, count=nth.count, since=situation.since, times=nth.times, at_least=nth.beyond),
            situation,
            f"run: “{phrase(view, nth.first, nth.end)}”",
        )
    if total and situation.years and method is None and predicate.frame.act == "adopted":
        # "the text adopted on Thursday is the 16th in a line that began in 2005"
        counted = situation.at(years=(total.since, situation.years[1]), days=None, session=None)
        says = Streak(Object.ADOPTED, count=total.count, since=total.since, total=True)
        return says, counted, f"run: “{phrase(view, total.first, total.end)}”"
    # "in both of the years before, nobody had asked for a vote": of two times, and no run
    listed = len(situation.when.listed) > 1 or "both" in view.words(clause.first, clause.end)
    months = _months_of(view, every) if every is not None else ()
    began = next((one for one in view.times if one.bound == "since" and one.years), None) if months else None
    if began is not None and situation.years is not None and situation.since is None:
        # "every March or April since 2008": the months are not the time of the clause
        situation = situation.at(years=(began.years[0], situation.years[1]), since=began.years[0], days=None)
    many = _number_adopted(view, predicate) if situation.since is not None and method is None else None
    if many is not None and situation.years is not None and situation.since is not None:
        # "since 2005 the Assembly has adopted eleven resolutions on it"
        says = Streak(Object.ADOPTED, count=many, since=situation.since, total=True)
        return says, situation, f"run: {many} since {situation.since}"
    if situation.since is not None or (situation.span and not listed and (every or method)):
        since = situation.since or (situation.years[0] if situation.years else None)
        if since is not None and situation.since is not None and of is Object.WITHOUT_VOTE and _nobody_has(view):
            # "no member has asked for a vote since 2015", when there was one: from the year after on
            since = since + 1
            situation = situation.at(years=(since, max(since, (situation.years or (0, 0))[1])), since=since, days=None)
        return Streak(of, since=since, months=months), situation, f"run: since {since}"
    return None

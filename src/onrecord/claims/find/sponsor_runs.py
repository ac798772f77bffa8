"""Runs of signatures and of their absence: "for the fourth year in a row", "back after four years"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import phrase
from onrecord.claims.find.spans import LASTING, before_next
from onrecord.claims.find.sponsor_times import up_to_before
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.models import Change, Kind, Object, Quantifier, Sponsors, Streak, Votes
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


@dataclass(frozen=True, slots=True)
class EndedRun:
    """A run that the deed of the clause ended, the words that tell of it, and the clause without them."""

    run: Run
    words: tuple[int, int]
    rest: Clause


def ended_run(view: View, clause: Clause) -> EndedRun | None:
    """ "Did not sign, ending a run of eleven straight years", "after nine texts in a row it stayed off": what had been
    until then; None where the clause tells of no such end."""
    predicate = clause.predicate
    run = next(
        (run for run in view.runs_in(clause.first, clause.end) if run.kind is RunKind.NTH and run.count),
        None,
    )
    if run is None or run.count == 1 or predicate.frame.act == "main":
        return None
    opener = _opener_of_end(view, run, clause)
    if opener is None:
        return None
    if run.end <= predicate.first:
        first = run.end + (view.word(run.end) == ",")
        return EndedRun(run, (opener, run.end), replace(clause, first=first))
    if opener < predicate.end:
        return None
    end = opener - 1 if view.word(opener - 1) == "," else opener
    return EndedRun(run, (opener, clause.end), replace(clause, end=end))


def _opener_of_end(view: View, run: Run, clause: Clause) -> int | None:
    """The word from which the clause tells what was ended: "after" before the run, or "ending" some words before."""
    place = run.first - 1
    while view.word(place) in _RUN_NOUNS and place > clause.first:
        place -= 1
    if view.word(place) == "after":
        return place
    return next((at for at in range(place, max(clause.first, place - _NEAR) - 1, -1) if view.word(at) in ENDING), None)


_NEAR = 4
_RUN_NOUNS = frozenset({"a", "an", "the", "its", "of", "run", "streak", "series", "string", "line", "sequence", "row",
                        "unbroken", "long", "succession", "for"})  # fmt: skip
"""Words between "ending" or "after" and the number of a run: "ending a run of"."""
ENDING = frozenset(form for verb in read_toml("sponsors.toml")["ending"] for form in verb_forms(verb))
"""Forms of the verbs for what ends a run."""


def before_run(view: View, clause: Clause) -> int:
    """The comma before a run that follows the verb: ", for the third year in a row"; or 0."""
    kinds = {RunKind.NTH, RunKind.FIRST}
    nth = next((run for run in view.runs_in(clause.first, clause.end) if run.kind in kinds), None)
    if nth is None or nth.first <= clause.predicate.end:
        return 0
    place = nth.first - 1
    while view.word(place) in {"the", "for", "a", "its", "now"}:
        place -= 1
    return place if view.word(place) == "," and place >= clause.predicate.end else 0


def had_been_away(
    view: View, clause: Clause, situation: Situation, runs: list[Run], discourse: Discourse
) -> tuple[Sponsors, Kind, Situation, tuple[str, ...]] | None:
    """ "Signed up as a co-sponsor, where its name had been absent for three years": so many sessions missed."""
    predicate = clause.predicate
    gone = next((run for run in runs if run.kind is RunKind.SPAN and run.count), None)
    says = discourse.last[-1].says if discourse.last else None
    back = isinstance(says, Sponsors) and says.quantifier is not Quantifier.NEVER
    had = "had" in view.words(predicate.first, predicate.mention.end)
    if predicate.frame.act != "absent" or gone is None or not (back and had) or situation.timed:
        return None
    return Sponsors(change=Change.RETURN, missed=gone.count), Kind.SPONSORSHIP, situation, ()


def counted_run(
    view: View, clause: Clause, situation: Situation, runs: list[Run], discourse: Discourse, *, absent: bool
) -> tuple[Streak, Kind, Situation, tuple[str, ...]] | None:
    """ "For the fourth year in a row", "for the second time": a run, or so many in all; None without a count."""
    act = clause.predicate.frame.act
    runs = [run for run in runs if not _is_in_apposition(view, clause, run)]
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    if nth is None and before_next(view, clause) is not None:
        # "co-sponsored it for eleven years before it stopped in 2019"
        nth = next((run for run in runs if run.kind is RunKind.SPAN and run.count), None)
    if nth and act != "main":
        now = situation
        situation = up_to_before(view, clause, situation, discourse, absent=absent)
        of = Object.NOT_SPONSORED if absent else Object.SPONSORED
        says, kind, situation = streak_of(
            of, nth, situation, may_be_over=situation is now and may_be_over(view, clause)
        )
        return says, kind, situation, (f"run: “{phrase(view, nth.first, nth.end)}”",)
    span = next((run for run in runs if run.kind is RunKind.SPAN and run.count), None)
    perfect = not LASTING.isdisjoint(view.words(clause.predicate.first, clause.predicate.end))
    if span and absent and perfect and act == "absent" and not (situation.since or situation.span):
        # "has been absent from it for three years": so many and no more
        had = "had" in view.words(clause.predicate.first, clause.predicate.end)
        if had and situation.years and not situation.timed:
            situation = situation.at(years=(situation.years[1] - 1,) * 2, days=None, session=None)
        return *streak_of(Object.NOT_SPONSORED, span, situation), (f"run: “{phrase(view, span.first, span.end)}”",)
    now_again = not _STILL.isdisjoint(view.words(clause.predicate.end, clause.end))
    if span and not absent and perfect and act == "sponsor" and now_again and not (situation.since or situation.span):
        # "has been a sponsor again for four years now": so many and no more
        return *streak_of(Object.SPONSORED, span, situation), (f"run: “{phrase(view, span.first, span.end)}”",)
    total = next((run for run in runs if run.kind is RunKind.TOTAL and run.count), None)
    if total and act == "sponsor" and not absent and situation.years and not situation.span:
        says = Streak(Object.SPONSORED, count=total.count, since=total.since, total=True)
        return says, Kind.STREAK, situation, (f"run: “{phrase(view, total.first, total.end)}”",)
    return None


_STILL = frozenset({"again", "now"})


def lasts_still(view: View, clause: Clause) -> bool:
    """True of "that silence has now lasted two years": it is not over."""
    return not {"has", "have", "lasts"}.isdisjoint(view.words(clause.predicate.first, clause.predicate.end))


def absent_so_long(away: Run, situation: Situation, discourse: Discourse) -> tuple[Streak, Kind, Situation]:
    """Return that a state has been absent for so many years up to now."""
    last = latest_year(discourse, situation.forum)
    now = situation.at(years=(last, last), days=None, session=None) if last is not None else situation
    return streak_of(Object.NOT_SPONSORED, away, now)


def _is_in_apposition(view: View, clause: Clause, run: Run) -> bool:
    """ "A sponsor for eleven years running, Seoul did not sign": told of the state, and not of what it did."""
    subject = clause.subjects[0] if clause.subjects else None
    return view.word(view.first) in {"a", "an"} and subject is not None and run.end <= subject.first


def object_of(says: object) -> Object | None:
    """Return what a run of the assertion is a run of."""
    if isinstance(says, Sponsors):
        return Object.NOT_SPONSORED if says.quantifier is Quantifier.NEVER else Object.SPONSORED
    if isinstance(says, Votes) and not says.negated:
        return {"yes": Object.VOTED_YES, "no": Object.VOTED_NO, "abstain": Object.ABSTAINED}.get(says.ballot)
    return None


def may_be_over(view: View, clause: Clause) -> bool:
    """True where the run may have ended before: "it had abstained nine times running", "did so before returning"."""
    predicate = clause.predicate
    if "had" in view.words(predicate.first, predicate.mention.end):
        return True
    return any(
        view.word(at) == "before" and view.word(at + 1).endswith("ing") for at in range(predicate.end, clause.end + 1)
    )


def streak_of(
    of: Object, run: Run, situation: Situation, *, may_be_over: bool = False
) -> tuple[Streak, Kind, Situation]:
    """Return a streak of so many years up to the situation's last year."""
    count = run.count or 1
    since = situation.since
    if situation.years:
        last = situation.years[1]
        situation = situation.at(years=(last - count + 1, last), days=None if since else situation.days)
    says = Streak(of, count=count, since=since, times=run.times, at_least=run.beyond, or_before=may_be_over)
    return says, Kind.STREAK, situation


def with_gap(says: Sponsors, runs: list[Run], *, absent: bool) -> Sponsors:
    """Return the assertion with what the runs say of the time before: "for the first time in four years"."""
    for run in runs:
        if run.kind is RunKind.FIRST:
            before = run.count is not None or run.since is not None
            change = says.change or (Change.RETURN if before and not absent else Change.START)
            says = replace(says, change=change, gap_years=run.count, gap_beyond=run.beyond, since=run.since)
        elif run.kind is RunKind.AWAY and not absent:
            # "again after three years" may count the years missed or those since it last was one
            gap = None if run.missed else run.count
            says = replace(says, change=Change.RETURN, gap_years=gap, missed=run.count)
    return says

"""Claims of how a total stands to those of other votes: "the highest since 2005", "fewer than a year ago"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.ahead import fits_totals
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.scope import find_fronts
from onrecord.claims.check.stages import find_actions
from onrecord.claims.check.unheld import find_unheld
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED, conclude
from onrecord.claims.check.wording import name_forum, say_day, say_tally
from onrecord.claims.models import Compared, Evidence, Ranks, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.claims.check.held import Action, Held, Series, Tally, Text
    from onrecord.claims.models import Claim, Finding, Verdict

_SIDES = {"yes": 0, "no": 1, "abstain": 2}


@dataclass(frozen=True, slots=True)
class Total:
    """The totals of one vote on a text, by every source that gives them."""

    text: Text
    action: Action

    def values(self, of: str) -> frozenset[int]:
        """Return what is counted, as each source has it; empty where none gives it."""
        return frozenset(value for tally in self.action.tallies if (value := _measure(tally, of)) is not None)


def _measure(tally: Tally, of: str) -> int | None:
    if of != "margin":
        return tally[_SIDES[of]]
    yes, no = tally[0], tally[1]
    return yes - no if yes is not None and no is not None else None


def check_ranks(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about a total held against others of the same body and stage, as far as the record has them."""
    says = claim.says
    assert isinstance(says, Ranks)  # noqa: S101
    series = series_of(claim, held)
    if series is None or claim.forum is None:
        return find_unheld(claim, held)
    fronts = find_fronts(claim, series, published, done=True)
    mine = next((one for front in fronts for text in front.texts if (one := _meant(claim, text, published))), None)
    if mine is None:
        return find_unheld(claim, held, fronts)
    stage = mine.action.stage
    others = [one for one in _others(claim, says, series, stage, published) if one.text is not mine.text]
    if not others or (says.than and {one.text.year for one in others} != set(says.than)):
        return conclude(
            claim, NOT_IN_RECORD, f"the record holds no other vote to compare; {_tell(mine)}", [_show(mine)]
        )
    measures = ("yes", "margin") if says.of == "result" else (says.of,)
    judged = [_judge(says, of, mine, others) for of in measures]
    verdicts = {verdict for verdict, _ in judged}
    verdict = verdicts.pop() if len(verdicts) == 1 else NOT_IN_RECORD
    if says.total is not None and not any(fits_totals(says.total, tally) for tally in mine.action.tallies):
        verdict = CONTRADICTED
    beside = judged[0][1]
    return conclude(claim, verdict, f"{_tell(mine)}; {_tell(beside)}", [_show(mine), _show(beside)])


def _meant(claim: Claim, text: Text, published: date | None) -> Total | None:
    """The totals of the text that the claim speaks of: at the stage or on the day that it names, else the last ones."""
    actions = find_actions(claim, text, published)
    return Total(text, actions[0]) if actions and actions[0].tallies else None


def _others(claim: Claim, says: Ranks, series: Series, stage: Stage, published: date | None) -> Iterable[Total]:
    """The totals that the one meant is held against, in their order."""
    place = (claim.forum,) if claim.forum is not None else tuple(Forum)
    year = claim.years[1] if claim.years else None
    for text in series.of_forum(*place):
        total = _total(text, stage)
        if total is None or (published and total.action.date and total.action.date > published):
            continue
        if says.than:
            wanted = text.year in says.than
        else:
            first = says.since or 0
            wanted = (text.year > first or _is_first(series, place, first)) and text.year >= first
            wanted = wanted and (says.ever or year is None or text.year <= year)
        if wanted:
            yield total


def _is_first(series: Series, place: tuple[Forum, ...], year: int) -> bool:
    """ "Since 2005", when the first text came up, takes that one in; "since 2011" says what it was until then."""
    return year <= series.bounds(*place)[0]


def _total(text: Text, stage: Stage) -> Total | None:
    action = text.action(stage)
    return Total(text, action) if action is not None and action.tallies else None


def _judge(says: Ranks, of: str, mine: Total, others: list[Total]) -> tuple[Verdict, Total]:
    """Whether the total stands so to all of them, and the one that shows it best."""
    known = [one for one in others if one.values(of)]
    if not known or not mine.values(of):
        return NOT_IN_RECORD, others[-1]
    wrong = [one for one in known if not _stands(says, of, mine, one)]
    if says.nth > 1:
        return (SUPPORTED if len(wrong) == says.nth - 1 else CONTRADICTED), (wrong or known)[-1]
    if says.but:
        right = {one.text.year for one in wrong} == set(says.but)
        return (SUPPORTED if right else CONTRADICTED), (wrong or known)[-1]
    # the one that comes closest to it, or that goes furthest beyond it
    ordered = sorted(wrong or known, key=lambda one: max(one.values(of)), reverse=says.how is not Compared.FEWER)
    return (CONTRADICTED if wrong else SUPPORTED), ordered[0]


def _stands(says: Ranks, of: str, mine: Total, other: Total) -> bool:
    """Whether it stands so to the other one by any of the sources; one that equals it only where that is excluded."""
    pairs = [(one, two) for one in mine.values(of) for two in other.values(of)]
    if says.how is Compared.SAME:
        return any(one == two for one, two in pairs)
    if says.how is Compared.FEWER:
        pairs = [(two, one) for one, two in pairs]
    strict = says.strict or bool(says.than)
    return any(one > two or (one == two and not strict) for one, two in pairs)


def _tell(total: Total) -> str:
    place = name_forum(total.text.forum, total.action.stage)
    figures = say_tally(total.action.tallies[0])
    return f"the vote of {place} on {say_day(total.action.date)} was {figures} ({total.text.symbol})"


def _show(total: Total) -> Evidence:
    place = name_forum(total.text.forum, total.action.stage)
    return Evidence(total.action.symbol, total.action.origin, f"{place}: {say_tally(total.action.tallies[0])}")

"""The day, the stage and the body that a claim tells of a decision, held against the days on which bodies decided."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.named import show_action
from onrecord.claims.check.verdicts import CONTRADICTED, PARTLY, SUPPORTED, conclude
from onrecord.claims.check.wording import name_forum, say_day, say_list
from onrecord.claims.models import Kind
from onrecord.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.claims.check.held import Action, Series, Text
    from onrecord.claims.models import Claim, Finding, Verdict

_DECIDED = frozenset({Kind.VOTE, Kind.TALLY, Kind.ADOPTION, Kind.STREAK})
_DATED = _DECIDED | {Kind.ASK}
"""Kinds of claims whose day is that of a decision."""
_MONTH = timedelta(days=31)
_LATE = timedelta(days=3)
"""What was decided on the first days of a month is told of the month before."""
_OF_DAY = re.compile(r"\bresolution of \d{1,2} [A-Z]")
""" "Sponsored the resolution of 23 March": the day of a decision; that of a draft or of joining is another."""
_RELATIVE = re.compile(r"\b(?:yesterday|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_STAGED = re.compile(r"\b(?:plenary|committee)\b", re.IGNORECASE)


def check_day(claim: Claim, series: Series) -> tuple[Verdict, str]:
    """Return what the days that the claim's words tell make of a claim that is right otherwise, and what to say.

    "Malaysia abstained on 20 December 2014", "South Korea abstained in the plenary yesterday", when it was the Third
    Committee that voted. Where all fits, SUPPORTED and no words.
    """
    of_sponsor = claim.kind is Kind.SPONSORSHIP and _OF_DAY.search(claim.quote) is not None
    windows = list(_windows_told(claim)) if of_sponsor or claim.kind in _DATED else []
    if not windows or claim.year is None:
        return SUPPORTED, ""
    decided = list(_decisions(series, claim.year))
    meant = [action for text, action in decided if _is_meant(claim, text, action)]
    if any(action.date is None for action in meant) or not (meant or _tells_stage(claim)):
        return SUPPORTED, ""
    wrong = [days for days in windows if not any(_is_within(action.date, days) for action in meant)]
    other = next(((text, act) for first, last in wrong for text, act in decided if first == last == act.date), None)
    if other is None or "had" in claim.quote.split():
        # "on Thursday": what day that was is worked out, and may be meant otherwise
        wrong = [days for days in wrong if meant and _is_exact(claim, days)]
    if not wrong:
        return SUPPORTED, ""
    told = _tell_other(*other) if other is not None else f"not {say_list(_say_window(days) for days in wrong)}"
    return (PARTLY if len(wrong) < len(windows) else CONTRADICTED), told


def check_body(finding: Finding, series: Series) -> Finding:
    """Return the finding; wrong where the body named did nothing on the day told, and another one decided on it."""
    claim = finding.claim
    windows = [days for days in _windows_told(claim) if days[0] == days[1]]
    if claim.forum is None or claim.kind not in _DECIDED or len(windows) != 1:
        return finding
    day = windows[0][0]
    there = [(text, action) for text, action in _decisions(series, day.year) if action.date == day]
    if not there or any(text.forum is claim.forum for text, _ in there):
        return finding
    told = f"{_tell_other(*there[0])}, and not {name_forum(claim.forum)}"
    return conclude(claim, CONTRADICTED, told, [show_action(*there[0])])


def _windows_told(claim: Claim) -> Iterator[tuple[date, date]]:
    """The days and months of the claim that stand in its own words."""
    for days in claim.windows or (claim.days,):
        if days is None or days[1] - days[0] > _MONTH:
            continue
        if days[0] == days[1]:
            told = _is_exact(claim, days) or _RELATIVE.search(claim.quote) is not None
        else:
            told = MONTHS[days[0].month - 1] in claim.quote
        if told:
            yield days


def tells_day(claim: Claim, days: tuple[date, date]) -> bool:
    """Return whether the words of the claim name that one day with its number: "on 18 December"."""
    return days[0] == days[1] and _is_exact(claim, days)


def _is_exact(claim: Claim, days: tuple[date, date]) -> bool:
    """ "On 18 December", "in December"; not "on Thursday"."""
    return days[0] != days[1] or str(days[0].day) in re.findall(r"\d+", claim.quote)


def _decisions(series: Series, year: int) -> Iterator[tuple[Text, Action]]:
    return ((text, action) for text in series.texts if text.year == year for action in text.actions)


def _is_meant(claim: Claim, text: Text, action: Action) -> bool:
    staged = text.forum is Forum.GA and _tells_stage(claim)
    return claim.forum in (None, text.forum) and (not staged or action.stage is claim.stage)


def _tells_stage(claim: Claim) -> bool:
    return claim.stage is not None and _STAGED.search(claim.quote) is not None


def _is_within(day: date | None, days: tuple[date, date]) -> bool:
    late = timedelta(0) if days[0] == days[1] else _LATE
    return day is not None and days[0] <= day <= days[1] + late


def _say_window(days: tuple[date, date]) -> str:
    if days[0] == days[1]:
        return f"on {say_day(days[0])}"
    return f"in {MONTHS[days[0].month - 1]} {days[0].year}"


def _tell_other(text: Text, action: Action) -> str:
    return f"on {say_day(action.date)} it was {name_forum(text.forum, action.stage)} that decided ({text.symbol})"

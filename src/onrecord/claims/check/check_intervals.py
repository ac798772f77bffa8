"""How long after its tabling, or after the committee, a text was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED
from onrecord.claims.check.wording import say_day
from onrecord.claims.models import Stage

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Action, Series, Text
    from onrecord.claims.models import Interval, Verdict

_PRINTED = 2
"""Days that may lie between the day printed on a draft and the one on which it is said to have been tabled."""


def judge_interval(interval: Interval, series: Series, text: Text, action: Action | None) -> tuple[Verdict, str]:
    """Return whether it was as long as told, and what to say of the earlier day."""
    first, slack = _days_of(interval, series, text)
    last = action.date if action is not None else None
    if not first or last is None:
        return NOT_IN_RECORD, ""
    what = "its draft is dated" if interval.since == "tabled" else "the committee acted on"
    right = any(abs((last - day).days - interval.days) <= interval.slack + slack for day in first)
    return (SUPPORTED if right else CONTRADICTED), f"; {what} {say_day(first[0])}"


def _days_of(interval: Interval, series: Series, text: Text) -> tuple[list[date], int]:
    """The days on which it began, and how many days they may be off: of a revised draft each version's."""
    if interval.since == "committee":
        action = text.action(Stage.COMMITTEE)
        return ([action.date] if action is not None and action.date is not None else []), 0
    drafts = [text.draft, *(document for one, document in series.versions if one is text)]
    days = [day for document in drafts if document and (day := series.day_of(document)) is not None]
    return days or ([text.tabled_on] if text.tabled_on else []), _PRINTED

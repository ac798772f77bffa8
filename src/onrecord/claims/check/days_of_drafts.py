"""The day or month told of a list of sponsors, held against the days on which its draft came out and was decided."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.check.days_told import tells_day
from onrecord.claims.check.scope import texts_then
from onrecord.claims.check.verdicts import NOT_IN_RECORD, SUPPORTED
from onrecord.claims.check.wording import say_day
from onrecord.claims.models import Kind
from onrecord.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Verdict

_OF_LISTS = frozenset({Kind.SPONSORSHIP, Kind.SPONSOR_COUNT})
_PRINTED = timedelta(days=2)
"""Days that may lie between the day printed on a draft and the one on which it is told to have been tabled."""
_NEAR_MONTH = timedelta(days=21)
"""Days before a text came up, or after, in which a state may have told that it would sponsor it."""
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
_TABLING = re.compile(r"\b(?:tabled|submitted|introduced|circulated|put|lodged|went in|gone in|handed)\b")


def check_draft_day(claim: Claim, series: Series, held: Held) -> tuple[Verdict, str]:
    """Return what the day told with a list of sponsors makes of a claim that is right otherwise, and what to say.

    "Forty-one names stood on the draft of 13 November", when none came out on that day: whether it bore them then, the
    record does not say.
    """
    days = claim.days
    if claim.kind not in _OF_LISTS or days is None or claim.year is None:
        return SUPPORTED, ""
    if not (tells_day(claim, days) or _tells_month(claim, days)):
        return SUPPORTED, ""
    texts = texts_then(claim, series)
    exact = days[0] == days[1]
    slack = _NEAR_MONTH if not exact else _PRINTED if _TABLING.search(claim.quote) else timedelta(0)
    # the notes are read only where no date of the texts themselves fits
    known = [day for text in texts for day in _days_of(text, series)]
    known += [] if _has_one(known, days, slack) else [day for text in texts for day in _days_noted(text, series, held)]
    if not known or _has_one(known, days, slack):
        return SUPPORTED, ""
    when = say_day(days[0]) if exact else f"{MONTHS[days[0].month - 1]} {days[0].year}"
    return NOT_IN_RECORD, f"the record holds nothing of {when}"


def _has_one(known: list[date], days: tuple[date, date], slack: timedelta) -> bool:
    return any(days[0] - slack <= day <= days[1] + slack for day in known)


def _tells_month(claim: Claim, days: tuple[date, date]) -> bool:
    """ "In April 2025": a month that the words name."""
    month = days[0].day == 1 and days[0].month == days[1].month and days[0] != days[1]
    return month and MONTHS[days[0].month - 1] in claim.quote


def _drafts_of(text: Text, series: Series) -> set[str | None]:
    return {*text.documents, text.draft, *(document for one, document in series.versions if one is text)}


def _days_of(text: Text, series: Series) -> Iterator[date]:
    """The days of the text: of its drafts, of those who joined, of its adoption."""
    drafts = _drafts_of(text, series)
    yield from (day for document in drafts if document and (day := series.day_of(document)) is not None)
    yield from text.days


def _days_noted(text: Text, series: Series, held: Held) -> Iterator[date]:
    """The days that notes on its lists tell, and those of acts of governments on it."""
    drafts = _drafts_of(text, series)
    notes = [row["note"] or "" for row in held.rows("coverage") if row["document"] in drafts]
    acts = [row for row in held.rows("acts") if row["kind"] == "sponsorship" and row["date"].startswith(str(text.year))]
    for row in acts:
        yield from _read_days(_say(row["date"]), text.year)
        notes += [row["summary"] or "", row["note"] or ""]
    for note in notes:
        yield from _read_days(note, text.year)


def _say(day: str) -> str:
    """The date of an act in words, "2025-11-12" as "12 November"; empty where it has no day."""
    parts = day.split("-")
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]}" if len(parts) == len(("year", "month", "day")) else ""


def _read_days(note: str, year: int) -> Iterator[date]:
    for number, month in _DAY.findall(note):
        yield date(year, MONTHS.index(month) + 1, int(number))

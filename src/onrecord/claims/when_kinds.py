"""The time that a clause asserts, and when the bodies decide: what the rules for times have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.discourse import Discourse


@dataclass(frozen=True, slots=True)
class When:
    """The time that a clause asserts."""

    years: tuple[int, int] | None = None
    listed: tuple[int, ...] = ()
    days: tuple[date, date] | None = None
    windows: tuple[tuple[date, date], ...] = ()
    """Days, weeks or months named one by one: "in March and in May"."""
    session: str | None = None
    since: int | None = None
    """The clause says "since" this year."""
    timed: bool = False
    """The words name the time; it was not taken from the day of publication alone."""
    unclear: bool = False
    """The words bind the time in a way that is not read ("before 2008"): no claim is made of it."""
    season: str = ""
    span: bool = False
    """A range of years is named."""
    back: bool = False
    """Counted back from the day of publication: "last year", "a year ago"."""
    why: str = ""


@lru_cache(maxsize=1)
def usual_months() -> dict[Forum, frozenset[int]]:
    """Return the months in which each forum usually decides, from `sessions.toml`."""
    return {Forum(name): frozenset(months) for name, months in read_toml("sessions.toml")["months"].items()}


@lru_cache(maxsize=1)
def season_months() -> dict[str, frozenset[int]]:
    """Return the months of the seasons as used of the bodies' sessions, from `sessions.toml`."""
    return {name: frozenset(months) for name, months in read_toml("sessions.toml")["seasons"].items()}


def decision_months(discourse: Discourse, forum: Forum) -> frozenset[int]:
    """Return the months in which the series comes to a decision in the forum.

    A record that holds the plenary's vote alone says nothing of the weeks before, in which the draft lay in committee.
    """
    entry = discourse.lexicon.entry(discourse.asked or discourse.series)
    if entry is not None and len(entry.held) == 1 and not entry.held_by(forum) and discourse.lexicon.many:
        # what was brought once was never before the other body
        return frozenset()
    held = discourse.lexicon.months(discourse.asked or discourse.series, forum)
    usual = usual_months().get(forum, frozenset())
    return held | usual if held and held <= usual else held or usual


def latest_year(discourse: Discourse, forum: Forum | None) -> int | None:
    """Return the last year in which the forum can have decided by the day of publication."""
    day = discourse.published
    if day is None:
        return None
    forums = [forum] if forum else [Forum.GA, Forum.HRC]
    months = [month for one in forums for month in decision_months(discourse, one)]
    if forum is Forum.CHR and day.year > 2005:
        return 2005
    return day.year if not months or day.month >= min(months) else day.year - 1


def say_days(days: tuple[date, date]) -> str:
    """Return the `why` line of a day or a span of days."""
    return f"time: {days[0]}" if days[0] == days[1] else f"time: {days[0]} to {days[1]}"


def is_in_the_past(discourse: Discourse) -> bool:
    """True where the text speaks of one year, longer ago than the last two."""
    if not discourse.years or discourse.years[0] != discourse.years[1] or discourse.published is None:
        return False
    return discourse.years[0] < discourse.published.year - 1

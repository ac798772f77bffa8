"""From the times that a clause names to the years, days and session that it asserts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Body, Forum, Session, SessionKind
from onrecord.claims.mentions.times import TimeKind, month_days
from onrecord.claims.when_counted import count_when
from onrecord.claims.when_kinds import (
    When,
    decision_months,
    is_in_the_past,
    latest_year,
    say_days,
    season_months,
    usual_months,
)

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Government
    from onrecord.claims.mentions.times import Time

__all__ = [
    "BETWEEN", "When", "decision_months", "join_windows", "latest_year", "of_governments", "resolve_when",
    "season_months",
    "session_year", "since", "usual_months",
]  # fmt: skip

_BODIES = {Forum.GA: Body.ASSEMBLY, Forum.HRC: Body.COUNCIL, Forum.CHR: Body.COMMISSION}
BETWEEN = 3
"""Words that may stand between times that are named one by one: "and again in"."""
_POINTS = frozenset({TimeKind.DAYS, TimeKind.MONTH, TimeKind.SEASON})
_UNUSABLE = frozenset({"before", "after", "by", "until"})


def resolve_when(
    times: list[Time], holders: list[Government], discourse: Discourse, forum: Forum | None, *, apart: int = BETWEEN
) -> When:
    """Return the time that the clause's words assert; with none of its own, an empty `When`.

    Times named one by one stand at most `apart` words from each other.
    """
    points = _with_months(times) if len(times) > 2 else times
    joined = _joined_points(points, discourse, forum, apart)
    joined = joined or join_windows(points, discourse, forum, apart=apart) or _from_to(times)
    if joined is not None:
        return joined
    ranked = sorted(times, key=_rank)
    for time in ranked:
        when = _resolve_one(time, discourse, forum, times)
        if when is not None:
            return _on_day_of_session(when, times, discourse) if when.session else when
    if holders:
        return of_governments(holders, discourse)
    return When()


def _on_day_of_session(when: When, times: list[Time], discourse: Discourse) -> When:
    """ "At its 80th session, on 18 December", "session 78 (2023)": the session, at the day or year told beside it."""
    days = [one for one in times if not one.bound and (one.kind is TimeKind.DAYS or (one.day and not one.unit))]
    if len(days) == 1 and not any(one.kind is TimeKind.YEARS for one in times):
        return _at_day_of_session(when, days[0], discourse)
    if sorted(one.kind for one in times) != sorted((TimeKind.SESSION, TimeKind.YEARS)):
        return when
    year, session = sorted(times, key=lambda one: one.kind is TimeKind.SESSION)
    near = min(abs(session.first - year.end), abs(year.first - session.end)) <= _BESIDE_SESSION
    single = near and not year.bound and year.years[0] == year.years[-1]
    return replace(when, years=(year.years[0], year.years[0])) if single else when


_BESIDE_SESSION = 6
"""Words from a session to its year: "the 80th session of the General Assembly, in 2025"."""


def _at_day_of_session(when: When, day: Time, discourse: Discourse) -> When:
    if when.years is None:
        return when
    found = day.days if day.kind is TimeKind.DAYS else month_days(when.years[0], day.month, day.day)
    if day.kind is TimeKind.MONTH and discourse.published is not None and found and found[0] > discourse.published:
        found = month_days(when.years[0] - 1, day.month, day.day)
    if found is None or found[0].year != found[1].year or day.kind is TimeKind.DAY_OF_MONTH:
        return when
    return replace(when, years=(found[0].year, found[0].year), days=found, why=f"{when.why}; {say_days(found)}")


def _with_months(times: list[Time]) -> list[Time]:
    """The times, with a month and the year that is counted after it as one: "in March of last year and again now"."""
    merged: list[Time] = []
    for time in times:
        before = merged[-1] if merged else None
        near = before is not None and 0 <= time.first - before.end <= 1
        if (
            before
            and near
            and before.kind is TimeKind.MONTH
            and not before.bound
            and time.unit == "year"
            and time.years
        ):
            days = month_days(time.years[0], before.month, before.day)
            merged[-1] = replace(before, end=time.end, kind=TimeKind.DAYS, years=time.years, days=days)
        else:
            merged.append(time)
    return merged


def _joined_points(times: list[Time], discourse: Discourse, forum: Forum | None, apart: int) -> When | None:
    """ "In 2014 and again now", "both this year and last": years named one by one."""
    points = [
        _as_point(time, discourse, forum)
        for time in times
        if (time.kind in {TimeKind.YEARS, TimeKind.DAYS} and time.years and not time.bound)
        or (time.kind is TimeKind.SAME and time.bound == "news")
    ]
    if len(points) < 2 or any(not time.years for time in points):
        return None
    if any(not time.listed and time.years[0] != time.years[-1] for time in points):
        return None
    if any(not 0 <= after.first - before.end <= apart for before, after in pairwise(points)):
        return None
    years = sorted({year for time in points for year in time.years})
    undated = any(time.kind is TimeKind.SAME for time in times) and discourse.anchor is None
    if len(years) < 2 or (not undated and any(time.days and time.month for time in points)):
        return None
    return When(
        (years[0], years[-1]), listed=tuple(years), timed=True, span=True, why=f"time: {', '.join(map(str, years))}"
    )


def _as_point(time: Time, discourse: Discourse, forum: Forum | None) -> Time:
    """ "This time" as the year of the news, or of the last decision before publication."""
    if time.kind is not TimeKind.SAME:
        return time
    year = discourse.anchor[0][0] if discourse.anchor is not None else latest_year(discourse, forum)
    return replace(time, kind=TimeKind.YEARS, years=(year,) if year else (), bound="")


def join_windows(times: list[Time], discourse: Discourse, forum: Forum | None, *, apart: int = BETWEEN) -> When | None:
    """ "In July 2020 and in July 2021", "in March and May": days or months named one by one, at most so far apart."""
    points = [_as_days(time, discourse) for time in times]
    points = [time for time in points if not time.bound and time.kind in _POINTS]
    if len(points) < 2 or any(after.first - before.end > apart for before, after in pairwise(points)):
        return None
    found = [_resolve_one(time, discourse, forum, [time]) for time in points]
    windows = tuple(_as_news(when.days, discourse) for when in found if when is not None and when.days is not None)
    if len(windows) < len(points) or len(set(windows)) < 2:
        return None
    years = tuple(sorted({day.year for window in windows for day in window}))
    listed = years if len(years) > 1 else ()
    why = f"time: {' and '.join(say_days(window).removeprefix('time: ') for window in windows)}"
    return When((years[0], years[-1]), listed, windows=windows, timed=True, span=len(years) > 1, why=why)


def _as_days(time: Time, discourse: Discourse) -> Time:
    """ "This time" as the days of the news, where they are known."""
    if time.kind is not TimeKind.SAME or time.bound != "news" or discourse.anchor is None or not discourse.anchor[1]:
        return time
    years, days = discourse.anchor[:2]
    return replace(time, kind=TimeKind.DAYS, years=years, days=days, bound="")


def _as_news(days: tuple[date, date], discourse: Discourse) -> tuple[date, date]:
    """ "In April and again now": now is the day of what the text reports, not that of publication."""
    news = discourse.anchor[1] if discourse.anchor is not None else None
    today = discourse.published
    return news if news is not None and days == (today, today) else days


def _from_to(times: list[Time]) -> When | None:
    """ "From February 2003 to February 2008", "from 2008 until November 2018"."""
    for before, after in pairwise(times):
        if (
            before.bound == "from"
            and before.years
            and after.years
            and after.first - before.end <= 2
            and after.bound in {"", "until"}
        ):
            low, high = before.years[0], after.last_year
            if low > high:
                return None
            days = (before.days[0], after.days[1]) if before.days and after.days else None
            return When((low, high), days=days, timed=True, span=high > low, why=f"time: {low} to {high}")
    return None


def _rank(time: Time) -> int:
    """Ranges and sessions say more than a day in the same clause; what is counted from elsewhere comes last."""
    if time.kind is TimeKind.YEARS and (time.bound in {"range", "since"} or time.listed):
        return 0
    order = [TimeKind.SESSION, TimeKind.PAST, TimeKind.DAYS, TimeKind.MONTH, TimeKind.DAY_OF_MONTH, TimeKind.YEARS,
             TimeKind.PREVIOUS_SESSION,
             TimeKind.SEASON, TimeKind.SHIFT, TimeKind.SAME, TimeKind.RECURRING]  # fmt: skip
    return 1 + order.index(time.kind)


def _resolve_one(time: Time, discourse: Discourse, forum: Forum | None, times: list[Time]) -> When | None:
    if time.kind is TimeKind.YEARS:
        return _of_years(time, times, discourse, forum)
    if time.kind is TimeKind.DAYS and time.days:
        if time.bound == "since":
            return _since(time.days[0].year, time.days[0], discourse, forum)
        if time.bound in {"before", "until"}:
            return None
        return When((time.days[0].year, time.days[1].year), days=time.days, timed=True, why=say_days(time.days))
    if time.kind is TimeKind.MONTH:
        return _of_month(time, times, discourse)
    if time.kind is TimeKind.DAY_OF_MONTH:
        return _of_day(time, discourse)
    if time.kind is TimeKind.SESSION:
        return _of_session(time, discourse, forum)
    return count_when(time, discourse, forum)


def _of_years(time: Time, times: list[Time], discourse: Discourse, forum: Forum | None) -> When | None:
    low, high = time.years[0], time.years[-1]
    if time.bound == "since":
        when = _since(low, None, discourse, forum)
        return _but_the_last(when) if time.unit == "earlier" else when
    if time.bound == "after" and len(times) == 1:
        return _since(low + 1, None, discourse, forum)
    if time.bound in _UNUSABLE:
        return When(unclear=True) if len(times) == 1 else None
    if time.bound == "from" and low == high and time.unit != "year":
        until = next((one for one in times if one.bound == "until" and one.years), None)
        if until:
            last = until.last_year
            return When((low, last), timed=True, span=True, why=f"time: {low} to {last}")
        return _since(low, None, discourse, forum)
    month = next((one for one in times if one.kind is TimeKind.MONTH), None)
    if month is not None and low == high:
        days = month_days(low, month.month, month.day)
        return When((low, low), days=days, timed=True, why=say_days(days))
    if time.amount and _is_new_year(discourse, forum):
        # in January "six years ago" is the autumn before last's counterpart and not the one to come
        low, high = low - 1, high - 1
    why = f"time: {low}" if low == high else f"time: {low} to {high}"
    back = time.unit == "year" and discourse.published is not None and high < discourse.published.year
    listed = time.years if time.listed else ()
    return When((low, high), listed=listed, timed=True, season=time.season, span=low != high, back=back, why=why)


_EARLY = 2
_LATE = 10


def _is_new_year(discourse: Discourse, forum: Forum | None) -> bool:
    """The text is of the first weeks of a year, and the body decides in the last months."""
    published = discourse.published
    if published is None or published.month > _EARLY or forum is None:
        return False
    months = decision_months(discourse, forum)
    return bool(months) and min(months) >= _LATE


def _since(year: int, day: date | None, discourse: Discourse, forum: Forum | None) -> When:
    """From a year to the last decision before publication."""
    last = latest_year(discourse, forum) if forum else (discourse.published.year if discourse.published else None)
    if discourse.years and discourse.days and last is not None and discourse.years[1] >= year:
        last = discourse.years[1]
    if last is None or last < year:
        last = max(year, discourse.published.year) if discourse.published else year
    days = (day or date(year, 1, 1), discourse.published) if discourse.published and not discourse.days else None
    if days and days[0] > days[1]:
        days = None
    return When((year, last), days=days, since=year, timed=True, span=True, why=f"time: since {year}, up to {last}")


def _but_the_last(when: When) -> When:
    """ "In every previous year since 2005": up to the year before the one that the text tells of."""
    if when.years is None or when.years[0] == when.years[1]:
        return when
    first, last = when.years[0], when.years[1] - 1
    return replace(when, years=(first, last), days=None, why=f"time: since {first}, up to {last}")


def since(day: date, discourse: Discourse, forum: Forum | None) -> When:
    """Return the time from a day to the last decision before publication."""
    return _since(day.year, day, discourse, forum)


def _of_month(time: Time, times: list[Time], discourse: Discourse) -> When | None:
    """The last such month before publication, or of the year that the clause or the text speaks of."""
    if time.bound == "since":
        when = _of_month(replace(time, bound=""), times, discourse)
        if when and when.years and when.days:
            return _since(when.years[0], when.days[0], discourse, None)
        return None
    if time.bound in {"before", "until", "by"}:
        return None
    if time.unit in {"previous", "next"}:
        return _month_beside(time, discourse)
    year = _year_of_month(time, times, discourse)
    if year is None:
        return None
    days = month_days(year, time.month, time.day)
    return When((year, year), days=days, timed=True, why=say_days(days))


def _of_day(time: Time, discourse: Discourse) -> When | None:
    """ "On the 18th": of the month that the text spoke of last, else the last such day before publication."""
    told, published = discourse.recent or discourse.mentioned, discourse.published
    days = told[1] if told is not None else None
    if days is not None and (days[0].year, days[0].month) == (days[1].year, days[1].month):
        day = days[0]
    elif published is None or (told is not None and told[0][1] < published.year):
        return When(unclear=True)
    else:
        day = published if time.day <= published.day else published.replace(day=1) - timedelta(days=1)
    found = month_days(day.year, day.month, time.day)
    return When((day.year, day.year), days=found, timed=True, why=say_days(found))


def _year_of_month(time: Time, times: list[Time], discourse: Discourse) -> int | None:
    told = discourse.recent or discourse.mentioned
    if time.unit == "that" and told is not None:
        return told[0][1]
    named = next((one for one in times if one.kind is TimeKind.YEARS and len(set(one.years)) == 1), None)
    if named is not None:
        return named.years[0]
    if told is not None and any(one.kind is TimeKind.SAME and not one.bound for one in times):
        # "in May of that year"
        return told[0][1]
    published = discourse.published
    # "It returned in 2022. On Tuesday the office was closed. On 28 October we wrote to you": of this year again
    back = told is not None and published is not None and told[0][1] == published.year
    if published is None or (is_in_the_past(discourse) and time.unit != "told" and not back):
        return discourse.years[0] if discourse.years else None
    return published.year - (month_days(published.year, time.month, time.day)[0] > published)


def _month_beside(time: Time, discourse: Discourse) -> When | None:
    """ "The previous March", "the following November": the nearest before or after what the text spoke of."""
    told = discourse.recent or (discourse.years, discourse.days)
    if told[0] is None:
        return None
    year, day = told[0][1], told[1][0] if told[1] else None
    if time.unit == "previous":
        year -= day is None or day.month <= time.month
    else:
        year += day is not None and day.month >= time.month
    days = month_days(year, time.month, time.day)
    return When((year, year), days=days, timed=True, why=say_days(days))


def session_year(session: str, forum: Forum | None) -> int | None:
    """Return the year in which a numbered session decides; without a forum the number tells Assembly from Council."""
    prefix, _, number = session.rpartition("-")
    if not number.isdigit() or prefix:
        return None
    kind = SessionKind.SPECIAL if prefix else SessionKind.REGULAR
    if forum in _BODIES:
        return Session(_BODIES[forum], int(number), kind).year
    return Session(Body.ASSEMBLY if int(number) > 62 else Body.COUNCIL, int(number), kind).year


def _of_sessions(time: Time, forum: Forum | None) -> When | None:
    """ "From the 63rd to the 73rd session", "the 74th, 75th and 76th sessions"."""
    first, _, last = time.session.partition("..")
    low, high = session_year(first, forum), session_year(last, forum)
    if low is None or high is None or high < low:
        return None
    years = [session_year(str(number), forum) for number in time.years]
    listed = tuple(dict.fromkeys(year for year in years if year is not None))
    return When(
        (low, high),
        listed=listed,
        timed=True,
        span=high > low,
        why=f"time: sessions {first} to {last}, {low} to {high}",
    )


def _of_session(time: Time, discourse: Discourse, forum: Forum | None) -> When | None:
    if ".." in time.session:
        return _of_sessions(time, forum)
    year = session_year(time.session, forum)
    if year is None:
        return None
    if forum is None and discourse.published is not None and year > discourse.published.year:
        # "Sudan at the 57th session", of 2003: the Council has not come so far, and the Assembly has
        year = session_year(time.session, Forum.GA)
        if year is None:
            return None
    if time.bound == "since":
        return _since(year, None, discourse, forum)
    if time.bound in _UNUSABLE:
        return When(unclear=True)
    return When((year, year), session=time.session, timed=True, why=f"time: session {time.session}, {year}")


def of_governments(holders: list[Government], discourse: Discourse) -> When:
    """Return the time from the first day of the governments to the last, or to publication."""
    first = min(holder.start for holder in holders)
    ends = [holder.end for holder in holders]
    last = None if None in ends else max(end for end in ends if end)
    until = last or discourse.published
    if discourse.published and until and until > discourse.published:
        until = discourse.published
    if until is None or until < first:
        return When(unclear=True)
    names = " and ".join(holder.head for holder in holders)
    return When(
        (first.year, until.year), days=(first, until), timed=True, span=True, why=f"time: {names}, {first} to {until}"
    )

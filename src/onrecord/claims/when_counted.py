"""Times counted from the day of publication or from what a text spoke of: "the year before", "this time"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.mentions.time_kinds import FIRST_YEAR, LAST_YEAR, shift_month
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.when_kinds import When, is_in_the_past, latest_year, say_days, season_months

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time

_SESSION_OPENS = 9
"""The Assembly's sessions open in September."""


def count_when(time: Time, discourse: Discourse, forum: Forum | None) -> When | None:
    """Return the time that is counted from publication or from what the text spoke of, or None where from neither.

    One that is counted to beyond what a text can tell ("three thousand years later") is unclear.
    """
    when = _count(time, discourse, forum)
    if when is None or when.years is None or FIRST_YEAR <= when.years[0] <= when.years[1] <= LAST_YEAR:
        return when
    return When(unclear=True)


def _count(time: Time, discourse: Discourse, forum: Forum | None) -> When | None:
    if time.kind is TimeKind.PAST:
        return _past(time, discourse, forum)
    if time.kind is TimeKind.SEASON:
        return _of_season(time, discourse)
    if time.kind is TimeKind.SAME:
        return _of_news(discourse, forum) if time.bound == "news" else _same(time, discourse)
    # the same words are read for each clause of their sentence, and mean the same day in all
    known = discourse.counted.get(time.first)
    if known is None:
        known = _from_base(time, discourse, forum)
        if known is not None:
            discourse.counted[time.first] = known
    return known


def _same(time: Time, discourse: Discourse) -> When | None:
    if time.bound in {"first", "last"} and discourse.recent is None and len(discourse.named_years) > 1:
        # "Yes, in 2014 and in 2015. In the second of those years there were 27."
        named = discourse.named_years[0 if time.bound == "first" else 1]
        return When((named, named), timed=True, why=f"time: {named}, of those named")
    if time.bound in {"first", "last"}:
        told = discourse.recent[0] if discourse.recent else discourse.years
        year = told[0 if time.bound == "first" else 1] if told else None
        return When((year, year), timed=True, why=f"time: {year}, of those told") if year else None
    pointed = time.unit == "that" or (time.bound == "then" and len(discourse.named_years) == 1)
    if pointed and discourse.named_years and discourse.recent is None:
        named = discourse.named_years[-1]
        days = discourse.mentioned[1] if discourse.mentioned and discourse.mentioned[0] == (named, named) else None
        return When((named, named), days=days, timed=True, why=f"time: {named}, named last")
    if time.bound == "span":
        return _same_span(discourse)
    if time.unit == "day" and not discourse.recent and discourse.named_day is not None:
        # "On Tuesday I heard it. It had been set up in 2023. On the same day another was closed."
        day = discourse.named_day
        return When((day.year, day.year), days=(day, day), timed=True, why=f"time: {day}, the day named last")
    if (time.bound == "then" or (time.unit == "that" and not discourse.question)) and discourse.mentioned:
        return When(discourse.mentioned[0], days=discourse.mentioned[1], timed=True, why="time: that named last")
    if not discourse.years and discourse.mentioned:
        return When(discourse.mentioned[0], days=discourse.mentioned[1], timed=True, why="time: that named last")
    if not discourse.years:
        return None
    if time.unit == "day" and discourse.days is None:
        # "each autumn ... on the same day": of no day that was told
        return When(unclear=True)
    return When(discourse.years, days=discourse.days, session=discourse.session, timed=True, why="time: as before")


def _same_span(discourse: Discourse) -> When:
    """ "Over the same period": the years of what was told last, where they are several; else it is not told which."""
    told = next((claim.years for claim in reversed(discourse.last) if claim.years), None) or discourse.years
    if told is None or told[0] == told[1]:
        return When(unclear=True)
    return When(told, timed=True, span=True, why=f"time: {told[0]} to {told[1]}, as before")


def _from_base(time: Time, discourse: Discourse, forum: Forum | None) -> When | None:
    """So many years, months or sessions from the time that the text spoke of last."""
    told = discourse.recent[0] if discourse.recent else discourse.years
    if told is None and time.kind is TimeKind.SHIFT and discourse.mentioned is not None:
        # "It was set up in September 2023. The year after, ...": of what was done at home no body's year is kept
        told = discourse.mentioned[0]
    base = told[1] if told else latest_year(discourse, forum)
    if base is None:
        return None
    if time.kind is TimeKind.PREVIOUS_SESSION:
        named = discourse.recent or discourse.years
        over = discourse.published is not None and discourse.published.month < _SESSION_OPENS
        if not named and over and forum is Forum.GA:
            # in spring "the last session" is the one that ended before Christmas
            return When((base, base), timed=True, why=f"time: the session of {base}")
        return When((base - 1, base - 1), timed=True, why=f"time: the session before {base}")
    if time.kind is not TimeKind.SHIFT:
        return None
    if time.unit in {"year", "session"}:
        # "One year on, the Assembly asked for peace": from what the text has not told, up to the news
        year = base + time.amount if told or time.amount < 0 else base
        return When((year, year), timed=True, why=f"time: {time.amount:+d} from {base}")
    return _shifted_days(time, discourse)


def _of_news(discourse: Discourse, forum: Forum | None) -> When | None:
    """ "This time": that of the event that the text reports, or the last one before publication."""
    if discourse.anchor is not None:
        return When(discourse.anchor[0], days=discourse.anchor[1], timed=True, why="time: that of the news")
    year = latest_year(discourse, forum)
    return When((year, year), timed=True, why=f"time: {year}, the last before publication") if year else None


_LOOSE = timedelta(days=14)


def _shifted_days(time: Time, discourse: Discourse) -> When | None:
    days = discourse.recent[1] if discourse.recent else discourse.days
    last = discourse.mentioned[1] if discourse.mentioned else None
    # "approved it on 18 November; on 16 December the plenary adopted it. The day before, ...": from the later of them
    days = last if not days or (last and not discourse.recent and last[0] > days[0]) else days
    if not days:
        return None
    day = days[0]
    if time.unit == "month":
        month = shift_month(day, time.amount)
        if month is None:
            return When(unclear=True)
        days = month
    else:
        shift = timedelta(days=time.amount * (7 if time.unit == "week" else 1))
        slack = timedelta(days=4 if time.unit == "week" else 0)
        # "three weeks ago it did this, and a week before that": counted from a day that is not known to the day
        end = days[1] if days[1] - day <= _LOOSE else day
        days = (day + shift - slack, end + shift + slack)
    return When((days[0].year, days[1].year), days=days, timed=True, why=say_days(days))


def _past(time: Time, discourse: Discourse, forum: Forum | None) -> When | None:
    if time.unit == "since":
        return _so_long_ago(-time.amount, discourse, forum)
    if time.unit == "text":
        return _earlier_texts(-time.amount, discourse, forum)
    if time.unit not in {"year", "session"}:
        return None
    count = -time.amount
    if time.bound == "next":
        return _coming_years(time.amount, discourse)
    if time.bound == "previous":
        base = discourse.years[1] if discourse.years else latest_year(discourse, forum)
        last = base - 1 if base else None
    else:
        last = latest_year(discourse, forum)
        last = last - 1 if last is not None and _is_pending(last, discourse, forum) else last
    if last is None:
        return None
    return When((last - count + 1, last), timed=True, span=count > 1, why=f"time: {count} years up to {last}")


def _so_long_ago(count: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """ "It is nine years since the Assembly last voted on it": the year whose decision lies nearest to so long ago."""
    today = discourse.published
    entry = discourse.lexicon.entry(discourse.asked or discourse.series)
    if today is None:
        return None
    days = [day for day, body in entry.decided if forum in (None, body) and day <= today] if entry else []
    ages = [(abs((today - day) / _YEAR - count), day.year) for day in days]
    near, year = min(ages, default=(1.0, today.year - count))
    year = year if near < _NEAREST else today.year - count
    return When((year, year), timed=True, why=f"time: {count} years before {today}, {year}")


_YEAR = timedelta(days=365.25)
_NEAREST = 0.75


def _is_pending(year: int, discourse: Discourse, forum: Forum | None) -> bool:
    """True where the record's decision of that year came after publication, so that it was none of the last ones."""
    entry = discourse.lexicon.entry(discourse.asked or discourse.series)
    days = [day for day, body in entry.decided if body is forum and day.year == year] if entry else []
    return bool(days) and discourse.published is not None and min(days) > discourse.published


def _coming_years(count: int, discourse: Discourse) -> When | None:
    """ "The next two sessions", after the one that the text spoke of."""
    told = discourse.recent[0] if discourse.recent else discourse.years
    if told is None:
        return None
    first = told[1] + 1
    return When((first, first + count - 1), timed=True, span=count > 1, why=f"time: {count} years after {told[1]}")


def _earlier_texts(count: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """ "All seven earlier resolutions": the years of the texts before the one spoken of."""
    entry = discourse.lexicon.entry(discourse.asked or discourse.series)
    base = discourse.recent[0][1] if discourse.recent else discourse.years[1] if discourse.years else None
    base = base or latest_year(discourse, forum)
    if entry is None or base is None:
        return None
    years = sorted({year for body, year in entry.held if forum in (None, body) and year < base})[-count:]
    if len(years) < count:
        return None
    why = f"time: the {count} texts before {base}"
    return When((years[0], years[-1]), listed=tuple(years), timed=True, span=True, why=why)


def _of_season(time: Time, discourse: Discourse) -> When | None:
    published = discourse.published
    if published is None:
        return None
    year = published.year
    months = season_months()[time.season]
    if time.bound == "that" and discourse.mentioned and len(set(discourse.mentioned[0])) == 1:
        year = discourse.mentioned[0][0]
        return When((year, year), timed=True, season=time.season, why=f"time: that {time.season}, {year}")
    if time.bound == "following":
        return _following_season(time, discourse, months)
    if time.bound in {"previous", "preceding"}:
        return _previous_season(time, discourse, months)
    if is_in_the_past(discourse) and time.bound not in {"this", "last"} and discourse.years:
        year = discourse.years[0]
    elif published.month < min(months) or (time.bound == "last" and published.month in months):
        year -= 1
    return When((year, year), timed=True, season=time.season, why=f"time: {time.season} {year}")


def _previous_season(time: Time, discourse: Discourse, months: frozenset[int]) -> When | None:
    """ "The previous spring", "the winter before": the last one that was over at the time told before."""
    told = discourse.recent or discourse.mentioned or ((discourse.years, discourse.days) if discourse.years else None)
    if told is None or told[0] is None:
        return None
    over = told[1] is not None and told[1][0].month > max(months)
    year = told[0][0] - (not over)
    return When((year, year), timed=True, season=time.season, why=f"time: the {time.season} before, {year}")


def _following_season(time: Time, discourse: Discourse, months: frozenset[int]) -> When | None:
    """ "The following spring": the first after the time told before."""
    told = discourse.recent or discourse.mentioned or ((discourse.years, discourse.days) if discourse.years else None)
    if told is None or told[0] is None:
        return None
    year = told[0][1]
    begun = told[1] is None or told[1][1].month >= min(months)
    year += begun
    return When((year, year), timed=True, season=time.season, why=f"time: the {time.season} after, {year}")

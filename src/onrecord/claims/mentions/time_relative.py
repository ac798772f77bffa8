"""Times counted from the day of publication or from what the text spoke of: "last month", "the year before"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.mentions.time_kinds import FIRST_YEAR, Time, TimeKind, month_days, shift_month, time_words

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.text import Document


NAMED_DAYS = frozenset({"back", "now", "today", "tonight", "overnight", "yesterday", "last", "this"})
"""Words with which `read_named_day` reads a time."""
_LEADING = frozenset({"earlier", "later", "late", "early", "the", "its", "'s"})
_POINTING = frozenset({"this", "last", "past", "previous", "preceding", "that"})
DEICTIC = _LEADING | _POINTING
"""Words with which `read_deictic` does."""
DEFINITE = frozenset({"the", "that", "its"})
"""Words with which `read_definite` does."""
_BEFORE_NOW = frozenset({"again", "until", "till", "to", "and", "by", "even", "as"})


def read_named_day(document: Document, index: int, published: date | None) -> Time | None:
    """Return today, yesterday, last night, this morning as a day, or None."""
    word = document.words[index]
    if word == "back" and document.word(index + 1) == "then":
        return Time(index, index + 2, TimeKind.SAME, bound="then")
    if word == "now" and _is_this_time(document, index):
        return Time(index, index + 1, TimeKind.SAME, bound="news")
    if word == "now" and document.word(index - 1) not in _BEFORE_NOW:
        # "has now sponsored", "let us now look": no time of its own
        return None
    back = {"today": 0, "tonight": 0, "overnight": 0, "now": 0, "yesterday": 1}.get(word)
    if back is None and word == "last" and document.word(index + 1) == "night":
        back = 1
    if back is None and word == "this" and document.word(index + 1) in {"morning", "afternoon", "evening"}:
        back = 0
    if back is None or published is None:
        return None
    day = published - timedelta(days=back)
    end = index + (2 if word in {"last", "this"} else 1)
    return Time(index, end, TimeKind.DAYS, years=(day.year, day.year), days=(day, day), day=day.day, unit="day")


def _is_this_time(document: Document, index: int) -> bool:
    """ "Voted yes in 2023 and abstained now": as against the earlier time that the sentence names."""
    closed = document.word(index + 1) in {"", ".", ",", ";", "!", "?"}
    return closed and (document.word(index - 1).endswith("ed") or document.word(index - 1) in _BALLOTS)


_BALLOTS = frozenset({"yes", "no", "against", "favour", "favor", "for"})


def read_deictic(document: Document, index: int, published: date | None) -> Time | None:
    """ "this year", "last month", "earlier this week", "last autumn", "the last session"."""
    start = index
    if document.words[index] in _LEADING:
        index += 1
    which = document.word(index)
    if which in {"next", "following"} and document.word(start) != which:
        return _next_years(document, start, index)
    if which not in _POINTING or document.words[index + 2 : index + 4] in _IN_WHICH:
        return None
    noun = document.word(index + 1)
    words = time_words()
    if noun == "time" and which == "this" and document.word(index + 2) not in {"of", "last", "next"}:
        return Time(start, index + 2, TimeKind.SAME, bound="news")
    if which == "that" and noun in words.months and document.capital(index + 1):
        return Time(start, index + 2, TimeKind.MONTH, month=words.months[noun], unit="that")
    unit = words.units.get(noun)
    if unit and not noun.endswith("s"):
        return _this_or_last(document, start, index, which, unit, published)
    if noun in words.seasons:
        return read_season(document, start, index + 1, published, which)
    if noun in words.months and which in {"this", "last", "past"} and published and document.capital(index + 1):
        return _month_told(start, index, which, words.months[noun], published)
    if noun == "session" and which != "this":
        return Time(start, index + 2, TimeKind.PREVIOUS_SESSION, bound="")
    return _past_years(document, start, index)


_IN_WHICH = (["in", "which"], ["on", "which"], ["at", "which"])
"""After "the last year" these tell that it is the last of its kind: "2018 was the last year in which it signed"."""


def _month_told(start: int, index: int, which: str, month: int, published: date) -> Time:
    """ "Last March"; in November, "last November" is that of the year before."""
    if which == "last" and month == published.month:
        days = month_days(published.year - 1, month, 0)
        return Time(start, index + 2, TimeKind.DAYS, years=(days[0].year, days[0].year), days=days, month=month)
    return Time(start, index + 2, TimeKind.MONTH, month=month, unit="told", bound="")


def _this_or_last(
    document: Document, start: int, index: int, which: str, unit: str, published: date | None
) -> Time | None:
    end = index + 2
    if which in {"previous", "preceding"}:
        return Time(start, end, TimeKind.SHIFT, amount=-1, unit=unit)
    if which == "that":
        return Time(start, end, TimeKind.SAME, unit="that")
    if published is None:
        return None
    back = 0 if which == "this" else 1
    if which == "past":
        return Time(start, end, TimeKind.PAST, amount=-1, unit=unit)
    if unit == "year":
        year = published.year - back
        if _names_both(document, end, which):
            return Time(start, end + 2, TimeKind.YEARS, years=(published.year - 1, published.year), listed=True)
        return Time(start, end, TimeKind.YEARS, years=(year, year), unit="year")
    days = _unit_days(published, unit, back)
    return Time(start, end, TimeKind.DAYS, years=(days[0].year, days[1].year), days=days, unit=unit) if days else None


def _names_both(document: Document, end: int, which: str) -> bool:
    """ "Both last year and this", "this year and last"."""
    other = {"last": "this", "this": "last"}.get(which)
    after = document.word(end + 2)
    return document.word(end) == "and" and document.word(end + 1) == other and not after.isalpha()


def _unit_days(published: date, unit: str, back: int) -> tuple[date, date] | None:
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        # people count "last week" from Sunday or Monday alike
        last = monday + timedelta(days=6)
        # a Sunday paper may call the week that ends with it the last one
        return monday - timedelta(days=1), published if back == 1 and published.weekday() >= 5 else last
    if unit == "month":
        return shift_month(published, -back)
    return None


def read_season(document: Document, start: int, index: int, published: date | None, which: str = "") -> Time | None:
    """Return a season with or without its year, or None."""
    season = time_words().seasons[document.words[index]]
    if document.words[index] == "fall" and not which and document.word(index - 1) not in {"the", "in", "each", "every"}:
        return None
    place = index + 1
    if document.word(place) == "of":
        place += 1
    year = read_year(document, place)
    if year is not None:
        return Time(start, place + 1, TimeKind.YEARS, years=(year, year), season=season)
    return Time(start, index + 1, TimeKind.SEASON, season=season, bound=which)


def _unit_of(word: str) -> str | None:
    """The unit that the word counts; so many autumns or Novembers are so many years."""
    words = time_words()
    yearly = word.rstrip("s") in words.seasons or (word[-1:] == "s" and word[:-1] in words.months)
    return "year" if yearly else words.units.get(word)


def _past_years(document: Document, start: int, index: int) -> Time | None:
    """ "the past two years", "the last three sessions", "the previous four years"."""
    counted = read_cardinal(document, index + 1)
    if counted is None:
        return None
    unit = "session" if document.word(counted[1]) in _TEXTS else _unit_of(document.word(counted[1]))
    if unit is None:
        return None
    kind = TimeKind.PAST
    bound = "previous" if document.word(index) in {"previous", "preceding"} else ""
    return Time(start, counted[1] + 1, kind, amount=-counted[0], unit=unit, bound=bound)


def _next_years(document: Document, start: int, index: int) -> Time | None:
    """ "The next two sessions", "its following three years"."""
    counted = read_cardinal(document, index + 1)
    unit = time_words().units.get(document.word(counted[1])) if counted else None
    if counted is None or unit is None:
        return None
    return Time(start, counted[1] + 1, TimeKind.PAST, amount=counted[0], unit=unit, bound="next")


def _years_that_followed(document: Document, index: int) -> Time | None:
    """ "The three years that followed", "the two sessions thereafter"."""
    counted = read_cardinal(document, index + 1)
    unit = time_words().units.get(document.word(counted[1])) if counted else None
    if counted is None or unit is None:
        return None
    after = counted[1] + 1
    end = next((after + len(one) for one in _FOLLOWED if document.words[after : after + len(one)] == one), 0)
    return Time(index, end, TimeKind.PAST, amount=counted[0], unit=unit, bound="next") if end else None


_FOLLOWED = [["that", "followed"], ["which", "followed"], ["thereafter"], ["after", "that"], ["that", "came", "after"]]

_ORDERED = {"first": "first", "earlier": "first", "former": "first", "last": "last", "second": "last", "latter": "last"}


def read_definite(document: Document, index: int, published: date | None) -> Time | None:
    """ "the year before", "the month after", "the same year", "the four previous years", "the following year"."""
    if document.words[index : index + 2] == ["that", "occasion"]:
        return Time(index, index + 2, TimeKind.SAME, bound="then")
    if document.words[index] not in DEFINITE:
        return None
    word, following = document.word(index + 1), document.word(index + 2)
    words = time_words()
    followed = _years_that_followed(document, index)
    if followed is not None:
        return followed
    unit = words.units.get(word)
    if unit and not word.endswith("s"):
        leans = following == "before" and document.word(index + 3) in {"the", "it", "its"}
        if following in words.back and not (leans and not _tells_totals(document, index + 3)):
            back = following == "before" and _points_back(document, index + 3)
            return Time(index, index + 3 + back, TimeKind.SHIFT, "that" if back else "", amount=-1, unit=unit)
        if following in words.ahead:
            return Time(index, index + 3, TimeKind.SHIFT, amount=1, unit=unit)
    if word in _ORDERED and following == "of" and document.word(index + 3) in {"those", "these", "the"}:
        noun = index + 4 if document.word(index + 4) in {"years", "two", "occasions"} else 0
        return Time(index, noun + 1, TimeKind.SAME, bound=_ORDERED[word]) if noun else None
    if word in {"previous", "preceding"} and following in words.months and document.capital(index + 2):
        return Time(index, index + 3, TimeKind.MONTH, month=words.months[following], unit="previous")
    if word in {"following", "next"} and following in words.months and document.capital(index + 2):
        return Time(index, index + 3, TimeKind.MONTH, month=words.months[following], unit="next")
    return _qualified(document, index, word, following) or _counted_back(document, index)


_LEANED_ON = frozenset({"the", "it", "its", "a", "this", "that", "they"})
"""After "the autumn before" these are what it was before, or open the next clause."""


def _points_back(document: Document, index: int) -> bool:
    """ "The year before that 81 to 30 again", "the year before that, it abstained": no "before that vote"."""
    after = document.word(index + 1)
    opens = not after.isalpha() or after in _TELLING or read_cardinal(document, index + 1) is not None
    return document.word(index) == "that" and opens


def _tells_totals(document: Document, index: int) -> bool:
    """ "The year before it had won 101 votes", "the year before the figures were 78, 31 and 69"."""
    if document.word(index + 1) == "had":
        return True
    verb = index + 1 + (document.words[index] == "the" and document.word(index + 1) in _RESULTS)
    return document.word(verb) in {"was", "were", "read"} and read_cardinal(document, verb + 1) is not None


_RESULTS = frozenset(
    {"figures", "figure", "count", "tally", "vote", "votes", "result", "score", "totals", "numbers", "margin"}
)


def _qualified(document: Document, index: int, word: str, following: str) -> Time | None:
    """ "The same year", "the following spring", "the winter before", "the previous session"."""
    words = time_words()
    if word in words.seasons and following in words.back and document.word(index + 3) not in _LEANED_ON:
        return Time(index, index + 3, TimeKind.SEASON, season=words.seasons[word], bound="previous")
    if word == "same" and following in words.units:
        return Time(index, index + 3, TimeKind.SAME, unit="day" if words.units[following] == "day" else "")
    if word == "same" and following in _SPANS:
        # "over the same period"
        return Time(index, index + 3, TimeKind.SAME, bound="span")
    if word in {"following", "next"} and following in words.seasons:
        return Time(index, index + 3, TimeKind.SEASON, season=words.seasons[following], bound="following")
    if word in {"following", "next"} and following in words.units:
        return Time(index, index + 3, TimeKind.SHIFT, amount=1, unit=words.units[following])
    if word in {"previous", "preceding", "last", "latest"} and following == "session":
        return Time(index, index + 3, TimeKind.PREVIOUS_SESSION)
    return None


_SPANS = frozenset({"period", "span", "stretch", "years", "timespan", "interval"})


def _counted_back(document: Document, index: int) -> Time | None:
    """ "The four previous years", "both of the years before"."""
    both = "both" in (document.word(index - 1), document.word(index - 2)) and document.word(index - 1) in {"both", "of"}
    if both and document.word(index + 1) == "years":
        counted: tuple[int, int] | None = 2, index + 1
    else:
        counted = read_cardinal(document, index + 1)
    unit = _unit_of(document.word(counted[1])) if counted else None
    if counted and unit == "year" and document.word(counted[1] + 1) in {"before", "earlier"}:
        # "in each of the seven years before"
        after, then = document.word(counted[1] + 2), document.word(counted[1] + 3)
        that = after in {"that", "then"} and document.word(counted[1] + 1) == "before"
        # "in the two years before it had acted by consensus"
        acts = counted[0] > 1 and after in _SUBJECTS and then in {"had", "was", "were", "has"}
        if not after.isalpha() or acts or (that and counted[0] > 1):
            end = counted[1] + 2 + that
            return Time(index, end, TimeKind.PAST, amount=-counted[0], unit=unit, bound="previous")
    if counted is None or document.word(counted[1]) not in _BACK:
        return None
    unit = time_words().units.get(document.word(counted[1] + 1))
    if unit is None:
        return None
    return Time(index, counted[1] + 2, TimeKind.PAST, amount=-counted[0], unit=unit, bound="previous")


_SUBJECTS = frozenset({"it", "they", "there", "nobody", "he", "she", "none"})


def read_counted(document: Document, index: int, published: date | None) -> Time | None:
    """ "a year ago", "three years earlier", "two months later", "four years before that"."""
    word = document.words[index]
    counted = (1, index + 1) if word in {"a", "an", "one"} else read_cardinal(document, index)
    if counted is None:
        return None
    unit = time_words().units.get(document.word(counted[1]))
    since = _years_since(document, index, *counted)
    if since is not None:
        return since
    if unit is None:
        return _counted_texts(document, index, *counted)
    place = counted[1] + 1
    if document.word(place) == "ago":
        if published is not None and counted[0] > (published.year - FIRST_YEAR) * _IN_A_YEAR[unit]:
            # "three thousand years ago"
            return Time(index, place + 1, TimeKind.YEARS, years=(FIRST_YEAR, FIRST_YEAR), unit="year", bound="before")
        return _ago_today(document, index, place, counted[0], unit, published) or _ago(
            index, place + 1, counted[0], unit, published
        )
    return _counted_from(document, index, place, counted[0], unit)


def _years_since(document: Document, index: int, number: int, place: int) -> Time | None:
    """ "It is nine years since it last voted", "a decade has passed since": what is told next lies that far back."""
    decade = document.word(place).startswith("decade")
    if not (decade or time_words().units.get(document.word(place)) == "year"):
        return None
    passed = next((len(one) for one in _PASSED if document.words[place + 1 : place + 1 + len(one)] == one), 0)
    since = place + 1 + passed
    opened = next((len(one) for one in _IT_IS if document.words[max(0, index - len(one)) : index] == one), 0)
    if document.word(since) != "since" or not (passed or opened) or document.word(index - 1) in _ROUNDED:
        return None
    amount = -number * (_DECADE if decade else 1)
    return Time(index - opened, since + 1, TimeKind.PAST, amount=amount, unit="since") if amount > -_MOST else None


_PASSED = (
    ["has", "passed"], ["have", "passed"], ["has", "gone", "by"], ["have", "gone", "by"], ["has", "elapsed"],
    ["have", "elapsed"],
)  # fmt: skip
_IT_IS = (["it", "has", "been"], ["it", "'s", "been"], ["it", "is"], ["it", "is", "now"], ["it", "has", "now", "been"],
          ["it", "'s"], ["it", "is", "exactly"])  # fmt: skip
_ROUNDED = frozenset({"than", "over", "nearly", "almost", "under"})
_DECADE, _MOST = 10, 100


def _counted_texts(document: Document, index: int, number: int, place: int) -> Time | None:
    """ "All seven earlier resolutions", "none of the four texts before it"."""
    noun, after = document.word(place), document.word(place + 1)
    if noun in EARLIER and after in _PAPERS:
        return Time(index, place + 2, TimeKind.PAST, amount=-number, unit="text", bound="previous")
    told = noun in {"texts", "resolutions", "drafts"} and after == "before"
    if told and document.word(place + 2) in {"it", "that", "this", "them"}:
        return Time(index, place + 3, TimeKind.PAST, amount=-number, unit="session", bound="previous")
    return None


_TELLING = frozenset({"it", "they", "he", "she", "we", "there"})
_MONTHS = 12
"""Of a year."""
_IN_A_YEAR = {"year": 1, "session": 1, "month": _MONTHS, "week": 52, "day": 365}


def _counted_from(document: Document, index: int, place: int, number: int, unit: str) -> Time | None:
    words = time_words()
    place = _past_roughly(document, place)
    direction, after = document.word(place), document.word(place + 1)
    if unit == "month" and number % _MONTHS == 0:
        number, unit = number // _MONTHS, "year"
    if direction in words.back:
        # "a month before that" leans on the time named last; "three weeks before the vote" is no time of its own
        if after in {"that", "this"}:
            return Time(index, place + 2, TimeKind.SHIFT, amount=-number, unit=unit)
        # "five years before it had won 101 votes": a time, and then its own clause
        told = after == "had" or (after in _TELLING and document.word(place + 2) == "had")
        if direction == "before" and after.isalpha() and not told and after not in {"in", "at", "and", "by"}:
            return None
        return Time(index, place + 1, TimeKind.SHIFT, amount=-number, unit=unit)
    if direction == "after" and unit == "year" and (after in _ACTING or _opens_deed(document, place + 1)):
        # "a year after we had voted yes": what is told next lies that far back
        return Time(index, place + 1, TimeKind.SHIFT, amount=-number, unit=unit, bound="told before")
    if direction in words.ahead and not (direction in {"after", "on"} and after.isalpha()):
        return Time(index, place + 1, TimeKind.SHIFT, amount=number, unit=unit)
    return None


def _opens_deed(document: Document, place: int) -> bool:
    """ "After Sudan abstained on it", "after the Assembly adopted the text": somebody named, and then the verb."""
    named = False
    for at in range(place, place + _SUBJECT):
        word = document.word(at)
        if word in _DONE:
            return named and document.word(at - 1) not in _UNDONE
        if document.capital(at) and word not in _NO_NAMES:
            named = True
        elif word not in _WITHIN_NAMES:
            return False
    return False


_SUBJECT = 9
"""Words from "after" within which the verb stands."""
_WITHIN_NAMES = frozenset({"the", "and", "of", "had", "both", "first", "last", "also", "'s", "general", ","})
_NO_NAMES = frozenset({"resolution", "draft"})
_UNDONE = frozenset({",", "'s", "the", "of"})
_DONE = frozenset(
    {"did", "voted", "abstained", "opposed", "supported", "backed", "rejected", "adopted", "passed", "approved"}
    | {"condemned", "endorsed", "sponsored", "co", "cosponsored", "renewed", "extended", "created", "established"}
)


def _past_roughly(document: Document, place: int) -> int:
    """Over "and a bit", "or so", "and a half": "a year and a bit earlier"."""
    for rough in _ROUGHLY:
        if document.words[place : place + len(rough)] == rough:
            return place + len(rough)
    return place


_ROUGHLY = (["and", "a", "bit"], ["and", "a", "half"], ["or", "so"], ["and", "some"])


def _ago_today(
    document: Document, index: int, place: int, number: int, unit: str, published: date | None
) -> Time | None:
    """ "Ten years ago today"."""
    if document.word(place + 1) != "today" or unit != "year" or published is None:
        return None
    year = published.year - number
    days = month_days(year, published.month, published.day)
    return Time(index, place + 2, TimeKind.DAYS, years=(year, year), days=days, unit="day")


_ACTING = frozenset({"it", "we", "they", "he", "she", "having", "voting", "abstaining", "sponsoring", "co", "opposing"})
_BACK = frozenset({"previous", "preceding", "past", "last", "prior", "earlier"})
EARLIER = frozenset({"earlier", "previous", "preceding", "prior"})
_TEXTS = frozenset({"texts", "resolutions", "drafts"})
_PAPERS = frozenset({"texts", "resolutions", "drafts", "votes", "occasions", "ballots"})


def _ago(first: int, end: int, amount: int, unit: str, published: date | None) -> Time | None:
    if published is None:
        return None
    if unit == "year":
        year = published.year - amount
        return Time(first, end, TimeKind.YEARS, years=(year, year), unit="year", amount=-amount)
    if unit == "month":
        days = shift_month(published, -amount)
    else:
        day = published - timedelta(days=amount * (7 if unit == "week" else 1))
        slack = timedelta(days=4 if unit == "week" else 0)
        days = (day - slack, day + slack)
    return days and Time(first, end, TimeKind.DAYS, years=(days[0].year, days[1].year), days=days, unit=unit)

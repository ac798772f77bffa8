"""Of which time a clause speaks: its own words, those of the rest of the sentence, a term of office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.dated_papers import only_months, year_of_subject
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Head
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.mentions.times import month_days
from onrecord.claims.terms_of_office import (
    OF_TERMS,
    UNDER,
    after_office,
    choose_holder,
    find_term,
    first_years,
    governments_in,
    names_unknown_holder,
    of_last_years,
    since_office,
)
from onrecord.claims.when import BETWEEN, When, of_governments, resolve_when

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Government
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View


def find_when(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When:
    """Return the time of the clause, or of the rest of its sentence where it names none."""
    if "between" in view.vocabulary and _is_in_between(view, first, end, discourse):
        return When(unclear=True)
    if not view.times and not view.of(Head) and view.vocabulary.isdisjoint(_OF_OFFICE):
        return _NO_TIME
    inner = _inner_times(view, first, end, discourse)
    holders = governments_in(view, first, end, discourse)
    when = (
        since_office(view, first, end, discourse, forum)
        or first_years(view, first, end, discourse, forum)
        or resolve_when(inner, holders, discourse, forum, apart=_apart(view, inner))
    )
    when = _of_his_year(view, inner, when, discourse)
    if when.since and _apposed(view, first, discourse):
        # "Moon, president from 2017 to 2022, kept it off the list from 2019 on": up to when is not read
        return When(unclear=True)
    if when.years is None and not when.unclear and not inner:
        when = _of_term(view, first, end, discourse) or when
    if when.years is None and not when.unclear and not inner and not holders:
        return _outside(view, first, end, discourse, forum) or when
    return when


def _outside(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """The time that the rest of the sentence gives the clause; None where it gives none."""
    outer = [
        time
        for time in _simultaneous(view, first, end)
        if not _inside_run(view, time)
        and not discourse.is_aside(time.first)
        and not view.is_compared(time.first, first)
        and not any(low <= time.first < high for low, high in discourse.inside)
    ]
    office = _of_office(view, first, end, discourse, forum)
    if office is not None:
        return office
    opening = [] if outer else governments_in(view, view.first, _before_aside(view, first), discourse)
    after = find_term(view, end - 1, view.end, discourse)
    if after is not None and after.first <= end + 1:
        within = [time for time in view.times if time.first >= after.first and not time.bound]
        if len(within) == 1:
            # "voted yes when Roh was president in 2006"
            return resolve_when(within, [], discourse, forum)
        # "In 2019 it vanished, and it did not return while Moon governed"
        return _of_term(view, end - 1, view.end, discourse)
    when = resolve_when(outer, opening or _apposed(view, first, discourse), discourse, forum)
    if when.unclear or when.since:
        return When()
    return when if when.years is not None else _of_term(view, view.first, first, discourse) or when


def _inner_times(view: View, first: int, end: int, discourse: Discourse) -> list[Time]:
    """The times in the clause that are its own, and the year that its subject has."""
    inner = [
        time
        for time in view.times
        if first <= time.first < end
        and not _inside_run(view, time)
        and not view.is_compared(time.first, first)
        and not any(low <= time.first < high for low, high in discourse.inside)
        and not (time.session and "agenda" in view.words(time.first - 5, time.first))
    ]
    year = year_of_subject(view, first) if not inner or only_months(inner) else None
    inner = [_since_month(view, time, first) for time in inner]
    return [*inner, year] if year is not None else inner


def _since_month(view: View, time: Time, first: int) -> Time:
    """ "It has been vacant since August": the last one before publication, whatever year the text spoke of before."""
    lead, published = set(view.words(first, time.first)), view.published
    if time.bound != "since" or time.kind is not TimeKind.MONTH or time.unit or published is None:
        return time
    if lead.isdisjoint(_PERFECT) or "had" in lead or any(one.years for one in view.times):
        return time
    year = published.year - (month_days(published.year, time.month, time.day)[0] > published)
    days = month_days(year, time.month, time.day)
    return replace(time, kind=TimeKind.DAYS, years=(year, year), days=days)


_PERFECT = frozenset({"has", "have", "'ve", "is", "are"})


def _of_office(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """The time that a term of office told outside the clause gives it: "since Moon took office", on either side."""
    return (
        since_office(view, view.first, first, discourse, forum)
        or since_office(view, end - 1, end + _SINCE_HEAD, discourse, forum)
        or first_years(view, view.first, first, discourse, forum)
        or after_office(view, view.first, first, discourse)
        or after_office(view, end, end + _COUNT_BEHIND, discourse)
    )


_COUNT_BEHIND = 5
"""Words from the end of a clause to "after": "two years after Moon took office"."""
_SINCE_HEAD = 3
"""Words from the end of a clause to the name: "since President Moon"."""


def _of_his_year(view: View, inner: list[Time], when: When, discourse: Discourse) -> When:
    """ "He took office in May 2022. In July he named an ambassador": a later month of the year told last."""
    told, bare = discourse.recent or discourse.mentioned, len(inner) == 1 and inner[0].kind is TimeKind.MONTH
    if not bare or inner[0].bound or inner[0].unit or discourse.years or discourse.anchor or told is None:
        return when
    years, days = told
    year, today = years[1], discourse.published
    past = years[0] == year and days is not None and today is not None and year < today.year
    if not past or days is None or inner[0].month < days[1].month or view.vocabulary.isdisjoint(_HE):
        return when
    found = month_days(year, inner[0].month, inner[0].day)
    return When((year, year), days=found, timed=True, why=f"time: {inner[0].month} of {year}, the year told last")


_HE = frozenset({"he", "she", "his", "her"})


def _before_aside(view: View, first: int) -> int:
    """ "The team, created under Yoon, has been dissolved": the words before what is told of it in passing."""
    if view.word(first - 1) != ",":
        return first
    since = max((at for at in range(view.first, first) if view.word(at) == "since"), default=0)
    if since and view.word(since - 1) in {";", ","} and "," not in view.words(since, first - 1):
        # "the first ambassador under Park; since his term ran out, the post has stood vacant": after what is told
        return view.first
    comma = view.comma_before(first - 1, view.first)
    opening = view.word(comma + 1)
    return comma if comma and (opening.endswith("ed") or opening in _PASSING) else first


def _apposed(view: View, first: int, discourse: Discourse) -> list[Government]:
    """ "Park, president from 2013 to 2017, kept Seoul on the list": the government of whose term the clause tells."""
    head = next((one for one in view.of(Head) if one.first <= view.first + _TITLE), None)
    if head is None or view.word(head.end) != ",":
        return []
    close = view.next_of(_COMMA, head.end + 1)
    aside = view.words(head.end + 1, close)
    ranged = any(time.bound in {"range", "from", "since"} for time in view.times_in(head.end, close))
    if close > first or not ranged or _OFFICE.isdisjoint(aside) or "," in view.words(close + 1, first):
        return []
    holder = choose_holder(head.sense, discourse)
    return [holder] if holder is not None else []


_TITLE = 3
_COMMA = frozenset({","})
_OFFICE = frozenset({"president", "office", "power", "presidency", "helm"})
_PASSING = frozenset({"set", "which", "who", "built", "begun", "put", "kept", "held", "made"})


def _of_term(view: View, first: int, end: int, discourse: Discourse) -> When | None:
    """The time of a term of office told in the words; unclear where it is not known whose it is."""
    term = find_term(view, first, end, discourse)
    if term is None:
        return When(unclear=True) if names_unknown_holder(view, first, end) else None
    if term.holder is None:
        return When(unclear=True)
    return of_last_years(term, discourse) if term.last else of_governments([term.holder], discourse)


def _are_paired(view: View, times: list[Time]) -> bool:
    """ "Both this year's text and the one of 2021", "on last year's draft and on that of 2019": of two texts."""
    if len(times) != _SEVERAL or times[1].first - times[0].end > _FAR_APART:
        return False
    between = view.words(times[0].end, times[1].first)
    joiner = next((at for at in range(len(between) - 1, -1, -1) if between[at] == "and"), None)
    joiner = next((at for at in range(len(between)) if between[at : at + 3] == _AS_WELL), joiner)
    if joiner is None or "," in between[:joiner]:
        return False
    tail = between[joiner + (1 if between[joiner] == "and" else len(_AS_WELL)) :]
    # "last year's draft and this year's"
    owned = between[:1] == ["'s"] and view.word(times[1].end) == "'s" and not view.word(times[1].end + 1).isalnum()
    return (owned or not _STANDING_FOR.isdisjoint(tail)) and _LIGHT.issuperset(tail)


_AS_WELL = ["as", "well", "as"]
_STANDING_FOR = frozenset({"one", "that", "ones", "those", "text", "draft", "resolution", "list"})
_LIGHT = _STANDING_FOR | {"on", "the", "of", "in", "from", "to", "for", "under", "behind", "also", "its", "again"}


def _apart(view: View, times: list[Time]) -> int:
    """How far two times named one by one may stand from each other.

    "Both at its birth in 2016 and at its renewal in 2019", "on Thursday and in the regular vote on Iran in April".
    """
    if len(times) != _SEVERAL:
        return BETWEEN
    if _are_paired(view, times):
        return _FAR_APART
    joining = [at for at in range(times[0].end, times[1].first) if view.word(at) == "and"]
    both = "both" in view.words(times[0].first - _NEAR_BOTH, times[0].first)
    joined = len(joining) == 1 and (both or view.word(joining[0] + 1) in _AGAIN) and not _cut(view, times, joining[0])
    return _FAR_APART if joined else BETWEEN


def _cut(view: View, times: list[Time], place: int) -> bool:
    """Something else is told between the times, by a verb of its own."""
    told = [one for one in view.frames if times[0].end <= one.first < times[1].first and not one.sense.needs]
    return any(one.first > place for one in told)


_NEAR_BOTH, _FAR_APART = 6, 14
_AGAIN = frozenset({"in", "on", "at", "again", "also", "once", "likewise"})


def _is_in_between(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "It had abstained in between": of which of the several times told before is not said."""
    several = len({year for year, _ in discourse.occasions}) >= _SEVERAL
    return any(
        view.words(at - 1, at + 1) == ["in", "between"]
        and ((several and not view.word(at + 1).isalnum()) or view.word(at + 1) in {"it", "they"})
        and view.word(at - 2) not in _COUNTED
        for at in range(first, end + 1)
    )


_SEVERAL = 2
_COUNTED = frozenset({"sessions", "years", "texts", "times", "resolutions"})
_NO_TIME = When()
_OF_OFFICE = OF_TERMS | UNDER | {"years", "era"}
"""One of these is in each of the phrases for a term of office."""


def _inside_run(view: View, time: Time) -> bool:
    """Words of a run are no time of their own; "every November" tells of the month, "every autumn" of no one year."""
    season = time.kind is TimeKind.SEASON
    return any(run.first <= time.first < run.end for run in view.runs if season or run.kind is not RunKind.EVERY)


def _simultaneous(view: View, first: int, end: int) -> list[Time]:
    """Times of the sentence outside the clause: one right before its "when", one that opens the sentence, or one after
    a "when"."""
    told = _right_before(view, first) or _before_colon(view, first)
    if told:
        return told
    reach = _past_opening_body(view) + 2
    if view.words(view.first, view.first + 2) == ["as", "for"]:
        # "As for the texts of 2021 and 2022, both were sponsored"
        reach = next((at for at in range(view.first, first) if view.word(at) == ","), reach)
    if view.words(view.first, view.first + 3) in (["it", "was", "in"], ["it", "was", "on"], ["it", "was", "only"]):
        # "It was in November 2008, the list begins, that we first stood among the sponsors"
        reach = view.first + 3 if "that" in view.words(view.first, first + 1) else reach
    if view.words(view.first, view.first + 3) in (["it", "was", "not"], ["it", "is", "not"]):
        # "It was not until 2022 that it came back"
        reach = view.first + 3
    opening = [time for time in view.times if time.end <= first and time.first <= reach]
    if opening:
        return opening
    for place in range(end, min(end + 3, view.end)):
        if view.word(place) == "when" or (view.word(place) == "as" and view.word(place + 1) in {"the", "its"}):
            return [time for time in view.times if time.first > place]
    return _trailing(view, end)


def _past_opening_body(view: View) -> int:
    """ "In Geneva in September the text was tabled by sixty and carried": the words of the body at the opening."""
    body = next((one for one in view.of(BodyName) if one.first <= view.first + _ARTICLE), None)
    return body.end - 1 if body is not None and view.word(view.first) in _AT else view.first


_ARTICLE = 2
_AT = frozenset({"in", "at", "before"})


def _before_colon(view: View, first: int) -> list[Time]:
    """ "The very first, in 2008, was closer: 22 to 7": the only time that is told before the colon."""
    if view.word(first - 1) != ":":
        return []
    before = [time for time in view.times if time.end < first]
    dated = bool(before) and bool(before[0].day)
    # "Third Committee, 18 November: draft adopted without a vote"
    if read_cardinal(view.document, first) is None and not dated:
        return []
    return before if len(before) == 1 and len(view.times) == 1 else []


def _trailing(view: View, end: int) -> list[Time]:
    """ "Abstained every time the text came up, from 2007 to 2022": a time that alone is left after a comma."""
    comma = next((at for at in (end - 1, end) if view.word(at) == ","), None)
    after = [time for time in view.times if comma is not None and time.first > comma]
    if comma is None or not after or any(time.bound not in _RANGING for time in after):
        return []
    dated = {at for time in after for at in range(time.first, time.end)}
    rest = (view.word(at) for at in range(comma + 1, view.end) if at not in dated)
    return after if all(word in _BESIDE_TIMES for word in rest) else []


_RANGING = frozenset({"", "from", "until", "range", "since"})
_BESIDE_TIMES = frozenset(
    {"from", "to", "in", "on", "and", "between", "both", "that", "is", ".", ";", "!", ")", "through"}
)


def _right_before(view: View, first: int) -> list[Time]:
    """ "A departure from 2012 and 2013, when it had supported similar texts"."""
    opener = next((place for place in (first, first - 1) if view.word(place) == "when"), 0)
    if not opener:
        return []
    end = opener - 1 if view.word(opener - 1) == "," else opener
    return [_as_left(time) for time in view.times if time.end == end]


def _as_left(time: Time) -> Time:
    """ "Until 2019, when it withdrew": what the last word tells is of that year."""
    if time.unit != "when":
        return time
    year = time.years[-1] + (len(set(time.years)) > 1)
    return replace(time, bound="", years=(year, year), unit="")

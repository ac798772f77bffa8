"""Of which time a clause speaks: its own words, those of the rest of the sentence, a term of office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.time_kinds import TimeKind, same_day
from onrecord.claims.subjects import actor_words
from onrecord.claims.when import BETWEEN, When, decision_months, resolve_when, season_months, since

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
    if not view.times and not view.of(Head) and view.vocabulary.isdisjoint(OF_TERMS):
        return _NO_TIME
    inner = [
        time
        for time in view.times
        if first <= time.first < end
        and not _inside_run(view, time)
        and not view.is_compared(time.first, first)
        and not any(low <= time.first < high for low, high in discourse.inside)
        and not (time.session and "agenda" in view.words(time.first - 5, time.first))
    ]
    holders = governments_in(view, first, end, discourse)
    when = (
        _since_office(view, first, end, discourse, forum)
        or _first_years(view, first, end, discourse, forum)
        or resolve_when(inner, holders, discourse, forum, apart=_apart(view, inner))
    )
    if when.years is None and not when.unclear and not inner and not holders:
        outer = [
            time
            for time in _simultaneous(view, first, end)
            if not _inside_run(view, time)
            and not discourse.is_aside(time.first)
            and not view.is_compared(time.first, first)
            and not any(low <= time.first < high for low, high in discourse.inside)
        ]
        office = _since_office(view, view.first, first, discourse, forum)
        office = office or _first_years(view, view.first, first, discourse, forum)
        if office is not None:
            return office
        opening = [] if outer else governments_in(view, view.first, first, discourse)
        when = resolve_when(outer, opening, discourse, forum)
        if when.unclear or when.since:
            return When()
    return when


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


def _since_office(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """ "Since Yoon Suk Yeol took office": from the first day of the term."""
    for mention in view.of(Head, first, end):
        if view.word(mention.first - 1) in {"since", "president"} and "since" in view.words(
            mention.first - 2, mention.first
        ):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                return since(holder.start, discourse, forum)
    return None


def _first_years(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """ "In your first two autumns in office": as many decisions of the body after the first day of the term."""
    if view.vocabulary.isdisjoint(OF_TERMS):
        return None
    place = next((at for at in range(first, end) if view.words(at, at + 2) in _IN_OFFICE), None)
    if place is None:
        # "in his first autumn", "in President Moon's first year"
        place = next((at + 1 for at in range(first + 2, end) if _is_his_first(view, at)), None)
    if place is None or view.word(place - 1) not in _TERM_UNITS:
        return None
    low = place - 2
    number = next((read for at in (low, low - 1) if (read := read_cardinal(view.document, at))), None)
    opening = view.words(low - 2, place)
    if "first" not in opening:
        return None
    named = [mention.sense for mention in view.of(Head, view.first, end)]
    holder = choose_holder(named[-1], discourse) if named else _holder_named(discourse)
    count, unit = number[0] if number else 1, view.word(place - 1).removesuffix("s")
    if holder is None or (forum is None and unit != "year"):
        return When(unclear=True)
    start = holder.start
    if unit == "year":
        after = same_day(start, start.year + count)
        days = (start, min(after - timedelta(days=1) if after else date.max, discourse.published or date.max))
        years = (start.year, days[1].year)
        return When(years, days=days, timed=True, span=True, why=f"time: {days[0]} to {days[1]}, of {holder.head}")
    months = season_months().get(unit) or (decision_months(discourse, forum) if forum is not None else frozenset())
    year = start.year + (bool(months) and max(months) < start.month)
    last = year + count - 1
    return When((year, last), timed=True, span=last > year, why=f"time: {year} to {last}, of {holder.head}")


def _is_his_first(view: View, place: int) -> bool:
    opening = view.words(place - 2, place)
    return opening in _HIS_FIRST or (opening == ["'s", "first"] and any(m.end == place - 2 for m in view.of(Head)))


def _holder_named(discourse: Discourse) -> Government | None:
    return next((one for one in discourse.lexicon.heads() if one.head == discourse.cast.head), None)


_SEVERAL = 2
_COUNTED = frozenset({"sessions", "years", "texts", "times", "resolutions"})
_IN_OFFICE = (["in", "office"], ["in", "power"], ["as", "president"])
_HIS_FIRST = (["his", "first"], ["her", "first"], ["your", "first"])
_NO_TIME = When()
OF_TERMS = frozenset(words[1] for words in (*_IN_OFFICE, *_HIS_FIRST))
"""One of these is in each of the phrases above."""
_TERM_UNITS = frozenset({"year", "years", "autumn", "autumns", "session", "sessions", "spring", "springs"})


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
    reach = view.first + 2
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


def _before_colon(view: View, first: int) -> list[Time]:
    """ "The very first, in 2008, was closer: 22 to 7": the only time that is told before the colon."""
    if view.word(first - 1) != ":" or read_cardinal(view.document, first) is None:
        return []
    before = [time for time in view.times if time.end < first]
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


def governments_in(view: View, first: int, end: int, discourse: Discourse) -> list[Government]:
    """Return the governments whose time the clause speaks of: "under Moon", "during the Lee and Park years"."""
    words = actor_words()
    found: list[Government] = []
    for mention in view.of(Head, first, end):
        after = view.word(mention.end)
        place = mention.end + (1 if after == "'s" else 0)
        counted = read_cardinal(view.document, place) if after == "'s" else None
        if counted:
            # "in President Moon's five years"
            place = counted[1]
        era = view.word(place) in words.eras and view.word(place) not in words.governments
        back = mention.first - 1
        while back >= first and (
            view.word(back) in words.titles - {"under"}
            or view.word(back) in {"the", "both", "and", ",", "mr", "his", "her", "its", "their"}
            or view.at(back)
        ):
            back -= 1
        # "in each year of Moon Jae-in's presidency"
        each = view.word(back) == "of" and view.word(back - 1) in _TERM_UNITS and view.word(place) in words.eras
        if era or each or view.word(back) in {"under", "during", "throughout"}:
            holder = choose_holder(mention.sense, discourse)
            if holder is not None and holder not in found:
                found.append(holder)
    if not found and not view.vocabulary.isdisjoint(words.eras) and _speaks_of_term(view, first, end):
        # "in each of the three autumns of his term"
        named = view.of(Head, view.first, end)
        holder = choose_holder(named[-1].sense, discourse) if named else _holder_named(discourse)
        found += [holder] if holder is not None else []
    return found


def _speaks_of_term(view: View, first: int, end: int) -> bool:
    """ "Every autumn of his term": of years, or of the seasons of them."""
    return any(
        view.word(place) == "of"
        and view.word(place - 1) in _TERM_UNITS
        and view.word(place + 1) in {"his", "her"}
        and view.word(place + 2) in actor_words().eras
        for place in range(first + 1, end)
    )


def choose_holder(head: Head, discourse: Discourse) -> Government | None:
    """Return whom a name means: the only holder, or of several the one in office at publication or named before."""
    holders = list(head.holders)
    if len(holders) == 1:
        return holders[0]
    named = [holder for holder in holders if holder.head == discourse.cast.head]
    if named:
        return named[0]
    day = discourse.published
    if day is None:
        return None
    begun = [holder for holder in holders if holder.start <= day]
    sitting = [holder for holder in begun if holder.end is None or holder.end >= day]
    if sitting:
        return sitting[0]
    return begun[-1] if begun else None

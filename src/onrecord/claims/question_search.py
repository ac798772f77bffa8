"""Which question of the record words of a clause mean, at the time and in the body that the clause tells of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.matters import all_words, rights_in
from onrecord.claims.mentions.scan import build_names, scan
from onrecord.claims.mentions.times import month_days
from onrecord.claims.once import Once
from onrecord.claims.questions import Occasion, QuestionIndex
from onrecord.claims.text import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.questions import Match
    from onrecord.claims.sentence import View


@lru_cache(maxsize=4)
def question_index(lexicon: Lexicon) -> QuestionIndex:
    """Return the index of the lexicon's questions, made once."""
    machine = build_names(lexicon)

    def cut(title: str) -> list[str]:
        document = read_document(title)
        words, place = [], 0
        for mention in scan(document, machine).entities:
            words += [*document.words[place : mention.first], f"@{mention.sense.iso}"]
            place = mention.end
        return [*words, *document.words[place:]]

    return QuestionIndex(lexicon.series, cut)


class Asked:
    """Of what place and time the words speak; read when asked for, for most words name no question."""

    def __init__(self, view: View, words: tuple[int, int], discourse: Discourse, forum: Forum | None) -> None:
        self._view, self._words, self._discourse, self._forum = view, words, discourse, forum

    @Once
    def occasion(self) -> Occasion:
        """The forum, the years and the days."""
        return _occasion(self._view, self._words, self._discourse, self._forum)


def _occasion(view: View, words: tuple[int, int], discourse: Discourse, forum: Forum | None) -> Occasion:
    """The time of the clause, else of its sentence, as far as the words alone tell it."""
    apart = [part for part in discourse.relatives if not part[0] < words[1] <= part[1]]
    told = [
        time
        for time in view.times
        if not view.is_compared(time.first, words[0]) and not any(low <= time.first < high for low, high in apart)
    ]
    inside = [time for time in told if words[0] <= time.first < words[1]]
    # "121 to 14, and Fiji voted against; on 12 December the next test comes": not at what is told after the sign
    stop = view.next_of(_HALVES, words[1] - 1)
    times = inside or [time for time in told if time.first < stop]
    years = _years_of(times, discourse)
    days = next((time.days for time in times if time.days and time.bound not in _OPEN_ENDED), None)
    days = days or _month_of(times, years)
    if days is None and not times and discourse.days and discourse.years == years:
        days = discourse.days
    return Occasion(forum, years, days)


_HALVES = frozenset({";"})
_OPEN_ENDED = frozenset({"since", "until", "before", "after", "by", "from"})


def _month_of(times: list[Time], years: tuple[int, int] | None) -> tuple[date, date] | None:
    """ "In March", where the year is known."""
    months = [time for time in times if time.month and not time.days and time.bound not in _OPEN_ENDED]
    one = len(months) == 1 and years is not None and years[0] == years[1]
    return month_days(years[0], months[0].month, months[0].day) if one and years else None


def _years_of(times: list[Time], discourse: Discourse) -> tuple[int, int] | None:
    years = [year for time in times for year in time.years]
    published = discourse.published
    if not years and published is not None and any(time.month for time in times):
        # "the resolutions of March and May": of this year, where they are over
        months = [time.month for time in times if time.month]
        years = [published.year - (month > published.month) for month in months]
    if years and published is not None and any(time.bound == "since" for time in times):
        years.append(published.year)
    if years:
        return min(years), max(years)
    if discourse.years:
        return discourse.years
    return (published.year - 1, published.year) if published else None


def search(places: Iterable[list[str]], discourse: Discourse, asked: Asked) -> Match | None:
    """Return the question that fits best of all the places, each given by its words; None where none fits."""
    index = question_index(discourse.lexicon)
    found = [match for words in places if (match := index.find_said(tuple(words), asked.occasion)) is not None]
    return max(found, key=lambda match: match.score, default=None)


def end_of_name(view: View, first: int) -> int:
    """Return the place after the words that can be a question's name: "the right to development"; 0 where too many."""
    end = view.next_of(_ENDING_NAME, first)
    return end if end - first <= _NAME else 0


_ENDING_NAME = frozenset({",", ".", ";", "and", "but", "too", "in", "at", "this", "last", "while"})
_NAME = 9
"""Words that a question's name may have."""


def say_match(match: Match) -> str:
    """Return the line for `--explain` that tells by which words the question was found."""
    return f"series: {match.series}, by {', '.join(word.lstrip('@') for word in match.shared)}"


def question_in(view: View, first: int, end: int, discourse: Discourse, *, sure: bool = False) -> str | None:
    """Return the question that the words mean, whatever they are part of; with `sure`, by themselves."""
    match = search([all_words(view, first, end)], discourse, Asked(view, (first, end), discourse, discourse.forum))
    return match.series if match is not None and (match.sure or not sure) else None


def question_on(state: str, discourse: Discourse) -> str | None:
    """The question on human rights in the state, where one is meant."""
    entry = discourse.lexicon.about(state)
    if entry is not None or not discourse.lexicon.many:
        return entry.series if entry is not None else None
    years = discourse.years or ((discourse.published.year,) * 2 if discourse.published else None)
    match = question_index(discourse.lexicon).find_said(tuple(rights_in(state)), Occasion(discourse.forum, years))
    return match.series if match is not None else None

"""Which question of the record words mean: the words that a text uses, held against the titles of the record's series.

A word counts by how few titles have it, as in any search; of questions that fit alike, the one that the body has taken
up, and lately, is meant. Where two still fit, none is.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import Stemmer

from onrecord.bodies import Forum
from onrecord.claims.papers import Borne
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onrecord.claims.papers import SeriesEntry

_STEMMER: Any = Stemmer.Stemmer("english")
_TABLE = read_toml("questions.toml")
_SILENT = frozenset(_TABLE["silent"]["words"]) | frozenset(read_toml("function_words.toml")["little"])
_OTHERWISE = 0.7
"""How much a word counts that the text has not but the vocabulary gives for one that it has."""
_KEPT = 20_000
"""Answers that are kept, so that many texts do not fill the memory."""
_LONGEST = 4
"""Words of the longest phrase of the vocabulary."""
_LEAST = 3.2
"""The weight that words and a title must share; two thirds of a title that few share, or one rare word."""
_SHARE = 0.34
"""The least share of the title's weight that the words must have, or of the words' that the title must have."""
_FEW = 400
"""A record of fewer questions is weighed as one of so many, or each word of its titles would be rare."""
_RARE = 4.0
"""The weight of a word that few titles have."""
_SURE = 7.5
"""The weight of words that can mean a question without a word for a text beside them."""
_ALIKE = 0.6
"""How much of the shorter title two must share to be the same question under two names."""
_NEAR = 0.93
"""What fits nearly as well as the best is as good."""
_ELSEWHERE = 0.55
"""How much a title counts that the named body never had before it."""
_OTHER_TIME = 0.7
"""How much one counts that was not before it in the named year, though in years around it."""
_LONG_AGO = 0.45
"""How much one counts that was before it in other times alone."""
_ON_THE_DAY = 1.5
"""How much a title counts of which a text was decided on the day told."""
_SLACK = timedelta(days=2)
_CLOSE = timedelta(days=8)
"""Days so few that what was decided on them is told by a word or two; a month has hundreds of texts."""
_AS_COVERED = 0.6
"""The least share of its title that the words count as having for a text decided on those few days."""
_NEAR_THEN = 0.98
"""What fits nearly as well as such a text: few were decided then, so that a word more tells which."""
_TOLD = 4.0
"""The weight of words that can mean a text of those days without a word for a text beside them."""
_THE_TITLE = 9.0
"""The score of a title that is said as it stands, whatever its words weigh."""
_OVER = 0.5
"""How much a title counts of a state whose question was over long before."""
_OTHER_STATE = 0.35
"""How much a title counts that has none of the states that the words name."""
_FULL = 0.67
"""From this share of the titles on a word counts whole."""
_PLACES = (1.0, 1.0, 0.8, 0.8, 0.8)
_LATER = 0.6
"""How much a word of a title counts by its place: what a title is about stands first."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the word without its ending, as titles and texts are compared."""
    return str(_STEMMER.stemWord(word))


def weigh_words(words: Sequence[str]) -> dict[str, float]:
    """Return the stems of the words that can say what a question is about, each with its weight.

    States come as `@IRN` and stay. What the vocabulary gives for a word counts less than the word; what it gives for a
    phrase counts in its place, since "the nuclear ban treaty" is not the one that bans the making of fissile material.
    """
    found: dict[str, float] = {}
    words = _without_owners(words)
    place = 0
    while place < len(words):
        size, others = _known_phrase(words, place)
        for other in others:
            found[other] = max(found.get(other, 0.0), _OTHERWISE if size == 1 else 1.0)
        if size == 1:
            _weigh(words[place], found)
        place += size
    return found


def _without_owners(words: Sequence[str]) -> Sequence[str]:
    """The words without the state in "the Syrian Golan": a text on a territory is none on the state it is named by."""
    if _TERRITORIES.isdisjoint(words):
        return words
    following = [*words[1:], ""]
    return [word for word, after in zip(words, following, strict=True) if word[:1] != "@" or after not in _TERRITORIES]


def _known_phrase(words: Sequence[str], place: int) -> tuple[int, tuple[str, ...]]:
    """How many words the longest phrase of the vocabulary at the place has, and what it stands for."""
    for size in range(_LONGEST, 0, -1):
        others = _said().get(tuple(words[place : place + size]))
        if others:
            return size, others
    return 1, ()


def _weigh(word: str, found: dict[str, float]) -> None:
    if word[:1] == "@":
        found[word] = 1.0
    elif word[:1].isalpha() and word not in _SILENT:
        found[stem(word)] = 1.0


_OF_RIGHTS = frozenset(stem(word) for word in ("human", "rights"))
_TERRITORIES = frozenset(_TABLE["territories"]["words"])
"""Names of territories before which a state's adjective may stand."""
_INSTITUTIONS = frozenset(stem(word) for word in _TABLE["institutions"]["words"])
_COMMON = {stem(word): 1.0 for word in _TABLE["common"]["words"]}
"""Words of half the titles of the United Nations, and what each weighs at most."""


@lru_cache(maxsize=1)
def _said() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(phrase.split()): tuple(word if word[0] == "@" else stem(word) for word in words.split())
        for phrase, words in _TABLE["said"].items()
    }


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a text is spoken of, as far as that is told."""

    forum: Forum | None = None
    years: tuple[int, int] | None = None
    days: tuple[date, date] | None = None
    """The day, week or month of the decision."""


@dataclass(frozen=True, slots=True)
class Match:
    """A question that words fit, how well, and the words that both have."""

    series: str
    score: float
    shared: tuple[str, ...]
    words: Mapping[str, float]
    """All words that were looked for."""
    sure: bool
    """True where the words have half of the title, or two of its rare words: enough without a word for a text."""
    only: bool = False
    """True where they name a state alone of which this is the one question on rights that came up there then."""


@dataclass(frozen=True, slots=True)
class _Title:
    entry: SeriesEntry
    words: Mapping[str, float]
    """Stem -> share of the titles that have it."""
    mass: float
    borne: tuple[tuple[frozenset[str], tuple[int, int]], ...] = ()
    """The stems of each title and its years, of a question whose title changed."""

    def share(self, word: str, years: tuple[int, int] | None) -> float:
        """How much of the word the title has: all of it in years in which it was in the title."""
        share = self.words.get(word, 0.0)
        if not share or share >= _FULL or years is None:
            return share
        now = any(word in said and first <= years[1] and years[0] <= last for said, (first, last) in self.borne)
        return _FULL if now else share


class QuestionIndex:
    """The titles of a record's questions by their words."""

    def __init__(self, entries: Iterable[SeriesEntry], cut: Callable[[str], list[str]]) -> None:
        """`cut` gives the words of a title, states as `@IRN`."""
        # what the Security Council alone has dealt with is no question of ours
        ours = [entry for entry in entries if {forum for forum, _ in entry.held} != {Forum.SC}]
        read = [(entry, _read_titles(entry, cut)) for entry in ours]
        often = Counter(word for _, words in read for word in words)
        total = max(_FEW, len(read))
        self._rare = {
            word: min(math.log(1 + total / count), _COMMON.get(word, math.inf)) for word, count in often.items()
        }
        self._unknown = math.log(1 + total)
        self._by_word: dict[str, list[int]] = {}
        self._titles: list[_Title] = []
        self._by_series: dict[str, _Title] = {}
        self._found: dict[tuple[tuple[str, ...], Occasion], Match | None] = {}
        self._siblings: dict[tuple[str, Forum | None, tuple[int, int]], str | None] = {}
        for entry, words in read:
            mass = sum(self._rare[word] * share for word, share in words.items())
            for word in words:
                self._by_word.setdefault(word, []).append(len(self._titles))
            title = _Title(entry, words, mass or 1.0, _read_years(entry, cut))
            self._titles.append(title)
            self._by_series.setdefault(entry.series, title)

    def find_sibling(self, series: str, forum: Forum | None, years: tuple[int, int]) -> str | None:
        """Return the question that goes on with another one, under a like title, in that forum and those years.

        The Council and the Assembly often call one matter by two names, and a title that changed begins a new series.
        """
        key = (series, forum, years)
        if key not in self._siblings:
            self._siblings[key] = self._find_sibling(series, forum, years)
        return self._siblings[key]

    def _find_sibling(self, series: str, forum: Forum | None, years: tuple[int, int]) -> str | None:
        own = self._by_series.get(series)
        if own is None:
            return None
        words = {word: 1.0 for word, share in own.words.items() if share >= 0.4}
        match = self.find(words, Occasion(forum, years), without=series)
        if match is None:
            return None
        sibling = self._by_series[match.series]
        if own.entry.about and f"@{own.entry.about}" not in sibling.words:
            return None
        common = [word for word in words if word in sibling.words]
        if len(common) == 1 and not own.entry.about:
            # "Jerusalem" is a word of many titles
            return None
        shared = sum(self._rare[word] for word in common)
        held = any(forum in (None, body) and years[0] <= year <= years[1] for body, year in sibling.entry.held)
        return match.series if held and shared >= _ALIKE * min(own.mass, sibling.mass) else None

    def decided_in(self, series: str, forum: Forum | None, days: tuple[date, date]) -> list[str]:
        """Return the questions on the same one state, or of the same emergency session, decided on one of the days."""
        own = self._by_series.get(series)
        session = emergency_of(series)
        if session:
            # "In April 93 were for it. In March 141 had been": of one emergency session, whatever each text is on
            entries = (one.entry for one in self._titles if one.entry.series.startswith(session))
            return [entry.series for entry in entries if is_decided_in(entry, forum, days)]
        states = [word for word in own.words if word[:1] == "@"] if own is not None else []
        if len(states) != 1:
            return []
        titles = (self._titles[place] for place in self._by_word[states[0]])
        return [one.entry.series for one in titles if is_decided_in(one.entry, forum, days)]

    def with_totals(
        self, state: str, years: tuple[int, int], told: tuple[int | None, int | None, int | None]
    ) -> list[str]:
        """Return the questions on the state of which the Assembly's plenary told those totals in one of the years."""
        titles = (self._titles[place].entry for place in self._by_word.get(f"@{state}", ()))
        return [
            entry.series
            for entry in titles
            if any(years[0] <= year <= years[1] and _are_those(held, told) for year, held in entry.totals)
        ]

    def find_said(self, words: tuple[str, ...], on: Occasion) -> Match | None:
        """Return the one question that the words of a text mean, states as `@IRN`; None as `find` does.

        The same few words name a text again and again, in one article and from one to the next.
        """
        key = (words, on)
        if key not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            weighed = weigh_words(words)
            match = self.find(weighed, on) if weighed else None
            self._found[key] = None if match is not None and _is_guessed(words, match) else match
        return self._found[key]

    def find(self, words: Mapping[str, float], on: Occasion, *, without: str | None = None) -> Match | None:
        """Return the one question that the words mean, or None where none fits or several fit as well."""
        ranked = [one for one in self._rank(words, on) if one[1].entry.series != without]
        if not ranked:
            return None
        best = ranked[0][0]
        least = best * (_NEAR_THEN if _is_of_those_days(ranked[0][1].entry, on) else _NEAR)
        near = [one for score, one in ranked if score >= least]
        if len(near) > 1:
            # of two that fit, the one that was brought most often lately
            near.sort(key=lambda one: _presence(one.entry, on), reverse=True)
            if _presence(near[0].entry, on) == _presence(near[1].entry, on):
                return None
        chosen = near[0]
        shared = tuple(word for word in words if word in chosen.words)
        if not self._is_enough(words, shared, chosen, on) or self._is_one_of_several(words, shared, chosen, on):
            return None
        sure, only = self._is_sure(words, shared, chosen, on), self._is_its_only(shared, chosen, on)
        return Match(chosen.entry.series, best, shared, words, sure, only)

    def _is_sure(self, words: Mapping[str, float], shared: tuple[str, ...], chosen: _Title, on: Occasion) -> bool:
        weight = sum(self._rare[word] for word in shared)
        rare = sum(self._rare[word] >= _RARE and words[word] == 1.0 for word in shared)
        half = weight >= chosen.mass / 2 and (len(shared) > 1 or shared == (f"@{chosen.entry.about}",))
        told = weight >= _TOLD and _is_of_those_days(chosen.entry, on)
        return half or told or (rare > 1 and weight >= _SURE)

    def _is_its_only(self, shared: tuple[str, ...], chosen: _Title, on: Occasion) -> bool:
        """ "South Sudan stays on the agenda": of a state without a question of its own, one that came up there then."""
        states = [word for word in shared if word[:1] == "@"]
        alone = states == self._telling(shared) and self._is_led_by_none(states, chosen, on)
        of_rights = chosen.words.keys() >= _OF_RIGHTS
        return alone and of_rights and on.forum not in (None, Forum.GA) and _times_held(chosen.entry, on)[0] > 0

    def _is_enough(self, words: Mapping[str, float], shared: tuple[str, ...], chosen: _Title, on: Occasion) -> bool:
        """False for one word alone that any text may have: "similar texts", "the US-drafted text"."""
        own = self._telling(shared)
        if _INSTITUTIONS.issuperset(own):
            # "voted for the mandate"
            return False
        if len(own) != 1 or _is_of_those_days(chosen.entry, on):
            return True
        if own == [f"@{chosen.entry.about}"]:
            return True
        return self._rare[own[0]] >= chosen.mass / 2 or _fit(chosen.entry, on) >= 1.0

    def _is_one_of_several(
        self, words: Mapping[str, float], shared: tuple[str, ...], chosen: _Title, on: Occasion
    ) -> bool:
        """ "Called for a halt to arms sales to Israel": its state alone does not tell, of several of a day, which."""
        own = self._telling(shared)
        if (
            len(own) != 1
            or own[0][:1] != "@"
            or own[0] == f"@{chosen.entry.about}"
            or not _is_of_those_days(chosen.entry, on)
        ):
            return False
        unsaid = any(
            weight == 1.0 and word not in chosen.words and self._rare.get(word, 1.0) >= 1.0
            for word, weight in words.items()
        )
        titles = (self._titles[place].entry for place in self._by_word[own[0]])
        return unsaid and sum(was_decided(entry, on) for entry in titles) > 1

    def _telling(self, shared: Iterable[str]) -> list[str]:
        """The words that tell something of a title: no more than half the titles have them."""
        return [word for word in shared if self._rare[word] >= 1.0]

    def _is_led_by_none(self, own: list[str], title: _Title, on: Occasion) -> bool:
        """Of the title the words have its one state alone, whose own question did not come up in those years."""
        if title.entry.about or own != [word for word in title.words if word[:1] == "@"] or len(own) != 1:
            return False
        others = (self._titles[place].entry for place in self._by_word[own[0]])
        return not any(one.about == own[0][1:] and _times_held(one, on)[0] for one in others)

    def _rank(self, words: Mapping[str, float], on: Occasion) -> list[tuple[float, _Title]]:
        states = {word for word in words if word[:1] == "@"}
        # "the Sudan fact-finding mission": whose it is tells the question
        silent = _INSTITUTIONS if states else frozenset()
        told = (word for word, weight in words.items() if weight == 1.0 and word not in silent)
        asked = sum(self._rare.get(word, self._unknown / 2) for word in told)
        said = {word for word, weight in words.items() if weight == 1.0}
        places = {place for word in words if self._rare.get(word, 0.0) >= 1.0 for place in self._by_word.get(word, ())}
        ranked = []
        for place in places:
            title = self._titles[place]
            if states and title.entry.about and f"@{title.entry.about}" not in states:
                # "the situation of human rights in Iran" is no text on another state
                continue
            both = [word for word in words if word in title.words]
            shared = sum(self._rare[word] * words[word] * min(1.0, 1.5 * title.share(word, on.years)) for word in both)
            own = self._telling(both)
            # no more of the title than its state, and what half the titles have
            alone = own == [f"@{title.entry.about}"]
            if alone and not _is_alive(title.entry, on):
                continue
            covered, met = shared / title.mass, shared / max(asked, 1.0)
            if alone or self._is_led_by_none(own, title, on):
                # "the Sudan resolution": of several on one state none is meant more for having a shorter title
                covered = 1.0
            if title.mass < _LEAST and said == title.words.keys():
                # the title itself, all of it in common words: "the report of the Human Rights Council"
                ranked.append((_THE_TITLE * _fit(title.entry, on), title))
                continue
            those_days = _is_of_those_days(title.entry, on)
            if shared < _LEAST or (max(covered, met) < _SHARE and not those_days):
                continue
            covered = _AS_COVERED + (1 - _AS_COVERED) * min(1.0, covered) if those_days else covered
            score = shared * (0.4 + 0.6 * min(1.0, covered)) * _fit(title.entry, on)
            score *= 1.0 if not states or states & title.words.keys() else _OTHER_STATE
            score *= 1.0 if not title.entry.about or _is_alive(title.entry, on) else _OVER
            if score:
                ranked.append((score, title))
        return sorted(ranked, key=lambda one: -one[0])


def _are_those(held: tuple[int, int, int], told: tuple[int | None, ...]) -> bool:
    return all(said in (None, number) for said, number in zip(told, held, strict=True))


def _is_guessed(words: Sequence[str], match: Match) -> bool:
    """ "Gaza", for which the vocabulary gives three words: one of these alone, and no word of the text, is no title."""
    own = {word if word[:1] == "@" else stem(word) for word in words}
    given = [word for word in match.words if word not in own]
    return len(match.shared) == 1 and match.shared[0] in given and len(given) > _GIVEN


_GIVEN = 2


def _read_titles(entry: SeriesEntry, cut: Callable[[str], list[str]]) -> dict[str, float]:
    """Each stem of the titles with its weight: how many of them have it, and how far ahead."""
    titles = entry.titles or (Borne(entry.title),)
    total = sum(count for _, count, _ in titles)
    words: Counter[str] = Counter()
    for title, count, _ in titles:
        for place, word in enumerate(weigh_title(cut(title))):
            words[word] += count * (_PLACES[place] if place < len(_PLACES) else _LATER)  # type: ignore[assignment]
    if entry.about:
        words[f"@{entry.about}"] = total
    return {word: weight / total for word, weight in words.items()}


def _read_years(
    entry: SeriesEntry, cut: Callable[[str], list[str]]
) -> tuple[tuple[frozenset[str], tuple[int, int]], ...]:
    """The stems of each title with its years; none where there is one title alone."""
    if len(entry.titles) < 2:
        return ()
    return tuple((frozenset(weigh_title(cut(title))), years) for title, _, years in entry.titles)


def weigh_title(words: Iterable[str]) -> list[str]:
    """Return the stems of a title's words in their order, each once."""
    kept = _without_owners(list(words))
    told = (word if word[:1] == "@" else stem(word) for word in kept if word[:1] == "@" or _tells(word))
    return list(dict.fromkeys(told))


def _tells(word: str) -> bool:
    return word[:1].isalpha() and word not in _SILENT


def _is_of_those_days(entry: SeriesEntry, on: Occasion) -> bool:
    """A text of it was decided on the day or in the week told."""
    return on.days is not None and on.days[1] - on.days[0] <= _CLOSE and was_decided(entry, on)


def emergency_of(series: str) -> str:
    """Return the session of a text of an emergency special session, "A/RES/ES-11/"; "" of any other question."""
    return series[: series.rindex("/") + 1] if series.startswith("A/RES/ES-") else ""


def is_decided_in(entry: SeriesEntry, forum: Forum | None, days: tuple[date, date]) -> bool:
    """Return whether a text of the question was decided on one of the very days."""
    return any(days[0] <= day <= days[1] and forum in (None, body) for day, body in entry.decided)


def was_decided(entry: SeriesEntry, on: Occasion) -> bool:
    """Return whether a text of the question was decided on the days told, two days more or less."""
    days = on.days
    return days is not None and any(
        on.forum in (None, forum) and days[0] - _SLACK <= day <= days[1] + _SLACK for day, forum in entry.decided
    )


def _fit(entry: SeriesEntry, on: Occasion) -> float:
    """How well the occasion suits the question: 1 where it does, more where a text was decided on the very day."""
    if not entry.held:
        return 1.0
    if was_decided(entry, on):
        return _ON_THE_DAY
    years = on.years
    held = [year for body, year in entry.held if on.forum in (None, body)]
    if len(entry.held) == 1 and years is not None:
        # what was brought once is spoken of in its own year
        only = next(year for _, year in entry.held)
        return 0.0 if not years[0] <= only <= years[1] else 1.0 if held else _ELSEWHERE
    if not held:
        return _ELSEWHERE
    if years is None or any(years[0] <= year <= years[1] for year in held):
        return 1.0
    return _OTHER_TIME if min(held) - 1 <= years[1] and years[0] <= max(held) + 2 else _LONG_AGO


def _is_alive(entry: SeriesEntry, on: Occasion) -> bool:
    """False for a state whose own question was over long before: "Chile abstained" is no word of the texts on Chile."""
    if on.years is None or not entry.held:
        return True
    return any(on.years[0] - _LIFE <= year <= on.years[1] + _LIFE for _, year in entry.held)


_LIFE = 12
"""Years after its last text in which a question may still be meant by the name of its state alone."""


def _presence(entry: SeriesEntry, on: Occasion) -> tuple[tuple[int, int], date]:
    """How often the body had the question before it, and when last: of two that fit, the one with more is meant."""
    return _times_held(entry, on), _last_day(entry, on)


def _last_day(entry: SeriesEntry, on: Occasion) -> date:
    """The last day in the years on which the body decided on a text of the question."""
    years = on.years or (0, 9999)
    days = (day for day, forum in entry.decided if on.forum in (None, forum) and years[0] <= day.year <= years[1])
    return max(days, default=date.min)


def _times_held(entry: SeriesEntry, on: Occasion) -> tuple[int, int]:
    """How often the body had the question before it in the years, and at all."""
    held = [year for body, year in entry.held if on.forum in (None, body)]
    inside = [year for year in held if on.years is None or on.years[0] <= year <= on.years[1]]
    return len(inside), len(held)

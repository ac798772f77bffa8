"""Runs and gaps: "for the fourth year running", "every year since", "for the first time in four years"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import (
    ORDINALS,
    TENS,
    TENTHS,
    UNITS,
    may_count,
    read_cardinal,
    read_ordinal,
    read_year,
)
from onrecord.claims.mentions.time_kinds import time_words
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_TABLE = read_toml("runs.toml")
_IN_A_ROW = index_phrases(_TABLE["in_a_row"])
_CONSECUTIVE = frozenset(_TABLE["consecutive"])
_OCCASIONS = frozenset(_TABLE["occasions"])
_EVERY = index_phrases(_TABLE["every"])
_PLURALS = frozenset(word for word in _TABLE["occasions"] if word.endswith("s")) - {"times", "occasions"}
_AWAY = frozenset(_TABLE["away"])
_LEFT_OUT = index_phrases(_TABLE["left_out"])
_TIMES_TOLD = frozenset(_TABLE["times"])


_ARTICLES = frozenset({"a", "an"})
_TIMES = {"twice": 2, "thrice": 3}
_STARTERS = (
    frozenset(_EVERY)
    | set(ORDINALS)
    | set(UNITS)
    | set(TENS)
    | set(TENTHS)
    | set(_TIMES)
    | _AWAY
    | {"a", "an", "hundred", "dozen", "another"}
)


class RunKind(StrEnum):
    """What a run says."""

    NTH = "nth"
    """The nth in a row, "for the fourth year running", "four years in a row"."""
    EVERY = "every"
    """In each year, without a number."""
    FIRST = "first"
    """For the first time, perhaps in so many years or since a year."""
    AWAY = "away"
    """After so many years away."""
    TOTAL = "total"
    """The nth of its kind, not said to be in a row: "the 16th since 2005", "the 33rd time that"."""
    SPAN = "span"
    """For so many years, not said to be in a row."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run or gap at words `first` to `end`."""

    first: int
    end: int
    kind: RunKind
    count: int | None = None
    since: int | None = None
    texts: bool = False
    """The words count texts, whatever the clause says of them: ", the sixteenth in as many years"."""
    times: bool = False
    """Counts times or texts, and not years: "for the third time in a row", of a text that comes every second year."""
    missed: bool = False
    """The words count what was missed: "an absence of four years", and not only how long ago it was."""
    beyond: bool = False
    """So many or more: "for the first time in over three years", "for the fifth year running at least"."""


def find_runs(document: Document, first: int, end: int) -> list[Run]:
    """Return the runs and gaps named in the words, in order."""
    found: list[Run] = []
    past = first
    for index in document.places(_may_begin, first, end):
        run = _read_run(document, index, end) if index >= past else None
        if run:
            if document.words[run.end : run.end + 2] in _AT_LEAST:
                run = replace(run, end=run.end + 2, beyond=True)
            found.append(run)
            past = run.end
    return found


_AT_LEAST = (["at", "least"], ["or", "more"])


@by_word
def _may_begin(word: str) -> bool:
    return word in _STARTERS or word[0].isdigit()


def _read_run(document: Document, index: int, end: int) -> Run | None:
    word = document.words[index]
    decades = _decades(document, index)
    if decades is not None:
        return _span(document, index, *decades)
    if word in _ARTICLES and word not in _EVERY and not may_count(document.word(index + 1)):
        return None
    if word in _AWAY and document.word(index + 1) == "of":
        number = read_cardinal(document, index + 2)
        if number and document.word(number[1]) in {"years", "year", "sessions"}:
            # "an absence of four years"
            return Run(index, number[1] + 1, RunKind.AWAY, number[0], missed=True)
    if word in {"first", "1st"}:
        return _first(document, index)
    if word in _TIMES:
        stop = find_phrase(document.words, index + 1, _IN_A_ROW)
        return Run(index, stop, RunKind.NTH, _TIMES[word]) if stop else None
    ordinal = read_ordinal(document, index)
    if ordinal:
        return _nth(document, index, *ordinal)
    number = read_cardinal(document, index)
    if number and number[0] < 100:
        return _counted(document, index, *number)
    away = _long_away(document, index) if word in _ARTICLES else None
    if away is not None:
        return away
    stop = find_phrase(document.words, index, _EVERY)
    return Run(index, stop, RunKind.EVERY) if stop else None


def _long_away(document: Document, index: int) -> Run | None:
    """ "A four-year absence"."""
    number = read_cardinal(document, index + 1)
    if number and document.word(number[1]) in {"year", "session"} and document.word(number[1] + 1) in _AWAY:
        return Run(index, number[1] + 2, RunKind.AWAY, number[0], missed=True)
    return None


def _decades(document: Document, index: int) -> tuple[int, int] | None:
    """ "A decade", "two decades": how many years, and the place of the noun."""
    number = (1, index + 1) if document.word(index) == "a" else read_cardinal(document, index)
    return (number[0] * _DECADE, number[1]) if number and document.word(number[1]) in _DECADES else None


def _first(document: Document, index: int) -> Run | None:
    """ "For the first time (in four years | since 2018 | ever)", "in a first", "a first"."""
    if document.word(index + 1) != "time":
        return _first_of(document, index, document.word(index + 1))
    past = _past_doing_so(document, index + 2)
    if document.word(past) == "in" and find_phrase(document.words, past + 1, _LONG):
        # "for the first time in years": since when is not told
        return None
    return _first_time(document, index, past) or _first_time(document, index, index + 2)


def _past_doing_so(document: Document, place: int) -> int:
    """The word after "it has done so" in "the first time it has done so since 2013"; the same word without that."""
    at = place + (document.word(place) == "that")
    for so in range(at + 1, at + _DOING_FAR):
        if document.word(so - 1) in {"done", "did"} and document.word(so) in {"so", "it", "this", "that"}:
            return so + 1
        if document.word(so - 1) in _NO_SUBJECT:
            break
    return place


_DOING_FAR = 8
"""Words of "the South Korean government had done"."""
_NO_SUBJECT = frozenset({",", ";", ".", ":", "since", "in", "and", "but"})


def _first_time(document: Document, index: int, place: int) -> Run | None:
    """The run of "first time", where what goes on with it stands at the place."""
    if document.word(place) == "in":
        ever = place + 1 if document.word(place + 1) not in {"about", "over", "almost", "nearly"} else place + 2
        more = document.words[place + 1 : place + 3] == ["more", "than"]
        ever = place + 3 if more else ever
        beyond = more or document.word(place + 1) == "over"
        number = read_cardinal(document, ever)
        if number and document.word(number[1]) in {"years", "year", "sessions"}:
            return Run(index, number[1] + 1, RunKind.FIRST, number[0], beyond=beyond)
        if document.word(ever) == "a" and document.word(ever + 1) == "decade":
            return Run(index, ever + 2, RunKind.FIRST, _DECADE, beyond=beyond)
    if document.word(place) == "since":
        year = read_year(document, place + 1) or read_year(document, place + 2)
        if year:
            stop = place + 2 if read_year(document, place + 1) else place + 3
            return Run(index, stop, RunKind.FIRST, since=year)
    return Run(index, index + 2, RunKind.FIRST) if place == index + 2 else None


_LONG = index_phrases(read_toml("runs.toml")["long"])


def _first_of(document: Document, index: int, following: str) -> Run | None:
    """ "The first since 2012", "its first absence since 2008", "adopted its first resolution", "in a first"."""
    before = document.word(index - 1)
    if following == "since" and read_year(document, index + 2) and before in {"the", "its", "a"}:
        # "it was the first since 2012", ", a first since 2008"
        return Run(index, index + 3, RunKind.FIRST, since=read_year(document, index + 2))
    if following in _PAPERS and before in {"its", "'s"}:
        return Run(index, index + 2, RunKind.FIRST)
    # "its first abstention on the Iranian text since 2010"
    ballot = following in _BALLOTS and before in {"its", "their", "'s"}
    if following in {"absence", "appearance"} or ballot:
        far = next((at for at in range(index + 2, index + _TEXTS_NEAR + 2) if document.word(at) == "since"), 0)
        year = read_year(document, far + 1) if far else None
        return Run(index, far + 2, RunKind.FIRST, since=year) if year else None
    if before == "a" and (document.word(index - 2) == "in" or following == "for"):
        # "in a first", "a first for the Assembly"
        return Run(index, index + 1, RunKind.FIRST)
    return None


_BALLOTS = frozenset({"abstention", "no", "yes", "nay"})


def _nth(document: Document, index: int, count: int, place: int) -> Run | None:
    """ "The 21st consecutive year", "the fourth year running", "a fourth straight session"."""
    if document.words[place : place + 3] == ["in", "as", "many"] and document.word(place + 3) in _OCCASIONS:
        # "the sixteenth in as many years"
        texts = document.word(index - 1) == "the" and document.word(index - 2) in {",", "was", "is"}
        return Run(index, place + 4, RunKind.NTH, count, texts=texts)
    if document.word(place) in _PAPERS or (document.word(place) == "on" and document.word(index - 1) in _ITS_OWN):
        # "the eighteenth on the country in as many years", "its fourth text on the country in as many years"
        far = next((at for at in range(place + 1, place + 8) if document.words[at : at + 3] == ["in", "as", "many"]), 0)
        if far and document.word(far + 3) in _OCCASIONS:
            return Run(index, far + 4, RunKind.NTH, count, texts=True)
    if document.word(place) in _CONSECUTIVE:
        stop = place + 2 if document.word(place + 1) in _OCCASIONS | _TIMES_TOLD else place + 1
        return Run(index, stop, RunKind.NTH, count, times=document.word(place + 1) in _TIMES_TOLD)
    stop = find_phrase(document.words, place, _IN_A_ROW) if document.word(index - 1) in _ITS else 0
    if stop:
        # "the 18th year in a row, and the sixth in a row that it did so without a vote", ", its fourth in succession"
        return Run(index, stop, RunKind.NTH, count)
    yearly = _past_yearly(document, index, place) if document.word(place) in _YEARLY and count > 1 else 0
    if yearly:
        return Run(index, yearly, RunKind.NTH, count)
    counted = _past_counted(document, index, place)
    if counted:
        return Run(index, counted, RunKind.NTH, count, times=True)
    noun = place + 1 if document.word(place) == "such" else place
    if document.word(noun) in _OCCASIONS | _TIMES_TOLD:
        stop = find_phrase(document.words, noun + 1, _IN_A_ROW)
        if stop:
            return Run(index, stop, RunKind.NTH, count, times=document.word(noun) in _TIMES_TOLD)
    return _own(document, index, count, place) or _total(document, index, count, place)


def _past_yearly(document: Document, index: int, place: int) -> int:
    """The word after the run of a year or session that is counted without "in a row"; or 0."""
    if _is_for(document, index, place + 1):
        # "for a second year", "for fifth year", "for the third session", and not "for a second time"
        return place + 1
    if document.word(index - 1) in _ITS:
        # ", its third session on the sidelines", "it is the fourth year that it has missed"
        return find_phrase(document.words, place + 1, _LEFT_OUT)
    return 0


def _is_for(document: Document, index: int, after: int) -> bool:
    before = document.words[max(index - 2, 0) : index]
    if before == ["for", "the"]:
        # "for the second year of its term", "for the 80th session of the Assembly", "for the third year since 2015"
        row = find_phrase(document.words, after, _IN_A_ROW)
        return not row and document.word(after) not in {"of", "since", "in", "that"}
    return before[-1:] == ["for"] or before == ["for", "a"]


def _past_counted(document: Document, index: int, place: int) -> int:
    """The word after "third consensus in a row", "2018: tenth in a row", "eleventh Assembly text in a row"; or 0."""
    if document.word(index - 1) in _LINE_SIGNS and (stop := find_phrase(document.words, place, _IN_A_ROW)):
        return stop
    for noun in range(place, place + _NEAR_NOUN):
        if document.word(noun) in _DEEDS_COUNTED:
            return find_phrase(document.words, _past_topic(document, noun + 1), _IN_A_ROW)
    return 0


_ITS = frozenset({"the", "its", "their", "a"})
_ITS_OWN = frozenset({"the", "its", "'s"})


def _past_topic(document: Document, place: int) -> int:
    """The word after "on North Korea" in "the third text on North Korea in a row"; the place where there is none."""
    if document.word(place) not in {"on", "about"}:
        return place
    return next((at for at in range(place + 1, place + _TOPIC) if document.word(at) in _ROW_OPENS), place)


def _past_topic_to_since(document: Document, place: int) -> int:
    """The word after "on the subject" in "the tenth resolution on the subject since 2005"; the place without it."""
    if document.word(place) not in {"on", "about"}:
        return place
    return next((at for at in range(place + 1, place + _TOPIC) if document.word(at) == "since"), place)


_TOPIC = 6
_ROW_OPENS = frozenset(phrase.split()[0] for phrase in _TABLE["in_a_row"])
_LINE_SIGNS = frozenset({":", "–", "—", ".", ";", ","})
_DEEDS_COUNTED = frozenset(_TABLE["deeds"])
_NEAR_NOUN = 4
_YEARLY = frozenset({"year", "autumn", "spring", "session"})


def _total(document: Document, index: int, count: int, place: int) -> Run | None:
    """ "The 16th since 2005", "the 33rd time that the Assembly has", "the tenth of its kind"."""
    if document.words[index - 2 : index] == ["for", "the"] and document.word(place) == "time" and count > 1:
        # "for the second time", "for the third time since 2017"
        year = read_year(document, place + 2) if document.word(place + 1) == "since" else None
        return Run(index, place + 3 if year else place + 1, RunKind.TOTAL, count, since=year)
    if document.words[place : place + 2] == ["time", "that"] and document.word(index - 1) == "the" and count > 1:
        # "it was the second time that the Council acted without a vote"
        return Run(index, place + 1, RunKind.TOTAL, count) if document.word(index - 2) in _BEING else None
    after = document.words[place + 1 : place + _TEXTS_NEAR]
    if document.word(place) in _PAPERS and document.word(index - 1) == "the" and count > 1 and "that" in after:
        perfect = {"had", "has"} & set(document.words[place + 1 : place + _TEXTS_NEAR + 4])
        if perfect and document.word(index - 2) in {"was", "is"}:
            # "it was the second text on the country that the Commission had adopted"
            return Run(index, place + 1, RunKind.TOTAL, count)
    if count < _FEW or document.word(index - 1) not in {"the", "its", "a", "their"}:
        return None
    noun = place + 1 if document.word(place) == "such" else place
    noun += document.word(noun) in _SORTS
    if document.words[noun : noun + 3] == ["of", "its", "kind"]:
        # "the tenth of its kind", "the tenth resolution of its kind since 2007"
        year = read_year(document, noun + 4) if document.word(noun + 3) == "since" else None
        return Run(index, noun + (5 if year else 3), RunKind.TOTAL, count, since=year)
    line = _past_line(document, noun)
    if line:
        # "the 16th in an unbroken line that began in 2005"
        return Run(index, line[0], RunKind.TOTAL, count, since=line[1])
    since = _past_topic_to_since(document, noun)
    year = read_year(document, since + 1) if document.word(since) == "since" else None
    if year is not None:
        return Run(index, since + 2, RunKind.TOTAL, count, since=year)
    if document.word(noun - 1) == "time" and document.word(noun) in {"that", "the", "in"}:
        return Run(index, noun, RunKind.TOTAL, count)
    return Run(index, noun, RunKind.TOTAL, count) if document.word(place) == "such" else None


def _own(document: Document, index: int, count: int, place: int) -> Run | None:
    end = _past_own(document, index, place) if count > 1 else 0
    return Run(index, end, RunKind.TOTAL, count) if end else None


def _past_own(document: Document, index: int, place: int) -> int:
    """ "It was its 19th on Iran", "was its third text on Iran", "it was the second of its kind"; not "on Tuesday"."""
    if document.word(index - 2) not in _BEING or document.word(index - 1) not in {"its", "the"}:
        return 0
    noun = place + (document.word(place) in _PAPERS)
    if document.words[noun : noun + 3] == ["of", "its", "kind"]:
        return noun + 3
    after = document.word(noun + 1)
    dated = after in time_words().weekdays or after in time_words().months or after[:1].isdigit()
    return noun if document.word(index - 1) == "its" and document.word(noun) == "on" and not dated else 0


_BEING = frozenset({"was", "is", "'s", "only"})


def _past_line(document: Document, place: int) -> tuple[int, int] | None:
    """The word after "in a line of texts that began in 2005", and the year."""
    if document.word(place) not in {"in", "of"}:
        return None
    near = range(place, place + 14)
    if not any(document.word(at) in _LINES for at in near):
        return None
    for at in near:
        if document.word(at) in {"began", "begun", "beginning", "starting", "started", "since", "opened"}:
            after = at + 2 if document.word(at + 1) in {"in", "with"} else at + 1
            year = read_year(document, after)
            return (after + 1, year) if year else None
    return None


_PAPERS = frozenset({"text", "resolution", "measure", "document"})
_LINES = frozenset({"line", "series", "string", "row", "chain", "sequence", "succession", "run"})
_FEW = 4
_SORTS = frozenset({"time", "text", "resolution", "one", "vote", "occasion", "edition"})


def _past_of(document: Document, place: int) -> int:
    """The word after "of the Assembly" in "four sessions of the Assembly in a row"."""
    if document.word(place) != "of":
        return place
    return next((at for at in range(place + 1, place + 6) if document.word(at) in {"in", "running", "straight"}), place)


_MISSING = frozenset({"missing", "missed", "skipping", "skipped"})


def _past_as_many(document: Document, place: int) -> int:
    """The word after "texts of the Assembly in as many years", or 0."""
    near = document.words[place : place + _TEXTS_NEAR]
    if _MANY_PAPERS.isdisjoint(near[:3]):
        return 0
    at = next((at for at in range(place + 1, place + _TEXTS_NEAR) if document.words[at : at + 3] == _AS_MANY), 0)
    return at + 4 if at and document.word(at + 3) in _OCCASIONS else 0


_AS_MANY = ["in", "as", "many"]
_MANY_PAPERS = frozenset({"texts", "resolutions", "drafts"})
_TEXTS_NEAR = 8


def _missed(document: Document, index: int, count: int, place: int) -> Run | None:
    """ "After missing four in a row", "it has sat out three texts since"."""
    left_out = document.word(index - 1) == "out" and document.word(index - 2) in _SITTING
    if document.word(index - 1) not in _MISSING and not left_out:
        return None
    noun = place + (document.word(place) in _MANY_PAPERS)
    stop = find_phrase(document.words, noun, _IN_A_ROW)
    if not stop and left_out:
        stop = noun
    return Run(index, stop, RunKind.NTH, count, times=True) if stop else None


def _after_missing(document: Document, index: int) -> bool:
    """ "After missing", "having sat out", before a number."""
    verb = index - 2 if document.word(index - 1) == "out" else index - 1
    missed = document.word(verb) in (_SITTING if verb < index - 1 else _MISSING)
    return missed and document.word(verb - 1) in {"after", "having"}


_AWAY_FOR = frozenset({"year", "years", "sessions", "session", "autumns", "springs"})
_STAYING = frozenset({"staying", "keeping", "remaining", "sitting", "standing", "being"})
_WITHOUT = (["without", "it"], ["without", "its"], ["without", "one"])
_SITTING = frozenset({"sat", "sits", "sit", "sitting"})
_LASTED = frozenset({"lasted", "lasts", "spanned"})
_ENDS = frozenset({"", ".", ",", ";", "!", "–", "—"})


def _counted(document: Document, index: int, count: int, place: int) -> Run | None:
    """ "Four years in a row", "three consecutive sessions", "after three years away", "for four years"."""
    word = document.word(place)
    far = _past_as_many(document, place)
    if far:
        # "twenty texts at the Assembly in as many years"
        return Run(index, far, RunKind.NTH, count, texts=True)
    if word in _CONSECUTIVE and document.word(place + 1) in _OCCASIONS:
        return Run(index, place + 2, RunKind.NTH, count)
    if word not in _OCCASIONS:
        # "after missing four in a row"
        return _missed(document, index, count, place)
    stop = find_phrase(document.words, _past_of(document, place + 1), _IN_A_ROW)
    if stop:
        # "nine times running" counts texts, whose years may lie apart
        return Run(index, stop, RunKind.NTH, count, times=word in _TIMES_TOLD)
    after = document.word(place + 1)
    if word in _PLURALS and _after_missing(document, index):
        # "after sitting out four sessions"
        return Run(index, place + 1, RunKind.AWAY, count, missed=True)
    if document.word(index - 1) in _LASTED and (word in _PLURALS or word in _MANY_PAPERS):
        # "the absence lasted four years"
        return Run(index, place + 1, RunKind.AWAY, count, missed=True)
    if document.word(index - 1) == "after" and word in _PLURALS:
        # "on it again, after five years", "after four autumns without it"
        without = document.words[place + 1 : place + 3] in _WITHOUT
        if without or after in _ENDS:
            return Run(index, place + 1 + 2 * without, RunKind.AWAY, count, missed=without)
    of = place + 2 if after in {"of", "'"} else place + 1
    staying = document.word(of) in _STAYING and document.word(of + 1) in _AWAY
    if (staying or document.word(of) in _AWAY) and word in _AWAY_FOR:
        # "after three years away", "after three years of staying away"
        return Run(index, of + 1 + staying, RunKind.AWAY, count, missed=True)
    return _span(document, index, count, place) if word in _PLURALS else None


def _span(document: Document, index: int, count: int, place: int) -> Run | None:
    """ "For four years", "for more than ten years", "for over a decade"."""
    more = next((words for words in _BEYOND if document.words[index - len(words) : index] == words), [])
    opened = document.word(index - len(more) - 1) == "for"
    after, deed = document.word(place + 1), document.word(place + 2)
    # "for eleven years before it stopped", and not "for eleven years before 2019"
    ended = after == "before" and (deed in _THEY or deed.endswith("ing"))
    if not opened or (after in _COUNTED_FROM and not ended):
        return None
    return Run(index, place + 1, RunKind.SPAN, count, beyond=bool(more))


_BEYOND = (["more", "than"], ["well", "over"], ["over"], ["at", "least"])
_COUNTED_FROM = frozenset({"ago", "earlier", "later", "before", "after"})
_THEY = frozenset({"it", "they", "he", "she"})
_DECADES = frozenset({"decade", "decades"})
_DECADE = 10

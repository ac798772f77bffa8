"""Times that stand before what they are the time of: "Geneva, 28 March 2014", and "April 2003." in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.time_kinds import time_words
from onrecord.claims.mentions.times import TimeKind, find_times, month_days
from onrecord.claims.text import Sentence

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.text import Document

_WORDS = 14
"""How many words a dateline may have."""
_DAYS = 10
"""How long before publication it may lie."""
_SIGNS = frozenset({"—", "–", "-", "."})


def written_on(document: Document, published: date | None) -> date | None:
    """Return the day of the dateline where it lies shortly before publication, else the day of publication.

    From that day "today" and "yesterday" count.
    """
    if published is None or not document.sentences or not document.capital(0):
        return published
    stop = next((i for i in range(1, min(_WORDS, len(document.words))) if document.words[i] in _SIGNS), 0)
    while (
        stop
        and document.words[stop] == "."
        and document.words[stop - 1] in {"nov", "dec", "mar", "apr", "jan", "feb", "oct", "sept"}
    ):
        stop = next((i for i in range(stop + 1, min(_WORDS, len(document.words))) if document.words[i] in _SIGNS), 0)
    if not stop or any(document.words[i].isalpha() and not document.capital(i) for i in range(stop)):
        return published
    for time in find_times(document, 0, stop, published):
        days = time.days
        if days is None and time.kind is TimeKind.MONTH and time.day:
            days = month_days(published.year, time.month, time.day)
        if days and days[0] == days[1] and 0 < (published - days[0]).days <= _DAYS:
            return days[0]
    return published


_HEADING = 6
"""How many words a heading of time may have: "Early December 2005."."""
_BESIDE = frozenset(
    {"early", "mid", "late", "spring", "summer", "autumn", "fall", "winter", ",", ".", ":", "-", "–", "—", "*"}
)


def join_headings(document: Document) -> None:
    """Make one sentence of a time alone at the head of a line and of what follows it: "April 2003. The Council ..."."""
    sentences: list[Sentence] = []
    heading: Sentence | None = None
    headed = -1
    for place, sentence in enumerate(document.sentences):
        begins = place == 0 or document.sentences[place - 1].paragraph != sentence.paragraph
        if heading is None and (begins or headed == sentence.paragraph) and _is_time_alone(document, sentence):
            heading = sentence
            continue
        if heading is not None:
            stop = heading.end - 1
            if document.words[stop] == ".":
                document.words[stop] = ":"
            headed = sentence.paragraph
            sentence = Sentence(heading.first, sentence.end, sentence.question, sentence.paragraph, heading.end)
            heading = None
        sentences.append(sentence)
    document.sentences = [*sentences, *([heading] if heading is not None else [])]


def _is_time_alone(document: Document, sentence: Sentence) -> bool:
    words = document.words[sentence.first : sentence.end]
    if len(words) > _HEADING or not any(len(word) == 4 and word.isdigit() for word in words):
        return False
    if ":" in words[:-1] and words[-1].isdigit():
        # "2016: 59": a line of its own
        return False
    known = time_words()
    return all(word.isdigit() or word in known.months or word in known.weekdays or word in _BESIDE for word in words)

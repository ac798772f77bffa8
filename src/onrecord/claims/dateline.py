"""The day on which a text was written, where its dateline names one: "Geneva, 28 March 2014. The Council today ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.times import TimeKind, find_times, month_days

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

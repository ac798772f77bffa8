"""Ids of series: made from the series' own title, so that other series in a record do not change them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.names import state
from onrecord.series.texts import Series, Text, first_day
from onrecord.series.titles import clean_title, read_situation, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.series.titles import Situation

SHORT, LONG = 7, 20
"""Words of a title in an id; the long form where two series share the short one."""
_DETAILS = 4


def name_series(groups: Sequence[Sequence[Text]], taken: set[str]) -> Iterator[Series]:
    """Id, title and state of each group of texts, in order: by the country where the titles speak of one, else by the
    words of the usual title. `taken` are ids that no group can have.

    A person's judgement can name an id, so an id must not pass to another series when a record grows: two that share
    the short form get the long one both, and a number only where their titles are the same.
    """
    titled = [_read_titles(texts) for texts in groups]
    short = [_stem(usual, found, SHORT) for usual, found in titled]
    shared = {stem for stem, count in Counter(short).items() if count > 1} | taken
    used = set(taken)
    for stem, (usual, found) in zip(short, titled, strict=True):
        wanted = _stem(usual, found, LONG) if stem in shared else stem
        name = next(n for n in (wanted, *(f"{wanted}-{i}" for i in range(2, len(groups) + 3))) if n not in used)
        used.add(name)
        yield Series(name, usual, next(iter(found.states)) if found and len(found.states) == 1 else None)


def _read_titles(texts: Sequence[Text]) -> tuple[str, Situation | None]:
    """The usual title, and the situation that it speaks of; where it reads as none, that of the latest that does."""
    titles = [(clean_title(text.title), text) for text in texts if title_key(text.title)]
    usual, _ = Counter(title for title, _ in titles).most_common(1)[0]
    own = [read_situation(text.title, first_day(text.date)) for title, text in titles if title == usual]
    every = [read_situation(text.title, first_day(text.date)) for text in texts]
    found = next((one for one in (*reversed(own), *reversed(every)) if one is not None), None)
    # Older titles speak of Crimea and Sevastopol alone, later ones of occupied territories: one series, one id.
    return usual, found and replace(found, occupied=any(one.occupied for one in every if one is not None))


def _stem(usual: str, found: Situation | None, words: int) -> str:
    if found is None or len(found.states) != 1:
        return "-".join(_slug(usual).split("-")[:words])
    stem = _slug(state(next(iter(found.states))).name.partition("(")[0])
    if found.occupied:
        return f"{stem}-occupied"
    # In the order of the title: russian-federation-republic-chechnya.
    detail = [word for word in title_key(usual).split() if word in found.detail][:_DETAILS]
    return "-".join([stem, *detail])


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))

"""Rhythms told in one part of a sentence, beside single years told in another, or since the year told before."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.find.rhythms import rhythm_of
from onrecord.claims.models import Order
from onrecord.claims.sentence import part_of

if TYPE_CHECKING:
    from onrecord.claims.sentence import View


def comes_round(view: View) -> bool:
    """ "The matter returned to the Assembly every second year": habitual in the past tense too."""
    rhythm = rhythm_of(view)
    return rhythm is not None and rhythm.order is Order.EVERY_OTHER_YEAR


def rhythm_beside(view: View) -> View | None:
    """ "On executions it votes in even years; this December the result was 133 to none": the part with the rhythm."""
    if not comes_round(view):
        return None
    breaks = [view.first - 1, *view.places(_BREAKS), view.end]
    parts = (part_of(view, at + 1, end) for at, end in pairwise(breaks))
    part = next((part for part in parts if comes_round(part)), None)
    return part if part is not None and part.end - part.first < view.end - view.first else None


_BREAKS = frozenset({",", ";", ":", "–", "—", "("})


def last_of_row(view: View, end: int) -> int | None:
    """ "The first two votes came in consecutive years, 2007 and 2008;": the year from which the rhythm runs."""
    if _IN_A_ROW.isdisjoint(view.words(view.first, end)):
        return None
    return max((int(word) for word in view.words(view.first, end) if _YEAR.fullmatch(word)), default=None)


_IN_A_ROW = frozenset({"successive", "consecutive", "row", "running", "back", "straight"})
_YEAR = re.compile(r"(19|20)[0-9]{2}")


def ends_in_since(view: View) -> bool:
    """ "Has come back to it every year since." """
    words = [word for word in view.words(view.first, view.end) if word[0].isalnum()]
    return (words[-3:] in _EVER_SINCE or words[-2:] == ["annually", "since"]) and not _DOING.isdisjoint(words)


_EVER_SINCE = (["every", "year", "since"], ["each", "year", "since"])
_DOING = frozenset({"returned", "come", "voted", "taken", "dealt", "revisited", "debated", "adopted", "passed"})

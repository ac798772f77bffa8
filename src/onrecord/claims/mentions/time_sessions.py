"""Numbered sessions as texts name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal
from onrecord.claims.mentions.time_kinds import Time, TimeKind

if TYPE_CHECKING:
    from onrecord.claims.text import Document


SESSIONS = frozenset({"session", "sessions"})


def read_session(document: Document, index: int) -> Time | None:
    """ "Its 49th session", "the 52nd regular session", "session 78", "the 74th, 75th and 76th sessions"."""
    word = document.words[index]
    if word in SESSIONS:
        return _session_number(document, index)
    ordinal = read_ordinal(document, index)
    if ordinal is None:
        return None
    numbers, place, joiner = [ordinal[0]], ordinal[1], ""
    while True:
        step = place
        while document.word(step) in {",", "and", "to", "through", "the", "until", "or"}:
            joiner = document.word(step) if document.word(step) in {"to", "through", "until"} else joiner
            step += 1
        following = read_ordinal(document, step) if step > place else None
        if following is None or following[0] <= numbers[-1]:
            break
        numbers.append(following[0])
        place = following[1]
    special = document.word(place) == "special"
    place = _past_words(document, place, {"regular", "special", "annual", "ordinary"})
    # "its seventy-seventh General Assembly", "the 80th UN General Assembly" name a session as well
    place = _past_words(document, place, {"un", "united", "nations", "general", "human", "rights", "(", ")", "council"})
    if len(numbers) == 1 and numbers[0] < _YOUNGEST and document.word(place + 1) in _COUNTED:
        # "the first General Assembly draft on Syria" counts drafts
        return None
    if document.word(place) in {"session", "sessions", "assembly", "unga"}:
        if len(numbers) == 1 and not special and not _numbers_one(document, index, numbers[0], place):
            return None
        prefix = "S-" if special else ""
        first, last = f"{prefix}{numbers[0]}", f"{prefix}{numbers[-1]}"
        if len(numbers) == 1:
            return Time(index, place + 1, TimeKind.SESSION, session=first)
        named = tuple(numbers) if not joiner else ()
        return Time(index, place + 1, TimeKind.SESSION, bound="range", session=f"{first}..{last}", years=named)
    return None


def _numbers_one(document: Document, index: int, number: int, place: int) -> bool:
    """False where years are counted: "for the second session", "its third session on the sidelines"."""
    if document.word(place) not in SESSIONS:
        return number >= _YOUNGEST
    return number >= _COUNTABLE or document.word(index - 2) in _HELD or document.word(index - 1) in _HELD


_HELD = frozenset(
    {"at", "during", "in", "of", "from", "since", "until", "after", "before", "by", "council", "commission"}
)
"""Before the number of a session that is named."""
_COUNTABLE = 7
"""With a number below it, as many as a state may have missed, a session is one only as "at its third session"."""
_YOUNGEST = 40
"""With a number below it, what stands behind the body is counted; no text is told of sessions before the fortieth."""
_COUNTED = frozenset({
    "draft", "drafts", "resolution", "resolutions", "text", "texts", "vote", "votes", "ballot", "decision", "debate",
    "motion", "roll", "action",
})  # fmt: skip


def _session_number(document: Document, index: int) -> Time | None:
    counted = read_cardinal(document, index + 1)
    if counted is None or counted[0] >= 200:
        return None
    if document.word(counted[1]) in {"to", "through", "-", "–"}:
        last = read_cardinal(document, counted[1] + 1)
        if last and counted[0] < last[0] < 200:
            return Time(index, last[1], TimeKind.SESSION, bound="range", session=f"{counted[0]}..{last[0]}")
    return Time(index, counted[1], TimeKind.SESSION, session=str(counted[0]))


def _past_words(document: Document, place: int, words: set[str]) -> int:
    for _ in range(7):
        if document.word(place) not in words:
            break
        place += 1
    return place

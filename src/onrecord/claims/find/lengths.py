"""How long something has lasted: "for barely a month", "not quite two years", "ten days"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.find.segments import MOST_COUNTED, shift_days
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.time_kinds import shift_month
from onrecord.claims.mentions.times import time_words

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.sentence import View

UNITS = frozenset({"day", "week", "month", "year"})
_UNDER = frozenset({"almost", "nearly", "barely", "under", "quite", "close"})
"""Up to so long, and near it."""
_AT_MOST = frozenset({"less"})
_OVER = frozenset({"more", "over"})
_ROUNDING = (
    _UNDER | _AT_MOST | _OVER | {"about", "some", "around", "roughly", "just", "only", "exactly", "not", "than", "no"}
    | {"little", "to", "the", "past", "well", "a", "full", "whole", "entire"}
)  # fmt: skip
_DAYS = {"day": 1, "week": 7}
_LOOSE = {"day": 1, "week": 6}
_LOOSE_MONTHS = 2
_MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1, "year": 12}
_NEAR = 0.4
"""Part of a unit by which a whole number may be off: four years and two months are four years."""
_BEYOND = frozenset({"over", "just over"})


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time, up to the place after the last word."""

    number: int
    unit: str
    end: int
    half: bool = False
    """Half a unit more; of "half a year" the number is 0."""
    rounded: str = ""
    """under, at most, over or just over where the text says so."""

    def before(self, day: date) -> tuple[date, date] | None:
        """Return the days on which what has lasted so long by that day may have begun; None out of the calendar."""
        exact = self._exactly(day)
        if exact is None or not self.rounded:
            return exact
        if self.rounded in _BEYOND:
            longest = replace(self, number=self.number + self._beyond())._exactly(day)
            return (longest[0], exact[1]) if longest else None
        shortest = (
            (day, day) if self.rounded == "at most" else replace(self, number=max(0, self.number - 1))._exactly(day)
        )
        return (exact[0], shortest[1]) if shortest else None

    def before_any(self, days: tuple[date, date]) -> tuple[date, date] | None:
        """The same of one of the days, which of them is not told."""
        first, last = self.before(days[0]), self.before(days[1])
        return (first[0], last[1]) if first is not None and last is not None else None

    def months(self) -> tuple[float, float]:
        """Return the shortest and the longest time that is meant, in months."""
        unit = _MONTHS[self.unit]
        exact = (self.number + self.half / 2) * unit
        loose = max(unit * _NEAR, 1.0)
        if self.rounded in _BEYOND:
            return exact, exact + self._beyond() * unit
        if self.rounded == "at most":
            return 0, exact
        return (exact - unit if self.rounded else exact - loose), exact + loose

    def _beyond(self) -> int:
        """By how many units "more than two years" may go past the two."""
        return max(1, self.number) if self.rounded == "over" else 1

    def _exactly(self, day: date) -> tuple[date, date] | None:
        if self.unit in _DAYS:
            near, loose = -self.number * _DAYS[self.unit], _LOOSE[self.unit]
            low, high = shift_days(day, near - loose), shift_days(day, near + loose)
            return (low, high) if low and high else None
        months = self.number * (12 if self.unit == "year" else 1) + (6 if self.half and self.unit == "year" else 0)
        # so many whole months, and up to one more, have gone by; of several years some months more or less
        loose = _LOOSE_MONTHS if self.unit == "year" and self.number > 1 and not self.half else 0
        first, last = shift_month(day, -months - 1 - loose), shift_month(day, -months + loose)
        return (first[0], last[1]) if first and last else None


def read_length(view: View, place: int) -> Length | None:
    """Return the time of "barely a month", "three years", "half a year" at the word, or None."""
    said: list[str] = []
    while view.word(place) in _ROUNDING and not (view.word(place) == "a" and _unit(view, place + 1)):
        if read_cardinal(view.document, place) is not None:
            break
        said.append(view.word(place))
        place += 1
    over = not _OVER.isdisjoint(said) and "no" not in said and "little" not in said
    at_most = not _AT_MOST.isdisjoint(said)
    over_by = "just over" if {"just", "little"} & set(said) else "over"
    rounded = over_by if over else "at most" if at_most else "under" if not _UNDER.isdisjoint(said) else ""
    if view.words(place, place + 3) == ["half", "a", "year"]:
        return Length(0, "year", place + 3, half=True, rounded=rounded)
    read = read_cardinal(view.document, place)
    number, after = read or ((1, place + 1) if view.word(place) in {"a", "an", "one"} else (0, place))
    unit = _unit(view, after)
    half = view.words(after + 1, after + 4) == ["and", "a", "half"]
    counts = 0 < number <= MOST_COUNTED and unit is not None
    return Length(number, unit, after + (4 if half else 1), half, rounded) if counts and unit else None


def _unit(view: View, place: int) -> str | None:
    unit = time_words().units.get(view.word(place))
    return unit if unit in UNITS else None

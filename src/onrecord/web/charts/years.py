"""The years across a chart: how wide each is, where a day lies, which of them are written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

LEFT = 128
"""Room for the names of the bodies."""
_ROOM, _WIDEST, _NARROWEST = 1060, 38, 22
"""Room for the years on a wide page, and how wide a year may be."""
_WIDE = 30
"""From this width on every year has its label."""


@dataclass(frozen=True, slots=True)
class Years:
    """The first and the last year of a chart, and the width of each."""

    first: int
    last: int
    width: float

    @classmethod
    def of(cls, years: Iterable[int]) -> Years:
        """All years from the first to the last of those given, so wide that a wide page shows them where it can."""
        held = sorted(years)
        return cls(held[0], held[-1], max(_NARROWEST, min(_WIDEST, _ROOM // (held[-1] - held[0] + 1))))

    @property
    def edge(self) -> float:
        """Where the last year ends."""
        return LEFT + self.width * (self.last - self.first + 1)

    def middle(self, year: int) -> float:
        """The middle of a year."""
        return LEFT + self.width * (year - self.first) + self.width / 2

    def place(self, day: date) -> float:
        """Where a day lies."""
        return LEFT + self.width * (day.year - self.first + (day.timetuple().tm_yday - 1) / 366)

    def labels(self, y: float) -> Iterator[str]:
        """The years, written at height `y`."""
        for year in range(self.first, self.last + 1):
            said = self._say(year)
            if said:
                yield f'<text class="m" x="{self.middle(year):g}" y="{y:g}" text-anchor="middle">{said}</text>'

    def _say(self, year: int) -> str:
        """In full where a reader looks for it, else the last two digits; where years are narrow, only the former."""
        ends = (self.first, self.last)
        if year in ends or (year % 5 == 0 and (self.width >= _WIDE or min(abs(year - end) for end in ends) > 1)):
            return str(year)
        return f"’{year % 100:02}" if self.width >= _WIDE else ""


def spread(rows: list[dict[str, Any]], middle: float, room: float) -> Iterator[tuple[dict[str, Any], float, float]]:
    """The texts of one year side by side, by their days: each with its place and the width that it may take."""
    in_order = sorted(rows, key=lambda row: str(row["date"] or ""))
    step = room / len(rows)
    for place, row in enumerate(in_order):
        yield row, middle + step * (place - (len(rows) - 1) / 2), step

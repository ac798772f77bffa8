"""Dates as far as they are known: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from onrecord.errors import DateError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_WORDS = re.compile(r"(?:(?P<day>[0-9]{1,2})\s+)?(?P<month>[A-Za-z]{3,9})(?P<dot>\.?)\s+(?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known, never more precise than its source: 2018, 2016-09 or 2016-09-28.

    Ordered by first day, the less precise first among equals.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        text = f"{self.year}-{self.month}-{self.day}"
        if not 1 <= self.year <= 9999:
            raise DateError(text, str(self.year), "a year has four digits")
        if self.month is None:
            if self.day is not None:
                raise DateError(text, str(self.day), "a day without a month")
            return
        if not 1 <= self.month <= 12:
            raise DateError(text, str(self.month), "months run from 1 to 12")
        if self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise DateError(text, str(self.day), "the month has no such day")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date written `2018`, `2016-09`, `2016-09-28`, `2 Nov. 2005`, `29 July 2015` or `Nov. 2005`.

        Raises DateError naming the part at fault.
        """
        cleaned = text.strip()
        match = _ISO.fullmatch(cleaned)
        if match is not None:
            month, day = match["month"], match["day"]
            return cls._checked(text, match["year"], int(month) if month else None, month, day)
        match = _WORDS.fullmatch(cleaned)
        if match is None:
            raise DateError(text, cleaned, "write 2018, 2016-09, 2016-09-28 or 2 Nov. 2005")
        return cls._checked(text, match["year"], _month_number(text, match["month"]), match["month"], match["day"])

    @classmethod
    def _checked(
        cls, text: str, year: str, month: int | None, month_printed: str | None, day: str | None
    ) -> PartialDate:
        if year == "0000":
            raise DateError(text, year, "there is no year 0")
        if month is not None and not 1 <= month <= 12:
            raise DateError(text, month_printed or "", "months run from 1 to 12")
        if month is not None and day is not None and not 1 <= int(day) <= monthrange(int(year), month)[1]:
            raise DateError(text, day, "the month has no such day")
        return cls(int(year), month, int(day) if day else None)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.day is not None else None

    @property
    def sort_key(self) -> tuple[date, int]:
        """What dates are ordered by: first day, then precision."""
        return (self.first, (self.month is not None) + (self.day is not None))

    def __lt__(self, other: PartialDate) -> bool:
        return self.sort_key < other.sort_key

    def __le__(self, other: PartialDate) -> bool:
        return self.sort_key <= other.sort_key

    def __contains__(self, other: date | PartialDate) -> bool:
        """True where every day that `other` can be lies in this date."""
        if isinstance(other, PartialDate):
            return self.first <= other.first and other.last <= self.last
        return self.first <= other <= self.last


def _month_number(text: str, printed: str) -> int:
    number = _SHORT_MONTHS.get(printed.lower()) or _SHORT_MONTHS.get(printed[:3].lower())
    if number is None or not (printed.lower() == "sept" or MONTHS[number - 1].lower().startswith(printed.lower())):
        raise DateError(text, printed, "no month has that name")
    return number

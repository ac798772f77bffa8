"""Bodies of the United Nations, the forums in which positions are counted, and numbered sessions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.errors import SymbolError


class Body(StrEnum):
    """A body whose documents we read, by the beginning of its symbols."""

    ASSEMBLY = "A"
    THIRD_COMMITTEE = "A/C.3"
    COUNCIL = "A/HRC"
    COMMISSION = "E/CN.4"
    SECURITY_COUNCIL = "S"


class Forum(StrEnum):
    """Where a position is counted; the Assembly with its Third Committee is one forum."""

    GA = "GA"
    HRC = "HRC"
    CHR = "CHR"
    SC = "SC"


class SessionKind(StrEnum):
    """Regular, special (`S-`) or emergency special (`ES-`)."""

    REGULAR = "regular"
    SPECIAL = "special"
    EMERGENCY = "emergency"


_PREFIX = {SessionKind.REGULAR: "", SessionKind.SPECIAL: "S-", SessionKind.EMERGENCY: "ES-"}
_ORDER = {kind: place for place, kind in enumerate(SessionKind)}
_SESSION = re.compile(r"(?P<prefix>E?S-)?(?P<number>[0-9]{1,3})")

FIRST_COMMISSION_YEAR = 1949
"""From 1949 on the Commission met in one numbered session a year; it met twice in 1947, so the rule fails earlier."""
LAST_COMMISSION_YEAR = 2006
"""The Commission's 62nd and last session."""


@dataclass(frozen=True, slots=True)
class Session:
    """A numbered session of the Assembly, the Council or the Commission: `78`, `ES-11`, `S-28`.

    A main committee meets in the Assembly's session, so the body of A/C.3's session is the Assembly.
    Sessions order by body, then regular, special, emergency, then number.
    """

    body: Body
    number: int
    kind: SessionKind = SessionKind.REGULAR

    def __post_init__(self) -> None:
        if self.body is Body.THIRD_COMMITTEE:
            object.__setattr__(self, "body", Body.ASSEMBLY)

    @classmethod
    def parse(cls, text: str, body: Body = Body.ASSEMBLY) -> Session:
        """The session written as in symbols: `78`, `ES-11`, `S-28`; the Commission's also by its year: `2003`.

        Raises SymbolError on anything else.
        """
        if body is Body.COMMISSION and re.fullmatch(r"(?:19|20)[0-9]{2}", text):
            return cls.of_commission_year(int(text))
        match = _SESSION.fullmatch(text)
        if match is None or int(match["number"]) == 0:
            raise SymbolError(text, text, "a session is written 78, S-28 or ES-11")
        kind = next(kind for kind, prefix in _PREFIX.items() if prefix == (match["prefix"] or ""))
        return cls(body, int(match["number"]), kind)

    @classmethod
    def of_commission_year(cls, year: int) -> Session:
        """The Commission's regular session of a year; its symbols carry the year (E/CN.4/2003 is the 59th session).

        Raises SymbolError outside 1949 to 2006.
        """
        if not FIRST_COMMISSION_YEAR <= year <= LAST_COMMISSION_YEAR:
            raise SymbolError(str(year), str(year), "the Commission's symbols carry a year from 1949 to 2006")
        return cls(Body.COMMISSION, year - 1944)

    def __str__(self) -> str:
        return f"{_PREFIX[self.kind]}{self.number}"

    def __lt__(self, other: Session) -> bool:
        return self.sort_key < other.sort_key

    def __le__(self, other: Session) -> bool:
        return self.sort_key <= other.sort_key

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """What sessions are ordered by."""
        return (self.body, _ORDER[self.kind], self.number)

    @property
    def year(self) -> int | None:
        """The calendar year in which the session mainly acts; None for special sessions, whose numbers tell no year.

        Assembly: session n opens in September of 1945 + n (rules of procedure, rule 1; the first opened in January
        1946 and acted that year). Council: three regular sessions a year since June 2006 (resolution 60/251, para.
        10). Commission: one a year, the 5th in 1949, the 62nd in 2006.
        """
        if self.kind is not SessionKind.REGULAR:
            return None
        if self.body is Body.ASSEMBLY:
            return 1945 + self.number
        if self.body is Body.COUNCIL:
            return 2006 + (self.number - 1) // 3
        if self.body is Body.COMMISSION and self.number >= FIRST_COMMISSION_YEAR - 1944:
            return 1944 + self.number
        return None

    @property
    def dates(self) -> tuple[date, date] | None:
        """First and last day that an action of the session can bear; None where the number tells no year.

        The bounds are wide on purpose, for checking a date and not for giving one. Assembly: from the September
        in which it opens to the next (the 55th opened on 5 September, the 73rd still acted on 16 September).
        Council and Commission: the calendar year (the Council's 43rd session was suspended in March 2020 and
        resumed in June).
        """
        year = self.year
        if year is None:
            return None
        if self.body is Body.ASSEMBLY:
            first = date(1946, 1, 10) if self.number == 1 else date(year, 9, 1)
            return first, date(year + 1, 9, 30)
        return date(year, 1, 1), date(year, 12, 31)

    def holds(self, day: date) -> bool | None:
        """True where `day` can lie in the session, False where it cannot, None where the session's dates are open."""
        bounds = self.dates
        return None if bounds is None else bounds[0] <= day <= bounds[1]

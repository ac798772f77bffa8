"""What the acts of an edition tell: what was done to each object, when, and how a finding says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from onrecord.claims.check.verdicts import NOT_IN_RECORD, Truth, conclude
from onrecord.claims.check.wording import say_partial
from onrecord.claims.mentions.time_kinds import whole_years
from onrecord.claims.models import Evidence
from onrecord.days import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.claims.check.held import Held
    from onrecord.claims.models import Acted, Claim, Finding, Verdict

_COARSE = timedelta(days=60)
"""A window shorter than this cannot be settled by an act of which only the year is known."""


@dataclass(frozen=True, eq=False)
class Deed:
    """One object of an act with what became of it; an act may treat several in one decree."""

    row: dict[str, Any]
    object: str
    phase: str

    @cached_property
    def day(self) -> PartialDate:
        """When, as far as it is known."""
        return PartialDate.parse(self.row["date"])


_DEEDS: WeakKeyDictionary[Held, tuple[Deed, ...]] = WeakKeyDictionary()


def list_deeds(held: Held) -> tuple[Deed, ...]:
    """Every deed of the edition's acts, taken apart once an edition."""
    if held not in _DEEDS:
        _DEEDS[held] = tuple(deed for row in held.rows("acts") for deed in _split(row))
    return _DEEDS[held]


def _split(row: dict[str, Any]) -> Iterable[Deed]:
    objects = (row["object"] or "").split(" ; ")
    phases = (row["phase"] or "").split(" ; ")
    if len(phases) == 1:
        phases = phases * len(objects)
    return (Deed(row, name, phase) for name, phase in zip(objects, phases, strict=False))


def is_about(says: Acted, deed: Deed) -> bool:
    """Whether the deed is one of the person or of an object that the claim names."""
    if says.person is not None and has_name(says.person, deed.row["summary"]):
        return True
    if says.objects:
        return any(has_name(name, deed.object) for name in says.objects)
    return says.person is None and bool(deed.row["kind"] == says.kind)


@lru_cache(maxsize=4096)
def has_name(name: str, text: str | None) -> bool:
    """Whether the text holds the name as whole words."""
    return bool(text) and bool(_name_pattern(name).search(text or ""))


@lru_cache(maxsize=512)
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)


def find_window(claim: Claim) -> tuple[date, date] | None:
    """The first and last day that the claim allows; None where it gives no time."""
    if claim.days is not None:
        return claim.days
    if claim.years is not None:
        return whole_years(claim.years)
    return None


def fits_time(says: Acted, deed: Deed, window: tuple[date, date] | None, published: date | None) -> Truth:
    """Whether the act falls in the time that the text gives; what came after the article cannot have been meant."""
    day = deed.day
    if published is not None and day.first > published:
        return Truth.NO
    handed = _HANDED.search(f"{deed.row['summary']} {deed.row['note'] or ''}") if says.credentials else None
    if handed is not None and window is not None:
        return Truth.YES if window[0] <= read_day(handed[1]) <= window[1] else Truth.NO
    noted = _days_in_note(says, deed)
    if window is None or any(window[0] <= told <= window[1] for told in noted):
        return Truth.YES
    if says.english and noted:
        # "the English version appeared on 30 March": of that edition, and not of the first
        return Truth.NO
    end = PartialDate.parse(deed.row["end"]).last if deed.row["end"] else day.last
    lasting = deed.phase == "vacant"
    last = date.max if lasting and not deed.row["end"] else end if lasting else day.last
    if day.first > window[1] or last < window[0]:
        return Truth.NO
    if day.month is None and window[1] - window[0] < _COARSE:
        return Truth.UNKNOWN
    return Truth.YES


def _days_in_note(says: Acted, deed: Deed) -> list[date]:
    """Days of the same act that the note tells: "handed over the letter of appointment on 12 October 2016"."""
    found = _DAY.findall(deed.row["note"] or "") if deed.phase == "appointed" or says.english else []
    return [read_day(day) for day in found]


_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_HANDED = re.compile(r"(?:credentials|letter of appointment)[^.;]*? on (\d{1,2} [A-Z][a-z]+ \d{4})")


def read_day(said: str) -> date:
    """The day written as "4 November 2025"."""
    return datetime.strptime(said, "%d %B %Y").replace(tzinfo=UTC).date()


def tell(claim: Claim, held: Held, verdict: Verdict, deeds: list[Deed]) -> Finding:
    """The finding that rests on those deeds, each told with its day."""
    rows = list({deed.row["act_id"]: deed.row for deed in deeds}.values())
    told = [f"{_manner(held, row)} {say_partial(row['date'])}, {_lower(row['summary'].rstrip('.'))}" for row in rows]
    sentence = "; ".join(told)
    if verdict is NOT_IN_RECORD:
        sentence = f"the record does not say this; what it holds is, {sentence}"
    evidence = [Evidence(row["act_id"], row["origin_id"], row["summary"]) for row in rows]
    return conclude(
        claim, verdict, sentence, evidence, reported=all(held.is_reported(row["origin_id"]) for row in rows)
    )


def _manner(held: Held, row: dict[str, Any]) -> str:
    return "as reported for" if held.is_reported(row["origin_id"]) else "as documented for"


def _lower(text: str) -> str:
    """Within a sentence; only an article loses its capital, names keep theirs."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in {"The", "A", "An", "At"} else text

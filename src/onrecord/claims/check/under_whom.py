"""Under which head of government a claim tells what a state did: "under President Moon it abstained in 2007"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.claims.check.scope import texts_then
from onrecord.claims.check.wording import say_day
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.models import Kind

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series
    from onrecord.claims.models import Claim

_OF_STATES = frozenset({Kind.VOTE, Kind.SPONSORSHIP, Kind.STREAK, Kind.ACT})


def under_another(claim: Claim, series: Series | None, held: Held) -> str:
    """Return what to say where the head named was not in office then; empty where it was, or none is named.

    "Under President Moon, South Korea abstained in 2007", "Roh's government sponsored it in 2009".
    """
    if claim.kind not in _OF_STATES or claim.years is None or claim.subject is None:
        return ""
    rows = [row for row in held.rows("governments") if row["state"] == claim.subject]
    said = claim.opening + claim.quote
    named = [surname for surname in {_surname(row) for row in rows} if surname in said]
    if len(named) == 1 and (told := _other_order(named[0], said, claim.years, rows)):
        return told
    # "under Lee and Park it was there every autumn": of which of them a year is told is not read
    if len(named) != 1 or not _is_named(named[0], claim):
        return ""
    meant = [row for row in rows if row["head"] in said] or [row for row in rows if _surname(row) == named[0]]
    days = _days_of(claim, series)
    if any(_was_in_office(row, claim.years, days) for row in meant):
        return ""
    until = f" to {say_day(meant[0]['to'])}" if meant[0]["to"] is not None else " on"
    return f"{meant[0]['head']} was in office from {say_day(meant[0]['from'])}{until}"


def _surname(row: dict[str, Any]) -> str:
    return surname_of(row["head"], row["state"])


def _days_of(claim: Claim, series: Series | None) -> list[date]:
    """The days on which what is told of one year was done; none of several years."""
    if claim.year is None or claim.forum is None or series is None or claim.kind is Kind.ACT:
        return []
    return [day for text in texts_then(claim, series) for day in text.days]


def _was_in_office(row: dict[str, Any], years: tuple[int, int], days: list[date]) -> bool:
    first, last = row["from"], row["to"]
    if days:
        return any(first <= day and (last is None or day <= last) for day in days)
    return bool(first.year <= years[1] and (last is None or last.year >= years[0]))


def _is_named(surname: str, claim: Claim) -> bool:
    if _acts_under(surname).search(claim.quote) or _leads_before(surname).search(claim.opening):
        return True
    found = _takes(surname).search(claim.opening + claim.quote)
    return found is not None and found.end() >= len(claim.opening)


def _other_order(surname: str, said: str, years: tuple[int, int], rows: list[dict[str, Any]]) -> str:
    """ "In 2019, before Moon took office", "in 2018, after he had left it"."""
    found = _order(surname).search(said)
    if found is None:
        return ""
    meant = [row for row in rows if row["head"] in said] or [row for row in rows if _surname(row) == surname]
    if found["before"] and all(years[1] > row["from"].year for row in meant):
        return f"{meant[0]['head']} took office on {say_day(meant[0]['from'])}"
    if found["after"] and all(row["to"] is None or years[0] < row["to"].year for row in meant):
        return f"{meant[0]['head']} was in office until {say_day(meant[0]['to'])}" if meant[0]["to"] else "he still is"
    return ""


@lru_cache(maxsize=64)
def _order(surname: str) -> re.Pattern[str]:
    name = _name(surname)
    return re.compile(
        rf"(?P<before>\bbefore {name} (?:took|entered|came to|assumed))"
        rf"|(?P<after>\bafter {name} (?:had )?(?:left|was removed|stepped down))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _takes(surname: str) -> re.Pattern[str]:
    """ "Moon brought South Korea back", "President Park (2013-2017) saw South Korea leave the sponsors"."""
    verbs = "brought|took|kept|had|saw|made|put|let|led|moved|returned|restored|pulled|withdrew"
    state = "South Korea|Seoul|the country|the Republic of Korea|his country|her country"
    return re.compile(rf"\b{_name(surname)}(?: \([^)]*\))?,? (?:{verbs}) (?:{state})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _acts_under(surname: str) -> re.Pattern[str]:
    """ "Under Moon", "Moon's government", "the Moon administration", "with Moon in office", "it was Moon who"."""
    kept = r"(?<!unlike )(?<!before )(?<!after )(?<!since )(?<!until )(?<!than )(?<!not )"
    name = _name(surname)
    acting = r"(?:government|administration|cabinet|diplomats|envoys|delegation|mission)"
    forms = (
        rf"under {name}\b(?!['’]s pred)",
        rf"{name}(?:['’]s)? (?:own )?{acting}\b",
        rf"{acting} (?:of|under) {name}\b",
        rf"with {name} in (?:the Blue House|office|power)\b",
        rf"led by {name}\b",
        rf"it was {name} who\b",
        rf"(?:during|in|of) {name}['’]s (?:own )?(?:\w+ )?(?:term|presidency|tenure|rule|time in office|year)\b",
    )
    return re.compile(rf"{kept}\b(?:{'|'.join(forms)})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _leads_before(surname: str) -> re.Pattern[str]:
    """ "Moon was president when", "South Korea, then led by Moon,": right before the claim."""
    name = _name(surname)
    return re.compile(
        rf"(?:{name} was (?:still )?(?:the )?president(?: when)?|(?:led by|under) {name}),?\s*$", re.IGNORECASE
    )


def _name(surname: str) -> str:
    given = r"(?: (?!Government|Administration|Cabinet)[A-Z][a-z]+(?:-[a-z]+)?)?"
    return rf"(?:the )?(?:then )?(?:former )?(?:president )?{surname}{given}"

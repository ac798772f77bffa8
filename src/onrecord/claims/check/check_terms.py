"""Claims about when a head of government or state took office or left it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from onrecord.claims.check.check_tenures import YEARS_OFF
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED, conclude
from onrecord.claims.check.wording import say_day
from onrecord.claims.mentions.numbers import number_said
from onrecord.claims.mentions.time_kinds import whole_years
from onrecord.claims.models import Evidence, Served
from onrecord.days import PartialDate

if TYPE_CHECKING:
    from onrecord.claims.check.held import Held
    from onrecord.claims.models import Claim, Finding


def check_terms(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about the bounds of a term of office."""
    says = claim.says
    assert isinstance(says, Served)  # noqa: S101
    row = next((row for row in held.rows("governments") if _is_head(says.head, row["head"])), None)
    if row is None:
        return conclude(claim, NOT_IN_RECORD, f"the record holds no term of {says.head}")
    right = _judge(claim, says, row)
    if right and says.after is not None:
        right = _follows(says.after, row, held)
    if right is None:
        return conclude(claim, NOT_IN_RECORD, f"the record does not say whether and when {says.head} was impeached")
    evidence = [Evidence(f"ev:{row['from']}:presidency", row["origin_id"], _tell(row))]
    sentence = _tell(row)
    if row["note"] and says.event in {"removed", "left_office", "impeached"} and ";" in row["note"]:
        sentence += f" ({row['note'].split(';', 1)[1].strip(' .')})"
    return conclude(claim, SUPPORTED if right else CONTRADICTED, sentence, evidence)


def _follows(before: str, row: dict[str, Any], held: Held) -> bool:
    """Whether the head before that one was the one named."""
    terms = sorted((one for one in held.rows("governments") if one["state"] == row["state"]), key=_begins)
    place = terms.index(row)
    return place > 0 and _is_head(before, terms[place - 1]["head"])


def _begins(row: dict[str, Any]) -> date:
    begins: date = row["from"]
    return begins


def _is_head(said: str, held: str) -> bool:
    return said.lower().replace("-", " ") == held.lower().replace("-", " ")


def _judge(claim: Claim, says: Served, row: dict[str, Any]) -> bool | None:
    """Whether the term bears the claim out; None where the record does not say."""
    if says.event == "in_office":
        return _was_in_office(claim, row)
    if says.event == "term":
        years = claim.years or (row["from"].year, row["from"].year)
        begins = years[0] == row["from"].year
        ends = row["to"] is None or years[1] == row["to"].year
        return bool(begins and ends and _lasted(says, row))
    if says.event == "impeached":
        return _was_impeached(claim, row)
    day: date | None = row["from"] if says.event == "took_office" else row["to"]
    if day is None:
        return False
    if says.event == "removed" and "remov" not in (row["note"] or "").lower():
        return False
    # who hands over does so on the last day of the term, or on the first of the next one
    days = (day, day + timedelta(days=1)) if says.event == "handed_over" else (day,)
    if not _lasted(says, row) or _lasted_otherwise(claim, says, row):
        return False
    if says.on is not None:
        return says.on in days
    if claim.days is not None:
        return any(claim.days[0] <= one <= claim.days[1] for one in days)
    return claim.years is None or claim.years[0] <= day.year <= claim.years[1]


def _lasted(says: Served, row: dict[str, Any]) -> bool:
    """Whether the term was as long as it is said to have been."""
    if says.lasted is None or row["to"] is None:
        return says.lasted is None
    months: float = (row["to"] - row["from"] + timedelta(days=1)) / timedelta(days=_MONTH)
    return says.lasted[0] <= months <= says.lasted[1]


def _lasted_otherwise(claim: Claim, says: Served, row: dict[str, Any]) -> bool:
    """ "Leaves office today, six years after he entered it", "after six years in office he leaves": after five."""
    found = _AFTER_YEARS.search(claim.quote) if says.event in _ENDING and row["to"] is not None else None
    number = number_said(found[1] or found[2]) if found is not None else None
    if number is None:
        return False
    years = (row["to"] - row["from"] + timedelta(days=1)) / timedelta(days=365.25)
    return bool(abs(years - number) > YEARS_OFF)


_ENDING = frozenset({"left_office", "removed", "handed_over"})
_AFTER_YEARS = re.compile(
    r"\b([a-z]+|\d+) years (?:almost |nearly )?(?:to the day )?after (?:he|she|taking|entering)\b"
    r"|\b([a-z]+|\d+) years in (?:office|power|the Blue House)\b",
    re.IGNORECASE,
)
_MONTH = 365.25 / 12


def _was_in_office(claim: Claim, row: dict[str, Any]) -> bool:
    """At some time in the days or years that the text gives."""
    years = claim.years or (row["from"].year, row["from"].year)
    first, last = claim.days or whole_years(years)
    return bool(row["from"] <= last and (row["to"] is None or row["to"] >= first))


def _was_impeached(claim: Claim, row: dict[str, Any]) -> bool | None:
    """The day of an impeachment stands in the note of the term, if the record holds it; else None."""
    found = re.search(r"impeach\w*[^;.]*? on (\d{1,2} \w+ \d{4})", row["note"] or "")
    if found is None:
        return None
    day = PartialDate.parse(found[1]).first
    window = claim.days or whole_years(claim.years) if claim.years else None
    return window is None or window[0] <= day <= window[1]


def _tell(row: dict[str, Any]) -> str:
    if row["to"] is None:
        return f"{row['head']} has been in office since {say_day(row['from'])}"
    return f"{row['head']} was in office from {say_day(row['from'])} to {say_day(row['to'])}"

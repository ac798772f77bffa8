"""Who is a member of what, on a day; None where the table does not hold it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.names.tables import group, memberships, state

if TYPE_CHECKING:
    from datetime import date

    from onrecord.names.tables import Membership


def is_member(code: str, group_or_body: str, on: date) -> bool | None:
    """True or False where the table holds it for that day, None where it does not.

    Bodies go by the beginning of their symbols (A, A/C.3, A/HRC, E/CN.4), the rest by the codes of `groups()`.
    A code that the table does not hold is refused (NotOnRecordError). A member whose rights are suspended is a member.
    """
    held = group(_group_code(group_or_body))
    rows = _rows_of(held.group).get(state(code).state, ())
    if any(row.span.covers(on) for row in rows):
        return True
    if any(_may_cover(row, on) for row in rows):
        return None
    if held.complete is None or not held.complete.covers(on):
        return None
    return False


def members(group_or_body: str, on: date) -> frozenset[str] | None:
    """Codes of all members on that day, None where the table does not hold all of them."""
    held = group(_group_code(group_or_body))
    if held.complete is None or not held.complete.covers(on):
        return None
    rows = _rows_of(held.group)
    if any(_may_cover(row, on) for listed in rows.values() for row in listed):
        return None
    return frozenset(code for code, listed in rows.items() if any(row.span.covers(on) for row in listed))


def _group_code(group_or_body: str) -> str:
    # Every member of the United Nations sits in the General Assembly and in its main committees.
    if group_or_body == "A" or group_or_body.startswith("A/C."):
        return "UN"
    return group_or_body


@cache
def _rows_of(code: str) -> dict[str, tuple[Membership, ...]]:
    rows: dict[str, tuple[Membership, ...]] = {}
    for row in memberships():
        if row.group == code:
            rows[row.state] = (*rows.get(row.state, ()), row)
    return rows


def _may_cover(row: Membership, on: date) -> bool:
    """True where the day lies before the earliest that the source shows, and the first day is not known."""
    return not row.first_known and row.span.first is not None and on < row.span.first

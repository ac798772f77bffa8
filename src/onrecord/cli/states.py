"""The state that a person means: an ISO code or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.errors import InputError, NotOnRecordError

if TYPE_CHECKING:
    from datetime import date

    from onrecord.record.edition import Edition


def find_state(edition: Edition, text: str) -> tuple[str, str]:
    """ISO3 code and name of the state that is meant by `text`, a code or a name in English.

    A name that fits several states is refused with all of them, one that fits none with what it was taken for. A
    name of other days is understood (Turkey, Burma). Raises InputError; NotOnRecordError where the record has no
    such state.
    """
    names = dict(edition.table("states").select("state", "name").iter_rows())
    code = text.strip().upper()
    if code not in names:
        code = _resolve_name(text, _last_day(edition), names)
    if code not in names:
        raise NotOnRecordError(f"the record holds no state {code}")
    return code, names[code]


def _resolve_name(text: str, on: date | None, names: dict[str, str]) -> str:
    from onrecord.names import Ambiguous, Party, Resolved, resolve_mention

    match resolve_mention(text, on):
        case Resolved(state=state):
            return state
        case Ambiguous(candidates=candidates):
            which = ", ".join(f"{code} ({names.get(code, 'a group of states')})" for code in candidates)
            raise InputError(repr(text), f"this can mean {which}", hint="Give the ISO code of the one that you mean.")
        case Party(kind=kind):
            raise InputError(
                repr(text),
                f"this is no state but a {kind.replace('_', ' ')}",
                hint="Ask for one of its members: onrecord state France",
            )
        case _:
            raise InputError(
                repr(text),
                "this is no state's name or ISO code that Onrecord knows",
                hint='Give a name in English or an ISO code of three letters: "South Korea", KOR.',
            )


def _last_day(edition: Edition) -> date | None:
    """The day of the record's latest action: a name is one on a date."""
    day: date | None = edition.table("actions").select(pl.col("date").max()).item()
    return day

"""What the record says about a letter's addressee on its question, and when the question comes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.errors import NotOnRecordError
from onrecord.web.pages.state import gather_state
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from datetime import date

    from onrecord.web.pages.state import StatePage
    from onrecord.web.shelf import Shelf

_YEARS = 6
_ACTS = 8


@dataclass(frozen=True, slots=True)
class Round:
    """The stages of one text of the series in one forum."""

    forum: str
    year: int | None
    text: str
    committee: date | None
    """Day of the committee; sponsors join until then."""
    decided: date | None
    """Day of the plenary or the Council."""
    origin_id: str | None
    """Where the action was read."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a forum has acted in its last years: the next time is expected between the same days."""

    forum: str
    earliest: date
    latest: date
    years: int
    committee: bool
    """True where the days are those of the committee."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the record says beside a letter."""

    state: StatePage | None = None
    """The state's page on the series; None where the letter goes to no state."""
    acts: list[dict[str, Any]] = field(default_factory=list)
    """The last acts of its governments."""
    rounds: list[Round] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    series: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)


def gather_background(shelf: Shelf, state: str, series: str, forum: str = "") -> Background:
    """The background of a letter; empty where the record holds nothing on it."""
    try:
        row: dict[str, Any] = dict(shelf.require_series(series)) if series else {}
        page = gather_state(shelf, state, series) if state and row else None
    except NotOnRecordError:
        return Background()
    if not row:
        return Background()
    rounds = find_rounds(shelf, series, forum)
    sources = dict(page.sources) if page else {}
    missing = [one.origin_id for one in rounds if one.origin_id not in sources]
    return Background(
        state=page, acts=(page.acts if page else [])[-_ACTS:][::-1], rounds=rounds,
        due=find_due(shelf, series, forum), series=row, sources=sources | shelf.sources(missing),
    )  # fmt: skip


def find_rounds(shelf: Shelf, series: str, forum: str = "") -> list[Round]:
    """The last texts of a series, in one forum or all, the latest first."""
    rows = [row for row in shelf.texts(series).to_dicts() if not forum or row["forum"] == forum]
    return [
        Round(row["forum"], row["year"], row["text"], row["committee_date"], row["date"], row["action_origin_id"])
        for row in rows[:_YEARS]
    ]


def find_due(shelf: Shelf, series: str, forum: str = "") -> list[Due]:
    """Between which days of the year the series came up in the last years: for the Assembly in its committee as well,
    for a state that joins after the committee has acted is late.
    """
    texts = shelf.texts(series)
    found = []
    for name in FORUMS:
        rows = texts.filter(texts["forum"] == name).head(_YEARS - 1)
        if (forum and name != forum) or rows.height < 2:
            continue
        for column, committee in (("committee_date", True), ("date", False)):
            days = sorted(rows[column].drop_nulls().to_list(), key=lambda day: (day.month, day.day))
            if len(days) >= 2:
                found.append(Due(name, days[0], days[-1], len(days), committee))
    return found

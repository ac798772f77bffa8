"""A letter that the record holds, in the form of our own: to whom, what it asked, who is known to have signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.errors import NotOnRecordError
from onrecord.letters.addressee import Background, gather_background
from onrecord.record.queries import find_letter_names
from onrecord.web.pages.frame import show
from onrecord.web.provenance import number_places
from onrecord.web.shelf import Shelf, current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.web.provenance import Source

_FORUM_OF_BODY = {"A": "GA", "A/C.3": "GA", "A/HRC": "HRC", "E/CN.4": "CHR", "S": "SC"}


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Context of a letter of the record."""

    letter: dict[str, Any]
    """The row of the letter."""
    asks: list[str]
    """What it asked for, one by one."""
    organisations: list[dict[str, Any]]
    """Organisations that are known to have signed."""
    individuals: list[dict[str, Any]]
    """Individuals that are known to have endorsed it."""
    forum: str
    """The forum whose text it speaks of; empty for none."""
    outcome: list[dict[str, Any]]
    """What the addressee's state did at the text that the letter speaks of, where the record says."""
    background: Background
    """What the record says about the addressee."""
    sources: dict[str, Source]
    """Where it is written, by origin id."""
    places: list[Source]
    """The same, one for each place, for the foot of the page."""


def show_history(request: HttpRequest, letter: str) -> HttpResponse:
    """The page of a letter of the record."""
    return show(request, "letters/history.html", gather_history(current_shelf(), letter))


def gather_history(shelf: Shelf, name: str) -> HistoryPage:
    """The context of the page. Raises NotOnRecordError where the record holds no such letter."""
    rows = shelf.edition.table("letters").filter(pl.col("letter") == name).to_dicts()
    if not rows:
        raise NotOnRecordError(f"the record holds no letter {name!r}")
    row = rows[0]
    names = find_letter_names(shelf.edition, name).to_dicts()
    forum, state = _FORUM_OF_BODY.get(row["body"] or "", ""), row["addressee_state"] or ""
    series = _series_of(shelf)
    outcome = _find_outcome(shelf, series, state, forum, row["session"])
    background = gather_background(shelf, state, series, forum)
    ids = [row["origin_id"], *(one["origin_id"] for one in (*names, *outcome))]
    sources, places = number_places(shelf.sources(ids))
    return HistoryPage(
        row, [f"{part[:1].upper()}{part[1:]}" for part in map(str.strip, (row["asks"] or "").split(";")) if part],
        [one for one in names if one["kind"] == "organisation"], [one for one in names if one["kind"] == "individual"],
        forum, outcome, background, sources, places,
    )  # fmt: skip


def _series_of(shelf: Shelf) -> str:
    """The series of the letters: the table names none, and the pack's letters are about its one series."""
    names = shelf.edition.table("series")["series"].to_list()
    if len(names) == 1:
        return str(names[0])
    return "dprk" if "dprk" in names else ""


def _find_outcome(shelf: Shelf, series: str, state: str, forum: str, session: str | None) -> list[dict[str, Any]]:
    if not (series and state and forum and session):
        return []
    positions = shelf.positions(series)
    return positions.filter(
        (pl.col("state") == state) & (pl.col("forum") == forum) & (pl.col("session_label") == session)
    ).to_dicts()

"""The list of states with where each last stood on a series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.web.names import fold, is_called, name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import send_csv
from onrecord.web.shelf import Shelf, current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FORUMS_SHOWN = ("GA", "HRC")


@dataclass(frozen=True, slots=True)
class StateListPage:
    """Context of the list of states."""

    states: list[dict[str, Any]]
    """Code, name, regional group, and for each forum the last position that is known with its year and document."""
    forums: list[str]
    """The forums shown."""
    series: dict[str, Any]
    """The series that the positions are on."""
    choices: list[dict[str, Any]]
    """The series to choose from; empty where they are too many for a list."""
    sought: str
    """What the reader searches for."""


def show_state_list(request: HttpRequest) -> HttpResponse:
    """The list of states with where they last stood."""
    shelf = current_shelf()
    return show(request, "state_list.html", gather_states(shelf, request.GET.get("series"), request.GET.get("q", "")))


def gather_states(shelf: Shelf, wanted: str | None, sought: str) -> StateListPage:
    """The context of the list of states."""
    series = shelf.choose_series(wanted)
    rows = _last_known(shelf, series)
    forums = [forum for forum in FORUMS_SHOWN if forum in set(rows["forum"])]
    last = {(row["state"], row["forum"]): row for row in rows.to_dicts()}
    present = shelf.edition.table("states").filter(pl.col("member_to").is_null()).to_dicts()
    states = [
        row | {"shown": name_state(row["state"], shelf.names), "last": [last.get((row["state"], f)) for f in forums]}
        for row in present
        if not sought.strip() or is_called(row["state"], sought.strip(), shelf.names)
    ]
    states.sort(key=lambda row: fold(row["shown"]))
    return StateListPage(states, forums, series, shelf.choose_from(), sought.strip()[:60])


def send_states_csv(request: HttpRequest) -> HttpResponse:
    """The last known position of every state on a series in each forum, as CSV."""
    shelf = current_shelf()
    series = shelf.choose_series(request.GET.get("series"))
    return send_csv(_last_known(shelf, series).sort("state", "forum"), f"{series.get('series', 'states')}-last-known")


def _last_known(shelf: Shelf, series: dict[str, Any]) -> pl.DataFrame:
    """For each state and forum the latest position that is known."""
    columns = (
        "series",
        "state",
        "forum",
        "session_label",
        "year",
        "position",
        "rank",
        "document",
        "resolution",
        "origin_id",
    )
    if not series:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    rows = shelf.positions(series["series"]).select(*columns, "date")
    known = rows.filter(~pl.col("position").is_in(["unknown", "not_a_member"])).sort("year", "date")
    return known.unique(["state", "forum"], keep="last", maintain_order=True).drop("date")

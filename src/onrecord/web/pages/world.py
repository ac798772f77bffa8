"""The map: where states stood on a series in one session, with the table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils.translation import gettext

from onrecord.web.charts.files import send_chart
from onrecord.web.charts.world import draw_world
from onrecord.web.names import fold, name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import send_csv, with_source
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS, POSITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from onrecord.web.provenance import Source


@dataclass(frozen=True, slots=True)
class MapPage:
    """Context of the map."""

    series: dict[str, Any]
    """The series shown."""
    choices: list[dict[str, Any]]
    """The series to choose from; empty where they are too many for a list."""
    forum: str
    """The forum shown."""
    sessions: list[dict[str, Any]]
    """The sessions to choose from, the latest first: forum, label, year, text."""
    session: dict[str, Any]
    """The session shown."""
    chart: SafeString
    """The map, drawn."""
    groups: list[tuple[str, list[dict[str, Any]]]]
    """The states by position: the same as on the map, in words."""
    sources: dict[str, Source]
    """Where the positions are written, by origin id."""
    query: str
    """The choice as it stands in an address."""


def show_map(request: HttpRequest) -> HttpResponse:
    """The map."""
    return show(request, "map.html", gather_map(current_shelf(), request.GET))


def gather_map(shelf: Shelf, query: Mapping[str, str]) -> MapPage:
    """The context of the map."""
    choices = shelf.choose_from()
    series = shelf.choose_series(query.get("series"))
    rows, sessions, session = _choose(shelf, series["series"], query.get("session", ""))
    states = rows.join(shelf.edition.table("states").select("state", "m49", "member_from"), on="state", how="left")
    names = {code: name_state(code, shelf.names) for code in states["state"]}
    drawn = {row["m49"]: row for row in states.to_dicts() if row["m49"]}
    title = gettext("Where states stood: %(text)s, %(year)s") % {"text": session["text"], "year": session["year"]}
    groups = []
    for position in POSITIONS:
        held = [row | {"name": names[row["state"]]} for row in states.to_dicts() if row["position"] == position]
        if held:
            groups.append((str(position), sorted(held, key=lambda row: fold(row["name"]))))
    return MapPage(
        series, choices, session["forum"], sessions, session, draw_world(drawn, names, title), groups,
        shelf.sources(rows["origin_id"]),
        f"series={series['series']}&session={session['key']}",
    )  # fmt: skip


def send_map_csv(request: HttpRequest) -> HttpResponse:
    """What the map shows, as CSV."""
    shelf = current_shelf()
    series = shelf.choose_series(request.GET.get("series"))["series"]
    rows, _sessions, session = _choose(shelf, series, request.GET.get("session", ""))
    frame = with_source(shelf.edition, rows.drop("rank"))
    return send_csv(frame, _name_file(series, session))


def send_map(request: HttpRequest, form: str) -> HttpResponse:
    """The map as a file of its own."""
    page = gather_map(current_shelf(), request.GET)
    return send_chart(page.chart, _name_file(page.series["series"], page.session), form)


def _name_file(series: str, session: dict[str, Any]) -> str:
    return f"{series}-{session['key']}".replace(":", "-")


def _choose(shelf: Shelf, series: str, key: str) -> tuple[pl.DataFrame, list[dict[str, Any]], dict[str, Any]]:
    """The positions of the session asked for (`GA:80`), else of the Assembly's latest."""
    texts = shelf.texts(series).select("forum", "session_label", "year", "text").to_dicts()
    order = {forum: place for place, forum in enumerate(FORUMS)}
    sessions = sorted(
        (row | {"key": f"{row['forum']}:{row['session_label']}"} for row in texts),
        key=lambda row: (order[row["forum"]], -(row["year"] or 0)),
    )
    session = next((row for row in sessions if row["key"] == key), sessions[0])
    rows = shelf.positions(series).filter(
        pl.col("forum") == session["forum"], pl.col("session_label") == session["session_label"]
    )
    return rows, sessions, session

"""What of a state can be had as a file: its tables as CSV, its timeline as SVG and PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from django.http import Http404

from onrecord.record.queries import find_acts, find_governments, find_letters
from onrecord.standing import breaks, spells
from onrecord.standing.overview import sum_up_series
from onrecord.web.charts.files import send_chart
from onrecord.web.pages.state import gather_state
from onrecord.web.pages.state_overview import gather_overview, is_overview
from onrecord.web.pages.tables import list_sources, send_csv, with_source
from onrecord.web.shelf import Shelf, current_shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from onrecord.web.pages.state import StatePage
    from onrecord.web.pages.state_overview import StateOverviewPage

TABLES: dict[str, Callable[[Shelf, str, pl.DataFrame], pl.DataFrame]] = {
    "positions": lambda shelf, _code, rows: with_source(shelf.edition, rows.drop("rank")),
    "spells": lambda _shelf, _code, rows: spells(rows),
    "breaks": lambda _shelf, _code, rows: breaks(rows),
    "series": lambda shelf, _code, rows: with_source(shelf.edition, sum_up_series(rows).drop("rank")).sort("series"),
    "acts": lambda shelf, code, _rows: with_source(shelf.edition, find_acts(shelf.edition, state=code)),
    "governments": lambda shelf, code, _rows: with_source(shelf.edition, find_governments(shelf.edition, code)),
    "letters": lambda shelf, code, _rows: with_source(shelf.edition, find_letters(shelf.edition, addressee_state=code)),
}
"""What of a state can be had as CSV, made of the edition, the state's code and its positions."""


def send_state_csv(request: HttpRequest, code: str, table: str) -> HttpResponse:
    """A table of a state as CSV, on one series where the address names it, else on all."""
    shelf = current_shelf()
    shelf.require_state(code)
    wanted = request.GET.get("series")
    if table == "sources":
        return send_csv(list_sources(_gather(request, code).origins), f"{code}-sources")
    if table not in TABLES:
        raise Http404
    rows = shelf.positions_of(code)
    if wanted:
        shelf.require_series(wanted)
        rows = rows.filter(pl.col("series") == wanted)
    return send_csv(TABLES[table](shelf, code, rows), f"{code}-{table}")


def send_timeline(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The timeline as a file of its own."""
    return send_chart(_gather(request, code).chart.whole, f"{code}-timeline", form)


def _gather(request: HttpRequest, code: str) -> StatePage | StateOverviewPage:
    """What the page shows that the same query leads to."""
    shelf = current_shelf()
    if is_overview(shelf, request.GET):
        return gather_overview(shelf, code, request.GET)
    return gather_state(shelf, code, request.GET.get("series"))

"""The page of what does not add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.discrepancies import CODES
from onrecord.errors import NotOnRecordError, SymbolError
from onrecord.record.queries import find_discrepancies
from onrecord.web.names import name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import send_csv
from onrecord.web.shelf import Shelf, current_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl
    from django.http import HttpRequest, HttpResponse

SHOWN = 200
"""How many are shown on one page; the CSV has them all."""


@dataclass(frozen=True, slots=True)
class DiscrepanciesPage:
    """Context of the page of discrepancies."""

    groups: list[tuple[str, str, list[dict[str, Any]]]]
    """Code, its meaning and the discrepancies of that code."""
    codes: list[tuple[str, int]]
    """The codes that occur, with how many there are."""
    code: str
    """The code asked for; empty for all."""
    document: str
    """The document asked for; empty for all."""
    state: str
    """The state asked for, ISO3; empty for all."""
    state_name: str
    """Its name."""
    series: dict[str, Any]
    """The row of the series asked for; empty for all."""
    total: int
    """How many fit."""
    shown: int
    """How many of them are on the page."""
    query: str
    """The filters as they stand in an address, for the CSV."""


def show_discrepancies(request: HttpRequest) -> HttpResponse:
    """What does not add up: of one code, one document, about one state, or all."""
    shelf = current_shelf()
    return show(request, "discrepancies.html", gather_discrepancies(shelf, request.GET, request.GET.urlencode()))


def gather_discrepancies(shelf: Shelf, query: Mapping[str, str], encoded: str) -> DiscrepanciesPage:
    """The context of the page."""
    found = _find(shelf, query)
    counts = find_discrepancies(shelf.edition)["code"].value_counts(sort=True).rows()
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found.sort("code", "document", nulls_last=True).head(SHOWN).to_dicts():
        groups.setdefault(row["code"], []).append(row)
    state = query.get("state", "")
    return DiscrepanciesPage(
        groups=[(code, CODES.get(code, ""), rows) for code, rows in groups.items()],
        codes=counts,
        code=query.get("code", ""),
        document=query.get("document", ""),
        state=state,
        state_name=name_state(state, shelf.names),
        series=shelf.require_series(query["series"]) if query.get("series") else {},
        total=found.height,
        shown=min(found.height, SHOWN),
        query=encoded,
    )


def send_discrepancies_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV, all of it."""
    return send_csv(_find(current_shelf(), request.GET), "discrepancies")


def _find(shelf: Shelf, query: Mapping[str, str]) -> pl.DataFrame:
    code, document, state = (query.get(name, "").strip() or None for name in ("code", "document", "state"))
    if code is not None and code not in CODES:
        raise NotOnRecordError(f"there is no kind of discrepancy {code!r}")
    try:
        found = find_discrepancies(shelf.edition, document=document, state=state, code=code)
    except SymbolError as fault:
        raise NotOnRecordError(fault.message) from fault
    series = query.get("series", "").strip()
    if not series:
        return found
    shelf.require_series(series)
    return found.join(shelf.discrepancies(series), on=found.columns, how="semi", nulls_equal=True)

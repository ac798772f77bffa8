"""The page that says what changed from the edition before to the one that is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.conf import settings
from django.http import Http404

from onrecord.web.editions import TABLES, KeptEdition, list_editions
from onrecord.web.names import name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import send_csv
from onrecord.web.shelf import Shelf, current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN = 100
"""Rows of each table on the page; the CSV has them all."""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Context of the page of changes."""

    old: str
    """Id of the edition before; empty where the site keeps none."""
    new: str
    """Id of the edition that is served."""
    editions: list[KeptEdition]
    """The editions that the site keeps, the latest first."""
    totals: dict[str, int]
    """How many rows each table of changes has."""
    counts: list[dict[str, Any]]
    """For each table of the record how many facts were added, removed, corrected."""
    positions: list[dict[str, Any]]
    """Positions that changed: state, name, series, title, forum, session, before and now, and what shows it."""
    texts: list[dict[str, Any]]
    """Documents that came or went."""
    facts: list[dict[str, Any]]
    """Facts that were corrected: table, which, column, before, after."""
    series: list[dict[str, Any]]
    """Series that came or went."""
    discrepancies: list[dict[str, Any]]
    """What does not add up any more, or no longer."""


def show_changes(request: HttpRequest) -> HttpResponse:
    """The page of changes."""
    return show(request, "changes.html", gather_changes(current_shelf()))


def gather_changes(shelf: Shelf) -> ChangesPage:
    """The context of the page."""
    kept = shelf.changes
    folder = settings.CONFIG.editions
    tables = {name: kept.table(name) for name in TABLES} if kept else {}
    rows = {name: frame.head(SHOWN).to_dicts() for name, frame in tables.items()}
    titles = dict(shelf.series().select("series", "title").iter_rows())
    positions = [
        row | {"name": name_state(row["state"], shelf.names), "title": titles.get(row["series"], row["series"])}
        for row in rows.get("positions", [])
    ]
    return ChangesPage(
        old=kept.old if kept else "",
        new=shelf.edition.id,
        editions=list_editions(folder) if folder else [],
        totals={name: frame.height for name, frame in tables.items()},
        counts=tables["counts"].to_dicts() if kept else [],
        positions=positions,
        texts=rows.get("texts", []),
        facts=rows.get("facts", []),
        series=rows.get("series", []),
        discrepancies=rows.get("discrepancies", []),
    )


def send_changes_csv(_request: HttpRequest, table: str) -> HttpResponse:
    """A table of what changed, all of it, or the list of editions, as CSV."""
    folder = settings.CONFIG.editions
    if table == "editions" and folder:
        names = ("id", "day", "onrecord", "rows")
        rows = [{name: getattr(edition, name) for name in names} for edition in list_editions(folder)]
        return send_csv(pl.DataFrame(rows), "editions")
    kept = current_shelf().changes
    if kept is None or table not in TABLES:
        raise Http404
    return send_csv(kept.table(table), f"changes-{kept.old}-{kept.new}-{table}")

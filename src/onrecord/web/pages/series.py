"""The pages of series: the list of them, and of one its life, year by year, with the matrix of states by sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404

from onrecord.standing import COLUMNS, Measure
from onrecord.web.charts.files import send_chart
from onrecord.web.charts.series import draw_series
from onrecord.web.matrix import Filters, Matrix, build_matrix
from onrecord.web.names import name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import list_sources, send_csv, with_source
from onrecord.web.provenance import number_places
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.web.charts.picture import Picture
    from onrecord.web.provenance import Source

SHOWN = 300
"""How many series a page lists."""


@dataclass(frozen=True, slots=True)
class SeriesListPage:
    """Context of the list of series."""

    series: list[dict[str, Any]]
    """Series with title, what state they are about, number of documents, number of texts, first and last year."""
    total: int
    """How many series fit; the page shows the first of them."""
    sought: str
    """The words that their titles hold; empty for all."""


@dataclass(frozen=True, slots=True)
class Life:
    """The texts of a series in one forum."""

    forum: str
    """The forum."""
    texts: list[dict[str, Any]]
    """The texts, the latest first: session, dates, symbols, how decided, tally, sponsors, who came and who went."""


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Context of the page of a series."""

    series: dict[str, Any]
    """The row of the series: id, title, about, note."""
    about: str
    """Name of the state that it is about; empty for none."""
    lives: list[Life]
    """Its life in each forum."""
    chart: Picture
    """Sponsors and votes by year, drawn."""
    matrix: Matrix
    """States by sessions, as the filters ask."""
    sources: dict[str, Source]
    """Where the figures of the page are written, by origin id."""
    places: list[Source]
    """The same, one for each place, for the foot of the page."""
    discrepancies: int
    """How many discrepancies bear on its documents."""


def show_series_list(request: HttpRequest) -> HttpResponse:
    """The list of series."""
    return show(request, "series_list.html", gather_series_list(current_shelf(), request.GET.get("q", "")))


def gather_series_list(shelf: Shelf, sought: str) -> SeriesListPage:
    """The context of the list of series: those about a country first, then those with most texts."""
    rows = _find_series(shelf, sought)
    found = [row | {"about_name": name_state(row["about"], shelf.names)} for row in rows.head(SHOWN).to_dicts()]
    return SeriesListPage(found, rows.height, sought.strip()[:80])


def _find_series(shelf: Shelf, sought: str) -> pl.DataFrame:
    """The series whose titles hold all words, with their number of texts and their years."""
    spans = (
        shelf.newest_texts()
        .group_by("series")
        .agg(pl.len().alias("texts"), pl.col("year").min().alias("first"), pl.col("year").max().alias("last"))
    )
    rows = shelf.series().join(spans, on="series", how="left").with_columns(pl.col("texts").fill_null(0))
    for word in sought.lower().split()[:8]:
        rows = rows.filter(pl.col("title").str.to_lowercase().str.contains(word, literal=True))
    return rows.sort(pl.col("about").is_null(), "texts", "title", descending=[False, True, False])


def show_series(request: HttpRequest, name: str) -> HttpResponse:
    """The page of one series."""
    shelf = current_shelf()
    return show(request, "series.html", gather_series(shelf, name, Filters.from_query(request.GET)))


def gather_series(shelf: Shelf, name: str, filters: Filters) -> SeriesPage:
    """The context of a series' page. Raises NotOnRecordError for a series that the record does not hold."""
    series = shelf.require_series(name)
    texts = shelf.texts(name)
    lives = [
        Life(forum, _tell_life(shelf, name, texts.filter(pl.col("forum") == forum)))
        for forum in FORUMS
        if forum in set(texts["forum"])
    ]
    sources, places_named = number_places(shelf.sources(_ids(series, lives)))
    return SeriesPage(
        series=series,
        about=name_state(series["about"], shelf.names),
        lives=lives,
        chart=draw_series(texts),
        matrix=build_matrix(shelf, name, filters),
        sources=sources,
        places=places_named,
        discrepancies=shelf.discrepancies(name).height,
    )


def send_series_csv(_request: HttpRequest, name: str, table: str) -> HttpResponse:
    """A table of a series as CSV."""
    shelf = current_shelf()
    shelf.require_series(name)
    if table == "texts":
        return send_csv(with_source(shelf.edition, shelf.texts(name), "action_origin_id"), f"{name}-texts")
    if table == "positions":
        frame = shelf.positions(name).select(*COLUMNS)
        return send_csv(with_source(shelf.edition, frame.drop("rank")), f"{name}-positions")
    if table == "breaks":
        return send_csv(shelf.breaks(name), f"{name}-breaks")
    if table == "sources":
        return send_csv(list_sources(gather_series(shelf, name, Filters()).places), f"{name}-sources")
    raise Http404


def send_series_chart(_request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Votes and sponsors by year as a file of its own."""
    shelf = current_shelf()
    shelf.require_series(name)
    return send_chart(draw_series(shelf.texts(name)).whole, f"{name}-votes-and-sponsors", form)


def send_series_list_csv(request: HttpRequest) -> HttpResponse:
    """The series whose titles hold the words asked for, all of them, as CSV."""
    return send_csv(_find_series(current_shelf(), request.GET.get("q", "")), "series")


def _ids(series: dict[str, Any], lives: list[Life]) -> set[str | None]:
    rows = [row for life in lives for row in life.texts]
    moved = [change["after_origin_id"] for row in rows for change in (*row["came"], *row["went"])]
    return {series["origin_id"], *(row["action_origin_id"] for row in rows), *moved}


def _tell_life(shelf: Shelf, name: str, texts: pl.DataFrame) -> list[dict[str, Any]]:
    """Each text with the states whose sponsorship began or ended with it, as far as the lists prove it."""
    moves: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for change in shelf.breaks(name, Measure.SPONSORSHIP).iter_rows(named=True):
        moves.setdefault((change["forum"], change["after_label"]), []).append(change)
    rows = []
    for row in texts.to_dicts():
        here = moves.get((row["forum"], row["session_label"]), [])
        moved = [change | {"name": name_state(change["state"], shelf.names)} for change in here]
        moved.sort(key=lambda change: change["name"])
        came = [change for change in moved if change["after_value"] == "yes"]
        went = [change for change in moved if change["after_value"] == "no"]
        rows.append(row | {"came": came, "went": went})
    return rows

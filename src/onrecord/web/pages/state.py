"""The page of a state on one series: where it stood, since when, and what its governments did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.shortcuts import redirect
from django.utils.translation import gettext

from onrecord.record.queries import find_discrepancies
from onrecord.standing import gather_stands
from onrecord.web import links
from onrecord.web.charts.timeline import Block, draw_timeline
from onrecord.web.names import name_state, names_of
from onrecord.web.pages.frame import show
from onrecord.web.pages.state_overview import find_at_home, gather_overview, is_overview
from onrecord.web.provenance import number_places
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.standing import Stand
    from onrecord.web.charts.picture import Picture
    from onrecord.web.provenance import Source


@dataclass(frozen=True, slots=True)
class Place:
    """Where a state stood in one forum."""

    forum: str
    """The forum."""
    spells: list[dict[str, Any]]
    """Its runs of sessions with one position, the latest first."""
    breaks: list[dict[str, Any]]
    """Where its position changed, the latest first, each with the document and source of both sides."""
    sponsor_breaks: list[dict[str, Any]]
    """Where its sponsorship changed and the position does not show it."""
    sessions: list[dict[str, Any]]
    """Session by session: position, vote, how it joined, document, why; the latest first."""


@dataclass(frozen=True, slots=True)
class StatePage:
    """Context of a state's page, on one series."""

    state: dict[str, Any]
    """The row of the state: code, English name, kind, membership, regional group, note."""
    name: str
    """Its name in the language of the page."""
    names: list[tuple[str, str]]
    """Language and official name in the six languages of the United Nations."""
    series: dict[str, Any]
    """The series shown."""
    choices: list[dict[str, Any]]
    """The series to choose from; empty where they are too many for a list."""
    many: bool
    """True where the record holds other series, of which the overview tells."""
    places: list[Place]
    """Where it stood, forum by forum."""
    changed: bool
    """True where a change is proved in any forum."""
    latest: list[dict[str, Any]]
    """Its last known spell in each forum, for the sentence at the top."""
    chart: Picture
    """The timeline, drawn."""
    governments: list[dict[str, Any]]
    """Who headed it, as far as the record holds it."""
    acts: list[dict[str, Any]]
    """What its governments did at home that bears on the question, numbered as in the chart."""
    letters: list[dict[str, Any]]
    """Open letters to it."""
    discrepancies: int
    """How many discrepancies name it."""
    sources: dict[str, Source]
    """Where the facts of the page are written, by origin id."""
    origins: list[Source]
    """The same, one for each place, for the foot of the page."""


def show_state(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one state."""
    if code != code.upper():
        return redirect(links.state(code.upper()), permanent=True)
    shelf = current_shelf()
    if is_overview(shelf, request.GET):
        return show(request, "state_overview.html", gather_overview(shelf, code, request.GET))
    return show(request, "state.html", gather_state(shelf, code, request.GET.get("series")))


def gather_state(shelf: Shelf, code: str, wanted: str | None = None) -> StatePage:
    """The context of a state's page. Raises NotOnRecordError where the record has no such state."""
    state = shelf.require_state(code)
    series = shelf.choose_series(wanted)
    stand = _stand(shelf, code, series)
    governments, acts, letters = find_at_home(shelf.edition, code)
    places = [_place(stand, forum) for forum in FORUMS if stand and forum in set(stand.positions["forum"])]
    name = name_state(code, shelf.names)
    title = gettext("Where %(state)s stood, year by year") % {"state": name}
    sources, places_named = number_places(shelf.sources(_ids(stand, [*governments, *acts, *letters])))
    return StatePage(
        state=state,
        name=name,
        names=names_of(code, shelf.names),
        series=series,
        choices=shelf.choose_from(),
        many=shelf.series().height > 1,
        places=places,
        changed=any(place.breaks or place.sponsor_breaks for place in places),
        latest=[_last_known(place) for place in places if place.spells],
        chart=draw_timeline([Block(stand.positions.to_dicts())] if stand else [], governments, acts, title),
        governments=governments,
        acts=acts,
        letters=letters,
        discrepancies=find_discrepancies(shelf.edition, state=code).height,
        sources=sources,
        origins=places_named,
    )


def _stand(shelf: Shelf, code: str, series: dict[str, Any]) -> Stand | None:
    rows = shelf.positions_of(code).filter(pl.col("series") == series["series"]) if series else pl.DataFrame()
    return None if rows.is_empty() else gather_stands(shelf.edition, rows)[0]


def _place(stand: Stand, forum: str) -> Place:
    here = pl.col("forum") == forum
    changes = stand.breaks.filter(here).reverse().to_dicts()
    told = {(row["before_label"], row["after_label"]) for row in changes}
    sponsor = stand.sponsor_breaks.filter(here).reverse().to_dicts()
    return Place(
        forum=forum,
        spells=stand.spells.filter(here).reverse().to_dicts(),
        breaks=changes,
        sponsor_breaks=[row for row in sponsor if (row["before_label"], row["after_label"]) not in told],
        sessions=stand.positions.filter(here).reverse().to_dicts(),
    )


def _last_known(place: Place) -> dict[str, Any]:
    known = [spell for spell in place.spells if spell["value"] != "unknown"]
    last = known[0] if known else place.spells[0]
    return last | {"forum": place.forum, "newest": place.spells[0]["to_year"]}


def _ids(stand: Stand | None, rows: list[dict[str, Any]]) -> set[str | None]:
    ids: set[str | None] = {row["origin_id"] for row in rows}
    if stand is None:
        return ids
    for column in ("origin_id", "vote_origin_id", "sponsor_origin_id"):
        ids.update(stand.positions[column].to_list())
    for frame in (stand.breaks, stand.sponsor_breaks):
        for side in ("before", "after"):
            ids.update(frame[f"{side}_origin_id"].to_list())
    return ids

"""The pages of states: the list of them, and of one where it stood, since when, and what its governments did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.record.queries import find_acts, find_discrepancies, find_governments, find_letters
from onrecord.standing import gather_stands
from onrecord.web import links
from onrecord.web.charts.timeline import draw_timeline
from onrecord.web.names import name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import send_csv, with_source
from onrecord.web.provenance import number_places
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from onrecord.standing import Stand
    from onrecord.web.provenance import Source


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
    series: dict[str, Any]
    """The series shown."""
    choices: list[dict[str, Any]]
    """The series to choose from; empty where they are too many for a list."""
    places: list[Place]
    """Where it stood, forum by forum."""
    changed: bool
    """True where a change is proved in any forum."""
    latest: list[dict[str, Any]]
    """Its last known spell in each forum, for the sentence at the top."""
    chart: SafeString
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


def show_state_list(request: HttpRequest) -> HttpResponse:
    """The list of states with where they last stood."""
    shelf = current_shelf()
    return show(request, "state_list.html", gather_states(shelf, request.GET.get("series"), request.GET.get("q", "")))


def gather_states(shelf: Shelf, wanted: str | None, sought: str) -> StateListPage:
    """The context of the list of states."""
    choices = shelf.choose_from()
    series = choose_series(shelf, wanted)
    rows = shelf.positions(series["series"]) if series else pl.DataFrame()
    forums = [forum for forum in ("GA", "HRC") if series and forum in set(rows["forum"])]
    last: dict[tuple[str, str], dict[str, Any]] = {}
    if series:
        known = rows.filter(~pl.col("position").is_in(["unknown", "not_a_member"])).sort("year", "date")
        columns = ("state", "forum", "position", "year", "rank", "document", "resolution")
        last = {(row["state"], row["forum"]): row for row in known.select(columns).to_dicts()}
    states = []
    for row in shelf.edition.table("states").filter(pl.col("member_to").is_null()).to_dicts():
        name = name_state(row["state"], shelf.names)
        text = sought.strip().casefold()
        if (
            text
            and text not in name.casefold()
            and text not in row["name"].casefold()
            and text != row["state"].casefold()
        ):
            continue
        states.append(row | {"shown": name, "last": [last.get((row["state"], forum)) for forum in forums]})
    states.sort(key=lambda row: row["shown"])
    return StateListPage(states, forums, series, choices, sought.strip()[:60])


def show_state(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one state."""
    if code != code.upper():
        return redirect(links.state(code.upper()), permanent=True)
    return show(request, "state.html", gather_state(current_shelf(), code, request.GET.get("series")))


def gather_state(shelf: Shelf, code: str, wanted: str | None = None) -> StatePage:
    """The context of a state's page. Raises NotOnRecordError where the record has no such state."""
    state = shelf.require_state(code)
    choices = shelf.choose_from()
    series = choose_series(shelf, wanted)
    stand = _stand(shelf, code, series)
    governments = find_governments(shelf.edition, code).to_dicts()
    acts = find_acts(shelf.edition, state=code).to_dicts()
    letters = find_letters(shelf.edition, addressee_state=code).sort("date", descending=True).to_dicts()
    places = [_place(stand, forum) for forum in FORUMS if stand and forum in set(stand.positions["forum"])]
    name = name_state(code, shelf.names)
    title = gettext("Where %(state)s stood, year by year") % {"state": name}
    sources, places_named = number_places(shelf.sources(_ids(stand, [*governments, *acts, *letters])))
    return StatePage(
        state=state,
        name=name,
        series=series,
        choices=choices,
        places=places,
        changed=any(place.breaks or place.sponsor_breaks for place in places),
        latest=[_last_known(place) for place in places if place.spells],
        chart=draw_timeline(stand, governments, acts, title) if stand else SafeString(""),
        governments=governments,
        acts=acts,
        letters=letters,
        discrepancies=find_discrepancies(shelf.edition, state=code).height,
        sources=sources,
        origins=places_named,
    )


def send_state_csv(request: HttpRequest, code: str, table: str) -> HttpResponse:
    """A table of a state as CSV: positions, spells, breaks on a series, or acts."""
    shelf = current_shelf()
    shelf.require_state(code)
    stand = _stand(shelf, code, choose_series(shelf, request.GET.get("series")))
    if stand is None and table != "acts":
        raise Http404
    frames: dict[str, Callable[[], pl.DataFrame]] = {
        "acts": lambda: with_source(shelf.edition, find_acts(shelf.edition, state=code)),
    }
    if stand is not None:
        frames |= {
            "positions": lambda: with_source(shelf.edition, stand.positions.drop("rank")),
            "spells": lambda: stand.spells,
            "breaks": lambda: stand.breaks,
        }
    if table not in frames:
        raise Http404
    return send_csv(frames[table](), f"{code}-{table}")


def send_timeline(request: HttpRequest, code: str) -> HttpResponse:
    """The timeline of a state as an SVG file of its own."""
    from onrecord.web.charts.files import send_svg

    return send_svg(gather_state(current_shelf(), code, request.GET.get("series")).chart, f"{code}-timeline")


def choose_series(shelf: Shelf, wanted: str | None) -> dict[str, Any]:
    """The series asked for; else, of those about a country before the others, the one with most documents."""
    if wanted:
        return dict(shelf.require_series(wanted))
    choices = shelf.series().to_dicts()
    return max(choices, key=lambda row: (row["about"] is not None, row["documents"]), default={})


def _stand(shelf: Shelf, code: str, series: dict[str, Any]) -> Stand | None:
    rows = shelf.positions(series["series"]).filter(pl.col("state") == code) if series else pl.DataFrame()
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

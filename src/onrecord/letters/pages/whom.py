"""Whom to write to: states ordered by what the record shows, with the reasons in words and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.letters.addressee import find_due
from onrecord.letters.whom import WEIGHTS, Candidate, find_candidates
from onrecord.web.names import name_state
from onrecord.web.pages.frame import show
from onrecord.web.provenance import number_places
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.letters.addressee import Due
    from onrecord.web.provenance import Source

SHOWN = 60


@dataclass(frozen=True, slots=True)
class WhomPage:
    """Context of the page that says whom to write to."""

    series: dict[str, Any]
    """The series."""
    choices: list[dict[str, Any]]
    """The series to choose from; empty where they are too many for a list."""
    forum: str
    """The forum whose coming session is meant."""
    forums: list[str]
    """The forums to choose from."""
    due: list[Due]
    """When it has acted in the last years."""
    candidates: list[tuple[str, Candidate]]
    """Name and reasons of each state, the strongest reasons first."""
    more: int
    """How many more there are; `all` shows them."""
    weights: dict[str, int]
    """What each reason weighs."""
    sources: dict[str, Source]
    """Where the reasons are written, by origin id."""
    places: list[Source]
    """The same, one for each place, for the foot of the page."""


def show_whom(request: HttpRequest) -> HttpResponse:
    """The page; it holds nothing but the record, and is kept like the record's pages."""
    shelf = current_shelf()
    page = gather_whom(shelf, request.GET.get("series"), request.GET.get("forum", ""), everything="all" in request.GET)
    return show(request, "letters/whom.html", page)


def gather_whom(shelf: Shelf, wanted: str | None, forum: str, *, everything: bool = False) -> WhomPage:
    """The context of the page."""
    series = shelf.choose_series(wanted)
    positions = shelf.positions(series["series"]) if series else pl.DataFrame(schema={"forum": pl.String})
    newest = dict(positions.group_by("forum").agg(pl.col("year").max()).iter_rows()) if series else {}
    # A forum that ended (the Commission) decides nothing any more.
    forums = [name for name in FORUMS if name in newest and newest[name] >= max(newest.values()) - 3]
    chosen = forum if forum in forums else (forums[0] if forums else "")
    states = shelf.edition.table("states").filter(pl.col("member_from").is_not_null() & pl.col("member_to").is_null())
    groups = dict(states.select("state", "regional_group").iter_rows())
    found = find_candidates(positions.filter(pl.col("forum") == chosen), groups, series.get("about")) if series else []
    shown = found if everything else found[:SHOWN]
    sources, places = number_places(shelf.sources(reason.origin_id for one in shown for reason in one.reasons))
    named = [(name_state(one.state, shelf.names), one) for one in shown]
    return WhomPage(
        series, shelf.choose_from(), chosen, forums, find_due(shelf, series["series"], chosen) if series else [],
        named, len(found) - len(shown), {why.value: weight for why, weight in WEIGHTS.items()}, sources, places,
    )  # fmt: skip

"""The page that says how it works: signs, ranks, verdicts, limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record.origin import Rank
from onrecord.standing import Position
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

VERDICTS = ("supported", "contradicted", "partly", "not_in_record")


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Context of the page that says how it works."""

    positions: list[str]
    """The positions, in the order of the legend."""
    ranks: list[tuple[str, int]]
    """The ranks of sources, the heaviest first, with how many origins of the edition have each."""
    verdicts: tuple[str, ...]
    """The verdicts of a check."""


def show_about(request: HttpRequest) -> HttpResponse:
    """The page that says how it works."""
    counts = dict(current_shelf().edition.table("origins")["rank"].value_counts().rows())
    ranks = [(rank.value, counts.get(rank.value, 0)) for rank in Rank]
    return show(request, "about.html", AboutPage([position.value for position in Position], ranks, VERDICTS))

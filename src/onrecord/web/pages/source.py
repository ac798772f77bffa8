"""The page of an origin: where a fact was read, and where to look it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import NotOnRecordError
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.web.provenance import Source


@dataclass(frozen=True, slots=True)
class SourcePage:
    """Context of the page of an origin."""

    source: Source
    """The place: who says so, rank, file, hash, place in the file, reader, what is printed there."""


def show_source(request: HttpRequest, origin_id: str) -> HttpResponse:
    """The page of one origin."""
    found = current_shelf().sources([origin_id])
    if origin_id not in found:
        raise NotOnRecordError(f"the record holds no origin {origin_id!r}")
    return show(request, "source.html", SourcePage(found[origin_id]))

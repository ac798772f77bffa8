"""What stands around every page, and how a page is made of its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from onrecord.web import links
from onrecord.web.shelf import current_shelf
from onrecord.web.words import POSITIONS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

OFFERED = {"en": "English", "ko": "한국어", "fr": "Français"}
"""The languages that the switch offers, each in its own words. Arabic is there for what most readers open, and
is not offered until a native reader has gone through it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation or of the language switch."""

    words: str
    """What it says."""
    href: str
    """Where it leads."""
    here: bool
    """True for the page that is shown."""
    language: str = ""
    """Code of the language, in the language switch."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page, as `site` in each template."""

    edition: str
    """Id of the edition that the page was made from."""
    language: str
    """Code of the page's language."""
    direction: str
    """`ltr` or `rtl`."""
    address: str
    """Address of the page itself, without the query: the one to cite."""
    navigation: list[Entry]
    """The main pages."""
    languages: list[Entry]
    """The same page in the languages offered."""
    positions: list[str]
    """The positions in the order of the legend."""


def make_frame(request: HttpRequest) -> Frame:
    """The frame of the page that a request asks for."""
    language = get_language() or "en"
    bare = request.path
    if language != "en" and bare.startswith(f"/{language}/"):
        bare = bare[len(language) + 1 :]
    root = links.prefix()
    entries = (
        (_("Series"), "series"), (_("States"), "state"), (_("Map"), "map"), (_("Check a text"), "check"),
        (_("Letters"), "letters"), (_("Discrepancies"), "discrepancies"), (_("Data"), "data"),
        (_("How it works"), "how-it-works"),
    )  # fmt: skip
    return Frame(
        edition=current_shelf().edition.id,
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
        address=request.build_absolute_uri(request.path),
        navigation=[
            Entry(words, f"{root}{path}", bare == f"/{path}" or bare.startswith(f"/{path}/")) for words, path in entries
        ],
        languages=[
            Entry(words, bare if code == "en" else f"/{code}{bare}", code == language, code)
            for code, words in OFFERED.items()
        ],
        positions=list(POSITIONS),
    )


def show(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> HttpResponse:
    """The page: its template with its context as `page` and the frame as `site`."""
    context = {"page": page, "site": make_frame(request)}
    response = render(request, template, context, status=status)
    response.headers["Content-Language"] = get_language() or "en"
    return response

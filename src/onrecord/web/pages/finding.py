"""What a reader types into the search field, led to its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect

from onrecord.errors import OnrecordError
from onrecord.record.queries import gather_dossier
from onrecord.web import links
from onrecord.web.names import fold, is_called, name_state
from onrecord.web.pages.frame import show
from onrecord.web.shelf import Shelf, current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True, slots=True)
class FindPage:
    """Context of the page of what was found, shown where it is not exactly one thing."""

    sought: str
    """What was typed."""
    states: list[tuple[str, str]]
    """Code and name of states that fit."""
    series: list[tuple[str, str]]
    """Id and title of series that fit."""


def find(request: HttpRequest) -> HttpResponse:
    """Leads to the state, the document or the series that is meant; lists what fits where it is not one."""
    sought = request.GET.get("q", "").strip()[:120]
    shelf = current_shelf()
    target = _find_one(shelf, sought)
    if target:
        return redirect(target)
    page = find_several(shelf, sought)
    if len(page.states) + len(page.series) == 1:
        return redirect(links.state(page.states[0][0]) if page.states else links.series(page.series[0][0]))
    return show(request, "find.html", page)


def find_several(shelf: Shelf, sought: str) -> FindPage:
    """The states and series whose names hold what is sought."""
    if not sought:
        return FindPage("", [], [])
    called = [code for code in shelf.names if is_called(code, sought, shelf.names)]
    states = [(code, name_state(code, shelf.names)) for code in called]
    series = [(row["series"], row["title"]) for row in shelf.series().to_dicts() if fold(sought) in fold(row["title"])]
    return FindPage(sought, sorted(states, key=lambda pair: fold(pair[1])), series)


def _find_one(shelf: Shelf, sought: str) -> str:
    """The address of what is meant beyond doubt; empty for none."""
    if sought.upper() in shelf.names:
        return links.state(sought.upper())
    if sought in set(shelf.edition.table("series")["series"]):
        return links.series(sought)
    if "/" in sought:
        try:
            return links.document(gather_dossier(shelf.edition, _as_symbol(sought)).symbol)
        except OnrecordError:
            return ""
    return _resolve(shelf, sought) if sought else ""


def _resolve(shelf: Shelf, sought: str) -> str:
    """A state by a name of any day (South Korea, Turkey, Burma)."""
    from onrecord.names import Resolved, resolve_mention

    match resolve_mention(sought, None):
        case Resolved(state=code) if code in shelf.names:
            return links.state(code)
    return ""


def _as_symbol(sought: str) -> str:
    """The symbol as typed; in capitals where it was typed without any, as search fields invite to."""
    return sought if sought != sought.lower() else sought.upper().replace("/REV.", "/Rev.").replace("/ADD.", "/Add.")

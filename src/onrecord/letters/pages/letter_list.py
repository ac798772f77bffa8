"""The list of letters: those that are open, those that were sent, and those that the record holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.letters import counting
from onrecord.letters.deeds.letters import newest_text
from onrecord.letters.doors import Visit, door
from onrecord.letters.life import PUBLIC, Stage
from onrecord.letters.models import Letter
from onrecord.letters.permissions import Action
from onrecord.record.queries import find_letters
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.letters.counting import Counts
    from onrecord.web.provenance import Source


@dataclass(frozen=True, slots=True)
class Listed:
    """A letter in the list."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject, in its own language."""
    counts: Counts
    """How many have signed."""


@dataclass(frozen=True, slots=True)
class LetterListPage:
    """Context of the list of letters."""

    open: list[Listed]
    """Letters that can be signed, the nearest last day first."""
    past: list[Listed]
    """Letters that are closed, were sent or answered, the latest first."""
    history: list[dict[str, Any]]
    """Letters that the record holds, the latest first."""
    sources: dict[str, Source]
    """Where these are written, by origin id."""


@door(Action.READ_LETTER)
def show_letter_list(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """The list of letters."""
    letters = Letter.objects.select_related("campaign").filter(stage__in=[stage.value for stage in PUBLIC])
    listed = [_list(letter) for letter in letters.order_by("-opened_at")[:200]]
    current = sorted(
        (one for one in listed if one.letter.at is Stage.OPEN), key=lambda one: str(one.letter.deadline or "9")
    )
    shelf = current_shelf()
    history = find_letters(shelf.edition).sort("date", descending=True).to_dicts()
    page = LetterListPage(
        current, [one for one in listed if one.letter.at is not Stage.OPEN], history,
        shelf.sources(row["origin_id"] for row in history),
    )  # fmt: skip
    return show(request, "letters/letter_list.html", page)


def _list(letter: Letter) -> Listed:
    text = newest_text(letter, letter.language)
    return Listed(letter, text.subject if text else letter.slug, counting.count_signatures(letter))

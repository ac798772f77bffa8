"""On whose behalf a state acts, and lists of states that go on after that: "Cyprus for the EU, and Canada"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.sponsor_beside import GROUPS
from onrecord.claims.subjects import Subject, find_right

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.sentence import View


def group_of(view: View, clause: Clause) -> str | None:
    """Return the group for which the clause says that a state led: "for the European Union"."""
    words = view.words(clause.first, min(clause.end + 8, view.end))
    text = " " + " ".join(words) + " "
    for name, code in GROUPS.items():
        if f" {name} " in text:
            return code
    return None


def past_group(view: View, found: list[Subject], end: int) -> list[Subject]:
    """ "Cyprus for the EU, and Canada", "Australia and, for the EU, Sweden": the list goes on after the group."""
    while found:
        place = over_group(view, found[-1].end, end)
        linked = place
        while view.word(linked) in _LINKED and linked < end:
            linked = over_group(view, linked + 1, end)
        more = find_right(view, linked, end, gap=0) if linked > place or place > found[-1].end else []
        # "led by Belgium for the EU, South Korea a co-sponsor": told of by itself
        more = [one for one in more if view.word(one.end) not in {"a", "an"}]
        if not more:
            break
        found = [*found, *more]
    return found


def over_group(view: View, place: int, end: int) -> int:
    """The word after "for the European Union,", "(on behalf of the EU)", where that begins at the word."""
    opening = place + (view.word(place) in {",", "("})
    if view.word(opening) not in _BEHALF:
        return place
    stop = next((at for at in range(opening + 1, min(opening + _GROUP, end)) if view.word(at) in _AFTER_GROUP), end)
    named = " ".join(view.words(opening, stop))
    if not any(f" {name}" in named for name in GROUPS):
        return place
    return stop + (view.word(stop) == ")")


_BEHALF = frozenset({"for", "on", "acting", "speaking", "representing", "which", "in"})
_AFTER_GROUP = frozenset({",", ")", "and", "together", "along", "alongside", "with", ";", ":"})
_GROUP = 10
"""Words of "which spoke on behalf of the European Union", at most."""
_LINKED = frozenset({",", "and", "together", "along", "alongside", "with", "as", "well", "jointly", "from", "by"})

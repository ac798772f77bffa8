"""Numbers of sponsors whose deed the sentence before tells or asks: "Fifty-eight states did.", "Who signed?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.bare_counts import ALTOGETHER, DONE, LABEL, SPONSORS
from onrecord.claims.models import Kind
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_SPONSORING = frozenset(read_toml("counts.toml")["sponsoring"])
_DOING = frozenset({"did", "were", "are", "do", "have", "had"})
_ASKING = frozenset({"who", "which", "many"})


def has_done_so(view: View, after: int, discourse: Discourse) -> bool:
    """Return whether "Two years ago 42 countries had done so" stands at the noun, after what can be repeated."""
    done = view.words(after + 2, after + 4) in DONE and view.word(after + 1) in {"had", "have"}
    return done and bool(discourse.last)


def do_so(view: View, after: int, discourse: Discourse) -> bool:
    """Return whether "Fifty-eight states did", "sixty-one states did so in total" stands there, after a sponsorship."""
    if view.word(after + 1) not in _DOING or not discourse.last or discourse.last[-1].kind is not Kind.SPONSORSHIP:
        return False
    return _ends_there(view, after + 2 + (view.word(after + 2) == "so"))


def asked_who(view: View, place: int, after: int, discourse: Discourse) -> bool:
    """Return whether the number answers who signed: "Who signed it?" "Fifty-three states in all."."""
    asked = discourse.question_words if discourse.question and place <= view.first + LABEL else frozenset()
    if asked.isdisjoint(_ASKING) or asked.isdisjoint(_SPONSORING | SPONSORS):
        return False
    return _ends_there(view, after + 1) or view.words(after + 1, after + 4) == ["by", "the", "time"]


def _ends_there(view: View, place: int) -> bool:
    """Nothing follows but a sign or "in all"."""
    return view.word(place) in {"", ".", ",", ";", ")"} or view.words(place, place + 2) in ALTOGETHER

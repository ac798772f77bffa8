"""How many texts there have been so far, told with the last one: "adopted its sixteenth resolution on the country"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal
from onrecord.claims.models import Claim, Kind, Object, Streak

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_SECOND = 2
_SORTS = frozenset({"such", "annual", "yearly"})
_TEXTS = frozenset({"resolution", "text"})


def counted_text(view: View, clause: Clause, situation: Situation) -> list[Claim]:
    """Return that it was the sixteenth of all, however adopted; none where the clause does not count its text."""
    end, years = clause.predicate.end, situation.years
    ordinal = read_ordinal(view.document, end + 1) if view.word(end) == "its" else None
    if ordinal is None or ordinal[0] < _SECOND or years is None or years[0] != years[1]:
        return []
    noun = ordinal[1] + (view.word(ordinal[1]) in _SORTS)
    if view.word(noun) not in _TEXTS or view.word(noun + 1) == "of":
        # "its third resolution of the year"
        return []
    words = (end, noun + 1)
    says = Streak(Object.ADOPTED, count=ordinal[0], total=True)
    why = (f"count: “{phrase(view, *words)}”",)
    return [make_claim(view, words, Kind.STREAK, says, situation.at(days=None), why=why)]


def are_of_some(view: View, place: int) -> bool:
    """True where the words before tell of so many out of several: "twelve of them" passed, and not which."""
    of = place - 2
    counted = next((number for at in (of - 1, of - 2) if (number := read_cardinal(view.document, at))), None)
    return view.words(of, of + 2) in _OF_THEM and counted is not None and counted[1] == of


_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])

"""What a clause about an act adds after a comma, and is a claim of its own: ", for a term of two years"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.act_details import counted_in, figures_in, years_in
from onrecord.claims.find.claim_parts import PAUSES, retell
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.models import Acted
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.find.targets import Target
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("acts.toml")["tails"]
_BESIDE = frozenset(_TABLE["beside"])
_FIRSTS = frozenset(_TABLE["firsts"])
_NEAR = 6


def cut_tail(view: View, clause: Clause) -> tuple[Clause, tuple[int, int] | None]:
    """Return the clause up to the comma before what it adds, and the words of that, or None."""
    end = clause.end
    if view.word(end) == "," and view.words(end + 1, end + 3) == ["the", "first"]:
        # "the first holder of the post since 2017": nobody reports it
        end = view.next_of(PAUSES, end + 1)
    for comma in range(clause.predicate.end, end):
        if view.word(comma) == "," and _adds(view, replace(clause, end=end), comma + 1):
            return replace(clause, end=comma), (comma + 1, end)
    return clause, None


def _adds(view: View, clause: Clause, first: int) -> bool:
    words = view.words(first, min(first + _NEAR, clause.end))
    if words[:1] == ["for"]:
        return clause.predicate.frame.act in _LIMITED and years_in(view, first, clause.end) is not None
    if words[:2] == ["the", "first"]:
        return clause.predicate.frame.act in _NEW and bool(words[2:] and words[2] in _FIRSTS)
    return words[:1] != [] and words[0] in _BESIDE and figures_in(view, first, clause.end) is not None


_LIMITED = frozenset({"appointed", "created"})
_NEW = frozenset({"published", "appointed"})


def read_tail(view: View, tail: tuple[int, int] | None, claim: Claim, situation: Situation) -> list[Claim]:
    """Return the claim of the words that the clause adds."""
    says = claim.says
    if tail is None or not isinstance(says, Acted):
        return []
    first, end = tail
    span = view.characters(first, _ends(view, first, end))
    added = _added(view, first, end, says)
    if added.phase == "vacant" and claim.years is not None:
        # "the first in five years": until then
        return [retell(view, claim, span, says=added, years=(claim.years[0] - _MOST, claim.years[1]), days=None)]
    if view.word(first) == "the" and says.kind == "report" and not added.first:
        return []
    # what is new is so in the year, whatever its day
    return [retell(view, claim, span, says=added, days=None if added.first else claim.days)]


_MOST = 1


def with_gap(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the claims with that of "after a gap of five years the post was filled": how long it had been empty."""
    says, gap = claims[0].says if claims else None, _gap(view)
    if not isinstance(says, Acted) or gap is None or says.phase != "appointed" or says.kind != "appointment":
        return claims
    years, first, end = gap
    if claims[0].years is None or len(claims) > 1:
        return claims
    filled = _without_words(view, claims[0], first, end)
    empty = replace(says, phase="vacant", person=None, lasted_years=years, nth=None, actor=None)
    span = (filled.years[0] - _MOST, filled.years[1]) if filled.years else None
    told = retell(view, claims[0], view.characters(first, end), says=empty, years=span, days=None)
    return sorted([told, filled], key=lambda one: one.span)


def _without_words(view: View, claim: Claim, first: int, end: int) -> Claim:
    """The claim by its words before those or after them, whichever are more."""
    low, high = view.document.starts[first], view.document.ends[end - 1]
    before, after = max(0, low - claim.span[0]), max(0, claim.span[1] - high)
    if low >= claim.span[1] or high <= claim.span[0] or not (before or after):
        return claim
    if before > after:
        return retell(view, claim, (claim.span[0], view.characters(view.first, first)[1]))
    return retell(view, claim, (view.characters(end, view.end)[0], claim.span[1]))


def _gap(view: View) -> tuple[int, int, int] | None:
    """The years of "after a gap of five years", with the first and past-the-last of its words."""
    place = next((at for at in view.places(_GAPS) if view.word(at + 1) == "of" and view.word(at - 2) == "after"), None)
    if place is None:
        return None
    at = place + 2
    while view.word(at) in _ABOUT:
        at += 1
    number = read_cardinal(view.document, at)
    if number is None or view.word(number[1]) not in {"year", "years"} or number[1] + 1 >= view.end:
        return None
    return number[0], place - 2, number[1] + 1


_GAPS = frozenset({"gap", "vacancy", "pause", "break", "interval", "interruption"})
_ABOUT = frozenset(read_toml("acts.toml")["about"])


def _ends(view: View, first: int, end: int) -> int:
    return next((at for at in range(first + 1, end) if view.word(at) in {",", ";", ":", "–", "—"}), end)


def _added(view: View, first: int, end: int, says: Acted) -> Acted:
    figures, years = figures_in(view, first, end), counted_in(view, first, end)
    if figures is not None:
        return replace(says, objects=(), person=None, figures=figures, measure="staff")
    if view.word(first) == "for":
        return replace(says, lasted_years=years_in(view, first, end), nth=None)
    if says.kind == "appointment" and years is not None:
        return replace(says, phase="vacant", person=None, lasted_years=years, nth=None)
    since = next((time.years for time in view.times_in(first, end) if time.bound == "since" and time.years), None)
    if since is not None:
        return replace(says, nth=None, first_since=since[0])
    return replace(says, first=True)


def is_told_of_both(view: View, clause: Clause, targets: list[Target]) -> bool:
    """ "Both the team and the division were dissolved in May": one thing said of the two."""
    if len(targets) < _TWO or targets[-1].end > clause.predicate.mention.first:
        return False
    return "both" in view.words(clause.first, clause.predicate.end)


_TWO = 2

"""Two runs of one deed, each in a body of its own: "the third year in a row in New York and the fourth in Geneva"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName
from onrecord.claims.models import Kind, Streak

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.clauses import Clause
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View


def split_runs(view: View, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """Return the claims, with a run that the clause counts for two bodies told of each."""
    if view.vocabulary.isdisjoint(_JOINING) or not any(_is_run(one) for one in claims):
        return claims
    run = view.run(RunKind.NTH, clause.first, clause.end)
    here = _body_at(view, run.end) if run is not None else None
    if run is None or here is None:
        return claims
    second = _second_run(view, here[1])
    if second is None or second[1] is here[0]:
        return claims
    count, there, first, end = second
    told: list[Claim] = []
    for one in claims:
        if not _is_run(one):
            told.append(one)
            continue
        # the first by its own words, so that the two do not share them
        before = (one.span[0], view.characters(run.first, here[1])[1])
        told.append(_in_body(retell(view, one, before), here[0], None))
        told.append(_in_body(retell(view, one, view.characters(first, end)), there, count))
    return told


def _is_run(claim: Claim) -> bool:
    return isinstance(claim.says, Streak) and claim.kind is Kind.STREAK and claim.says.count is not None


def _in_body(claim: Claim, forum: Forum, count: int | None) -> Claim:
    """The run in that body; counted anew where a number is given."""
    moved = replace(claim, forum=forum, both=False, stage=None, document=None, session=None)
    if count is None or not isinstance(claim.says, Streak):
        return moved
    years = (claim.years[1] - count + 1, claim.years[1]) if claim.years else None
    return replace(moved, says=replace(claim.says, count=count), years=years)


def _body_at(view: View, place: int) -> tuple[Forum, int] | None:
    """The body of "in New York" at the place, and the word after it."""
    place += view.word(place) in {"in", "at"}
    place += view.word(place) == "the"
    found = view.at(place)
    if found is None or not isinstance(found.sense, BodyName) or found.sense.forum is None:
        return None
    return found.sense.forum, found.end


def _second_run(view: View, place: int) -> tuple[int, Forum, int, int] | None:
    """ "And for the fourth in Geneva" at the place: how many, where, and the words that say so."""
    place += view.word(place) == ","
    if view.word(place) not in _JOINING:
        return None
    first = at = place + 1
    while view.word(at) in {"for", "the", "a", "its"}:
        at += 1
    number = read_ordinal(view.document, at)
    if number is None:
        return None
    count, at = number
    while view.word(at) in _TIMES:
        at += 1
    there = _body_at(view, at)
    return (count, there[0], first, there[1]) if there is not None else None


_JOINING = frozenset({"and", "but"})
_TIMES = frozenset({"year", "time", "straight", "consecutive", "successive", "running", "session"})

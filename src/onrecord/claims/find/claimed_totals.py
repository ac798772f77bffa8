"""The claim that a vote had these totals, and of how many years before they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_counts import relation_of
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import State
from onrecord.claims.mentions.totals_on import step_to
from onrecord.claims.models import Claim, Kind, Relation, Tallies

if TYPE_CHECKING:
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


AMENDMENTS = frozenset({"amendment", "amendments"})


def years_back(view: View, tally: TallyMention) -> int:
    """Return how many years before the clause the totals are: "by consensus, a year after a 27-6 vote"; or 0."""
    place = tally.first - 1
    while view.word(place) in {"a", "the", "its", "by", "passing", "carrying", "of", "vote", "recorded"}:
        place -= 1
    if view.word(place) not in {"after", "since"} or view.word(place - 1) not in {"year", "years"}:
        return 0
    number = read_cardinal(view.document, place - 2)
    return number[0] if number else int(view.word(place - 2) in {"a", "one"})


def one_side(side: str, count: int) -> Tallies:
    """Return that so many voted so: yes, no or abstain; the other totals are not told."""
    told = {side: count}
    return Tallies(told.get("yes"), told.get("no"), told.get("abstain"))


def with_named(view: View, tally: TallyMention) -> TallyMention:
    """ "China and eighteen others voted against it": with those named, nineteen in all."""
    number = read_cardinal(view.document, tally.first)
    if number is None or not (view.word(number[1]) in _OTHERS or view.word(tally.first - 1) == "another"):
        return tally
    named, place = 0, tally.first
    while True:
        while place > view.first and view.word(place - 1) in _JOINING:
            place -= 1
        state = next((one for one in view.of(State) if one.end == place), None)
        if state is None:
            break
        named, place = named + 1, state.first
    sides = {side: count + named for side in _SIDES if (count := getattr(tally, side)) is not None}
    return replace(tally, **sides) if named and len(sides) == 1 else tally


_OTHERS = frozenset({"other", "others", "more", "further"})
_JOINING = frozenset({"and", ",", "another", "the", "with"})
_SIDES = ("yes", "no", "abstain")


def claim_tally(view: View, words: tuple[int, int], tally: TallyMention, situation: Situation, why: str) -> Claim:
    """Return the claim that the vote had these totals."""
    tally = with_named(view, tally)
    amends = not AMENDMENTS.isdisjoint(view.words(words[0], tally.end))
    alone = [tally.yes, tally.no, tally.abstain].count(None) == _OTHER_SIDES
    # "a year later it was up to 132": it had risen to that many
    risen = view.words(tally.first - 2, tally.first) == ["up", "to"]
    relation = relation_of(view, tally.first)[1] if alone and not risen else Relation.EXACTLY
    step = step_to(view.document, tally, view.first) if alone and "by" in view.vocabulary else 0
    says = Tallies(
        tally.yes, tally.no, tally.abstain, of_amendment=amends, relation=relation, step=step, lead=tally.lead
    )
    told = f"tally: “{phrase(view, tally.first, tally.end)}”"
    return make_claim(view, words, Kind.TALLY, says, situation, why=(why, told) if why else (told,))


_OTHER_SIDES = 2

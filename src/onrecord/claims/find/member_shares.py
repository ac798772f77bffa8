"""How many of the members voted so, told as a part of them: "more than half of the members voted for it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.rank_words import first_side, last_side
from onrecord.claims.models import Claim, Kind, Relation, Share, Tallies
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("tallies.toml")["shares"]
_RELATIONS = {Relation.MORE_THAN: _TABLE["more"], Relation.FEWER_THAN: _TABLE["fewer"]}
_PARTS = {tuple(map(int, name.split("_"))): index_phrases(words) for name, words in _TABLE["parts"].items()}
_LEADS = {relation: index_phrases(words) for relation, words in _RELATIONS.items()}
_WORDS = frozenset(_TABLE["words"])
_MEMBERS = frozenset(_TABLE["members"])
_BEFORE = {side: index_phrases(words) for side, words in _TABLE["before"].items()}
_SIDES = frozenset({"yes", "no", "abstain"})
_OPEN = frozenset({"would", "should", "if", "could", "must", "will", "may", "might"})
_FAR, _NEAR = 9, 8
"""Words of "of the United Nations Human Rights Council's 47 members"; words from the members to how they voted."""


def member_shares(view: View, discourse: Discourse) -> list[Claim]:
    """Return what the sentence says of a part of a body's members, where it says on which side they were."""
    if view.vocabulary.isdisjoint(_WORDS) or view.vocabulary.isdisjoint(_MEMBERS) or view.sentence.question:
        return []
    if is_set_aside(view, view.first, view.end) or not view.vocabulary.isdisjoint(_OPEN):
        return []
    for place in range(view.first, view.end):
        told = _share_at(view, place)
        if told is None:
            continue
        share, after = told
        members = _members_after(view, after)
        side, end = _side_of(view, place, members) if members else ("", after)
        situation = situate(view, view.first, view.end, discourse) if side else None
        if situation is None or situation.unclear or situation.other_body or situation.forum is None or situation.span:
            return []
        words = (place, end)
        says = Tallies(None, share=Share(side, *share))
        why = (f"share: “{phrase(view, place, members)}”, {side}",)
        return [make_claim(view, words, Kind.TALLY, says, situation, why=why)]
    return []


def _share_at(view: View, place: int) -> tuple[tuple[Relation, int, int], int] | None:
    """ "More than half of", "fewer than two thirds of", "a majority of": the part, and the word after it."""
    for relation, leads in _LEADS.items():
        lead = find_phrase(view.document.words, place, leads)
        for (count, of), parts in _PARTS.items():
            after = find_phrase(view.document.words, lead, parts) if lead else 0
            if after:
                return (relation, count, of), after
    if view.words(place, place + 3) in (["a", "majority", "of"], ["most", "of", "the"], ["most", "of", "its"]):
        if view.word(place - 1) in _NOT_TOLD:
            return None
        return (Relation.MORE_THAN, 1, 2), place + 2
    return None


_NOT_TOLD = frozenset({"without", "by", "than", "not", "with"})


def _members_after(view: View, place: int) -> int:
    """The word after "of the Council's 47 members"; 0 where they are a part of the members themselves."""
    if view.word(place) != "of":
        return 0
    noun = next((at for at in range(place, min(place + _FAR, view.end)) if view.word(at) in _MEMBERS), 0)
    return noun + 1 if noun and _PART_OF.isdisjoint(view.words(place, noun)) else 0


_PART_OF = frozenset(read_toml("groups.toml")["parts"]["regions"]) | {",", "those", "them"}


def _side_of(view: View, place: int, members: int) -> tuple[str, int]:
    """How they voted, told after them or before: "was backed by more than half of the members"."""
    for side, phrases in _BEFORE.items():
        for at in range(max(view.first, place - 3), place):
            if find_phrase(view.document.words, at, phrases) == place:
                return side, members
    side, end = first_side(view, members, min(members + _NEAR, view.end))
    between = view.words(members, end)
    known = side in _SIDES and "," not in between and "not" not in between
    return (side, end) if known and last_side(view, members, end)[0] == side else ("", members)

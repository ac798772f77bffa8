"""Several things that one clause says a text asks: a list, or a second wish after "and"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.models import Asks

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

_JOINING = frozenset({"and", ",", "or", "&"})
_NEAR = 5
"""Words between two members of a list, or from "and" to its "to": "and, in the same breath, to send home"."""


def is_list(view: View, topics: list[Mention]) -> bool:
    """Return whether the topics are members of one list: "abductees, prisoners of war and the remains of the dead"."""
    return len(topics) > 1 and all(
        after.first - before.end <= _NEAR and not _JOINING.isdisjoint(view.words(before.end, after.first))
        for before, after in pairwise(topics)
    )


def _second_wish(view: View, topics: list[Mention], end: int) -> int:
    """The "and" before a second infinitive with a topic of its own: "to join X and to send home Y"; or 0."""
    for place in view.places(_AND):
        if not topics or not topics[0].end <= place < end or not any(one.first > place for one in topics):
            continue
        to = next((at for at in range(place + 1, place + 2 + _NEAR) if view.word(at) == "to"), 0)
        between = view.words(place + 1, to) if to else ["?"]
        if "to" in view.words(view.first, topics[0].first) and (not between or between[0] == "," == between[-1]):
            return place
    return 0


_AND = frozenset({"and"})


def each_wish(view: View, claim: Claim, topics: list[Mention], words: tuple[int, int]) -> list[Claim]:
    """Return the claim of the words; where they tell of two wishes, one of each."""
    says, cut = claim.says, _second_wish(view, topics, words[1])
    if not cut or not isinstance(says, Asks):
        return [claim]
    rest = (cut, words[1])
    halves = [[one for one in topics if one.first < rest[0]], [one for one in topics if one.first >= rest[0]]]
    told = [replace(says, topics=_names(half), enumerated=is_list(view, half)) for half in halves]
    first = view.characters(words[0], cut)
    return [retell(view, claim, first, says=told[0]), retell(view, claim, view.characters(*rest), says=told[1])]


def _names(topics: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic.sense.topic for topic in topics))


def closing(view: View, clause: Clause, topics: list[Mention]) -> int:
    """Return where the wishes end, without a participle that only comments: "..., underscoring these as priorities"."""
    last = max(topics[-1].end, clause.predicate.end) if topics else clause.predicate.end
    for place in range(last, clause.end - 1):
        if view.word(place) == "," and view.word(place + 1).endswith("ing"):
            return place
        if view.word(place) == "," and tuple(view.words(place + 1, place + 3)) in _FURTHER:
            # "demands their closure, and it keeps ...": what follows is said for itself
            return place
    return clause.end


_FURTHER = frozenset((joint, who) for joint in ("and", "but") for who in ("it", "they", "the"))


def paragraph_in(view: View, first: int, end: int) -> str:
    """Return the one paragraph that the words name, as the record labels it: "in paragraph 2 (a) it"; or ""."""
    place = next((at for at in view.places(_PARAGRAPH) if first <= at < end), None)
    if place is None or not view.word(place + 1).isdecimal():
        return ""
    label = view.word(place + 1)
    if view.word(place + 2) == "(" and view.word(place + 4) == ")" and len(view.word(place + 3)) == 1:
        label += f"({view.word(place + 3)})"
    several = view.word(place + 2) in {"and", ",", "to", "–", "-"} and view.word(place + 3).isdecimal()
    return "" if several else label


_PARAGRAPH = frozenset({"paragraph", "op"})

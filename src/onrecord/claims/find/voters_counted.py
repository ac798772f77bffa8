"""How many voted as the state did that is named with them: "Bolivia was among six members that rejected the text"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told, retell
from onrecord.claims.find.claimed_totals import one_side
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.tally_words import NOUNS
from onrecord.claims.models import Kind, Votes

if TYPE_CHECKING:
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View


def voters_counted(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the totals of "one of the fourteen that abstained", each once, for the votes that the claims tell."""
    if view.vocabulary.isdisjoint(_AMONG):
        return []
    votes = [
        one for one in claims if isinstance(one.says, Votes) and one.says.ballot in _SIDES and not one.says.negated
    ]
    totals = [one for one in claims if one.kind is Kind.TALLY]
    found: list[Claim] = []
    for place in view.places(_AMONG) if votes else ():
        total = _total_at(view, place)
        if total is None or is_told(total[1], [*totals, *found]):
            continue
        vote = next((one for one in votes if one.span[0] <= total[1][0] < one.span[1]), None)
        if vote is None or vote.year is None or not isinstance(vote.says, Votes):
            continue
        says = one_side(vote.says.ballot, total[0])
        found.append(retell(view, vote, total[1], kind=Kind.TALLY, says=says, subject=None))
    return found


def without_miscounted(claims: list[Claim]) -> list[Claim]:
    """Return the claims without those of a list that is told to be longer or shorter than it is.

    "Russia, Cuba and Iran were the other four against it": one is missing, or the number is wrong.
    """
    wrong = {
        one.span
        for one in claims
        if isinstance(one.says, Votes)
        and (number := _number_told(one.quote)) is not None
        and len(same := [other for other in claims if other.span == one.span and other.says == one.says]) > 1
        and len(same) != number
    }
    return [one for one in claims if one.span not in wrong or not isinstance(one.says, Votes)]


def _number_told(quote: str) -> int | None:
    found = _LISTED.search(quote)
    number = next((one for one in found.groups() if one), "") if found is not None else ""
    return _SMALL.get(number.lower())


_SMALL = {word: at for at, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2)}
_WORDS = "|".join(_SMALL)
_LISTED = re.compile(
    rf"\b(?:were|are) the (?:only |other )?({_WORDS})\b(?! of)"
    rf"|^only ({_WORDS}) (?:countries|states|members|delegations), ",
    re.IGNORECASE,
)


def _total_at(view: View, place: int) -> tuple[int, tuple[int, int]] | None:
    """The number and the characters of "fourteen that abstained" after "one of the", "among the"; None without one."""
    first = place + 1
    while view.word(first) in _BEFORE:
        first += 1
    number = read_cardinal(view.document, first)
    if number is None or not 1 < number[0] <= _MOST or (view.word(place) == "of" and view.word(place - 1) != "one"):
        return None
    if view.word(number[1]) in _NAMES:
        # "cast one of the 19 noes", "among the eight opponents of the text"
        return number[0], view.characters(first, number[1] + 1)
    at = number[1] + (view.word(number[1]) in NOUNS)
    verb = next((one for one in view.frames if at <= one.first <= at + 2 and one.sense.family == "votes"), None)
    if verb is None or view.word(at) not in _WHO or verb.end > view.end:
        return None
    return number[0], view.characters(first, verb.end)


_AMONG = frozenset({"among", "of"})
_BEFORE = frozenset({"the", "only", "just", "those"})
_WHO = frozenset({"that", "which", "who", "to", "voting", "abstaining", "opposing", "rejecting"})
_NAMES = frozenset({"opponents", "noes", "nays", "objectors", "abstainers", "abstentions", "ayes", "dissenters"})
_SIDES = frozenset({"yes", "no", "abstain"})
_MOST = 193

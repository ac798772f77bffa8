"""Totals of another time, after those of one, told by a number alone: "a year ago it had been nine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told
from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal, read_year
from onrecord.claims.mentions.tally_words import TallyMention
from onrecord.claims.mentions.totals_on import side_before, total_of_side
from onrecord.claims.models import Claim, Kind, Tallies, Votes
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_TABLE = read_toml("tallies.toml")["later"]
_BEING = frozenset(_TABLE["being"])
_DOING = frozenset(_TABLE["doing"])
_SUBJECTS = frozenset(_TABLE["subjects"])
_FILLERS = frozenset(_TABLE["fillers"])
_VOTERS = frozenset(_TABLE["voters"])
_ENDS = frozenset({"", ".", ",", ";", "!", ")", "–", "—", "and"})
_APART = frozenset({"where", "whereas", "while", "when", "against", "although", "though"})
_MOST = 193
_SIDES = frozenset({"yes", "no", "abstain"})


def later_totals(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the totals that parts of the sentence tell with a time of their own and no word for a vote.

    A number alone is of the side that was told last: "Only five voted no; a year ago it had been nine".
    """
    if not view.times or view.sentence.question or discourse.counting or not _knows_totals(discourse, before):
        return []
    if is_set_aside(view, view.first, view.end):
        return []
    found: list[Claim] = []
    for first, end in _parts(view):
        times = view.times_in(first, end)
        inside = any(first <= one.first < end for one in view.tallies)
        if not times or inside or is_told(view.characters(first, end), before):
            continue
        total = _total_in(view, first, end, times, discourse, [*before, *found])
        situation = situate(view, first, end, discourse) if total is not None else None
        if total is None or situation is None or not situation.timed or situation.unclear or situation.other_body:
            continue
        if situation.years is None or situation.years[0] != situation.years[1]:
            continue
        claim = claim_tally(view, (first, total.end), total, situation, "totals: of another time")
        found.append(claim)
        told = discourse.years
        earlier = told is not None and situation.years[1] < told[1]
        discourse.note_claims([claim], situation, background=earlier or "had" in view.words(first, end))
    return found


def answered_total(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the total of "Nineteen did.", "Six members, Pakistan among them.", after "Who opposed it?"."""
    if not discourse.side_asked or before or view.times or view.sentence.question or view.tallies:
        return []
    first = view.first + 2 * (view.word(view.first + 1) == ":")
    number = read_cardinal(view.document, first)
    if number is None or number[0] > _MOST:
        return []
    voters = number[1] + (view.word(number[1]) in _VOTERS)
    end = voters + (view.word(voters) in _DOING)
    if end == number[1] or view.word(end) not in _ENDS:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body:
        return []
    total = total_of_side(first, end, discourse.side_asked, number[0])
    claims = [claim_tally(view, (first, end), total, situation, "totals: the answer to who voted so")]
    discourse.note_claims(claims, situation)
    return claims


def _knows_totals(discourse: Discourse, before: list[Claim]) -> bool:
    """Totals were told before, or how some voted, of whom another number is told now."""
    told = discourse.tally is not None and discourse.voting
    return told or any(isinstance(one.says, (Tallies, Votes)) for one in [*before, *discourse.last])


def _parts(view: View) -> list[tuple[int, int]]:
    """The parts of the sentence, each with a time of its own: cut at semicolons, and at commas before "where"."""
    cuts = [view.first]
    for place in range(view.first, view.end):
        word = view.word(place)
        if word in {";", ":"} or (word == "," and (view.word(place + 1) in _APART or _opens_time(view, place + 1))):
            cuts.append(place + 1)
    return [(first, end) for first, end in zip(cuts, [*cuts[1:], view.end], strict=True) if first < end]


def _opens_time(view: View, place: int) -> bool:
    """ "Only five had been opposed, the year before, thirteen", "the noes were twenty, this week there were ten"."""
    time = next((one for one in view.times if one.first in (place, place + 1)), None)
    return time is not None and (view.word(time.end) == "," or view.word(time.end) in _SUBJECTS | {"there", "we"})


def _total_in(
    view: View, first: int, end: int, times: list[Time], discourse: Discourse, before: list[Claim]
) -> TallyMention | None:
    dated = {at for time in times for at in range(time.first, time.end)}
    for place in range(first, end):
        if place in dated or read_year(view.document, place):
            continue
        number = read_cardinal(view.document, place)
        if number is None or (number[1] in dated and view.word(number[1]) in {"years", "year"}):
            continue
        told = _is_told_of(view, first, place, dated)
        if told:
            side = side_before(view.document, place, first) if told == "side" else None
            return _read(view, (place, end), number, side or _side_told(discourse, before, named=told == "voters"))
        after = number[1] + (view.word(number[1]) in _VOTERS)
        if view.word(after) in _DOING and view.word(after + 1) in _ENDS:
            # "Last Thursday fifty countries did"
            side = _side_told(discourse, before, named=True)
            return total_of_side(place, after + 1, side, number[0]) if side and number[0] <= _MOST else None
    return None


def _is_told_of(view: View, first: int, place: int, dated: set[int]) -> str:
    """What tells that the number there is a total: a verb of being with its subject, or the time alone before it."""
    at = place - 1
    while at >= first and (view.word(at) in _FILLERS or is_adverb(view.word(at))):
        at -= 1
    if at in dated or (view.word(at) == "," and at - 1 in dated):
        return "time" if at < place - 1 or view.word(at) == "," else ""
    if view.word(at) not in _BEING:
        return ""
    while at >= first and (view.word(at) in _BEING or is_adverb(view.word(at))):
        at -= 1
    if view.word(at) in {"there", "we"}:
        return "voters"
    return "it" if view.word(at) in _SUBJECTS else "side" if side_before(view.document, at + 1, first) else ""


def _read(view: View, words: tuple[int, int], number: tuple[int, int], side: str | None) -> TallyMention | None:
    """The totals that begin with the number: "20 to 8", "22, 14 and 11", "nine"."""
    place, end = words
    numbers, at = [number[0]], number[1]
    while len(numbers) < 3:
        following = at
        while view.word(following) in {",", "and", "to", "likewise", "-", "–"} and following < end:
            following += 1
        more = read_cardinal(view.document, following) if following > at else None
        if more is None or more[1] > end or any(one.first <= following < one.end for one in view.times):
            break
        numbers.append(more[0])
        at = more[1]
    if max(numbers) > _MOST:
        return None
    if len(numbers) > 1:
        return TallyMention(place, at, *numbers) if view.word(at) in _ENDS or _time_at(view, at) else None
    at += view.word(at) in _VOTERS
    if side is None or not (view.word(at) in _ENDS or _time_at(view, at)):
        return None
    return total_of_side(place, at, side, number[0])


def _time_at(view: View, place: int) -> bool:
    return any(one.first in (place, place + 1) for one in view.times)


def _side_told(discourse: Discourse, before: list[Claim], *, named: bool) -> str | None:
    """The side that was told last; with `named`, that on which a state was, too: "in 2021 there had been thirteen"."""
    told = next((one.says for one in reversed(before) if isinstance(one.says, (Tallies, Votes))), None)
    if told is None and discourse.last:
        says, alone = discourse.last[-1].says, not discourse.last[-1].subject
        told = says if isinstance(says, Votes) and (alone or named) else None
    if isinstance(told, Tallies):
        sides = [side for side in ("yes", "no", "abstain") if getattr(told, side) is not None]
        return sides[0] if len(sides) == 1 else None
    if told is None or told.negated or (before and not named and told is not None and _is_of_state(before)):
        return None
    return told.ballot if told.ballot in _SIDES else None


def _is_of_state(before: list[Claim]) -> bool:
    last = next((one for one in reversed(before) if one.kind in {Kind.VOTE, Kind.TALLY}), None)
    return last is not None and last.kind is Kind.VOTE

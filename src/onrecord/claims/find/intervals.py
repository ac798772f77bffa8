"""How long after its tabling, or after the committee, a text was adopted: "two weeks after it was tabled"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.find.days_after import LENGTHS
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.models import Adopts, Claim, Interval
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_EVENTS = {event: index_phrases(phrases) for event, phrases in read_toml("process.toml")["intervals"].items()}
_ENDS = frozenset({"", ".", ",", ";", "!", ")", "—", "–"})
_AFTER = frozenset({"after"})


def with_intervals(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the claims, that of an adoption with the time since the tabling or the committee that it is told with."""
    if "after" not in view.vocabulary or view.vocabulary.isdisjoint(LENGTHS):
        return claims
    told = next((one for at in view.places(_AFTER) if (one := _interval_at(view, at)) is not None), None)
    adopted = [one for one in claims if isinstance(one.says, Adopts) and one.says.adopted]
    if told is None or not adopted:
        return claims
    first, end, interval = told
    start, stop = view.characters(first, end)
    # "a month after the Third Committee had done so": no claim of its own
    rest = [one for one in adopted if not (start < one.span[0] and one.span[1] <= stop)]
    if len(rest) != 1:
        return claims
    kept = [one for one in claims if one in rest or one not in adopted]
    return [_with_interval(view, one, (first, end), interval) if one is rest[0] else one for one in kept]


def _interval_at(view: View, place: int) -> tuple[int, int, Interval] | None:
    """ "Two weeks after it was tabled": its words, and what they tell."""
    length = LENGTHS.get(view.word(place - 1))
    number = next((n for at in _starts(place) if (n := read_cardinal(view.document, at)) and n[1] == place - 1), None)
    if length is None or (number is None and view.word(place - 2) not in {"a", "one"}):
        return None
    for event, phrases in _EVENTS.items():
        end = find_phrase(view.document.words, place + 1, phrases)
        if end and view.word(end) in _ENDS:
            count = number[0] if number is not None else 1
            return _start_of(view, place, number), end, Interval(event, count * length[0], length[1] or 1)
    return None


def _starts(place: int) -> range:
    """Where a number before "weeks after" may begin."""
    return range(place - 4, place - 1)


def _start_of(view: View, place: int, number: tuple[int, int] | None) -> int:
    return next((at for at in _starts(place) if number and read_cardinal(view.document, at) == number), place - 2)


def _with_interval(view: View, claim: Claim, words: tuple[int, int], interval: Interval) -> Claim:
    start, end = view.characters(*words)
    span = min(claim.span[0], start), max(claim.span[1], end)
    assert isinstance(claim.says, Adopts)  # noqa: S101
    says = replace(claim.says, after=interval)
    # "a month after the committee": it is the plenary that adopted it then
    stage = None if interval.since == "committee" else claim.stage
    return retell(view, claim, span, says=says, stage=stage)

"""The claims of the numbers of sponsors that a sentence gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_document
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.compared_counts import compared_counts
from onrecord.claims.find.count_pairs import apart, is_pair, situate_pair
from onrecord.claims.find.count_rows import at_place_in_row
from onrecord.claims.find.counts import CountMention, find_counts
from onrecord.claims.models import Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def claim_counts(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claims of how many sponsor the text, each with its own situation."""
    found: list[Claim] = []
    counts = find_counts(view, discourse)
    paired = is_pair(view, counts)
    for place, count in enumerate(counts):
        count = _with_subjects(view, count, before)
        situation = situate_pair(view, counts, place, discourse) if paired else None
        if paired and situation is None:
            continue
        if situation is None:
            situation = situate(view, *_with_named(view, _wide(view, count.first, count.end), discourse), discourse)
        situation = _by_day(view, count, situation, discourse)
        if count.row is not None:
            situation = at_place_in_row(*count.row, situation, discourse)
        if situation.unclear or situation.other_body:
            continue
        if count.says.joined and found and not situation.timed and not situation.document:
            # "44 states tabled the 2012 text and 27 more joined": that text
            situation = situation.at(years=found[-1].years, days=found[-1].days, session=found[-1].session)
        count, words = _words_of(view, count, before, first=not found, paired=paired)
        why = f"count: “{phrase(view, count.first, count.end)}”"
        found.append(make_claim(view, words, Kind.SPONSOR_COUNT, count.says, situation, why=(why,)))
        earlier = found[0].years and situation.years and situation.years[1] < found[0].years[1]
        # "52 states, up from 48 a year ago": what follows is of the 52
        discourse.note_claims(found[:1] if earlier else found[-1:], situation, background=True)
        if not before and "had" not in view.vocabulary:
            discourse.note_place(situation)
    return found + compared_counts(view, discourse, found)


def _words_of(
    view: View, count: CountMention, before: list[Claim], *, first: bool, paired: bool
) -> tuple[CountMention, tuple[int, int]]:
    """The count with the time beside it, where it is one of several, and the words that tell it."""
    near = view.characters(count.first, count.end)
    inside = any(claim.span[0] <= near[0] and near[1] <= claim.span[1] for claim in before)
    beside = view.time_after(count.end)
    if paired:
        count = apart(view, count)
    elif not first and beside is not None:
        # "45 in 2005, 53 in 2010"
        count = replace(count, end=beside.end)
    if inside or not first:
        return count, (count.first, count.end)
    low, high = _wide(view, count.first, count.end)
    return count, (low, count.end if paired else high)


def _by_day(view: View, count: CountMention, situation: Situation, discourse: Discourse) -> Situation:
    """ "By 12 November it had 41 sponsors": as of that day."""
    low, high = _wide(view, count.first, count.end)
    by = next((time for time in view.times_in(low, high) if time.bound == "by" and time.day), None)
    if by is None or situation.days is not None:
        return situation
    when = resolve_when([replace(by, bound="")], [], discourse, situation.forum)
    return situation.at(years=when.years, days=when.days, timed=True) if when.days and when.years else situation


def _with_named(view: View, words: tuple[int, int], discourse: Discourse) -> tuple[int, int]:
    """ "The latest text, resolution 78/218, ended up with 62 sponsors, of whom 30 joined later": from the text on."""
    if view.times_in(*words) or find_document(view, *words, discourse):
        return words
    named = find_document(view, view.first, max(words[0], view.first + 1), discourse)
    return (view.first, words[1]) if named is not None and not view.times else words


def _with_subjects(view: View, count: CountMention, before: list[Claim]) -> CountMention:
    """ "Seoul and Washington sponsored it, as did 59 others": all the states named before come on top."""
    if not count.says.others:
        return count
    start = view.document.starts[count.first]
    told = [claim for claim in before if claim.kind is Kind.SPONSORSHIP and claim.span[0] < start]
    named = len({claim.subject for claim in told if claim.subject})
    return replace(count, says=replace(count.says, number=count.says.number + named - 1)) if named > 1 else count


def _wide(view: View, first: int, end: int) -> tuple[int, int]:
    """The words between the signs around the count."""
    low, high = first, end
    spans = [time for time in view.times if time.end <= first]
    while low > view.first and (
        view.word(low - 1) not in {",", ";", ":", "and", "while", "but"}
        or any(time.first < low - 1 < time.end for time in spans)
    ):
        # the "and" of "between 2010 and 2023" parts nothing
        low -= 1
    while high < view.end and view.word(high) not in {",", ";", ":", "and", "while", "but", "which"}:
        high += 1
    if view.word(low - 1) == ",":
        # "support looks stable: the year before, 62 states had sponsored it"
        opening = next((time for time in view.times if time.end == low - 1), None)
        before = opening.first - 1 - (view.word(opening.first - 1) in {"in", "the"}) if opening is not None else low
        low = opening.first if opening is not None and (before < view.first or view.word(before) in _OPEN) else low
    return low, high


_OPEN = frozenset({":", ";", "and", "but", "–", "—"})

"""How one side of a vote grew or shrank: "abstentions fell from 53 to 48", "the number of noes rose to 20"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_totals import occasion_before
from onrecord.claims.find.claim_parts import is_told
from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS
from onrecord.claims.find.vote_words import speaks_of_votes
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.mentions.totals_on import total_of_side
from onrecord.claims.models import Claim, Kind
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.question_names import decided_then
from onrecord.claims.questions import emergency_of
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("tallies.toml")["changes"]
_SIDES = {side: index_phrases(_TABLE[side]) for side in ("yes", "no", "abstain")}
_OPENING = frozenset(word for starts in _SIDES.values() for word in starts)
_VERBS = frozenset(form for verb in _TABLE["verbs"] for form in verb_forms(verb)) | frozenset(_TABLE["adverbs"])
_OPEN = frozenset(_TABLE["open"])
_STOPS = frozenset({";", ".", "while", "whereas", "but"})
_FAR, _NEAR = 14, 3
"""Words from the side to the verb and from the verb to its numbers; words between a number and its time."""


def side_changes(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claims of the sentence with those of such changes; what else its numbers told as totals is dropped."""
    if view.vocabulary.isdisjoint(_OPENING) or view.vocabulary.isdisjoint(_VERBS):
        return before
    if not _OPEN.isdisjoint(view.vocabulary) or not SPONSOR_WORDS.isdisjoint(view.vocabulary):
        return before
    if not (speaks_of_votes(view, discourse) or _counts_states(view)) or is_set_aside(view, view.first, view.end):
        return before
    if sum(claim.kind is Kind.TALLY for claim in before) > 1:
        # both numbers are told as totals, each with its time: "sank from 111 in 2006 to 79"
        return before
    found: list[Claim] = []
    past = view.first
    for place in view.places(_OPENING):
        side, verb = _side_at(view, place) if place >= past else ("", 0)
        if side:
            claims, past = _changed(view, place, verb, side, discourse)
            found += claims
    if not found:
        return before
    kept = [claim for claim in before if claim.kind is not Kind.TALLY or not is_told(claim.span, found)]
    return [*kept, *found]


def _counts_states(view: View) -> bool:
    """ "The number of states opposing the Assembly's text leapt from two to 50": no other word tells of a vote."""
    return not _STATES.isdisjoint(view.vocabulary) and bool(view.of(BodyName)) and bool(view.of(Paper))


_STATES = frozenset({"states", "countries", "members"})


def _side_at(view: View, place: int) -> tuple[str, int]:
    """The side that the words at the place name, and the verb that tells its change."""
    for side, starts in _SIDES.items():
        end = find_phrase(view.document.words, place, starts)
        if end:
            verb = next((at for at in range(end, min(view.end, end + _FAR)) if view.word(at) in _VERBS), 0)
            # "by 72 votes to 32 with 69 abstentions, and a year later the abstentions rose to 78": of the second
            return (side, verb) if verb and not _names_side(view, end, verb, side) else ("", 0)
    return "", 0


def _names_side(view: View, first: int, end: int, side: str) -> bool:
    return any(find_phrase(view.document.words, at, _SIDES[side]) for at in range(first, end))


def _changed(view: View, place: int, verb: int, side: str, discourse: Discourse) -> tuple[list[Claim], int]:
    """The claims of the number now and of the one before, and the word after both."""
    stop = next((at for at in range(verb, min(view.end, verb + _FAR)) if view.word(at) in _STOPS), verb + _FAR)
    now, then = _number_after(view, "to", verb, stop), _number_after(view, "from", verb, stop)
    if now is None:
        return [], verb
    end = max(now[1], then[1] if then else 0)
    near_then = _time_by(view, then[1]) if then else None
    if then and near_then is not None and then[1] <= now[2] < near_then.first:
        # "leapt from two to 50 on Thursday": the time is that of the number beside it
        near_then = None
    situation = situate(view, place, place + 1, discourse)
    own = _times_of(
        view, place, [time for time in view.times if time is not near_then and not view.is_compared(time.first)]
    )
    if own:
        when = resolve_when(own, [], discourse, situation.forum)
        situation = situation.at(years=when.years, days=when.days, timed=True) if when.years else situation
    if situation.unclear or situation.other_body or situation.years is None or situation.years[0] != situation.years[1]:
        return [], verb
    claims = [_total(view, (place, end), side, now[0], situation)]
    earlier = _time_before(near_then, situation, discourse)
    if then is not None and earlier is not None:
        claims.append(_total(view, (then[2], then[1]), side, then[0], earlier))
    discourse.note_claims(claims[:1], situation)
    return claims, end


def _times_of(view: View, place: int, times: list[Time]) -> list[Time]:
    """ "In December 2006 it passed, and a year later abstentions rose to 78": of several times the last before it."""
    before = [time for time in times if time.end <= place]
    return before[-1:] if len(times) > 1 and before and _said_before(view, before[-1].first) else times


def _said_before(view: View, place: int) -> bool:
    """Totals were told before the place: what follows is of another vote."""
    return any(tally.end <= place for tally in view.tallies)


def _total(view: View, words: tuple[int, int], side: str, number: int, situation: Situation) -> Claim:
    tally = total_of_side(*words, side, number)
    return claim_tally(view, words, tally, situation, "totals: a side that changed")


def _time_before(time: Time | None, situation: Situation, discourse: Discourse) -> Situation | None:
    """The time named beside the number before, or the occasion before this one."""
    if time is not None:
        when = resolve_when([time], [], discourse, situation.forum)
        if not when.years:
            return None
        # "grew from 120 in October to 153 on Tuesday": of the emergency session's text of October
        then = decided_then(situation.series, situation.forum, when.days, discourse) if situation.series else None
        then = then if situation.series and emergency_of(situation.series) else None
        at = situation.at(years=when.years, days=when.days, timed=True)
        return at if then is None else replace(at, series=then or None)
    year = occasion_before(situation, discourse)
    return situation.at(years=(year, year), days=None, session=None) if year is not None else None


def _number_after(view: View, word: str, first: int, end: int) -> tuple[int, int, int] | None:
    """The number after "to" or "from", where it ends, and where the word stands; no year."""
    for place in range(first, end):
        if view.word(place) != word or any(time.first <= place + 1 < time.end for time in view.times):
            continue
        number = read_cardinal(view.document, place + 1)
        if number is not None:
            return number[0], number[1], place
    return None


def _time_by(view: View, place: int) -> Time | None:
    """The time right after a number, with no other number between."""
    return next((time for time in view.times if 0 <= time.first - place <= _NEAR), None)

"""What is told without a verb: "Seoul: on the list", "Among the noes: Bolivia", "Plenary: 20 December, no vote"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told, make_claim, phrase
from onrecord.claims.find.fragment_deeds import assert_deeds, goes_on_adopting, tells_method, with_run
from onrecord.claims.find.fragment_parts import ENDS, Part, cut_parts, cut_segments, read_part
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.models import Adopts, Claim, Streak, Votes
from onrecord.claims.situation import situate
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_COLONS = frozenset({":", "–", "—"})
_CUTS = ENDS | _COLONS
"""Signs after which a part of a sentence stands by itself."""
_LABEL = 12
"""Words that a label may have."""
_LONGEST = 24
"""Words that a part without a verb may have."""
_WHOLE = 40
"""Words that a sentence of such parts may have."""


def read_fragments(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of a sentence that is told without a verb from end to end; none of any other."""
    if view.end - view.first > _WHOLE or not _is_at_home(discourse) or discourse.asked_of is not None:
        return []
    spoken = any(one.sense.family == "adoption" for one in view.as_written)
    for low, high in cut_segments(view):
        colon = _colon(view, low, high)
        if spoken and not colon:
            # "On Thursday the plenary adopted it without a vote" is a sentence with its verb
            return []
        if colon and read_part(view, low, colon, discourse) is None:
            return []
        if cut_parts(view, colon + 1 if colon else low, high, discourse) is None:
            return []
    return find_fragments(view, discourse, [])


def find_fragments(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claims of those parts of the sentence that are told without a verb and by no other rule."""
    if not _is_at_home(discourse) or (view.end - view.first > _LONGEST and _CUTS.isdisjoint(view.vocabulary)):
        return []
    claims: list[Claim] = []
    label: Part | None = None
    for low, high in cut_segments(view):
        if high - low > _LONGEST or view.cue("opinion", low, high) is not None:
            # "Probably not."
            continue
        colon = _colon(view, low, high)
        if colon:
            label = read_part(view, low, colon, discourse)
            if label is None:
                continue
        parts = cut_parts(view, colon + 1 if colon else low, high, discourse)
        if parts is not None:
            claims += _read(view, label if colon else None, parts, discourse, [*before, *claims])
    return claims


def _is_at_home(discourse: Discourse) -> bool:
    """The text has spoken of a text of the record, and of nothing else since."""
    known = discourse.series_known or not discourse.lexicon.many
    told = discourse.paper or discourse.sponsoring or discourse.voting or bool(discourse.last)
    told = told or (discourse.series_known and discourse.forum is not None)
    return known and told and not discourse.elsewhere and not discourse.of_another


def _colon(view: View, low: int, high: int) -> int:
    """The sign after a label; 0 where there is none."""
    for place in range(low + 1, min(low + _LABEL, high - 1)):
        if view.word(place) in _COLONS and not any(one.first <= place < one.end for one in view.times):
            return place
    return 0


def _read(view: View, label: Part | None, parts: list[Part], discourse: Discourse, before: list[Claim]) -> list[Claim]:
    claims: list[Claim] = []
    for unit in _join(label, parts):
        span = view.characters(unit.first, unit.end)
        if span[0] < span[1] and not is_told(span, before):
            claims += _claims_of(view, label, unit, discourse, [*before, *claims])
    return claims


def _join(label: Part | None, parts: list[Part]) -> list[Part]:
    """The parts, each with those after it that tell no deed: ", second year in a row"."""
    joined: list[Part] = []
    for part in parts:
        own = part.states or any(one not in {"alike"} for one in part.deeds)
        if joined and not own:
            joined[-1].take(part)
        elif joined and not part.states and _goes_with(joined[-1], part):
            joined[-1].deeds += part.deeds
            joined[-1].take(part)
        elif joined and part.states and joined[-1].states and not joined[-1].deeds:
            # "China, Cuba and Russia against"
            joined[-1].states += part.states
            joined[-1].deeds += part.deeds
            joined[-1].take(part)
        else:
            joined.append(part)
    return joined


def _goes_with(before: Part, part: Part) -> bool:
    """ "Adopted on 1 April, without a vote", "in, late": two words for one deed."""
    pair = {*before.deeds, *part.deeds}
    return pair <= {"adopted", "without_vote"} or pair <= {"adopted", "recorded_vote"} or pair <= {"sponsor", "late"}


def _claims_of(view: View, label: Part | None, unit: Part, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    deeds = [one for one in (*(label.deeds if label else ()), *unit.deeds) if one != "alike"]
    deeds = list(dict.fromkeys(deeds))
    states = unit.states or (label.states if label is not None else [])
    if unit.denied and set(deeds) <= {"sponsor", "printed", "same"}:
        deeds = ["unprinted" if "printed" in deeds else "off"]
    if not deeds and discourse.question and (unit.times or unit.runs):
        # "Seoul's name on the text under Yoon? Every year, 2022 to 2024."
        deeds = ["same"]
    last = before[-1] if before else (discourse.last[-1] if discourse.last else None)
    if not states and not tells_method(deeds) and not goes_on_adopting(deeds, last):
        states = _known_states(view, label, unit, discourse, before)
    told = assert_deeds(deeds, discourse, last, bool(states))
    if told is None or (not states and not isinstance(told, Adopts)) or (states and isinstance(told, Adopts)):
        return []
    if told == Adopts(None) and label is None and view.word(view.first) == "the" and not (unit.times or unit.runs):
        # "The decision", over a paragraph
        return []
    if isinstance(told, Adopts | Votes) and any(one.kind is RunKind.SPAN and one.count for one in unit.runs):
        # "For five years the Assembly adopted it by a vote": in more years than the last, and not told in which
        return []
    situation = _situate(view, label, unit, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    first = label.first if label is not None and not _is_taken(label, before, view) else unit.first
    runs = [*(label.runs if label is not None else ()), *unit.runs]
    flags = (unit.first_time or bool(label and label.first_time), unit.last_time or bool(label and label.last_time))
    says, kind, situation = with_run(told, runs, flags, situation)
    why = f"fragment: “{phrase(view, first, unit.end)}”"
    who: list[str | None] = [*states] or [None]
    claims = [make_claim(view, (first, unit.end), kind, says, situation, subject=one, why=(why,)) for one in who]
    if "alike" in unit.deeds:
        claims = [_at_both(one, situation, discourse) for one in claims]
    discourse.note_claims(claims, situation, background=True)
    return claims


def _is_taken(label: Part, before: list[Claim], view: View) -> bool:
    """True where a claim has taken the label in already, so that the next begins after it."""
    start = view.document.starts[label.first]
    return any(one.span[0] <= start < one.span[1] for one in before)


def _known_states(view: View, label: Part | None, unit: Part, discourse: Discourse, before: list[Claim]) -> list[str]:
    """Whom a part without a state means: that of the heading, of the question, or of the part before it."""
    heading = discourse.heading[1] if discourse.heading is not None else None
    dated = label is not None and (label.times or label.bodies)
    if heading and (dated or label is None or label.deeds):
        return [heading]
    if discourse.asked_of is not None:
        return [discourse.asked_of]
    if before and before[-1].subject:
        return [before[-1].subject]
    named = discourse.cast.only_named(discourse.matter_states())
    if dated and named is not None:
        # "Seoul's signature on the text. 2020: absent. 2022: back."
        return [named]
    last = discourse.last[-1].subject if discourse.last else None
    leans = dated or unit.runs or unit.times or discourse.question or (label is not None and label.last_time)
    return [last] if last and leans and discourse.quiet <= discourse.question else []


def _situate(view: View, label: Part | None, unit: Part, discourse: Discourse) -> Situation:
    """Where and when: by the part's own words, else by the label's, else as before."""
    situation = situate(view, unit.first, unit.end, discourse)
    timed = unit.times or (label is not None and label.times)
    if not timed and view.times and discourse.years is not None:
        # "a no last year, an abstention now"
        now = discourse.anchor[:2] if discourse.anchor is not None else (discourse.years, discourse.days)
        situation = situation.at(years=now[0], days=now[1], listed=(), since=None, span=False)
    if unit.times or label is None:
        return situation
    if label.bodies and not unit.bodies:
        situation = replace(situation, place=situate(view, label.first, label.end, discourse).place)
    if label.times:
        when = resolve_when(label.times, [], discourse, situation.forum)
        situation = replace(situation, when=when) if when.years else situation
    return situation


def _at_both(claim: Claim, situation: Situation, discourse: Discourse) -> Claim:
    """ "Abstaining, as in 2006": in the year that the text tells of and in that one."""
    now = discourse.years or (discourse.anchor[0] if discourse.anchor else None)
    years = sorted({*(situation.years or ()), *(now or ())})
    if isinstance(claim.says, Streak) or len(years) < 2:
        return claim
    return replace(claim, years=(years[0], years[-1]), listed=tuple(years), days=None, session=None, document=None)

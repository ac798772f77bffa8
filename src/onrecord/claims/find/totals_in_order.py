"""Totals told in the order of their years or questions: "on Belarus and Iran, by 24 votes to six and 24 to eight"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.senses import State
from onrecord.claims.models import Claim, Kind, Tallies

from onrecord.claims.named_texts import NamedText
from onrecord.claims.question_search import question_in, question_on

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View


def year_by_year(view: View, claims: list[Claim]) -> list[Claim]:
    """Return the totals of "In 2006 and 2007 it passed by 134 to 53 and then by 136 to 53", each of its year.

    None where not one claim tells as many years, one by one, as there are totals after them.
    """
    told = [(claim, claim.says) for claim in claims if isinstance(claim.says, Tallies)]
    first = view.tallies[0].first
    years = [year for time in view.times if time.end <= first for year in time.years]
    ordered = len(told) == 1 and set(told[0][0].listed) == set(years) and len(years) == len(view.tallies)
    if not ordered or view.times_in(first, view.end):
        return []
    starts = [view.first, *(tally.first for tally in view.tallies[1:])]
    (model, total), each = told[0], []
    for low, tally, year in zip(starts, view.tallies, years, strict=True):
        says = replace(total, yes=tally.yes, no=tally.no, abstain=tally.abstain)
        span = view.characters(low, tally.end)
        each.append(retell(view, model, span, says=says, years=(year, year), listed=(), days=None, session=None))
    return [*each, *(claim for claim in claims if claim.kind is not Kind.TALLY)]


def texts_in_order(view: View, discourse: Discourse) -> list[NamedText]:
    """Return the text of each of the totals, where the sentence lists as many questions as there are totals.

    "24-6 on Belarus and 24-8 on Iran", "on mercenaries and coercive measures, by 129 votes to 52 and 131 to 53".
    """
    if not discourse.lexicon.many:
        return []
    ends = [tally.end for tally in view.tallies]
    starts = [*(tally.first for tally in view.tallies[1:]), view.end]
    if all(view.word(end) == "on" for end in ends):
        parts = [(end + 1, start) for end, start in zip(ends, starts, strict=True)]
    elif all(start - end <= _JOINED for end, start in zip(ends, starts[:-1], strict=False)):
        parts = _listed_before(view, view.tallies[0].first)
    else:
        return []
    if len(parts) != len(ends):
        return []
    found = [_question(view, *part, discourse) for part in parts]
    told = [series for series in found if series is not None]
    return [NamedText(series) for series in told] if len(set(told)) == len(ends) else []


_JOINED = 3
"""Words between totals that stand in a row: "and then by"."""


def _question(view: View, first: int, end: int, discourse: Discourse) -> str | None:
    states = view.of(State, first, end)
    on_state = question_on(states[0].sense.iso, discourse) if len(states) == 1 and end - first <= _NAME else None
    return on_state or question_in(view, first, end, discourse, sure=True) or question_in(view, first, end, discourse)


_NAME = 3
"""Words of a state alone: "on human rights in Iran" names it, too, and is read by its words."""


def _listed_before(view: View, end: int) -> list[tuple[int, int]]:
    """The words of each member of the list after the last "on" that opens one: "on Syria, Iran and Crimea"."""
    dated = {place for time in view.times for place in range(time.first, time.end)}
    on = [at for at in view.places(_ON) if at < end and at + 1 not in dated and at not in dated]
    if not on:
        return []
    opening = on[0]
    stop = next((at for at in range(opening + 1, end) if at in dated or view.word(at) in _ENDING), end)
    stop = next((at for at in range(opening + 1, stop) if at + 1 in dated and view.word(at) == "on"), stop)
    parts, low = [], opening + 1
    for at in range(opening + 1, stop + 1):
        if at == stop or view.word(at) in {",", "and"}:
            low += view.word(low) == "on"
            if at > low:
                parts.append((low, at))
            low = at + 1
    return parts


_ON = frozenset({"on"})
_ENDING = frozenset({"by", ":", ";", "were", "was", "with", "at", "–", "—", "("})

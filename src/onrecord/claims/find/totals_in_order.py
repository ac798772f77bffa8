"""Totals told in the order of their years or questions: "on Belarus and Iran, by 24 votes to six and 24 to eight"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.senses import BodyName, State
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
    """The words of each member of the list after the "on" that opens one: "on Syria, Iran and Crimea"."""
    dated = {place for time in view.times for place in range(time.first, time.end)}
    opening = next((at for at in view.places(_ON) if at < end and not {at, at + 1} & dated), 0)
    return members(view, opening + 1, end) if opening else []


def members(view: View, first: int, end: int) -> list[tuple[int, int]]:
    """Return the words of each member of a list of what texts are on, which begins at the word."""
    dated = {place for time in view.times for place in range(time.first, time.end)}
    stop = next((at for at in range(first, end) if _ends_list(view, at, dated)), end)
    parts, low = [], first
    for at in range(first, stop + 1):
        if at == stop or view.word(at) in {",", "and"}:
            low += view.word(low) == "on"
            if at > low:
                parts.append((low, at))
            low = at + 1
    return parts


def _ends_list(view: View, at: int, dated: set[int]) -> bool:
    """A time, a body, or a word that goes on with something else."""
    if at in dated or view.word(at) in _ENDING or (view.word(at) == "on" and at + 1 in dated):
        return True
    return view.word(at) in {"in", "at"} and bool(view.of(BodyName, at, at + _JOINED))


def questions_listed(view: View, first: int, end: int, discourse: Discourse) -> list[tuple[int, str]]:
    """Return each question of the list that "on" opens in the words, and where it is named; none where one is not.

    "Abstained on Iran and on Syria", "voted for the resolutions on Iran, Syria and Crimea".
    """
    dated = {place for time in view.times for place in range(time.first, time.end)}
    opening = next((at for at in view.places(_ON) if first <= at < end and not {at, at + 1} & dated), 0)
    if not opening or not discourse.lexicon.many:
        return []
    again = next((at for at in view.places(_ON) if opening < at < end and view.word(at - 1) == "and"), 0)
    # "on the democratic and equitable order and on cultural diversity": a name may have an "and" of its own
    halves = [(opening + 1, again - 1), (again + 1, view.next_of(_ENDS, again))] if again else []
    return _each_named(view, members(view, opening + 1, end), discourse) or _each_named(view, halves, discourse)


_ENDS = frozenset({",", ".", ";", "!", "?", "but", "while"})


def _each_named(view: View, parts: list[tuple[int, int]], discourse: Discourse) -> list[tuple[int, str]]:
    if len(parts) < _TWO:
        return []
    found = [(low, _question(view, low, high, discourse)) for low, high in parts]
    told = [(low, series) for low, series in found if series is not None]
    return told if len({series for _, series in told}) == len(parts) else []


_TWO = 2
_ON = frozenset({"on"})
_ENDING = frozenset({"by", ":", ";", "were", "was", "with", "–", "—", "(", "but", "while", "as", "when", "."})

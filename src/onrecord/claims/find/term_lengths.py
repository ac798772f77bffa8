"""How long a head of government was in office, told of a term that is over: "governed for four years"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.lengths import read_length
from onrecord.claims.mentions.time_kinds import whole_years
from onrecord.claims.models import Kind, Served
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.find.lengths import Length
    from onrecord.claims.lexicon import Government
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_SO_FAR = frozenset({"has", "have", "is"})
_BY_THEN = frozenset({"had"})
_AT_ONCE = frozenset({"spent", "spends", "lasted", "lasts", "served", "serves"})
_NEAR = 9
"""Words of "president of the Republic of Korea" between the verb and "for"."""
_OTHER_SPANS = frozenset({"before", "until", "when", "after"})


def length_told(view: View, predicate: Predicate) -> Length | None:
    """Return the time of "governed for almost three years", "his term lasted five years", "spent a year in office"."""
    first = predicate.mention.first
    for place in range(first, min(first + _NEAR, view.end)):
        if view.word(place) == "," and place >= predicate.end:
            return None
        opens = view.word(place) == "for" or view.word(place) in _AT_ONCE
        length = read_length(view, place + 1) if opens else None
        if length is not None or view.word(place) == "for":
            return length
    return None


def length_at_end(view: View, clause: Clause) -> tuple[float, float] | None:
    """The shortest and longest time, in months, of "left office on Monday after five years"; None without one."""
    for place in range(clause.predicate.end, clause.end):
        length = read_length(view, place + 1) if view.word(place) == "after" else None
        if length is not None:
            told = view.word(length.end) not in _OF_ELSE or view.words(length.end, length.end + 2) in _IN_OFFICE
            return length.months() if told else None
    return None


_OF_ELSE = frozenset({"of", "in", "as", "without", "since", "-"})
_IN_OFFICE = (["in", "office"], ["in", "power"], ["as", "president"], ["of", "rule"])


def of_whole_term(
    view: View, clause: Clause, situation: Situation, holder: Government, discourse: Discourse
) -> list[Claim] | None:
    """The claim of how long a term lasted that is over; None where the clause tells no such thing."""
    predicate, today = clause.predicate, discourse.published
    said = set(view.words(predicate.first, predicate.end))
    length = length_told(view, predicate)
    if length is None or not said.isdisjoint(_SO_FAR | _BY_THEN) or today is None:
        return None
    if holder.end is None or holder.end > today or view.word(length.end) in _OTHER_SPANS:
        return []
    years = situation.years if _names_range(view, clause) else None
    about = situation.nowhere().at(years=years or (holder.start.year, holder.end.year), days=None)
    says = Served(holder.head, "term", lasted=length.months())
    why = f"term: “{phrase(view, predicate.mention.first, length.end)}” of {holder.head}"
    words = (clause.first, clause.end)
    return [make_claim(view, words, Kind.TERM, says, about, subject=holder.state, why=(why,))]


def _names_range(view: View, clause: Clause) -> bool:
    """ "For five years, from 2008 to 2013"."""
    return any(time.bound in {"range", "from"} for time in view.times_in(clause.first, clause.end))


def at_time_of_main(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation | None:
    """ "Had been president for two years when Seoul left the list in March 2019": counted back from then.

    None where it is not told from which day.
    """
    opened = "when" in view.words(clause.end - 1, clause.end + 1) and "had" in view.words(
        clause.predicate.first, clause.predicate.end
    )
    if not opened:
        return situation
    told = view.times_in(clause.end, view.end)
    when = resolve_when([replace(told[0], bound="")], [], discourse, None) if len(told) == 1 else None
    if when is None or when.years is None:
        return None
    days = when.days or whole_years(when.years)
    return situation.at(years=when.years, days=days, timed=True, since=None, span=False, listed=())

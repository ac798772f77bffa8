"""Claims of when a head of government or state took or left office, and how long the term ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.times import month_days, time_words
from onrecord.claims.models import Claim, Kind, Served
from onrecord.claims.situation import choose_holder
from onrecord.claims.stance import Stance

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where a head that the edition knows stands beside the frame."""
    words = view.words(predicate.mention.first, predicate.end)
    if words in (["run"], ["runs"], ["ran"], ["running"]):
        return False
    return _head(view, predicate) is not None


def _head(view: View, predicate: Predicate) -> Mention | None:
    heads = view.of(Head)
    reach = 14 if len(heads) == 1 else 6
    near = [m for m in heads if m.end <= predicate.first and predicate.first - m.end <= reach]
    if near:
        return near[-1]
    after = [m for m in view.of(Head) if 0 <= m.first - predicate.end <= 3]
    active = predicate.frame.act in {"removed", "took_office"} and not predicate.auxiliaries.passive
    return after[0] if after and active else None


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claim of a term; without a time of its own there is nothing to check."""
    predicate = clause.predicate
    mention = _head(view, predicate)
    if mention is None or predicate.stance is not Stance.FACT:
        return []
    holder = choose_holder(mention.sense, discourse)
    if holder is None:
        return []
    counted = _counted_from(view, clause, before)
    event = predicate.frame.act
    if counted is not None:
        situation = situation.at(years=(counted[0].year, counted[1].year), days=counted)
        first = clause.first
        while view.word(first - 1) not in {",", "", ";"} and first > view.first:
            first -= 1
    elif not situation.timed or (event == "term") != situation.span:
        return []
    else:
        first = clause.first
    if event == "term":
        situation = situation.at(days=None)
    on = situation.days[0] if situation.days and situation.days[0] == situation.days[1] else None
    situation = situation.nowhere()
    why = f"term: “{phrase(view, predicate.mention.first, predicate.end)}” of {holder.head}"
    says = Served(holder.head, event, on)
    return [make_claim(view, (first, clause.end), Kind.TERM, says, situation, subject=holder.state, why=(why,))]


def _counted_from(view: View, clause: Clause, before: list[Claim]) -> tuple[date, date] | None:
    """ "Six months after X was removed", said of an event whose day stands in the clause before."""
    anchor = next((claim.days for claim in reversed(before) if claim.days), None)
    mention = _head(view, clause.predicate)
    if anchor is None or mention is None:
        return None
    for place in range(mention.first - 1, max(view.first, mention.first - 4), -1):
        if view.word(place) in {"after", "before"}:
            unit = time_words().units.get(view.word(place - 1))
            number = next(
                (n for back in (3, 2) if (n := read_cardinal(view.document, place - back)) and n[1] == place - 1), None
            ) or ((1, 0) if view.word(place - 2) in {"a", "one"} else None)
            if unit not in {"month", "year"} or number is None:
                return None
            months = number[0] * (12 if unit == "year" else 1) * (-1 if view.word(place) == "after" else 1)
            total = anchor[0].year * 12 + anchor[0].month - 1 + months
            return month_days(total // 12, total % 12 + 1)
    return None

"""Clauses that tell no year: of all years so far, of a term, or of no time that could be checked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.find.how_often import how_often
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.models import Relation
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import choose_holder
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import of_governments

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

SIGNS = frozenset({",", ";", ".", ":", "–", "—", "!"})


def done_before(view: View, place: int) -> int:
    """Return the "before" of "abstained seven times before voting for it this month", whose time is its own; or 0."""
    stop = view.next_of(SIGNS, place)
    found = (at for at in view.places(_BEFORE_THAT) if place <= at < stop and view.word(at + 1).endswith("ing"))
    return next(found, 0)


_BEFORE_THAT = frozenset({"before"})


def is_of_no_time(view: View, clause: Clause, discourse: Discourse) -> bool:
    """True of "had never sponsored it in recent years", "abstained before voting for it": when is not told."""
    if "had" in view.words(clause.first, clause.predicate.end) and _is_of_years_before(view, clause):
        return True
    if clause.predicate.frame.family not in {"votes", "sponsorship"}:
        return False
    if discourse.years is None and discourse.mentioned is None and _is_counted_from_event(view, clause):
        return True
    words = " ".join(view.words(clause.first, clause.end))
    if any(vague in words for vague in _VAGUE_TIMES):
        return True
    counted = how_often(view, clause.first, clause.end) is not None or bool(view.runs_in(clause.first, clause.end))
    return not counted and bool(done_before(view, clause.predicate.end))


def _is_counted_from_event(view: View, clause: Clause) -> bool:
    """ "A week after the return of two fishermen Seoul stayed off the list": how long after what no text of a body is.

    "A day after the committee adopted it, the plenary followed" is news all the same.
    """
    places = (at for at in view.places(_AFTER_THAT) if view.first <= at < clause.predicate.first)
    after = next((at for at in places if view.word(at - 1) in _UNITS), None)
    if after is None or view.times or not view.word(after + 1).isalpha():
        return False
    told = {one.sense.family for one in view.frames if after < one.first < clause.predicate.first}
    return told.isdisjoint(_OF_BODIES) and not view.of((BodyName, Paper), after, clause.predicate.first)


_AFTER_THAT = frozenset({"after", "before"})
_UNITS = frozenset({"week", "weeks", "month", "months", "year", "years"})
_OF_BODIES = frozenset({"adoption", "votes", "texts", "ellipsis"})
_VAGUE_TIMES = ("in recent years", "in recent times", "in the recent past", "in past years", "of late", "in years past")


def _is_of_years_before(view: View, clause: Clause) -> bool:
    """ "In earlier years it had gone through without a vote", "previous texts had passed by consensus": in which?"""
    if clause.predicate.frame.family not in {"votes", "sponsorship", "adoption"}:
        return False
    lead = view.words(clause.first - _LEAD, clause.end)
    if any(one in _EARLIER and many in _TIMES for one, many in pairwise(lead)):
        return _EVERY.isdisjoint(lead)
    if clause.predicate.frame.family != "adoption":
        return False
    return any(find_phrase(lead, at, _UP_TO_THEN) for at in range(len(lead)))


_LEAD = 4
"""Words that may have been cut from the head of a clause: "until then,"."""
_EARLIER = frozenset({"earlier", "previous", "past", "prior", "former", "preceding", "other"})
_TIMES = frozenset(
    {"years", "sessions", "votes", "occasions", "texts", "resolutions", "drafts", "versions", "times", "ones"}
)
_EVERY = frozenset({"all", "every", "each", "both", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
_UP_TO_THEN = index_phrases(read_toml("votes.toml")["earlier"]["vague"])


def counts_all(view: View, clause: Clause, discourse: Discourse, *, perfect: bool) -> bool:
    """True of "has abstained four times", "six times it voted against it": of all years, unless some were told."""
    told = how_often(view, clause.first, clause.end)
    if told is None or perfect:
        return told is not None
    elsewhere = discourse.away or len(discourse.named) > 1 or (discourse.years is not None and discourse.anchor is None)
    # of a state's absences those before it ever signed are not counted
    exact = told[1] is Relation.EXACTLY and told[0] >= _SEVERAL and clause.predicate.frame.act not in {"absent", "stop"}
    stop = done_before(view, clause.predicate.end) or clause.end
    return exact and not elsewhere and not view.times_in(view.first, stop)


_SEVERAL = 3


def over_term(clause: Clause, situation: Situation, discourse: Discourse, *, counted: bool) -> Situation:
    """Return the situation of "Moon's government has kept it off four times": since he took office, where known."""
    heads = [subject.head for subject in clause.subjects if subject.head is not None]
    holders = [holder for head in heads if (holder := choose_holder(head, discourse)) is not None]
    when = of_governments(holders, discourse) if holders else None
    if when is None or when.years is None:
        return situation.at(unclear=True) if counted else situation
    return situation.at(years=when.years, days=when.days, timed=True, span=True, session=None)

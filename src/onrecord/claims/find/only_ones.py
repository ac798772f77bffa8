"""Votes that are told as those of nobody else: "the only state to vote no", "only Israel and the United States"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.models import Claim, Kind, Tallies, Votes
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.subjects import find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation
    from onrecord.claims.subjects import Subject

_TABLE = read_toml("votes.toml")
_DOERS, _BALLOTS = frozenset(_TABLE["doers"]), frozenset(_TABLE["ballots"])
_ONLY = frozenset({"only", "sole", "lone"})
_GROUPED = frozenset(_TABLE["grouped"])
_SIDES = frozenset({"yes", "no", "abstain"})


def is_alone(view: View, clause: Clause, ballot: str) -> bool:
    """True where the one state of the clause is said to have been alone: no other voted as it did."""
    if ballot not in _SIDES or len(clause.subjects) != 1 or _is_of_group(view, clause):
        return False
    subject, predicate = clause.subjects[0], clause.predicate
    if ":" in view.words(subject.end, predicate.mention.first):
        # "Only Botswana has been steadfast: yes in 2014 and yes in 2015"
        return False
    before = subject.first - 1 - (view.word(subject.first - 1) == "the")
    # "only the United States", "just the United States"
    only = view.word(before) == "only" or (view.word(before) == "just" and before == view.first)
    if only and view.word(before - 1) != "not":
        return not _beside(view, clause)
    if view.word(before) in _EXCEPT and not _NOBODY.isdisjoint(view.words(before - _NEAR, before)):
        # "no state but China voted against it", "everyone except China voted for it"
        return True
    between = view.words(subject.end, predicate.mention.end)
    said = " ".join(between)
    if between[:1] == ["alone"] or "alone in" in said or "alone against" in said or predicate.frame.needs == "lone":
        return True
    place = next((at for at in range(subject.end, predicate.mention.end) if _says_only(view, at)), 0)
    return bool(place) and (view.word(place + 1) in _BALLOTS or _is_any_doer(view, place + 1))


_EXCEPT = frozenset({"but", "except", "save"})
_NOBODY = frozenset({"no", "nobody", "none", "everyone", "everybody", "all"})
_NEAR = 3


def stand_alone(view: View, clause: Clause, ballot: str) -> bool:
    """True where the one or more states of the clause are said to have been alone: "the two stood alone against it"."""
    if len(clause.subjects) < 2:
        return is_alone(view, clause, ballot)
    alone = {"alone", "only"} & set(view.words(clause.subjects[0].first - 1, clause.predicate.end + 1))
    return bool(alone) and not _is_of_group(view, clause)


def _says_only(view: View, place: int) -> bool:
    """ "The only state to abstain", "the one state to abstain"."""
    return view.word(place) in _ONLY or view.words(place - 1, place + 1) == ["the", "one"]


def _is_any_doer(view: View, place: int) -> bool:
    """ "The only member to abstain", "the only state that voted no": of all who voted, and not of a group."""
    if view.word(place) not in _DOERS:
        return False
    after = place + 1
    if view.word(after) == "of":
        body = next(iter(view.of(BodyName, after, after + 4)), None)
        after = body.end if body is not None else after
    return view.word(after) in {"to", "that", "who", "which", "not"}


def _is_of_group(view: View, clause: Clause) -> bool:
    """ "Alone among the Europeans": of a group, of which the record does not know the members."""
    return not _GROUPED.isdisjoint(view.words(clause.first, clause.end)) or _is_within(view, clause)


def _is_within(view: View, clause: Clause) -> bool:
    """ "Of the Gulf states, only Oman voted no", "only Oman in the Gulf": of a part of those who voted."""
    if not clause.subjects:
        return False
    subject, last = clause.subjects[0], clause.subjects[-1]
    opening = subject.first
    while opening > view.first and view.word(opening - 1) not in _OPENERS:
        opening -= 1
        if view.word(opening - 1) in {"apart", "aside"}:
            # "apart from Russia only Eritrea": beside it, and not of a group
            continue
        if view.word(opening) in _WITHIN and _names_group(view, opening, subject.first):
            return True
    return view.word(last.end) in _WITHIN and _names_group(view, last.end, clause.predicate.first)


def _names_group(view: View, first: int, end: int) -> bool:
    """ "Of the BRICS countries", "in Latin America"; not "in the Council", "of the vote on Tuesday"."""
    if view.word(first) in _WHEREVER and not _VOTED_ON.isdisjoint(view.words(first, end)):
        return False
    voted = view.of((BodyName, Paper), first, end) or view.times_in(first, end)
    return end > first + 1 and not voted


_OPENERS = frozenset({";", ":", "–", "—", "and", "but", "while", "whereas", "that"})
_WHEREVER = frozenset({"in", "across", "from", "at"})
_WITHIN = _WHEREVER | {"of", "among", "amongst", "within", "throughout", "inside", "outside"}
_VOTED_ON = frozenset({"vote", "votes", "ballot", "ballots", "poll", "end", "roll", "session", "all", "both", "fact"})


def told_as_only(view: View, clause: Clause, situation: Situation, says: Votes, claims: list[Claim]) -> list[Claim]:
    """Return how many that were, of "only Israel and the United States voted no"."""
    subjects = clause.subjects
    if len(claims) != len(subjects) or says.negated or says.ballot not in _SIDES:
        return []
    beside = _beside(view, clause)
    if not subjects or len(subjects) + len(beside) < _TWO:
        return []
    place = subjects[0].first - 1
    while view.word(place) in {"the", "just"}:
        place -= 1
    lead = view.word(subjects[0].first - 1) == "just" or view.word(place) == "only"
    lead = lead or view.word(subjects[-1].end) == "alone" or _are_only_ones(view, clause)
    if not lead or _is_of_group(view, clause) or (situation.years and situation.years[0] != situation.years[1]):
        return []
    number = len(claims) + len(beside)
    side = {"yes": Tallies(number), "no": Tallies(None, number), "abstain": Tallies(None, None, number)}[says.ballot]
    why = (f"only: {number} are said to have done so",)
    words = (clause.first, clause.end)
    also = [make_claim(view, words, Kind.VOTE, says, situation, subject=one.state, why=why) for one in beside]
    return [make_claim(view, words, Kind.TALLY, side, situation, why=why), *also]


def _are_only_ones(view: View, clause: Clause) -> bool:
    """ "China and Russia were the only ones to oppose it", "were the only two states that voted no"."""
    first, end = clause.subjects[-1].end, clause.predicate.mention.end
    return any(
        _says_only(view, at) and (view.word(at + 1) in _ONES or _is_any_doer(view, at + 1)) for at in range(first, end)
    )


_ONES = frozenset({"ones", "two", "three", "four"})


def _beside(view: View, clause: Clause) -> list[Subject]:
    """ "Besides Islamabad, only Moscow and Caracas", "only Chad, apart from Mali itself": those who did so as well."""
    found = ((at, find_phrase(view.document.words, at, _BESIDE, clause.end)) for at in range(clause.first, clause.end))
    first = next((end for _, end in found if end), 0)
    if not first:
        return []
    told = {subject.state for subject in clause.subjects}
    return [one for one in find_right(view, first, clause.end, gap=0) if one.state and one.state not in told]


_BESIDE = index_phrases(_TABLE["beside"])
_TWO = 2

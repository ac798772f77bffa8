"""How many texts of several went to a vote: "six of them by recorded vote", "nine of its 21 texts", "Nine times."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.find.adoption_words import METHODS, object_of_method
from onrecord.claims.find.bare_counts import relation_of
from onrecord.claims.find.claim_parts import TEXT_NOUNS, make_claim, phrase
from onrecord.claims.find.how_often import how_often
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, State
from onrecord.claims.models import Adopts, Claim, Kind, Object, Relation, Stage, Streak, Times
from onrecord.claims.situation import situate
from onrecord.claims.subjects import find_left

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


class Part(NamedTuple):
    """So many of several texts."""

    place: int
    """The first word, with what stands before the number: "only six of them"."""
    number: int
    relation: Relation
    among: int
    """How many there are in all; 0 where "of them" goes back to those told before."""
    end: int


_OF = frozenset({"of"})
_BACK = frozenset({"them", "these", "those", "which"})
_NEAR = 6
"""Words between "nine of" and the noun: "nine of the Assembly's 21 North Korea resolutions"."""


def find_part(view: View) -> Part | None:
    """Return so many of several texts that the sentence tells to have been put to a vote, or passed without one."""
    for of in view.places(_OF):
        part = _part_at(view, of)
        if part is not None and (
            part.place <= view.first + 1 or view.word(part.place - 1) in {",", "and", ";", ":", "–", "—"}
        ):
            return part
    return None


def _part_at(view: View, of: int) -> Part | None:
    start = next(
        (at for at in (of - 1, of - 2, of - 3) if (n := read_cardinal(view.document, at)) and n[1] == of), None
    )
    number = read_cardinal(view.document, start) if start is not None else None
    if start is None or number is None:
        return None
    first, relation = relation_of(view, start)
    if view.word(first - 1) in {"only", "just", "all"}:
        first -= 1
    if view.word(of + 1) in _BACK:
        return Part(first, number[0], relation, 0, of + 2)
    for at in range(of + 1, min(view.end, of + 1 + _NEAR)):
        total = read_cardinal(view.document, at)
        noun = total[1] if total else 0
        while total and noun < at + _NEAR and (isinstance(view.sense_at(noun), State) or view.word(noun) in _BETWEEN):
            noun += 1
        if total and view.word(noun) in TEXT_NOUNS:
            return Part(first, number[0], relation, total[0], noun + 1)
    return None


_BETWEEN = frozenset({"such", "annual", "yearly", "rights", "human", "on"})


def part_told(view: View, part: Part, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claim of so many of several texts, over the years of those; none where these are not told."""
    cue = next((one for one in view.cues if one.sense.name in METHODS and one.first >= part.end - 1), None)
    voted = cue is None and _puts_to_vote(view, part.end)
    if (cue is None and not voted) or view.sentence.question or view.tallies or _is_of_states(view, part):
        return []
    told = next((one for one in reversed(claims) if _counts(one)), None) or (
        discourse.texts if discourse.texts is not None and _counts(discourse.texts) else None
    )
    situation = situate(view, view.first, view.end, discourse)
    if part.among:
        told = None
    elif told is None:
        return []
    forum = told.forum if told is not None else situation.forum
    series = told.series if told is not None else situation.series
    years = _years_of(told) if told is not None else _own_years(situation)
    years = years or _all_years(view, discourse, series, forum)
    if forum is None or years is None or situation.other_body or series is None:
        return []
    of = object_of_method(cue.sense.name if cue is not None else "recorded_vote")
    says = Times(of, part.number, part.relation, among=part.among)
    situation = _over_years(situation, forum, years)
    why = (f"count: “{phrase(view, part.place, part.end)}”",)
    return [make_claim(view, (part.place, view.end), Kind.ADOPTION, says, situation, why=why)]


def _over_years(situation: Situation, forum: Forum, years: tuple[int, int]) -> Situation:
    """The situation of all texts of a body over years."""
    place = situation.in_place(forum=forum, stage=None, both=False)
    return place.at(years=years, listed=(), days=None, session=None, span=True)


def _counts(claim: Claim) -> bool:
    return isinstance(claim.says, Streak) and claim.says.total and claim.says.of is Object.ADOPTED


def _years_of(told: Claim) -> tuple[int, int] | None:
    """The years of the texts that were counted."""
    assert isinstance(told.says, Streak)  # noqa: S101
    if told.years is None:
        return None
    return (told.says.since, told.years[1]) if told.says.since else None


def _own_years(situation: Situation) -> tuple[int, int] | None:
    """ "Nine of the 21 texts since 2005": the years that the words name."""
    return situation.years if situation.timed and situation.span else None


def _all_years(view: View, discourse: Discourse, series: str | None, forum: Forum | None) -> tuple[int, int] | None:
    """From the first text of the body on the question to the day of publication."""
    entry = discourse.lexicon.entry(series)
    held = [year for one, year in entry.held if one is forum] if entry is not None else []
    last = view.published.year if view.published is not None else max(held, default=0)
    return (min(held), last) if held and min(held) <= last else None


def _puts_to_vote(view: View, first: int) -> bool:
    """ "Were put to a vote", "went to a vote", "were voted on"."""
    words = view.words(first, view.end)
    return "vote" in words[:_NEAR] or words[1:3] == ["voted", "on"]


def _is_of_states(view: View, part: Part) -> bool:
    """ "Japan sponsored nine of them": what a state did with so many."""
    return any(subject.state for subject in find_left(view, part.place, view.first)) and part.place > view.first + 1


def often_answered(view: View, discourse: Discourse) -> list[Claim]:
    """ "How often has the Assembly voted on it?" "Nine times.": so many of all texts so far."""
    asked = discourse.question_words
    if not asked >= _OFTEN and not {"how", "many", "times"} <= asked:
        return []
    # "TOBIAS: Nine times."
    start = next((at + 1 for at in view.places(_COLON) if at < view.first + 3), view.first)
    number = read_cardinal(view.document, start)
    voted = not _VOTED.isdisjoint(asked)
    if number is None or not voted or view.word(number[1]) != "times" or view.end - view.first > _SHORT:
        return []
    situation = situate(view, view.first, view.end, discourse)
    forum, years = discourse.forum, _all_years(view, discourse, situation.series, discourse.forum)
    if forum is None or years is None or view.of(State):
        return []
    says = Times(Object.RECORDED_VOTE, number[0])
    situation = _over_years(situation, forum, years)
    why = ("count: how often it was voted on",)
    return [make_claim(view, (start, number[1] + 1), Kind.ADOPTION, says, situation, why=why)]


def voted_often(view: View, discourse: Discourse) -> list[Claim]:
    """ "The Assembly has voted on Belarus twice", "nine times the matter has been put to a vote": of all so far."""
    if view.sentence.question or view.vocabulary.isdisjoint(_VOTED) or view.vocabulary.isdisjoint(_PERFECT):
        return []
    end = min(view.next_of(_COLON, view.first), _before_last(view))
    bodies = [one for one in view.of(BodyName, view.first, end) if one.sense.forum is not None]
    often = how_often(view, view.first, end)
    if often is None or len(bodies) != 1 or view.runs or not _votes_on(view, end) or view.times_in(view.first, end):
        return []
    if any(subject.state for subject in find_left(view, bodies[0].first, view.first)):
        return []
    situation = situate(view, view.first, end, discourse)
    forum = bodies[0].sense.forum
    years = _all_years(view, discourse, situation.series, forum)
    if years is None or situation.series is None or situation.other_body or bodies[0].sense.stage is Stage.COMMITTEE:
        return []
    says = Times(Object.RECORDED_VOTE, *often)
    situation = _over_years(situation, forum, years)
    claim = make_claim(
        view, (view.first, end), Kind.ADOPTION, says, situation, why=("count: how often it was voted on",)
    )
    discourse.note_claims([claim], situation, background=True)
    return [claim, *_last_told(view, end, forum, discourse)]


def _last_told(view: View, start: int, forum: Forum, discourse: Discourse) -> list[Claim]:
    """ "Nine times, the last of them in 2014": when that body voted on it last."""
    if view.word(start + 1) != "the" or view.word(start + 2) not in {"last", "latest"}:
        return []
    last = situate(view, start + 1, view.end, discourse)
    if not last.timed or last.unclear:
        return []
    says = Adopts("recorded_vote", last=True)
    return [make_claim(view, (start + 1, view.end), Kind.ADOPTION, says, last.in_place(forum=forum, stage=None))]


def _before_last(view: View) -> int:
    """ "Nine times, the last of them in 2014": where what tells of the last one begins."""
    places = (at - 1 for at in view.places({"last", "latest", "first"}) if view.words(at - 2, at) == [",", "the"])
    return next((at - 1 for at in places), view.end)


def _votes_on(view: View, end: int) -> bool:
    """ "Voted on North Korea", "put the matter to a recorded vote", "took a vote on it"."""
    for at in view.places(_VOTED):
        if at >= end:
            continue
        if view.word(at) == "voted" and view.word(at + 1) == "on":
            return True
        if view.word(at) == "vote" and not {"to", "taken", "took", "held"}.isdisjoint(view.words(at - 4, at)):
            return True
    return False


_PERFECT = frozenset({"has", "have"})
_COLON = frozenset({":"})
_OFTEN = frozenset({"how", "often"})
_VOTED = frozenset({"vote", "voted", "votes", "ballot", "division"})
_SHORT = 9

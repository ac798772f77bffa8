"""How a text was adopted, in sentences without a verb of their own: "Without a vote, once more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.adoption import of_each
from onrecord.claims.find.adoption_words import has_matter
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.counted_texts import are_of_some
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Adopts, Claim, Kind, Object, Streak
from onrecord.claims.subjects import is_agent

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def bare_method(view: View, situation: Situation, discourse: Discourse) -> Claim | None:
    """Return the claim of a sentence that says how a text was adopted and nothing else: "No vote was taken"."""
    method = "without_vote" if view.cue("without_vote") else "recorded_vote"
    cues = [cue for cue in view.cues if cue.sense.name == method]
    if not cues or situation.unclear or situation.other_body or _by_state(view, cues[-1].first, discourse):
        return None
    if view.word(view.first) in {"a", "any"} and view.word(view.first + 2) in {"that", "which"}:
        # "A text that passes by consensus weighs more"
        return None
    cue = cues[-1]
    if are_of_some(view, cue.first) or are_of_some(view, cue.first - 1):
        return None
    each = of_each(view, (view.first, view.end), cue.end, method, situation, discourse)
    if each is not None:
        return each
    after = set(view.words(cue.end, view.end))
    if after & {"to", "not", "never"} or view.vocabulary & {
        "if",
        "would",
        "will",
        "should",
        "may",
        "might",
        "could",
    }:
        return None
    why = f"adoption: “{phrase(view, cue.first, cue.end)}”"
    words = (view.first, view.end)
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    if nth is not None and nth.count and situation.years:
        years = situation.years
        situation = situation.at(years=(years[1] - nth.count + 1, years[1]))
        of = Object.WITHOUT_VOTE if method == "without_vote" else Object.RECORDED_VOTE
        streak = Streak(of, count=nth.count, since=situation.since)
        return make_claim(view, words, Kind.STREAK, streak, situation, why=(why,))
    if (
        situation.since is not None
        and situation.years
        and method == "without_vote"
        and {"has", "have"} & view.vocabulary
    ):
        # "No member has asked for a vote on it since 2015", when there was one
        since = situation.since + 1
        later = situation.at(years=(since, max(since, situation.years[1])), since=since, days=None)
        return make_claim(view, words, Kind.STREAK, Streak(Object.WITHOUT_VOTE, since=since), later, why=(why,))
    first = next((run for run in view.runs if run.kind is RunKind.FIRST), None)
    if first is not None and method == "without_vote":
        says = Adopts(method, first=True, since=first.since)
        return make_claim(view, words, Kind.ADOPTION, says, situation, why=(why,))
    if method == "recorded_vote":
        # "after the vote was held" only says when something else happened
        return None
    return make_claim(view, words, Kind.ADOPTION, Adopts(method), situation, why=(why,))


def _by_state(view: View, place: int, discourse: Discourse) -> bool:
    """ "Kazakhstan skipped the vote": what one state did tells not how the text was adopted."""
    left = [one for one in view.of(State) if one.end <= place and place - one.end <= _BESIDE]
    return any(one.sense.iso not in discourse.matter_states() and is_agent(view, one) for one in left)


_BESIDE = 1


def opening_method(view: View, situation: Situation) -> Claim | None:
    """Return the claim of words that stand before what a state did: "Nobody asked for a ballot, though X left"."""
    cue = view.cue("without_vote")
    if cue is None or cue.first > view.first + 1 or view.word(cue.first) not in {"nobody", "no"}:
        return None
    if view.word(cue.end) != "," or situation.unclear or situation.other_body:
        return None
    why = (f"adoption: “{phrase(view, cue.first, cue.end)}”",)
    return make_claim(view, (cue.first, cue.end), Kind.ADOPTION, Adopts("without_vote"), situation, why=why)


def speaks_of_matter(view: View, discourse: Discourse) -> bool:
    """True where the sentence names a text, or a body beside what the series is about."""
    bodies = [body for body in view.of(BodyName) if body.sense.forum is not None]
    return bool(view.of(Paper)) or bool(bodies and has_matter(view, view.first, view.end, discourse))


def of_body(view: View, discourse: Discourse) -> bool:
    """ "Adopted by the plenary in December without a vote", in a list of which the text has told the question."""
    known = discourse.lexicon.many and (discourse.series_known or discourse.spoken_of is not None)
    return known and any(mention.sense.forum is not None for mention in view.of(BodyName))

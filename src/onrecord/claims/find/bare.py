"""Sentences that tell a vote, a way of adopting or a run without a verb of their own: "By 88 votes to 21."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.adoption import claim_tally, of_each, years_back
from onrecord.claims.find.adoption_words import has_matter, is_object
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.sponsor_words import SPONSOR_WORDS
from onrecord.claims.find.sponsorship import object_of, streak_of
from onrecord.claims.find.vote_words import VOTE_WORDS
from onrecord.claims.matters import is_verb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Head, Paper, State
from onrecord.claims.mentions.tallies import TallyMention
from onrecord.claims.models import Adopts, Claim, Kind, Object, Streak, Votes
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.subjects import is_agent
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def bare_tallies(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claims of totals that no clause has told, each with the time beside it."""
    found: list[Claim] = []
    for tally in view.tallies:
        start, end = view.characters(tally.first, tally.end)
        if any(claim.kind is Kind.ACT and claim.span[1] >= end for claim in before):
            # "The National Assembly passed the act by 212 votes to none, with 24 abstentions"
            continue
        told = [claim for claim in before if claim.kind is Kind.TALLY and claim.span[0] <= start < claim.span[1]]
        if told or is_set_aside(view, view.first, tally.first) or _may_sponsor(view, tally, discourse):
            continue
        low, high = _segment(view, tally.first, tally.end)
        inside = any(claim.span[0] < end and start < claim.span[1] for claim in before)
        words = (tally.first, tally.end) if inside else (low, max(tally.end, tally.end))
        situation = situate(view, low, high, discourse)
        if len(view.tallies) > 1:
            situation, words = _beside(view, tally, situation, words, discourse)
        back = years_back(view, tally)
        if back:
            words = (tally.first, tally.end)
            years = situation.years or (0, 0)
            situation = situation.at(years=(years[0] - back, years[0] - back), days=None, session=None)
        claim = bare_tally(view, tally, words, situation)
        known = discourse.paper or discourse.voting or discourse.heading is not None
        asked = discourse.spoken_of is not None or (discourse.series_known and discourse.lexicon.many)
        known = known or (tally.no is not None and asked)
        if claim is not None and (known or _speaks_of_papers(view)):
            found.append(claim)
            discourse.note_claims([claim], situation, background=bool(back) or "had" in view.words(view.first, high))
    return found


def _may_sponsor(view: View, tally: TallyMention, discourse: Discourse) -> bool:
    """ "61 states backed the draft", in a text on sponsors and not on votes."""
    alone = tally.no is None and tally.abstain is None
    told = bool(view.vocabulary & SPONSOR_WORDS)
    if (discourse.sponsoring or "tabled" in view.vocabulary) and "behind" in view.words(tally.first, tally.end):
        # "Fifty states stood behind it by the time it came to the vote"
        return True
    return (
        alone
        and (told or discourse.sponsoring)
        and not ((discourse.voting and not told) or view.vocabulary & VOTE_WORDS)
    )


def _beside(
    view: View, tally: TallyMention, situation: Situation, words: tuple[int, int], discourse: Discourse
) -> tuple[Situation, tuple[int, int]]:
    """The situation with the time right beside the totals: "116-20-53 in 2014 and 119-19-50 a year later"."""
    inside = next((one for one in view.times if tally.first <= one.first < tally.end), None)
    others = [one for one in view.tallies if one is not tally]
    apart = [one for one in view.times if not any(other.first <= one.first < other.end for other in others)]
    after = next((one for one in apart if 0 <= one.first - tally.end <= 2), None)
    before = next((one for one in reversed(apart) if 0 <= tally.first - one.end <= _reach(view, one.end)), None)
    if after is not None and ";" in view.words(tally.end, after.first):
        # "136 states supported it; a year before, 122 had"
        after = None
    if after is not None and before is not None and ";" in view.words(tally.end, after.first):
        # "2010, 28 to 6 with 13 abstentions; 2011, ..."
        after = None
    time = inside or after or before
    when = resolve_when([time], [], discourse, situation.forum) if time is not None else None
    if time is None or when is None or not when.years:
        return situation, words
    beside = (min(tally.first, time.first), max(tally.end, time.end))
    return situation.at(years=when.years, days=when.days, listed=(), timed=True), beside


def _reach(view: View, place: int) -> int:
    """How many words after a time its totals may stand: "in December 2007 a second one by 72 to 33"."""
    return 2 + next((at for at, word in enumerate(view.words(place, place + _ANOTHER)) if word not in _SUCH), _ANOTHER)


_ANOTHER = 4
_SUCH = frozenset({"a", "another", "the", "second", "third", "one", "text", "resolution", "next"})


def _segment(view: View, first: int, end: int) -> tuple[int, int]:
    low, high = first, end
    several = len(view.tallies) > 1
    told = any(is_verb(view, place) for place in range(view.first, first))
    while low > view.first and view.word(low - 1) != ";" and not ((several or told) and view.word(low - 1) == ":"):
        low -= 1
    while high < view.end and view.word(high) != ";":
        high += 1
    return low, min([high, *(one.first for one in view.tallies if one.first >= end)]) if several else high


def _speaks_of_papers(view: View) -> bool:
    bodies = any(mention.sense.forum is not None for mention in view.of(BodyName))
    return (
        bool(view.of(Paper)) or bodies or bool(view.vocabulary & {"vote", "votes", "voted", "abstentions", "adopted"})
    )


def bare_method(view: View, situation: Situation, discourse: Discourse) -> Claim | None:
    """Return the claim of a sentence that says how a text was adopted and nothing else: "No vote was taken"."""
    method = "without_vote" if view.cue("without_vote") else "recorded_vote"
    cues = [cue for cue in view.cues if cue.sense.name == method]
    if not cues or situation.unclear or situation.other_body:
        return None
    if view.word(view.first) in {"a", "any"} and view.word(view.first + 2) in {"that", "which"}:
        # "A text that passes by consensus weighs more"
        return None
    cue = cues[-1]
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


def body_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of a body on the series' state, whatever the verb: "put X in the dock for the 21st year"."""
    nth = next((run for run in view.runs if run.kind in {RunKind.NTH, RunKind.TOTAL} and run.count), None)
    bodies = [body for body in view.of(BodyName) if body.sense.forum is not None]
    if nth is None or not nth.count:
        return []
    such = discourse.series_known and bool(bodies) and "such" in view.vocabulary and bool(view.of(Paper))
    goes_on = (such and view.word(view.first) in {"it", "this", "that"}) or (
        discourse.paper
        and (_counts_texts(view, nth) or (nth.texts and view.word(view.first) in {"it", "this", "that"}))
    )
    if not goes_on and not (bodies and has_matter(view, view.first, view.end, discourse)):
        return []
    if any(
        is_agent(view, one) and not is_object(view, one, view.first) for one in view.of(State, view.first, nth.first)
    ):
        return []
    if view.cue("without_vote") or view.cue("recorded_vote"):
        return []
    if (
        (bodies and bodies[0].first > view.first + 6 and not nth.texts and not such)
        or view.cue("future")
        or view.cue("hypothetical")
        or view.cue("opinion")
    ):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    last = situation.years[1]
    total = nth.kind is RunKind.TOTAL
    situation = situation.at(years=(nth.since or last, last) if total else (last - nth.count + 1, last), days=None)
    why = f"run: “{phrase(view, nth.first, nth.end)}”"
    says = Streak(Object.ADOPTED, count=nth.count, since=nth.since, total=total, times=nth.times)
    claims = [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=(why,))]
    discourse.note_claims(claims, situation.at(years=(last, last)))
    return claims


def _counts_texts(view: View, run: Run) -> bool:
    """ "It was the 13th such resolution", "the one adopted last month was the tenth of its kind"."""
    words = view.words(run.first, run.end + 2)
    return bool({"kind", "such"} & set(words)) or any(run.first <= one.first < run.end for one in view.of(Paper))


def texts_run(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the run of the texts in a sentence on a state: "did not sponsor it, the tenth in as many years"."""
    run = next((one for one in view.runs if one.texts), None)
    if run is None or not run.count or not before or any(one.kind not in _OF_STATES for one in before):
        return []
    last = before[-1].years[1] if before[-1].years else None
    situation = situate(view, view.first, view.end, discourse)
    if last is None or situation.unclear or situation.other_body:
        return []
    says = Streak(Object.ADOPTED, count=run.count)
    situation = situation.at(years=(last - run.count + 1, last), days=None, session=None).in_place(stage=None)
    why = (f"run: “{phrase(view, run.first, run.end)}” of texts",)
    return [make_claim(view, (run.first - 1, run.end), Kind.STREAK, says, situation, why=why)]


_OF_STATES = frozenset({Kind.SPONSORSHIP, Kind.VOTE})


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


def never_without(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "No session since 2005 has ended without a resolution"."""
    if "without" not in view.vocabulary:
        return []
    words = view.words(view.first, view.end)
    opening = words[:3]
    every = opening[:2] in (["no", "session"], ["no", "year"], ["not", "a"]) or opening[:1] in (["never"],)
    if not every or not view.of(Paper):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.since is None:
        return []
    says = Streak(Object.ADOPTED, since=situation.since)
    why = "run: in no year without one"
    claims = [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=(why,))]
    discourse.note_claims(claims, situation)
    return claims


def none_of_last(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "None of the last ten needed a vote"."""
    words = view.words(view.first, view.end)
    place = next((at for at in range(len(words) - 4) if words[at : at + 3] == ["none", "of", "the"]), None)
    if place is None or words[place + 3] not in {"last", "past", "previous", "latest"} or not discourse.paper:
        return []
    number = read_cardinal(view.document, view.first + place + 4)
    after = set(view.words(number[1], view.end)) if number else set()
    if number is None or not (after & _VOTED_ON and after & _BALLOTS) or view.of(State, number[1], view.end):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    last = situation.years[1]
    says = Streak(Object.WITHOUT_VOTE, count=number[0])
    situation = situation.at(years=(last - number[0] + 1, last), days=None, session=None)
    return [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=("run: none of the last",))]


_VOTED_ON = frozenset({"needed", "required", "went", "came", "saw", "had", "was", "put", "faced", "produced"})
_BALLOTS = frozenset({"vote", "ballot", "count", "call", "one"})


def bare_tally(view: View, tally: TallyMention, words: tuple[int, int], situation: Situation) -> Claim | None:
    """Return the claim of a tally that stands without a verb of its own."""
    if situation.unclear or situation.other_body:
        return None
    return claim_tally(view, words, tally, situation, "")


def next_total(view: View, discourse: Discourse) -> list[Claim]:
    """Return the totals of another time, after those of one: "Last week the figure was 92", "A year ago there were 21".

    A number alone is of the side that the claim before told.
    """
    if discourse.tally is None or not discourse.voting or len(view.times) != 1:
        return []
    place = next((at + 2 for at in range(view.first, view.end) if tuple(view.words(at, at + 2)) in _WENT), None)
    number = read_cardinal(view.document, place) if place is not None else None
    if place is None or number is None:
        return []
    end = number[1]
    against = read_cardinal(view.document, end + 1) if view.word(end) == "to" else None
    if against is not None:
        tally = TallyMention(place, against[1], number[0], against[0])
    else:
        side = _side_counted(discourse)
        if side is None:
            return []
        tally = TallyMention(place, end, **{"yes": None, side: number[0]})
    if view.word(tally.end) not in _STOPS:
        return []
    situation = situate(view, view.first, view.end, discourse)
    claim = bare_tally(view, tally, (view.first, tally.end), situation)
    claims = [claim] if claim is not None and situation.years else []
    discourse.note_claims(claims, situation, background="had" in view.vocabulary)
    return claims


def _side_counted(discourse: Discourse) -> str | None:
    """The side of a total that the claim before told alone."""
    last = discourse.last[-1] if discourse.last else None
    if last is None or last.subject or not isinstance(last.says, Votes):
        return None
    return last.says.ballot if last.says.ballot in {"yes", "no", "abstain"} else None


_WENT = frozenset(
    {("figure", "was"), ("figure", "stood"), ("number", "was"), ("it", "was"), ("there", "were"), ("count", "was"),
     ("result", "was"), ("had", "been"), ("tally", "was"), ("score", "was"), ("total", "was")}
)  # fmt: skip
"""Words right before the number."""
_STOPS = frozenset({"", ".", ",", ";", "!"})


def state_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "For Seoul it was the fourth year in a row as a sponsor", "... without its name"."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    if nth is None or not {"was", "is", "makes", "made", "marked"} & set(view.words(view.first, nth.first)):
        return []
    after = view.words(nth.end, view.end)
    absent = bool({"without", "off", "away"} & set(after[:3]))
    named = {"sponsor", "sponsors", "name", "list", "sponsorship"} & set(after)
    about = discourse.matter_states()
    states = [one.sense.iso for one in view.of(State, view.first, nth.first) if one.sense.iso not in about]
    state = states[0] if states else next((one for one in reversed(discourse.states) if one not in about), None)
    if not named or state is None or len(set(states)) > 1 or not (absent or after[:1] in (["as"], ["on"], ["among"])):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    says, kind, situation = streak_of(Object.NOT_SPONSORED if absent else Object.SPONSORED, nth, situation)
    why = (f"run: “{phrase(view, nth.first, nth.end)}”", f"state: {state}")
    claims = [make_claim(view, (view.first, view.end), kind, says, situation, subject=state, why=why)]
    discourse.note_claims(claims, situation)
    return claims


def absent_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "South Korea? Missing for the fourth year in a row.", in a text on sponsors."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    state = discourse.states[-1] if discourse.states else None
    opening = set(view.words(view.first, nth.first)) if nth is not None else set()
    if nth is None or state is None or not discourse.sponsoring or not opening & _GONE or view.of((State, Head)):
        return []
    if view.end - view.first > _SHORT:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    says, kind, situation = streak_of(Object.NOT_SPONSORED, nth, situation)
    why = (f"run: “{phrase(view, nth.first, nth.end)}”", f"state: {state}, from before")
    return [make_claim(view, (view.first, view.end), kind, says, situation, subject=state, why=why)]


_GONE = frozenset({"missing", "absent", "away", "off"})
_SHORT = 12


def bare_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the streak of a sentence that is a run and nothing else: "Second year running.", after a claim."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    if nth is None or not discourse.last or view.end - view.first > 9:
        return []
    if any(isinstance(mention.sense, (State, Head)) for mention in view.entities):
        return []
    of = _run_object(discourse.last[-1])
    years = discourse.last[-1].years
    if of is None or years is None:
        return []
    span = view.characters(view.first, view.end)
    why = (f"run: “{phrase(view, nth.first, nth.end)}” of “{discourse.last[-1].quote[:60]}”",)
    count = nth.count or 1
    return [
        replace(
            model, span=span, quote=view.document.text[span[0] : span[1]], kind=Kind.STREAK, days=None, why=why,
            says=Streak(of, count=count), years=(years[1] - count + 1, years[1]), listed=(), document=None,
        )
        for model in discourse.last
        if model.says == discourse.last[-1].says
    ]  # fmt: skip


def _run_object(model: Claim) -> Object | None:
    says = model.says
    if isinstance(says, Adopts) and says.adopted:
        return {"without_vote": Object.WITHOUT_VOTE, "recorded_vote": Object.RECORDED_VOTE}.get(
            says.method or "", Object.ADOPTED
        )
    return object_of(says)

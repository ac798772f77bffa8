"""What was before the vote told: "having abstained every year since 2014", "after six noes in a row"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import phrase, retell
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.models import Claim, Kind, Object, Streak, Votes
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.earlier_runs import EarlierRun
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("votes.toml")["earlier"]
_EARLIER = index_phrases(_TABLE["adverbs"])
_EVERY = index_phrases(_TABLE["every"])
_PARTICIPLES = frozenset(_TABLE["participles"])
_OPENING = frozenset(_EARLIER) | frozenset(_EVERY) | _PARTICIPLES
_ALWAYS = frozenset({"always", "never", "consistently", "invariably", "throughout"})
_MOVING = frozenset({"to", "into", "over", "towards"})
_STOPS = frozenset({"", ",", ".", ";", ":", "–", "—", "!", ")", "it", "they", "and"})
_OBJECTS = {
    "yes": Object.VOTED_YES,
    "no": Object.VOTED_NO,
    "abstain": Object.ABSTAINED,
    "recorded_vote": Object.RECORDED_VOTE,
    "without_vote": Object.WITHOUT_VOTE,
}


def is_participle(view: View, predicate: Predicate) -> bool:
    """True for what was done before the main clause: "having abstained", "after voting no".

    "No longer an opponent, having slipped to an abstention" tells of the same vote.
    """
    at = predicate.mention.first
    if predicate.frame.extra.get("left") or not _MOVING.isdisjoint(view.said(predicate.mention)):
        return False
    if "having" in view.words(predicate.first, at + 1):
        return True
    return view.word(at).endswith("ing") and not _PARTICIPLES.isdisjoint(view.words(at - 2, at))


def before_vote(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]
) -> Situation:
    """Return the situation of a voting clause up to the vote before the one that the text tells of.

    As it was where the clause tells of no time before that, or where it is not told which vote that is.
    """
    if clause.predicate.frame.family != "votes" or situation.document or situation.unclear:
        return situation
    participle = is_participle(view, clause.predicate)
    had = _had_always(view, clause) or _had(view, clause)
    told = participle or had or _says_before(view, clause)
    ahead = participle or (had and _goes_on(view, clause))
    vote = _vote_told(view, clause, discourse, before, participle=ahead) if told else None
    if vote is None or situation.years is None:
        return situation
    year, forum = vote
    if situation.place.named and situation.forum is not forum:
        return situation
    held = _voted(situation.series, forum, year, discourse)
    own = bool(view.times_in(clause.first, clause.end))
    if situation.since and situation.since < year <= situation.years[1]:
        return situation.at(years=(situation.since, year - 1), days=None, session=None)
    if own or not held:
        return situation
    span = _of_every(view, clause) and held[0] < held[-1]
    years = (held[0], held[-1]) if span else (held[-1], held[-1])
    return situation.at(years=years, days=None, session=None, listed=(), timed=True, span=span)


def _says_before(view: View, clause: Clause) -> bool:
    """ "Before that, it abstained", "in all previous votes it had abstained", "every year before"."""
    if view.vocabulary.isdisjoint(_OPENING):
        return False
    for place in range(_opening(view, clause), clause.end):
        if find_phrase(view.document.words, place, _EVERY):
            return True
        end = find_phrase(view.document.words, place, _EARLIER)
        if end and view.word(end) in _STOPS and not any(time.first < end <= time.end for time in view.times):
            return True
    return False


def _opening(view: View, clause: Clause) -> int:
    """The first word of what leads up to the clause: of "before that, it abstained" the adverb."""
    place = clause.first
    while place > max(view.first, clause.first - _LEAD) and view.word(place - 1) not in _ENDS:
        place -= 1
    return place


_LEAD = 5
_ENDS = frozenset({";", ":", "–", "—", "(", ")"})


def _had(view: View, clause: Clause) -> bool:
    """ "It had abstained six years running", "for six years": up to the vote told before, and not to that itself."""
    counted = any(run.kind in _COUNTED for run in view.runs_in(clause.first, clause.end))
    return counted and "had" in view.words(clause.predicate.first, clause.predicate.mention.end)


_COUNTED = frozenset({RunKind.NTH, RunKind.SPAN})


def _had_always(view: View, clause: Clause) -> bool:
    """ "Argentina, which had always voted for it, voted against": up to the vote that the sentence tells of."""
    words = view.words(clause.predicate.first, clause.predicate.mention.end)
    return "had" in words and not _ALWAYS.isdisjoint(words)


def _of_every(view: View, clause: Clause) -> bool:
    words = view.words(clause.first, clause.end)
    lead = _opening(view, clause)
    every = any(find_phrase(view.document.words, place, _EVERY) for place in range(lead, clause.end))
    runs = view.run(RunKind.EVERY, clause.first, clause.end) is not None
    return every or runs or not _ALWAYS.isdisjoint(words)


def _vote_told(
    view: View, clause: Clause, discourse: Discourse, before: list[Claim], *, participle: bool
) -> tuple[int, Forum | None] | None:
    """The year and the body of the vote before which it was; None where no one vote is told."""
    states = {one.state for one in clause.subjects if one.state}
    told = [one for one in before if _is_vote(one) and (not states or one.subject in states)]
    if not told and participle and _goes_on(view, clause):
        main = situate(view, clause.end, view.end, discourse)
        single = main.years is not None and main.years[0] == main.years[1] and not main.unclear
        return (main.years[1], main.forum) if single and main.years else None
    if not told and not participle:
        told = [one for one in discourse.last if _is_vote(one) and (not states or one.subject in states)]
    if participle and (len({one.years for one in told}) > 1 or any(_is_of_years(one) for one in told)):
        return None
    # "voted no, as it had the year before; before that it had abstained": before the first of them
    first = min(told, key=lambda one: one.years or (0, 0), default=None)
    return (first.years[0], first.forum) if first is not None and first.years else None


def _is_vote(claim: Claim) -> bool:
    told = claim.kind is Kind.VOTE and bool(claim.subject) and isinstance(claim.says, Votes)
    return told and claim.years is not None


def _is_of_years(claim: Claim) -> bool:
    return claim.years is not None and claim.years[0] != claim.years[1]


def _goes_on(view: View, clause: Clause) -> bool:
    return any(one.sense.family == "votes" and one.first >= clause.end for one in view.frames)


def _voted(series: str | None, forum: Forum | None, year: int, discourse: Discourse) -> list[int]:
    """The years before it in which the body voted on the question."""
    entry = discourse.lexicon.entry(series)
    return [held for held in entry.voted_by(forum) if held < year] if entry is not None else []


def _held(series: str | None, forum: Forum | None, year: int, discourse: Discourse) -> list[int]:
    """The years before it in which the body decided on the question, by a vote or without one."""
    entry = discourse.lexicon.entry(series)
    return [held for held in entry.held_by(forum) if held < year] if entry is not None else []


def with_earlier_runs(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims with those of the runs that they ended, each told by a noun behind or before them.

    "Returned to the yes column after three years of abstention": that it did ends where the run begins.
    """
    runs = _earlier_runs(view, discourse, claims)
    return [*(_up_to_run(view, one, runs) for one in claims), *runs]


def _up_to_run(view: View, claim: Claim, runs: list[Claim]) -> Claim:
    inside = [one.span[0] for one in runs if claim.span[0] < one.span[0] and one.span[1] <= claim.span[1]]
    closing = [one for one in runs if inside and one.span[0] == min(inside)]
    if not closing or any(not one.span[1] >= claim.span[1] - 1 for one in closing):
        # what follows the run is told of the vote, too
        return claim
    end = len(view.document.text[: min(inside)].rstrip(" ,;:–—"))
    return retell(view, claim, (claim.span[0], end)) if end > claim.span[0] else claim


def _earlier_runs(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """The runs that the vote or the adoption told in the sentence ended, each told by a noun."""
    found: list[Claim] = []
    if not view.earlier_runs or view.sentence.question or is_set_aside(view, view.first, view.end):
        return found
    for run in view.earlier_runs:
        for model in _ended_by(view, run, claims):
            held = _held if run.of_texts else _voted
            last = held(model.series, model.forum, model.years[1], discourse) if model.years else []
            if last:
                found.append(_run_of(view, run, model, last[-1]))
    return found


def _run_of(view: View, run: EarlierRun, model: Claim, last: int) -> Claim:
    first, end = view.characters(run.first, run.end)
    says = Streak(_OBJECTS[run.of], count=run.count, times=run.times)
    why = f"run: “{phrase(view, run.first, run.end)}” up to {last}"
    return Claim(
        span=(first, end), quote=view.document.text[first:end], kind=Kind.STREAK, says=says, subject=model.subject,
        series=model.series, forum=model.forum, years=(last - run.count + 1, last), why=(why, *model.why),
    )  # fmt: skip


def _ended_by(view: View, run: EarlierRun, claims: list[Claim]) -> list[Claim]:
    """The claims of what ended the run: those right before it, else the first after it."""
    kinds = {Kind.ADOPTION, Kind.TALLY} if run.of_texts else {Kind.VOTE}
    fitting = [one for one in claims if one.kind in kinds and one.years and one.years[0] == one.years[1]]
    if not run.of_texts:
        fitting = [one for one in fitting if one.subject and getattr(one.says, "ballot", "") not in {"", run.of}]
    place = view.characters(run.first, run.end)[0]
    ahead = [one for one in fitting if one.span[0] <= place]
    nearest = ahead[-1] if ahead else min(fitting, key=lambda one: one.span[0], default=None)
    same = [one for one in fitting if nearest is not None and one.span == nearest.span]
    return same[:1] if run.of_texts else same

"""Claims about how a state voted."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.clauses import done_at_last, says_last_time
from onrecord.claims.find.ballot_turns import turns_to
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.only_ones import is_alone, stand_alone, told_as_only
from onrecord.claims.find.several_texts import texts_meant
from onrecord.claims.find.spans import is_of_unknown_votes, is_span_told, over_span
from onrecord.claims.find.sponsor_runs import may_be_over, streak_of
from onrecord.claims.find.sponsor_words import JOINS
from onrecord.claims.find.vote_words import (
    OBJECTS,
    accepts,
    is_of_any_country,
    may_be_vote,
    moved_before,
    other_state,
    side_of_number,
    speaks_of_roll_calls,
    total_of_number,
)
from onrecord.claims.find.who import left_out, resolve_subjects
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import Claim, Kind, Streak, Votes
from onrecord.claims.questions import Occasion, was_decided
from onrecord.claims.stance import COPULAS, Stance
from onrecord.claims.subjects import Subject, denied_left, find_left, find_right

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.papers import SeriesEntry
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "build"]


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of a voting clause, one a state."""
    predicate = clause.predicate
    if predicate.stance is Stance.OPEN or situation.unclear or _was_before(view, clause, situation):
        return []
    of_any = is_of_any_country(view, predicate.end, clause.end)
    if of_any or _was_once(view, clause) or not may_be_vote(predicate, situation, discourse):
        return []
    told = _ballot(view, clause, discourse)
    if told is None:
        return []
    ballot, negated = told
    why = f"vote: “{phrase(view, predicate.mention.first, predicate.end)}” is {ballot}" + (
        ", denied" if negated else ""
    )
    runs = [run for run in view.runs_in(clause.first, clause.end) if not run.texts]
    # "abstained after twelve straight years of support": the run is of what it did before
    nth = next((one for one in runs if _is_run(view, clause, one) and not view.is_earlier(one.first)), None)
    first = any(run.kind is RunKind.FIRST for run in runs) or predicate.frame.needs == "owned"
    first = first or (predicate.stance is Stance.FACT and done_at_last(view, predicate.end) is not None)
    first = first or "only now" in " ".join(view.words(clause.first, clause.end)) or _did_first(view, clause)
    situation = _on_that_one(view, clause, _where_told(situation, discourse), discourse)
    situation = _of_number(view, clause, situation, discourse)
    situation = _over_all(view, clause, situation, discourse)
    situation = _as_of_now(view, clause, _back_then(view, predicate, situation, discourse), discourse)
    if situation.unclear or is_of_unknown_votes(view, clause, situation):
        return []
    words = (clause.first, clause.end)
    spaced = over_span(situation, nth, discourse) if nth else None
    situation, nth = (situation, nth) if spaced is None else (spaced, None)
    if nth and ballot in OBJECTS and not negated:
        # "voted yes this week; it had abstained for three years": up to the vote before, and not over before that
        over = may_be_over(view, clause) and not (nth.kind is RunKind.SPAN and situation.timed)
        streak, kind, situation = streak_of(OBJECTS[ballot], nth, situation, may_be_over=over)
        voters = _subjects(view, clause, discourse)
        # "for the sixth year running alone in voting against": the run is one of standing alone
        streak = replace(streak, company=len(voters) if stand_alone(view, clause, ballot) else 0)
        return [
            make_claim(view, words, kind, streak, situation, subject=state, why=(why, reason))
            for state, reason in voters
        ]
    if situation.since and situation.years and "had" in view.words(predicate.first, predicate.end):
        # "which had abstained every year since 2009", told of the year in which it no longer did
        situation = situation.at(years=(situation.since, max(situation.since, situation.years[1] - 1)), days=None)
    if negated:
        situation = _after_since(view, clause, situation)
    since = _first_since(runs, situation)
    if first and since is None and situation.since and situation.years:
        # "for the first time since the series began in 2011"
        since = situation.since
        situation = situation.at(years=(situation.years[1],) * 2, days=None, since=None, span=False)
    moved_from, moved_since = moved_before(view, predicate)
    like = other_state(view, predicate) if ballot == "like" else None
    named = _subjects(view, clause, discourse)
    # "it had last done so in 2010": as of the vote that the text has told
    had = "had" in view.words(clause.first, predicate.end)
    told_before = discourse.years[1] if had and discourse.years else None
    last = not negated and _is_its_last(view, clause, situation) and (not had or told_before is not None)
    says = Votes(
        "" if like else ballot,
        like=like,
        moved_from=moved_from,
        moved_since=moved_since,
        changed=not negated and moved_from is None and not like and turns_to(view, predicate),
        negated=negated,
        first=first,
        where_voted=speaks_of_roll_calls(view, clause.first, clause.end),
        # "only they voted no" of two is told of both
        alone=not negated and len(named) == 1 and is_alone(view, clause, ballot),
        since=since,
        resumed=any(run.kind is RunKind.FIRST and run.since is not None for run in runs),
        last=last,
        last_before=told_before if last else None,
        sat_out=bool(predicate.frame.extra.get("sat_out")),
    )
    claims = [
        make_claim(view, words, Kind.VOTE, says, situation, subject=state, why=(why, reason)) for state, reason in named
    ]
    if says == Votes(ballot, where_voted=says.where_voted) and predicate.frame.subject == "left":
        # "China, but not India, voted against it"
        off = resolve_subjects(view, tuple(denied_left(view, predicate.first, clause.first)), discourse)
        denied = replace(says, negated=True)
        claims += [
            make_claim(view, words, Kind.VOTE, denied, situation, subject=state, why=(why, reason))
            for state, reason in off
        ]
    return [*told_as_only(view, clause, situation, says, claims), *claims]


def _did_first(view: View, clause: Clause) -> bool:
    """ "First voted for it in 2006", "had first abstained"; not "first abstained, then voted for it"."""
    return view.word(clause.predicate.mention.first - 1) == "first" and view.vocabulary.isdisjoint(_ORDER)


_ORDER = frozenset({"then", "later", "second", "before", "afterwards", "finally", "next", "only"})
""" "At first": the word tells the order of several ballots."""


def _is_its_last(view: View, clause: Clause, situation: Situation) -> bool:
    """ "The United States last abstained in 2010", "voted no for the last time in 2016": in one year, and not after."""
    if "last" not in view.vocabulary or not situation.years or situation.years[0] != situation.years[1]:
        return False
    times = view.times_in(clause.first, clause.end)
    if situation.span or len(times) != 1 or times[0].kind not in _DATED or times[0].bound:
        return False
    at, end = clause.predicate.mention.first, clause.predicate.end
    trailing = view.word(end) == "last" and end + 1 <= times[0].first <= end + 2
    return view.word(at - 1) == "last" or trailing or says_last_time(view, clause)


_DATED = frozenset({TimeKind.YEARS, TimeKind.DAYS})


def _after_since(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "It has not abstained since 2012": not after that year, in which it may have done so."""
    since = situation.since
    bound = [time for time in view.times_in(clause.first, clause.end) if time.bound == "since" and time.years]
    if since is None or situation.years is None or len(bound) != 1 or bound[0].kind is not TimeKind.YEARS:
        return situation
    first, last = situation.years
    if first != since or first >= last or set(bound[0].years) != {since}:
        return situation
    return situation.at(years=(first + 1, last), since=first + 1)


def _is_run(view: View, clause: Clause, run: Run) -> bool:
    """ "For the fourth year running", "for thirteen years it has voted no"."""
    return (run.kind is RunKind.NTH and bool(run.count)) or is_span_told(view, clause, run)


def _first_since(runs: list[Run], situation: Situation) -> int | None:
    """The year after which it had not voted so: "for the first time since 2010", "in ten years"."""
    told = next((run for run in runs if run.kind is RunKind.FIRST), None)
    if told is None or (told.since is None and told.count is None):
        return None
    last = situation.years[1] if situation.years else None
    return told.since or (last - (told.count or 0) if last else None)


def _ballot(view: View, clause: Clause, discourse: Discourse) -> tuple[str, bool] | None:
    """The ballot that the frame tells and whether it is denied; None where nothing is told of one."""
    predicate = clause.predicate
    ballot, negated = predicate.frame.act, predicate.stance is Stance.NEGATED
    if predicate.frame.act == "numbered":
        return side_of_number(view, predicate.mention, discourse) or "", negated
    if ballot == "take_part":
        # "did not vote"; that it did says not how
        return ("absent", False) if negated else None
    if predicate.frame.extra.get("left"):
        # "gave up its no": it did not cast one; "did not leave the noes" is of one who did
        return ballot, not negated
    if ballot == "consensus":
        # who joined the consensus did not dissociate itself from it
        return "dissociated", not negated
    return ballot, negated


def _subjects(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    predicate = clause.predicate
    if predicate.frame.subject in {"right", "agent"}:
        return resolve_subjects(view, tuple(find_right(view, predicate.end, clause.end)), discourse)
    if predicate.frame.needs == "owned":
        return resolve_subjects(view, tuple(_owner(view, predicate.mention.first)), discourse)
    if predicate.frame.subject == "inverted":
        return resolve_subjects(view, tuple(_after_copula(view, clause)), discourse)
    named = resolve_subjects(view, _with_joiners(view, clause), discourse)
    if not named and view.word(predicate.first) == "both" and len(discourse.cast.together) > 1:
        # "Did Seoul and Washington stand together? Yes, both voted for it."
        return [(state, "state: “both”") for state in discourse.cast.together]
    if not named and view.sentence.question:
        return [("", "state: asked for")]
    return named or resolve_subjects(view, left_out(view, predicate.first, discourse), discourse)


def _owner(view: View, place: int) -> list[Subject]:
    """ "Its first yes", "Peru's first yes": whose it is."""
    mention = view.at(place - 1) if view.word(place) == "'s" else None
    if mention is not None:
        return find_right(view, mention.first, mention.end, gap=0)
    return [Subject(None, place, place + 1, f"“{view.word(place)}”", pronoun="it")] if view.word(place) != "'s" else []


def _where_told(situation: Situation, discourse: Discourse) -> Situation:
    """The clause in the vote that was told just before, where it leans on it.

    "The Committee approved it on Tuesday. In the plenary of last December it had won 86 votes. Brazil abstained then":
    in the plenary. "It passed without a vote; a year earlier the count had been 20 to 17. Chile was opposed": then.
    """
    told = discourse.totals[-1] if discourse.totals else None
    if told is None or told.years is None or situation.place.named or told.series != situation.series:
        return situation
    if told.years == situation.years:
        looked_back = discourse.anchor is not None and discourse.anchor[0] != told.years
        return situation.in_place(stage=told.stage) if looked_back and told.forum is situation.forum else situation
    news, just_told = discourse.anchor, discourse.mentioned is not None and discourse.mentioned[0] == told.years
    if situation.timed or not just_told or news is None or news[2] or news[0] != situation.years:
        return situation
    at = situation.in_place(forum=told.forum, stage=told.stage)
    return at.at(years=told.years, days=told.days, session=None, listed=())


def _on_that_one(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Last December the call for it had won 123 votes. Chad abstained on that one": on what was told last."""
    told = discourse.totals[-1] if discourse.totals and not discourse.quiet else None
    if told is None or "one" not in view.vocabulary or situation.timed or situation.document is not None:
        return situation
    if situation.place.named:
        # "in the Committee it had abstained on that one"
        return situation
    end = clause.predicate.end
    points = any(pair == ("that", "one") for pair in pairwise(view.words(end, min(end + 4, clause.end))))
    if not points or told.years is None:
        return situation
    placed = replace(situation, series=told.series).in_place(forum=told.forum, stage=told.stage)
    return placed.at(years=told.years, days=told.days, session=None, listed=())


def _of_number(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "The year before there had been thirteen. Japan was one of the thirteen": in the vote of that total."""
    if clause.predicate.frame.act != "numbered" or situation.timed:
        return situation
    total = total_of_number(view, clause.predicate.mention, discourse)
    if total is None or total.years is None or total.years == situation.years:
        return situation
    return situation.at(years=total.years, days=total.days, session=None, listed=())


def _back_then(view: View, predicate: Predicate, situation: Situation, discourse: Discourse) -> Situation:
    """ "Five weeks earlier 141 had deplored it. Cuba had then been among the five": at that time, on that text."""
    said = view.words(predicate.first, predicate.end)
    if "then" not in said or "had" not in said or situation.timed or discourse.mentioned is None:
        return situation
    years, days = discourse.mentioned
    occasion = Occasion(situation.forum, years, days)
    entries = (discourse.lexicon.entry(name) for name in reversed(discourse.questions))
    decided = next((one.series for one in entries if one is not None and was_decided(one, occasion)), situation.series)
    return replace(situation.at(years=years, days=days, session=None, timed=True), series=decided)


def _as_of_now(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Abstained in 2019 and 2022 but now stands with Cuba": in what the text reports, not at the time before it."""
    own = bool(view.times_in(clause.first, clause.end))
    apart = any(time.first < clause.first for time in view.times)
    if own or not apart or "now" not in view.words(clause.first, clause.predicate.end) or discourse.anchor is None:
        return situation
    return situation.at(years=discourse.anchor[0], days=discourse.anchor[1], listed=(), session=None, span=False)


def _over_all(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "It was the tenth such text. Peru voted against all ten.": in each of those years."""
    counted = discourse.texts
    told = counted.says if counted is not None else None
    place = next((at for at in range(clause.predicate.end, clause.end) if view.word(at) == "all"), 0)
    number = read_cardinal(view.document, place + 1) if place else None
    if number is None or situation.timed or situation.span or texts_meant(view, clause, discourse):
        return situation
    entry = discourse.lexicon.entry(situation.series)
    if counted is None or not isinstance(told, Streak) or number[0] != told.count:
        ended = view.word(number[1]) in _OF_TEXTS or not view.word(number[1]).isalnum()
        # "has voted against all ten": where that is not how many there were, of which is not told
        return _over_every(situation, entry, number[0], discourse) if ended else situation
    years = counted.years
    if entry is None or years is None:
        return situation
    held = [year for year in entry.held_by(situation.forum) if year <= years[1]][-number[0] :]
    if len(held) < number[0]:
        return situation
    return situation.at(years=(held[0], held[-1]), days=None, session=None, listed=())


_OF_TEXTS = frozenset({"texts", "resolutions"})


def _over_every(situation: Situation, entry: SeriesEntry | None, number: int, discourse: Discourse) -> Situation:
    """ "Armenia has supported all three texts": every one that the body had decided on, where they are that many."""
    today = discourse.published
    days = [day for day, forum in entry.decided if forum is situation.forum] if entry is not None else []
    days = [day for day in days if today is None or day <= today]
    if len(days) != number:
        return situation.at(unclear=True)
    return situation.at(years=(days[0].year, days[-1].year), days=None, session=None, listed=(), span=True)


def _after_copula(view: View, clause: Clause) -> list[Subject]:
    """ "Among those opposed to the text in the plenary was Belarus": the states after the verb."""
    for place in range(clause.predicate.end, clause.end):
        if view.word(place) in COPULAS:
            return find_right(view, place + 1, clause.end, gap=0)
    return []


def _with_joiners(view: View, clause: Clause) -> tuple[Subject, ...]:
    """ "Bolivia joined China and Cuba in the no camp": both those who join and those who are joined."""
    subjects = clause.subjects
    first = clause.predicate.mention.first
    labelled = clause.predicate.frame.needs == "gap" or view.word(first) == "from"
    if labelled and view.word(first - 1) == ":":
        # "Viet Nam: against", "Ecuador: from abstention to no"
        return tuple(find_left(view, clause.predicate.mention.first - 1, view.first))
    place = subjects[0].first - 1 if subjects else clause.first
    place -= view.word(place) == "the"
    if not subjects or clause.inherited or view.word(place) not in JOINS:
        return subjects
    return (*find_left(view, place, clause.first), *subjects)


def _was_once(view: View, clause: Clause) -> bool:
    """ "Indonesia, once an opponent, abstained": at a time that is not told."""
    timed = bool(view.times_in(clause.predicate.mention.first, clause.end))
    noun = clause.predicate.frame.needs == "noun"
    return noun and not timed and not _ONCE.isdisjoint(view.said(clause.predicate.mention))


_ONCE = frozenset({"once", "formerly", "previously"})


def _was_before(view: View, clause: Clause, situation: Situation) -> bool:
    """ "Had been abstainers and are now opponents": at a time that is not told."""
    had = "had" in view.words(clause.predicate.first, clause.predicate.end)
    return had and not situation.timed and "now" in view.words(clause.end, view.end)

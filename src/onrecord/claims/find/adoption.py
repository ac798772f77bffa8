"""Claims that a body adopted or rejected a text, how, and with which totals."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.clauses import done_at_last, says_last_time
from onrecord.claims.find.adoption_words import DEEDS, METHODS, accepts, find_method, may_accept, object_of_method
from onrecord.claims.find.bare_counts import relation_of
from onrecord.claims.find.claim_parts import TEXT_NOUNS, make_claim, phrase
from onrecord.claims.find.counted_texts import are_of_some, counted_text
from onrecord.claims.find.segments import nearest_time
from onrecord.claims.find.spans import counts_since, is_of_unknown_votes, is_span_told
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.time_kinds import TimeKind, time_words
from onrecord.claims.mentions.totals_on import step_to
from onrecord.claims.models import Adopts, Claim, Kind, Object, Quantifier, Relation, Sponsors, Streak, Tallies
from onrecord.claims.stance import Stance
from onrecord.claims.when import latest_year, resolve_when

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.mentions.tallies import TallyMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "build", "claim_tally", "may_accept", "years_back"]


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of an adopting clause: a run, totals, or that a text was adopted and how."""
    claims = _follows_of_state(view, clause, situation, discourse) or _of_body(view, clause, situation, discourse)
    return [*claims, *counted_text(view, clause, situation)] if claims else []


def _of_body(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    predicate = clause.predicate
    if situation.unclear:
        situation = _until(view, clause, situation, discourse)
    if situation.unclear or situation.other_body or not _is_told(view, predicate, situation, discourse):
        return []
    if _counts_either(view, clause, discourse) or _is_every_other(view, clause):
        return []
    why = f"adoption: “{phrase(view, predicate.mention.first, predicate.end)}”"
    if view.word(view.first) == "this" and not situation.timed and discourse.anchor and _is_counted_to(view, predicate):
        # "This was the eleventh text in succession to go through without a vote": the one of the news
        situation = situation.at(years=discourse.anchor[0], days=discourse.anchor[1], session=None)
    situation = _with_time_after(view, clause, nearest_time(view, clause, situation, discourse), discourse)
    if are_of_some(view, predicate.first) or (situation.forum is None and _acts_as_commission(view, clause)):
        return []
    method = predicate.frame.extra.get("method") or find_method(view, clause.first, clause.end)
    method = method or _method_repeated(view, predicate, discourse)
    first = _first_in_that_way(view, clause, situation, discourse, method, why)
    if first is not None:
        return [first]
    # "neither the Third Committee nor the plenary held a vote"
    denied = predicate.stance is Stance.NEGATED or {"neither", "nor"} <= set(view.words(clause.first, predicate.first))
    # "nobody called a vote", "neither body has put it to a vote"
    denied = denied or view.word(predicate.first - 1) == "nobody" or _is_of_neither(view, predicate)
    if method == "recorded_vote" and denied and predicate.frame.act == "adopted":
        return [_never_voted(view, clause, _since_told(view, clause, situation, discourse), why)]
    each = of_each(view, (clause.first, clause.end), predicate.end, method, situation, discourse)
    return [each] if each is not None else _told_plainly(view, clause, situation, method, why)


def _acts_as_commission(view: View, clause: Clause) -> bool:
    """ "The Commission itself had adopted four": of a body that the words before do not make clear."""
    return "commission" in view.words(clause.first, clause.predicate.first)


def _method_repeated(view: View, predicate: Predicate, discourse: Discourse) -> str | None:
    """ "Adopted it without a vote, and the Council did so in 2012": in that way too."""
    last = discourse.last[-1].says if discourse.last else None
    repeats = view.word(predicate.end - 1) == "so" and view.said(predicate.mention)[:1] in (["did"], ["does"], ["has"])
    return last.method if repeats and isinstance(last, Adopts) else None


def _is_of_neither(view: View, predicate: Predicate) -> bool:
    """ "Neither has put it to a vote", "since 2016 neither body has"."""
    if "neither" not in view.vocabulary:
        return False
    before = view.words(predicate.first - _APPOSITION, predicate.first)
    body = any(pair in _NEITHER for pair in pairwise(before))
    return body or "neither" in view.words(predicate.first - 1, predicate.mention.first)


_NEITHER = frozenset({("neither", "body"), ("neither", "forum"), ("neither", "of")})
_APPOSITION = 12
"""Words of "neither body, the Assembly or the Council,"."""


def _counts_either(view: View, clause: Clause, discourse: Discourse) -> bool:
    """ "Adopted it by consensus. It was the third time that it did so": that it adopted one, or by consensus."""
    last = discourse.last[-1].says if discourse.last else None
    again = view.word(clause.predicate.end - 1) == "so" and isinstance(last, Adopts) and last.method is not None
    return again and any(run.kind is RunKind.TOTAL for run in view.runs)


def _is_every_other(view: View, clause: Clause) -> bool:
    """ "Since 2002 the plenary has voted on it every second year": a rhythm, and no run of years."""
    places = (at for at in view.places(_EVERY) if clause.first <= at < clause.end)
    return any(view.word(at + 1) in _OTHER and view.word(at + 2) in {"year", "years"} for at in places)


_EVERY = frozenset({"every", "each"})
_OTHER = frozenset({"second", "other", "third", "two", "three"})


def _told_plainly(view: View, clause: Clause, situation: Situation, method: str | None, why: str) -> list[Claim]:
    predicate = clause.predicate
    if is_of_unknown_votes(view, clause, situation):
        return []
    run = _all_so_far(view, predicate, situation, method) or _run_of(view, clause, situation, method, predicate)
    apart = _method_apart(view, clause, run, situation, why) if run is not None else []
    if apart:
        return apart
    if run is not None:
        cut = _before_run(view, clause)
        whole = (cut or clause.first, clause.end)
        counted = replace(run[0], or_adopted=run[0].of is Object.WITHOUT_VOTE and _stands_apart(view, clause))
        streak = make_claim(view, whole, Kind.STREAK, counted, run[1], why=(why, run[2]))
        if not cut:
            return [streak]
        # "followed suit in December, its second year in a row without a roll call": that it did, and the run
        plain = Adopts(find_method(view, clause.first, cut))
        return [make_claim(view, (clause.first, cut), Kind.ADOPTION, plain, situation, why=(why,)), streak]
    inside = [one for one in view.tallies if clause.first <= one.first < clause.end and not years_back(view, one)]
    inside = [one for one in inside if not view.is_compared(one.first, clause.first)]
    if len(inside) > 1 and len(view.times) > 1:
        # several totals with their times in one clause: each is told by itself
        return []
    if inside:
        return _with_totals(view, clause, inside[0], method, situation, why)
    if predicate.frame.act == "voted":
        return []
    return _adopted(view, clause, method, situation, why)


def _follows_of_state(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """ "Seoul's return in New York came in 2022, and Geneva followed in spring": the state did the same there."""
    if clause.predicate.frame.needs != "body" or not discourse.last or situation.unclear:
        return []
    if discourse.quiet and not discourse.said_here:
        return []
    model = discourse.last[-1]
    city = any(body.sense.place and body.sense.forum is situation.forum for body in view.of(BodyName))
    it = view.word(clause.predicate.first - 1) == "it"
    changed = isinstance(model.says, Sponsors) and (model.says.change or model.says.quantifier is Quantifier.NEVER)
    if model.forum is situation.forum or not (it or (city and changed)) or not model.subject or not situation.years:
        return []
    says, kind = model.says, model.kind
    if isinstance(says, Sponsors) and says.change is not None:
        says = Sponsors(change=says.change)
    if isinstance(says, Streak) and says.of in _DONE_ONCE and says.count is not None:
        # "sponsored it in New York for the eleventh time in succession, and in March it did so in Geneva": there once
        says, kind = Sponsors(_DONE_ONCE[says.of]), Kind.SPONSORSHIP
    why = f"repeats “{model.quote[:60]}” in another body"
    return [
        make_claim(
            view, (clause.first, clause.end), kind, says, situation, subject=model.subject, why=(why, *model.why)
        )
    ]


_DONE_ONCE = {Object.SPONSORED: Quantifier.EVERY, Object.NOT_SPONSORED: Quantifier.NEVER}


def _with_time_after(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "A coalition today welcomed the adoption of the text on Tuesday": of several times, the one after the noun."""
    inside = view.times_in(clause.first, clause.end)
    later = [time for time in inside if time.first >= clause.predicate.end]
    noun = view.word(clause.predicate.mention.first) in DEEDS
    if not noun or len(later) != 1 or len(inside) < _SEVERAL:
        return situation
    when = resolve_when(later, [], discourse, discourse.forum)
    dated = when.years is not None and when.days is not None
    return situation.at(years=when.years, days=when.days, timed=True) if dated else situation


_SEVERAL = 2


def _was_needed(view: View, predicate: Predicate) -> bool:
    """ "Needed no vote to adopt it", "steered it to adoption": done, though told by an infinitive."""
    if view.word(predicate.mention.first) == "adoption":
        return not _LEADING.isdisjoint(view.words(view.first, predicate.first))
    if _is_counted_to(view, predicate):
        return True
    ends = {cue.end for cue in view.cues if cue.sense.name in METHODS}
    ends |= {cue.end - 2 for cue in view.cues if cue.sense.name in METHODS and view.word(cue.end - 2) == "to"}
    # "needed no vote on Tuesday to adopt it"
    later = {time.end for time in view.times if {time.first, time.first - 1} & ends}
    return predicate.first in ends | later


def _is_counted_to(view: View, predicate: Predicate) -> bool:
    """ "It was its tenth in a row to pass without a vote": not "it will be"."""
    run = next((one for one in view.runs if one.end == predicate.first and one.kind is RunKind.NTH), None)
    before = view.words(run.first - _COUNTED, run.first) if run is not None else []
    return not _BEING.isdisjoint(before) and _TO_COME.isdisjoint(before)


_COUNTED = 6
"""Words of "was the Human Rights Council's", before such a run."""
_BEING = frozenset({"was", "is", "became", "made", "makes", "marks", "marked"})
_TO_COME = frozenset({"will", "would", "could", "may", "might", "should", "not", "if", "be"})


_LEADING = frozenset({"steered", "led", "brought", "guided", "shepherded", "piloted", "carried", "took"})


def _is_told(view: View, predicate: Predicate, situation: Situation, discourse: Discourse) -> bool:
    """False of what is only to come, and of deeds that the record does not know."""
    if predicate.stance is Stance.OPEN and not _was_needed(view, predicate):
        return False
    if (
        _is_of_many(view, predicate)
        or _is_said_rejected(view, predicate, discourse)
        or _without_a_state(view, predicate)
        or _had_passed_several(view, predicate)
    ):
        return False
    counted = any(run.kind in {RunKind.NTH, RunKind.TOTAL} for run in view.runs)
    return predicate.frame.needs != "deed" or counted or _was_done(situation, discourse)


def _had_passed_several(view: View, predicate: Predicate) -> bool:
    """ "Before the Assembly took it up in 2005, the Commission had passed five resolutions": how many, before then."""
    if "had" not in view.words(predicate.first, predicate.mention.first):
        return False
    number = read_cardinal(view.document, predicate.end)
    papers = (one for one in view.of(Paper, predicate.end, predicate.end + _NEAR_MANY) if one.sense.many)
    return number is not None and number[0] > 1 and any(True for _ in papers)


def _without_a_state(view: View, predicate: Predicate) -> bool:
    """ "Four drafts in succession went through without it": tells of the state, and not how they were adopted."""
    counted = any(run.end <= predicate.first for run in view.runs)
    return counted and view.word(predicate.end) == "without" and view.word(predicate.end + 1) in {"it", "us", "them"}


def _is_of_many(view: View, predicate: Predicate) -> bool:
    """ "Adopted 50 resolutions, 16 of them by vote": of all questions, of which one may have been another way."""
    near = (one for one in view.of(Paper, predicate.end, predicate.end + _NEAR_MANY) if one.sense.many)
    papers = next(near, None)
    if papers is None:
        return False
    if not _VAGUE.isdisjoint(view.words(predicate.end, papers.first)):
        # "has passed many resolutions on it since 2003": not one each year
        return True
    if view.words(papers.end, papers.end + 1) == ["on"]:
        return False
    number = next((n for back in (1, 2, 3) if (n := read_cardinal(view.document, papers.first - back))), None)
    counted = number is not None and number[0] >= _MANY and number[1] <= papers.first
    return counted or not _LOTS.isdisjoint(view.words(predicate.end, papers.first))


_MANY, _NEAR_MANY = 4, 6
_VAGUE = frozenset({"many", "several", "numerous", "various", "multiple", "countless", "some", "number", "handful"})
_LOTS = frozenset({"dozens", "scores", "round", "series", "batch", "set", "package", "raft", "slew", "string"})


def _is_said_rejected(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Pyongyang's delegate said that it was rejected totally": by the state that the text is on, and by no body."""
    if predicate.frame.act != "rejected" or not predicate.auxiliaries.passive or view.word(predicate.end) == "by":
        return False
    before = view.words(view.first, predicate.first)
    speaks = any(one.sense.iso in discourse.matter_states() for one in view.of(State, view.first, predicate.first))
    return speaks and not {"said", "says", "told", "that"}.isdisjoint(before)


def _nobody_has(view: View) -> bool:
    cue = view.cue("without_vote")
    words = view.words(cue.first, cue.end) if cue is not None else []
    return words[:1] in (["no"], ["nobody"], ["none"]) and bool({"has", "have"} & set(words))


def _months_of(view: View, run: Run) -> tuple[int, ...]:
    """ "Every March or April": the months that the run names."""
    months = time_words().months
    return tuple(sorted({months[word] for word in view.words(run.first, run.end + 2) if word in months}))


def _method_apart(
    view: View, clause: Clause, run: tuple[Streak, Situation, str] | None, situation: Situation, why: str
) -> list[Claim]:
    """ "For the 22nd year in a row, again without a vote", "by consensus its 17th consecutive resolution".

    A run of texts and how this one was adopted: two things said.
    """
    nth = view.run(RunKind.NTH, clause.first, clause.end)
    cues = [cue for cue in view.cues if cue.sense.name in METHODS and clause.first <= cue.first < clause.end]
    if run is None or nth is None or len(cues) != 1:
        return []
    cue = cues[0]
    after = next(
        (at for at in range(nth.end, cue.first) if view.word(at) == "," and nth.first > clause.predicate.end), 0
    )
    before = nth.times and cue.end <= nth.first and view.word(nth.end - 1) in TEXT_NOUNS
    if not after and not before:
        return []
    parts = (
        ((clause.first, after), (after + 1, clause.end))
        if after
        else ((nth.first - 1, clause.end), (clause.first, cue.end))
    )
    streak = replace(run[0], of=Object.ADOPTED)
    return [
        make_claim(view, parts[0], Kind.STREAK, streak, run[1], why=(why, run[2])),
        make_claim(view, parts[1], Kind.ADOPTION, Adopts(cue.sense.name), situation, why=(why,)),
    ]


def _before_run(view: View, clause: Clause) -> int:
    """The comma before a run that stands in apposition after the verb: ", its second year in a row"; or 0.

    With the day told before it, "on Thursday, for the tenth year in a row" says two things as well.
    """
    nth = view.run(RunKind.NTH, clause.first, clause.end)
    comma = view.comma_before(nth.first, max(clause.predicate.end, nth.first - _LEAD)) if nth is not None else 0
    if nth is None or not comma:
        return 0
    lead = view.words(comma + 1, nth.first)
    dated = any(time.days or time.day for time in view.times_in(clause.first, comma))
    apart = lead in (["its"], ["the"], ["a"], ["their"]) or (dated and set(lead) <= {"for", "the", "there", "and"})
    return comma if apart else 0


_LEAD = 5
"""Words that may stand between such a comma and the run."""


def _stands_apart(view: View, clause: Clause) -> bool:
    """ "By consensus, for the 17th year in a row": a comma between how it was adopted and how often."""
    nth = view.run(RunKind.NTH, clause.first, clause.end)
    return nth is not None and view.words(nth.first - 3, nth.first) == [",", "for", "the"]


def of_each(
    view: View, words: tuple[int, int], end: int, method: str | None, situation: Situation, discourse: Discourse
) -> Claim | None:
    """ "No vote was needed in any of them": in each of the years that the sentence before tells, or None."""
    told = discourse.last[-1] if discourse.last else None
    if method is None or told is None or told.years is None or told.years[0] == told.years[1]:
        return None
    if not {"them", "those", "these"} & set(view.words(end, end + 5)):
        return None
    of = Object.WITHOUT_VOTE if method == "without_vote" else Object.RECORDED_VOTE
    situation = situation.at(years=told.years, days=None, session=None)
    why = (f"run: of the years of “{told.quote[:60]}”",)
    return make_claim(view, words, Kind.STREAK, Streak(of, since=told.years[0]), situation, why=why)


def _was_done(situation: Situation, discourse: Discourse) -> bool:
    """The record has a text of the question that the body decided on then: else the deed may be any other."""
    entry = discourse.lexicon.entry(situation.series)
    if entry is None or not situation.series_named or not situation.years or not situation.timed:
        return False
    days = situation.days
    if days is not None:
        return any(forum is situation.forum and days[0] <= day <= days[1] for day, forum in entry.decided)
    return any(situation.years[0] <= year <= situation.years[1] for year in entry.held_by(situation.forum))


def _firsts(view: View, clause: Clause) -> list[Run]:
    inside = [run for run in view.runs_in(clause.first, clause.end) if run.kind is RunKind.FIRST]
    # "a resolution that for the first time calls on it": the calling is new, and not the adopting
    end = clause.predicate.end
    return [run for run in inside if run.first < end or _TOLD.isdisjoint(view.words(run.first - 3, run.first))]


_TOLD = frozenset({"that", "which"})


def _is_first_at_last(view: View, clause: Clause) -> bool:
    """ "Did not adopt a resolution on it until 2005": none before; not "did not adopt this year's until June"."""
    time = done_at_last(view, clause.predicate.end) if "until" in view.vocabulary else None
    papers = view.of(Paper, clause.predicate.end, clause.end)
    any_of_them = bool(papers) and view.word(clause.predicate.end) in {"a", "any", "its"}
    return time is not None and time.kind is TimeKind.YEARS and any_of_them


def _is_the_first_to(view: View, predicate: Predicate) -> bool:
    """ "Was the first to be adopted by consensus", "was the first North Korea text to pass"."""
    if "first" not in view.vocabulary:
        return False
    before = view.words(predicate.first - _COUNTED, predicate.mention.first)
    at = next((at for at, pair in enumerate(pairwise(before)) if pair == ("the", "first")), 0)
    return at > 0 and before[at - 1] in _BEING and "to" in before[at + 2 :]


def _since_when(firsts: list[Run], situation: Situation) -> int | None:
    """The year after which it is the first: "since 2012", "in three years"."""
    if not firsts or firsts[0].since is not None or firsts[0].count is None or situation.years is None:
        return firsts[0].since if firsts else None
    return situation.years[1] - firsts[0].count


def _with_totals(
    view: View, clause: Clause, tally: TallyMention, method: str | None, situation: Situation, why: str
) -> list[Claim]:
    """The totals; and that it was adopted where the day of a text named, or that it was the first, can be wrong too."""
    whole = (clause.first, clause.end)
    rejected = clause.predicate.frame.act == "rejected" and clause.predicate.stance is Stance.FACT
    if rejected and _AMENDMENTS.isdisjoint(view.words(clause.first, tally.end)):
        # "was rejected by 79 votes to 67": right totals do not make it right
        return _adopted(view, clause, method, situation, why)
    if situation.document and situation.days:
        # states that voted no tell that there was a vote
        how = method or ("recorded_vote" if tally.no else None)
        dated = make_claim(view, whole, Kind.ADOPTION, Adopts(how), situation, why=(why,))
        return [dated, claim_tally(view, whole, tally, situation, why)]
    firsts = _firsts(view, clause)
    if firsts and tally.first > clause.predicate.end:
        # "censured it for the first time on Friday, in a vote of 88 to 21": that it did, and with which totals
        cut = _before_totals(view, clause, tally)
        says = Adopts(first=True, since=_since_when(firsts, situation))
        first = make_claim(view, (clause.first, cut), Kind.ADOPTION, says, situation, why=(why,))
        return [first, claim_tally(view, (cut, clause.end), tally, situation, why)]
    nth = view.run(RunKind.NTH, clause.first, tally.first)
    if nth is not None and nth.count and situation.years and tally.first > clause.predicate.end:
        # "censured it for the third spring in a row, by 29 votes to 8": the run, and the totals
        cut = _before_totals(view, clause, tally)
        last = situation.years[1]
        over = situation.at(years=(last - nth.count + 1, last), days=None)
        run = Streak(Object.ADOPTED, count=nth.count)
        told = (why, f"run: “{phrase(view, nth.first, nth.end)}”")
        first = make_claim(view, (clause.first, cut), Kind.STREAK, run, over, why=told)
        return [first, claim_tally(view, (cut, clause.end), tally, situation, why)]
    return [claim_tally(view, whole, tally, situation, why)]


def _adopted(view: View, clause: Clause, method: str | None, situation: Situation, why: str) -> list[Claim]:
    predicate = clause.predicate
    near = view.words(predicate.end, min(clause.end, predicate.end + _NEAR_MANY))
    if _AMENDMENTS & {*view.words(clause.first, predicate.mention.end), *near}:
        # what became of an amendment says nothing of the text
        situation = replace(situation, series=None)
    firsts = _firsts(view, clause)
    apart = _apart_first(view, clause, firsts)
    if apart:
        # "without a vote, the first time since 2012 that it has managed as much"
        plain = make_claim(view, (clause.first, apart), Kind.ADOPTION, Adopts(method), situation, why=(why,))
        again = Adopts(method, first=True, since=_since_when(firsts, situation))
        return [plain, make_claim(view, (apart, clause.end), Kind.ADOPTION, again, situation, why=(why,))]
    adopted = (predicate.frame.act == "adopted") != (predicate.stance is Stance.NEGATED)
    told = set(view.said(predicate.mention)) | {view.word(predicate.first - 1)}
    last = (counts_since(view) or not _LAST.isdisjoint(told)) and method is not None
    last = last or (adopted and (says_last_time(view, clause) or _is_of_last_text(view, clause)))
    says = Adopts(
        method,
        adopted=adopted,
        first=bool(firsts) or _is_first_at_last(view, clause) or _is_the_first_to(view, predicate),
        since=_since_when(firsts, situation),
        last=last,
        unopposed=adopted and _is_unopposed(view, clause),
    )
    return [make_claim(view, (clause.first, clause.end), Kind.ADOPTION, says, situation, why=(why,))]


def _is_of_last_text(view: View, clause: Clause) -> bool:
    """ "Adopted its last resolution on the country in 2005", "nine times, the last of them in 2015": none after it."""
    if "last" not in view.vocabulary:
        return False
    if any(view.words(time.first - 5, time.first - 1) == ["the", "last", "of", "them"] for time in view.times):
        return True
    times = view.times_in(clause.predicate.end, clause.end)
    dated = len(times) == 1 and times[0].kind is TimeKind.YEARS and not times[0].bound
    papers = view.of(Paper, clause.predicate.end, clause.end) if dated else []
    return any(view.words(one.first - 2, one.first) == ["its", "last"] for one in papers)


def _is_unopposed(view: View, clause: Clause) -> bool:
    """ "Unanimously adopted"; not "all but unanimously"."""
    cue = view.cue("unopposed", clause.first, clause.end)
    return cue is not None and _NOT_QUITE.isdisjoint(view.words(cue.first - 2, cue.first))


_NOT_QUITE = frozenset({"almost", "nearly", "near", "but", "not", "virtually", "practically", "far"})
_AMENDMENTS = frozenset({"amendment", "amendments"})
_LAST = frozenset({"last", "latest", "final"})
""" "The last roll call", "the plenary last voted on it in 2014"."""


def _apart_first(view: View, clause: Clause, firsts: list[Run]) -> int:
    """The comma before "the first time since 2012 that ...", or 0."""
    if not firsts or (firsts[0].since is None and firsts[0].count is None):
        return 0
    place = firsts[0].first - 1
    while view.word(place) in {"the", "for"}:
        place -= 1
    comma = place
    return comma if view.word(comma) == "," and comma > clause.predicate.end else 0


def _first_in_that_way(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, method: str | None, why: str
) -> Claim | None:
    """ "Never before had the Council acted without a vote", "not since 2012 had it done so by consensus"."""
    opening = [word for word in view.words(clause.first - 1, clause.predicate.first) if word.isalpha()][:3]
    last = latest_year(discourse, situation.forum)
    news = discourse.years or ((last, last) if last else None)
    if clause.predicate.stance is not Stance.NEGATED or method is None or news is None:
        return None
    if opening[:2] == ["never", "before"]:
        says = Adopts(method, first=True)
    elif opening[:2] == ["not", "since"] and situation.since is not None and method == "without_vote":
        says = Adopts(method, first=True, since=situation.since)
    else:
        return None
    now = situation.at(years=(news[1],) * 2, days=discourse.days, since=None, span=False, listed=())
    return make_claim(view, (clause.first, clause.end), Kind.ADOPTION, says, now, why=(why, "not before"))


def _never_voted(view: View, clause: Clause, situation: Situation, why: str) -> Claim:
    """ "Not since 2015 has it been put to a vote": without one from the year after on; else in the years told."""
    words = (clause.first, clause.end)
    since, span = situation.since, view.run(RunKind.SPAN, clause.first, clause.end)
    if span is not None and span.count and since is None and situation.years is not None and _has(view, clause):
        # "has not voted on it for ten years"
        last = situation.years[1]
        over = situation.at(years=(last - span.count + 1, last), days=None, session=None)
        says = Streak(Object.WITHOUT_VOTE, count=span.count, at_least=span.beyond)
        return make_claim(view, words, Kind.STREAK, says, over, why=(why, "denied"))
    if since is None or situation.years is None:
        return make_claim(view, words, Kind.ADOPTION, Adopts("without_vote"), situation, why=(why, "denied"))
    after = situation.at(years=(since + 1, max(since + 1, situation.years[1])), days=None, since=since + 1)
    return make_claim(
        view, words, Kind.STREAK, Streak(Object.WITHOUT_VOTE, since=since + 1), after, why=(why, "denied")
    )


def _has(view: View, clause: Clause) -> bool:
    return not {"has", "have"}.isdisjoint(view.words(clause.first, clause.predicate.mention.end))


def _since_told(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Neither body has called a vote since the Assembly's plenary of December 2015": both, and up to now."""
    end = clause.predicate.end
    since = next((at for at in view.places({"since"}) if end <= at < clause.end), 0)
    told = situation.years is not None and situation.years[0] == situation.years[1] and situation.since is None
    if not since or not told or situation.years is None or not view.times_in(since, clause.end):
        return situation
    first = situation.years[0]
    if _is_of_neither(view, clause.predicate):
        situation = situation.in_place(forum=None, stage=None)
    last = max(first, latest_year(discourse, situation.forum) or first)
    return situation.at(years=(first, last), days=None, session=None, since=first, span=True, listed=())


def _before_totals(view: View, clause: Clause, tally: TallyMention) -> int:
    """The sign before the totals, or the totals themselves."""
    signs = [at for at in range(clause.predicate.end, tally.first) if view.word(at) in {",", ";", "–", "—", "by"}]
    return signs[-1] if signs else tally.first


def _until(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "By recorded vote until 2011": from the first text of the series in that forum to the year."""
    times = view.times_in(clause.first, clause.end)
    if len(times) != 1 or times[0].bound not in {"until", "up"} or not times[0].years or situation.forum is None:
        return situation
    held = [
        text.year
        for text in discourse.lexicon.texts.values()
        if text.forum is situation.forum and text.series == situation.series
    ]
    last = times[0].years[-1]
    if not held or min(held) > last:
        return situation
    return situation.at(years=(min(held), last), unclear=False, timed=True, span=True)


def years_back(view: View, tally: TallyMention) -> int:
    """ "By consensus, a year after a 27-6 vote": how many years before the clause the totals are."""
    place = tally.first - 1
    while view.word(place) in {"a", "the", "its", "by", "passing", "carrying", "of", "vote", "recorded"}:
        place -= 1
    if view.word(place) not in {"after", "since"} or view.word(place - 1) not in {"year", "years"}:
        return 0
    number = read_cardinal(view.document, place - 2)
    return number[0] if number else int(view.word(place - 2) in {"a", "one"})


_OPENING = frozenset({"when", "as", "while", "after", "before", "once"})
"""Words before a clause that leave what stands before them to the main clause."""


def _number_adopted(view: View, predicate: Predicate) -> int | None:
    """The number of "adopted eleven resolutions", "has adopted 12 such texts"."""
    number = read_cardinal(view.document, predicate.end)
    if number is None or predicate.auxiliaries.passive:
        return None
    noun = number[1] + (view.word(number[1]) in _SUCH_TEXTS)
    while isinstance(view.sense_at(noun), State) and noun < view.end:
        # "fifteen North Korea texts"
        noun += 1
    return number[0] if number[0] > 1 and view.word(noun) in TEXT_NOUNS else None


def _all_so_far(
    view: View, predicate: Predicate, situation: Situation, method: str | None
) -> tuple[Streak, Situation, str] | None:
    """ "The Commission adopted three resolutions on North Korea", "from 2008 to 2022 it adopted fifteen texts".

    Where no time is told, it is all that there have been.
    """
    many = _number_adopted(view, predicate) if method is None else None
    if many is None or predicate.stance is not Stance.FACT or predicate.frame.act != "adopted":
        return None
    if situation.years is None or situation.forum is None or situation.when.listed:
        return None
    ranged = situation.span and situation.years[0] < situation.years[1] and situation.since is None
    if not ranged and (situation.timed or view.times):
        return None
    last, since = situation.years[1], situation.years[0] if ranged else None
    says = Streak(Object.ADOPTED, count=many, since=since, total=True)
    return says, situation.at(years=(last, last), days=None, span=False), f"run: {many}"


_SUCH_TEXTS = frozenset({"such", "annual", "yearly", "critical", "consecutive", "further", "of", "these"})


_CHANGING = frozenset(
    {
        "fallen",
        "fell",
        "risen",
        "rose",
        "grown",
        "grew",
        "shrunk",
        "shrank",
        "dropped",
        "climbed",
        "declined",
        "dwindled",
    }
    | {"increased", "decreased", "slipped", "widened", "narrowed"}
)
"""What totals do: "adopted it by 79 to 67, but the yes votes have fallen for the fourth year running"."""


def _run_of(
    view: View, clause: Clause, situation: Situation, method: str | None, predicate: Predicate
) -> tuple[Streak, Situation, str] | None:
    # "It was the 33rd time that the Assembly adopted it": the count stands right before the clause
    opened = _OPENING.isdisjoint(view.words(clause.first - 1, clause.first + 1))
    runs = [
        run
        for run in view.runs
        if clause.first <= run.first < clause.end or (opened and 0 <= clause.first - run.end <= 1)
    ]
    runs = [run for run in runs if _CHANGING.isdisjoint(view.words(max(predicate.end, run.first - _LEAD), run.first))]
    total = next((run for run in runs if run.kind is RunKind.TOTAL and run.count), None)
    # "by consensus, the 16th since 2005" counts texts, "without a vote, for the fifth time" what is told of this one
    meant = total is not None and (method is None or "time" in view.words(total.first, total.end))
    if total is not None and meant and predicate.stance is Stance.FACT and situation.years:
        last = situation.years[1]
        situation = situation.at(years=(total.since or last, last), days=None)
        says = Streak(object_of_method(method), count=total.count, since=total.since, total=True)
        return says, situation, f"run: “{phrase(view, total.first, total.end)}”"
    # "for eight years it has adopted the text without a vote": so many up to the last
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    nth = nth or next((run for run in runs if is_span_told(view, clause, run)), None)
    total = next((run for run in runs if run.kind is RunKind.TOTAL and run.count and run.since), None)
    every = next((run for run in runs if run.kind is RunKind.EVERY), None)
    of = object_of_method("recorded_vote" if predicate.frame.act == "voted" else method)
    if predicate.stance is Stance.NEGATED or predicate.frame.act == "rejected":
        return None
    if nth and nth.count:
        # "the sixteenth resolution in as many years was adopted without a vote": so many texts, however adopted
        # "without a vote, the twentieth year in a row with a text on it": the same
        of = Object.ADOPTED if nth.texts or view.words(nth.end, nth.end + 2) == ["with", "a"] else of
        years = situation.years
        if years:
            situation = situation.at(years=(years[1] - nth.count + 1, years[1]))
        return (
            Streak(of, count=nth.count, since=situation.since, times=nth.times, at_least=nth.beyond),
            situation,
            f"run: “{phrase(view, nth.first, nth.end)}”",
        )
    if total and situation.years and method is None and predicate.frame.act == "adopted":
        # "the text adopted on Thursday is the 16th in a line that began in 2005"
        counted = situation.at(years=(total.since, situation.years[1]), days=None, session=None)
        says = Streak(Object.ADOPTED, count=total.count, since=total.since, total=True)
        return says, counted, f"run: “{phrase(view, total.first, total.end)}”"
    # "in both of the years before, nobody had asked for a vote": of two times, and no run
    listed = len(situation.when.listed) > 1 or "both" in view.words(clause.first, clause.end)
    months = _months_of(view, every) if every is not None else ()
    began = next((one for one in view.times if one.bound == "since" and one.years), None) if months else None
    if began is not None and situation.years is not None and situation.since is None:
        # "every March or April since 2008": the months are not the time of the clause
        situation = situation.at(years=(began.years[0], situation.years[1]), since=began.years[0], days=None)
    many = _number_adopted(view, predicate) if situation.since is not None and method is None else None
    if many is not None and situation.years is not None and situation.since is not None:
        # "since 2005 the Assembly has adopted eleven resolutions on it"
        says = Streak(Object.ADOPTED, count=many, since=situation.since, total=True)
        return says, situation, f"run: {many} since {situation.since}"
    if situation.since is not None or (situation.span and not listed and (every or method)):
        since = situation.since or (situation.years[0] if situation.years else None)
        if since is not None and situation.since is not None and of is Object.WITHOUT_VOTE and _nobody_has(view):
            # "no member has asked for a vote since 2015", when there was one: from the year after on
            since = since + 1
            situation = situation.at(years=(since, max(since, (situation.years or (0, 0))[1])), since=since, days=None)
        return Streak(of, since=since, months=months), situation, f"run: since {since}"
    return None


def claim_tally(view: View, words: tuple[int, int], tally: TallyMention, situation: Situation, why: str) -> Claim:
    """Return the claim that the vote had these totals."""
    amends = not _AMENDMENTS.isdisjoint(view.words(words[0], tally.end))
    alone = [tally.yes, tally.no, tally.abstain].count(None) == _OTHER_SIDES
    # "a year later it was up to 132": it had risen to that many
    risen = view.words(tally.first - 2, tally.first) == ["up", "to"]
    relation = relation_of(view, tally.first)[1] if alone and not risen else Relation.EXACTLY
    step = step_to(view.document, tally, view.first) if alone and "by" in view.vocabulary else 0
    says = Tallies(
        tally.yes, tally.no, tally.abstain, of_amendment=amends, relation=relation, step=step, lead=tally.lead
    )
    told = f"tally: “{phrase(view, tally.first, tally.end)}”"
    return make_claim(view, words, Kind.TALLY, says, situation, why=(why, told) if why else (told,))


_OTHER_SIDES = 2

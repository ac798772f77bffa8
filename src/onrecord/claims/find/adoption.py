"""Claims that a body adopted or rejected a text, how, and with which totals."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.clauses import done_at_last, says_last_time
from onrecord.claims.find.adoption_runs import all_so_far, before_run, method_apart, run_of, stands_apart
from onrecord.claims.find.adoption_told import BEING, COUNTED, NEAR_MANY, is_counted_to, tells_of_one
from onrecord.claims.find.adoption_words import DEEDS, accepts, find_method, may_accept
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.claimed_totals import AMENDMENTS, claim_tally, years_back
from onrecord.claims.find.counted_texts import are_of_some, counted_text
from onrecord.claims.find.segments import nearest_time
from onrecord.claims.find.spans import counts_since, is_of_unknown_votes
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.models import Adopts, Claim, Kind, Object, Quantifier, Sponsors, Streak
from onrecord.claims.stance import Stance
from onrecord.claims.when import latest_year, resolve_when

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "build", "may_accept", "of_each"]


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of an adopting clause: a run, totals, or that a text was adopted and how."""
    claims = _follows_of_state(view, clause, situation, discourse) or _of_body(view, clause, situation, discourse)
    return [*claims, *counted_text(view, clause, situation)] if claims else []


def _of_body(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    predicate = clause.predicate
    if situation.unclear:
        situation = _until(view, clause, situation, discourse)
    if situation.unclear or situation.other_body or not tells_of_one(view, predicate, situation, discourse):
        return []
    if _counts_either(view, clause, discourse) or _is_every_other(view, clause):
        return []
    why = f"adoption: “{phrase(view, predicate.mention.first, predicate.end)}”"
    if view.word(view.first) == "this" and not situation.timed and discourse.anchor and is_counted_to(view, predicate):
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
    run = all_so_far(view, predicate, situation, method) or run_of(view, clause, situation, method, predicate)
    apart = method_apart(view, clause, run, situation, why) if run is not None else []
    if apart:
        return apart
    if run is not None:
        cut = before_run(view, clause)
        whole = (cut or clause.first, clause.end)
        counted = replace(run[0], or_adopted=run[0].of is Object.WITHOUT_VOTE and stands_apart(view, clause))
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
    before = view.words(predicate.first - COUNTED, predicate.mention.first)
    at = next((at for at, pair in enumerate(pairwise(before)) if pair == ("the", "first")), 0)
    return at > 0 and before[at - 1] in BEING and "to" in before[at + 2 :]


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
    if rejected and AMENDMENTS.isdisjoint(view.words(clause.first, tally.end)):
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
    near = view.words(predicate.end, min(clause.end, predicate.end + NEAR_MANY))
    if AMENDMENTS & {*view.words(clause.first, predicate.mention.end), *near}:
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


_UNTIL = frozenset({"until", "up", "by"})


def _until(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "By recorded vote until 2011": from the first text of the series in that forum to the year."""
    times = view.times_in(clause.first, clause.end)
    if len(times) != 1 or times[0].bound not in _UNTIL or not times[0].years or situation.forum is None:
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

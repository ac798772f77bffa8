"""The time of a clause where a word beside its verb moves it: "has abstained ever since", "every year until 2021"."""

from __future__ import annotations

from datetime import MINYEAR
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.clauses import is_relative
from onrecord.claims.find.days_after import LEAD, so_long_before
from onrecord.claims.find.earlier_votes import before_vote
from onrecord.claims.find.occasions import at_occasions
from onrecord.claims.find.segments import time_of_when
from onrecord.claims.find.spans import up_to_next
from onrecord.claims.find.texts_before import over_texts_before
from onrecord.claims.find.times_apart import is_told_apart, time_beside_opening
from onrecord.claims.find.undated import counts_all, done_before, is_of_no_time, over_term
from onrecord.claims.find.vote_words import asks_every_vote, names_every_text, runs_from_first_to_last
from onrecord.claims.find.year_pairs import at_one_of_pair
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.time_kinds import same_day
from onrecord.claims.question_names import years_held
from onrecord.claims.situation import choose_holder
from onrecord.claims.stance import Stance
from onrecord.claims.when import latest_year, of_governments, resolve_when

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


_PERFECT = frozenset({"has", "have", "'ve"})
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "–", "—", "and", "but"})


def settle_time(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]
) -> Situation:
    """Return the situation of the clause at the time that it speaks of, after all that may move it."""
    situation = up_to_next(view, clause, _years_before_day(view, clause, _before_year(view, clause, situation)))
    situation = _of_when(view, clause, _move_time(view, clause, situation, discourse), discourse)
    situation = _days_before(view, clause, _in_year_named(view, clause, situation, discourse), before)
    situation = _in_office(view, clause, _at_that(view, clause, situation, discourse), discourse)
    situation = _back_to_news(view, clause, situation, discourse, before)
    situation = _beside_opening(view, clause, situation, discourse)
    if is_told_apart(view, clause, discourse, before):
        return situation.at(unclear=True)
    if not situation.timed and (_is_set_against_now(view, clause) or is_of_no_time(view, clause, discourse)):
        return situation.at(unclear=True)
    situation = over_texts_before(view, clause, _after_which(view, clause, situation, discourse), discourse)
    situation = at_occasions(view, clause, situation, discourse)
    situation = _of_all_years(view, clause, at_one_of_pair(view, clause, situation, discourse), discourse)
    if "only" in view.vocabulary and clause.predicate.frame.family == "sponsorship" and _is_of_a_part(view, clause):
        return situation.at(unclear=True)
    return before_vote(view, clause, situation, discourse, before)


def _beside_opening(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    time = time_beside_opening(view)
    if time is None or clause.first < time.end:
        return situation
    when = resolve_when([time], [], discourse, situation.forum)
    return situation.at(years=when.years, days=when.days, timed=True) if when.years and not when.unclear else situation


def _is_of_a_part(view: View, clause: Clause) -> bool:
    """ "Under Moon, Seoul was a sponsor only in his first year": of the rest of the term something else is told."""
    places = (at for at in view.places(_ONLY) if clause.predicate.end <= at < clause.end)
    return any(view.word(at + 1) in _WITHIN and bool(view.of(Head, view.first, at)) for at in places)


_ONLY = frozenset({"only"})
_WITHIN = frozenset({"in", "during", "from", "until", "for"})


def _of_when(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "More than in 2011, when there were 16 noes": the clause itself names no time."""
    time = time_of_when(view, clause.predicate.mention.first) if not situation.timed else None
    when = resolve_when([time], [], discourse, situation.forum) if time is not None else None
    if when is None or not when.years:
        return situation
    return situation.at(years=when.years, days=when.days, session=None, timed=True)


def _in_year_named(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "It was no sponsor in 2019, the year it abstained": what follows is of the year before the comma."""
    if situation.timed or view.words(clause.first, clause.first + 2) != _THE_YEAR:
        return situation
    time = next((one for one in view.times if one.end == clause.first - 1 and one.years), None)
    when = resolve_when([time], [], discourse, situation.forum) if time is not None else None
    if when is None or not when.years:
        return situation
    return situation.at(years=when.years, days=None, session=None, timed=True)


_THE_YEAR = ["the", "year"]


def _move_time(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at the time that such a word tells; as it was where there is none."""
    family, inside = clause.predicate.frame.family, view.times_in(clause.first, clause.end)
    if family == "sponsorship" and not inside and clause.predicate.stance is Stance.FACT:
        return _ever_since(view, clause, situation, discourse)
    if family in {"votes", "sponsorship"} and len(inside) == 1 and inside[0].bound == "until":
        situation = _on_until(view, clause, situation, discourse, inside[0])
    if family != "votes":
        return situation
    if not inside and view.word(clause.predicate.end) == "then" and discourse.mentioned is not None:
        # "Indonesia, which had abstained then, was opposed"
        years, days = discourse.mentioned
        return situation.at(years=years, days=days, session=None, timed=True)
    if not inside:
        return _ever_since(view, clause, situation, discourse)
    if len(inside) > 1 or not situation.unclear or not inside[0].years:
        return situation
    return _up_to(view, clause, situation, discourse, inside[0])


def _ever_since(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Voted yes in 2017 and has abstained ever since": from the year after the one told on."""
    end = clause.predicate.end
    since = next((at for at in range(end, clause.end) if view.word(at) == "since"), 0)
    perfect = not _PERFECT.isdisjoint(view.words(clause.first, end))
    bare = (since > 0 and view.word(since + 1) in _ENDS and perfect) or _opens_with_then_on(view, clause)
    told = discourse.recent or discourse.mentioned
    last = latest_year(discourse, situation.forum)
    if not bare or told is None or last is None or told[0][1] >= last:
        return situation
    first = told[0][1] + 1
    return situation.at(
        years=(first, last), days=None, session=None, since=first, listed=(), timed=True, span=first < last
    )


def _opens_with_then_on(view: View, clause: Clause) -> bool:
    """ "Ever since, it has abstained", "After that it always abstained", "Thereafter it abstained every time"."""
    opening = " ".join(view.words(view.first, view.first + _OPENING))
    lasting = any(opening.startswith(phrase) for phrase in _THEN_ON)
    if not lasting or clause.predicate.first - view.first > _NEAR_OPENING:
        return False
    said = view.words(view.first, clause.end)
    every = view.run(RunKind.EVERY, clause.first, clause.end) is not None
    return opening.startswith("ever since") or every or not _ALWAYS.isdisjoint(said)


_OPENING, _NEAR_OPENING = 4, 8
_THEN_ON = ("ever since", "thereafter", "after that", "from then on", "in the years since", "in the years after")
_ALWAYS = frozenset({"always", "never", "invariably", "consistently"})


def _on_until(view: View, clause: Clause, situation: Situation, discourse: Discourse, time: Time) -> Situation:
    """ "It signed in 2008. It signed every year until 2018.", "every year thereafter until 2018": from then on."""
    told, last = discourse.recent or discourse.mentioned, time.last_year if time.years else 0
    every = view.run(RunKind.EVERY, clause.first, clause.end) is not None
    if not every or told is None or told[0][0] != told[0][1] or told[0][1] >= last:
        return situation
    return situation.at(
        years=(told[0][1] + 1, last), days=None, session=None, listed=(), unclear=False, timed=True, span=True
    )


def _up_to(view: View, clause: Clause, situation: Situation, discourse: Discourse, time: Time) -> Situation:
    """ "Abstained every year until 2021": from the first text on; "by 2015 it had abstained": then."""
    year = time.years[-1]
    words = view.words(clause.first, clause.predicate.end)
    if time.bound == "by" and time.years[0] == year:
        return situation.at(years=(year, year), unclear=False, timed=True)
    every = view.run(RunKind.EVERY, clause.first, clause.end) is not None
    every = every or not _ALWAYS.isdisjoint(words)
    entry = discourse.lexicon.entry(situation.series)
    if not every or time.bound not in {"until", "before"} or entry is None or situation.forum is None:
        return situation
    last = year - (time.bound == "before" or time.unit == "when")
    first = min(years_held(entry.series, situation.forum, discourse.lexicon), default=last + 1)
    if first > last:
        return situation
    return situation.at(years=(first, last), unclear=False, timed=True, span=True, session=None)


def _years_before_day(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Last Sunday, six years to the day after the Act came into force": so many years before that Sunday."""
    if "after" not in view.vocabulary or not situation.timed or situation.years is None:
        return situation
    place = next((at for at in range(clause.first, clause.predicate.first) if view.word(at) == "after"), 0)
    if not place or "," in view.words(place, clause.predicate.first):
        # "Two years after the massacre, Serbia abstained on Tuesday": that day, and not two years before it
        return situation
    if any(one.bound == "told before" for one in view.times_in(clause.first, clause.end)):
        return _before_main(view, clause, situation)
    noun = place - 1 - 3 * (view.words(place - 3, place) == ["to", "the", "day"])
    number = next((one for at in (noun - 1, noun - 2) if (one := read_cardinal(view.document, at))), None)
    if view.word(noun) not in {"year", "years"} or number is None or number[1] != noun:
        return situation
    years = (situation.years[0] - number[0], situation.years[1] - number[0])
    if years[0] < MINYEAR:
        return situation.at(years=None, days=None, session=None, unclear=True)
    then = [same_day(day, day.year - number[0]) for day in situation.days or ()]
    days = (then[0], then[-1]) if then and then[0] and then[-1] else None
    return situation.at(years=years, days=days, session=None)


def _days_before(view: View, clause: Clause, situation: Situation, before: list[Claim]) -> Situation:
    """ "Passed a text on Thursday, a day after it had set up the Sudan mission": so long before the main clause."""
    main = next((one.days for one in before if one.days is not None), None)
    window = so_long_before(view, clause.first - LEAD, clause.predicate.first, main)
    if window is None:
        return situation
    years = window[0].year, window[1].year
    return situation.at(years=years, days=window, session=None, listed=(), timed=True, span=False)


def _before_main(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "A year after Sudan abstained, it voted against in 2013": so long before the time of the main clause."""
    counted = next(one for one in view.times_in(clause.first, clause.end) if one.bound == "told before")
    main = next((one for one in view.times if one.first >= clause.end and len(set(one.years)) == 1), None)
    if main is None or any(one.end <= counted.first for one in view.times):
        return situation
    year = main.years[0] + counted.amount
    return situation.at(years=(year, year), days=None, session=None)


def _before_year(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Before 2019 it had sponsored the text for eleven years in a row": up to the year before."""
    inside = view.times_in(clause.first, clause.end)
    counted = view.run(RunKind.NTH, clause.first, clause.end) is not None
    bound = len(inside) == 1 and inside[0].bound in {"before", "until"}
    if not (counted and bound and (situation.unclear or inside[0].days)):
        return situation
    years = inside[0].years
    last = (years[0] - (inside[0].bound == "before")) if years else None
    return situation.at(years=(last, last), unclear=False, timed=True) if last else situation


def _is_set_against_now(view: View, clause: Clause) -> bool:
    """ "China, which voted against in both bodies, now lets it pass": at some time before."""
    if not is_relative(view, clause.predicate):
        return False
    return view.word(view.next_of(_COMMAS, clause.predicate.end) + 1) in {"now", "today"}


_COMMAS = frozenset({","})


def _after_which(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "It voted yes from 2005 to 2007, after which it abstained for two years": the years that follow."""
    if situation.timed or discourse.recent is None or view.words(clause.first - 1, clause.first + 1) != _AFTER_WHICH:
        return situation
    spans = [run for run in view.runs_in(clause.first, clause.end) if run.count]
    first = discourse.recent[0][1] + 1
    if len(spans) != 1 or spans[0].kind not in _SPANS:
        return situation.at(unclear=True)
    last = first + (spans[0].count or 1) - 1
    return situation.at(years=(first, last), days=None, session=None, timed=True, span=last > first)


_AFTER_WHICH = ["after", "which"]
_SPANS = frozenset({RunKind.SPAN, RunKind.NTH})


def _at_that(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "It had passed its first text in December 2005. In that plenary Zimbabwe was against": when that was."""
    told = discourse.mentioned
    if situation.timed or situation.document or told is None or told[0][0] not in discourse.named_years:
        return situation
    pointed = any(view.word(at + 1) in _POINTED_AT for at in view.places(_THAT) if at < clause.end)
    return situation.at(years=told[0], days=told[1], session=None, timed=True) if pointed else situation


_THAT = frozenset({"that"})
_POINTED_AT = frozenset(
    {"plenary", "vote", "ballot", "division", "draft", "text", "resolution", "session", "meeting", "list", "occasion"}
)


def _in_office(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Park never missed one", of a president who had left office: the time is that of the term."""
    heads = [subject.head for subject in clause.subjects if subject.head is not None]
    holders = [holder for head in heads if (holder := choose_holder(head, discourse)) is not None]
    now = discourse.published
    if not holders or situation.timed or now is None or any(one.end is None or one.end >= now for one in holders):
        return situation
    when = of_governments(holders, discourse)
    if when.years is None or (
        situation.years
        and when.years[0] <= situation.years[0] <= when.years[1]
        and situation.years[0] == situation.years[1]
    ):
        return situation
    return situation.at(years=when.years, days=when.days, timed=True, span=True, session=None)


def _of_all_years(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Has never been a sponsor", "voted for it each time a roll call was taken": of every year so far."""
    family = clause.predicate.frame.family
    if family not in {"sponsorship", "votes", "ellipsis"} or situation.timed or situation.span or situation.document:
        return situation
    if family == "ellipsis" and not asks_every_vote(view, clause.first, clause.end):
        return situation
    lead = set(view.words(clause.first, clause.predicate.mention.end))
    perfect = bool(lead & {"has", "have", "'ve"})
    one_year = situation.years is not None and situation.years[0] == situation.years[1]
    once = _SINGLE & set(view.words(clause.predicate.end, clause.end)) and not lead.isdisjoint({"not", "never"})
    # "no government of theirs has ever left its name off it"
    ever = "ever" in lead and (view.sentence.question or clause.predicate.stance is Stance.NEGATED)
    often = counts_all(view, clause, discourse, perfect=perfect)
    told = (lead & {"never", "always"} or once or ever or often) and (perfect or one_year)
    told = (
        told
        or (perfect and (_since_the_start(view, clause) or _is_throughout(view, clause)))
        or asks_every_vote(view, clause.first, clause.end)
        or _is_of_every_text(view, clause, situation)
        or (perfect and _is_past_a_span(view, clause, situation, discourse))
    )
    entry = discourse.lexicon.entry(situation.series)
    counted = [run for run in view.runs_in(clause.first - 1, clause.end) if run.kind is not RunKind.EVERY]
    if not told or entry is None or counted:
        return situation
    if any(subject.head is not None or "government" in subject.pronoun for subject in clause.subjects):
        return over_term(clause, situation, discourse, counted=often)
    last = _year_before_that(view, clause, discourse) or latest_year(discourse, situation.forum)
    last = (
        last - 1 if last is not None and (done_before(view, clause.predicate.end) or _until_now(view, lead)) else last
    )
    held = years_held(entry.series, situation.forum, discourse.lexicon)
    held = [year for year in held if last is None or year <= last]
    if not held:
        return situation
    # what a short clause repeats keeps its own time where the clause names none: "China and Cuba did so each time"
    timed = situation.timed or family == "ellipsis"
    return situation.at(years=(min(held), max(held)), days=None, session=None, span=True, timed=timed)


def _until_now(view: View, lead: set[str]) -> bool:
    """ "Until Wednesday it had abstained on every resolution": up to the text before that of Wednesday."""
    return "had" in lead and any(time.bound in {"until", "before"} for time in view.times)


def _is_past_a_span(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> bool:
    """ "From 1997 to 1999 it voted against. Canada has voted for it every year": not of those years, which are over."""
    years, last = situation.years, latest_year(discourse, situation.forum)
    if years is None or last is None or years[1] >= last or "since" in view.words(clause.first, clause.end):
        return False
    return view.run(RunKind.EVERY, clause.predicate.end, clause.end) is not None


def _is_of_every_text(view: View, clause: Clause, situation: Situation) -> bool:
    """ "Has opposed every North Korea resolution": of the question that is named; not "every country resolution"."""
    if {"since", "then"} <= view.vocabulary:
        # "since then it has voted for every resolution": from then on
        return False
    return situation.series_named and names_every_text(view, clause.predicate.mention.end - 1, clause.end)


def _since_the_start(view: View, clause: Clause) -> bool:
    """ "Has been among the noes since the beginning", "has opposed it from the first vote to the latest"."""
    words = view.words(clause.predicate.end, clause.end)
    since = any(words[at : at + 2] == ["since", "the"] and words[at + 2] in _STARTS for at in range(len(words) - 2))
    return since or runs_from_first_to_last(words)


def _is_throughout(view: View, clause: Clause) -> bool:
    """ "Has voted yes throughout"; not "throughout the year"."""
    return any(
        view.word(at) == "throughout" and not view.word(at + 1).isalnum() for at in range(clause.first, clause.end)
    )


_STARTS = frozenset({"beginning", "start", "outset"})
_BEFORE = 6


def _year_before_that(view: View, clause: Clause, discourse: Discourse) -> int | None:
    """ "It voted yes in 2020; before that it had always abstained": the year before the one told."""
    told = discourse.recent[0] if discourse.recent else discourse.years
    words = view.words(clause.predicate.first - _BEFORE, clause.end)
    return told[0] - 1 if told is not None and ("before", "that") in pairwise(words) else None


_SINGLE = frozenset({"single", "once"})
""" "Has not voted yes a single time"."""


def _back_to_news(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]
) -> Situation:
    """ "In 2003 it stayed away. Japan and Kenya voted yes": another state without a time is told of the news again."""
    anchor, family = discourse.anchor, clause.predicate.frame.family
    # "Nigeria, a no a year ago, abstained": what an aside told of the state does not stand before it
    aside = bool(before) and all(_in_aside(view, claim, discourse) for claim in before)
    if not discourse.away or anchor is None or (before and not aside) or situation.timed or situation.document:
        return situation
    if discourse.dated_text and "it" in view.words(clause.predicate.mention.first, clause.predicate.end + 1):
        # "Switzerland joined last year's draft late. Brazil stayed off it": off that one
        return situation
    if situation.forum is not None and discourse.anchor_place[0] not in (None, situation.forum):
        # "At the Assembly it was 106 to 20 in December. Malaysia was against there": not in the Council's news
        return situation
    named = clause.subjects and (aside or not clause.inherited or not before) and clause.subjects[0].state is not None
    new = named and clause.subjects[0].state not in (
        discourse.cast.states[-2:-1] if aside else discourse.cast.states[-1:]
    )
    perfect = "had" in view.words(clause.predicate.first, clause.predicate.mention.end)
    if family not in {"votes", "sponsorship"} or not new or perfect or (family == "votes" and not anchor[2]):
        return situation
    return situation.at(years=anchor[0], days=anchor[1])


def _in_aside(view: View, claim: Claim, discourse: Discourse) -> bool:
    return any(
        view.characters(first, end)[0] <= claim.span[0] < view.characters(first, end)[1]
        for first, end in (*discourse.aside, *discourse.relatives)
        if end > first
    )

"""Claims of when a head of government or state took or left office, and how long the term ran."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.find.address import sitting_head
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.lengths import UNITS, Length, read_length
from onrecord.claims.find.segments import counted_days, is_coming, nearest_time
from onrecord.claims.find.term_lengths import at_time_of_main, length_at_end, length_told, of_whole_term
from onrecord.claims.find.times_apart import time_beside_opening
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.mentions.times import TimeKind, month_days, time_words
from onrecord.claims.models import Claim, Kind, Served
from onrecord.claims.situation import choose_holder
from onrecord.claims.stance import Stance
from onrecord.claims.terms_of_office import find_term
from onrecord.claims.when import When, resolve_when

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Government
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def may_accept(view: View, _needs: str, discourse: Discourse) -> bool:
    """False where the sentence names no head, none was named before it and it is written to none."""
    return bool(discourse.cast.head or view.of(Head) or "you" in view.vocabulary)


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where a head that the edition knows, or a word that goes back to one, stands beside the frame."""
    words = view.said(predicate.mention)
    if words in (["run"], ["runs"], ["ran"], ["running"]) or (
        words[-1] == "president" and not _OTHERS.isdisjoint(words)
    ):
        # "the first ambassador was appointed in President Moon's first year"
        return False
    if view.words(predicate.end, predicate.end + 2) in (["under", "whom"], ["during", "whose"], ["in", "whose"]):
        # "was the first president under whom Seoul sponsored the text"
        return False
    if predicate.frame.needs == "range" and not _has_range(view, predicate):
        return False
    if predicate.frame.needs == "relative" and not _TERMS & set(view.words(predicate.first - 4, predicate.first)):
        return False
    if predicate.frame.needs == "next" and not any(one.end == predicate.first for one in view.of(Head)):
        return False
    if predicate.frame.needs == "for" and length_told(view, predicate) is None:
        return False
    if predicate.frame.needs == "into" and not _TERMS & set(view.words(predicate.end, predicate.end + 7)):
        return False
    return _holder(view, predicate, discourse) is not None


_OTHERS = frozenset({"in", "by", "under", "of", "to", "with", "from", "for"})
_TERMS = frozenset({"presidency", "term", "tenure", "office", "mandate", "rule", "job"})


def _has_range(view: View, predicate: Predicate) -> bool:
    """ "Lee Myung-bak (president 2008-2013)", "president of the country from 2008 to 2013": years follow at once."""
    place = predicate.end
    if view.word(place) == "of":
        named = view.of(State, place, place + 3)
        place = named[0].end if named else place + 3
    return any(
        place <= time.first <= place + 2 and time.bound in {"range", "from"} and time.years for time in view.times
    )


def _holder(view: View, predicate: Predicate, discourse: Discourse) -> Government | None:
    mention = _head(view, predicate)
    named = view.of(Head)
    if predicate.frame.extra.get("object") and view.word(predicate.end) in {"him", "her"} and named:
        # "Yoon is out: the court removed him"
        return choose_holder(named[-1].sense, discourse)
    if mention is not None:
        return choose_holder(mention.sense, discourse)
    subject = set(view.words(max(view.first, predicate.first - 6), predicate.mention.first + 2))
    if subject & _PRONOUNS == {"who"} and view.of(State, predicate.first - 6, predicate.first):
        # "the number of those who reach the South has fallen"
        return None
    if "you" in subject and not discourse.cast.head and not view.of(Head):
        # "Mr President, you took office on 10 May"
        return sitting_head(discourse)
    if not subject & _PRONOUNS or not discourse.cast.head or view.of(Head):
        return None
    rows = discourse.lexicon.heads()
    place = next((index for index, row in enumerate(rows) if row.head == discourse.cast.head), None)
    if place is None:
        return None
    near = [row for row in rows if row.state == rows[place].state]
    place = near.index(rows[place]) + ("successor" in subject) - ("predecessor" in subject)
    return near[place] if 0 <= place < len(near) else None


def _is_ahead(view: View, clause: Clause) -> bool:
    """ "Yoon, who takes office on 10 May": the next one, and not the last."""
    present = not _PRESENT.isdisjoint(view.said(clause.predicate.mention))
    dated = [time for time in view.times_in(clause.first, clause.end) if time.month and not time.years]
    return present and bool(dated)


_PRESENT = frozenset({"takes", "assumes", "enters", "begins", "starts", "leaves", "steps", "runs", "expires", "ends"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "whose", "who", "him", "you", "your"})


def _head(view: View, predicate: Predicate) -> Mention | None:
    """The head whose term it is: left of the verb, or right of "the court removed"."""
    heads = view.of(Head)
    reach = 14 if len(heads) == 1 else 8
    near = [m for m in heads if m.end <= predicate.mention.first and predicate.mention.first - m.end <= reach]
    # "was removed before Yoon": another head
    after = [m for m in heads if 0 <= m.first - predicate.end <= 4 and view.word(m.first - 1) not in _BESIDE]
    transitive = predicate.frame.extra.get("object", False) and not (
        predicate.auxiliaries.passive or _is_participle(view, predicate)
    )
    if transitive:
        return after[0] if after else None
    return near[-1] if near else (after[0] if after else None)


_BESIDE = frozenset({"before", "after", "like", "unlike", "than", "as"})


def _is_participle(view: View, predicate: Predicate) -> bool:
    """ "Yoon, impeached by parliament in December": said of the one before the comma."""
    aside = view.word(predicate.first - 1) == "," and view.word(predicate.end - 1).endswith("ed")
    return aside and view.word(predicate.end) in {"by", "in", "on", "from", "since", "last", "this"}


def _court_on(view: View, predicate: Predicate) -> set[str]:
    """The words beside an impeachment that tell what the court made of it: "upheld Yoon's impeachment"."""
    if predicate.frame.act != "impeached":
        return set()
    mention = predicate.mention
    return {*view.words(mention.first - _NAMED, mention.first), *view.words(mention.end, mention.end + 3)}


_UPHOLDING = frozenset({"upheld", "upholds", "upholding", "confirmed", "confirms", "validated"})
# "The court rejected Roh's impeachment" tells nothing of his term
_REJECTING = frozenset({"rejected", "rejects", "overturned", "overturns", "dismissed", "reversed"})
_NAMED = 6
"""Words of a name and a title between the verb and the impeachment."""


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claim of a term, or of each that the clause lists; without a time there is nothing to check."""
    each = _each_of_list(view, clause, situation, discourse)
    return each or _of_one(view, clause, situation, discourse, before)


_LASTING = frozenset({"term", "took_office"})


def _of_one(view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    predicate = clause.predicate
    holder = _holder(view, predicate, discourse)
    if holder is None or _tells_nothing(view, clause, situation, holder, discourse, before):
        return []
    situation = _right_after(view, clause, nearest_time(view, clause, situation, discourse), discourse)
    situation = _in_year_of_text(view, clause, situation, holder)
    whole = of_whole_term(view, clause, situation, holder, discourse) if predicate.frame.act in _LASTING else None
    if whole is not None:
        return whole
    if predicate.frame.needs in {"into", "for"}:
        return _into_term(view, clause, situation, discourse, holder)
    return _of_event(view, clause, situation, holder, discourse, before)


def _of_event(
    view: View, clause: Clause, situation: Situation, holder: Government, discourse: Discourse, before: list[Claim]
) -> list[Claim]:
    """The claim of a beginning or an end of the term, of its years, or that it ran at some time."""
    predicate = clause.predicate
    counted = _counted_from(view, clause, before)
    event = "removed" if _court_on(view, predicate) & _UPHOLDING else predicate.frame.act
    if counted is None:
        event, situation = _which_end(view, clause, situation, discourse, event)
    if counted is not None:
        situation = situation.at(years=(counted[0].year, counted[1].year), days=counted)
        first = clause.first
        while view.word(first - 1) not in {",", "", ";"} and first > view.first:
            first -= 1
    elif event == "took_office" and not situation.timed and _predecessor(view, predicate, holder, discourse):
        # "took over from Moon", whenever that was
        situation, first = situation.at(years=None, days=None), clause.first
    elif event != "in_office" and (not situation.timed or (event == "term") != situation.span):
        return []
    elif event == "in_office" and discourse.recent is not None:
        situation = situation.at(years=discourse.recent[0], days=discourse.recent[1])
        first = clause.first
    else:
        first = clause.first
    if event == "term":
        situation = situation.at(days=None)
    on = situation.days[0] if situation.days and situation.days[0] == situation.days[1] else None
    situation = situation.nowhere()
    why = f"term: “{phrase(view, predicate.mention.first, predicate.end)}” of {holder.head}"
    lasted = length_at_end(view, clause) if event in _ENDINGS else None
    says = Served(holder.head, event, on, after=_predecessor(view, predicate, holder, discourse), lasted=lasted)
    return [make_claim(view, (first, clause.end), Kind.TERM, says, situation, subject=holder.state, why=(why,))]


_ENDINGS = frozenset({"left_office", "handed_over", "removed"})


def _tells_nothing(
    view: View, clause: Clause, situation: Situation, holder: Government, discourse: Discourse, before: list[Claim]
) -> bool:
    """What is told is still to come, is of another head, or says only when something else was so."""
    to_come = clause.predicate.stance is not Stance.FACT or is_coming(view, clause) or _is_ahead(view, clause)
    if to_come or _are_several(view, clause) or _is_another_then(view, clause.predicate, situation, holder, discourse):
        return True
    if time_beside_opening(view) is not None or _is_into_term(view, clause):
        return True
    return bool(_court_on(view, clause.predicate) & _REJECTING) or _is_only_a_time(view, clause, discourse, before)


def _is_into_term(view: View, clause: Clause) -> bool:
    """ "In 2018, a year into Moon's presidency": counted from that year, and not from the day of the text."""
    if not any(one.kind is TimeKind.YEARS and one.end <= clause.first for one in view.times):
        return False
    places = (at for at in range(clause.first, clause.predicate.end) if view.word(at) == "into")
    return any(view.word(at - 1) in {"year", "years", "month", "months", "weeks"} for at in places)


def _are_several(view: View, clause: Clause) -> bool:
    """ "Three presidents, Park, Moon and Yoon, held office between 2013 and 2025": no term of one of them."""
    heads = view.of(Head, clause.first, clause.predicate.first)
    return any(one.end <= two.first and set(view.words(one.end, two.first)) <= _LISTING for one, two in pairwise(heads))


_LISTING = frozenset({",", "and", "president", "presidents", "or"})


def _is_another_then(
    view: View, predicate: Predicate, situation: Situation, holder: Government, discourse: Discourse
) -> bool:
    """ "Moon's people had kept away. The new president signed; he had been sworn in that May": of the one who was."""
    untold = predicate.frame.act == "took_office" and situation.timed and _head(view, predicate) is None
    years = situation.years if untold else None
    if years is None or years[0] != years[1] or holder.start.year == years[0]:
        return False
    return any(row.state == holder.state and row.start.year == years[0] for row in discourse.lexicon.heads())


def _each_of_list(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """ "Two presidents were removed: Park in March 2017 and Yoon in April 2025": each with a time of its own."""
    colon = view.next_of(_COLON, clause.predicate.end)
    heads = view.of(Head, colon, clause.end)
    if len(heads) < _SEVERAL or clause.predicate.stance is not Stance.FACT:
        return []
    claims = []
    for head in heads:
        time, holder = view.time_after(head.end), choose_holder(head.sense, discourse)
        when = resolve_when([time], [], discourse, None) if time is not None else None
        if time is None or when is None or when.years is None or holder is None:
            return []
        own = situation.at(years=when.years, days=when.days, timed=True, span=False).nowhere()
        on = when.days[0] if when.days and when.days[0] == when.days[1] else None
        says = Served(holder.head, clause.predicate.frame.act, on)
        why = (f"term: “{phrase(view, head.first, head.end)}”",)
        claims.append(make_claim(view, (head.first, time.end), Kind.TERM, says, own, subject=holder.state, why=why))
    return claims


_COLON = frozenset({":"})
_SEVERAL = 2


def _is_only_a_time(view: View, clause: Clause, discourse: Discourse, before: list[Claim]) -> bool:
    """The clause says only when something else was so, or speaks of the time of somebody else."""
    return _is_time_of_another(view, clause, before) or _says_only_when(view, clause, discourse)


def _says_only_when(view: View, clause: Clause, discourse: Discourse) -> bool:
    """ "While she governed, it sponsored every text": and not "in 2016, when she was president"."""
    if view.times_in(clause.first, clause.end):
        return False
    term = find_term(view, max(clause.first - 1, view.first), clause.end, discourse)
    return term is not None and (not view.times or view.word(term.first - 1) != ",")


def _which_end(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, event: str
) -> tuple[str, Situation]:
    """What is told of the term, and when: its beginning, its end, or that it ran at the time of something else."""
    bound = _one_bound(view, clause, discourse) if event in {"term", "left_office"} else None
    if bound is not None:
        event, when = bound
        return event, situation.at(years=when.years, days=when.days, since=None, span=False, listed=(), timed=True)
    at_occasion = _OCCASIONS & set(view.words(clause.first - 2, clause.predicate.first))
    if event == "term" and at_occasion and not _own_time(view, clause):
        # "opened in September 2016, when Moon was president": at the time of what the main clause tells
        return "in_office", situation
    if situation.since is not None and event == "took_office" and _is_dated_beside(view, clause):
        # "since Moon moved into the Blue House in May 2017"
        return event, _at_end(view, clause, situation, discourse)
    if situation.since is not None and event in {"term", "took_office"} and not _ended(view, clause):
        # "has governed since May 2017", "led the country from February 2003"
        return "took_office", _at_start(view, clause, situation)
    if situation.since is not None and event in _ENDING:
        return event, _at_end(view, clause, situation, discourse)
    return event, situation


def _is_dated_beside(view: View, clause: Clause) -> bool:
    inner = view.times_in(clause.first, clause.end)
    return len(inner) == 1 and inner[0].bound in {"", "in"} and inner[0].first >= clause.predicate.end


def _predecessor(view: View, predicate: Predicate, holder: Government, discourse: Discourse) -> str | None:
    """ "Who had taken over from Lee Myung-bak", "succeeded him": the head named as the one before, or None."""
    if predicate.frame.act != "took_office" or _FOLLOWING.isdisjoint(view.words(predicate.first, predicate.end + 1)):
        return None
    named = next((one for one in view.of(Head) if 0 <= one.first - predicate.end <= _NAMED), None)
    before = choose_holder(named.sense, discourse) if named is not None else None
    return before.head if before is not None and before != holder else None


_FOLLOWING = frozenset(
    {"from", "succeed", "succeeds", "succeeded", "replace", "replaces", "replaced", "followed", "follows"}
)


def _at_end(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Suspended since 14 December", "vacant since Yoon was removed on 4 April": the time told beside the verb."""
    inner = view.times_in(clause.first, clause.end)
    when = resolve_when([replace(inner[0], bound="")], [], discourse, None) if len(inner) == 1 else None
    if when is None or not when.years:
        return situation.at(timed=False)
    return situation.at(years=when.years, days=when.days, since=None, span=False, listed=(), timed=True)


_ENDING = frozenset({"impeached", "removed", "left_office", "handed_over"})


def _right_after(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "In office until February 2008: one yes vote, in 2006": of several times, the one that the words end in."""
    inner = view.times_in(clause.first, clause.end)
    told = next(
        (time for time in inner if time.end - clause.predicate.end >= 0 and time.first <= clause.predicate.end), None
    )
    if told is None or len(inner) < 2 or view.word(told.end) not in _CLOSING:
        return situation
    when = resolve_when([replace(told, bound="")], [], discourse, None)
    return situation.at(years=when.years, days=when.days, timed=True, span=False) if when.years else situation


def _in_year_of_text(view: View, clause: Clause, situation: Situation, holder: Government) -> Situation:
    """ "Seoul was a sponsor in 2008. President Park took office on 25 February": this year, if it is so."""
    inner, today = view.times_in(clause.first, clause.end), view.published
    if len(inner) != 1 or today is None or inner[0].kind is not TimeKind.MONTH or inner[0].bound:
        return situation
    days = month_days(today.year, inner[0].month, inner[0].day)
    began = holder.start if clause.predicate.frame.act == "took_office" else holder.end
    now = began is not None and days[0] <= began <= min(days[1], today)
    return situation.at(years=(today.year, today.year), days=days) if now else situation


_CLOSING = frozenset({":", ";", ",", "–", "—", ")"})


def _into_term(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, holder: Government
) -> list[Claim]:
    """ "Seven months into his presidency": it began so long before the day that the text speaks of."""
    predicate = clause.predicate
    length, words = read_length(view, predicate.end), (predicate.first, predicate.end + 2)
    if predicate.frame.needs != "for":
        length, words = _counted_before(view, predicate)
    elif length is not None:
        words = (_from_name(view, predicate), length.end)
    told, then = situation, at_time_of_main(view, clause, situation, discourse)
    if then is None:
        return []
    situation, today = then, discourse.published
    exact = situation.timed and situation.days and situation.days[0] == situation.days[1]
    anchor = situation.days if exact or then is not told else (today, today) if today else None
    days = length.before_any(anchor) if length is not None and anchor is not None else None
    if days is None:
        return []
    situation = situation.at(years=(days[0].year, days[1].year), days=days, timed=True).nowhere()
    why = f"term: “{phrase(view, *words)}” of {holder.head}"
    says = Served(holder.head, "took_office", None)
    return [make_claim(view, words, Kind.TERM, says, situation, subject=holder.state, why=(why,))]


def _from_name(view: View, predicate: Predicate) -> int:
    """Where the name of the head before the verb begins."""
    head = _head(view, predicate)
    return head.first if head is not None and head.first < predicate.first else predicate.first


def _counted_before(view: View, predicate: Predicate) -> tuple[Length | None, tuple[int, int]]:
    """The time of "seven months into his presidency", and the words from number to noun."""
    first = predicate.mention.first
    unit = time_words().units.get(view.word(first))
    read = next((n for back in (1, 2) if (n := read_cardinal(view.document, first - back)) and n[1] == first), None)
    number = read[0] if read else 1 if view.word(first - 1) in {"a", "one"} else None
    end = next((at + 1 for at in range(predicate.end, view.end) if view.word(at) in _TERMS), predicate.end)
    length = Length(number, unit, first + 1) if number is not None and unit in UNITS else None
    return length, (first - 1, end)


_OCCASIONS = frozenset({"when", "while"})


def _own_time(view: View, clause: Clause) -> bool:
    return bool(view.times_in(clause.first, clause.end))


def _one_bound(view: View, clause: Clause, discourse: Discourse) -> tuple[str, When] | None:
    """ "Governed until March 2017", "in office from May 2017": which end of the term the only time told is."""
    place = clause.predicate.first
    inner = view.times_in(max(place, clause.first), clause.end)
    if len(inner) != 1 or inner[0].bound not in ENDS or inner[0].bound == "since":
        return None
    when = resolve_when([replace(inner[0], bound="")], [], discourse, None)
    return (ENDS[inner[0].bound], when) if when.years and not when.unclear else None


ENDS = {"since": "took_office", "from": "took_office", "until": "left_office", "till": "left_office"}
"""Which end of a term a lone time tells."""


def _is_time_of_another(view: View, clause: Clause, before: list[Claim]) -> bool:
    """ "In December, some time after X took office": the only time told is that of something else."""
    place = _leans_on(view, clause)
    if not place or _counted_from(view, clause, before) is not None:
        return False
    return not any(place < time.first < clause.end for time in view.times)


def _ended(view: View, clause: Clause) -> bool:
    return any(time.bound in {"until", "range"} for time in view.times_in(clause.first, clause.end))


def _at_start(view: View, clause: Clause, situation: Situation) -> Situation:
    """The day, month or year that the text says the term began at."""
    start = situation.days[0] if situation.days else None
    year = situation.since or 0
    named = [time for time in view.times_in(clause.first, clause.end) if time.bound in {"since", "from"}]
    days = None
    if start is None and named and named[0].month and year:
        days = month_days(year, named[0].month, named[0].day)
    elif start is not None and named:
        time = named[0]
        if time.days is not None:
            days = time.days
        elif time.month:
            days = month_days(start.year, time.month, time.day)
    elif named and named[0].days is not None:
        days = named[0].days
    return situation.at(years=(year, year), days=days, since=None, span=False, listed=())


def _counted_from(view: View, clause: Clause, before: list[Claim]) -> tuple[date, date] | None:
    """ "Six months after X was removed", said of an event whose day stands in the clause before."""
    place = _leans_on(view, clause)
    anchor = next((claim.days for claim in reversed(before) if claim.days), None)
    anchor = anchor or next((time.days for time in reversed(view.times) if time.end <= place and time.days), None)
    if anchor is None and place and not before:
        return _counted_back(view, clause, place)
    return counted_days(view, place, anchor) if place and anchor is not None else None


def _counted_back(view: View, clause: Clause, place: int) -> tuple[date, date] | None:
    """ "Nine months after he took office, Lee has put his name to it": counted back from the day of the text."""
    comma = view.next_of(_COMMA, clause.predicate.end)
    told = next((time.days for time in view.times_in(comma, view.end)), None)
    if told is not None:
        return counted_days(view, place, told)
    length = next((one for at in (4, 3, 2) if (one := read_length(view, place - at)) and one.end == place), None)
    recent = not _PERFECT.isdisjoint(view.words(comma, view.end)) and view.word(place) == "after"
    return length.before(view.published) if length and recent and view.published is not None else None


_COMMA = frozenset({","})
_PERFECT = frozenset({"has", "have", "is", "are"})


def _leans_on(view: View, clause: Clause) -> int:
    """The "after" or "before" right ahead of the head whose term it is, or 0."""
    mention = _head(view, clause.predicate)
    # "two months before you took office": no head is named
    start = min(mention.first if mention is not None else view.end, clause.predicate.first)
    near = range(start - 1, max(view.first, start - 6), -1)
    return next((place for place in near if view.word(place) in {"after", "before"}), 0)

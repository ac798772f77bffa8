"""Terms of office as the time of a clause: "under Moon", "while she governed", "in her first two years in office"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.mentions.time_kinds import same_day
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.subjects import actor_words
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import When, decision_months, season_months, since

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Government
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("actors.toml")["in_office"]
_IN_OFFICE = index_phrases(_TABLE["being"])
_RULING = frozenset(form for verb in _TABLE["ruling"] for form in verb_forms(verb))
_TERMS = index_phrases(_TABLE["terms"])
_PEOPLE = frozenset({"he", "she", "you"})
_OWNERS = frozenset({"his", "her", "your"})
_BEING = frozenset({"was", "were", "is", "are", "held", "remained", "stayed", "has", "been"})
_WHILE = frozenset({"while", "when", "whilst", "whenever"})
_AS_LONG_AS = (["as", "long", "as"], ["so", "long", "as"])
_RELATIVE = frozenset({"that", "which", "when", "in"})
_DURING = frozenset({"in", "during", "throughout", "over", "for", "under", "through", "across", "of"})
_BESIDE_YEARS = frozenset({"all", "whole", "entire", "full", "long", "short", "the", "of"})
_ANOTHER = frozenset({"predecessor", "predecessors", "successor", "successors"})
TERM_UNITS = frozenset(
    {"year", "years", "autumn", "autumns", "session", "sessions", "spring", "springs", "time", "fall", "falls"}
)
OF_TERMS = _RULING | {"first"} | {phrase.split()[-1] for phrase in (*_TABLE["being"], *_TABLE["terms"])}
"""One of these is in each of the phrases for a term of office that needs no name."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office of which the words from `first` on speak."""

    first: int
    holder: Government | None
    """None where it is not known whose it is."""
    last: int = 0
    """Only so many years at its end: "in his last three years in office"."""


def governments_in(view: View, first: int, end: int, discourse: Discourse) -> list[Government]:
    """Return the governments whose time the clause speaks of: "under Moon", "during the Lee and Park years"."""
    words = actor_words()
    found: list[Government] = []
    for mention in view.of(Head, first, end):
        after = view.word(mention.end)
        place = mention.end + (1 if after == "'s" else 0)
        counted = read_cardinal(view.document, place) if after == "'s" else None
        if counted:
            # "in President Moon's five years"
            place = counted[1]
        era = view.word(place) in words.eras and view.word(place) not in words.governments
        back = mention.first - 1
        while back >= first and (
            view.word(back) in words.titles - {"under"}
            or view.word(back) in {"the", "both", "and", ",", "mr", "his", "her", "its", "their"}
            or view.at(back)
        ):
            back -= 1
        # "in each year of Moon Jae-in's presidency"
        each = view.word(back) == "of" and view.word(back - 1) in TERM_UNITS and view.word(place) in words.eras
        # "Park Geun-hye's Seoul had sponsored it"
        hers = after == "'s" and isinstance(view.sense_at(place), State)
        if era or each or hers or view.word(back) in UNDER:
            holder = choose_holder(mention.sense, discourse)
            if holder is not None and holder not in found:
                found.append(holder)
    if not found:
        term = find_term(view, first, end, discourse)
        found += [term.holder] if term is not None and term.holder is not None and not term.last else []
    return found


def find_term(view: View, first: int, end: int, discourse: Discourse) -> Term | None:
    """Return the term of office that the words tell without naming it by its holder: "while she was in office"."""
    if view.vocabulary.isdisjoint(OF_TERMS):
        return None
    for place in range(first, end):
        found = _while_in_office(view, first, place, discourse) or _in_own_years(view, first, place, discourse)
        if found is not None:
            return found
    return None


def _while_in_office(view: View, first: int, place: int, discourse: Discourse) -> Term | None:
    """ "While she governed", "as long as Park Geun-hye was president", "every autumn that she was in office"."""
    word = view.word(place)
    if word in _RULING:
        told = not (view.word(place + 1) == "of" or view.word(place - 1) in {"the", "a", "to", "of"})
    else:
        told = word in _BEING and bool(find_phrase(view.document.words, place + 1, _IN_OFFICE))
    if not told:
        return None
    head = next((one for one in view.of(Head, first, place) if one.end == place), None)
    if head is not None:
        before = head.first - 1
    elif view.word(place - 1) in _PEOPLE:
        before = place - 2
    else:
        before = next((at for at in range(place - 1, place - 1 - _NAME, -1) if not _is_name(view, at)), place - 1)
        if before == place - 1:
            return None
    while view.word(before) in actor_words().titles:
        before -= 1
    opener = _opener(view, before)
    if opener is None or opener < first - 1:
        return None
    if head is not None:
        return Term(opener, choose_holder(head.sense, discourse))
    return Term(opener, _whose(view, opener, discourse) if view.word(place - 1) in _PEOPLE else None)


def _opener(view: View, place: int) -> int | None:
    """The first word of "while", "as long as", "every autumn that", which ends at the place."""
    if view.words(place - 2, place + 1) in _AS_LONG_AS:
        return place - 2
    unit = place
    while view.word(unit) in _RELATIVE:
        unit -= 1
    if view.word(unit) in TERM_UNITS:
        return unit
    return place if view.word(place) in _WHILE else None


def _in_own_years(view: View, first: int, place: int, discourse: Discourse) -> Term | None:
    """ "In all his years in office", "throughout her presidency", "in his last three years as president"."""
    if view.word(place) not in _OWNERS:
        return None
    last = view.word(place + 1) in {"last", "final"}
    noun = place + 1 + last
    number = read_cardinal(view.document, noun)
    noun = number[1] if number else noun
    while view.word(noun) in _BESIDE_YEARS:
        noun += 1
    opener = place - 1
    while view.word(opener) in _BESIDE_YEARS - {"of"}:
        opener -= 1
    if opener < first or view.word(opener) not in _DURING or not find_phrase(view.document.words, noun, _TERMS):
        return None
    if view.word(opener) == "of" and view.word(opener - 1) not in TERM_UNITS | {"all", "most", "whole"}:
        return None
    return Term(opener, _whose(view, opener, discourse), number[0] if last and number else int(last))


def _whose(view: View, place: int, discourse: Discourse) -> Government | None:
    """The holder whom "she" or "his" means at the place; None where two are spoken of."""
    before = view.of(Head, view.first, place)
    named = before[-1:] or view.of(Head, place, view.end)[:1]
    if named:
        return choose_holder(named[0].sense, discourse)
    return holder_named(discourse) if _ANOTHER.isdisjoint(view.vocabulary) else None


def names_unknown_holder(view: View, first: int, end: int) -> bool:
    """True where the words tell the time of somebody whose term is not held: "under Trump", "in the Obama years"."""
    # "in" stands in most sentences, and an era in few
    openers = UNDER if view.vocabulary.isdisjoint(_ERAS) else _BEFORE_NAME
    return any(_is_of_unknown(view, place) for place in view.places(openers) if first <= place < end)


def _is_of_unknown(view: View, place: int) -> bool:
    name = place + 1
    while view.word(name) in actor_words().titles or view.word(name) == "the":
        name += 1
    past = next((at for at in range(name, name + _NAME) if not _is_name(view, at)), name + _NAME)
    if past == name:
        return False
    return view.word(place) == "under" or view.word(past + (view.word(past) == "'s")) in _ERAS


def _is_name(view: View, place: int) -> bool:
    """A word that may be a name that nothing tells of: "Obama"."""
    word = view.word(place)
    return word.isalpha() and view.at(place) is None and word not in _NO_NAMES and view.document.capital(place)


UNDER = frozenset({"under", "during", "throughout"})
"""Before the name of somebody in office, or before his term."""
_BEFORE_NAME = UNDER | {"in"}
_ERAS = frozenset({"days", "years", "era", "presidency", "term", "tenure", "rule"})
_NAME = 3
"""Words of a name."""
_NO_NAMES = frozenset(
    {
        "the",
        "while",
        "when",
        "whilst",
        "whenever",
        "as",
        "article",
        "articles",
        "item",
        "items",
        "rule",
        "rules",
        "chapter",
        "section",
        "agenda",
        "resolution",
        "i",
    }
)


def of_last_years(term: Term, discourse: Discourse) -> When:
    """Return the last years of a term: "in his last three years in office"."""
    holder = term.holder
    if holder is None or holder.end is None or (discourse.published and holder.end > discourse.published):
        return When(unclear=True)
    start = max(same_day(holder.end, holder.end.year - term.last) or holder.start, holder.start)
    why = f"time: {start} to {holder.end}, of {holder.head}"
    return When((start.year, holder.end.year), days=(start, holder.end), timed=True, span=True, why=why)


def since_office(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """Return the time "since Yoon Suk Yeol took office": from the first day of the term."""
    for mention in view.of(Head, first, end):
        if view.word(mention.first - 1) in {"since", "president"} and "since" in view.words(
            mention.first - 2, mention.first
        ):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                return since(holder.start, discourse, forum)
    return None


def after_office(view: View, first: int, end: int, discourse: Discourse) -> When | None:
    """Return the time of "two years after Moon took office" in the words; unclear where the number is not read."""
    place = next((at for at in range(first, end) if view.word(at) in _COUNTED_FROM), None)
    head = next(iter(view.of(Head, place, place + _NAMED)), None) if place is not None else None
    unit = view.word(place - 1).removesuffix("s") if place is not None else ""
    half = place is not None and view.words(place - 3, place) == ["and", "a", "half"]
    if half and place is not None:
        unit = view.word(place - 4).removesuffix("s")
    if place is None or head is None or unit not in {"year", "month"} or not _begins(view, place, head):
        return None
    holder, count = choose_holder(head.sense, discourse), _count_before(view, place - 3 * half)
    if holder is None or count is None:
        return When(unclear=True)
    months = count * 12 + 6 * half if unit == "year" else count
    total = holder.start.year * 12 + holder.start.month - 1 + months
    year = total // 12
    return When((year, year), timed=True, why=f"time: {year}, {months} months after {holder.head} took office")


def _begins(view: View, place: int, head: Mention) -> bool:
    """ "After Moon took office", "into Moon's term"."""
    if view.word(place) == "into":
        return view.word(head.end) in {"'s", "'"} and view.word(head.end + 1) in OF_TERMS
    return view.words(head.end, head.end + 2) in _TOOK_OFFICE


def _count_before(view: View, place: int) -> int | None:
    """The number before the unit of "two years after", "a year after", "half a year" apart."""
    number = next((read for at in (place - 2, place - 3) if (read := read_cardinal(view.document, at))), None)
    if number is not None and number[1] == place - 1:
        return number[0]
    return 1 if view.word(place - 2) in {"a", "one"} and view.word(place - 3) != "half" else None


_COUNTED_FROM = frozenset({"after", "into"})
_NAMED = 4
"""Words to a head's name: "after President Moon"."""
_TOOK_OFFICE = (
    ["took", "office"], ["took", "power"], ["took", "over"], ["came", "to"], ["entered", "office"], ["was", "sworn"],
    ["was", "inaugurated"], ["assumed", "office"], ["became", "president"],
)  # fmt: skip


def first_years(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """Return the time of "in your first two autumns in office": as many decisions of the body after the first day."""
    if view.vocabulary.isdisjoint(OF_TERMS):
        return None
    place = next((at for at in range(first, end) if view.words(at, at + 2) in _FIRST_OFFICE), None)
    if place is None or view.word(place - 1) not in TERM_UNITS:
        # "in his first autumn", "in President Moon's first year"
        place = next((at + 1 for at in range(first + 2, end) if _is_his_first(view, at)), None)
    if place is None or view.word(place - 1) not in TERM_UNITS:
        return None
    low = place - 2
    number = next((read for at in (low, low - 1) if (read := read_cardinal(view.document, at))), None)
    opening = view.words(low - 2, place)
    if "first" not in opening:
        return None
    named = [mention.sense for mention in view.of(Head, view.first, end)]
    holder = choose_holder(named[-1], discourse) if named else holder_named(discourse)
    count, unit = number[0] if number else 1, view.word(place - 1).removesuffix("s")
    if holder is None or (forum is None and unit != "year"):
        return When(unclear=True)
    start = holder.start
    if unit == "year":
        after = same_day(start, start.year + count)
        days = (start, min(after - timedelta(days=1) if after else date.max, discourse.published or date.max))
        years = (start.year, days[1].year)
        return When(years, days=days, timed=True, span=True, why=f"time: {days[0]} to {days[1]}, of {holder.head}")
    months = season_months().get(unit) or (decision_months(discourse, forum) if forum is not None else frozenset())
    year = start.year + (bool(months) and max(months) < start.month)
    last = year + count - 1
    return When((year, last), timed=True, span=last > year, why=f"time: {year} to {last}, of {holder.head}")


def _is_his_first(view: View, place: int) -> bool:
    """ "In his first year", "in her first two years": the unit stands there."""
    if view.word(place) not in TERM_UNITS:
        return False
    number = read_cardinal(view.document, place - 1)
    place -= number is not None and number[1] == place
    opening = view.words(place - 2, place)
    return opening in _HIS_FIRST or (opening == ["'s", "first"] and any(m.end == place - 2 for m in view.of(Head)))


_FIRST_OFFICE = (["in", "office"], ["in", "power"], ["as", "president"])
_HIS_FIRST = (["his", "first"], ["her", "first"], ["your", "first"])


def holder_named(discourse: Discourse) -> Government | None:
    """Return the head of government whom the text named last."""
    return next((one for one in discourse.lexicon.heads() if one.head == discourse.cast.head), None)


def choose_holder(head: Head, discourse: Discourse) -> Government | None:
    """Return whom a name means: the only holder, or of several the one in office at publication or named before."""
    holders = list(head.holders)
    if len(holders) == 1:
        return holders[0]
    named = [holder for holder in holders if holder.head == discourse.cast.head]
    if named:
        return named[0]
    day = discourse.published
    if day is None:
        return None
    begun = [holder for holder in holders if holder.start <= day]
    sitting = [holder for holder in begun if holder.end is None or holder.end >= day]
    if sitting:
        return sitting[0]
    return begun[-1] if begun else None

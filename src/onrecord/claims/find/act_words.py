"""Words that look like an act at home and tell of none: "at the end of the year", "print the report!"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.act_details import find_person
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Head, State
from onrecord.claims.stance import ARTICLES, COPULAS, Stance
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("acts.toml")
INTRANSITIVE = frozenset(_TABLE["intransitive"])
"""Verbs whose subject is what something was done to: "the office closed"."""
_OF_EVENTS = frozenset(_TABLE["phases"]["context"])
_TIMES = frozenset({"year", "month", "week", "day", "session", "term", "war", "decade", "summer", "spring", "century"})
_NOUN_PLANS = [[article, noun] for article in ("the", "a", "this", "that", "its") for noun in ("plan", "plans")]
_NEEDED = 14
"""Words before the frame among which the verb stands that it goes with."""


def tells_no_act(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """Return whether the words around the frame show that it tells of no act."""
    act, first, needs = predicate.frame.act, predicate.mention.first, predicate.frame.needs
    if act == "appointed" and not _appoints(view, predicate):
        return True
    if needs and set(view.words(first - _NEEDED, first)).isdisjoint(verb_forms(needs)):
        return True
    if act in _OF_EVENTS and (predicate.stance is Stance.OPEN or _is_event_alone(view, predicate)):
        return True
    if act == "vacant" and _lacks_another(view, predicate):
        return True
    if act == "appointed" and not _UNBROKEN.isdisjoint(view.words(predicate.end, predicate.end + _NEAR_HOLDER)):
        # "has been filled without a break since 2016"
        return True
    # "the study closes with proposals"; "the plan had been public since": no verb
    if act == "announced" and view.word(first) in {"gazette", "plan"} and _is_only_named(view, predicate):
        return True
    closes = view.word(first).startswith("clos") and view.word(predicate.end) == "with"
    if closes or view.words(first - 1, predicate.end) in _NOUN_PLANS or _is_plan_that_acts(view, predicate):
        return True
    return (
        _goes_elsewhere(view, predicate)
        or _is_order(view, predicate)
        or _is_noun_alone(view, predicate)
        or _is_done_elsewhere(view, predicate, discourse)
        or _is_halted(view, predicate)
        or _is_of_un_body(view, predicate)
    )


def _is_plan_that_acts(view: View, predicate: Predicate) -> bool:
    """ "The same plan cuts staff to 533", "a new plan raises it": the noun, with a verb of its own behind it."""
    plain = view.words(predicate.mention.first, predicate.end) in (["plan"], ["plans"])
    return plain and any(one.first == predicate.end and one.sense.family == "acts" for one in view.frames)


def _is_only_named(view: View, predicate: Predicate) -> bool:
    """ "As the gazette announced", "the plan to dissolve the office became known": a noun before its verb."""
    first = predicate.mention.first
    return view.word(first - 1) in {"the", "this", "that", "official"} and (
        view.word(first) == "gazette" or view.word(predicate.end - 1) == "to"
    )


def _is_event_alone(view: View, predicate: Predicate) -> bool:
    """ "Asks for an inquiry into the return of two fishermen": a noun tells of the event only with its day."""
    return view.word(predicate.end - 1) == "of" and not view.times_in(predicate.end, predicate.end + _NEEDED)


def _is_of_un_body(view: View, predicate: Predicate) -> bool:
    """ "The Act passed on 3 March, and three weeks later the Human Rights Council adopted": nothing done at home."""
    if predicate.frame.act != "passed":
        return False
    beside = predicate.first - 1 - is_adverb(view.word(predicate.first - 1))
    return any(
        body.sense.forum is not None and body.end > beside for body in view.of(BodyName, view.first, predicate.first)
    )


def _is_order(view: View, predicate: Predicate) -> bool:
    """ "Print the report.", "And publish the next one, however thin": what is asked of the reader."""
    first = view.first
    while view.word(first) in _ORDERING:
        first += 1
    bare = view.word(first) in _ORDERED
    return bare and predicate.mention.first == first and view.word(predicate.end) in _OBJECTS


_ORDERED = frozenset(
    {"print", "publish", "release", "restore", "reopen", "open", "close", "keep", "appoint", "name", "fill", "dissolve"}
    | {
        "abolish",
        "scrap",
        "make",
        "give",
        "bring",
        "send",
        "stop",
        "end",
        "let",
        "revive",
        "rebuild",
        "found",
        "create",
    }
)
_ORDERING = frozenset({"and", "please", "so", "then", "but", "now", '"', "“", "-", "–", "*", "•"})
_OBJECTS = frozenset({"the", "this", "that", "a", "an", "it", "your", "its", "our", "them", "their"})


def _is_done_elsewhere(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "The Japanese government appointed an ambassador", "Lusaka abolished it": done by a state of no known acts."""
    if predicate.auxiliaries.passive or view.word(predicate.mention.first) in INTRANSITIVE:
        return False
    doer = view.of(State, max(view.first, predicate.first - _NEAR_DOER), predicate.first)[-1:]
    known = {entry.state for entry in discourse.lexicon.acts}
    if not doer or doer[0].sense.iso in known or not is_agent(view, doer[0]):
        return False
    return not {"by", "on", "about", "to", "of", "in", "with"} & set(view.words(doer[0].first - 2, doer[0].first))


_NEAR_DOER = 8


def _lacks_another(view: View, predicate: Predicate) -> bool:
    """ "A law without a person", "we have had no answer", "it was missing in Geneva": what lacks is no holder."""
    last = view.word(predicate.end - 1)
    if last == "missing":
        return any(one.sense.forum is not None for one in view.of(BodyName))
    return last in _LACKED and _HOLDERS.isdisjoint(view.words(predicate.end, predicate.end + _NEAR_HOLDER))


_UNBROKEN = frozenset({"without", "continuously", "throughout", "permanently", "uninterruptedly", "ever"})
_LACKED = frozenset({"a", "an", "any", "no"})
_HOLDERS = frozenset(_TABLE["holders"])
_NEAR_HOLDER = 5


def _is_noun_alone(view: View, predicate: Predicate) -> bool:
    """ "At the end an old man rose", "critics see the vacancy as a signal": a noun that tells of no act."""
    first = predicate.mention.first
    after = predicate.end + (view.word(predicate.end) == "of")
    if "end" in view.words(predicate.end - 2, predicate.end) and view.word(after + 1) in _TIMES:
        # "at the end of the year"
        return True
    if view.word(first) == "vacancy":
        # "named an ambassador after a vacancy of five years" is told with the naming
        named = any(one.sense.family == "acts" and one.sense.act == "appointed" for one in view.frames)
        return not view.times or (named and view.word(first - 2) == "after" and view.word(first + 1) == "of")
    noun = view.word(first) == "end" and view.word(first - 1) in ARTICLES
    return noun and view.word(predicate.end) not in {"of", "to", "came"} and view.word(predicate.end - 1) == "end"


def _goes_elsewhere(view: View, predicate: Predicate) -> bool:
    """ "It went on ringing", "when she had gone", "in place of thinking": a weak verb that tells of no office."""
    verb, following = view.word(predicate.end - 1), view.word(predicate.end)
    if verb == "found" or (verb in _FOLLOWING and following in _OBJECTS):
        # "I found that ...", and no office is founded; "you have followed the Act for years"
        return True
    if verb in _GOING and (following in _ON or view.word(predicate.first - 1) in PERSONS):
        return True
    return view.words(predicate.end - 2, predicate.end) == ["place", "of"] and following.endswith("ing")


_FOLLOWING = frozenset(verb_forms("follow"))
_GOING = frozenset({"go", "goes", "going", "gone", "went"})
_ON = frozenset({"on", "to", "into", "back", "through", "home", "up", "down", "out"})
PERSONS = frozenset({"i", "he", "she", "we", "you", "who"})
"""Words for people, who found no office and are none."""


def _is_halted(view: View, predicate: Predicate) -> bool:
    """ "Publication of the report was halted": the noun tells nothing that happened."""
    if view.word(predicate.end - 1) != "of":
        return False
    if {"announced", "announces", "announcing", "unveiled", "unveils"} & set(
        view.words(predicate.first - 4, predicate.first)
    ):
        # "announced the creation of": told as coming
        return True
    if predicate.frame.act not in {"published", "created", "appointed"}:
        return False
    return any(
        frame.sense.family == "acts" and frame.sense.act in {"ended", "dissolved", "withheld"}
        and predicate.end < frame.first <= predicate.end + 12
        for frame in view.frames
    )  # fmt: skip


def _appoints(view: View, predicate: Predicate) -> bool:
    """Weak verbs ("took", "became", "was") appoint only where a person is named, who does not head a government."""
    verb = view.word(predicate.mention.first)
    if verb in COPULAS and not _OPENING_CLAUSES.isdisjoint(view.words(predicate.end, predicate.end + _NEAR_HEAD)):
        # "I was glad when Lee Shin-wha became ambassador"
        return False
    if verb.startswith("nam") and not predicate.auxiliaries.passive and _is_counted(view, predicate.end):
        # "the statement named five detained missionaries"
        return False
    office = view.word(predicate.end - 1) == "office"
    if office and (
        _heads_left(view, predicate) or view.word(predicate.mention.first - 1) in {"after", "before", "since"}
    ):
        # "President Yoon, who took office in May, called a meeting", "a year after taking office"
        return False
    if verb == "names" and view.word(predicate.mention.first - 1) == "of":
        # "the list of names"
        return False
    return (
        verb[:5] in {"appoi", "namin", "named", "nomin", "desig", "selec", "fille"}
        or find_person(view, predicate) is not None
    )


def _is_counted(view: View, place: int) -> bool:
    """ "Three missionaries", "the three men"."""
    number = read_cardinal(view.document, place + (view.word(place) in ARTICLES))
    return number is not None and number[0] > 1


def _heads_left(view: View, predicate: Predicate) -> bool:
    """A head of government stands right before the verb, at most with a relative word and an article between."""
    first = predicate.mention.first
    return bool(view.of(Head, max(view.first, first - _NEAR_HEAD), first))


_NEAR_HEAD = 5
_OPENING_CLAUSES = frozenset({"when", "that", "if", "because", "while", "until"})

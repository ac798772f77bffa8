"""Who or what says something: a text, a body for its text, a pronoun for one, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Actor, BodyName, Head, Organisation, Paper, State
from onrecord.claims.subjects import is_agent, is_topic
from onrecord.claims.vocabulary.load import verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

PLACES = frozenset({"paragraph", "paragraphs", "passage", "passages", "preamble", "clause", "clauses", "wording"})
"""Parts of a text."""


def in_no_place(view: View, verb: int) -> bool:
    """Return whether the verb is told of no part of a text: "no paragraph of it encourages X"."""
    return any(view.word(at - 1) == "no" for at in view.places(PLACES) if verb - _NEAR_PLACE <= at < verb)


_NEAR_PLACE = 8
"""Words from the part to the verb."""


def paper_before(view: View, predicate: Predicate) -> bool:
    """Return whether a text is named left of the verb."""
    return any(m.end <= predicate.first for m in view.of(Paper))


def body_left(view: View, place: int) -> bool:
    """Return whether a body of the record is named left of the word."""
    return any(m.sense.forum is not None for m in view.of(BodyName, view.first, place))


def subject_of(view: View, predicate: Predicate) -> str:
    """What stands left of the verb, nearest first: text, body, pronoun, or another."""
    if PLACES & set(view.words(max(view.first, predicate.first - 6), predicate.first)):
        return "text" if view.of(Paper) or "/" in view.words(view.first, view.end) else "pronoun"
    if _is_one_of_texts(view, predicate):
        return "pronoun"
    if _ends_symbol(view, predicate):
        return "text"
    # "In resolution 80/220 it urges X to end Y and asks it ...": the subject stands first
    joined = view.word(predicate.first - 1) in {"and", "but", "or", "then"}
    limit = _before_inserted(view, predicate.first)
    for mention in view.entities if joined else reversed(view.entities):
        if mention.end > limit:
            continue
        kind = _role(view, mention)
        if kind:
            return kind
    return "none"


def _ends_symbol(view: View, predicate: Predicate) -> bool:
    """ "79/181 also asks for X", "A/RES/80/220 urges": a text by nothing but its symbol."""
    place = predicate.first
    while is_adverb(view.word(place - 1)):
        place -= 1
    return is_symbol(view, place - 3)


def _is_one_of_texts(view: View, predicate: Predicate) -> bool:
    """ "The older one also demands X", "this one speaks of it": a text by which of them it is."""
    place = predicate.first
    while is_adverb(view.word(place - 1)):
        place -= 1
    return view.word(place - 1) == "one" and view.word(place - 2) in _WHICH_ONE


_WHICH_ONE = frozenset(
    {"this", "older", "newer", "earlier", "later", "latest", "newest", "new", "previous", "recent", "current", "first"}
)


def _before_inserted(view: View, verb: int) -> int:
    """ "The text, which Belgium had introduced for the EU, asks for": where what stands between the commas begins."""
    close = verb - 1
    if view.word(close) != ",":
        return verb
    opening = view.comma_before(close, max(view.first, close - _INSERTED))
    relative = view.word(opening + 1) in _RELATIVE if opening else False
    return opening if relative and view.of(Paper, view.first, opening) else verb


_INSERTED = 24
"""Words between the commas."""
_RELATIVE = frozenset(
    {"which", "that", "whose", "introduced", "tabled", "adopted", "sponsored", "drafted", "led", "put"}
)


def _role(view: View, mention: Mention) -> str:
    """What an entity can be as a subject; "" where it is none."""
    sense = mention.sense
    if isinstance(sense, Paper):
        return "text"
    if isinstance(sense, Actor):
        text = " ".join(view.words(mention.first, mention.end))
        if text in {"both", "neither", "all"} and is_symbol(view, mention.end):
            # "Both 79/181 and 80/220 ask"
            return "text"
        if _after_preposition(view, mention.first):
            # "looked at it, and dropped it"
            return ""
        return "pronoun" if text in {"it", "they", "which"} else "other"
    if isinstance(sense, (Head, Organisation)):
        return "other"
    if isinstance(sense, State):
        return "other" if is_agent(view, mention) and not is_topic(view, mention) else ""
    named = isinstance(sense, BodyName) and sense.forum is not None and not _after_preposition(view, mention.first)
    return "body" if named else ""


def is_symbol(view: View, place: int) -> bool:
    """Return whether a symbol in short form begins at the word: "79/181"."""
    return view.word(place).isdigit() and view.word(place + 1) == "/" and view.word(place + 2).isdigit()


def _after_preposition(view: View, place: int) -> bool:
    words = {view.word(place - 1), view.word(place - 2) if view.word(place - 1) in {"the", "un"} else ""}
    return bool(words & {"at", "in", "of", "by", "from", "to", "before", "for"})


def tells_more(view: View, predicate: Predicate, topics: list[Mention]) -> bool:
    """Return whether the words tell what no topic holds: names of people, a term ("to report within six months")."""
    termed = any(one.sense.topic == _FOLLOW_UP and "within" in view.words(one.end, one.end + 4) for one in topics)
    return termed or _names_people(view, predicate)


_FOLLOW_UP = "follow_up"


def _names_people(view: View, predicate: Predicate) -> bool:
    """ "Names the three missionaries": by their names, and not that it speaks of such people."""
    if view.word(predicate.mention.first) not in _NAMING:
        return False
    place = predicate.mention.end + (view.word(predicate.mention.end) in {"the", "all"})
    number = read_cardinal(view.document, place)
    return number is not None and number[0] > 1


_NAMING = frozenset(form for verb in ("name", "identify", "list") for form in verb_forms(verb))


def points_to_next(view: View, predicate: Predicate) -> bool:
    """Return whether another verb tells what is said: "They point out that the Court is no longer mentioned"."""
    if predicate.frame.act != "asks" or "that" not in view.words(predicate.end, predicate.end + 2):
        return False
    if view.word(predicate.mention.first) not in _SAYING:
        return False
    topic = next((one for one in view.topics if one.first > predicate.end), None)
    if topic is None or topic.first - predicate.end > _NEAR_TOPIC:
        return False
    return any(
        one.sense.family == "texts" and one.sense.act == "lacks" and topic.end <= one.first <= topic.end + 1
        for one in view.frames
    )


_NEAR_TOPIC = 7
_SAYING = frozenset(
    form for verb in ("point", "note", "complain", "regret", "say", "stress") for form in verb_forms(verb)
)

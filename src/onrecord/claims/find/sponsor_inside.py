"""Frames whose state stands behind the verb: "the text counted the Republic of Korea among its co-sponsors"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.senses import Actor, Paper, State
from onrecord.claims.subjects import Subject, find_left, find_right

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.sentence import View

SPONSOR_NOUNS = frozenset({"sponsor", "sponsors", "cosponsor", "cosponsors"})


def _holds_state_inside(view: View, predicate: Predicate) -> bool:
    """ "Counted the Republic of Korea among its co-sponsors", "carried Seoul's name"."""
    begin = predicate.end + denies_inside(view, predicate)
    subjects = find_right(view, begin, view.end, gap=0)
    if not subjects:
        return owner_inside(view, predicate) is not None
    end = subjects[-1].end
    following = view.words(end, end + 5)
    if following[:2] in (["'s", "name"], ["'s", "signature"]) or following[:1] in (["name"], ["signature"]):
        off = not {"off", "out", "away"}.isdisjoint(following[1:4])
        if view.word(predicate.mention.first) in _KEEPING and off == (predicate.frame.act == "sponsor"):
            # "kept its name on the text" and "kept its name off it"
            return False
        return not isinstance(view.at(predicate.mention.first - 1), State)
    gone = predicate.frame.act == "stop" or view.said(predicate.mention)[0] not in _KEEPING
    if following[:1] == ["'s"] and predicate.frame.act in {"stop", "absent"} and gone:
        # "once more without South Korea's sponsorship"
        return bool(set(following) & {"sponsorship", "cosponsorship"})
    if following[:2] == ["on", "board"]:
        return predicate.frame.act == "sponsor"
    told = SPONSOR_NOUNS | ({"names", "signatures"} if following[:1] == ["among"] else set())
    return following[:1] in (["among"], ["as"]) and not told.isdisjoint(following)


def denies_inside(view: View, predicate: Predicate) -> bool:
    """ "Carried no South Korean signature"."""
    return predicate.frame.needs == "inside" and view.word(predicate.end) == "no"


def none_without(view: View, predicate: Predicate) -> bool:
    """ "No Assembly text on the North went forward without its name", "not one passed without": it was on each."""
    if predicate.frame.needs != "inside" or view.said(predicate.mention) != ["without"]:
        return False
    none = next((at for at in view.places(_NONE) if at < predicate.first), None)
    if none is None or (view.word(none) == "not" and view.word(none + 1) not in {"a", "one", "any"}):
        return False
    between = view.words(none, predicate.first)
    return "," not in between and (bool(view.of(Paper, none, predicate.first)) or not _OCCASIONS.isdisjoint(between))


_NONE = frozenset({"no", "not", "none", "never", "neither", "nor"})
_OCCASIONS = frozenset({"year", "autumn", "spring", "session", "text", "list", "it", "them", "they", "one"})


def owner_inside(view: View, predicate: Predicate) -> Subject | None:
    """ "Without your country's signature", "without its name on it": whose it is, where no state is named."""
    place = predicate.end
    mention = view.at(place)
    if mention is not None and isinstance(mention.sense, Actor) and view.word(mention.end) == "'s":
        words = " ".join(view.words(mention.first, mention.end))
        named = view.word(mention.end + 1) in _NAMES
        return Subject(None, mention.first, mention.end, f"“{words}”", pronoun=words) if named else None
    own = view.said(predicate.mention) == ["without"] and view.word(place) in OWN and view.word(place + 1) in _NAMES
    return Subject(None, place, place + 1, f"“{view.word(place)}”", pronoun=view.word(place)) if own else None


OWN = frozenset({"its", "their", "our"})
_NAMES = frozenset({"name", "signature", "sponsorship"})


def _puts_state_back(view: View, predicate: Predicate) -> bool:
    """ "Put the Republic of Korea back among the sponsors"."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects:
        return False
    following = view.words(subjects[-1].end, subjects[-1].end + 6)
    return following[:1] == ["back"] and bool(set(following) & (SPONSOR_NOUNS | {"list", "board"}))


def _keeps_state_off(view: View, predicate: Predicate) -> bool:
    """ "Kept South Korea out of the sponsors", "pulled Seoul off the Assembly's text"."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects or not find_left(view, predicate.first, view.first):
        return False
    end = subjects[-1].end
    if view.word(end) not in {"off", "out", "away", "from"}:
        return False
    told = not (SPONSOR_NOUNS | _LISTS).isdisjoint(view.words(end, end + _OBJECT))
    return told or bool(view.of(Paper, end, min(end + _OBJECT, view.end)))


_OBJECT = 6
_LISTS = frozenset({"list", "roster"})


def _makes_state_sponsor(view: View, predicate: Predicate) -> bool:
    """ "Had South Korea sponsor the text": a head of government, and the state does it."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects or not find_left(view, predicate.first, view.first):
        return False
    following = [word for word in view.words(subjects[-1].end, subjects[-1].end + 3) if word not in {"co", "a"}]
    return following[:1] in (["sponsor"], ["cosponsor"], ["rejoin"], ["sign"])


def _leads_inside(view: View, predicate: Predicate) -> bool:
    """ "With France in the lead", "with Sweden presenting it", "it fell to Poland to introduce the text"."""
    subjects = find_right(view, predicate.end, view.end, gap=0)
    if not subjects:
        return False
    place = subjects[-1].end
    if view.word(place) == ",":
        # "to Poland, on behalf of the European Union, to introduce it"
        closing = view.next_of({","}, place + 1)
        place = closing + 1 if closing - place <= _INSERTED else place
    if view.said(predicate.mention) != ["with"]:
        return view.word(place) == "to" and view.word(place + 1) in _LEADING
    words = view.words(place, place + _LEAD)
    return words[:3] in _IN_LEAD or not _PRESENTING.isdisjoint(words[:1]) or _is_as_lead(words)


def _is_as_lead(words: list[str]) -> bool:
    return words[:1] == ["as"] and not _LEAD_NOUNS.isdisjoint(words[1:])


_INSERTED = 10
_LEAD = 5
_IN_LEAD = (["in", "the", "lead"], ["at", "the", "helm"], ["in", "the", "chair"], ["holding", "the", "pen"],
            ["taking", "the", "lead"], ["in", "the", "driving"], ["doing", "the", "drafting"])  # fmt: skip
_PRESENTING = frozenset({"presenting", "introducing", "tabling", "leading", "steering", "submitting", "piloting"})
_LEADING = frozenset({"present", "introduce", "table", "lead", "steer", "submit", "pilot", "bring", "move"})
_LEAD_NOUNS = frozenset({"lead", "main", "principal", "penholder", "leading", "author"})
_KEEPING = frozenset({"keep", "keeps", "kept", "keeping", "leave", "leaves", "left", "leaving"})


INSIDE = {
    "inside": _holds_state_inside,
    "inside_back": _puts_state_back,
    "inside_off": _keeps_state_off,
    "causes": _makes_state_sponsor,
    "in_lead": _leads_inside,
}
"""Frames whose state stands behind the verb, with what must follow it."""


TOLD_INSIDE = {
    "inside": SPONSOR_NOUNS | {"name", "names", "signature", "signatures", "sponsorship", "cosponsorship", "board"},
    "inside_back": SPONSOR_NOUNS | {"list", "board"},
    "inside_off": frozenset({"off", "out", "away", "from"}),
    "causes": frozenset({"sponsor", "cosponsor", "rejoin", "sign"}),
    "from_start": frozenset({"start", "outset", "beginning", "day"}),
    "in_lead": _PRESENTING | _LEADING | _LEAD_NOUNS | {"helm", "chair", "pen", "driving", "drafting"},
}
"""One of these words follows the state."""

"""Who a text says signed a letter: names of the edition, and names that it does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.senses import BodyName, Head, Organisation, State
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("letters.toml")
_SIGNING = frozenset(_TABLE["signing"])
_INSIDE = frozenset({"for", "of", "to", "the", "against", "in", "without"})
_ROLES = frozenset({"of", "at", "from", "with"})
_NO_NAME = frozenset(
    {
        "lord",
        "lady",
        "sir",
        "uk",
        "us",
        "eu",
        "un",
        "mr",
        "ms",
        "mrs",
        "dr",
        "the",
        "a",
        "president",
        "minister",
        "last",
        "open",
        "letter",
        "joint",
        "appeal",
        "also",
        "among",
        "it",
        "they",
        "its",
        "their",
        "more",
        "some",
        "notable",
        "one",
        "both",
        "we",
        "i",
        "he",
        "she",
        "this",
        "that",
        "these",
        "those",
        "former",
        "on",
        "in",
        "at",
        "by",
        "and",
        "but",
        "as",
    }
)


def find_signers(view: View, first: int, end: int) -> tuple[str, ...]:
    """Return the names in the words, without those that only describe a person: "X, co-chair of the Y"."""
    known = [m for m in view.of(Organisation, first, end) if not _describes(view, m)]
    names = {m.first: m.sense.name for m in known}
    taken = {place for m in view.entities for place in range(m.first, m.end)}
    taken |= {place for time in view.times for place in range(time.first, time.end)}
    taken |= _appositions(view, first, end)
    names = {place: name for place, name in names.items() if place not in _appositions(view, first, end)}
    place = first
    while place < end:
        stop = _name_end(view, place, end, taken)
        titled = stop == place + 1 and view.word(place - 1) in _HONOURS
        if (stop - place >= 2 or titled) and not _is_role(view, place):
            document = view.document
            names[place] = document.text[document.starts[place] : document.ends[stop - 1]]
        place = max(stop, place + 1)
    return tuple(dict.fromkeys(names[place] for place in sorted(names)))


def _appositions(view: View, first: int, end: int) -> set[int]:
    """Words that only describe: "Roberta Cohen, former co-chair of the Committee, and ..."."""
    found: set[int] = set()
    place = first
    while place < end:
        if view.word(place) == "," and view.word(place + 1) in _DESCRIBING:
            stop = place + 1
            while stop < end and view.word(stop) not in {",", ";"}:
                stop += 1
            found |= set(range(place, stop))
            place = stop
        place += 1
    return found


_DESCRIBING = frozenset(_TABLE["describing"])


def _describes(view: View, mention: Mention) -> bool:
    if mention.sense.person:
        return False
    return _is_role(view, mention.first)


def _is_role(view: View, first: int) -> bool:
    """A name after "of" or "at" says where a person belongs, unless the noun before is a signature."""
    place = first - 1
    if view.word(place) == "the":
        place -= 1
    return view.word(place) in _ROLES and view.word(place - 1) not in _SIGNING and view.word(place - 1).isalpha()


def _name_end(view: View, place: int, end: int, taken: set[int]) -> int:
    """The place after a run of capitalised words that starts at the word and is no name of the edition."""
    stop = place
    while stop < end and stop not in taken:
        word = view.word(stop)
        if (view.document.capital(stop) and word.isalpha() and word not in _NO_NAME) or (
            stop > place and word in _INSIDE and stop + 1 < end and _goes_on(view, stop + 1, taken)
        ):
            stop += 1
        else:
            break
    return stop


def _goes_on(view: View, place: int, taken: set[int]) -> bool:
    if view.word(place) in _INSIDE:
        place += 1
    return place not in taken and view.document.capital(place) and view.word(place).isalpha()


_HONOURS = frozenset({"lord", "lady", "baroness", "baron", "sir", "dame", "professor", "prof", "bishop", "rabbi"})


def find_recipients(view: View, first: int, end: int) -> tuple[str, ...]:
    """Return the offices of those named, each with the first words of a name: "prime Kim Min", "foreign"."""
    found = []
    for place in range(first, end):
        word = view.word(place)
        if word == "minister" and view.word(place + 1) == "of" and place + 2 < end:
            # "the Minister of Justice"
            found.append(view.word(place + 2 + (view.word(place + 2) == "the")))
        if word in _OFFICES and {"minister", "ministers", "ministry"} & set(view.words(place + 1, place + 6)):
            found.append(word)
            named = place + 2
            if view.word(place + 1) == "minister" and named < end and view.document.capital(named):
                given = view.document.written(named + 1) if view.document.capital(named + 1) and named + 1 < end else ""
                found[-1] = f"{word} {view.document.written(named)} {given}".rstrip()
    return tuple(dict.fromkeys(found))


_OFFICES = frozenset(_TABLE["offices"])


def find_receivers(view: View, end: int, discourse: Discourse) -> tuple[str, ...]:
    """Return who "received a copy": the offices before the verb, or the one to whom the text is written."""
    named = find_recipients(view, view.first, end)
    if not named and view.word(end - 1) == "you" and discourse.cast.you is not None:
        return (discourse.cast.you,)
    return named


def find_addressee(view: View, first: int, end: int) -> str | None:
    """Return the last word of a name after "to" that is no head: "to the EU's High Representative, Josep Borrell"."""
    for place in range(first, end - 1):
        if view.word(place) != "to":
            continue
        start = place + 1
        while start < end and (
            view.word(start) in {"the", "'s", ","} or isinstance(_sense(view, start), (BodyName, State))
        ):
            start += 1
        stop = start
        while stop < end and (
            view.document.capital(stop) or (view.word(stop) == "," and view.document.capital(min(stop + 1, end - 1)))
        ):
            if isinstance(_sense(view, stop), Head):
                return None
            stop += 1
        if stop > start:
            return view.document.written(stop - 1)
        body = view.at(start - 1)
        if body is not None and isinstance(body.sense, BodyName) and body.sense.forum is not None:
            # "a parallel letter went to the General Assembly"
            return view.document.written(body.end - 1)
    return None


def _sense(view: View, place: int) -> object:
    mention = view.at(place)
    return mention.sense if mention is not None else None

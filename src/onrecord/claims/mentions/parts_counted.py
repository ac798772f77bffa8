"""Numbers of some states only: "all three voted for it", "three of the Council's Asian members", "all G7 nations"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.text import Document

_TABLE = read_toml("groups.toml")["parts"]
_REGIONS = frozenset(_TABLE["regions"])
_OWNERS = frozenset(_TABLE["owners"])
_NOUNS = frozenset(_TABLE["nouns"])
_OPENERS = frozenset(_TABLE["openers"])
_STOPS = frozenset({".", ";", ":", "!", "?"})
_FAR_BEFORE, _FAR_AFTER = 12, 8


def counts_part(document: Document, place: int, end: int) -> bool:
    """Return whether the number at `place`, which ends before `end`, is of a group of states and no total."""
    before = document.word(place - 1)
    if before == "other" or _is_in_name(document, place):
        return True
    if before == "all" and document.word(end + (document.word(end) == "co")) not in _NOUNS:
        # "The Baltic states were early supporters, and all three voted for it"
        return True
    if before == "'s" and document.word(place - 2) in _OWNERS:
        # "the EU's 27 members"
        return True
    return _is_of_region(document, end) or _after_region(document, place) or _is_whole(document, place, end)


def _is_whole(document: Document, place: int, end: int) -> bool:
    """ "Just over half of the Council's 47 members": how many there are, of whom a part is told of."""
    if document.word(end) not in _NOUNS or document.word(place - 1) not in {"'s", "the", "its"}:
        return False
    opened = next((at for at in range(place - 1, max(0, place - _FAR_BEFORE), -1) if document.words[at] == "of"), 0)
    return document.word(opened - 1) in _SHARES if opened else False


_SHARES = frozenset({"half", "thirds", "third", "quarter", "quarters", "majority", "minority", "most", "none", "some"})


def _is_in_name(document: Document, place: int) -> bool:
    """ "All G7 nations": the figure goes with the letter before it."""
    return document.word(place - 1).isalpha() and document.starts[place] == document.ends[place - 1]


def _is_of_region(document: Document, end: int) -> bool:
    """ "Three of the Council's Asian members", "two of the African states": of a part of them."""
    if document.word(end) != "of":
        return False
    for at in range(end + 1, end + _FAR_AFTER):
        if document.word(at) in _NOUNS:
            return not _REGIONS.isdisjoint(document.words[end:at])
        if document.word(at) in _STOPS or document.word(at) == ",":
            return False
    return False


def _after_region(document: Document, place: int) -> bool:
    """ "Of the ten ASEAN states, three voted against it", "among African members nine did", "of the G20 members, six".

    Past the name of a body too: "of the permanent members of the Security Council, three".
    """
    for at in range(place - 1, max(-1, place - _FAR_BEFORE), -1):
        word = document.words[at]
        if word in _STOPS or (word == "," and at < place - 1):
            # "submitted on behalf of the European Union, the text was sponsored by 55"
            return False
        if word in _OPENERS and at + 1 < place and _names_region(document, at, place):
            return True
    return False


def _names_region(document: Document, first: int, end: int) -> bool:
    listed = document.words[first:end]
    return not _REGIONS.isdisjoint(listed) or any(
        word == "g" and _is_in_name(document, at + 1) for at, word in enumerate(listed, first)
    )

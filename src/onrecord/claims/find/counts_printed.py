"""Whether a number of sponsors is that of the list as it was printed or tabled: "the draft bore 41 names"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_document
from onrecord.claims.find.bare_counts import (
    DRAFTS,
    END,
    LABEL,
    LAST,
    REVISED,
)
from onrecord.claims.find.sponsor_lists import is_of_first_version
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("counts.toml")
_SIGNS = frozenset({",", ";", ":", "and", "but", "while"})
_PRINTED = frozenset(_TABLE["printed"])
_SHOWING = frozenset(_TABLE["showing"])


def opens_with_tabling(view: View, place: int) -> bool:
    """ "When it was tabled, the draft had 41 sponsors"."""
    if view.word(view.first) != "when":
        return False
    comma = view.next_of(_COMMA, view.first)
    opening = view.words(view.first, comma)
    return comma < place and not _PUT_OUT.isdisjoint(opening) and len(opening) <= _CLAUSE


_COMMA = frozenset({","})
_PUT_OUT = frozenset({"tabled", "circulated", "submitted", "introduced", "printed"})
_CLAUSE = 10


def is_first_version(view: View, place: int, end: int, discourse: Discourse) -> bool:
    """ "The first version had 41 names on it, the revised one 46": of the one before, told in the same part."""
    first = view.start_of(place, _SIGNS)
    rest = end + len(rest_of_part(view, end))
    return is_of_first_version(view, first, rest, discourse) and "revised" not in view.words(first, rest)


def rest_of_part(view: View, place: int) -> list[str]:
    """The words up to the next sign; the "and" of "between tabling and adoption" is none."""
    signs = (at for at in range(place, view.end) if view.word(at) in _SIGNS and not _is_of_span(view, at))
    return view.words(place, next(signs, view.end))


def _is_of_span(view: View, place: int) -> bool:
    return view.word(place) == "and" and "between" in view.words(place - VERB, place)


LATER = frozenset({"later", "afterwards", "late", "belatedly", "subsequently"})
VERB = 4
"""Words of a verb and what goes with it: "put their names down later"."""


def put_forward_by(view: View, place: int, after: int) -> bool:
    """ "Put forward by 18 states", "three countries proposed the draft": those who are printed on it."""
    before, following = view.words(place - VERB, place), view.words(after, after + VERB)
    return ("by" in before and not _PROPOSING.isdisjoint(before)) or not _PROPOSING.isdisjoint(following[1:])


_PROPOSING = frozenset({"forward", "proposed", "introduced", "submitted", "brought"})


def carries_names(view: View, place: int, noun: str) -> bool:
    """ "The revision carried 51 names", "58 names stood on the draft": what stands printed on it."""
    after = view.words(place + 1, place + 10)
    named = noun == "names" and _STANDING & set(after)
    listed = {"named", "listed", "printed"} & set(after)
    if (named or listed) and {"on", "under", "in"} & set(after) and DRAFTS & set(after):
        return True
    carried = view.word(place - 1) in {"carried", "carries", "bore", "bears", "listed", "lists", "had"}
    if view.word(place - 1) in {"listed", "named"} and DRAFTS & set(view.words(view.first, place)):
        # "the draft listed 37 governments as sponsors"
        return True
    return noun == "names" and carried and bool(DRAFTS & view.vocabulary)


def asked_of_print(view: View, place: int, discourse: Discourse) -> bool:
    """ "How many names were printed on the draft?" "Forty.": what the question asks, and the answer does not turn."""
    asked = discourse.question_words
    if not discourse.how_many or place > view.first + LABEL or END & set(rest_of_part(view, place)):
        return False
    return asks_of_print(asked)


def asks_of_print(asked: frozenset[str]) -> bool:
    """True of the words of a question on the list as it was printed."""
    first = not asked.isdisjoint(_PRINTED) or (not asked.isdisjoint(_NAMED) and not asked.isdisjoint(_VERSIONS))
    return first and asked.isdisjoint(END - {"later"})


_NAMED = frozenset({"named", "names", "listed", "on"})
_VERSIONS = frozenset({"revised", "revision", "version"})


_BROUGHT = frozenset({"came", "comes", "come", "went", "goes", "reached", "entered", "arrived", "headed", "opened"})
_STANDING = frozenset({"stood", "stand", "are", "were", "appear", "appeared", "figured"})


def at_the_end(view: View, after: int) -> bool:
    """ "The paper had 51 sponsors in the end": the paper stands for the text, and the number is the last one."""
    near = view.words(after, min(view.end, after + _NEAR_LAST))
    return not (LAST - {"adoption"}).isdisjoint(near) or ["at", "adoption"] in (near[at : at + 2] for at in range(3))


_NEAR_LAST = 6


def near_printed(view: View, first: int, end: int) -> bool:
    """The count speaks of the list as tabled, in its own part of the sentence."""
    place = first
    if view.word(first - 1) == ":":
        # "Sponsors at tabling: 40"
        first -= 1
    first = view.start_of(first, _SIGNS)
    brought = is_brought(view, first, place)
    while end < view.end and view.word(end) not in _SIGNS:
        end += 1
    words = view.words(first, end)
    if brought or {"on", "revised"} <= set(words) or view.words(place - 2, place) == REVISED:
        # "came before the Third Committee with 29 sponsors", "36 were on the revised text itself"
        return True
    return (
        bool(_PRINTED & set(words)) or ("paper" in words and bool({"on", "in"} & set(words))) or _on_coming_out(words)
    )


def _on_coming_out(words: list[str]) -> bool:
    """ "It had stood at 46 when the paper came out", "46 sponsors as the draft was published"."""
    opener = next((at for at, word in enumerate(words) if word in {"when", "as"}), len(words))
    draft = next((at for at in range(opener, min(opener + _NEAR_DRAFT, len(words))) if words[at] in _SHEETS), None)
    return draft is not None and not _COMING_OUT.isdisjoint(words[draft : draft + VERB])


_SHEETS = DRAFTS | {"text", "document", "proposal", "it"}
_COMING_OUT = frozenset(
    {"out", "appeared", "published", "issued", "released", "distributed", "lodged", "filed", "registered"}
)
_NEAR_DRAFT = 4
"""Words up to "draft": "when the first draft"."""


def is_brought(view: View, first: int, place: int) -> bool:
    """ "The draft came before the Third Committee with 29 sponsors", "went to the Council under 41 names"."""
    before = view.words(first, place)
    told = view.word(place - 1) in {"with", "under", "bearing"} and not _BROUGHT.isdisjoint(before)
    return told and not {"committee", "council", "assembly"}.isdisjoint(before)


def is_on_draft(view: View, place: int, discourse: Discourse) -> bool:
    """ "The reissue of L.29 lists 41 states", "the draft carries 40 countries": verbs of what a paper shows."""
    shown = place - 1 - (view.word(place - 1) in {"only", "just", "now", "some", "about", "exactly"})
    if view.word(shown) not in _SHOWING:
        return False
    drafts = bool(DRAFTS & set(view.words(view.first, place)))
    return drafts or find_document(view, view.first, place, discourse) is not None

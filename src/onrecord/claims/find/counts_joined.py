"""Numbers of those who came to the sponsors after the tabling: "22 more came in", "ten others joined"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.bare_counts import (
    AROUND,
)
from onrecord.claims.find.counts_printed import (
    LATER,
    VERB,
    rest_of_part,
)
from onrecord.claims.find.sponsor_lists import is_after_tabling
from onrecord.claims.mentions.numbers import cardinal_places, read_cardinal
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View


_TABLE = read_toml("counts.toml")

BETWEEN = frozenset(_TABLE["between"])
STATES = frozenset(_TABLE["states"])
TABLED = frozenset({"tabled", "printed", "circulated", "tabling"})
MORE = frozenset({"more", "further", "additional", "another"})
_JOINING = frozenset(_TABLE["joining"])
_GAINING = frozenset(_TABLE["gaining"])
_GAINED = frozenset(_TABLE["sponsors"]) | {"names", "signatures", "signatories", "states", "countries", "delegations"}


def end_of_joiners(view: View, place: int, end: int, discourse: Discourse) -> int | None:
    """The word after "22 more came in", "ten others joined": those who came after the tabling alone."""
    spoken = discourse.sponsoring or discourse.counting or not view.vocabulary.isdisjoint(AROUND)
    if not spoken and not (discourse.paper and is_after_tabling(rest_of_part(view, end))):
        return None
    after, more = end, view.word(place - 1) in MORE
    if view.words(end, end + 2) in _OF_THEM and is_after_tabling(rest_of_part(view, end + 2)):
        # "45 states had sponsored it, twelve of them after it was tabled"
        return end + 2
    if view.word(end + (view.word(end) in _LATECOMING | MORE)) in _LATE_ONES:
        # "33 sponsors at tabling and six latecomers"
        return view.next_of(_LATE_ONES, end) + 1
    if _is_gained(view, place, end):
        return view.next_of(_GAINED | _LATE_ONES, end) + 1
    if view.word(end) == "more" and _exceeds_tabling(view, end):
        return view.next_of(_GAINED, end) + 1
    while view.word(after) in BETWEEN | STATES:
        more = more or view.word(after) in MORE | {"others", "other"}
        after += 1
    while view.word(after) in {"had", "have", "then", "later", "subsequently", "were", "co", "sponsors", "that", "who"}:
        more = more or view.word(after) in {"later", "subsequently", "then"}
        after += 1
    # "41 states tabled it and 20 joined them", "41 tabled, eight joined", "twenty states joined the sponsors"
    more = more or (view.word(after) == "joined" and _follows_tablers(view, place, after))
    more = more or view.words(after, after + 3) in _ON_TOP
    more = more or not LATER.isdisjoint(view.words(after, after + VERB)) or is_after_tabling(rest_of_part(view, after))
    return after + 1 if more and view.word(after) in _JOINING else None


_ON_TOP = (["joined", "the", "sponsors"], ["joined", "the", "co"], ["joined", "the", "cosponsors"])


def are_joiners(view: View, place: int, end: int, discourse: Discourse) -> bool:
    """ "Two more signed before adoption": few, and yet a count of those who came later."""
    more = not MORE.isdisjoint((view.word(place - 1), view.word(end))) or _follows_tablers(view, place, end)
    return more and end_of_joiners(view, place, end, discourse) is not None


def _follows_tablers(view: View, place: int, after: int) -> bool:
    """ "42 tabled, eight joined": after those who tabled it; not "46 tabled it, 61 had joined by then", of all."""
    if view.word(after + 1) == "them" or TABLED.isdisjoint(view.words(view.first, place)):
        return view.words(after, after + 2) == ["joined", "them"]
    numbers = [read_cardinal(view.document, at) for at in cardinal_places(view.document, view.first, place + 1)]
    told = [number[0] for number in numbers if number is not None]
    return len(told) > 1 and told[-1] < told[-2]


_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "these"])


def _is_gained(view: View, place: int, end: int) -> bool:
    """ "The draft picked up twenty more sponsors", "won a further 15 names"."""
    before = view.words(place - 4, place)
    after = end
    while view.word(after) in BETWEEN | _LATECOMING:
        after += 1
    told = [*view.words(end, after + 2), *before[-1:]]
    more = not (MORE | _LATECOMING | _LATE_ONES | {"other"}).isdisjoint(told) or is_after_tabling(
        rest_of_part(view, after)
    )
    return more and view.word(after) in _GAINED | _LATE_ONES and not _GAINING.isdisjoint(before)


def _exceeds_tabling(view: View, place: int) -> bool:
    """ "Had 22 more sponsors at adoption than when it was tabled": as many as came later."""
    rest = rest_of_part(view, place)
    than = rest.index("than") if "than" in rest else 0
    noun = rest[1:2] + rest[2:3] * (rest[1:2] == ["co"])
    return bool(than) and not _GAINED.isdisjoint(noun) and not _AT_FIRST.isdisjoint(rest[than:])


_AT_FIRST = frozenset({"tabled", "tabling", "printed", "circulated", "submitted", "outset", "start"})


_LATE_ONES = frozenset({"latecomers", "newcomers", "joiners"})
_LATECOMING = frozenset({"new", "extra", "late", "later", "belated"})

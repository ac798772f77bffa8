"""Who held a post: as which of its holders, for how long, and when one of them left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.act_details import full_names
from onrecord.claims.find.claim_parts import PAUSES, make_claim, phrase
from onrecord.claims.find.targets import find_targets, goes_on
from onrecord.claims.mentions.numbers import read_cardinal, read_ordinal
from onrecord.claims.mentions.senses import Head
from onrecord.claims.models import Acted, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import NEGATORS
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import ActTarget
    from onrecord.claims.sentence import View

_TABLE = read_toml("acts.toml")
_RANK = _TABLE["rank"]
_LAST = frozenset(_RANK["last"])
_HOLDERS = frozenset(_TABLE["holders"]) - {"one"}
_PERSONS = frozenset(_RANK["persons"])
_HOLDING = frozenset(_RANK["holding"])
_LINKS = frozenset(_RANK["links"])
_TERMS = frozenset(_RANK["terms"])
_RUNNING = frozenset(_RANK["running"])
_LEAVING = frozenset(_RANK["leaving"])
_OPEN = frozenset({"will", "would", "may", "might", "could", "should", "if", "whether", "must", "shall"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "who", "whose"})
_NEAR = 6


def rank_in(view: View, first: int, end: int) -> int | None:
    """Return 2 for "the second person to hold it", -1 for "its last holder" in the words; None without a rank."""
    for place in range(first, end):
        read = read_ordinal(view.document, place)
        rank, after = read or ((-1, place + 1) if view.word(place) in _LAST else (0, 0))
        if rank and after < end and _tells_holder(view, after):
            return rank
    return None


def _tells_holder(view: View, place: int) -> bool:
    """ "Holder", "person to hold it", "to fill the post": whom the rank counts."""
    word, after = view.word(place), view.words(place, place + 4)
    if word in _HOLDERS:
        return True
    to = 1 if word in _PERSONS else 0
    to += after[to : to + 1] == ["ever"]
    return after[to : to + 1] == ["to"] and bool(after[to + 1 :]) and after[to + 1] in _HOLDING


def post_claims(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of a sentence about a holder of the post that was named, in no frame of an act."""
    words = view.vocabulary
    if words.isdisjoint(_LINKS | _TERMS | _LEAVING) or view.of(Head) or not _OPEN.isdisjoint(words):
        return []
    post = _post(view, discourse)
    if post is None or not NEGATORS.isdisjoint(words) or view.sentence.question:
        return []
    person = _person(view, discourse)
    return (
        _ranked(view, discourse, post, person) or _term(view, discourse, post, person) or _left(view, discourse, post)
    )


def _post(view: View, discourse: Discourse) -> ActTarget | None:
    named = next((one for one in find_targets(view, discourse) if one.kind == "appointment"), None)
    if named is not None:
        return named.as_sense()
    known = discourse.act_targets.get("appointment")
    recent = goes_on(discourse)
    return known if recent is not None and recent.kind == "appointment" else None


def _person(view: View, discourse: Discourse) -> str | None:
    names = full_names(view)
    if names:
        return phrase(view, *names[0])
    return discourse.holder if not view.vocabulary.isdisjoint(_PRONOUNS) else None


def _ranked(view: View, discourse: Discourse, post: ActTarget, person: str | None) -> list[Claim]:
    """ "Lee is the country's second ambassador", "its last holder was Lee"."""
    rank = rank_in(view, view.first, view.end)
    if rank is None or person is None or view.vocabulary.isdisjoint(_LINKS):
        return []
    says = Acted("appointment", objects=(post.target,), phase="appointed", person=person, nth=rank)
    return _claim(view, discourse, post, says, view.end)


def _term(view: View, discourse: Discourse, post: ActTarget, person: str | None) -> list[Claim]:
    """ "His term runs for two years", "she has a one-year term"."""
    for place in view.places(_TERMS):
        years = _years_beside(view, place)
        if years is not None and person is not None:
            says = Acted("appointment", objects=(post.target,), phase="appointed", person=person, lasted_years=years)
            return _claim(view, discourse, post, says, view.end)
    return []


def _years_beside(view: View, place: int) -> int | None:
    before = read_cardinal(view.document, place - 2)
    if before is not None and before[1] == place - 1 and view.word(place - 1) in {"year", "years"}:
        return before[0]
    at = place + 1
    while view.word(at) in _RUNNING and at - place < _NEAR and read_cardinal(view.document, at) is None:
        at += 1
    after = read_cardinal(view.document, at)
    told = after is not None and at > place + 1 and view.word(after[1]) in {"year", "years"}
    return after[0] if after is not None and told and view.word(after[1] + 1) != "ago" else None


def _left(view: View, discourse: Discourse, post: ActTarget) -> list[Claim]:
    """ "Her predecessor, Lee Jung-hoon, left the post in 2019", "she stepped down in August"."""
    place = next(iter(view.places(_LEAVING)), 0)
    names = [name for name in full_names(view) if name[1] <= place]
    person = phrase(view, *names[-1]) if names else None
    if (
        person is None
        and not _PRONOUNS.isdisjoint(view.words(view.first, place))
        and "predecessor" not in view.vocabulary
    ):
        person = discourse.holder
    if not place or person is None or not view.times_in(place, view.end) or not _leaves_post(view, place):
        return []
    says = Acted("appointment", objects=(post.target,), phase="left", person=person)
    return _claim(view, discourse, post, says, view.end)


def _leaves_post(view: View, place: int) -> bool:
    if view.word(place) == "stepped":
        return view.word(place + 1) == "down"
    if view.word(place) in {"resigned", "quit", "departed"}:
        return True
    return not {"post", "office", "job", "role", "position", "it"}.isdisjoint(view.words(place + 1, place + 4))


def _claim(view: View, discourse: Discourse, post: ActTarget, says: Acted, end: int) -> list[Claim]:
    situation = situate(view, view.first, view.end, discourse).nowhere()
    if not situation.timed:
        situation = situation.at(years=None, days=None)
    if situation.unclear:
        return []
    first = view.first
    why = (f"act: a holder of the post, {says.person}",)
    discourse.holder = says.person or discourse.holder
    discourse.last_target, discourse.since_target = post, 0
    words = (first, min(end, view.next_of(PAUSES - {","}, first)))
    return [make_claim(view, words, Kind.ACT, says, situation, subject=post.state, why=why)]

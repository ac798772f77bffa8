"""Sponsoring told by a noun: "Seoul's refusal to co-sponsor the text drew criticism", "its absence"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import Head, State
from onrecord.claims.models import Claim, Kind, Quantifier, Sponsors
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.subjects import states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("sponsors.toml")["nouns"]
_CHOICE = frozenset(_TABLE["choice"])
_REFUSAL = frozenset(_TABLE["refusal"])
_ABSENCE = frozenset(_TABLE["absence"])
_SPONSORING = frozenset(_TABLE["sponsoring"])
_LISTS = frozenset(_TABLE["lists"])
_OPEN = frozenset(_TABLE["open"])
_NEAR = 6
"""Words from the noun to what it is of."""


def deed_nouns(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the sponsorships that nouns of the sentence take for granted and that no clause of it has told."""
    if view.sentence.question or view.vocabulary.isdisjoint(_NOUNS) or not _OPEN.isdisjoint(view.vocabulary):
        return []
    if is_set_aside(view, view.first, view.end) or any(claim.kind in _TOLD for claim in before):
        return []
    claims: list[Claim] = []
    for mention in view.of((State, Head)):
        state = states_in(view, mention)
        owned = mention.end + 1 if view.word(mention.end) == "'s" else 0
        told = _deed_at(view, owned) if owned and state and state not in discourse.matter_states() else None
        if told is None:
            continue
        done, end = told
        situation = situate(view, view.first, view.end, discourse)
        if situation.unclear or situation.other_body or situation.span:
            continue
        says = Sponsors(Quantifier.EVERY if done else Quantifier.NEVER)
        words = (mention.first, end)
        why = (f"sponsorship: “{phrase(view, *words)}”",)
        claims.append(make_claim(view, words, Kind.SPONSORSHIP, says, situation, subject=state, why=why))
        discourse.note_claims(claims[-1:], situation)
    return claims


_NOUNS = _CHOICE | _REFUSAL | _ABSENCE | {"sponsorship", "cosponsorship"}
_TOLD = frozenset({Kind.SPONSORSHIP, Kind.STREAK})


def _deed_at(view: View, place: int) -> tuple[bool, int] | None:
    """Whether what is owned at the word is a sponsoring, and where its words end; None where it is neither that nor
    a staying away."""
    while is_adverb(view.word(place)) or view.word(place) in {"co", "long", "own"}:
        place += 1
    noun = view.word(place)
    if noun in {"sponsorship", "cosponsorship"} and view.word(place + 1) == "of":
        return True, _past_list(view, place + 1)
    if noun in _ABSENCE and view.word(place + 1) in {"from", "among"} and _names_list(view, place + 2):
        return False, _past_list(view, place + 1)
    if noun not in _CHOICE | _REFUSAL:
        return None
    denied = view.word(place + 1) == "not"
    to = place + 1 + denied
    if view.word(to) != "to" or _SPONSORING.isdisjoint(view.words(to + 1, to + _NEAR)):
        return None
    return (noun in _CHOICE) and not denied, _past_list(view, to)


def _names_list(view: View, place: int) -> bool:
    return not _LISTS.isdisjoint(view.words(place, place + _NEAR))


def _past_list(view: View, place: int) -> int:
    """Past the text or the list that it is of."""
    ends = [one.end for one in view.entities if place < one.first <= place + 2 * _NEAR]
    lists = [at + 1 for at in range(place, place + _NEAR) if view.word(at) in _LISTS]
    return max([*ends, *lists, place + 1])

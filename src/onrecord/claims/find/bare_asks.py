"""What a text of a question without held paragraphs is said to ask: a claim, of which the record says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.matters import group_of_paper
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Asks, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("topics.toml")["of_other_questions"]
_ASKING = frozenset(form for verb in _TABLE["asking"] for form in verb_forms(verb, "fin"))
_CALLING = frozenset(verb_forms("call", "fin"))
_OPENING = 5
"""Words before the text at the head of its sentence: "The new Assembly text"."""


def bare_ask(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of "The resolution asks states to publish data", in a record of many questions."""
    if not discourse.lexicon.many or view.cue("opinion") or view.cue("hypothetical") or view.cue("future"):
        return []
    place = _verb_place(view, discourse)
    if not place:
        return []
    called = view.word(place) in _CALLING and view.word(place + 1) in {"for", "on", "upon"}
    if not called and view.word(place) not in _ASKING:
        return []
    pronoun = view.word(view.first) == "it"
    if pronoun and not _tells_addressee(view, place, called=called):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if pronoun and discourse.questions:
        # what it asks for may be a question of its own: "it asks Tehran to consider a moratorium on executions"
        situation = replace(situation, series=discourse.questions[-1], document=discourse.document)
    if situation.series is None or situation.unclear or situation.other_body:
        return []
    why = (f"ask: “{phrase(view, place, place + 1)}”",)
    claims = [make_claim(view, (view.first, view.end), Kind.ASK, Asks(()), situation, why=why)]
    discourse.note_claims(claims, situation, background=True)
    return claims


def _verb_place(view: View, discourse: Discourse) -> int:
    """The word after the text at the head of the sentence, or after an "it" for the text told of before; or 0."""
    paper = next((one for one in view.of(Paper) if one.first <= view.first + _OPENING), None)
    if view.word(view.first) == "it" and discourse.paper and not discourse.quiet:
        place = view.first + 1
    elif paper is not None and group_of_paper(view, paper)[0] <= view.first + 1:
        place = paper.end
    else:
        return 0
    while is_adverb(view.word(place)):
        place += 1
    return place + (view.word(place) in {"had", "has"})


def _tells_addressee(view: View, verb: int, *, called: bool) -> bool:
    """ "It asks Tehran to", "it calls on the Security Council to", "it calls for an end to": of whom, or for what."""
    if called and view.word(verb + 1) == "for":
        return True
    start = verb + 1 + called
    near = view.words(start, start + _NEAR)
    return "to" in near and (bool(view.of((State, BodyName), start, start + _NEAR)) or not _ADDRESSED.isdisjoint(near))


_NEAR = 8
_ADDRESSED = frozenset(_TABLE["addressed"])

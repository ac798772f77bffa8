"""What a text of a question without held paragraphs is said to ask: a claim, of which the record says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.matters import group_of_paper
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import Paper
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
    paper = next((one for one in view.of(Paper) if one.first <= view.first + _OPENING), None)
    if paper is None or group_of_paper(view, paper)[0] > view.first + 1:
        return []
    place = paper.end
    while is_adverb(view.word(place)):
        place += 1
    called = view.word(place) in _CALLING and view.word(place + 1) in {"for", "on", "upon"}
    if not called and view.word(place) not in _ASKING:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.series is None or situation.unclear or situation.other_body:
        return []
    why = (f"ask: “{phrase(view, place, place + 1)}”",)
    claims = [make_claim(view, (view.first, view.end), Kind.ASK, Asks(()), situation, why=why)]
    discourse.note_claims(claims, situation, background=True)
    return claims

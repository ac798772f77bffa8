"""That the commission of inquiry was set up: told of a body, a text or a time, in whatever words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.senses import BodyName, Head, Paper, State
from onrecord.claims.models import Asks, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import NEGATORS
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

FOUNDED = "commission_of_inquiry"
_TABLE = read_toml("topics.toml")["founding"]
_VERBS = frozenset(form for verb in _TABLE["verbs"] for form in verb_forms(verb))
_SET = frozenset(verb_forms("set"))
_BROUGHT = frozenset(verb_forms("bring"))
_BEING = frozenset({"is", "was", "were", "been", "being"})
_GOING_ON = frozenset(_TABLE["going_on"])
_BEFORE_NAME = frozenset(_TABLE["before_name"])
_OPEN = frozenset({"if", "would", "could", "may", "might", "should", "another", "new"}) | NEGATORS
_NEAR = 14
"""Words between the commission and the verb of which it is the subject: "the inquiry behind all this was created"."""


def with_founding(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims and that of who set up the commission of inquiry, and when, where no clause has told it.

    "The Council created it on 21 March" tells of no adoption besides.
    """
    told = _founding(view, discourse, claims)
    return [*(one for one in claims if not told or one.span != told[0].span), *told]


def _founding(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    if any(isinstance(one.says, Asks) and FOUNDED in one.says.topics for one in claims):
        return []
    if not (view.topics or discourse.topics == (FOUNDED,)) or view.sentence.question:
        return []
    told = next(filter(None, (_told_at(view, place, discourse) for place in _places(view))), None)
    if told is None or view.cue("hypothetical") or view.cue("future") or view.cue("opinion"):
        return []
    situation = _by_whom(view, told, discourse)
    if situation is None:
        return []
    says = Asks((FOUNDED,), founds=True)
    why = (f"founded: “{phrase(view, *told)}”",)
    claim = make_claim(view, told, Kind.ASK, says, situation, why=why)
    discourse.note_claims([claim], situation, background=True)
    return [claim]


def _places(view: View) -> list[int]:
    """The verbs of founding: "created", "set up", "brought into being"."""
    single = view.places(_VERBS)
    parted = [at for at in view.places(_SET) if view.word(at + 1) == "up"]
    parted += [at for at in view.places(_BROUGHT) if view.words(at + 1, at + 3) in _INTO]
    return sorted(single + parted)


_INTO = (["into", "being"], ["into", "existence"])


def _told_at(view: View, verb: int, discourse: Discourse) -> tuple[int, int] | None:
    """The words that tell the founding at the verb; None where another thing was founded, or nothing yet."""
    topic = _founded(view, verb, discourse)
    if topic is None:
        return None
    first, last = min(verb, topic[0]), max(verb, topic[1])
    start = view.start_of(first, _STOPS)
    end = _clause_end(view, last)
    return None if not _OPEN.isdisjoint(view.words(start, verb)) else (start, end)


_STOPS = frozenset({",", ";", ":", "–", "—", ".", "("})


def _founded(view: View, verb: int, discourse: Discourse) -> tuple[int, int] | None:
    """The words for the commission that the verb is told of: right after it, or left of a passive."""
    after = next((one for one in view.topics if one.first > verb), None)
    if after is not None and after.sense.topic == FOUNDED and _leads_to(view, verb, after.first):
        return after.first, after.end
    before = next((one for one in reversed(view.topics) if one.end <= verb), None)
    passive = not _BEING.isdisjoint(view.words(verb - 2, verb)) or view.word(verb - 1) == ","
    if before is not None and before.sense.topic == FOUNDED and passive and verb - before.end < _NEAR:
        return before.first, before.end
    if view.topics or discourse.topics != (FOUNDED,):
        return None
    pronoun = view.word(verb + 1) == "it" or view.words(verb - 2, verb) in (["it", "was"], ["it", "is"])
    return (verb, verb + 1) if pronoun or verb == view.first else None


def _leads_to(view: View, verb: int, topic: int) -> bool:
    """Nothing but an article and what kind of commission stands between: "set up a three-member UN"."""
    return all(word in _BEFORE_NAME for word in view.words(verb + 1, topic))


def _clause_end(view: View, last: int) -> int:
    """The end of the clause; a comma before "by", "in" or "through" does not close it."""
    place = last
    while place < view.end and view.word(place) not in {";", ".", ":"}:
        if view.word(place) == "," and view.word(place + 1) not in _GOING_ON:
            break
        place += 1
    return place


def _by_whom(view: View, told: tuple[int, int], discourse: Discourse) -> Situation | None:
    """The situation of the founding; None where a state did it, or a body that passes no such texts."""
    situation = situate(view, *told, discourse)
    if situation.unclear or situation.other_body or not _is_held(situation, discourse):
        return None
    if any(_is_founder(view, one, told) for one in view.of((State, Head), *told)):
        return None
    bodies = [one.sense.forum for one in view.of(BodyName, *told) if one.sense.forum is not None]
    papers = bool(view.of(Paper, *told)) or situation.document is not None
    which = view.word(told[0]) in {"which", "that"} and (discourse.forum or view.of((Paper, BodyName)))
    if not (bodies or papers or which or {"same", "body"} <= view.vocabulary):
        return None
    if not situation.timed and situation.document is None:
        situation = situation.at(years=None, listed=(), days=None, session=None)
    return situation.in_place(forum=bodies[-1] if bodies else situation.forum, stage=None)


def _is_founder(view: View, mention: Mention, told: tuple[int, int]) -> bool:
    """ "South Korea set up a commission of inquiry": a state right before the verb, or after "by"."""
    verb = next((at for at in _places(view) if told[0] <= at < told[1]), told[1])
    return view.word(mention.first - 1) == "by" or mention.end == verb


def _is_held(situation: Situation, discourse: Discourse) -> bool:
    asked = discourse.lexicon.asked
    return asked is None or situation.series in asked

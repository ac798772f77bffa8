"""To which session a text carries its question over: "the Assembly keeps the matter before it for the 81st session"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.document_of import find_documents
from onrecord.claims.find.claim_parts import PAUSES, make_claim, phrase
from onrecord.claims.find.which_texts import told_text
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.models import Asks, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import NEGATORS
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import When

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

FOLLOW_UP = "follow_up"
_TABLE = read_toml("topics.toml")["carrying"]
_KEEPING = frozenset(form for verb in _TABLE["keeping"] for form in verb_forms(verb))
_RETURNING = frozenset(form for verb in _TABLE["returning"] for form in verb_forms(verb))
_GOING_ON = frozenset(form for verb in ("continue", "resume") for form in verb_forms(verb))
_AGAIN = frozenset({"back", "again", "to", "over", "off"})
_MATTERS = frozenset(_TABLE["matters"])
_OPEN = frozenset(_TABLE["open"]) | NEGATORS
_FIRST = 1945
"""The first session but one opened in September 1946: the session that opens in a year is that less this."""
_NEAR = 8


def with_carried_over(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims and that of the session to which the text is told to carry the question over.

    "Decided to continue its examination at its eighty-first session" tells of no adoption at that session.
    """
    told = _carried_over(view, discourse, claims)
    if not told or view.vocabulary.isdisjoint(_DECIDED):
        return [*claims, *told]
    start, end = told[0].span
    return [
        *(one for one in claims if one.kind is not Kind.ADOPTION or end <= one.span[0] or one.span[1] <= start),
        *told,
    ]


_DECIDED = frozenset(verb_forms("decide"))


def _carried_over(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    verb = _find_verb(view)
    if not verb or view.sentence.question or not _OPEN.isdisjoint(view.vocabulary):
        return []
    if any(isinstance(one.says, Asks) and FOLLOW_UP in one.says.topics for one in claims):
        return []
    told = _session_told(view, verb)
    if told is None or not _speaks_of_texts(view, discourse):
        return []
    number, last = told
    words = (view.start_of(verb, PAUSES), last)
    situation = _of_text(view, words, discourse)
    if situation is None:
        return []
    says = Asks((FOLLOW_UP,), at_session=number)
    why = (f"carried over: “{phrase(view, verb, last)}”",)
    kind = Kind.PROCESS if "agenda" in view.words(*words) else Kind.ASK
    claim = make_claim(view, words, kind, says, situation, why=why)
    discourse.note_claims([claim], situation, background=True)
    return [claim]


def _find_verb(view: View) -> int:
    """ "Keeps the item on the agenda", "will come back to the matter", "the matter stays before it"; or 0."""
    if view.vocabulary.isdisjoint(_KEEPING | _RETURNING):
        return 0
    for place in view.places(_KEEPING):
        if _is_kept(view, place):
            return place
    for place in view.places(_RETURNING):
        near = view.words(place + 1, place + _NEAR)
        again = view.word(place) in _GOING_ON or not _AGAIN.isdisjoint(near)
        if again and not _MATTERS.isdisjoint([*near, *view.words(place - _NEAR, place)]):
            return place
    return 0


def _is_kept(view: View, verb: int) -> bool:
    """ "On the agenda" or "before it" stands after the verb, and what is kept on either side of it."""
    after = view.words(verb + 1, verb + _NEAR)
    placed = "agenda" in after or ["before", "it"] in [after[at : at + 2] for at in range(len(after))]
    return placed and not _MATTERS.isdisjoint([*after, *view.words(verb - _NEAR, verb)])


def _session_told(view: View, verb: int) -> tuple[int, int] | None:
    """The session of the Assembly that is named after the verb, and where the words for it end."""
    for time in view.times_in(verb, view.end):
        if time.kind is TimeKind.SESSION and (ordinal := _number(view, time)):
            return ordinal, time.end
    opens = next((at for at in view.places(_OPENS) if at > verb), 0)
    if not opens or view.published is None or "session" not in view.words(opens - 3, opens):
        return None
    # "the session that opens this September"
    this = view.words(opens + 1, opens + 3) == ["this", "september"] or view.words(opens + 1, opens + 3) == _IN
    return (view.published.year - _FIRST, opens + 3) if this else None


_OPENS = frozenset({"opens", "begins", "starts"})
_IN = ["in", "september"]


def _number(view: View, time: Time) -> int:
    ordinal = read_ordinal(view.document, time.first)
    return ordinal[0] if ordinal is not None else 0


def _speaks_of_texts(view: View, discourse: Discourse) -> bool:
    """A text, the Assembly or a symbol is named, or one was spoken of right before; and not the Council alone."""
    forums = {one.sense.forum for one in view.of(BodyName)}
    if forums - {None, Forum.GA}:
        return False
    named = Forum.GA in forums or bool(view.of(Paper)) or "/" in view.vocabulary
    return named or discourse.text_told is not None or (discourse.paper and discourse.forum is Forum.GA)


def _of_text(view: View, words: tuple[int, int], discourse: Discourse) -> Situation | None:
    """The situation of the text that does it: the one that is named, told of before, or the last one."""
    situation = situate(view, *words, discourse)
    asked = discourse.lexicon.asked
    if situation.other_body or (asked is not None and situation.series not in asked):
        return None
    named = find_documents(view, view.first, words[1], discourse)
    if situation.document is None and len(named) == 1:
        year = named[0].year
        situation = replace(situation, when=When((year, year), timed=True), document=named[0].symbol)
    here = discourse.years is not None and (discourse.forum is Forum.GA or discourse.text_told is not None)
    now = When(discourse.years, days=discourse.days, session=discourse.session) if here else When(None)
    if situation.document is None:
        # the session named is that of a text to come
        situation = replace(situation, when=now)
    return told_text(situation.in_place(forum=Forum.GA, stage=None), discourse)

"""What a sentence tells of texts without a verb of its own: "so did 79/181", "new this time is a request for X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.find.likened_texts import of_likened
from onrecord.claims.find.text_lists import is_list
from onrecord.claims.find.text_subjects import PLACES
from onrecord.claims.find.which_texts import told_text
from onrecord.claims.mentions.senses import BodyName, Head, Organisation, Paper, State
from onrecord.claims.models import Asks, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import COPULAS
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("topics.toml")["again"]
_DOING = frozenset(_TABLE["doing"])
_STANDING = frozenset(_TABLE["standing"])
_PASSAGES = frozenset(_TABLE["passages"]) | PLACES
_OTHER_TEXTS = frozenset(_TABLE["other_texts"])
_MISSING = frozenset(_TABLE["missing"])
_STARTING = tuple(tuple(one.split()) for one in _TABLE["starting"])
_SHORT = 16
"""Words of a sentence that tells the same of another text."""
_RECENT = 1
"""Sentences since the one that told what a text asks."""


def asks_again(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of a sentence in which no other was found, or none."""
    if view.sentence.question or view.cue("hypothetical") or view.cue("opinion") or view.cue("future"):
        return []
    told = _same_of_another(view, discourse) or _new_or_missing(view, discourse) or _since_when(view, discourse)
    if told:
        discourse.text_speaks = True
    return told


def note_asks(view: View, claims: list[Claim], discourse: Discourse) -> None:
    """Keep what the sentence tells of the contents of texts, for the sentences after it."""
    told = [one for one in claims if isinstance(one.says, Asks)]
    discourse.since_ask = 0 if told else discourse.since_ask + 1
    if told:
        discourse.last_ask = told[-1]


def _same_of_another(view: View, discourse: Discourse) -> list[Claim]:
    """ "So did 79/181.", "Neither of the two before it did.", "The same sentence stood in last year's text."."""
    known = discourse.last_ask
    if (
        known is None
        or not isinstance(known.says, Asks)
        or discourse.since_ask > _RECENT
        or view.topics
        or view.end - view.first > _SHORT
    ):
        return []
    if not (_does_same(view) or _stands_same(view)) or view.of((State, Head, Organisation)):
        return []
    if not (view.of(Paper) or "/" in view.vocabulary or _OTHER_TEXTS & view.vocabulary):
        return []
    situation = situate(view, view.first, view.end, discourse)
    situation = situation.at(years=known.years, listed=(), days=None, session=None)
    situation = replace(situation.in_place(forum=known.forum, stage=None), document=None)
    negative = not _NOT.isdisjoint(view.vocabulary)
    model = replace(known, says=replace(known.says, absent=negative, new=False, added=False, dropped=False))
    found = of_likened(view, (view.first, view.end), model, situation, discourse)
    found = [replace(one, says=model.says) for one in found]
    if known.years and any(view.words(at - 1, at + 2) == _YEAR_BEFORE for at in view.places(_YEAR)):
        # the year before that of the text told of, and not before publication
        year = known.years[0] - 1
        found = [replace(one, years=(year, year), document=None) for one in found]
    return found


_YEAR = frozenset({"year"})
_YEAR_BEFORE = ["the", "year", "before"]

_NOT = frozenset({"not", "neither", "none", "nor", "silent", "without"})


def _does_same(view: View) -> bool:
    """ "Last year's text did so too", "so had 79/181", "the one before did not": a short verb for the whole."""
    last = view.end - 1 if view.word(view.end - 1).isalpha() or view.word(view.end - 1).isdigit() else view.end - 2
    ending = [word for word in view.words(last - 4, last + 1) if word.isalpha()]
    while ending and ending[-1] in _AFTER_DOING:
        ending.pop()
    opening = view.words(view.first, view.first + 2)
    turned = opening[:1] in (["so"], ["nor"], ["neither"], ["as"]) and not _DOING.isdisjoint(opening[1:])
    return turned or (bool(ending) and ending[-1] in _DOING)


_AFTER_DOING = frozenset({"so", "too", "not", "as", "well", "also", "already", "the", "same"})


def _stands_same(view: View) -> bool:
    """ "The same sentence stood in it", "74/166 had contained that line", "it was silent about them"."""
    pointing = any(view.word(at - 1) in _SAME for at in view.places(_PASSAGES))
    silent = "silent" in view.vocabulary and not _THEM.isdisjoint(view.vocabulary)
    return silent or (pointing and not _STANDING.isdisjoint(view.vocabulary))


_SAME = frozenset({"same", "that", "this"})
_THEM = frozenset({"them", "it", "this", "that", "these", "those"})


def _new_or_missing(view: View, discourse: Discourse) -> list[Claim]:
    """ "New this time is a request for X", "the demand for X had been missing from the text of 2024"."""
    if not view.topics or not (view.of(Paper) or discourse.paper or discourse.text_told is not None):
        return []
    new = _opens_new(view)
    gone = view.places(_MISSING)
    if not new and not (gone and _is_of_text(view, gone[0])):
        return []
    topics = [one for one in view.topics if new or one.end <= gone[0]]
    return _claim(view, discourse, topics, new=new) if topics else []


def _opens_new(view: View) -> bool:
    """ "New this time is", "also new is", "what is new is" a request, a line, a paragraph."""
    opening = view.words(view.first, view.first + _NEAR)
    if "new" not in opening[:3] or opening[:1] == ["the"]:
        return False
    verb = next((at for at, word in enumerate(opening) if word in COPULAS or word == ":"), 0)
    return bool(verb) and not _PASSAGES.isdisjoint(view.words(view.first + verb, view.first + verb + _NEAR))


_NEAR = 7


def _is_of_text(view: View, gone: int) -> bool:
    """ "Missing from the text of 2024", told of a demand or a line; people may be missing too."""
    after = any(gone < one.first <= gone + _NEAR for one in view.of(Paper))
    return after and view.word(gone + 1) == "from" and not _PASSAGES.isdisjoint(view.words(view.first, gone))


def _claim(view: View, discourse: Discourse, topics: list, *, new: bool) -> list[Claim]:  # type: ignore[type-arg]
    situation = situate(view, view.first, view.end, discourse)
    if situation.document is None and not situation.timed and discourse.forum is Forum.GA and discourse.years:
        situation = situation.at(years=discourse.years)
    situation = told_text(situation if situation.forum else situation.in_place(forum=Forum.GA), discourse)
    if situation.unclear or not _is_held(situation.series, discourse):
        return []
    names = tuple(dict.fromkeys(one.sense.topic for one in topics))
    says = Asks(names, absent=not new, new=new, added=new, enumerated=is_list(view, topics))
    why = ("ask: told to be new" if new else "ask: told to be missing",)
    return [make_claim(view, (view.first, view.end), Kind.ASK, says, situation.in_place(stage=None), why=why)]


def _since_when(view: View, discourse: Discourse) -> list[Claim]:
    """ "The court language goes back to 2012", "they began to do so in 2014": since when texts say it."""
    starts = any(tuple(view.words(at, at + len(one))) in _STARTING for one in _STARTING for at in view.places({one[0]}))
    if not starts or view.of((State, Head, Organisation)):
        return []
    known = discourse.last_ask if discourse.since_ask <= _RECENT else None
    passage = bool(view.topics) and not _PASSAGES.isdisjoint(view.vocabulary)
    topics = tuple(dict.fromkeys(one.sense.topic for one in view.topics)) if passage else ()
    if not topics and known is not None and (not _THEY.isdisjoint(view.vocabulary) or passage):
        topics = known.says.topics if isinstance(known.says, Asks) else ()
    if not topics and known is not None and not _PASSAGES.isdisjoint(view.vocabulary):
        topics = known.says.topics if isinstance(known.says, Asks) else ()
    situation = situate(view, view.first, view.end, discourse)
    years = situation.years
    if not topics or not situation.timed or not years or not _is_held(situation.series, discourse):
        return []
    forum = situation.forum or (known.forum if known is not None else Forum.GA)
    bodies = [one.sense.forum for one in view.of(BodyName) if one.sense.forum is not None]
    if forum is not Forum.GA or any(one is not Forum.GA for one in bodies):
        return []
    first = situation.at(years=(years[0], years[0]), listed=(), days=None, session=None, since=None, span=False)
    first = replace(first.in_place(forum=forum, stage=None), document=None)
    says = Asks(topics, new=True)
    return [make_claim(view, (view.first, view.end), Kind.ASK, says, first, why=("ask: since when",))]


_THEY = frozenset({"they", "it", "so"})


def _is_held(series: str | None, discourse: Discourse) -> bool:
    asked = discourse.lexicon.asked
    return asked is None or series in asked

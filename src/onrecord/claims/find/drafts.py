"""Claims of what became of a draft: which resolution it is now, whether it was revised, how it reached the plenary."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.document_of import find_symbols_named
from onrecord.claims.find.claim_parts import is_told, make_claim
from onrecord.claims.find.rhythms import committee_named
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.models import Claim, Kind, Order, Proceeds, Stage
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.patterns import Starts
    from onrecord.claims.sentence import View

_TABLE = read_toml("process.toml")["drafts"]
_BECOMING, _BEGINNING = index_phrases(_TABLE["becoming"]), index_phrases(_TABLE["beginning"])
_TURNING = frozenset(_BECOMING) | frozenset(_BEGINNING)
_PAPERS = frozenset(_TABLE["papers"])
_REVISED, _UNREVISED = index_phrases(_TABLE["revised"]), index_phrases(_TABLE["unrevised"])
_REVISING = frozenset(_REVISED) | frozenset(_UNREVISED)
_REACHING, _THROUGH = frozenset(_TABLE["reaching"]), index_phrases(_TABLE["through"])
_OPEN = frozenset({"if", "whether", "will", "would", "could", "might", "may", "should", "not", "never", "hope"})


def find_passage(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims of what became of a draft that no clause of the sentence has told yet."""
    words = view.vocabulary
    if words.isdisjoint(_TURNING) and words.isdisjoint(_REVISING) and words.isdisjoint(_REACHING):
        return []
    if view.sentence.question or not words.isdisjoint(_OPEN - {"not", "never"}):
        return []
    told = (_became(view, discourse), _was_revised(view, discourse), _reached_plenary(view, discourse))
    alike = [one for one in claims if one.kind is Kind.PROCESS]
    return [one for one in told if one is not None and not is_told(one.span, alike)]


def _phrase_in(view: View, phrases: Starts) -> tuple[int, int] | None:
    """The words of the first of the phrases in the sentence."""
    ends = ((place, find_phrase(view.document.words, place, phrases)) for place in view.places(frozenset(phrases)))
    return next(((place, end) for place, end in ends if end and end <= view.end), None)


def _became(view: View, discourse: Discourse) -> Claim | None:
    """ "What began as L.41 is now resolution 78/220", "the draft then became resolution 78/191"."""
    if "/" not in view.vocabulary or view.vocabulary.isdisjoint(_TURNING) or not view.vocabulary.isdisjoint(_OPEN):
        return None
    named = find_symbols_named(view, view.first, view.end, discourse)
    resolutions = [(place, symbol) for place, symbol in named if "/RES/" in symbol]
    drafts = [(place, symbol) for place, symbol in named if "/L." in symbol]
    if len(resolutions) != 1 or len(drafts) > 1:
        return None
    (at, resolution), starts = resolutions[0], view.document.starts
    becoming, beginning = _phrase_in(view, _BECOMING), _phrase_in(view, _BEGINNING)
    becomes = becoming is not None and 0 <= at - starts[becoming[1]] <= _NEAR
    began = beginning is not None and bool(drafts) and 0 <= drafts[0][0] - starts[beginning[1]] <= _NEAR
    if not becomes and not began:
        return None
    before = view.words(view.first, becoming[0]) if becoming is not None else []
    if not drafts and _PAPERS.isdisjoint(before):
        return None
    draft = drafts[0][1] if drafts else None
    texts = discourse.lexicon.texts
    known = texts.get(draft or "") or (texts.get(resolution) if drafts else None)
    series = known.series if known is not None else discourse.series
    if series is None:
        return None
    situation = situate(view, view.first, view.end, discourse)
    entry = texts.get(resolution)
    years = (entry.year, entry.year) if entry is not None else situation.years
    situation = situation.at(years=years, days=None, session=None, listed=())
    says = Proceeds(Order.BECAME, becomes=resolution)
    claim = make_claim(view, (view.first, view.end), Kind.PROCESS, says, situation, why=(f"process: {says.order}",))
    return replace(claim, series=series, document=draft)


_NEAR = 45
"""Characters between the verb and the symbol: "is now General Assembly resolution"."""


def _was_revised(view: View, discourse: Discourse) -> Claim | None:
    """ "The draft had been revised once before its adoption", "it went through without a revision"."""
    if view.vocabulary.isdisjoint(_REVISING):
        return None
    whole = _phrase_in(view, _UNREVISED)
    told = whole or _phrase_in(view, _REVISED)
    papers = bool(view.of(Paper)) or discourse.paper
    if told is None or not papers or not _ORALLY.isdisjoint(view.vocabulary) or view.tallies:
        return None
    situation = situate(view, view.first, view.end, discourse)
    one_year = situation.years is not None and situation.years[0] == situation.years[1]
    if situation.series is None or situation.unclear or situation.other_body or not one_year:
        return None
    times = 0 if whole else next((_TIMES[word] for word in view.words(told[1], told[1] + 1) if word in _TIMES), None)
    says = Proceeds(Order.REVISED, revisions=times)
    situation, end = situation.at(days=None), told[1] + (times is not None and times > 0)
    return make_claim(view, (view.first, end), Kind.PROCESS, says, situation, why=(f"process: {says.order}",))


_ORALLY = frozenset({"orally", "oral", "verbally"})
_TIMES = {"once": 1, "twice": 2}


def _reached_plenary(view: View, discourse: Discourse) -> Claim | None:
    """ "As always, the text had come to the plenary by way of the Third Committee"."""
    through = _phrase_in(view, _THROUGH) if not view.vocabulary.isdisjoint(_REACHING) else None
    if through is None or not _PLENARY.search(view.document.text[slice(*view.characters(view.first, through[0]))]):
        return None
    bodies = view.of(BodyName, through[1] - 1, view.end)
    if not any(one.sense.stage is Stage.COMMITTEE for one in bodies) or not (
        view.of(Paper, view.first, through[0]) or discourse.paper
    ):
        return None
    situation = situate(view, view.first, view.end, discourse)
    if situation.series is None or situation.unclear:
        return None
    says = Proceeds(Order.COMMITTEE_FIRST, committee=committee_named(view))
    situation = situation.in_place(forum=Forum.GA, stage=None).at(days=None, session=None, timed=False)
    return make_claim(view, (view.first, view.end), Kind.PROCESS, says, situation, why=(f"process: {says.order}",))


_PLENARY = re.compile(r"\b(plenary|Assembly|floor)\b", re.IGNORECASE)

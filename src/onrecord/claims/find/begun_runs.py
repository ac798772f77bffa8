"""Since when what is told has been so: ", a habit that began in 2019", "its run of texts goes back to 2012"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.find.bare_runs import run_object
from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.numbers import read_year
from onrecord.claims.models import OF_TEXTS, Adopts, Change, Claim, Kind, Object, Sponsors, Streak
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("runs.toml")["begun"]
_NOUNS = frozenset(_TABLE["nouns"])
_BEGINNING = index_phrases(_TABLE["beginning"])
_SIGNS = frozenset({",", "–", "—", "("})
_ARTICLES = frozenset({"a", "an", "the"})
_BESIDE = frozenset(_TABLE["beside"])
_GOING = frozenset(_TABLE["going"])
_FURTHER = frozenset(_TABLE["further"])
_FAR = 12
"""Words of "a run of resolutions on Iran without a vote", from the noun to what tells its beginning."""


class Beginning(NamedTuple):
    """Words `first` to `end` that tell the year in which a run began; `apart` where they stand behind a comma."""

    first: int
    end: int
    year: int
    apart: bool


def find_beginning(view: View) -> Beginning | None:
    """Return the first run in the sentence of which the words tell when it began, or None."""
    if view.vocabulary.isdisjoint(_NOUNS) or view.sentence.question:
        return None
    return next((one for place in view.places(_NOUNS) if (one := _beginning_of(view, place)) is not None), None)


def _beginning_of(view: View, noun: int) -> Beginning | None:
    for place in range(noun + 1, min(noun + _FAR, view.end)):
        if view.word(place) in _SIGNS:
            return None
        after = find_phrase(view.document.words, place, _BEGINNING, view.end) or _past_going_back(view, place)
        year = read_year(view.document, after) if after else None
        if year is not None:
            first = noun - (view.word(noun - 1) in _ARTICLES)
            # ", the practice dates from 2008" is a clause of its own
            beside = view.word(first) in {"a", "an"} or view.word(place) in _BESIDE
            return Beginning(first, after + 1, year, beside and view.word(first - 1) in _SIGNS)
    return None


def _past_going_back(view: View, place: int) -> int:
    """The word after "goes back further still, to"; 0 where it goes nowhere."""
    if view.word(place) not in _GOING or view.word(place + 1) != "back":
        return 0
    to = next((at for at in range(place + 2, place + _FAR) if view.word(at) not in _FURTHER), place)
    return to + 1 if view.word(to) == "to" else 0


def begun_apart(view: View) -> list[tuple[int, int]]:
    """Return the words of ", a habit that began in 2018": the year is not that of the clause before the comma."""
    found = find_beginning(view)
    return [(found.first, found.end)] if found is not None and found.apart else []


def with_begun(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims, with the run of which the sentence tells when it began."""
    found = find_beginning(view) if claims else None
    if found is None:
        return claims
    start, end = view.characters(found.first, found.end)
    if found.apart:
        model = next((one for one in reversed(claims) if one.span[0] < start), None)
        return claims if model is None else [*_cut_before(view, claims, start), *_begun(view, discourse, model, found)]
    told = [one for one in claims if one.span[0] <= start and end <= one.span[1] and one.years == (found.year,) * 2]
    if len(told) != 1 or not isinstance(told[0].says, Adopts):
        return claims
    # "its run of resolutions without a vote goes back to 2012": not of the text of 2012 alone
    model = _as_told_before(told[0], discourse.last_before)
    whole = [replace(one, span=model.span, quote=model.quote) for one in _begun(view, discourse, model, found)]
    return [*(one for one in claims if one is not told[0]), *whole]


def _as_told_before(claim: Claim, before: list[Claim]) -> Claim:
    """ "The Assembly has done so without a vote since 2016. The Council's run goes back to 2012": of the same."""
    last = before[-1].says if before else None
    if isinstance(last, Streak) and last.of in OF_TEXTS and isinstance(claim.says, Adopts) and not claim.says.method:
        return replace(claim, says=last)
    return claim


def _cut_before(view: View, claims: list[Claim], start: int) -> list[Claim]:
    """The claims, none of which takes in the words that tell the beginning."""
    end = len(view.document.text[:start].rstrip(" ,–—("))
    return [retell(view, one, (one.span[0], end)) if one.span[0] < start < one.span[1] else one for one in claims]


def _begun(view: View, discourse: Discourse, model: Claim, found: Beginning) -> list[Claim]:
    what = _object_of(model)
    last = model.years[1] if found.apart and model.years is not None else latest_year(discourse, model.forum)
    if what is None or last is None or last < found.year:
        return []
    why = (f"run: said to have begun in {found.year}", *model.why)
    return [
        retell(
            view, model, view.characters(found.first, found.end),
            kind=Kind.STREAK, says=Streak(what, since=found.year, began=True), years=(found.year, last),
            days=None, windows=(), why=why,
        )
    ]  # fmt: skip


def _object_of(claim: Claim) -> Object | None:
    """What the run is of; None where no run can be of it."""
    says = claim.says
    if isinstance(says, Streak):
        return says.of
    if isinstance(says, Sponsors) and says.main:
        return None
    left = isinstance(says, Sponsors) and says.change is Change.STOP
    return Object.NOT_SPONSORED if left else run_object(says)

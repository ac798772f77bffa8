"""Totals of several texts in one sentence: "on Iran by 80 votes to 27 and on Syria by 90 to 12"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_each_document
from onrecord.claims.find.claim_parts import PAUSES, is_told
from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.find.days_after import so_long_before
from onrecord.claims.find.several_texts import of_entry, on_one_state
from onrecord.claims.find.totals_in_order import texts_in_order, year_by_year
from onrecord.claims.mentions.senses import BodyName
from onrecord.claims.models import Claim, Kind
from onrecord.claims.named_texts import NamedText
from onrecord.claims.question_search import question_in
from onrecord.claims.series_of import series_named_in, text_of_pair
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TWO = 2


def several_totals(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims of the sentence, with those of its totals each on the text that stands before them.

    "Texts on Turkmenistan, by 71 votes to 35, and on Uzbekistan, by 74 to 35": two votes, and not one told twice.
    """
    if len(view.tallies) < _TWO:
        return claims
    in_order = year_by_year(view, claims)
    if in_order:
        return in_order
    ends = [tally.end for tally in view.tallies]
    parts = [(low, tally.first) for low, tally in zip([view.first, *ends], view.tallies, strict=False)]
    texts = [_text_before(view, *part, discourse) for part in parts] if discourse.lexicon.many else []
    held = [text for text in texts if text is not None]
    if len({(text.series, text.document) for text in held}) == len(parts):
        return _with_totals(view, discourse, claims, parts, held)
    if any(_names_by_order(view, *part) for part in parts[1:]):
        # "the first passed by 21 to five, the second by 23 to eight": which texts these are has not been told
        return [claim for claim in claims if claim.kind is not Kind.TALLY]
    listed = texts_in_order(view, discourse)
    if listed:
        return _with_totals(view, discourse, claims, parts, listed)
    if _are_set_apart(view, parts):
        return _with_totals(view, discourse, claims, parts, [])
    if _is_in_turn(view, parts) and not any(view.times_in(*part) for part in parts):
        # "twice, first by 72 votes to 32 and then by 72 to 33": in which years is not told
        return [claim for claim in claims if claim.kind is not Kind.TALLY]
    return claims


def _is_in_turn(view: View, parts: list[tuple[int, int]]) -> bool:
    """ "First by", "then by", right before the totals."""
    return "first" in view.words(parts[0][1] - 3, parts[0][1]) and "then" in view.words(*parts[1])


def _names_by_order(view: View, first: int, end: int) -> bool:
    return any(view.word(at + 1) in _SECONDS for at in range(first, end - 1) if view.word(at) == "the")


_SECONDS = frozenset({"second", "other", "latter"})


def _are_set_apart(view: View, parts: list[tuple[int, int]]) -> bool:
    """ "In the Committee it passed by 110 to 39, in the plenary by 111 to 41": each in its place or at its time.

    Not where the times follow the totals: "116-20-53 in 2014 and 119-19-48 a year later".
    """
    near = all(high - low <= _SHORT for low, high in parts[1:])
    if not near or view.time_after(view.tallies[-1].end) is not None:
        return False
    times = [[view.words(one.first, one.end) for one in view.times_in(*part)] for part in parts]
    bodies = [[one.sense.stage or one.sense.forum for one in view.of(BodyName, low, high)] for low, high in parts]
    return any(
        all(len(one) == 1 for one in told) and len({str(one) for one in told}) == len(parts) for told in (times, bodies)
    )


_SHORT = 7
"""Words before the second totals, where nothing but their time or place is told: "and in the plenary by"."""


def _with_totals(
    view: View, discourse: Discourse, claims: list[Claim], parts: list[tuple[int, int]], texts: list[NamedText]
) -> list[Claim]:
    """The claims, those of totals made anew: each of its own text, time and place."""
    front = situate(view, view.first, view.tallies[0].end, discourse)
    found: list[tuple[Claim, Situation]] = []
    for place, ((low, _), tally) in enumerate(zip(parts, view.tallies, strict=True)):
        own = situate(view, low, tally.end, discourse)
        days = so_long_before(view, low, tally.first, front.days)
        if days is not None:
            # "a day after it had set up the mission by 19 votes to 16"
            own = own.at(years=(days[0].year, days[1].year), days=days, session=None, listed=(), timed=True)
        own = own if own.timed else replace(own, when=front.when)
        if texts:
            text = texts[place]
            own = replace(own, series=text.series, series_named=True, document=text.document)
            own = own.at(years=text.years, days=None) if text.document and text.years else own
        if own.unclear or own.other_body:
            return claims
        first = next((at for at in range(low, tally.first) if view.word(at) not in _LEADING), tally.first)
        told = claim_tally(view, (first, tally.end), tally, own, "totals: of what is named before them")
        found.append((told, own))
    news = max((own.years[1] for _, own in found if own.years), default=0)
    for claim, own in found:
        # "By 79 votes to 67 last week; five years ago 111 had been behind it": the text goes on with last week
        discourse.note_claims([claim], own, background=own.years is not None and own.years[1] < news)
    new = [claim for claim, _ in found]
    return [*new, *(claim for claim in claims if not is_told(claim.span, new))]


_LEADING = PAUSES | {"and", "but", "while", "with"}


def _text_before(view: View, first: int, end: int, discourse: Discourse) -> NamedText | None:
    """The one text that the words before totals name; None where they name none, or several."""
    first = next((at for at in range(first, end) if view.word(at) not in _LEADING), end)
    symbols = find_each_document(view, first, end, discourse, discourse.forum)
    if symbols:
        return of_entry(symbols[0]) if len(symbols) == 1 else None
    ordinal = text_of_pair(view, first, end, discourse)
    if ordinal is not None:
        return ordinal[0]
    named = series_named_in(view, first, end, discourse)
    if named is not None:
        return NamedText(named)
    series = on_one_state(view, first, end, discourse) or question_in(view, first, end, discourse, sure=True)
    return NamedText(series) if series is not None else None

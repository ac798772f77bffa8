"""How a total stands to those of other votes: "the fewest noes since 2005", "fewer than a year ago"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_totals import held_before
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.rank_forms import COMPARING, READINGS
from onrecord.claims.find.rank_words import TABLE
from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS
from onrecord.claims.find.vote_words import speaks_of_votes
from onrecord.claims.mentions.senses import BodyName
from onrecord.claims.models import Claim, Kind, Ranks
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.find.rank_words import Said
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TOLD = frozenset(TABLE["told"])
_OPEN = frozenset(TABLE["open"])
_OTHER = frozenset(TABLE["other"]) | SPONSOR_WORDS
_NOES = frozenset({"noes", "ayes", "yeses", "nays", "opposed"})
"""Words that tell of votes without a word for one."""


def rankings(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return what the sentence says of how a total stands to others; the total itself is a claim of its own."""
    if view.vocabulary.isdisjoint(COMPARING) or view.vocabulary.isdisjoint(_TOLD) or view.sentence.question:
        return []
    if not view.vocabulary.isdisjoint(_OPEN | _OTHER) or is_set_aside(view, view.first, view.end):
        return []
    if not (speaks_of_votes(view, discourse) or discourse.totals or view.vocabulary & _NOES):
        return []
    found: list[Claim] = []
    for low, high in _parts(view):
        said = next((one for read in READINGS if (one := read(view, low, high)) is not None), None)
        claim = _settle(view, said, (low, high), discourse, [*before, *found]) if said is not None else None
        found += [claim] if claim is not None else []
    return found


def _parts(view: View) -> list[tuple[int, int]]:
    """The parts of the sentence between semicolons, colons and dashes."""
    cuts = [at for at in range(view.first, view.end) if view.word(at) in _CUTS]
    return [(low, high) for low, high in zip([view.first, *(at + 1 for at in cuts)], [*cuts, view.end], strict=True)]


_CUTS = frozenset({";", ":", "–", "—"})


def _settle(view: View, said: Said, part: tuple[int, int], discourse: Discourse, before: list[Claim]) -> Claim | None:
    """The claim of the total that is meant, and of the votes that it is held against; None where they are not told."""
    model = _total_told(view, discourse, before)
    situation = situate(view, *part, discourse)
    if situation.unclear and not said.says.since:
        return None
    own = [one for one in view.times_in(*part) if not _is_inside(one, said)]
    when = resolve_when(own[-1:], [], discourse, situation.forum) if own else None
    years = when.years if when is not None else model.years if model is not None else None
    placed = _placed(view, situation, model)
    if placed is None or years is None or years[0] != years[1] or placed.forum is None:
        return None
    days = when.days if when is not None else model.days if model is not None else None
    situation = placed.at(years=years, days=days, listed=(), session=None, span=False)
    told = model.years if model is not None else None
    if said.news:
        later = told is not None and when is not None and told[0] == told[1] > years[1]
        says = replace(said.says, than=(told[1],)) if told is not None and later else None
    else:
        says = _with_years(said, years[1], situation, discourse, past=when is not None)
    if says is None:
        return None
    why = (f"rank: “{phrase(view, said.first, said.end)}”",)
    return make_claim(view, (said.first, said.end), Kind.TALLY, says, situation, why=why)


def _is_inside(time: Time, said: Said) -> bool:
    return said.scope[0] <= time.first < said.scope[1] or time is said.than


def _total_told(view: View, discourse: Discourse, before: list[Claim]) -> Claim | None:
    """The total that the sentence or the one before it tells."""
    told = [one for one in before if one.kind is Kind.TALLY and not isinstance(one.says, Ranks)]
    if told:
        return told[-1]
    return discourse.totals[-1] if discourse.totals and discourse.quiet <= 1 else None


def _placed(view: View, situation: Situation, model: Claim | None) -> Situation | None:
    """The situation in the body and on the question of the total told, where the sentence names no other."""
    if situation.other_body:
        return None
    if model is None:
        return situation if view.of(BodyName) or situation.series_named else None
    if not situation.place.named or not view.of(BodyName):
        situation = situation.in_place(forum=model.forum, stage=model.stage)
    return situation if situation.series_named else replace(situation, series=model.series, document=None)


def _with_years(said: Said, year: int, situation: Situation, discourse: Discourse, *, past: bool) -> Ranks | None:
    """What is said, with the years of the votes that it is held against."""
    if said.than is not None:
        years = resolve_when([said.than], [], discourse, situation.forum).years
        if years is None or years[0] != years[1] or years[0] == year:
            return None
        return replace(said.says, than=(years[0],))
    if said.last:
        last = held_before(situation.series, situation.forum, year, discourse)
        return replace(said.says, than=(last,)) if last is not None else None
    if said.years_back:
        return replace(said.says, since=year - said.years_back)
    return replace(said.says, ever=past and said.says.since is None)

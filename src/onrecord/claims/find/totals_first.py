"""Totals told before what they are of: "186 to 2. That's Thursday's vote in the Assembly on the right to food."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS
from onrecord.claims.find.vote_words import VOTE_WORDS
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.mentions.tally_words import DASHES, FEWEST, MEMBERS, TallyMention
from onrecord.claims.models import Adopts, Claim
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("tallies.toml")["first"]
_AROUND = frozenset(_TABLE["around"])
_POINTING = [phrase.split() for phrase in _TABLE["pointing"]]
_DECIDING = frozenset({form for verb in _TABLE["deciding"] for form in verb_forms(verb)} | {*_TABLE["decisions"]})
_BETWEEN = DASHES | {"to", "against", "versus", "vs", ",", "and"}
_LONGEST = 24
"""Words of a sentence of nothing but totals: "One hundred and twenty-five in favour, thirty-seven against, ..."."""


def only_totals(view: View) -> TallyMention | None:
    """Return the totals of a sentence that tells nothing else: "186 to 2.", "Seventeen to six."; None of another."""
    if view.end - view.first > _LONGEST or view.entities or view.times or view.sentence.question:
        return None
    tallies = view.tallies
    if len(tallies) > 1:
        return None
    tally = tallies[0] if tallies and tallies[0].lead is None else _numbers_alone(view)
    if tally is None:
        return None
    around = [*view.words(view.first, tally.first), *view.words(tally.end, view.end)]
    return tally if _AROUND.issuperset(around) and _may_be_of_vote(tally) else None


def _numbers_alone(view: View) -> TallyMention | None:
    """ "Seventeen to six.", "18-15.": two or three numbers, which the sentence after tells to be totals."""
    first = next((at for at in range(view.first, view.end) if view.word(at) not in _AROUND), view.end)
    numbers: list[int] = []
    place = first
    while len(numbers) < _SIDES:
        number = read_cardinal(view.document, place)
        nil = view.word(place) in {"nil", "none", "zero"} and bool(numbers)
        if number is None and not nil:
            return None
        value, stop = number if number is not None else (0, place + 1)
        numbers.append(value)
        place = stop + (view.word(stop) == "votes")
        if view.word(place) not in _BETWEEN or place + 1 >= view.end:
            break
        place += 1
    return TallyMention(first, place, *numbers) if len(numbers) > 1 else None


_SIDES = 3


def _may_be_of_vote(tally: TallyMention) -> bool:
    told = [side for side in (tally.yes, tally.no, tally.abstain) if side is not None]
    if max(told) > MEMBERS:
        return False
    return tally.yes is None or tally.no is None or tally.yes >= FEWEST


def points_back(view: View | None) -> bool:
    """ "That's Thursday's vote", "So the plenary voted": it says what the totals before it are of."""
    if view is None or view.sentence.question:
        return False
    return any(view.words(view.first, view.first + len(phrase)) == phrase for phrase in _POINTING)


def waits_for_next(view: View, following: View | None) -> bool:
    """True of totals whose vote the next sentence names, whatever vote was told of before."""
    if following is None or not points_back(following) or "was" in view.vocabulary or only_totals(view) is None:
        return False
    return bool(following.of(BodyName)) and not following.tallies


def note_totals_first(view: View, claims: list[Claim], discourse: Discourse) -> None:
    """Keep totals that nothing before them explains, for the next sentence."""
    tally = only_totals(view) if not claims and view.end - view.first <= _LONGEST else None
    held = discourse.totals_first if tally is not None else []
    discourse.totals_first = [*held, (view, tally)] if tally is not None else []


def with_totals_before(view: View, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Return the claims of the sentence, after those of the totals alone before it which it explains."""
    held = discourse.totals_first
    if not held or only_totals(view) is not None or view.tallies or discourse.foreign:
        return claims
    points = points_back(view)
    if not _explains(view, claims, points=points) or is_set_aside(view, view.first, view.end):
        return claims
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or situation.forum is None or situation.years is None:
        return claims
    if situation.series is None or situation.years[0] != situation.years[1]:
        return claims
    told = [
        claim_tally(before, (tally.first, tally.end), tally, situation, "totals: told before what they are of")
        for before, tally in held
    ]
    discourse.note_claims(told, situation)
    # "123 to 16. So the plenary voted on it in 2011": the totals say that there was a vote
    return [*told, *(one for one in claims if not (points and one.says in _HELD))]


_HELD = (Adopts(), Adopts("recorded_vote"))


def _explains(view: View, claims: list[Claim], *, points: bool) -> bool:
    """The sentence tells of a vote of a body: by a word for it, or of what was decided."""
    if not view.vocabulary.isdisjoint(SPONSOR_WORDS) or "when" in view.vocabulary:
        # "Twenty to five. That was when the Assembly adopted the text": the time of day
        return False
    if not any(one.sense.forum is not None for one in view.of(BodyName)):
        return False
    told = bool(claims) or not view.vocabulary.isdisjoint(VOTE_WORDS | _DECIDING)
    return told or (points and bool(view.of(Paper)))

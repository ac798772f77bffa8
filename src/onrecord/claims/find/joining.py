"""Claims of when a draft was tabled, and of how long others may join its sponsors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.dated_papers import at_year_of_paper
from onrecord.claims.find.claim_parts import is_told, make_claim
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Claim, Kind, Order, Proceeds
from onrecord.claims.situation import situate
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("process.toml")["joining"]
_LISTED = frozenset(_TABLE["listed"])
_JOIN = frozenset(_TABLE["join"])
_MAY = frozenset(_TABLE["may"])
_CLOSED = frozenset(_TABLE["closed"])
_NOBODY = frozenset(_TABLE["nobody"])
_UNTIL = frozenset(_TABLE["until"])
_TABLED = frozenset(_TABLE["tabled"])
_OPEN = frozenset(_TABLE["open"])
_STAYING = frozenset({"remains", "remain", "stays", "stay", "is", "are", "kept", "still"})


def find_joining(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of "sponsors can still join after tabling", "nobody can be added once it is printed"."""
    words = view.vocabulary
    spoken = words | discourse.question_words
    if spoken.isdisjoint(_LISTED) or words.isdisjoint(_TABLED | _UNTIL) or not words.isdisjoint(_OPEN):
        return []
    if view.sentence.question or view.cue("hypothetical") or view.cue("opinion") or view.times:
        return []
    if any(is_agent(view, one) and one.sense.iso not in discourse.matter_states() for one in view.of(State)):
        return []
    says = _says(view)
    situation = situate(view, view.first, view.end, discourse)
    if says is None or situation.series is None or situation.other_body:
        return []
    situation = situation.at(years=None, listed=(), days=None, session=None, timed=False)
    claim = make_claim(view, (view.first, view.end), Kind.PROCESS, says, situation, why=(f"process: {says.order}",))
    return [claim]


def _says(view: View) -> Proceeds | None:
    words = view.vocabulary
    closes = not words.isdisjoint(_CLOSED) and not words.isdisjoint(_TABLED)
    barred = not words.isdisjoint(_NOBODY) and not words.isdisjoint(_JOIN | _CLOSED) and not words.isdisjoint(_TABLED)
    if (closes and "until" not in words) or barred:
        return Proceeds(Order.LIST_CLOSES)
    joins = not words.isdisjoint(_MAY) and not words.isdisjoint(_JOIN) and words.isdisjoint(_NOBODY)
    opened = any(view.word(place - 1) in _STAYING for place in view.places(frozenset({"open"})))
    stays = opened and not words.isdisjoint(_UNTIL)
    return Proceeds(Order.SPONSORS_JOIN) if joins or stays else None


def find_tabling(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claim of "the draft was tabled on 4 November", "bears the date of 4 November", of a draft named."""
    if view.vocabulary.isdisjoint(_DATING) or not view.times or not view.of(Paper):
        return []
    if not view.vocabulary.isdisjoint(_OPEN - _PAST) or view.cue("hypothetical"):
        return []
    for place in view.places(_DATING):
        time = next((one for one in view.times if 0 <= one.first - place <= _NEAR and one.month and one.day), None)
        if time is None or "by" in view.words(place, time.first) or not _is_passive(view, place):
            continue
        if view.word(place - 1 - (view.word(place - 1) == ",")) in _OTHER_PAPERS:
            # "in a letter dated 16 December"
            continue
        situation = at_year_of_paper(view, time, situate(view, place, time.end, discourse))
        span = view.characters(view.first, time.end)
        if (
            situation.series is None
            or situation.unclear
            or situation.days is None
            or situation.days[0] != situation.days[1]
        ):
            continue
        # ", dated 28 October, was adopted on 19 November", "tabled on 28 October, it was adopted": said beside what the
        # clause tells
        beside = view.word(time.end) == "," and (view.word(place) in _DATED or place == view.first)
        first = place if beside or is_told(span, claims) else view.first
        end = time.end
        claim = make_claim(
            view, (first, end), Kind.PROCESS, Proceeds(Order.TABLED), situation, why=("process: tabled",)
        )
        if not (beside or not is_told(claim.span, claims)):
            return []
        if not claims and situation.years is not None:
            # "The draft was tabled on 4 November. Two weeks later the committee adopted it": counted from that day
            discourse.mentioned = situation.years, situation.days
        return [claim]
    return []


def _is_passive(view: View, place: int) -> bool:
    """ "Was tabled", "tabled on", "dated"; not "France tabled it"."""
    before = view.word(place - 1)
    if view.word(place) in _COME_OUT:
        # "the draft came out on 4 November": the paper, and nobody who speaks of it
        last = next((one for one in reversed(view.entities) if one.end <= place), None)
        return last is not None and isinstance(last.sense, (Paper, BodyName)) and before != "had"
    return view.word(place) in _DATED or before in _BE or before in {"first", "originally"} or place == view.first


_DATING = frozenset(_TABLE["dating"])
_OTHER_PAPERS = frozenset(_TABLE["other_papers"])
_COME_OUT = frozenset({"out", "appeared"})
_DATED = frozenset({"dated", "date"})
_BE = frozenset({"was", "were", "been", "is"})
_PAST = frozenset({"was", "were", "had", "did", "today", "yesterday"})
_NEAR = 6
"""Words from the verb to the day."""

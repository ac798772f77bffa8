"""What a clause goes on to say of another time or body without a verb: "in March 2018, and the Assembly's in 2019"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, Paper
from onrecord.claims.models import Adopts, Claim, Kind, Object, Quantifier, Sponsors, Streak, Votes
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Assertion
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("gaps.toml")
_JOINING = frozenset(_TABLE["joining"])
_LIGHT = frozenset(_TABLE["light"])
_KINDS = frozenset({Kind.SPONSORSHIP, Kind.VOTE, Kind.ADOPTION})


def cut_gaps(view: View, clause: Clause) -> tuple[Clause, list[tuple[int, int]]]:
    """Return the clause up to the first such part, and the words of each part."""
    cuts = [place for place in range(clause.predicate.end, clause.end) if _opens(view, clause, place)]
    if not cuts:
        return clause, []
    parts = []
    for cut, following in zip(cuts, [*cuts[1:], clause.end], strict=True):
        first = cut
        while view.word(first) in _JOINING or view.word(first) == ",":
            first += 1
        parts.append((first, following))
    return replace(clause, end=cuts[0]), parts


def _opens(view: View, clause: Clause, place: int) -> bool:
    """True where a joining word opens a part with a time, or a body, of its own and nothing else."""
    if view.word(place) not in _JOINING or any(one.first <= place < one.end for one in view.times):
        return False
    start = place - 1 if view.word(place - 1) == "," else place
    end = _end_of_part(view, clause, place + 1)
    before = view.times_in(clause.first, start)
    own = view.times_in(place + 1, end)
    if not ((own and before) or _denies(view, place + 1, end)) or not _is_light(view, place + 1, end):
        return False
    # "in 2010 and again on Monday" is one thing said of two times; "both ... and" of two bodies
    apart = view.word(place - 1) == "," or bool(view.of((BodyName, Paper), place + 1, end))
    return apart and "both" not in view.words(clause.first, start)


def _denies(view: View, first: int, end: int) -> bool:
    """ "Though no longer on the one in New York": the opposite, in another body."""
    return bool(_DENYING & set(view.words(first, end))) and bool(view.of(BodyName, first, end))


_DENYING = frozenset({"not", "longer", "never"})


def _end_of_part(view: View, clause: Clause, first: int) -> int:
    """Up to the next joining word after a time, or the end of the clause."""
    timed = False
    for place in range(first, clause.end):
        timed = timed or any(one.first == place for one in view.times)
        inside = any(one.first < place < one.end for one in view.times)
        if timed and not inside and view.word(place) in _JOINING | {",", ";"}:
            return place
    return clause.end


def _is_light(view: View, first: int, end: int) -> bool:
    covered = {at for one in view.times for at in range(one.first, one.end)}
    covered |= {at for one in view.runs for at in range(one.first, one.end)}
    for one in view.of((BodyName, Paper), first, end):
        covered |= set(range(one.first, one.end))
    return all(
        place in covered or view.word(place) in _LIGHT or is_adverb(view.word(place)) for place in range(first, end)
    )


def read_gaps(
    view: View, parts: list[tuple[int, int]], claims: list[Claim], whole: Situation, discourse: Discourse
) -> list[Claim]:
    """Return what the parts say: the same as the clause, of their own times and bodies."""
    models = [claim for claim in claims if claim.kind in _KINDS or isinstance(claim.says, Streak)]
    found: list[Claim] = []
    for first, end in parts if models else []:
        discourse.recent = (whole.years, whole.days) if whole.years else discourse.recent
        situation = situate(view, first, end, discourse)
        if situation.unclear or situation.other_body:
            continue
        place = situation.place if situation.place.named else whole.place
        if _denies(view, first, end):
            there = replace(whole if not situation.timed else situation, place=place)
            found += [_moved(view, (first, end), denied, there) for one in models if (denied := _opposite(one))]
            continue
        if not situation.timed:
            continue
        negated = "not" in view.words(first, end)
        if not negated and _turns(view, first, end) and any(_is_denied(one) for one in models):
            there = replace(situation, place=place)
            found += [_moved(view, (first, end), done, there) for one in models if (done := _opposite(one))]
            continue
        found += [_moved(view, (first, end), one, replace(situation, place=place)) for one in models if not negated]
    return found


def _turns(view: View, first: int, end: int) -> bool:
    """ "It had not signed in 2021, but did in 2022": what was left undone is done."""
    return view.word(first - 1) in _TURNING and "did" in view.words(first, end)


_TURNING = frozenset({"but", "though", "although", "yet"})


def _is_denied(model: Claim) -> bool:
    says = model.says
    told = _NOT.isdisjoint(model.quote.lower().replace("n't", " not").split())
    denied = isinstance(says, Sponsors) and says.quantifier is Quantifier.NEVER
    return not told and (denied or (isinstance(says, Votes) and says.negated))


_NOT = frozenset({"not", "never"})


def _opposite(model: Claim) -> Claim | None:
    says = model.says
    if isinstance(says, Sponsors) and says.change is None:
        turned = Quantifier.EVERY if says.quantifier is Quantifier.NEVER else Quantifier.NEVER
        return replace(model, says=replace(says, quantifier=turned))
    return replace(model, says=replace(says, negated=not says.negated)) if isinstance(says, Votes) else None


_METHODS = {Object.WITHOUT_VOTE: "without_vote", Object.RECORDED_VOTE: "recorded_vote", Object.ADOPTED: None}


def _at_once(model: Claim) -> tuple[Assertion, Kind]:
    """What the clause said, of the years that the part names: "from 2008 to 2011, and again in 2013"."""
    says = model.says
    if isinstance(says, Streak) and says.of in _METHODS:
        return Adopts(_METHODS[says.of]), Kind.ADOPTION
    return (replace(says, first=False) if isinstance(says, Votes) else says), model.kind


def _moved(view: View, words: tuple[int, int], model: Claim, situation: Situation) -> Claim:
    span = view.characters(*words)
    says, kind = _at_once(model)
    return retell(
        view, model, span, says=says, kind=kind, forum=situation.forum,
        stage=situation.place.stage, both=situation.place.both, years=situation.years, days=situation.days,
        windows=situation.when.windows,
        listed=situation.when.listed, session=situation.when.session, document=situation.document,
        why=(f"as “{model.quote[:60]}”, of another time", *situation.why),
    )  # fmt: skip

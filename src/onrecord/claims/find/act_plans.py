"""Acts told as planned: "will scrap the office, under a plan unveiled on Tuesday", "may not publish its report"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.stance import Stance
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.find.targets import Target
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("acts.toml")
_AGAINST = frozenset(_TABLE["against"])
"""Words of a plan not to publish."""
_SAID = frozenset(_TABLE["planning"]["said"])
_WEIGHED = frozenset(_TABLE["planning"]["weighed"])
_WILL = frozenset(_TABLE["planning"]["will"])
_NOUNS = frozenset(_TABLE["planning"]["nouns"])
_PLANNED = frozenset({"dissolved", "ended", "merged", "created"})
_ENDING = frozenset({"dissolved", "ended", "merged", "withheld", "published"})
_NEAR = 5
"""Words between a verb of telling and its time."""
_FAR = 12


def planned_phase(view: View, predicate: Predicate) -> str | None:
    """Return how an act that is not told as done stands: dissolution_announced, announced, considered; else None."""
    act = predicate.frame.act
    if predicate.stance is Stance.FACT:
        return _ended_or_made(act) if act in _PLANNED and _is_of_plan(view, predicate) else None
    if predicate.stance is not Stance.OPEN:
        return None
    before = view.words(predicate.first - 3, predicate.mention.first)
    modal = view.words(predicate.first, predicate.mention.first)
    if act in _ENDING and not _WEIGHED.isdisjoint(before) and not view.vocabulary.isdisjoint(_SAID | _WEIGHED):
        doubted = act != "published" or not _AGAINST.isdisjoint(modal)
        return "considered" if doubted and "report" in view.vocabulary else None
    if act not in _PLANNED or "not" in modal:
        return None
    of_plan = "to" in before and not _NOUNS.isdisjoint(before)
    told = not _WILL.isdisjoint(before) and not view.vocabulary.isdisjoint(_SAID | _NOUNS)
    return _ended_or_made(act) if of_plan or told else None


def _ended_or_made(act: str) -> str:
    return "announced" if act == "created" else "dissolution_announced"


def _is_of_plan(view: View, predicate: Predicate) -> bool:
    """ "Announced a plan that does away with the office": what the plan does, and nothing done yet."""
    if predicate.auxiliaries.passive or not view.word(predicate.mention.first).endswith("s"):
        return False
    low = max(view.first, predicate.first - _FAR)
    place = next((at for at in range(predicate.first - 1, low - 1, -1) if view.word(at) in _NOUNS), -1)
    return place >= 0 and "," not in view.words(place, predicate.first)


def is_decision(view: View, predicate: Predicate) -> bool:
    """Return whether it is told as "decisions, including the dissolution of": taken, and perhaps not yet done.

    So is what a notice does: "a notice of 23 August creates the team".
    """
    if predicate.frame.act == "created" and not _NOTICES.isdisjoint(view.vocabulary):
        return True
    if predicate.stance is not Stance.FACT or view.word(predicate.end - 1) != "of":
        return False
    return not _NOUNS.isdisjoint(view.words(view.first, predicate.mention.first))


_NOTICES = frozenset({"notice", "gazette", "plan", "announcement"})


def is_to_come_out(view: View, predicate: Predicate, targets: list[Target]) -> bool:
    """Return whether it is "their decision to publish the report": only plans not to are recorded."""
    report = predicate.frame.act == "announced" and targets[0].kind == "report"
    return report and view.vocabulary.isdisjoint(_AGAINST)


def when_announced(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at the time of the announcement: "will go, according to a plan unveiled on Tuesday"."""
    told = view.places(_SAID | _NOUNS)
    near = [
        time
        for time in view.times
        if any(0 <= time.first - place <= _NEAR or 0 < place - time.end + 1 <= _NEAR for place in told)
    ]
    when = resolve_when([replace(near[0], bound="")], [], discourse, None) if near else None
    if when is None or not when.years or when.unclear:
        return situation.at(years=None, days=None, timed=False)
    return situation.at(years=when.years, days=when.days, since=None, span=False, listed=(), timed=True)

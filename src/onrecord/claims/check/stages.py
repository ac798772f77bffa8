"""Which of the Assembly's two actions a claim speaks of: the committee in November or the plenary in December."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.scope import is_dated
from onrecord.claims.models import Stage

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Action, Text
    from onrecord.claims.models import Claim


def find_actions(claim: Claim, text: Text, published: date | None) -> tuple[Action, ...]:
    """The actions on the text that the claim may mean, the likeliest first.

    The stage named decides; else the day named; else, of an article that appeared between the two, the one that had
    happened. What is left open may be either.
    """
    actions = text.actions
    if claim.stage is not None and text.forum is Forum.GA:
        return tuple(action for action in actions if action.stage is claim.stage)
    within = _find_within(claim, actions)
    if within:
        return within
    if published is not None:
        done = tuple(action for action in actions if action.date is None or action.date <= published)
        actions = done or actions
    return tuple(sorted(actions, key=lambda action: action.stage is Stage.COMMITTEE))


def _find_within(claim: Claim, actions: tuple[Action, ...]) -> tuple[Action, ...]:
    if claim.days is None or not is_dated(claim):
        return ()
    first, last = claim.days
    return tuple(action for action in actions if action.date and first <= action.date <= last)


def is_off_day(claim: Claim, action: Action) -> bool:
    """True where the claim names a day, a week or a month, and the action was on another."""
    if claim.days is None or not is_dated(claim) or action.date is None:
        return False
    return not claim.days[0] <= action.date <= claim.days[1]

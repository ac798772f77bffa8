"""Whether a total rose or fell as told since the vote before: "abstentions fell to 48"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import UNITS

if TYPE_CHECKING:
    from onrecord.claims.check.held import Action, Series, Text
    from onrecord.claims.models import Claim, Tallies

_NUMBER = rf"(?:\d+|{'|'.join(UNITS)})\b"
_RISES = (
    r"rose|rises|risen|climbed|climbs|grew|grown|grows|increased|increases|jumped|swelled|edged up|went up|crept up"
)
_FALLS = (
    r"fell|falls|fallen|dropped|drops|shrank|shrunk|declined|decreased|sank|slipped|slid|dipped|edged down|went down"
)
_ROSE = re.compile(
    rf"\b(?:{_RISES})(?: \w+)?(?: slightly| sharply| further| again)? to (?:just |only |some )?{_NUMBER}"
)
_FELL = re.compile(rf"\b(?:{_FALLS})(?: slightly| sharply| further| again)? to (?:just |only |some )?{_NUMBER}")


def before_turn(
    claim: Claim, says: Tallies, series: Series, votes: list[tuple[Text, Action]]
) -> tuple[Text, Action] | None:
    """Return the vote before, where the one total told did not rise or fall since then as the words say.

    The committee's vote on the same text may be meant too.
    """
    sides = [at for at, one in enumerate((says.yes, says.no, says.abstain)) if one is not None]
    rose, fell = _ROSE.search(claim.quote) is not None, _FELL.search(claim.quote) is not None
    if len(sides) != 1 or rose == fell or says.step or claim.year is None:
        return None
    side, (text, action) = sides[0], votes[0]
    earlier = [one for one in series.of_forum(text.forum) if one.year < text.year]
    held = [(one, other) for one in earlier if (other := one.action(action.stage)) is not None and other.tallies]
    committee = [(text, other) for other in text.actions if other is not action and other.tallies]
    if not held or any(_turned(side, action, other, rises=rose) for _, other in [*committee, *held[-1:]]):
        return None
    return held[-1]


def _turned(side: int, action: Action, before: Action, *, rises: bool) -> bool:
    """Whether the total rose, or fell, by some source's figures; what is not held bears either out."""
    pairs = [(now[side], then[side]) for now in action.tallies for then in before.tallies]
    known = [(now, then) for now, then in pairs if now is not None and then is not None]
    return not known or any(now > then if rises else now < then for now, then in known)

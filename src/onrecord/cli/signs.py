"""The signs and words of the design, for a terminal: a mark and a word for each value, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.standing.values import Position, Sponsor


@dataclass(frozen=True, slots=True)
class Sign:
    """How one value is shown."""

    mark: str
    word: str
    colour: str = ""
    """Colour of the mark; empty for the terminal's own."""


POSITION_SIGNS: dict[str, Sign] = {
    Position.SPONSOR: Sign("■", "sponsor", "#0B3C7D"),
    Position.VOTED_YES: Sign("●", "voted yes", "#3F7FCF"),
    Position.JOINED_CONSENSUS: Sign("○", "joined consensus", "#3F7FCF"),
    Position.ABSTAINED: Sign("▨", "abstained", "#8C857B"),
    Position.VOTED_NO: Sign("◆", "voted no", "#B3402A"),
    Position.ABSENT: Sign("·", "absent", "#8C857B"),
    Position.DISSOCIATED: Sign("◇", "dissociated", "#B3402A"),
    Position.NOT_A_MEMBER: Sign(" ", "not a member"),
    Position.UNKNOWN: Sign("?", "unknown"),
}

SPONSOR_SIGNS: dict[str, Sign] = {
    Sponsor.YES: Sign("■", "sponsor", "#0B3C7D"),
    Sponsor.NO: Sign(" ", "no sponsor"),
    Sponsor.UNKNOWN: Sign("?", "unknown"),
}

FORUM_WORDS = {
    "GA": "General Assembly (Third Committee and plenary)",
    "HRC": "Human Rights Council",
    "CHR": "Commission on Human Rights",
    "SC": "Security Council",
}
"""Forums in the order in which a page shows them."""

BODY_WORDS = {
    "A": "General Assembly",
    "A/C.3": "Third Committee",
    "A/HRC": "Human Rights Council",
    "E/CN.4": "Commission on Human Rights",
    "S": "Security Council",
}

METHOD_WORDS = {"without_vote": "without a vote", "recorded_vote": "by recorded vote"}

ROLE_WORDS = {
    "main": "Main sponsors (penholders)",
    "tabled": "On the list as tabled",
    "added": "Joined before adoption",
    "sponsor": "Sponsors, not known how",
    "withdrawn": "Withdrew",
    "not_sponsor": "Said not to sponsor",
}
"""Roles in the order in which a page shows them."""

BALLOT_WORDS = {"yes": "In favour", "no": "Against", "abstain": "Abstained", "absent": "Did not vote"}

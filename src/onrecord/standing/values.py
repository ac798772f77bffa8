"""The words that a position is said in."""

from __future__ import annotations

from enum import StrEnum


class Position(StrEnum):
    """Where a state stood on a series in a forum in a session; the order is that of the documentation."""

    SPONSOR = "sponsor"
    VOTED_YES = "voted_yes"
    JOINED_CONSENSUS = "joined_consensus"
    """A member, no sponsor, when the text was adopted without a vote."""
    ABSTAINED = "abstained"
    VOTED_NO = "voted_no"
    ABSENT = "absent"
    """A member that cast no vote in a roll call."""
    DISSOCIATED = "dissociated"
    """Said that it does not join a text adopted without a vote."""
    NOT_A_MEMBER = "not_a_member"
    """No seat in the forum on the day, and no sponsor."""
    UNKNOWN = "unknown"
    """The record does not say."""


class Sponsor(StrEnum):
    """Whether a state sponsored the text, said apart from its vote: a list can be silent where a roll call is not."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


BALLOT_POSITION: dict[str, Position] = {
    "yes": Position.VOTED_YES,
    "no": Position.VOTED_NO,
    "abstain": Position.ABSTAINED,
    "absent": Position.ABSENT,
    "dissociated": Position.DISSOCIATED,
}
"""What a row of `ballots` makes of a state that did not sponsor."""

"""The closed lists: all that a column of the record may hold, where that is one of a few words.

The column's own documentation says what the words mean; the README of the pack says it of the phases.
"""

from __future__ import annotations

from onrecord.record.origin import Rank

RANKS = tuple(rank.value for rank in Rank)
"""The heaviest first."""
DOCUMENT_KINDS = (
    "draft", "revised_draft", "amendment", "draft_decision", "chairs_text", "note", "resolution", "decision",
    "committee_report", "meeting_record", "press_release",
)  # fmt: skip
ACTION_KINDS = ("adopted", "rejected", "deferred", "withdrawn")
METHODS = ("without_vote", "recorded_vote")
ROLES = ("main", "tabled", "added", "withdrawn", "sponsor", "not_sponsor")
BALLOT_VALUES = ("yes", "no", "abstain", "absent")
LISTS = ("sponsors", "ballots")
STAGES = ("at_tabling", "at_adoption", "vote")
EXTENTS = ("complete", "partial", "none", "selection")
PARAGRAPH_KINDS = ("PP", "OP")
STATE_KINDS = ("member", "observer", "other")
FORM_KINDS = ("official", "short", "printed", "news", "adjective", "demonym", "capital", "government")
ACT_KINDS = (
    "appointment", "context", "institution", "law", "letter", "practice", "report", "sponsorship", "statement",
    "vacancy", "vote",
)  # fmt: skip
PHASES = (
    # a coming step is told
    "considered", "announced", "dissolution_announced",
    # it begins
    "passed", "created", "in_force", "appointed", "published", "tabled", "sent",
    # it goes on, or is carried out
    "held", "carried_out", "said", "confirmed", "adopted",
    # it shrinks or ends
    "reduced", "withheld", "merged", "dissolved", "vacant", "ended",
    # a state on a text or in a body
    "joined", "stayed_out", "rejoined", "left", "voted_yes", "voted_no", "abstained",
    # a text says something that no earlier one did
    "asked_first",
)  # fmt: skip
SIGNER_KINDS = ("organisation", "individual")
LEVELS = ("note", "warning", "error")

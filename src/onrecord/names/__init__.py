"""States and their names on a date, from a reviewed table that comes with the package."""

from onrecord.names.bulk import resolve_forms
from onrecord.names.members import is_member, members
from onrecord.names.mentions import Mention, mention_forms
from onrecord.names.resolve import (
    Ambiguous,
    Outcome,
    Party,
    Resolved,
    Unknown,
    outcomes_over_time,
    resolve_code,
    resolve_mention,
    resolve_over,
    resolve_party,
    resolve_state,
)
from onrecord.names.tables import DATA_FILES, Group, State, data_bytes, group, groups, state, states

__all__ = [
    "DATA_FILES",
    "Ambiguous",
    "Group",
    "Mention",
    "Outcome",
    "Party",
    "Resolved",
    "State",
    "Unknown",
    "data_bytes",
    "group",
    "groups",
    "is_member",
    "members",
    "mention_forms",
    "outcomes_over_time",
    "resolve_code",
    "resolve_forms",
    "resolve_mention",
    "resolve_over",
    "resolve_party",
    "resolve_state",
    "state",
    "states",
]

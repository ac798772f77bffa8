"""The tables of the record, column by column. The documentation page of columns is made from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record.tables.accounts import DISCREPANCIES, ORIGINS
from onrecord.record.tables.deeds import ACTS, GOVERNMENTS, LETTER_NAMES, LETTERS
from onrecord.record.tables.lists import BALLOTS, COVERAGE, ROLL_CALLS, SPONSORSHIPS
from onrecord.record.tables.states import MEMBERSHIPS, STATE_NAMES, STATES
from onrecord.record.tables.texts import ACTIONS, ASKS, DOCUMENTS, PARAGRAPHS, SERIES, SERIES_MEMBERS, TOPICS

if TYPE_CHECKING:
    from onrecord.record.columns import Table

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS,
        ACTIONS,
        SPONSORSHIPS,
        BALLOTS,
        ROLL_CALLS,
        COVERAGE,
        PARAGRAPHS,
        TOPICS,
        ASKS,
        SERIES,
        SERIES_MEMBERS,
        STATES,
        STATE_NAMES,
        MEMBERSHIPS,
        GOVERNMENTS,
        ACTS,
        LETTERS,
        LETTER_NAMES,
        ORIGINS,
        DISCREPANCIES,
    )
}
"""Every table by name, in the order in which the documentation lists them."""

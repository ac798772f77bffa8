"""Lists of states on a document: sponsors and votes, and how complete they are."""

from __future__ import annotations

from onrecord.record import values
from onrecord.record.columns import CHOSEN, COUNT, DAY, NUMBER, ORIGIN, TEXT, Column, Table
from onrecord.record.tables.keys import BODY, DOCUMENT, PRINTED, SESSION, STATE

SPONSORSHIPS = Table(
    "sponsorships",
    "A state and a document: that it sponsors it, or that a source says it does not.",
    ("document", "state", "role"),
    (
        DOCUMENT,
        BODY,
        SESSION,
        STATE,
        PRINTED,
        Column(
            "role",
            TEXT,
            "main (penholder), tabled (on the printed list), added (joined before adoption), withdrawn, "
            "sponsor (a source names it as a sponsor and not how), not_sponsor (a source says it is none).",
            nullable=False,
            values=values.ROLES,
        ),
        Column("via", TEXT, "The group on whose behalf: European Union, Group of 77."),
        Column("date", DAY, "The day on which it joined, where known."),
        Column("stated_in", TEXT, "Symbol of the document that states it (a draft, a committee report).", symbol=True),
        CHOSEN,
        ORIGIN,
    ),
)

BALLOTS = Table(
    "ballots",
    "A state's vote in one recorded vote.",
    ("document", "state"),
    (
        DOCUMENT,
        BODY,
        SESSION,
        Column("date", DAY, "Day of the vote."),
        STATE,
        PRINTED,
        Column("ballot", TEXT, "yes, no, abstain, absent.", nullable=False, values=values.BALLOT_VALUES),
        CHOSEN,
        ORIGIN,
    ),
)

ROLL_CALLS = Table(
    "roll_calls",
    "Which document a data set's numbered roll call is of. A data set that knows its roll calls by number only states "
    "ballots with `voeten:5600` in the place of the document; the build puts the symbol there.",
    ("roll_call",),
    (
        Column("roll_call", TEXT, "Data set and number: voeten:5600.", nullable=False),
        Column("document", TEXT, "Symbol of the document voted on; empty where no link is held.", symbol=True),
        Column("agreement", NUMBER, "Share of equal votes in both data sets, 0 to 1."),
        Column("note", TEXT, "How the link was found."),
        CHOSEN,
        ORIGIN,
    ),
)

COVERAGE = Table(
    "coverage",
    "How complete a list is. Not being on a partial list says nothing.",
    ("document", "list", "stage"),
    (
        DOCUMENT,
        Column("list", TEXT, "sponsors or ballots.", nullable=False, values=values.LISTS),
        Column("stage", TEXT, "at_tabling or at_adoption; for ballots: vote.", nullable=False, values=values.STAGES),
        Column("extent", TEXT, "complete, partial, none or selection.", nullable=False, values=values.EXTENTS),
        Column("names", COUNT, "How many names the record holds at that stage."),
        Column("total", COUNT, "How many there were, as a source gives it."),
        Column("total_printed", TEXT, "The total as printed: 61, more than 40."),
        Column("note", TEXT, "What is missing and why, in words."),
        CHOSEN,
        ORIGIN,
    ),
)

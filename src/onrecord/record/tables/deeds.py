"""Governments, what they did at home, and who wrote to them."""

from __future__ import annotations

from onrecord.record import values
from onrecord.record.columns import COUNT, DAY, FLAG, ORIGIN, TEXT, Column, Table
from onrecord.record.tables.keys import PARTIAL

GOVERNMENTS = Table(
    "governments",
    "Who headed a state's government or state, from a day to a day.",
    ("state", "head", "from"),
    (
        Column("state", TEXT, "ISO3 code.", nullable=False),
        Column("head", TEXT, "The head's name.", nullable=False),
        Column("from", DAY, "First day in office.", nullable=False),
        Column("to", DAY, "Last day in office; empty for still."),
        Column("note", TEXT, "How the term began or ended."),
        ORIGIN,
    ),
)

ACTS = Table(
    "acts",
    "A dated act of a government at home, or an event beside it, that bears on the question.",
    ("act_id",),
    (
        Column("act_id", TEXT, "`ev:<date>:<kind>`, with a counter (`#2`) where two share it.", nullable=False),
        Column("state", TEXT, "ISO3 code of the state that it bears on; empty for none."),
        Column("date", TEXT, f"When, {PARTIAL}.", nullable=False, partial_day=True),
        Column("end", TEXT, f"Until when, {PARTIAL}.", partial_day=True),
        Column(
            "kind",
            TEXT,
            "appointment, context (an event beside it), institution, law, letter, practice, report, sponsorship, "
            "statement, vacancy, vote.",
            nullable=False,
            values=values.ACT_KINDS,
        ),
        Column("actor", TEXT, "Who acted."),
        Column(
            "object",
            TEXT,
            "What it was done to, by name; several parted by ` ; `: annual report on human rights in North Korea.",
        ),
        Column(
            "phase",
            TEXT,
            "What became of the object; one for all objects, or one for each in their order, parted by ` ; `. "
            f"One of: {', '.join(values.PHASES)}.",
            values=values.PHASES,
            several=True,
        ),
        Column("summary", TEXT, "What happened, in one sentence of our own.", nullable=False),
        Column("note", TEXT, "What is uncertain."),
        ORIGIN,
    ),
)

LETTERS = Table(
    "letters",
    "An open letter.",
    ("letter",),
    (
        Column("letter", TEXT, "Id of the letter: L2025b.", nullable=False),
        Column("date", DAY, "Date of the letter.", nullable=False),
        Column("addressee", TEXT, "To whom.", nullable=False),
        Column("addressee_state", TEXT, "ISO3 code of the addressee's state, where one."),
        Column("copied_to", TEXT, "Copies to."),
        Column("lead", TEXT, "Who led or published it."),
        Column("organisations", COUNT, "How many organisations signed."),
        Column("organisations_other", COUNT, "The number that another copy gives."),
        Column("individuals", COUNT, "How many individuals signed or endorsed."),
        Column("countries", COUNT, "From how many countries."),
        Column("countries_other", COUNT, "The number that another copy gives."),
        Column("counts_printed", TEXT, "The counts as the copies print them."),
        Column("subject", TEXT, "What it is about."),
        Column("body", TEXT, "Body whose text it speaks of: A/C.3, A/HRC."),
        Column("session", TEXT, "Session of that body."),
        Column("asks", TEXT, "What it asks for, in our own words."),
        Column("asks_sponsorship", FLAG, "True where it asks the state to co-sponsor."),
        Column("note", TEXT, "What is uncertain."),
        ORIGIN,
    ),
)

LETTER_NAMES = Table(
    "letter_names",
    "Who signed or endorsed a letter, as far as known.",
    ("letter", "name"),
    (
        Column("letter", TEXT, "Id of the letter.", nullable=False),
        Column("kind", TEXT, "organisation or individual.", nullable=False, values=values.SIGNER_KINDS),
        Column("name", TEXT, "Name as printed.", nullable=False),
        Column("country", TEXT, "Country as printed."),
        ORIGIN,
    ),
)

"""States, their names, and what they belong to."""

from __future__ import annotations

from onrecord.record import values
from onrecord.record.columns import DAY, ORIGIN, TEXT, Column, Table

STATES = Table(
    "states",
    "A state, present or former, or another entity that documents list among states.",
    ("state",),
    (
        Column("state", TEXT, "ISO3 code (ISO 3166-3 where former).", nullable=False),
        Column("m49", TEXT, "UN M49 code, three digits."),
        Column("name", TEXT, "Short name in English.", nullable=False),
        Column(
            "kind",
            TEXT,
            "member (present or former member of the United Nations), observer (observer state), other.",
            nullable=False,
            values=values.STATE_KINDS,
        ),
        Column("exists_from", DAY, "First day as a state; empty where older than the United Nations."),
        Column("exists_to", DAY, "Last day as a state; empty for still."),
        Column("member_from", DAY, "Day of admission to the United Nations."),
        Column("member_to", DAY, "Last day of membership."),
        Column("continues", TEXT, "ISO3 code of the state whose seat it continues."),
        Column("successor", TEXT, "ISO3 code of the state that continues or succeeds it, several by spaces."),
        Column("regional_group", TEXT, "Regional group today: AG, APG, EEG, GRULAC, WEOG."),
        Column("note", TEXT, "What a reader must know."),
        ORIGIN,
    ),
)

STATE_NAMES = Table(
    "state_names",
    "A form of a state's name and the years in which it is the state's.",
    ("form", "state", "from"),
    (
        Column("form", TEXT, "The name as written.", nullable=False),
        Column("state", TEXT, "ISO3 code.", nullable=False),
        Column(
            "kind",
            TEXT,
            "Names: official, short, printed, news. What stands for a state in news: adjective, demonym, capital, "
            "government.",
            nullable=False,
            values=values.FORM_KINDS,
        ),
        Column("from", DAY, "First day on which the form is the state's; empty for always."),
        Column("to", DAY, "Last day; empty for still."),
        Column("note", TEXT, "Where the form is found, why it ends."),
        ORIGIN,
    ),
)

MEMBERSHIPS = Table(
    "memberships",
    "A state in a group or with a seat in a body, from a day to a day.",
    ("state", "group", "from"),
    (
        Column("state", TEXT, "ISO3 code.", nullable=False),
        Column("group", TEXT, "Body or group: A/HRC, E/CN.4, EU, WEOG …", nullable=False),
        Column("from", DAY, "First day, or the earliest that the source shows."),
        Column("to", DAY, "Last day; empty for still."),
        ORIGIN,
    ),
)

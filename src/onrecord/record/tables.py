"""The tables of the record, column by column. The documentation page of columns is made from this file."""

from __future__ import annotations

from onrecord.discrepancies import CODES
from onrecord.record import values
from onrecord.record.columns import CHOSEN, COUNT, DAY, FLAG, NUMBER, ORIGIN, TEXT, Column, Table

_DOCUMENT = Column("document", TEXT, "Symbol of the document.", nullable=False, symbol=True)
_BODY = Column("body", TEXT, "Body: A, A/C.3, A/HRC, E/CN.4, S.", nullable=False)
_SESSION = Column("session", TEXT, "Number of the body's session as printed in symbols: 78, ES-11, S-28.")
_STATE = Column(
    "state", TEXT, "ISO3 code of the state on that date; empty where the name stays unresolved.", built=True
)
_PRINTED = Column("printed", TEXT, "The state's name as printed there.")
_PARTIAL = "as far as it is known: 2018, 2016-09 or 2016-09-28"

DOCUMENTS = Table(
    "documents",
    "A document: anything with a symbol.",
    ("document",),
    (
        _DOCUMENT,
        _BODY,
        _SESSION,
        Column(
            "kind",
            TEXT,
            "draft, revised_draft, amendment, draft_decision, chairs_text, note, resolution, decision, "
            "committee_report, meeting_record, press_release.",
            nullable=False,
            values=values.DOCUMENT_KINDS,
        ),
        Column("title", TEXT, "Title as printed; empty where no source gives it."),
        Column("date", TEXT, f"Date of the document, {_PARTIAL}.", partial_day=True),
        Column("agenda_item", TEXT, "Agenda item as printed."),
        Column("becomes", TEXT, "Symbol of the resolution that a draft became.", symbol=True),
        Column("revises", TEXT, "Symbol of the document that this one revises or amends.", symbol=True),
        Column("reissue", TEXT, "Stars and date of a reissue as printed."),
        CHOSEN,
        ORIGIN,
    ),
)

ACTIONS = Table(
    "actions",
    "What a body did with a document on a date.",
    ("body", "session", "document", "leads_to", "kind"),
    (
        Column("document", TEXT, "Symbol acted on; empty where the draft's symbol is not known.", symbol=True),
        _BODY,
        _SESSION,
        Column("date", DAY, "Day of the action."),
        Column("kind", TEXT, "adopted, rejected, deferred, withdrawn.", nullable=False, values=values.ACTION_KINDS),
        Column(
            "method",
            TEXT,
            "without_vote or recorded_vote; empty where the source gives the outcome only.",
            values=values.METHODS,
        ),
        Column("yes", COUNT, "Votes in favour, as the source totals them."),
        Column("no", COUNT, "Votes against."),
        Column("abstain", COUNT, "Abstentions."),
        Column("not_voting", COUNT, "Members that did not vote."),
        Column("leads_to", TEXT, "Symbol of the resolution that a committee's draft became.", symbol=True),
        Column("meeting", TEXT, "Symbol of the meeting record.", symbol=True),
        CHOSEN,
        ORIGIN,
    ),
)

SPONSORSHIPS = Table(
    "sponsorships",
    "A state and a document: that it sponsors it, or that a source says it does not.",
    ("document", "state", "role"),
    (
        _DOCUMENT,
        _BODY,
        _SESSION,
        _STATE,
        _PRINTED,
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
        _DOCUMENT,
        _BODY,
        _SESSION,
        Column("date", DAY, "Day of the vote."),
        _STATE,
        _PRINTED,
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
        _DOCUMENT,
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

PARAGRAPHS = Table(
    "paragraphs",
    "A paragraph of a text, with its place.",
    ("document", "position"),
    (
        _DOCUMENT,
        Column("position", COUNT, "Place in the text, from 1.", nullable=False),
        Column("kind", TEXT, "PP (preambular) or OP (operative).", nullable=False, values=values.PARAGRAPH_KINDS),
        Column("label", TEXT, "Label in the text: PP4, OP3, OP3(a)."),
        Column("page", COUNT, "Page on which it begins."),
        Column("text", TEXT, "The paragraph.", nullable=False),
        ORIGIN,
    ),
)

TOPICS = Table(
    "topics",
    "What an ask can be about.",
    ("topic",),
    (
        Column("topic", TEXT, "Short id: abductees, icc_referral.", nullable=False),
        Column("title", TEXT, "The topic in words for a page.", nullable=False),
        Column("covers", TEXT, "What falls under it, in one line.", nullable=False),
        ORIGIN,
    ),
)

ASKS = Table(
    "asks",
    "What a paragraph wants, in our own words: each operative paragraph, and of the preamble those that ask.",
    ("document", "paragraph", "topic"),
    (
        _DOCUMENT,
        Column("paragraph", TEXT, "Label of the paragraph: OP3, OP2(a)(v), PP25.", nullable=False),
        Column("topic", TEXT, "One of the table `topics`: abductees, accountability …", nullable=False),
        Column("verb", TEXT, "The paragraph's verb as in the text, without also or further: urges.", nullable=False),
        Column("addressee", TEXT, "Who is asked: an ISO3 code, Security Council, Member States …"),
        Column("summary", TEXT, "What is asked, in one sentence of our own.", nullable=False),
        Column("page", COUNT, "Page on which the paragraph begins."),
        ORIGIN,
    ),
)

SERIES = Table(
    "series",
    "The same question brought back year after year.",
    ("series",),
    (
        Column("series", TEXT, "Short id: dprk.", nullable=False),
        Column("title", TEXT, "The usual title.", nullable=False),
        Column("about", TEXT, "ISO3 code of the state that the series is about, where one."),
        Column("note", TEXT, "How the series runs."),
        ORIGIN,
    ),
)

SERIES_MEMBERS = Table(
    "series_members",
    "A document of a series.",
    ("series", "document"),
    (
        Column("series", TEXT, "Id of the series.", nullable=False),
        _DOCUMENT,
        Column("score", NUMBER, "How sure the link is, 0 to 1.", nullable=False),
        Column("why", TEXT, "Why it belongs, in one sentence.", nullable=False),
        Column("by", TEXT, "Who linked it: a rule or a person.", nullable=False),
        ORIGIN,
    ),
)

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
        Column("date", TEXT, f"When, {_PARTIAL}.", nullable=False, partial_day=True),
        Column("end", TEXT, f"Until when, {_PARTIAL}.", partial_day=True),
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

ORIGINS = Table(
    "origins",
    "Where a fact was read.",
    ("origin_id",),
    (
        Column("origin_id", TEXT, "Sixteen hexadecimal digits, made from all other columns.", nullable=False),
        Column("file", TEXT, "Name of the file.", nullable=False),
        Column("sha256", TEXT, "Hash of the file.", nullable=False),
        Column("locator", TEXT, "The place in it.", nullable=False),
        Column("reader", TEXT, "Reader and version.", nullable=False),
        Column("rank", TEXT, "document, catalogue, dataset or reported.", nullable=False, values=values.RANKS),
        Column("source", TEXT, "Who says so: address, symbol or citation."),
        Column("printed", TEXT, "What is printed there, where the row does not keep it itself."),
    ),
)

DISCREPANCIES = Table(
    "discrepancies",
    "What does not add up.",
    ("code", "document", "field", "locator"),
    (
        Column(
            "code",
            TEXT,
            "The code; the list of codes says what each means.",
            nullable=False,
            values=tuple(CODES),
        ),
        Column("level", TEXT, "note, warning or error.", nullable=False, values=values.LEVELS),
        Column("document", TEXT, "Symbol of the document that it is about."),
        Column("field", TEXT, "Field, column or state that it is about."),
        Column("message", TEXT, "One plain sentence.", nullable=False),
        Column("printed", TEXT, "What stands in the source."),
        Column("value", TEXT, "What the record took."),
        Column("source", TEXT, "Who says so."),
        Column("other_value", TEXT, "What the other source says."),
        Column("other_source", TEXT, "Who says that."),
        Column("file", TEXT, "Name of the source file."),
        Column("locator", TEXT, "The place in it."),
        Column("rows", COUNT, "How many rows of the source it stands for.", nullable=False),
    ),
)

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

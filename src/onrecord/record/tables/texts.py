"""Documents, what bodies did with them, and what they say."""

from __future__ import annotations

from onrecord.record import values
from onrecord.record.columns import CHOSEN, COUNT, DAY, NUMBER, ORIGIN, TEXT, Column, Table
from onrecord.record.tables.keys import BODY, DOCUMENT, PARTIAL, SESSION

DOCUMENTS = Table(
    "documents",
    "A document: anything with a symbol.",
    ("document",),
    (
        DOCUMENT,
        BODY,
        SESSION,
        Column(
            "kind",
            TEXT,
            "draft, revised_draft, amendment, draft_decision, chairs_text, note, resolution, decision, "
            "committee_report, meeting_record, press_release.",
            nullable=False,
            values=values.DOCUMENT_KINDS,
        ),
        Column("title", TEXT, "Title as printed; empty where no source gives it."),
        Column("date", TEXT, f"Date of the document, {PARTIAL}.", partial_day=True),
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
        BODY,
        SESSION,
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

PARAGRAPHS = Table(
    "paragraphs",
    "A paragraph of a text, with its place.",
    ("document", "position"),
    (
        DOCUMENT,
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
        DOCUMENT,
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
        DOCUMENT,
        Column("score", NUMBER, "How sure the link is, 0 to 1.", nullable=False),
        Column("why", TEXT, "Why it belongs, in one sentence.", nullable=False),
        Column("by", TEXT, "Who linked it: a rule or a person.", nullable=False),
        ORIGIN,
    ),
)

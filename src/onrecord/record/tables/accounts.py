"""Where every row was read, and what does not add up."""

from __future__ import annotations

from onrecord.discrepancies import CODES
from onrecord.record import values
from onrecord.record.columns import COUNT, TEXT, Column, Table

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

"""Roll calls of the Human Rights Council, a vote a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import SymbolError
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame
from onrecord.record.tables import TABLES
from onrecord.sources.catalogue import kind_of, session_text, title_proper
from onrecord.sources.csv_table import Layout, read_frame, read_header
from onrecord.sources.reading import declared
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from onrecord.record.statements import SourceFile

SOURCE = "Roll calls of the Human Rights Council, from the OHCHR library"
CORE = ("symbol", "date", "type", "name", "vote")
BALLOTS = {"YES": "yes", "NO": "no", "ABSTAIN": "abstain", "NO_VOTE": "absent"}
TYPES = ("resolution", "decision", "amendment")
SEATS = 47
"""General Assembly resolution 60/251, paragraph 7."""
_ORALLY = re.compile(r"\s+as orally (?:revised|amended)$", re.IGNORECASE)
_AMENDMENT = re.compile(r"A/HRC/RES/(?=[^/]+/L\.)")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HrcCsv:
    """Resolutions, decisions and amendments that the Council voted on."""

    name: str = "hrc_csv"
    version: int = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the first line has exactly the columns of this table that matter."""
        return Layout.find(read_header(source), declared(self.name)).has(*CORE)

    def read(self, source: SourceFile) -> Reading:
        """Documents, actions, ballots and how complete each roll call is. No totals are printed, so none are stated.

        Rows without a usable symbol or vote are named and left out. Raises InputError where the file is no such table.
        """
        known = declared(self.name)
        layout = Layout.find(read_header(source), known)
        layout.require(source, CORE)
        frame = read_frame(source, layout)
        known.check_count(source, frame.height)
        calls, found = _read_calls(frame)
        votes = frame.join(calls, on="symbol", how="left", maintain_order="left").with_columns(
            ballot=pl.col("vote").replace_strict(BALLOTS, default=None, return_dtype=pl.String)
        )
        unread = votes.filter(
            pl.col("document").is_not_null() & (pl.col("ballot").is_null() | pl.col("name").is_null())
        )
        found += [_unread_vote(row) for row in unread.iter_rows(named=True)]
        usable = votes.filter(pl.all_horizontal(pl.col("document", "ballot", "name").is_not_null()))
        tables = _frame_tables(usable)
        return Reading(
            file=source.name,
            sha256=source.sha256,
            reader=f"{self.name}/{self.version}",
            statements=tables,
            discrepancies=(*layout.report_unread(known), *found),
            rows_read=frame.height,
            rows_used=tables["ballots"].height,
            rows_in="ballots",
        )


def _read_calls(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Discrepancy]]:
    """One row a roll call with what all its votes share; those that cannot be used are named with their rows."""
    heads = frame.group_by("symbol", maintain_order=True).agg(
        pl.len().alias("rows"),
        pl.struct("date", "type", "title").n_unique().alias("heads"),
        *(pl.col(name).first() for name in ("date", "type", "title")),
        pl.col("row").first().alias("first_row"),
    )
    rows: list[Row] = []
    found: list[Discrepancy] = []
    for head in heads.iter_rows(named=True):
        row = _read_call(head, found)
        if row is not None:
            rows.append(row)
    schema = {
        **dict.fromkeys(("symbol", "document", "body", "session", "kind", "proper", "locator"), pl.String),
        "day": pl.Date,
    }
    return pl.DataFrame(rows, schema=schema), found


def _read_call(head: Row, found: list[Discrepancy]) -> Row | None:
    printed, locator = head["symbol"], f"symbol={head['symbol']}"
    symbol = _read_symbol(printed, head, found)
    if symbol is None:
        return None
    if head["heads"] > 1:
        message = f"The rows of {printed} differ in date, type or title; the first row was followed."
        found.append(Discrepancy("record-differs", message, document=printed, locator=locator, source=SOURCE))
    try:
        day = date.fromisoformat(head["date"] or "")
    except ValueError:
        message = f"{head['date']!r} is no day; the vote is kept without one."
        found.append(Discrepancy("bad-date", message, Level.WARNING, printed, "date", head["date"], locator=locator))
        day = None
    kind = "amendment" if head["type"] == "amendment" else kind_of(symbol)
    if head["type"] not in TYPES:
        message = f"{head['type']!r} is no type that we know."
        found.append(Discrepancy("unread-field", message, Level.NOTE, printed, "type", head["type"], locator=locator))
    return {
        "symbol": printed,
        "document": symbol.canonical,
        "body": str(symbol.body),
        "session": session_text(symbol),
        "kind": kind or "draft",
        "proper": title_proper(head["title"]),
        "locator": locator,
        "day": day,
    }


def _read_symbol(printed: str | None, head: Row, found: list[Discrepancy]) -> Symbol | None:
    """The symbol, where the cell holds one; two faults of this table are mended and said.

    An amendment's draft symbol with RES in it (A/HRC/RES/56/L.31), and words behind a symbol.
    """
    mended = _AMENDMENT.sub("A/HRC/", _ORALLY.sub("", printed or ""))
    try:
        symbol = Symbol.parse(mended)
    except SymbolError as error:
        found.append(
            Discrepancy(
                "bad-symbol", f"{error}; its votes are left out.", Level.ERROR, field="symbol", printed=printed,
                locator=f"row {head['first_row']}", rows=head["rows"], source=SOURCE,
            )
        )  # fmt: skip
        return None
    if printed != symbol.canonical:
        message = f"{printed} is read as {symbol.canonical}."
        found.append(
            Discrepancy(
                "misprint", message, Level.NOTE, symbol.canonical, "symbol", printed, symbol.canonical,
                locator=f"symbol={printed}", source=SOURCE,
            )
        )  # fmt: skip
    return symbol


def _unread_vote(row: Row) -> Discrepancy:
    code = "missing-value" if row["name"] is None or row["vote"] is None else "bad-vote"
    return Discrepancy(
        code,
        f"Row {row['row']} has no state or no vote that we know; it is left out.",
        Level.ERROR,
        document=row["document"],
        field=row["name"],
        printed=row["vote"],
        locator=f"{row['locator']}, row {row['row']}",
        source=SOURCE,
    )


def _frame_tables(usable: pl.DataFrame) -> dict[str, pl.DataFrame]:
    schema = TABLES["ballots"].statement_schema
    placed = usable.with_columns(
        pl.lit(SOURCE).alias("source"),
        pl.lit(str(Rank.DATASET)).alias("rank"),
        pl.lit(None, pl.String).alias("origin_printed"),
    )
    ballots = placed.select(
        "document", "body", "session", pl.col("day").alias("date"), pl.col("name").alias("printed"), "ballot",
        "locator", "source", "rank", "origin_printed",
    ).select(pl.col(name).cast(dtype) for name, dtype in schema.items())  # fmt: skip
    count = [(pl.col("ballot") == word).sum().alias(word) for word in ("yes", "no")]
    calls = usable.group_by("symbol", maintain_order=True).agg(
        *(pl.col(c).first() for c in ("document", "body", "session", "kind", "proper", "title", "day", "locator")),
        pl.len().alias("names"),
        *count,
    )
    rows = [_state_call(call) for call in calls.iter_rows(named=True)]
    return {
        "documents": statement_frame("documents", [one[0] for one in rows]),
        "actions": statement_frame("actions", [one[1] for one in rows if one[1] is not None]),
        "ballots": ballots,
        "coverage": statement_frame("coverage", [one[2] for one in rows]),
    }


def _state_call(call: Row) -> tuple[Row, Row | None, Row]:
    """The document, the action and the coverage of one roll call."""
    where = {"locator": call["locator"], "source": SOURCE, "rank": str(Rank.DATASET)}
    head = {name: call[name] for name in ("document", "body", "session")}
    day = call["day"]
    document = {
        **head,
        **where,
        "kind": call["kind"],
        "title": call["proper"],
        "date": day.isoformat() if day and call["kind"] != "amendment" else None,
        "origin_printed": call["title"] if call["title"] != call["proper"] else None,
    }
    outcome = _find_outcome(call)
    action = None
    if outcome is not None:
        note = "the outcome follows from the votes" if call["kind"] == "amendment" else None
        action = {**head, **where, "date": day, "kind": outcome, "method": "recorded_vote", "origin_printed": note}
    whole = call["names"] == SEATS
    coverage = {
        **where,
        "document": call["document"],
        "list": "ballots",
        "stage": "vote",
        "extent": "complete" if whole else "partial",
        "names": call["names"],
        "note": None if whole else f"the Council has {SEATS} seats; one may have been vacant or suspended",
    }
    return document, action, coverage


def _find_outcome(call: Row) -> str | None:
    """Resolutions and decisions carry their symbol because they were adopted; an amendment's outcome is counted.

    None where seats that are not named could turn it. A tie rejects (rules of procedure of the Assembly, rule 95 and
    133, which the Council applies).
    """
    if call["kind"] in ("resolution", "decision"):
        return "adopted"
    margin, unnamed = call["yes"] - call["no"], max(0, SEATS - call["names"])
    if margin > unnamed:
        return "adopted"
    return "rejected" if margin + unnamed <= 0 else None


READER = HrcCsv()

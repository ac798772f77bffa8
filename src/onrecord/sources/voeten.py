"""Voeten's General Assembly roll calls, and the table that links them to the Digital Library's records."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.bodies import Body
from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import SymbolError
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame
from onrecord.record.tables import TABLES
from onrecord.sources.csv_table import Layout, read_frame, read_header
from onrecord.sources.reading import declared
from onrecord.symbols import Session, Symbol

if TYPE_CHECKING:
    from onrecord.record.statements import SourceFile

SOURCE = "General Assembly roll calls of Voeten"
BALLOTS = {"1": "yes", "2": "abstain", "3": "no", "8": "absent"}
NOT_A_MEMBER = "9"
LEAST_AGREEMENT = 0.95
"""Share of equal votes below which a link is no link, as the table's own notes say."""
FEWEST_STATES = 20
"""Three-letter columns that make a table of roll calls; it has 194."""
_STATE = re.compile(r"[A-Z]{3}")
_CODE = re.compile(r"(?:R|A/RES)/(?P<session>[0-9]+)/(?P<number>[0-9]+)/?(?P<letter>[A-Z]?)(?![A-Za-z])")

_WIDE = ("rcid", "date")
_LINKS = ("rcid", "undl_id", "resolution", "agreement")


@dataclass(frozen=True, slots=True)
class Voeten:
    """Both files: the wide table of roll calls and the links."""

    name: str = "voeten"
    version: int = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the first line names roll calls by `rcid` and states by code, or links by `undl_id`."""
        layout = Layout.find(read_header(source), declared(self.name))
        return layout.has(*_LINKS) or (layout.has(*_WIDE) and len(_states(layout)) >= FEWEST_STATES)

    def read(self, source: SourceFile) -> Reading:
        """Ballots under the roll call's number, or which document each number is; see the table `roll_calls`.

        A number that stands for two roll calls gets its date behind it. A vote that is none is named and left out; a
        state that was no member is counted as left out. Raises InputError where the file is no such table.
        """
        known = declared(self.name)
        layout = Layout.find(read_header(source), known)
        layout.require(source, _LINKS if layout.has(*_LINKS) else _WIDE)
        frame = read_frame(source, layout)
        known.check_count(source, frame.height)
        frame = frame.with_columns(roll_call=_number(frame))
        return _read_links(self, source, layout, frame) if layout.has(*_LINKS) else _read_wide(self, source, layout)


def _states(layout: Layout) -> list[str]:
    return [name for name in layout.header if _STATE.fullmatch(name)]


def _number(frame: pl.DataFrame) -> pl.Series:
    """`voeten:5600`; where an id stands twice (411, 427, 449, 495), `voeten:411.2023-12-04`."""
    number = pl.lit("voeten:") + pl.col("rcid")
    doubled = pl.len().over("rcid") > 1
    return frame.select(
        pl.when(doubled).then(pl.concat_str(number, pl.lit("."), pl.col("date").fill_null(""))).otherwise(number)
    ).to_series()


def _read_wide(reader: Voeten, source: SourceFile, layout: Layout) -> Reading:
    states = _states(layout)
    whole = Layout(layout.header, layout.printed | {state: state for state in states})
    frame = read_frame(source, whole)
    frame = frame.with_columns(roll_call=_number(frame), day=pl.col("date").str.to_date("%Y-%m-%d", strict=False))
    bad_days = frame.filter(pl.col("day").is_null())
    found = [
        Discrepancy(
            "bad-date", f"{row['date']!r} is no day.", field="date", printed=row["date"], locator=f"rcid={row['rcid']}"
        )
        for row in bad_days.iter_rows(named=True)
    ]
    votes = (
        frame.select("row", "rcid", "roll_call", "day", *states)
        .unpivot(states, index=["row", "rcid", "roll_call", "day"], variable_name="printed", value_name="vote")
        .with_columns(pl.col("vote").str.strip_suffix(".0"))
        .with_columns(ballot=pl.col("vote").replace_strict(BALLOTS, default=None, return_dtype=pl.String))
        .sort("row", maintain_order=True)
    )
    outside = votes.filter(pl.col("vote") == NOT_A_MEMBER).height
    unread = votes.filter(pl.col("ballot").is_null() & pl.col("vote").ne_missing(NOT_A_MEMBER))
    found += [_bad_vote(row) for row in unread.iter_rows(named=True)]
    ballots = votes.filter(pl.col("ballot").is_not_null()).select(
        pl.col("roll_call").alias("document"),
        pl.lit(str(Body.ASSEMBLY)).alias("body"),
        pl.lit(None, pl.String).alias("session"),
        pl.col("day").alias("date"),
        "printed",
        "ballot",
        (pl.lit("rcid=") + pl.col("rcid")).alias("locator"),
        pl.lit(SOURCE).alias("source"),
        pl.lit(str(Rank.DATASET)).alias("rank"),
        pl.lit(None, pl.String).alias("origin_printed"),
    )
    schema = TABLES["ballots"].statement_schema
    known = declared(reader.name)
    read = {*layout.printed.values(), *states, *known.ignored}
    found += [
        Discrepancy("unread-field", f"The column {name} is not read.", Level.NOTE, field=name, locator="line 1")
        for name in layout.header
        if name not in read
    ]
    return Reading(
        file=source.name,
        sha256=source.sha256,
        reader=f"{reader.name}/{reader.version}",
        statements={"ballots": ballots.select(pl.col(name).cast(dtype) for name, dtype in schema.items())},
        discrepancies=tuple(found),
        rows_read=votes.height,
        rows_used=ballots.height,
        rows_left_out={"the state was no member of the United Nations": outside} if outside else {},
        rows_in="ballots",
    )


def _bad_vote(row: dict[str, Any]) -> Discrepancy:
    return Discrepancy(
        "bad-vote",
        f"{row['vote']!r} is no vote; it is left out.",
        Level.ERROR,
        field=row["printed"],
        printed=row["vote"],
        locator=f"rcid={row['rcid']}, row {row['row']}",
        source=SOURCE,
    )


def _read_links(reader: Voeten, source: SourceFile, layout: Layout, frame: pl.DataFrame) -> Reading:
    rows: list[dict[str, Any]] = []
    found: list[Discrepancy] = []
    left_out: Counter[str] = Counter()
    for row in frame.iter_rows(named=True):
        place = f"rcid={row['rcid']}, row {row['row']}"
        agreement = _read_share(row["agreement"])
        if row["resolution"] is None or agreement is None or agreement < LEAST_AGREEMENT:
            left_out[f"no record, or fewer than {LEAST_AGREEMENT:.0%} of the votes agree"] += 1
            continue
        doubt = _find_doubt(row)
        if doubt is not None:
            found.append(
                Discrepancy(
                    "roll-call-unlinked", doubt, Level.ERROR, row["resolution"], row["roll_call"], row.get("code"),
                    row["resolution"], locator=place, source=SOURCE,
                )
            )  # fmt: skip
            continue
        rows.append(
            {
                "roll_call": row["roll_call"],
                "document": row["resolution"],
                "agreement": agreement,
                "note": f"linked by {row.get('how') or 'hand'}; record {row['undl_id']}",
                "locator": place,
                "source": SOURCE,
                "rank": str(Rank.DATASET),
            }
        )
    return Reading(
        file=source.name,
        sha256=source.sha256,
        reader=f"{reader.name}/{reader.version}",
        statements={"roll_calls": statement_frame("roll_calls", rows)},
        discrepancies=(*layout.report_unread(declared(reader.name)), *found),
        rows_read=frame.height,
        rows_used=len(rows),
        rows_left_out=dict(left_out),
        rows_in="roll_calls",
    )


def _read_share(printed: str | None) -> float | None:
    """A share from 0 to 1; None for anything else."""
    if printed is None or not re.fullmatch(r"[01](?:\.[0-9]{1,9})?", printed):
        return None
    share = float(printed)
    return share if share <= 1 else None


def _find_doubt(row: dict[str, Any]) -> str | None:
    """Why a link cannot be right, in a sentence; None where nothing speaks against it.

    Links found by date alone can join two roll calls of one day that most states voted alike on (R/39/95C and
    A/RES/39/41): the data set's own code names another resolution.
    """
    try:
        symbol = Symbol.parse(row["resolution"])
    except SymbolError as error:
        return f"{error}."
    code = _CODE.match(row.get("code") or "")
    if code is None or not isinstance(symbol.session, Session):
        return None
    letter = (symbol.suffix or symbol.bracket)[:1]
    same = (int(code["session"]), int(code["number"])) == (symbol.session.number, symbol.number)
    # Its letters number the votes on a text, in part; they speak against a link only where nothing but the day made it.
    other_part = row.get("how") == "date" and code["letter"] and letter and code["letter"] != letter
    if same and not other_part:
        return None
    return f"The data set's own code is {row['code']}, the record linked is {row['resolution']}; the link is doubtful."


READER = Voeten()

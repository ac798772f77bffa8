"""The votes of the Digital Library's file, as ballots: a row a state, names as printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from onrecord.discrepancies import Discrepancy, Level
from onrecord.record.origin import Rank
from onrecord.record.statements import statement_frame
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.sources.roll_rows import FoldedRows
    from onrecord.sources.undl_records import RollCallRecords

BALLOTS = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent", "NV": "absent"}
"""The library's data dictionaries: X, in 2024 NV, for a member that did not vote."""
WRITTEN_FOR_NO_VOTE = "the library writes Y for every member where a resolution was adopted without a vote"
SAME_ROW_AGAIN = "the whole record is printed again, word for word"


@dataclass(slots=True)
class Votes:
    """The ballots, how complete each roll call is, and the account of the rows."""

    ballots: pl.DataFrame
    coverage: pl.DataFrame
    left_out: dict[str, int] = field(default_factory=dict)
    discrepancies: list[Discrepancy] = field(default_factory=list)


def read_votes(folded: FoldedRows, records: RollCallRecords) -> Votes:
    """The usable rows as ballots, those of a record together in their order; the others by number and reason."""
    record, name, vote = folded.record, folded.values["name"], folded.values["vote"]
    known = np.array([word in BALLOTS for word in folded.words["vote"]] + [False], dtype=np.bool_)
    usable = np.array([*records.usable, False], dtype=np.bool_)[record]
    without_vote = np.array([*records.without_vote, False], dtype=np.bool_)[record] & usable
    votes = Votes(pl.DataFrame(), pl.DataFrame())
    if without_vote.any():
        votes.left_out[WRITTEN_FOR_NO_VOTE] = int(without_vote.sum())
    asked = usable & ~without_vote
    nameless, unread = asked & (name < 0), asked & (name >= 0) & ~known[vote]
    votes.discrepancies += _report_rows(folded, records, nameless, "missing-value", "The row names no state")
    votes.discrepancies += _report_rows(folded, records, unread, "bad-vote", "The vote is none that we know")
    kept = np.flatnonzero(asked & (name >= 0) & known[vote])
    kept, again = _drop_repeated_records(folded, records, kept, votes)
    if again:
        votes.left_out[SAME_ROW_AGAIN] = again
    if len(kept) and (np.diff(record[kept]) < 0).any():
        kept = kept[np.argsort(record[kept], kind="stable")]
    votes.ballots = _frame_ballots(folded, records, kept)
    votes.coverage = _frame_coverage(records, np.bincount(record[kept], minlength=len(records.shared)))
    return votes


def _frame_ballots(folded: FoldedRows, records: RollCallRecords, kept: NDArray[np.int64]) -> pl.DataFrame:
    of_record = pl.Series(folded.record[kept])
    shared = pl.DataFrame(
        [{**dict.fromkeys(_SHARED), **one} for one in records.shared], schema={**_SHARED, "members": pl.Int64}
    )
    words = pl.Series(folded.words["name"], dtype=pl.String)
    ballots = pl.Series([BALLOTS.get(word) for word in folded.words["vote"]], dtype=pl.String)
    columns = {name: shared[name].gather(of_record) for name in _SHARED}
    frame = pl.DataFrame(
        {
            **columns,
            "printed": words.gather(pl.Series(folded.values["name"][kept])),
            "ballot": ballots.gather(pl.Series(folded.values["vote"][kept])),
        }
    )
    schema = TABLES["ballots"].statement_schema
    return frame.with_columns(
        pl.lit(str(Rank.CATALOGUE)).alias("rank"), pl.lit(None, pl.String).alias("origin_printed")
    ).select(pl.col(name).cast(dtype) for name, dtype in schema.items())


_SHARED = {
    "document": pl.String,
    "body": pl.String,
    "session": pl.String,
    "date": pl.Date,
    "locator": pl.String,
    "source": pl.String,
}


def _frame_coverage(records: RollCallRecords, names: NDArray[np.int64]) -> pl.DataFrame:
    """Complete where as many states are named as the record counts members; partial where fewer are."""
    return statement_frame(
        "coverage",
        (
            {
                "document": one["document"],
                "list": "ballots",
                "stage": "vote",
                "extent": "complete" if held == one["members"] else "partial",
                "names": int(held),
                "total": one["members"],
                "locator": one["locator"],
                "source": one["source"],
                "rank": str(Rank.CATALOGUE),
            }
            for one, held, without_vote in zip(records.shared, names, records.without_vote, strict=True)
            if one and not without_vote
        ),
    )


def _report_rows(
    folded: FoldedRows, records: RollCallRecords, rows: NDArray[np.bool_], code: str, message: str
) -> list[Discrepancy]:
    """One discrepancy for the rows of a record that share a fault and what is printed."""
    places = np.flatnonzero(rows)
    if not len(places):
        return []
    faulty = pl.DataFrame(
        {
            "place": places,
            "record": folded.record[places],
            "name": folded.values["name"][places],
            "vote": folded.values["vote"][places],
        }
    )
    grouped = faulty.group_by("record", "vote", maintain_order=True).agg(pl.len(), pl.col("place", "name").first())
    found = []
    for record, vote, count, place, name in grouped.iter_rows():
        shared = records.shared[record]
        # The header is row 1 of the file.
        found.append(
            Discrepancy(
                code,
                f"{message}; {count} {'row is' if count == 1 else 'rows are'} left out.",
                Level.ERROR,
                document=shared["document"],
                field=folded.words["name"][name] if name >= 0 else "name",
                printed=folded.words["vote"][vote] if vote >= 0 else None,
                locator=f"{shared['locator']}, row {place + 2}",
                rows=count,
                source=shared["source"],
            )
        )
    return found


def _drop_repeated_records(
    folded: FoldedRows, records: RollCallRecords, kept: NDArray[np.int64], votes: Votes
) -> tuple[NDArray[np.int64], int]:
    """Without the repeats of records that stand in the file twice as a whole, each state with the same vote again.

    A state that stands twice in a record otherwise is kept twice: the build sees it with its resolved name.
    """
    width = len(folded.words["name"]) + 1
    pair = folded.record[kept].astype(np.int64) * width + folded.values["name"][kept]
    _, first, number, times = np.unique(pair, return_index=True, return_inverse=True, return_counts=True)
    if len(first) == len(kept):
        return kept, 0
    frame = pl.DataFrame(
        {"record": folded.record[kept], "vote": folded.values["vote"][kept], "pair": number, "times": times[number]}
    ).with_columns(pl.col("vote").n_unique().over("pair").alias("votes"))
    whole = frame.group_by("record").agg(
        (pl.col("times").min() > 1) & (pl.col("times").min() == pl.col("times").max()) & (pl.col("votes").max() == 1),
        pl.col("times").first().alias("printed"),
    )
    twice = dict(whole.filter(pl.col("times")).select("record", "printed").iter_rows())
    is_first = np.zeros(len(kept), dtype=np.bool_)
    is_first[first] = True
    repeated = np.isin(folded.record[kept], list(twice)) & ~is_first
    for record, printed in sorted(twice.items()):
        shared = records.shared[record]
        message = f"The record stands {printed} times in the file; it is read once."
        votes.discrepancies.append(
            Discrepancy(
                "record-twice",
                message,
                document=shared["document"],
                locator=shared["locator"],
                source=shared["source"],
            )
        )
    return kept[~repeated], int(repeated.sum())

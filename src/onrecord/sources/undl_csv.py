"""The voting data of the UN Digital Library: General Assembly and Security Council, a vote a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record.statements import Reading
from onrecord.sources.csv_table import Layout, read_header
from onrecord.sources.reading import declared
from onrecord.sources.roll_rows import fold_rows
from onrecord.sources.undl_records import READER_NAME, read_records
from onrecord.sources.undl_votes import read_votes

if TYPE_CHECKING:
    from onrecord.record.statements import SourceFile

CORE = ("undl_id", "name", "vote", "date", "resolution")
"""The columns without which a file is none of this format."""
KEY = ("undl_id", "resolution")
"""What tells two roll calls apart; one record number with two symbols is two roll calls."""


@dataclass(frozen=True, slots=True)
class UndlCsv:
    """Both layouts (2024 and 2025) of both bodies, packed or not."""

    name: str = READER_NAME
    version: int = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the first line names the columns of a voting record."""
        return Layout.find(read_header(source), declared(self.name)).has(*CORE)

    def read(self, source: SourceFile) -> Reading:
        """Documents, actions (one a roll call), ballots and how complete each list is.

        A row without a usable record, name or vote is named in a discrepancy and left out; nothing else is judged:
        sums, members and doubled states are the build's. Raises InputError where the file is no such table.
        """
        known = declared(self.name)
        layout = Layout.find(read_header(source), known)
        layout.require(source, CORE)
        folded = fold_rows(source, layout, KEY, varying=("name", "vote"))
        known.check_count(source, folded.rows)
        records = read_records(folded)
        votes = read_votes(folded, records)
        return Reading(
            file=source.name,
            sha256=source.sha256,
            reader=f"{self.name}/{self.version}",
            statements={
                "documents": records.documents,
                "actions": records.actions,
                "ballots": votes.ballots,
                "coverage": votes.coverage,
            },
            discrepancies=(*layout.report_unread(known), *records.discrepancies, *votes.discrepancies),
            rows_read=folded.rows,
            rows_used=votes.ballots.height,
            rows_left_out=votes.left_out,
            rows_in="ballots",
        )


READER = UndlCsv()

__all__ = ["READER", "UndlCsv"]

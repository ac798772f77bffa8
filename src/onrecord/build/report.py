"""What came of a build, for people and programs: what was read, what was recorded, what does not add up."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.discrepancies import CODES

if TYPE_CHECKING:
    from onrecord.record.manifest import Manifest

REPORT_JSON = "report.json"
REPORT_HTML = "report.html"
FIRST_ROWS = 20
"""How many discrepancies of each code the report shows; the edition holds all."""

_SHOWN = (
    "level", "document", "field", "message", "printed", "value", "source", "other_value", "other_source", "file",
    "locator", "rows",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The manifest of the edition that was built, and all of its discrepancies."""

    manifest: Manifest
    discrepancies: pl.DataFrame
    """The rows of the table."""

    @property
    def edition(self) -> str:
        """Id of the edition."""
        return self.manifest.edition_id

    @property
    def rows_read(self) -> int:
        """Rows read in all files."""
        return sum(entry.rows_read for entry in self.manifest.inputs)

    @property
    def rows_recorded(self) -> int:
        """Rows recorded from all files."""
        return sum(entry.rows_recorded for entry in self.manifest.inputs)

    def groups(self) -> list[dict[str, Any]]:
        """The discrepancies by code, the most frequent first: code, meaning, count and the first of them."""
        counts = self.manifest.discrepancies
        return [
            {
                "code": code,
                "meaning": CODES[code],
                "count": counts[code],
                "first": self.discrepancies.filter(pl.col("code") == code).head(FIRST_ROWS).select(_SHOWN).to_dicts(),
            }
            for code in sorted(counts, key=lambda code: (-counts[code], code))
        ]

    def to_json(self) -> str:
        """The report as JSON; equal editions give equal reports."""
        plain = {
            "edition": self.edition,
            "onrecord": self.manifest.onrecord,
            "rows_read": self.rows_read,
            "rows_recorded": self.rows_recorded,
            "inputs": [asdict(entry) for entry in self.manifest.inputs],
            "tables": {name: entry.rows for name, entry in self.manifest.tables.items()},
            "discrepancies": self.groups(),
        }
        return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"

"""Accounting: every row that was read is recorded, left out for a stated reason, or named in a discrepancy.

Checked on every build and for each file. A sum that does not close is a fault of a reader or of the build, not of the
file: the build stops, since nobody could say which facts are missing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.build.gather import BUILT_WHOLE, FILE
from onrecord.discrepancies import Level
from onrecord.errors import OnrecordError
from onrecord.record.manifest import InputEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from onrecord.record.statements import Reading


class AccountingError(OnrecordError):
    """Rows were read that are neither recorded nor named; no edition is written."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Losses:
    """Statements that the build itself did not record: of which file and table, how many, and why."""

    named: Counter[tuple[int, str]] = field(default_factory=Counter)
    """Named in a discrepancy of level error: (file number, table) -> rows."""
    left_out: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    """Left out by a judgement: (file number, table, reason) -> rows."""


def account_for_inputs(
    readings: Sequence[Reading], tables: Mapping[str, pl.DataFrame], losses: Losses
) -> tuple[InputEntry, ...]:
    """What became of the rows of each file, for the manifest. Raises AccountingError where a sum does not close."""
    recorded = {
        (number, name): rows
        for name, frame in tables.items()
        if name not in BUILT_WHOLE and FILE in frame.columns
        for number, rows in frame.group_by(FILE).len().iter_rows()
    }
    return tuple(_account_for(number, reading, recorded, losses) for number, reading in enumerate(readings))


def _account_for(number: int, reading: Reading, recorded: Mapping[tuple[int, str], int], losses: Losses) -> InputEntry:
    unused = sum(found.rows for found in reading.discrepancies if found.level is Level.ERROR)
    _check_reader(reading, unused)
    for name, frame in reading.statements.items():
        dropped = sum(rows for (file, table, _), rows in losses.left_out.items() if (file, table) == (number, name))
        _require(
            reading,
            f"rows of {name} stated",
            frame.height,
            {
                "recorded": recorded.get((number, name), 0),
                "named in a discrepancy": losses.named[number, name],
                "left out": dropped,
            },
        )
    counted_in = reading.rows_in
    lost = losses.named[number, counted_in] if counted_in else 0
    judged = {why: n for (file, table, why), n in losses.left_out.items() if (file, table) == (number, counted_in)}
    return InputEntry(
        name=reading.file,
        sha256=reading.sha256,
        reader=reading.reader,
        rows_read=reading.rows_read,
        rows_recorded=reading.rows_used - lost - sum(judged.values()),
        rows_in_discrepancies=unused + lost,
        rows_left_out=dict(sorted({**reading.rows_left_out, **judged}.items())),
        statements={name: frame.height for name, frame in sorted(reading.statements.items()) if frame.height},
    )


def _check_reader(reading: Reading, unused: int) -> None:
    _require(
        reading,
        "rows read",
        reading.rows_read,
        {"used": reading.rows_used, "named in a discrepancy": unused, "left out": sum(reading.rows_left_out.values())},
    )
    if reading.rows_in is not None:
        stated = reading.statements[reading.rows_in].height if reading.rows_in in reading.statements else 0
        _require(reading, "rows used", reading.rows_used, {f"stated in {reading.rows_in}": stated})
    elif reading.rows_used and not any(frame.height for frame in reading.statements.values()):
        _require(reading, "rows used", reading.rows_used, {"stated in any table": 0})


def _require(reading: Reading, what: str, whole: int, parts: Mapping[str, int]) -> None:
    if whole != sum(parts.values()):
        found = ", ".join(f"{rows:,} {name}" for name, rows in parts.items())
        raise AccountingError(
            f"{reading.file}: the rows do not add up: {whole:,} {what}, but {found} ({reading.reader})",
            hint="This is a fault of Onrecord, not of your file; please report it with the file's name. "
            "No edition was written.",
        )

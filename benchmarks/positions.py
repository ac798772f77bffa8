"""Positions, spells and breaks: of the embedded record, and of one of the size of the whole Assembly."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.record.tables import TABLES
from onrecord.sources.pack import READER
from onrecord.standing import breaks, derive_positions, positions, spells

if TYPE_CHECKING:
    from collections.abc import Callable

SESSIONS, TEXTS_A_SESSION, STATES, SPONSORS = 79, 75, 195, 35


def made_up_tables() -> dict[str, pl.DataFrame]:
    """5,925 texts in 75 series over 79 sessions, every second one put to a vote of 195 states."""
    chance = random.Random(1)  # noqa: S311  figures for a benchmark
    states = [f"S{number:03}" for number in range(STATES)]
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
    rows["origins"].append({"origin_id": "o", "rank": "document"})
    rows["states"] = [{"state": state, "member_from": date(1945, 10, 24)} for state in states]
    for session in range(1, SESSIONS + 1):
        for number in range(TEXTS_A_SESSION):
            add_text(rows, states, session, number, chance)
    return {
        name: pl.DataFrame([{c: row.get(c) for c in table.schema} for row in rows[name]], schema=table.schema)
        for name, table in TABLES.items()
    }


def add_text(
    rows: dict[str, list[dict[str, object]]], states: list[str], session: int, number: int, chance: random.Random
) -> None:
    text, draft = f"A/RES/{session}/{number}", f"A/C.3/{session}/L.{number}"
    of_text = {"session": str(session), "origin_id": "o"}
    rows["documents"].append({"document": text, "body": "A", "kind": "resolution", **of_text})
    rows["documents"].append({"document": draft, "body": "A/C.3", "kind": "draft", "becomes": text, **of_text})
    rows["series_members"].append({"series": f"s{number}", "document": text, "origin_id": "o"})
    voted = number % 2 == session % 2
    rows["actions"].append(
        {
            "document": text,
            "body": "A",
            "date": date(1945 + session, 12, 10),
            "kind": "adopted",
            "method": "recorded_vote" if voted else "without_vote",
            **of_text,
        }
    )
    if number % 3:
        rows["coverage"].append(
            {"document": draft, "list": "sponsors", "stage": "at_adoption", "extent": "complete", "origin_id": "o"}
        )
    for state in chance.sample(states, SPONSORS):
        rows["sponsorships"].append({"document": draft, "state": state, "role": "tabled", **of_text})
    if voted:
        for state in states:
            ballot = chance.choice(("yes", "yes", "yes", "no", "abstain", "absent"))
            rows["ballots"].append({"document": text, "body": "A", "state": state, "ballot": ballot, **of_text})


def measure(what: str, work: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    start = time.perf_counter()
    frame = work()
    print(f"{what:<42}{frame.height:>12,} rows{time.perf_counter() - start:>8.2f} s")
    return frame


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_edition(pack_files(), Path(folder) / "edition", read=READER.read)
        edition = Edition.open(Path(folder) / "edition")
        held = measure("positions of the embedded record", lambda: positions(edition, "dprk"))
    print(held["position"].value_counts(sort=True).rows())
    tables = made_up_tables()
    stand = measure(f"positions of {SESSIONS * TEXTS_A_SESSION:,} texts", lambda: derive_positions(tables))
    measure("spells of them", lambda: spells(stand))
    measure("breaks of them", lambda: breaks(stand))


if __name__ == "__main__":
    main()

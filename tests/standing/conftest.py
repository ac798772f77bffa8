"""A small record, built by hand, to derive positions from."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.record.tables import TABLES
from onrecord.sources.pack import READER
from onrecord.standing import derive_positions, positions

BODY = {"GA": "A", "HRC": "A/HRC", "CHR": "E/CN.4"}


class SmallRecord:
    """Rows for the tables that positions are derived from; what a call leaves out has a plain default."""

    def __init__(self, states: str = "AAA BBB CCC", about: str | None = None) -> None:
        self.rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
        self._add("series", series="s", title="A question", about=about)
        for state in states.split():
            self.state(state)

    def _add(self, table: str, **row: object) -> None:
        rank = row.pop("rank", "document")
        origin = f"o{len(self.rows['origins'])}"
        self.rows["origins"].append({"origin_id": origin, "rank": rank, "file": "f", "sha256": "0"})
        self.rows[table].append({**row, "origin_id": origin, "chosen": True})

    def state(self, state: str, since: date | None = date(1945, 10, 24), until: date | None = None) -> None:
        self._add("states", state=state, name=state, member_from=since, member_to=until)

    def seat(self, state: str, body: str, since: date | None = None, until: date | None = None) -> None:
        self._add("memberships", state=state, group=body, **{"from": since, "to": until})

    def text(self, session: str, method: str | None = "without_vote", forum: str = "GA", **more: object) -> str:
        """Adds draft, resolution and action of a session; returns the draft's symbol."""
        body = BODY[forum]
        number = int(session.rpartition("-")[2])
        year = more.get("year", {"GA": 1945 + number, "HRC": 2006 + (number - 1) // 3, "CHR": 1944 + number}[forum])
        resolution = more.get("resolution", f"{body}/RES/{session}/1")
        draft = f"A/C.3/{session}/L.1" if forum == "GA" else f"{body}/{session}/L.1"
        self._add("documents", document=resolution, body=body, session=session, kind="resolution")
        self._add(
            "documents",
            document=draft,
            body="A/C.3" if forum == "GA" else body,
            session=session,
            kind="draft",
            becomes=resolution,
        )
        self._add("series_members", series="s", document=resolution)
        if method is not None:
            day = date(int(str(year)), 12, 18)
            tally = dict(zip(("yes", "no", "abstain"), more.get("tally") or (None, None, None), strict=True))
            self.action(resolution, day, method, body=body, session=session, rank=more.get("rank", "document"), **tally)
            if forum == "GA":
                self.action(draft, day.replace(month=11), method, body="A/C.3", session=session, leads_to=resolution)
        return draft

    def action(self, document: str | None, day: date, method: str, **more: object) -> None:
        self._add("actions", **{"document": document, "date": day, "method": method, "kind": "adopted"} | more)

    def sponsors(self, draft: str, names: str, role: str = "tabled", **more: object) -> None:
        """`names` by spaces; `?` is a printed name that stays unresolved."""
        for name in names.split():
            state = None if name == "?" else name
            self._add("sponsorships", **{"document": draft, "state": state, "printed": name, "role": role} | more)

    def covers(
        self, draft: str, stage: str, extent: str = "complete", rank: str = "document", of: str = "sponsors"
    ) -> None:
        self._add("coverage", document=draft, list=of, stage=stage, extent=extent, rank=rank)

    def votes(
        self, document: str, rank: str = "document", body: str = "A", session: str = "60", **ballots: str
    ) -> None:
        """`yes="AAA BBB", no="CCC"`."""
        for ballot, names in ballots.items():
            for name in names.split():
                state = None if name == "?" else name
                self._add(
                    "ballots", document=document, body=body, session=session, state=state, ballot=ballot, rank=rank
                )

    def tables(self) -> dict[str, pl.DataFrame]:
        return {
            name: pl.DataFrame(
                [{column: row.get(column) for column in table.schema} for row in self.rows[name]], schema=table.schema
            )
            for name, table in TABLES.items()
        }

    def positions(self) -> pl.DataFrame:
        return derive_positions(self.tables(), "s")

    def of(self, state: str, *columns: str) -> list[tuple[object, ...]]:
        """The chosen columns of a state's rows in the order of the sessions; the position alone by default."""
        return self.positions().filter(pl.col("state") == state).select(columns or ("position",)).rows()


@pytest.fixture(scope="session")
def small_record() -> type[SmallRecord]:
    """The class, not a record: properties make one for each example."""
    return SmallRecord


@pytest.fixture(scope="session")
def dprk(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    """The positions of the embedded record."""
    folder = tmp_path_factory.mktemp("standing") / "edition"
    build_edition(pack_files(), folder, read=READER.read)
    return positions(Edition.open(folder), "dprk")

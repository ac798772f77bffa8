"""The edition that the site serves, with what is derived from it once; changed for another without a restart."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.errors import EditionError, NotOnRecordError
from onrecord.record.edition import Edition
from onrecord.record.manifest import MANIFEST_FILE
from onrecord.record.queries import find_series
from onrecord.record.tables import TABLES
from onrecord.standing import Measure, breaks, count_sponsors, positions, texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.web.provenance import Source

LOOK_EVERY = 5.0
"""Seconds between two looks at whether the folder holds another edition."""

_SERIES_KEPT = 48
"""How many series' positions a worker holds; an edition of everything has more than fit in memory."""

_LISTED = 40
"""Up to so many series are offered in a list; of more, a page leads to the search."""

_log = logging.getLogger(__name__)


class Shelf:
    """One edition and what pages derive from it again and again. Nothing in it changes."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.names: dict[str, str] = dict(edition.table("states").select("state", "name").iter_rows())
        """English names by ISO3 code."""
        self._positions: dict[str, pl.DataFrame] = {}
        self._newest: pl.DataFrame | None = None
        self._texts: dict[str, pl.DataFrame] = {}
        self._breaks: dict[tuple[str, Measure], pl.DataFrame] = {}

    @classmethod
    def open(cls, path: Path) -> Shelf:
        """The edition in a folder, read whole, so that it can be served after the folder is gone.

        Raises EditionError where it cannot be read.
        """
        edition = Edition.open(path.resolve())
        for name in TABLES:
            edition.table(name)
        return cls(edition)

    def series(self) -> pl.DataFrame:
        """All series, by title."""
        return find_series(self.edition).sort("title")

    def choose_from(self) -> list[dict[str, Any]]:
        """The series for a list to choose from; none where they are so many that a list helps nobody."""
        rows = self.series()
        return rows.to_dicts() if 1 < rows.height <= _LISTED else []

    def newest_texts(self) -> pl.DataFrame:
        """The texts of all series that a body acted on, the latest first."""
        if self._newest is None:
            self._newest = texts(self.edition).drop_nulls("date").sort("date", "series", descending=[True, False])
        return self._newest

    def require_series(self, name: str) -> dict[str, str | None]:
        """The row of a series. Raises NotOnRecordError where the record has none of that name."""
        rows = self.edition.table("series").filter(pl.col("series") == name).to_dicts()
        if not rows:
            raise NotOnRecordError(f"the record holds no series {name!r}")
        return rows[0]

    def require_state(self, code: str) -> dict[str, object]:
        """The row of a state. Raises NotOnRecordError where the record has none of that code."""
        rows = self.edition.table("states").filter(pl.col("state") == code).to_dicts()
        if not rows:
            raise NotOnRecordError(f"the record holds no state {code!r}")
        return rows[0]

    def positions(self, series: str) -> pl.DataFrame:
        """Where every state stands on a series."""
        if series not in self._positions:
            if len(self._positions) >= _SERIES_KEPT:
                self._positions.pop(next(iter(self._positions)), None)
            self._positions[series] = positions(self.edition, series)
        return self._positions[series]

    def texts(self, series: str) -> pl.DataFrame:
        """The texts of a series with the number of sponsors known, the latest first."""
        if series not in self._texts:
            if len(self._texts) >= _SERIES_KEPT:
                self._texts.pop(next(iter(self._texts)), None)
            rows = count_sponsors(self.edition, series)
            self._texts[series] = rows.sort("year", "date", descending=True, nulls_last=True)
        return self._texts[series]

    def breaks(self, series: str, of: Measure = Measure.POSITION) -> pl.DataFrame:
        """Every change of a position (or of sponsorship) in a series."""
        if (series, of) not in self._breaks:
            if len(self._breaks) >= 2 * _SERIES_KEPT:
                self._breaks.pop(next(iter(self._breaks)), None)
            self._breaks[series, of] = breaks(self.positions(series), of)
        return self._breaks[series, of]

    def sources(self, origin_ids: Iterable[str | None]) -> dict[str, Source]:
        """Where facts were read, by origin id."""
        from onrecord.web.provenance import Source

        wanted = pl.DataFrame({"origin_id": sorted({i for i in origin_ids if i})}, schema={"origin_id": pl.String})
        rows = self.edition.table("origins").join(wanted, on="origin_id", how="semi")
        return {row["origin_id"]: Source.from_row(row) for row in rows.iter_rows(named=True)}


class Stand:
    """Holds the shelf that is served, and changes it when the folder holds another edition."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._looked = 0.0
        self._shelf: Shelf | None = None

    def shelf(self) -> Shelf:
        """The edition to serve now. Raises EditionError where there was never one to read."""
        now = time.monotonic()
        if self._shelf is not None and now - self._looked < LOOK_EVERY:
            return self._shelf
        with self._lock:
            self._looked = now
            try:
                stamp = self._read_stamp()
                if self._shelf is None or stamp != self._stamp:
                    self._shelf, self._stamp = Shelf.open(self._path), stamp
            except (EditionError, OSError) as fault:
                if self._shelf is None:
                    raise
                # Half a copy, or a folder taken away: what was read before is whole and still true.
                _log.warning("The edition at %s cannot be read, the one before is served: %s", self._path, fault)
            return self._shelf

    def _read_stamp(self) -> tuple[int, int]:
        try:
            stat = (self._path / MANIFEST_FILE).stat()
        except FileNotFoundError as fault:
            raise EditionError(f"there is no edition at {self._path}") from fault
        return stat.st_ino, stat.st_mtime_ns


_stands: dict[Path, Stand] = {}


def current_shelf() -> Shelf:
    """The shelf of the edition that the settings name."""
    from django.conf import settings

    path: Path = settings.CONFIG.edition
    return _stands.setdefault(path, Stand(path)).shelf()

"""The edition that the site serves, with what is derived from it once; changed for another without a restart."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.claims import check_text
from onrecord.errors import EditionError, NotOnRecordError
from onrecord.record.edition import Edition
from onrecord.record.manifest import MANIFEST_FILE
from onrecord.record.queries import find_series
from onrecord.standing import Measure, breaks
from onrecord.web.charts.timeline import CHARTED
from onrecord.web.derived import Derived, keep_derived
from onrecord.web.editions import KeptChanges, keep_changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.web.config import SiteConfig
    from onrecord.web.provenance import Source

LOOK_EVERY = 5.0
"""Seconds between two looks at whether the folder holds another edition."""

_SERIES_KEPT = 6
"""How many series' positions a worker holds; an edition of everything has more than fit in memory."""

_STATES_KEPT = 4
"""How many states' positions on all series a worker holds."""

_LISTED = 40
"""Up to so many series are offered in a list; of more, a page leads to the search."""

_FIRST = "Japan co-sponsored the resolution in 2023."

_log = logging.getLogger(__name__)


class Shelf:
    """One edition and what pages derive from it again and again. Nothing in it changes."""

    def __init__(self, edition: Edition, derived: Derived, changes: KeptChanges | None = None) -> None:
        self.edition = edition
        self._derived = derived
        self.changes = changes
        """What changed since the edition before; None where the site keeps none."""
        self._by_state: dict[str, pl.DataFrame] = {}
        self.names: dict[str, str] = dict(edition.table("states").select("state", "name").iter_rows())
        """English names by ISO3 code."""
        self._positions: dict[str, pl.DataFrame] = {}
        self._states = {row["state"]: row for row in edition.table("states").iter_rows(named=True)}
        self._series = find_series(edition).sort("title")
        self._texts = derived.read_texts().sort("year", "date", descending=True, nulls_last=True)
        self._newest = self._texts.drop_nulls("date").sort("date", "series", descending=[True, False])
        self._breaks: dict[tuple[str, Measure], pl.DataFrame] = {}

    @classmethod
    def open(cls, path: Path, data: Path, editions: Path | None = None) -> Shelf:
        """The edition in a folder, read whole, so that it can be served after the folder is gone.

        `data` is where what is derived of it is kept, `editions` the folder of earlier ones. Raises EditionError where
        it cannot be read.
        """
        edition = Edition.open(path.resolve())
        edition.hold()
        folder = data / "derived"
        changes = keep_changes(editions, edition, folder) if editions else None
        return cls(edition, keep_derived(edition, folder), changes)

    def series(self) -> pl.DataFrame:
        """All series, by title."""
        return self._series

    def choose_from(self) -> list[dict[str, Any]]:
        """The series for a list to choose from; none where they are so many that a list helps nobody."""
        rows = self.series()
        return rows.to_dicts() if 1 < rows.height <= _LISTED else []

    def newest_texts(self) -> pl.DataFrame:
        """The texts of all series that a body acted on, the latest first."""
        return self._newest

    def require_series(self, name: str) -> dict[str, str | None]:
        """The row of a series. Raises NotOnRecordError where the record has none of that name."""
        rows = self.edition.table("series").filter(pl.col("series") == name).to_dicts()
        if not rows:
            raise NotOnRecordError(f"the record holds no series {name!r}")
        return rows[0]

    def require_state(self, code: str) -> dict[str, object]:
        """The row of a state. Raises NotOnRecordError where the record has none of that code."""
        if code not in self._states:
            raise NotOnRecordError(f"the record holds no state {code!r}")
        return dict(self._states[code])

    def positions(self, series: str) -> pl.DataFrame:
        """Where every state stands on a series."""
        if series not in self._positions:
            if len(self._positions) >= _SERIES_KEPT:
                self._positions.pop(next(iter(self._positions)), None)
            self._positions[series] = self._derived.read_positions("series", series)
        return self._positions[series]

    def positions_of(self, state: str) -> pl.DataFrame:
        """Where a state stands on every series."""
        if state not in self._by_state:
            if len(self._by_state) >= _STATES_KEPT:
                self._by_state.pop(next(iter(self._by_state)), None)
            self._by_state[state] = self._derived.read_positions("state", state)
        return self._by_state[state]

    def outline_of(self, state: str) -> pl.DataFrame:
        """What a chart needs of it: of thousands of rows a third of the columns, which is read sooner."""
        return self._derived.read_positions("state", state, CHARTED)

    def lines_of(self, state: str) -> pl.DataFrame:
        """Where a state last stood on each series."""
        return self._derived.read_lines(state)

    def breaks_of(self, state: str) -> pl.DataFrame:
        """Every change of a state's position, over all series."""
        return self._derived.read_breaks(state)

    def choose_series(self, wanted: str | None) -> dict[str, Any]:
        """The series asked for; else the one, of those about a country before the others, with the latest text on which
        anybody's stand is known."""
        if wanted:
            return dict(self.require_series(wanted))
        known = self._newest.filter(pl.col("yes").is_not_null() | (pl.col("sponsors") > 0)).group_by("series")
        rows = self._series.join(known.agg(pl.col("date").max()), on="series", how="left").to_dicts()
        return max(
            rows, key=lambda row: (row["about"] is not None, str(row["date"] or ""), row["documents"]), default={}
        )

    def texts(self, series: str) -> pl.DataFrame:
        """The texts of a series with the number of sponsors known, the latest first."""
        return self._texts.filter(pl.col("series") == series)

    def discrepancies(self, series: str) -> pl.DataFrame:
        """What does not add up in the texts of a series."""
        texts = self.texts(series)
        symbols = set(texts["resolution"].drop_nulls()) | set(texts["draft"].drop_nulls())
        return self.edition.table("discrepancies").filter(pl.col("document").is_in(sorted(symbols)))

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

    def __init__(self, path: Path, data: Path, editions: Path | None = None) -> None:
        self._path, self._data, self._editions = path, data, editions
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
                    self._shelf, self._stamp = self._open(), stamp
            except (EditionError, OSError) as fault:
                if self._shelf is None:
                    raise
                # Half a copy, or a folder taken away: what was read before is whole and still true.
                _log.warning("The edition at %s cannot be read, the one before is served: %s", self._path, fault)
            return self._shelf

    def _open(self) -> Shelf:
        """The shelf, with what a first check would have to wait for: the checker's words of this edition."""
        shelf = Shelf.open(self._path, self._data, self._editions)
        check_text(_FIRST, None, shelf.edition)
        return shelf

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

    config: SiteConfig = settings.CONFIG
    return _stands.setdefault(config.edition, Stand(config.edition, config.data, config.editions)).shelf()

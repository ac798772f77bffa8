"""What pages need of all series and states at once, derived once for an edition and kept as files.

On the whole Assembly deriving takes seconds and gigabytes, and a page must not: so it is done in a process of its own,
whose memory goes with it, and a worker reads the rows of one state or of one series in milliseconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from onrecord import standing
from onrecord.errors import EditionError
from onrecord.record.edition import Edition
from onrecord.standing.overview import sum_up_series
from onrecord.web.hashing import hash_folder
from onrecord.web.readying import LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = Path(standing.__file__).parent
_ROWS = 32_768
"""Rows of a group in a file: some thousand rows of one state or one series lie in one or two. Of smaller groups more
time goes into the list of groups than into the rows."""
_KEPT = 3
"""Folders that stay: of the edition served, and of those before it, which a slow worker may still read."""
_LINES, _BREAKS, _TEXTS = "series-of-states.parquet", "breaks-of-states.parquet", "texts.parquet"


@dataclass(frozen=True, slots=True)
class Derived:
    """What is derived of one edition, in a folder."""

    folder: Path

    def read_positions(self, by: str, value: str, columns: Sequence[str] = ()) -> pl.DataFrame:
        """The positions of one `state` or of one `series`, as `standing.positions` gives them; all columns or those."""
        found = pl.scan_parquet(self.folder / _name_file(by)).filter(pl.col(by) == value)
        return (found.select(columns) if columns else found).collect()

    def read_lines(self, state: str) -> pl.DataFrame:
        """Where a state last stood on each series, as `standing.overview.sum_up_series` gives it."""
        return pl.scan_parquet(self.folder / _LINES).filter(pl.col("state") == state).collect()

    def read_breaks(self, state: str) -> pl.DataFrame:
        """The changes of a state over all series, as `standing.breaks` gives them."""
        return pl.scan_parquet(self.folder / _BREAKS).filter(pl.col("state") == state).collect()

    def read_texts(self) -> pl.DataFrame:
        """The texts of all series, as `standing.count_sponsors` gives them."""
        return pl.read_parquet(self.folder / _TEXTS)


def keep_derived(edition: Edition, folder: Path) -> Derived:
    """What is derived of an edition, under `folder`; made where it is not there yet.

    Its name follows from the edition and from the code that derives. Raises EditionError where it cannot be made.
    """
    code = hash_folder(_CODE, "*.py")
    target = folder / f"pages-{edition.id}-{code}"
    if target.is_dir():
        return Derived(target)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder / "lock"):
        if not target.is_dir():
            if edition.manifest.tables["ballots"].rows > LARGE:
                run_apart("onrecord.web.derived", str(edition.path), str(target))
            else:
                derive(edition, target)
            _forget_old(folder)
    return Derived(target)


def derive(edition: Edition, target: Path) -> None:
    """Derives and writes the files; whole or not at all."""
    half = target.with_name(f"{target.name}.{os.getpid()}")
    half.mkdir(parents=True)
    rows = standing.positions(edition)
    # They come by series; a stable order keeps each state's as it is.
    for by, ordered in (("series", rows), ("state", rows.sort("state", maintain_order=True))):
        ordered.write_parquet(half / _name_file(by), row_group_size=_ROWS)
    for name, frame in ((_LINES, sum_up_series(rows)), (_BREAKS, standing.breaks(rows))):
        frame.sort("state", "series", maintain_order=True).write_parquet(half / name, row_group_size=_ROWS)
    standing.count_sponsors(edition, held=rows).write_parquet(half / _TEXTS)
    try:
        half.rename(target)
    except OSError:  # another process was first, and says the same
        shutil.rmtree(half)


def _name_file(by: str) -> str:
    return f"positions-by-{by}.parquet"


def run_apart(module: str, *arguments: str) -> None:
    """Runs one of our modules in a process of its own. Raises EditionError where it fails."""
    command = [sys.executable, "-P", "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own program
    if done.returncode != 0:
        raise EditionError(f"what pages need of {arguments[0]} cannot be derived: {done.stderr.strip()[-200:]}")


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob("pages-*-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One process at a time: two workers that derive at once would take twice the memory."""
    try:
        import fcntl
    except ImportError:  # Windows: both do it, and the later one wins
        yield
        return
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    derive(Edition.open(sys.argv[1]), Path(sys.argv[2]))

"""Print whether a signature is ever lost: 2,000 from 50 clients at once, the site killed ten times with SIGKILL.

`python benchmarks/letters.py [SIGNATURES CLIENTS KILLS]`, on SQLite and on PostgreSQL (Debian's package `postgresql`).
"Lost" is answered with success and not in the database; "twice" is there more than once, or without exactly one mail
and one line in the trail. Ends with 1 where either is not zero. The cluster of PostgreSQL waits for its disk as it
would in use.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.sources.pack import READER

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from postgres_server import find_programs, make_database, run_cluster
from signing_storm import Outcome, Site, make_environment, run_storm

WANTED = (2000, 50, 10)
WORKERS = 2


def measure(edition: Path, folder: Path, database: str, numbers: tuple[int, int, int]) -> Outcome:
    folder.mkdir()
    site = Site(make_environment(edition, folder / "data", database), folder / "log", WORKERS)
    try:
        return run_storm(site, *numbers)
    finally:
        site.kill()


def show(name: str, outcome: Outcome) -> bool:
    waits = sorted(outcome.waits)
    high = waits[int(len(waits) * 0.99)]
    print(
        f"{name}: {len(outcome.answered)} answered with success, {len(outcome.kept)} in the database, "
        f"{len(outcome.lost)} lost, {outcome.doubled} twice; {outcome.kills} kills, {outcome.broken} of "
        f"{outcome.tries} tries without an answer; {outcome.seconds:.0f} s, an answer in "
        f"{statistics.median(waits) * 1000:.0f} ms (median), {high * 1000:.0f} ms (99 of 100)"
    )
    return not outcome.lost and not outcome.doubled and len(outcome.kept) == len(outcome.answered)


def main() -> int:
    given = tuple(int(text) for text in sys.argv[1:4])
    numbers = given if len(given) == 3 else WANTED
    print("{} signatures from {} clients, {} kills, {} workers".format(*numbers, WORKERS))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        edition = folder / "edition"
        build_edition(pack_files(), edition, read=READER.read)
        good = show("SQLite", measure(edition, folder / "sqlite", "", numbers))
        if find_programs() is None:
            print("PostgreSQL: not measured, its programs are not on this machine")
            return 1 - good
        (folder / "postgres").mkdir()
        with run_cluster(folder / "postgres", durable=True) as address:
            database = make_database(address, "letters")
            good &= show("PostgreSQL", measure(edition, folder / "postgresql", database, numbers))
    return 1 - good


if __name__ == "__main__":
    sys.exit(main())

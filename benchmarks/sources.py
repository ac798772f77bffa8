"""Print, for each bulk file of the real ones: its reader, seconds, megabytes, and what became of its rows.

`python benchmarks/sources.py [SHARED]`; SHARED is the folder of real files, beside the checkout by default. Each file
is read in a process of its own; the seconds leave out starting it, the megabytes are its peak.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

FILES = (
    "undl/ga_voting.csv.gz",
    "undl/c3_drafts_session78.marcxml",
    "undl/voting_record_A_RES_78_264.marcxml",
    "voeten/unga_votes_wide_1946_2024.csv.gz",
    "voeten/crosswalk_rcid_undl.csv.gz",
    "hrc/ballots_2006_2024.csv.gz",
    "sponsorship/drafts_1946_2015.csv.gz",
    "sponsorship/draft_sponsors_1946_2015.csv.gz",
)


def read_one(path: Path) -> None:
    """Read a file and print one line of the table, then its codes."""
    from onrecord.discrepancies import Level
    from onrecord.record import SourceFile
    from onrecord.sources.recognise import find_reader

    source = SourceFile(path.name, path.read_bytes())
    begun = time.perf_counter()
    reader = find_reader(source)
    reading = reader.read(source)
    seconds = time.perf_counter() - begun
    named = sum(found.rows for found in reading.discrepancies if found.level is Level.ERROR)
    left_out = sum(reading.rows_left_out.values())
    missing = reading.rows_read - reading.rows_used - left_out - named
    figures = (reading.rows_read, reading.rows_used, left_out, named, missing)
    cells = "".join(f"{figure:>11,}" for figure in figures)
    print(f"{path.name:41} {reader.name:14} {seconds:6.2f} {peak_megabytes():6,}{cells}")
    codes = Counter(f"{found.level} {found.code}" for found in reading.discrepancies)
    for code, count in sorted(codes.items()):
        print(f"    {count:6,} {code}")


def peak_megabytes() -> int:
    """The most memory that this process has held."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return 0


def main(arguments: list[str]) -> None:
    """Print the table."""
    if len(arguments) == 2 and arguments[0] == "--one":
        read_one(Path(arguments[1]))
        return
    shared = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "shared"
    columns = "".join(f"{column:>11}" for column in ("rows", "used", "left out", "named", "missing"))
    print(f"{'file':41} {'reader':14} {'s':>6} {'MB':>6}{columns}", flush=True)
    for name in FILES:
        subprocess.run([sys.executable, __file__, "--one", str(shared / "data" / name)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Print what a build of the General Assembly's votes costs, beside plain DuckDB: time and memory, in parts and whole.

`python benchmarks/build.py [SHARED]`; SHARED is the folder of real files, beside the checkout by default. Each figure
is taken in a process of its own. "Allowed" is four times what DuckDB takes from the unpacked CSV to Parquet, plus
unpacking. "Ids" compares the editions of two builds.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARTS = (4, 2, 1)

DUCKDB = """
import json, sys, time
import duckdb
duckdb.sql("SET enable_progress_bar = false")
begun = time.perf_counter()
duckdb.sql(f"COPY (SELECT * FROM read_csv('{sys.argv[1]}')) TO '{sys.argv[2]}' (FORMAT parquet)")
print(json.dumps({"seconds": time.perf_counter() - begun}))
"""
UNPACK = """
import gzip, json, sys, time
from pathlib import Path
begun = time.perf_counter()
gzip.decompress(Path(sys.argv[1]).read_bytes())
print(json.dumps({"seconds": time.perf_counter() - begun}))
"""
BUILD = """
import json, resource, sys, time
from pathlib import Path
from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record import SourceFile
file = Path(sys.argv[1])
begun = time.perf_counter()
report = build_edition([*pack_files(), SourceFile(file.name, file.read_bytes())], Path(sys.argv[2]))
seconds = time.perf_counter() - begun
entry = next(entry for entry in report.manifest.inputs if entry.name == file.name)
named = entry.rows_recorded + entry.rows_in_discrepancies + sum(entry.rows_left_out.values())
print(json.dumps({
    "seconds": seconds,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    "read": entry.rows_read,
    "named": named,
    "edition": report.edition,
}))
"""


def main(shared: Path) -> None:
    """Print one line for each part of the file, then the share of its rows that is accounted for."""
    votes = shared / "data" / "undl" / "ga_voting.csv.gz"
    if not votes.is_file():
        print(f"{votes} is not there; nothing is measured")
        return
    print(
        "{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}".format(
            "rows", "DuckDB", "unpack", "allowed", "build", "peak GB", "ids"
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            measure_part(votes, part, Path(folder))


def measure_part(votes: Path, part: int, folder: Path) -> None:
    """Measure the first `1 / part` of the lines."""
    plain, packed = write_part(votes, part, folder)
    duckdb = run(DUCKDB, plain, folder / "plain.parquet")["seconds"]
    unpack = run(UNPACK, packed)["seconds"]
    builds = [run(BUILD, packed, folder / f"edition-{part}-{number}") for number in range(2)]
    build = min(builds, key=lambda figures: figures["seconds"])
    same = "equal" if len({figures["edition"] for figures in builds}) == 1 else "DIFFER"
    figures = (build["read"], duckdb, unpack, 4 * duckdb + unpack, build["seconds"], build["peak"])
    print("{:>10,}{:>9.2f}s{:>9.2f}s{:>9.2f}s{:>9.2f}s{:>10.2f}".format(*figures) + f"{same:>10}")
    if part == 1:
        print(f"accounted for: {build['named']:,} of {build['read']:,} rows")


def write_part(votes: Path, part: int, folder: Path) -> tuple[Path, Path]:
    """The header and the first part of the lines, unpacked and packed."""
    lines = gzip.decompress(votes.read_bytes()).splitlines(keepends=True)
    kept = b"".join(lines[: 1 + (len(lines) - 1) // part])
    plain, packed = folder / f"votes-{part}.csv", folder / f"votes-{part}.csv.gz"
    plain.write_bytes(kept)
    packed.write_bytes(votes.read_bytes() if part == 1 else gzip.compress(kept, mtime=0))
    return plain, packed


def run(code: str, *paths: Path) -> dict[str, float]:
    """What the code prints, run in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code, *map(str, paths)], capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)

"""Print how the readers of documents do on the real files: speed beside taking out the bare text, and known answers.

`python benchmarks/documents.py [SHARED]`; SHARED is the folder of real files, beside the checkout by default. One core:
one process, one thread. Each pair of figures is taken in turns on the same files, the better of three.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pypdfium2

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record import Edition, SourceFile
from onrecord.sources.recognise import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.record import Reading

SHARED = Path(__file__).resolve().parents[2] / "shared"
DRAFTS = Path(__file__).resolve().parents[1] / "tests" / "goldens" / "undoc-drafts-of-session-80.json"
TURNS = 3
EDITION = (
    "undl/ga_voting.csv.gz",
    "undl/c3_drafts_session78.marcxml",
    "voeten/unga_votes_wide_1946_2024.csv.gz",
    "voeten/crosswalk_rcid_undl.csv.gz",
)


def main(shared: Path) -> None:
    """Print the figures that the issue asks for, each beside what it must reach."""
    data = shared / "data"
    if not data.is_dir():
        print(f"{data} is not there; nothing is measured")
        return
    measure_speed(data)
    check_drafts(data)
    check_marcxml(data)
    check_edition(data)


def say(what: str, figure: object, wanted: object) -> None:
    print(f"{what:<58}{figure!s:>22}   {wanted}")


def load(files: Iterable[Path]) -> list[SourceFile]:
    return [SourceFile(file.name, file.read_bytes()) for file in sorted(files)]


def measure_speed(data: Path) -> None:
    """Documents a second, of each format that comes as documents, beside the bare text of the PDFs."""
    papers, laws = load((data / "texts/pdf").glob("*.pdf")), load((data / "texts/akn").glob("*.xml"))
    times = {"text": 1e9, "pdf": 1e9, "akn": 1e9}
    for _ in range(TURNS):
        for name, files, read in (
            ("text", papers, take_text),
            ("pdf", papers, read_source),
            ("akn", laws, read_source),
        ):
            times[name] = min(times[name], time_reading(files, read))
    bare, read, akn = len(papers) / times["text"], len(papers) / times["pdf"], len(laws) / times["akn"]
    say(f"{len(papers)} PDFs, bare text of all pages, a second", f"{bare:.0f}", "")
    say(
        f"{len(papers)} PDFs, read, a second",
        f"{read:.0f}",
        f"at least 25 where the bare text runs at 50: {bare / 2:.0f}",
    )
    say("  share of the speed of bare text", f"{read / bare:.2f}", "at least 0.50")
    say(f"{len(laws)} resolutions in Akoma Ntoso, read, a second", f"{akn:.0f}", "")


def time_reading(files: Iterable[SourceFile], read: Callable[[SourceFile], object]) -> float:
    begun = time.perf_counter()
    for file in files:
        read(file)
    return time.perf_counter() - begun


def take_text(file: SourceFile) -> str:
    document = pypdfium2.PdfDocument(file.content)
    try:
        return "\f".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def check_drafts(data: Path) -> None:
    """The drafts of session 80 against what people read on their first pages."""
    golden = json.loads(DRAFTS.read_text(encoding="utf-8"))
    wanted = {symbol: answer for symbol, answer in golden.items() if symbol.startswith("A/C.3/80/")}
    right = 0
    for file in load((data / "texts/pdf").glob("A_C.3_80_L.*.pdf")):
        reading = read_source(file)
        document = reading.statements["documents"].row(0, named=True)
        expected = wanted.get(document["document"], {})
        right += document["kind"] == expected.get("kind") and names_of(reading) == expected.get("sponsors")
        if document["document"] == "A/C.3/80/L.29":
            say("A/C.3/80/L.29: sponsors", len(names_of(reading)), 41)
    say("Third Committee drafts of session 80: kind and sponsors", f"{right} of {len(wanted)}", "65 of 65")


def names_of(reading: Reading, role: str | None = None) -> list[str]:
    frame = reading.statements.get("sponsorships")
    if frame is None:
        return []
    names: list[str] = frame.filter(pl.col("role") == role if role else pl.lit(value=True))["printed"].to_list()
    return names


def check_marcxml(data: Path) -> None:
    (file,) = load([data / "undl/c3_drafts_session78.marcxml"])
    reading = read_source(file)
    documents = reading.statements["documents"]
    say("MARCXML: drafts", f"{reading.rows_used} of {reading.rows_read}", "94 of 94")
    sponsors = reading.statements["sponsorships"].filter(pl.col("document") == "A/C.3/78/L.39")
    counts = [sponsors.filter(pl.col("role") == role).height for role in ("tabled", "added")]
    say("A/C.3/78/L.39: tabled and added", "{} + {}".format(*counts), "40 + 22")
    became = documents.filter(pl.col("document") == "A/C.3/78/L.39")["becomes"].item()
    say("A/C.3/78/L.39 became", became, "A/RES/78/218")


def check_edition(data: Path) -> None:
    """Tallies that two sources give, in one edition of both."""
    with tempfile.TemporaryDirectory() as folder:
        build_edition([*pack_files(), *load(data / name for name in EDITION)], Path(folder) / "edition")
        edition = Edition.open(Path(folder) / "edition")
        actions = edition.chosen("actions").filter(pl.col("body") == "A")
        for symbol, wanted in (("A/RES/70/172", "119-19-48"), ("A/RES/62/167", "101-22-59")):
            row = actions.filter(pl.col("document") == symbol).row(0, named=True)
            say(f"{symbol} reads", f"{row['yes']}-{row['no']}-{row['abstain']}", wanted)
        differing = edition.table("discrepancies").filter(
            (pl.col("code") == "sources-differ") & (pl.col("document") == "A/RES/62/167") & (pl.col("field") == "tally")
        )
        for row in differing.iter_rows(named=True):
            say("A/RES/62/167, followed", row["value"], row["source"])
            say("A/RES/62/167, the other", row["other_value"], row["other_source"])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)

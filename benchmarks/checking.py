"""Print what checking costs: texts a second, start-up, memory over many texts, both cores against one, long texts.

`python benchmarks/checking.py [TEXTS]`; TEXTS is the size of the large corpus, 100,000 by default (some minutes). The
texts are made by `_texts.py`. Wanted: 200 texts of 3,000 characters a second on one core, a start-up under 1.5 s,
memory that does not grow with the number of texts, and time in proportion to the length of a text.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from _texts import DENSE, NEWS, ORDINARY, PUBLISHED, make_text, write_corpus
from onrecord.build import build_edition
from onrecord.claims import check_text
from onrecord.claims.corpus import check_corpus
from onrecord.pack import pack_files
from onrecord.record.edition import Edition

if TYPE_CHECKING:
    import resource
    from collections.abc import Callable

LENGTH = 3_000
SHORT = 600
"""Characters of each text of the large corpus: many texts, and not an hour."""
ROUNDS = 3
STARTS = 9
COMMAND = Path(sys.executable).with_name("onrecord")
ONE_CLAIM = "In 2023 South Korea co-sponsored the General Assembly's resolution on human rights in North Korea.\n"


def main(many: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edition = open_pack(folder / "edition")
        check_text("", None, edition)  # what is made once an edition is no part of the time
        print_speed(edition)
        print_long_texts(edition)
        print_start_up(edition, folder)
        print_cores(edition, folder)
        print_memory(edition, folder, many)


def open_pack(path: Path) -> Edition:
    build_edition(pack_files(), path)
    return Edition.open(path)


def print_speed(edition: Edition) -> None:
    day = date.fromisoformat(PUBLISHED)
    for kind in (DENSE, NEWS, ORDINARY):
        texts = [make_text(kind, LENGTH, number) for number in range(200)]
        claims = sum(len(check_text(text, day, edition).findings) for text in texts)
        seconds = best_of(lambda texts=texts: [check_text(text, day, edition) for text in texts])
        print_line(
            f"texts of {LENGTH:,} characters a second, one core, {kind}",
            f"{len(texts) / seconds:.0f}",
            f"{claims / len(texts):.1f} claims a text",
        )


def print_long_texts(edition: Edition) -> None:
    day = date.fromisoformat(PUBLISHED)
    for kind in (DENSE, NEWS):
        short, long = make_text(kind, 30_000), make_text(kind, 300_000)
        ratio = best_of(lambda text=long: check_text(text, day, edition)) / best_of(
            lambda text=short: check_text(text, day, edition)
        )
        print_line(f"time for ten times the text, {kind}", f"{ratio:.1f} x", "10 is in proportion")


def best_of(work: Callable[[], object]) -> float:
    """Seconds of this process's own work: what else the machine does counts less so."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def print_start_up(edition: Edition, folder: Path) -> None:
    text = folder / "text.txt"
    text.write_text(ONE_CLAIM, encoding="utf-8")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kinds = {
        "compiled files kept": plain | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")},
        "compiled anew each time": plain
        | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(folder / "none")},
    }
    for kind, environment in kinds.items():
        run_command(edition, text, environment)
        runs = [run_command(edition, text, environment) for _ in range(STARTS)]
        times, works = [seconds for seconds, _ in runs], [usage.ru_utime + usage.ru_stime for _, usage in runs]
        print_line(
            f"start-up on a short text, median of {STARTS}, {kind}",
            f"{statistics.median(times):.2f} s",
            f"fastest {min(times):.2f} s; {statistics.median(works):.2f} s of work",
        )


def run_command(edition: Edition, file: Path, environment: dict[str, str]) -> tuple[float, resource.struct_rusage]:
    """Seconds that `onrecord check` took on a file, and what it used; the peak is that of its largest process."""
    command = [str(COMMAND), "--edition", str(edition.path), "check", str(file)]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage


def print_cores(edition: Edition, folder: Path) -> None:
    path = folder / "texts.jsonl"
    write_corpus(path, NEWS, 3_000, LENGTH)
    seconds = []
    for processes in (1, 2):
        began = time.perf_counter()
        reports = sum(1 for _ in check_corpus(path, edition, processes=processes))
        seconds.append(time.perf_counter() - began)
    print_line(f"{reports:,} texts, two processes against one", f"{seconds[0] / seconds[1]:.2f} x", "2 is ideal")


def print_memory(edition: Edition, folder: Path, many: int) -> None:
    peaks = []
    for count in (many // 10, many):
        path = folder / "many.jsonl"
        write_corpus(path, NEWS, count, SHORT)
        seconds, usage = run_command(edition, path, dict(os.environ))
        peaks.append(usage.ru_maxrss)
        print_line(
            f"peak of the largest process over {count:,} texts", f"{usage.ru_maxrss // 1024} MB", f"{seconds:.0f} s"
        )
    print_line("peak for ten times the texts", f"{peaks[1] / peaks[0]:.2f} x", "1 is flat")


def print_line(what: str, figure: str, more: str) -> None:
    print(f"{what:<75}{figure:>8}   {more}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

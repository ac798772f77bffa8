"""A corpus checked in one process or in several: the same reports in the same order, and each way to stop early."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.claims import corpus
from onrecord.claims.corpus import CorpusError, check_corpus, check_part
from onrecord.errors import EditionError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from onrecord.record.edition import Edition

TEXT = "In {year} South Korea co-sponsored the General Assembly's resolution on human rights in North Korea."


@pytest.fixture(autouse=True)
def shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small a corpus is, it is shared out among as many processes as are asked for."""
    monkeypatch.setattr(corpus, "BYTES_A_PROCESS", 1)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def make(count: int, *more: str) -> Path:
        path = tmp_path / "texts.jsonl"
        rows = [{"id": f"t{number}", "text": TEXT.format(year=2005 + number % 20)} for number in range(count)]
        path.write_text("\n".join([*map(json.dumps, rows), *more]) + "\n", encoding="utf-8")
        return path

    return make


def ids(lines: list[str]) -> list[str]:
    return [json.loads(line)["id"] for line in lines]


# A batch has 32 rows: an end in a batch, at its end, and with none.
@pytest.mark.parametrize("count", [150, 64, 0])
def test_two_processes_give_what_one_gives(pack_edition: Edition, write: Callable[..., Path], count: int) -> None:
    path = write(count)
    alone = list(check_corpus(path, pack_edition, processes=1))
    assert ids(alone) == [f"t{number}" for number in range(count)]
    assert list(check_corpus(path, pack_edition, processes=2)) == alone
    assert multiprocessing.active_children() == []


def test_a_small_corpus_is_not_shared_out(
    pack_edition: Edition, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    reports = check_corpus(write(3), pack_edition, processes=2)
    next(reports)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("count", [70, 64])
def test_an_error_comes_after_the_reports_before_it(
    pack_edition: Edition, write: Callable[..., Path], processes: int, count: int
) -> None:
    path = write(count, '{"id": "broken', '{"id": "after", "text": "Never seen."}')
    seen: list[str] = []
    with pytest.raises(InputError, match=f"line {count + 1}: it is no JSON") as refused:
        seen.extend(check_corpus(path, pack_edition, processes=processes))
    assert ids(seen) == [f"t{number}" for number in range(count)]
    assert (refused.value.place, refused.value.exit_code) == (f"line {count + 1}", 2)
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_a_clear_error(pack_edition: Edition, write: Callable[..., Path]) -> None:
    reports = check_corpus(write(400), pack_edition, processes=2)
    assert ids([next(reports)]) == ["t0"]
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    with pytest.raises(CorpusError, match=r"ended before its time \(signal 9\)") as broken:
        list(reports)
    assert broken.value.exit_code == 3
    assert multiprocessing.active_children() == []


def test_who_stops_reading_leaves_no_process_behind(pack_edition: Edition, write: Callable[..., Path]) -> None:
    reports = check_corpus(write(400), pack_edition, processes=2)
    next(reports)
    assert len(multiprocessing.active_children()) == 2
    reports.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


class Line:
    """Keeps what a process sends."""

    def __init__(self) -> None:
        self.sent: list[corpus.Reports] = []

    def send(self, reports: corpus.Reports) -> None:
        self.sent.append(reports)


def test_an_edition_that_changed_is_not_mixed_in(pack_edition: Edition, write: Callable[..., Path]) -> None:
    line = Line()
    check_part(line, write(3), pack_edition.path, "another", None, 0, 1)  # type: ignore[arg-type]
    assert [(reports.lines, reports.last) for reports in line.sent] == [([], True)]
    fault = line.sent[0].fault
    assert fault is not None
    assert fault.kind is EditionError
    assert "built anew" in fault.message


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checker with a fault, which shows on one text."""
    check_text = corpus.check_text

    def fail(text: str, *arguments: object, **named: object) -> object:
        if "2008" in text:
            raise IndexError("none such")
        return check_text(text, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus, "check_text", fail)


@pytest.mark.usefixtures("failing")
def test_a_fault_of_ours_names_the_text(pack_edition: Edition, write: Callable[..., Path]) -> None:
    seen: list[str] = []
    with pytest.raises(IndexError) as failed:
        seen.extend(check_corpus(write(9), pack_edition, processes=1))
    assert ids(seen) == ["t0", "t1", "t2"]
    assert failed.value.__notes__ == ["This was the text 't3'."]


@pytest.mark.usefixtures("failing")
def test_a_fault_of_ours_in_another_process_names_the_text(pack_edition: Edition, write: Callable[..., Path]) -> None:
    line = Line()
    check_part(line, write(9), pack_edition.path, pack_edition.id, None, 0, 1)  # type: ignore[arg-type]
    assert [(ids(reports.lines), reports.last) for reports in line.sent] == [(["t0", "t1", "t2"], True)]
    fault = line.sent[0].fault
    assert fault is not None
    assert "IndexError: none such\nThis was the text 't3'." in fault.message


def test_memory_does_not_grow_with_the_number_of_texts(
    pack_edition: Edition, texts: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "texts.jsonl"
    texts.write_corpus(path, texts.NEWS, 5_000, 120)
    few, many = measure_peaks(path, pack_edition, (500, 5_000))
    assert many < 1.05 * few


PEAKS = """
import json, resource, sys
from pathlib import Path
from onrecord.claims.corpus import check_corpus
from onrecord.record.edition import Edition
reports = check_corpus(Path(sys.argv[1]), Edition.open(sys.argv[2]), processes=1)
peaks = []
for done, _ in enumerate(reports, 1):
    if str(done) in sys.argv[3:]:
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(json.dumps(peaks))
"""


def measure_peaks(path: Path, edition: Edition, after: tuple[int, ...]) -> list[int]:
    """The most memory that a process has held after so many texts each."""
    command = [sys.executable, "-c", PEAKS, str(path), str(edition.path), *map(str, after)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peaks: list[int] = json.loads(done.stdout)
    return peaks

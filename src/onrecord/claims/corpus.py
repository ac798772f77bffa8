"""Many texts checked one after another: reports in the order of the rows, in bounded memory, on all processors.

A large corpus is shared out among processes. Each of them reads the file for itself and checks every n-th batch of
rows: reading costs next to nothing beside checking, nothing has to be handed out, and a process that is ahead waits
until its reports are taken.
"""

from __future__ import annotations

import json
import os
import signal
import traceback
from contextlib import ExitStack, contextmanager
from itertools import cycle
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims import check_text
from onrecord.claims.garbage import expect_little
from onrecord.claims.rows import read_corpus
from onrecord.errors import EditionError, OnrecordError
from onrecord.record.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from onrecord.claims.rows import CorpusRow

BYTES_A_PROCESS = 500_000
"""So much of a corpus is checked before another process has started."""
_BATCH_ROWS = 32
_BATCH_CHARACTERS = 100_000
"""What a process checks at a time."""


class CorpusError(OnrecordError):
    """A process that checked texts and ended before its time."""

    exit_code = 3


class Fault(NamedTuple):
    """An error in a form that can be sent: ours are made of other arguments than they keep, and so do not pickle."""

    kind: type[Exception]
    message: str
    attributes: dict[str, object]


class Reports(NamedTuple):
    """What came of one batch: a line for each row."""

    lines: list[str]
    last: bool
    """True where no batch follows: the corpus is at its end, or `fault` stopped it."""
    fault: Fault | None = None


def check_corpus(
    path: Path, edition: Edition, published: date | None = None, *, processes: int | None = None
) -> Iterator[str]:
    """The report of each row of a corpus as one line of JSON, in the order of the rows.

    A row without a date counts from `published`. A corpus that is large enough for it is shared out to as many
    processes as the computer has processors, or to `processes`. An error in the file is raised after the reports of the
    rows before it: InputError as `read_corpus` does. Raises CorpusError where a process is killed, for want of memory
    for example.
    """
    size = path.stat().st_size if path.is_file() else 0
    count = min(processes or _count_processors(), size // BYTES_A_PROCESS)
    if count < 2:
        return (_check_row(row, edition, published) for row in read_corpus(path))
    return _share_out(path, edition, published, count)


def _check_row(row: CorpusRow, edition: Edition, published: date | None) -> str:
    try:
        report = check_text(row.text, row.published or published, edition, name=row.id)
    except Exception as fault:
        fault.add_note(f"This was the text {row.id!r}.")
        raise
    return json.dumps(report.to_json(), ensure_ascii=False)


def _count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _share_out(path: Path, edition: Edition, published: date | None, count: int) -> Iterator[str]:
    work = [(path.resolve(), edition.path.resolve(), edition.id, published, part, count) for part in range(count)]
    with ExitStack() as stack:
        for line, process in cycle([_start_process(stack, part) for part in work]):
            reports = _receive(line, process)
            yield from reports.lines
            if reports.fault is not None:
                raise _raised(reports.fault)
            if reports.last:
                return


def _start_process(stack: ExitStack, work: tuple[object, ...]) -> tuple[Connection, BaseProcess]:
    """A new process with the line on which its reports come; it ends with the stack, or when this process is killed."""
    import multiprocessing

    # Polars has threads of its own, which do not survive a fork: each process starts afresh.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=check_part, args=(theirs, *work), daemon=True)
    with _without_interrupts():
        process.start()
    theirs.close()
    stack.callback(process.join)
    stack.callback(process.terminate)
    stack.callback(ours.close)
    return ours, process


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that starts meanwhile never answers Ctrl-C, which a terminal sends to all of them: this one does."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _receive(line: Connection, process: BaseProcess) -> Reports:
    try:
        reports: Reports = line.recv()
        return reports
    except (EOFError, OSError):
        process.join()
        raise CorpusError(
            f"a process that checked texts ended before its time ({_say_end(process.exitcode)})",
            hint="Start again; it is killed where memory runs out. The reports so far are whole.",
        ) from None


def _say_end(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def _raised(fault: Fault) -> Exception:
    """The error as it was where it happened."""
    error = fault.kind.__new__(fault.kind, fault.message)
    error.__dict__.update(fault.attributes)
    return error


def check_part(
    line: Connection, path: Path, edition_path: Path, edition_id: str, published: date | None, part: int, parts: int
) -> None:
    """What each process of a large corpus does: it checks one of every `parts` batches and sends the reports."""
    try:
        edition = _open_same(edition_path, edition_id)
        check_text("", None, edition)
        expect_little()
        for number, batch in enumerate(_cut(read_corpus(path))):
            if number % parts == part:
                line.send(_check_batch(batch, edition, published))
    except EditionError as fault:
        line.send(Reports([], last=True, fault=_sendable(fault)))
    except BrokenPipeError:
        # Nobody listens any more.
        return


def _open_same(path: Path, edition_id: str) -> Edition:
    edition = Edition.open(path)
    if edition.id != edition_id:
        raise EditionError("the record was built anew meanwhile", hint="Start again.")
    return edition


class _Batch(NamedTuple):
    """Rows of the corpus; with the last of them the error that stopped the reading."""

    rows: list[CorpusRow]
    last: bool = False
    fault: OnrecordError | None = None


def _cut(rows: Iterable[CorpusRow]) -> Iterator[_Batch]:
    """The rows in batches, the same in each process."""
    batch: list[CorpusRow] = []
    size = 0
    stopped = None
    try:
        for row in rows:
            batch.append(row)
            size += len(row.text)
            if len(batch) == _BATCH_ROWS or size >= _BATCH_CHARACTERS:
                yield _Batch(batch)
                batch, size = [], 0
    except OnrecordError as fault:
        stopped = fault
    yield _Batch(batch, last=True, fault=stopped)


def _check_batch(batch: _Batch, edition: Edition, published: date | None) -> Reports:
    lines: list[str] = []
    try:
        for row in batch.rows:
            lines.append(_check_row(row, edition, published))  # noqa: PERF401  those before an error are kept
    except OnrecordError as fault:
        return Reports(lines, last=True, fault=_sendable(fault))
    except Exception:
        failed = Fault(RuntimeError, f"a process that checked texts failed\n{traceback.format_exc()}", {})
        return Reports(lines, last=True, fault=failed)
    return Reports(lines, batch.last, _sendable(batch.fault) if batch.fault is not None else None)


def _sendable(fault: OnrecordError) -> Fault:
    return Fault(type(fault), str(fault), vars(fault))

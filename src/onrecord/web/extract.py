"""Text out of an uploaded file or of a page on the internet, in a process of its own with bounds on time and memory.

A hostile PDF can take for ever or all memory there is, and a page can hang; here they take their own process with them
and no worker. Nor may many of them hold a worker's threads: a few are read at a time, and who comes after is told to
wait. Reasons are marked for translation here and translated where they are shown.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.errors import InputError, OnrecordError
from onrecord.web.marking import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 20
MEMORY_BYTES = 1_500_000_000
AT_ONCE = 3
"""Of a worker's eight threads; the others go on answering."""
OF_FILE, OF_ADDRESS = "file", "address"
COMMAND = (sys.executable, "-P", "-m", "onrecord.web.extract")

_slots = threading.BoundedSemaphore(AT_ONCE)
_PASTE = gettext_noop("Paste its text instead.")


class BusyError(OnrecordError):
    """As many files and pages are being read as may be at a time."""


def extract_text(content: bytes, name: str) -> str:
    """The text of a file. Raises InputError where it cannot be read, or not within the bounds, BusyError when full."""
    return _run(OF_FILE, name, content)


def extract_page(address: str) -> str:
    """The text of a public page. Raises InputError where it cannot be fetched or read, BusyError when full."""
    from onrecord.web.outside import require_address

    return _run(OF_ADDRESS, require_address(address), b"")


def _run(what: str, name: str, content: bytes) -> str:
    with _slot():
        try:
            # No time to tidy up: what is in there may not want to end.
            done = subprocess.run(  # noqa: S603  our own program, no shell
                (*COMMAND, what, name), input=content, env=_bare(), capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise InputError(name, gettext_noop("reading it takes too long"), hint=_PASTE) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise InputError(name, gettext_noop("it cannot be read"), hint=_PASTE) from None
    if "error" in answer:
        raise InputError(name, answer["error"], hint=answer["hint"])
    return str(answer["text"])


def _bare() -> dict[str, str]:
    """The environment of the process: nothing of ours, which names the database and its password."""
    kept = ("PATH", "SYSTEMROOT", "SSL_CERT_FILE", "SSL_CERT_DIR")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONUTF8": "1"}


@contextmanager
def _slot() -> Iterator[None]:
    if not _slots.acquire(blocking=False):
        raise BusyError(
            gettext_noop("other files and pages are being read just now"),
            hint=gettext_noop("Try again in a few seconds."),
        )
    try:
        yield
    finally:
        _slots.release()


def main(what: str, name: str) -> None:
    """Reads within the bounds and prints the text, or what was wrong, as JSON."""
    _bound()
    from onrecord.claims.reading import read_bytes

    try:
        content = sys.stdin.buffer.read() if what == OF_FILE else _fetch(name)
        answer = {"text": read_bytes(content, name).text}
    except InputError as fault:
        answer = {"error": fault.reason, "hint": fault.hint}
    except (MemoryError, RecursionError):
        answer = {"error": gettext_noop("reading it takes too much memory"), "hint": _PASTE}
    sys.stdout.write(json.dumps(answer))


def _fetch(address: str) -> bytes:
    from onrecord.web.outside import fetch_page

    return fetch_page(address)


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on Windows; the time is bounded by the caller
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

"""Text out of an uploaded file, in a process of its own with bounds on time and memory.

A hostile PDF can take for ever or all memory there is; here it takes its own process with it and no worker.
"""

from __future__ import annotations

import json
import subprocess
import sys

from onrecord.errors import InputError

SECONDS = 20
MEMORY_BYTES = 1_500_000_000


def extract_text(content: bytes, name: str) -> str:
    """The text of a file. Raises InputError where it cannot be read, or not within the bounds."""
    command = [sys.executable, "-P", "-m", "onrecord.web.extract", name]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise InputError(name, "reading it takes too long", hint="Paste its text instead.") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise InputError(name, "it cannot be read", hint="Paste its text instead.") from None
    if "error" in answer:
        raise InputError(name, answer["error"], hint=answer["hint"])
    return str(answer["text"])


def _main(name: str) -> None:
    _bound()
    from onrecord.claims.reading import read_bytes

    try:
        answer = {"text": read_bytes(sys.stdin.buffer.read(), name).text}
    except InputError as fault:
        answer = {"error": fault.reason, "hint": fault.hint}
    except (MemoryError, RecursionError):
        answer = {"error": "reading it takes too much memory", "hint": "Paste its text instead."}
    sys.stdout.write(json.dumps(answer))


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on Windows; the time is bounded by the caller
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _main(sys.argv[1])

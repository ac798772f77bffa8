"""The site in a process of its own, as `onrecord serve` starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def serve_edition(edition: Path, folder: Path, **environment: str) -> Iterator[str]:
    """Where the site answers, as long as the context. Its own data lie in `folder`; its log may hold no traceback."""
    port, log = find_port(), folder / "log"
    given = {**os.environ, "ONRECORD_SITE_DATA": str(folder / "data"), **environment}
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve"]
    command += ["--edition", str(edition), "--port", str(port)]
    with log.open("wb") as out, subprocess.Popen(command, env=given, stdout=out, stderr=out) as server:
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
    assert b"Traceback" not in log.read_bytes(), log.read_text()


def find_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            # An answer, not a connection: who asks a port of loopback often enough can be connected to himself.
            urlopen(f"http://127.0.0.1:{port}/how-it-works", timeout=60).close()
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the site did not answer: {log.read_text()}")

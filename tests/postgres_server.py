"""A throw-away PostgreSQL for the tests: a cluster of its own in a temporary folder, on a port of loopback.

Debian's package `postgresql` has the programs. Where they are missing the tests that need them skip, and fail on CI.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "onrecord"


def find_programs() -> Path | None:
    """The folder of `initdb` and `postgres`: on the path, or where Debian puts them, the newest version first."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def require_programs() -> Path:
    """The same; skips where there are none, and fails instead when CI=true."""
    found = find_programs()
    if found is None:
        reason = "needs PostgreSQL's programs on this machine: apt-get install postgresql"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return found


@contextmanager
def run_cluster(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """The address of a fresh cluster, `postgresql://…/`, to which the name of a database is added.

    It waits for no disk unless `durable` says so: a test that kills the site, and not the database, loses nothing.
    """
    programs, data = require_programs(), folder / "cluster"
    as_user = _choose_user(folder)
    run = {"check": True, "capture_output": True, "user": as_user}
    command = [programs / "initdb", "-D", data, "-U", USER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C"]
    subprocess.run([*command, *([] if durable else ["--no-sync"])], **run)  # type: ignore[call-overload]
    port = _free_port()
    options = ["-c", f"port={port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
    options += ["-c", "max_connections=80", "-c", f"fsync={'on' if durable else 'off'}"]
    with (folder / "postgres.log").open("wb") as log:
        server = subprocess.Popen([programs / "postgres", "-D", data, *options], stdout=log, stderr=log, user=as_user)
        try:
            _wait(programs, port, as_user, folder)
            yield f"postgresql://{USER}@127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(30)


def make_database(address: str, name: str) -> str:
    """The address of a new database in the cluster."""
    import psycopg

    with psycopg.connect(f"{address}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{address}{name}"


def _choose_user(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: then it runs as Debian's `postgres`, or as nobody."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
        os.chown(folder, found, -1)
        for parent in folder.parents:  # pytest's folders are closed to others
            if parent.stat().st_uid == 0 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o055)
        return found
    return None


def _wait(programs: Path, port: int, as_user: int | None, folder: Path) -> None:
    ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-U", USER, "-t", "30"]
    for _ in range(100):
        if subprocess.run(ready, capture_output=True, check=False, user=as_user).returncode == 0:
            return
        import time

        time.sleep(0.1)
    raise RuntimeError((folder / "postgres.log").read_text(errors="replace"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

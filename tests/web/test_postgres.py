"""Users' data in PostgreSQL: a real server, the tables made by the site's own command, a check kept and removed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from site_process import find_port, serve_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = "Japan co-sponsored the resolution on North Korean human rights in 2023. 가나다 “quoted” 🕊"


def find_programs() -> Path:
    """Folder of the server's programs, the latest version; skips where there is none, fails instead when CI=true."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    beside = shutil.which("initdb")
    if not beside:
        reason = "needs a PostgreSQL server on this machine: apt-get install postgresql"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return Path(str(beside)).parent


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A server of our own on loopback, for this module; its address as the site takes it."""
    programs = find_programs()
    # Not under pytest's folder, which only its owner may enter: the server does not run as root.
    with tempfile.TemporaryDirectory(prefix="onrecord-pg-") as folder:
        port = find_port()
        as_other = become_other(Path(folder))
        data, word = f"{folder}/data", f"{folder}/word"
        Path(word).write_text("p@ss:w/rd", encoding="ascii")
        Path(word).chmod(0o644)
        run([*as_other, f"{programs}/initdb", "-D", data, "-U", "keeper", f"--pwfile={word}", "-A", "scram-sha-256",
             "-E", "UTF8", "--locale=C", "--no-sync"])  # fmt: skip
        options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
        start = [*as_other, f"{programs}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options]
        run([*start, "start"])
        try:
            yield f"postgresql://keeper:p%40ss%3Aw%2Frd@127.0.0.1:{port}/postgres"
        finally:
            run([*start, "-m", "immediate", "stop"])


def become_other(folder: Path) -> list[str]:
    """What a command is preceded by: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return []
    shutil.chown(folder, "nobody")
    return ["setpriv", "--reuid=nobody", "--clear-groups", "--"]


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def served(database: str, edition_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as `onrecord serve` starts it, with its users' data in that server."""
    folder = tmp_path_factory.mktemp("postgres")
    with serve_edition(edition_folder, folder, ONRECORD_SITE_DATABASE=database) as address:
        yield address
    assert not (folder / "data" / "site.sqlite3").exists()


def post(address: str, **form: str) -> tuple[str, str]:
    """Where a form led to, and the page there."""
    request = Request(address, urlencode(form).encode(), headers={"Sec-Fetch-Site": "same-origin"})  # noqa: S310
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        return answer.url, answer.read().decode()


def test_a_check_is_kept_and_removed(served: str) -> None:
    address, page = post(f"{served}/check/keep", text=ARTICLE, title="Kept in PostgreSQL", published="2025-12-19")
    assert "Kept in PostgreSQL" in page
    assert "“quoted” 🕊" in page
    bare, _, removal = address.partition("?removal=")
    with urlopen(bare, timeout=60) as answer:  # noqa: S310
        public = answer.read().decode()
    assert re.search('<mark class="supported">Japan', public)
    assert removal not in public
    post(bare, removal=removal)
    with pytest.raises(HTTPError, match="404"):
        urlopen(bare, timeout=60)  # noqa: S310


def test_the_tables_are_made_once_and_for_all(served: str, database: str) -> None:
    import psycopg

    post(f"{served}/check/keep", text=ARTICLE)
    with psycopg.connect(database) as connection:
        columns = connection.execute(
            "select column_name, data_type from information_schema.columns where table_name = 'kept_checks'"
        ).fetchall()
        kept = connection.execute("select count(*) from kept_checks").fetchone()
    assert dict(columns)["findings"] == "jsonb"
    assert kept is not None
    assert kept[0] >= 1

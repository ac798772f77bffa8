"""Nothing lost: people sign while the site is killed, on SQLite and on PostgreSQL. In full: benchmarks/letters.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SIGNATURES, CLIENTS, KILLS = 80, 10, 2


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_was_answered_with_success_is_there_once(
    request: pytest.FixtureRequest, edition_folder: Path, tmp_path: Path, database: str
) -> None:
    from signing_storm import Site, make_environment, run_storm

    address = ""
    if database == "postgresql":
        from postgres_server import make_database

        address = make_database(request.getfixturevalue("postgres"), "storm")
    site = Site(make_environment(edition_folder, tmp_path / "data", address), tmp_path / "log", workers=1)
    try:
        outcome = run_storm(site, SIGNATURES, CLIENTS, KILLS)
    finally:
        site.kill()
    assert outcome.kills == KILLS
    assert len(outcome.answered) == SIGNATURES
    assert outcome.lost == set()
    assert outcome.doubled == 0
    assert len(outcome.kept) == SIGNATURES
    assert "Traceback" not in site.log.read_text(), site.log.read_text()

"""How the site is set up: safe by itself, strict in public."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import EditionError, InputError
from onrecord.web.config import SiteConfig

if TYPE_CHECKING:
    from pathlib import Path


def test_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_EDITION", raising=False)
    with pytest.raises(EditionError, match="ONRECORD_EDITION"):
        SiteConfig.from_environment()


def test_the_secret_key_is_made_once_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    config = SiteConfig(edition=tmp_path, data=tmp_path / "data")
    key = config.secret_key()
    assert len(key) > 60
    assert config.secret_key() == key
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600


def test_a_database_is_named_by_its_address(tmp_path: Path) -> None:
    config = SiteConfig(tmp_path, tmp_path, database="postgresql://on:p%40ss@db.example:5433/record")
    found = config.django_database()
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "on", "p@ss", "db.example", "5433", "record",
    )  # fmt: skip
    with pytest.raises(InputError, match="PostgreSQL"):
        SiteConfig(tmp_path, tmp_path, database="mysql://x/y").django_database()


def test_django_s_own_check_of_a_public_site_is_clean(edition_folder: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "ONRECORD_EDITION": str(edition_folder), "ONRECORD_SITE_DATA": str(tmp_path)}
    environment |= {"ONRECORD_SITE_HOSTS": "record.example", "DJANGO_SETTINGS_MODULE": "onrecord.web.settings"}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout

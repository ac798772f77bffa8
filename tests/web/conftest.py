"""The site on the embedded record: in this process for pages, in one of its own for the browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.sources.pack import READER
from site_process import serve_edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from onrecord.web.shelf import Shelf


@pytest.fixture(scope="session")
def edition_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "edition"
    build_edition(pack_files(), folder, read=READER.read)
    return folder


@pytest.fixture(scope="session")
def site(edition_folder: Path) -> None:
    """Django, set up once for a process. Its settings read the environment when they are first asked for."""
    before = dict(os.environ)
    os.environ |= {"ONRECORD_EDITION": str(edition_folder), "ONRECORD_SITE_DATA": str(edition_folder.parent / "data")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "onrecord.web.settings"
    try:
        import django
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        django.setup()
        setup_test_environment()
        call_command("migrate", verbosity=0)
    finally:
        for name in ("ONRECORD_EDITION", "ONRECORD_SITE_DATA", "DJANGO_SETTINGS_MODULE"):
            os.environ.pop(name)
        os.environ |= before


@pytest.fixture
def client(site: None) -> Client:
    """A visitor, who has asked for nothing yet."""
    from django.core.cache import cache
    from django.test import Client

    from onrecord.web.limits import forget_counts

    cache.clear()
    forget_counts()
    return Client()


@pytest.fixture
def shelf(site: None) -> Shelf:
    from onrecord.web.shelf import current_shelf

    return current_shelf()


@pytest.fixture(scope="session")
def address(edition_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `onrecord serve` answers."""
    with serve_edition(edition_folder, tmp_path_factory.mktemp("served")) as served:
        yield served

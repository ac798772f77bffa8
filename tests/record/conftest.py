"""The edition of the embedded pack."""

from __future__ import annotations

import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record import Edition
from onrecord.sources.pack import READER


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("packed") / "edition"
    build_edition(pack_files(), folder, read=READER.read)
    return Edition.open(folder)

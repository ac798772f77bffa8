"""The edition of the embedded record, built once for the tests of claims."""

from __future__ import annotations

import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.sources.pack import PackReader


@pytest.fixture(scope="session")
def pack_edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Read-only, so that all tests of a worker share it."""
    out = tmp_path_factory.mktemp("pack") / "edition"
    build_edition(pack_files(), out, read=PackReader().read)
    return Edition.open(out)

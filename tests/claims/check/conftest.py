"""The edition of the embedded record, built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.record.edition import Edition

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def pack_edition() -> Edition:
    return Edition.open("/tmp/ca/edition")

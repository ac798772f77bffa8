"""What all tests share: the real files beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files; a test that asks for it skips where the folder is absent, and fails when CI=true."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI") == "true":
        pytest.fail(f"the files of {SHARED.name} must lie beside the checkout when CI=true")
    pytest.skip("needs the real files that lie beside the checkout in ../shared")

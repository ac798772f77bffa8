"""What all tests share: the real files beside the checkout, goldens, and how hard hypothesis searches."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).resolve().parents[2] / "shared"
CI = os.environ.get("CI") == "true"

# Two cores shared with other work make single examples slow now and then: no deadline, no check of speed.
settings.register_profile("local", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, print_blob=True, database=None)
settings.load_profile("ci" if CI else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--goldens", action="store_true", help="write the goldens anew instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that compare with a golden, so that `make goldens` runs these alone."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test of the real files skips where they are absent, and fails when CI=true."""
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        _miss_shared()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files; a test that asks for it skips where the folder is absent, and fails when CI=true."""
    if not SHARED.is_dir():
        _miss_shared()
    return SHARED


def _miss_shared() -> None:
    if CI:
        pytest.fail(f"the files of {SHARED.name} must lie beside the checkout when CI=true")
    pytest.skip("needs the real files that lie beside the checkout in ../shared")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the golden file at a path. A missing golden is written and the test fails for review;
    `make goldens` writes all anew.
    """

    def compare(path: Path, text: str) -> None:
        rewrite = request.config.getoption("--goldens")
        if not rewrite and path.exists():
            assert text == path.read_text(encoding="utf-8"), f"{path.name} is stale: make goldens, then review the diff"
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if not rewrite:
            pytest.fail(f"{path.name} was missing and has been written: review it, then run again")

    return compare

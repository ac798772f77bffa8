"""The habits of the tests hold: no silent skip on CI; a missing golden, a warning and a strange marker fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with our settings and our conftest, without tests and without the real files beside it."""
    folder = tmp_path / "checkout"
    (folder / "tests").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    return folder


def run_test(checkout: Path, code: str, *options: str, ci: bool = False) -> str:
    """The last line that pytest prints for one module."""
    (checkout / "tests" / "test_it.py").write_text(code)
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_ADDOPTS")}
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", *options]
    done = subprocess.run(
        command,
        cwd=checkout,
        env=environment | ({"CI": "true"} if ci else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip().splitlines()[-1]


def test_real_files_may_be_missing_but_not_on_ci(checkout: Path) -> None:
    code = "import pytest\ndef test_a(shared): pass\n@pytest.mark.shared\ndef test_b(): pass"
    assert run_test(checkout, code).startswith("2 skipped")
    last = run_test(checkout, code, ci=True)
    assert "2 errors" in last
    assert "skipped" not in last


def test_a_missing_golden_is_written_and_fails(checkout: Path) -> None:
    stale, missing = checkout / "tests" / "stale.txt", checkout / "tests" / "missing.txt"
    stale.write_text("old")
    code = f"""
from pathlib import Path
def test_a(golden): golden(Path({str(stale)!r}), "new")
def test_b(golden): golden(Path({str(missing)!r}), "new")
def test_c(): assert False
"""
    assert run_test(checkout, code).startswith("3 failed")
    assert (stale.read_text(), missing.read_text()) == ("old", "new")
    assert run_test(checkout, code).startswith("2 failed, 1 passed")
    assert run_test(checkout, code, "--goldens", "-m", "golden").startswith("2 passed, 1 deselected")
    assert stale.read_text() == "new"


def test_what_is_easily_overlooked_fails(checkout: Path) -> None:
    code = """
import pytest, warnings
def test_a(): warnings.warn("old", DeprecationWarning)
@pytest.mark.xfail(reason="mended since")
def test_b(): pass
"""
    assert run_test(checkout, code).startswith("2 failed")
    assert "error" in run_test(checkout, "import pytest\n@pytest.mark.strange\ndef test_it(): pass")

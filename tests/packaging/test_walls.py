"""Each wall between the packages bites: a copy of the tree with one forbidden import does not pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FORBIDDEN = [
    # module that must not see, what it must not see, the contract that says so
    ("errors", "import onrecord.days", "Arrows only go down"),
    ("symbols", "import onrecord.names", "Arrows only go down"),
    ("names", "import onrecord.record", "Arrows only go down"),
    ("record", "import onrecord.standing", "Arrows only go down"),
    ("standing", "import onrecord.claims", "Arrows only go down"),
    ("series", "import onrecord.standing", "Arrows only go down"),
    ("claims", "import onrecord.cli", "Arrows only go down"),
    ("claims", "import onrecord.api", "Arrows only go down"),
    ("api", "import onrecord.cli", "Arrows only go down"),
    ("pack", "import onrecord.build", "Arrows only go down"),
    ("claims", "import onrecord.build", "The reading side does not see the writing side"),
    ("claims", "import onrecord.sources", "The reading side does not see the writing side"),
    ("standing", "import onrecord.sources", "The reading side does not see the writing side"),
    ("standing", "def late():\n    import onrecord.sources", "The reading side does not see the writing side"),
    ("sources", "import onrecord.names", "Readers see the record and the ground floor"),
    ("sources", "import onrecord.series", "Readers see the record and the ground floor"),
    ("sources", "import onrecord.build", "Readers see the record and the ground floor"),
    ("build", "import onrecord.standing", "The build sees series, names, sources and the record"),
    ("build", "import onrecord.claims", "The build sees series, names, sources and the record"),
    ("web", "import onrecord.build", "The reading side does not see the writing side"),
    ("web", "import onrecord.sources", "The reading side does not see the writing side"),
    ("web", "import onrecord.api", "Arrows only go down"),
    ("claims", "import onrecord.web", "Arrows only go down"),
    ("web", "import onrecord.letters", "Arrows only go down"),
    ("letters", "import onrecord.cli", "Arrows only go down"),
    ("letters", "import onrecord.build", "The reading side does not see the writing side"),
    ("letters", "import smtplib, socket", "Only the fetchers talk to the network"),
    ("sources", "import httpx", "Only the fetchers talk to the network"),
    ("web", "import httpcore", "Only the fetchers talk to the network"),
    ("claims", "import socket", "Only the fetchers talk to the network"),
    ("cli", "from http import client", "Only the fetchers talk to the network"),
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package and of its contracts, away from the checkout."""
    shutil.copytree(ROOT / "src" / "onrecord", tmp_path / "onrecord", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"]
    environment = {**os.environ, "PYTHONPATH": str(tree), "COLUMNS": "300"}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def module_file(tree: Path, module: str) -> Path:
    package = tree / "onrecord" / module / "__init__.py"
    return package if package.exists() else tree / "onrecord" / f"{module}.py"


def test_the_tree_keeps_its_walls(tree: Path) -> None:
    done = lint_imports(tree)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("module", "statement", "contract"), FORBIDDEN)
def test_a_forbidden_import_breaks_its_contract(tree: Path, module: str, statement: str, contract: str) -> None:
    with module_file(tree, module).open("a") as file:
        file.write(f"\n\n{statement}\n")
    done = lint_imports(tree)
    assert done.returncode == 1, done.stdout
    assert any(line.startswith(contract) and "BROKEN" in line for line in done.stdout.splitlines()), done.stdout


def test_a_new_package_must_take_its_place(tree: Path) -> None:
    (tree / "onrecord" / "drawer.py").write_text('"""A module that no layer names."""\n')
    done = lint_imports(tree)
    assert done.returncode == 1, done.stdout
    assert "drawer" in done.stdout

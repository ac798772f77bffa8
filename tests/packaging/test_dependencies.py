"""What the code imports is what the project names, each name has its line in the decisions, and no licence binds us."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKED = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements-dev.lock").read_text(), flags=re.MULTILINE)

_MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
_LESSER = {"psycopg", "psycopg-binary"}
"""LGPL: an extra, for who keeps users' data in PostgreSQL; Django knows no other driver. Not needed to run."""
_FREE = re.compile(r"\b(0?BSD|MIT|Apache|MPL|Mozilla|ISC|PSF|CNRI-Python|CC0|Zlib)\b")


def names_of(entries: list[object]) -> set[str]:
    return {canonicalize_name(Requirement(entry).name) for entry in entries if isinstance(entry, str)}


RUN = names_of(PROJECT["project"]["dependencies"])
ALL = RUN | names_of(PROJECT["dependency-groups"]["build"]) | names_of(PROJECT["dependency-groups"]["dev"])


def imported(folder: Path) -> set[str]:
    """Top-level modules that the code imports, without the standard library and our own."""
    names = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"onrecord", "tests"}


def distributions(modules: set[str]) -> set[str]:
    known = importlib.metadata.packages_distributions()
    return {canonicalize_name(name) for module in modules for name in known.get(module, [module])}


def test_the_code_imports_what_the_project_names_and_nothing_else() -> None:
    assert distributions(imported(ROOT / "src")) == RUN


def test_the_tests_import_what_the_project_names() -> None:
    folders = (ROOT / "tests", ROOT / "benchmarks")
    own = {path.stem for folder in folders for path in folder.rglob("*.py")}
    assert distributions((imported(folders[0]) | imported(folders[1])) - own) <= ALL


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_dependency_has_its_line(name: str) -> None:
    page = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {re.escape(name)} \| [\w.\- ]+ \| \w.+ \|$", page, flags=re.MULTILINE)


def licence_of(name: str) -> str:
    """What a package says of its licence, without the choices that are not taken; empty where it is not installed."""
    try:
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    classifiers = [text for text in metadata.get_all("Classifier", []) if text.startswith("License ::")]
    stated = " ".join([metadata.get("License-Expression") or metadata.get("License") or "", *classifiers])
    if not stated.strip() and _MIT in " ".join(read_licence_file(name).split()):
        return "MIT"
    return " OR ".join(part for part in stated.split(" OR ") if "GPL" not in part and "General Public" not in part)


def read_licence_file(name: str) -> str:
    """The licence that lies in a package which names none."""
    files = importlib.metadata.files(name) or []
    return "".join(file.read_text(encoding="utf-8") for file in files if file.name == "LICENSE")


def test_no_licence_binds_those_who_use_us() -> None:
    licences = {name: licence_of(name) for name in LOCKED}
    assert sum(map(bool, licences.values())) > len(ALL)
    # Packages for other platforms (colorama) are locked and not installed here.
    assert {
        name: text for name, text in licences.items() if text and not _FREE.search(text) and name not in _LESSER
    } == {}
    assert not _LESSER & RUN
    assert [name for name, text in licences.items() if not text and name in ALL - _LESSER] == []

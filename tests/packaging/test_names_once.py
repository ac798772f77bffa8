"""A module gives each of its names once: a constant of the same name further down would quietly take its place."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import onrecord

SOURCES = sorted(Path(onrecord.__file__).parent.rglob("*.py"))


def _names_given(tree: ast.Module) -> Counter[str]:
    given: Counter[str] = Counter()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            given[node.name] += 1
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        given.update(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return given


def test_what_counts_as_given_twice() -> None:
    assert _names_given(ast.parse("A = 1\nB: int = 2\nA, C = 3, 4\ndef f() -> None: ...\n")) == {
        "A": 2,
        "B": 1,
        "C": 1,
        "f": 1,
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_each_name_is_given_once(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [name for name, times in _names_given(tree).items() if times > 1] == []

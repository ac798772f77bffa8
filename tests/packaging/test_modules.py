"""What holds of every module of the package."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import onrecord

ROOT = Path(onrecord.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))


def _names(module: ast.Module) -> Counter[str]:
    """The constants that a module gives a value at its top level, each as often as it does."""
    targets = [target for node in module.body if isinstance(node, ast.Assign) for target in node.targets] + [
        node.target for node in module.body if isinstance(node, ast.AnnAssign)
    ]
    names = (name for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return Counter(name.id for name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_constant_is_given_a_second_value(path: Path) -> None:
    # The later one would hold in the functions above it, too.
    twice = [name for name, count in _names(ast.parse(path.read_text(encoding="utf-8"))).items() if count > 1]
    assert twice == []

"""Each page has one context; each of its fields says what it is; the page of contexts is made from that."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PACKAGES = [
    ROOT / "src" / "onrecord" / name for name in ("web/pages", "letters/pages", "letters/desk", "letters/accounts")
]
HEAD = """# Pages and their contexts

Each page of the site is one module in `src/onrecord/web/pages`: it gathers a context from the record, and a template of
`src/onrecord/web/templates` shows it as `page`. What stands around every page is `site` (`Frame`). To add a page, write
a module with its context and a template, and give it an address in `urls.py`; a test fails where a field says nothing.
Pages of open letters stand in `src/onrecord/letters` in the same way, and name what they do: [letters.md](letters.md).

This page is made from the code: `make goldens`.
"""


def contexts() -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Class, its docstring and its fields (name, type, docstring) of every dataclass of the pages."""
    for path in (path for package in PACKAGES for path in sorted(package.glob("*.py"))):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.decorator_list and not node.name.startswith("_"):
                yield node.name, ast.get_docstring(node) or "", list(_fields(node))


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    for place, entry in enumerate(node.body):
        if isinstance(entry, ast.AnnAssign) and isinstance(entry.target, ast.Name):
            after = node.body[place + 1] if place + 1 < len(node.body) else None
            said = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                said = " ".join(str(after.value.value).split())
            yield entry.target.id, ast.unparse(entry.annotation), said


def render_page() -> str:
    parts = [HEAD]
    for name, doc, fields in contexts():
        rows = [f"| `{field}` | {said} |" for field, _kind, said in fields]
        parts += [f"## {name}\n", f"{doc}\n", "\n".join(["| field | what it is |", "|---|---|", *rows]) + "\n"]
    return "\n".join(parts)


def test_every_field_of_a_context_says_what_it_is() -> None:
    found = [(name, field) for name, _doc, fields in contexts() for field, _kind, said in fields if not said]
    assert found == []
    assert sum(name.endswith("Page") for name, *_ in contexts()) >= 14


def test_the_page_of_contexts_is_up_to_date(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "pages.md", render_page())

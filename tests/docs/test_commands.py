"""The page of commands is made from the commands themselves, and each command and option explains itself."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from onrecord.cli.app import app
from onrecord.cli.failures import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "commands.md"

OPENING = """\
# Commands

Made from the commands themselves; `make goldens` writes it anew. `onrecord COMMAND --help` prints the same.
"""

GROUP = get_command(app)
COMMANDS = dict(sorted(GROUP.commands.items()))


def render_page() -> str:
    """The whole page, as Markdown."""
    parts = [OPENING, "## onrecord\n", _as_markdown(GROUP.help), *_render_options(GROUP), _render_exit_codes()]
    for name, command in COMMANDS.items():
        usage = " ".join(["onrecord", name, "[OPTIONS]", *(_argument(p) for p in _arguments(command))])
        parts += [f"## onrecord {name}\n", f"    {usage}\n", _as_markdown(command.help), *_render_options(command)]
    return "\n".join(parts).rstrip() + "\n"


def _as_markdown(text: str | None) -> str:
    """Help as Markdown: what stands in a block that must not be wrapped becomes code."""
    blocks = inspect.cleandoc(text or "").split("\n\n")
    return "\n\n".join(_as_code(block) if block.startswith("\b\n") else block for block in blocks) + "\n"


def _as_code(block: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in block.splitlines()[1:])


def _arguments(command: Any) -> list[Any]:
    return [p for p in command.params if p.param_type_name == "argument"]


def _argument(parameter: Any) -> str:
    name = (parameter.metavar or parameter.name.upper()).strip("[].…")
    several = "..." if parameter.nargs == -1 else ""
    return name + several if parameter.required else f"[{name}{several}]"


def _render_options(command: Any) -> Iterator[str]:
    shown = [p for p in command.params if not getattr(p, "hidden", False) and p.name not in ("help", "ctx")]
    if shown:
        rows = [f"| `{_one_line(_name(p))}` | {_one_line(getattr(p, 'help', None))} |" for p in shown]
        yield "\n".join(["| argument or option | what it does |", "|---|---|", *rows]) + "\n"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _argument(parameter)
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {parameter.metavar or parameter.name.upper()}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _render_exit_codes() -> str:
    source = inspect.getsource(ExitCode)
    meanings = re.findall(r'^    [A-Z_]+ = (\d)\n    """(.*?)"""', source, flags=re.MULTILINE | re.DOTALL)
    head = ["Every command ends with one of these exit codes:", "", "| code | meaning |", "|---|---|"]
    return "\n".join([*head, *(f"| {number} | {_one_line(meaning)} |" for number, meaning in meanings)]) + "\n"


def test_the_page_is_up_to_date(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, render_page())


def test_every_exit_code_is_explained() -> None:
    assert [code for code in ExitCode if f"\n| {code.value} | " not in render_page()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_explain_themselves(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert command.get_short_help_str(), name
    assert [p.name for p in command.params if not getattr(p, "help", None) and p.name != "ctx"] == []
    assert f"\n## onrecord {name}\n" in PAGE.read_text(encoding="utf-8")

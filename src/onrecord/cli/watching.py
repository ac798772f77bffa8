"""A progress bar for long work: on a terminal only, on standard error, gone when the work is done."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Progress = Callable[[str, int, int], None]


@contextlib.contextmanager
def watch() -> Iterator[Progress]:
    """What to tell of each step: what is being done, how many steps are done, and of how many (0 for not known)."""
    from onrecord.cli.terminal import is_terminal

    if not is_terminal(sys.stderr):
        yield _tell_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=of or None)
            bars.update(tasks[what], completed=done, total=of or None)

        yield tell


def _tell_nobody(_what: str, _done: int, _of: int) -> None:
    """For work that nobody watches."""

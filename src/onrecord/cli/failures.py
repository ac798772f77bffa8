"""How a command fails: one clear sentence and what to do on standard error, and an exit code that programs can read."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from enum import IntEnum
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.errors import OnrecordError


class ExitCode(IntEnum):
    """What a command ends with."""

    FINE = 0
    """The question was answered; for `check` whatever the verdicts."""
    NOT_ON_RECORD = 1
    """The question is a good one and the record holds nothing on it."""
    BAD_INPUT = 2
    """A file, symbol, name, date or option that cannot be understood. Nothing was written."""
    FAILED = 3
    """The record could not be opened or built, or Onrecord itself failed."""


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FailingGroup(TyperGroup):
    """The commands, each failing in the one way that docs/commands.md describes."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs a command; an error becomes a message on standard error and an exit code."""
        try:
            return super().main(*args, **options)
        except OnrecordError as fault:
            _say(fault.message, fault.hint)
            sys.exit(fault.exit_code)
        except Exception as fault:
            if isinstance(fault, OSError) and fault.errno in _NO_ROOM:
                _give_up_output()
                _say(f"the answer cannot be written: {fault.strerror}", "Make room, or send it to another place.")
                sys.exit(ExitCode.FAILED)
            traceback.print_exc()
            _say(
                f"Onrecord failed: {type(fault).__name__}: {fault}",
                "This is a fault of Onrecord, not of what you typed. Please report it with the lines above.",
            )
            sys.exit(ExitCode.FAILED)


def _give_up_output() -> None:
    """What is still to be written goes nowhere, so that the end of the process does not fail on it once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _say(message: str, hint: str) -> None:
    typer.echo(f"onrecord: {message}", err=True)
    if hint:
        typer.echo(f"  {hint}", err=True)

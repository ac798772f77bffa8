"""Which record a command reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.record.edition import Edition


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen before the command."""

    edition: Path | None
    """Folder of the edition; None for the one in the user's data folder."""


def open_edition(choices: Choices) -> Edition:
    """The edition chosen with `--edition` or ONRECORD_EDITION; else the embedded record, built on first use.

    Raises EditionError where there is none at the folder given, it is damaged, or none can be built.
    """
    from onrecord import api
    from onrecord.cli.watching import watch

    if choices.edition is not None:
        return api.open_edition(choices.edition)
    with watch() as tell:
        return api.open_edition(progress=tell)

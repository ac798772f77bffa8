"""Derives what pages need of a large edition before the site starts: `python -m onrecord.web.readying`.

A small one is derived in a blink by the first worker. Whatever is wrong with the edition is said when it is served.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.errors import EditionError
from onrecord.record.manifest import MANIFEST_FILE
from onrecord.web.config import SiteConfig

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 50_000
"""Ballots from which on an edition is derived in a process of its own; the embedded record takes a blink."""


def ready(config: SiteConfig) -> None:
    """Makes what is derived of the edition that is configured, where it is large and that is not there yet."""
    if not is_large(config.edition):
        return
    from onrecord.record.edition import Edition
    from onrecord.web.derived import keep_derived
    from onrecord.web.editions import keep_changes

    edition = Edition.open(config.edition.resolve())
    keep_derived(edition, config.data / "derived")
    if config.editions:
        keep_changes(config.editions, edition, config.data / "derived")


def is_large(edition: Path) -> bool:
    """True for the folder of an edition with many ballots; False where there is none to read."""
    try:
        manifest = json.loads((edition / MANIFEST_FILE).read_text(encoding="utf-8"))
        return int(manifest["tables"]["ballots"]["rows"]) > LARGE
    except (OSError, ValueError, KeyError, TypeError):
        return False


if __name__ == "__main__":
    try:
        ready(SiteConfig.from_environment())
    except EditionError as fault:
        print(fault.message)  # noqa: T201  the site says it again

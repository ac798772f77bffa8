"""The official files beside the checkout that a build reads: what `claims.py` and `site.py` make their editions of."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_READ = (".gz", ".marcxml", ".pdf", ".xml")
"""Names of the official files end so; the others beside them are notes on where they are from."""
_UNREAD = "ideal_points"
"""Estimates of others: no statement of the record."""


def find_official() -> list[Path]:
    """The files in the order of their paths; empty where the folder is not there."""
    found = sorted(path for path in DATA.rglob("*") if path.name.endswith(_READ))
    return [path for path in found if not path.name.startswith(_UNREAD)]

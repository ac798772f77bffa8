"""A list of signatures as CSV, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from onrecord.letters.countries import name_country
from onrecord.letters.likeness import Named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.letters.models import Signature

COLUMNS = (
    "number", "kind", "standing", "name", "title", "country", "country_name", "website", "person", "role", "email",
    "consent", "signed_at", "confirmed_at", "origin", "refusal",
)  # fmt: skip

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is carried out by Excel and its kin when the file is opened."""


def make_harmless(text: str) -> str:
    """The text of a cell that no program takes for a formula: an apostrophe comes before what would be one."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULAS) else text


def write_csv(signatures: Iterable[Signature]) -> bytes:
    """The signatures as CSV (UTF-8 with the mark that Excel wants), every cell harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for signature in signatures:
        cells = (
            str(signature.pk), signature.kind, signature.standing, signature.name, signature.title, signature.country,
            name_country(signature.country, "en"), signature.website, signature.person, signature.role, signature.email,
            {True: "yes", False: "no", None: ""}[signature.consent], signature.made_at.isoformat(timespec="seconds"),
            signature.confirmed_at.isoformat(timespec="seconds") if signature.confirmed_at else "", signature.origin,
            signature.refusal,
        )  # fmt: skip
        writer.writerow([make_harmless(cell) for cell in cells])
    return ("\ufeff" + out.getvalue()).encode()


def as_named(signatures: Iterable[Signature]) -> list[Named]:
    """What is compared of each signature, to find those that may be one."""
    return [
        Named(signature.pk, signature.kind, signature.name, signature.email, signature.website, signature.country)
        for signature in signatures
    ]

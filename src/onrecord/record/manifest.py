"""The manifest of an edition: what it was made from, what it holds, and the id that both give it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.errors import EditionError

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
"""Number of the layout that this program writes and the newest that it reads; raised when tables or columns change."""

MANIFEST_FILE = "manifest.json"


def table_file(name: str) -> str:
    """Name of the file, in an edition's folder, that holds a table."""
    return f"{name}.parquet"


@dataclass(frozen=True, slots=True)
class InputEntry:
    """A file that the edition was made from, and what became of its rows.

    `rows_read` = `rows_recorded` + all of `rows_left_out` + `rows_in_discrepancies`.
    """

    name: str
    """Name without folders."""
    sha256: str
    reader: str
    """Name and version of the reader: `undl_csv/1`."""
    rows_read: int
    rows_recorded: int
    rows_in_discrepancies: int
    """Rows that could not be used; each is named in a discrepancy of level error."""
    rows_left_out: Mapping[str, int] = field(default_factory=dict)
    """Rows left out on purpose, by reason."""
    statements: Mapping[str, int] = field(default_factory=dict)
    """How many rows of each table came from it."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table's file: rows, size in bytes, hash of the bytes."""

    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that `manifest.json` says, but for the id, which follows from it."""

    onrecord: str
    """Version of Onrecord that built the edition."""
    writer: str
    """Library that wrote the Parquet files and its version; another one may write other bytes."""
    inputs: tuple[InputEntry, ...]
    tables: Mapping[str, TableEntry]
    discrepancies: Mapping[str, int]
    """How many discrepancies of each code."""
    judgements: str
    """Hash of the ledger of judgements that the build applied."""
    format: int = FORMAT

    @property
    def edition_id(self) -> str:
        """Sixteen hexadecimal digits, made from every field, so from the hash of every table and input."""
        return _edition_id(asdict(self))

    def to_json(self) -> str:
        """The text of `manifest.json`: the id first, then the fields; the same manifest gives the same text."""
        return json.dumps({"edition": self.edition_id, **asdict(self)}, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str, where: str) -> Manifest:
        """The manifest that the text holds.

        Raises EditionError where it is no manifest, was changed since it was written, or is of a newer format;
        `where` names the edition in the message.
        """
        plain = _parse_plain(text, where)
        try:
            return cls(
                onrecord=plain["onrecord"],
                writer=plain["writer"],
                inputs=tuple(InputEntry(**entry) for entry in plain["inputs"]),
                tables={name: TableEntry(**entry) for name, entry in plain["tables"].items()},
                discrepancies=plain["discrepancies"],
                judgements=plain["judgements"],
                format=plain["format"],
            )
        except (KeyError, TypeError, AttributeError) as fault:
            raise damaged(where, f"{MANIFEST_FILE} lacks {fault}") from fault


def damaged(where: str, reason: str) -> EditionError:
    """The error for an edition that is not whole, with what to do about it."""
    return EditionError(
        f"the edition {where} is damaged: {reason}", hint="Build it again with `onrecord build`, or fetch a fresh copy."
    )


def _parse_plain(text: str, where: str) -> dict[str, Any]:
    try:
        plain = json.loads(text)
    except ValueError as fault:
        raise damaged(where, f"{MANIFEST_FILE} is not JSON") from fault
    if not isinstance(plain, dict) or not isinstance(plain.get("format"), int):
        raise damaged(where, f"{MANIFEST_FILE} is not the manifest of an edition")
    # Asked before anything else is believed: a newer format may name and hash its fields in another way.
    if plain["format"] > FORMAT:
        raise EditionError(
            f"the edition {where} is of format {plain['format']}; this Onrecord reads up to format {FORMAT}",
            hint="Upgrade Onrecord, or build the edition again with this version.",
        )
    claimed = plain.pop("edition", None)
    if claimed != _edition_id(plain):
        raise damaged(where, f"{MANIFEST_FILE} was changed after it was written")
    return plain


def _edition_id(plain: Mapping[str, Any]) -> str:
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]

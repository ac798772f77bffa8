"""Which reader a file is for: told by its content, never by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from onrecord.errors import InputError
from onrecord.sources.csv_table import MOST_COLUMNS, read_header
from onrecord.sources.reading import head_of

if TYPE_CHECKING:
    from onrecord.record.statements import Reading, SourceFile
    from onrecord.sources.reader import Reader

MODULES = (
    "pack",
    "undl_csv",
    "undl_marc",
    "hrc_csv",
    "voeten",
    "catalogue_csv",
    "akn",
    "undoc.reader",
)
"""Modules of `onrecord.sources` with a `READER`, in the order in which they are asked."""
FORMATS = (
    "voting data (CSV) and MARCXML of the UN Digital Library, UN documents in PDF or DOCX, Akoma Ntoso, the Council's "
    "roll calls, Voeten's roll calls, the catalogue of drafts, tables of the pack's layout"
)
_A_TABLE = 3
"""So many cells in a first line make a file a table."""
_PAGE = (b"<!doctype html", b"<html", b"<head")


def all_readers() -> tuple[Reader, ...]:
    """Every reader, in the order in which they are asked."""
    return tuple(cast("Reader", import_module(f"onrecord.sources.{name}").READER) for name in MODULES)


def find_reader(source: SourceFile) -> Reader:
    """The reader whose format the content is of.

    Raises InputError for an empty file, a web page, a format that nobody reads, and one that two readers claim.
    """
    if not source.content:
        raise InputError(source.name, "the file is empty")
    claimed = [reader for reader in all_readers() if reader.recognises(source)]
    if len(claimed) == 1:
        return claimed[0]
    if claimed:
        names = " and ".join(reader.name for reader in claimed)
        raise InputError(source.name, f"it could be read as {names}")
    raise _explain(source)


def read_source(source: SourceFile) -> Reading:
    """All that the file states, by the reader that recognises it; raises InputError as `find_reader` and it do."""
    return find_reader(source).read(source)


def _count_columns(source: SourceFile) -> int:
    """How many cells the first line has, as far as the head of the file shows; 0 where it is no text."""
    line = head_of(source).partition(b"\n")[0]
    return 0 if b"\0" in line else line.count(b",") + 1


def _explain(source: SourceFile) -> InputError:
    """What an unrecognised file looks like, and what to do."""
    head = head_of(source, 4096)
    if head.lstrip().lower().startswith(_PAGE):
        hint = "A site may have sent a page in the place of the file: open it in a browser, download the file again."
        return InputError(source.name, "it is a web page, not the file", hint=hint)
    if not head:
        return InputError(source.name, "the packed file is damaged", hint="Download the file again.")
    columns = _count_columns(source)
    if columns > MOST_COLUMNS:
        reason = f"its first line names more than {MOST_COLUMNS:,} columns; no layout that we read has so many"
        return InputError(source.name, reason, place="line 1")
    if columns >= _A_TABLE:
        named = ", ".join(read_header(source)[:8])
        hint = f"Its columns must be those that the source publishes. We read {FORMATS}."
        return InputError(
            source.name, f"a table of no layout that we read; its columns are {named}", place="line 1", hint=hint
        )
    first = head.split(b"\n", 1)[0][:80].decode("utf-8", "replace").strip()
    # Names of states are printed in many scripts; bytes of a program or a picture help nobody.
    start = f"it begins with {first!r}" if first.isprintable() and "\ufffd" not in first else "it is binary data"
    reason = f"no format that we read; {start}"
    return InputError(source.name, reason, hint=f"We read {FORMATS}.")

"""What a reader of an official format is: a name, a version, and two pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.record.statements import Reading, SourceFile


class Reader(Protocol):
    """One reader for one format; each module of `sources` that reads a format has one, named `READER`.

    Same bytes, same answers, on any day: no network, no clock, no folder, no name resolution.
    """

    @property
    def name(self) -> str:
        """Short name of the format, the module's own: `undl_csv`."""
        ...

    @property
    def version(self) -> int:
        """Raised by one whenever the same bytes give other statements than before."""
        ...

    def recognises(self, source: SourceFile) -> bool:
        """True where the content (never the name) is of this format. Cheap: looks at the beginning, raises nothing."""
        ...

    def read(self, source: SourceFile) -> Reading:
        """All that the file states. Raises InputError with file and place where it cannot be read at all."""
        ...


def reader_id(reader: Reader) -> str:
    """Name and version as origins and manifests print them: `undl_csv/1`."""
    return f"{reader.name}/{reader.version}"

"""What readers share: bytes unpacked within bounds, and what a reader declares about its format."""

from __future__ import annotations

import io
import tomllib
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record.statements import SourceFile

HEAD = 65_536
"""Bytes that are enough to tell a format."""
LARGEST = 2_000_000_000
"""Bytes unpacked; the largest file that the UN publishes for us has 350 million. More is a bomb or another file."""
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 18


def is_packed(source: SourceFile) -> bool:
    """True where the bytes are gzip."""
    return source.content[:2] == _GZIP


def head_of(source: SourceFile, size: int = HEAD) -> bytes:
    """The first bytes of the file, unpacked, as many as there are; never raises."""
    if not is_packed(source):
        return source.content[:size]
    try:
        return zlib.decompressobj(31).decompress(source.content, size)
    except zlib.error:
        return b""


def open_unpacked(source: SourceFile) -> io.RawIOBase:
    """The file's bytes as a stream, unpacked on the way.

    Raises InputError for an empty file; reading raises it for a damaged or cut pack and for one that is too large.
    """
    if not source.content:
        raise InputError(source.name, "the file is empty")
    if is_packed(source):
        return _Unpacked(source)
    if len(source.content) > LARGEST:
        raise InputError(source.name, f"the file is larger than {LARGEST:,} bytes")
    return cast("io.RawIOBase", io.BytesIO(source.content))


def unpack(source: SourceFile) -> bytes:
    """All bytes of the file, unpacked; raises InputError as `open_unpacked` does."""
    content = open_unpacked(source)
    return content.read() if is_packed(source) else source.content


class _Unpacked(io.RawIOBase):
    """Gzip members one after the other, in pieces; says where a pack is damaged or cut."""

    def __init__(self, source: SourceFile) -> None:
        self._name = source.name
        self._packed = memoryview(source.content)
        self._place = 0
        self._given = 0
        self._member = zlib.decompressobj(31)

    def readable(self) -> bool:
        """True: it is read and nothing else."""
        return True

    def readall(self) -> bytes:
        """The rest."""
        return b"".join(iter(lambda: self.read(1 << 20), b""))

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; empty only at the end."""
        if size < 0:
            return self.readall()
        while True:
            piece = self._take(size)
            if piece or self._at_end():
                self._given += len(piece)
                if self._given > LARGEST:
                    raise InputError(self._name, f"it unpacks to more than {LARGEST:,} bytes")
                return piece

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` as far as one piece goes."""
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _take(self, size: int) -> bytes:
        if self._member.eof:
            self._next_member()
        packed: bytes | memoryview = self._member.unconsumed_tail
        if not packed:
            packed = self._packed[self._place : self._place + _CHUNK]
            self._place += len(packed)
        try:
            return self._member.decompress(packed, size)
        except zlib.error as error:
            raise self._damaged("the packed file is damaged") from error

    def _next_member(self) -> None:
        """Go on with the gzip member behind the one just read; zeros that pad a file are none."""
        self._place -= len(self._member.unused_data)
        rest = self._packed[self._place :]
        if not bytes(rest[:_CHUNK]).strip(b"\0"):
            self._place = len(self._packed)
            return
        if bytes(rest[:2]) != _GZIP:
            raise self._damaged("something follows the packed content")
        self._member = zlib.decompressobj(31)

    def _at_end(self) -> bool:
        if self._member.unconsumed_tail or self._place < len(self._packed):
            return False
        if self._member.eof:
            return not self._member.unused_data.strip(b"\0")
        raise self._damaged("the packed file is cut off")

    def _damaged(self, reason: str) -> InputError:
        place = f"after {self._given:,} unpacked bytes"
        return InputError(self._name, reason, place=place, hint="Download the file again.")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a reader declares about its format, kept as a small file beside the readers."""

    columns: Mapping[str, tuple[str, ...]]
    """Our name of a column -> the names under which the layouts print it."""
    ignored: Mapping[str, str]
    """Column or field that is not read -> the reason."""
    fewest: int
    """Rows (or records) below which the file is refused."""
    most: int
    """Rows (or records) above which the file is refused."""

    def check_count(self, source: SourceFile, count: int, unit: str = "rows") -> None:
        """Raise InputError where the file holds fewer or more rows than is plausible."""
        if count < self.fewest:
            raise InputError(source.name, f"it holds {count:,} {unit}; at least {self.fewest:,} are expected")
        if count > self.most:
            raise InputError(source.name, f"it holds {count:,} {unit}; more than {self.most:,} are not plausible")


@cache
def declared(reader: str) -> Declared:
    """The declaration of a reader: `declared/<reader>.toml`."""
    text = resources.files("onrecord.sources").joinpath(f"declared/{reader}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    fewest, most = table["bounds"]["rows"]
    columns = {name: tuple(printed) for name, printed in table.get("columns", {}).items()}
    return Declared(columns, dict(table.get("ignored", {})), fewest, most)


@dataclass(frozen=True, slots=True)
class Correction:
    """One mended value of one record: what is printed, what it is, why, and who says so."""

    reader: str
    record: str
    """The place of the record, as the reader's locators write it."""
    field: str
    printed: str
    value: str
    because: str
    by: str
    on: str


@cache
def corrections(reader: str) -> Mapping[tuple[str, str], Correction]:
    """The corrections of one reader by record and field, from `corrections.toml`."""
    text = resources.files("onrecord.sources").joinpath("corrections.toml").read_text(encoding="utf-8")
    listed = [Correction(**entry) for entry in tomllib.loads(text).get("correction", [])]
    return {(one.record, one.field): one for one in listed if one.reader == reader}

"""The fonts that a chart is drawn with where it becomes a picture: unpacked once, kept in the site's data folder.

npm's fonts come as WOFF (https://www.w3.org/TR/WOFF/), which renderers do not read: the tables of a TrueType font, each
packed by zlib, behind a directory of another shape.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

from onrecord.web.hashing import hash_folder

SOURCE = Path(__file__).parents[1] / "vendor"
LATIN, KOREAN = "Source Sans 3", "Pretendard"
_FOLDERS = ("source-sans-3", "pretendard")

_HEAD, _ENTRY = struct.Struct(">4sIIHHIHHIIIII"), struct.Struct(">4sIIII")
_TTF_HEAD, _TTF_ENTRY = struct.Struct(">IHHHH"), struct.Struct(">4sIII")


def prepare_fonts(folder: Path) -> list[str]:
    """The files of the fonts as TrueType, under `folder`; made where they are not there yet."""
    files = sorted(file for name in _FOLDERS for file in (SOURCE / name).glob("*.woff"))
    target = folder / "-".join(hash_folder(SOURCE / name) for name in _FOLDERS)
    target.mkdir(parents=True, exist_ok=True)
    made = [target / file.with_suffix(".ttf").name for file in files]
    for source, font in zip(files, made, strict=True):
        if not font.is_file():
            # Written beside and moved, for two workers may ask at once.
            half = font.with_name(f"{font.name}.{os.getpid()}")
            half.write_bytes(unpack_font(source.read_bytes()))
            half.replace(font)
    return [str(font) for font in made]


def unpack_font(woff: bytes) -> bytes:
    """The TrueType or OpenType font that a WOFF file holds. Raises ValueError for anything else."""
    signature, flavour, _length, count, *_ = _HEAD.unpack_from(woff)
    if signature != b"wOFF":
        raise ValueError("this is no WOFF file")
    tables = [_ENTRY.unpack_from(woff, _HEAD.size + place * _ENTRY.size) for place in range(count)]
    power = count.bit_length() - 1
    ranged = 16 * 2**power
    head = [_TTF_HEAD.pack(flavour, count, ranged, power, 16 * count - ranged)]
    body: list[bytes] = []
    offset = _TTF_HEAD.size + count * _TTF_ENTRY.size
    for tag, start, packed, size, checksum in tables:
        content = woff[start : start + packed]
        if packed < size:
            content = zlib.decompress(content)
        head.append(_TTF_ENTRY.pack(tag, checksum, offset, size))
        body.append(content + b"\0" * (-size % 4))
        offset += len(body[-1])
    return b"".join(head + body)

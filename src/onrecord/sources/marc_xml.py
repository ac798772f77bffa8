"""MARCXML as records that are consumed field by field: what nobody took is left over, and said."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.sources.reading import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record.statements import SourceFile

NAMESPACE = "http://www.loc.gov/MARC21/slim"
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TWICE_ENCODED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")


@dataclass(slots=True)
class MarcRecord:
    """One record: its control number and its subfields, each taken by who reads it."""

    number: str
    place: int
    """Which record of the file it is, from 1."""
    fields: dict[str, list[dict[str, list[str]]]] = field(default_factory=dict)
    """Tag -> its occurrences -> subfield code -> values, texts mended."""
    mended: list[str] = field(default_factory=list)
    """Subfields whose text had been encoded twice: `245$c`."""
    taken: set[str] = field(default_factory=set)
    """Subfields that were asked for: `245$a`."""

    @property
    def locator(self) -> str:
        """The record's place: its control number, or which record of the file it is."""
        return f"001={self.number}" if self.number else f"record {self.place}"

    def has(self, tag: str) -> bool:
        """True where the record has the field."""
        return tag in self.fields

    def all(self, tag: str, code: str) -> list[str]:
        """Every value of a subfield, in order, over all occurrences of its field."""
        self.taken.add(f"{tag}${code}")
        return [value for one in self.fields.get(tag, ()) for value in one.get(code, ())]

    def first(self, tag: str, code: str) -> str | None:
        """The first value of a subfield; None where there is none."""
        return next(iter(self.all(tag, code)), None)

    def each(self, tag: str, *codes: str) -> list[dict[str, str]]:
        """The occurrences of a field, each with the first value of the subfields named that it has."""
        self.taken |= {f"{tag}${code}" for code in codes}
        return [{code: one[code][0] for code in codes if code in one} for one in self.fields.get(tag, ())]

    def set_aside(self, *subfields: str) -> None:
        """Count subfields as read that repeat what others say in this kind of record."""
        self.taken |= set(subfields)

    def left_over(self) -> set[str]:
        """Subfields that nobody asked for: `245$n`; a control field by its tag alone."""
        held = {
            f"{tag}${code}" if code else tag for tag, listed in self.fields.items() for one in listed for code in one
        }
        return held - self.taken


def is_marc(head: bytes) -> bool:
    """True where the beginning of a file names the MARCXML namespace or has records of its form."""
    return NAMESPACE.encode() in head or (b"<record" in head and b"datafield" in head)


def read_marc(source: SourceFile) -> Iterator[MarcRecord]:
    """The records of a file, one at a time, under whatever prefix.

    Entities and the network are off, and a file that declares entities or a document type is refused. Raises
    InputError with the line for XML that is not well formed.
    """
    from lxml import etree

    content = unpack(source)
    if _DECLARES.search(content):
        raise InputError(source.name, "it declares a document type or entities, which no official export does")
    records = 0
    try:
        events = etree.iterparse(
            io.BytesIO(content),
            events=("end",),
            tag=("{*}record",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, element in events:
            records += 1
            yield _take_record(element, records)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}"
        raise InputError(source.name, f"it is no well-formed XML: {error.msg}", place=line) from error


def mend_text(text: str) -> str:
    """`text` with what was encoded as UTF-8 twice put right: "CÃ´te" becomes "Côte". Other text stays as it is."""
    return _TWICE_ENCODED.sub(_mend_piece, text)


def _mend_piece(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _take_record(element: Any, place: int) -> MarcRecord:
    record = MarcRecord("", place)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        tag = child.get("tag") or ""
        kind = child.tag.rpartition("}")[2]
        if kind == "controlfield":
            text = (child.text or "").strip()
            record.fields.setdefault(tag, []).append({"": [text]})
            if tag == "001":
                record.number = text
                record.taken.add("001")
        elif kind == "datafield":
            record.fields.setdefault(tag, []).append(_take_subfields(child, tag, record))
    return record


def _take_subfields(datafield: Any, tag: str, record: MarcRecord) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for subfield in datafield:
        if not isinstance(subfield.tag, str):
            continue
        printed = subfield.text or ""
        text = mend_text(printed)
        code = subfield.get("code") or ""
        if text != printed and f"{tag}${code}" not in record.mended:
            record.mended.append(f"{tag}${code}")
        if text.strip():
            found.setdefault(code, []).append(text.strip())
    return found

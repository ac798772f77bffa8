"""The reader of UN documents as issued, in PDF and DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.sources.reader import reader_id
from onrecord.sources.undoc.blocks import Block, group_blocks
from onrecord.sources.undoc.docx import read_blocks
from onrecord.sources.undoc.heading import read_heading
from onrecord.sources.undoc.pdf import read_lines
from onrecord.sources.undoc.statements import make_reading

if TYPE_CHECKING:
    from onrecord.record.statements import Reading, SourceFile

HEAD_PAGES = 3
"""The head of a document ends on its third page at the latest: the longest lists of sponsors fill one page."""


class _UnDocument:
    """Drafts, revised drafts, amendments, decisions, Chair's texts, notes and resolutions as issued."""

    name = "undoc"
    version = 1

    def recognises(self, source: SourceFile) -> bool:
        """True for a PDF, and for a ZIP that holds a Word document."""
        start = source.content[:1024].lstrip()
        return start.startswith(b"%PDF-") or (start.startswith(b"PK\x03\x04") and b"word/" in source.content)

    def read(self, source: SourceFile) -> Reading:
        """The document itself, its sponsors and their coverage."""
        return make_reading(source, read_heading(source.name, _blocks(source)), reader_id(self))


def _blocks(source: SourceFile) -> list[Block]:
    if source.content[:1024].lstrip().startswith(b"%PDF-"):
        return group_blocks(read_lines(source, HEAD_PAGES))
    return read_blocks(source)


READER = _UnDocument()

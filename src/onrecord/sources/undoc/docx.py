"""The blocks of a DOCX: one a paragraph, with the place, size and weight that the heading's rules look at."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.sources.undoc.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record.statements import SourceFile

MOST_UNPACKED = 200_000_000
"""Bytes; a DOCX that unpacks to more is refused (a bomb, or no UN document)."""
_DEFAULT_SIZE = 10.0
_NARROW, _MAIN = 60.0, 124.0
"""Left edges of the two columns of a UN page: agenda item and text."""
_AGENDA_PART = re.compile(r"^(?:Provisional\s+)?(?:Agenda\s+)?items?\s+\d", re.IGNORECASE)
_LEADS = re.compile(
    r":\s*[*†‡]*\s*(?:revised\s+)?(?:draft|amendment)|submitted by|^Resolution adopted|^Note by", re.IGNORECASE
)


def read_blocks(source: SourceFile) -> list[Block]:
    """The blocks of the document in reading order, footnotes last.

    Raises InputError where the file is no readable DOCX or unpacks to more than `MOST_UNPACKED` bytes.
    """
    document = _open(source)
    blocks = [_make_block(text, size, bold) for text, size, bold in _paragraphs(document) if text]
    notes = [Block(1, text, _MAIN, 8.5, bold=False, footnote=True) for text in _footnotes(document)]
    return _set_columns(blocks) + notes


def _open(source: SourceFile) -> Any:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise InputError(source.name, f"unpacks to {unpacked:,} bytes, which no UN document does")
        return docx.Document(io.BytesIO(source.content))
    except InputError:
        raise
    except Exception as fault:  # python-docx raises what lxml, zipfile and its own parts raise
        raise InputError(source.name, "damaged or no DOCX", hint="Save it again as DOCX.") from fault


def _paragraphs(document: Any) -> Iterator[tuple[str, float, bool]]:
    """Paragraphs in the order of the file, those of the masthead's table cell by cell."""
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                seen: list[Any] = []
                for cell in row.cells:
                    # A cell that spans columns is given once for each of them.
                    if cell._tc in seen:
                        continue
                    seen.append(cell._tc)
                    yield from (_paragraph(p) for p in cell.paragraphs)
        else:
            yield _paragraph(part)


def _paragraph(paragraph: Any) -> tuple[str, float, bool]:
    runs = [run for run in paragraph.runs if run.text.strip() and not run.font.superscript]
    text = "".join(run.text for run in paragraph.runs if not (run.font.superscript and run.text.strip().isdigit()))
    size = next((run.font.size.pt for run in runs if run.font.size), None) or _style_size(paragraph)
    bold = bool(runs) and all(_is_bold(run, paragraph) for run in runs)
    return " ".join(text.split()), float(size), bold


def _style_size(paragraph: Any) -> float:
    style = paragraph.style
    while style is not None:
        if style.font.size:
            return float(style.font.size.pt)
        style = style.base_style
    return _DEFAULT_SIZE


def _is_bold(run: Any, paragraph: Any) -> bool:
    if run.bold is not None:
        return bool(run.bold)
    style = paragraph.style
    while style is not None:
        if style.font.bold is not None:
            return bool(style.font.bold)
        style = style.base_style
    return False


def _make_block(text: str, size: float, bold: bool) -> Block:
    return Block(1, text, _MAIN, size, bold)


def _set_columns(blocks: list[Block]) -> list[Block]:
    """The blocks with the agenda item and its title in the narrow column, as the printed page has them."""
    placed: list[Block] = []
    narrow = False
    for block in blocks:
        if _AGENDA_PART.match(block.text):
            narrow = True
        elif narrow and _LEADS.search(block.text):
            narrow = False
        placed.append(Block(1, block.text, _NARROW if narrow else _MAIN, block.size, block.bold))
    return placed


def _footnotes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            from lxml import etree

            tree = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
            for note in tree.iterfind("w:footnote", space):
                yield " ".join("".join(str(text) for text in note.itertext()).split())

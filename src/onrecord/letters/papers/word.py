"""A letter as DOCX, for who goes on working with it: right-to-left set as such, East Asian fonts named."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from onrecord.letters.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.letters.papers.composition import Composition, Signer
    from onrecord.letters.wording.markdown import Block

_ACCENT = RGBColor(0x0B, 0x3C, 0x7D)
_EAST_ASIAN = {"ko": "Batang", "ja": "MS Mincho", "zh": "SimSun"}
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What may stand after the direction of a paragraph: Word refuses a file whose elements are out of order."""
_AFTER_COLUMNS = (
    "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
    "w:printerSettings", "w:sectPrChange",
)  # fmt: skip


def write_docx(it: Composition) -> bytes:
    """The letter as a DOCX file."""
    labels = LANGUAGES[it.language]
    document = Document()
    _prepare(document, it)
    writer = _Writer(document, rtl=labels.right_to_left)
    writer.paragraph(it.letterhead[0] if it.letterhead else "", strong=True, size=14, accent=True)
    writer.paragraph(" · ".join([*it.letterhead[1:], *filter(None, (it.contact, it.website))]), size=8.5)
    writer.paragraph(it.date, far=True)
    writer.paragraph("\n".join(it.addressee))
    writer.paragraph(it.subject, strong=True, size=12)
    for block in it.blocks:
        writer.block(block)
    if it.asks:
        writer.paragraph(labels.asks, strong=True)
        for place, ask in enumerate(it.asks, 1):
            writer.paragraph(f"{place}. {ask}", indent=0.6)
    writer.signers(labels.signed, it.organisations, it.organisations_counted, it.organisations_unnamed, labels.unnamed)
    writer.signers(labels.endorsed, it.individuals, it.individuals_counted, it.individuals_unnamed, labels.unnamed)
    if it.copies:
        writer.paragraph(labels.copies, strong=True)
        writer.paragraph("\n".join(it.copies))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Any, it: Composition) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    if it.language in _EAST_ASIAN:
        fonts.set(qn("w:eastAsia"), _EAST_ASIAN[it.language])
    # Arabic and Hebrew have a font and a language of their own in Word.
    fonts.set(qn("w:cs"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    document.core_properties.title = it.subject[:250]
    document.core_properties.author = it.letterhead[0][:250] if it.letterhead else ""
    document.core_properties.language = it.language
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(footer, "PAGE")
    footer.add_run(" / ")
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


class _Writer:
    """Adds paragraphs of one direction to a document."""

    def __init__(self, document: Any, *, rtl: bool) -> None:
        self._document, self._rtl = document, rtl

    def paragraph(
        self, text: str, *, strong: bool = False, size: float = 11, accent: bool = False, far: bool = False,
        indent: float = 0,
    ) -> Any:  # fmt: skip
        """A paragraph of one look; `far` sets it at the end of the line."""
        paragraph = self._start(indent)
        if far:
            # In a right-to-left paragraph Word takes "right" for the end of the line, which is on the left.
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = self._run(paragraph, text, strong=strong, size=size)
        if accent:
            run.font.color.rgb = _ACCENT
        return paragraph

    def block(self, block: Block) -> None:
        """A block of the letter."""
        paragraph = self._start(0.6 * block.depth if block.kind in ("item", "quote") else 0)
        if block.marker:
            self._run(paragraph, f"{block.marker} ")
        for part in block.runs:
            self._run(paragraph, part.text, strong=part.strong or block.kind == "heading", slanted=part.em)
        links = [part.link for part in block.runs if part.link and part.link != part.text]
        if links:
            self._run(paragraph, f" ({', '.join(dict.fromkeys(links))})", size=9)

    def signers(self, title: str, signers: Iterable[Signer], counted: int, unnamed: int, words: str) -> None:
        """A list of who signed, in two columns."""
        if not counted:
            return
        self._columns(1)
        self.paragraph(f"{title} ({counted})", strong=True, accent=True)
        self._columns(2)
        for signer in signers:
            paragraph = self._start(0)
            paragraph.paragraph_format.space_after = Pt(4)
            self._run(paragraph, signer.name, strong=True)
            beside = ", ".join(part for part in (signer.beside, signer.country) if part)
            if beside:
                self._run(paragraph, f"\n{beside}", size=9)
        if unnamed:
            self.paragraph(words.format(n=unnamed), size=9.5)
        self._columns(1)

    def _columns(self, number: int) -> None:
        section = self._document.add_section(WD_SECTION.CONTINUOUS)._sectPr
        columns = section.find(qn("w:cols"))
        if columns is None:
            columns = OxmlElement("w:cols")
            section.insert_element_before(columns, *_AFTER_COLUMNS)
        columns.set(qn("w:num"), str(number))
        if self._rtl and section.find(qn("w:bidi")) is None:
            # The first of two columns is the one on the right.
            section.insert_element_before(OxmlElement("w:bidi"), *_AFTER_COLUMNS[_AFTER_COLUMNS.index("w:bidi") + 1 :])

    def _start(self, indent: float) -> Any:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(8)
        if indent:
            paragraph.paragraph_format.left_indent = Cm(indent)
        if self._rtl:
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        return paragraph

    def _run(self, paragraph: Any, text: str, *, strong: bool = False, slanted: bool = False, size: float = 11) -> Any:
        """A stretch of text of one look. What runs from right to left takes its look from marks of its own."""
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = strong, slanted, Pt(size)
        if _RIGHT_TO_LEFT.search(text):
            run.font.rtl, run.font.cs_bold, run.font.cs_italic = True, strong, slanted
            run._r.get_or_add_rPr().insert_element_before(_make_size(size), *_AFTER_SIZE)
        return run


_AFTER_SIZE = (
    "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang",
    "w:eastAsianLayout", "w:specVanish", "w:oMath",
)  # fmt: skip


def _make_size(points: float) -> Any:
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(2 * points)))
    return size

"""The printed lines of a PDF with their places: page, box, type size, weight."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record.statements import SourceFile

MOST_PAGES = 2000
"""More pages than any UN document has; a file that claims more is refused."""

BOLD = 600
RAISED = 0.75
"""A digit under this share of the type size before it is a footnote mark."""
_LINE_END = re.compile("(\r\n|\ufffe)")
_SOFT_HYPHEN = "\ufffe"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Lengths are points, from the bottom left corner of the page."""

    page: int
    """From 1."""
    text: str
    """Without the small raised digits that point to footnotes."""
    left: float
    right: float
    top: float
    bottom: float
    size: float
    """Type size of the first character."""
    bold: bool
    hyphen: bool = False
    """True where a word goes on in the next line."""


def read_lines(source: SourceFile, pages: int | None = None) -> list[Line]:
    """The lines of the first `pages` pages (all where None), in reading order.

    Raises InputError where the file is no readable PDF, wants a password, or holds no text (a scan).
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as fault:
        raise _refuse(source, str(fault)) from None
    try:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise InputError(source.name, f"a PDF of {count} pages is not read")
        wanted = range(count if pages is None else min(pages, count))
        lines = [line for number in wanted for line in _page_lines(document, number, source)]
    finally:
        document.close()
    if not lines:
        raise InputError(
            source.name,
            "the PDF holds no text (a scan?)",
            hint="Download the text version of the document, or add its facts by hand as a table.",
        )
    return lines


def _refuse(source: SourceFile, fault: str) -> InputError:
    if "password" in fault.lower():
        return InputError(source.name, "the PDF wants a password", hint="Save a copy without a password.")
    return InputError(source.name, "damaged or no PDF", hint="Download it again; the file may be cut short.")


def _page_lines(document: Any, number: int, source: SourceFile) -> Iterator[Line]:
    import pypdfium2

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise InputError(source.name, "the page cannot be read", place=f"page {number + 1}") from None
    yield from _merge_baselines(_raw_lines(text_page, number + 1))


def _raw_lines(text_page: Any, number: int) -> Iterator[Line]:
    import pypdfium2.raw as raw

    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():
        # Characters outside the basic plane take two places in one count and one in the other: no boxes then.
        yield from _plain_lines(text, number)
        return
    start = 0
    parts = _LINE_END.split(text)
    for place, part in enumerate(parts):
        inked = [start + i for i, letter in enumerate(part) if not letter.isspace()]
        if inked and part != _SOFT_HYPHEN:
            sizes = {i: raw.FPDFText_GetFontSize(text_page.raw, i) for i in inked}
            first, last = text_page.get_charbox(inked[0]), text_page.get_charbox(inked[-1])
            yield Line(
                page=number,
                text=_without_raised(part, start, sizes),
                left=first[0],
                right=last[2],
                top=max(first[3], last[3]),
                bottom=min(first[1], last[1]),
                size=round(sizes[inked[0]], 1),
                bold=_is_bold(text_page, inked[0]),
                hyphen=place + 1 < len(parts) and parts[place + 1] == _SOFT_HYPHEN,
            )
        start += len(part)


def _is_bold(text_page: Any, place: int) -> bool:
    """By the weight that the font declares, or by its name where it declares none (the standard fonts)."""
    import ctypes

    import pypdfium2.raw as raw

    if raw.FPDFText_GetFontWeight(text_page.raw, place) >= BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page.raw, place, name, 128, flags)
    return b"bold" in name.value.lower()


def _plain_lines(text: str, number: int) -> Iterator[Line]:
    height = 800.0
    for part in text.replace(_SOFT_HYPHEN, "-\r\n").split("\r\n"):
        height -= 12
        if part.strip():
            yield Line(number, part.strip(), 0, 0, height, height - 10, 10, bold=False)


def _without_raised(part: str, start: int, sizes: dict[int, float]) -> str:
    """The line without footnote digits: digits set much smaller than the letter before them."""
    kept: list[str] = []
    letter_size = 0.0
    for place, letter in enumerate(part, start):
        size = sizes.get(place, letter_size)
        if letter.isdigit() and size < RAISED * letter_size:
            continue
        kept.append(letter)
        if not letter.isdigit() and not letter.isspace():
            letter_size = size
    return "".join(kept).strip()


def _merge_baselines(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines joined where the text was only broken by a raised digit: same height, one right of the other."""
    held: Line | None = None
    for line in lines:
        if held and line.left >= held.right - 1 and abs(line.bottom - held.bottom) < 4 and line.top > held.bottom:
            held = replace(held, text=f"{held.text} {line.text}".strip(), right=line.right, hyphen=line.hyphen)
            continue
        if held and held.text:
            yield held
        held = line
    if held and held.text:
        yield held


def join_lines(lines: list[Line]) -> str:
    """The lines as one running text; a word divided at a line's end keeps its hyphen, where UN texts divide."""
    return (
        " ".join(line.text + ("\x00" if line.hyphen else "") for line in lines)
        .replace("\x00 ", "-")
        .replace("\x00", "")
    )

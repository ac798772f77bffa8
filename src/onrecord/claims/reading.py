"""Texts to check, as people have them: plain text, a web page, DOCX, PDF or standard input.

Offsets of a report count characters of the text that comes out here. For plain text that is the file as decoded, with
a byte-order mark left out. From a page, a DOCX or a PDF the text is taken out first, and the report carries it.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.claims.mentions.time_kinds import FIRST_YEAR, LAST_YEAR
from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MAX_BYTES = 64 * 1024 * 1024
"""Larger than any article or report with its pictures; a corpus goes in as rows."""

MAX_CHARACTERS = 10_000_000
"""Five thousand pages. While it is checked, a text takes about a hundred times its length in memory."""

MAX_UNPACKED = 512 * 1024 * 1024
"""A DOCX holds pictures beside its text; one that unpacks to more is no document."""

MAX_MARKUP = 20 * 1024 * 1024
"""The text of a DOCX with its markup: a thousand pages; in memory it takes fifty times as much."""

MAX_TAGS = 50_000
"""An article's page has some thousands; the time that taking out its text needs grows with the square of them."""

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""Days on which a text can have appeared; "0001-01-01" is what some programs write for none."""

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_MARKS_IN_LINES = re.compile(r"</?(?:a|b|em|font|i|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)
_MANY_MARKS = 20_000
"""Of these tags; beyond, they are left out before the text is taken out, for each costs as much as all before it."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_OTHER_SCRIPT = re.compile(r"cp9|big5|euc|gb|hz|iso2022|johab|shift|cp125[13456]|koi8|mac_cyrillic|iso8859_[5-8]$")
"""Encodings of scripts other than the Latin one, which a sample does tell apart."""
_SPLIT = "Split it, or give it as a corpus: a .jsonl or .parquet file with id, text and published."
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_FEW_WORDS = 12
"""Fewer words than these without the end of a sentence are a menu and no article."""
_HALF = 0.5
"""So many Latin letters has a text in UTF-16 that is known as such without a mark."""
_SAMPLE = 65536
"""What is looked at to tell text from other data, and one encoding from another."""
_SHARE = 0.02
"""Text has hardly a control character; from this share on the bytes are something else."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with where it came from."""

    text: str
    name: str
    extracted: bool = False
    """True where it was taken out of a page or a document."""


def read_file(path: Path) -> Article:
    """The text of a file, told apart by its content.

    Raises InputError where the file is missing, empty, too large, binary, of an unknown encoding, a page without an
    article, or a scan without text.
    """
    with open_file(path) as file:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_large(str(path), f"{size / 1048576:,.0f} MB")
        # A pipe has no size before it is read.
        return _read_stream(file, str(path))


def read_stdin() -> Article:
    """The text on standard input. Raises InputError as `read_file` does."""
    return _read_stream(sys.stdin.buffer, "standard input")


def _read_stream(file: BinaryIO, name: str) -> Article:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise too_large(name, "it")
    return read_bytes(content, name)


def too_large(name: str, what: str, place: str = "") -> InputError:
    """The error for a text that is too large."""
    return InputError(
        name,
        f"{what} is more than one text can have ({MAX_BYTES // 1048576} MB)",
        place=place,
        hint=_SPLIT,
    )


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """The file, open; raises InputError where it cannot be opened or read."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as fault:
        raise InputError(str(path), "there is no such file") from fault
    except IsADirectoryError as fault:
        raise InputError(str(path), "it is a folder", hint="Give the files in it.") from fault
    except OSError as fault:
        raise InputError(str(path), f"it cannot be read ({fault.strerror})") from fault


def read_bytes(content: bytes, name: str) -> Article:
    """The text of a document given as bytes. Raises InputError as `read_file` does."""
    if not content.strip():
        raise InputError(name, "it is empty")
    text, extracted = _take_out(content, name)
    if not text.strip():
        raise InputError(name, "it is empty")
    refuse_long(text, name)
    return Article(text, name, extracted)


def refuse_long(text: str, name: str, place: str = "") -> None:
    """Raises InputError for a text that is too long to be checked as one."""
    if len(text) > MAX_CHARACTERS:
        most = f"{MAX_CHARACTERS:,} characters"
        raise InputError(name, f"it is more than one text can have ({most})", place=place, hint=_SPLIT)


def _take_out(content: bytes, name: str) -> tuple[str, bool]:
    """The text, and whether it had to be taken out of something else."""
    if content.startswith(b"%PDF-"):
        return _read_pdf(content, name), True
    if content.startswith(b"PK\x03\x04"):
        return _read_docx(content, name), True
    if content.startswith(_OLD_WORD):
        raise InputError(name, "it is a Word file of the old format", hint="Save it as DOCX or as plain text.")
    if _PAGE.search(content[:4096]):
        return _read_page(_decode_page(content, name), name), True
    text = decode_text(content, name)
    if _PAGE.search(text[:4096].encode("utf-8", "replace")):
        # A page in UTF-16: its bytes show no tags.
        return _read_page(text, name), True
    return text, False


def decode_text(content: bytes, name: str) -> str:
    """The characters of plain text: by byte-order mark, as UTF-8, else by the best guess that holds without a doubt.

    Raises InputError for bytes that are no text and for an encoding that is not clear.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding, name)
    sample = content[:_SAMPLE]
    wide = _find_utf16(sample) if b"\x00" in sample else None
    if wide is not None:
        return _decode(content, wide, name)
    if b"\x00" in sample or _is_binary(sample.decode("latin-1")):
        raise InputError(name, "it is no text but binary data", hint="Give plain text, HTML, DOCX or PDF.")
    return _decode_unmarked(content, name)


def _decode_unmarked(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        mended = content.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = len(mended) - len(mended.encode("ascii", "ignore")) - broken
    # Two or three bytes follow the rules of UTF-8 by chance, but not ten times as often as they break them.
    return mended if whole > 10 * broken else _guess(content, name)


def _is_binary(sample: str) -> bool:
    return sum(1 for _ in _CONTROL.finditer(sample)) > _SHARE * len(sample)


def _find_utf16(sample: bytes) -> str | None:
    """The encoding of text without a byte-order mark in which about every second byte is NUL, as in Latin letters."""
    for encoding, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) > _HALF * len(zeros) and not _is_binary(letters.decode("latin-1")):
            return encoding
    return None


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as fault:
        raise InputError(
            name, f"it begins as {encoding} and does not go on so", hint="Save it again as UTF-8."
        ) from fault


def _guess(content: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    # Only a sample: the guess costs much more than the reading, and an encoding does not change within a file.
    best = from_bytes(content[:_SAMPLE]).best()
    if best is not None:
        # The Latin alphabets of one byte cannot be told apart in an English text; Windows wrote most of them.
        encoding = best.encoding if _OTHER_SCRIPT.match(best.encoding) else "cp1252"
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise InputError(name, "its encoding is not known", hint="Save it again as UTF-8.")


def _decode_page(content: bytes, name: str) -> str:
    """The page in the encoding that it declares, else as plain text is decoded; what fits neither shows as U+FFFD."""
    declared = _CHARSET.search(content[:4096])
    try:
        return content.decode(declared[1].decode("ascii")) if declared else _decode_unmarked(content, name)
    except (UnicodeError, LookupError, InputError):
        return content.decode("utf-8", "replace")


def _read_page(page: str, name: str) -> str:
    import trafilatura

    if page.count("<") > MAX_TAGS:
        raise InputError(name, "the page has more parts than an article has", hint="Save its text and give that.")
    if sum(1 for _ in _MARKS_IN_LINES.finditer(page)) > _MANY_MARKS:
        page = _MARKS_IN_LINES.sub("", page)
    text = trafilatura.extract(page, include_comments=False, include_tables=True, favor_precision=False)
    if not text or not _is_prose(text):
        raise InputError(name, "no article was found on this page", hint="Save its text and give that.")
    return str(text)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS or re.search(r"[.!?…。]", text) is not None


def _read_docx(content: bytes, name: str) -> str:
    import docx

    try:
        _check_unpacked(content, name)
        text = "\n".join(_list_blocks(docx.Document(io.BytesIO(content))))
    except (InputError, MemoryError):
        raise
    except Exception as fault:
        # zipfile, lxml and python-docx each raise errors of their own, and whatever a damaged file trips them into.
        raise InputError(
            name, "it is an archive and no DOCX file, or damaged", hint="Give plain text, HTML, DOCX or PDF."
        ) from fault
    if not text.strip():
        raise InputError(name, "the document holds no text")
    return text


def _check_unpacked(content: bytes, name: str) -> None:
    """Refuses what would fill the memory when it is unpacked; a part never gives more than the archive says."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        # Whatever a part is called, its first character tells markup from a picture.
        large = [part for part in parts if part.file_size > MAX_MARKUP]
        markup = sum(part.file_size for part in large if _is_markup(archive, part))
    if size > MAX_UNPACKED or markup:
        raise InputError(name, f"unpacked it has {(markup or size) / 1048576:,.0f} MB, more than one text can have")


def _is_markup(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as content:
        return content.read(64).lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n")[:1] in (b"", b"<")


def _list_blocks(document: Any) -> Iterator[str]:
    """Paragraphs and table cells in the order of the document."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "\t".join(cell.text for cell in row.cells)
        else:
            yield block.text


def _read_pdf(content: bytes, name: str) -> str:
    import pypdfium2

    place = ""
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = []
            for number in range(len(document)):
                place = f"page {number + 1}"
                pages.append(_read_pdf_page(document[number]))
        finally:
            document.close()
    except pypdfium2.PdfiumError as fault:
        raise InputError(name, "it is a damaged or locked PDF", place=place) from fault
    text = "\n".join(pages)
    if not text.strip():
        raise InputError(name, "the PDF holds no text", hint="It may be a scan; run text recognition on it first.")
    return text


def _read_pdf_page(page: Any) -> str:
    words = page.get_textpage()
    text = words.get_text_range().replace("\r\n", "\n")
    words.close()
    page.close()
    # U+FFFE stands where pdfium joins a word that a line break cut.
    return str(re.sub("[￾\u0002]\n?", "", text))


def read_day(text: str) -> date:
    """The day on which a text appeared, from 2025-10-28. Raises ValueError for what is none."""
    day = date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{text} is before or after any text")
    return day

"""Texts to check, as people have them: plain text, a web page, DOCX, PDF, standard input, or a corpus of rows.

Offsets of a report count characters of the text that comes out here. For plain text that is the file as decoded, with
a byte-order mark left out. From a page, a DOCX or a PDF the text is taken out first, and the report carries it.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
"""Larger than any article or report; a corpus goes in as rows."""

MAX_UNPACKED = 512 * 1024 * 1024
"""A DOCX holds pictures beside its text; one that unpacks to more is no document."""

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_OTHER_SCRIPT = re.compile(r"cp9|big5|euc|gb|hz|iso2022|johab|shift|cp125[13456]|koi8|mac_cyrillic|iso8859_[5-8]$")
"""Encodings of scripts other than the Latin one, which a sample does tell apart."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_FEW_WORDS = 12
"""Fewer words than these without the end of a sentence are a menu and no article."""
_SHARE = 0.02
"""Text has hardly a control character; from this share on the bytes are something else."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with where it came from."""

    text: str
    name: str
    extracted: bool = False
    """True where it was taken out of a page or a document."""


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """One text of a corpus."""

    id: str
    text: str
    published: date | None


def read_file(path: Path) -> Article:
    """The text of a file, told apart by its content.

    Raises InputError where the file is missing, empty, too large, binary, of an unknown encoding, a page without an
    article, or a scan without text.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                str(path),
                f"{size / 1048576:,.0f} MB is more than one text can have ({MAX_BYTES // 1048576} MB)",
                hint="Split it, or give it as a corpus: a .jsonl or .parquet file with id, text and published.",
            )
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise InputError(str(path), "there is no such file") from fault
    except IsADirectoryError as fault:
        raise InputError(str(path), "it is a folder", hint="Give the files in it.") from fault
    except OSError as fault:
        raise InputError(str(path), f"it cannot be read ({fault.strerror})") from fault
    return read_bytes(content, str(path))


def read_stdin() -> Article:
    """The text on standard input. Raises InputError as `read_file` does."""
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputError("standard input", f"it is more than one text can have ({MAX_BYTES // 1048576} MB)")
    return read_bytes(content, "standard input")


def read_bytes(content: bytes, name: str) -> Article:
    """The text of a document given as bytes. Raises InputError as `read_file` does."""
    if not content.strip():
        raise InputError(name, "it is empty")
    if content.startswith(b"%PDF-"):
        return Article(_read_pdf(content, name), name, extracted=True)
    if content.startswith(b"PK\x03\x04"):
        return Article(_read_docx(content, name), name, extracted=True)
    if content.startswith(_OLD_WORD):
        raise InputError(name, "it is a Word file of the old format", hint="Save it as DOCX or as plain text.")
    if _PAGE.search(content[:4096]):
        return Article(_read_page(content, name), name, extracted=True)
    text = decode_text(content, name)
    if not text.strip():
        raise InputError(name, "it is empty")
    return Article(text, name)


def decode_text(content: bytes, name: str) -> str:
    """The characters of plain text: by byte-order mark, as UTF-8, else by the best guess that holds without a doubt.

    Raises InputError for bytes that are no text and for an encoding that is not clear.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding, name)
    controls = sum(1 for _ in _CONTROL.finditer(content[:65536]))
    if controls > _SHARE * len(content[:65536]) or b"\x00" in content[:65536]:
        raise InputError(name, "it is no text but binary data", hint="Give plain text, HTML, DOCX or PDF.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(content, name)


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as fault:
        raise InputError(name, f"it says that it is {encoding} and is not", hint="Save it again as UTF-8.") from fault


def _guess(content: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    # Only a sample: the guess costs much more than the reading, and an encoding does not change within a file.
    best = from_bytes(content[:65536]).best()
    if best is not None:
        # The Latin alphabets of one byte cannot be told apart in an English text; Windows wrote most of them.
        encoding = best.encoding if _OTHER_SCRIPT.match(best.encoding) else "cp1252"
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise InputError(name, "its encoding is not known", hint="Save it again as UTF-8.")


def _read_page(content: bytes, name: str) -> str:
    import trafilatura

    # trafilatura guesses the encoding of bytes; what the page declares comes first.
    declared = _CHARSET.search(content[:4096])
    page: str | bytes = content
    if declared is not None:
        try:
            page = content.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            page = content
    text = trafilatura.extract(page, include_comments=False, include_tables=True, favor_precision=False)
    if not text or not _is_prose(text):
        raise InputError(name, "no article was found on this page", hint="Save its text and give that.")
    return str(text)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS or re.search(r"[.!?…。]", text) is not None


def _read_docx(content: bytes, name: str) -> str:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > MAX_UNPACKED:
            raise InputError(name, f"unpacked it has {size / 1048576:,.0f} MB, more than one text can have")
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise InputError(
            name, "it is an archive and no DOCX file", hint="Give plain text, HTML, DOCX or PDF."
        ) from fault
    text = "\n".join(_list_blocks(document))
    if not text.strip():
        raise InputError(name, "the document holds no text")
    return text


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

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise InputError(name, "it is a damaged or locked PDF") from fault
    try:
        pages = [_read_pdf_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    text = "\n".join(pages)
    if not text.strip():
        raise InputError(name, "the PDF holds no text", hint="It may be a scan; run text recognition on it first.")
    return text


def _read_pdf_page(document: Any, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    text = words.get_text_range().replace("\r\n", "\n")
    words.close()
    page.close()
    # U+FFFE stands where pdfium joins a word that a line break cut.
    return str(re.sub("[￾\u0002]\n?", "", text))


def is_corpus(path: Path) -> bool:
    """True for a file that holds many texts as rows."""
    return path.suffix.lower() in {".jsonl", ".parquet"}


def read_corpus(path: Path) -> Iterator[CorpusRow]:
    """The rows of a corpus one after another, never more than a batch in memory.

    Raises InputError with the line or row where one has no id, no text, or a date that is none.
    """
    if not path.is_file():
        raise InputError(str(path), "there is no such file")
    rows = _read_parquet(path) if path.suffix.lower() == ".parquet" else _read_lines(path)
    for place, row in rows:
        yield _read_row(row, str(path), place)


def _read_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with path.open("rb") as file:
        # Read up to a length, so that a file without line breaks is refused and not held in memory.
        lines = iter(partial(file.readline, MAX_BYTES + 1), b"")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if len(line) > MAX_BYTES:
                reason = f"it is more than one text can have ({MAX_BYTES // 1048576} MB)"
                raise InputError(str(path), reason, place=f"line {number}")
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as fault:
                raise InputError(str(path), "it is no JSON", place=f"line {number}") from fault
            yield f"line {number}", row


def _read_parquet(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    import pyarrow.parquet as pq
    from pyarrow import ArrowException, ArrowInvalid

    try:
        file = pq.ParquetFile(path)
    except (ArrowInvalid, OSError) as fault:
        raise InputError(str(path), "it is no Parquet file") from fault
    missing = {"id", "text"} - set(file.schema_arrow.names)
    if missing:
        raise InputError(str(path), f"it has no column {', '.join(sorted(missing))}")
    columns = [name for name in ("id", "text", "published") if name in file.schema_arrow.names]
    number = 0
    try:
        for batch in file.iter_batches(batch_size=256, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield f"row {number}", row
    except (ArrowException, OSError) as fault:
        raise InputError(str(path), "the file is damaged", place=f"after row {number}") from fault


def _read_row(row: Any, name: str, place: str) -> CorpusRow:
    if not isinstance(row, dict) or row.get("id") is None or not isinstance(row.get("text"), str):
        raise InputError(name, "a row needs `id` and `text`", place=place)
    published = row.get("published")
    if published in (None, ""):
        return CorpusRow(str(row["id"]), row["text"], None)
    if isinstance(published, date):
        day = published if type(published) is date else date(published.year, published.month, published.day)
        return CorpusRow(str(row["id"]), row["text"], day)
    try:
        return CorpusRow(str(row["id"]), row["text"], date.fromisoformat(str(published)[:10]))
    except ValueError as fault:
        raise InputError(name, f"{published!r} is no date", place=place, hint="Write 2025-10-28.") from fault

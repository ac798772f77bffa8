"""Texts as people have them, and each kind of file that is none."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.reading import CorpusRow, decode_text, is_corpus, read_bytes, read_corpus, read_file
from onrecord.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

LINES = ["Türkiye sponsored the text.", "Seoul did not.", "한국은 2022년에 다시 참여했다."]
PAGE = (
    "<!DOCTYPE html><html><head><title>News</title>{meta}</head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>A vote in New York</h1><p>"
    + "The Third Committee adopted the draft without a vote on Wednesday. "
    * 4
    + "</p>"
    "<p>Türkiye joined the sponsors, the delegation said, as it had done in the year before that.</p></article>"
    "</body></html>"
)


def make_docx(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "yes", "116"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_pdf(text: str) -> bytes:
    """A PDF of one page with one line, written by hand."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    fonts = b"/Resources << /Font << /F1 5 0 R >> >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %s >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_keeps_every_character(encoding: str) -> None:
    text = "\r\n".join(LINES) + "\n"
    article = read_bytes(text.encode(encoding), "a.txt")
    assert article.text == text
    assert not article.extracted


def test_an_old_encoding_is_recognised() -> None:
    text = "Le représentant de la République de Corée a déclaré que son pays était à nouveau coauteur. " * 5
    assert decode_text(text.encode("cp1252"), "a.txt") == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(str.strip))
def test_utf8_is_read_as_it_stands(text: str) -> None:
    if not text.startswith("\ufeff") and "<" not in text:
        assert decode_text(text.encode(), "a.txt") == text


def test_a_page_gives_its_article() -> None:
    article = read_bytes(PAGE.format(meta='<meta charset="utf-8">').encode(), "a.html")
    assert article.extracted
    assert "Türkiye joined the sponsors" in article.text
    assert "Home" not in article.text


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    article = read_bytes(PAGE.format(meta='<meta charset="iso-8859-9">').encode("iso-8859-9"), "a.html")
    assert "Türkiye joined the sponsors" in article.text


def test_word_files_give_paragraphs_and_tables_in_order() -> None:
    article = read_bytes(make_docx(*LINES), "a.docx")
    assert article.extracted
    assert article.text == "\n".join([*LINES, "yes\t116"])


def test_pdf_gives_its_text() -> None:
    article = read_bytes(make_pdf("Seoul sponsored the text in 2018."), "a.pdf")
    assert article.extracted
    assert "Seoul sponsored the text in 2018." in article.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff \n".encode(), "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "old format"),
        (b"PK\x03\x04" + bytes(200), "no DOCX"),
        (b"%PDF-1.4\nnothing", "damaged"),
        (make_pdf(""), "no text"),
        (b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        (b"\xff\xfe\x00", "utf-16"),
        (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0xFD]) * 30, "encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as refused:
        read_bytes(content, "a file")
    assert str(refused.value).startswith("a file: ")


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path)


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    with pytest.raises(InputError, match="100 MB") as refused:
        read_file(large)
    assert "corpus" in refused.value.hint


ROWS = [
    {"id": "a", "text": "One.", "published": "2025-10-28"},
    {"id": 2, "text": "Two.", "published": None},
    {"id": "c", "text": ""},
]
WANTED = [CorpusRow("a", "One.", date(2025, 10, 28)), CorpusRow("2", "Two.", None), CorpusRow("c", "", None)]


def test_a_corpus_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n", encoding="utf-8")
    assert is_corpus(path)
    assert list(read_corpus(path)) == WANTED


def test_a_corpus_in_parquet_with_dates_or_text(tmp_path: Path) -> None:
    path = tmp_path / "texts.parquet"
    days = pa.array([date(2025, 10, 28), None, None], pa.date32())
    table = pa.table({"id": ["a", "2", "c"], "text": ["One.", "Two.", ""], "published": days, "other": [1, 2, 3]})
    pq.write_table(table, path)
    assert list(read_corpus(path)) == WANTED


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: it is no JSON"),
        ('{"text": "x"}', "line 2: a row needs"),
        ('{"id": 1, "text": 5}', "line 2: a row needs"),
        ("[1]", "line 2: a row needs"),
        ('{"id": 1, "text": "x", "published": "soon"}', "line 2: 'soon' is no date"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": 1, "text": "x"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        list(read_corpus(path))


def test_a_bad_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "texts.parquet"
    path.write_bytes(b"nothing")
    with pytest.raises(InputError, match="no Parquet"):
        list(read_corpus(path))
    pq.write_table(pa.table({"id": ["a"]}), path)
    with pytest.raises(InputError, match="no column text"):
        list(read_corpus(path))
    with pytest.raises(InputError, match="no such file"):
        list(read_corpus(tmp_path / "none.jsonl"))

"""Texts as people have them, and each kind of file that is none."""

from __future__ import annotations

import contextlib
import io
import json
import struct
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims import reading, rows
from onrecord.claims.reading import decode_text, read_bytes, read_file, read_stdin
from onrecord.claims.rows import CorpusRow, count_rows, is_corpus, read_corpus
from onrecord.errors import InputError

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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_plain_text_keeps_every_character(encoding: str) -> None:
    text = "\r\n".join(LINES) + "\n"
    article = read_bytes(text.encode(encoding), "a.txt")
    assert article.text == text
    assert not article.extracted


def test_an_old_encoding_is_recognised() -> None:
    text = "Le représentant de la République de Corée a déclaré que son pays était à nouveau coauteur. " * 5
    assert decode_text(text.encode("cp1252"), "a.txt") == text


def test_a_broken_byte_does_not_change_the_encoding() -> None:
    text = "Seoul’s name was “missing” – again – in 2019. " * 3
    content = text.encode() + b"Cut \xe2\x80 here. " + text.encode()
    assert decode_text(content, "a.txt") == f"{text}Cut \ufffd here. {text}"


def test_scripts_may_be_mixed() -> None:
    text = "한국은 sponsored على القائمة 2019年 Türkiye и Россия. \u200b\U0001f1f0\U0001f1f7\n"
    assert read_bytes(text.encode(), "a.txt").text == text


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


def test_a_page_in_an_old_encoding_that_declares_none() -> None:
    article = read_bytes(PAGE.format(meta="").encode("cp1252"), "a.html")
    assert "Türkiye joined the sponsors" in article.text


def test_a_page_in_utf16_is_a_page() -> None:
    article = read_bytes(PAGE.format(meta='<meta charset="utf-16">').encode("utf-16"), "a.html")
    assert article.extracted
    assert "Türkiye joined the sponsors" in article.text
    assert "Home" not in article.text


def test_a_page_that_declares_what_it_is_not() -> None:
    for declared in ("utf-16", "idna", "undefined", "none-such", "hex"):
        article = read_bytes(PAGE.format(meta=f'<meta charset="{declared}">').encode(), "a.html")
        assert "Türkiye joined the sponsors" in article.text, declared


def test_a_page_of_more_marks_than_words_gives_its_words() -> None:
    marked = "<p>" + "<b>The</b> <i>delegation</i> spoke. " * 11_000 + "</p>"
    article = read_bytes(PAGE.format(meta="").replace("<h1>", f"{marked}<h1>").encode(), "a.html")
    assert article.text.count("The delegation spoke.") == 11_000


def test_word_files_give_paragraphs_and_tables_in_order() -> None:
    article = read_bytes(make_docx(*LINES), "a.docx")
    assert article.extracted
    assert article.text == "\n".join([*LINES, "yes\t116"])


def test_pdf_gives_its_text() -> None:
    article = read_bytes(make_pdf("Seoul sponsored the text in 2018."), "a.pdf")
    assert article.extracted
    assert "Seoul sponsored the text in 2018." in article.text


def replace_part(content: bytes, name: str, part: bytes) -> bytes:
    """A DOCX with another content in one of its parts, or with one part more."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return out.getvalue()


DOCUMENT = "word/document.xml"
OPENING = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
DAMAGED_DOCX = {
    "bomb of text": (replace_part(make_docx("a"), DOCUMENT, OPENING + b"<w:p/>" * 4_000_000), "unpacked it has 23 MB"),
    "bomb of spaces": (replace_part(make_docx("a"), DOCUMENT, b" " * 22_000_000 + OPENING), "unpacked it has 21 MB"),
    "bomb in a picture": (
        replace_part(make_docx("a"), "word/media/a.png", b"\xff\xfe<\x00" + bytes(22_000_000)), "unpacked it has 21 MB"
    ),
    "no markup": (replace_part(make_docx("a"), DOCUMENT, b"no markup"), "no DOCX"),
    "deep": (replace_part(make_docx("a"), DOCUMENT, OPENING + b"<w:tbl><w:tr><w:tc>" * 300), "no DOCX"),
    "long": (replace_part(make_docx("a"), DOCUMENT, OPENING + b"a" * 11_000_000), "no DOCX"),
    "no types": (replace_part(make_docx("a"), "[Content_Types].xml", b"<a/>"), "no DOCX"),
    "cut": (make_docx("a")[:-200], "no DOCX"),
    "encrypted": (make_docx("a").replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "DOCX"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED_DOCX)
def test_a_damaged_or_hostile_word_file_is_refused(name: str) -> None:
    content, reason = DAMAGED_DOCX[name]
    with pytest.raises(InputError, match=reason):
        read_bytes(content, "a.docx")


def test_a_large_picture_in_a_word_file_is_no_bomb() -> None:
    picture = b"\x01\x00\x00\x00" + bytes(22_000_000)
    content = replace_part(make_docx("Seoul did."), "word/media/chart.emf", picture)
    assert read_bytes(content, "a.docx").text.startswith("Seoul did.")


SMALL = [make_docx("One."), make_pdf("One.")]


@given(st.data())
def test_no_damage_to_a_word_file_or_pdf_goes_unnoticed(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(SMALL))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InputError):
        assert read_bytes(bytes(content), "a file").extracted


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
        (make_pdf("a").replace(b"[3 0 R]", b"[9 0 R]"), "page 1: it is a damaged"),
        (make_pdf(""), "no text"),
        (b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        (b"<html><body>" + b"<div>" * 300 + b"Text." + b"</div>" * 300, "no article"),
        (b"<html><body>" + b"<p>One.</p>" * 26_000, "more parts than an article"),
        (b"Text.\x00Text.", "binary"),
        (struct.pack("<400h", *range(400)), "binary"),
        ("한국은 2022년에 다시 참여했다.".encode("utf-16-le"), "binary"),
        (b"\xff\xfe\x00", "utf-16"),
        (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0xFD]) * 30, "encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as refused:
        read_bytes(content, "a file")
    assert refused.value.source == "a file"


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


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="10,000,000 characters"):
        read_bytes(b"a word " * 1_500_000, "a.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file without an end")
def test_a_file_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000_000)
    with pytest.raises(InputError, match="more than one text can have"):
        read_file(Path("/dev/zero"))


def test_standard_input_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"word " * 201)))
    with pytest.raises(InputError, match="standard input: it is more than one text can have"):
        read_stdin()


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
        ('{"id": 1}', "line 2: a row needs"),
        ('{"id": null, "text": "x"}', "line 2: a row needs"),
        ('{"id": ["a"], "text": "x"}', "line 2: a row needs"),
        ('{"id": 1, "text": null}', "line 2: a row needs"),
        ('{"id": 1, "text": ["x"]}', "line 2: a row needs"),
        ('"text"', "line 2: a row needs"),
        ("null", "line 2: a row needs"),
        ("[" * 100_000, "line 2: it is no JSON"),
        ('{"id": 1' + "0" * 5000 + ', "text": "x"}', "line 2: it is no JSON"),
        ('{"id": 1, "text": "x", "published": "soon"}', "line 2: 'soon' is no date"),
        ('{"id": 1, "text": "x", "published": 5}', "line 2: 5 is no date"),
        ('{"id": 1, "text": "x", "published": []}', "line 2: .. is no date"),
        ('{"id": 1, "text": "x", "published": "2025-02-30"}', "line 2: '2025-02-30' is no date"),
        ('{"id": 1, "text": "x", "published": "0001-01-01"}', "line 2: '0001-01-01' is no date"),
        ('{"id": 1, "text": "' + "x" * 3000 + '"}', "line 2: it is more than one text can have"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, reason: str) -> None:
    if "more than" in reason:
        monkeypatch.setattr(rows, "MAX_BYTES", 2000)
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


def test_half_characters_and_nul_in_a_row_are_characters(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "Cut \\ud83c\\u0000."}\n', encoding="utf-8")
    assert list(read_corpus(path)) == [CorpusRow("a", "Cut \ud83c\0.", None)]


def test_a_corpus_that_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder.jsonl"
    folder.mkdir()
    for path, reason in ((folder, "it is a folder"), (tmp_path / "none.parquet", "no such file")):
        with pytest.raises(InputError, match=reason):
            list(read_corpus(path))
        assert count_rows(path) == 0


def test_a_parquet_file_that_is_cut_or_holds_other_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "texts.parquet"
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 1000)
    broken = pa.array([b"ok", b"\xff\xfe"], pa.binary()).view(pa.string())
    for column, reason in (
        (pa.array([1, 2]), "row 1: a row needs"),
        (pa.array(["One.", None]), "row 2: a row needs"),
        (pa.array([["One."], []]), "row 1: a row needs"),
        (pa.array(["One.", "x" * 1001]), "row 2: it is more than one text can have"),
        (broken, "no Parquet file, or damaged"),
    ):
        pq.write_table(pa.table({"id": ["a", "b"], "text": column}), path)
        with pytest.raises(InputError, match=reason):
            list(read_corpus(path))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="no Parquet file, or damaged"):
        list(read_corpus(path))


def test_rows_are_counted_for_the_bar(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n{}\n{}\n", encoding="utf-8")
    pq.write_table(pa.table({"id": ["a", "b"]}), tmp_path / "a.parquet")
    assert count_rows(tmp_path / "a.jsonl") == 3
    assert count_rows(tmp_path / "a.parquet") == 2
    (tmp_path / "b.parquet").write_bytes(b"nothing")
    assert count_rows(tmp_path / "b.parquet") == 0

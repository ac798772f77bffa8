"""`onrecord check` on what is hardly a text: an empty report or one clear error, and the exit code that says which."""

from __future__ import annotations

import json

import pytest

REFUSED = {
    "empty.txt": (b"", "it is empty"),
    "blank.txt": (b" \r\n\t \n", "it is empty"),
    "mark.txt": (b"\xef\xbb\xbf", "it is empty"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "it is no text but binary data"),
    "nul.txt": (b"A text.\x00\x00 Another.", "it is no text but binary data"),
    "cut.txt": ("Seoul".encode("utf-16") + b"\x00", "it begins as utf-16 and does not go on so"),
    "unknown.txt": (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0xFD]) * 30, "its encoding is not known"),
    "menu.html": (b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>", "no article was found"),
    "letter.docx": (b"PK\x03\x04 and no more", "it is an archive and no DOCX file, or damaged"),
    "letter.pdf": (b"%PDF-1.7 and no more", "it is a damaged or locked PDF"),
    "letter.doc": (b"\xd0\xcf\x11\xe0 and more", "it is a Word file of the old format"),
    "rows.parquet": (b"PAR1 and no more", "it is no Parquet file, or damaged"),
    "rows.jsonl": (b"no JSON\n", "line 1: it is no JSON"),
}
HELD = {
    "signs.txt": b'\x1b[1m... !!! ??? --- ((( """ 7 7 7 _ _ _',
    "scripts.txt": "한국은 على القائمة 2019年 Россия \u200b\U0001f1f0\U0001f1f7".encode(),
    "wide.txt": "Nothing to see here.".encode("utf-16-le"),
    "line.txt": b"word " * 200_000,
    "letters.txt": b"x" * 1_000_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(run, tmp_path, name):
    content, says = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(content)
    answer = run("check", str(file))
    assert (answer.code, answer.out) == (2, "")
    first, *rest = answer.err.splitlines()
    assert first.startswith("onrecord: ")
    assert name in first
    assert says in first
    assert len(rest) <= 1, "one error and one hint"


def test_100_mb_are_refused_unread(run, tmp_path):
    file = tmp_path / "large.txt"
    with file.open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    answer = run("check", str(file))
    assert (answer.code, answer.out) == (2, "")
    assert "100 MB is more than one text can have (64 MB)" in answer.err


@pytest.mark.parametrize("name", HELD)
def test_a_text_without_a_claim_gives_an_empty_report(run, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(HELD[name])
    answer = run("check", str(file), "--json")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out)["claims"] == []


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02"])
def test_standard_input_is_refused_by_name(run, content):
    answer = run("check", "-", stdin=content)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("onrecord: standard input: it is ")


def test_a_bad_file_stops_before_a_good_one_is_printed(run, tmp_path):
    (tmp_path / "good.txt").write_text("Seoul did not sponsor it in 2019.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    answer = run("check", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"))
    assert (answer.code, answer.out) == (2, "")
    assert "bad.txt: it is empty" in answer.err


@pytest.mark.parametrize("day", ["soon", "0001-01-01", "9999-12-31", "2025-02-30", "28.10.2025"])
def test_a_day_on_which_no_text_appeared(run, tmp_path, day):
    (tmp_path / "a.txt").write_text("Last year Seoul did.", encoding="utf-8")
    answer = run("check", str(tmp_path / "a.txt"), "--published", day)
    assert (answer.code, answer.out) == (2, "")
    assert f"--published {day}: this is no date of a text" in answer.err

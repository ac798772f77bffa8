"""Translations: every message of the pages is in each language, with the same places to fill in."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from messages import WEB, find_messages

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = WEB.parent / "letters"
_PLACES = re.compile(r"%\((\w+)\)s|<[^>]+>")


def load(language: str, part: Path = WEB) -> dict[tuple[str | None, object], object]:
    with (part / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {(message.context, message.id): message.string for message in read_po(file) if message.id}


def test_no_message_hides_where_the_catalogues_do_not_look() -> None:
    """Within an f-string it is not taken out, and stays English without anybody's notice."""
    hidden = [
        f"{path.name}: {ast.unparse(call)}"
        for path in (*WEB.rglob("*.py"), *LETTERS.rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text) if isinstance(call, ast.Call)
        if getattr(call.func, "id", "") in ("_", "gettext", "ngettext", "pgettext")
        and isinstance(call.args[0], ast.Constant)
    ]  # fmt: skip
    assert hidden == []


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_every_message_is_translated_and_no_other(site: None, language: str) -> None:
    held = load(language)
    assert set(held) == find_messages()
    empty = [key for key, text in held.items() if not text or (isinstance(text, tuple) and not all(text))]
    assert empty == []


IN_ARABIC = {
    WEB: (
        "words.py", "pages/frame.py", "pages/errors.py", "charts/timeline.py", "charts/series.py",
        *(f"templates/{name}.html" for name in (
            "frame", "home", "find", "error", "series_list", "series", "state_list", "state", "state_head",
            "state_home", "document", "discrepancy_rows", "map", "legend", "places", "source",
        )),
    ),
    LETTERS: tuple(f"templates/letters/{name}.html" for name in (
        "letter_list", "letter", "sign", "thanks", "again", "confirm", "own", "signed", "due", "whom", "count_words",
        "fields", "field",
    )),
}  # fmt: skip
"""What readers open in Arabic; the rest, the desk of editors above all, stays English."""


def test_the_pages_that_arabic_readers_open_are_translated_whole(site: None) -> None:
    held = load("ar") | load("ar", LETTERS)
    for part, files in IN_ARABIC.items():
        assert find_messages(part, *files) - set(held) == set(), part.name
        assert set(load("ar", part)) <= find_messages(part)
    assert [key for key, text in held.items() if not text or (isinstance(text, tuple) and not all(text))] == []


@pytest.mark.parametrize("part", [WEB, LETTERS], ids=lambda part: part.name)
@pytest.mark.parametrize("language", ["ko", "fr", "ar"])
def test_a_translation_fills_in_what_the_message_does(language: str, part: Path) -> None:
    for (_context, message), text in load(language, part).items():
        first = message[0] if isinstance(message, tuple) else message
        for said in text if isinstance(text, tuple) else (text,):
            assert sorted(_PLACES.findall(str(said))) == sorted(_PLACES.findall(str(first))), message


@pytest.mark.parametrize("part", [WEB, LETTERS], ids=lambda part: part.name)
def test_french_keeps_its_double_signs_with_the_word_before(part: Path) -> None:
    said = [part for text in load("fr", part).values() for part in (text if isinstance(text, tuple) else (text,))]
    assert [part for part in said if re.search(r" [:;?!»]|« ", str(part))] == []


def test_catalogues_are_compiled_once_and_anew_when_they_change(site: None, tmp_path: Path) -> None:
    from onrecord.web.catalogues import compile_catalogues

    folder = compile_catalogues(tmp_path)
    files = sorted(folder.rglob("*.mo"))
    assert {file.parts[-3] for file in files} == {"ko", "fr", "ar"}
    stamps = [file.stat().st_mtime_ns for file in files]
    assert compile_catalogues(tmp_path) == folder
    assert [file.stat().st_mtime_ns for file in files] == stamps


def test_no_compiled_catalogue_lies_in_the_package() -> None:
    assert list(WEB.rglob("*.mo")) == []

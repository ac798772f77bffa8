"""Translations: every message of the pages is in each language, with the same places to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from messages import WEB, find_messages

if TYPE_CHECKING:
    from pathlib import Path

_PLACES = re.compile(r"%\((\w+)\)s|<[^>]+>")


def load(language: str, part: Path = WEB) -> dict[tuple[str | None, object], object]:
    with (part / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {(message.context, message.id): message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_every_message_is_translated_and_no_other(site: None, language: str) -> None:
    held = load(language)
    assert set(held) == find_messages()
    empty = [key for key, text in held.items() if not text or (isinstance(text, tuple) and not all(text))]
    assert empty == []


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_a_translation_fills_in_what_the_message_does(language: str) -> None:
    for (_context, message), text in load(language).items():
        first = message[0] if isinstance(message, tuple) else message
        for said in text if isinstance(text, tuple) else (text,):
            assert sorted(_PLACES.findall(str(said))) == sorted(_PLACES.findall(str(first))), message


@pytest.mark.parametrize("part", [WEB, WEB.parent / "letters"], ids=lambda part: part.name)
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

"""Translations of the letters: every message in each language, with the same places to fill in, and no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from messages import WEB, find_messages

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = WEB.parent / "letters"
_PLACES = re.compile(r"%\((\w+)\)s|<[^>]+>")


def load(folder: Path, language: str) -> dict[tuple[str | None, object], object]:
    with (folder / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {(message.context, message.id): message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_every_message_is_translated_and_no_other(site: None, language: str) -> None:
    held = load(LETTERS, language)
    assert set(held) == find_messages(LETTERS) - set(load(WEB, language))
    empty = [key for key, text in held.items() if not text or (isinstance(text, tuple) and not all(text))]
    assert empty == []


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_a_translation_fills_in_what_the_message_does(language: str) -> None:
    for (_context, message), text in load(LETTERS, language).items():
        first = message[0] if isinstance(message, tuple) else message
        for said in text if isinstance(text, tuple) else (text,):
            assert sorted(_PLACES.findall(str(said))) == sorted(_PLACES.findall(str(first))), message


def test_no_message_hides_in_a_formatted_string() -> None:
    """Words that are looked up within an f-string are found by no tool."""
    hidden = re.compile(r"""f"[^"\n]*\{_\('""")
    assert [path.name for path in LETTERS.rglob("*.py") if hidden.search(path.read_text(encoding="utf-8"))] == []


def test_every_deed_and_state_has_its_word(site: None) -> None:
    from onrecord.letters import vocabulary
    from onrecord.letters.deeds.delivering import CHANNELS
    from onrecord.letters.life import Stage, Standing
    from onrecord.letters.likeness import Sign

    deeds = set()
    for path in (LETTERS / "deeds").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        deeds |= set(re.findall(r"""note\(\s*[\w.()"]+, "(\w+)\"""", source))
        deeds |= set(re.findall(r"""(?:move|step_signature)\([^,]+, (?:[^,()]+(?:\([^)]*\))?), "(\w+)\"""", source))
    account_only = {"make_campaign", "change_campaign", "invite", "join", "remove_editor", "erase_account"}
    assert deeds - account_only - {"new_password"} <= set(vocabulary.DEEDS)
    assert set(vocabulary.STAGES) == set(Stage)
    assert set(vocabulary.STANDINGS) == set(Standing)
    assert set(vocabulary.LIKENESSES) == set(Sign)
    assert set(vocabulary.CHANNELS) == set(CHANNELS)

"""Names of states in the language of the page."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from onrecord.names.official import LANGUAGES, official_name, official_names

if TYPE_CHECKING:
    from collections.abc import Mapping


def name_state(code: str | None, names: Mapping[str, str]) -> str:
    """The state's name in the language of the page; in English, and where nobody names it otherwise, the record's.

    In an official language of the United Nations it is the official short name (UNTERM); in any other, that of
    Unicode's CLDR. Neither knows a state that has ended; such keep their English name.
    """
    if not code:
        return ""
    language = (get_language() or "en").split("-")[0]
    english = names.get(code, code)
    if language == "en":
        return english
    found = official_name(code, language) if language in LANGUAGES else _localise(code, language)
    return found or english


def names_of(code: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Language and name of a state in the six official languages; empty where the United Nations lists no such state.

    The English one is that of the record.
    """
    listed = official_names(code)
    return [(language, names.get(code, name) if language == "en" else name) for language, name in listed.items()]


def is_called(code: str, sought: str, names: Mapping[str, str]) -> bool:
    """True where a name of the state, in the language of the page or an official one, holds what is sought."""
    text = fold(sought)
    known = (name_state(code, names), names.get(code, ""), *official_names(code).values())
    return any(text in fold(name) for name in known) or text == code.casefold()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text without accents and capitals: for searching, and for an order in which É stands beside E."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in bare if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def _localise(code: str, language: str) -> str | None:
    from babel import Locale
    from babel.core import get_global

    alias = get_global("territory_aliases").get(code)
    if not alias or len(alias) != 1:
        return None
    name: str | None = Locale(language).territories.get(alias[0])
    return name

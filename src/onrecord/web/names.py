"""Names of states in the language of the page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Mapping


def name_state(code: str | None, names: Mapping[str, str]) -> str:
    """The state's name: in English as the record has it, else as Unicode's CLDR has it; the record's where it has none.

    CLDR knows no state that has ended; such keep their English name.
    """
    if not code:
        return ""
    language = (get_language() or "en").split("-")[0]
    english = names.get(code, code)
    return english if language == "en" else _localise(code, language) or english


@lru_cache(maxsize=4096)
def _localise(code: str, language: str) -> str | None:
    from babel import Locale
    from babel.core import get_global

    alias = get_global("territory_aliases").get(code)
    if not alias or len(alias) != 1:
        return None
    name: str | None = Locale(language).territories.get(alias[0])
    return name

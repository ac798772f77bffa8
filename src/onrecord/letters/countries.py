"""Countries and territories where signatories are, by ISO 3166 code, named in the language of the page (CLDR)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "CQ"})
_READ_IN = ("en", "ko", "fr", "es", "de", "ja", "zh", "ar")
"""Languages in which a list may name a country."""


@lru_cache(maxsize=16)
def _named(language: str) -> dict[str, str]:
    names = Locale(language).territories
    return {
        code: name for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


def name_country(code: str, language: str | None = None) -> str:
    """The name of a country; the code itself where it has none, nothing for none."""
    return _named((language or get_language() or "en").split("-")[0]).get(code, code)


def list_countries(language: str | None = None) -> list[tuple[str, str]]:
    """Every code with its name, by name."""
    named = _named((language or get_language() or "en").split("-")[0])
    return sorted(named.items(), key=lambda pair: _fold(pair[1]))


def read_country(text: str) -> str:
    """The code that a printed name or code means; nothing where it means none or more than one."""
    return _forms().get(_fold(text), "")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Every form that means exactly one country: names in several languages, codes of two and three letters."""
    found: dict[str, set[str]] = {}
    for language in _READ_IN:
        for code, name in _named(language).items():
            found.setdefault(_fold(name), set()).add(code)
    known = _named("en")
    for code in known:
        found.setdefault(_fold(code), set()).add(code)
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and codes[0] in known:
            found.setdefault(_fold(alias), set()).add(codes[0])
    for form, code in _COMMON.items():
        found.setdefault(_fold(form), set()).add(code)
    return {form: next(iter(codes)) for form, codes in found.items() if len(codes) == 1}


_COMMON = {
    "Republic of Korea": "KR", "ROK": "KR", "Korea, Republic of": "KR", "Korea (South)": "KR", "USA": "US",
    "United States of America": "US", "UK": "GB", "Great Britain": "GB", "Czech Republic": "CZ", "Türkiye": "TR",
    "Russian Federation": "RU", "Viet Nam": "VN", "The Netherlands": "NL", "Swaziland": "SZ", "Macedonia": "MK",
    "미국": "US", "영국": "GB", "한국": "KR",
}  # fmt: skip
"""Forms that lists use and CLDR does not."""


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace(".", "").split())

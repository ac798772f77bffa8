"""Addresses inside the site. They are lasting: what is in them is what the United Nations or ISO call the thing."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import get_language

_DEFAULT = "en"


def prefix() -> str:
    """What addresses begin with in the language of the page: `/`, `/ko/`, `/fr/`."""
    language = get_language() or _DEFAULT
    return "/" if language == _DEFAULT else f"/{language}/"


def state(code: str) -> str:
    """The page of a state, by ISO3 code."""
    return f"{prefix()}state/{quote(code)}"


def series(name: str) -> str:
    """The page of a series."""
    return f"{prefix()}series/{quote(name)}"


def document(symbol: str, place: str = "") -> str:
    """The page of a document; `place` is an anchor on it."""
    return f"{prefix()}document/{quote_symbol(symbol)}" + (f"#{quote(place)}" if place else "")


@lru_cache(maxsize=4096)
def quote_symbol(symbol: str) -> str:
    """The symbol as it stands in an address."""
    return quote(symbol, safe="/().:-")


def source(origin_id: str) -> str:
    """The page that says where a fact was read."""
    return f"{prefix()}source/{quote(origin_id)}"

"""Which fonts a letter's scripts need, and whether this machine has them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import typst

from onrecord.errors import OnrecordError


class FontError(OnrecordError):
    """Raised where no font at hand has the letters of a text: a paper with empty boxes is not made."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script, what Unicode's names of its letters begin with, and the families that are good for it, best first."""

    name: str
    prefixes: tuple[str, ...]
    families: tuple[str, ...]
    package: str
    """Debian's package that brings them."""


SCRIPTS: tuple[Script, ...] = (
    Script("Korean", ("HANGUL",), ("Noto Serif CJK KR", "Noto Sans CJK KR"), "fonts-noto-cjk"),
    Script("Japanese", ("HIRAGANA", "KATAKANA"), ("Noto Serif CJK JP", "Noto Sans CJK JP"), "fonts-noto-cjk"),
    Script(
        "Chinese", ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH"), ("Noto Serif CJK SC", "Noto Sans CJK SC"),
        "fonts-noto-cjk",
    ),
    Script("Arabic", ("ARABIC",), ("Noto Naskh Arabic", "Noto Sans Arabic"), "fonts-noto-core"),
    Script("Hebrew", ("HEBREW",), ("Noto Serif Hebrew", "Noto Sans Hebrew"), "fonts-noto-core"),
    Script("Thai", ("THAI",), ("Noto Serif Thai", "Noto Sans Thai"), "fonts-noto-core"),
    Script("Devanagari", ("DEVANAGARI",), ("Noto Serif Devanagari", "Noto Sans Devanagari"), "fonts-noto-core"),
)  # fmt: skip
"""Latin, Greek and Cyrillic are in the font that Typst brings along."""

LATIN = ("Libertinus Serif",)
_BY_LANGUAGE = {"ko": "Korean", "ja": "Japanese", "zh": "Chinese"}
"""A Chinese character is drawn as the language of the letter draws it."""


@lru_cache(maxsize=1)
def find_families() -> frozenset[str]:
    """Every family that Typst finds on this machine."""
    return frozenset(typst.Fonts().families())


def choose_families(text: str, language: str, held: frozenset[str] | None = None) -> list[str]:
    """The families for a text, in the order in which they are tried.

    Raises FontError where a script of the text has none on this machine; its hint names the package.
    """
    held = find_families() if held is None else held
    chosen = list(LATIN)
    for script in _order(find_scripts(text), language):
        found = [family for family in script.families if family in held]
        if not found and not (script.name == "Chinese" and any("CJK" in family for family in chosen)):
            raise FontError(
                f"this machine has no font for {script.name}, so the paper would show empty boxes",
                hint=f"Ask whoever runs the site to install it: apt-get install {script.package}",
            )
        chosen += found[:1]
    return chosen


def find_scripts(text: str) -> list[Script]:
    """The scripts of a text that need a font of their own."""
    names = {unicodedata.name(letter, "") for letter in set(text) if ord(letter) > 0x52F}
    return [script for script in SCRIPTS if any(name.startswith(script.prefixes) for name in names)]


def _order(scripts: list[Script], language: str) -> list[Script]:
    first = _BY_LANGUAGE.get(language)
    return sorted(scripts, key=lambda script: script.name != first)

"""One key for every way of setting the same name: case, spaces, quotes, dashes, marks. Never another letter."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES = str.maketrans("", "", "'\"’‘‛`´ʼ′“”„«»＇")
_DASHES_AND_BRACKETS = str.maketrans(dict.fromkeys("-‐‑‒–—−()[]", " ") | {"&": " and "})
_EDGES = " \t\r\n\xa0,;:.!*†‡§¶#^|•"
_FULL_STOP_BETWEEN_WORDS = re.compile(r"(?<=\w\w)\.(?=\w\w)")
_ELISION = re.compile(r"(?<=\b[dDlL])['’´`]\s+")
"""Catalogue records print "Côte d' Ivoire"."""
_INVERSION = re.compile(r",(?=[^,]*\bof(?: the)?$)")
_FOOTNOTE = re.compile(r"(?:\s*\[\w{1,2}\]|\s*\((?:\d{1,2}|\w)\)|\s*\d{1,2}/?|\s\w/)+$")

_POLITY = "Republic|Republics|Kingdom|State|States|Emirate|Principality|Sultanate|Union|Commonwealth|Federation|Duchy"
_NATURAL = re.compile(rf"(.*?\b(?:{_POLITY})) of (?:the )?(.+)")
_INVERTED = re.compile(r"(.+?),? \(?([^()]+ of(?: the)?)\)?")


def name_key(text: str) -> str:
    """The key of a name as printed, its accents kept. Equal keys differ in setting only, not in letters.

    Left out: case, spaces, quotes and apostrophes, full stops, hyphens, brackets, the article "the", marks of
    footnotes at the ends (`*`, `†`). `&` is "and", `St.` is "Saint"; "Korea, Republic of" is "Korea (Republic of)".
    """
    text = _ELISION.sub("", text).translate(_QUOTES)
    text = unicodedata.normalize("NFKC", text).casefold()
    # The capital I with a dot of TÜRKİYE folds to an i and a dot above; that dot is no accent.
    text = unicodedata.normalize("NFC", text).replace("i̇", "i").strip(_EDGES)
    text = _FULL_STOP_BETWEEN_WORDS.sub(" ", text).replace(".", "")
    text = text.translate(_DASHES_AND_BRACKETS)
    text = _INVERSION.sub("", " ".join(text.split()))
    words = ["saint" if word == "st" else word for word in text.split() if word != "the"]
    return " ".join(words).strip(_EDGES)


def without_accents(key: str) -> str:
    """The key with its accents off."""
    return "".join(char for char in unicodedata.normalize("NFD", key) if not unicodedata.combining(char))


def lacks_accents_only(key: str, form_key: str) -> bool:
    """True where `key` is `form_key` or leaves accents of it out. An accent that the form does not have is a fault.

    COTE D'IVOIRE and CÔTE D'IVOIRE are one name; "Cotê d'Ivoire" is none.
    """
    if key == form_key:
        return True
    marks, form_marks = list(_accents(key)), list(_accents(form_key))
    if len(marks) != len(form_marks):
        return False
    return all(
        base == form_base and own <= full for (base, own), (form_base, full) in zip(marks, form_marks, strict=True)
    )


def _accents(key: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each letter with the accents on it."""
    base, marks = "", set[str]()
    for char in unicodedata.normalize("NFD", key):
        if unicodedata.combining(char):
            marks.add(char)
            continue
        if base:
            yield base, frozenset(marks)
        base, marks = char, set()
    if base:
        yield base, frozenset(marks)


def without_footnote(text: str) -> str:
    """The text without the number or letter of a footnote at its end: "Iraq1/", "Iraq a/", "Iraq [2]"."""
    return _FOOTNOTE.sub("", unicodedata.normalize("NFKC", text).strip(_EDGES))


def other_order(form: str) -> str | None:
    """The same name the other way round, None where it has one order only.

    "Republic of Korea" <-> "Korea, Republic of"; "Iran (Islamic Republic of)" <-> "Islamic Republic of Iran".
    """
    inverted = _INVERTED.fullmatch(form)
    if inverted:
        return f"{inverted[2]} {inverted[1]}"
    natural = _NATURAL.fullmatch(form)
    return f"{natural[2]}, {natural[1]} of" if natural else None

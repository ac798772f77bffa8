"""A printed list of sponsors, split into names: the form that drafts, catalogue records and reports share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COMPOUND_NAMES = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Great Britain and Northern Ireland",
    "Group of 77 and China",
    "Latin American and Caribbean",
    "Saint Christopher and Nevis",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "São Tomé and Príncipe",
    "Serbia and Montenegro",
    "Trinidad and Tobago",
    "Western European and other",
)
"""Names that hold an "and" of their own; the "and" before the last name of a list is none of these."""

_GLUE, _COMMA = "\x00", "\x01"
"""Stand for the spaces and commas inside a name while the list is split."""
_COMPOUND = re.compile("|".join(name.replace(" ", r"\s+") for name in COMPOUND_NAMES), re.IGNORECASE)
_PARENTHESIS = re.compile(r"\([^()]{0,200}\)")
_INVERTED = re.compile(r"\bof(?:\s+the)?[*†‡\d]*$")
_MARK_AFTER_COMMA = re.compile(r",\s?([*†‡]+|\d{1,2}(?=\s))")
"""The Council prints "Albania,* Andorra,*": the mark stands behind the comma."""
_MARK = re.compile(r"(?:\s*(?:[*†‡]|(?<=[^\s\d(])\d{1,2}/?))+$")
_BEHALF = re.compile(r"\(?\bon behalf of (?P<group>[^()]{1,300})\)?", re.IGNORECASE)
_GROUP_LEAD = re.compile(
    r"^(?:the\s+)?(?:(?:Member\s+)?States(?:\s+Members\s+of\s+the\s+United\s+Nations)?"
    r"(?:\s+(?:that|which|who)\s+are)?\s+)?(?:members?\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sponsor:
    """One name of a list: as printed, with its footnote mark and the group it speaks for."""

    printed: str
    mark: str = ""
    """The stars or digit behind the name, which point to a footnote."""
    via: str = ""
    """The group on whose behalf, where the list itself says so."""


def split_sponsors(text: str) -> tuple[Sponsor, ...]:
    """The names of a list "A, B (on behalf of the G), C and D" in order, each as printed.

    Line ends count as spaces. Names with an "and" of their own stay whole; what stands in parentheses stays with its
    name. An empty text gives no names. A name is not looked up: that is for the build.
    """
    folded = " ".join(text.replace(_GLUE, " ").replace(_COMMA, " ").split()).strip(" .,:;")
    if not folded:
        return ()
    marked = _MARK_AFTER_COMMA.sub(r"\1,", folded)
    glued = _COMPOUND.sub(_glue, _PARENTHESIS.sub(_glue, marked))
    return tuple(_read_name(part) for part in _split(glued))


def group_name(text: str) -> str:
    """The group in words such as "the States Members of the United Nations that are members of the Group of 77".

    Since 2024 some lists add "taking into account also the provisions of resolution ES-10/23", which names no group.
    """
    words = " ".join(text.split()).split(", taking into account")[0].strip(" .,;")
    return _GROUP_LEAD.sub("", words, count=1)


def _glue(match: re.Match[str]) -> str:
    return " ".join(match[0].split()).replace(" and ", f"{_GLUE}and{_GLUE}").replace(",", _COMMA)


def _split(glued: str) -> list[str]:
    """Parts at commas; "and" divides the last part only, or a text of two names; "A, on behalf of B" is one part."""
    behalf = re.search(r",\s*on behalf of ", glued, re.IGNORECASE)
    if behalf:
        # "Pakistan, on behalf of the Organization of Islamic Cooperation": the group may hold commas and "and".
        names = _split(glued[: behalf.start()])
        return [*names[:-1], f"{names[-1]} (on behalf of {glued[behalf.end() :]})"]
    parts = [part.strip() for part in glued.split(",") if part.strip()]
    *first, last = _join_inverted(parts) or [""]
    last = re.sub(r"^and\s+", "", last)
    # Once more: in "Germany, Federal Republic of and Japan" the name was whole only after the split.
    return _join_inverted(name for name in (*first, *re.split(r"\s+and\s+", last)) if name)


def _join_inverted(names: Iterable[str]) -> list[str]:
    """The names with inverted ones whole again: the catalogue prints "Germany, Federal Republic of"."""
    joined: list[str] = []
    for name in names:
        if joined and "," not in name and _INVERTED.search(name):
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return joined


def _read_name(part: str) -> Sponsor:
    name = part.replace(_GLUE, " ").replace(_COMMA, ",").strip()
    behalf = _BEHALF.search(name)
    via = ""
    if behalf:
        via = group_name(behalf["group"])
        name = (name[: behalf.start()] + name[behalf.end() :]).strip(" ,")
    mark = _MARK.search(name)
    if mark:
        return Sponsor(name[: mark.start()].rstrip(" ,"), mark[0].strip().rstrip("/"), via)
    return Sponsor(name, "", via)

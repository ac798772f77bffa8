"""What is wrong with a printed name that is none: cut, run into another, or read in the wrong code page.

Finds the fault and says so. Never repairs it: a repaired name is a guess, and the row is a discrepancy instead.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.names.lookup import find_names, name_index
from onrecord.names.spelling import name_key, without_accents

_CODE_PAGES = (
    ("cp1252", "cp1254"),  # TÜRKÝYE in the library's votes of 2024 and 2025: İ of Windows-1254 read as Windows-1252
    ("cp1252", "utf-8"),  # TÃ¼rkiye in its MARCXML: UTF-8 read as Windows-1252
    ("latin-1", "cp1252"),
    ("latin-1", "cp1254"),
    ("latin-1", "utf-8"),
    ("cp1252", "cp1250"),
    ("cp1250", "cp1252"),
    ("cp1254", "cp1252"),
    ("cp1252", "cp850"),
    ("cp850", "cp1252"),
    ("cp437", "cp1252"),
    ("mac-roman", "cp1252"),
    ("cp1252", "mac-roman"),
)
"""Read as the first where it was written in the second."""

_LOST_LETTER = re.compile(r"[\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f]|(?<=\w)\?(?=\w)")
_LONGEST_NAME = 120
_SHORTEST_CUT = 5


def describe_damage(printed: str) -> str | None:
    """One plain sentence on the fault of a printed name that was not found; None where no fault is seen."""
    if len(printed) > _LONGEST_NAME:
        return None
    key = name_key(printed)
    return (
        _wrong_code_page(printed)
        or _lost_letter(key)
        or _wrong_accent(key)
        or _broken_by_space(key)
        or _run_together(key)
        or _cut_short(key)
    )


def _wrong_code_page(printed: str) -> str | None:
    for read, written in _CODE_PAGES:
        try:
            text = printed.encode(read).decode(written)
        except UnicodeError:
            continue
        if text != printed and find_names(text):
            return f"letters of one code page read in another ({written} read as {read}); it would be {text!r}"
    return None


def _lost_letter(key: str) -> str | None:
    if not _LOST_LETTER.search(key):
        return None
    pattern = re.compile(".".join(re.escape(without_accents(part)) for part in _LOST_LETTER.split(key)))
    whole = next((name for name in name_index().keys if pattern.fullmatch(name)), None)
    return f"a letter is lost: what stands there is none (as in {whole!r})" if whole else None


def _wrong_accent(key: str) -> str | None:
    bare = without_accents(key)
    return "an accent stands where the name has none" if bare != key and name_index().under_key(bare) else None


def _broken_by_space(key: str) -> str | None:
    whole = _names_without_spaces().get(without_accents(key).replace(" ", ""))
    return f"a space breaks the name or is missing in it: {whole!r} without its spaces" if whole else None


def _run_together(key: str) -> str | None:
    """AN PAKISTAN, "Denmark Finland.": the whole name of a state with a piece of another before or after it."""
    words = key.replace(",", " , ").split()
    for place in range(1, len(words)):
        head, tail = words[:place], words[place:]
        if _is_name(tail) and _is_rest(head, _last_words(), ends=True):
            return f"two names in one: {' '.join(tail)!r} with {' '.join(head)!r} before it"
        if _is_name(head) and _is_rest(tail, _first_words(), ends=False):
            return f"two names in one: {' '.join(head)!r} with {' '.join(tail)!r} after it"
    return None


def _is_name(words: list[str]) -> bool:
    return bool(name_index().under_key(" ".join(words)))


def _is_rest(words: list[str], of: frozenset[str], *, ends: bool) -> bool:
    """True for another whole name, a list's "and" or comma next to the name, or a piece cut from a name's word."""
    joint = words[-1] if ends else words[0]
    if joint in {"and", ","} or _is_name(words):
        return True
    piece = without_accents(words[0])
    if len(words) != 1 or len(piece) < 2:
        return False
    return any(piece != word and (word.endswith(piece) if ends else word.startswith(piece)) for word in of)


def _cut_short(key: str) -> str | None:
    """AFGHANIST, REPUBLIC OF KOR: the cut falls inside a word."""
    bare = without_accents(key)
    if len(bare) < _SHORTEST_CUT:
        return None
    for whole in name_index().keys:
        if whole.startswith(bare) and whole[len(bare) :] and whole[len(bare)] != " ":
            return "cut short inside a word"
    return None


@cache
def _names_without_spaces() -> dict[str, str]:
    return {key.replace(" ", ""): key for key in name_index().keys}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key.split()[0] for key in name_index().keys)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(key.split()[-1] for key in name_index().keys)

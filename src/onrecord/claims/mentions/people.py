"""Surnames of heads of government."""

from __future__ import annotations

from functools import lru_cache

from onrecord.claims.vocabulary.load import read_rows


@lru_cache(maxsize=1)
def _surname_first() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("surname_first.tsv"))


def surname_of(name: str, state: str) -> str:
    """Return the surname: the first word where the state's names open with it, else the last."""
    words = name.split()
    return words[0] if state in _surname_first() else words[-1]

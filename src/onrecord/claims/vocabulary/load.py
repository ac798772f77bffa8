"""Reading the vocabulary files, and the forms of verbs."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

_FOLDER = "onrecord.claims.vocabulary"
FORMS = ("base", "s", "ed", "en", "ing")


@lru_cache(maxsize=64)
def read_toml(name: str) -> dict[str, Any]:
    """Return one vocabulary file as a table; many modules read the same one, and none changes it."""
    return tomllib.loads(resources.files(_FOLDER).joinpath(name).read_text("utf-8"))


def read_rows(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated vocabulary file; lines that begin with # are comments."""
    lines = resources.files(_FOLDER).joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1:5]) for row in read_rows("verbs.tsv")}


@lru_cache(maxsize=1024)
def verb_forms(lemma: str, wanted: str = "") -> tuple[str, ...]:
    """Return the forms of a verb: all of them, or those of "base", "s", "ed" (simple past and participle), "ing"."""
    if lemma == "be":
        every = ("is", "was", "are", "were", "been", "be", "being", "am")
        return {"ing": ("being",), "ed": ("was", "were", "been"), "base": ("be",)}.get(wanted, every)
    third, past, participle, progressive = _irregular().get(lemma) or _regular(lemma)
    if wanted == "base":
        return (lemma,)
    if wanted == "s":
        return (third,)
    if wanted == "ed":
        return tuple(dict.fromkeys((past, participle)))
    if wanted == "ing":
        return (progressive,)
    if wanted == "fin":
        return tuple(dict.fromkeys((third, past)))
    return tuple(dict.fromkeys((lemma, third, past, participle, progressive)))


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "z")) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"

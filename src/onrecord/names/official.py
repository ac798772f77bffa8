"""What the United Nations calls a state today in each of its six languages.

The short names of UNTERM, the terminology database of the United Nations, as OCHA's taxonomy of countries and
territories repeats them; the file comes unchanged from the package hdx-python-country (MIT). It knows present members
and observers; of former states we hold English names alone.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The official languages, in the order in which the United Nations lists them."""

_FILE = "vendor/hdx-python-country/taxonomy.csv"
_COLUMNS = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
_NONE: Mapping[str, str] = MappingProxyType({})


def official_names(state: str) -> Mapping[str, str]:
    """The state's short name by language, in the order of LANGUAGES; empty where UNTERM lists no such state today."""
    return _read().get(state, _NONE)


def official_name(state: str, language: str) -> str | None:
    """The state's short name in one language; None where UNTERM has none."""
    return official_names(state).get(language)


@cache
def _read() -> dict[str, Mapping[str, str]]:
    text = files("onrecord.names").joinpath(_FILE).read_text(encoding="utf-8-sig")
    listed = (row for row in csv.DictReader(text.splitlines()) if row["Appears in UNTERM list"] == "Y")
    return {
        row["ISO 3166-1 Alpha 3-Codes"]: MappingProxyType(
            {language: " ".join(row[f"{_COLUMNS[language]} Short"].split()) for language in LANGUAGES}
        )
        for row in listed
    }

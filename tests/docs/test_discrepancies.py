"""Each discrepancy code has its entry: what it means, in the words of the code list, and what a user does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.discrepancies import CODES

PAGE = (Path(__file__).parents[2] / "docs" / "discrepancies.md").read_text(encoding="utf-8")
ENTRIES = dict(re.findall(r"^### `([a-z-]+)`\n((?:(?!#).*\n?)*)", PAGE, flags=re.MULTILINE))


def test_the_page_lists_the_codes_and_no_others() -> None:
    assert set(ENTRIES) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_entry_says_what_it_means_and_what_to_do(code: str) -> None:
    entry = ENTRIES.get(code, "")
    assert CODES[code] in " ".join(entry.split()), f"docs/discrepancies.md: {code} lacks the words of the code list"
    assert re.search(r"^\*\*What to do:\*\* \w+", entry, flags=re.MULTILINE), f"{code}: nothing says what to do"

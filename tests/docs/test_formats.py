"""Each reader has its line on the page of formats."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.sources.recognise import all_readers

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_page_lists_the_readers_and_no_others() -> None:
    listed = re.findall(r"^\|[^|]+\| `([a-z_]+)` \|", PAGE, flags=re.MULTILINE)
    assert sorted(listed) == sorted(reader.name for reader in all_readers())

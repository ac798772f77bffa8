"""Every setting that the code reads has its entry, and every entry is one that the code reads."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_lists_the_settings_and_no_others() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    read = {name for text in sources for name in re.findall(r"[\"'](ONRECORD_[A-Z_]+)[\"']", text)}
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### `(ONRECORD_[A-Z_]+)`$", page, flags=re.MULTILINE)) == read

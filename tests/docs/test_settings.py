"""Every setting that the code reads has its entry, and every entry is one that the code reads."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

from onrecord.sources.fetch import FetchSettings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_page_lists_the_settings_and_no_others() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    read = {name for text in sources for name in re.findall(r"[\"'](ONRECORD_[A-Z_]+)[\"']", text)}
    assert set(re.findall(r"^### `(ONRECORD_[A-Z_]+)`$", PAGE, flags=re.MULTILINE)) == read


def test_every_setting_of_fetching_has_its_line() -> None:
    section = PAGE.split("## How files are fetched", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^\| `([a-z_]+)` \| \w", section, flags=re.MULTILINE) == list(asdict(FetchSettings()))


def test_the_values_shown_are_those_that_hold() -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    assert shown
    fetch = tomllib.loads(shown[1])["fetch"]
    assert fetch | {"datasets": {}} == asdict(FetchSettings())

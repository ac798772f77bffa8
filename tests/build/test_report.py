"""The report of a build: the same figures in both forms, nothing of the machine, no text that acts as code."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from onrecord.build import build_edition
from onrecord.discrepancies import CODES
from readings import as_sources, ballots, read_rows, tally

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.build import BuildReport

HOSTILE = '<script>alert("x")</script>&'


def build(tmp_path: Path) -> BuildReport:
    files, read = as_sources(
        [
            read_rows("votes.csv", ballots=ballots({"Japan": "yes", HOSTILE: "no"}), actions=[tally(2, 2, 0)]),
            read_rows("more.csv", left_out={"committee votes": 3}, ballots=ballots({"Atlantis": "yes"})),
        ]
    )
    return build_edition(files, tmp_path / "edition", read=read)


class Page(HTMLParser):
    """Tags, addresses and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    report = build(tmp_path)
    plain = json.loads((tmp_path / "edition" / "report.json").read_text(encoding="utf-8"))
    page = Page((tmp_path / "edition" / "report.html").read_text(encoding="utf-8"))
    assert plain["edition"] == report.edition
    assert {group["code"]: group["count"] for group in plain["discrepancies"]} == report.manifest.discrepancies
    for group in plain["discrepancies"]:
        assert group["meaning"] == CODES[group["code"]]
        assert f"{group['code']}: {group['count']}" in page.text
        assert all(row["message"] in page.text for row in group["first"])
    assert report.edition in page.text
    assert "3 committee votes" in page.text


def test_the_page_needs_nothing_and_runs_nothing(tmp_path: Path) -> None:
    build(tmp_path)
    text = (tmp_path / "edition" / "report.html").read_text(encoding="utf-8")
    page = Page(text)
    assert "script" not in page.tags
    assert page.links
    assert all(link.startswith("#") for link in page.links)
    assert HOSTILE in page.text
    assert not re.search(r"@import|url\(", text)
    assert str(tmp_path) not in text


def test_the_page_is_well_formed(tmp_path: Path) -> None:
    from lxml import etree

    build(tmp_path)
    text = (tmp_path / "edition" / "report.html").read_text(encoding="utf-8")
    body = text.removeprefix("<!doctype html>\n")
    closed = re.sub(r"<meta ([^>]*)>", r"<meta \1/>", body)
    assert etree.fromstring(closed).tag == "html"

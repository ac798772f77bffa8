"""Pages are valid HTML, by the checker of the W3C (Nu), and feeds valid Atom, by the words of RFC 4287."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree

from addresses import FEEDS, PAGES

if TYPE_CHECKING:
    from django.test import Client

JAR = Path(__file__).parents[2] / os.environ.get("VENV", ".venv") / "vnu" / "package" / "build" / "dist" / "vnu.jar"
ATOM = "{http://www.w3.org/2005/Atom}"
IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+|tag:[^\s<>\"{}|\\^`]+")


def find_checker() -> list[str]:
    """The command of the checker; skips where it cannot run, and fails instead when CI=true."""
    java = shutil.which("java")
    if not java or not JAR.is_file():
        reason = "needs Java (apt-get install default-jre-headless) and vnu-jar, which scripts/prepare.sh fetches"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return [str(java), "-Xss4m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]


def test_every_page_is_valid(client: Client, tmp_path: Path) -> None:
    command = find_checker()
    article = {"text": "Japan co-sponsored the resolution on North Korea in 2023.", "published": "2025-12-19"}
    bodies = {path: client.get(path).content for path in PAGES}
    bodies["checked"] = client.post("/check", article).content
    bodies["kept"] = client.post("/check/keep", article, follow=True).content
    bodies["refused"] = client.post("/check", {"address": "http://127.0.0.1/"}).content
    names = {}
    for number, (path, body) in enumerate(bodies.items()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(body)
        names[file.name] = path
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)["messages"]
    faults = [
        f"{names[Path(urlsplit(entry['url']).path).name]}: {entry['message']} {entry.get('extract', '')[:90]!r}"
        for entry in said
        if entry["type"] == "error" or entry.get("subType") == "warning"
    ]
    assert faults == []


def test_a_page_that_is_not_valid_is_found(tmp_path: Path) -> None:
    command = find_checker()
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p id=a><p id=a><ul><p>x</ul>", encoding="utf-8")
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=True)
    assert len([entry for entry in json.loads(done.stdout)["messages"] if entry["type"] == "error"]) >= 2


def only(element: etree._Element, name: str) -> etree._Element:
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, (name, len(found))
    return found[0]


def check_common(element: etree._Element) -> None:
    """What a feed and an entry both must have: one id that is an address, one title, one moment, good links."""
    assert IRI.fullmatch(only(element, "id").text or "")
    assert only(element, "title").text
    moment = datetime.fromisoformat(only(element, "updated").text or "")
    assert moment.tzinfo is not None
    for link in element.findall(f"{ATOM}link"):
        assert IRI.fullmatch(link.get("href", ""))
        assert link.get("rel", "alternate") in ("alternate", "self")


@pytest.mark.parametrize("path", FEEDS)
def test_every_feed_is_valid(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(response.content)
    known = {f"{ATOM}{name}" for name in ("title", "subtitle", "link", "id", "updated", "author", "entry", "name",
             "published", "summary", "feed")}  # fmt: skip
    assert {element.tag for element in feed.iter()} <= known
    check_common(feed)
    assert only(only(feed, "author"), "name").text
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"http://testserver{path}"]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        check_common(entry)
        assert "&lt;" not in (only(entry, "summary").text or "")
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    ids = [only(entry, "id").text for entry in entries]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_leads_to_its_place(client: Client, path: str) -> None:
    feed = etree.fromstring(client.get(path).content)
    for entry in feed.findall(f"{ATOM}entry")[:6]:
        link = urlsplit(only(entry, "link").get("href", ""))
        answer = client.get(f"{link.path}?{link.query}" if link.query else link.path)
        assert answer.status_code == 200
        if link.fragment:
            assert f'id="{link.fragment}"'.encode() in answer.content

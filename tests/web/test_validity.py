"""Pages are valid HTML, by the checker of the W3C (Nu), and feeds valid Atom, by the words of RFC 4287."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree

from addresses import FEEDS, PAGES
from validity import find_faults

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

ATOM = "{http://www.w3.org/2005/Atom}"
IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+|tag:[^\s<>\"{}|\\^`]+")


def test_every_page_is_valid(client: Client, tmp_path: Path) -> None:
    article = {"text": "Japan co-sponsored the resolution on North Korea in 2023.", "published": "2025-12-19"}
    bodies = {path: client.get(path).content for path in PAGES}
    bodies["checked"] = client.post("/check", article).content
    bodies["kept"] = client.post("/check/keep", article, follow=True).content
    bodies["refused"] = client.post("/check", {"address": "http://127.0.0.1/"}).content
    assert find_faults(bodies, tmp_path) == []


def test_a_page_that_is_not_valid_is_found(tmp_path: Path) -> None:
    bad = b"<!doctype html><title>x</title><p id=a><p id=a><ul><p>x</ul>"
    assert len(find_faults({"/bad": bad}, tmp_path)) >= 2


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

"""What every answer carries: strict headers, no cookie, an ETag by edition; and tables and feeds as files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import polars as pl
import pytest
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from onrecord.web.shelf import Shelf

PAGES = ["/", "/state/KOR", "/check", "/nowhere", "/state/KOR/timeline.svg", "/api/v1/edition", "/feeds/new.atom"]


@pytest.mark.parametrize("path", PAGES)
def test_headers_are_strict_and_there_is_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    script = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert script in ([], ["script-src 'self'"])
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert not response.cookies


def test_a_page_is_settled_by_edition_and_address(client: Client) -> None:
    first = client.get("/state/KOR")
    etag = first.headers["ETag"]
    again = client.get("/state/KOR", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/state/JPN").headers["ETag"] != etag
    assert client.get("/ko/state/KOR").headers["ETag"] != etag
    assert client.get("/state/KOR").content == first.content
    packed = client.get("/state/KOR", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(first.content) / 4


def test_what_a_visitor_writes_is_never_kept_for_others(client: Client) -> None:
    for response in (client.get("/check"), client.post("/check", {"text": "Japan co-sponsored it in 2023."})):
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


@pytest.mark.parametrize(
    ("path", "columns", "least"),
    [
        ("/state/KOR/positions.csv", {"position", "document", "rank", "source"}, 40),
        ("/state/KOR/spells.csv", {"value", "from_year"}, 8),
        ("/state/KOR/breaks.csv", {"before_value", "after_value", "between"}, 8),
        ("/state/KOR/acts.csv", {"summary", "source"}, 20),
        ("/series/dprk/texts.csv", {"resolution", "yes", "source"}, 43),
        ("/series/dprk/positions.csv", {"state", "position"}, 8000),
        ("/series/dprk/breaks.csv", {"state", "before_value"}, 600),
        ("/document/A/RES/62/167/ballots.csv", {"state", "ballot", "chosen", "source"}, 180),
        ("/document/A/C.3/80/L.29/sponsorships.csv", {"state", "role", "source"}, 40),
        ("/discrepancies.csv?code=known-conflict", {"code", "message"}, 10),
        ("/map.csv?session=GA:62", {"state", "position"}, 192),
        ("/data/states.csv", {"state", "name"}, 200),
    ],
)
def test_a_table_is_had_as_csv(client: Client, path: str, columns: set[str], least: int) -> None:
    response = client.get(path)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ".csv" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert columns <= set(rows[0])
    assert len(rows) >= least


def test_a_table_is_had_as_the_edition_s_own_parquet(client: Client, shelf: Shelf) -> None:
    response = client.get("/data/series.parquet")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    response.close()
    assert pl.read_parquet(io.BytesIO(content)).equals(shelf.edition.table("series"))


@pytest.mark.parametrize("path", ["/state/KOR/timeline.svg", "/map.svg?session=HRC:7"])
def test_a_chart_is_had_as_a_picture_that_needs_nothing_else(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.headers["Content-Type"] == "image/svg+xml"
    picture = etree.fromstring(response.content)
    assert picture.find("{*}style") is not None
    assert b"url(http" not in response.content


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/feeds/new.atom", "what is new"),
        ("/feeds/state/KOR.atom", "Republic of Korea"),
        ("/feeds/series/dprk.atom", "Situation"),
    ],
)
def test_feeds_are_atom(client: Client, path: str, title: str) -> None:
    response = client.get(path)
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(response.content)
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert title in feed.findtext("a:title", namespaces=space)
    entries = feed.findall("a:entry", namespaces=space)
    ids = [entry.findtext("a:id", namespaces=space) for entry in entries]
    assert len(entries) >= 8
    assert len(ids) == len(set(ids))
    days = [entry.findtext("a:updated", namespaces=space) for entry in entries]
    assert days == sorted(days, reverse=True)


def test_the_feed_of_a_state_tells_its_breaks(client: Client) -> None:
    text = client.get("/feeds/state/KOR.atom").content.decode()
    assert "Republic of Korea: sponsor, now joined the consensus, as reported (A/RES/74/166)" in text


def test_another_edition_is_served_without_a_restart(site: None, edition_folder: Path, tmp_path: Path) -> None:
    from editions import write_small_edition
    from onrecord.web import shelf as module

    link = tmp_path / "current"
    link.symlink_to(edition_folder)
    stand = module.Stand(link, tmp_path / "data")
    first = stand.shelf()
    other = write_small_edition(tmp_path / "other")
    link.unlink()
    link.symlink_to(other)
    assert stand.shelf() is first, "it does not look at the disk for each page"
    stand._looked -= module.LOOK_EVERY
    second = stand.shelf()
    assert second.edition.id != first.edition.id
    link.unlink()
    stand._looked -= module.LOOK_EVERY
    assert stand.shelf() is second, "what was read before is served where the folder is gone"


def test_a_body_that_is_too_large_is_not_read(client: Client) -> None:
    response = client.generic("POST", "/check", b"", headers={"Content-Length": "6000000"})
    assert response.status_code == 413

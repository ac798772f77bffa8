"""Fetching against a real server on loopback that misbehaves in every way we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.sources.fetch import (
    ChallengeError,
    Fetcher,
    FetchError,
    FetchSettings,
    document_address,
    partial_files,
    settings_from,
)
from site_server import Site, send, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 64


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as state:
        yield state


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    settings = FetchSettings(delay=0, back_off=0.01, timeout=0.4, attempts=3, most_bytes=100_000, longest_wait=0.05)
    with Fetcher(settings) as polite:
        yield polite


def test_a_file_comes_whole_and_says_who_asks(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.answers["/a"] = lambda _, handler, __: send(handler, PDF)
    seen: list[tuple[int, int | None]] = []
    got = fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf", lambda done, total: seen.append((done, total)))
    assert (got.changed, got.size) == (True, len(PDF))
    assert got.path.read_bytes() == PDF
    assert seen[-1] == (len(PDF), len(PDF))
    assert site.asked[0][1]["User-Agent"].startswith("onrecord ")
    assert list(partial_files(tmp_path)) == []


def test_a_busy_site_is_asked_again_when_it_says(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    def answer(_: Site, handler: BaseHTTPRequestHandler, time: int) -> None:
        send(handler, b"busy" if time < 3 else PDF, 503 if time < 3 else 200, Retry_After="1")

    site.answers["/a"] = answer
    assert fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf").size == len(PDF)
    assert site.count("/a") == 3


def test_a_site_that_stays_busy_is_given_up_and_the_old_file_stays(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    site.answers["/a"] = lambda _, handler, __: send(handler, b"busy", 503)
    old = tmp_path / "a.pdf"
    old.write_bytes(b"%PDF-old")
    with pytest.raises(FetchError, match=r"busy \(503\).*3 attempts"):
        fetcher.fetch(f"{site.address}/a", old, "pdf")
    assert old.read_bytes() == b"%PDF-old"


def test_a_site_that_stalls_is_given_up(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    def stall(state: Site, handler: BaseHTTPRequestHandler, _: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(PDF)))
        handler.end_headers()
        state.released.wait(5)

    site.answers["/a"] = stall
    with pytest.raises(FetchError, match="no answer within"):
        fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_broken_download_goes_on_where_it_stopped(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    def cut(_: Site, handler: BaseHTTPRequestHandler, time: int) -> None:
        asked = handler.headers.get("Range")
        if asked:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            send(handler, PDF[start:], 206, ETag='"1"', Content_Range=f"bytes {start}-{len(PDF) - 1}/{len(PDF)}")
            return
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(PDF)))
        handler.send_header("ETag", '"1"')
        handler.end_headers()
        handler.wfile.write(PDF[:5000])

    site.answers["/a"] = cut
    got = fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert got.path.read_bytes() == PDF
    assert site.asked[1][1]["Range"] == "bytes=5000-"
    assert site.asked[1][1]["If-Range"] == '"1"'


def test_a_file_that_changed_meanwhile_is_taken_from_the_start(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    new = PDF.replace(b"%PDF-1.7", b"%PDF-2.0")

    def cut_then_new(_: Site, handler: BaseHTTPRequestHandler, time: int) -> None:
        if time > 1:
            send(handler, new, ETag='"2"')
            return
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(PDF)))
        handler.send_header("ETag", '"1"')
        handler.end_headers()
        handler.wfile.write(PDF[:5000])

    site.answers["/a"] = cut_then_new
    assert fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf").path.read_bytes() == new


def test_a_file_that_did_not_change_is_not_sent_again(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    def answer(_: Site, handler: BaseHTTPRequestHandler, __: int) -> None:
        if handler.headers.get("If-None-Match") == '"1"':
            handler.send_response(304)
            handler.end_headers()
            return
        send(handler, PDF, ETag='"1"')

    site.answers["/a"] = answer
    first = fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    second = fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert (first.changed, second.changed) == (True, False)
    assert second.path.read_bytes() == PDF


def test_a_circle_of_redirects_is_named(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.answers["/a"] = lambda _, handler, __: send(handler, b"", 302, Location="/b")
    site.answers["/b"] = lambda _, handler, __: send(handler, b"", 302, Location="/a")
    with pytest.raises(FetchError, match="redirected in a circle"):
        fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert site.count("/a") + site.count("/b") < 10


CHALLENGES = {
    "page": lambda handler: send(
        handler, b"<html><script src='/awswaf/challenge.js'></script></html>", Content_Type="text/html"
    ),
    "refusal": lambda handler: send(handler, b"<!DOCTYPE html><p>Please solve the CAPTCHA</p>", 403),
    "header": lambda handler: send(handler, b"", 202, **{"x-amzn-waf-action": "challenge"}),
}


@pytest.mark.parametrize("kind", CHALLENGES)
def test_a_check_for_humans_is_named_and_not_tried_again(
    kind: str, site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    site.answers["/a"] = lambda _, handler, __: CHALLENGES[kind](handler)
    with pytest.raises(ChallengeError, match="check for human visitors") as refusal:
        fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert "onrecord add FILE" in refusal.value.hint
    assert site.count("/a") == 1
    assert not (tmp_path / "a.pdf").exists()
    assert list(partial_files(tmp_path)) == []


@pytest.mark.parametrize(
    ("content", "headers", "words"),
    [
        (b"<html><body>Moved house</body></html>", {}, "a web page came instead of a PDF"),
        (b"just some words", {"Content_Type": "application/pdf"}, "something else came instead of a PDF"),
        (b"", {}, "an empty file came"),
        (b"%PDF-" + bytes(200_000), {}, "more than the 100,000"),
        (b"%PDF-" + bytes(200_000), {"Content_Length": "10"}, None),
    ],
    ids=["page", "type", "empty", "large", "short length"],
)
def test_lies_about_length_and_type(
    content: bytes, headers: dict[str, str], words: str | None, site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    def answer(_: Site, handler: BaseHTTPRequestHandler, __: int) -> None:
        try:
            send(handler, content, **headers)
        except ConnectionError:
            handler.close_connection = True

    site.answers["/a"] = answer
    if words is None:
        # The length that the site gives is what the connection carries: ten bytes of a PDF.
        assert fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf").size == 10
        return
    with pytest.raises(FetchError, match=words):
        fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_symbol_that_does_not_exist(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.answers["/a"] = lambda _, handler, __: send(handler, b"not found", 404)
    with pytest.raises(FetchError, match="nothing there"):
        fetcher.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert site.count("/a") == 1


def test_requests_keep_their_distance(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = lambda _, handler, __: send(handler, PDF)
    pauses: list[float] = []
    with Fetcher(FetchSettings(delay=30), pause=pauses.append) as polite:
        for _ in range(3):
            polite.fetch(f"{site.address}/a", tmp_path / "a.pdf", "pdf")
    assert len(pauses) == 2
    assert all(29 < pause <= 30 for pause in pauses)


def test_addresses_are_settings() -> None:
    assert document_address("A/C.3/80/L.29", FetchSettings()).endswith("?s=A%2FC.3%2F80%2FL.29&l=en&t=pdf")
    mine = settings_from({"documents": "http://127.0.0.1/{symbol}.{form}", "delay": 5})
    assert (document_address("S/1", mine, form="docx"), mine.delay) == ("http://127.0.0.1/S%2F1.docx", 5)
    with pytest.raises(FetchError, match="unknown setting: speed"):
        settings_from({"speed": 9})

"""`onrecord check` on addresses that hang, never end or lead astray: one clear error, exit 2, in bounded time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.build import settings
from onrecord.cli import check
from papers import Printed, make_pdf
from site_server import Site, send, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

SOON = 0.5
"""Seconds that these tests allow where a person is allowed a minute."""
LONG = 20.0


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on loopback, and no patience with it."""
    own = tmp_path / "settings.toml"
    own.write_text("[fetch]\ndelay = 0\nback_off = 0.01\n", encoding="utf-8")
    monkeypatch.setattr(settings, "settings_file", lambda: own)
    monkeypatch.setattr(check, "PAGE_TIMEOUT", SOON / 2)
    monkeypatch.setattr(check, "PAGE_BYTES", 100_000)
    with serve() as state:
        yield state


def say_nothing(site: Site, _: BaseHTTPRequestHandler, __: int) -> None:
    site.released.wait(LONG)


def drip(before: bytes) -> Callable[[Site, BaseHTTPRequestHandler, int], None]:
    """Sends this, then a byte now and then for as long as anybody listens."""

    def answer(site: Site, handler: BaseHTTPRequestHandler, _: int) -> None:
        try:
            handler.wfile.write(before)
            while not site.released.wait(SOON / 10):
                handler.wfile.write(b"x")
                handler.wfile.flush()
        except OSError:
            return

    return answer


def pour(site: Site, handler: BaseHTTPRequestHandler, _: int) -> None:
    """A page without an end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while not site.released.is_set():
            handler.wfile.write(b"<p>More of it.</p>" * 1000)
    except OSError:
        return


def lead_to(place: str) -> Callable[[Site, BaseHTTPRequestHandler, int], None]:
    return lambda site, handler, _: send(handler, b"", 302, Location=place.format(site=site.address))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (say_nothing, "no answer within 0.25 seconds (2 attempts)"),
        (drip(b"HTTP/1.1 200 OK\r\n\r\n<html>"), "the page has not come within 0.5 seconds"),
        (drip(b"HTTP/1.1 200 OK\r\nX-Slow: "), "the page has not come within 0.5 seconds"),
        (drip(b"HTTP/1.1 "), "the page has not come within 0.5 seconds"),
        (lead_to("{site}/page"), "redirected in a circle"),
        (lead_to("file:///etc/hostname"), "no web address"),
        (lead_to("//[/"), "the connection failed"),
    ],
    ids=["silent", "drips the page", "drips a header", "drips the first line", "circle", "file", "nonsense"],
)
def test_an_address_that_hangs_or_leads_astray(run, site, monkeypatch, answer, says):
    # A silent site runs into the shorter limit, twice; the others are held to the time that all may take.
    monkeypatch.setattr(check, "PAGE_SECONDS", LONG if answer is say_nothing else SOON)
    site.answers["/page"] = answer
    reply = run("check", f"{site.address}/page")
    assert (reply.code, reply.out) == (2, "")
    assert says in reply.err
    assert site.address in reply.err.splitlines()[0]
    assert len(reply.err.splitlines()) <= 2


def test_a_page_without_an_end_is_refused(run, site):
    site.answers["/page"] = pour
    reply = run("check", f"{site.address}/page")
    assert (reply.code, reply.out) == (2, "")
    assert "more than the 100,000 bytes allowed" in reply.err


def test_an_address_that_nobody_answers_at(run, site):
    reply = run("check", "http://127.0.0.1:1/page")
    assert (reply.code, reply.out) == (2, "")
    assert "the connection failed" in reply.err


@pytest.mark.parametrize("address", ["http://", "https://[", "http://a b/", "http://\x00/", "http://127.0.0.1:99999/"])
def test_what_is_no_address(run, site, address):
    reply = run("check", address)
    assert (reply.code, reply.out) == (2, "")
    assert "Traceback" not in reply.err


def test_a_pdf_at_an_address_is_read(run, site):
    letter = make_pdf([[Printed("Seoul sponsored the text in 2018.", 72, 700)]])
    site.answers["/letter.pdf"] = lambda _, handler, __: send(handler, letter)
    reply = run("check", f"{site.address}/letter.pdf", "--json")
    assert reply.code == 0
    assert '"text": "Seoul sponsored the text in 2018.' in reply.out


def test_a_check_for_humans_says_what_to_do_instead(run, site):
    site.answers["/page"] = lambda _, handler, __: send(handler, b"<html>Please solve the CAPTCHA</html>", 403)
    reply = run("check", f"{site.address}/page")
    assert (reply.code, reply.out) == (2, "")
    assert "save the file, and give it to `onrecord check FILE`" in reply.err

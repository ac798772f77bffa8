"""An address that a reader gives is fetched from public hosts alone, and never holds a worker."""

from __future__ import annotations

import dataclasses
import gzip
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import InputError
from onrecord.web import extract
from onrecord.web.outside import Reach, fetch_page, require_address
from onrecord.web.public_hosts import is_public
from site_server import Site, send, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler

    from django.test import Client

ARTICLE = "Japan co-sponsored the resolution on North Korean human rights in 2023. " * 3
PAGE = f"<html><body><article><h1>On the record</h1><p>{ARTICLE}</p></article></body></html>".encode()


@pytest.mark.parametrize("address", ["8.8.8.8", "193.134.194.10", "2a00:1450:4001:80b::200e", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",  # noqa: S104
        "169.254.169.254",
        "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.5",
        "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::1", "2002:c0a8:101::1", "2001:0:7f00:1::",
        "2001:db8::1",
        "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "3fff::1",
    ],
)  # fmt: skip
def test_addresses_of_our_own_machine_and_of_neighbours_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a", "file:///etc/passwd", "gopher://example.org", "javascript:alert(1)", "//example.org/a",
        "example.org", "", "http://", "http://[::1", "http://example.org:99999/", "http://a b.example/",
        "http://x\n.example/",
        "https://example.org/" + "a" * 2000, "http://user:secret@example.org/", "http://example.org:22/",
        "https://example.org:8443/", "http://example.org:6379/", "data:text/html,<p>x",
        "http://" + "a" * 64 + ".example/",
    ],
)  # fmt: skip
def test_other_schemes_ports_and_odd_addresses_are_refused(address: str) -> None:
    with pytest.raises(InputError):
        require_address(address)


@pytest.mark.parametrize("address", ["http://example.org", "https://example.org:443/a?b=1#c", "https://례.example/가"])
def test_addresses_of_the_web_are_taken(address: str) -> None:
    assert require_address(f" {address} ") == address


@pytest.fixture
def paper() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def reach(paper: Site) -> Reach:
    """As far as the server on loopback, which has the name `paper.example`; no other address is allowed."""
    port = int(paper.address.rpartition(":")[2])
    places = {"paper.example": ["127.0.0.1"], "inside.example": ["127.0.0.9"], "two.example": ["127.0.0.1", "10.0.0.1"]}
    return Reach(
        ports=frozenset((port, 80)),
        resolve=lambda host, _port: places.get(host, [host]),
        is_allowed=lambda place: place == "127.0.0.1",
        seconds=5.0,
        most_bytes=200_000,
    )


def at(paper: Site, path: str = "/", host: str = "paper.example") -> str:
    return f"http://{host}:{paper.address.rpartition(':')[2]}{path}"


def lead(place: str) -> object:
    return lambda _site, handler, _count: send(handler, b"", 302, Location=place)


def give(content: bytes, status: int = 200, **headers: str) -> object:
    return lambda _site, handler, _count: send(handler, content, status, **headers)


def test_a_page_is_got_with_its_own_name_asked_for(paper: Site, reach: Reach) -> None:
    paper.answers["/a%20b?x=%EA%B0%80"] = give(PAGE)  # type: ignore[assignment]
    assert fetch_page(at(paper, "/a b?x=가#part"), reach) == PAGE
    assert paper.asked[0][1]["Host"].startswith("paper.example:")
    assert "Cookie" not in paper.asked[0][1]


def test_redirects_are_followed_to_the_page(paper: Site, reach: Reach) -> None:
    paper.answers |= {
        "/a": lead("/b"),
        "/b": lead(at(paper, "/c")),
        "/c": give(gzip.compress(PAGE), Content_Encoding="gzip"),
    }  # type: ignore[dict-item]
    assert fetch_page(at(paper, "/a"), reach) == PAGE


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://inside.example/", "only pages on the public internet"),
        ("http://10.0.0.1/", "only pages on the public internet"),
        ("http://[::1]/", "only pages on the public internet"),
        ("http://127.0.0.1:22/", "ports of the web"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://paper.example/", "no web address"),
        ("/again", "without an end"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(paper: Site, reach: Reach, place: str, said: str) -> None:
    paper.answers |= {"/": lead(place), "/again": lead("/again")}  # type: ignore[dict-item]
    with pytest.raises(InputError, match=said):
        fetch_page(at(paper), reach)


@pytest.mark.parametrize("host", ["inside.example", "two.example"])
def test_a_name_that_leads_inside_is_not_connected_to(paper: Site, reach: Reach, host: str) -> None:
    with pytest.raises(InputError, match="only pages on the public internet"):
        fetch_page(at(paper, host=host), reach)
    assert paper.asked == []


def test_a_name_that_changes_its_mind_gains_nothing(paper: Site, reach: Reach) -> None:
    """DNS rebinding: what is connected to is the address that was checked, and the name is asked once."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    paper.answers["/"] = give(PAGE)  # type: ignore[assignment]
    assert fetch_page(at(paper), dataclasses.replace(reach, resolve=resolve)) == PAGE
    assert asked == ["paper.example"]


def test_a_name_that_is_none_is_said(reach: Reach) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(InputError, match="the connection failed"):
        fetch_page("http://nowhere.example/", dataclasses.replace(reach, resolve=resolve))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (give(b"x" * 300_000), "too large"),
        (give(gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip"), "too large"),
        (give(b"x", Content_Encoding="br"), "packed in a way"),
        (give(b"not gzip at all", Content_Encoding="gzip"), "connection failed"),
        (give(b"gone", 404), "no such page"),
        (give(b"no", 403), "does not give the page"),
        (give(b"no", 500), "does not give the page"),
    ],
)
def test_what_is_no_page_is_said(paper: Site, reach: Reach, answer: object, said: str) -> None:
    paper.answers["/"] = answer  # type: ignore[assignment]
    with pytest.raises(InputError, match=said):
        fetch_page(at(paper), reach)


def drip(served: Site, handler: BaseHTTPRequestHandler, _count: int) -> None:
    """A byte now and then, and never the end."""
    handler.send_response(200)
    handler.end_headers()
    while not served.released.wait(0.05):
        try:
            handler.wfile.write(b"x")
        except OSError:
            return


def test_a_page_that_drips_is_given_up(paper: Site, reach: Reach) -> None:
    paper.answers["/"] = drip
    with pytest.raises(InputError, match="did not come in time"):
        fetch_page(at(paper), dataclasses.replace(reach, seconds=0.4))


def test_a_page_that_never_answers_takes_only_its_own_process(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(served: Site, _handler: BaseHTTPRequestHandler, _count: int) -> None:
        served.released.wait(30)

    paper.answers["/"] = hang
    allow_loopback(monkeypatch, paper)
    monkeypatch.setattr(extract, "SECONDS", 3)
    with pytest.raises(InputError, match=r"takes too long|in time"):
        extract.extract_page(at(paper, host="127.0.0.1"))


def allow_loopback(monkeypatch: pytest.MonkeyPatch, paper: Site) -> None:
    """The process of its own as it is, but for where it may reach."""
    port = paper.address.rpartition(":")[2]
    program = (
        "import sys; from onrecord.web import extract, outside; "
        f"outside.Reach.__init__.__defaults__ = tuple(frozenset(({port},)) if isinstance(d, frozenset) else "
        "(lambda place: True) if d is outside.is_public else d for d in outside.Reach.__init__.__defaults__); "
        "extract.main(*sys.argv[1:])"
    )
    monkeypatch.setattr(extract, "COMMAND", (sys.executable, "-P", "-c", program))
    monkeypatch.setattr("onrecord.web.outside.Reach.__init__.__defaults__", tuple(
        frozenset((int(port),)) if isinstance(default, frozenset) else default
        for default in Reach.__init__.__defaults__ or ()
    ))  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:10.0.0.1]/", "http://0/",
    ],
)  # fmt: skip
def test_the_whole_way_refuses_what_is_not_public(address: str) -> None:
    with pytest.raises(InputError, match=r"only pages on the public internet|connection failed"):
        extract.extract_page(address)


def test_a_reader_gives_an_address_and_gets_its_text_checked(
    client: Client, paper: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.answers["/news"] = give(PAGE)  # type: ignore[assignment]
    allow_loopback(monkeypatch, paper)
    address = at(paper, "/news", host="127.0.0.1")
    page = client.post("/check", {"address": address, "published": "2025-12-19"}).content.decode()
    assert '<mark class="supported">' in page
    assert address in page


def test_an_address_inside_is_refused_on_the_page(client: Client) -> None:
    response = client.post("/check", {"address": "http://127.0.0.1/admin"})
    assert response.status_code == 422
    assert "only pages on the public internet are fetched" in response.content.decode()
    korean = client.post("/ko/check", {"address": "ftp://127.0.0.1/"}).content.decode()
    assert "웹 주소가 아닙니다" in korean


def test_as_many_as_may_be_are_read_at_a_time(client: Client) -> None:
    held = [extract._slots.acquire(blocking=False) for _ in range(extract.AT_ONCE)]
    try:
        assert all(held)
        response = client.post("/check", {"address": "https://paper.example/"})
    finally:
        for _ in held:
            extract._slots.release()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"


def test_many_addresses_within_a_minute_are_too_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import limits

    monkeypatch.setattr(limits, "ADDRESSES_A_MINUTE", 1)
    codes = [client.post("/check", {"address": "ftp://nowhere.example/"}).status_code for _ in range(2)]
    assert codes == [422, 429]


def test_a_page_has_less_time_than_its_process() -> None:
    assert Reach().seconds < extract.SECONDS

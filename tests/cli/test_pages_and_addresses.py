"""`onrecord check` on a web page, and the page that it writes."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """<!doctype html><html><head><title>News</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Seoul's name on the text</h1><p>The Republic of Korea co-sponsored the General Assembly's resolution on human
rights in North Korea from 2008 to 2018, year after year, and its diplomats said so on every occasion in New York.</p>
<p>The General Assembly adopted resolution 78/218 without a vote on 19 December 2023, and observers had expected nothing
else of a meeting that many delegations attended only because the agenda said so.</p></article></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A server on loopback with one article, and a page that is no article."""
    (tmp_path / "article.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_is_fetched_and_checked(run, site):
    answer = run("check", f"{site}/article.html", "--published", "2024-01-02")
    assert answer.code == 0
    assert "supported" in answer.out
    assert "A/RES/63/190" in answer.out
    assert "Home" not in answer.out.splitlines()[0]


@pytest.mark.parametrize(
    ("page", "words"), [("nowhere.html", "there is nothing there (404)"), ("empty.html", "empty.html")]
)
def test_an_address_without_an_article_is_refused(page, words, run, site):
    answer = run("check", f"{site}/{page}")
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_the_page_to_mail_holds_text_verdicts_and_evidence(run, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text(
        "<b>Bold</b>: in 2014 the plenary vote on the North Korea resolution was 111-19-55.", encoding="utf-8"
    )
    page = tmp_path / "page.html"
    answer = run("check", str(text), "--html", str(page), "--published", "2015-01-10")
    assert (answer.code, answer.out) == (0, f"{page}: one claim, marked in the text\n")
    written = page.read_text(encoding="utf-8")
    assert "contradicted" in written
    assert "<title>text.txt" in written
    assert str(tmp_path) not in written
    assert "A/RES/69/188" in written
    assert "&lt;b&gt;Bold&lt;/b&gt;" in written
    assert '<a href="https://digitallibrary.un.org/record/820106">' in written
    assert "<script" not in written


def test_the_page_shows_one_text(run, tmp_path):
    (tmp_path / "a.txt").write_text("One text.", encoding="utf-8")
    answer = run("check", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), "--html", str(tmp_path / "p.html"))
    assert answer.code == 2
    assert "a page shows one text" in answer.err
    assert not (tmp_path / "p.html").exists()


def test_a_page_that_cannot_be_written_is_refused(run, tmp_path):
    (tmp_path / "a.txt").write_text("One text.", encoding="utf-8")
    answer = run("check", str(tmp_path / "a.txt"), "--html", str(tmp_path / "no" / "p.html"))
    assert answer.code == 2
    assert "cannot be written" in answer.err

"""Findings put back into the text: JSON, pieces, terminal and page."""

from __future__ import annotations

import io
import json
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.bodies import Forum
from onrecord.claims.annotate import SIGNS, cut_pieces, make_report, render_page, render_terminal
from onrecord.claims.models import Claim, Evidence, Finding, Kind, Sponsors, Verdict

TEXT = "Seoul sponsored in 2018. <b>It</b> left in 2019 & came back.\nNobody voted."


def find(start: int, end: int, verdict: Verdict, *, reported: bool = False, text: str = TEXT) -> Finding:
    claim = Claim(
        (start, end), text[start:end], Kind.SPONSORSHIP, Sponsors(), "KOR", "dprk", Forum.GA, years=(2018, 2018)
    )
    shown = (Evidence("A/RES/73/180", "0123456789abcdef", "sponsored in 2018"),)
    return Finding(claim, verdict, "In the General Assembly it sponsored.", shown, reported)


REPORT = make_report(
    TEXT,
    [find(25, 59, Verdict.CONTRADICTED), find(0, 23, Verdict.SUPPORTED, reported=True), find(35, 47, Verdict.PARTLY)],
    "abcd",
    published=date(2025, 1, 2),
)


def test_json_is_the_shape_that_the_design_settles() -> None:
    out = json.loads(json.dumps(REPORT.to_json()))
    assert list(out) == ["text_sha256", "edition", "claims"]
    assert out["claims"][0] == {
        "quote": "Seoul sponsored in 2018", "span": [0, 23], "kind": "sponsorship", "subject": "KOR", "series": "dprk",
        "body": "GA", "years": [2018, 2018], "verdict": "supported",
        "sentence": "In the General Assembly it sponsored.",
        "evidence": [{"symbol": "A/RES/73/180", "origin": "0123456789abcdef", "says": "sponsored in 2018"}],
    }  # fmt: skip
    assert [TEXT[slice(*claim["span"])] for claim in out["claims"]] == [claim["quote"] for claim in out["claims"]]


def test_json_has_an_id_and_carries_an_extracted_text() -> None:
    out = make_report(TEXT, [], "abcd", name="a.html", extracted=True).to_json()
    assert list(out) == ["id", "text_sha256", "edition", "text", "claims"]
    assert out["text"] == TEXT


def test_pieces_join_to_the_text_and_the_worst_verdict_marks_an_overlap() -> None:
    pieces = cut_pieces(REPORT)
    assert "".join(piece.text for piece in pieces) == TEXT
    inner = next(piece for piece in pieces if piece.text == TEXT[35:47])
    assert inner.verdict is Verdict.CONTRADICTED
    assert inner.closes == (2,)
    assert [index for piece in pieces for index in piece.closes] == [0, 2, 1]


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(list(Verdict))), max_size=8))
def test_pieces_lose_no_character(spans: list[tuple[int, int, Verdict]]) -> None:
    findings = [find(min(a, b), max(a, b), verdict) for a, b, verdict in spans if a != b]
    pieces = cut_pieces(make_report(TEXT, findings, "abcd"))
    assert "".join(piece.text for piece in pieces) == TEXT
    within = [finding for finding in findings if finding.claim.span[0] < len(TEXT)]
    assert len([index for piece in pieces for index in piece.closes]) == len(within)


class Page(HTMLParser):
    """Tags opened and closed, ids and targets."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br", "link"}:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and (value or "").startswith("#"):
                self.targets.append((value or "")[1:])
            elif name in {"href", "src"}:
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_whole_needs_nothing_and_its_links_lead_somewhere() -> None:
    html = render_page(REPORT, "A <letter> & more")
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    assert page.addresses == []
    assert "<script" not in html
    assert sorted(set(page.ids)) == sorted(page.ids)
    assert set(page.targets) <= set(page.ids)
    assert "A &lt;letter&gt; &amp; more" in html
    assert "<b>It</b>" not in html.split("<article", 1)[1].split("</article>", 1)[0]
    assert "as reported" in html
    assert "prefers-color-scheme" in html
    assert "@media print" in html


def test_empty_lines_before_the_text_are_dropped_and_those_after_its_heading_kept() -> None:
    """The page hides no line by its style: what follows the heading would be hidden with those before it."""
    html = render_page(make_report("\n\nA heading\n\nSeoul spoke.", [], "abcd"), "a")
    article = html.split("<article", 1)[1].split("</article>", 1)[0]
    assert article.split("<p>", 1)[1].startswith("A heading<br")
    assert article.count("<br") == 2
    assert "first-child" not in html


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_shows_by_mark_word_line_and_colour(verdict: Verdict) -> None:
    report = make_report(TEXT, [find(0, 23, verdict)], "abcd")
    html = render_page(report)
    sign = SIGNS[verdict]
    assert f'<mark class="{verdict.value}">' in html
    assert sign.mark in html
    assert sign.word in html
    assert f".{verdict.value}{{--sign:var(--{verdict.value});--line:{sign.line}}}" in html
    assert sign.colour in html
    assert len({other.mark for other in SIGNS.values()}) == len({other.line for other in SIGNS.values()}) == len(SIGNS)


def print_plain(width: int = 80) -> str:
    console = Console(width=width, file=io.StringIO(), record=True, no_color=True)
    console.print(render_terminal(REPORT))
    return console.export_text()


def test_terminal_says_verdicts_in_words_without_colour_and_fits_the_screen() -> None:
    said = print_plain()
    assert "✗ contradicted" in said
    assert "supported (as reported)" in said
    assert "A/RES/73/180: sponsored in 2018" in said
    assert "edition abcd" in said
    assert max(len(line) for line in said.splitlines()) <= 80


def test_a_text_without_claims_says_so() -> None:
    empty = make_report(TEXT, [], "abcd")
    assert "No claim" in render_page(empty)
    console = Console(width=80, file=io.StringIO(), record=True)
    console.print(render_terminal(empty))
    assert "No claim" in console.export_text()

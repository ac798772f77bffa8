"""The page that checks: findings in place, nothing kept unless asked for, limits with clear answers."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import html

from onrecord.errors import InputError

if TYPE_CHECKING:
    from django.test import Client

ARTICLE = (
    "Japan co-sponsored the resolution on North Korean human rights in 2023. South Korea stayed off the list of "
    "co-sponsors in New York from 2019 to 2022."
)


def test_a_text_comes_back_marked_with_verdicts_and_evidence(client: Client) -> None:
    page = html.fromstring(client.post("/check", {"text": ARTICLE, "published": "2025-12-19"}).content)
    article = page.xpath("//article")[0]
    assert "Japan co-sponsored the resolution" in article.text_content()
    assert article.xpath(".//mark[@class='supported']")
    assert article.xpath(".//mark[@class='contradicted']")
    findings = page.xpath("//div[starts-with(@class, 'finding ')]")
    assert len(findings) >= 2
    assert page.xpath("//div[starts-with(@class, 'finding ')]//a[starts-with(@href, '/document/A/')]")
    assert [
        a for a in page.xpath("//a[@class='number supported']/@href") if not page.xpath(f"//*[@id='{a[1:]}']")
    ] == []


def test_nothing_is_kept_unless_asked_for(client: Client) -> None:
    from onrecord.web.models import KeptCheck

    before = KeptCheck.objects.count()
    client.post("/check", {"text": ARTICLE})
    assert KeptCheck.objects.count() == before


def test_a_kept_check_has_an_address_and_only_its_owner_removes_it(client: Client) -> None:
    kept = client.post("/check/keep", {"text": ARTICLE, "title": "My <article>", "published": "2025-12-19"})
    assert kept.status_code == 302
    path, _, removal = kept.headers["Location"].partition("?removal=")
    public = client.get(path)
    assert b"My &lt;article&gt;" in public.content
    assert b"contradicted" in public.content
    assert removal.encode() not in public.content
    assert public.headers["X-Robots-Tag"] == "noindex"
    assert removal.encode() in client.get(kept.headers["Location"]).content
    assert client.post(path, {"removal": "guess"}).status_code == 403
    assert client.post(path, {"removal": removal}).status_code == 302
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": "  "}, "there is nothing to check"),
        ({"text": "x" * 60_001}, "longer than 60,000 characters"),
        ({"text": ARTICLE, "published": "yesterday"}, "this is no date"),
    ],
)
def test_what_cannot_be_checked_is_said(client: Client, form: dict[str, str], said: str) -> None:
    response = client.post("/check", form)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_file_is_read_in_a_process_of_its_own(client: Client) -> None:
    file = io.BytesIO(f"<html><body><article><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>".encode())
    file.name = "article.html"
    page = client.post("/check", {"file": file, "published": "2025-12-19"}).content.decode()
    assert "article.html" in page
    assert "<mark" in page


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + b"\x00" * 2000, b"PK\x03\x04broken", b"\x00\x01\x02\x03" * 400])
def test_a_damaged_file_is_refused_with_a_sentence(client: Client, content: bytes) -> None:
    file = io.BytesIO(content)
    file.name = "broken.pdf"
    response = client.post("/check", {"file": file})
    assert response.status_code == 422
    assert b"broken.pdf" in response.content


def test_a_file_that_takes_too_long_takes_only_its_own_process(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import extract

    monkeypatch.setattr(extract, "SECONDS", 0.01)
    with pytest.raises(InputError, match="takes too long"):
        extract.extract_text(b"text", "slow.txt")


def test_a_file_that_takes_all_memory_takes_only_its_own_process(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import extract

    program = (
        "import sys; from onrecord.claims import reading; from onrecord.web import extract; "
        "reading.read_bytes = lambda content, name: bytearray(3_000_000_000); extract.main(*sys.argv[1:])"
    )
    monkeypatch.setattr(extract, "COMMAND", (sys.executable, "-P", "-c", program))
    with pytest.raises(InputError, match="too much memory"):
        extract.extract_text(b"text", "large.txt")


def test_the_process_knows_nothing_of_the_site(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import extract

    monkeypatch.setenv("ONRECORD_SITE_DATABASE", "postgresql://keeper:secret@127.0.0.1/site")
    program = "import json, os; print(json.dumps({'text': ' '.join(sorted(os.environ))}))"
    monkeypatch.setattr(extract, "COMMAND", (sys.executable, "-P", "-c", program))
    known = extract.extract_text(b"text", "curious.txt").split()
    assert [name for name in known if name.startswith(("ONRECORD", "DJANGO"))] == []


def test_a_file_whose_reader_dies_is_refused(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import extract

    monkeypatch.setattr(extract, "COMMAND", (sys.executable, "-c", "import os; os.abort()"))
    with pytest.raises(InputError, match="cannot be read"):
        extract.extract_text(b"text", "deadly.pdf")


def test_another_site_cannot_send_our_form(client: Client) -> None:
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/check", {"text": ARTICLE}, headers=headers).status_code == 403
    own = client.post("/check", {"text": ARTICLE}, headers={"Origin": "http://testserver"})
    assert own.status_code == 200


def test_many_checks_within_a_minute_are_too_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import limits

    monkeypatch.setattr(limits, "CHECKS_A_MINUTE", 2)
    codes = [client.post("/check", {"text": "Nothing here."}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_every_reason_of_the_reader_is_told_in_the_language_of_the_page(client: Client) -> None:
    import ast
    from pathlib import Path

    from onrecord.claims import reading
    from onrecord.web.reasons import HINTS, REASONS

    of_the_command_line = {"there is no such file", "it is a folder", "Give the files in it."}
    said: set[str] = set()
    for node in ast.walk(ast.parse(Path(reading.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputError":
            words = [*node.args[1:2], *(one.value for one in node.keywords if one.arg == "hint")]
            said |= {one.value for one in words if isinstance(one, ast.Constant)}
    assert said - of_the_command_line == {*REASONS, *HINTS}
    page = client.post("/ko/check", {"file": io.BytesIO(b"%PDF-1.7 broken")}).content.decode()
    assert "손상되었거나 잠긴 PDF입니다" in page


def test_a_text_that_no_database_can_hold_is_refused_and_not_kept(client: Client) -> None:
    from onrecord.web.models import KeptCheck

    before = KeptCheck.objects.count()
    for path in ("/check", "/check/keep"):
        response = client.post(path, {"text": "Japan\0 co-sponsored it in 2023."})
        assert response.status_code == 422
        assert "binary data" in response.content.decode()
        assert b"\0" not in response.content
    assert KeptCheck.objects.count() == before
    kept = client.post("/check/keep", {"text": "Japan co-sponsored it in 2023.", "title": "a\0b"})
    assert kept.status_code == 302
    assert KeptCheck.objects.latest("pk").title == "ab"


@pytest.mark.parametrize(
    "path", ["/find?q=%00", "/series/dprk?name=a%00b", "/map?session=%00", "/ko/discrepancies?code=%00"]
)
def test_an_address_with_a_sign_that_pages_cannot_hold_is_refused(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert b"\0" not in response.content


def test_a_page_in_another_language_quotes_what_the_record_says_in_english(client: Client) -> None:
    page = html.fromstring(client.get("/ko/state/XXX").content)
    assert page.xpath("string(//h1)") == "기록에 없습니다."
    assert page.xpath("string(//main/p[@lang='en'])") == "The record holds no state 'XXX'."

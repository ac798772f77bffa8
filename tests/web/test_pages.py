"""Pages: what a visitor reads there, that every link leads somewhere, and that nothing comes from elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from addresses import PAGES

if TYPE_CHECKING:
    from django.test import Client
    from lxml.html import HtmlElement

    from onrecord.record.edition import Edition
    from onrecord.record.queries.dossier import Dossier
    from onrecord.web.shelf import Shelf


def read(client: Client, path: str) -> HtmlElement:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return html.fromstring(response.content)


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_brings_nothing_from_elsewhere(client: Client, path: str) -> None:
    page = read(client, path)
    ids = Counter(page.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert page.xpath("//*[@style] | //style | //script[not(@src)] | //@onclick") == []
    loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src | //form/@action")
    assert [address for address in loaded if urlsplit(address).netloc not in ("", "testserver")] == []
    assert len(page.xpath("//h1")) == 1
    assert page.get("lang") == (path.split("/")[1] if path.startswith(("/ko", "/fr", "/ar")) else "en")
    assert [href for href in page.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids] == []
    assert page.xpath("//a[not(normalize-space())][not(@aria-label)]/@href") == []


OF_THE_EDITION = ("/data", "/ko/data", "/data/changes")
"""Pages whose figures are of the edition itself: its manifest says them, and is had there."""


@pytest.mark.parametrize("path", [path for path in PAGES if path not in OF_THE_EDITION])
def test_every_figure_of_a_table_leads_to_its_source(client: Client, path: str) -> None:
    page = read(client, path)
    figures = page.xpath("//td[@class='n'] | //dl[@class='numbers']//dd")
    counted = [cell for cell in figures if any(char.isdigit() for char in words(cell))]
    # The first column of a list of sources or acts is the number of the line itself.
    bare = [cell for cell in counted if not cell.xpath(".//a") and cell.xpath("preceding-sibling::*")]
    assert [words(cell) for cell in bare] == []


def test_the_figures_of_the_edition_are_in_its_manifest(client: Client, shelf: Shelf) -> None:
    assert "/data/manifest.json" in read(client, "/data").xpath("//a/@href")
    manifest = client.get("/data/manifest.json").json()
    assert manifest["tables"]["ballots"]["rows"] == shelf.edition.table("ballots").height


@pytest.mark.parametrize("path", PAGES)
def test_every_table_is_had_as_csv_and_every_chart_as_a_picture(client: Client, path: str) -> None:
    """The links stand below: in the list of downloads before the next heading of the same rank."""
    page = read(client, path)
    tables, charts = page.xpath("//table[not(@data-bare)]"), page.xpath("//main//svg")
    for drawn in (*tables, *charts):
        forms = [words(link) for link in drawn.xpath("following::ul[@class='under'][1]//a")]
        wanted = {"CSV"} if drawn.tag == "table" else {"SVG", "PNG", "CSV"}
        assert all(any(form in said for said in forms) for form in wanted), (words(drawn)[:80], forms)


@pytest.mark.parametrize(
    "path", ["/", "/series/dprk", "/state/KOR", "/document/A/RES/62/167", "/data", "/ko/document/A/RES/80/220"]
)
def test_every_link_inside_leads_to_a_page_and_to_its_place(client: Client, path: str) -> None:
    @cache
    def fetch(address: str) -> tuple[int, frozenset[str]]:
        response = client.get(address)
        response.close()
        if response.status_code != 200 or "html" not in response.headers["Content-Type"]:
            return response.status_code, frozenset()
        return 200, frozenset(html.fromstring(response.content).xpath("//@id"))

    links = {urljoin(path, href) for href in read(client, path).xpath("//a/@href")}
    inside = sorted(link for link in links if not urlsplit(link).netloc)
    # A page links to hundreds of states and sources: of each kind of address, some.
    kinds: Counter[str] = Counter()
    for link in inside:
        bare, place = urldefrag(link)
        kind = bare.split("/")[1] + PurePosixPath(bare).suffix
        kinds[kind] += 1
        if kinds[kind] > 4:
            continue
        status, ids = fetch(bare)
        assert status == 200, link
        if place:
            assert place in ids, link


def test_every_cell_of_the_matrix_leads_to_the_state_on_the_document(client: Client) -> None:
    """Named or not: who is on no list has its place beside how complete the lists are."""
    cells = read(client, "/series/dprk").xpath("//div[contains(@class, 'matrix')]//td/a/@href")
    wanted: dict[str, set[str]] = {}
    for bare, place in map(urldefrag, cells):
        wanted.setdefault(bare, set()).add(place)
    assert sum(map(len, wanted.values())) > 3000
    for bare, places in wanted.items():
        assert places <= set(read(client, bare).xpath("//@id")), bare


def test_a_voter_is_found_among_the_votes_and_who_is_not_named_beside_the_extent_of_the_list(client: Client) -> None:
    voted = read(client, "/document/A/RES/62/167")
    assert words(voted.get_element_by_id("EGY")).startswith("Egypt")
    unnamed = read(client, "/document/A/C.3/80/L.29").get_element_by_id("BWA")
    assert "not complete" in words(unnamed.getparent())


def test_a_visitor_finds_where_the_republic_of_korea_stands_and_the_break_of_2019(client: Client) -> None:
    page = read(client, "/state/KOR")
    row = page.get_element_by_id("GA-74")
    said = words(row)
    assert said.startswith("18 December 2019")
    assert "sponsor, reported" in said
    assert "joined the consensus, reported" in said
    assert "/document/A/RES/74/166#KOR" in row.xpath(".//a/@href")
    sources = row.xpath(".//a[starts-with(@href, '/source/')]/@href")
    assert len(sources) == 2
    assert page.xpath("//tr[@id='GA-74']//span[contains(@class, 'sign-sponsor') and contains(@class, 'reported')]")
    assert "reported, not documented" in words(read(client, sources[0]))


def test_the_state_page_says_since_when_and_what_happened_at_home(client: Client) -> None:
    text = words(read(client, "/state/KOR"))
    for said in (
        "2008–2018",
        "2019–2021",
        "Moon Jae-in",
        "Session by session",
        "member of the United Nations since 17 September 1991",
    ):
        assert said in text


def test_a_document_that_others_only_name_has_a_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.record.queries import gather_dossier
    from onrecord.web.pages import document

    def gather(edition: Edition, symbol: str) -> Dossier:
        dossier = gather_dossier(edition, symbol)
        return replace(dossier, documents=dossier.documents.clear())

    monkeypatch.setattr(document, "gather_dossier", gather)
    page = read(client, "/document/A/RES/80/220?only=named")
    (row,) = page.xpath("//section//tr[th/a[@aria-current='page']] | //table//tr[th/a[@aria-current='page']]")
    assert words(row).startswith("A/RES/80/220")
    assert "None" not in words(row)


def test_a_document_shows_its_votes_and_what_does_not_add_up(client: Client) -> None:
    page = read(client, "/document/A/RES/62/167")
    assert "101–22–59" in words(page)
    assert "102" in words(page.get_element_by_id("discrepancies").getnext())
    numbers = page.xpath("//h2[@id='actions']/following-sibling::div[1]//td[@class='n']/a")
    assert {"101", "22", "59"} <= {words(number) for number in numbers}
    assert all(number.get("href").startswith("/source/") for number in numbers)
    reported = page.xpath("//h2[@id='actions']/following-sibling::div[1]//a[contains(@class, 'reported')]")
    assert {words(mark) for mark in reported} >= {"97", "23", "60"}


def test_what_does_not_add_up_in_a_series_is_listed_alone(client: Client) -> None:
    (link,) = read(client, "/series/dprk").xpath("//p[@class='note']/a")
    number = words(link).split()[0]
    page = read(client, link.get("href"))
    assert words(page.xpath("//*[@role='status']")[0]).startswith(f"{number} discrepancies")
    assert len(page.xpath("//ul[@class='rows']/li")) == int(number)
    assert client.get("/discrepancies?series=none").status_code == 404


def test_the_days_on_which_sponsors_joined_stand_beside_them(client: Client) -> None:
    page = read(client, "/document/A/C.3/80/L.29")
    assert page.xpath("//*[@id='KOR']")
    assert "The list of A/C.3/80/L.29 at adoption: not complete" in words(page)


def test_unknown_is_shown_as_unknown(client: Client) -> None:
    cells = read(client, "/series/dprk").xpath("//div[contains(@class, 'matrix')]//a[contains(@class, 'sign-unknown')]")
    assert len(cells) > 1000
    assert {words(cell) for cell in cells} == {"unknown"}


@pytest.mark.parametrize(
    ("query", "there", "missing"),
    [
        ("name=korea", {"PRK", "KOR"}, {"JPN"}),
        ("group=EU", {"FRA", "POL"}, {"GBR", "JPN"}),
        ("changed=1&name=Japan", set(), {"USA"}),
        ("position=voted_no", {"CUB", "CHN"}, {"FRA"}),
        ("forum=CHR&name=cuba", {"CUB"}, {"FRA"}),
        ("forum=nowhere&group=none&position=odd", {"FRA"}, set()),
    ],
)
def test_the_matrix_is_filtered(client: Client, query: str, there: set[str], missing: set[str]) -> None:
    page = read(client, f"/series/dprk?{query}")
    shown = {href.rpartition("/")[2] for href in page.xpath("//div[contains(@class, 'matrix')]//tbody//th/a/@href")}
    assert there <= shown
    assert not missing & shown


def test_the_map_shows_every_state_of_the_session_and_marks_small_ones(client: Client) -> None:
    page = read(client, "/map?session=GA:62")
    drawn = set(page.xpath("//svg//a/@href"))
    rows = page.xpath("//h2[@id='table']/following::table[1]/tbody/tr")
    listed = set(page.xpath("//h2[@id='table']/following::table[1]/tbody//th/a/@href"))
    assert len(listed) == len(rows) >= 192
    assert listed <= drawn
    # Each says in words what the map says by colour, and leads to where it is written.
    egypt = next(row for row in rows if words(row).startswith("Egypt"))
    assert "voted no" in words(egypt)
    assert [link.partition("#")[0].rpartition("/")[0] for link in egypt.xpath("./td//a/@href")] == [
        "/document/A/RES/62", "/source",
    ]  # fmt: skip
    assert page.xpath("//svg//circle[contains(@class, 'a-')]/ancestor::a[@href='/state/MCO']")
    assert "do not imply endorsement" in words(page)


@pytest.mark.parametrize(
    ("sought", "page"),
    [
        ("KOR", "/state/KOR"),
        ("south korea", "/state/KOR"),
        ("a/res/80/220", "/document/A/RES/80/220"),
        ("dprk", "/series/dprk"),
        ("A/C.3/80/L.29", "/document/A/C.3/80/L.29"),
        ("Türkiye", "/state/TUR"),
        ("Turkey", "/state/TUR"),
    ],
)
def test_the_search_field_leads_to_the_page(client: Client, sought: str, page: str) -> None:
    response = client.get("/find", {"q": sought})
    assert (response.status_code, response.headers.get("Location")) == (302, page)


def test_a_name_that_fits_several_lists_them(client: Client) -> None:
    found = read(client, "/find?q=united").xpath("//main//ul//a/@href")
    assert {"/state/GBR", "/state/USA", "/state/TZA", "/state/ARE"} <= set(found)


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/state/XXX",
        "/series/none",
        "/document/A/RES/1/999",
        "/document/A/nonsense",
        "/source/abc",
        "/discrepancies?code=x",
        "/discrepancies?document=x",
        "/check/none",
        "/series/dprk/none.csv",
        "/data/none.csv",
        "/data/states.xlsx",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert b"search" in response.content


@pytest.mark.parametrize(
    ("written", "lasting"), [("/state/kor", "/state/KOR"), ("/document/A/RES/80/220/", "/document/A/RES/80/220")]
)
def test_other_ways_of_writing_an_address_lead_to_the_lasting_one(client: Client, written: str, lasting: str) -> None:
    response = client.get(written)
    assert response.status_code in (301, 200)
    if response.status_code == 301:
        assert response.headers["Location"] == lasting


def test_links_are_those_of_the_addresses(site: None) -> None:
    from django.urls import reverse
    from django.utils import translation

    from onrecord.web import links

    for language in ("en", "ko"):
        with translation.override(language):
            assert links.state("KOR") == reverse("state", args=["KOR"])
            assert links.series("dprk") == reverse("series", args=["dprk"])
            assert links.document("A/C.3/80/L.29") == reverse("document", args=["A/C.3/80/L.29"])
            assert links.source("ab12") == reverse("source", args=["ab12"])
            assert links.prefix() == reverse("home")


def test_pages_speak_the_language_of_their_address(client: Client) -> None:
    korean, french = words(read(client, "/ko/state/KOR")), words(read(client, "/fr/state/KOR"))
    assert "대한민국" in korean
    assert "2019년 12월 18일" in korean
    assert "컨센서스 동참(보도)" in korean
    assert "18 décembre 2019" in french
    assert "République de Corée" in french
    assert read(client, "/ar/").get("dir") == "rtl"

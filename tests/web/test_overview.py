"""A state over many series: what is derived once, what the page tells, and that its figures lead somewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl
import pytest
from lxml import html

from many_series import SERIES, write_many
from onrecord.record.edition import Edition
from onrecord.standing import breaks, count_sponsors, positions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from onrecord.web.shelf import Shelf


@pytest.fixture(scope="module")
def many_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("many") / "edition")


@pytest.fixture
def many(site: None, many_folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The shelf of the edition, served in place of the embedded record."""
    from django.conf import settings

    from onrecord.web import shelf as module

    stand = module.Stand(many_folder, many_folder.parent / "data")
    monkeypatch.setitem(module._stands, settings.CONFIG.edition, stand)
    return stand.shelf()


def read(client: Client, path: str) -> html.HtmlElement:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content)


def test_the_page_tells_of_all_series_a_page_at_a_time(client: Client, many: Shelf) -> None:
    page = read(client, "/state/KOR")
    rows = page.xpath("//table//th[@class='question']/a")
    assert len(rows) == 30
    assert f"{SERIES} series" in page.xpath("string(//*[@role='status'])")
    titles = [row.text for row in rows]
    assert all(int(title.rpartition(" ")[2]) < 12 for title in titles[:12]), "those about a country come first"
    last = read(client, "/state/KOR?page=99").xpath("//table//th[@class='question']/a")
    assert len(last) == SERIES - 60
    assert page.xpath("//nav[@class='pager']//a[@rel='next']/@href") == ["?&page=2#stands"]


@pytest.mark.parametrize(
    ("query", "fitting"),
    [("about=1", 12), ("changed=1", 10), ("q=elan+question+7", 7), ("q=nothing", 0), ("page=x", SERIES)],
)
def test_the_list_is_filtered(client: Client, many: Shelf, query: str, fitting: int) -> None:
    assert read(client, f"/state/KOR?{query}").xpath("string(//*[@role='status'])").startswith(f"{fitting} series")


def test_figures_add_up_and_lead_to_their_sessions(client: Client, many: Shelf) -> None:
    page = read(client, "/state/KOR")
    counted = page.xpath("//dl[@class='numbers']/div")
    numbers = {div.xpath("string(dt)").strip(): div.xpath("string(dd)") for div in counted}
    assert numbers == {"voted yes": str(2 * SERIES - 10), "abstained": "10"}
    for link in page.xpath("//table//td[@class='n']/a/@href")[:6]:
        assert client.get(link.partition("#")[0]).status_code == 200
    changes = page.xpath("//table[contains(@class, 'pairs')]//tbody/tr")
    assert len(changes) == 10
    place = changes[0].xpath("./td[1]/a/@href")[0]
    one = read(client, place.partition("#")[0])
    assert one.xpath(f"//*[@id='{place.partition('#')[2]}']")
    assert one.xpath("//p[@class='back']/a/@href") == ["/state/KOR"]


def test_the_chart_shows_several_series_and_is_had_as_a_file(client: Client, many: Shelf) -> None:
    page = read(client, "/state/KOR?changed=1")
    assert len(page.xpath("//*[name()='svg']//*[name()='text'][@class='title']")) == 8
    for link in page.xpath("//a[contains(@href, 'timeline.')]/@href"):
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer.content.count(b'class="title"') == 8 or answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "table", ["positions", "series", "breaks", "spells", "sources", "governments", "acts", "letters"]
)
def test_tables_cover_all_series(client: Client, many: Shelf, table: str) -> None:
    answer = client.get(f"/state/KOR/{table}.csv")
    assert answer.status_code == 200
    heights = {"positions": 2 * SERIES, "series": SERIES, "breaks": 10, "spells": SERIES + 10, "governments": 1}
    if table in heights:
        assert pl.read_csv(io.BytesIO(answer.content)).height == heights[table]


def test_what_is_derived_says_the_same_as_deriving_it(edition_folder: Path, many_folder: Path, tmp_path: Path) -> None:
    from onrecord.web.derived import keep_derived

    for folder in (edition_folder, many_folder):
        edition = Edition.open(folder)
        kept = keep_derived(edition, tmp_path)
        name = edition.table("series")["series"][0]
        assert kept.read_positions("series", name).equals(positions(edition, name))
        assert kept.read_positions("state", "KOR").equals(positions(edition, state="KOR"))
        assert (
            kept.read_breaks("KOR")
            .sort("series", "date")
            .equals(breaks(positions(edition, state="KOR")).sort("series", "date"))
        )
        assert kept.read_texts().filter(pl.col("series") == name).equals(count_sponsors(edition, name))
        assert keep_derived(edition, tmp_path).folder == kept.folder


def test_a_large_edition_is_derived_in_a_process_of_its_own(
    many_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.web import derived

    here = derived.keep_derived(Edition.open(many_folder), tmp_path / "here")
    monkeypatch.setattr(derived, "LARGE", 0)
    apart = derived.keep_derived(Edition.open(many_folder), tmp_path / "apart")
    assert apart.read_texts().equals(here.read_texts())
    assert apart.folder.name == here.folder.name


def test_old_files_are_forgotten_and_those_in_use_are_not(many_folder: Path, tmp_path: Path) -> None:
    from onrecord.web.derived import keep_derived

    for number in range(5):
        (tmp_path / f"pages-{number:016}-0000000000").mkdir(parents=True)
    kept = keep_derived(Edition.open(many_folder), tmp_path)
    folders = sorted(path.name for path in tmp_path.glob("pages-*"))
    assert len(folders) == 3
    assert kept.folder.name in folders


def test_a_large_edition_is_made_ready_before_the_site_starts(
    many_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.web import readying
    from onrecord.web.config import SiteConfig

    config = SiteConfig(many_folder, tmp_path)
    readying.ready(config)
    assert not (tmp_path / "derived").exists(), "a small one is left to the first worker"
    monkeypatch.setattr(readying, "LARGE", 0)
    readying.ready(config)
    assert len(list((tmp_path / "derived").glob("pages-*"))) == 1
    assert not readying.is_large(tmp_path / "nowhere")

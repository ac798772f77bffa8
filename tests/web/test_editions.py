"""What changed between editions: found beside the one that is served, told on a page, had as tables."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

import polars as pl
import pytest
from lxml import html

from editions import ROWS, write_small_edition
from onrecord.record.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from onrecord.web.shelf import Shelf


def correct(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The vote of the Republic of Korea corrected, and a government more."""
    if name == "ballots":
        return frame.with_columns(
            pl.when((pl.col("state") == "KOR") & pl.col("chosen"))
            .then(pl.lit("abstain"))
            .otherwise("ballot")
            .alias("ballot")
        )
    if name == "governments":
        return pl.concat([frame, frame.with_columns(head=pl.lit("Another"))])
    return frame


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two editions, the older one first, and things that are none."""
    editions = tmp_path / "editions"
    editions.mkdir()
    write_small_edition(editions / "b-first", rows=ROWS)
    write_small_edition(editions / "a-second", correct, rows=ROWS)
    (editions / "no-edition").mkdir()
    (editions / "no-edition" / "manifest.json").write_text("{}", encoding="utf-8")
    (editions / "file").write_text("x", encoding="utf-8")
    for number, name in enumerate(("b-first", "a-second")):
        moment = 1_700_000_000 + 86_400 * number
        os.utime(editions / name / "manifest.json", (moment, moment))
    (tmp_path / "current").symlink_to(editions / "a-second")
    return tmp_path


@pytest.fixture
def changed(site: None, folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The later edition served, with the earlier one beside it."""
    import dataclasses

    from django.conf import settings

    from onrecord.web import shelf as module

    config = dataclasses.replace(settings.CONFIG, edition=folder / "current", kept="", data=folder / "data")
    monkeypatch.setattr(settings, "CONFIG", config)
    return module.current_shelf()


def test_editions_are_listed_by_when_they_came(folder: Path) -> None:
    from onrecord.web.editions import list_editions

    listed = list_editions(folder / "editions")
    assert [edition.path.name for edition in listed] == ["a-second", "b-first"]
    assert str(listed[0].day) == "2023-11-15"


def test_the_page_says_what_changed(client: Client, changed: Shelf, folder: Path) -> None:
    page = html.fromstring(client.get("/data/changes").content)
    text = " ".join(page.text_content().split())
    first, second = (Edition.open(folder / "editions" / name).id for name in ("b-first", "a-second"))
    assert f"From edition {first} to {second}" in text
    counted = {
        row.xpath("string(th)"): row.xpath("./td/text()")
        for row in page.xpath("//h2[@id='counts']/following::table[1]//tbody/tr")
    }
    assert counted == {"ballots": ["0", "0", "1"], "governments": ["1", "0", "0"]}
    fact = page.xpath("//h2[@id='facts']/following::table[1]//tbody/tr")[0]
    assert "yes" in fact.text_content()
    assert fact.xpath(".//a[starts-with(@href, '/source/')]")


@pytest.mark.parametrize("table", ["positions", "texts", "facts", "counts", "series", "discrepancies", "editions"])
def test_each_table_is_had_as_csv(client: Client, changed: Shelf, table: str) -> None:
    response = client.get(f"/data/changes/{table}.csv")
    assert response.status_code == 200
    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert len(rows) == {"facts": 2, "counts": 3, "editions": 3}.get(table, len(rows))


def test_a_site_without_an_earlier_edition_says_so(client: Client) -> None:
    assert "keeps no earlier one" in client.get("/data/changes").content.decode()
    assert client.get("/data/changes/facts.csv").status_code == 404
    assert client.get("/data/changes/editions.csv").status_code == 404


def test_the_comparison_is_made_once(folder: Path) -> None:
    from onrecord.web.editions import keep_changes

    served = Edition.open(folder / "editions" / "a-second")
    kept = keep_changes(folder / "editions", served, folder / "derived")
    assert kept is not None
    stamp = (kept.folder / "facts.parquet").stat().st_mtime_ns
    assert keep_changes(folder / "editions", served, folder / "derived") == kept
    assert (kept.folder / "facts.parquet").stat().st_mtime_ns == stamp
    first = Edition.open(folder / "editions" / "b-first")
    assert keep_changes(folder / "editions", first, folder / "derived") is None

"""Names of states on the pages: official where the UN has them, found under any, ordered as people expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Republic of Korea"), ("fr", "République de Corée"), ("ko", "대한민국"), ("ar", "جمهورية كوريا")],
)
def test_a_page_names_a_state_in_its_language(client: Client, language: str, name: str) -> None:
    path = "/state/KOR" if language == "en" else f"/{language}/state/KOR"
    assert html.fromstring(client.get(path).content).findtext(".//h1") == name


def test_a_state_is_named_in_the_six_languages(client: Client) -> None:
    page = html.fromstring(client.get("/ko/state/KOR").content)
    named = {entry.get("lang"): entry.text for entry in page.xpath("//details[@class='names-in']//dd")}
    assert list(named) == ["ar", "zh", "en", "fr", "ru", "es"]
    assert named["ru"] == "Республика Корея"
    assert page.xpath("//details[@class='names-in']//dd[@lang='ar']/@dir") == ["rtl"]
    assert not html.fromstring(client.get("/state/SUN").content).xpath("//details[@class='names-in']")


def test_the_interface_gives_them_too(client: Client) -> None:
    assert client.get("/api/v1/states/KOR").json()["names"]["es"] == "República de Corea"
    assert client.get("/api/v1/states/SUN").json()["names"] == {}


@pytest.mark.parametrize("sought", ["Corée", "大韩民国", "Корея", "república de corea", "KOR"])
def test_a_state_is_found_under_any_of_them(client: Client, sought: str) -> None:
    response = client.get("/find", {"q": sought})
    found = response.headers.get("Location", "") + response.content.decode()
    assert "/state/KOR" in found


def test_accents_do_not_change_the_order(client: Client) -> None:
    page = html.fromstring(client.get("/fr/state").content)
    names = [link.text for link in page.xpath("//tbody//th/a")]
    assert names.index("Égypte") < names.index("Espagne") < names.index("Finlande")
    assert names.index("États-Unis d'Amérique") < names.index("Fidji")

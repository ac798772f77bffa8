"""Charts: as files that need nothing else, with our own fonts, and never saying more than the record does."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from django.utils import translation
from lxml import etree

from onrecord.web.charts.fonts import SOURCE, prepare_fonts, unpack_font
from onrecord.web.charts.years import LEFT, Years, spread

if TYPE_CHECKING:
    from django.test import Client

WEB = Path(__file__).parents[2] / "src" / "onrecord" / "web"
CHARTS = [
    "/state/KOR/timeline",
    "/ko/state/KOR/timeline",
    "/fr/state/JPN/timeline",
    "/series/dprk/chart",
    "/ko/series/dprk/chart",
    "/map",
    "/fr/map",
]


@pytest.mark.parametrize("path", CHARTS)
def test_a_chart_as_svg_needs_no_program_that_knows_the_web(client: Client, path: str) -> None:
    response = client.get(f"{path}.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert ".svg" in response.headers["Content-Disposition"]
    text = response.content.decode()
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert "var(" not in text
    assert "url(http" not in text
    picture = etree.fromstring(response.content)
    styled = set(re.findall(r"\.([\w-]+)", picture.findtext("{*}style") or ""))
    used = {name for element in picture.iter() for name in (element.get("class") or "").split()}
    assert used - styled <= {"timeline", "bars", "hit", "even"}, "every shape has its style in the file"


@pytest.mark.parametrize("path", CHARTS)
def test_a_chart_as_png_is_a_picture_with_words_on_white(client: Client, path: str) -> None:
    response = client.get(f"{path}.png")
    assert response.headers["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", response.content[16:24])
    svg = etree.fromstring(client.get(f"{path}.svg").content)
    wide, high = (float(number) for number in svg.get("viewBox", "").split()[2:])
    assert (width, height) == (pytest.approx(2 * wide, abs=2), pytest.approx(2 * high, abs=2))
    assert _first_pixel(response.content) == b"\xff\xff\xff\xff"


def _first_pixel(png: bytes) -> bytes:
    """Red, green, blue and opacity of the corner."""
    packed, place = b"", 8
    while place < len(png):
        size, kind = struct.unpack(">I4s", png[place : place + 8])
        packed += png[place + 8 : place + 8 + size] if kind == b"IDAT" else b""
        place += size + 12
    return zlib.decompress(packed)[1:5]


def test_a_browser_shows_the_file_with_its_styles(client: Client) -> None:
    """The policy names the one style by its hash, as a browser computes it."""
    response = client.get("/state/KOR/timeline.svg")
    style = etree.fromstring(response.content).findtext("{*}style") or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_words_are_drawn_without_any_font_of_the_machine(site: None, tmp_path: Path) -> None:
    import resvg_py

    fonts = prepare_fonts(tmp_path)
    assert len(fonts) == 5
    assert prepare_fonts(tmp_path) == fonts

    def draw(word: str) -> bytes:
        text = f"<text y='15' font-family='\"Source Sans 3\", sans-serif'>{word}</text>"
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20'>{text}</svg>"
        return resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=fonts, sans_serif_family="Pretendard"
        )

    blank = draw("")
    assert len({blank, draw("Français"), draw("인권이사회"), draw("Ž")}) == 4


def test_a_font_unpacked_has_the_sums_of_its_tables() -> None:
    for file in SOURCE.rglob("*.woff"):
        font = unpack_font(file.read_bytes())
        count = struct.unpack(">H", font[4:6])[0]
        for place in range(count):
            _tag, checksum, offset, size = struct.unpack(">4sIII", font[12 + 16 * place : 28 + 16 * place])
            words = font[offset : offset + size + -size % 4]
            if _tag != b"head":  # holds the sum of the whole
                assert sum(struct.unpack(f">{len(words) // 4}I", words)) & 0xFFFFFFFF == checksum, (file.name, _tag)
    with pytest.raises(ValueError, match="no WOFF"):
        unpack_font(b"wOF2" + bytes(60))


def test_the_colours_of_a_file_are_those_of_the_style_sheet() -> None:
    from onrecord.web.charts.marks import COLOURS

    sheet = (WEB / "static" / "site.css").read_text(encoding="utf-8")
    light = sheet[sheet.index(":root {") : sheet.index("@media screen")]
    assert {name: re.search(rf"--{name}: (#\w+);", light)[1] for name in COLOURS} == COLOURS  # type: ignore[index]
    shapes = (WEB / "static" / "charts.css").read_text(encoding="utf-8")
    assert set(re.findall(r"var\(--(\w+)", shapes)) <= set(COLOURS)


def draw_one(site: None, **row: Any) -> str:
    from onrecord.web.charts.series import draw_series

    text = {
        "year": 2016,
        "date": date(2016, 3, 23),
        "text": "A/HRC/RES/31/18",
        "forum": "HRC",
        "method": None,
        "yes": None,
    }
    text |= {"no": None, "abstain": None, "complete": False, "sponsors": 0, "stated": None, **row}
    with translation.override("en"):
        return draw_series(pl.DataFrame([text], infer_schema_length=None)).whole


def test_a_vote_without_totals_does_not_look_like_a_consensus(site: None) -> None:
    """A/HRC/RES/16/9 was voted on; its totals are not held."""
    voted = draw_one(site, method="recorded_vote")
    assert "k-joined" not in voted
    assert "a recorded vote whose totals are not held" in voted
    unknown = draw_one(site)
    assert "k-joined" not in unknown
    assert "how it was decided is not held" in unknown
    assert "k-joined" in draw_one(site, method="without_vote")


def test_years_fit_a_wide_page_and_stay_wide_enough_for_a_sign() -> None:
    assert Years.of([2003, 2026]).width == 38
    assert Years.of([1983, 2025]).width == 24
    assert Years.of([1946, 2025]).width == 22
    years = Years.of([2003, 2026])
    assert LEFT < years.place(date(2003, 1, 1)) + 1 < years.middle(2003) < years.place(date(2003, 12, 31)) < years.edge
    assert "1984" not in "".join(Years.of([1983, 2025]).labels(0))


def test_texts_of_one_year_stand_side_by_side_by_their_days() -> None:
    rows = [{"date": date(2022, 11, 24), "n": 2}, {"date": date(2022, 3, 30), "n": 1}]
    assert [(row["n"], x) for row, x, _room in spread(rows, 100.0, 20.0)] == [(1, 95.0), (2, 105.0)]

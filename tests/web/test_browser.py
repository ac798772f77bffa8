"""The visitor's paths in a real browser: with scripts and without, by keyboard alone; no fault that axe knows."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

AXE = Path(__file__).parent / "axe" / "axe.min.js"
ARTICLE = (
    "Japan co-sponsored the resolution on North Korean human rights in 2023. South Korea stayed off the list of "
    "co-sponsors in New York from 2019 to 2022."
)
PAGES = [
    "/",
    "/series",
    "/series/dprk?name=korea",
    "/state?q=korea",
    "/state/KOR",
    "/document/A/RES/62/167",
    "/document/A/C.3/80/L.29",
    "/map",
    "/check",
    "/discrepancies",
    "/data",
    "/how-it-works",
    "/find?q=united",
    "/nowhere",
    "/ko/state/KOR",
    "/fr/",
    "/ar/",
]

WIDE = [
    "/",
    "/series/dprk",
    "/state/KOR",
    "/document/A/RES/62/167",
    "/map",
    "/check",
    "/data",
    "/how-it-works",
    "/fr/state/KOR",
]


def find_chromium() -> str:
    """The system's Chromium; skips where there is none, and fails instead when CI=true."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
    )
    if not found:
        reason = "needs Chromium on this machine: apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from visit(browser, address)


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """A visitor without scripts."""
    yield from visit(browser, address, java_script_enabled=False)


def visit(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """A page of a fresh visitor; whatever it asks of another address is a fault, and so is an error of a script."""
    context: BrowserContext = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    strangers: list[str] = []
    faults: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: None if request.url.startswith(address) else strangers.append(request.url))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    context.close()
    assert strangers == []
    assert [fault for fault in faults if "404" not in fault] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_finds_the_break_of_2019_and_its_source(request: pytest.FixtureRequest, scripts: bool) -> None:
    page: Page = request.getfixturevalue("page" if scripts else "plain")
    page.goto("/")
    page.get_by_role("searchbox").fill("South Korea")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Republic of Korea")
    row = page.get_by_role("row").filter(has_text="18 December 2019").first
    expect(row).to_contain_text("joined the consensus, reported")
    row.locator("a.cite").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Source")
    expect(page.locator("main")).to_contain_text("reported, not documented")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_checks_an_article_and_keeps_it(request: pytest.FixtureRequest, scripts: bool) -> None:
    page: Page = request.getfixturevalue("page" if scripts else "plain")
    page.goto("/check")
    page.get_by_label("Text", exact=True).fill(ARTICLE)
    page.get_by_label("Published on").fill("2025-12-19")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("mark.contradicted")).to_contain_text("2019 to 2022")
    page.get_by_role("button", name="Keep this check").click()
    expect(page.locator("mark.supported").first).to_be_visible()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a text")


def test_the_matrix_is_filtered_in_place(page: Page) -> None:
    page.goto("/series/dprk")
    page.evaluate("window.stayed = true")
    rows = page.locator("#matrix tbody tr")
    assert rows.count() > 190
    page.get_by_label("changed its position").check()
    expect(page.locator("#matrix [role=status]")).not_to_contain_text("194 of 194")
    page.get_by_label("Group").select_option("EEG")
    expect(rows.filter(has_text="Japan")).to_have_count(0)
    expect(page).to_have_url(re.compile("changed=1.*group=EEG|group=EEG.*changed=1"))
    assert page.evaluate("window.stayed") is True


def test_the_matrix_is_filtered_without_scripts(plain: Page) -> None:
    plain.goto("/series/dprk")
    plain.get_by_label("Name", exact=True).fill("korea")
    plain.get_by_role("button", name="Show").click()
    assert plain.locator("#matrix tbody tr").count() == 2


def test_a_table_is_downloaded(page: Page) -> None:
    page.goto("/state/KOR")
    with page.expect_download() as download:
        page.locator("a[href*='breaks.csv']").click()
    assert download.value.suggested_filename == "KOR-breaks.csv"
    assert "joined_consensus" in Path(download.value.path()).read_text(encoding="utf-8")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.goto("/series/dprk?name=korea")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    expect(page.get_by_text("Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.locator("#matrix tbody th a").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.className")
    assert "sign" in focused
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("A/")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault(browser: Browser, address: str, path: str) -> None:
    for page in visit(browser, address, bypass_csp=True):
        page.goto(path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = page.evaluate(
                "axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)"
            )
            assert [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"][:3]] == [], (
                scheme
            )


@pytest.mark.parametrize("path", WIDE)
def test_no_page_is_wider_than_the_screen(browser: Browser, address: str, path: str) -> None:
    for page in visit(browser, address):
        page.goto(path)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width

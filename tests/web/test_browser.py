"""The visitor's paths in a real browser: with scripts and without, by keyboard alone; no fault that axe knows."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from addresses import PAGES
from many_series import write_many
from site_process import serve_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

AXE = Path(__file__).parent / "axe" / "axe.min.js"
ARTICLE = (
    "Japan co-sponsored the resolution on North Korean human rights in 2023. South Korea stayed off the list of "
    "co-sponsors in New York from 2019 to 2022."
)


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
    context.set_default_timeout(30_000)
    strangers: list[str] = []
    faults: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: None if request.url.startswith(address) else strangers.append(request.url))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    context.close()
    assert strangers == []
    assert [fault for fault in faults if "404" not in fault and "422" not in fault] == []


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


def press_to(page: Page, name: str, limit: int = 60) -> None:
    """Goes forward by Tab until the focus is on what is called so, as a person without a mouse does."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText)")
        if said and said.strip() == name:
            return
    pytest.fail(f"the keyboard does not come to {name!r}")


def press_until(page: Page, reached: str, limit: int = 200) -> None:
    """Goes forward by Tab until the words of script are true of `at`, where the focus is."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(f"((at) => {reached})(document.activeElement)"):
            return
    pytest.fail(f"the keyboard does not come to where {reached}")


def test_the_keyboard_alone_finds_a_state_and_its_source(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    expect(page.get_by_text("Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("South Korea")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Republic of Korea")
    press_to(page, "In the six official languages")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Республика Корея")).to_be_visible()
    press_until(page, "at.closest('#GA-74') && at.matches('.cite')")
    expect(page.get_by_role("row").filter(has_text="18 December 2019").first.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Source")


def test_the_keyboard_alone_moves_in_the_matrix(page: Page) -> None:
    page.goto("/series/dprk?name=korea")
    press_to(page, "Republic of Korea", 120)
    for key in ("ArrowUp", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert "sign" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("A/")


def test_the_keyboard_alone_checks_a_text(page: Page) -> None:
    page.goto("/check")
    press_until(page, "at.id === 'text'")
    page.keyboard.type("Japan co-sponsored the resolution on North Korea in 2023.")
    press_to(page, "Check", 12)
    page.keyboard.press("Enter")
    expect(page.locator("mark.supported")).to_be_visible()
    press_to(page, "Claim 1: supported")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#finding-1"


def find_faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands; the colours, which are the same in every language, in English alone.

    They are looked at in light and in dark, where nothing else changes.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules: dict[str, dict[str, object]] = {"light": {"rules": {"color-contrast": {"enabled": False}}}}
    if page.evaluate("document.documentElement.lang") == "en":
        rules = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
    faults = []
    for scheme, chosen in rules.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        options = {"resultTypes": ["violations"], **chosen}
        found = page.evaluate("(options) => axe.run(document, options).then((result) => result.violations)", options)
        faults += [f"{scheme}, {fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"][:3]]
    return faults


def find_overflow(page: Page) -> list[int]:
    """The widths of a screen that the page is too wide for."""
    wide = []
    for width in (360, 800, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        wide += [width] if page.evaluate("document.documentElement.scrollWidth") > width else []
    return wide


@pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
def test_axe_finds_no_fault_and_no_page_is_wider_than_the_screen(browser: Browser, address: str, path: str) -> None:
    for page in visit(browser, address, bypass_csp=True):
        page.goto(path)
        assert find_faults(page) == []
        assert find_overflow(page) == []


def test_neither_on_what_a_visitor_makes(browser: Browser, address: str) -> None:
    for page in visit(browser, address, bypass_csp=True):
        page.goto("/check")
        page.get_by_label("address of a public page").fill("http://127.0.0.1/")
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("only pages on the public internet are fetched")
        assert find_faults(page) == []
        page.get_by_label("address of a public page").fill("")
        page.get_by_label("Text", exact=True).fill(ARTICLE)
        page.get_by_role("button", name="Check", exact=True).click()
        assert find_faults(page) == []
        assert find_overflow(page) == []
        page.get_by_role("button", name="Keep this check").click()
        expect(page.get_by_role("link", name="Send its address by mail")).to_be_visible()
        assert find_faults(page) == []
        assert find_overflow(page) == []


def test_neither_on_a_state_over_many_series(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("many")
    with serve_edition(write_many(folder / "edition"), folder) as served:
        for page in visit(browser, served, bypass_csp=True):
            page.goto("/state/KOR")
            assert find_faults(page) == []
            assert find_overflow(page) == []
            page.evaluate("window.stayed = true")
            page.get_by_label("changed its position").check()
            expect(page.get_by_role("status")).to_contain_text("10 series")
            assert page.evaluate("window.stayed") is True
            page.goto("/state/KOR")
            page.get_by_role("link", name="Next").click()
            expect(page.get_by_role("status")).to_contain_text("page 2 of 3")


def test_on_a_narrow_screen_the_latest_years_come_first(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/state/KOR")
    page.locator(".picture").scroll_into_view_if_needed()
    expect(page.locator(".picture text", has_text="2026")).to_be_in_viewport()
    expect(page.locator(".picture .names text", has_text="General Assembly")).to_be_in_viewport()
    expect(page.locator(".picture text", has_text="2003")).not_to_be_in_viewport()

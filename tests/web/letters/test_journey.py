"""The whole journey in a browser, with a mail server on loopback: write, check, mend, open, sign, confirm, refuse,
close, deliver, find the names in the PDF. Without scripts; then what needs them: passkeys; and no fault for axe.
"""

from __future__ import annotations

import datetime as dt
import email
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from email import policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyotp
import pypdfium2
import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Page, expect, sync_playwright

from signing_storm import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from playwright.sync_api import Browser, BrowserContext

AXE = Path(__file__).parents[1] / "axe" / "axe.min.js"
ROOT = Path(__file__).parents[3]
PASSWORD = "a sufficiently long pass phrase"  # noqa: S105
WRONG = "South Korea stayed off the list of co-sponsors in New York from 2019 to 2022."
RIGHT = "South Korea stayed off the list of co-sponsors in New York from 2019 to 2021."


class Mailbox:
    """What the mail server was given, by address."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if address in self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def wait_for(self, address: str, words: str, attempts: int = 300) -> EmailMessage:
        """The newest mail to an address whose subject holds the words."""
        for _ in range(attempts):
            for mail in reversed(self.mails):
                if mail["To"] == address and words in mail["Subject"]:
                    return mail
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address}: {[(m['To'], m['Subject']) for m in self.mails]}")

    def link(self, address: str, words: str) -> str:
        """The path of the last link of ours in it."""
        body = self.wait_for(address, words).get_body(("plain",))
        assert body
        found = re.findall(r"http://localhost:\d+(/\S+/(?:confirm|own|join)/\S+)", body.get_content())
        return str(found[-1])


@dataclass(frozen=True)
class Place:
    address: str
    invitation: str


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    box.port = controller.port  # type: ignore[attr-defined]
    yield box
    controller.stop()


@pytest.fixture(scope="module")
def place(mailbox: Mailbox, edition_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The site as `onrecord serve` runs it, with its worker, and a link for its first administrator."""
    folder, port = tmp_path_factory.mktemp("letters"), free_port()
    environment = os.environ | {
        "ONRECORD_EDITION": str(edition_folder), "ONRECORD_SITE_DATA": str(folder / "data"),
        "ONRECORD_SITE_ADDRESS": f"http://localhost:{port}",
        "ONRECORD_SITE_MAIL": f"smtp://127.0.0.1:{mailbox.port}",  # type: ignore[attr-defined]
        "ONRECORD_SITE_SENDER": "Onrecord <letters@record.example.org>",
    }  # fmt: skip
    onrecord = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    invited = subprocess.run(
        [*onrecord, "invite", "boss@example.org"], env=environment, capture_output=True, text=True, check=True
    )
    log = folder / "log"
    with log.open("wb") as out, subprocess.Popen(
        [*onrecord, "serve", "--port", str(port)], env=environment, stdout=out, stderr=out
    ) as server:  # fmt: skip
        try:
            wait_for(port, server, log)
            path = invited.stdout.strip().removeprefix(f"http://localhost:{port}")
            yield Place(f"http://localhost:{port}", path)
        finally:
            server.terminate()
    assert b"Traceback" not in log.read_bytes(), log.read_text()


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import socket

    for _ in range(400):
        assert server.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(log.read_text())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    import shutil

    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), "")
    if not path:
        reason = "needs Chromium on this machine: apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


def come(browser: Browser, place: Place, **options: Any) -> BrowserContext:
    context = browser.new_context(base_url=place.address, **options)
    context.set_default_timeout(30_000)
    return context


@pytest.fixture(scope="module")
def boss(chromium: Browser, place: Place) -> list[Any]:
    """The cookies of the administrator, who has made the campaign."""
    context = come(chromium, place, java_script_enabled=False)
    page = context.new_page()
    join(page, place.invitation, "Boss")
    page.get_by_label("Name", exact=True).fill("Coalition")
    page.get_by_label("Mail address for answers").fill("office@example.org")
    page.get_by_role("button", name="Make it").click()
    cookies = context.cookies()
    context.close()
    return cookies


def invite(context: BrowserContext, boss: list[Any], address: str) -> None:
    context.add_cookies(boss)
    page = context.new_page()
    page.goto("/desk/campaign/coalition")
    page.get_by_label("Mail address", exact=True).fill(address)
    page.get_by_role("button", name="Invite an editor").click()
    context.close()


def join(page: Page, path: str, name: str) -> None:
    page.goto(path)
    secret = page.locator("code").first.inner_text()
    assert page.locator(".qr svg").count() == 1
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Code that the app shows").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Join").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()


def sign(page: Page, slug: str, kind: str, name: str, address: str) -> None:
    page.goto(f"/letters/{slug}/sign/{kind}")
    label = "Name of the organisation" if kind == "organisation" else "Your name"
    page.get_by_label(label).fill(name)
    page.get_by_label("Country").select_option(label="South Korea")
    if kind == "organisation":
        page.get_by_label("Your name").fill("Kim Young-hee")
        page.get_by_label("Your role in it").fill("Director")
    page.get_by_label("Your mail address").fill(address)
    page.get_by_label("The name may be shown").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at your mail")


def test_the_whole_journey_without_scripts(
    chromium: Browser, place: Place, boss: list[Any], mailbox: Mailbox, tmp_path: Path
) -> None:
    invite(come(chromium, place, java_script_enabled=False), boss, "editor@example.org")
    editor = come(chromium, place, java_script_enabled=False, accept_downloads=True).new_page()
    join(editor, mailbox.link("editor@example.org", "Invitation"), "Editor")
    desk = write_check_mend_and_open(editor)
    slug = editor.locator("dl.facts a[href*='/letters/']").inner_text().rsplit("/", 1)[-1]

    visitor = come(chromium, place, java_script_enabled=False).new_page()
    mailbox.refused.add("gone@example.org")
    sign(visitor, slug, "organisation", "Rights Now 지금", "kim@example.org")
    sign(visitor, slug, "individual", "Jane Roe", "jane@example.org")
    sign(visitor, slug, "organisation", "Spoilers", "spoil@example.org")
    sign(visitor, slug, "organisation", "Gone Away", "gone@example.org")
    for address in ("kim@example.org", "jane@example.org", "spoil@example.org"):
        visitor.goto(mailbox.link(address, "Please confirm"))
        visitor.get_by_role("button", name="Confirm").click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text("You have signed")

    refuse_and_look_at_mail(editor, desk, mailbox)
    visitor.goto(f"/letters/{slug}")
    expect(visitor.locator("main")).to_contain_text("Rights Now 지금")
    expect(visitor.locator("main")).not_to_contain_text("Spoilers")
    close_and_deliver(editor, desk, tmp_path)

    sent = mailbox.wait_for("president@example.org", "Co-sponsor the resolution")
    (attachment,) = sent.iter_attachments()
    names = read_pdf(attachment.get_content())
    assert "Rights Now 지금" in names
    assert "Jane Roe" in names
    assert "Spoilers" not in names
    assert "Gone Away" not in names
    withdraw_is_too_late(visitor, mailbox.link("kim@example.org", "You have signed"))
    answer(editor, desk)
    visitor.goto(f"/letters/{slug}")
    expect(visitor.locator("#answer + blockquote")).to_contain_text("We have taken note.")
    expect(visitor.locator(".life")).to_contain_text("answered")


def write_check_mend_and_open(page: Page) -> str:
    page.get_by_role("link", name="Coalition").first.click()
    page.get_by_label("Subject").fill("Co-sponsor the resolution")
    page.get_by_label("To whom").fill("President Lee Jae-myung\nSeoul")
    page.get_by_role("button", name="Begin it").click()
    desk = page.url.removesuffix("/write")
    page.get_by_label("State of the addressee").select_option("KOR")
    page.get_by_label("On which question").select_option("dprk")
    page.get_by_label("Before a decision of").select_option("GA")
    page.get_by_label("Last day for signing").fill((dt.datetime.now(dt.UTC).date() + dt.timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Letter", exact=False).locator("visible=true").last.fill(f"Dear President,\n\n{WRONG}")
    page.locator("input[name=ask]").first.fill("Co-sponsor the resolution of the eighty-first session.")
    page.get_by_role("button", name="Save and check").click()
    expect(page.locator("mark.contradicted")).to_contain_text("2019 to 2022")
    page.goto(desk)
    page.get_by_role("button", name="Open for signature").click()
    expect(page.get_by_role("alert")).to_contain_text("The record contradicts a sentence")
    page.goto(f"{desk}/write")
    page.locator("textarea[name=body]").fill(f"Dear President,\n\n{RIGHT}")
    page.get_by_role("button", name="Save and check").click()
    expect(page.locator("mark.contradicted")).to_have_count(0)
    page.goto(desk)
    page.get_by_role("button", name="Open for signature").click()
    expect(page.locator(".stage").first).to_have_text("open for signature")
    return desk


def refuse_and_look_at_mail(page: Page, desk: str, mailbox: Mailbox) -> None:
    page.goto(f"{desk}/signatures")
    row = page.locator("li", has_text="Spoilers").last
    row.locator("summary").click()
    row.get_by_label("Reason").fill("Not an organisation that we know")
    row.get_by_role("button", name="Refuse").click()
    expect(page.locator("li", has_text="Spoilers").last).to_contain_text("refused")
    body = mailbox.wait_for("spoil@example.org", "Not accepted").get_body(("plain",))
    assert body
    assert "Not an organisation that we know" in body.get_content()
    for _ in range(100):
        page.goto(f"{desk}/mail")
        if "given up" in page.locator("tbody").inner_text():
            break
        time.sleep(0.1)
    expect(page.locator("tr", has_text="Gone Away")).to_contain_text("the server refused the address (550)")
    mailbox.refused.clear()
    page.locator("tr", has_text="Gone Away").get_by_role("button", name="Try again").click()
    mailbox.wait_for("gone@example.org", "Please confirm")


def close_and_deliver(page: Page, desk: str, folder: Path) -> None:
    page.goto(desk)
    page.get_by_role("button", name="Close").click()
    page.get_by_role("link", name="Deliver it").click()
    page.get_by_role("button", name="Make and keep it").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^PDF")).first.click()
    file = folder / "letter.pdf"
    download.value.save_as(file)
    assert "Rights Now 지금" in read_pdf(file.read_bytes())
    page.get_by_label("To whom").fill("The President")
    page.get_by_label("Mail address (if sent from here)").fill("president@example.org")
    page.get_by_role("button", name="Deliver").click()
    expect(page.locator(".stage").first).to_have_text("delivered")


def withdraw_is_too_late(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("main")).to_contain_text("Kim Young-hee")
    expect(page.get_by_role("button", name="Withdraw the signature")).to_have_count(0)


def answer(page: Page, desk: str) -> None:
    page.goto(desk)
    page.get_by_label("On", exact=True).fill("2026-12-01")
    page.get_by_label("Who answered").fill("The Minister")
    page.get_by_label("The answer, or what it says").fill("We have taken note.")
    page.get_by_role("button", name="Keep the answer").click()
    expect(page.locator(".stage").first).to_have_text("answered")
    page.goto(f"{desk}/trail")
    expect(page.locator("tbody")).to_contain_text("delivered it")


def read_pdf(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


def test_a_passkey_signs_in_without_password_and_code(
    chromium: Browser, place: Place, boss: list[Any], mailbox: Mailbox
) -> None:
    invite(come(chromium, place), boss, "keys@example.org")
    context = come(chromium, place)
    page = context.new_page()
    join(page, mailbox.link("keys@example.org", "Invitation"), "Keys")
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    page.goto("/desk/account")
    page.get_by_label("Name of the device").fill("Laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator("main")).to_contain_text("Laptop")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/desk")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Desk")
    assert faults == []
    context.close()


DESK = ["", "/write", "/signatures", "/import", "/delivery", "/mail", "/trail", "/signatures/print"]
PUBLIC = ["/letters", "/letters/{slug}", "/letters/whom", "/letters/record/L2025b", "/desk/sign-in", "/desk/forgotten"]


@pytest.fixture(scope="module")
def drafts(chromium: Browser, place: Place, boss: list[Any]) -> tuple[str, str]:
    """The desk of an open letter in two languages, and its slug."""
    context = come(chromium, place)
    context.add_cookies(boss)
    page = context.new_page()
    page.goto("/desk")
    desk = write_check_mend_and_open(page)
    page.goto(f"{desk}/write?language=ko")
    page.get_by_label("Subject").fill("결의안에 참여해 주십시오")
    page.locator("textarea[name=body]").fill("존경하는 대통령님께,\n\n## 제목\n\n- 하나")
    page.locator("input[name=ask]").first.fill("참여해 주십시오.")
    page.get_by_role("button", name="Save and check").click()
    page.goto(desk)
    slug = page.locator("dl.facts a[href*='/letters/']").inner_text().rsplit("/", 1)[-1]
    for kind, name in (("organisation", "Rights Now"), ("organisation", "Rights Now Inc."), ("individual", "Jane Roe")):
        sign(page, slug, kind, name, f"{name.replace(' ', '').casefold()}x@example.org")
    context.close()
    return desk, slug


@pytest.mark.parametrize("language", ["", "/ko", "/fr", "/ar"])
def test_axe_finds_no_fault_and_no_page_is_wider_than_the_screen(
    chromium: Browser, place: Place, boss: list[Any], drafts: tuple[str, str], language: str
) -> None:
    desk, slug = drafts
    desk = desk.removeprefix(place.address)
    pages = [f"{language}{path.format(slug=slug)}" for path in PUBLIC]
    pages += [f"{language}/letters/{slug}/sign/{kind}" for kind in ("organisation", "individual")]
    pages += [
        f"{language}/letters/{slug}?beside=ko",
        f"{language}/letters/{slug}/again",
        f"{language}/letters/{slug}/thanks",
    ]
    pages += [f"{language}{desk}{path}" for path in DESK]
    pages += [f"{language}/desk", f"{language}/desk/account", f"{language}/desk/account/app"]
    pages += [f"{language}/desk/campaign/coalition", f"{language}{desk}/write?language=ar"]
    context = come(chromium, place, bypass_csp=True)
    context.add_cookies(boss)
    page = context.new_page()
    found: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(place.address) else found.append(asked.url))
    for path in pages:
        answered = page.goto(path)
        assert answered
        assert answered.ok, path
        page.evaluate(AXE.read_text(encoding="utf-8"))
        # Colours are the same in every language: they are looked at in one, and in dark nothing else.
        english: dict[str, dict[str, Any]] = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
        other: dict[str, dict[str, Any]] = {"light": {"rules": {"color-contrast": {"enabled": False}}}}
        for scheme, chosen in (other if language else english).items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            options = {"resultTypes": ["violations"], **chosen}
            faults = page.evaluate("(options) => axe.run(document, options).then((found) => found.violations)", options)
            found += [
                f"{path} {scheme} {fault['id']}: {node['html'][:140]}"
                for fault in faults
                for node in fault["nodes"][:2]
            ]
        for width in (360, 800, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path} is wider than {width}")
    context.close()
    assert found == []


def press_until(page: Page, reached: str, limit: int = 60) -> None:
    """Goes forward by Tab until the words of script are true of `at`, where the focus is."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(f"((at) => {reached})(document.activeElement)"):
            return
    pytest.fail(f"the keyboard does not come to where {reached}")


def test_a_letter_is_signed_by_keyboard_alone(chromium: Browser, place: Place, drafts: tuple[str, str]) -> None:
    context = come(chromium, place)
    page = context.new_page()
    page.goto(f"/letters/{drafts[1]}")
    press_until(page, "at.innerText === 'Endorse as a person'")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name")).to_be_visible()
    press_until(page, "at.name === 'name'")
    for words in ("Kim", "professor of law", "South Korea", "kim.keys@example.org"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at your mail")
    context.close()

"""Every address of the app against every role: who may gets in, who may not learns nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.letters.permissions import PERMISSIONS, Action, Role

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from .conftest import World

# Each door: action, method, address. {…} is filled in from the world; POSTs carry what makes them valid enough to
# reach the deed or be told what is wrong with the form, never to be turned away at the door.
DOORS: list[tuple[Action, str, str]] = [
    (Action.READ_LETTER, "get", "/letters"),
    (Action.READ_LETTER, "get", "/letters/{slug}"),
    (Action.READ_LETTER, "get", "/letters/{slug}/picture.png"),
    (Action.READ_LETTER, "get", "/letters/{slug}/signed"),
    (Action.READ_DRAFT, "get", "/letters/draft/{key}"),
    (Action.SIGN, "get", "/letters/{slug}/sign/organisation"),
    (Action.SIGN, "post", "/letters/{slug}/sign/individual"),
    (Action.SIGN, "get", "/letters/{slug}/thanks"),
    (Action.ASK_LINK, "get", "/letters/{slug}/again"),
    (Action.CONFIRM, "get", "/letters/confirm/{confirm}"),
    (Action.KEEP_OWN, "get", "/letters/own/{own}"),
    (Action.SIGN_IN, "get", "/desk/sign-in"),
    (Action.SIGN_IN, "get", "/desk/forgotten"),
    (Action.SIGN_IN, "post", "/desk/passkey/ask"),
    (Action.OWN_ACCOUNT, "get", "/desk/account"),
    (Action.OWN_ACCOUNT, "get", "/desk/account/app"),
    (Action.OWN_ACCOUNT, "post", "/desk/passkey/begin"),
    (Action.OWN_ACCOUNT, "post", "/desk/passkey/keep"),
    (Action.SEE_DESK, "get", "/desk"),
    (Action.MAKE_CAMPAIGN, "post", "/desk/campaigns/new"),
    (Action.SEE_CAMPAIGN, "get", "/desk/campaign/{campaign}"),
    (Action.CHANGE_CAMPAIGN, "post", "/desk/campaign/{campaign}/save"),
    (Action.INVITE, "post", "/desk/campaign/{campaign}/invite"),
    (Action.REMOVE_EDITOR, "post", "/desk/campaign/{campaign}/editor/{editor}/remove"),
    (Action.MAKE_LETTER, "post", "/desk/campaign/{campaign}/letters/new"),
    (Action.SEE_LETTER, "get", "/desk/letter/{letter}"),
    (Action.OPEN, "post", "/desk/letter/{letter}/open"),
    (Action.CLOSE, "post", "/desk/letter/{letter}/close"),
    (Action.REOPEN, "post", "/desk/letter/{letter}/reopen"),
    (Action.ANSWER, "post", "/desk/letter/{letter}/answer"),
    (Action.WRITE, "get", "/desk/letter/{letter}/write"),
    (Action.WRITE, "post", "/desk/letter/{letter}/frame"),
    (Action.JUSTIFY, "post", "/desk/letter/{letter}/justify"),
    (Action.SEE_SIGNATURES, "get", "/desk/letter/{letter}/signatures"),
    (Action.EXPORT, "get", "/desk/letter/{letter}/signatures.csv"),
    (Action.EXPORT, "get", "/desk/letter/{letter}/signatures/print"),
    (Action.JUDGE_SIGNATURE, "post", "/desk/letter/{letter}/signature/{signature}/judge"),
    (Action.JUDGE_SIGNATURE, "post", "/desk/letter/{letter}/signature/{signature}/apart"),
    (Action.ERASE, "post", "/desk/letter/{letter}/signature/{signature}/erase"),
    (Action.IMPORT, "get", "/desk/letter/{letter}/import"),
    (Action.IMPORT, "post", "/desk/letter/{letter}/import/{list}"),
    (Action.DELIVER, "get", "/desk/letter/{letter}/delivery"),
    (Action.DELIVER, "post", "/desk/letter/{letter}/delivery/send"),
    (Action.MAKE_PAPER, "post", "/desk/letter/{letter}/papers/new"),
    (Action.MAKE_PAPER, "get", "/desk/letter/{letter}/papers/{paper}"),
    (Action.SEE_MAIL, "get", "/desk/letter/{letter}/mail"),
    (Action.RETRY_MAIL, "post", "/desk/letter/{letter}/mail/{mail}/retry"),
    (Action.SEE_TRAIL, "get", "/desk/letter/{letter}/trail"),
    (Action.ADMINISTER, "get", "/desk/administration/"),
    (Action.ADMINISTER, "get", "/desk/administration/letters/account/"),
    (Action.ADMINISTER, "get", "/desk/administration/letters/entry/"),
    (Action.ADMINISTER, "get", "/desk/administration/letters/signature/"),
]

# A role is shown by a link for these two, by signing in for the others.
SHOWN_BY_LINK = {Role.READER: "{key}", Role.SIGNER: "{confirm}"}


@pytest.fixture
def places(world: World) -> dict[str, Any]:
    """What the addresses name."""
    from onrecord.letters.models import Editor, ImportedList, Mail, Paper

    letter = world.open()
    signature = world.sign()
    paper = Paper.objects.create(
        letter=letter, language="en", form="txt", sha256="0" * 64, content=b"paper", organisations=0, individuals=0
    )
    return {
        "slug": letter.slug, "key": letter.draft_key, "letter": letter.pk, "campaign": letter.campaign.slug,
        "signature": signature.pk, "editor": Editor.objects.get(account=world.editor).pk, "paper": paper.pk,
        "list": ImportedList.objects.create(letter=letter, name="list.csv", sha256="0" * 64, rows=[]).pk,
        "mail": Mail.objects.get(signature=signature).pk, "confirm": world.link(signature),
        "own": world.link(signature, "own"),
    }  # fmt: skip


def come(world: World, role: Role) -> Client:
    from django.test import Client

    client = Client()
    account = {
        Role.ADMINISTRATOR: world.administrator, Role.EDITOR: world.editor, Role.OUTSIDER: world.outsider,
    }.get(role)  # fmt: skip
    if account is not None:
        client.force_login(account)
    return client


def go(client: Client, method: str, address: str) -> HttpResponse:
    response = getattr(client, method)(address)
    # Django's administration sends to its own sign-in page, which sends on to ours.
    moved = response.headers.get("Location", "")
    return client.get(moved) if moved.startswith("/desk/administration/login") else response


def is_let_in(response: HttpResponse, address: str) -> bool:
    """Turned away is: to the sign-in page, or a page that is not there."""
    to_sign_in = response.status_code == 302 and "/desk/sign-in" in response.headers["Location"]
    return response.status_code != 404 and not (to_sign_in and address != "/desk/sign-in")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("action", "method", "address"), DOORS, ids=[f"{m} {a}" for _, m, a in DOORS])
def test_a_role_gets_in_where_the_table_says(
    world: World, places: dict[str, Any], action: Action, method: str, address: str, role: Role
) -> None:
    if "{confirm}" in address or "{own}" in address:
        # Whoever holds the link is the signer, signed in or not; all others hold none.
        held = address if role is Role.SIGNER else re.sub(r"{(confirm|own)}", "made-up-by-somebody", address)
    elif "{key}" in address:
        held = address if role in PERMISSIONS[action] else address.replace("{key}", "made-up-by-somebody")
    else:
        held = address
    if address.endswith("/apart"):
        other = world.sign().pk
        response = come(world, role).post(held.format(**places), {"other": other})
    else:
        response = go(come(world, role), method, held.format(**places))
    if role in SHOWN_BY_LINK and action not in (Action.READ_DRAFT, Action.CONFIRM, Action.KEEP_OWN):
        # A link opens its own page and no other: there its holder is a stranger.
        role = Role.STRANGER
    assert is_let_in(response, address) is (role in PERMISSIONS[action]), response.status_code


def test_the_doors_above_are_all_doors_that_there_are() -> None:
    from onrecord.letters.doors import DOORS as HUNG
    from onrecord.letters.urls import urlpatterns

    assert {action for action, _, _ in DOORS} == set(Action)
    views = {f"{p.callback.__module__}.{p.callback.__qualname__}" for p in urlpatterns if p.callback}
    # These two show the record alone and are kept like its pages.
    without = {"onrecord.letters.pages.whom.show_whom", "onrecord.letters.pages.history.show_history"}
    assert views - without == set(HUNG)


def test_a_letter_of_one_campaign_is_not_reached_through_another(world: World, places: dict[str, Any]) -> None:
    """The signature's number with another letter's address leads nowhere, for an editor of both as well."""
    from onrecord.letters.deeds.letters import make_letter

    other = make_letter(
        world.actor, world.campaign, "en",
        {"addressee": "x", "addressee_state": "", "copies": "", "series": "", "forum": "", "deadline": None}, "Other",
    )  # fmt: skip
    client = come(world, Role.EDITOR)
    for address in ("signature/{signature}/judge", "signature/{signature}/erase", "mail/{mail}/retry", "import/{list}"):
        assert client.post(f"/desk/letter/{other.pk}/{address}".format(**places)).status_code == 404, address
    assert client.get(f"/desk/letter/{other.pk}/papers/{places['paper']}").status_code == 404


def test_the_draft_is_seen_by_its_link_alone(world: World, visitor: Client) -> None:
    assert visitor.get(f"/letters/{world.letter.slug}").status_code == 404
    assert visitor.get(f"/letters/draft/{world.letter.draft_key}").status_code == 200
    assert b"A draft" not in visitor.get("/letters").content
    assert world.letter.slug.encode() not in visitor.get("/letters").content


def test_visitors_get_no_cookie(world: World, visitor: Client) -> None:
    letter = world.open()
    for address in (
        "/letters",
        f"/letters/{letter.slug}",
        f"/letters/{letter.slug}/sign/organisation",
        "/",
        "/letters/whom",
    ):
        response = visitor.get(address)
        assert response.status_code == 200
        assert not response.cookies, address
    assert "no-store" in visitor.get(f"/letters/{letter.slug}").headers["Cache-Control"]


def test_what_an_editor_sees_is_never_kept_for_others(world: World, visitor: Client) -> None:
    client = come(world, Role.EDITOR)
    assert client.get(f"/desk/letter/{world.letter.pk}").status_code == 200
    assert visitor.get(f"/desk/letter/{world.letter.pk}").status_code == 302
    admin = come(world, Role.ADMINISTRATOR)
    assert "no-store" in admin.get("/desk/administration/").headers["Cache-Control"]


def test_forms_of_other_sites_are_refused(world: World) -> None:
    from django.test import Client

    letter = world.open()
    stranger = Client(headers={"Origin": "https://elsewhere.example"})
    assert stranger.post(f"/letters/{letter.slug}/sign/organisation", {}).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.editor)
    assert strict.post(f"/desk/letter/{letter.pk}/close").status_code == 403
    assert world.fresh().stage == "open"
    page = strict.get(f"/desk/letter/{letter.pk}").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    assert strict.post(f"/desk/letter/{letter.pk}/close", {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert world.fresh().stage == "closed"


def test_the_policy_stays_strict(world: World, visitor: Client) -> None:
    letter = world.open()
    policy = visitor.get(f"/letters/{letter.slug}").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    admin = come(world, Role.ADMINISTRATOR)
    assert admin.get("/desk/administration/").headers["Content-Security-Policy"] == policy
    for address in (f"/letters/{letter.slug}", f"/letters/{letter.slug}/sign/organisation"):
        assert b" style=" not in visitor.get(address).content


def test_the_log_tells_no_link(site: None) -> None:
    """What goes wrong on the page of a link is noted with its address; who reads the log shall not use it."""
    import logging

    from django.conf import settings

    from onrecord.web.logs import HideSecrets

    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["secrets"]
    for address, shown in (
        ("/ko/desk/join/vgZBjd6BP6Pv", "/ko/desk/join/…"),
        ("/letters/confirm/abc-_1", "/letters/confirm/…"),
        ("/letters/own/abc", "/letters/own/…"),
        ("/letters/draft/abc", "/letters/draft/…"),
        ("/check/abc", "/check/…"),
        ("/letters/own-address/sign/organisation", "/letters/own-address/sign/organisation"),
        ("/check", "/check"),
    ):
        record = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Not Found", address), None)
        assert HideSecrets().filter(record)
        assert record.getMessage() == f"Not Found: {shown}"

"""How editors come in: both factors or not at all; guessing is slowed; links of invitations are good once."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pyotp
import pytest

from .conftest import PASSWORD, TOTP_SECRET, enter

if TYPE_CHECKING:
    from django.test import Client

    from .conftest import Clock, World

GOOD = "a sufficiently long pass phrase"


def code(clock: Clock, secret: str = TOTP_SECRET) -> str:
    return pyotp.TOTP(secret).at(clock.at)


def sign_in(client: Client, clock: Clock, email: str = "editor@example.org", password: str = PASSWORD) -> int:
    first = client.post("/desk/sign-in", {"email": email, "password": password})
    if first.status_code != 302:
        return first.status_code
    return client.post("/desk/second", {"code": code(clock)}).status_code


def test_both_factors_let_in(world: World, visitor: Client, clock: Clock) -> None:
    assert visitor.get("/desk").headers["Location"].startswith("/desk/sign-in?next=")
    assert visitor.post("/desk/sign-in", {"email": "Editor@example.org", "password": PASSWORD}).status_code == 302
    assert visitor.get("/desk").status_code == 302, "one factor opens nothing"
    assert visitor.post("/desk/second", {"code": "000000"}).status_code == 422
    assert visitor.post("/desk/second", {"code": code(clock)}).headers["Location"] == "/desk"
    assert visitor.get("/desk").status_code == 200
    visitor.post("/desk/sign-out")
    assert visitor.get("/desk").status_code == 302


def test_a_code_is_taken_once(world: World, visitor: Client, clock: Clock) -> None:
    from django.test import Client

    assert sign_in(visitor, clock) == 302
    assert sign_in(Client(), clock) == 422
    clock.go(seconds=30)
    assert sign_in(Client(), clock) == 302


def test_a_recovery_code_is_taken_once(world: World, clock: Clock) -> None:
    from onrecord.letters.accounts.factors import renew_recovery_codes, take_code

    codes = renew_recovery_codes(world.editor)
    assert len(set(codes)) == 10
    assert take_code(world.editor, codes[3].upper())
    assert not take_code(world.editor, codes[3])
    renew_recovery_codes(world.editor)
    assert not take_code(world.editor, codes[4])


def test_the_second_factor_waits_no_longer_than_some_minutes(world: World, visitor: Client, clock: Clock) -> None:
    visitor.post("/desk/sign-in", {"email": "editor@example.org", "password": PASSWORD})
    clock.go(minutes=11)
    assert visitor.post("/desk/second", {"code": code(clock)}).headers["Location"] == "/desk/sign-in"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(world: World, visitor: Client) -> None:
    def answer(email: str) -> str:
        text = visitor.post("/desk/sign-in", {"email": email, "password": "wrong"}).content.decode()
        return re.sub(r'value="[^"]*"', "", text)

    assert answer("editor@example.org") == answer("nobody@example.org")
    known = visitor.post("/desk/forgotten", {"email": "editor@example.org"})
    stranger = visitor.post("/desk/forgotten", {"email": "nobody@example.org"})
    assert (known.status_code, known.content) == (stranger.status_code, stranger.content)


def test_guessing_passwords_is_slowed_ever_more(world: World, visitor: Client, clock: Clock) -> None:
    answers = [sign_in(visitor, clock, password=f"wrong {n}") for n in range(8)]
    assert answers[:6] == [422] * 6
    assert answers[6:] == [429] * 2
    assert sign_in(visitor, clock) == 429, "the right one is refused as well while the wait lasts"
    clock.go(seconds=3)
    assert sign_in(visitor, clock, password="wrong again") == 422  # noqa: S106
    clock.go(seconds=3)
    assert sign_in(visitor, clock) == 429, "the wait has doubled"
    clock.go(seconds=3)
    assert sign_in(visitor, clock) == 302


def test_guessing_codes_is_slowed(world: World, visitor: Client, clock: Clock) -> None:
    visitor.post("/desk/sign-in", {"email": "editor@example.org", "password": PASSWORD})
    answers = [visitor.post("/desk/second", {"code": f"{n:06}"}).status_code for n in range(8)]
    assert answers[:6] == [422] * 6
    assert answers[7] == 429


def test_sign_in_leads_to_no_other_site(world: World, visitor: Client, clock: Clock) -> None:
    visitor.post("/desk/sign-in", {"email": "editor@example.org", "password": PASSWORD})
    answer = visitor.post("/desk/second", {"code": code(clock), "next": "//elsewhere.example/"})
    assert answer.headers["Location"] == "/desk"


def invited(world: World, email: str = "new@example.org") -> str:
    """The address in the mail of an invitation."""
    from onrecord.letters.deeds.campaigns import invite

    from .test_mail import send

    invite(world.actor, world.campaign, email, "en")
    (mail,) = send()
    found = re.search(r"http://127\.0\.0\.1:8765(/desk/join/\S+)", str(mail.body))
    assert found
    return found[1]


def join(client: Client, address: str, clock: Clock, password: str = GOOD) -> str:
    page = client.get(address).content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert secret
    return client.post(
        address, {"name": "New Editor", "password": password, "code": code(clock, secret[1])}
    ).content.decode()


def test_an_invitation_makes_an_account_with_both_factors_once(world: World, visitor: Client, clock: Clock) -> None:
    from django.test import Client

    address = invited(world)
    page = join(visitor, address, clock)
    assert len(re.findall(r"<code>[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}</code>", page)) == 10
    assert visitor.get(f"/desk/campaign/{world.campaign.slug}").status_code == 200
    assert Client().get(address).status_code == 410


@pytest.mark.parametrize("password", ["short", "123456789012345", "password1234", "new@example.org"])
def test_weak_passwords_are_refused(world: World, visitor: Client, clock: Clock, password: str) -> None:
    from onrecord.letters.models import Account

    join(visitor, invited(world), clock, password)
    assert not Account.objects.filter(email="new@example.org").exists()


def test_an_invitation_runs_out_and_a_second_mail_ends_the_first(world: World, visitor: Client, clock: Clock) -> None:
    from onrecord.letters.mail.messages import INVITED_FOR, make_invitation_link
    from onrecord.letters.models import Invitation

    first = invited(world)
    second = make_invitation_link(Invitation.objects.get(), INVITED_FOR).removeprefix("http://127.0.0.1:8765")
    assert visitor.get(first).status_code == 410
    assert visitor.get(second).status_code == 200
    clock.go(days=8)
    assert visitor.get(second).status_code == 410


def test_who_has_an_account_joins_another_campaign_signed_in(world: World, visitor: Client, clock: Clock) -> None:
    from .conftest import enter

    address = invited(world, world.outsider.email)
    assert visitor.get(address).headers["Location"].startswith("/desk/sign-in")
    other = enter(world.outsider)
    assert other.get(address).headers["Location"] == "/desk"
    assert other.get(f"/desk/campaign/{world.campaign.slug}").status_code == 200


def test_a_new_password_ends_the_old_one_and_all_sessions(world: World, visitor: Client, clock: Clock) -> None:
    from django.test import Client

    from .test_mail import send

    assert sign_in(visitor, clock) == 302
    Client().post("/desk/forgotten", {"email": "editor@example.org"})
    (mail,) = send()
    address = re.search(r"8765(/desk/join/\S+)", str(mail.body))
    assert address
    assert Client().post(address[1], {"password": GOOD}).headers["Location"] == "/desk/sign-in"
    assert visitor.get("/desk").status_code == 302
    clock.go(seconds=30)
    assert sign_in(Client(), clock) == 422
    assert sign_in(Client(), clock, password=GOOD) == 302
    assert Client().get(address[1]).status_code == 410


def test_the_last_editor_stays(world: World) -> None:
    from onrecord.letters.deeds.campaigns import remove_editor
    from onrecord.letters.life import StepError
    from onrecord.letters.models import Editor

    first, second = Editor.objects.filter(campaign=world.campaign)
    remove_editor(world.actor, first)
    with pytest.raises(StepError):
        remove_editor(world.actor, second)


def test_whoever_runs_the_machine_invites_the_first_administrator(world: World, visitor: Client, clock: Clock) -> None:
    from onrecord.letters.deeds.inviting import invite_administrator

    address = invite_administrator("Boss@example.org").removeprefix("http://127.0.0.1:8765")
    join(visitor, address, clock)
    assert visitor.get("/desk/administration/").status_code == 200


def test_the_administration_erases_and_writes_it_down(world: World) -> None:
    from onrecord.letters.models import Entry

    from .conftest import enter

    world.open()
    signature = world.confirm(world.sign())
    admin = enter(world.administrator)
    erased = {"action": "erase_signatures", "_selected_action": [signature.pk]}
    assert admin.post("/desk/administration/letters/signature/", erased).status_code == 302
    signature.refresh_from_db()
    assert (signature.email, signature.standing) == ("", "confirmed")
    assert Entry.objects.filter(action="erase", actor=world.administrator).exists()
    change = {"email": "x@example.org", "name": "Renamed", "language": "en", "is_active": "on"}
    admin.post(f"/desk/administration/letters/account/{world.outsider.pk}/change/", change)
    world.outsider.refresh_from_db()
    assert (world.outsider.name, world.outsider.email) == ("Renamed", "other@example.org")
    assert Entry.objects.get(action="administer").detail["fields"] == ["name"]
    for table in ("entry", "signature", "letter", "mail"):
        assert admin.get(f"/desk/administration/letters/{table}/add/").status_code in (403, 404)


def test_a_copy_of_the_database_does_not_tell_the_secrets_of_apps(world: World, visitor: Client) -> None:
    from django.contrib.sessions.models import Session
    from django.db import connection

    from onrecord.letters.models import Account
    from onrecord.letters.models.sealed import seal, unseal

    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_secret FROM accounts WHERE id = %s", [world.editor.pk])
        (held,) = cursor.fetchone()
    assert TOTP_SECRET not in held
    assert len(held) <= 255
    assert unseal(held) == Account.objects.get(pk=world.editor.pk).totp_secret == TOTP_SECRET
    assert (unseal(held[:-4] + "AAAA"), unseal("JBSWY3DPEHPK3PXP"), seal("")) == ("", "", "")

    client = enter(world.editor)
    page = client.get("/desk/account/app").content.decode()
    (session,) = (row.get_decoded() for row in Session.objects.all() if "new_app_secret" in row.get_decoded())
    assert session["new_app_secret"] not in page
    assert unseal(session["new_app_secret"]) in page


def test_secrets_that_stood_there_open_are_sealed_by_the_upgrade(world: World) -> None:
    from importlib import import_module

    from django.db import connection

    from onrecord.letters.models import Account

    upgrade = import_module("onrecord.letters.migrations.0003_secrets_of_apps_are_sealed")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts SET totp_secret = %s WHERE id = %s", [TOTP_SECRET, world.editor.pk])
        # Others are sealed already in this database: the upgrade sees them all open.
        cursor.execute("UPDATE accounts SET totp_secret = '' WHERE id <> %s", [world.editor.pk])
    upgrade._rewrite(SimpleNamespace(connection=connection), upgrade.seal)
    assert Account.objects.get(pk=world.editor.pk).totp_secret == TOTP_SECRET

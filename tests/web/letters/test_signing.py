"""Signing, confirming, refusing, withdrawing, erasing; what a stranger can learn of it, which is nothing."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from onrecord.letters.life import StepError

if TYPE_CHECKING:
    from django.test import Client

    from .conftest import Clock, World

FORM = {
    "name": "Rights Now", "country": "KR", "website": "rights.example", "person": "Kim", "role": "Director",
    "email": "kim@rights.example", "consent": "on", "form": "f1",
}  # fmt: skip


def numbers(world: World) -> dict[str, int]:
    from onrecord.letters.models import Mail, Signature

    return {"signatures": Signature.objects.filter(letter=world.letter).count(), "mails": Mail.objects.count()}


def test_a_form_keeps_a_signature_and_its_mail(world: World, visitor: Client) -> None:
    from onrecord.letters.models import Entry, Mail, Signature

    letter = world.open()
    page = visitor.get(f"/letters/{letter.slug}/sign/organisation").content.decode()
    nonce = re.search(r'name="form" value="([^"]{16,})"', page)
    assert nonce
    sent = visitor.post(f"/letters/{letter.slug}/sign/organisation", FORM | {"form": nonce[1]})
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/letters/{letter.slug}/thanks")
    signature = Signature.objects.get(letter=letter)
    assert (signature.standing, signature.consent, signature.website) == ("pending", True, "https://rights.example")
    assert "shown" in signature.consent_words
    assert Mail.objects.get(signature=signature).kind == "confirm"
    assert "Rights Now" not in visitor.get(f"/letters/{letter.slug}").content.decode()
    said = Entry.objects.get(signature=signature)
    assert (said.role, said.action) == ("signer", "sign")
    assert "kim" not in str(said.detail).casefold()


def test_the_same_form_sent_twice_is_one_signature(world: World, visitor: Client) -> None:
    letter = world.open()
    answers = [visitor.post(f"/letters/{letter.slug}/sign/organisation", FORM) for _ in range(3)]
    assert {(a.status_code, a.headers["Location"]) for a in answers} == {(302, f"/letters/{letter.slug}/thanks")}
    assert numbers(world) == {"signatures": 1, "mails": 1}


def test_who_signed_before_gets_the_same_answer_and_a_mail(world: World, visitor: Client, clock: Clock) -> None:
    from onrecord.letters.models import Mail

    letter = world.open()
    first = visitor.post(f"/letters/{letter.slug}/sign/organisation", FORM)
    clock.go(hours=1)
    again = FORM | {"form": "f2", "name": "RIGHTS  now", "email": "Kim@Rights.example"}
    second = visitor.post(f"/letters/{letter.slug}/sign/organisation", again)
    assert (first.status_code, first.headers["Location"], first.content) == (
        second.status_code, second.headers["Location"], second.content,
    )  # fmt: skip
    assert numbers(world)["signatures"] == 1
    assert [mail.kind for mail in Mail.objects.order_by("id")] == ["confirm", "again"]


def test_asking_again_answers_alike_for_known_and_unknown_addresses(
    world: World, visitor: Client, clock: Clock
) -> None:
    from onrecord.letters.models import Mail

    letter = world.open()
    visitor.post(f"/letters/{letter.slug}/sign/organisation", FORM)
    clock.go(hours=1)
    known = visitor.post(f"/letters/{letter.slug}/again", {"email": "kim@rights.example"})
    stranger = visitor.post(f"/letters/{letter.slug}/again", {"email": "nobody@rights.example"})
    assert (known.status_code, known.headers["Location"], known.content) == (
        stranger.status_code, stranger.headers["Location"], stranger.content,
    )  # fmt: skip
    assert Mail.objects.filter(kind="again").count() == 1
    visitor.post(f"/letters/{letter.slug}/again", {"email": "kim@rights.example"})
    assert Mail.objects.filter(kind="again").count() == 1, "not twice within minutes"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Rights\r\nBcc: all@example.org"), ("person", "Kim\nX: y"), ("email", "kim@example.org\nBcc: x@y.z"),
        ("email", "kim@example.org,more@example.org"), ("country", "XX"), ("website", "javascript:alert(1)"),
        ("website", "file:///etc/passwd"), ("name", ""), ("name", "x" * 201), ("role", "\x00"),
    ],
)  # fmt: skip
def test_what_does_not_belong_in_a_field_is_refused(world: World, visitor: Client, field: str, value: str) -> None:
    letter = world.open()
    answer = visitor.post(f"/letters/{letter.slug}/sign/organisation", FORM | {field: value})
    assert answer.status_code == 422
    assert numbers(world) == {"signatures": 0, "mails": 0}


def test_a_draft_and_a_letter_past_its_day_cannot_be_signed(world: World, visitor: Client, clock: Clock) -> None:
    assert visitor.post(f"/letters/{world.letter.slug}/sign/organisation", FORM).status_code == 404
    letter = world.open()
    clock.at = dt.datetime(2026, 11, 1, 23, 59, tzinfo=dt.UTC)
    assert visitor.get(f"/letters/{letter.slug}/sign/organisation").status_code == 200
    clock.go(minutes=1)
    assert visitor.post(f"/letters/{letter.slug}/sign/organisation", FORM).status_code == 410
    with pytest.raises(StepError):
        world.sign()


def test_one_address_is_not_filled_with_mail(world: World, visitor: Client) -> None:
    letter = world.open()
    answers = [
        visitor.post(
            f"/letters/{letter.slug}/sign/organisation", FORM | {"form": f"f{n}", "name": f"Name {n}"}
        ).status_code
        for n in range(14)
    ]
    assert answers == [302] * 12 + [429] * 2


def test_the_mailed_link_confirms_once_and_opening_it_does_nothing(world: World, visitor: Client) -> None:
    letter = world.open()
    signature = world.sign(consent=False)
    address = f"/letters/confirm/{world.link(signature)}"
    for _ in range(2):
        assert visitor.get(address).status_code == 200
    signature.refresh_from_db()
    assert signature.standing == "pending"
    assert visitor.post(address, {"consent": "on"}).headers["Location"] == f"/letters/{letter.slug}/signed"
    signature.refresh_from_db()
    assert (signature.standing, signature.consent) == ("confirmed", True)
    assert visitor.post(address, {"consent": ""}).status_code == 410
    assert "Organisation" in visitor.get(f"/letters/{letter.slug}").content.decode()


def test_a_link_runs_out(world: World, visitor: Client, clock: Clock) -> None:
    from onrecord.letters.mail.messages import write_message
    from onrecord.letters.models import Mail

    world.open()
    message = write_message(Mail.objects.get(signature=world.sign()))
    assert message
    address = re.search(r"/letters/confirm/\S+", message.body)
    assert address
    clock.go(days=8)
    assert "has run out" in visitor.get(address[0]).content.decode()
    assert visitor.post(address[0]).status_code == 410


def test_only_a_hash_of_a_link_is_kept(world: World) -> None:
    from onrecord.letters.links import digest, is_ours
    from onrecord.letters.models import Link

    world.open()
    secret = world.link(world.sign())
    kept = Link.objects.get()
    assert kept.digest == digest(secret) != secret
    assert is_ours("confirm", secret)
    assert not is_ours("own", secret), "a link for one purpose is none for another"
    assert not is_ours("confirm", "x" + secret[1:])
    assert not is_ours("confirm", "")


def test_guessing_links_is_slowed(world: World, visitor: Client, clock: Clock) -> None:
    world.open()
    right = f"/letters/confirm/{world.link(world.sign())}"
    answers = [visitor.get(f"/letters/confirm/guess-{n}").status_code for n in range(8)]
    assert answers[:6] == [404] * 6
    assert answers[7] == 429
    assert visitor.get(right).status_code == 429, "a right one is refused as well"
    clock.go(minutes=20)
    assert visitor.get(right).status_code == 200


def test_a_signer_withdraws_before_delivery_and_not_after(world: World, visitor: Client) -> None:
    letter = world.open()
    stays, goes = world.confirm(world.sign()), world.confirm(world.sign())
    own = f"/letters/own/{world.link(goes, 'own')}"
    assert "Organisation" in visitor.get(own).content.decode()
    assert "is withdrawn" in visitor.post(own, {"do": "withdraw"}).content.decode()
    goes.refresh_from_db()
    assert goes.standing == "withdrawn"
    page = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert stays.name in page
    assert goes.name not in page
    late = f"/letters/own/{world.link(stays, 'own')}"
    deliver(world)
    assert visitor.post(late, {"do": "withdraw"}).status_code == 409
    stays.refresh_from_db()
    assert stays.standing == "confirmed"


def test_a_signer_changes_whether_the_name_is_shown(world: World, visitor: Client) -> None:
    letter = world.open()
    signature = world.confirm(world.sign())
    visitor.post(f"/letters/own/{world.link(signature, 'own')}", {"do": "consent"})
    page = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert signature.name not in page
    assert "1 more organisation does not want to be named" in page


def test_an_editor_refuses_with_a_reason_and_takes_it_back(world: World) -> None:
    from onrecord.letters.deeds.signing import refuse, restore
    from onrecord.letters.models import Entry, Mail

    world.open()
    signature = world.confirm(world.sign())
    with pytest.raises(StepError):
        refuse(world.actor, signature, "  ")
    refuse(world.actor, signature, "We know of no such organisation")
    signature.refresh_from_db()
    assert (signature.standing, signature.refusal) == ("refused", "We know of no such organisation")
    assert Mail.objects.filter(signature=signature, kind="refused").exists()
    assert Entry.objects.get(action="refuse").actor == world.editor
    restore(world.actor, signature)
    signature.refresh_from_db()
    assert signature.standing == "confirmed"


def test_a_refusal_is_not_taken_back_when_the_same_was_signed_again(world: World) -> None:
    from onrecord.letters.deeds.signing import refuse, restore

    world.open()
    first = world.sign(name="Rights Now", email="a@example.org")
    refuse(world.actor, first, "Please give your full name")
    world.sign(name="Rights now", email="a@example.org")
    with pytest.raises(StepError):
        restore(world.actor, first)


def test_erasing_keeps_the_counts(world: World, visitor: Client) -> None:
    from onrecord.letters.models import Entry, Kind, Link, Mail, Signature

    letter = world.open()
    person = world.confirm(
        world.sign(kind=Kind.INDIVIDUAL, name="Jane Roe", email="jane@example.org", person="", role="")
    )
    group = world.confirm(world.sign(name="Rights Now", person="Kim", email="kim@example.org"))
    before = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert "Jane Roe" in before
    answer = visitor.post(f"/letters/own/{world.link(person, 'own')}", {"do": "erase"})
    assert answer.status_code == 200
    from onrecord.letters.deeds.signing import erase

    erase(world.actor, group)
    rows = list(Signature.objects.filter(letter=letter).values().order_by("id"))
    held = " ".join(str(value) for row in rows for value in row.values())
    assert not re.search(r"Jane|Roe|jane@|Kim|kim@", held)
    assert [(row["kind"], row["country"], row["standing"]) for row in rows] == [
        ("individual", "KR", "confirmed"), ("organisation", "KR", "confirmed"),
    ]  # fmt: skip
    page = visitor.get(f"/letters/{letter.slug}").content.decode()
    assert "Jane Roe" not in page
    assert "Rights Now" in page, "an organisation's name is no personal data"
    assert not Link.objects.filter(signature=person).exists()
    assert not Mail.objects.filter(signature=person, state="queued").exists()
    from onrecord.letters.counting import count_signatures

    assert (count_signatures(letter).organisations, count_signatures(letter).individuals) == (1, 1)
    assert not re.search(r"Jane|jane@|Kim|kim@", str(list(Entry.objects.values())))


def test_counts_by_country_survive_closing(world: World, visitor: Client) -> None:
    letter = world.open()
    for country in ("KR", "KR", "DE"):
        world.confirm(world.sign(country=country))
    world.sign(country="FR")
    world.close()
    from onrecord.letters.counting import count_by_country

    assert [(row.name, row.organisations) for row in count_by_country(letter)] == [("South Korea", 2), ("Germany", 1)]
    assert "Germany" in visitor.get(f"/letters/{letter.slug}").content.decode()


def test_a_pending_signature_is_not_confirmed_after_closing(world: World, visitor: Client) -> None:
    world.open()
    signature = world.sign()
    address = f"/letters/confirm/{world.link(signature)}"
    world.close()
    assert "not open for signature any more" in visitor.get(address).content.decode()
    assert visitor.post(address).status_code == 410
    signature.refresh_from_db()
    assert signature.standing == "pending"


def deliver(world: World) -> None:
    from onrecord.letters.deeds.delivering import deliver as send
    from onrecord.letters.deeds.delivering import make_paper

    letter = world.close()
    paper = make_paper(world.actor, letter, "en", "txt")
    send(
        world.actor, letter, paper, channel="post", recipient="The President", address="", on=dt.date(2026, 11, 2),
        remark="",
    )  # fmt: skip
    world.fresh()

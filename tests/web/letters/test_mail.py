"""Mail: its words and links, retries, what is shown to editors, reminders; headers that nobody can add."""

from __future__ import annotations

import datetime as dt
import re
import smtplib
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

    from .conftest import Clock, World


def send() -> list[EmailMessage]:
    from django.core import mail

    from onrecord.letters.mail.sending import send_due

    mail.outbox = []
    send_due()
    return mail.outbox


class Refusing:
    """A mail server that answers as the test wants."""

    faults: ClassVar[list[Exception]] = []
    sent: ClassVar[list[Any]] = []

    def __init__(self, *_args: Any, **_options: Any) -> None:
        return

    def send_messages(self, messages: list[Any]) -> int:
        if self.faults:
            raise self.faults.pop(0)
        self.sent.extend(messages)
        return len(messages)

    def close(self) -> None:
        return


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> type[Refusing]:
    from onrecord.letters.mail import sending

    Refusing.faults, Refusing.sent = [], []
    monkeypatch.setattr(sending, "get_connection", Refusing)
    return Refusing


def test_the_mail_brings_the_link_that_confirms_and_then_the_one_that_withdraws(world: World) -> None:
    from django.test import Client

    world.open()
    signature = world.sign(language="fr")
    (mail,) = send()
    assert mail.to == [signature.email]
    assert mail.reply_to == ["office@example.org"]
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    address = re.search(r"http://\S+(/fr/letters/confirm/\S+)", str(mail.body))
    assert address
    assert Client().post(address[1], {"consent": "on"}).status_code == 302
    (confirmed,) = send()
    own = re.search(r"(/fr/letters/own/\S+)", str(confirmed.body))
    assert own
    assert signature.name in Client().get(own[1]).content.decode()
    assert send() == []


def test_the_queue_holds_no_words_and_no_links(world: World) -> None:
    from onrecord.letters.models import Mail

    world.open()
    world.sign(name="Rights Now", email="kim@example.org")
    held = str(list(Mail.objects.values()))
    assert "kim@" not in held
    assert "confirm/" not in held


def test_a_server_that_is_away_is_tried_again_ever_later_and_then_given_up(
    world: World, clock: Clock, refusing: type[Refusing]
) -> None:
    from onrecord.letters.mail.sending import PAUSES, retry, send_due
    from onrecord.letters.models import Mail

    world.open()
    world.sign()
    refusing.faults = [ConnectionRefusedError()] * 7
    waits = []
    for _ in range(7):
        mail = Mail.objects.get()
        clock.at = max(clock.at, mail.due_at)
        assert send_due() == 0
        mail.refresh_from_db()
        waits.append(mail.due_at - clock.at)
    assert waits[:6] == list(PAUSES)
    assert (mail.state, mail.tries) == ("failed", 7)
    assert "could not be reached" in mail.fault
    assert send_due() == 0
    retry(mail)
    assert send_due() == 1
    mail.refresh_from_db()
    assert (mail.state, mail.fault) == ("sent", "")


def test_a_mail_that_goes_out_twice_after_a_kill_has_one_name_by_which_it_is_known(
    world: World, clock: Clock, refusing: type[Refusing], monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.letters.mail import sending
    from onrecord.letters.models import Mail

    world.open()
    world.sign()
    world.sign()

    # The worker dies after the server took the mail and before that is written down.
    with monkeypatch.context() as killed:
        killed.setattr(sending.Mail.objects, "filter", die_at_the_end(sending.Mail.objects.filter))
        with pytest.raises(KeyboardInterrupt):
            sending.send_due()
    assert Mail.objects.filter(state="queued").count() == 2
    clock.go(minutes=6)
    assert sending.send_due() == 2
    names = [mail.extra_headers["Message-ID"] for mail in refusing.sent]
    assert len(names) == 3
    assert names[0] == names[2] != names[1], "the second mail was due before the first was free again"


def die_at_the_end(find: Any) -> Any:
    """Finds as before, but that a mail is sent can no more be written down."""

    class Dying:
        def __init__(self, rows: Any) -> None:
            self.rows = rows

        def update(self, **changes: Any) -> int:
            if changes.get("state") == "sent":
                raise KeyboardInterrupt
            return int(self.rows.update(**changes))

        def __getattr__(self, name: str) -> Any:
            return getattr(self.rows, name)

    return lambda **wanted: Dying(find(**wanted))


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"x@y.z": (550, b"no such user")}), "failed"),
        (smtplib.SMTPRecipientsRefused({"x@y.z": (451, b"greylisted")}), "queued"),
        (smtplib.SMTPServerDisconnected("gone"), "queued"),
        (smtplib.SMTPDataError(554, b"spam"), "failed"),
        (smtplib.SMTPAuthenticationError(535, b"no"), "queued"),
        (TimeoutError(), "queued"),
    ],
    ids=str,
)
def test_what_is_refused_for_good_is_given_up_at_once(
    world: World, refusing: type[Refusing], fault: Exception, state: str
) -> None:
    from onrecord.letters.mail.sending import send_due
    from onrecord.letters.models import Mail

    world.open()
    world.sign()
    refusing.faults = [fault]
    send_due()
    mail = Mail.objects.get()
    assert mail.state == state
    assert "y.z" not in mail.fault


def test_editors_see_what_failed_and_have_it_tried_again(world: World, refusing: type[Refusing]) -> None:
    from onrecord.letters.mail.sending import send_due
    from onrecord.letters.models import Mail

    from .conftest import enter

    letter = world.open()
    world.sign()
    refusing.faults = [smtplib.SMTPRecipientsRefused({"x@y.z": (550, b"no")})]
    send_due()
    editor = enter(world.editor)
    assert "1 mail could not be sent" in editor.get(f"/desk/letter/{letter.pk}").content.decode()
    page = editor.get(f"/desk/letter/{letter.pk}/mail").content.decode()
    assert "the server refused the address (550)" in page
    editor.post(f"/desk/letter/{letter.pk}/mail/{Mail.objects.get().pk}/retry")
    assert send_due() == 1


def test_one_mail_that_cannot_be_made_holds_no_other_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core import mail

    from onrecord.letters.mail import sending

    world.open()
    world.sign()
    world.sign()
    real = sending.write_message
    broken: list[int] = []

    def write(queued: Any) -> Any:
        message = real(queued)
        if not broken:
            broken.append(queued.pk)
            return sending.Message("x@example.org\nBcc: y@example.org", message.subject, message.body)
        return message

    monkeypatch.setattr(sending, "write_message", write)
    mail.outbox = []
    assert sending.send_due() == 1
    assert len(mail.outbox) == 1
    from onrecord.letters.models import Mail

    assert Mail.objects.get(pk=broken[0]).state == "failed"


def test_a_subject_with_a_line_break_makes_no_header(world: World) -> None:
    from onrecord.letters.models import LetterText

    LetterText.objects.filter(letter=world.letter).update(subject="Subject\r\nBcc: all@example.org")
    world.open()
    world.sign()
    (mail,) = send()
    assert "\n" not in str(mail.subject)
    assert mail.message()["Bcc"] is None


def test_what_is_no_longer_so_is_not_mailed(world: World) -> None:
    from onrecord.letters.deeds.signing import erase
    from onrecord.letters.models import Mail

    world.open()
    erase(world.actor, world.sign())
    world.sign()
    world.close()
    assert send() == []
    assert {mail.state for mail in Mail.objects.all()} == {"dropped"}


def test_a_mail_is_taken_by_one_worker(world: World) -> None:
    from onrecord.letters.mail.sending import _take
    from onrecord.letters.models import Mail

    world.open()
    world.sign()
    first, second = Mail.objects.get(), Mail.objects.get()
    assert _take(first)
    assert not _take(second)


def test_signers_are_reminded_twice_and_no_more(world: World, clock: Clock) -> None:
    from onrecord.letters.mail.days import do_what_is_due
    from onrecord.letters.models import Mail

    world.open()
    world.sign()
    confirmed = world.confirm(world.sign())
    send()
    kinds = []
    for _ in range(12):
        clock.go(days=1)
        for _ in range(2):
            do_what_is_due()
        kinds += [str(mail.subject).split(":")[0] for mail in send()]
    assert [kind for kind in kinds if kind.startswith("Not yet")] == ["Not yet confirmed"] * 2
    assert not Mail.objects.filter(signature=confirmed, kind="remind").exists()


def test_editors_are_told_before_the_last_day_and_the_letter_closes_after_it(world: World, clock: Clock) -> None:
    from onrecord.letters.mail.days import do_what_is_due
    from onrecord.letters.models import Entry

    world.open()
    told = []
    while clock.at.date() < dt.date(2026, 11, 2):
        do_what_is_due()
        do_what_is_due()
        told += [(clock.at.date().day, mail.to[0]) for mail in send()]
        clock.go(days=1)
    days = sorted({day for day, _ in told})
    assert days == [25, 30]
    assert len(told) == len(set(told)) == 4, "the campaign has two editors"
    do_what_is_due()
    assert world.fresh().stage == "closed"
    last = Entry.objects.filter(letter=world.letter, action="close").last()
    assert last
    assert (last.role, last.actor) == ("site", None)


def test_what_has_served_is_forgotten(world: World, clock: Clock) -> None:
    from onrecord.letters.mail.days import forget
    from onrecord.letters.models import ImportedList

    ImportedList.objects.create(letter=world.letter, name="x", sha256="0", rows=[])
    forget()
    assert ImportedList.objects.exists()
    clock.go(days=2)
    forget()
    assert not ImportedList.objects.exists()


@pytest.mark.parametrize("language", ["en", "ko", "fr"])
def test_every_mail_has_words_in_every_language(world: World, language: str) -> None:
    from onrecord.letters.deeds.campaigns import ask_for_password, invite
    from onrecord.letters.deeds.signing import refuse
    from onrecord.letters.mail.messages import write_message
    from onrecord.letters.models import Mail, MailKind

    world.open()
    pending, confirmed, refused = world.sign(), world.confirm(world.sign()), world.sign()
    refuse(world.actor, refused, "no")
    invite(world.actor, world.campaign, "new@example.org", language)
    ask_for_password(world.editor.email)
    Mail.objects.create(kind=MailKind.REMIND, letter=world.letter, signature=pending)
    Mail.objects.create(kind=MailKind.AGAIN, letter=world.letter, signature=confirmed)
    Mail.objects.create(kind=MailKind.DEADLINE, letter=world.letter, account=world.editor)
    Mail.objects.update(language=language)
    written = {}
    for mail in Mail.objects.all():
        message = write_message(mail)
        if message is not None:
            written[mail.kind] = message
    assert set(written) == set(MailKind.values) - {"delivery"}
    prefix = "" if language == "en" else f"/{language}"
    for message in written.values():
        assert "%(" not in message.subject + message.body
        if "/letters/" in message.body or "/desk/" in message.body:
            assert re.search(rf"http://127\.0\.0\.1:8765{prefix}/(letters|desk)/", message.body), message.body
    texts = " ".join(message.subject for message in written.values())
    assert ("확인" in texts) is (language == "ko")

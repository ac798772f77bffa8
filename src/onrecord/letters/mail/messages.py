"""The words of each mail, made when it is sent, in the language of who gets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from onrecord.letters import clock
from onrecord.letters.deeds.letters import newest_text
from onrecord.letters.deeds.signing import can_sign
from onrecord.letters.life import LIVE, WITHDRAWABLE, Standing
from onrecord.letters.links import digest, make_secret
from onrecord.letters.models import Invitation, Letter, Link, Mail, MailKind, Purpose, Signature
from onrecord.web import links as site_links

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIRM_FOR = timedelta(days=7)
"""How long a link that confirms is good."""
INVITED_FOR = timedelta(days=7)
PASSWORD_FOR = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Message:
    """A mail ready to go. Subject and addresses hold no line break: Django refuses such, and so do our forms."""

    to: str
    subject: str
    body: str
    reply_to: str = ""
    attachments: tuple[tuple[str, bytes, str], ...] = ()


def write_message(mail: Mail) -> Message | None:
    """The mail's words with fresh links; None where what it would tell is no longer so."""
    with override(mail.language):
        return _WRITERS[MailKind(mail.kind)](mail)


def _site(path: str) -> str:
    return f"{settings.CONFIG.address}{site_links.prefix()}{path}"


def _subject_of(letter: Letter) -> str:
    text = newest_text(letter, letter.language)
    return " ".join((text.subject if text else letter.slug).split())


def _name(signature: Signature) -> str:
    return signature.person or (signature.name if signature.kind == "individual" else "")


def _end(letter: Letter | None) -> str:
    campaign = f"\n{letter.campaign.name}" if letter is not None else ""
    sent_by = _("Sent by Onrecord")
    return f"\n\n-- {campaign}\n{sent_by}, {settings.CONFIG.address}\n"


def _greet(name: str) -> str:
    return _("Dear %(name)s,") % {"name": name} if name else _("Hello,")


def _make_link(signature: Signature, purpose: Purpose) -> str:
    secret = make_secret(purpose.value)
    expires = clock.now() + CONFIRM_FOR if purpose is Purpose.CONFIRM else None
    Link.objects.create(signature=signature, purpose=purpose, digest=digest(secret), expires_at=expires)
    return _site(f"letters/{purpose.value}/{secret}")


def _contact(letter: Letter) -> str:
    return letter.campaign.contact


def _write_confirm(mail: Mail) -> Message | None:
    signature, letter = mail.signature, mail.letter
    if signature is None or letter is None or signature.at is not Standing.PENDING or not can_sign(letter):
        return None
    last = date_format((clock.now() + CONFIRM_FOR).date(), "DATE_FORMAT")
    facts = {"subject": _subject_of(letter), "to": letter.to, "name": signature.name, "day": last}
    to = _("To:")
    about = f"  {facts['subject']}\n  {to} {facts['to']}\n  {_site(f'letters/{letter.slug}')}"
    if signature.origin == "list":
        first = _("The organisers of this letter have put “%(name)s” on the list of who signs it:") % facts
    else:
        first = _("Somebody, and we hope it was you, has signed this letter as “%(name)s”:") % facts
    reminder = (
        [_("You were asked before and have not answered; the letter closes soon. We ask no more than twice.")]
        if mail.kind == MailKind.REMIND
        else []
    )
    body = "\n\n".join([
        _greet(_name(signature)), *reminder, first, about,
        _("Please confirm it here. The link is good until %(day)s and works once:") % facts,
        f"  {_make_link(signature, Purpose.CONFIRM)}",
        _("If you do not know of this, do nothing: without your word nobody is named and nothing is counted."),
    ])  # fmt: skip
    subject = (
        _("Not yet confirmed: %(subject)s") if reminder else _("Please confirm your signature: %(subject)s")
    ) % facts
    return Message(signature.email, subject, body + _end(letter), _contact(letter))


def _write_confirmed(mail: Mail) -> Message | None:
    signature, letter = mail.signature, mail.letter
    if signature is None or letter is None or signature.at is not Standing.CONFIRMED or not signature.email:
        return None
    facts = {"subject": _subject_of(letter), "name": signature.name}
    body = "\n\n".join([
        _greet(_name(signature)), _("“%(name)s” is on the letter:") % facts,
        f"  {facts['subject']}\n  {_site(f'letters/{letter.slug}')}",
        _(
            "Here you see what we keep of you, can change whether your name is shown, withdraw at any time before the "
            "letter is delivered, or have your data deleted. Keep this link for yourself:"
        ),
        f"  {_make_link(signature, Purpose.OWN)}",
    ])  # fmt: skip
    return Message(signature.email, _("You have signed: %(subject)s") % facts, body + _end(letter), _contact(letter))


def _write_again(mail: Mail) -> Message | None:
    signature = mail.signature
    if signature is None or signature.at not in LIVE or not signature.email:
        return None
    return _write_confirm(mail) if signature.at is Standing.PENDING else _write_confirmed(mail)


def _write_refused(mail: Mail) -> Message | None:
    signature, letter = mail.signature, mail.letter
    if signature is None or letter is None or signature.at is not Standing.REFUSED or not signature.email:
        return None
    facts = {"subject": _subject_of(letter), "name": signature.name}
    body = "\n\n".join([
        _greet(_name(signature)),
        _("The organisers have not accepted “%(name)s” on this letter:") % facts, f"  {facts['subject']}",
        _("Their reason:"), f"  {signature.refusal}", _("If this is a mistake, answer this mail: it reaches them."),
    ])  # fmt: skip
    return Message(signature.email, _("Not accepted: %(subject)s") % facts, body + _end(letter), _contact(letter))


def _write_invitation(mail: Mail) -> Message | None:
    invitation = mail.invitation
    if invitation is None or invitation.used_at is not None:
        return None
    if invitation.campaign is not None:
        campaign = invitation.campaign.name  # type: ignore[attr-defined]
        what = _("You are invited to edit the letters of “%(campaign)s” on Onrecord.") % {"campaign": campaign}
    else:
        what = _("You are invited to run the letters of this site.")
    body = "\n\n".join([
        _("Hello,"), what, _("The link is good for seven days and works once:"),
        f"  {make_invitation_link(invitation, INVITED_FOR)}", _("If you do not know of this, do nothing."),
    ])  # fmt: skip
    return Message(invitation.email, _("Invitation to Onrecord"), body + _end(None))


def _write_password(mail: Mail) -> Message | None:
    invitation = mail.invitation
    if invitation is None or invitation.used_at is not None:
        return None
    body = "\n\n".join([
        _("Hello,"),
        _("Somebody asked for a new password for this address. The link is good for two hours and works once:"),
        f"  {make_invitation_link(invitation, PASSWORD_FOR)}",
        _("Your second factor stays as it is. If you did not ask for this, do nothing."),
    ])  # fmt: skip
    return Message(invitation.email, _("A new password"), body + _end(None))


def make_invitation_link(invitation: Invitation, good_for: timedelta) -> str:
    """A fresh link for an invitation; those mailed before stop working."""
    secret = make_secret("join")
    Invitation.objects.filter(pk=invitation.pk).update(digest=digest(secret), expires_at=clock.now() + good_for)
    return _site(f"desk/join/{secret}")


def _write_deadline(mail: Mail) -> Message | None:
    letter, account = mail.letter, mail.account
    if letter is None or account is None or not can_sign(letter) or letter.deadline is None:
        return None
    waiting = letter.signatures.filter(standing=Standing.PENDING.value).count()  # type: ignore[attr-defined]
    signed = letter.signatures.filter(standing=Standing.CONFIRMED.value).count()  # type: ignore[attr-defined]
    facts = {"subject": _subject_of(letter), "day": date_format(letter.deadline, "DATE_FORMAT")}
    body = "\n\n".join([
        _greet(account.name), _("Signing of this letter ends on %(day)s:") % facts,
        f"  {facts['subject']}\n  {_site(f'desk/letter/{letter.pk}')}",
        _("Confirmed: %(signed)s. Not yet confirmed: %(waiting)s.") % {"signed": signed, "waiting": waiting},
    ])  # fmt: skip
    return Message(account.email, _("Ends on %(day)s: %(subject)s") % facts, body + _end(letter))


def _write_delivery(mail: Mail) -> Message | None:
    sending, letter = mail.sending, mail.letter
    if sending is None or letter is None or letter.at in WITHDRAWABLE:
        return None
    paper = sending.paper
    from onrecord.letters.deeds.delivering import FORMS, compose_letter, write_paper

    body = write_paper(compose_letter(letter, paper.language), "txt").decode()
    text = newest_text(letter, paper.language)
    attachments = ((f"{letter.slug}.{paper.form}", bytes(paper.content), FORMS[paper.form].partition(";")[0]),)
    subject = " ".join((text.subject if text else letter.slug).split())
    return Message(sending.address, subject, body, _contact(letter), attachments)


_WRITERS: dict[MailKind, Callable[[Mail], Message | None]] = {
    MailKind.CONFIRM: _write_confirm,
    MailKind.REMIND: _write_confirm,
    MailKind.CONFIRMED: _write_confirmed,
    MailKind.AGAIN: _write_again,
    MailKind.REFUSED: _write_refused,
    MailKind.INVITATION: _write_invitation,
    MailKind.PASSWORD: _write_password,
    MailKind.DEADLINE: _write_deadline,
    MailKind.DELIVERY: _write_delivery,
}

"""Sends what is due, and tries again what failed, waiting longer each time.

A mail is taken by one worker alone: it moves the time at which it is due, and only one can. One that dies while it
sends leaves a mail that another takes up after the lease; the receiver may then get it twice, never not at all. Both
have one Message-ID, by which mail servers know the second for the first.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import smtplib
from datetime import timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage, get_connection
from django.db import transaction
from django.db.models import F

from onrecord.letters import clock
from onrecord.letters.mail.messages import Message, write_message
from onrecord.letters.models import Mail, MailState

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

LEASE = timedelta(minutes=5)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""After each failure; after the last one it is given up."""
BATCH = 50

_log = logging.getLogger(__name__)


def send_due(limit: int = BATCH) -> int:
    """Sends up to `limit` mails that are due and says how many of them left."""
    due = Mail.objects.filter(state=MailState.QUEUED, due_at__lte=clock.now()).order_by("due_at", "id")
    connection: BaseEmailBackend | None = None
    sent = 0
    try:
        for mail in due.select_related("letter__campaign", "signature", "invitation", "sending", "account")[:limit]:
            if not _take(mail):
                continue
            connection = connection or get_connection()
            sent += _send(mail, connection)
    finally:
        if connection is not None:
            connection.close()
    return sent


def retry(mail: Mail) -> None:
    """Queues a mail that was given up, or waits, to be tried at once."""
    Mail.objects.filter(pk=mail.pk, state__in=(MailState.FAILED, MailState.QUEUED)).update(
        state=MailState.QUEUED, due_at=clock.now(), tries=0
    )


def _take(mail: Mail) -> bool:
    """True where this worker has the mail for the length of a lease."""
    taken = Mail.objects.filter(pk=mail.pk, state=MailState.QUEUED, due_at=mail.due_at).update(
        due_at=clock.now() + LEASE, tries=F("tries") + 1
    )
    return bool(taken)


def _send(mail: Mail, connection: BaseEmailBackend) -> int:
    mail.refresh_from_db(fields=["tries"])
    with transaction.atomic():
        message = write_message(mail)
    if message is None:
        Mail.objects.filter(pk=mail.pk).update(state=MailState.DROPPED, fault="")
        return 0
    try:
        _build(message, connection, name_mail(mail)).send()
    except (smtplib.SMTPException, OSError, BadHeaderError, ValueError) as fault:
        _note_failure(mail, fault)
        return 0
    Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, sent_at=clock.now(), fault="")
    return 1


def name_mail(mail: Mail) -> str:
    """The Message-ID: the same however often a mail is tried, and nothing that tells of the database."""
    named = hmac.new(
        settings.SECRET_KEY.encode(), f"mail {mail.pk} {mail.queued_at.timestamp()}".encode(), hashlib.sha256
    )
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{named.hexdigest()[:32]}@{domain}>"


def _build(message: Message, connection: BaseEmailBackend, name: str) -> EmailMessage:
    # Auto-Submitted keeps holiday notices from answering; replies go to people.
    return EmailMessage(
        message.subject, message.body, to=[message.to], reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Auto-Submitted": "auto-generated", "Message-ID": name}, attachments=list(message.attachments),
        connection=connection,
    )  # fmt: skip


def _note_failure(mail: Mail, fault: Exception) -> None:
    given_up = mail.tries > len(PAUSES) or _is_final(fault)
    pause = PAUSES[min(mail.tries, len(PAUSES)) - 1]
    Mail.objects.filter(pk=mail.pk).update(
        state=MailState.FAILED if given_up else MailState.QUEUED, due_at=clock.now() + pause, fault=describe(fault)
    )
    _log.warning("Mail %s (%s) was not sent: %s", mail.pk, mail.kind, describe(fault))


def _is_final(fault: Exception) -> bool:
    """True where the server says that it will never take this mail, or the mail itself is at fault."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())
    if isinstance(fault, smtplib.SMTPResponseException):
        # A server that refuses our password or sender will take the same mail when that is mended.
        return fault.smtp_code >= 500 and isinstance(fault, smtplib.SMTPDataError)
    return isinstance(fault, BadHeaderError | ValueError)


def describe(fault: Exception) -> str:
    """What went wrong, without addresses."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        codes = sorted({code for code, _ in fault.recipients.values()})
        return f"the server refused the address ({', '.join(map(str, codes))})"
    if isinstance(fault, smtplib.SMTPResponseException):
        return f"the server answered {fault.smtp_code}"
    if isinstance(fault, BadHeaderError | ValueError):
        return "the mail has a header that is not allowed"
    return f"the server could not be reached ({type(fault).__name__})"

"""Mail that waits to be sent, was sent, or failed. It is queued in the transaction of what it tells about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from onrecord.letters import clock
from onrecord.letters.models.accounts import Account, Invitation
from onrecord.letters.models.letters import Letter, Sending
from onrecord.letters.models.signatures import Signature

if TYPE_CHECKING:
    from datetime import datetime


class MailKind(models.TextChoices):
    """What a mail tells. Its words are made when it is sent, so that neither addresses nor links lie in the queue."""

    CONFIRM = "confirm"
    """Please confirm your signature."""
    REMIND = "remind"
    """You have not confirmed yet."""
    CONFIRMED = "confirmed"
    """You have signed; with the link that withdraws."""
    AGAIN = "again"
    """The link that was asked for again."""
    REFUSED = "refused"
    """An editor refused the signature."""
    INVITATION = "invitation"
    PASSWORD = "password"  # noqa: S105  the kind of a mail
    DEADLINE = "deadline"
    """To editors: the last day comes."""
    DELIVERY = "delivery"
    """The letter itself, to its addressee."""


class MailState(models.TextChoices):
    """Where a mail is."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    """Given up; an editor can try again."""
    DROPPED = "dropped"
    """What it would have told is no longer so."""


class Mail(models.Model):
    """One mail."""

    kind: models.CharField[str, str] = models.CharField(max_length=12, choices=MailKind.choices)
    state: models.CharField[str, str] = models.CharField(max_length=8, default=MailState.QUEUED.value)
    once: models.CharField[str | None, str | None] = models.CharField(max_length=80, null=True, unique=True)
    """What is told only once: a reminder's number and whom it reminds."""
    letter: models.ForeignKey[Letter | None, Letter | None] = models.ForeignKey(
        Letter, models.PROTECT, null=True, related_name="mails"
    )
    signature: models.ForeignKey[Signature | None, Signature | None] = models.ForeignKey(
        Signature, models.CASCADE, null=True, related_name="mails"
    )
    invitation: models.ForeignKey[Invitation | None, Invitation | None] = models.ForeignKey(
        Invitation, models.CASCADE, null=True, related_name="mails"
    )
    sending: models.ForeignKey[Sending | None, Sending | None] = models.ForeignKey(
        Sending, models.CASCADE, null=True, related_name="mails"
    )
    account: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.CASCADE, null=True, related_name="mails"
    )
    language: models.CharField[str, str] = models.CharField(max_length=8, default="en")
    queued_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    due_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    tries: models.IntegerField[int, int] = models.IntegerField(default=0)
    fault: models.CharField[str, str] = models.CharField(max_length=300, blank=True)
    """Why the last try failed, without the address."""
    sent_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        """How the table is named, and how the worker finds what is due."""

        db_table = "mails"
        indexes = (models.Index(fields=("state", "due_at"), name="mails_due"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

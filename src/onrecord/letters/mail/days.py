"""What happens by itself when a day comes: reminders, the end of signing, and forgetting what has served."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from onrecord.letters import clock
from onrecord.letters.deeds.actors import SITE
from onrecord.letters.deeds.letters import close_letter
from onrecord.letters.life import Stage, Standing, StepError
from onrecord.letters.models import Attempt, ImportedList, Letter, Link, Mail, MailKind, Signature

REMIND_AFTER = (timedelta(days=2), timedelta(days=5))
"""When signers who have not confirmed are reminded: twice and no more."""
WARN_BEFORE = (7, 2)
"""So many days before the last day editors are told."""


def do_what_is_due() -> None:
    """Everything that the day brings. It may be done any number of times: nothing happens twice."""
    remind_signers()
    warn_editors()
    close_what_ended()
    forget()


def remind_signers() -> None:
    """Queues reminders for signatures of open letters that wait for their word."""
    for number, after in enumerate(REMIND_AFTER, 1):
        waiting = Signature.objects.filter(
            standing=Standing.PENDING.value, erased_at__isnull=True, letter__stage=Stage.OPEN.value,
            letter__deadline__gte=clock.today(), made_at__lte=clock.now() - after,
        ).exclude(mails__once__startswith=f"remind-{number}-")  # fmt: skip
        for signature in waiting.select_related("letter")[:500]:
            Mail.objects.get_or_create(
                once=f"remind-{number}-{signature.pk}",
                defaults={
                    "kind": MailKind.REMIND, "letter": signature.letter, "signature": signature,
                    "language": signature.language,
                },
            )  # fmt: skip


def warn_editors() -> None:
    """Queues a mail to each editor when the last day of a letter is near."""
    for letter in Letter.objects.filter(stage=Stage.OPEN.value, deadline__gte=clock.today()):
        left = (letter.deadline - clock.today()).days if letter.deadline else 0
        due = [days for days in WARN_BEFORE if left <= days]
        for editor in letter.campaign.editors.select_related("account") if due else ():  # type: ignore[attr-defined]
            Mail.objects.get_or_create(
                once=f"deadline-{letter.pk}-{letter.deadline}-{min(due)}-{editor.account.pk}",
                defaults={
                    "kind": MailKind.DEADLINE, "letter": letter, "account": editor.account,
                    "language": editor.account.language,
                },
            )  # fmt: skip


def close_what_ended() -> None:
    """Closes letters whose last day has passed."""
    for letter in Letter.objects.filter(stage=Stage.OPEN.value, deadline__lt=clock.today()):
        try:
            close_letter(SITE, letter)
        except StepError:  # an editor was faster
            continue


@transaction.atomic
def forget() -> None:
    """Deletes what has served: uploaded lists after a day, links long run out, counts of failures, old sessions."""
    now = clock.now()
    ImportedList.objects.filter(at__lt=now - timedelta(days=1)).delete()
    Link.objects.filter(expires_at__lt=now - timedelta(days=30)).delete()
    Attempt.objects.filter(last_at__lt=now - timedelta(days=2)).delete()
    Session.objects.filter(expire_date__lt=now).delete()

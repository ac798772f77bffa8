"""What happened: mails with their state, and the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from onrecord.letters.deeds.actors import note
from onrecord.letters.deeds.letters import newest_text
from onrecord.letters.desk.letter import back_to
from onrecord.letters.doors import Visit, door
from onrecord.letters.mail.sending import retry
from onrecord.letters.models import Entry, Letter, Mail, MailState
from onrecord.letters.permissions import Action
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN = 200


@dataclass(frozen=True, slots=True)
class MailPage:
    """Context of the list of a letter's mails."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    mails: list[Mail]
    """The mails: first those that were given up, then those that wait, then the latest."""
    numbers: dict[str, int]
    """How many are in each state."""


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Context of the trail of a letter."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    entries: list[Entry]
    """What was done, the latest first."""
    total: int
    """How many entries there are."""
    older: int
    """Where the next page begins; 0 for none."""


@door(Action.SEE_MAIL)
def show_mail(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The mails of a letter."""
    letter = visit.the_letter
    everything = Mail.objects.filter(letter=letter).select_related("signature", "account", "sending")
    order = [MailState.FAILED, MailState.QUEUED, MailState.SENT, MailState.DROPPED]
    numbers = {state.value: everything.filter(state=state).count() for state in order}
    mails = [mail for state in order for mail in everything.filter(state=state).order_by("-id")[:SHOWN]][:SHOWN]
    return show(request, "letters/mail.html", MailPage(letter, _subject(letter), mails, numbers))


@door(Action.RETRY_MAIL, "POST")
def retry_mail(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Queues a mail again that was given up."""
    letter = visit.the_letter
    mail = Mail.objects.filter(letter=letter, pk=visit.parts["mail_id"]).first()
    if mail is None:
        raise Http404
    retry(mail)
    note(visit.actor, "retry_mail", letter=letter, mail=mail.pk)
    return back_to(letter, "/mail")


@door(Action.SEE_TRAIL)
def show_trail(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The trail of a letter."""
    letter = visit.the_letter
    entries = Entry.objects.filter(letter=letter).select_related("actor").order_by("-id")
    before = request.GET.get("before", "")
    rows = list((entries.filter(pk__lt=int(before)) if before.isdigit() else entries)[: SHOWN + 1])
    older = rows[SHOWN - 1].pk if len(rows) > SHOWN else 0
    page = TrailPage(letter, _subject(letter), rows[:SHOWN], entries.count(), older)
    return show(request, "letters/trail.html", page)


def _subject(letter: Letter) -> str:
    text = newest_text(letter, letter.language)
    return text.subject if text else letter.slug

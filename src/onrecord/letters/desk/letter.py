"""The editors' page of a letter: where it is in its life, what it lacks, and the steps that it can take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.letters import counting
from onrecord.letters.deeds.letters import (
    NotReadyError,
    close_letter,
    newest_text,
    newest_texts,
    note_answer,
    open_letter,
    reopen_letter,
)
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import AnswerForm, DeadlineForm
from onrecord.letters.life import Standing, StepError, steps_from
from onrecord.letters.models import Entry, Letter, Mail, MailState, Signature
from onrecord.letters.pages.refusals import show_refusal
from onrecord.letters.permissions import Action
from onrecord.web import links
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise as Words

    from onrecord.letters.counting import Counts

LACKING: dict[str, Words] = {
    "addressee": gettext_lazy("It has no addressee."),
    "subject": gettext_lazy("It has no subject."),
    "body": gettext_lazy("It has no words."),
    "asks": gettext_lazy("It asks for nothing: add at least one ask."),
    "deadline": gettext_lazy("It needs a last day for signing that is not over."),
    "contradicted": gettext_lazy("The record contradicts a sentence: mend it, or write why it stands."),
}
"""What a letter can lack, in words."""


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Context of the editors' page of a letter."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    counts: Counts
    """How many have signed."""
    pending: int
    """How many have not confirmed yet."""
    languages: list[str]
    """Languages that it has a text in."""
    steps: list[str]
    """The steps that it can take, by name."""
    life: list[Entry]
    """The steps that it took."""
    failed: int
    """How many of its mails were given up."""
    draft_address: str
    """Who has it reads the draft."""
    lacking: list[str] = field(default_factory=list)
    """What it lacked when somebody tried to open it, in words."""
    answer: AnswerForm | None = None
    """The form of an answer, once it was delivered."""
    deadline: DeadlineForm | None = None
    """The form of a new last day, once it is closed."""


@door(Action.SEE_LETTER)
def show_work(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The editors' page of a letter."""
    return show(request, "letters/work.html", gather_work(visit.the_letter))


@door(Action.OPEN, "POST")
def open_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Opens a letter for signature, or says all that it lacks."""
    letter = visit.the_letter
    try:
        open_letter(visit.actor, letter, current_shelf().edition)
    except NotReadyError as fault:
        lacking = [str(LACKING[what]) for what in fault.what]
        return show(request, "letters/work.html", gather_work(letter, lacking=lacking), status=422)
    except StepError:
        return refuse_step(request)
    return back_to(letter)


@door(Action.CLOSE, "POST")
def close_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ends signing."""
    try:
        close_letter(visit.actor, visit.the_letter)
    except StepError:
        return refuse_step(request)
    return back_to(visit.the_letter)


@door(Action.REOPEN, "POST")
def reopen_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Opens a closed letter again until a new last day."""
    letter, form = visit.the_letter, DeadlineForm(request.POST)
    try:
        if form.is_valid():
            reopen_letter(visit.actor, letter, form.cleaned_data["deadline"])
            return back_to(letter)
    except NotReadyError:
        form.add_error("deadline", _("This day is over."))
    except StepError:
        return refuse_step(request)
    return show(request, "letters/work.html", gather_work(letter, deadline=form), status=422)


@door(Action.ANSWER, "POST")
def answer_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keeps what the addressee answered."""
    letter, form = visit.the_letter, AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, "letters/work.html", gather_work(letter, answer=form), status=422)
    cleaned = form.cleaned_data
    try:
        note_answer(visit.actor, letter, cleaned["on"], cleaned["who"], cleaned["text"], cleaned["link"])
    except StepError:
        return refuse_step(request)
    return back_to(letter)


def gather_work(
    letter: Letter, *, lacking: list[str] | None = None, answer: AnswerForm | None = None,
    deadline: DeadlineForm | None = None,
) -> WorkPage:  # fmt: skip
    """The context of the page."""
    text = newest_text(letter, letter.language)
    steps = [step.name for step in steps_from(letter.at)]
    if letter.at.value == "answered":
        steps.append("answer")
    return WorkPage(
        letter=letter,
        subject=text.subject if text else "",
        counts=counting.count_signatures(letter),
        pending=Signature.objects.filter(letter=letter, standing=Standing.PENDING.value).count(),
        languages=[one.language for one in newest_texts(letter)],
        steps=steps,
        life=list(Entry.objects.filter(letter=letter).exclude(after="").filter(signature__isnull=True)),
        failed=Mail.objects.filter(letter=letter, state=MailState.FAILED).count(),
        draft_address=f"{settings.CONFIG.address}{links.prefix()}letters/draft/{letter.draft_key}",
        lacking=lacking or [],
        answer=answer or (AnswerForm() if "answer" in steps else None),
        deadline=deadline or (DeadlineForm() if "reopen" in steps else None),
    )


def back_to(letter: Letter, page: str = "") -> HttpResponse:
    """Leads to a page of the letter's desk."""
    return HttpResponseRedirect(f"{links.prefix()}desk/letter/{letter.pk}{page}")


def refuse_step(request: HttpRequest) -> HttpResponse:
    """The page for a step that the letter cannot take from where it is."""
    return show_refusal(
        request, _("The letter cannot take this step."), _("Perhaps somebody else was faster: look at it again."), 409
    )

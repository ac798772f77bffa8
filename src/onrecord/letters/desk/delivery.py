"""Delivery: papers made and kept, and what was sent to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from onrecord.letters import clock, counting
from onrecord.letters.deeds.delivering import FORMS, compose_letter, deliver, make_paper, write_paper
from onrecord.letters.deeds.letters import newest_text, newest_texts
from onrecord.letters.desk.letter import back_to
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import SendingForm
from onrecord.letters.life import Stage, StepError
from onrecord.letters.models import Letter, Paper, Sending
from onrecord.letters.pages.refusals import show_refusal
from onrecord.letters.papers.fonts import FontError
from onrecord.letters.permissions import Action
from onrecord.letters.wording.languages import LANGUAGES
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onrecord.letters.counting import Counts


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """Context of the page of delivery."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    counts: Counts
    """How many have signed."""
    languages: list[tuple[str, str]]
    """Code and name of each language that it has."""
    forms: list[str]
    """Forms of papers."""
    papers: list[Paper]
    """Papers that were made, the latest first."""
    sendings: list[Sending]
    """What was sent."""
    form: SendingForm | None
    """What is to be sent; None where there is no paper or the letter is not closed."""
    closed: bool
    """True from the closing on."""


@door(Action.DELIVER)
def show_delivery(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page of delivery."""
    return show(request, "letters/delivery.html", _gather(visit.the_letter))


@door(Action.DELIVER, "POST")
def deliver_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Writes down what was sent, and sends it where that is wanted."""
    letter = visit.the_letter
    form = SendingForm(request.POST, papers=_choices(letter))
    if not form.is_valid():
        return show(request, "letters/delivery.html", _gather(letter, form), status=422)
    cleaned = form.cleaned_data
    paper = Paper.objects.get(pk=int(cleaned["paper"]), letter=letter)
    try:
        deliver(
            visit.actor, letter, paper, channel=cleaned["channel"], recipient=cleaned["recipient"],
            address=cleaned["address"], on=cleaned["on"], remark=cleaned["remark"],
        )  # fmt: skip
    except StepError:
        form.add_error("paper", _("Signatures have changed since this paper was made: make it anew."))
        return show(request, "letters/delivery.html", _gather(letter, form), status=409)
    return back_to(letter, "/delivery")


@door(Action.MAKE_PAPER, "POST")
def make_now(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Makes a paper: kept once the letter is closed, shown only before."""
    letter = visit.the_letter
    language, form = request.POST.get("language", letter.language), request.POST.get("form", "pdf")
    if language not in LANGUAGES or form not in FORMS:
        raise Http404
    try:
        if letter.at in (Stage.DRAFT, Stage.OPEN):
            return _send(letter, write_paper(compose_letter(letter, language), form), form)
        make_paper(visit.actor, letter, language, form)
    except FontError as fault:
        return show_refusal(request, fault.message, fault.hint, status=422)
    except StepError:
        raise Http404 from None
    return back_to(letter, "/delivery")


@door(Action.MAKE_PAPER)
def send_kept(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """A paper that was kept, byte for byte."""
    letter = visit.the_letter
    paper = Paper.objects.filter(letter=letter, pk=visit.parts["paper_id"]).first()
    if paper is None:
        raise Http404
    return _send(letter, bytes(paper.content), paper.form)


def _send(letter: Letter, content: bytes, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{letter.slug}.{form}"'
    return response


def _choices(letter: Letter) -> list[tuple[str, str]]:
    papers = Paper.objects.filter(letter=letter).defer("content").order_by("-at")
    return [
        (
            str(one.pk),
            f"{one.form.upper()}, {_isolate(LANGUAGES[one.language].name)}, {one.at:%Y-%m-%d %H:%M}",
        )
        for one in papers
    ]


def _isolate(name: str) -> str:
    """The name so that it does not turn round what stands beside it: an Arabic one before a date would."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


def _propose(letter: Letter) -> str:
    """The paper that is meant if nobody says another: the latest PDF in the letter's own language, else the latest."""
    papers = list(Paper.objects.filter(letter=letter).order_by("-at").values_list("pk", "form", "language"))
    meant = [pk for pk, form, language in papers if (form, language) == ("pdf", letter.language)]
    return str((meant or [pk for pk, *_ in papers])[0])


def _gather(letter: Letter, form: SendingForm | None = None) -> DeliveryPage:
    text, choices = newest_text(letter, letter.language), _choices(letter)
    closed = letter.at not in (Stage.DRAFT, Stage.OPEN)
    if form is None and closed and choices:
        given = {"recipient": letter.to, "on": clock.today(), "channel": "mail", "paper": _propose(letter)}
        form = SendingForm(initial=given, papers=choices)
    return DeliveryPage(
        letter, text.subject if text else "", counting.count_signatures(letter),
        [(one.language, LANGUAGES[one.language].name) for one in newest_texts(letter)], list(FORMS),
        list(Paper.objects.filter(letter=letter).defer("content").order_by("-at")),
        list(Sending.objects.filter(letter=letter).select_related("paper").order_by("-at")), form, closed,
    )  # fmt: skip

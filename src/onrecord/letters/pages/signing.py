"""Signing: the two forms, the page after them, and the link asked for again. None of them says who has signed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.letters.deeds.letters import newest_text
from onrecord.letters.deeds.signing import Given, TooManyError, ask_again, can_sign, sign
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import CONSENT_WORDS, AgainForm, IndividualForm, OrganisationForm
from onrecord.letters.life import StepError
from onrecord.letters.models import Kind, Letter
from onrecord.letters.pages.refusals import show_refusal, show_slowed
from onrecord.letters.permissions import Action
from onrecord.web import links
from onrecord.web.limits import is_over
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

SIGNED_AN_HOUR = 60
"""So many forms an hour from one visitor: a conference behind one address still gets through."""
AGAIN_AN_HOUR = 20

FORMS: dict[str, type[Form]] = {Kind.ORGANISATION.value: OrganisationForm, Kind.INDIVIDUAL.value: IndividualForm}


@dataclass(frozen=True, slots=True)
class SignPage:
    """Context of a form that signs."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    kind: str
    """organisation or individual."""
    form: Form
    """The form, with what is wrong in it."""


@dataclass(frozen=True, slots=True)
class ThanksPage:
    """Context of the page after a form: the same whoever signed, and whether or not they had signed before."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    again: bool
    """True where a link was asked for again."""


@dataclass(frozen=True, slots=True)
class AgainPage:
    """Context of the form that asks for a link again."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    form: Form
    """The form."""


@door(Action.SIGN, "GET", "POST")
def show_sign(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form of a kind; sent, it keeps the signature and leads to the page that says what comes next."""
    letter, kind = visit.the_letter, str(visit.parts["kind"])
    if not can_sign(letter):
        return show_refusal(request, _("This letter is not open for signature."), status=410)
    if request.method != "POST":
        form = FORMS[kind](initial={"form": secrets.token_urlsafe(16)})
        return show(request, "letters/sign.html", SignPage(letter, _subject(letter), kind, form))
    if is_over(request, "sign", SIGNED_AN_HOUR, 3600):
        return show_slowed(request)
    form = FORMS[kind](request.POST)
    if not form.is_valid():
        return show(request, "letters/sign.html", SignPage(letter, _subject(letter), kind, form), status=422)
    try:
        sign(letter, _give(Kind(kind), form.cleaned_data))
    except TooManyError:
        return show_slowed(request)
    except StepError:
        return show_refusal(request, _("This letter is not open for signature."), status=410)
    return HttpResponseRedirect(f"{links.prefix()}letters/{letter.slug}/thanks")


def _give(kind: Kind, cleaned: dict[str, Any]) -> Given:
    fields = {name: cleaned[name] for name in ("title", "website", "person", "role") if name in cleaned}
    return Given(
        kind, cleaned["form"], cleaned["name"], cleaned["country"], cleaned["email"], cleaned["consent"],
        str(CONSENT_WORDS), get_language() or "en", **fields,
    )  # fmt: skip


@door(Action.SIGN)
def show_thanks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What comes after a form: a mail, and its link."""
    letter = visit.the_letter
    page = ThanksPage(letter, _subject(letter), again="again" in request.GET)
    return show(request, "letters/thanks.html", page)


@door(Action.ASK_LINK, "GET", "POST")
def show_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Asks for the link of a signature again; the answer is the same whether or not the address is known."""
    letter = visit.the_letter
    form = AgainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_over(request, "again", AGAIN_AN_HOUR, 3600):
        return show_slowed(request)
    if request.method == "POST" and form.is_valid():
        ask_again(letter, form.cleaned_data["email"])
        return HttpResponseRedirect(f"{links.prefix()}letters/{letter.slug}/thanks?again")
    status = 422 if request.method == "POST" else 200
    return show(request, "letters/again.html", AgainPage(letter, _subject(letter), form), status=status)


def _subject(letter: Letter) -> str:
    text = newest_text(letter, letter.language)
    if text is None:
        raise Http404
    return text.subject

"""The links of mails: confirming a signature, and one's own signature with all that can be done to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _

from onrecord.letters.deeds.actors import SIGNER
from onrecord.letters.deeds.letters import newest_text
from onrecord.letters.deeds.signing import can_sign, change_consent, confirm, erase, withdraw
from onrecord.letters.doors import Visit, door, is_live
from onrecord.letters.forms import CONSENT_WORDS, ConsentForm
from onrecord.letters.life import WITHDRAWABLE, Standing, StepError
from onrecord.letters.pages.refusals import show_refusal
from onrecord.letters.permissions import Action
from onrecord.web import links
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.letters.models import Letter, Link, Signature


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Context of the page that a mail's link leads to."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    signature: Signature
    """The signature."""
    live: bool
    """True where the link can still be used."""
    open: bool
    """True where the letter can still be signed."""
    done: bool
    """True where the signature is confirmed already."""
    form: ConsentForm
    """Whether the name may be shown."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Context of the page of one's own signature."""

    letter: Letter
    """The letter."""
    subject: str
    """Its subject."""
    signature: Signature
    """The signature, with everything that is kept of it."""
    can_withdraw: bool
    """True before the letter is delivered."""
    form: ConsentForm
    """Whether the name may be shown."""
    said: str
    """What has just been done, in a sentence; empty for nothing."""


@door(Action.CONFIRM, "GET", "POST")
def show_confirm(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is to be confirmed, and the button that does. Programs that follow the links of mails confirm nothing."""
    letter, link, signature = visit.the_letter, _link(visit), _signature(visit)
    # A box that is left open sends nothing at all: an empty form is an answer.
    form = ConsentForm(request.POST if request.method == "POST" else None, initial={"consent": signature.consent})
    if request.method == "POST" and form.is_valid():
        try:
            confirm(link, form.cleaned_data["consent"], str(CONSENT_WORDS))
        except StepError:
            return show_refusal(
                request, _("This link cannot be used any more."),
                _(
                    "It was used before, has run out, or the letter is closed. You can ask for a new link on the "
                    "letter's page."
                ),
                status=410,
            )  # fmt: skip
        return HttpResponseRedirect(f"{links.prefix()}letters/{letter.slug}/signed")
    page = ConfirmPage(
        letter, _subject(letter), signature, is_live(link), can_sign(letter), signature.at is Standing.CONFIRMED, form
    )
    return show(request, "letters/confirm.html", page)


@door(Action.READ_LETTER)
def show_signed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is said after confirming; the same for everybody."""
    from onrecord.letters.pages.signing import ThanksPage

    return show(request, "letters/signed.html", ThanksPage(visit.the_letter, _subject(visit.the_letter), again=False))


@door(Action.KEEP_OWN, "GET", "POST")
def show_own(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One's own signature; a form changes consent, withdraws, or deletes."""
    link, signature = _link(visit), _signature(visit)
    said, done = "", request.POST.get("do", "") if request.method == "POST" else ""
    form = ConsentForm(request.POST if done == "consent" else None, initial={"consent": signature.consent})
    try:
        if done == "consent" and form.is_valid():
            change_consent(link, form.cleaned_data["consent"], str(CONSENT_WORDS))
            said = _("Your choice is kept.")
        elif done == "withdraw":
            withdraw(link)
            said = _("The signature is withdrawn.")
        elif done == "erase":
            erase(SIGNER, signature)
            return show_refusal(
                request, _("Your data is deleted."), _("What is left is one count without a name."), 200
            )
    except StepError:
        return show_refusal(
            request, _("The letter was delivered; the signature cannot be withdrawn from it."), status=409
        )
    signature.refresh_from_db()
    letter = visit.the_letter
    can_withdraw = letter.at in WITHDRAWABLE and signature.at in (Standing.PENDING, Standing.CONFIRMED)
    page = OwnPage(letter, _subject(letter), signature, can_withdraw, form, said)
    return show(request, "letters/own.html", page)


def _link(visit: Visit) -> Link:
    if visit.link is None:
        raise Http404
    return visit.link


def _signature(visit: Visit) -> Signature:
    if visit.signature is None:
        raise Http404
    return visit.signature


def _subject(letter: Letter) -> str:
    text = newest_text(letter, letter.language)
    return text.subject if text else letter.slug

"""Signing in: the password, then the second factor; only then is anybody signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from onrecord.letters import clock, guessing
from onrecord.letters.accounts.factors import take_code
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import AgainForm, CodeForm, SignInForm
from onrecord.letters.models import Account
from onrecord.letters.pages.refusals import show_refusal, show_slowed
from onrecord.letters.permissions import Action
from onrecord.web import links
from onrecord.web.limits import find_visitor, is_over
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

_HALF_SIGNED_IN = "half_signed_in"
"""In the session: whose password was right, and when; good for some minutes."""
_MINUTES = 10
BACKEND = "django.contrib.auth.backends.ModelBackend"
PASSWORDS_AN_HOUR = 5


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Context of the sign-in page and of that of the second factor."""

    form: Form
    """The form, with what is wrong in it."""
    next: str
    """Where it leads afterwards."""
    second: bool
    """True on the page of the second factor."""
    sent: bool = False
    """True where a new password was asked for."""


@door(Action.SIGN_IN, "GET", "POST")
def show_sign_in(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """Address and password. A wrong one is answered alike, whether or not the address has an account."""
    target = _safe_next(request)
    if request.method != "POST":
        return show(request, "letters/sign_in.html", SignInPage(SignInForm(), target, second=False))
    form = SignInForm(request.POST)
    if form.is_valid():
        email, visitor = form.cleaned_data["email"].casefold(), find_visitor(request)
        if guessing.is_slowed("password", email, visitor):
            return show_slowed(request)
        account = authenticate(request, username=email, password=form.cleaned_data["password"])
        if account is not None:
            request.session.cycle_key()
            request.session[_HALF_SIGNED_IN] = [account.pk, clock.now().timestamp()]
            return HttpResponseRedirect(f"{links.prefix()}desk/second?next={target}")
        guessing.note_failure("password", email, visitor)
        form.add_error(None, _("Address or password is wrong."))
    return show(request, "letters/sign_in.html", SignInPage(form, target, second=False), status=422)


@door(Action.SIGN_IN, "GET", "POST")
def show_second(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """The second factor, for who gave the right password a moment ago."""
    target, account = _safe_next(request), _half_signed_in(request)
    if account is None:
        return HttpResponseRedirect(f"{links.prefix()}desk/sign-in")
    if request.method != "POST":
        return show(request, "letters/sign_in.html", SignInPage(CodeForm(), target, second=True))
    form = CodeForm(request.POST)
    if form.is_valid():
        if guessing.is_slowed("code", account.email, find_visitor(request)):
            return show_slowed(request)
        if take_code(account, form.cleaned_data["code"]):
            enter(request, account)
            return HttpResponseRedirect(target)
        guessing.note_failure("code", account.email, find_visitor(request))
        form.add_error("code", _("This code is wrong, or was used already."))
    return show(request, "letters/sign_in.html", SignInPage(form, target, second=True), status=422)


def enter(request: HttpRequest, account: Account) -> None:
    """Signs an account in whose factors were both right."""
    request.session.pop(_HALF_SIGNED_IN, None)
    login(request, account, backend=BACKEND)
    guessing.forget_failures("password", account.email)
    guessing.forget_failures("code", account.email)
    note(Actor("account", account), "sign_in")


@door(Action.SIGN_IN, "POST")
def sign_out(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """Signs out."""
    logout(request)
    return HttpResponseRedirect(f"{links.prefix()}letters")


@door(Action.SIGN_IN, "GET", "POST")
def show_forgotten(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """Asks for a link that sets a new password; the answer is the same whether or not the address has an account."""
    from onrecord.letters.deeds.campaigns import ask_for_password

    form = AgainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if is_over(request, "password", PASSWORDS_AN_HOUR, 3600):
            return show_slowed(request)
        ask_for_password(form.cleaned_data["email"])
        return show_refusal(
            request,
            _("If the address has an account, a mail is on its way."),
            _("Its link is good for two hours."),
            200,
        )
    return show(request, "letters/forgotten.html", SignInPage(form, "", second=False))


def _half_signed_in(request: HttpRequest) -> Account | None:
    held = request.session.get(_HALF_SIGNED_IN)
    if not held or clock.now().timestamp() - held[1] > _MINUTES * 60:
        return None
    return Account.objects.filter(pk=held[0], is_active=True).first()


def _safe_next(request: HttpRequest) -> str:
    """Where to go afterwards: an address of this site, or the desk."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours and target.startswith("/") else f"{links.prefix()}desk"


def require_account(request: HttpRequest) -> Account:
    """The account that is signed in, on pages that a door has opened."""
    return cast("Account", request.user)

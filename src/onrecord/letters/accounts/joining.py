"""The link of an invitation: a new account with both factors at once, one more campaign, or a new password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.letters import clock, guessing
from onrecord.letters.accounts.factors import draw_qr, hold_secret, match_code, renew_recovery_codes
from onrecord.letters.accounts.sign_in import enter
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.deeds.campaigns import accept, end_sessions
from onrecord.letters.doors import Visit, door, find_account
from onrecord.letters.forms import JoinForm, PasswordForm
from onrecord.letters.life import StepError
from onrecord.letters.links import digest, is_ours
from onrecord.letters.models import Account, Invitation
from onrecord.letters.pages.refusals import show_refusal, show_slowed
from onrecord.letters.permissions import Action
from onrecord.web import links
from onrecord.web.limits import find_visitor
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

_SECRET = "joining_secret"  # noqa: S105  a key of the session


@dataclass(frozen=True, slots=True)
class JoinPage:
    """Context of the page that an invitation leads to."""

    invitation: Invitation
    """The invitation."""
    form: Form
    """The form, with what is wrong in it."""
    picture: SafeString | str
    """The square that an app reads; empty for a new password."""
    secret: str
    """The same in letters, for who cannot take pictures."""


@dataclass(frozen=True, slots=True)
class CodesPage:
    """Context of the page that shows recovery codes, once."""

    codes: list[str]
    """The codes."""


@door(Action.SIGN_IN, "GET", "POST")
def show_join(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the link of an invitation leads to."""
    visitor = find_visitor(request)
    if guessing.is_slowed("link", visitor):
        return show_slowed(request)
    invitation = _find_invitation(str(visit.parts["token"]))
    if invitation is None:
        guessing.note_failure("link", visitor)
        return show_refusal(
            request, _("This link cannot be used any more."), _("Ask whoever invited you for a new one."), status=410
        )
    if invitation.account is not None:
        return _renew_password(request, invitation)
    held = Account.objects.filter(email=invitation.email).first()
    if held is not None:
        return _join_again(request, invitation, held)
    return _join(request, invitation)


def _find_invitation(secret: str) -> Invitation | None:
    if not is_ours("join", secret):
        return None
    rows = Invitation.objects.select_related("campaign", "account").filter(digest=digest(secret), used_at__isnull=True)
    return rows.filter(expires_at__gte=clock.now()).first()


def _join(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """A new account. Its second factor is set up in the same form, so that no account is ever without one."""
    secret = hold_secret(request, _SECRET)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        step = match_code(secret, form.cleaned_data["code"])
        if not step:
            form.add_error("code", _("This code is wrong. Does the clock of your phone go right?"))
        _check_password(form, Account(email=invitation.email, name=form.cleaned_data["name"]))
        if form.is_valid():
            account, codes = _make_account(invitation, form, secret, step)
            request.session.pop(_SECRET, None)
            enter(request, account)
            return show(request, "letters/codes.html", CodesPage(codes))
    page = JoinPage(invitation, form, draw_qr(secret, invitation.email), secret)
    return show(request, "letters/join.html", page, status=422 if form.errors else 200)


@transaction.atomic
def _make_account(invitation: Invitation, form: Form, secret: str, step: int) -> tuple[Account, list[str]]:
    cleaned = form.cleaned_data
    account = Account.objects.create_account(invitation.email, cleaned["name"], cleaned["password"])
    account.totp_secret, account.totp_used, account.language = secret, step, get_language() or "en"
    account.save()
    accept(invitation, account)
    account.refresh_from_db()
    return account, renew_recovery_codes(account)


def _join_again(request: HttpRequest, invitation: Invitation, held: Account) -> HttpResponse:
    """Who has an account already takes the invitation signed in: the link alone is not enough to be them."""
    account = find_account(request)
    if account is None or account.pk != held.pk:
        return HttpResponseRedirect(f"{links.prefix()}desk/sign-in?next={request.path}")
    try:
        accept(invitation, account)
    except StepError:
        raise Http404 from None
    return HttpResponseRedirect(f"{links.prefix()}desk")


def _renew_password(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    account = invitation.account
    if account is None:
        raise Http404
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _check_password(form, account)
        if form.is_valid():
            _set_password(invitation, account, form.cleaned_data["password"])
            return HttpResponseRedirect(f"{links.prefix()}desk/sign-in")
    page = JoinPage(invitation, form, "", "")
    return show(request, "letters/join.html", page, status=422 if form.errors else 200)


@transaction.atomic
def _set_password(invitation: Invitation, account: Account, password: str) -> None:
    taken = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True).update(used_at=clock.now())
    if taken:
        account.set_password(password)
        account.save(update_fields=["password"])
        end_sessions(account)
        note(Actor("account", account), "new_password")


def _check_password(form: Form, account: Account) -> None:
    try:
        validate_password(form.cleaned_data.get("password", ""), account)
    except ValidationError as fault:
        form.add_error("password", fault)

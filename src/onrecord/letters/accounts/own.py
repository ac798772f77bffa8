"""The page of one's own account: passkeys, a new app, recovery codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from onrecord.letters.accounts.factors import (
    draw_qr,
    hold_secret,
    match_code,
    renew_recovery_codes,
)
from onrecord.letters.accounts.joining import CodesPage
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.doors import Visit, door
from onrecord.letters.forms import CodeForm
from onrecord.letters.models import Account, Passkey, RecoveryCode
from onrecord.letters.permissions import Action
from onrecord.web import links
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

_SECRET = "new_app_secret"  # noqa: S105  a key of the session


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Context of the page of one's own account."""

    account: Account
    """The account."""
    passkeys: list[Passkey]
    """Its passkeys."""
    codes_left: int
    """How many recovery codes are unused."""


@dataclass(frozen=True, slots=True)
class AppPage:
    """Context of the page that sets up another app for codes."""

    form: CodeForm
    """The form, with what is wrong in it."""
    picture: SafeString
    """The square that an app reads."""
    secret: str
    """The same in letters."""


@door(Action.OWN_ACCOUNT, "GET", "POST")
def show_account(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One's own account; a form renews the recovery codes or removes a passkey."""
    account, done = visit.the_account, request.POST.get("do", "")
    if request.method == "POST" and done == "codes":
        note(Actor("account", account), "renew_codes")
        return show(request, "letters/codes.html", CodesPage(renew_recovery_codes(account)))
    if request.method == "POST" and done == "remove":
        Passkey.objects.filter(account=account, pk=_number(request.POST.get("passkey", ""))).delete()
        note(Actor("account", account), "remove_passkey")
        return HttpResponseRedirect(f"{links.prefix()}desk/account")
    page = AccountPage(
        account, list(Passkey.objects.filter(account=account).order_by("made_at")),
        RecoveryCode.objects.filter(account=account, used_at__isnull=True).count(),
    )  # fmt: skip
    return show(request, "letters/account.html", page)


@door(Action.OWN_ACCOUNT, "GET", "POST")
def show_app(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Sets up another app; the old one's codes are good no more."""
    account = visit.the_account
    secret = hold_secret(request, _SECRET)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        step = match_code(secret, form.cleaned_data["code"])
        if step:
            Account.objects.filter(pk=account.pk).update(totp_secret=secret, totp_used=step)
            request.session.pop(_SECRET, None)
            note(Actor("account", account), "new_app")
            return HttpResponseRedirect(f"{links.prefix()}desk/account")
        form.add_error("code", _("This code is wrong. Does the clock of your phone go right?"))
    page = AppPage(form, draw_qr(secret, account.email), secret)
    return show(request, "letters/app.html", page, status=422 if form.errors else 200)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0

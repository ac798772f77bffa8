"""Pages for who may not, and for what cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from onrecord.web.pages.errors import ErrorPage
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def show_refusal(request: HttpRequest, message: str, hint: str = "", status: int = 403) -> HttpResponse:
    """A page that says in a sentence what is not possible, and what to do about it."""
    response = show(request, "error.html", ErrorPage(message, hint), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def show_forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from this site, or from a page that is too old."""
    return show_refusal(
        request, _("This form was not sent from a page of this site, or the page was too old."),
        _("Go back, load the page anew and send it again."),
    )  # fmt: skip


def show_slowed(request: HttpRequest) -> HttpResponse:
    """The page for who tries too often."""
    response = show_refusal(request, _("Too many tries. Wait a while and try again."), status=429)
    response.headers["Retry-After"] = "60"
    return response

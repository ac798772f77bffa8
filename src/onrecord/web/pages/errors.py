"""Pages for what could not be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.errors import EditionError, NotOnRecordError, OnrecordError, SymbolError
from onrecord.web.pages.frame import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Context of a page for what could not be answered."""

    message: str
    """What went wrong, in one sentence."""
    hint: str
    """What to do about it; empty for nothing."""
    detail: str = ""
    """What the record said of it, in English; empty where the message says it already."""


class Refusals:
    """Turns what the record refuses into a page: 404 for what it does not hold, 503 where it cannot be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; 400 for an address with a sign that neither pages nor databases can hold."""
        if "%00" in request.META.get("QUERY_STRING", "") and not request.path.startswith("/api/"):
            page = ErrorPage(_("This address holds signs that no address has."), _("Try the search field."))
            return show(request, "error.html", page, status=400)
        return self._next(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page for an error of ours; none for any other."""
        if isinstance(fault, NotOnRecordError | SymbolError):
            return show(request, "error.html", _tell_missing(fault), status=404)
        if isinstance(fault, EditionError):
            return HttpResponse("The record cannot be read at the moment.\n", content_type="text/plain", status=503)
        if isinstance(fault, OnrecordError):
            return show(request, "error.html", ErrorPage(_sentence(fault.message), fault.hint), status=422)
        return None


def _tell_missing(fault: OnrecordError) -> ErrorPage:
    """The record speaks English; a page in another language says it in its own words and quotes the record."""
    said = _sentence(fault.message)
    hint = _("The record does not hold everything. Try the search field, or the lists of series and states.")
    if get_language() == "en":
        return ErrorPage(said, hint)
    return ErrorPage(_("The record does not hold this."), hint, said)


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}."


def show_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere; below the interface, its own shape of error."""
    if request.path.startswith("/api/"):
        from onrecord.web.api.routes import make_error

        return make_error(request, 404, "there is no such address")
    return show(request, "error.html", ErrorPage(_("There is no such page."), _("Try the search field.")), status=404)


def show_failure(request: HttpRequest) -> HttpResponse:
    """The answer where the site itself failed; plain, for whatever failed may fail again."""
    if request.path.startswith("/api/"):
        from onrecord.web.api.routes import make_error

        return make_error(request, 500, "Onrecord failed on this question; the fault is ours")
    return HttpResponse("Onrecord failed on this page. The fault is ours.\n", content_type="text/plain", status=500)

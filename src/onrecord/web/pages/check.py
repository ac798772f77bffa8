"""The page that checks a text against the record, and the checks that users keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import Http404
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.errors import InputError, OnrecordError
from onrecord.web import limits, links
from onrecord.web.checking import CheckedText, check
from onrecord.web.extract import BusyError, extract_page, extract_text
from onrecord.web.models import KeptCheck
from onrecord.web.outside import LONGEST
from onrecord.web.pages.about import VERDICTS
from onrecord.web.pages.frame import show
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Context of the page that checks a text."""

    text: str
    """The text as given; empty before there is one."""
    given: str
    """The address of a page as given."""
    published: str
    """The day of publication as given."""
    title: str
    """What the text is called, for a check that is kept."""
    checked: CheckedText | None
    """The text with its findings; None before there is one."""
    verdicts: tuple[str, ...]
    """The verdicts, for the legend."""
    sources: dict[str, Any]
    """Where the evidence is written, by origin id."""
    fault: str
    """What could not be done, in one sentence; empty where all went well."""
    hint: str
    """What to do about it."""
    limit: int
    """How many characters a text may have."""
    megabytes: int
    """How large a file may be."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """Context of a check that was kept."""

    kept: KeptCheck
    """The text, its title, its day and when it was kept."""
    checked: CheckedText
    """The findings as they were then."""
    verdicts: tuple[str, ...]
    """The verdicts, for the legend."""
    sources: dict[str, Any]
    """Where the evidence is written, as far as the edition of today still holds it."""
    address: str
    """The address of the page, for others."""
    removal: str
    """What removes it; given only to who kept it."""
    older: bool
    """True where the site serves another edition today."""


def from_this_site(view: View) -> View:
    """Refuses forms that another site sends.

    There is no cookie and so nothing to forge a request with; this keeps other sites from using a visitor's address
    to fill ours.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        origin = request.headers.get("Origin", "")
        foreign = request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site"
        if request.method == "POST" and (foreign or (origin not in ("", "null") and not _is_ours(request, origin))):
            return show(request, "error.html", _error(_("This form was sent from another site.")), status=403)
        response = view(request, *args, **options)
        response.headers["Cache-Control"] = "no-store"
        return response

    return guarded


@from_this_site
@require_http_methods(["GET", "HEAD", "POST"])
def show_check(request: HttpRequest) -> HttpResponse:
    """The form, or the text that it brought with its findings. Nothing of it is kept."""
    if request.method != "POST":
        return show(request, "check.html", _page())
    if limits.is_over(request, "check", limits.CHECKS_A_MINUTE):
        refusal = _page(fault=_("Too many checks within a minute. Try again in a while."))
        return show(request, "check.html", refusal, status=429)
    published, title = _bare(request.POST.get("published", "")), _bare(request.POST.get("title", ""))
    given = _Given(request.POST.get("text", ""), _bare(request.POST.get("address", ""), LONGEST), published, title)
    try:
        day = _read_day(published)
        text, title = _read(request, given)
        _require_size(text)
    except BusyError as fault:
        return _refuse(request, given, fault, 503)
    except OnrecordError as fault:
        return _refuse(request, given, fault, 429 if isinstance(fault, _TooManyError) else 422)
    shelf = current_shelf()
    checked = check(text, day, shelf.edition)
    sources = shelf.sources(_evidence(checked))
    return show(request, "check.html", _page(text, "", published, title, checked, sources))


@from_this_site
@require_POST
def keep_check(request: HttpRequest) -> HttpResponse:
    """Keeps a check under an address of its own and leads there."""
    if limits.is_over(request, "keep", limits.KEPT_AN_HOUR, 3600):
        return show(request, "error.html", _error(_("Too many kept checks within an hour.")), status=429)
    text = request.POST.get("text", "")
    try:
        _require_size(text)
        day = _read_day(_bare(request.POST.get("published", "")))
    except OnrecordError as fault:
        return show(request, "check.html", _page(text=text, fault=_say(fault), hint=_(fault.hint)), status=422)
    checked = check(text, day, current_shelf().edition)
    kept = KeptCheck.objects.create(
        edition=checked.edition,
        title=_bare(request.POST.get("title", "")),
        text=text,
        published=day,
        findings=checked.to_plain(),
    )
    return redirect(f"{links.prefix()}check/{kept.address}?removal={kept.removal}")


@from_this_site
@require_http_methods(["GET", "HEAD", "POST"])
def show_kept(request: HttpRequest, address: str) -> HttpResponse:
    """A check that was kept; a POST with its `removal` removes it."""
    kept = KeptCheck.objects.filter(address=address).first()
    if kept is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("removal") != kept.removal:
            return show(request, "error.html", _error(_("Only who kept this check can remove it.")), status=403)
        kept.delete()
        return redirect(f"{links.prefix()}check")
    checked = CheckedText.from_plain(kept.findings)
    shelf = current_shelf()
    removal = kept.removal if request.GET.get("removal") == kept.removal else ""
    page = KeptPage(
        kept, checked, VERDICTS, shelf.sources(_evidence(checked)), request.build_absolute_uri(request.path), removal,
        checked.edition != shelf.edition.id,
    )  # fmt: skip
    response = show(request, "kept.html", page)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


class _TooManyError(OnrecordError):
    """More addresses than one visitor may have fetched in a minute."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What the form brought."""

    text: str
    address: str
    published: str
    title: str


def _read(request: HttpRequest, given: _Given) -> tuple[str, str]:
    """The text to check and what it is called: of the file, else of the address, else as pasted."""
    upload: Any = request.FILES.get("file")
    if upload is not None:
        return _read_upload(upload), given.title or (upload.name or "")[:200]
    if not given.address:
        return given.text, given.title
    if limits.is_over(request, "address", limits.ADDRESSES_A_MINUTE):
        raise _TooManyError(_("too many addresses within a minute"), hint=_("Paste the text, or wait a little."))
    return extract_page(given.address), given.title or given.address[:200]


def _refuse(request: HttpRequest, given: _Given, fault: OnrecordError, status: int) -> HttpResponse:
    page = _page(given.text, given.address, given.published, given.title, fault=_say(fault), hint=_(fault.hint))
    response = show(request, "check.html", page, status=status)
    if status in (429, 503):
        response.headers["Retry-After"] = "60" if status == 429 else "5"
    return response


def _bare(line: str, length: int = 200) -> str:
    return line.replace("\0", "").strip()[:length]


def _say(fault: OnrecordError) -> str:
    """The fault in the language of the page, as far as its words are translated."""
    if isinstance(fault, InputError):
        return f"{fault.source}: {_(fault.reason)}"
    return f"{_(fault.message)[:1].upper()}{_(fault.message)[1:]}."


def _page(
    text: str = "",
    given: str = "",
    published: str = "",
    title: str = "",
    checked: CheckedText | None = None,
    sources: dict[str, Any] | None = None,
    *,
    fault: str = "",
    hint: str = "",
) -> CheckPage:
    return CheckPage(
        text.replace("\0", "\ufffd"), given, published, title, checked, VERDICTS, sources or {}, fault,
        hint, limits.TEXT_CHARACTERS,
        limits.FILE_BYTES // 1_000_000,
    )  # fmt: skip


def _error(message: str) -> Any:
    from onrecord.web.pages.errors import ErrorPage

    return ErrorPage(message, "")


def _is_ours(request: HttpRequest, origin: str) -> bool:
    return urlsplit(origin).netloc == request.get_host()


def _read_day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(text, _("this is no date"), hint=_("Write it as 2025-10-28.")) from None


def _read_upload(upload: Any) -> str:
    if upload.size > limits.FILE_BYTES:
        raise InputError(upload.name, _("the file is too large"), hint=_("Paste the part that matters."))
    return extract_text(upload.read(), upload.name)


def _require_size(text: str) -> None:
    what = _("The text")
    if not text.strip():
        raise InputError(what, _("there is nothing to check"), hint=_("Paste a text, or choose a file."))
    if "\0" in text:
        # Neither a page nor a database can hold it.
        raise InputError(what, _("it is no text but binary data"), hint=_("Give plain text, HTML, DOCX or PDF."))
    if len(text) > limits.TEXT_CHARACTERS:
        raise InputError(
            what,
            _("it is longer than %(limit)s characters")
            % {"limit": number_format(limits.TEXT_CHARACTERS, force_grouping=True)},
            hint=_("Check it in parts, or on your own machine with `onrecord check`."),
        )


def _evidence(checked: CheckedText) -> list[str | None]:
    return [evidence["origin"] for finding in checked.findings for evidence in finding["evidence"]]

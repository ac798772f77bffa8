"""What every answer goes through: strict headers, and pages kept as long as their edition is served."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from onrecord.web.limits import BODY_BYTES, READS_A_MINUTE, is_over
from onrecord.web.shelf import current_shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"

KEPT_BYTES = 20 * 1024 * 1024
"""How much memory a worker gives to pages that it has made; they are kept packed."""

_PACKED_FROM = 800
"""Smaller answers gain nothing from being packed."""


class StrictHeaders:
    """Sets the headers that keep a page to its own address: no script, style or request from elsewhere."""

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its headers."""
        response = self._next(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PagesOfTheEdition:
    """Keeps what was made from the edition, and answers "not modified" to whoever has it.

    An edition never changes, so a page is settled by edition, program, address and language (which is in the
    address). Views that keep nothing of that kind say `Cache-Control: no-store`.
    """

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response
        self._kept = _Kept(KEPT_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, from memory where it is held."""
        if request.method not in ("GET", "HEAD"):
            return self._next(request)
        etag = make_etag(request)
        if etag in parse_etags(request.headers.get("If-None-Match", "")) and self._kept.knows(etag):
            return _stamp(HttpResponseNotModified(), etag)
        found = self._kept.find(etag)
        if found is None:
            response = self._next(request)
            if not isinstance(response, HttpResponse) or not _may_be_kept(response):
                return response
            found = _Page(_pack(response.content), response.headers["Content-Type"], _extra_headers(response))
            self._kept.keep(etag, found)
        return _stamp(_unpack(found, request), etag)


def make_etag(request: HttpRequest) -> str:
    """What settles a page: the edition, the program's files and the address as asked for."""
    made_by = (current_shelf().edition.id, str(settings.STATIC_URL), str(settings.PROGRAM))
    settled = (*made_by, request.scheme or "", request.get_host(), request.get_full_path())
    digest = hashlib.sha256("\x1f".join(settled).encode()).hexdigest()
    return f'"{digest[:24]}"'


class _Page:
    """A page as it is kept."""

    __slots__ = ("body", "headers", "kind")

    def __init__(self, body: bytes, kind: str, headers: dict[str, str]) -> None:
        self.body, self.kind, self.headers = body, kind, headers


class _Kept:
    """Pages by ETag, the least lately asked for going first when memory is full."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._lock = threading.Lock()

    def knows(self, etag: str) -> bool:
        return etag in self._pages

    def find(self, etag: str) -> _Page | None:
        with self._lock:
            page = self._pages.get(etag)
            if page is not None:
                self._pages.move_to_end(etag)
            return page

    def keep(self, etag: str, page: _Page) -> None:
        if len(page.body) > self._limit // 8:
            return
        with self._lock:
            if etag in self._pages:
                return
            self._pages[etag] = page
            self._size += len(page.body)
            while self._size > self._limit:
                _, oldest = self._pages.popitem(last=False)
                self._size -= len(oldest.body)


def _may_be_kept(response: HttpResponse) -> bool:
    return response.status_code == 200 and "no-store" not in response.headers.get("Cache-Control", "")


def _extra_headers(response: HttpResponse) -> dict[str, str]:
    wanted = ("Content-Language", "Content-Disposition", "Access-Control-Allow-Origin", "Content-Security-Policy")
    return {name: response.headers[name] for name in wanted if name in response.headers}


def _pack(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)


def _unpack(page: _Page, request: HttpRequest) -> HttpResponse:
    packed = len(page.body) >= _PACKED_FROM and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.body if packed else gzip.decompress(page.body), content_type=page.kind)
    response.headers["Content-Length"] = str(len(response.content))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    for name, value in page.headers.items():
        response.headers[name] = value
    return response


def _stamp(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    return response


class BoundedBodies:
    """Refuses a request that brings more than the site reads, before anything of it is read."""

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or 413."""
        length = request.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > BODY_BYTES:
            if request.path.startswith("/api/"):
                from onrecord.web.api.routes import make_error

                return make_error(request, 413, "that is more than is read", "Send a shorter text.")
            return HttpResponse("More than this site reads.\n", content_type="text/plain", status=413)
        return self._next(request)


_READING = ("GET", "HEAD", "OPTIONS")
_ANY_SITE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Access-Control-Max-Age": "86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class InterfaceRules:
    """For programs: whoever reads may do so from any site, and not without measure."""

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; 429 in the interface's own shape where it is too much."""
        if not request.path.startswith("/api/"):
            return self._next(request)
        response = self._answer(request)
        if request.method in _READING:
            for name, value in _ANY_SITE.items():
                response.headers[name] = value
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        from onrecord.web.api.routes import make_error

        if is_over(request, "read", READS_A_MINUTE):
            refused = make_error(request, 429, "too many requests within a minute", "Wait.")
            refused.headers["Retry-After"] = "60"
            return refused
        if request.method == "OPTIONS":
            return HttpResponse(status=204)
        if request.method == "HEAD":
            return self._answer_head(request)
        response = self._next(request)
        if response.status_code == 405:
            allowed = response.headers.get("Allow", "GET")
            response = make_error(request, 405, "this address is not asked in that way", f"It takes {allowed}.")
            response.headers["Allow"] = allowed
        return response

    def _answer_head(self, request: HttpRequest) -> HttpResponseBase:
        """What GET would be answered with, without its body."""
        request.method = "GET"
        response = self._next(request)
        request.method = "HEAD"
        if isinstance(response, HttpResponse):
            length = len(response.content)
            response.content = b""
            response.headers["Content-Length"] = str(length)
        return response

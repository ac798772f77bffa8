"""A page from the public internet, for a reader who gives its address: from public hosts only, and never much of it.

The name is resolved once and the connection goes to the very address that was checked, so that a name which leads
elsewhere a moment later (DNS rebinding) gains nothing. Each redirect is checked like the first address. It runs in a
process of its own (`extract.py`), whose time and memory are bounded as a whole.
"""

from __future__ import annotations

import re
import socket
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import httpcore
import httpx

from onrecord.errors import InputError
from onrecord.web.marking import gettext_noop
from onrecord.web.public_hosts import is_public

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

PORTS = {80, 443}
LONGEST = 2000
"""Characters of an address."""
REDIRECTS = 5
AGENT = "onrecord (reads the one page that a reader asked it to check)"
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_PACKED = {"gzip", "x-gzip", "deflate"}
_PASTE = gettext_noop("Paste its text instead.")


def resolve(host: str, port: int) -> list[str]:
    """The internet addresses that a name stands for. Raises OSError where it stands for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]).partition("%")[0] for place in found))


@dataclass(frozen=True)
class Reach:
    """How far a fetch may go; tests reach further, for they have no public host."""

    most_bytes: int = 5_000_000
    seconds: float = 15.0
    """For everything together: a site that sends a byte now and then is given up all the same."""
    ports: frozenset[int] = frozenset(PORTS)
    resolve: Callable[[str, int], list[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = field(default=httpx.create_ssl_context)


def fetch_page(address: str, reach: Reach | None = None) -> bytes:
    """What the site at `address` answers with, whole. Raises InputError with a sentence for a person."""
    reach = reach or Reach()
    ends = time.monotonic() + reach.seconds
    place = address
    with httpcore.ConnectionPool(
        ssl_context=reach.trust(), network_backend=_CheckedBackend(reach), max_connections=1
    ) as pool:
        for _ in range(REDIRECTS + 1):
            answer = _ask(pool, require_address(place, reach), ends, reach)
            if isinstance(answer, bytes):
                return answer
            place = urljoin(place, answer)
    raise InputError(address, gettext_noop("it leads from one address to the next without an end"), hint=_PASTE)


def require_address(text: str, reach: Reach | None = None) -> str:
    """The address, ready to be asked for. Raises InputError for one of another scheme or port, or with a password."""
    ports = (reach or Reach()).ports
    try:
        parts = urlsplit(text.strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        raise InputError(
            text, gettext_noop("this is no web address"), hint=gettext_noop("Write it as https://…")
        ) from None
    if (
        len(text) > LONGEST
        or parts.scheme not in ("http", "https")
        or not _HOST.fullmatch(host)
        or not text.isprintable()
    ):
        raise InputError(
            text[:LONGEST], gettext_noop("this is no web address"), hint=gettext_noop("Write it as https://…")
        )
    if "@" in parts.netloc:
        raise InputError(text, gettext_noop("an address with a name and a password is not fetched"), hint=_PASTE)
    if port not in ports:
        raise InputError(text, gettext_noop("only the ports of the web, 80 and 443, are asked"), hint=_PASTE)
    return text.strip()


class _NotPublicError(Exception):
    """A name that leads to an address which is not public."""


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to the addresses of a name that were checked, and to no others."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host. Raises _NotPublicError where any of its addresses is not public."""
        try:
            places = self._reach.resolve(host, port)
        except OSError as fault:
            raise httpcore.ConnectError(str(fault)) from fault
        if not places or not all(self._reach.is_allowed(place) for place in places):
            raise _NotPublicError
        last: Exception = httpcore.ConnectError("no address")
        for place in places:
            try:
                return self._inner.connect_tcp(place, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                last = refused
        raise last


def _ask(pool: httpcore.ConnectionPool, address: str, ends: float, reach: Reach) -> bytes | str:
    """The body of the answer; the next address where it is a redirect."""
    left = max(0.1, ends - time.monotonic())
    limits = dict.fromkeys(("connect", "read", "write", "pool"), left)
    target = _quote(urlsplit(address)._replace(fragment="").geturl())
    headers = [
        ("Host", urlsplit(target).netloc),
        ("User-Agent", AGENT),
        ("Accept-Encoding", "identity"),
        ("Accept", "*/*"),
    ]
    try:
        with pool.stream("GET", target, headers=headers, extensions={"timeout": limits}) as response:
            named = {name.lower().decode("latin-1"): value.decode("latin-1") for name, value in response.headers}
            if response.status in (301, 302, 303, 307, 308) and "location" in named:
                return named["location"]
            _require_good(address, response.status)
            return _read(response.iter_stream(), address, named.get("content-encoding", ""), ends, reach)
    except _NotPublicError:
        raise InputError(address, gettext_noop("only pages on the public internet are fetched"), hint=_PASTE) from None
    except (httpcore.TimeoutException, TimeoutError):
        raise _too_slow(address) from None
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
        ValueError,
        zlib.error,
    ):
        raise InputError(
            address, gettext_noop("the page could not be got: the connection failed"), hint=_PASTE
        ) from None


def _quote(address: str) -> str:
    """The address in the characters that may stand in a request; what is quoted already stays."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    netloc = f"[{host}]" if ":" in host else host
    if parts.port:
        netloc += f":{parts.port}"
    safe = "/%:@!$&'()*+,;=~-._?"
    return parts._replace(netloc=netloc, path=quote(parts.path or "/", safe), query=quote(parts.query, safe)).geturl()


def _require_good(address: str, status: int) -> None:
    if status != 200:
        missing, refused = gettext_noop("there is no such page"), gettext_noop("the site does not give the page")
        raise InputError(address, missing if status in (404, 410) else refused, hint=_PASTE)


def _read(chunks: Iterable[bytes], address: str, packing: str, ends: float, reach: Reach) -> bytes:
    """The body, unpacked, while it stays within its bounds."""
    kind = packing.strip().lower()
    if kind not in (*_PACKED, "", "identity"):
        raise InputError(address, gettext_noop("it comes packed in a way that is not read"), hint=_PASTE)
    unpack = zlib.decompressobj(47) if kind in _PACKED else None
    body = bytearray()
    for chunk in chunks:
        if time.monotonic() > ends:
            raise _too_slow(address)
        body += unpack.decompress(chunk, reach.most_bytes + 1 - len(body)) if unpack else chunk
        if len(body) > reach.most_bytes:
            raise InputError(
                address, gettext_noop("the page is too large"), hint=gettext_noop("Paste the part that matters.")
            )
    return bytes(body)


def _too_slow(address: str) -> InputError:
    return InputError(address, gettext_noop("the page did not come in time"), hint=_PASTE)

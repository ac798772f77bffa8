"""How much one visitor may ask for: bounded in number and size, so that none takes the site from the others."""

from __future__ import annotations

import hashlib
import time
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings

from onrecord.web.tallies import open_tallies

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onrecord.web.tallies import Tallies

TEXT_CHARACTERS = 60_000
"""The longest text that is checked: a long report's worth of pages. Longer ones are for the command line."""
FILE_BYTES = 5_000_000
"""The largest file that is read."""
BODY_BYTES = FILE_BYTES + 500_000
"""The largest request that is read at all."""

CHECKS_A_MINUTE = 20
ADDRESSES_A_MINUTE = 6
"""Each asks another server; nobody shall have us ask one often."""
READS_A_MINUTE = 600
KEPT_AN_HOUR = 30


def is_over(request: HttpRequest, what: str, limit: int, seconds: int = 60) -> bool:
    """Counts one more of `what` for the visitor; True where that is more than `limit` in the running window.

    All workers of a machine count together. The visitor's address is not kept, only a hash under the site's own key.
    """
    now = int(time.time())
    window = now // seconds
    counted = f"{what}:{find_visitor(request)}:{window}".encode()
    digest = hashlib.blake2b(counted, digest_size=8, key=settings.SECRET_KEY.encode()[:64]).digest()
    return _tallies().add(int.from_bytes(digest, "little"), (window + 1) * seconds, now) > limit


def forget_counts() -> None:
    """Forgets what was counted: for the tests, each of which is a new visitor."""
    _tallies().clear()


def _tallies() -> Tallies:
    return open_tallies(settings.CONFIG.data / "tallies")


def find_visitor(request: HttpRequest) -> str:
    """The visitor's address; behind a proxy the last one that the proxy added, which nobody else can forge.

    Of IPv6 the network: one subscriber has more addresses than could be counted.
    """
    place = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.CONFIG.is_public and forwarded:
        place = forwarded.rpartition(",")[2].strip()
    try:
        address = ip_address(place.partition("%")[0])
    except ValueError:
        return place
    if address.version == 4 or address.ipv4_mapped is not None:
        return place
    return str(ip_network((address, 64), strict=False))

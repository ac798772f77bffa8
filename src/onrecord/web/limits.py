"""How much one visitor may ask for: bounded in number and size, so that none takes the site from the others."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache

if TYPE_CHECKING:
    from django.http import HttpRequest

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

    Each worker process counts by itself, so that the bound of a site is that of a worker times its workers.
    """
    window = int(time.time() // seconds)
    key = f"{what}:{find_visitor(request)}:{window}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > limit
    except ValueError:  # dropped between the two calls
        return False


def find_visitor(request: HttpRequest) -> str:
    """The visitor's address; behind a proxy the last one that the proxy added, which nobody else can forge."""
    if settings.CONFIG.is_public:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if forwarded:
            return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))

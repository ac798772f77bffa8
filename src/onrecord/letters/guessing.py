"""Guessing is slowed: after some failures each further one makes whoever tries wait longer.

Counted in the database, over all workers. A right answer within the wait is refused as well, so that nothing is learnt.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from onrecord.letters import clock
from onrecord.letters.models import Attempt

FREE = 5
"""So many failures cost nothing: people mistype."""
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)
"""After this long without a failure the count begins anew."""


def wait_for(what: str, who: str) -> timedelta:
    """How long `who` still has to wait before trying `what` again; zero for not at all."""
    found = Attempt.objects.filter(key=_key(what, who)).first()
    if found is None or found.failures <= FREE:
        return timedelta(0)
    pause = min(timedelta(seconds=2 ** min(found.failures - FREE, 16)), LONGEST)
    return max(found.last_at + pause - clock.now(), timedelta(0))


def is_slowed(what: str, *who: str) -> bool:
    """True where any of them has to wait."""
    return any(wait_for(what, one) > timedelta(0) for one in who)


def note_failure(what: str, *who: str) -> None:
    """Counts a failure of each of them."""
    for one in who:
        with transaction.atomic():
            found, is_new = Attempt.objects.select_for_update().get_or_create(
                key=_key(what, one), defaults={"failures": 1, "last_at": clock.now()}
            )
            if is_new:
                continue
            forgotten = clock.now() - found.last_at > FORGOTTEN
            Attempt.objects.filter(pk=found.pk).update(
                failures=1 if forgotten else F("failures") + 1, last_at=clock.now()
            )


def forget_failures(what: str, who: str) -> None:
    """Begins anew after a success."""
    Attempt.objects.filter(key=_key(what, who)).delete()


def _key(what: str, who: str) -> str:
    text = f"{what}\x1f{who.casefold()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()

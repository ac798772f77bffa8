"""The worker of the letters: sends mail and does what the day brings, in a process of its own.

`python -m onrecord.letters.worker` runs until it is stopped, or until the process that started it is gone.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from time import monotonic
from typing import Any

PAUSE = 2.0
"""Seconds between two looks at the queue when it is empty."""
DAY_EVERY = 60.0
"""Seconds between two looks at what the day brings."""

_log = logging.getLogger(__name__)


def work(*, once: bool = False) -> int:
    """Sends what is due, again and again; with `once` until nothing is due. Says how many mails left."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.web.settings")
    import django

    django.setup()
    from django.db import DatabaseError, close_old_connections

    from onrecord.letters.mail.days import do_what_is_due
    from onrecord.letters.mail.sending import send_due

    stop = _listen() if not once else threading.Event()
    parent, total, looked = os.getppid(), 0, -DAY_EVERY
    while not stop.is_set() and (once or os.getppid() == parent):
        try:
            if monotonic() - looked >= DAY_EVERY:
                do_what_is_due()
                looked = monotonic()
            sent = send_due()
        except DatabaseError:
            # The database restarts, or another holds it longer than we wait: the queue is still there afterwards.
            _log.exception("The queue of mail could not be read.")
            close_old_connections()
            sent = 0
        total += sent
        if once and not sent:
            return total
        if not sent:
            stop.wait(PAUSE)
    return total


def _listen() -> threading.Event:
    """An event that is set when the process is asked to end."""
    stop = threading.Event()

    def end(*_: Any) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return stop


if __name__ == "__main__":
    sys.exit(0 if work() >= 0 else 1)

"""What an application server runs: `gunicorn onrecord.web.wsgi`."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.web.settings")
application = get_wsgi_application()


def _make_ready() -> None:
    """Reads the record and the addresses before the first request, which would wait seconds for it."""
    from django.urls import get_resolver

    from onrecord.web.pages.home import gather_home
    from onrecord.web.shelf import current_shelf

    get_resolver().url_patterns  # noqa: B018  reading it is what imports the pages
    # The program stays as long as the process: looking through it for garbage would hold up requests. An edition goes
    # when another takes its place, and is not among what is set aside here.
    gc.collect()
    gc.freeze()
    gather_home(current_shelf())


_make_ready()

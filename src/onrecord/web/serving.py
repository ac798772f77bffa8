"""The site started from the command line, in a process of its own: `python -m onrecord.web.serving HOST PORT WORKERS`.

The process that asked for it may have read frames, whose threads do not survive a fork; this one has not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from onrecord.web.config import EDITION_SETTING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

THREADS = 8
"""Requests that one worker answers at a time; most of their time they wait for a client."""


def start(edition: Path, host: str, port: int, workers: int) -> None:
    """Becomes the site on an edition; does not come back."""
    os.environ[EDITION_SETTING] = str(edition)
    command = [sys.executable, "-P", "-m", "onrecord.web.serving", host, str(port), str(workers)]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606  our own program, no shell


def prepare() -> None:
    """Brings users' data to the tables of this version, and derives what pages need of a large edition."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.web.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    # A worker that takes long to come up is taken for dead. Apart, for this process must hold no frames when it forks.
    subprocess.run([sys.executable, "-P", "-m", "onrecord.web.readying"], check=False)


def run(host: str, port: int, workers: int) -> None:
    """Answers requests until it is stopped."""
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):  # type: ignore[misc]
        """gunicorn with our settings; the application is loaded in each worker, after the fork."""

        def load_config(self) -> None:
            """Takes the settings."""
            for name, value in _configure(host, port, workers).items():
                self.cfg.set(name, value)

        def load(self) -> Callable[..., Any]:
            """The application."""
            from onrecord.web.wsgi import application

            return application

    Site().run()


def _configure(host: str, port: int, workers: int) -> dict[str, Any]:
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": 60,
        "graceful_timeout": 10,
        "limit_request_line": 4094,
        "limit_request_fields": 60,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": _start_worker,
    }


def _start_worker(_server: Any) -> None:
    """Starts the process that sends the mail of open letters; it ends when this one does."""
    subprocess.Popen([sys.executable, "-P", "-m", "onrecord.letters.worker"])


if __name__ == "__main__":
    prepare()
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

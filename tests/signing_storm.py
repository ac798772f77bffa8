"""Many people sign at once while the site is killed again and again: what was answered with success must be there.

Used in small by the tests and in full by `benchmarks/letters.py`. The site runs as `onrecord serve` runs it, in a
process group of its own that gets SIGKILL: gunicorn, its workers and the worker of the mail alike.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "record.example.org"
SLUG = "a-letter"

MAKE_LETTER = """
import datetime, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from onrecord.letters.deeds.actors import SITE
from onrecord.letters.deeds.campaigns import make_campaign
from onrecord.letters.deeds.letters import make_letter, open_letter, write_text
from onrecord.web.shelf import current_shelf
campaign = make_campaign(SITE, {"name": "Storm", "letterhead": "", "contact": "", "website": ""})
frame = {"addressee": "The President", "addressee_state": "KOR", "copies": "", "series": "dprk", "forum": "GA",
         "deadline": datetime.date.today() + datetime.timedelta(days=30)}
letter = make_letter(SITE, campaign, "en", frame, "A letter")
write_text(SITE, letter, "en", 1, "A letter", "Dear President,", [{"words": "Answer.", "series": "", "forum": ""}])
open_letter(SITE, letter, current_shelf().edition)
print(letter.slug)
"""
COUNT = """
import collections, json, django
django.setup()
from django.db.models import Count
from onrecord.letters.models import Entry, Mail, Signature
rows = Signature.objects.annotate(mailed=Count("mails", distinct=True), noted=Count("trail", distinct=True))
print(json.dumps([[row.form, row.name, row.mailed, row.noted] for row in rows]))
"""


@dataclass
class Outcome:
    """What came of a storm."""

    answered: set[str] = field(default_factory=set)
    """Forms that were answered with success."""
    tries: int = 0
    broken: int = 0
    """Tries that ended without an answer: the site was dead."""
    kills: int = 0
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    """Seconds that each answered try took."""
    kept: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Form, name, number of mails and of lines in the trail of each signature in the database."""

    @property
    def lost(self) -> set[str]:
        """Forms that were answered with success and are not there."""
        return self.answered - {form for form, *_ in self.kept}

    @property
    def doubled(self) -> int:
        """How many names are there more than once, or have not exactly one mail and one line in the trail."""
        names = [name for _, name, *_ in self.kept]
        return len(names) - len(set(names)) + sum((mails, lines) != (1, 1) for *_, mails, lines in self.kept)


@dataclass
class Site:
    """The site as a process group that can be killed and started again on the same port."""

    environment: dict[str, str]
    log: Path
    workers: int = 2
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.port = self.port or free_port()
        command = [sys.executable, "-P", "-m", "onrecord.web.serving", "127.0.0.1", str(self.port), str(self.workers)]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                command, env=self.environment, stdout=out, stderr=out, start_new_session=True
            )
        self.wait()

    def wait(self) -> None:
        """Until it answers a request."""
        for _ in range(600):
            assert self.process is not None
            assert self.process.poll() is None, self.log.read_text()
            try:
                if ask(self.port, "GET", f"/letters/{SLUG}/thanks", {}, "10.0.0.1") in (200, 404):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(self.log.read_text())

    def kill(self, how: int = signal.SIGKILL) -> None:
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, how)
        self.process.wait(30)


def ask(port: int, method: str, path: str, fields: dict[str, str], visitor: str) -> int:
    """The status of an answer, as the proxy before the site would ask."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": visitor}
    try:
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
            connection.request("POST", path, urllib.parse.urlencode(fields), headers)
        else:
            connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        return response.status
    except http.client.HTTPException as fault:
        raise ConnectionError(str(fault)) from fault
    finally:
        connection.close()


def make_environment(edition: Path, data: Path, database: str = "") -> dict[str, str]:
    """The settings of a public site behind a proxy; its mail lies in a folder."""
    return os.environ | {
        "ONRECORD_EDITION": str(edition), "ONRECORD_SITE_DATA": str(data), "ONRECORD_SITE_HOSTS": HOST,
        "ONRECORD_SITE_DATABASE": database, "DJANGO_SETTINGS_MODULE": "onrecord.web.settings",
    }  # fmt: skip


def run_storm(site: Site, signatures: int, clients: int, kills: int) -> Outcome:
    """So many signatures from so many clients at once, the site killed so often meanwhile, at even distances.

    A client whose try found no answer sends the same form again, as a person would who presses the button again.
    """
    made = run_script(MAKE_LETTER, site.environment).strip()
    assert made == SLUG, made
    outcome, lock, begun = Outcome(), threading.Lock(), time.monotonic()
    site.start()
    with _killing(site, outcome, signatures, kills):
        threads = [
            threading.Thread(target=_sign_all, args=(site, client, range(client, signatures, clients), outcome, lock))
            for client in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    outcome.seconds = time.monotonic() - begun
    site.kill()
    outcome.kept = [tuple(row) for row in json.loads(run_script(COUNT, site.environment))]
    return outcome


def _sign_all(site: Site, client: int, numbers: range, outcome: Outcome, lock: threading.Lock) -> None:
    for number in numbers:
        form = f"storm-{number:05}"
        fields = {
            "form": form, "name": f"Organisation {number:05}", "country": "KR", "website": "", "person": "Somebody",
            "role": "Director", "email": f"person{number}@example.org", "consent": "on",
        }  # fmt: skip
        for _ in range(400):
            asked = time.monotonic()
            try:
                status = ask(site.port, "POST", f"/letters/{SLUG}/sign/organisation", fields, f"10.0.{client}.1")
            except OSError:
                status = 0
            with lock:
                outcome.tries += 1
                outcome.broken += status == 0
                if status == 302:
                    outcome.answered.add(form)
                    outcome.waits.append(time.monotonic() - asked)
            if status == 302:
                break
            time.sleep(0.1)


@contextmanager
def _killing(site: Site, outcome: Outcome, signatures: int, kills: int) -> Iterator[None]:
    """Kills the site when so many are in, and starts it again at once."""
    ended = threading.Event()

    def kill_at_times() -> None:
        for number in range(1, kills + 1):
            wanted = number * signatures // (kills + 1)
            while len(outcome.answered) < wanted and not ended.is_set():
                time.sleep(0.002)
            if ended.is_set():
                return
            site.kill()
            outcome.kills += 1
            site.start()

    thread = threading.Thread(target=kill_at_times)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def run_script(script: str, environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

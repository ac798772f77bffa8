"""Letters in a database of their own, on SQLite and on PostgreSQL; an administrator, editors, a letter, signatures."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from onrecord.letters.deeds.actors import Actor
    from onrecord.letters.models import Account, Campaign, Letter, Signature

PASSWORD = "correct horse battery staple"  # noqa: S105
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105
NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
BODY = """Dear President,

We write before the Third Committee acts. Japan co-sponsored the resolution on North Korean human rights in 2023.

- First
- **Second**
"""
WRONG = "South Korea stayed off the list of co-sponsors in New York from 2019 to 2022."


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster that lives as long as the tests."""
    from postgres_server import run_cluster

    with run_cluster(tmp_path_factory.mktemp("postgres")) as address:
        yield address


@pytest.fixture(scope="session")
def fast_passwords(site: None) -> Iterator[None]:
    """The tests sign in often; what slows guessing at passwords would slow them as well."""
    from django.test.utils import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def clean(site: None, fast_passwords: None) -> Iterator[None]:
    """A database that forgets what the test wrote, and an empty outbox and cache."""
    from django.core import mail
    from django.core.cache import cache
    from django.db import transaction

    from onrecord.web.limits import forget_counts

    cache.clear()
    forget_counts()
    mail.outbox = []
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the letters, which stands until a test moves it."""
    from onrecord.letters import clock as real

    held = Clock(NOW)
    monkeypatch.setattr(real.timezone, "now", lambda: held.at)
    return held


@dataclass
class Clock:
    at: dt.datetime

    def go(self, **span: int) -> None:
        self.at += dt.timedelta(**span)


@dataclass
class World:
    """A campaign with its people, and what tests do to it."""

    administrator: Account
    editor: Account
    outsider: Account
    campaign: Campaign
    letter: Letter
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def actor(self) -> Actor:
        from onrecord.letters.deeds.actors import Actor

        return Actor("editor", self.editor)

    def fresh(self) -> Letter:
        from onrecord.letters.models import Letter

        self.letter = Letter.objects.get(pk=self.letter.pk)
        return self.letter

    def open(self) -> Letter:
        from onrecord.letters.deeds.letters import open_letter
        from onrecord.web.shelf import current_shelf

        open_letter(self.actor, self.letter, current_shelf().edition)
        return self.fresh()

    def close(self) -> Letter:
        from onrecord.letters.deeds.letters import close_letter

        close_letter(self.actor, self.letter)
        return self.fresh()

    def give(self, **changed: Any) -> Any:
        from onrecord.letters.deeds.signing import Given
        from onrecord.letters.models import Kind

        n = next(self._numbers)
        fields: dict[str, Any] = {
            "kind": Kind.ORGANISATION, "form": f"form-{n}", "name": f"Organisation {n}", "country": "KR",
            "email": f"person{n}@example.org", "consent": True, "consent_words": "may be shown", "language": "en",
            "person": f"Person {n}", "role": "Director", "website": "https://example.org",
        }  # fmt: skip
        return Given(**(fields | changed))

    def sign(self, **changed: Any) -> Signature:
        from onrecord.letters.deeds.signing import sign
        from onrecord.letters.models import Signature

        given = self.give(**changed)
        sign(self.letter, given)
        return Signature.objects.get(letter=self.letter, form=given.form)

    def link(self, signature: Signature, purpose: str = "confirm") -> str:
        """A secret that leads to the signature, as its mail would have it."""
        from onrecord.letters.links import digest, make_secret
        from onrecord.letters.models import Link

        secret = make_secret(purpose)
        Link.objects.create(signature=signature, purpose=purpose, digest=digest(secret))
        return secret

    def confirm(self, signature: Signature, *, consent: bool = True) -> Signature:
        from onrecord.letters.deeds.signing import confirm
        from onrecord.letters.links import digest
        from onrecord.letters.models import Link

        confirm(Link.objects.get(digest=digest(self.link(signature))), consent, "may be shown")
        signature.refresh_from_db()
        return signature


@pytest.fixture
def world(clean: None, clock: Clock) -> World:
    return make_world()


def make_world() -> World:
    from onrecord.letters.deeds.actors import Actor
    from onrecord.letters.deeds.campaigns import make_campaign
    from onrecord.letters.deeds.letters import make_letter, write_text
    from onrecord.letters.models import Account, Editor

    def account(name: str, *, administrator: bool = False) -> Account:
        made = Account.objects.create_account(
            f"{name}@example.org", name.title(), PASSWORD, administrator=administrator
        )
        made.totp_secret = TOTP_SECRET
        made.save()
        return made

    administrator, editor, outsider = account("administrator", administrator=True), account("editor"), account("other")
    fields = {
        "name": "Coalition", "letterhead": "Coalition\nStreet 1", "contact": "office@example.org",
        "website": "https://example.org",
    }  # fmt: skip
    campaign = make_campaign(Actor("administrator", administrator), fields)
    other = make_campaign(Actor("administrator", administrator), fields | {"name": "Others"})
    Editor.objects.create(campaign=campaign, account=editor)
    Editor.objects.create(campaign=other, account=outsider)
    frame = {
        "addressee": "President Lee Jae-myung\nSeoul", "addressee_state": "KOR", "copies": "The Minister",
        "series": "dprk", "forum": "GA", "deadline": dt.date(2026, 11, 1),
    }  # fmt: skip
    actor = Actor("editor", editor)
    letter = make_letter(actor, campaign, "en", frame, "Co-sponsor the resolution")
    asks = [{"words": "Co-sponsor the resolution.", "series": "dprk", "forum": "GA"}]
    write_text(actor, letter, "en", 1, "Co-sponsor the resolution", BODY, asks)
    letter.refresh_from_db()
    return World(administrator, editor, outsider, campaign, letter)


@pytest.fixture
def visitor(clean: None) -> Client:
    from django.test import Client

    return Client()


def enter(account: Account) -> Client:
    """A client that is signed in."""
    from django.test import Client

    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def edition(edition_folder: Path) -> Path:
    return edition_folder

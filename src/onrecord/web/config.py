"""What the site is told from outside, read once from the environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from onrecord.errors import EditionError, InputError

EDITION_SETTING = "ONRECORD_EDITION"
DATA_SETTING = "ONRECORD_SITE_DATA"
HOSTS_SETTING = "ONRECORD_SITE_HOSTS"
DATABASE_SETTING = "ONRECORD_SITE_DATABASE"
ADDRESS_SETTING = "ONRECORD_SITE_ADDRESS"
EDITIONS_SETTING = "ONRECORD_SITE_EDITIONS"

_SECRET_FILE = "secret-key"  # noqa: S105  a file's name
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """Where the record and the users' data lie, and under which names the site answers."""

    edition: Path
    """Folder of the edition, or a link to it that can be moved to another one while the site runs."""
    data: Path
    """Folder of what the site itself keeps: the secret key, kept checks (SQLite), compiled translations."""
    hosts: tuple[str, ...] = ()
    """Public names of the site. Empty: it answers on this machine alone, without TLS."""
    database: str = ""
    """`postgresql://user:password@host:port/name` for users' data; empty for SQLite in `data`."""
    own_address: str = ""
    """Where the site is reached, for links in mails; empty: its first public name, or this machine."""

    kept: str = ""
    """Folder with earlier editions, for what changed; empty for the folder that a linked edition lies in."""

    @classmethod
    def from_environment(cls) -> SiteConfig:
        """The configuration that the ONRECORD_… variables give. Raises EditionError where no edition is named."""
        edition = os.environ.get(EDITION_SETTING, "")
        if not edition:
            raise EditionError(
                f"the site needs to know its edition: {EDITION_SETTING} is not set",
                hint="Start it with `onrecord serve`, or set ONRECORD_EDITION to the folder of an edition.",
            )
        data = os.environ.get(DATA_SETTING, "")
        hosts = os.environ.get(HOSTS_SETTING, "")
        return cls(
            edition=Path(edition),
            data=Path(data) if data else _default_data(),
            hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            database=os.environ.get(DATABASE_SETTING, ""),
            own_address=os.environ.get(ADDRESS_SETTING, ""),
            kept=os.environ.get(EDITIONS_SETTING, ""),
        )

    @property
    def is_public(self) -> bool:
        """True where the site has public names: then everything goes over TLS."""
        return bool(self.hosts)

    @property
    def editions(self) -> Path | None:
        """The folder in which earlier editions lie; None where nobody said so and the edition is no link to one."""
        if self.kept:
            return Path(self.kept)
        return self.edition.resolve().parent if self.edition.is_symlink() else None

    @property
    def allowed_hosts(self) -> list[str]:
        """The names that a request may ask for."""
        return list(self.hosts or _LOCAL_HOSTS)

    @property
    def address(self) -> str:
        """What links in mails begin with, without a slash at the end."""
        return (self.own_address or (f"https://{self.hosts[0]}" if self.hosts else "http://127.0.0.1:8765")).rstrip("/")

    def secret_key(self) -> str:
        """The key that signs; made on first use and kept in `data`, readable by its owner alone."""
        file = self.data / _SECRET_FILE
        try:
            return file.read_text(encoding="ascii")
        except FileNotFoundError:
            self.data.mkdir(parents=True, exist_ok=True)
        key = secrets.token_urlsafe(64)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another worker was first
            return file.read_text(encoding="ascii")
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(key)
        return key

    def django_database(self) -> dict[str, Any]:
        """Django's setting for users' data. Raises InputError for an address of another kind."""
        if not self.database:
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": self.data / "site.sqlite3",
                "OPTIONS": {
                    "timeout": 20,
                    "transaction_mode": "IMMEDIATE",
                    # FULL: what was answered with success is on the disk, whatever happens to process or machine.
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
                },
            }
        parts = urlsplit(self.database)
        if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
            raise InputError(
                DATABASE_SETTING,
                "this is no address of a PostgreSQL database",
                hint="Write postgresql://user:password@host:5432/name.",
            )
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }


def _default_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False) / "site"

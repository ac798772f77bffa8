"""How mail leaves the site, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from onrecord.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

MAIL_SETTING = "ONRECORD_SITE_MAIL"
SENDER_SETTING = "ONRECORD_SITE_SENDER"

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_BACKENDS = "django.core.mail.backends"


@dataclass(frozen=True, slots=True)
class Mailing:
    """A server that takes mail; without one, mails are written into a folder."""

    backend: str
    folder: str
    sender: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False

    @property
    def is_sent(self) -> bool:
        """True where mails leave the machine."""
        return bool(self.host)


def read_mailing(data: Path) -> Mailing:
    """The mailing that the ONRECORD_SITE_MAIL and …_SENDER variables give. Raises InputError for what is no server."""
    sender = os.environ.get(SENDER_SETTING, "") or "Onrecord <onrecord@localhost>"
    address = os.environ.get(MAIL_SETTING, "")
    if not address:
        return Mailing(f"{_BACKENDS}.filebased.EmailBackend", str(data / "mail"), sender)
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise InputError(
            MAIL_SETTING,
            "this is no address of a mail server",
            hint="Write smtp+starttls://user:password@mail.example.org:587, or smtps://… or smtp://…",
        )
    return Mailing(
        f"{_BACKENDS}.smtp.EmailBackend", "", sender, parts.hostname, parts.port or _PORTS[parts.scheme],
        unquote(parts.username or ""), unquote(parts.password or ""), parts.scheme == "smtp+starttls",
        parts.scheme == "smtps",
    )  # fmt: skip

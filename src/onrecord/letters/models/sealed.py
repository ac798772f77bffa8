"""What stands in the database sealed: who reads a copy of the database without the site's key learns nothing of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models

_PURPOSE = b"onrecord.letters: what is sealed in the database"


def seal(text: str) -> str:
    """The text, encrypted under the site's secret key; nothing for nothing."""
    return _cipher().encrypt(text.encode()).decode("ascii") if text else ""


def unseal(sealed: str) -> str:
    """The text again; nothing where it was sealed under another key, or changed."""
    try:
        return _cipher().decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken:
        return ""


def _cipher() -> Fernet:
    key = hmac.new(settings.SECRET_KEY.encode(), _PURPOSE, hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(key))


if TYPE_CHECKING:
    ShortText = models.CharField[str, str]
else:
    ShortText = models.CharField


class SealedField(ShortText):
    """A short text that is sealed on its way into the database and cannot be searched for there."""

    def get_prep_value(self, value: Any) -> str:
        """The sealed text."""
        return seal(super().get_prep_value(value) or "")

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str:
        """The text."""
        return unseal(value or "")

"""Links of mails: signed, for a time, good once. Only a hash of the secret is kept.

A secret is random and followed by a signature of the site's key. What was guessed or shortened is refused by the
signature, before the database is asked, and counts as a guess.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

_RANDOM_BYTES = 24
_SIGNATURE_LETTERS = 22


def make_secret(purpose: str) -> str:
    """A new secret for a link of that purpose."""
    random = secrets.token_urlsafe(_RANDOM_BYTES)
    return f"{random}{_sign(purpose, random)}"


def is_ours(purpose: str, secret: str) -> bool:
    """True where this site made the secret for that purpose."""
    random, signature = secret[:-_SIGNATURE_LETTERS], secret[-_SIGNATURE_LETTERS:]
    return bool(random) and hmac.compare_digest(_sign(purpose, random).encode(), signature.encode())


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _sign(purpose: str, random: str) -> str:
    made = hmac.new(settings.SECRET_KEY.encode(), f"letters.{purpose}\x1f{random}".encode(), hashlib.sha256)
    return made.hexdigest()[:_SIGNATURE_LETTERS]

"""The second factor: codes of an app (RFC 6238), each taken once, and recovery codes, each good once."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

import pyotp
import segno
from django.conf import settings
from django.db import transaction
from django.utils.safestring import SafeString

from onrecord.letters import clock
from onrecord.letters.links import digest
from onrecord.letters.models import Account, RecoveryCode
from onrecord.letters.models.sealed import seal, unseal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

ISSUER = "Onrecord"
STEP = 30
"""Seconds that a code is good for; one step before and after is taken as well, for clocks that go wrong."""
RECOVERY_CODES = 10


def make_totp_secret() -> str:
    """A new secret for an app."""
    return pyotp.random_base32()


def hold_secret(request: HttpRequest, key: str) -> str:
    """The secret of an app that is being set up, the same until it is; sealed, for sessions lie in the database."""
    sealed = request.session.setdefault(key, seal(make_totp_secret()))
    return unseal(sealed)


def draw_qr(secret: str, email: str) -> SafeString:
    """The square that an app reads, as SVG in the page: no style of its own, so that a strict policy shows it."""
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    svg = segno.make(address, error="m").svg_inline(scale=5, border=3, light="#fff", dark="#000", omitsize=True)
    return SafeString(svg)


def match_code(secret: str, code: str, after: int = 0) -> int:
    """The time step of a right code that comes after `after`; 0 for a wrong or an old one."""
    bare = code.replace(" ", "")
    if not (secret and len(bare) == 6 and bare.isdigit()):
        return 0
    now = int(clock.now().timestamp()) // STEP
    totp = pyotp.TOTP(secret)
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(totp.generate_otp(step), bare):
            return step
    return 0


def take_code(account: Account, code: str) -> bool:
    """True for a right code of the app, or a recovery code, that was not taken before; it is taken by this."""
    step = match_code(account.totp_secret, code, account.totp_used)
    if step:
        # Two requests with one code: the database lets one through.
        return bool(Account.objects.filter(pk=account.pk, totp_used__lt=step).update(totp_used=step))
    held = RecoveryCode.objects.filter(account=account, digest=_digest(code), used_at__isnull=True)
    return bool(held.update(used_at=clock.now()))


@transaction.atomic
def renew_recovery_codes(account: Account) -> list[str]:
    """New recovery codes, which are shown this once; the old ones are good no more."""
    RecoveryCode.objects.filter(account=account).delete()
    codes = list(_make_codes())
    RecoveryCode.objects.bulk_create(RecoveryCode(account=account, digest=_digest(code)) for code in codes)
    return codes


def _make_codes() -> Iterator[str]:
    for _ in range(RECOVERY_CODES):
        text = secrets.token_hex(8)
        yield f"{text[:4]}-{text[4:8]}-{text[8:12]}-{text[12:]}"


def _digest(code: str) -> str:
    return digest(f"{settings.SECRET_KEY}recovery{code.strip().casefold().replace(' ', '')}")

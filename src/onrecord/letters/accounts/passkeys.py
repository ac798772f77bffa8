"""Passkeys (WebAuthn): made on the page of one's account, and enough by themselves to sign in.

A passkey that verifies its user (fingerprint, PIN) is two factors in one, so user verification is required.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import JsonResponse
from django.utils.translation import gettext as _
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from onrecord.letters import guessing
from onrecord.letters.accounts.sign_in import enter
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.doors import Visit, door
from onrecord.letters.models import Passkey
from onrecord.letters.permissions import Action
from onrecord.web.limits import find_visitor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_CHALLENGE = "passkey_challenge"
MOST = 10


def _site() -> tuple[str, str]:
    """The site's name for passkeys and the origin that they are used on."""
    parts = urlsplit(settings.CONFIG.address)
    return parts.hostname or "localhost", f"{parts.scheme}://{parts.netloc}"


@door(Action.OWN_ACCOUNT, "POST")
def begin_passkey(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the browser needs to make a passkey."""
    account = visit.the_account
    options = generate_registration_options(
        rp_id=_site()[0], rp_name="Onrecord", user_name=account.email, user_display_name=account.name,
        user_id=str(account.pk).encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(held.credential))
            for held in Passkey.objects.filter(account=account)
        ],
    )  # fmt: skip
    return _send(request, options)


@door(Action.OWN_ACCOUNT, "POST")
def keep_passkey(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keeps a passkey that the browser made."""
    account, sent = visit.the_account, _read(request)
    challenge = request.session.pop(_CHALLENGE, "")
    if not challenge or Passkey.objects.filter(account=account).count() >= MOST:
        return _refuse()
    try:
        made = verify_registration_response(
            credential=sent["credential"], expected_challenge=base64url_to_bytes(challenge), expected_rp_id=_site()[0],
            expected_origin=_site()[1], require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, KeyError, ValueError, TypeError):
        return _refuse()
    Passkey.objects.create(
        account=account, credential=bytes_to_base64url(made.credential_id), public_key=made.credential_public_key,
        uses=made.sign_count, name=str(sent.get("name") or _("Passkey"))[:60],
    )  # fmt: skip
    note(Actor("account", account), "add_passkey")
    return JsonResponse({"done": True})


@door(Action.SIGN_IN, "POST")
def ask_passkey(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """What the browser needs to sign in with a passkey; it names no account."""
    options = generate_authentication_options(rp_id=_site()[0], user_verification=UserVerificationRequirement.REQUIRED)
    return _send(request, options)


@door(Action.SIGN_IN, "POST")
def take_passkey(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """Signs in with a passkey."""
    visitor = find_visitor(request)
    if guessing.is_slowed("passkey", visitor):
        return _refuse(429)
    sent, challenge = _read(request), request.session.pop(_CHALLENGE, "")
    credential = sent.get("credential", {})
    held = Passkey.objects.select_related("account").filter(credential=str(credential.get("id", ""))).first()
    if held is None or not challenge or not held.account.is_active:
        guessing.note_failure("passkey", visitor)
        return _refuse()
    try:
        used = verify_authentication_response(
            credential=credential, expected_challenge=base64url_to_bytes(challenge), expected_rp_id=_site()[0],
            expected_origin=_site()[1], credential_public_key=bytes(held.public_key),
            credential_current_sign_count=held.uses, require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, KeyError, ValueError, TypeError):
        guessing.note_failure("passkey", visitor)
        return _refuse()
    Passkey.objects.filter(pk=held.pk).update(uses=used.new_sign_count)
    enter(request, held.account)
    return JsonResponse({"done": True})


def _send(request: HttpRequest, options: Any) -> JsonResponse:
    request.session[_CHALLENGE] = bytes_to_base64url(options.challenge)
    return JsonResponse(json.loads(options_to_json(options)))


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body[:20_000])
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def _refuse(status: int = 400) -> JsonResponse:
    return JsonResponse({"done": False, "said": _("This passkey was not accepted.")}, status=status)

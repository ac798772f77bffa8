"""The first administrator, who is invited by whoever runs the machine."""

from __future__ import annotations

from django.db import transaction

from onrecord.letters.deeds.actors import SITE, note
from onrecord.letters.mail.messages import INVITED_FOR, make_invitation_link
from onrecord.letters.models import Invitation


@transaction.atomic
def invite_administrator(email: str) -> str:
    """A link that makes an administrator of whoever has it, once, within seven days."""
    invitation = Invitation.objects.create(email=email.strip().casefold(), administrator=True)
    note(SITE, "invite", invitation=invitation.pk, administrator=True)
    return make_invitation_link(invitation, INVITED_FOR)

"""Who does a deed, and the line that it leaves in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.letters.models import Entry
from onrecord.letters.permissions import Role

if TYPE_CHECKING:
    from onrecord.letters.models import Account, Campaign, Letter, Signature


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an account in a role, a signer, or the site by itself."""

    role: str
    account: Account | None = None


SITE = Actor("site")
"""What happens by itself: a deadline."""
SIGNER = Actor(Role.SIGNER.value)


def note(
    actor: Actor,
    action: str,
    *,
    campaign: Campaign | None = None,
    letter: Letter | None = None,
    signature: Signature | None = None,
    before: str = "",
    after: str = "",
    **detail: Any,
) -> None:
    """Adds a line to the trail. `detail` holds no personal data of who signs."""
    if letter is not None and campaign is None:
        campaign = letter.campaign
    Entry.objects.create(
        actor=actor.account, role=actor.role, action=action, campaign=campaign, letter=letter, signature=signature,
        before=before, after=after, detail=detail,
    )  # fmt: skip

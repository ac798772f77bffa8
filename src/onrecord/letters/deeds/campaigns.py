"""Campaigns and who edits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.text import slugify

from onrecord.letters import clock
from onrecord.letters.deeds.actors import Actor, note
from onrecord.letters.life import StepError
from onrecord.letters.models import Account, Campaign, Editor, Invitation, Mail, MailKind, Passkey, RecoveryCode

if TYPE_CHECKING:
    from collections.abc import Mapping

CAMPAIGN_FIELDS = ("name", "letterhead", "contact", "website")


@transaction.atomic
def make_campaign(actor: Actor, fields: Mapping[str, str]) -> Campaign:
    """A new campaign, edited by whoever makes it."""
    campaign = Campaign.objects.create(
        slug=free_slug(Campaign, fields["name"]), **{name: fields[name] for name in CAMPAIGN_FIELDS}
    )
    if actor.account is not None:
        Editor.objects.create(campaign=campaign, account=actor.account)
    note(actor, "make_campaign", campaign=campaign)
    return campaign


@transaction.atomic
def change_campaign(actor: Actor, campaign: Campaign, fields: Mapping[str, str]) -> None:
    """Changes name and letterhead."""
    changed = {name: fields[name] for name in CAMPAIGN_FIELDS if getattr(campaign, name) != fields[name]}
    if not changed:
        return
    before = {name: getattr(campaign, name) for name in changed}
    Campaign.objects.filter(pk=campaign.pk).update(**changed)
    note(
        actor, "change_campaign", campaign=campaign, fields={name: [before[name], new] for name, new in changed.items()}
    )


@transaction.atomic
def invite(
    actor: Actor, campaign: Campaign | None, email: str, language: str, *, administrator: bool = False
) -> Invitation:
    """Invites somebody by mail. Who has an account already becomes an editor by the same link."""
    address = email.strip().casefold()
    invitation = Invitation.objects.create(
        email=address, campaign=campaign, administrator=administrator, by=actor.account
    )
    Mail.objects.create(kind=MailKind.INVITATION, invitation=invitation, language=language)
    note(actor, "invite", campaign=campaign, invitation=invitation.pk)
    return invitation


@transaction.atomic
def accept(invitation: Invitation, account: Account) -> None:
    """Makes the account what the invitation says, once. Raises StepError for one that was used."""
    taken = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True).update(used_at=clock.now())
    if not taken:
        raise StepError("this invitation was used already")
    if invitation.administrator and not account.is_superuser:
        Account.objects.filter(pk=account.pk).update(is_superuser=True)
    if invitation.campaign is not None:
        Editor.objects.get_or_create(campaign=invitation.campaign, account=account)
    note(Actor("editor", account), "join", campaign=invitation.campaign, invitation=invitation.pk)  # type: ignore[arg-type]


@transaction.atomic
def remove_editor(actor: Actor, editor: Editor) -> None:
    """Takes a campaign from an editor. Raises StepError for its last one: somebody must answer for the letters."""
    others = Editor.objects.select_for_update().filter(campaign=editor.campaign).exclude(pk=editor.pk)
    if not others.exists():
        raise StepError("a campaign keeps at least one editor")
    note(actor, "remove_editor", campaign=editor.campaign, account=editor.account.pk)
    editor.delete()


@transaction.atomic
def ask_for_password(email: str) -> None:
    """Queues a mail with a link that sets a new password, where the address has an account; nobody learns whether."""
    account = Account.objects.filter(email=email.strip().casefold(), is_active=True).first()
    if account is None:
        return
    invitation = Invitation.objects.create(email=account.email, account=account)
    Mail.objects.create(kind=MailKind.PASSWORD, invitation=invitation, language=account.language)


@transaction.atomic
def erase_account(actor: Actor, account: Account) -> None:
    """Deletes an editor's personal data. The trail keeps that somebody did something, and no name."""
    note(actor, "erase_account", account=account.pk)
    Editor.objects.filter(account=account).delete()
    Passkey.objects.filter(account=account).delete()
    RecoveryCode.objects.filter(account=account).delete()
    Invitation.objects.filter(email=account.email).delete()
    Account.objects.filter(pk=account.pk).update(
        email=f"erased-{account.pk}@invalid", name="", is_active=False, is_superuser=False, password="!",  # noqa: S106
        totp_secret="",
    )  # fmt: skip
    end_sessions(account)


def end_sessions(account: Account) -> None:
    """Signs an account out everywhere."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def free_slug(model: type[Campaign] | type[object], words: str, taken: frozenset[str] = frozenset()) -> str:
    """An address made of words that no other row of the model has, and that is not `taken` otherwise."""
    base = _cut(slugify(words)) or "letter"
    slug, number = base, 1
    while slug in taken or model.objects.filter(slug=slug).exists():  # type: ignore[union-attr]
        number += 1
        slug = f"{base}-{number}"
    return slug


def _cut(words: str, length: int = 48) -> str:
    """As many whole words as have room; an address that ends in half a word looks broken."""
    if len(words) <= length:
        return words.strip("-")
    return (words[: length + 1].rpartition("-")[0] or words[:length]).strip("-")

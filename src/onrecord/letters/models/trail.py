"""The trail: who did what, when. Rows are added and never changed; the database itself refuses anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Never

from django.db import models

from onrecord.errors import OnrecordError
from onrecord.letters import clock
from onrecord.letters.models.accounts import Account
from onrecord.letters.models.campaigns import Campaign
from onrecord.letters.models.letters import Letter
from onrecord.letters.models.signatures import Signature

if TYPE_CHECKING:
    from datetime import datetime


class TrailError(OnrecordError):
    """Raised where code tries to change what was written down."""


class _OnlyAdded(models.QuerySet["Entry"]):
    """Refuses what the triggers would refuse, with a word of our own."""

    def update(self, **_values: Any) -> Never:
        raise TrailError("the trail is only added to")

    def delete(self) -> Never:
        raise TrailError("the trail is only added to")

    def bulk_update(self, *_args: Any, **_options: Any) -> Never:
        raise TrailError("the trail is only added to")


class Entry(models.Model):
    """One thing that was done. It holds no personal data of who signs: that can be erased, this cannot."""

    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    actor: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+"
    )
    """Which account; empty for a signer or the site itself."""
    role: models.CharField[str, str] = models.CharField(max_length=14)
    """In which role, or `site` for what happens by itself."""
    action: models.CharField[str, str] = models.CharField(max_length=30)
    campaign: models.ForeignKey[Campaign | None, Campaign | None] = models.ForeignKey(
        Campaign, models.PROTECT, null=True, related_name="trail"
    )
    letter: models.ForeignKey[Letter | None, Letter | None] = models.ForeignKey(
        Letter, models.PROTECT, null=True, related_name="trail"
    )
    signature: models.ForeignKey[Signature | None, Signature | None] = models.ForeignKey(
        Signature, models.PROTECT, null=True, related_name="trail"
    )
    before: models.CharField[str, str] = models.CharField(max_length=12, blank=True)
    after: models.CharField[str, str] = models.CharField(max_length=12, blank=True)
    detail = models.JSONField(default=dict)

    objects: ClassVar[models.Manager[Entry]] = _OnlyAdded.as_manager()

    class Meta:
        """How the table is named, and in which order it is read."""

        db_table = "trail"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def save(self, *args: Any, **options: Any) -> None:
        """Writes a new entry. Raises TrailError for one that is written already."""
        if self.pk is not None:
            raise TrailError("the trail is only added to")
        super().save(*args, **options)

    def delete(self, *_args: Any, **_options: Any) -> Never:
        """Raises TrailError."""
        raise TrailError("the trail is only added to")

"""Campaigns: whose letters they are and who edits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from onrecord.letters import clock
from onrecord.letters.models.accounts import Account

if TYPE_CHECKING:
    from datetime import datetime


class Campaign(models.Model):
    """Organisations that write letters together; what stands in their letterhead."""

    slug: models.SlugField[str, str] = models.SlugField(max_length=60, unique=True)
    name: models.CharField[str, str] = models.CharField(max_length=120)
    letterhead: models.TextField[str, str] = models.TextField(max_length=600, blank=True)
    """Name, address and the like, a line each."""
    contact: models.CharField[str, str] = models.CharField(max_length=254, blank=True)
    """Mail address that answers go to; it is public."""
    website: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "campaigns"

    def __str__(self) -> str:
        return self.name


class Editor(models.Model):
    """An account that edits a campaign."""

    campaign: models.ForeignKey[Campaign, Campaign] = models.ForeignKey(
        Campaign, models.PROTECT, related_name="editors"
    )
    account: models.ForeignKey[Account, Account] = models.ForeignKey(Account, models.CASCADE, related_name="edits")
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named, and that nobody is an editor twice."""

        db_table = "editors"
        constraints = (models.UniqueConstraint(fields=("campaign", "account"), name="one_editor"),)

    def __str__(self) -> str:
        return f"{self.account} edits {self.campaign}"

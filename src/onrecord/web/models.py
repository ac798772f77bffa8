"""What users leave with the site: the checks that they chose to keep. The record itself is never here."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from datetime import date, datetime


def make_address() -> str:
    """A part of an address that nobody can guess."""
    return secrets.token_urlsafe(16)


class KeptCheck(models.Model):
    """A checked text that its owner keeps under an address of its own."""

    address: models.CharField[str, str] = models.CharField(primary_key=True, max_length=32, default=make_address)
    removal: models.CharField[str, str] = models.CharField(max_length=32, default=make_address)
    """What the address must be followed by to remove it; known to who kept it."""
    kept_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)
    edition: models.CharField[str, str] = models.CharField(max_length=16)
    title: models.CharField[str, str] = models.CharField(max_length=200, blank=True)
    text: models.TextField[str, str] = models.TextField()
    published: models.DateField[date | None, date | None] = models.DateField(null=True)
    findings = models.JSONField()
    """The findings as they were when it was kept; a later edition does not change them."""

    class Meta:
        """How the table is named."""

        db_table = "kept_checks"

    def __str__(self) -> str:
        return self.title or self.address

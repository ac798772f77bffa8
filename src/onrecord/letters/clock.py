"""What time it is, in one place that a test can set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime


def now() -> datetime:
    """The moment, in UTC."""
    return timezone.now()


def today() -> date:
    """The day, in UTC: a deadline ends with it."""
    return now().date()

"""The Django app of open letters."""

from __future__ import annotations

from django.apps import AppConfig


class LettersApp(AppConfig):
    """Campaigns, their letters, who signed them, and the mail that this takes."""

    name = "onrecord.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"

"""The Django app of the site."""

from __future__ import annotations

from django.apps import AppConfig


class SiteApp(AppConfig):
    """One app: pages over the record, and the checks that users kept."""

    name = "onrecord.web"
    label = "site"

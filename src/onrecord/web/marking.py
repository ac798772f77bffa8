"""Marks words for translation where no page is made: they are translated where they are shown."""

from __future__ import annotations


def gettext_noop(message: str) -> str:
    """The message as it is. Django's own asks for settings, which the process that reads a page does not have."""
    return message

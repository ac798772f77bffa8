"""Findings in one line each: kind, subject, body, first and last year, verdict; `-` for none, `|` between choices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.claims import check_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.edition import Edition


def missing(wanted: Iterable[str], text: str, published: str, edition: Edition) -> list[str]:
    """Return the lines that no finding about the text is, with what was found instead."""
    found = [
        _say(one.claim, one.verdict.value) for one in check_text(text, date.fromisoformat(published), edition).findings
    ]
    lost = [line for line in wanted if not any(_fits(line.split(), one) for one in found)]
    return [*lost, *(f"found: {' '.join(one)}" for one in found)] if lost else []


def _say(claim: object, verdict: str) -> list[str]:
    years = getattr(claim, "years", None) or ("-", "-")
    forum = getattr(claim, "forum", None)
    return [
        str(getattr(claim, "kind", "")), getattr(claim, "subject", None) or "-", str(forum) if forum else "-",
        str(years[0]), str(years[1]), verdict,
    ]  # fmt: skip


def _fits(wanted: list[str], found: list[str]) -> bool:
    return all(one in choice.split("|") for choice, one in zip(wanted, found, strict=True))

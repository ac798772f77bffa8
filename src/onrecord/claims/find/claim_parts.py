"""Making a claim of a clause and its situation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.models import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.claims.models import Assertion, Kind
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


TEXT_NOUNS = frozenset({"resolution", "resolutions", "text", "texts", "draft", "drafts"})


def make_claim(
    view: View,
    words: tuple[int, int],
    kind: Kind,
    says: Assertion,
    situation: Situation,
    *,
    subject: str | None = None,
    why: tuple[str, ...] = (),
) -> Claim:
    """Return the claim with its span in the text as given."""
    start, end = view.characters(*words)
    return Claim(
        span=(start, end),
        quote=view.document.text[start:end],
        kind=kind,
        says=says,
        subject=subject,
        series=situation.series,
        question=situation.question,
        forum=situation.forum,
        both=situation.place.both,
        stage=situation.place.stage,
        years=situation.years,
        listed=situation.when.listed,
        session=situation.when.session,
        document=situation.document,
        days=situation.days,
        windows=situation.when.windows,
        why=(*why, *situation.why),
    )


def retell(view: View, claim: Claim, span: tuple[int, int], **changes: object) -> Claim:
    """Return the claim as told by the characters of the span, with some fields changed."""
    return replace(claim, span=span, quote=view.document.text[slice(*span)], **changes)  # type: ignore[arg-type]


PAUSES = frozenset({",", ";", ":", "–", "—"})
"""Signs that end what a claim's words say."""


def is_told(span: tuple[int, int], claims: Iterable[Claim]) -> bool:
    """Return whether one of the claims stands in characters of the span."""
    return any(claim.span[0] < span[1] and span[0] < claim.span[1] for claim in claims)


def phrase(view: View, first: int, end: int) -> str:
    """Return the words as written, for a `why` line."""
    document = view.document
    return document.text[document.starts[first] : document.ends[end - 1]]

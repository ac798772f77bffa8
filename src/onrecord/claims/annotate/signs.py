"""The signs of the verdicts: a mark and a word beside each colour, the same in the terminal and on every page."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.models import Verdict


@dataclass(frozen=True, slots=True)
class Sign:
    """How a verdict is shown."""

    mark: str
    word: str
    colour: str
    """On a light ground."""
    on_dark: str
    """The same hue, light enough to read on a dark ground."""
    line: str
    """Style of the underline, so that the verdicts differ without colour."""


SIGNS: dict[Verdict, Sign] = {
    Verdict.SUPPORTED: Sign("✓", "supported", "#00735C", "#4CC2A5", "solid"),
    Verdict.CONTRADICTED: Sign("✗", "contradicted", "#B3261E", "#F2857E", "double"),
    Verdict.PARTLY: Sign("◐", "partly", "#8A5A00", "#E0A94A", "dashed"),
    Verdict.NOT_IN_RECORD: Sign("○", "not in the record", "#5F6368", "#A8ACB1", "dotted"),
}
"""One sign for each verdict."""

ORDER = (Verdict.CONTRADICTED, Verdict.PARTLY, Verdict.NOT_IN_RECORD, Verdict.SUPPORTED)
"""What an editor must see first; where claims overlap, the first of these marks the words."""

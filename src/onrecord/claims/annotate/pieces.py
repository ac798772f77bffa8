"""A text cut at the borders of its claims, so that any face can mark it without losing a character."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.annotate.signs import ORDER

if TYPE_CHECKING:
    from onrecord.claims.annotate.report import Report
    from onrecord.claims.models import Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the claims that it belongs to."""

    text: str
    findings: tuple[int, ...] = ()
    """Numbers of the findings in the report, from 0."""
    closes: tuple[int, ...] = ()
    """Of these, the ones that end with the piece: their number goes behind it."""
    verdict: Verdict | None = None
    """The verdict that marks the piece; where claims overlap, what an editor must see first."""


def cut_pieces(report: Report) -> list[Piece]:
    """The text in pieces, in order; joined they are the text."""
    spans = [_clip(finding.claim.span, len(report.text)) for finding in report.findings]
    borders = sorted({0, len(report.text), *(edge for span in spans for edge in span)})
    pieces = []
    for start, end in pairwise(borders):
        inside = tuple(i for i, span in enumerate(spans) if span[0] <= start and end <= span[1])
        closes = tuple(i for i in inside if spans[i][1] == end)
        verdicts = {report.findings[i].verdict for i in inside}
        mark = next((verdict for verdict in ORDER if verdict in verdicts), None)
        pieces.append(Piece(report.text[start:end], inside, closes, mark))
    return pieces


def _clip(span: tuple[int, int], length: int) -> tuple[int, int]:
    return max(0, min(span[0], length)), max(0, min(span[1], length))

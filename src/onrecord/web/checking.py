"""A checked text as plain values: what a page shows, and what is kept where the user asks for it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.claims import Report, check_text
from onrecord.claims.annotate import cut_pieces
from onrecord.errors import SymbolError
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onrecord.record.edition import Edition


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text with its claims marked and a finding for each."""

    pieces: list[dict[str, Any]]
    """The text cut at the borders of its claims: `text`, `verdict` (empty outside claims), `opens` (numbers of the
    claims that begin), `closes` (number and verdict of those that end)."""
    findings: list[dict[str, Any]]
    """For each claim its number, quote, kind, verdict, sentence, whether it rests on reports, and the evidence."""
    counts: dict[str, int]
    """How many claims have each verdict."""
    edition: str
    """Id of the edition that it was checked against."""
    sha256: str
    """Hash of the text."""

    def to_plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> CheckedText:
        """From what `to_plain` gave."""
        return cls(**plain)


def check(text: str, published: date | None, edition: Edition) -> CheckedText:
    """The text, checked against an edition."""
    return describe(check_text(text, published, edition))


def describe(report: Report) -> CheckedText:
    """A report as plain values."""
    seen: set[int] = set()
    pieces = []
    for piece in cut_pieces(report):
        opens = [index + 1 for index in piece.findings if index not in seen]
        seen.update(piece.findings)
        closes = [{"number": index + 1, "verdict": report.findings[index].verdict.value} for index in piece.closes]
        verdict = piece.verdict.value if piece.verdict else ""
        pieces.append({"text": piece.text, "verdict": verdict, "opens": opens, "closes": closes})
    findings = [
        {
            "number": number,
            "quote": finding.claim.quote,
            "kind": finding.claim.kind.value,
            "verdict": finding.verdict.value,
            "sentence": finding.sentence,
            "reported": finding.reported,
            "evidence": [
                {"symbol": e.symbol, "origin": e.origin, "says": e.says, "is_document": _is_symbol(e.symbol)}
                for e in finding.evidence
            ],
        }
        for number, finding in enumerate(report.findings, 1)
    ]
    counts = {verdict.value: number for verdict, number in report.count_verdicts().items()}
    return CheckedText(pieces, findings, counts, report.edition, report.text_sha256)


def _is_symbol(text: str) -> bool:
    try:
        Symbol.parse(text)
    except SymbolError:
        return False
    return True

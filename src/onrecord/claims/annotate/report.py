"""A checked text: the findings with the text and the edition that they belong to, and its JSON."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.claims.models import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """What the check of one text gave."""

    text: str
    findings: tuple[Finding, ...]
    """In the order of their place in the text."""
    edition: str
    """Id of the edition that it was checked against."""
    published: date | None = None
    """The day from which relative dates were counted."""
    id: str = ""
    """Name of the file or id of the row; empty for a text given alone."""
    extracted: bool = False
    """True where the text was taken out of a page or a document, so that the JSON must carry it."""

    @property
    def text_sha256(self) -> str:
        """Hash of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def count_verdicts(self) -> Counter[Verdict]:
        """How many findings of each verdict."""
        return Counter(finding.verdict for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """The report as `onrecord check --json` prints it; spans count characters of the text.

        `id` stands first where the report has one. `text` is there only where the text was extracted from a page,
        a DOCX or a PDF: the spans count its characters.
        """
        out: dict[str, Any] = {"id": self.id} if self.id else {}
        out |= {"text_sha256": self.text_sha256, "edition": self.edition}
        if self.extracted:
            out["text"] = self.text
        return out | {"claims": [_finding_json(finding) for finding in self.findings]}


def make_report(
    text: str,
    findings: Sequence[Finding],
    edition: str,
    *,
    published: date | None = None,
    name: str = "",
    extracted: bool = False,
) -> Report:
    """The report with its findings in the order of the text."""
    ordered = sorted(findings, key=lambda finding: (finding.claim.span, finding.claim.subject or ""))
    return Report(text, tuple(ordered), edition, published, name, extracted)


def _finding_json(finding: Finding) -> dict[str, Any]:
    claim = finding.claim
    return {
        "quote": claim.quote,
        "span": list(claim.span),
        "kind": claim.kind.value,
        "subject": claim.subject,
        "series": claim.series,
        "body": claim.forum.value if claim.forum else None,
        "years": list(claim.years) if claim.years else None,
        "verdict": finding.verdict.value,
        "sentence": finding.sentence,
        "evidence": [
            {"symbol": item.symbol, "origin": item.origin, "says": item.says} for item in finding.evidence
        ],
    }  # fmt: skip

"""A letter's words against the record: what the checker finds, and which contradictions nobody has dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.letters import clock
from onrecord.letters.wording.languages import CHECKED
from onrecord.letters.wording.markdown import to_plain
from onrecord.web.checking import CheckedText, check

if TYPE_CHECKING:
    from onrecord.letters.models import Letter, LetterText, Reason
    from onrecord.record.edition import Edition


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A sentence of the letter that the record contradicts, with the reason why it stands, where one is written."""

    number: int
    quote: str
    finding: str
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """A text of a letter with the checker's findings."""

    checked: CheckedText
    contradictions: list[Contradiction]

    @property
    def open_ones(self) -> list[Contradiction]:
        """The contradictions that nobody has mended or given a reason for."""
        return [found for found in self.contradictions if found.reason is None]


def compose_plain(subject: str, body: str, asks: list[dict[str, Any]]) -> str:
    """The whole text as the checker reads it: subject, letter, asks."""
    parts = [subject, to_plain(body), *(ask["words"] for ask in asks)]
    return "\n\n".join(part for part in parts if part.strip())


def is_checked(language: str) -> bool:
    """True where the checker reads the language."""
    return language in CHECKED


def check_letter(letter: Letter, text: LetterText, edition: Edition) -> CheckedLetter | None:
    """The findings on a text, as of the day; None in a language that the checker does not read."""
    if not is_checked(text.language):
        return None
    checked = check(compose_plain(text.subject, text.body, text.asks), clock.today(), edition)
    reasons = {(reason.quote, reason.finding): reason for reason in letter.reasons.order_by("id")}  # type: ignore[attr-defined]
    found = [
        Contradiction(
            finding["number"], finding["quote"], finding["sentence"],
            reasons.get((finding["quote"], finding["sentence"])),
        )
        for finding in checked.findings
        if finding["verdict"] == "contradicted"
    ]  # fmt: skip
    return CheckedLetter(checked, found)

"""What a text asserts, held against the record: find -> resolve -> check -> annotate."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from onrecord.claims.annotate.report import Report, make_report
from onrecord.claims.check import check_claims
from onrecord.claims.garbage import without_collection
from onrecord.claims.lexicon import Lexicon, build_lexicon
from onrecord.claims.models import Claim, Evidence, Finding, Kind, Verdict
from onrecord.claims.read import prepare_reading, read_claims
from onrecord.claims.state_forms import state_forms

if TYPE_CHECKING:
    from datetime import date

    from onrecord.record.edition import Edition

__all__ = [
    "Claim", "Evidence", "Finding", "Kind", "Report", "Verdict", "check_claims", "check_text", "read_claims",
]  # fmt: skip


_LEXICONS: WeakKeyDictionary[Edition, Lexicon] = WeakKeyDictionary()


def check_text(
    text: str, published: date | None, edition: Edition, *, name: str = "", extracted: bool = False
) -> Report:
    """The claims of a text with the verdict of the edition on each.

    `published` is the day from which "last month" and "this year" are counted; without it such times stay open.
    `name` becomes the report's id, `extracted` says that the text was taken out of a page or a document.
    """
    lexicon = _lexicon(edition)
    with without_collection():  # what a long text leaves to look through grows with it, and none of it is rubbish
        claims = read_claims(text, published, lexicon)
        findings = check_claims(claims, edition, published)
    return make_report(text, findings, edition.id, published=published, name=name, extracted=extracted)


def _lexicon(edition: Edition) -> Lexicon:
    """What the edition knows by name, gathered once an edition."""
    if edition not in _LEXICONS:
        with without_collection():
            lexicon = build_lexicon(edition, state_forms())
            prepare_reading(lexicon)
        _LEXICONS[edition] = lexicon
    return _LEXICONS[edition]

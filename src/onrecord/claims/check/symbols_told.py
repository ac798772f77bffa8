"""The symbol that a claim gives a text, where it is none of the question's: "resolution 79/180", which is 79/181."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.check.scope import texts_then
from onrecord.claims.models import Kind

if TYPE_CHECKING:
    from onrecord.claims.check.held import Series
    from onrecord.claims.models import Claim

_NUMBER = r"(?:(?:A/)?(?:HRC/)?(?:RES/))?(\d{1,4}/\d{1,3})\b(?!/)"
_DEEDS = (
    r"(?:adopt|pass|approv|back|support|oppos|reject|sign)(?:ed|es|s|ing)|(?:co-?)?sponsor(?:ed|s|ing)?"
    r"|vot(?:ed|es|ing) (?:for|against)|abstain(?:ed|s|ing) on|(?:yes|no) to"
)
_TEXT = r"(?:its |the |their )?(?:UN |General Assembly |Human Rights Council |Assembly |Council )?[Rr]esolution "
_NAMED = (
    re.compile(rf"^(?:In [^,]{{3,30}}, )?(?:The |the )?{_TEXT.removeprefix('(?:its |the |their )?')}{_NUMBER}"),
    re.compile(rf"\b(?:{_DEEDS}) {_TEXT}{_NUMBER}"),
    re.compile(rf"\b(?:resolution|text)[^.;:()]{{0,60}}\((?:resolution )?{_NUMBER}\)"),
)
_DRAFT = re.compile(r"\b(A/C\.3/\d+/L\.\d+)")


def other_symbol(claim: Claim, series: Series) -> str:
    """Return what to say where the text told of bears another symbol than the one given; empty where it fits."""
    if "/" not in claim.quote or claim.document or claim.each or claim.year is None or claim.forum is None:
        return ""
    if not (claim.kind.is_of_texts or claim.kind is Kind.ASK):
        return ""
    texts = texts_then(claim, series)
    draft = _DRAFT.search(claim.quote)
    if draft is not None:
        drafts = [text.draft for text in texts if text.draft]
        wrong = drafts and draft[1] not in {one.partition("/Rev")[0] for one in drafts}
        return f"the draft of {claim.year} is {drafts[0]}" if wrong else ""
    told = next((found[1] for pattern in _NAMED if (found := pattern.search(claim.quote)) is not None), None)
    symbols = {document for text in series.texts for document in text.documents}
    if told is None or not texts or any(one.endswith(f"/{told}") for one in symbols):
        return ""
    return f"the text of {claim.year} is {texts[-1].symbol}"

"""How the libraries of the UN write titles and name kinds of document, for all readers of catalogue records."""

from __future__ import annotations

import re

from onrecord.symbols import Kind, Symbol

_KIND = r"(?:(?:revised|joint|oral)\s+)*(?:draft\s+)?(?:res\w{4,10}|decisions?|amendments?)"
_TAIL = re.compile(rf"(?:\s*:[\s#]*{_KIND}\s*(?:/.*|adopted by .*)?|\s+{_KIND}\s*/.*)$", re.IGNORECASE | re.DOTALL)
_KINDS = {
    Kind.RESOLUTION: "resolution",
    Kind.DECISION: "decision",
    Kind.DRAFT: "draft",
    Kind.REPORT: "committee_report",
    Kind.MEETING_RECORD: "meeting_record",
}


def title_proper(printed: str | None) -> str | None:
    """The title without what the cataloguer adds: "T : resolution / adopted by the General Assembly" gives "T".

    The library's punctuation (ISBD): " : " before other title information, " / " before who is responsible. A title
    that is nothing but that addition ("Draft resolution / Netherlands") gives None.
    """
    if printed is None:
        return None
    title = _TAIL.sub("", f" : {printed}" if re.match(_KIND, printed, re.IGNORECASE) else printed, count=1)
    return title.strip().removeprefix(":").strip(" /:.") or None


def kind_of(symbol: Symbol) -> str | None:
    """The kind of document in the record's words, as far as the symbol says it; None for other series."""
    if symbol.kind is Kind.DRAFT and symbol.revision is not None:
        return "revised_draft"
    return _KINDS.get(symbol.kind)


def session_text(symbol: Symbol) -> str | None:
    """The session as the record writes it: 78, ES-11, S-28; None where the symbol carries none."""
    return None if symbol.session is None else str(symbol.session)

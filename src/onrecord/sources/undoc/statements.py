"""What a UN document states: itself, its sponsors, and how complete their list is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.days import PartialDate
from onrecord.discrepancies import Discrepancy, Level
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame
from onrecord.sources.sponsor_lists import group_name, split_sponsors
from onrecord.symbols import Session, Symbol

if TYPE_CHECKING:
    from onrecord.record.statements import SourceFile
    from onrecord.sources.undoc.heading import Heading

_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth"),
        ),
        start=1,
    )
}
_TENS = {
    stem: ten * 10
    for ten, stem in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), start=2)
}


def ordinal_number(words: str) -> int | None:
    """The number of an ordinal in words up to ninety-ninth: "Seventy-eighth" -> 78; None for anything else."""
    tens, _, ones = words.lower().partition("-")
    if not ones:
        return _ORDINALS.get(tens) or _TENS.get(tens.removesuffix("ieth"))
    ten, one = _TENS.get(tens.removesuffix("y")), _ORDINALS.get(ones)
    return ten + one if ten and one and one < 10 else None


def make_reading(source: SourceFile, heading: Heading, reader: str) -> Reading:
    """The reading of one document: one row for itself, one for its adoption, one a sponsor, one for its list."""
    symbol = heading.symbol
    place = {
        "locator": "head of the first page",
        "source": str(symbol),
        "rank": Rank.DOCUMENT,
    }
    document = {
        "document": symbol.canonical,
        "body": str(symbol.body),
        "session": _session(heading),
        "kind": heading.kind,
        "title": heading.title or None,
        "date": heading.date or None,
        "agenda_item": heading.agenda_item or None,
        "revises": heading.revises or _revised(symbol) or None,
        "reissue": heading.reissue or None,
        "origin_printed": heading.submitted_by or None,
        **place,
    }
    sponsors = _sponsor_rows(heading, document, place)
    statements = {"documents": statement_frame("documents", [document])}
    rows = 1 + len(sponsors)
    adopted_on = PartialDate.parse(heading.adopted_on).exact if heading.adopted_on else None
    if adopted_on is not None:
        # The document does not say how it was adopted.
        shared = {name: document[name] for name in ("document", "body", "session")}
        adoption = {**shared, **place, "kind": "adopted", "date": adopted_on, "locator": "line under the title"}
        statements["actions"] = statement_frame("actions", [adoption])
        rows += 1
    if sponsors:
        coverage = {
            "document": symbol.canonical,
            "list": "sponsors",
            "stage": "at_tabling",
            "extent": "complete",
            "names": len(sponsors),
            "total": len(sponsors),
            "note": f"the list printed on {symbol}",
            **place,
        }
        statements["sponsorships"] = statement_frame("sponsorships", sponsors)
        statements["coverage"] = statement_frame("coverage", [coverage])
        rows += 1
    return Reading(
        file=source.name,
        sha256=source.sha256,
        reader=reader,
        statements=statements,
        discrepancies=tuple(_discrepancies(source, heading)),
        rows_read=rows,
        rows_used=rows,
    )


def _session(heading: Heading) -> str | None:
    session = heading.symbol.session
    if isinstance(session, Session):
        return str(session)
    number = ordinal_number(heading.session_words)
    return str(number) if number else session


def _revised(symbol: Symbol) -> str:
    """The symbol of the text that a revised draft revises: the one before it."""
    revision = symbol.revision
    if not revision:
        return ""
    stem, _, _ = symbol.canonical.partition("/Rev.")
    return stem if revision == 1 else f"{stem}/Rev.{revision - 1}"


def _sponsor_rows(heading: Heading, document: dict[str, Any], place: dict[str, Any]) -> list[dict[str, Any]]:
    groups = {mark: group_name(words) for mark, words in heading.groups}
    shared = {name: document[name] for name in ("document", "body", "session")}
    return [
        shared
        | place
        | {
            "printed": sponsor.printed,
            "role": "tabled",
            "via": sponsor.via or groups.get(sponsor.mark) or None,
            "stated_in": str(heading.symbol),
            "locator": f"sponsors, name {number}",
        }
        for number, sponsor in enumerate(split_sponsors(heading.sponsors_text), start=1)
    ]


def _discrepancies(source: SourceFile, heading: Heading) -> list[Discrepancy]:
    symbol = heading.symbol.canonical
    found = [
        Discrepancy(
            "unread-field",
            f"A line in the head of {symbol} was not understood: {text[:80]}",
            Level.NOTE,
            document=symbol,
            printed=text[:200],
            file=source.name,
            locator="head of the first page",
            rows=0,
        )
        for text in heading.unread
    ]
    if not heading.title:
        found.append(
            Discrepancy(
                "no-title",
                f"No title was found in the head of {symbol}.",
                document=symbol,
                field="title",
                file=source.name,
                locator="head of the first page",
                rows=0,
            )
        )
    if not heading.date:
        found.append(
            Discrepancy(
                "bad-date",
                f"No date was found in the head of {symbol}.",
                document=symbol,
                field="date",
                file=source.name,
                locator="head of the first page",
                rows=0,
            )
        )
    return found

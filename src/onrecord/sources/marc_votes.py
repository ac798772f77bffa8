"""Voting records in MARC 21: each state's vote in 967, the totals in 996, the meeting in 952."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.citations import split_symbols
from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import SymbolError
from onrecord.record.origin import Rank
from onrecord.sources.catalogue import kind_of, session_text, title_proper
from onrecord.symbols import Kind, Symbol

if TYPE_CHECKING:
    from onrecord.sources.library_drafts import Statements
    from onrecord.sources.marc_xml import MarcRecord

BALLOTS = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent", "": "absent"}
"""967$d is not there for a member that did not vote: that is a fact here and no gap."""
TOTALS = {"yes": "b", "no": "c", "abstain": "d", "not_voting": "e", "members": "f"}
"""Subfields of 996; the record of A/RES/78/264 prints 115, 0, 44 and 34 of 193."""


def read_vote(record: MarcRecord, locator: str, source: str, found: Statements) -> bool:
    """File all that a voting record states; False where its symbol is none and nothing can be used."""
    printed = record.first("791", "a")
    try:
        symbol = Symbol.parse(printed or "")
    except SymbolError as error:
        found.discrepancies.append(_report("bad-symbol", f"{error}.", "791$a", printed, locator, source, Level.ERROR))
        return False
    where = {"locator": locator, "source": source, "rank": str(Rank.CATALOGUE)}
    head = {"document": printed, "body": str(symbol.body), "session": session_text(symbol)}
    day = _read_day(record, head, where, found)
    totals = {name: _read_total(record, code, head, where, found) for name, code in TOTALS.items()}
    without_vote = _is_without_vote(record)
    found.documents.append(
        {
            **head,
            **where,
            "kind": kind_of(symbol) or "resolution",
            "title": title_proper(record.first("245", "a")),
            "date": day.isoformat() if day else None,
            "agenda_item": _read_agenda(record),
        }
    )
    found.actions.append(
        {
            **head,
            **where,
            "date": day,
            "kind": "adopted",
            "method": "without_vote" if without_vote else "recorded_vote",
            **{name: totals[name] for name in ("yes", "no", "abstain", "not_voting")},
            "meeting": record.first("952", "a"),
        }
    )
    # 245$b and $c say "resolution / adopted by the General Assembly", 992 repeats 269.
    record.set_aside("245$b", "245$c", "992$a")
    _read_related(record, printed or "", where, found)
    _read_ballots(record, {**head, **where, "date": day}, totals["members"], found)
    return True


def _read_ballots(record: MarcRecord, row: dict[str, Any], members: int | None, found: Statements) -> None:
    names = 0
    for place, listed in enumerate(record.each("967", "d", "e"), 1):
        ballot, name = BALLOTS.get(listed.get("d", "")), listed.get("e")
        locator = f"{row['locator']} 967[{place}]"
        if ballot is None or name is None:
            code = "bad-vote" if ballot is None else "missing-value"
            message = "The vote is none that we know." if ballot is None else "The field names no state."
            found.discrepancies.append(
                _report(code, message, name or "967$e", listed.get("d"), locator, row["source"], Level.WARNING)
            )
            continue
        names += 1
        found.ballots.append({**row, "printed": name, "ballot": ballot})
    if names:
        found.coverage.append(
            {
                **{key: row[key] for key in ("document", "locator", "source", "rank")},
                "list": "ballots",
                "stage": "vote",
                "extent": "complete" if names == members else "partial",
                "names": names,
                "total": members,
            }
        )


def _read_related(record: MarcRecord, resolution: str, where: dict[str, Any], found: Statements) -> None:
    """The drafts and reports in 993."""
    for printed in record.all("993", "a"):
        symbols, refused = split_symbols(printed)
        for error in refused:
            message = f"{printed!r} is no symbol: {error.reason}."
            found.discrepancies.append(
                _report("bad-symbol", message, "993$a", printed, where["locator"], where["source"], Level.NOTE)
            )
        for symbol in symbols:
            kind = kind_of(symbol)
            if kind is None or symbol.kind in (Kind.RESOLUTION, Kind.DECISION):
                continue
            found.documents.append(
                {
                    **where,
                    "document": symbol.text,
                    "body": str(symbol.body),
                    "session": session_text(symbol),
                    "kind": kind,
                    "becomes": resolution if symbol.kind is Kind.DRAFT else None,
                }
            )


def _read_day(record: MarcRecord, head: dict[str, Any], where: dict[str, Any], found: Statements) -> date | None:
    printed = record.first("269", "a")
    try:
        return date.fromisoformat(printed or "")
    except ValueError:
        message = f"{printed!r} is no day; the vote is kept without one."
        found.discrepancies.append(
            _report(
                "bad-date",
                message,
                "269$a",
                printed,
                where["locator"],
                where["source"],
                Level.WARNING,
                head["document"],
            )
        )
        return None


def _read_total(
    record: MarcRecord, code: str, head: dict[str, Any], where: dict[str, Any], found: Statements
) -> int | None:
    printed = record.first("996", code)
    if printed is None:
        return None
    if printed.isascii() and printed.isdigit() and len(printed) <= 4:
        return int(printed)
    message = f"{printed!r} is no number of votes; the total is left open."
    found.discrepancies.append(
        _report(
            "bad-number", message, f"996${code}", printed, where["locator"], where["source"], Level.WARNING,
            head["document"],
        )
    )  # fmt: skip
    return None


def _read_agenda(record: MarcRecord) -> str | None:
    items = [" ".join(item[code] for code in ("b", "c") if code in item) for item in record.each("991", "b", "c")]
    return "; ".join(dict.fromkeys(item for item in items if item)) or None


def _is_without_vote(record: MarcRecord) -> bool:
    said = " ".join(record.all("590", "a") + record.all("591", "a")).lower()
    return "without" in said or "consensus" in said


def _report(
    code: str,
    message: str,
    part: str,
    printed: str | None,
    locator: str,
    source: str,
    level: Level,
    document: str | None = None,
) -> Discrepancy:
    return Discrepancy(code, message, level, document, part, printed, locator=locator, source=source)

"""MARCXML exports of the UN Digital Library: records of drafts and resolutions, and voting records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.discrepancies import Discrepancy, Level
from onrecord.errors import SymbolError
from onrecord.record.statements import Reading, statement_frame
from onrecord.sources.library_drafts import LibraryDraft, Statements
from onrecord.sources.marc_drafts import read_draft, report_mended
from onrecord.sources.marc_votes import read_vote
from onrecord.sources.marc_xml import is_marc, read_marc
from onrecord.sources.reading import declared, head_of
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.statements import SourceFile
    from onrecord.sources.marc_xml import MarcRecord

LIBRARY = "https://digitallibrary.un.org/record/"
NO_SYMBOL = "the record has no symbol in 191 or 791"


@dataclass(frozen=True, slots=True)
class UndlMarc:
    """One or many records a file, whatever the prefix of the namespace."""

    name: str = "undl_marc"
    version: int = 1

    def recognises(self, source: SourceFile) -> bool:
        """True where the beginning has MARCXML records."""
        return is_marc(head_of(source))

    def read(self, source: SourceFile) -> Reading:
        """Documents, actions, sponsorships, ballots and how complete each list is.

        A record whose symbol is none is named in a discrepancy and left out, one without a symbol is left out and
        counted. Raises InputError where the file is no well-formed MARCXML or holds no record.
        """
        known = declared(self.name)
        found = Statements()
        left_out: Counter[str] = Counter()
        unread: Counter[str] = Counter()
        records = used = 0
        for record in read_marc(source):
            records += 1
            taken = _read_record(record, found)
            found.discrepancies += report_mended(record, record.locator, _source(record))
            used += taken is True
            left_out[NO_SYMBOL] += taken is None
            if taken:
                unread.update(_left_over(record, known.ignored))
        known.check_count(source, records, "records")
        found.discrepancies += [_unread(tag, count) for tag, count in sorted(unread.items())]
        tables = {
            "documents": found.documents,
            "actions": found.actions,
            "sponsorships": found.sponsorships,
            "ballots": found.ballots,
            "coverage": found.coverage,
        }
        return Reading(
            file=source.name,
            sha256=source.sha256,
            reader=f"{self.name}/{self.version}",
            statements={table: statement_frame(table, rows) for table, rows in tables.items() if rows},
            discrepancies=tuple(found.discrepancies),
            rows_read=records,
            rows_used=used,
            rows_left_out={reason: count for reason, count in left_out.items() if count},
        )


def _read_record(record: MarcRecord, found: Statements) -> bool | None:
    """True where the record was used, False where it is named as an error, None where it has no symbol."""
    source = _source(record)
    if record.has("791"):
        return read_vote(record, record.locator, source, found)
    printed = record.first("191", "a")
    if printed is None:
        return None
    try:
        symbol = Symbol.parse(printed)
    except SymbolError as error:
        found.discrepancies.append(
            Discrepancy(
                "bad-symbol", f"{error}; the record is left out.", Level.ERROR, field="191$a", printed=printed,
                locator=record.locator, source=source,
            )
        )  # fmt: skip
        return False
    read_draft(record, LibraryDraft(symbol, printed, record.locator, source), found)
    return True


def _source(record: MarcRecord) -> str:
    """The record's address in the library; empty where it has no number."""
    return f"{LIBRARY}{record.number}" if record.number else ""


def _left_over(record: MarcRecord, ignored: Iterable[str]) -> set[str]:
    """Subfields that nobody read and no line of the declaration sets aside."""
    listed = set(ignored)
    return {part for part in record.left_over() if part not in listed and part.partition("$")[0] not in listed}


def _unread(tag: str, count: int) -> Discrepancy:
    message = f"The field {tag} is not read; {count} {'record has' if count == 1 else 'records have'} it."
    return Discrepancy("unread-field", message, Level.NOTE, field=tag, rows=count)


READER = UndlMarc()

"""Print, for every field of the real files that holds symbols: how many values, symbols, misprints, refusals.

`python benchmarks/symbols.py [SHARED]`; SHARED is the folder of real files, beside the checkout by default.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.citations import split_symbols
from onrecord.errors import SymbolError
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CSV_FIELDS = {
    "data/undl/ga_voting.csv.gz": ("resolution", "draft", "committee_report", "meeting"),
    "data/sponsorship/drafts_1946_2015.csv.gz": ("un_document_symbol", "related_document"),
    "data/sponsorship/draft_sponsors_1946_2015.csv.gz": ("un_document_symbol",),
    "data/hrc/ballots_2006_2024.csv.gz": ("symbol",),
    "data/voeten/crosswalk_rcid_undl.csv.gz": ("voeten_unres", "undl_resolution"),
    "facts/actions.csv": ("document", "leads_to"),
    "facts/drafts.csv": ("document", "becomes"),
    "facts/sponsorships.csv": ("document", "stated_in"),
    "facts/ballots.csv": ("document",),
    "facts/conflicts.csv": ("document",),
    "facts/main_sponsors_hrc.csv": ("document",),
    "facts/reported_sponsors.csv": ("resolution",),
}
MARC_FIELDS = {"191": "a", "791": "a", "952": "a", "993": "a", "515": "a"}
MARC_FILES = ("data/undl/c3_drafts_session78.marcxml", "data/undl/voting_record_A_RES_78_264.marcxml")


@dataclass
class Count:
    """What one field holds."""

    values: int = 0
    symbols: set[str] = field(default_factory=set)
    misprinted: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    refused: dict[str, SymbolError] = field(default_factory=dict)

    def take(self, value: str) -> None:
        """File a value: a symbol, a list of symbols, or none."""
        self.values += 1
        try:
            symbol = Symbol.parse(value)
        except SymbolError as error:
            symbols, left = split_symbols(value)
            if len(symbols) > 1 and not left:
                self.listed.add(value)
            else:
                self.refused[value] = error
            return
        if str(symbol) != value:
            raise AssertionError(f"{value!r} printed as {symbol}")
        (self.misprinted if symbol.faults else self.symbols).add(value)


def count_fields(shared: Path) -> dict[tuple[str, str], Count]:
    """Every field that holds symbols, with what it holds."""
    counts: dict[tuple[str, str], Count] = {}
    for name, column, value in read_values(shared):
        counts.setdefault((name, column), Count()).take(value)
    return counts


def read_values(shared: Path) -> Iterator[tuple[str, str, str]]:
    """File, field and each different value of it (what is empty is no value)."""
    for path, columns in CSV_FIELDS.items():
        seen: set[tuple[str, str]] = set()
        for row in _read_csv(shared / path):
            seen |= {(column, row[column]) for column in columns if row[column]}
        yield from ((Path(path).name, column, value) for column, value in sorted(seen))
    for path in MARC_FILES:
        yield from ((Path(path).name, tag, value) for tag, value in sorted(_read_marc(shared / path)))
    yield from _read_file_names(shared)


def _read_csv(path: Path) -> Iterable[dict[str, str]]:
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return csv.DictReader(io.StringIO(text.decode("utf-8-sig")))


def _read_marc(path: Path) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for datafield in etree.parse(path).iter("{*}datafield"):
        tag = datafield.get("tag") or ""
        for subfield in datafield:
            if MARC_FIELDS.get(tag) != subfield.get("code") or not subfield.text:
                continue
            texts = re.findall(r"\(([A-Z]+/[^()]*)\)", subfield.text) if tag == "515" else [subfield.text]
            found |= {(tag, text) for text in texts}
    return found


def _read_file_names(shared: Path) -> Iterator[tuple[str, str, str]]:
    texts = shared / "data/texts"
    for path in sorted((texts / "pdf").glob("*.pdf")):
        yield "texts/pdf", "name", path.stem.replace("_", "/")
    for path in sorted((texts / "paragraphs").glob("*.json")):
        yield "texts/paragraphs", "name", path.stem.replace("_", "/")
    for path in sorted((texts / "akn").glob("*.xml")):
        # The job number after the symbol is not part of it: S_RES_2511_(2020)-2002954E, S_RES-2779-2507317E.
        stem = re.sub(r"[-_](?:[0-9]{7})?E$", "", path.stem).replace("RES-", "RES_").replace("_(", " (")
        yield "texts/akn", "name", stem.replace("_", "/")


def main(arguments: list[str]) -> None:
    """Print the table and every value that is refused."""
    shared = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "shared"
    counts = count_fields(shared)
    print(f"{'file':38} {'field':20} {'values':>7} {'symbols':>8} {'misprints':>9} {'lists':>6} {'refused':>8}")
    for (name, column), count in counts.items():
        figures = (len(count.symbols), len(count.misprinted), len(count.listed), len(count.refused))
        print(f"{name:38} {column:20} {count.values:7,} {figures[0]:8,} {figures[1]:9} {figures[2]:6} {figures[3]:8,}")
    for (name, column), count in counts.items():
        reasons: dict[str, list[str]] = {}
        for value, error in count.refused.items():
            reasons.setdefault(error.reason, []).append(value)
        for reason, values in reasons.items():
            shown = ", ".join(values[:6]) + (" …" if len(values) > 6 else "")
            print(f"refused in {name} {column}: {len(values)} where {reason}: {shown}")


if __name__ == "__main__":
    main(sys.argv[1:])

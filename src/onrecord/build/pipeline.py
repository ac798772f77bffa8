"""From files to an edition, stage by stage. Each stage is a module of its own; this one says their order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.accounting import Losses, account_for_inputs
from onrecord.build.agreement import find_disagreements
from onrecord.build.canonical import write_symbols_one_way
from onrecord.build.days import date_rows
from onrecord.build.discrepant import list_discrepancies, sort_discrepancies
from onrecord.build.gather import gather_statements
from onrecord.build.judged import drop_undone_links, read_ledger
from onrecord.build.link import link_roll_calls
from onrecord.build.origins import place_rows
from onrecord.build.outcomes import doubt_outcomes
from onrecord.build.precedence import BARRED, choose_rows
from onrecord.build.read import read_sources
from onrecord.build.reference import read_names
from onrecord.build.report import REPORT_HTML, REPORT_JSON, BuildReport
from onrecord.build.report_html import render_report
from onrecord.build.resolve import resolve_names
from onrecord.build.rolls import count_lists, find_outsiders, name_outsiders
from onrecord.build.seats import find_missing_members, is_no_member, name_non_members
from onrecord.build.series_links import add_series
from onrecord.build.sessions import find_dates_outside
from onrecord.build.sums import find_open_sums
from onrecord.build.write import encode_table, write_edition
from onrecord.record.judgements import Judgements
from onrecord.record.manifest import InputEntry, Manifest
from onrecord.record.tables import TABLES
from onrecord.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from onrecord.build.read import Progress
    from onrecord.record.statements import Reading, SourceFile


@dataclass(frozen=True, slots=True)
class Assembled:
    """The record in memory: every table in its schema and order, and what became of each file's rows."""

    tables: dict[str, pl.DataFrame]
    inputs: tuple[InputEntry, ...]


def build_edition(
    sources: Iterable[SourceFile],
    out: Path,
    *,
    judgements: Judgements | None = None,
    progress: Progress | None = None,
    read: Callable[[SourceFile], Reading] | None = None,
) -> BuildReport:
    """An edition of the files in the folder `out`, whole or not at all, and the report that lies beside its tables.

    The order and the folders of the files make no difference. `read` is what reads one file; left out, the reader that
    recognises its content. `progress` is told each step. Raises InputError for a file that cannot be read,
    AccountingError where rows got lost, EditionError where `out` cannot be written; whatever is raised, an edition
    that stood in `out` still stands.
    """
    ledger = judgements or Judgements()
    tell = progress or _tell_nobody
    readings = read_sources(sources, read or _read_recognised, tell)
    assembled = assemble_record(readings, ledger, tell)
    return publish_edition(assembled, ledger, out, tell)


def assemble_record(readings: Sequence[Reading], judgements: Judgements, progress: Progress) -> Assembled:
    """The record that the readings, the table of names and the ledger make together."""
    steps = _Steps(progress, "Assembling the record", 8)
    everything = _with_own_readings(readings, judgements)
    files = {number: reading.file for number, reading in enumerate(everything)}
    losses = Losses()

    tables = gather_statements(everything)
    found = [list_discrepancies(everything)]
    steps.done()
    tables, unlinked = link_roll_calls(tables, files, losses)
    tables, bad_symbols = write_symbols_one_way(tables, files)
    tables["series_members"] = drop_undone_links(tables["series_members"], judgements, losses)
    steps.done()
    tables, unresolved = resolve_names(date_rows(tables), files, judgements)
    steps.done()
    tables, origins = place_rows(tables, everything)
    steps.done()
    lists = count_lists(tables)
    tables["ballots"], barred = _bar_ballots(tables["ballots"], lists, tables["memberships"], files)
    tables, doubted = doubt_outcomes(choose_rows(tables), files)
    tables, origins, everything = add_series(tables, origins, everything, judgements)
    steps.done()
    found += [unlinked, bad_symbols, unresolved, barred, doubted, find_disagreements(tables, files)]
    found += [list_discrepancies(everything[len(files) :])]
    steps.done()
    found += [
        find_open_sums(tables, lists, files),
        find_dates_outside(tables, files),
        find_missing_members(tables["ballots"], lists, tables["memberships"], files),
    ]
    steps.done()
    inputs = account_for_inputs(everything, tables, losses)
    tables |= {"origins": origins, "discrepancies": sort_discrepancies(found)}
    finished = {name: tables[name].select(TABLES[name].schema.names()) for name in TABLES}
    steps.done()
    return Assembled(finished, inputs)


def publish_edition(assembled: Assembled, judgements: Judgements, out: Path, progress: Progress) -> BuildReport:
    """The assembled record as an edition in `out`, and its report."""
    steps = _Steps(progress, "Writing the edition", len(assembled.tables) + 1)
    encoded = {}
    for name, frame in assembled.tables.items():
        encoded[name] = encode_table(name, frame)
        steps.done()
    counts = Counter(assembled.tables["discrepancies"]["code"].to_list())
    manifest = Manifest(
        onrecord=VERSION,
        writer=f"polars {pl.__version__}",
        inputs=assembled.inputs,
        tables={name: table.entry for name, table in encoded.items()},
        discrepancies=dict(sorted(counts.items())),
        judgements=judgements.sha256,
    )
    report = BuildReport(manifest, assembled.tables["discrepancies"])
    write_edition(out, encoded, manifest, beside={REPORT_JSON: report.to_json(), REPORT_HTML: render_report(report)})
    steps.done()
    return report


def _with_own_readings(readings: Sequence[Reading], judgements: Judgements) -> tuple[Reading, ...]:
    """The readings, those of our own table of names, and that of the ledger where it holds anything."""
    everything = (*readings, *read_names())
    if not judgements.lines:
        return everything
    series = [
        name
        for reading in readings
        if "series" in reading.statements
        for name in reading.statements["series"]["series"]
    ]
    return (*everything, read_ledger(judgements, series))


def _bar_ballots(
    ballots: pl.DataFrame, lists: pl.DataFrame, memberships: pl.DataFrame, files: dict[int, str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The ballots with `BARRED`, and a discrepancy for each that is."""
    no_member = is_no_member(ballots, memberships)
    outsider = find_outsiders(ballots, lists) & ~no_member
    found = [name_non_members(ballots.filter(no_member), files), name_outsiders(ballots.filter(outsider), files)]
    return ballots.with_columns((no_member | outsider).alias(BARRED)), pl.concat(found)


def _read_recognised(source: SourceFile) -> Reading:
    from onrecord.sources.recognise import read_source

    return read_source(source)


def _tell_nobody(_what: str, _done: int, _of: int) -> None:
    """For a build that nobody watches."""


class _Steps:
    """Counts the steps of one stage for whoever watches."""

    def __init__(self, progress: Progress, what: str, count: int) -> None:
        self._progress, self._what, self._count, self._done = progress, what, count, 0
        progress(what, 0, count)

    def done(self) -> None:
        self._done += 1
        self._progress(self._what, self._done, self._count)

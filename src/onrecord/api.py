"""Onrecord from Python: `record = onrecord.open()`, then questions. Frames are Polars frames."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import polars as pl

    from onrecord.build.read import Progress
    from onrecord.claims import Report
    from onrecord.record.edition import Edition

EDITION_SETTING = "ONRECORD_EDITION"


def open_edition(path: str | Path | None = None, *, progress: Progress | None = None) -> Edition:
    """The edition in `path`; else in the folder that ONRECORD_EDITION names; else the embedded record.

    The embedded record is built in the user's data folder on first use; `progress` is told of it. Raises EditionError
    where there is no edition at the folder named, or it is damaged.
    """
    from onrecord.record.edition import Edition

    named = path or os.environ.get(EDITION_SETTING)
    if named:
        return Edition.open(named)
    from onrecord.build.default import ensure_default_edition

    return Edition.open(ensure_default_edition(progress))


def open_record(path: str | Path | None = None) -> Record:
    """The record, ready to be asked: the edition in `path`, or the one that `open_edition` takes by itself."""
    return Record(open_edition(path))


@dataclass(frozen=True, slots=True)
class Record:
    """The questions that a researcher asks of an edition, each in one line."""

    edition: Edition
    """The edition behind it, for `table`, `sql` and whatever is not here."""

    def state(self, iso3: str) -> StateOnRecord:
        """One state. Raises NotOnRecordError for a code that the record does not hold."""
        import polars as pl

        from onrecord.errors import NotOnRecordError

        if self.edition.table("states").filter(pl.col("state") == iso3).is_empty():
            raise NotOnRecordError(f"the record holds no state {iso3!r}", hint="States have ISO3 codes: KOR, PRK.")
        return StateOnRecord(self.edition, iso3)

    def check(self, text: str, *, published: date | None = None) -> Report:
        """The claims of a text, each with its verdict, one plain sentence and the evidence.

        `published` is the day from which "last month" and "this year" are counted; without it such times stay open.
        """
        from onrecord.claims import check_text

        return check_text(text, published, self.edition)

    def documents(self, series: str) -> pl.DataFrame:
        """The documents of a series, the oldest first."""
        from onrecord.record.queries import find_documents

        return find_documents(self.edition, series)

    def actions(self, series: str) -> pl.DataFrame:
        """What bodies did with the texts of a series, the earliest first."""
        from onrecord.record.queries import find_actions

        return find_actions(self.edition, series=series)

    def positions(self, series: str) -> pl.DataFrame:
        """Where every state stands on a series, a row for each state, forum and session."""
        from onrecord.standing import positions

        return positions(self.edition, series)

    def sponsors(self, document: str) -> pl.DataFrame:
        """The sponsors of a document that are known; `coverage` says whether these are all."""
        from onrecord.record.queries import find_sponsors

        return find_sponsors(self.edition, document)

    def ballots(self, document: str) -> pl.DataFrame:
        """Every state's vote on a document."""
        from onrecord.record.queries import find_ballots

        return find_ballots(self.edition, document)

    def coverage(self, document: str) -> pl.DataFrame:
        """How complete the lists of a document are."""
        from onrecord.record.queries import find_coverage

        return find_coverage(self.edition, document)

    def discrepancies(
        self, *, document: str | None = None, state: str | None = None, code: str | None = None
    ) -> pl.DataFrame:
        """What does not add up: of one document, about one state, of one code, or all."""
        from onrecord.record.queries import find_discrepancies

        return find_discrepancies(self.edition, document=document, state=state, code=code)


@dataclass(frozen=True, slots=True)
class StateOnRecord:
    """What the record says of one state."""

    edition: Edition
    iso3: str

    def positions(self, series: str) -> pl.DataFrame:
        """Where it stands on a series, a row for each forum and session."""
        import polars as pl

        from onrecord.standing import positions

        return positions(self.edition, series).filter(pl.col("state") == self.iso3)

    def spells(self, series: str) -> pl.DataFrame:
        """Its runs of sessions with one position on a series."""
        from onrecord.standing import spells

        return spells(self.positions(series))

    def breaks(self, series: str) -> pl.DataFrame:
        """Where its position on a series changes."""
        from onrecord.standing import breaks

        return breaks(self.positions(series))

    def acts(self) -> pl.DataFrame:
        """What its governments did at home, as far as the record holds it."""
        from onrecord.record.queries import find_acts

        return find_acts(self.edition, state=self.iso3)

    def governments(self, on: date | None = None) -> pl.DataFrame:
        """Who headed it; with `on` only who did on that day."""
        from onrecord.record.queries import find_governments

        return find_governments(self.edition, self.iso3, on=on)

"""The ledger of judgements, applied on every build: links that a person made come, links that a person undid go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.gather import FILE
from onrecord.discrepancies import Discrepancy
from onrecord.record.judgements import Answer, Subject
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.build.accounting import Losses
    from onrecord.record.judgements import Judgement, Judgements

LEDGER_FILE = "judgements.csv"
LEDGER_READER = "judgements/1"


def read_ledger(judgements: Judgements, series: Iterable[str]) -> Reading:
    """The documents that the ledger puts into these series, as the reading of one more file."""
    places = {line: f"row {number}" for number, line in enumerate(judgements.lines, start=2)}
    acting: dict[tuple[str, str], Judgement] = {}
    every = sorted(set(series))
    for name in every:
        for document in set(judgements.partners(Subject.SERIES, name)).difference(every):
            acting[name, document] = _line_about(judgements, document)
    rows = [
        {
            "series": name,
            "document": document,
            "score": 1.0,
            "why": line.why,
            "by": line.by,
            "locator": places[line],
            "source": line.evidence or f"judgement of {line.by}, {line.on}",
            "rank": str(Rank.DATASET),
        }
        for (name, document), line in sorted(acting.items(), key=lambda item: item[0])
    ]
    used = len(set(acting.values()))
    unused = len(judgements) - used
    return Reading(
        file=LEDGER_FILE,
        sha256=judgements.sha256,
        reader=LEDGER_READER,
        statements={"series_members": statement_frame("series_members", rows)},
        discrepancies=tuple(_clash(line, places[line]) for line in _clashing(judgements)),
        rows_read=len(judgements),
        rows_used=used,
        rows_left_out={"puts no document into a series": unused} if unused else {},
    )


def drop_undone_links(members: pl.DataFrame, judgements: Judgements, losses: Losses) -> pl.DataFrame:
    """The rows of `series_members` without those that the ledger calls different or unsure; these go to `losses`."""
    answers = [
        judgements.answer(Subject.SERIES, document, series)
        for document, series in members.select("document", "series").iter_rows()
    ]
    judged = members.with_columns(pl.Series("answer", [str(answer) for answer in answers], dtype=pl.String))
    undone = judged.filter(pl.col("answer").is_in([str(Answer.DIFFERENT), str(Answer.UNSURE)]))
    for number, answer, rows in undone.group_by(FILE, "answer").len().sort(FILE, "answer").iter_rows():
        losses.left_out[number, "series_members", f"judged {answer}"] += rows
    return judged.filter(~pl.col("answer").is_in([str(Answer.DIFFERENT), str(Answer.UNSURE)])).drop("answer")


def _line_about(judgements: Judgements, document: str) -> Judgement:
    return next(
        line
        for line in judgements.standing(Subject.SERIES)
        if line.answer is Answer.SAME and document in (line.left, line.right)
    )


def _clashing(judgements: Judgements) -> tuple[Judgement, ...]:
    return tuple(line for subject in Subject for line in judgements.contradictions(subject))


def _clash(line: Judgement, locator: str) -> Discrepancy:
    return Discrepancy(
        code="judgements-clash",
        message=f"{line.left} and {line.right} are judged {line.answer}, and the same by way of others.",
        field=f"{line.left} and {line.right}",
        value=str(line.answer),
        source=line.by,
        file=LEDGER_FILE,
        locator=locator,
    )

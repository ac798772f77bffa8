"""What drafts became: a resolution whose title has nothing in common with the draft's is a misprinted symbol.

The catalogue says of A/C.3/53/L.46, on enforced disappearances, that it became A/RES/53/46, on refugees. Followed, that
would make the sponsors of one text those of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import file_name
from onrecord.discrepancies import Level
from onrecord.series import may_be_one_text, read_question

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTCOMES = {"documents": "becomes", "actions": "leads_to"}
"""Where a draft's outcome is stated: table -> column."""


def doubt_outcomes(
    tables: Mapping[str, pl.DataFrame], files: Mapping[int, str]
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables without the outcomes that titles contradict, and an `outcome-doubtful` for each that is taken out."""
    titles = _chosen_titles(tables["documents"])
    mended, found = dict(tables), [pl.DataFrame(schema=SCHEMA)]
    for name, column in OUTCOMES.items():
        frame = tables[name]
        pairs = frame.select("document", column).drop_nulls().unique(maintain_order=True)
        doubted = [pair for pair in pairs.iter_rows() if not _may_be_one(*(titles.get(symbol) for symbol in pair))]
        if not doubted:
            continue
        listed = pl.DataFrame(doubted, schema=["document", column], orient="row").with_columns(
            doubted=pl.lit(value=True)
        )
        judged = frame.join(listed, on=["document", column], how="left", maintain_order="left")
        found.append(_name_doubted(judged.filter("doubted"), column, titles, files))
        kept = pl.when(pl.col("doubted").is_null()).then(column)
        mended[name] = judged.with_columns(kept.alias(column)).drop("doubted")
    return mended, pl.concat(found)


def _chosen_titles(documents: pl.DataFrame) -> dict[str, tuple[str, str | None]]:
    """Title and date of each document: of the statement that the record follows, else of the next that has a title."""
    titled = documents.drop_nulls("title").unique("document", keep="first", maintain_order=True)
    return {document: (title, day) for document, title, day in titled.select("document", "title", "date").iter_rows()}


def _may_be_one(draft: tuple[str, str | None] | None, resolution: tuple[str, str | None] | None) -> bool:
    return not (draft and resolution) or may_be_one_text(read_question(*draft), read_question(*resolution))


def _name_doubted(
    doubted: pl.DataFrame, column: str, titles: Mapping[str, tuple[str, str | None]], files: Mapping[int, str]
) -> pl.DataFrame:
    plain = {document: read_question(*titled).title for document, titled in titles.items()}
    own = pl.col("document").replace_strict(plain, default=None, return_dtype=pl.String)
    other = pl.col(column).replace_strict(plain, default=None, return_dtype=pl.String)
    return state_discrepancies(
        "outcome-doubtful",
        Level.WARNING,
        doubted,
        document=pl.col("document"),
        field=column,
        message=pl.format("{} is said to have become {}, whose title is another.", "document", column),
        printed=pl.col(column),
        value=own,
        other_value=other,
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
    )

"""Roll calls that a data set knows by number only, put beside those of the library by their symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.build.discrepant import SCHEMA, state_discrepancies
from onrecord.build.gather import FILE, file_name
from onrecord.discrepancies import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.build.accounting import Losses

ROLL_CALL_NUMBER = r"^[a-z_]+:[0-9A-Za-z_.-]+$"
"""What stands in the place of a symbol where a roll call is known by number: `voeten:5600`."""


def link_roll_calls(
    tables: Mapping[str, pl.DataFrame], files: Mapping[int, str], losses: Losses
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The tables with a symbol in the place of each number, and a discrepancy for each number without one.

    One candidate or none: a number is linked to one document only, and a document to that number of a data set whose
    votes agree best; where two agree equally well (Voeten's 2585 and 2586, both linked to A/RES/38/83D), neither is
    taken. The rows of an unlinked number are left out, named and counted among the losses: a vote without its document
    proves nothing.
    """
    links = _choose_links(tables["roll_calls"])
    linked: dict[str, pl.DataFrame] = {}
    found = [pl.DataFrame(schema=SCHEMA)]
    for name, frame in tables.items():
        if name == "roll_calls" or "document" not in frame.columns:
            linked[name] = frame
            continue
        numbered = pl.col("document").str.contains(ROLL_CALL_NUMBER).fill_null(value=False)
        if not frame.select(numbered.any()).item():
            linked[name] = frame
            continue
        symbol = pl.col("document").replace_strict(links, default=None, return_dtype=pl.String)
        lost = frame.filter(numbered & symbol.is_null())
        found.append(_name_unlinked(name, lost, files))
        losses.named.update({(number, name): rows for number, rows in lost.group_by(FILE).len().iter_rows()})
        linked[name] = frame.filter(~numbered | symbol.is_not_null()).with_columns(
            pl.when(numbered).then(symbol).otherwise("document").alias("document")
        )
    return linked, pl.concat(found)


def _choose_links(roll_calls: pl.DataFrame) -> dict[str, str]:
    stated = roll_calls.drop_nulls("document").unique(["roll_call", "document"]).filter(pl.len().over("roll_call") == 1)
    dataset = pl.col("roll_call").str.split(":").list.first()
    agreement = pl.col("agreement").fill_null(0.0)
    best = stated.filter(agreement == agreement.max().over("document", dataset))
    alone = best.filter(pl.len().over("document", dataset) == 1).sort("roll_call")
    return dict(zip(alone["roll_call"].to_list(), alone["document"].to_list(), strict=True))


def _name_unlinked(name: str, lost: pl.DataFrame, files: Mapping[int, str]) -> pl.DataFrame:
    calls = lost.group_by(FILE, "document", maintain_order=True).agg(
        pl.len().alias("rows"), pl.col("locator").first(), pl.col("source").first()
    )
    return state_discrepancies(
        "roll-call-unlinked",
        Level.ERROR,
        calls,
        field=pl.col("document"),
        message=pl.format(
            f"No document is known for roll call {{}}; {{}} rows of {name} are left out.", "document", "rows"
        ),
        source=pl.col("source"),
        file=file_name(files),
        locator=pl.col("locator"),
        rows=pl.col("rows"),
    )

"""`onrecord judge`: a person's decision that two documents, or a document and a series, are one question or are not."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.record.edition import Edition


class Said(StrEnum):
    """What can be said of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("judge", short_help="Say that a document belongs to a series, or does not.")(judge)


def judge(
    ctx: typer.Context,
    left: Annotated[str, typer.Argument(metavar="LEFT", help="Symbol of a document, or id of a series.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="Id of a series, or symbol of another document.")],
    answer: Annotated[Said, typer.Argument(metavar="same|different|unsure", help="What they are.")],
    why: Annotated[str, typer.Option("--why", help="The reason, in one sentence.")],
    by: Annotated[str, typer.Option("--by", help="Who says so: a name that others know you by.")],
    evidence: Annotated[str, typer.Option("--evidence", help="Address or symbol that shows it.")] = "",
) -> None:
    """Writes down whether a document belongs to a series, or whether two documents are the same question. It outweighs
    every rule and holds in each build from now on; a later judgement on the same pair outweighs it. "different" is kept
    as firmly as "same"; "unsure" makes no link.

    \b
    Example:  onrecord judge A/HRC/RES/S-27/1 myanmar same --why "on the same situation" --by "A. Reader"
    """
    from datetime import UTC, datetime

    from onrecord.build.default import ledger_file
    from onrecord.cli.opening import open_edition
    from onrecord.errors import InputError
    from onrecord.record.judgements import Answer, Judgement, Subject, append_judgement

    edition = open_edition(ctx.obj)
    one, other = _find_side(edition, left), _find_side(edition, right)
    if one == other:
        raise InputError(left, "both sides are the same")
    today = datetime.now(UTC).date()
    try:
        line = Judgement(Subject.SERIES, one, other, Answer(answer.value), by.strip(), today, why.strip(), evidence)
    except ValueError as fault:
        raise InputError("judge", str(fault)) from None
    append_judgement(ledger_file(), line)
    typer.echo(f"{one} and {other}: {answer.value}. Written to {ledger_file()}.")
    if ctx.obj.edition is None:
        typer.echo("Your record is built with it at the next command.")
    else:
        typer.echo(f"Build {ctx.obj.edition} again to see it there: onrecord build … --out {ctx.obj.edition}")


def _find_side(edition: Edition, text: str) -> str:
    """The id of a series, or the symbol of a document, that the record holds. Raises NotOnRecordError for another."""
    import polars as pl

    from onrecord.cli.series_list import require_series
    from onrecord.cli.symbols import read_symbol
    from onrecord.errors import NotOnRecordError, SymbolError

    if not edition.table("series").filter(pl.col("series") == text).is_empty():
        return text
    try:
        symbol = read_symbol(text).canonical
    except SymbolError:
        return str(require_series(edition, text)["series"])
    if edition.table("documents").filter(pl.col("document") == symbol).is_empty():
        raise NotOnRecordError(
            f"the record holds no document {symbol}", hint="Name the edition that does: onrecord --edition DIR judge …"
        )
    return symbol

"""What governments did at home, who headed them, and who wrote to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from datetime import date

    from onrecord.record.edition import Edition


def find_acts(edition: Edition, *, state: str | None = None, kind: str | None = None) -> pl.DataFrame:
    """Dated acts, the earliest first; of one state (ISO3), of one kind, or all."""
    acts = edition.table("acts")
    if state is not None:
        acts = acts.filter(pl.col("state") == state)
    if kind is not None:
        acts = acts.filter(pl.col("kind") == kind)
    return acts.sort("date", "act_id")


def find_governments(edition: Edition, state: str, *, on: date | None = None) -> pl.DataFrame:
    """Who headed a state, the earliest first; with `on` only who did on that day: none, one, or more than one."""
    terms = edition.table("governments").filter(pl.col("state") == state)
    if on is not None:
        terms = terms.filter((pl.col("from") <= on) & (pl.col("to").is_null() | (pl.col("to") >= on)))
    return terms.sort("from", "head")


def find_letters(edition: Edition, *, addressee_state: str | None = None, on: date | None = None) -> pl.DataFrame:
    """Open letters, the earliest first; to one state, of one day, or all."""
    letters = edition.table("letters")
    if addressee_state is not None:
        letters = letters.filter(pl.col("addressee_state") == addressee_state)
    if on is not None:
        letters = letters.filter(pl.col("date") == on)
    return letters.sort("date", "letter")


def find_letter_names(edition: Edition, letter: str) -> pl.DataFrame:
    """Who is known to have signed or endorsed a letter; rarely all who did."""
    return edition.table("letter_names").filter(pl.col("letter") == letter).sort("kind", "name")

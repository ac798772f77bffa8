"""Lists of states on one document: sponsors, votes, and how complete they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from onrecord.record.queries.texts import canonical

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

_ROLES = ("main", "tabled", "added", "sponsor", "withdrawn", "not_sponsor")


def find_sponsors(edition: Edition, document: str) -> pl.DataFrame:
    """The states on the sponsor list of a document, with role, date, origin and the `rank` of what says so.

    One row a state and role, in the order of the roles: main, tabled, added, sponsor (not known how), withdrawn,
    not_sponsor. Whether the list is complete is `find_coverage`'s to say: a state that is missing from a partial list
    may sponsor all the same.
    """
    rows = edition.of_documents("sponsorships", [canonical(document)]).filter(pl.col("chosen"))
    order = pl.col("role").replace_strict(_ROLES, range(len(_ROLES)), return_dtype=pl.UInt8)
    return with_rank(edition, rows.sort(order, "state", "printed"))


def find_ballots(edition: Edition, document: str, *, every_source: bool = False) -> pl.DataFrame:
    """Every state's vote on a document, by state, with the `rank` of what says so.

    With `every_source` also the statements that the precedence did not choose.
    """
    rows = edition.of_documents("ballots", [canonical(document)])
    rows = rows if every_source else rows.filter(pl.col("chosen"))
    return with_rank(edition, rows.sort("state", "printed"))


def find_coverage(edition: Edition, document: str) -> pl.DataFrame:
    """How complete the lists of a document are, by list and stage."""
    rows = edition.chosen("coverage").filter(pl.col("document") == canonical(document))
    return with_rank(edition, rows.sort("list", "stage"))


def with_rank(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the `rank` and `source` of their origin."""
    origins = edition.table("origins").select("origin_id", "rank", "source")
    return rows.join(origins, on="origin_id", how="left", maintain_order="left")

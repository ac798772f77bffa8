"""What a spell is a run of, and which two sessions certainly differ."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from onrecord.standing.values import Position, Sponsor

RUN = ("series", "forum", "state")
"""What a run of sessions belongs to."""

_UNKNOWN = Position.UNKNOWN.value


class Measure(StrEnum):
    """The column of positions that spells and breaks are made of."""

    POSITION = "position"
    """The position; a sponsor's vote does not show in it."""
    SPONSORSHIP = "sponsor"
    """Whether the state sponsored: yes, no, unknown."""


_PERHAPS = {"voted_yes?": Position.VOTED_YES.value, "absent?": Position.ABSENT.value}
"""A ballot whose sponsorship is unknown and that a sponsor may have cast: it may turn out to be "sponsor"."""

_NO_SPONSOR = "no_sponsor"
"""An unknown position of a state that is known not to sponsor: it ends a sponsor's spell and says no more."""

_STANDS = (
    Position.VOTED_YES.value,
    Position.JOINED_CONSENSUS.value,
    Position.ABSTAINED.value,
    Position.VOTED_NO.value,
    Position.ABSENT.value,
    Position.DISSOCIATED.value,
)
"""What a member that does not sponsor can do."""


def _list_differing() -> dict[str, tuple[str, ...]]:
    sponsor, outside = Position.SPONSOR.value, Position.NOT_A_MEMBER.value
    differing: dict[str, tuple[str, ...]] = {sponsor: (*_STANDS, outside), outside: (sponsor,)}
    for stand in _STANDS:
        perhaps = (label for label, base in _PERHAPS.items() if base != stand)
        differing[stand] = (sponsor, *(other for other in _STANDS if other != stand), *perhaps)
    for label, base in _PERHAPS.items():
        differing[label] = tuple(stand for stand in _STANDS if stand != base)
    return differing


DIFFERING: dict[Measure, dict[str, tuple[str, ...]]] = {
    Measure.POSITION: _list_differing(),
    Measure.SPONSORSHIP: {Sponsor.YES.value: (Sponsor.NO.value,), Sponsor.NO.value: (Sponsor.YES.value,)},
}
"""For each label those that prove a change. Unknown proves none. A state without a seat takes no stand by its silence,
so "not a member" differs from "sponsor" alone: it could have sponsored, as others without a seat did."""


def order_rows(positions: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of the sessions, with `place`: 0 for the first text of the state's series in the forum."""
    ordered = positions.sort(*RUN, "year", "date", "session", "session_label", nulls_last=True)
    row, first = pl.int_range(pl.len(), dtype=pl.Int64), pl.struct(RUN) != pl.struct(RUN).shift(1)
    start = pl.when(first.fill_null(value=True) | (row == 0)).then(row).forward_fill()
    return ordered.with_columns((row - start).alias("place"))


def label_rows(rows: pl.DataFrame, of: Measure) -> pl.DataFrame:
    """The rows with `label`, and what shows the value: `shown_document`, `shown_origin_id`, `shown_rank`, `shown_on`.

    `shown_on` is the day on which the state did it: sponsors join until the committee acts, votes are cast when the
    text is settled.
    """
    sponsoring = pl.coalesce("joined", "committee_date", "date")
    if of is Measure.SPONSORSHIP:
        return rows.with_columns(
            pl.col("sponsor").alias("label"),
            pl.coalesce("sponsor_document", "resolution", "draft").alias("shown_document"),
            pl.col("sponsor_origin_id").alias("shown_origin_id"),
            pl.col("sponsor_rank").alias("shown_rank"),
            sponsoring.alias("shown_on"),
        )
    position = pl.col("position")
    open_ballot = position.is_in(list(_PERHAPS.values())) & (pl.col("sponsor") == Sponsor.UNKNOWN.value)
    return rows.with_columns(
        pl.when(open_ballot)
        .then(position + "?")
        .when((position == _UNKNOWN) & (pl.col("sponsor") == Sponsor.NO.value))
        .then(pl.lit(_NO_SPONSOR))
        .otherwise(position)
        .alias("label"),
        pl.coalesce("document", "resolution", "draft").alias("shown_document"),
        pl.col("origin_id").alias("shown_origin_id"),
        pl.col("rank").alias("shown_rank"),
        pl.when(position == Position.SPONSOR.value).then(sponsoring).otherwise("date").alias("shown_on"),
    )


def may_be_same(neighbour: pl.Expr, label: pl.Expr) -> pl.Expr:
    """True where two neighbours may have had the same value although the record shows two; False at an end."""
    perhaps = list(_PERHAPS)
    may_sponsor = [*perhaps, Position.SPONSOR.value]
    unlike = neighbour != label
    silent = [_UNKNOWN, _NO_SPONSOR]
    unknown = neighbour.is_in(silent) | label.is_in(silent)
    sponsor = Position.SPONSOR.value
    excluded = ((neighbour == _NO_SPONSOR) & (label == sponsor)) | ((label == _NO_SPONSOR) & (neighbour == sponsor))
    both_may_sponsor = neighbour.is_in(may_sponsor) & label.is_in(may_sponsor)
    return (unlike & ~excluded & (unknown | both_may_sponsor)).fill_null(value=False)

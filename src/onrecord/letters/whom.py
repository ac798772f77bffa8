"""Whom to write to: states ordered by what the record shows, each with the reasons in words and where they are written.

No score of how good or bad a government is: it says where a letter may change something. Each reason is a fact of the
record with a weight that the page states; a state of which the record shows nothing of the kind is not listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from onrecord.standing import Measure, breaks

if TYPE_CHECKING:
    from collections.abc import Mapping


class Why(StrEnum):
    """A reason to write to a state."""

    BROKE_AWAY = "broke_away"
    """It sponsored, and at a later text certainly did not."""
    SOMETIMES = "sometimes"
    """It sponsored some texts and not others, or not as far as is known."""
    YES_NEVER_SPONSOR = "yes_never_sponsor"
    """It voted yes or joined the consensus, and no list names it as a sponsor."""
    NEIGHBOURS = "neighbours"
    """Many of its regional group sponsored the latest text whose list is known."""


WEIGHTS: dict[Why, int] = {Why.BROKE_AWAY: 8, Why.SOMETIMES: 4, Why.YES_NEVER_SPONSOR: 2, Why.NEIGHBOURS: 1}
"""Any reason outweighs all those after it together: the order is that of the reasons."""

LATELY = 10
"""A break counts for so many years."""
MANY = 0.4
"""From this share of its group on, neighbours are a reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its facts, in which the page puts the words."""

    why: Why
    year: int | None = None
    """Year of the break, of the last sponsored text, of the last yes."""
    before: int | None = None
    """Year of the other side of a break."""
    times: int = 0
    """How many texts it sponsored, or voted yes on; how many neighbours sponsor."""
    of: int = 0
    """Of how many."""
    group: str = ""
    document: str = ""
    origin_id: str = ""
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A state with the reasons to write to it, the heaviest first."""

    state: str
    reasons: tuple[Reason, ...]
    last_known: str
    """Its last known position, and its year."""
    last_year: int | None
    sponsors_now: str
    """yes, no or unknown: of the latest text."""

    @property
    def weight(self) -> int:
        """What orders the states."""
        return sum(WEIGHTS[reason.why] for reason in self.reasons)


def find_candidates(positions: pl.DataFrame, groups: Mapping[str, str | None], about: str | None) -> list[Candidate]:
    """The states to write to about a series in one forum, the strongest reasons first.

    `positions` are the rows of one series and forum, `groups` the regional group of each member of today. States that
    sponsor the latest text already, the state that the series is about, and former states are left out.
    """
    if positions.is_empty():
        return []
    positions = positions.sort("year", "date", "session_label", nulls_last=False)
    last = positions.select("year", "session_label").row(-1)
    latest = positions.filter((pl.col("year") == last[0]) & (pl.col("session_label") == last[1]))
    sponsors_now = dict(latest.select("state", "sponsor").iter_rows())
    broken = _find_broken(positions, last[0])
    shares = _share_by_group(positions, groups)
    found = []
    for (state,), rows in positions.partition_by("state", as_dict=True).items():
        code = str(state)
        if code == about or code not in groups or sponsors_now.get(code) == "yes":
            continue
        reasons = [*broken.get(code, ()), *_look_at(rows), *_look_around(groups[code], shares)]
        # A neighbour's example is a reason beside others, or for a state that is known not to oppose the text.
        if [reason.why for reason in reasons] == [Why.NEIGHBOURS] and _opposes(rows):
            continue
        if reasons:
            reasons.sort(key=lambda reason: -WEIGHTS[reason.why])
            known = rows.filter(~pl.col("position").is_in(["unknown", "not_a_member"]))
            position, year = known.select("position", "year").row(-1) if known.height else ("unknown", None)
            found.append(Candidate(code, tuple(reasons), position, year, sponsors_now.get(code, "unknown")))
    return sorted(found, key=lambda one: (-one.weight, -(one.reasons[0].year or 0), one.state))


def _find_broken(positions: pl.DataFrame, now: int) -> dict[str, list[Reason]]:
    """States whose last proved change of sponsorship is from yes to no, in the last years."""
    found: dict[str, list[Reason]] = {}
    for row in breaks(positions, Measure.SPONSORSHIP).sort("after_year").iter_rows(named=True):
        found.pop(row["state"], None)
        if row["before_value"] == "yes" and row["after_value"] == "no" and now - row["after_year"] <= LATELY:
            found[row["state"]] = [
                Reason(
                    Why.BROKE_AWAY, row["after_year"], row["before_year"], document=row["after_document"] or "",
                    origin_id=row["after_origin_id"] or "", reported=row["after_rank"] == "reported",
                )
            ]  # fmt: skip
    return found


def _look_at(rows: pl.DataFrame) -> list[Reason]:
    """What a state's own sessions show."""
    sponsored = rows.filter(pl.col("sponsor") == "yes")
    if sponsored.height:
        newest = sponsored.row(-1, named=True)
        return [
            Reason(
                Why.SOMETIMES, newest["year"], times=sponsored.height, of=rows.height,
                document=newest["sponsor_document"] or newest["document"] or "",
                origin_id=newest["sponsor_origin_id"] or "", reported=newest["sponsor_rank"] == "reported",
            )
        ]  # fmt: skip
    yes = rows.filter(pl.col("vote") == "yes")
    if yes.height and not _opposes(rows):
        newest = yes.row(-1, named=True)
        return [
            Reason(
                Why.YES_NEVER_SPONSOR, newest["year"], times=yes.height,
                of=rows.filter(pl.col("vote").is_not_null()).height, document=newest["document"] or "",
                origin_id=newest["vote_origin_id"] or "", reported=newest["rank"] == "reported",
            )
        ]  # fmt: skip
    return []


def _opposes(rows: pl.DataFrame) -> bool:
    """True where its last ballot or known position is against the text."""
    known = rows.filter(pl.col("position").is_in(["voted_no", "voted_yes", "sponsor", "abstained", "dissociated"]))
    return known.height > 0 and known["position"].item(-1) in ("voted_no", "dissociated")


def _share_by_group(positions: pl.DataFrame, groups: Mapping[str, str | None]) -> dict[str, Reason]:
    """For each regional group how many of its members sponsor the latest text of which the list is well known."""
    counted = positions.filter(pl.col("sponsor") == "yes").group_by("year", "session_label").len()
    if counted.is_empty():
        return {}
    # The latest text with at least half as many known sponsors as the best known one: not a list of two names.
    enough = counted.filter(pl.col("len") * 2 >= counted["len"].max()).sort("year")
    year, label, _ = enough.row(-1)
    rows = positions.filter((pl.col("year") == year) & (pl.col("session_label") == label))
    sponsors = {row["state"]: row for row in rows.filter(pl.col("sponsor") == "yes").iter_rows(named=True)}
    found = {}
    for group in sorted({name for name in groups.values() if name}):
        members = [state for state, name in groups.items() if name == group]
        there = [state for state in members if state in sponsors]
        if not there:
            continue
        example = sponsors[there[0]]
        found[group] = Reason(
            Why.NEIGHBOURS, year, times=len(there), of=len(members), group=group,
            document=example["sponsor_document"] or "", origin_id=example["sponsor_origin_id"] or "",
            reported=example["sponsor_rank"] == "reported",
        )  # fmt: skip
    return found


def _look_around(group: str | None, shares: Mapping[str, Reason]) -> list[Reason]:
    share = shares.get(group or "")
    return [share] if share and share.times / share.of >= MANY else []

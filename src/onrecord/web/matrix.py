"""The matrix of a series: states down, sessions across, a sign in each cell that leads to where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.web import links
from onrecord.web.names import fold, is_called, name_state
from onrecord.web.words import FORUMS, GROUPS, POSITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.web.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks of the matrix; an empty value asks nothing."""

    forum: str = ""
    group: str = ""
    changed: bool = False
    name: str = ""
    position: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        """The filters of an address; values that mean nothing are left out."""
        forum, group, position = query.get("forum", ""), query.get("group", ""), query.get("position", "")
        return cls(
            forum=forum if forum in FORUMS else "",
            group=group if group in GROUPS else "",
            changed=query.get("changed", "") == "1",
            name=query.get("name", "").strip()[:60],
            position=position if position in POSITIONS else "",
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One session of the matrix."""

    label: str
    """The session as written in symbols."""
    year: int | None
    """Its year."""
    text: str
    """Symbol of the text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One state of the matrix."""

    state: str
    """ISO3 code."""
    name: str
    """Its name."""
    changes: int
    """How often its position changed, as far as the record proves it."""
    cells: SafeString
    """The cells, ready for the page."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """States by sessions, as the filters ask."""

    filters: Filters
    """What was asked."""
    forum: str
    """The forum shown."""
    forums: list[str]
    """The forums that the series has."""
    groups: list[str]
    """The groups that states can be chosen by."""
    columns: list[Column]
    """The sessions, the earliest first."""
    lines: list[Line]
    """The states that fit."""
    of: int
    """How many states there are without filters."""


def build_matrix(shelf: Shelf, series: str, filters: Filters) -> Matrix:
    """The matrix of a series in one forum: the one asked for, else the first that the series has."""
    everything = shelf.positions(series)
    present = [forum for forum in FORUMS if forum in set(everything["forum"])]
    forum = filters.forum if filters.forum in present else next(iter(present), "")
    rows = everything.filter(pl.col("forum") == forum).sort("year", "date", "session_label", nulls_last=True)
    texts = rows.unique("session_label", keep="first", maintain_order=True)
    columns = [Column(row["session_label"], row["year"], row["resolution"] or row["draft"]) for row in texts.to_dicts()]
    changes = dict(shelf.breaks(series).filter(pl.col("forum") == forum).group_by("state").len().iter_rows())
    names = {code: name_state(code, shelf.names) for code in rows["state"].unique()}
    wanted = _choose_states(shelf, rows, filters, changes, names)
    kept = rows.filter(pl.col("state").is_in(sorted(wanted)))
    lines = _draw_lines(kept, [column.label for column in columns], changes, names)
    return Matrix(filters, forum, present, list(GROUPS), columns, lines, len(names))


def _choose_states(
    shelf: Shelf, rows: pl.DataFrame, filters: Filters, changes: dict[str, int], names: dict[str, str]
) -> set[str]:
    wanted = set(names)
    if filters.group:
        memberships = shelf.edition.table("memberships")
        wanted &= set(memberships.filter(pl.col("group") == filters.group, pl.col("to").is_null())["state"])
    if filters.changed:
        wanted &= set(changes)
    if filters.name:
        wanted = {code for code in wanted if is_called(code, filters.name, shelf.names)}
    if filters.position:
        wanted &= set(rows.filter(pl.col("position") == filters.position)["state"])
    return wanted


class _Signs(dict[tuple[str, bool], str]):
    """The end of a cell by position and whether it is reported only, written when it is first asked for."""

    def __missing__(self, key: tuple[str, bool]) -> str:
        position, is_reported = key
        said = str(POSITIONS[position])
        word = escape(gettext("%(what)s, reported") % {"what": said} if is_reported else said)
        mark = f"sign sign-{position}{' reported' if is_reported else ''}"
        self[key] = f'tabindex="-1" class="{mark}" title="{word}"><span>{word}</span></a></td>'
        return self[key]


def _draw_lines(rows: pl.DataFrame, labels: list[str], changes: dict[str, int], names: dict[str, str]) -> list[Line]:
    """A line for each state. The cells are written here, thousands to a page, where a template would take its time."""
    by_state: dict[str, dict[str, str]] = {}
    shown = rows.select(
        "state", "session_label", "position", "rank", pl.coalesce("document", "resolution", "draft").alias("where")
    )
    prefix, signs = links.document(""), _Signs()
    # Thousands of cells lead to some dozens of documents and say one of a dozen things.
    starts = {where: f'<td><a href="{prefix}{escape(where)}#' for where in shown["where"].unique()}
    for state, label, position, rank, where in shown.iter_rows():
        sign = signs[position, rank == "reported"]
        by_state.setdefault(state, {})[label] = f'{starts[where]}{state}" {sign}'
    empty = "<td></td>"
    lines = [
        Line(
            state, names[state], changes.get(state, 0), SafeString("".join(cells.get(label, empty) for label in labels))
        )
        for state, cells in by_state.items()
    ]
    return sorted(lines, key=lambda line: fold(line.name))

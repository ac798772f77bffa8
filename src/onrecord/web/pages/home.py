"""The first page: what is new on the record, who moved, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from onrecord.web.names import fold, name_state
from onrecord.web.pages.frame import show
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from onrecord.web.provenance import Source

NEWEST = 6
MOVES = 5
_TEXTS = 24
_SERIES = 8
"""The first page looks at the series with the latest texts; a record may hold a thousand."""
_YEARS_OF_HABIT = 5


@dataclass(frozen=True, slots=True)
class Habit:
    """When a forum has acted on a series in its last years."""

    series: str
    """Id of the series."""
    title: str
    """Its title."""
    forum: str
    """The forum."""
    earliest: date
    """The earliest day of the year on which it acted, in the year when it did."""
    latest: date
    """The latest."""
    years: int
    """Over how many years."""
    last: str
    """Symbol of the last text."""


@dataclass(frozen=True, slots=True)
class Move:
    """What changed with one text: who stood elsewhere than at the session before."""

    forum: str
    """The forum."""
    session: str
    """The session's label."""
    date: date | None
    """Day of the action."""
    text: str
    """Symbol of the text."""
    series: str
    """Id of the series."""
    title: str
    """Title of the series."""
    groups: list[tuple[dict[str, Any], list[dict[str, Any]]]]
    """Who moved alike: the position before and after, whether each is reported, and the states; who did something else
    comes before who took or lost a seat."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """Context of the first page."""

    latest: list[dict[str, Any]]
    """The latest texts that a body acted on: text, forum, date, method, tally, sponsors, source."""
    moves: list[Move]
    """What the latest texts changed, as far as it is proved, newest first."""
    silent: list[str]
    """Symbols of the texts after those, which prove no change."""
    habits: list[Habit]
    """What comes next, as far as the days of the last years tell."""
    series: list[dict[str, Any]]
    """The series of the latest texts."""
    counts: dict[str, int]
    """How many texts, sponsorships, ballots and origins the edition holds."""
    sources: dict[str, Source]
    """Where the figures of the page are written, by origin id."""


def show_home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return show(request, "home.html", gather_home(current_shelf()))


def gather_home(shelf: Shelf) -> HomePage:
    """The context of the first page."""
    titles = {row["series"]: row["title"] for row in shelf.series().to_dicts()}
    newest = shelf.newest_texts()
    recent = newest["series"].unique(maintain_order=True).head(_SERIES).to_list()
    latest = newest.head(NEWEST).to_dicts()
    moves = [move for name in recent for move in _find_moves(shelf, name, titles[name])]
    moves.sort(key=lambda move: str(move.date or ""), reverse=True)
    told = [move for move in moves if move.groups][:MOVES]
    silent = [move.text for move in moves if not move.groups and (not told or str(move.date) > str(told[0].date))]
    habits = [habit for name in recent for habit in _find_habits(shelf, name, titles)][:NEWEST]
    ids = [text["action_origin_id"] for text in latest]
    rows = shelf.edition.manifest.tables
    counts = {"texts": newest.height} | {name: rows[name].rows for name in ("sponsorships", "ballots", "origins")}
    listed = shelf.series().filter(pl.col("series").is_in(recent)).to_dicts()
    return HomePage(latest, told, silent[:NEWEST], habits, listed, counts, shelf.sources(ids))


def _find_moves(shelf: Shelf, series: str, title: str) -> list[Move]:
    """What the latest texts changed, as far as it is proved: most lists of sponsors are not complete."""
    found = []
    for text in shelf.texts(series).drop_nulls("date").sort("date", descending=True).head(_TEXTS).to_dicts():
        changes = shelf.breaks(series).filter(
            pl.col("forum") == text["forum"],
            pl.col("after_label") == text["session_label"],
            # Voted yes, then joined the consensus: another way of deciding, and no other stand.
            ~pl.col("method_changed") | pl.any_horizontal(pl.col("before_value", "after_value") == "sponsor"),
        )
        rows = [row | {"name": name_state(row["state"], shelf.names)} for row in changes.to_dicts()]
        groups = _group(rows)
        found.append(Move(text["forum"], text["session_label"], text["date"], text["text"], series, title, groups))
    return found


def _group(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The states that moved alike, together; the larger groups first, seats taken or lost last."""
    groups: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for row in rows:
        reported = (row["before_rank"] == "reported", row["after_rank"] == "reported")
        groups.setdefault((row["before_value"], row["after_value"], *reported), []).append(row)
    keys = ("before", "after", "before_reported", "after_reported")
    ordered = sorted(groups.items(), key=lambda group: ("not_a_member" in group[0], -len(group[1]), str(group[0])))
    return [
        (dict(zip(keys, key, strict=True)), sorted(held, key=lambda row: fold(row["name"]))) for key, held in ordered
    ]


def _find_habits(shelf: Shelf, series: str, titles: dict[str, str]) -> list[Habit]:
    texts = shelf.texts(series).drop_nulls("date")
    newest = texts["year"].max()
    found = []
    for forum in FORUMS:
        held = texts.filter(pl.col("forum") == forum).head(_YEARS_OF_HABIT)
        if held.height < 2 or not isinstance(newest, int) or held["year"].item(0) < newest - 2:
            continue
        days = sorted(held["date"].to_list(), key=lambda day: (day.month, day.day))
        found.append(Habit(series, titles[series], forum, days[0], days[-1], held.height, held["text"].item(0)))
    return found

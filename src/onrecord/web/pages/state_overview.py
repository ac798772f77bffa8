"""The page of a state over many series: where it last stood on each, how often it stood how, and when it moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils.translation import gettext

from onrecord.record.queries import find_acts, find_discrepancies, find_governments, find_letters
from onrecord.standing import Position
from onrecord.web import links
from onrecord.web.charts.timeline import Block, draw_timeline
from onrecord.web.names import fold, name_state, names_of
from onrecord.web.provenance import number_places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.record.edition import Edition
    from onrecord.web.charts.picture import Picture
    from onrecord.web.provenance import Source
    from onrecord.web.shelf import Shelf

    Rows = list[dict[str, Any]]

LINES = 30
"""Series on one page."""
DRAWN = 8
"""Series in the chart: the first of the page on which a position is known."""
YEARS_DRAWN = 40
BREAKS = 12

COUNTED = (Position.SPONSOR, Position.VOTED_YES, Position.ABSTAINED, Position.VOTED_NO, Position.UNKNOWN)
"""The positions whose texts a line counts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asks of the overview; an empty value asks nothing."""

    sought: str = ""
    """Words of the title."""
    about: bool = False
    """Only series about the situation in a country."""
    changed: bool = False
    """Only series on which its position changed."""
    page: int = 1
    """Which page of the list."""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Choice:
        """The choice of an address; values that mean nothing are left out."""
        page = query.get("page", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        about, changed = query.get("about", "") == "1", query.get("changed", "") == "1"
        return cls(query.get("q", "").strip()[:80], about, changed, max(number, 1))


@dataclass(frozen=True, slots=True)
class StateOverviewPage:
    """Context of a state's page over all series of a record that holds many."""

    state: dict[str, Any]
    """The row of the state: code, English name, kind, membership, regional group, note."""
    name: str
    """Its name in the language of the page."""
    names: list[tuple[str, str]]
    """Language and official name in the six languages of the United Nations."""
    choice: Choice
    """What was asked."""
    query: str
    """The choice as it stands in an address, without the page."""
    totals: list[tuple[str, int]]
    """For each position that occurs, on how many texts it is held, over all series."""
    texts: int
    """How many texts that is in all."""
    questions: int
    """On how many series the record says anything of it."""
    lines: list[dict[str, Any]]
    """Series of this page: title, last known position with year, document and source, texts, counts, changes."""
    fitting: int
    """How many series fit the choice."""
    pages: int
    """How many pages they fill."""
    chart: Picture
    """The timeline of the first series of the page, drawn."""
    breaks: list[dict[str, Any]]
    """Its latest changes over all series, each with the document and source of both sides."""
    changes: int
    """How many changes there are."""
    governments: list[dict[str, Any]]
    """Who headed it, as far as the record holds it."""
    acts: list[dict[str, Any]]
    """What its governments did at home that bears on a question, numbered as in the chart."""
    letters: list[dict[str, Any]]
    """Open letters to it."""
    discrepancies: int
    """How many discrepancies name it."""
    sources: dict[str, Source]
    """Where the facts of the page are written, by origin id."""
    origins: list[Source]
    """The same, one for each place, for the foot of the page."""


def find_at_home(
    edition: Edition, code: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Who headed the state, what its governments did, and the letters to it, the latest letter first."""
    letters = find_letters(edition, addressee_state=code).sort("date", descending=True)
    return find_governments(edition, code).to_dicts(), find_acts(edition, state=code).to_dicts(), letters.to_dicts()


def is_overview(shelf: Shelf, query: Mapping[str, str]) -> bool:
    """True where a state's page tells of all series: the record holds many, and the reader chose none."""
    return not query.get("series") and shelf.series().height > 1


def gather_overview(shelf: Shelf, code: str, query: Mapping[str, str]) -> StateOverviewPage:
    """The context of the page. Raises NotOnRecordError where the record has no such state."""
    state, choice = shelf.require_state(code), Choice.from_query(query)
    rows = shelf.outline_of(code)
    moved = _find_moves(shelf.breaks_of(code))
    everything = _list_series(shelf, shelf.lines_of(code), moved)
    fitting = _choose(everything, choice)
    pages = max(1, -(-fitting.height // LINES))
    number = min(choice.page, pages)
    lines = [_name(line, code, shelf) for line in fitting.slice((number - 1) * LINES, LINES).to_dicts()]
    governments, acts, letters = find_at_home(shelf.edition, code)
    latest = moved.sort("date", "series", descending=[True, False]).head(BREAKS).to_dicts()
    titles = dict(everything.select("series", "title").iter_rows())
    facts = [*governments, *acts, *letters, *lines]
    sides = [row[f"{side}_origin_id"] for row in latest for side in ("before", "after")]
    sources, origins = number_places(shelf.sources([*(row["origin_id"] for row in facts), *sides]))
    name = name_state(code, shelf.names)
    return StateOverviewPage(
        state=state,
        name=name,
        names=names_of(code, shelf.names),
        choice=Choice(choice.sought, choice.about, choice.changed, number),
        query=_encode(choice),
        totals=_count(rows),
        texts=rows.height,
        questions=everything.height,
        lines=lines,
        fitting=fitting.height,
        pages=pages,
        chart=_draw(rows, lines, governments, acts, name),
        breaks=[row | {"title": titles[row["series"]]} for row in latest],
        changes=moved.height,
        governments=governments,
        acts=acts,
        letters=letters,
        discrepancies=find_discrepancies(shelf.edition, state=code).height,
        sources=sources,
        origins=origins,
    )


def _find_moves(changes: pl.DataFrame) -> pl.DataFrame:
    """The changes of a stand: voted yes, then joined the consensus, is another way of deciding and no other stand."""
    sides = pl.col("before_value", "after_value")
    seat = pl.any_horizontal(sides == Position.NOT_A_MEMBER.value)
    sponsored = pl.any_horizontal(sides == Position.SPONSOR.value)
    return changes.filter(~seat, ~pl.col("method_changed") | sponsored)


def _list_series(shelf: Shelf, lines: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """A line a series: those about a country first, of both those with the latest texts first."""
    counts = moved.group_by("series").agg(pl.len().alias("changes"))
    titles = shelf.edition.table("series").select("series", "title", "about")
    lines = lines.join(titles, on="series").join(counts, on="series", how="left")
    return lines.sort(
        pl.col("about").is_null(),
        "last_year",
        "texts",
        "series",
        descending=[False, True, True, False],
        nulls_last=True,
    )


def _choose(lines: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    if choice.about:
        lines = lines.filter(pl.col("about").is_not_null())
    if choice.changed:
        lines = lines.filter(pl.col("changes").is_not_null())
    if choice.sought:
        words = fold(choice.sought).split()
        wanted = [all(word in fold(title) for word in words) for title in lines["title"]]
        lines = lines.filter(pl.Series(wanted, dtype=pl.Boolean))
    return lines


def _name(line: dict[str, Any], code: str, shelf: Shelf) -> dict[str, Any]:
    href = f"{links.state(code)}?series={line['series']}"
    about = name_state(line["about"], shelf.names)
    return line | {"href": href, "about_name": about, "counts": [line[position.value] for position in COUNTED]}


def _count(rows: pl.DataFrame) -> list[tuple[str, int]]:
    found = dict(rows["position"].value_counts().iter_rows())
    return [(position.value, found[position.value]) for position in Position if found.get(position.value)]


def _encode(choice: Choice) -> str:
    from urllib.parse import urlencode

    asked = {"q": choice.sought, "about": "1" * choice.about, "changed": "1" * choice.changed}
    return urlencode({name: value for name, value in asked.items() if value})


def _draw(
    rows: pl.DataFrame,
    lines: Sequence[dict[str, Any]],
    governments: Sequence[dict[str, Any]],
    acts: Sequence[dict[str, Any]],
    name: str,
) -> Picture:
    last = rows["year"].max()
    since = last - YEARS_DRAWN + 1 if isinstance(last, int) else None
    told = [line for line in lines if line["position"] != Position.UNKNOWN.value][:DRAWN]
    held = rows.filter(pl.col("series").is_in([line["series"] for line in told])).partition_by("series", as_dict=True)
    blocks = [Block(held[line["series"],].to_dicts(), line["title"], line["href"]) for line in told]
    return draw_timeline(
        blocks, governments, acts, gettext("Where %(state)s stood, year by year") % {"state": name}, since
    )

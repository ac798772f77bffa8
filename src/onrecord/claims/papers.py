"""The texts of an edition by question: which symbol belongs to which series, when and where it was dealt with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.bodies import Body
from onrecord.errors import SymbolError
from onrecord.series.titles import clean_title, title_key
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from onrecord.bodies import Forum

    Rows = Mapping[str, list[dict[str, Any]]]

_NO_TEXT = frozenset({"amendment", "note", "committee_report", "meeting_record", "press_release", "other"})
"""Kinds of document that are about a text and are none."""


class Borne(NamedTuple):
    """A title of a question's texts: how many bear it, and in which years, the first and the last."""

    title: str
    texts: int = 1
    years: tuple[int, int] = (0, 9999)


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A question of the edition: its title, the state it is about, and when its texts came before which forum.

    A question that was brought once only has the symbol of its text for an id.
    """

    series: str
    title: str
    about: str | None = None
    months: tuple[tuple[Forum, frozenset[int]], ...] = ()
    """In which months its texts came to a decision in each forum."""
    titles: tuple[Borne, ...] = ()
    """Every title of its texts, the commonest first."""
    held: frozenset[tuple[Forum, int]] = frozenset()
    """Forum and year of each text."""
    decided: tuple[tuple[date, Forum], ...] = ()
    """Days on which its texts came to a decision, and where."""
    voted: frozenset[tuple[Forum, int]] = frozenset()
    """Forum and year of each text that was put to a recorded vote."""
    totals: tuple[tuple[int, tuple[int, int, int]], ...] = ()
    """Year and totals (yes, no, abstaining) of each vote of the Assembly's plenary on it."""

    def held_by(self, forum: Forum | None) -> list[int]:
        """Return the years in which the forum had a text of it, in their order; none without a forum."""
        return sorted(year for body, year in self.held if body is forum)

    def voted_by(self, forum: Forum | None) -> list[int]:
        """Return the years in which the forum voted on a text of it, in their order; none without a forum."""
        return sorted(year for body, year in self.voted if body is forum)


@dataclass(frozen=True, slots=True)
class Paper:
    """A resolution or draft of the edition."""

    symbol: str
    series: str
    """Id of its series; where it belongs to none, the symbol of the resolution that it is or became."""
    forum: Forum
    year: int
    title: str = ""
    decided: date | None = None
    """Day of the action on it."""
    voted: bool = False
    """Decided by recorded vote."""
    totals: tuple[int, int, int] | None = None
    """Of the Assembly's plenary: yes, no, abstaining."""


def read_papers(tables: Rows) -> list[Paper]:
    """Return the texts of an edition's `documents` and `actions`, each with its question."""
    members = {row["document"]: row["series"] for row in tables.get("series_members", [])}
    documents = {row["document"]: row for row in tables.get("documents", [])}
    became = {symbol: row["becomes"] for symbol, row in documents.items() if row.get("becomes")}
    decided: dict[str, date] = {}
    voted = {row["document"] for row in tables.get("actions", []) if row["method"] == "recorded_vote"}
    totals = {row["document"]: told for row in tables.get("actions", []) if (told := _totals_of(row)) is not None}
    for row in tables.get("actions", []):
        if row["document"] and row["leads_to"]:
            became.setdefault(row["document"], row["leads_to"])
        for symbol in (row["document"], row["leads_to"]):
            if symbol and row["date"]:
                decided.setdefault(symbol, row["date"])
    # the first draft of a text is one with its revision
    first = [(row["revises"], symbol) for symbol, row in documents.items() if row.get("revises")]
    became |= {draft: became.get(revised, revised) for draft, revised in first if draft not in became}
    found = []
    for symbol in dict.fromkeys([*decided, *documents]):
        row = documents.get(symbol, {})
        root = str(became.get(symbol, symbol))
        series = members.get(symbol) or members.get(root)
        title = row.get("title") or documents.get(root, {}).get("title") or ""
        if series is None and (row.get("kind") in _NO_TEXT or not title_key(title)):
            continue
        paper = _make_paper(symbol, series or root, title, decided.get(symbol), row.get("date"))
        if paper is not None:
            found.append(replace(paper, voted=symbol in voted, totals=totals.get(symbol)))
    return [*found, *_unseen(found, became)]


def _totals_of(row: Mapping[str, Any]) -> tuple[int, int, int] | None:
    plenary = row.get("body") == Body.ASSEMBLY.value and row["method"] == "recorded_vote"
    told = (row.get("yes"), row.get("no"), row.get("abstain")) if plenary else (None,) * 3
    return None if None in told else (int(told[0] or 0), int(told[1] or 0), int(told[2] or 0))


def _unseen(found: list[Paper], became: Mapping[str, str]) -> list[Paper]:
    """The resolutions of which nothing is held but the draft that became them."""
    held = {paper.symbol: paper for paper in found}
    roots = {str(became[symbol]): symbol for symbol in held if symbol in became}
    return [replace(held[draft], symbol=root) for root, draft in roots.items() if root not in held]


def _make_paper(symbol: str, series: str, title: str, decided: date | None, printed: str | None) -> Paper | None:
    year = decided.year if decided else int(printed[:4]) if printed else None
    try:
        forum = Symbol.parse(symbol).forum
    except SymbolError:
        return None
    if year is None or forum is None:
        return None
    return Paper(symbol, series, forum, year, clean_title(title), decided)


def read_entries(tables: Rows, papers: list[Paper]) -> Iterator[SeriesEntry]:
    """Give every question of the edition: its series, then the texts that belong to none."""
    by_question: dict[str, list[Paper]] = {}
    for paper in papers:
        by_question.setdefault(paper.series, []).append(paper)
    rows = {row["series"]: row for row in tables.get("series", [])}
    for name, row in rows.items():
        yield _make_entry(name, row["title"], row["about"], by_question.get(name, []))
    for name, texts in by_question.items():
        if name not in rows:
            yield _make_entry(name, next(paper.title for paper in texts if paper.title), None, texts)


def _make_entry(name: str, title: str, about: str | None, texts: list[Paper]) -> SeriesEntry:
    months: dict[Forum, set[int]] = {}
    for paper in texts:
        if paper.decided is not None:
            months.setdefault(paper.forum, set()).add(paper.decided.month)
    titles: dict[str, list[int]] = {}
    for paper in texts:
        if paper.title:
            titles.setdefault(paper.title, []).append(paper.year)
    borne = (Borne(said, len(years), (min(years), max(years))) for said, years in titles.items())
    return SeriesEntry(
        name, title, about,
        tuple((forum, frozenset(found)) for forum, found in sorted(months.items())),
        tuple(sorted(borne, key=lambda one: -one.texts)) or (Borne(title),),
        frozenset((paper.forum, paper.year) for paper in texts),
        tuple(sorted({(paper.decided, paper.forum) for paper in texts if paper.decided is not None})),
        frozenset((paper.forum, paper.year) for paper in texts if paper.voted),
        tuple((paper.year, paper.totals) for paper in texts if paper.totals is not None),
    )  # fmt: skip

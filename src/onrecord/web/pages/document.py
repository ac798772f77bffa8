"""The page of a document: what it is, who sponsored it, who voted how, what it asks, what it became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404
from django.shortcuts import redirect

from onrecord.record.queries import Dossier, gather_dossier
from onrecord.web import links
from onrecord.web.names import fold, name_state
from onrecord.web.pages.frame import show
from onrecord.web.pages.tables import list_sources, send_csv, with_source
from onrecord.web.provenance import number_places
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import BALLOTS, ROLES

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onrecord.web.provenance import Source

_COUNTED = ("yes", "no", "abstain")


@dataclass(frozen=True, slots=True)
class SponsorList:
    """The states with one role on one document."""

    role: str
    """The role."""
    document: str
    """Symbol of the document."""
    names: list[dict[str, Any]]
    """State, name, group on whose behalf, day of joining, source; `anchor` where a link to the state leads."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """One recorded vote, state by state."""

    document: str
    """Symbol of what was voted on."""
    counted: dict[str, int]
    """How many names are held for yes, no and abstain."""
    printed: dict[str, Any] | None
    """The action with the totals that are printed, where held."""
    closes: bool
    """True where the names add up to the printed totals."""
    ballots: list[tuple[str, list[dict[str, Any]]]]
    """For each ballot the states that cast it."""
    other: list[dict[str, Any]]
    """Votes that another source gives otherwise and that the record does not follow."""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Context of a document's page. A draft and the resolution that it became are told together."""

    symbol: str
    """The symbol asked for."""
    title: str
    """Its title, as far as a source gives it."""
    family: list[dict[str, Any]]
    """The resolution and its drafts: symbol, kind, body, session, date, reissue, what it became, source."""
    series: list[dict[str, Any]]
    """The series that it belongs to."""
    before: str
    """Symbol of the text before it in the series and forum; empty for none."""
    after: str
    """Symbol of the text after it."""
    actions: list[dict[str, Any]]
    """What bodies did with it, also as sources say that the record does not follow."""
    coverage: list[dict[str, Any]]
    """How complete its lists are."""
    sponsors: list[SponsorList]
    """Who sponsored it, by role."""
    roll_calls: list[RollCall]
    """Its recorded votes."""
    asks: list[dict[str, Any]]
    """What its paragraphs ask for, in the record's own words."""
    unnamed: list[str]
    """Codes of the states that no list of the page names: their place is beside how complete the lists are."""
    discrepancies: list[dict[str, Any]]
    """What does not add up."""
    sources: dict[str, Source]
    """Where the facts of the page are written, by origin id."""
    places: list[Source]
    """The same, one for each place, for the foot of the page."""


def show_document(request: HttpRequest, symbol: str) -> HttpResponse:
    """The page of one document, under its symbol as the United Nations writes it."""
    dossier = gather_dossier(current_shelf().edition, symbol)
    if dossier.symbol != symbol:
        return redirect(links.document(dossier.symbol), permanent=True)
    return show(request, "document.html", gather_document(current_shelf(), dossier))


def gather_document(shelf: Shelf, dossier: Dossier) -> DocumentPage:
    """The context of a document's page."""
    frames = dossier.frames()
    ids = {origin for frame in frames.values() if "origin_id" in frame.columns for origin in frame["origin_id"]}
    sources, places_named = number_places(shelf.sources(ids))
    titles = dossier.documents.sort("chosen", descending=True).drop_nulls("title")
    own = titles.filter(pl.col("document") == dossier.symbol)
    before, after = _find_neighbours(shelf, dossier)
    topics = dict(shelf.edition.table("topics").select("topic", "title").iter_rows())
    asks = dossier.asks.sort("page", "paragraph", nulls_last=True).to_dicts()
    sponsors = _list_sponsors(shelf, dossier)
    roll_calls = [_read_roll_call(shelf, dossier, symbol) for symbol in _voted(dossier)]
    placed = _give_places(dossier.symbol, sponsors, roll_calls)
    return DocumentPage(
        symbol=dossier.symbol,
        title=(own if own.height else titles)["title"].item(0) if titles.height else "",
        family=_list_family(dossier),
        series=shelf.series().filter(pl.col("series").is_in(list(dossier.series))).to_dicts(),
        before=before,
        after=after,
        actions=dossier.actions.sort("date", "chosen", descending=[False, True], nulls_last=True).to_dicts(),
        coverage=dossier.coverage.filter(pl.col("chosen")).to_dicts(),
        sponsors=sponsors,
        roll_calls=roll_calls,
        asks=[row | {"topic_title": topics.get(row["topic"], row["topic"])} for row in asks],
        unnamed=sorted(set(shelf.names) - placed),
        discrepancies=dossier.discrepancies.to_dicts(),
        sources=sources,
        places=places_named,
    )


def send_document_csv(_request: HttpRequest, symbol: str, table: str) -> HttpResponse:
    """A table of a document as CSV, every statement with its source, chosen or not."""
    shelf = current_shelf()
    dossier = gather_dossier(shelf.edition, symbol)
    frames = dossier.frames()
    if table == "sources":
        frames["sources"] = list_sources(gather_document(shelf, dossier).places)
    if table not in frames:
        raise Http404
    frame = frames[table]
    if "origin_id" in frame.columns:
        frame = with_source(shelf.edition, frame)
    return send_csv(frame, f"{dossier.symbol.replace('/', '-')}-{table}")


def _list_family(dossier: Dossier) -> list[dict[str, Any]]:
    rows = dossier.documents.sort("chosen", descending=True).to_dicts()
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["document"], row)
    # A symbol that another document names, and of which no row is held itself, has all columns and says nothing.
    unheld = dict.fromkeys(dossier.documents.columns)
    return [first.get(symbol, unheld | {"document": symbol}) for symbol in dossier.family]


def _find_neighbours(shelf: Shelf, dossier: Dossier) -> tuple[str, str]:
    """The text before and the one after, in the same forum of the first series of the document."""
    for series in dossier.series:
        texts = shelf.texts(series)
        for (_forum,), held in texts.group_by("forum", maintain_order=True):
            symbols = held["text"].to_list()
            place = next((i for i, symbol in enumerate(symbols) if symbol in dossier.family), None)
            if place is not None:
                older = symbols[place + 1] if place + 1 < len(symbols) else ""
                return older, symbols[place - 1] if place else ""
    return "", ""


def _list_sponsors(shelf: Shelf, dossier: Dossier) -> list[SponsorList]:
    rows = dossier.sponsorships.filter(pl.col("chosen"))
    lists = []
    for symbol in dossier.family:
        for role in ROLES:
            held = rows.filter(pl.col("document") == symbol, pl.col("role") == role).to_dicts()
            if held:
                lists.append(SponsorList(role, symbol, _name(shelf, held)))
    return lists


def _give_places(symbol: str, sponsors: list[SponsorList], roll_calls: list[RollCall]) -> set[str]:
    """Marks where a link to a state's place on the page leads, and says which states have one.

    A sponsor's place is in the list of the document asked for, before those of its family; a voter's is its vote.
    """
    own_first = sorted(sponsors, key=lambda held: held.document != symbol)
    lists = [held.names for held in own_first] + [rows for call in roll_calls for _, rows in call.ballots]
    placed: set[str] = set()
    for row in (row for rows in lists for row in rows):
        if row["state"] and row["state"] not in placed:
            row["anchor"] = row["state"]
            placed.add(row["state"])
    return placed


def _voted(dossier: Dossier) -> list[str]:
    held = set(dossier.ballots["document"])
    return [symbol for symbol in dossier.family if symbol in held]


def _read_roll_call(shelf: Shelf, dossier: Dossier, symbol: str) -> RollCall:
    held = dossier.ballots.filter(pl.col("document") == symbol)
    chosen = held.filter(pl.col("chosen"))
    counted = {ballot: chosen.filter(pl.col("ballot") == ballot).height for ballot in _COUNTED}
    totals = dossier.actions.filter(pl.col("chosen"), pl.col("document") == symbol, pl.col("yes").is_not_null())
    printed = totals.to_dicts()[0] if totals.height else None
    said = chosen.select("state", pl.col("ballot").alias("followed"))
    other = held.filter(~pl.col("chosen")).join(said, on="state", how="left")
    other = other.filter(pl.col("followed").ne_missing(pl.col("ballot")))
    rows = {ballot: chosen.filter(pl.col("ballot") == ballot).to_dicts() for ballot in BALLOTS}
    return RollCall(
        document=symbol,
        counted=counted,
        printed=printed,
        closes=printed is None or all(printed[ballot] == counted[ballot] for ballot in _COUNTED),
        ballots=[(ballot, _name(shelf, held)) for ballot, held in rows.items() if held],
        other=_name(shelf, other.to_dicts()),
    )


def _name(shelf: Shelf, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the state's name, by name; what is printed where no state is resolved."""
    named = [row | {"name": name_state(row["state"], shelf.names) or row["printed"]} for row in rows]
    return sorted(named, key=lambda row: fold(row["name"]))

"""Atom feeds: breaks of a state, of a series, and everything new."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from onrecord.web import links
from onrecord.web.shelf import Shelf, current_shelf
from onrecord.web.words import FORUMS, POSITIONS, say

if TYPE_CHECKING:
    from collections.abc import Iterable

ENTRIES = 60
SERIES = 24
"""A feed tells of the series with the latest texts; a record may hold a thousand."""


class _Feed(Atom1Feed):
    """A feed that says nothing of the clock: without entries it is as old as the United Nations."""

    def latest_post_date(self) -> datetime:
        """The day of the latest entry."""
        days = [item["updateddate"] for item in self.items]
        return max(days, default=datetime(1945, 10, 24, 12, tzinfo=UTC))


def send_feed(request: HttpRequest) -> HttpResponse:
    """Everything new: texts that a body acted on and breaks, the latest first."""
    shelf = current_shelf()
    names = _newest_series(shelf)
    entries = [entry for name in names for entry in (*_text_entries(shelf, name), *_break_entries(shelf, name))]
    return _send(request, "Onrecord: what is new", "/", entries)


def send_series_feed(request: HttpRequest, name: str) -> HttpResponse:
    """The texts and breaks of a series."""
    shelf = current_shelf()
    series = shelf.require_series(name)
    entries = [*_text_entries(shelf, name), *_break_entries(shelf, name)]
    return _send(request, f"Onrecord: {series['title']}", links.series(name), entries)


def send_state_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The breaks of a state in the series with the latest texts."""
    shelf = current_shelf()
    shelf.require_state(code)
    names = _newest_series(shelf)
    entries = [entry for name in names for entry in _break_entries(shelf, name, code)]
    return _send(request, f"Onrecord: {shelf.names[code]}", links.state(code), entries)


def _newest_series(shelf: Shelf) -> list[str]:
    names: list[str] = shelf.newest_texts()["series"].unique(maintain_order=True).head(SERIES).to_list()
    return names


def _text_entries(shelf: Shelf, series: str) -> Iterable[dict[str, Any]]:
    for row in shelf.texts(series).drop_nulls("date").to_dicts():
        how = {"without_vote": "without a vote", "recorded_vote": "by recorded vote"}.get(row["method"], "")
        if row["yes"] is not None:
            how = f"by {row['yes']} votes to {row['no']}, with {row['abstain']} abstentions"
        yield {
            "title": f"{row['text']} {row['outcome'] or 'decided'} {how}".rstrip(),
            "link": links.document(row["text"]),
            "id": f"{links.document(row['text'])}#{series}",
            "day": row["date"],
            "words": f"{say(FORUMS, row['forum'])}, session {row['session_label']}.",
        }


def _break_entries(shelf: Shelf, series: str, state: str | None = None) -> Iterable[dict[str, Any]]:
    changes = shelf.breaks(series).drop_nulls("date")
    if state is not None:
        changes = changes.filter(pl.col("state") == state)
    for row in changes.sort("date", descending=True).head(ENTRIES).to_dicts():
        before, after = say(POSITIONS, row["before_value"]), say(POSITIONS, row["after_value"])
        reported = ", as reported" if "reported" in (row["before_rank"], row["after_rank"]) else ""
        yield {
            "title": f"{shelf.names[row['state']]}: {before}, now {after}{reported} ({row['after_document']})",
            "link": f"{links.state(row['state'])}?series={series}#{row['forum']}-{row['after_label']}",
            "day": row["date"],
            "words": f"{say(FORUMS, row['forum'])}, session {row['before_label']} ({row['before_document']}) to "
            f"session {row['after_label']} ({row['after_document']}).",
        }


def _send(request: HttpRequest, title: str, page: str, entries: Iterable[dict[str, Any]]) -> HttpResponse:
    def whole(path: str) -> str:
        return request.build_absolute_uri(path)

    feed = _Feed(
        title=title, link=whole(page), description="", feed_url=whole(request.path), language="en",
        author_name="Onrecord", feed_guid=whole(request.path),
    )  # fmt: skip
    for entry in sorted(entries, key=lambda entry: str(entry["day"]), reverse=True)[:ENTRIES]:
        moment = _at_noon(entry["day"])
        feed.add_item(
            title=entry["title"], link=whole(entry["link"]), description=escape(entry["words"]), pubdate=moment,
            updateddate=moment, unique_id=whole(entry.get("id", entry["link"])),
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _at_noon(day: date) -> datetime:
    """A moment of the day, for Atom wants one: noon, which is that day in New York and in Geneva."""
    return datetime.combine(day, time(12), tzinfo=UTC)

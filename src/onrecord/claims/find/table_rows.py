"""Rows of a table of votes under a head that gives their order: "(for, against, abstaining)", "2020: 123, 38, 24"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claimed_totals import claim_tally
from onrecord.claims.find.table_heads import columns_of
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.tally_words import TallyMention
from onrecord.claims.situation import situate
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

_TABLE = read_toml("lines.toml")["columns"]
_SIGNS = frozenset(_TABLE["signs"])
_MOST = 193
_LINE = 16
"""Words of a row, at most."""


def note_columns(view: View, discourse: Discourse) -> None:
    """Keep the order in which a head names the sides of a vote, for the rows under it; a sentence ends the table."""
    order, _ = view.kept(columns_of)
    if order:
        discourse.columns = order
    elif discourse.columns and not _is_row(view) and view.word(view.end - 1) in {".", "!", "?"}:
        discourse.columns = ()


def _is_row(view: View) -> bool:
    return bool(view.times) and bool(_lines(view))


def _lines(view: View) -> list[tuple[int, int]]:
    """The lines of a table that has no full stops, as words; none where they are longer than a row."""
    document = view.document
    cuts = [
        place
        for place in range(view.first + 1, view.end)
        if "\n" in document.text[document.ends[place - 1] : document.starts[place]]
    ]
    lines = list(zip([view.first, *cuts], [*cuts, view.end], strict=True))
    return lines if all(end - first <= _LINE for first, end in lines) else []


def table_rows(view: View, discourse: Discourse) -> list[Claim]:
    """Return the totals of rows: a time, and as many numbers as the head names sides; none of any other sentence."""
    if not discourse.columns or not view.times:
        return []
    claims: list[Claim] = []
    for first, end in _lines(view):
        claims += _row(view, first, end, discourse)
    return claims


def _row(view: View, low: int, high: int, discourse: Discourse) -> list[Claim]:
    times = view.times_in(low, high)
    numbers, first = _numbers_at_end(view, times[-1].end, high) if times else ([], low)
    if len(numbers) != len(discourse.columns) or max(numbers) > _MOST:
        return []
    situation = situate(view, low, high, discourse)
    if situation.unclear or situation.other_body or not situation.timed:
        return []
    end = high - (view.word(high - 1) in {".", ";", "|"})
    told = dict(zip(discourse.columns, numbers, strict=True))
    tally = TallyMention(first, end, told.get("yes"), told.get("no"), told.get("abstain"))
    why = f"columns: {', '.join(discourse.columns)}"
    claims = [claim_tally(view, (times[0].first, end), tally, situation, why)]
    discourse.note_claims(claims, situation, background=True)
    return claims


def _numbers_at_end(view: View, start: int, high: int) -> tuple[list[int], int]:
    """The numbers with which the row ends, nothing but signs between, and where the first stands."""
    numbers: list[int] = []
    first, place = high, start
    while place < high:
        number = read_cardinal(view.document, place)
        if number is not None:
            first = first if numbers else place
            numbers.append(number[0])
            place = number[1]
        elif numbers and view.word(place) not in _SIGNS:
            # "2014: committee 111-19-55; plenary 116-20-53": several votes in one line, each told by its words
            return [], high
        else:
            place += 1
    return numbers, first

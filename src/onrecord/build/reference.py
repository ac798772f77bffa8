"""Our own table of states, as readings like those of any file: it is an input of every edition, with its hash."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from onrecord.names import tables as names
from onrecord.record.origin import Rank
from onrecord.record.statements import Reading, statement_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

READER = "names/1"
"""Name and version of this reader; raised whenever the same files give other statements than before."""

Row = dict[str, object]


def read_names() -> tuple[Reading, ...]:
    """States, their names, and who belonged to which body or group: one reading a file of the table of names."""
    return (
        _reading("states.csv", "states", [_state_row(state) for state in names.states()]),
        _reading("forms.csv", "state_names", [_form_row(form) for form in names.name_forms()]),
        _reading("news.csv", "state_names", [_form_row(form) for form in names.news_forms()]),
        _reading("memberships.csv", "memberships", _membership_rows()),
    )


def _reading(file: str, table: str, rows: Sequence[Row]) -> Reading:
    return Reading(
        file=file,
        sha256=hashlib.sha256(names.data_bytes(file)).hexdigest(),
        reader=READER,
        statements={table: statement_frame(table, rows)},
        rows_read=len(rows),
        rows_used=len(rows),
        rows_in=table,
    )


def _state_row(state: names.State) -> Row:
    membership = state.membership or names.Span()
    return {
        "state": state.state,
        "m49": state.m49,
        "name": state.name,
        "kind": state.kind,
        "exists_from": state.exists.first,
        "exists_to": state.exists.last,
        "member_from": membership.first,
        "member_to": membership.last,
        "continues": state.continues,
        "successor": " ".join(state.successors) or None,
        "regional_group": state.regional_group,
        "note": state.note or None,
        **_place(f"line {state.row}", state.source),
    }


def _form_row(form: names.Form) -> Row:
    return {
        "form": form.form,
        "state": form.state,
        "kind": form.kind,
        "from": form.span.first,
        "to": form.span.last,
        "note": form.note or None,
        **_place(f"line {form.row}", form.source),
    }


def _membership_rows() -> list[Row]:
    return [
        {
            "state": held.state,
            "group": held.group,
            "from": held.span.first,
            "to": held.span.last,
            **_place(held.locator, held.source),
        }
        for held in names.memberships()
    ]


def _place(locator: str, sources: str) -> Row:
    """Where a row of the table stands, and the sources that it names; the weight is that of the weightiest."""
    cited = [names.sources()[source] for source in sources.split(";") if source]
    ranks = [Rank(source.rank) for source in cited]
    return {
        "locator": locator,
        "source": " ; ".join(source.address or source.title for source in cited) or None,
        "rank": str(min(ranks, key=lambda rank: rank.weight, default=Rank.DATASET)),
    }

"""The table as rows of the record's `states`, `state_names` and `memberships`, each with its place and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.names.tables import memberships, name_forms, news_forms, sources, states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.names.tables import Form

Row = dict[str, object]
"""A row in the statement schema of its table: the table's own columns and locator, source, rank, origin_printed."""

_RANKS = ("document", "catalogue", "dataset", "reported")
"""The heaviest first, as in `record.origin.Rank`; this package sees the ground floor only."""


def state_rows() -> Iterator[Row]:
    """Rows of the record's table `states`."""
    for held in states():
        membership = held.membership
        yield {
            "state": held.state,
            "m49": held.m49,
            "name": held.name,
            "member_from": membership.first if membership else None,
            "member_to": membership.last if membership else None,
            "successor": " ".join(held.successors) or None,
            "note": held.note or None,
        } | _place(f"states.csv, line {held.row}", held.source)


def state_name_rows() -> Iterator[Row]:
    """Rows of the record's table `state_names`: names, and what stands for a state in news."""
    for file, listed in (("forms.csv", name_forms()), ("news.csv", news_forms())):
        for form in listed:
            yield _name_row(form, file)


def membership_rows() -> Iterator[Row]:
    """Rows of the record's table `memberships`; a first day that is not known is empty."""
    for held in memberships():
        yield {
            "state": held.state,
            "group": held.group,
            "from": held.span.first,
            "to": held.span.last,
        } | _place(held.locator, held.source)


def _name_row(form: Form, file: str) -> Row:
    return {
        "form": form.form,
        "state": form.state,
        "kind": form.kind,
        "from": form.span.first,
        "to": form.span.last,
        "note": form.note or None,
    } | _place(f"{file}, line {form.row}", form.source)


def _place(locator: str, source_ids: str) -> Row:
    """Several sources (`org1469;m49`) are all cited; the row weighs as the lightest of them."""
    cited = [sources()[source_id] for source_id in source_ids.split(";")]
    rank = max((source.rank for source in cited), key=_RANKS.index)
    words = [f"{source.title}, {source.address}" if source.address else source.title for source in cited]
    return {"locator": locator, "source": "; ".join(words), "rank": rank, "origin_printed": None}

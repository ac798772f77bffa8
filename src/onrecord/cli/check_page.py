"""How `onrecord check` is printed: the marked text, the findings, where they are written and how they came about."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.claims.annotate import render_terminal
from onrecord.cli.footnotes import find_origins
from onrecord.cli.terminal import heading, make_table, print_parts

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.claims.annotate import Report
    from onrecord.claims.models import Assertion, Finding
    from onrecord.record.edition import Edition


def print_report(edition: Edition, report: Report, *, explain: bool) -> None:
    """Prints one report; with `explain` also how each claim was read and the rows that bear on it."""
    parts: list[RenderableType] = []
    if report.id:
        parts.append(Text(report.id, style="bold"))
    parts.append(render_terminal(report))
    parts += _list_sources(edition, report)
    if explain:
        for number, finding in enumerate(report.findings, 1):
            parts += _explain(number, finding)
    if report.findings and report.published is None:
        parts.append(
            Text(
                "\nNo day of publication was given: where the text says “this year” or “last month”, that stays open. "
                "Add --published 2025-10-28."
            )
        )
    print_parts(*parts)


def _list_sources(edition: Edition, report: Report) -> list[RenderableType]:
    """Each document that a finding rests on, with where it was read."""
    from onrecord.cli.footnotes import say_source

    evidence = [item for finding in report.findings for item in finding.evidence if item.origin]
    origins = find_origins(edition, {item.origin for item in evidence})
    places = {(item.symbol, say_source(origins[item.origin])): None for item in evidence if item.origin in origins}
    if not places:
        return []
    table = make_table("Document", "Read in")
    for symbol, source in sorted(places):
        table.add_row(symbol, source)
    return [heading("Where this is written"), table]


def _explain(number: int, finding: Finding) -> list[RenderableType]:
    claim = finding.claim
    read = {
        "kind": claim.kind.value,
        "state": claim.subject,
        "series": claim.series,
        "body": claim.forum.value if claim.forum else None,
        "stage": claim.stage.value if claim.stage else None,
        "years": "-".join(map(str, claim.years)) if claim.years else None,
        "session": claim.session,
        "years counted": claim.counted,
        "texts counted": claim.of_all,
        "document": claim.document,
    }
    said = ", ".join(f"{key} {value}" for key, value in read.items() if value)
    lines = [f"Read as: {said}", f"It asserts: {_say_assertion(claim.says)}", *claim.why]
    lines += [f"Row: {item.symbol} ({item.origin or 'no row'}): {item.says}" for item in finding.evidence]
    return [heading(f"How claim {number} was read"), *(Text(f"    {line}") for line in lines)]


def _say_assertion(says: Assertion) -> str:
    """The assertion with what the text fills in of it: `sponsors (quantifier: every)`."""
    filled = [(field.name, getattr(says, field.name)) for field in fields(says)]
    told = [
        f"{name.replace('_', ' ')}: {_say_value(value)}" for name, value in filled if value not in (None, False, ())
    ]
    return f"{type(says).__name__.lower()} ({'; '.join(told)})" if told else type(says).__name__.lower()


def _say_value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_say_value(part) for part in value)
    return "yes" if value is True else str(value)

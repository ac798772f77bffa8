"""`onrecord discrepancies`: what does not add up in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from onrecord.cli.footnotes import Footnotes


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("discrepancies", short_help="Where sources differ and sums do not close.")(list_discrepancies)


def list_discrepancies(
    ctx: typer.Context,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="SYMBOL", help="Only those of this text and its drafts: A/RES/62/167."),
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help='Only those about this state: "South Africa", ZAF.')
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="Only those of this kind: sources-differ.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Where two sources say different things of one fact, sums do not close, or a name could not be read. Nothing of
    this is settled silently: both sides stay in the record.

    \b
    Example:  onrecord discrepancies --document A/RES/62/167
              onrecord discrepancies --state "South Africa"
    """
    from onrecord.cli.opening import open_edition
    from onrecord.cli.states import find_state
    from onrecord.discrepancies import CODES
    from onrecord.errors import InputError
    from onrecord.record.queries import find_discrepancies

    if code is not None and code not in CODES:
        raise InputError(f"--code {code}", "there is no such kind", hint=f"The kinds: {', '.join(CODES)}.")
    edition = open_edition(ctx.obj)
    iso3 = find_state(edition, state)[0] if state is not None else None
    found = find_discrepancies(edition, state=iso3, code=code)
    if document is not None:
        # The sponsors of A/RES/80/220 stand on its draft: who asks for the one means both, as in `onrecord show`.
        from onrecord.record.queries import gather_dossier

        family = gather_dossier(edition, document).family
        found = found.filter(found["document"].is_in(family))
    rows = found.to_dicts()
    if as_json:
        from onrecord.cli.terminal import print_json

        print_json({"edition": edition.id, "discrepancies": rows})
        return
    _print_rows(edition.id, rows)


def _print_rows(edition: str, rows: list[dict[str, Any]]) -> None:
    from rich.text import Text

    from onrecord.cli.footnotes import Footnotes
    from onrecord.cli.terminal import heading, print_parts
    from onrecord.discrepancies import CODES

    if not rows:
        print_parts(Text("The record lists nothing here that does not add up."))
        return
    notes = Footnotes(edition)
    parts: list[RenderableType] = []
    for code in sorted({row["code"] for row in rows}):
        of_code = [row for row in rows if row["code"] == code]
        parts.append(heading(f"{code} ({len(of_code)}): {CODES.get(code, '')}"))
        for row in of_code:
            parts += difference_lines(row, notes)
    print_parts(*parts, *notes.lines())


def difference_lines(row: dict[str, Any], notes: Footnotes) -> list[Text]:
    """One discrepancy: its sentence, then what each side says and where."""
    from rich.text import Text

    named = not row["document"] or row["document"] in row["message"]
    lines = [Text(f"- {row['message']}" if named else f"- {row['document']}: {row['message']}")]
    sides = (("The record follows", "value", "source"), ("The other source says", "other_value", "other_source"))
    for words, value, source in sides:
        if row[value]:
            lines.append(Text(f"    {words}: {row[value]} {notes.name(row[source])}"))
    if row["printed"]:
        lines.append(Text(f"    Printed: {row['printed']}"))
    if row["file"]:
        lines.append(Text(f"    In {row['file']}, {row['locator'] or 'no place given'}"))
    return lines

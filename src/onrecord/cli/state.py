"""`onrecord state`: where a state stands on a series, since when, and when that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from onrecord.record.edition import Edition
    from onrecord.standing import Stand


MOST_IN_FULL = 3
"""Up to so many series are told in full; of more, each gets a line."""


def add_to(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("state", short_help="Where a state stands, since when, and when it changed.")(show_state)


def show_state(
    ctx: typer.Context,
    state: Annotated[
        str, typer.Argument(metavar="STATE", help='A name in English or an ISO code: "South Korea", KOR.')
    ],
    series: Annotated[
        str | None, typer.Option("--series", metavar="ID", help="Only this series; `onrecord series` lists them.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Say for each session what the position rests on.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the origin of each row.")] = False,
) -> None:
    """Where a state stands on a resolution that comes back year after year: when that changed, and session by session
    with the document that shows it. In a record of many series, a line for each; name one with --series to read it.

    \b
    Example:  onrecord state KOR --series dprk
              onrecord state "South Korea"

    SPONSOR: it put its name to the text. JOINED CONSENSUS: the text was adopted without a vote, and the state is
    known not to have sponsored it. UNKNOWN: the record does not say; few lists of sponsors are complete. REPORTED:
    it rests on the press, a ministry or an organisation, and on no document.
    """
    from onrecord.cli.opening import open_edition
    from onrecord.cli.series_list import require_series
    from onrecord.cli.states import find_state
    from onrecord.standing import gather_stands, positions

    edition = open_edition(ctx.obj)
    code, name = find_state(edition, state)
    if series is not None:
        require_series(edition, series)
    rows = positions(edition, series, code)
    if rows.is_empty():
        _refuse(name, series)
    if as_json:
        _print_json(edition, code, name, gather_stands(edition, rows))
    elif rows["series"].n_unique() > MOST_IN_FULL:
        from onrecord.cli.state_overview import print_overview

        print_overview(edition, code, name, rows)
    else:
        from onrecord.cli.state_page import print_stands

        print_stands(edition, f"{name} ({code})", gather_stands(edition, rows), why=why)


def _refuse(name: str, series: str | None) -> None:
    from onrecord.errors import NotOnRecordError

    which = f"the series {series!r}" if series else "any series"
    raise NotOnRecordError(f"the record holds nothing on {name} in {which}")


def _print_json(edition: Edition, code: str, name: str, stands: list[Stand]) -> None:
    from onrecord.cli.footnotes import find_origins
    from onrecord.cli.terminal import print_json

    parts: list[dict[str, Any]] = []
    origins: set[str | None] = set()
    for stand in stands:
        frames = {
            "positions": stand.positions,
            "spells": stand.spells,
            "sponsor_spells": stand.sponsor_spells,
            "breaks": stand.breaks,
            "sponsor_breaks": stand.sponsor_breaks,
        }
        for frame in frames.values():
            for column in frame.columns:
                if column.endswith("origin_id"):
                    origins.update(frame[column].to_list())
        parts.append(
            {"series": stand.series, "title": stand.title}
            | {key: frame.drop("series", "state").to_dicts() for key, frame in frames.items()}
            | {"discrepancies": stand.discrepancies.to_dicts()}
        )
    print_json(
        {
            "edition": edition.id,
            "state": code,
            "name": name,
            "series": parts,
            "origins": find_origins(edition, origins),
        }
    )

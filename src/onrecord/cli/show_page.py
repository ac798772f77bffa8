"""How `onrecord show` is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import polars as pl
from rich.text import Text

from onrecord.cli.footnotes import Footnotes, find_origins
from onrecord.cli.signs import BALLOT_WORDS, BODY_WORDS, METHOD_WORDS, ROLE_WORDS
from onrecord.cli.terminal import fold_first, heading, keep_whole, make_table, print_parts, say_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from onrecord.record.edition import Edition
    from onrecord.record.queries import Dossier

BALLOTS = ("yes", "no", "abstain")


def print_dossier(edition: Edition, dossier: Dossier) -> None:
    """Prints what happened, the sponsors, the roll call, the asks and what does not add up."""
    frames = dossier.frames()
    ids = {origin for frame in frames.values() if "origin_id" in frame.columns for origin in frame["origin_id"]}
    notes = Footnotes(edition.id, find_origins(edition, ids))
    names = dict(edition.table("states").select("state", "name").iter_rows())
    print_parts(
        *_title_parts(dossier, notes),
        *_action_parts(dossier, notes),
        *_sponsor_parts(dossier, notes, names),
        *_roll_call_parts(dossier, notes, names),
        *_ask_parts(dossier, notes),
        *_difference_parts(dossier, notes),
        *notes.lines(),
    )


def _title_parts(dossier: Dossier, notes: Footnotes) -> list[RenderableType]:
    chosen = dossier.documents.sort("chosen", descending=True)
    titles = chosen.drop_nulls("title").unique(["document"], keep="first", maintain_order=True)
    title = next((row["title"] for row in titles.iter_rows(named=True)), None)
    lines: list[RenderableType] = [Text(dossier.symbol if not title else f"{dossier.symbol}: {title}", style="bold")]
    if dossier.series:
        lines.append(Text(f"Series: {', '.join(dossier.series)}"))
    rows = {row["document"]: row for row in reversed(chosen.to_dicts())}
    for symbol in dossier.family:
        row = rows.get(symbol)
        if row is None:
            lines.append(Text(f"{symbol}"))
            continue
        parts = [row["kind"].replace("_", " "), BODY_WORDS.get(row["body"], row["body"])]
        parts += [f"session {row['session']}"] if row["session"] else []
        parts += [f"dated {row['date']}"] if row["date"] else []
        parts += [f"became {row['becomes']}"] if row["becomes"] else []
        lines.append(Text(f"{symbol}: {', '.join(parts)} {notes.number(row['origin_id'])}"))
    return lines


def _action_parts(dossier: Dossier, notes: Footnotes) -> list[RenderableType]:
    title = "What happened (tally: yes-no-abstained)"
    table = make_table("Day", "Body", "Decision", "Tally", "On", "Source", title=title)
    for row in dossier.actions.iter_rows(named=True):
        table.add_row(
            say_day(row["date"]),
            BODY_WORDS.get(row["body"], row["body"]),
            f"{row['kind']} {METHOD_WORDS.get(row['method'], row['method'])}",
            say_tally(row),
            row["document"] or f"draft of {row['leads_to']}",
            notes.number(row["origin_id"]) + ("" if row["chosen"] else " (not followed)"),
        )
    if not table.row_count:
        return []
    keep_whole(table, "On", "Day")
    return [Text(), table]


def say_tally(row: dict[str, Any]) -> str:
    """88-21-60, a dash where no total is held."""
    if all(row[ballot] is None for ballot in BALLOTS):
        return "-"
    return "-".join("?" if row[ballot] is None else str(row[ballot]) for ballot in BALLOTS)


def _sponsor_parts(dossier: Dossier, notes: Footnotes, names: dict[str, str]) -> list[RenderableType]:
    rows = dossier.sponsorships.filter(pl.col("chosen"))
    extents = dossier.coverage.filter(pl.col("chosen"), pl.col("list") == "sponsors").to_dicts()
    if rows.is_empty() and not extents:
        return []
    parts: list[RenderableType] = [heading("Sponsors")]
    parts += [Text(f"{_say_extent(extent)} {notes.number(extent['origin_id'])}") for extent in extents]
    for symbol in dossier.family:
        of_symbol = rows.filter(pl.col("document") == symbol)
        for role, words in ROLE_WORDS.items():
            listed = of_symbol.filter(pl.col("role") == role).sort("state", "printed").to_dicts()
            if listed:
                who = _say_names(listed, names)
                lead = f"{words}, {symbol} ({len(listed)}): "
                parts.append(Text(f"{lead}{who} {notes.number(*(row['origin_id'] for row in listed))}"))
    return parts


def _say_extent(row: dict[str, Any]) -> str:
    stage = {"at_tabling": "as tabled", "at_adoption": "at adoption"}.get(row["stage"], row["stage"])
    extent = {
        "complete": f"The list of {row['document']} is complete {stage}",
        "partial": f"The list of {row['document']} is not complete {stage}: who is missing may have sponsored",
        "none": f"No list of {row['document']} {stage} is held",
        "selection": f"The list of {row['document']} {stage} comes from a selection of documents",
    }[row["extent"]]
    total = row["total_printed"] or row["total"]
    counted = [f"{row['names']} names held"] if row["names"] is not None else []
    counted += [f"{total} stated"] if total is not None else []
    note = f" {row['note']}" if row["note"] else ""
    return f"{extent}{' (' + ', '.join(counted) + ')' if counted else ''}.{note}"


def _say_names(rows: Iterable[dict[str, Any]], names: dict[str, str]) -> str:
    said = []
    for row in rows:
        name = names.get(row["state"] or "", "") or f"{row['printed']} (not resolved to a state)"
        via = f" (on behalf of {row['via']})" if row.get("via") else ""
        said.append(f"{name}{via}")
    return ", ".join(sorted(said))


def _roll_call_parts(dossier: Dossier, notes: Footnotes, names: dict[str, str]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for symbol in dossier.family:
        held = dossier.ballots.filter(pl.col("document") == symbol)
        if held.is_empty():
            continue
        chosen = held.filter(pl.col("chosen"))
        parts.append(
            heading(f"Roll call on {symbol}: {_count(chosen)} by the names held{_say_missing(dossier, symbol, chosen)}")
        )
        for source, tally in _other_tallies(held, notes):
            parts.append(Text(f"Differs in {source}: {tally} with its votes"))
        for ballot, words in BALLOT_WORDS.items():
            listed = chosen.filter(pl.col("ballot") == ballot).to_dicts()
            if listed:
                marks = notes.number(*(row["origin_id"] for row in listed))
                parts.append(Text(f"{words} ({len(listed)}): {_say_names(listed, names)} {marks}"))
    return parts


def _say_missing(dossier: Dossier, symbol: str, chosen: pl.DataFrame) -> str:
    """How the names stand to the total that the record follows, where they do not add up to it."""
    actions = dossier.actions.filter(pl.col("chosen"), pl.col("document") == symbol)
    totals = [say_tally(row) for row in actions.iter_rows(named=True)]
    return "".join(f", of {total} in all" for total in totals[:1] if total not in ("-", _count(chosen)))


def _count(ballots: pl.DataFrame) -> str:
    return "-".join(str(ballots.filter(pl.col("ballot") == ballot).height) for ballot in BALLOTS)


def _other_tallies(held: pl.DataFrame, notes: Footnotes) -> list[tuple[str, str]]:
    """For each source that the record does not follow and that says something else: its number, and the tally by it."""
    others = held.filter(~pl.col("chosen"))
    if others.is_empty():
        return []
    by_source = others.with_columns(
        pl.col("origin_id").map_elements(notes.number, return_dtype=pl.String).alias("_source")
    )
    chosen = held.filter(pl.col("chosen"))
    found = []
    for (source,), rows in by_source.group_by("_source", maintain_order=True):
        mixed = pl.concat([rows.drop("_source"), chosen]).unique("state", keep="first", maintain_order=True)
        if _count(mixed) != _count(chosen):
            found.append((str(source), _count(mixed)))
    return found


def _ask_parts(dossier: Dossier, notes: Footnotes) -> list[RenderableType]:
    if dossier.asks.is_empty():
        return []
    table = make_table("Paragraph", "Topic", "Verb", "What is asked", "Source", title="What it asks for")
    rows = sorted(dossier.asks.iter_rows(named=True), key=lambda row: order_paragraph(row["paragraph"]))
    for row in rows:
        topic = row["topic"].replace("_", " ")
        table.add_row(row["paragraph"], topic, row["verb"], row["summary"], notes.number(row["origin_id"]))
    fold_first(table, "Paragraph", "Topic", "Verb")
    return [Text(), table]


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


def order_paragraph(label: str) -> tuple[object, ...]:
    """What puts PP9 before PP10, these before OP1, and OP2(a)(ix) before OP2(a)(x)."""
    kind, number = label[:2], re.search(r"\d+", label)
    parts = re.findall(r"\(([^)]+)\)", label)
    deeper = [
        (0, part) if depth == 0 else (_ROMAN.index(part) if part in _ROMAN else len(_ROMAN), part)
        for depth, part in enumerate(parts)
    ]
    return kind == "OP", int(number[0]) if number else 0, deeper


def _difference_parts(dossier: Dossier, notes: Footnotes) -> list[RenderableType]:
    from onrecord.cli.discrepancies import difference_lines

    if dossier.discrepancies.is_empty():
        return []
    lines = [line for row in dossier.discrepancies.to_dicts() for line in difference_lines(row, notes)]
    return [heading("What does not add up"), *lines]

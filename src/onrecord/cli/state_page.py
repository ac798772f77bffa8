"""How `onrecord state` is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from rich.text import Text

from onrecord.cli.footnotes import Footnotes, find_origins
from onrecord.cli.signs import FORUM_WORDS, POSITION_SIGNS, SPONSOR_SIGNS, Sign
from onrecord.cli.terminal import heading, keep_whole, make_table, print_parts, say_day, show_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.record.edition import Edition
    from onrecord.standing import Stand


def print_stands(edition: Edition, who: str, stands: list[Stand], *, why: bool) -> None:
    """Prints each series forum by forum, then where everything is written."""
    notes = Footnotes(edition.id, find_origins(edition, _origin_ids(stands)))
    parts: list[RenderableType] = []
    for stand in stands:
        parts.append(Text(f"{who}\n{stand.title} ({stand.series})", style="bold"))
        present = set(stand.positions["forum"])
        for forum in (forum for forum in FORUM_WORDS if forum in present):
            parts.extend(_forum_parts(stand, forum, notes, why=why))
        parts.extend(_difference_parts(stand, notes))
    if any("joined_consensus" in stand.positions["position"] for stand in stands):
        parts.append(Text(_ON_CONSENSUS))
    print_parts(*parts, *notes.lines())


_ON_CONSENSUS = (
    "\nJoined consensus: the text was adopted without a vote and the state is known not to have sponsored it. "
    "Statements in which states dissociate themselves from a consensus are not on the record: look into the meeting "
    "record before you write that a state agreed."
)


def _difference_parts(stand: Stand, notes: Footnotes) -> list[RenderableType]:
    from onrecord.cli.discrepancies import difference_lines

    if stand.discrepancies.is_empty():
        return []
    lines = [line for row in stand.discrepancies.to_dicts() for line in difference_lines(row, notes)]
    return [heading("What does not add up"), *lines]


def _forum_parts(stand: Stand, forum: str, notes: Footnotes, *, why: bool) -> list[RenderableType]:
    here = pl.col("forum") == forum
    parts: list[RenderableType] = [heading(FORUM_WORDS[forum])]
    parts += [Text(line) for line in _sum_up(stand.sponsor_spells.filter(here).to_dicts())]
    parts += [Text(), _spell_table(stand.spells.filter(here).to_dicts())]
    changes = stand.breaks.filter(here).to_dicts()
    if changes:
        parts += [Text(), _break_table(changes, POSITION_SIGNS, notes, "When it changed")]
    sponsor_changes = stand.sponsor_breaks.filter(here).to_dicts()
    if _days(sponsor_changes) - _days(changes):
        parts += [Text(), _break_table(sponsor_changes, SPONSOR_SIGNS, notes, "When sponsorship changed")]
    parts += [Text(), _session_table(stand.positions.filter(here).to_dicts(), notes, why=why)]
    return parts


def _sum_up(spells: list[dict[str, Any]]) -> list[str]:
    """The sessions in which it sponsored, did not, and those of which the record does not say."""
    lines = []
    for value, words in (("yes", "Sponsor"), ("no", "Not a sponsor"), ("unknown", "Not known whether sponsor")):
        runs = [
            _say_run(spell, "label") + f" ({_say_run(spell, 'year')})" for spell in spells if spell["value"] == value
        ]
        if runs:
            lines.append(f"{words} in sessions: {', '.join(runs)}")
    return lines


def _say_run(spell: dict[str, Any], column: str) -> str:
    first, last = spell[f"from_{column}"], spell[f"to_{column}"]
    return str(first) if first == last else f"{first}-{last}"


def _spell_table(spells: list[dict[str, Any]]) -> Table:
    table = make_table("Sessions", "Years", "Position", "Texts", "Note", right=("Texts",), title="Spells")
    for spell in spells:
        table.add_row(
            _say_run(spell, "label"),
            _say_run(spell, "year"),
            show_sign(POSITION_SIGNS[spell["value"]]),
            str(spell["sessions"]),
            _say_note(spell),
        )
    return table


def _say_note(spell: dict[str, Any]) -> str:
    notes = []
    if spell["reported"] == spell["sessions"]:
        notes.append("reported")
    elif spell["reported"]:
        notes.append(f"{spell['reported']} of them reported")
    if spell["value"] != "unknown":
        sides = [side for side, is_open in (("before", spell["open_left"]), ("after", spell["open_right"])) if is_open]
        if sides:
            notes.append(f"not known {' and '.join(sides)}")
    if spell["to_last"]:
        notes.append("to the latest text")
    return "; ".join(notes)


def _break_table(changes: list[dict[str, Any]], signs: dict[str, Sign], notes: Footnotes, title: str) -> Table:
    table = make_table("Day", "Sessions", "From", "To", "Shown by", title=title)
    for change in changes:
        after = [f"not known: {', '.join(change['between'])}"] if change["between"] else []
        after += ["one text was voted on, the other not"] if change["method_changed"] else []
        table.add_row(
            say_day(change["date"]),
            f"{change['before_label']} to {change['after_label']}",
            show_sign(signs[change["before_value"]]),
            show_sign(signs[change["after_value"]]),
            "\n".join(
                [
                    f"{change['before_document']} {notes.number(change['before_origin_id'])}",
                    f"{change['after_document']} {notes.number(change['after_origin_id'])}",
                    *after,
                ]
            ),
        )
    keep_whole(table, "Day", "From", "To")
    return table


def _session_table(rows: list[dict[str, Any]], notes: Footnotes, *, why: bool) -> Table:
    headers = ["Session", "Year", "Position", "Vote", "Shown by", *(["Why"] if why else ["Rank"])]
    table = make_table(*headers, right=("Session",), title="Session by session")
    for row in rows:
        shown = row["document"] or row["resolution"] or row["draft"]
        table.add_row(
            row["session_label"],
            str(row["year"] or "-"),
            show_sign(POSITION_SIGNS[row["position"]]),
            _say_vote(row),
            f"{shown} {notes.number(*_shown_by(row))}",
            row["why"] if why else row["rank"] or "",
        )
    keep_whole(table, "Position")
    return table


def _shown_by(row: dict[str, Any]) -> tuple[str | None, ...]:
    """The origins of a row's cells; of the sponsorship only where the position rests on it."""
    on_sponsorship = row["position"] in ("sponsor", "joined_consensus", "not_a_member")
    return row["origin_id"], row["vote_origin_id"], row["sponsor_origin_id"] if on_sponsorship else None


def _say_vote(row: dict[str, Any]) -> str:
    if row["vote"]:
        return str(row["vote"])
    return {"without_vote": "no vote", "recorded_vote": "not held"}.get(row["method"] or "", "-")


def _days(changes: Iterable[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(change["before_label"], change["after_label"]) for change in changes}


def _origin_ids(stands: list[Stand]) -> set[str | None]:
    columns = ("origin_id", "vote_origin_id", "sponsor_origin_id")
    ids = {origin for stand in stands for column in columns for origin in stand.positions[column].to_list()}
    for stand in stands:
        for frame in (stand.breaks, stand.sponsor_breaks):
            ids.update(*(frame[f"{side}_origin_id"].to_list() for side in ("before", "after")))
    return ids

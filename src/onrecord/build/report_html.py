"""The report of a build as one page that needs nothing beside it."""

from __future__ import annotations

from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

from onrecord.build.report import FIRST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.build.report import BuildReport

_LEVELS = {"error": "✕ error", "warning": "△ warning", "note": "· note"}


def render_report(report: BuildReport) -> str:
    """The page as HTML text."""
    template = resources.files("onrecord.build").joinpath("report_page.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        edition=escape(report.edition),
        onrecord=escape(report.manifest.onrecord),
        summary=_summarise(report),
        inputs=_render_inputs(report),
        tables=_render_tables(report),
        discrepancies=_render_discrepancies(report.groups()),
        first_rows=str(FIRST_ROWS),
    )


def _summarise(report: BuildReport) -> str:
    files, found = len(report.manifest.inputs), sum(report.manifest.discrepancies.values())
    return (
        f"{_count(files, 'file')} with {_count(report.rows_read, 'row')} were read and {report.rows_recorded:,} rows "
        f"recorded. {_count(found, 'thing')} did not add up."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _render_inputs(report: BuildReport) -> str:
    rows = [
        (
            entry.name,
            entry.reader,
            f"{entry.rows_read:,}",
            f"{entry.rows_recorded:,}",
            f"{sum(entry.rows_left_out.values()):,}",
            f"{entry.rows_in_discrepancies:,}",
            "; ".join(f"{rows:,} {reason}" for reason, rows in entry.rows_left_out.items()),
        )
        for entry in report.manifest.inputs
    ]
    head = ("file", "reader", "rows read", "recorded", "left out", "named as errors", "why left out")
    return _render_table(head, rows, numbers=range(2, 6))


def _render_tables(report: BuildReport) -> str:
    rows = [(name, f"{entry.rows:,}") for name, entry in report.manifest.tables.items()]
    return _render_table(("table", "rows"), rows, numbers=(1,))


def _render_discrepancies(groups: Sequence[dict[str, Any]]) -> str:
    if not groups:
        return "<p>Everything adds up.</p>"
    contents = "".join(
        f'<li><a href="#{group["code"]}"><code>{group["code"]}</code></a> {group["count"]:,}: '
        f"{escape(group['meaning'])}</li>"
        for group in groups
    )
    return f"<ul>{contents}</ul>\n" + "\n".join(_render_group(group) for group in groups)


def _render_group(group: dict[str, Any]) -> str:
    rows = [
        (
            _LEVELS[row["level"]],
            row["message"],
            row["printed"],
            _said(row["value"], row["source"]),
            _said(row["other_value"], row["other_source"]),
            ", ".join(part for part in (row["file"], row["locator"]) if part),
            f"{row['rows']:,}",
        )
        for row in group["first"]
    ]
    head = ("level", "what", "printed", "the record follows", "the other says", "where", "rows")
    shown = f"The first {len(rows)} of {group['count']:,}" if len(rows) < group["count"] else "All"
    return (
        f'<h3 id="{group["code"]}"><code>{group["code"]}</code>: {group["count"]:,}</h3>\n'
        f'<p class="soft">{escape(group["meaning"])}</p>\n<div class="scroll found">'
        + _render_table(head, rows, numbers=(6,), caption=shown)
        + "</div>"
    )


def _said(value: str | None, source: str | None) -> str:
    return f"{value} ({source})" if value and source else value or ""


def _render_table(
    head: Sequence[str], rows: Sequence[Sequence[str | None]], *, numbers: Iterable[int], caption: str = ""
) -> str:
    right = set(numbers)
    empty = {place for place in range(len(head)) if all(not row[place] for row in rows)}
    shown = [place for place in range(len(head)) if place not in empty]

    def cells(tag: str, texts: Sequence[str | None]) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        kinds = {place: f'{scope} class="n"' if place in right else scope for place in shown}
        return "".join(f"<{tag}{kinds[place]}>{escape(texts[place] or '')}</{tag}>" for place in shown)

    body = "\n".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{cells('th', head)}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"

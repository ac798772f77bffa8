"""A report as one HTML page that needs nothing else: it can be mailed, printed, and read in the dark."""

from __future__ import annotations

import re
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.claims.annotate.pieces import cut_pieces
from onrecord.claims.annotate.signs import ORDER, SIGNS
from onrecord.claims.check.wording import say_count, say_day
from onrecord.claims.models import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.claims.annotate.report import Report
    from onrecord.claims.models import Finding

_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,500}")


def render_page(report: Report, title: str = "", sources: Mapping[str, str] | None = None) -> str:
    """The page as text: the claims marked in place, the finding and its evidence beside, a legend, no scripts.

    `sources` says of an origin_id where that is written, in words; addresses in it become links. An origin that it
    leaves out is named by its id.

    A verdict shows by its mark, its word, the style of the line and the colour, so it survives print and colour
    blindness. Everything from the text and the record is escaped.
    """
    name = title or report.id or "Checked text"
    style = resources.files("onrecord.claims.annotate").joinpath("page.css").read_text(encoding="utf-8")
    entries = "\n".join(
        _write_entry(number, finding, sources or {}) for number, finding in enumerate(report.findings, 1)
    )
    if not report.findings:
        entries = "<p>No claim that the record could check was found in this text.</p>"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(name)}: checked against the record</title>
<style>
{_write_colours()}{style}</style>
</head>
<body>
<header>
<h1>{escape(name)}</h1>
<p>{_write_summary(report)}</p>
{_write_legend(report)}
</header>
<main>
<article aria-label="The text">
{_write_text(report)}
</article>
<section aria-label="Findings">
<h2>Findings</h2>
{entries}
</section>
</main>
<footer><p>Checked by Onrecord against edition {escape(report.edition)} of the public record. What is marked “as
reported” rests on the press, a ministry or an organisation, not on a United Nations document. SHA-256 of the text:
<span class="hash">{report.text_sha256}</span></p></footer>
</body>
</html>
"""


def _write_colours() -> str:
    light = "".join(f"--{verdict.value}:{sign.colour};" for verdict, sign in SIGNS.items())
    dark = "".join(f"--{verdict.value}:{sign.on_dark};" for verdict, sign in SIGNS.items())
    lines = "".join(
        f".{verdict.value}{{--sign:var(--{verdict.value});--line:{sign.line}}}\n" for verdict, sign in SIGNS.items()
    )
    return (
        f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{lines}"
    )  # fmt: skip


def _write_summary(report: Report) -> str:
    day = f" Dates are counted from {say_day(report.published)}." if report.published else ""
    return f"{say_count(len(report.findings), 'claim').capitalize()} found and compared with the record.{day}"


def _write_legend(report: Report) -> str:
    counts = report.count_verdicts()
    items = "".join(
        f'<li class="{verdict.value}"><span class="sign" aria-hidden="true">{SIGNS[verdict].mark}</span> '
        f"{counts[verdict]} {SIGNS[verdict].word}</li>"
        for verdict in ORDER
    )
    return f'<ul class="legend">{items}</ul>'


def _write_text(report: Report) -> str:
    """The text in paragraphs, every claim a mark that links to its finding."""
    out = ["<p>"]
    anchored: set[int] = set()
    for piece in cut_pieces(report):
        # a text may open with empty lines, and a page with none
        shown = piece.text if len(out) > 1 else piece.text.lstrip("\n")
        body = escape(shown).replace("\n", '<br class="line">\n')
        if piece.verdict is None:
            out.append(body)
            continue
        opens = [index for index in piece.findings if index not in anchored]
        anchored.update(opens)
        anchors = "".join(f'<span id="claim-{index + 1}"></span>' for index in opens)
        out.append(f'{anchors}<mark class="{piece.verdict.value}">{body}</mark>')
        out += [_write_number(index, report.findings[index]) for index in piece.closes]
    out.append("</p>")
    return "".join(out)


def _write_number(index: int, finding: Finding) -> str:
    sign = SIGNS[finding.verdict]
    return (
        f'<a class="number {finding.verdict.value}" href="#finding-{index + 1}" '
        f'title="{escape(sign.word)}"><span aria-label="{escape(sign.word)}, finding">{sign.mark}</span>{index + 1}</a>'
    )


def _write_source(origin: str, sources: Mapping[str, str]) -> str:
    """Where a row is written, in words; the addresses in them are links."""
    words = escape(sources.get(origin, f"origin {origin}"))
    return _ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', words)


def _write_entry(number: int, finding: Finding, sources: Mapping[str, str]) -> str:
    sign = SIGNS[finding.verdict]
    settled = finding.verdict is not Verdict.NOT_IN_RECORD
    reported = ' <span class="reported">as reported</span>' if finding.reported and settled else ""
    evidence = "".join(
        f"<li><b>{escape(item.symbol)}</b> {escape(item.says)}"
        + (f' <span class="origin">{_write_source(item.origin, sources)}</span>' if item.origin else "")
        + "</li>"
        for item in finding.evidence
    )
    listed = f"<ul>{evidence}</ul>" if evidence else ""
    return (
        f'<div class="finding {finding.verdict.value}" id="finding-{number}">'
        f'<h3><a href="#claim-{number}">{number}</a> <span class="sign" aria-hidden="true">{sign.mark}</span> '
        f"{escape(sign.word)}{reported}</h3>"
        f"<blockquote>{escape(finding.claim.quote)}</blockquote><p>{escape(finding.sentence)}</p>{listed}</div>"
    )

"""A report for the terminal: the text with its claims marked, then one entry a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.annotate.pieces import cut_pieces
from onrecord.claims.annotate.signs import ORDER, SIGNS
from onrecord.claims.models import Verdict

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text as RichText

    from onrecord.claims.annotate.report import Report
    from onrecord.claims.models import Finding


def render_terminal(report: Report, *, with_text: bool = True) -> Group:
    """The report as a rich renderable: marked text, entries, counts; marks and words stand without colour too."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RichText | Padding] = []
    if with_text:
        parts += [mark_text(report), Text()]
    for number, finding in enumerate(report.findings, 1):
        parts += [_head_entry(number, finding), Padding(Text(finding.sentence), (0, 0, 0, 4))]
        if finding.evidence:
            parts.append(Padding(_list_evidence(finding), (0, 0, 0, 4)))
        parts.append(Text())
    parts.append(sum_up(report))
    return Group(*parts)


def mark_text(report: Report) -> RichText:
    """The text as given, each claim underlined in its verdict's colour and followed by its mark and number."""
    from rich.text import Text

    out = Text()
    for piece in cut_pieces(report):
        style = f"underline {SIGNS[piece.verdict].colour}" if piece.verdict else ""
        out.append(piece.text, style=style)
        for index in piece.closes:
            sign = SIGNS[report.findings[index].verdict]
            out.append(f"[{sign.mark}{index + 1}]", style=f"bold {sign.colour}")
    return out


def sum_up(report: Report) -> RichText:
    """One line: how many claims of each verdict, and the edition."""
    from rich.text import Text

    if not report.findings:
        return Text(f"No claim that the record could check was found. Edition {report.edition}.")
    counts = report.count_verdicts()
    out = Text()
    for verdict in ORDER:
        if counts[verdict]:
            sign = SIGNS[verdict]
            out.append(f"{sign.mark} {counts[verdict]} {sign.word}  ", style=sign.colour)
    out.append(f"edition {report.edition}")
    return out


def _head_entry(number: int, finding: Finding) -> RichText:
    from rich.text import Text

    sign = SIGNS[finding.verdict]
    reported = " (as reported)" if finding.reported and finding.verdict is not Verdict.NOT_IN_RECORD else ""
    out = Text(f"{number}. ")
    out.append(f"{sign.mark} {sign.word}{reported}", style=f"bold {sign.colour}")
    out.append(f"  “{' '.join(finding.claim.quote.split())}”")
    return out


def _list_evidence(finding: Finding) -> RichText:
    from rich.text import Text

    out = Text(style="dim")
    for place, item in enumerate(finding.evidence):
        out.append(("\n" if place else "") + f"{item.symbol}: {item.says}")
    return out

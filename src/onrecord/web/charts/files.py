"""A chart as a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from onrecord.web.charts.marks import STYLE

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

_SHAPES = Path(__file__).parents[1] / "static" / "charts.css"


def send_svg(chart: SafeString, name: str) -> HttpResponse:
    """The chart with the styles that it needs. Raises Http404 for an empty one."""
    if not chart:
        raise Http404
    start = chart.index(">") + 1
    styles = STYLE + _SHAPES.read_text(encoding="utf-8")
    response = HttpResponse(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{chart[:start]}<style>{styles}</style>{chart[start:]}',
        content_type="image/svg+xml",
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    # The file styles itself; nothing else is allowed in it.
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response

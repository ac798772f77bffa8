"""A chart as a file of its own: SVG for who sets a page, PNG for everybody else.

Programs that set newspapers know neither variables nor dark screens, so the colours are written out, on white.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from onrecord.web.charts.fonts import KOREAN, LATIN, prepare_fonts
from onrecord.web.charts.marks import COLOURS

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

FORMS = ("svg", "png")
_SHAPES = Path(__file__).parents[1] / "static" / "charts.css"
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\(--(\w+)(?:,\s*[^)]*)?\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ZOOM = 2.0
"""Twice the size of the screen: sharp in print at half the width of a page."""


def send_chart(chart: SafeString, name: str, form: str) -> HttpResponse:
    """The chart as `svg` or `png`. Raises Http404 for an empty one."""
    if not chart:
        raise Http404
    picture = stand_alone(chart)
    body: str | bytes = picture if form == "svg" else draw_picture(picture)
    response = HttpResponse(body, content_type="image/svg+xml" if form == "svg" else "image/png")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    # The file styles itself, with this style alone; nothing else is allowed in it.
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src '{_name_styles()}'"
    return response


def stand_alone(chart: str) -> str:
    """The chart as a whole SVG document that needs no style sheet: its own styles, and white behind it."""
    start = chart.index(">") + 1
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    head = chart[:start]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<style>{_write_styles()}</style>{ground}{chart[start:]}'


def draw_picture(svg: str) -> bytes:
    """The document as PNG, drawn with our own fonts: the same on every machine."""
    import resvg_py
    from django.conf import settings

    fonts = prepare_fonts(settings.CONFIG.data / "fonts")
    return resvg_py.svg_to_bytes(
        svg_string=svg, zoom=_ZOOM, skip_system_fonts=True, font_files=fonts, font_family=LATIN,
        sans_serif_family=KOREAN,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _write_styles() -> str:
    """The rules of the charts with every colour written out; those for a pointer are left out."""
    text = _COMMENT.sub("", _SHAPES.read_text(encoding="utf-8"))
    rules = [(selector.strip(), body.strip()) for selector, body in _RULE.findall(text) if ":" not in selector]
    return "".join(f"{selector}{{{_VARIABLE.sub(_write_colour, body)}}}" for selector, body in rules)


@lru_cache(maxsize=1)
def _name_styles() -> str:
    """The styles as a policy names them: by their hash."""
    digest = hashlib.sha256(_write_styles().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _write_colour(variable: re.Match[str]) -> str:
    return COLOURS[variable[1]]

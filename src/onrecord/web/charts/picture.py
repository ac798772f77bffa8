"""A chart of years: the names of its rows, which stay in sight, and the years, which a narrow screen scrolls."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from onrecord.web.charts.years import LEFT

_SPACE = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in two parts of one height, drawn on one sheet."""

    kind: str
    """Its class: `timeline`, `bars`."""
    title: str
    """What a screen reader calls it."""
    names: str
    """What stands left of the years."""
    years: str
    """What stands under them."""
    width: float
    height: float

    def __bool__(self) -> bool:
        return bool(self.years)

    @property
    def page(self) -> SafeString:
        """For a page: the latest years in sight, the names beside them, wherever a narrow screen is scrolled to."""
        if not self:
            return SafeString("")
        wide = self.width - LEFT
        names = self._sheet(f"{self.kind} names", LEFT, f"0 0 {LEFT} {self.height:g}", self.names)
        years = self._sheet(self.kind, wide, f"{LEFT} 0 {wide:g} {self.height:g}", self.years)
        return SafeString(f'<div class="picture" role="group" aria-label="{escape(self.title)}">{names}{years}</div>')

    @property
    def whole(self) -> SafeString:
        """For a file: all on one sheet; empty where there is nothing to show."""
        if not self:
            return SafeString("")
        box = f"0 0 {self.width:g} {self.height:g}"
        return SafeString(self._sheet(self.kind, self.width, box, self.names + self.years, self.title))

    def _sheet(self, kind: str, width: float, box: str, drawn: str, title: str = "") -> str:
        said = f' role="group" aria-label="{escape(title)}"' if title else ""
        size = f'viewBox="{box}" width="{width:g}" height="{self.height:g}"'
        return f'<svg class="c {kind}" {_SPACE} {size}{said}>{drawn}</svg>'


EMPTY = Picture("", "", "", "", 0, 0)
"""No chart."""

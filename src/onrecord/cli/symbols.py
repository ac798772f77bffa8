"""The symbol that a person means, in whatever letters it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.symbols import Symbol

_SUFFIXES = {word.upper(): word for word in ("Rev", "Add", "Corr", "Amend", "Part")}
_SUFFIX = re.compile(rf"/({'|'.join(_SUFFIXES)})(?=\.)")


def read_symbol(text: str) -> Symbol:
    """The symbol that is typed, in small letters or capitals. Raises SymbolError where it is none."""
    from onrecord.errors import SymbolError
    from onrecord.symbols import Symbol

    typed = text.strip()
    try:
        return Symbol.parse(typed)
    except SymbolError:
        # a/res/62/167, a/c.3/62/l.37/rev.1: nobody holds the shift key for a whole symbol.
        if typed != typed.upper():
            try:
                return Symbol.parse(_SUFFIX.sub(lambda match: "/" + _SUFFIXES[match[1]], typed.upper()))
            except SymbolError:
                pass
        raise

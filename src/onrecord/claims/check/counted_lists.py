"""A number and the list that it counts, where the two differ: "three texts, one in Geneva and one in New York"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import UNITS, number_said
from onrecord.claims.models import Kind

if TYPE_CHECKING:
    from onrecord.claims.models import Claim

_KINDS = frozenset({Kind.PROCESS, Kind.ADOPTION})
_ONES = r"\bone (?:in|from|by|at)\b"
_ONE = re.compile(_ONES)
_LISTED = re.compile(
    rf"\b({'|'.join(UNITS)}|\d+) (?:\w+ ){{0,2}}(?:resolutions|texts|drafts)\b[^.;]*?{_ONES}[^.;]*{_ONES}.*",
    re.IGNORECASE,
)


def counts_otherwise(claim: Claim) -> str:
    """Return what to say where a list has more or fewer members than it is told to have; empty where it fits."""
    found = _LISTED.search(claim.quote) if claim.kind in _KINDS else None
    number = number_said(found[1]) if found is not None else None
    named = len(_ONE.findall(found[0])) if found is not None else 0
    return f"those named are {named}, and not {number}" if number not in {None, named} else ""

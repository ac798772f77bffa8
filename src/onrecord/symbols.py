"""UN document symbols as values: parse, order, print back."""

from __future__ import annotations

from enum import StrEnum


class Body(StrEnum):
    """A body whose documents we read, by the beginning of its symbols."""

    ASSEMBLY = "A"
    THIRD_COMMITTEE = "A/C.3"
    COUNCIL = "A/HRC"
    COMMISSION = "E/CN.4"
    SECURITY_COUNCIL = "S"


class Forum(StrEnum):
    """Where a position is counted; the Assembly with its Third Committee is one forum."""

    GA = "GA"
    HRC = "HRC"
    CHR = "CHR"
    SC = "SC"

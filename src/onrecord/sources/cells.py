"""One cell of a hand-written table as the value that its column declares."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING

from onrecord.days import PartialDate
from onrecord.errors import DateError, SymbolError
from onrecord.record.columns import COUNT, DAY, FLAG, NUMBER
from onrecord.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from onrecord.record.columns import Column

PARTING = " ; "
"""What stands between several values in one cell."""
_FLAGS = {"yes": True, "no": False}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,15})?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class CellError(ValueError):
    """A cell that its column does not allow; the message says what is wrong with it, for a person."""


def read_cell(column: Column, text: str) -> object:
    """The value of a cell: text, day, number, yes or no; None where it is empty.

    Raises CellError where the cell is empty and must not be, or is not of the column's kind or closed list. A symbol
    and a partly known day are checked and stay as written.
    """
    written = text.strip()
    if not written:
        if column.nullable:
            return None
        raise CellError("it is empty")
    if _CONTROL.search(written):
        raise CellError("it holds a control character")
    if column.values:
        return _read_listed(column, written)
    if column.symbol:
        return _read_symbol(written)
    if column.partial_day:
        return _read_partial_day(written)
    return _BY_TYPE.get(column.dtype, str)(written)


def _read_listed(column: Column, written: str) -> str:
    parts = [part.strip() for part in written.split(PARTING.strip())] if column.several else [written]
    for part in parts:
        if part not in column.values:
            raise CellError(f"{part!r} is none of: {', '.join(column.values)}")
    return PARTING.join(parts)


def _read_symbol(written: str) -> str:
    try:
        return Symbol.parse(written).text
    except SymbolError as error:
        raise CellError(error.message) from error


def _read_partial_day(written: str) -> str:
    try:
        day = str(PartialDate.parse(written))
    except DateError as error:
        raise CellError(error.message) from error
    if day != written:
        raise CellError(f"{written!r} must be written {day}")
    return written


def _read_day(written: str) -> date:
    if not _DAY.fullmatch(written):
        raise CellError(f"{written!r} is not a day written like 2023-11-15")
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CellError(f"{written!r} is no day of the calendar") from error


def _read_count(written: str) -> int:
    if not _COUNT.fullmatch(written):
        raise CellError(f"{written!r} is not a whole number")
    return int(written)


def _read_number(written: str) -> float:
    if not _NUMBER.fullmatch(written) or not math.isfinite(float(written)):
        raise CellError(f"{written!r} is not a number written like 0.95")
    return float(written)


def _read_flag(written: str) -> bool:
    if written not in _FLAGS:
        raise CellError(f"{written!r} is neither yes nor no")
    return _FLAGS[written]


_BY_TYPE: dict[pl.DataType, Callable[[str], object]] = {
    DAY: _read_day,
    COUNT: _read_count,
    NUMBER: _read_number,
    FLAG: _read_flag,
}

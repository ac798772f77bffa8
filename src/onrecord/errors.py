"""One tree of errors: what went wrong, where, and what to do, in words for a person."""

from __future__ import annotations


class OnrecordError(Exception):
    """Anything that Onrecord refuses, with a sentence that a non-programmer understands.

    `hint` says what to do about it; `exit_code` is what the command line ends with.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SymbolError(OnrecordError):
    """A string that is no UN document symbol; `part` is the part at fault."""

    def __init__(self, text: str, part: str, reason: str) -> None:
        place = f" (at {part!r})" if part else ""
        super().__init__(
            f"{text!r} is not a UN document symbol: {reason}{place}",
            hint="A symbol looks like this: A/RES/80/220, A/C.3/80/L.29, A/HRC/RES/58/17.",
        )
        self.text, self.part, self.reason = text, part, reason


class DateError(OnrecordError):
    """A string that is no date in a form that we read; `part` is the part at fault."""

    def __init__(self, text: str, part: str, reason: str) -> None:
        super().__init__(f"{text!r} is not a date: {reason} (at {part!r})")
        self.text, self.part, self.reason = text, part, reason


class InputError(OnrecordError):
    """A file or text given by the user that cannot be read; names the file and the place in it."""

    def __init__(self, source: str, reason: str, *, place: str = "", hint: str = "") -> None:
        where = f"{source}, {place}" if place else source
        super().__init__(f"{where}: {reason}", hint=hint)
        self.source, self.place, self.reason = source, place, reason


class EditionError(OnrecordError):
    """An edition that cannot be opened or written: missing, damaged, of a newer format, no place for it."""

    exit_code = 3


class NotOnRecordError(OnrecordError):
    """A question about something that the record does not hold; no fault of the input's form."""

    exit_code = 1

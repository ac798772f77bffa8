"""The ledger of judgements: what people decided to be the same, or not, with who, when and why.

A judgement is about a pair: a document and a series ("this text belongs to that question"), two documents, or a
printed name and a state. Nothing is ever edited: a later line about the same pair overrules an earlier one. "Different"
is kept as firmly as "same", so that a rule cannot bring back a link that a person has undone.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Pair = tuple[str, str]


class Answer(StrEnum):
    """What is known of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Somebody looked and could not tell, or two answers clash."""
    NONE = "none"
    """Nobody has said anything; never written down."""


class Subject(StrEnum):
    """What sort of pair a judgement is about."""

    SERIES = "series"
    """A document and a series, or two documents of one series."""
    STATE = "state"
    """A printed name and the ISO3 code of a state."""


def chain(first: Answer, second: Answer) -> Answer:
    """What A and C are, given A and B, and B and C: an answer travels along SAME, and two others say nothing."""
    if first is Answer.SAME:
        return second
    if second is Answer.SAME:
        return first
    return Answer.NONE


def merge(first: Answer, second: Answer) -> Answer:
    """What a pair is, given two answers about it: NONE yields to the other, equals agree, all else is UNSURE."""
    if first is Answer.NONE or first is second:
        return second
    if second is Answer.NONE:
        return first
    return Answer.UNSURE


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the ledger. Raises ValueError without a person, a reason, two sides, or with the answer NONE."""

    subject: Subject
    left: str
    """Symbol of a document; for a state the name as printed."""
    right: str
    """Id of a series or symbol of another document; for a state its ISO3 code."""
    answer: Answer
    by: str
    """Who decided."""
    on: date
    why: str
    """The reason, in one sentence."""
    evidence: str = ""
    """Address, symbol or citation that shows it."""

    def __post_init__(self) -> None:
        if self.answer is Answer.NONE:
            raise ValueError("a judgement says same, different or unsure")
        for name in ("left", "right", "by", "why"):
            if not getattr(self, name).strip():
                raise ValueError(f"a judgement needs a {name!r}")

    @property
    def pair(self) -> Pair:
        """Both sides, in an order of their own, so that (a, b) and (b, a) are one pair."""
        return _ordered(self.left, self.right)


COLUMNS = tuple(column.name for column in fields(Judgement))
"""Columns of the ledger's file, in order."""


class Judgements:
    """The ledger as everybody reads it: one standing answer a pair, and what follows from them."""

    def __init__(self, lines: Iterable[Judgement] = ()) -> None:
        self.lines = tuple(lines)
        self._standing = {(line.subject, line.pair): line for line in self.lines}
        self._groups = {subject: _group(self._of(subject)) for subject in Subject}
        self._derived = {subject: self._derive(subject) for subject in Subject}

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def sha256(self) -> str:
        """Hash of all lines in order."""
        return hashlib.sha256(print_judgements(self.lines).encode()).hexdigest()

    def standing(self, subject: Subject) -> tuple[Judgement, ...]:
        """The last judgement on each pair, in the order of the pairs."""
        return tuple(sorted(self._of(subject), key=lambda line: line.pair))

    def answer(self, subject: Subject, left: str, right: str) -> Answer:
        """What the ledger says of a pair: outright, else through others; UNSURE where those clash."""
        outright = self._standing.get((subject, _ordered(left, right)))
        if outright is not None:
            return outright.answer
        groups = self._groups[subject]
        one, other = groups.get(left, left), groups.get(right, right)
        within = Answer.SAME if one == other else Answer.NONE
        return merge(within, self._derived[subject].get(_ordered(one, other), Answer.NONE))

    def partners(self, subject: Subject, name: str) -> tuple[str, ...]:
        """All that is SAME as `name`, without itself, sorted; contradicted ones are left out."""
        groups = self._groups[subject]
        group = groups.get(name, name)
        same = (other for other, label in groups.items() if label == group and other != name)
        return tuple(sorted(other for other in same if self.answer(subject, name, other) is Answer.SAME))

    def contradictions(self, subject: Subject) -> tuple[Judgement, ...]:
        """Judgements that say different or unsure of a pair that others make the same."""
        groups = self._groups[subject]
        return tuple(
            line
            for line in self.standing(subject)
            if line.answer is not Answer.SAME and groups.get(line.left) == groups.get(line.right) is not None
        )

    def _of(self, subject: Subject) -> list[Judgement]:
        return [line for (about, _), line in self._standing.items() if about is subject]

    def _derive(self, subject: Subject) -> Mapping[Pair, Answer]:
        groups = self._groups[subject]
        derived: dict[Pair, Answer] = {}
        for line in self._of(subject):
            if line.answer is not Answer.SAME:
                pair = _ordered(groups.get(line.left, line.left), groups.get(line.right, line.right))
                derived[pair] = merge(derived.get(pair, Answer.NONE), line.answer)
        return derived


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _group(lines: Iterable[Judgement]) -> dict[str, str]:
    """For each name that a SAME mentions, the smallest name that it is the same as."""
    label: dict[str, str] = {}

    def find(name: str) -> str:
        while label.setdefault(name, name) != name:
            name = label[name]
        return name

    for line in lines:
        if line.answer is Answer.SAME:
            smaller, larger = sorted((find(line.left), find(line.right)))
            label[larger] = smaller
    return {name: find(name) for name in list(label)}


def print_judgements(lines: Iterable[Judgement], *, header: bool = True) -> str:
    """The lines as the ledger's file holds them: CSV with a header."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([getattr(line, name) for name in COLUMNS])
    return stream.getvalue()


def parse_judgements(text: str, file: str) -> tuple[Judgement, ...]:
    """The lines of a ledger's file. Raises InputError with the row where one cannot be read: none is skipped."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InputError(file, f"the columns must be {', '.join(COLUMNS)}", place="row 1")
    lines = []
    for number, row in enumerate(reader, start=2):
        try:
            lines.append(_parse_line(row))
        except (ValueError, TypeError, KeyError) as fault:
            raise InputError(file, f"not a judgement: {fault}", place=f"row {number}") from fault
    return tuple(lines)


def _parse_line(row: Mapping[str | None, str | None]) -> Judgement:
    if None in row or None in row.values():
        raise ValueError(f"it must have {len(COLUMNS)} cells")
    cells = {name: str(row[name]) for name in COLUMNS}
    return Judgement(
        subject=Subject(cells["subject"]),
        left=cells["left"],
        right=cells["right"],
        answer=Answer(cells["answer"]),
        by=cells["by"],
        on=date.fromisoformat(cells["on"]),
        why=cells["why"],
        evidence=cells["evidence"],
    )


def read_judgements(*files: Path) -> Judgements:
    """The ledger that the files make together, in order: a later one overrules; a missing one is empty."""
    lines: list[Judgement] = []
    for file in files:
        if file.is_file():
            lines += parse_judgements(file.read_text(encoding="utf-8"), file.name)
    return Judgements(lines)


def append_judgement(file: Path, judgement: Judgement) -> None:
    """Writes one line at the end of the ledger; makes the file where there is none.

    Raises InputError, and writes nothing, where what the file holds is no ledger.
    """
    exists = file.is_file() and file.stat().st_size > 0
    if exists:
        text = file.read_text(encoding="utf-8")
        parse_judgements(text, file.name)
        if not text.endswith("\n"):
            raise InputError(file.name, "the last line is not whole", hint="Mend or remove it by hand.")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="") as stream:
        stream.write(print_judgements([judgement], header=not exists))

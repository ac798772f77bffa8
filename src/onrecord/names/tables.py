"""Our own table of states: the reviewed files under `data/`, read once, as values."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.errors import NotOnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA_FILES = (
    "states.csv",
    "forms.csv",
    "news.csv",
    "risks.csv",
    "groups.csv",
    "memberships.csv",
    "codes.csv",
    "sources.csv",
)
"""Every file of the table, by name."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a first to a last day, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def covers(self, on: date) -> bool:
        """True where the day lies in the span."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class State:
    """A state, present or former, or another entity that documents list among states (`kind` says which)."""

    state: str
    """ISO 3166-1 alpha-3 code, or 3166-3 of a former state; EAZ (Zanzibar) and XKX (Kosovo) are of the data sets."""
    m49: str | None
    """UN M49 code, three digits."""
    name: str
    """Short name in English, as the United Nations writes it today or wrote it last."""
    kind: str
    """member (present or former member of the United Nations), observer (observer state), other."""
    exists: Span
    """As a state; open at the beginning where it is older than the United Nations."""
    membership: Span | None
    """In the United Nations, from admission to its end, breaks left out; None where never a member."""
    continues: str | None
    """The state whose seat it continues: RUS that of SUN, SRB that of SCG."""
    successors: tuple[str, ...]
    regional_group: str | None
    """AG, APG, EEG, GRULAC or WEOG, today."""
    note: str
    source: str
    """Ids of `sources.csv`, by semicolons."""
    row: int
    """Line in its file."""

    def existed(self, on: date) -> bool:
        """True where it was a state, or at least kept a seat, on that day."""
        return self.exists.covers(on) or (self.membership is not None and self.membership.covers(on))


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form and a state (or group) that it stands for in a span of days."""

    form: str
    state: str
    kind: str
    """official, short, printed, news (names); adjective, demonym, capital, government (news.csv)."""
    span: Span
    """Within the state's life; where the file leaves it open, the state's life is the span."""
    dated: bool
    """True where the file gives a first or a last day."""
    source: str
    note: str
    row: int


@dataclass(frozen=True, slots=True)
class Group:
    """A body, union, regional group, group or organisation that is printed where states are."""

    group: str
    name: str
    kind: str
    """body, union, regional_group, group, organisation."""
    forms: tuple[str, ...]
    complete: Span | None
    """The days for which its membership is known in full; None where it is not held."""
    source: str
    note: str
    row: int


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in a group from a day to a day."""

    state: str
    group: str
    span: Span
    """From the first day, or from the earliest that the source shows."""
    first_known: bool
    """False where the first day is not known; before the span it may have been a member."""
    source: str
    note: str
    locator: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so."""

    source: str
    rank: str
    title: str
    address: str


def data_bytes(name: str) -> bytes:
    """The bytes of a file of the table, for the manifest of an edition. ValueError on a name that is none."""
    if name not in DATA_FILES:
        raise ValueError(f"no file of the table of names: {name}")
    return (files("onrecord.names") / "data" / name).read_bytes()


def _read(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a file with their line numbers (no cell holds a line break; a test checks it)."""
    lines = data_bytes(name).decode("utf-8").splitlines()
    yield from enumerate(csv.DictReader(lines), start=2)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _span(row: dict[str, str], first: str = "from", last: str = "to") -> Span:
    return Span(_day(row[first]), _day(row[last]))


@cache
def states_by_code() -> dict[str, State]:
    """ISO3 code -> state."""
    return {
        row["state"]: State(
            state=row["state"],
            m49=row["m49"] or None,
            name=row["name"],
            kind=row["kind"],
            exists=_span(row, "exists_from", "exists_to"),
            membership=_span(row, "member_from", "member_to") if row["member_from"] else None,
            continues=row["continues"] or None,
            successors=tuple(row["successors"].split()),
            regional_group=row["regional_group"] or None,
            note=row["note"],
            source=row["source"],
            row=line,
        )
        for line, row in _read("states.csv")
    }


def states() -> tuple[State, ...]:
    """Every state of the table, by code."""
    return tuple(states_by_code().values())


def state(code: str) -> State:
    """The state with that code. Refuses a code that the table does not hold."""
    found = states_by_code().get(code)
    if found is None:
        raise NotOnRecordError(
            f"No state has the code {code!r}.", hint="Codes have three capitals: KOR, PRK, SUN for the Soviet Union."
        )
    return found


def _life(code: str) -> Span:
    """The days on which a name without dates is the state's: its life, and its seat where that outlasts it."""
    held = states_by_code().get(code)
    if held is None:
        return Span()
    last = held.exists.last
    if last is not None and held.membership is not None and held.membership.last is not None:
        last = max(last, held.membership.last)
    return Span(held.exists.first, last)


def _forms(name: str) -> Iterator[Form]:
    for line, row in _read(name):
        own, life = _span(row), _life(row["state"])
        span = Span(own.first or life.first, own.last or life.last)
        dated = own != Span()
        yield Form(row["form"], row["state"], row["kind"], span, dated, row["source"], row["note"], line)


@cache
def name_forms() -> tuple[Form, ...]:
    """Every name of a state with its days (`forms.csv`)."""
    return tuple(_forms("forms.csv"))


@cache
def news_forms() -> tuple[Form, ...]:
    """What stands for a state in news without being its name (`news.csv`)."""
    return tuple(_forms("news.csv"))


@cache
def risks() -> dict[str, tuple[str, ...]]:
    """Surface form -> what else it may be: person, place, title, word (`risks.csv`)."""
    return {row["form"]: tuple(row["risk"].split()) for _, row in _read("risks.csv")}


@cache
def _groups() -> dict[str, Group]:
    return {
        row["group"]: Group(
            group=row["group"],
            name=row["name"],
            kind=row["kind"],
            forms=tuple(part for part in row["forms"].split("|") if part),
            complete=_span(row, "complete_from", "complete_to") if row["complete_from"] else None,
            source=row["source"],
            note=row["note"],
            row=line,
        )
        for line, row in _read("groups.csv")
    }


def groups() -> tuple[Group, ...]:
    """Every body and group of the table."""
    return tuple(_groups().values())


def group(code: str) -> Group:
    """The group or body with that code. Refuses a code that the table does not hold."""
    found = _groups().get(code)
    if found is None:
        raise NotOnRecordError(f"No group or body has the code {code!r}.", hint=f"Known: {', '.join(_groups())}.")
    return found


@cache
def memberships() -> tuple[Membership, ...]:
    """Every membership: of the United Nations, the regional groups (from `states.csv`), and `memberships.csv`."""
    listed = tuple(
        Membership(
            row["state"],
            row["group"],
            Span(_day(row["from"] or row["seen"]), _day(row["to"])),
            bool(row["from"]),
            row["source"],
            row["note"],
            f"memberships.csv, line {line}",
        )
        for line, row in _read("memberships.csv")
    )
    own = {(held.state, held.group) for held in listed}
    return listed + tuple(held for held in _memberships_of_states() if (held.state, held.group) not in own)


def _memberships_of_states() -> Iterator[Membership]:
    """What `states.csv` says; a state with rows of its own in `memberships.csv` (Syria) is told there."""
    for held in states():
        where = f"states.csv, line {held.row}"
        if held.membership is not None:
            yield Membership(held.state, "UN", held.membership, True, held.source, "", where)
        if held.regional_group is not None:
            listing = group(held.regional_group)
            yield Membership(held.state, listing.group, listing.complete or Span(), False, listing.source, "", where)


@cache
def code_spans() -> tuple[tuple[str, str, Span], ...]:
    """Codes by which data sets mean another state on some days: code, state, days (`codes.csv`)."""
    return tuple((row["code"], row["state"], _span(row)) for _, row in _read("codes.csv"))


@cache
def sources() -> dict[str, Source]:
    """Source id -> source."""
    return {row["source"]: Source(**row) for _, row in _read("sources.csv")}

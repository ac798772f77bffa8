"""What an edition knows by name: states, series, heads of government, letters, acts. The finder reads nothing else.

The words of the language lie in `vocabulary/`; this is the other half, injected, so that the same rules read claims
over any state and any series that an edition holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.record.edition import Edition


@dataclass(frozen=True, slots=True)
class StateForm:
    """A name for a state as texts use it."""

    form: str
    state: str
    kind: str = "name"
    """name, adjective, capital, nickname."""
    exact: bool = False
    """Only with these capitals: US, UK."""
    risky: bool = False
    """Also a common word or another name (Georgia, Chad, Jordan): not read as a state where it stands like a person."""


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series of the edition: its title, the state it is about, and in which months its texts came in each forum."""

    series: str
    title: str
    about: str | None = None
    months: tuple[tuple[Forum, frozenset[int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Government:
    """A head of state or government, from a day to a day."""

    state: str
    head: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """An open letter of the record."""

    letter: str
    day: date
    addressee: str
    session: str | None = None
    body: str | None = None
    series: str | None = None
    organisations: tuple[int, ...] = ()
    """How many organisations signed, in each copy."""
    about: str = ""
    """What it is about and asks."""


@dataclass(frozen=True, slots=True)
class ActEntry:
    """A dated act of the record, by what it was done to."""

    kind: str
    target: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A resolution or draft of the record."""

    symbol: str
    series: str
    forum: Forum
    year: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that the finder knows of an edition; compared by identity, so that what is made from it can be kept."""

    states: tuple[StateForm, ...] = ()
    series: tuple[SeriesEntry, ...] = ()
    governments: tuple[Government, ...] = ()
    letters: tuple[LetterEntry, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    acts: tuple[ActEntry, ...] = ()
    texts: Mapping[str, TextEntry] = field(default_factory=dict)
    """By symbol."""
    default_series: str | None = None
    """The series of a text that names none: the edition's only one, or the one that the caller chose."""

    def about(self, state: str) -> SeriesEntry | None:
        """Return the series about the state, where the edition holds exactly one."""
        held = [entry for entry in self.series if entry.about == state]
        return held[0] if len(held) == 1 else None

    def heads(self, state: str | None = None) -> list[Government]:
        """Return the governments of a state in the order of time, or all."""
        rows = [row for row in self.governments if state in (None, row.state)]
        return sorted(rows, key=lambda row: row.start)

    def months(self, series: str | None, forum: Forum) -> frozenset[int]:
        """Return the months in which the series' texts came to a decision in the forum."""
        for entry in self.series:
            if entry.series == series:
                return dict(entry.months).get(forum, frozenset())
        return frozenset()


def build_lexicon(edition: Edition, states: Iterable[StateForm], series: str | None = None) -> Lexicon:
    """Return what the edition knows by name; `states` are the forms of states' names, `series` the default one.

    Without `series` the only series of the edition is the default, or the only one that letters speak of.
    """
    tables = {
        name: edition.chosen(name).to_dicts()
        for name in ("series", "series_members", "actions", "governments", "letters", "letter_names", "acts")
    }
    return lexicon_of(tables, states, series)


def lexicon_of(
    tables: Mapping[str, list[dict[str, Any]]], states: Iterable[StateForm], series: str | None = None
) -> Lexicon:
    """Return the lexicon of the rows of an edition's tables, by table name."""
    members = {row["document"]: row["series"] for row in tables.get("series_members", [])}
    texts = _texts(tables.get("actions", []), members)
    entries = tuple(_series_entry(row, tables.get("actions", []), members) for row in tables.get("series", []))
    held = [entry.series for entry in entries]
    names = tables.get("letter_names", [])
    return Lexicon(
        states=tuple(states),
        series=entries,
        governments=tuple(
            Government(row["state"], row["head"], row["from"], row["to"]) for row in tables.get("governments", [])
        ),
        letters=tuple(_letter_entry(row) for row in tables.get("letters", [])),
        organisations=tuple(dict.fromkeys(row["name"] for row in names if row["kind"] == "organisation")),
        people=tuple(dict.fromkeys(row["name"] for row in names if row["kind"] == "individual")),
        acts=_act_entries(tables.get("acts", [])),
        texts=texts,
        default_series=series or (held[0] if len(held) == 1 else _series_of_state(entries, tables)),
    )


def _series_of_state(entries: tuple[SeriesEntry, ...], tables: Mapping[str, list[dict[str, Any]]]) -> str | None:
    """Return the one series that has both letters' asks in the record, or None where that is not one."""
    asked = {row.get("series") for row in tables.get("letters", []) if row.get("series")}
    return asked.pop() if len(asked) == 1 else None


def _texts(actions: list[dict[str, Any]], members: Mapping[str, str]) -> dict[str, TextEntry]:
    from onrecord.symbols import Symbol

    texts: dict[str, TextEntry] = {}
    for row in actions:
        for symbol in (row["document"], row["leads_to"]):
            series = members.get(symbol or "") or members.get(row["leads_to"] or "")
            if not symbol or not row["date"] or not series:
                continue
            forum = Symbol.parse(symbol).forum
            if forum is not None:
                texts.setdefault(symbol, TextEntry(symbol, series, forum, row["date"].year))
    return texts


def _series_entry(row: dict[str, Any], actions: list[dict[str, Any]], members: Mapping[str, str]) -> SeriesEntry:
    from onrecord.symbols import Symbol

    months: dict[Forum, set[int]] = {}
    for action in actions:
        symbol = action["document"] or action["leads_to"]
        if not symbol or not action["date"]:
            continue
        if row["series"] not in (members.get(symbol), members.get(action["leads_to"] or "")):
            continue
        forum = Symbol.parse(symbol).forum
        if forum is not None:
            months.setdefault(forum, set()).add(action["date"].month)
    frozen = tuple((forum, frozenset(found)) for forum, found in sorted(months.items()))
    return SeriesEntry(row["series"], row["title"], row["about"], frozen)


_DEEDS = frozenset({"institution", "report", "appointment", "vacancy", "law", "practice"})
"""Kinds of acts that are done to something with a name; votes and sponsorships have claims of their own."""


def _act_entries(rows: list[dict[str, Any]]) -> tuple[ActEntry, ...]:
    """One entry a name: the objects of an act, and the part of a name before "on" or "for" ("annual report")."""
    entries: dict[ActEntry, None] = {}
    for row in rows:
        if row["kind"] not in _DEEDS:
            continue
        kind = {"vacancy": "appointment", "practice": "report"}.get(row["kind"], row["kind"])
        for name in (row["object"] or "").split(" ; "):
            if row["kind"] == "appointment" and name != (row["object"] or "").split(" ; ")[0]:
                continue
            entries[ActEntry(kind, name, row["state"])] = None
            short = re.split(r" (?:on|for|of) ", name, maxsplit=1)[0]
            if short != name and " " in short and short.islower():
                entries[ActEntry(kind, short, row["state"])] = None
    return tuple(entry for entry in entries if entry.target)


def _letter_entry(row: dict[str, Any]) -> LetterEntry:
    counts = tuple(n for n in (row.get("organisations"), row.get("organisations_other")) if n is not None)
    about = f"{row.get('subject') or ''} {row.get('asks') or ''}"
    return LetterEntry(
        row["letter"], row["date"], row["addressee"], row["session"], row["body"], organisations=counts, about=about
    )

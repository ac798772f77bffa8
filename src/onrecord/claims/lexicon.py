"""What an edition knows by name: states, series, heads of government, letters, acts. The finder reads nothing else.

The words of the language lie in `vocabulary/`; this is the other half, injected, so that the same rules read claims
over any state and any series that an edition holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.claims.papers import SeriesEntry, read_entries, read_papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.record.edition import Edition


_FEW = 3


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
    ministries: frozenset[str] = frozenset()
    """What the ministries are of that did them: unification."""
    texts: Mapping[str, TextEntry] = field(default_factory=dict)
    """By symbol."""
    default_series: str | None = None
    """The series of a text that names none: the edition's only one, or the one that the caller chose."""
    asked: frozenset[str] | None = None
    """The series of which the edition holds what the texts ask; None where that is not told."""
    home: frozenset[str] = frozenset()
    """States whose governments the edition follows: a text on them may leave the series unnamed."""
    _addressees: frozenset[str] = field(init=False, default=frozenset())
    _by_state: dict[str, list[SeriesEntry]] = field(init=False, default_factory=dict)
    _by_name: dict[str, SeriesEntry] = field(init=False, default_factory=dict)
    _drafts: dict[str, list[TextEntry]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for symbol, text in self.texts.items():
            _, draft, number = symbol.partition("/L.")
            if draft:
                self._drafts.setdefault(f"L.{number}", []).append(text)
        persons = (entry.addressee.split(";")[0] for entry in self.letters)
        # "Government of the Republic of Korea" is no one's name
        named = (person.split() for person in persons if " of " not in person)
        object.__setattr__(self, "_addressees", frozenset(words[-1].lower() for words in named if words))
        for entry in self.series:
            self._by_name[entry.series] = entry
            if entry.about:
                self._by_state.setdefault(entry.about, []).append(entry)

    @property
    def addressees(self) -> frozenset[str]:
        """Return the last names of those to whom the letters went, in small letters."""
        return self._addressees

    def entry(self, series: str | None) -> SeriesEntry | None:
        """Return the question of that id."""
        return self._by_name.get(series or "")

    def drafts(self, number: str) -> list[TextEntry]:
        """Return the drafts of that number ("L.29", "L.28/Rev.1") in all bodies and years."""
        return self._drafts.get(number, [])

    def about(self, state: str) -> SeriesEntry | None:
        """Return the series about the state, where the edition holds exactly one."""
        held = self._by_state.get(state, ())
        return held[0] if len(held) == 1 else None

    @property
    def many(self) -> bool:
        """True where the edition holds more than a few questions, so that a text that names none may mean any."""
        return len(self.series) > _FEW

    @property
    def own_matter(self) -> frozenset[str]:
        """The state that the default series is about."""
        entry = self.entry(self.default_series)
        return frozenset({entry.about}) if entry is not None and entry.about else frozenset()

    def is_matter(self, state: str) -> bool:
        """True where any question of the edition is about the state."""
        return state in self._by_state

    def heads(self, state: str | None = None) -> list[Government]:
        """Return the governments of a state in the order of time, or all."""
        rows = [row for row in self.governments if state in (None, row.state)]
        return sorted(rows, key=lambda row: row.start)

    def months(self, series: str | None, forum: Forum) -> frozenset[int]:
        """Return the months in which the series' texts came to a decision in the forum."""
        entry = self.entry(series)
        return dict(entry.months).get(forum, frozenset()) if entry else frozenset()


def build_lexicon(edition: Edition, states: Iterable[StateForm], series: str | None = None) -> Lexicon:
    """Return what the edition knows by name; `states` are the forms of states' names, `series` the default one.

    Without `series` the only series of the edition is the default, or the only one that letters speak of.
    """
    tables = {
        name: edition.chosen(name).to_dicts()
        for name in (
            "series", "series_members", "documents", "actions", "governments", "letters", "letter_names", "acts",
            "asks",
        )
    }  # fmt: skip
    return lexicon_of(tables, states, series)


def lexicon_of(
    tables: Mapping[str, list[dict[str, Any]]], states: Iterable[StateForm], series: str | None = None
) -> Lexicon:
    """Return the lexicon of the rows of an edition's tables, by table name."""
    papers = read_papers(tables)
    entries = tuple(read_entries(tables, papers))
    held = [row["series"] for row in tables.get("series", [])]
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
        ministries=frozenset(
            row["actor"].removeprefix(_MINISTRY).lower()
            for row in tables.get("acts", [])
            if (row.get("actor") or "").startswith(_MINISTRY)
        ),
        texts={paper.symbol: TextEntry(paper.symbol, paper.series, paper.forum, paper.year) for paper in papers},
        default_series=series or (held[0] if len(held) == 1 else _series_of_letters(tables)),
        asked=frozenset(
            paper.series for paper in papers if paper.symbol in {row["document"] for row in tables.get("asks", [])}
        ),
        home=frozenset(row["state"] for row in tables.get("governments", [])),
    )


_MINISTRY = "Ministry of "


def _series_of_letters(tables: Mapping[str, list[dict[str, Any]]]) -> str | None:
    """Return the one series that the record's letters ask about, or None where that is not one."""
    asked = {row.get("series") for row in tables.get("letters", []) if row.get("series")}
    return asked.pop() if len(asked) == 1 else None


_DEEDS = frozenset({"institution", "report", "appointment", "vacancy", "law", "practice"})
"""Kinds of acts that are done to something with a name; votes and sponsorships have claims of their own."""


_EVENTS = frozenset({"carried_out", "held"})
"""Phases of other acts that texts tell with a day: who was sent back, what meeting was held."""


def _act_entries(rows: list[dict[str, Any]]) -> tuple[ActEntry, ...]:
    """One entry a name: the objects of an act, and the part of a name before "on" or "for" ("annual report")."""
    entries: dict[ActEntry, None] = {}
    for row in rows:
        if row["kind"] == "statement" and row.get("actor"):
            entries[ActEntry("statement", row["actor"], row["state"])] = None
        if row["kind"] not in _DEEDS and not (row["kind"] == "context" and row["phase"] in _EVENTS):
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

"""A printed name on a date -> Resolved, Ambiguous or Unknown. One candidate, or say how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.names.damage import describe_damage
from onrecord.names.lookup import find_mentions, find_names, group_index
from onrecord.names.tables import code_spans, group, state, states_by_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.names.tables import Form, Span


_ORGAN = re.compile(r"\s*UN\.? ")
"""How the library's catalogue begins the names of organs: "UN. Secretary-General"."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """One state, and whether the name was the state's on that day."""

    state: str
    """ISO3 code; `state(code).kind` tells members from observers and others."""
    printed: str
    form: str
    """The name as the table writes it."""
    of_the_day: bool
    """False where the name is the state's on other days only: today's spelling in an old roll call, or the reverse."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one state; none is preferred."""

    printed: str
    candidates: tuple[str, ...]
    """ISO3 codes, in order."""
    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No state's name."""

    printed: str
    why: str
    damaged: bool
    """True where it is seen to be a name that was cut, run into another or read in the wrong code page."""


@dataclass(frozen=True, slots=True)
class Party:
    """No state, but a group, union or organisation that is printed where states are."""

    group: str
    """Code of `groups()`: EU, G77, AG …"""
    printed: str
    form: str
    kind: str
    """body, union, regional_group, group, organisation."""


Outcome = Resolved | Ambiguous | Unknown


def resolve_state(printed: str, on: date | None) -> Outcome:
    """The state that is printed as `printed` on that day.

    Exact but for the setting (case, spaces, quotes, missing accents, footnote marks, "the", "Korea, Republic of");
    never the nearest of several. A name that is the state's on other days only is resolved with `of_the_day=False`.
    Where the state did not exist on that day but continues another's seat, it is that one (Russian Federation in
    1980: SUN). Without a day, only a name that is one state's for all time is resolved. Capitals and adjectives are
    no names: see `resolve_mention`. Never raises.
    """
    found = find_names(printed)
    return _choose(printed, found, on) if found else _unknown(printed)


def resolve_over(printed: str, first: date, last: date) -> Outcome:
    """The state that is printed as `printed` where only the year or the month is known.

    Resolved where it is the same state on each day from `first` to `last`; else Ambiguous with all of them.
    """
    outcomes = [
        outcome
        for (since, outcome), until in _with_ends(outcomes_over_time(printed))
        if since <= last and first <= until
    ]
    resolved = [outcome for outcome in outcomes if isinstance(outcome, Resolved)]
    codes = {outcome.state for outcome in resolved}
    if len(resolved) == len(outcomes) and len(codes) == 1:
        return Resolved(resolved[0].state, printed, resolved[0].form, all(each.of_the_day for each in resolved))
    if len(outcomes) == 1:
        return outcomes[0]
    for outcome in outcomes:
        codes.update(outcome.candidates if isinstance(outcome, Ambiguous) else ())
    return _ambiguous(printed, codes, "over those days")


def resolve_party(printed: str, on: date | None) -> Outcome | Party:
    """As `resolve_state`, and a Party where the name is a group's or organisation's: European Union, Group of 77."""
    outcome = resolve_state(printed, on)
    if not isinstance(outcome, Unknown):
        return outcome
    return _party(printed) or outcome


def resolve_mention(surface: str, on: date | None) -> Outcome | Party:
    """Whatever news writes for a state, on that day: a name, adjective, people, capital or seat of government.

    Moscow in 1980 is SUN and in 2020 RUS; Korean is Ambiguous; Brussels is Ambiguous (BEL, EU).
    """
    found = find_mentions(surface)
    if not found:
        return resolve_party(surface, on)
    return _choose(surface, found, on)


def resolve_code(code: str, on: date) -> Outcome:
    """The state that a data set means by an ISO3 code on that day.

    Data sets keep one code for a seat: RUS in 1980 is SUN, SRB in 1980 YUG, TWN in 1960 the seat of China (CHN).
    """
    for listed, meant, span in code_spans():
        if listed == code and span.covers(on):
            return Resolved(meant, code, code, of_the_day=False)
    if code not in states_by_code():
        return Unknown(code, "no state's code", damaged=False)
    meant = _seat_on(code, on)
    return Resolved(meant, code, code, of_the_day=meant == code and state(code).existed(on))


@lru_cache(maxsize=4096)
def outcomes_over_time(printed: str) -> tuple[tuple[date, Outcome], ...]:
    """Every outcome that `printed` has, each with the first day on which it holds; the first begins with `date.min`."""
    found = find_names(printed)
    if not found:
        return ((date.min, _unknown(printed)),)
    runs: list[tuple[date, Outcome]] = []
    for since in sorted({date.min, *_turning_days(found)}):
        outcome = _choose(printed, found, since)
        if not runs or runs[-1][1] != outcome:
            runs.append((since, outcome))
    return tuple(runs)


def _choose(printed: str, found: tuple[Form, ...], on: date | None) -> Outcome:
    live = [form for form in found if on is None or form.span.covers(on)]
    codes = {form.state for form in live or found}
    if len(codes) > 1:
        return _ambiguous(printed, codes, "of all times" if on is None else "on that day" if live else "on other days")
    code, form = codes.pop(), (live or found)[0].form
    if on is None:
        return Resolved(code, printed, form, of_the_day=not all(each.dated for each in found))
    return Resolved(code if live else _seat_on(code, on), printed, form, of_the_day=bool(live))


def _seat_on(code: str, on: date) -> str:
    """The state itself where it existed on that day, else the one whose seat it continues if that one did."""
    held = states_by_code().get(code)
    if held is None or held.existed(on) or held.continues is None:
        return code
    before = _seat_on(held.continues, on)
    return before if state(before).existed(on) else code


def _ambiguous(printed: str, codes: Iterable[str], when: str) -> Ambiguous:
    candidates = tuple(sorted(codes))
    listed = ", ".join(f"{code} ({_label(code)})" for code in candidates)
    return Ambiguous(printed, candidates, f"fits {len(candidates)} {when}: {listed}")


def _label(code: str) -> str:
    held = states_by_code().get(code)
    return held.name if held else group(code).name


def _unknown(printed: str) -> Unknown:
    if not printed.strip():
        return Unknown(printed, "nothing is printed", damaged=False)
    party = _party(printed)
    if party is not None:
        return Unknown(printed, f"no state: {group(party.group).name} ({party.kind.replace('_', ' ')})", damaged=False)
    meant = find_mentions(printed)
    if meant:
        codes = ", ".join(sorted({form.state for form in meant}))
        return Unknown(printed, f"no name of a state, but its {meant[0].kind}: {codes}", damaged=False)
    if _ORGAN.match(printed):
        return Unknown(printed, "no state: an organ of the United Nations", damaged=False)
    damage = describe_damage(printed)
    if damage is not None:
        return Unknown(printed, damage, damaged=True)
    return Unknown(printed, "no state's name in the table", damaged=False)


def _party(printed: str) -> Party | None:
    found = group_index().printed_as(printed)
    if not found:
        return None
    return Party(found[0].state, printed, found[0].form, found[0].kind)


def _turning_days(found: tuple[Form, ...]) -> Iterator[date]:
    """The days on which the outcome may change: where a form, its state or the state before it begins or ends."""
    for form in found:
        yield from _edges(form.span)
        held = states_by_code().get(form.state)
        while held is not None:
            yield from _edges(held.exists)
            if held.membership is not None:
                yield from _edges(held.membership)
            held = states_by_code().get(held.continues or "")


def _edges(span: Span) -> Iterator[date]:
    if span.first is not None:
        yield span.first
    if span.last is not None:
        yield span.last + timedelta(days=1)


def _with_ends(
    runs: tuple[tuple[date, Outcome], ...],
) -> Iterator[tuple[tuple[date, Outcome], date]]:
    for place, run in enumerate(runs):
        following = runs[place + 1][0] if place + 1 < len(runs) else None
        yield run, following - timedelta(days=1) if following else date.max

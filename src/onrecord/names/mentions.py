"""The vocabulary of mentions: every way in which news names a state, for a scanner of texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.names.spelling import without_accents
from onrecord.names.tables import groups, name_forms, news_forms, risks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

_NAME_KINDS = frozenset({"official", "short", "printed", "news"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form, as it stands in a text, and what it may stand for."""

    form: str
    """As written: capitals count (US is a state, us is none)."""
    candidates: tuple[str, ...]
    """ISO3 codes, or codes of groups; `resolve_mention(form, on)` chooses by the day."""
    kind: str
    """name, adjective, demonym, capital, government, group."""
    risks: tuple[str, ...]
    """What else it may be: ambiguous (more than one candidate), person, place, title, word."""


@lru_cache(maxsize=256)
def mention_forms(on: date | None = None) -> Mapping[str, Mention]:
    """Surface form -> mention, for every name, adjective, people, capital and seat of government, and every group.

    With a day, the candidates are those of that day, and only a form that was nobody's then keeps those of other days:
    Moscow is RUS in 2020, RUS or SUN without a day.

    Forms without their accents ("Cote d'Ivoire") and with "St." for "Saint" are there too. Left to the caller:
    possessives, typographic apostrophes (written here as '), the longest of several matches, and words that need their
    context ("the North", "the country").
    """
    meant: dict[str, dict[str, None]] = {}
    kinds: dict[str, str] = {}
    for written, code, kind in _listed(on):
        meant.setdefault(written, {})[code] = None
        kinds.setdefault(written, kind)
    return {
        written: Mention(written, tuple(sorted(codes)), kinds[written], _risks_of(written, len(codes)))
        for written, codes in meant.items()
    }


def _listed(on: date | None) -> Iterator[tuple[str, str, str]]:
    held = (*name_forms(), *news_forms())
    of_the_day = {form.form for form in held if on is not None and form.span.covers(on)}
    for form in held:
        if on is not None and form.form in of_the_day and not form.span.covers(on):
            continue
        kind = "name" if form.kind in _NAME_KINDS else form.kind
        for written in _spellings(form.form):
            yield written, form.state, kind
    for listed in groups():
        for name in listed.forms:
            yield name, listed.group, "group"


def _spellings(form: str) -> tuple[str, ...]:
    """The form, without its accents, and with "St." and "St" for "Saint"; each once."""
    plain = dict.fromkeys((form, without_accents(form)))
    saints = [one.replace("Saint ", short) for one in plain if "Saint " in one for short in ("St. ", "St ")]
    return (*plain, *saints)


def _risks_of(written: str, candidates: int) -> tuple[str, ...]:
    listed = _risks_by_spelling().get(written, ())
    return ("ambiguous", *listed) if candidates > 1 else listed


@cache
def _risks_by_spelling() -> dict[str, tuple[str, ...]]:
    return {written: kinds for form, kinds in risks().items() for written in _spellings(form)}

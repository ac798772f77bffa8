"""The index of surface forms: built once, on first use, from the table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.names.spelling import lacks_accents_only, name_key, other_order, without_accents, without_footnote
from onrecord.names.tables import Form, Span, groups, name_forms, news_forms

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of the table under one of its keys."""

    key: str
    form: Form


class Index:
    """Forms by key. Looks up what is printed; knows nothing of dates."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        for form in forms:
            for written in filter(None, (form.form, other_order(form.form))):
                key = name_key(written)
                self._entries.setdefault(without_accents(key), []).append(Entry(key, form))

    def under_key(self, key: str) -> tuple[Form, ...]:
        """The forms with that key, each once; accents may be missing in `key`, none may be added."""
        held = self._entries.get(without_accents(key), ())
        return tuple(dict.fromkeys(entry.form for entry in held if lacks_accents_only(key, entry.key)))

    def printed_as(self, text: str) -> tuple[Form, ...]:
        """The forms that are printed as `text`, a footnote's number or letter at its end left out if need be."""
        return self.under_key(name_key(text)) or self.under_key(name_key(without_footnote(text)))

    @property
    def keys(self) -> Iterable[str]:
        """Every key, with accents off."""
        return self._entries.keys()


@cache
def name_index() -> Index:
    """Names of states only."""
    return Index(name_forms())


@cache
def group_index() -> Index:
    """Names of groups, bodies and organisations; `state` of a form is the group's code."""
    return Index(
        Form(form, listed.group, listed.kind, Span(), False, listed.source, "", listed.row)
        for listed in groups()
        for form in listed.forms
    )


@cache
def mention_index() -> Index:
    """Everything that stands for a state in news: names, adjectives, capitals, seats of government."""
    return Index((*name_forms(), *news_forms()))


@lru_cache(maxsize=16_384)
def find_names(printed: str) -> tuple[Form, ...]:
    """The names of states that are printed as `printed`."""
    return name_index().printed_as(printed)


@lru_cache(maxsize=16_384)
def find_mentions(surface: str) -> tuple[Form, ...]:
    """Whatever stands for a state and is written as `surface`."""
    return mention_index().printed_as(surface)

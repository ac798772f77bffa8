"""The forms of states' names that the finder looks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.lexicon import StateForm
from onrecord.names.mentions import mention_forms
from onrecord.names.resolve import Resolved, resolve_mention

if TYPE_CHECKING:
    from onrecord.names.mentions import Mention

_KINDS = {"name": "name", "adjective": "adjective", "capital": "capital", "government": "capital", "demonym": "people"}


_TODAY = date(2020, 1, 1)
"""A form that several states bore over time (Vietnam, Moscow) is read as the one of the records that texts speak of."""


def _state_today(form: str, mention: Mention) -> str | None:
    if len(mention.candidates) == 1:
        return mention.candidates[0]
    outcome = resolve_mention(form, _TODAY)
    return outcome.state if isinstance(outcome, Resolved) else None


@lru_cache(maxsize=1)
def state_forms() -> tuple[StateForm, ...]:
    """Return every form that stands for one state alone; ambiguous ones are left out."""
    found = []
    for form, mention in mention_forms().items():
        kind = _KINDS.get(mention.kind)
        state = _state_today(form, mention) if kind is not None else None
        if kind is None or state is None:
            continue
        risky = bool({"word", "person"} & set(mention.risks))
        found.append(StateForm(form, state, kind, exact=form.isupper(), risky=risky))
    found += [replace(one, form=turned) for one in found if (turned := _turn_brackets(one.form)) is not None]
    known = {one.form for one in found}
    joined = (replace(one, form="".join(one.form.split())) for one in found if _is_tagged(one))
    return (*found, *(one for one in joined if one.form not in known))


def _turn_brackets(form: str) -> str | None:
    """ "Iran (Islamic Republic of)" as a sentence has it: "Islamic Republic of Iran"."""
    name, opened, rest = form.partition(" (")
    return f"{rest.removesuffix(')')} {name}" if opened and rest.endswith(" of)") else None


def _is_tagged(form: StateForm) -> bool:
    """True of names that posts write as one word: "#NorthKorea"."""
    words = form.form.split()
    return form.kind == "name" and len(words) == _TAGGED and all(word.isalpha() and word[0].isupper() for word in words)


_TAGGED = 2
"""Words of such names; longer ones are not written so."""

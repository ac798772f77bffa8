"""The forms of states' names that the finder looks for."""

from __future__ import annotations

from functools import lru_cache

from onrecord.claims.lexicon import StateForm
from onrecord.names.mentions import mention_forms

_KINDS = {"name": "name", "adjective": "adjective", "capital": "capital", "government": "capital"}


@lru_cache(maxsize=1)
def state_forms() -> tuple[StateForm, ...]:
    """Return every form that stands for one state alone; ambiguous ones and peoples' names are left out."""
    found = []
    for form, mention in mention_forms().items():
        kind = _KINDS.get(mention.kind)
        if kind is None or len(mention.candidates) != 1:
            continue
        risky = bool({"word", "person"} & set(mention.risks))
        found.append(StateForm(form, mention.candidates[0], kind, exact=form.isupper(), risky=risky))
    return tuple(found)

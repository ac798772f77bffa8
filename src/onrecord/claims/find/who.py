"""From the subjects of a clause to states: names as they are, pronouns by what was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.subjects import Subject


def resolve_subjects(view: View, subjects: tuple[Subject, ...], discourse: Discourse) -> list[tuple[str, str]]:
    """Return the states with the reason for each; a pronoun with nothing before it gives none."""
    found: list[tuple[str, str]] = []
    for subject in subjects:
        state = subject.state
        why = f"state: {subject.why}"
        if state is None:
            state = discourse.last_state()
            why = f"state: {subject.why} is {state}, from before"
        if state is not None and state not in [one for one, _ in found]:
            found.append((state, why))
    return found

"""From the subjects of a clause to states: names as they are, pronouns by what was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.subjects import is_agent, states_in

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.subjects import Subject


_TOGETHER = {
    "they": 0,
    "both": 2,
    "the two": 2,
    "the pair": 2,
    "all two": 2,
    "the three": 3,
    "all three": 3,
    "the trio": 3,
    "the four": 4,
    "all four": 4,
}
"""Words for several states named together, and how many; 0 for any number."""


def resolve_subjects(view: View, subjects: tuple[Subject, ...], discourse: Discourse) -> list[tuple[str, str]]:
    """Return the states with the reason for each; a pronoun with nothing before it gives none."""
    found: list[tuple[str, str]] = []
    for subject in subjects:
        state = subject.state
        why = f"state: {subject.why}"
        if state is None and subject.pronoun in _TOGETHER:
            size = _TOGETHER[subject.pronoun]
            if len(discourse.together) > 1 and size in (0, len(discourse.together)):
                found += [
                    (one, f"state: {subject.why} takes in {one}, from before")
                    for one in discourse.together
                    if one not in [known for known, _ in found]
                ]
                continue
            if size:
                continue
        if state is None:
            state = _named_before(view, subject, discourse) or discourse.last_state()
            why = f"state: {subject.why} is {state}, from before"
        if state is not None and state not in [one for one, _ in found]:
            found.append((state, why))
    return found


def _named_before(view: View, subject: Subject, discourse: Discourse) -> str | None:
    """ "Mexico did not hesitate: it joined": the one state that acts earlier in the sentence."""
    acting = [
        state
        for mention in view.entities
        if mention.end <= subject.first and (state := states_in(view, mention)) and is_agent(view, mention)
    ]
    about = discourse.matter_states()
    others = [state for state in acting if state not in about]
    return others[0] if len(set(others)) == 1 else None

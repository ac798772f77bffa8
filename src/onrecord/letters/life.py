"""The life of a letter and of a signature: every state, and every step from one to another that is allowed.

The tables below are all there is. Pages offer what they list, deeds ask them before they change anything, and a test
tries every pair of states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import OnrecordError


class StepError(OnrecordError):
    """Raised where a letter or a signature cannot go from where it is to where somebody wants it."""


class Stage(StrEnum):
    """Where a letter is in its life."""

    DRAFT = "draft"
    """Being written; whoever has its link can read it."""
    OPEN = "open"
    """Public and open for signature; its words are fixed."""
    CLOSED = "closed"
    """Nobody signs any more; it waits to be delivered."""
    DELIVERED = "delivered"
    """Sent to its addressee; no signature can be withdrawn from it."""
    ANSWERED = "answered"
    """The addressee has answered."""


class Standing(StrEnum):
    """Where a signature is."""

    PENDING = "pending"
    """Given in a form or a list; its mail has not been answered."""
    CONFIRMED = "confirmed"
    """Confirmed by the link in the mail, or vouched for by an editor who imported it."""
    REFUSED = "refused"
    """Refused by an editor, with a reason."""
    WITHDRAWN = "withdrawn"
    """Taken back by who signed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed step, with the name of what is done."""

    name: str
    source: Stage | Standing
    target: Stage | Standing


LETTER_STEPS: tuple[Step, ...] = (
    Step("open", Stage.DRAFT, Stage.OPEN),
    Step("close", Stage.OPEN, Stage.CLOSED),
    Step("reopen", Stage.CLOSED, Stage.OPEN),
    Step("deliver", Stage.CLOSED, Stage.DELIVERED),
    Step("answer", Stage.DELIVERED, Stage.ANSWERED),
)
"""A letter never goes back to draft: what people signed stays as they read it."""

SIGNATURE_STEPS: tuple[Step, ...] = (
    Step("confirm", Standing.PENDING, Standing.CONFIRMED),
    Step("refuse", Standing.PENDING, Standing.REFUSED),
    Step("refuse", Standing.CONFIRMED, Standing.REFUSED),
    Step("restore", Standing.REFUSED, Standing.PENDING),
    Step("restore", Standing.REFUSED, Standing.CONFIRMED),
    Step("withdraw", Standing.PENDING, Standing.WITHDRAWN),
    Step("withdraw", Standing.CONFIRMED, Standing.WITHDRAWN),
)
"""A refusal taken back leads to where the signature was; what its signer withdrew, nobody brings back."""

SIGNABLE = frozenset({Stage.OPEN})
"""In these stages people sign and confirm."""
WITHDRAWABLE = frozenset({Stage.OPEN, Stage.CLOSED})
"""In these a signature can be withdrawn or refused: at any time before delivery."""
PUBLIC = frozenset({Stage.OPEN, Stage.CLOSED, Stage.DELIVERED, Stage.ANSWERED})
"""In these everybody can read the letter."""
COUNTED = frozenset({Standing.CONFIRMED})
"""These signatures are on the letter."""
LIVE = frozenset({Standing.PENDING, Standing.CONFIRMED})
"""These are, or may come to be."""


def find_step(name: str, source: Stage | Standing) -> Step:
    """The step of that name from a state. Raises StepError where there is none."""
    table = LETTER_STEPS if isinstance(source, Stage) else SIGNATURE_STEPS
    found = [step for step in table if step.name == name and step.source == source]
    if len(found) != 1:
        raise StepError(f"what is {source.value} cannot be changed by: {name}")
    return found[0]


def may_go(source: Stage | Standing, target: Stage | Standing) -> bool:
    """True where a step leads from the one to the other."""
    return any(step.source == source and step.target == target for step in (*LETTER_STEPS, *SIGNATURE_STEPS))


def steps_from(stage: Stage) -> tuple[Step, ...]:
    """The steps that a letter can take next."""
    return tuple(step for step in LETTER_STEPS if step.source == stage)

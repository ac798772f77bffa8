"""What a printed name is over time, as the table of names, the codes of data sets and the ledger say together."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.names.resolve import Ambiguous, Resolved, Unknown, outcomes_over_time, resolve_code, resolve_state
from onrecord.names.tables import code_spans, state, states_by_code
from onrecord.record.judgements import Answer, Judgements, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.names.resolve import Outcome
    from onrecord.names.tables import Span

_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Answered:
    """What a printed name is on a day: a state, or a discrepancy's code and why; both where only the day is odd."""

    state: str | None
    code: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class NameOverTime:
    """One printed name with its answer on every day, and without one."""

    since: tuple[date, ...]
    """First days of the answers, rising; the first is the first day there is."""
    answers: tuple[Answered, ...]
    undated: Answered

    def on(self, day: date | None) -> Answered:
        """The answer on that day; None for a row of which no day is known."""
        return self.undated if day is None else self.answers[bisect_right(self.since, day) - 1]


def answer_over_time(printed: str, judgements: Judgements) -> NameOverTime:
    """What `printed` is on every day: the ledger first, then the table of names, then data sets' codes."""
    runs, undated = outcomes_over_time(printed), resolve_state(printed, None)
    if _CODE.fullmatch(printed) and all(isinstance(outcome, Unknown) for _, outcome in runs):
        runs = tuple(_code_runs(printed))
        undated = Unknown(printed, "a code, and no day to read it on", damaged=False)
    return NameOverTime(
        since=tuple(day for day, _ in runs),
        answers=tuple(_judge(printed, _read_outcome(outcome), judgements) for _, outcome in runs),
        undated=_judge(printed, _read_outcome(undated), judgements),
    )


def _code_runs(code: str) -> Iterator[tuple[date, Outcome]]:
    """The outcomes of a code, each with its first day."""
    spans = [span for listed, _, span in code_spans() if listed == code]
    held = states_by_code().get(code)
    while held is not None:
        spans += [held.exists] if held.membership is None else [held.exists, held.membership]
        held = states_by_code().get(held.continues or "")
    for day in sorted({date.min, *(edge for span in spans for edge in _edges(span))}):
        yield day, resolve_code(code, day)


def _edges(span: Span) -> Iterator[date]:
    if span.first is not None:
        yield span.first
    if span.last is not None:
        yield span.last + timedelta(days=1)


def _read_outcome(outcome: Outcome) -> Answered:
    if isinstance(outcome, Resolved):
        if outcome.of_the_day:
            return Answered(outcome.state)
        return Answered(
            outcome.state, "name-not-of-the-day", f"a name of other days, read as {state(outcome.state).name}"
        )
    if isinstance(outcome, Ambiguous):
        return Answered(None, "ambiguous-state", outcome.why)
    return Answered(None, "name-damaged" if outcome.damaged else "unknown-state", outcome.why)


def _judge(printed: str, answered: Answered, judgements: Judgements) -> Answered:
    """The answer as the ledger has it: a state that a person gave to the name, or took from it."""
    given = [code for code in judgements.partners(Subject.STATE, printed) if code in states_by_code()]
    if len(given) == 1:
        return Answered(given[0])
    if answered.state is None:
        return answered
    judged = judgements.answer(Subject.STATE, printed, answered.state)
    if judged in {Answer.DIFFERENT, Answer.UNSURE}:
        return Answered(None, "unknown-state", f"judged {judged} from {answered.state}")
    return answered

"""Votes told as a change: what the state had cast before, of which the text says that it moved from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.check.verdicts import CONTRADICTED, PARTLY
from onrecord.claims.check.wording import BALLOTS
from onrecord.claims.models import Evidence

if TYPE_CHECKING:
    from onrecord.claims.check.held import Series
    from onrecord.claims.check.scope import Front
    from onrecord.claims.check.verdicts import Answer
    from onrecord.claims.models import Claim, Votes


def with_move(claim: Claim, says: Votes, series: Series, front: Front, answer: Answer) -> Answer:
    """Return the answer with what the state had cast before, of which the text says that it moved from there."""
    state = claim.subject or ""
    voted = [text for text in series.of_forum(front.forum) if series.ballots(text.symbol, state)]
    last = front.texts[-1].year
    earlier = [text for text in voted if (text.year == says.moved_since if says.moved_since else text.year < last)]
    if not earlier:
        return answer
    text = earlier[-1]
    readings = series.ballots(text.symbol, state)
    sentence = f"{answer.sentence}; in {text.year} it {BALLOTS[readings[0]]} ({text.symbol})"
    # without a year the text may think of another roll call than the last one before
    wrong = CONTRADICTED if says.moved_since else PARTLY
    verdict = answer.verdict if says.moved_from in readings else wrong
    shown = Evidence(text.symbol, series.stand(text, state).vote_origin, f"{series.name_state(state)}: {readings[0]}")
    return replace(answer, verdict=verdict, sentence=sentence, evidence=(*answer.evidence, shown))


def with_change(claim: Claim, says: Votes, series: Series, front: Front, answer: Answer) -> Answer:
    """Return the answer to "returned to a yes": wrong where the state had said the same at the roll call before."""
    state, last = claim.subject or "", front.texts[-1]
    voted = [text for text in series.of_forum(front.forum) if series.ballots(text.symbol, state)]
    before = [text for text in voted if text.year < last.year][-1:]
    if claim.year is None or not before or set(series.ballots(before[0].symbol, state)) != {says.ballot}:
        return answer
    between = [
        text for text in series.texts if before[0].year <= text.year <= last.year and text.forum is not last.forum
    ]
    if any(says.ballot not in (series.ballots(text.symbol, state) or (says.ballot,)) for text in between):
        # "in the Assembly three weeks later it went back to a no": after the other body's vote
        return answer
    text = before[0]
    sentence = f"{answer.sentence}; in {text.year} it {BALLOTS[says.ballot]} too ({text.symbol})"
    shown = Evidence(text.symbol, series.stand(text, state).vote_origin, f"{series.name_state(state)}: {says.ballot}")
    return replace(answer, verdict=CONTRADICTED, sentence=sentence, evidence=(*answer.evidence, shown))

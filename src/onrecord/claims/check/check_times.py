"""Claims of how often: "abstained three times between 2005 and 2010", "missing on three occasions since 2008"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.check_counts import is_met
from onrecord.claims.check.check_streaks import SAID, fits_text, show_text
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.scope import find_fronts
from onrecord.claims.check.standings import is_reported
from onrecord.claims.check.unheld import find_unheld, tell_missing
from onrecord.claims.check.verdicts import (
    CONTRADICTED,
    NOT_IN_RECORD,
    SUPPORTED,
    Answer,
    Truth,
    drop_doubles,
    join_answers,
    judge_all,
)
from onrecord.claims.check.wording import in_years, name_forum, say_count, say_number, say_years
from onrecord.claims.models import OF_LISTS, OF_STATES, Quantifier, Times

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding, Verdict


def check_times(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about how often something was so in the claim's years, in each forum that it may mean.

    A year of which the record does not know counts as one that may have been so.
    """
    says = claim.says
    assert isinstance(says, Times)  # noqa: S101
    series = series_of(claim, held)
    if series is None or (says.of in OF_STATES and claim.subject is None):
        return find_unheld(claim, held)
    fronts = find_fronts(claim, series, published, done=says.of not in OF_LISTS)
    if not any(front.texts for front in fronts):
        return find_unheld(claim, held, fronts)
    answers = [_answer(claim, says, series, front) for front in fronts]
    return join_answers(claim, answers, series.name_state(claim.subject) if claim.subject else "")


def _answer(claim: Claim, says: Times, series: Series, front: Front) -> Answer:
    if not front.texts:
        return tell_missing(front)
    truths = [(text, fits_text(claim, says.of, series, text)) for text in front.texts]
    done = [text for text, truth in truths if truth is Truth.YES]
    unknown = [text for text, truth in truths if truth is Truth.UNKNOWN]
    verdict = _judge_but(says, truths) if says.but else _judge_count(says, truths, len(front.missing))
    if says.among and not front.missing and says.among != len(front.texts):
        # "nine of the 25 texts" of 21
        verdict = CONTRADICTED
    state = claim.subject or ""
    where = name_forum(front.texts[0].forum)
    who, at = (series.name_state(state), f" in {where}") if says.of in OF_STATES else (where, "")
    span = say_years(text.year for text in front.texts)
    share = f"{say_number(len(done))} of {say_count(len(front.texts), 'text')} of {span}"
    often = f"{in_years(text.year for text in done)}, {share}" if done else f"in none of the texts of {span}"
    sentence = f"{who} {SAID[says.of]}{at} {often}"
    if unknown:
        sentence += f"; for {say_years(text.year for text in unknown)} the record does not say"
    shown = [*done, *(text for text in (front.texts[0], front.texts[-1]) if text not in done)]
    evidence = drop_doubles(item for text in shown for item in show_text(series, text, says.of, state))
    reported = says.of in OF_LISTS and is_reported(series, done or front.texts, state)
    return Answer(verdict, sentence, evidence, reported)


def _judge_count(says: Times, truths: list[tuple[Text, Truth]], missing: int) -> Verdict:
    """Of a number, which the years that the record does not know may add to."""
    counted = Truth.NO if says.missing else Truth.YES
    least = sum(truth is counted for _, truth in truths)
    most = least + sum(truth is Truth.UNKNOWN for _, truth in truths) + missing
    met = {is_met(says.relation, says.count, number) for number in range(least, most + 1)}
    return NOT_IN_RECORD if len(met) > 1 else SUPPORTED if True in met else CONTRADICTED


def _judge_but(says: Times, truths: list[tuple[Text, Truth]]) -> Verdict:
    """Of every year but those named: one wrong year makes it wrong, whether among them or not."""
    held = [~truth if text.year in says.but else truth for text, truth in truths]
    return judge_all(held, Quantifier.EVERY, listed=False)

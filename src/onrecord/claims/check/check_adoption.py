"""Claims that a body adopted the text, when, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check.check_intervals import judge_interval
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.named import check_named_text, show_action
from onrecord.claims.check.scope import find_fronts, is_dated
from onrecord.claims.check.stages import find_actions, is_off_day
from onrecord.claims.check.unheld import add_lacking, find_unheld, tell_missing
from onrecord.claims.check.verdicts import (
    AS_VERDICT,
    CONTRADICTED,
    SUPPORTED,
    Answer,
    Truth,
    join_answers,
    judge_all,
)
from onrecord.claims.check.wording import name_forum, say_day, say_list, say_method, say_taken, say_tally
from onrecord.claims.models import Adopts, Evidence, Quantifier

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Action, Held, Series, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding, Verdict


def check_adoption(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about an adoption, in each forum that the claim may mean."""
    says = claim.says
    assert isinstance(says, Adopts)  # noqa: S101
    series = series_of(claim, held)
    if series is None:
        return find_unheld(claim, held)
    wrong_year = check_named_text(claim, series)
    if wrong_year is not None:
        return wrong_year
    fronts = find_fronts(claim, series, published, done=True)
    if not any(front.texts for front in fronts):
        return find_unheld(claim, held, fronts)
    return join_answers(claim, [_answer(claim, says, series, front, published) for front in fronts])


def _answer(claim: Claim, says: Adopts, series: Series, front: Front, published: date | None) -> Answer:
    if not front.texts:
        return tell_missing(front)
    chosen = [(text, _choose(claim, text, published)) for text in front.texts]
    truths = [_judge(claim, says, action) for _, action in chosen]
    verdict = judge_all(truths, Quantifier.EVERY, listed=claim.enumerated)
    if verdict is SUPPORTED and (says.first or says.since is not None):
        verdict = _judge_first(says, series, front)
    later = _later(says, series, front, published) if says.last and verdict is SUPPORTED else []
    verdict = CONTRADICTED if later else verdict
    wrong = [pair for pair, truth in zip(chosen, truths, strict=True) if truth is not Truth.YES]
    shown = [*wrong[:2], *(pair for pair in chosen if pair not in wrong)]
    sentence = say_list(_tell(text, action) for text, action in sorted(shown[:3], key=lambda pair: pair[0].year))
    if (
        claim.days
        and claim.days[0] == claim.days[1]
        and any(action and is_off_day(claim, action) for _, action in shown)
    ):
        sentence += f", not on {say_day(claim.days[0])}"
    if says.after is not None and verdict is SUPPORTED:
        verdict, told = judge_interval(says.after, series, *chosen[-1])
        sentence += told
    evidence = [show_action(text, action) for text, action in shown[:3]]
    evidence += [
        Evidence(text.draft, "", "no action held") for text, action in shown[:3] if action is None and text.draft
    ]
    if later:
        sentence += f"; the last one adopted{say_method(says.method or '')} is of {later[-1].year} ({later[-1].symbol})"
        evidence.append(show_action(later[-1], later[-1].final))
    if says.first or says.since is not None:
        sentence, evidence = _tell_first(says, series, front, sentence, evidence)
    return add_lacking(claim, front, Answer(verdict, sentence, tuple(evidence)))


def _choose(claim: Claim, text: Text, published: date | None) -> Action | None:
    actions = find_actions(claim, text, published)
    return actions[0] if actions else None


def _judge(claim: Claim, says: Adopts, action: Action | None) -> Truth:
    if action is None:
        return Truth.UNKNOWN
    if (action.kind == "adopted") is not says.adopted:
        return Truth.NO
    if says.method is not None and action.method != says.method:
        return Truth.NO if action.method else Truth.UNKNOWN
    if says.unopposed and action.tallies and all(tally[1] for tally in action.tallies):
        return Truth.NO
    return Truth.NO if is_dated(claim) and is_off_day(claim, action) else Truth.YES


def _earlier(says: Adopts, series: Series, front: Front) -> list[Text]:
    """The forum's texts before this one that were adopted in the same way, or at all where no way is named."""
    text = front.texts[-1]
    before = [t for t in series.of_forum(text.forum) if t.year < text.year]
    return [t for t in before if t.final and (says.method is None or t.final.method == says.method)]


def _later(says: Adopts, series: Series, front: Front, published: date | None) -> list[Text]:
    """The forum's texts after this one that were adopted in the same way before the article appeared."""
    text = front.texts[-1]
    after = [t for t in series.of_forum(text.forum) if t.year > text.year and t.final is not None]
    done = [t for t in after if published is None or t.first_day is None or t.first_day <= published]
    return [t for t in done if t.final and says.method in (None, t.final.method)]


def _judge_first(says: Adopts, series: Series, front: Front) -> Verdict:
    same = _earlier(says, series, front)
    if says.since is not None:
        return SUPPORTED if same and same[-1].year == says.since else CONTRADICTED
    return AS_VERDICT[Truth.NO if same else Truth.YES]


def _tell_first(
    says: Adopts, series: Series, front: Front, sentence: str, evidence: list[Evidence]
) -> tuple[str, list[Evidence]]:
    same = _earlier(says, series, front)
    if not same:
        return f"{sentence}; none before it was adopted{say_method(says.method or '')} there", evidence
    last = same[-1]
    told = f"the last one before it that was adopted{say_method(says.method or '')} is of {last.year} ({last.symbol})"
    return f"{sentence}; {told}", [*evidence, show_action(last, last.final)]


def _tell(text: Text, action: Action | None) -> str:
    if action is None:
        return f"the record does not say what {name_forum(text.forum)} did with the text of {text.year}"
    place = name_forum(text.forum, action.stage)
    how = say_taken(action)
    if action.method == "recorded_vote" and action.tallies:
        how = f" by a recorded vote, {say_tally(action.tallies[0])}, on {say_day(action.date)}"
    return f"{place} adopted the text of {text.year}{how} ({text.symbol})"

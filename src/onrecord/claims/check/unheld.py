"""What is said where the record holds nothing: another question, a session without a text, a year between texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.scope import find_years, name_session
from onrecord.claims.check.verdicts import NOT_IN_RECORD, PARTLY, SUPPORTED, Answer, conclude
from onrecord.claims.check.wording import name_committee, name_forum, say_years
from onrecord.claims.models import Evidence, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.claims.check.held import Held, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding


def find_unheld(claim: Claim, held: Held, fronts: Sequence[Front] = ()) -> Finding:
    """The finding where there is nothing to check against, with the session as evidence where one is meant."""
    if held.series(claim.series) is None:
        return conclude(claim, NOT_IN_RECORD, "the record holds nothing on this question")
    if claim.document:
        sentence = f"the record does not hold {claim.document} among the texts on this question"
        return conclude(claim, NOT_IN_RECORD, sentence, [Evidence(claim.document, "", "not held")])
    if claim.session and claim.forum:
        name = f"{claim.forum.value}{claim.session}"
        sentence = f"the record holds no text of session {claim.session} of {name_forum(claim.forum)}"
        return conclude(claim, NOT_IN_RECORD, sentence, [Evidence(name, "", "no text held")])
    answers = [_tell_not_acted(claim, front) if front.texts else tell_missing(front) for front in fronts]
    if answers:
        sentence = "; ".join(answer.sentence for answer in answers)
        return conclude(claim, NOT_IN_RECORD, sentence, [item for answer in answers for item in answer.evidence])
    years = find_years(claim, None)
    forum = claim.forum or Forum.GA
    if years is None:
        return conclude(claim, NOT_IN_RECORD, "the record does not say: the text gives no year to check against")
    evidence = [Evidence(name_session(forum, years[1]), "", "no text held")]
    return conclude(claim, NOT_IN_RECORD, f"the record holds no text of {say_years(range(*_closed(years)))}", evidence)


def _tell_not_acted(claim: Claim, front: Front) -> Answer:
    """What is said where the text is held, and what the body did with it is not."""
    place = name_forum(front.forum, claim.stage)
    if claim.stage is Stage.COMMITTEE and front.forum is Forum.GA:
        place = name_committee(front.texts[-1].draft)
    years = say_years(text.year for text in front.texts)
    told = f"no action of {place} held"
    evidence = tuple(
        Evidence(symbol, "", told)
        for text in front.texts[:3]
        for symbol in dict.fromkeys((text.draft, text.symbol))
        if symbol
    )
    return Answer(NOT_IN_RECORD, f"the record does not hold what {place} did with the text of {years}", evidence)


def tell_missing(front: Front) -> Answer:
    """What is said of a forum whose years hold no text."""
    years = front.missing or front.gaps
    if not years:
        return Answer(NOT_IN_RECORD, f"the record holds no text of {name_forum(front.forum)} for that time")
    evidence = tuple(Evidence(name_session(front.forum, year), "", "no text held") for year in years[-1:])
    return Answer(NOT_IN_RECORD, say_lacking(front, years), evidence)


def add_lacking(claim: Claim, front: Front, answer: Answer) -> Answer:
    """Return the answer that was right of the texts held, with the years that the claim names and that have none.

    Between years with a text there was none; before the first and after the last the record may end.
    """
    named = set(claim.listed) if claim.enumerated else set()
    lacking = sorted(named & {*front.gaps, *front.missing})
    if not named and not _YEARLY.isdisjoint(pairwise(claim.quote.lower().split())):
        lacking = list(front.missing)
    if answer.verdict is not SUPPORTED or not lacking:
        return answer
    verdict = PARTLY if named & set(front.gaps) else NOT_IN_RECORD
    return replace(answer, verdict=verdict, sentence=f"{answer.sentence}; {say_lacking(front, lacking)}")


_YEARLY = frozenset({("every", "year"), ("each", "year"), ("each", "autumn"), ("every", "autumn"), ("each", "of")})


def say_lacking(front: Front, years: Iterable[int]) -> str:
    """Return the words for years of which the record holds no text of the forum."""
    return f"the record holds no text of {name_forum(front.forum)} for {say_years(years)}"


def _closed(years: tuple[int, int]) -> tuple[int, int]:
    return years[0], years[1] + 1


def tell_far(claim: Claim, texts: list[Text]) -> Finding:
    """The finding about a vote far from the days of all texts meant: on another one, which is not held."""
    shown = [
        Evidence(text.symbol, text.final.origin if text.final else "", "decided at another time") for text in texts
    ]
    return conclude(claim, NOT_IN_RECORD, "the record holds no vote on this question of that time", shown[:2])

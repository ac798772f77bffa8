"""What a claim tells beside what it asserts: the day, the body, the session, how many years or texts those were."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.check.compared_sponsors import check_compared
from onrecord.claims.check.days_of_drafts import check_draft_day
from onrecord.claims.check.days_told import check_body, check_day
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.numbers_told import check_numbers
from onrecord.claims.check.said_beside import check_said, nth_act
from onrecord.claims.check.scope import texts_then
from onrecord.claims.check.under_whom import under_another
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED
from onrecord.claims.check.wording import name_forum, say_list, say_years
from onrecord.claims.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Finding, Verdict


def check_beside(finding: Finding, held: Held, published: date | None) -> Finding:
    """Return the finding; not right where all is so but the day, body, session or number of texts told with it."""
    if finding.claim.kind is Kind.ACT:
        return _check_act(check_numbers(finding), held)
    if finding.verdict not in {SUPPORTED, NOT_IN_RECORD}:
        return finding
    claim, series = finding.claim, series_of(finding.claim, held)
    if series is None:
        return finding
    if finding.verdict is NOT_IN_RECORD:
        return check_body(finding, series)
    wrong, told = _wrong_beside(claim, series, held, published)
    if not told:
        return finding
    return replace(finding, verdict=wrong, sentence=f"{finding.sentence.removesuffix('.')}; {told}.")


def _wrong_beside(claim: Claim, series: Series, held: Held, published: date | None) -> tuple[Verdict, str]:
    """The verdict of what is told beside and does not fit, and what to say; no words where all fits."""
    told = _miscounted(claim) or _other_body(claim, series) or _other_session(claim, series)
    told = told or _told_fewer(claim, series, published)
    if told:
        return CONTRADICTED, told
    for wrong, said in _judged(claim, series, held, published):
        if said:
            return wrong, said
    return NOT_IN_RECORD, _told_more(claim, series, published)


def _judged(claim: Claim, series: Series, held: Held, published: date | None) -> Iterator[tuple[Verdict, str]]:
    yield check_day(claim, series)
    yield check_said(claim, series, held, published) or (SUPPORTED, "")
    yield check_compared(claim, series)
    yield check_draft_day(claim, series, held)


def _check_act(finding: Finding, held: Held) -> Finding:
    """Return the finding; not right where another headed the government then, or it is told as the second time."""
    if finding.verdict is not SUPPORTED:
        return finding
    wrong, told = CONTRADICTED, under_another(finding.claim, None, held)
    if not told:
        wrong, told = NOT_IN_RECORD, nth_act(finding.claim)
    if not told:
        return finding
    return replace(finding, verdict=wrong, sentence=f"{finding.sentence.removesuffix('.')}; {told}.")


def _other_body(claim: Claim, series: Series) -> str:
    """ "The Human Rights Council adopted resolution 72/188", a text of the Assembly."""
    text = series.by_document.get(claim.document) if claim.document else None
    if text is None or claim.forum in (None, text.forum) or not claim.kind.is_of_texts:
        return ""
    return f"{text.symbol} is a text of {name_forum(text.forum)}"


def _texts_of(claim: Claim, series: Series, published: date | None) -> list[Text]:
    """The texts of the claim's body in its years; of one year, all up to it: "all three of its resolutions"."""
    if claim.years is None or claim.forum is None:
        return []
    first, last = claim.years
    texts = [
        text for text in series.of_forum(claim.forum) if text.year <= last and (first == last or text.year >= first)
    ]
    return [text for text in texts if published is None or text.first_day is None or text.first_day <= published]


def _told_fewer(claim: Claim, series: Series, published: date | None) -> str:
    """ "In all four votes since 2019", of which there were six."""
    if claim.of_all is None or claim.year is not None:
        return ""
    texts = _texts_of(claim, series, published)
    voted = [text for text in texts if any(action.method == "recorded_vote" for action in text.actions)]
    fewest = min(len(voted), len({text.year for text in voted})) or len(texts)
    return f"the record holds {fewest} of that time, not {claim.of_all}" if claim.of_all < fewest else ""


def _told_more(claim: Claim, series: Series, published: date | None) -> str:
    """ "Each of the six drafts from 2007 to 2014", of which the record holds five; it may lack one."""
    texts = _texts_of(claim, series, published) if claim.of_all is not None else []
    if claim.of_all is None or not texts or claim.of_all <= len(texts):
        return ""
    return f"the record holds {len(texts)} of that time, not {claim.of_all}"


def _other_session(claim: Claim, series: Series) -> str:
    """ "At its 81st session, on 18 December 2025": the day tells the text, and that was of the 80th."""
    named = _AT_SESSION.search(claim.quote) if claim.session is None else None
    told = claim.session or (named[1] if named is not None else None)
    if told is None or claim.year is None or claim.forum is None or claim.document or not claim.kind.is_of_texts:
        return ""
    sessions = [text.session for text in texts_then(claim, series)]
    if not sessions or told in sessions or not all(sessions):
        return ""
    return f"that was session {say_list(dict.fromkeys(sessions))}, not {told}"


_AT_SESSION = re.compile(r"\b[Aa]t its (\d+)(?:st|nd|rd|th) session\b")


def _miscounted(claim: Claim) -> str:
    """ "For twelve years, from 2008 to 2018": those are eleven; who takes the last from the first calls them ten."""
    if claim.counted is None or claim.years is None:
        return ""
    first, last = claim.years
    number = len(claim.listed) or last - first + 1
    if claim.counted == number or (not claim.listed and claim.counted == number - 1):
        return ""
    return f"{say_years(claim.listed or range(first, last + 1))} makes {number}, not {claim.counted}"

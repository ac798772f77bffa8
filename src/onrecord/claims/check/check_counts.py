"""Claims of how many states sponsored."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.check.joined import series_of
from onrecord.claims.check.scope import find_fronts
from onrecord.claims.check.standings import is_open_list
from onrecord.claims.check.unheld import find_unheld
from onrecord.claims.check.verdicts import (
    CONTRADICTED,
    NOT_IN_RECORD,
    PARTLY,
    SUPPORTED,
    Answer,
    conclude,
    join_answers,
)
from onrecord.claims.check.wording import name_forum, say_day, say_list
from onrecord.claims.models import Counts, Evidence, Relation, Stage
from onrecord.record import Rank

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.check.held_text import SponsorList
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding, Verdict

_AT_LEAST = re.compile(r"(more than|over|at least) (\d+)")
_ROUND = 0.05


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of sponsors as a source gives it, at a stage."""

    number: int
    at_tabling: bool
    document: str
    origin: str
    reported: bool
    above: bool = False
    """The source says "more than" the number."""


def check_counts(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about a number of sponsors: at tabling and at adoption are two numbers."""
    says = claim.says
    assert isinstance(says, Counts)  # noqa: S101
    series = series_of(claim, held)
    if series is None:
        return find_unheld(claim, held)
    earlier = _find_earlier(claim, series)
    if earlier is not None:
        return _finish(claim, _judge(claim, says, earlier[0], earlier[1], early=False))
    fronts = [front for front in find_fronts(claim, series, published) if front.texts]
    if not fronts:
        return find_unheld(claim, held, find_fronts(claim, series, published))
    answers = [_answer(claim, says, series, front, published) for front in fronts]
    known = [answer for answer in answers if answer.verdict is not NOT_IN_RECORD]
    right = [answer for answer in known if answer.verdict is SUPPORTED]
    return join_answers(claim, right or known or answers)


def _find_earlier(claim: Claim, series: Series) -> tuple[Text, list[Figure]] | None:
    """A version of the draft that was revised later, where the claim names it by symbol or by its day."""
    says = claim.says
    assert isinstance(says, Counts)  # noqa: S101
    for text, version in series.versions:
        named = claim.document == version
        # "last month's draft", of a month in which the revised one came out too, is that one
        dated = _is_of(claim, series.day_of(version)) and not _is_of(claim, text.tabled_on)
        first = says.first_version and _is_of_text(claim, text)
        if named or dated or first:
            origin = series.list_origin(version)
            printed, joined = len(series.printed_names(version)), series.named_sponsors(version)
            # those who joined it before it was revised stand on it too
            sizes = {size: at_tabling for size, at_tabling in ((joined, False), (printed, True)) if size}
            return text, [Figure(size, at_tabling, version, origin, False) for size, at_tabling in sizes.items()]
    return None


def _is_of(claim: Claim, day: date | None) -> bool:
    """The day lies in those of the claim, where these are close enough to tell one version from another."""
    days = claim.days
    return days is not None and day is not None and _is_close(days) and days[0] <= day <= days[1]


def _is_of_text(claim: Claim, text: Text) -> bool:
    """The text is of the claim's year and body."""
    years = claim.years
    return years is not None and years[0] <= text.year <= years[1] and claim.forum in (None, text.forum)


def _is_close(days: tuple[date, date]) -> bool:
    """A day or a month, by which a version of a draft can be known."""
    return (days[1] - days[0]).days <= _MONTH


_MONTH = 31


def _finish(claim: Claim, answer: Answer) -> Finding:
    return conclude(claim, answer.verdict, answer.sentence, answer.evidence, reported=answer.reported)


def _answer(claim: Claim, says: Counts, series: Series, front: Front, published: date | None) -> Answer:
    if len(claim.listed) > 1 and len(front.texts) > 1:
        return _answer_each(claim, says, series, front)
    text = front.texts[-1]
    closed = text.sponsored_on
    before = claim.days is not None and closed is not None and claim.days[1] < closed and _is_close(claim.days)
    early = (is_open_list(text, published) or before) and not says.at_last
    figures = find_figures(series, text)
    if early and claim.stage is not None:
        # the committee's list may have closed by then or not: the number of either moment is right
        early = any(one.at_tabling and _fits(says.relation, says.number, one) for one in figures)
    return _judge(claim, says, text, figures, early=early)


def _answer_each(claim: Claim, says: Counts, series: Series, front: Front) -> Answer:
    """The same number of several years: right of all, of some, or of none."""
    texts = [text for text in front.texts if text.year in claim.listed]
    answers = [_judge(claim, says, text, find_figures(series, text), early=False) for text in texts]
    verdicts = {answer.verdict for answer in answers}
    verdict = answers[0].verdict if len(verdicts) == 1 else NOT_IN_RECORD if NOT_IN_RECORD in verdicts else PARTLY
    sentence = "; ".join(answer.sentence for answer in answers)
    evidence = tuple(item for answer in answers for item in answer.evidence)
    return Answer(verdict, sentence, evidence, all(answer.reported for answer in answers))


def find_figures(series: Series, text: Text) -> list[Figure]:
    """Every number that a source gives, printed lists counted, the heavier first."""
    figures: list[Figure] = []
    for item in text.lists:
        reported = item.rank == Rank.REPORTED.value
        at_tabling = item.stage == "at_tabling"
        above = _AT_LEAST.search(item.printed)
        if above:
            figures.append(Figure(int(above[2]), at_tabling, item.document, item.origin, reported, above=True))
            continue
        numbers = {number for number in (item.total, item.names) if number}
        if item.extent != "complete":
            numbers = {item.total} if item.total else set()
        figures += [Figure(n, at_tabling, item.document, item.origin, reported) for n in sorted(numbers, reverse=True)]
    figures.sort(key=lambda figure: figure.reported)
    return figures


def _judge(claim: Claim, says: Counts, text: Text, figures: list[Figure], *, early: bool) -> Answer:
    if says.joined:
        answer = _judge_joined(says, text, figures)
        if answer.verdict is not CONTRADICTED or not _MORE.isdisjoint(claim.quote.lower().split()):
            return answer
        # "61 states joined the sponsors" may count all of them
    wanted = says.number + 1 if says.others else says.number
    place = name_forum(text.forum)
    catalogued = [] if figures else _catalogued(text, says.relation, wanted)
    if catalogued:
        item, number = catalogued[0]
        sentence = (
            f"the list of sponsors held of the text of {place} in {text.year} ({item.document}) has {number} names"
        )
        return Answer(SUPPORTED, sentence, (Evidence(item.document, item.origin, f"{number} names listed"),))
    if not figures:
        sentence = f"the record holds no number of sponsors for the text of {place} in {text.year} ({text.symbol})"
        final = text.final
        shown = Evidence(text.symbol, final.origin if final else "", "no number of sponsors held")
        return Answer(NOT_IN_RECORD, sentence, (shown,))
    tabled = [figure for figure in figures if figure.at_tabling]
    joined = [figure for figure in figures if not figure.at_tabling]
    meant = tabled if (says.as_printed or early) and tabled else joined
    other = joined if meant is tabled else tabled
    right = [figure for figure in meant if _fits(says.relation, wanted, figure)]
    also = [figure for figure in other if _fits(says.relation, wanted, figure)]
    verdict = _weigh(claim, says, wanted, meant, right, also, early=early)
    if says.as_printed and not tabled and not right:
        # how many there were at tabling is not held, and how many at adoption does not say it
        verdict = NOT_IN_RECORD
    other_list = _catalogued(text, says.relation, wanted) if verdict in _WRONG and _is_of_draft(claim, says) else []
    shown_figures = [*right[:1], *([] if right else also[:1]), *meant[:1], *other[:1]]
    unique = list({(f.number, f.at_tabling): f for f in shown_figures}.values())
    told = [_tell(figure, text) for figure in sorted(unique, key=lambda figure: not figure.at_tabling)]
    sentence = f"the text of {place} in {text.year} ({text.symbol}) had {say_list(told)}"
    evidence = tuple(Evidence(f.document, f.origin, _tell(f, text)) for f in unique)
    if other_list:
        item, number = other_list[0]
        verdict = SUPPORTED
        sentence += f"; another source, which differs, lists {number} on {item.document}"
        evidence = (Evidence(item.document, item.origin, f"{number} names listed"), *evidence)
    return Answer(verdict, sentence, evidence, all(figure.reported for figure in unique))


_WRONG = frozenset({CONTRADICTED, PARTLY})
_MORE = frozenset({"more", "other", "others", "further", "later", "after", "subsequently", "then", "additional"})


def _is_of_draft(claim: Claim, says: Counts) -> bool:
    """ "The revised version carried 34 names": of a list as it was printed, of which two sources may differ."""
    return says.as_printed or not {"version", "revised"}.isdisjoint(claim.quote.lower().split())


def _catalogued(text: Text, relation: Relation, wanted: int) -> list[tuple[SponsorList, int]]:
    """Lists that a catalogue holds of a text, whose number of names is the one told; another number proves nothing."""
    held = [(item, item.names) for item in text.lists if item.extent == "selection" and item.names]
    return [
        (item, number)
        for item, number in held
        if _fits(
            relation, wanted, Figure(number, item.stage == "at_tabling", item.document, item.origin, reported=False)
        )
    ]


def _judge_joined(says: Counts, text: Text, figures: list[Figure]) -> Answer:
    """How many came after the tabling: what two numbers that were counted, and not only bounded, differ by."""
    tabled = [figure for figure in figures if figure.at_tabling and not figure.above]
    closed = [figure for figure in figures if not figure.at_tabling and not figure.above]
    pairs = [(first, last) for first in tabled for last in closed if last.number >= first.number]
    place = name_forum(text.forum)
    evidence = tuple(Evidence(f.document, f.origin, _tell(f, text)) for f in [*tabled[:1], *closed[:1]])
    if not pairs:
        sentence = f"the record does not say how many states joined the text of {place} in {text.year} ({text.symbol})"
        return Answer(NOT_IN_RECORD, sentence, evidence)
    right = [
        pair
        for pair in pairs
        if _fits(says.relation, says.number, replace(pair[1], number=pair[1].number - pair[0].number))
    ]
    first, last = (right or pairs)[0]
    sentence = (
        f"the text of {place} in {text.year} ({text.symbol}) had {_tell(first, text)} and {_tell(last, text)}, "
        f"so {last.number - first.number} came after the tabling"
    )
    shown = tuple(Evidence(f.document, f.origin, _tell(f, text)) for f in (first, last))
    return Answer(SUPPORTED if right else CONTRADICTED, sentence, shown, last.reported or first.reported)


def _weigh(
    claim: Claim,
    says: Counts,
    wanted: int,
    meant: list[Figure],
    right: list[Figure],
    also: list[Figure],
    *,
    early: bool,
) -> Verdict:
    if right:
        return SUPPORTED
    if meant and all(figure.above for figure in meant):
        floor = max(figure.number for figure in meant)
        return CONTRADICTED if wanted <= floor and says.relation is Relation.EXACTLY else NOT_IN_RECORD
    if also:
        # The number is right for the other moment; the text is wrong only where it says which moment it means.
        if not meant:
            return SUPPORTED
        return CONTRADICTED if claim.stage is Stage.COMMITTEE or says.as_printed or says.at_last else PARTLY
    return CONTRADICTED if meant else NOT_IN_RECORD


def _fits(relation: Relation, wanted: int, figure: Figure) -> bool:
    number = figure.number
    if figure.above:
        return relation in {Relation.MORE_THAN, Relation.AT_LEAST} and wanted <= number
    return is_met(relation, wanted, number)


def is_met(relation: Relation, wanted: int, number: int) -> bool:
    """Return whether the real number bears out the one that a text tells."""
    return {
        Relation.EXACTLY: number == wanted,
        Relation.AT_LEAST: number >= wanted,
        Relation.MORE_THAN: number > wanted,
        Relation.AT_MOST: number <= wanted,
        Relation.FEWER_THAN: number < wanted,
        Relation.ABOUT: abs(number - wanted) <= max(2, _ROUND * number),
    }[relation]


def _tell(figure: Figure, text: Text) -> str:
    closed = text.sponsored_on
    when = "when tabled" if figure.at_tabling else f"when adopted{' on ' + say_day(closed) if closed else ''}"
    more = "more than " if figure.above else ""
    manner = " (as reported)" if figure.reported else ""
    return f"{more}{figure.number} sponsors {when}{manner}"

"""Claims of runs: "for the fourth year in a row", "every year since 2012"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.scope import GENEVA, find_years, name_session
from onrecord.claims.check.standings import is_reported, read_sponsor, show_list
from onrecord.claims.check.unheld import find_unheld
from onrecord.claims.check.verdicts import (
    CONTRADICTED,
    NOT_IN_RECORD,
    SUPPORTED,
    Answer,
    Truth,
    drop_doubles,
    join_answers,
)
from onrecord.claims.check.wording import name_forum, say_count, say_day, say_list, say_method, say_taken, say_years
from onrecord.claims.models import OF_LISTS, OF_STATES, Evidence, Object, Streak

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Finding, Verdict

_BALLOTS = {Object.VOTED_YES: "yes", Object.VOTED_NO: "no", Object.ABSTAINED: "abstain"}
SAID = {
    Object.ADOPTED: "adopted a text",
    Object.WITHOUT_VOTE: "adopted the text without a vote",
    Object.RECORDED_VOTE: "adopted the text by a recorded vote",
    Object.SPONSORED: "sponsored",
    Object.NOT_SPONSORED: "did not sponsor",
    Object.VOTED_YES: "voted in favour",
    Object.VOTED_NO: "voted against",
    Object.ABSTAINED: "abstained",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of sessions up to the one that the claim ends with."""

    texts: tuple[Text, ...]
    """Those that fit, in order; empty where the last one does not."""
    last: Text
    broken: Text | None
    """The text before the run that does not fit, where one is held."""
    gap: int | None
    """The year before the run in which there was no text, where the series had begun."""
    open: bool
    """True where the record does not say whether the session before the run fits."""
    end: Truth
    """Whether the last one fits."""

    def length(self, says: Streak) -> int:
        """Return how many in a row: years, of which some have several texts, or the texts themselves."""
        return len(self.texts) if says.times else len({text.year for text in self.texts})


def check_streaks(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about a run up to the last of the claim's years, in each forum that it may mean."""
    says = claim.says
    assert isinstance(says, Streak)  # noqa: S101
    series = series_of(claim, held)
    if series is None or find_years(claim, published) is None or (says.of in OF_STATES and claim.subject is None):
        return find_unheld(claim, held)
    return check_streaks_in(claim, series, published)


def check_streaks_in(claim: Claim, series: Series, published: date | None) -> Finding:
    """The same for a claim of a run whose series and years are known."""
    says, years = claim.says, find_years(claim, published)
    assert isinstance(says, Streak)  # noqa: S101
    assert years is not None  # noqa: S101
    answers = [_answer(claim, says, series, place, years, published) for place in _find_places(claim, years)]
    found = [answer for answer in answers if answer is not None]
    if not found:
        forum = claim.forum or Forum.GA
        missing = Answer(
            NOT_IN_RECORD,
            f"the record holds no text of {name_forum(forum)} for {years[1]}",
            (Evidence(name_session(forum, years[1]), "", "no text held"),),
        )
        return join_answers(claim, [missing])
    return join_answers(claim, found)


def _find_places(claim: Claim, years: tuple[int, int]) -> list[tuple[Forum, ...]]:
    """The forums to follow; a run in Geneva that begins before 2006 takes in the Commission."""
    geneva = GENEVA if years[0] < 2006 else (Forum.HRC,)
    if claim.forum is None:
        return [(Forum.GA,), geneva]
    return [geneva] if claim.forum is Forum.HRC else [(claim.forum,)]


def _answer(
    claim: Claim, says: Streak, series: Series, place: tuple[Forum, ...], years: tuple[int, int], published: date | None
) -> Answer | None:
    texts = [text for text in series.of_forum(*place) if text.year <= years[1]]
    done = [text for text in texts if _is_over(text, says.of, published)]
    pending = len(texts) - len(done) > 0 or (published is not None and published.year == years[1])
    texts = done or texts
    if not texts or (texts[-1].year < years[1] and not (pending and texts[-1].year == years[1] - 1)):
        return None
    if says.total:
        counting = _count_sponsored if says.of in OF_LISTS else _count_all
        return counting(claim, says, series, texts)
    run = _measure(claim, says, series, texts)
    verdict = _judge(says, run, years)
    if says.or_before and verdict is CONTRADICTED and len(texts) > 1:
        before = _measure(claim, says, series, texts[:-1])
        fits = _judge(says, before, (years[0] - 1, years[1] - 1))
        if fits is SUPPORTED or not run.texts:
            return _tell(claim, says, series, before, fits, place)
    if verdict is CONTRADICTED and len(texts) > 1 and _leaves_out_last(claim, says, texts[-1], published):
        before = _measure(claim, says, series, texts[:-1])
        if _judge(says, before, (years[0] - 1, years[1] - 1)) is SUPPORTED:
            return _tell(claim, says, series, before, SUPPORTED, place)
    if says.or_adopted and verdict is CONTRADICTED:
        either = replace(says, of=Object.ADOPTED, or_adopted=False)
        every = _measure(claim, either, series, texts)
        if _judge(either, every, years) is SUPPORTED:
            return _tell(claim, either, series, every, SUPPORTED, place)
    if texts[-1].year < years[1] and says.count == len(run.texts) + 1:
        # up to a session of which nothing is held yet, and right so far
        verdict = NOT_IN_RECORD
    return _tell(claim, says, series, run, verdict, place)


def _count_all(_claim: Claim, says: Streak, series: Series, texts: list[Text]) -> Answer:
    """How many texts there were in all, or adopted in that way, or since a year, up to the one meant."""
    since, last = says.since or texts[0].year, texts[-1]
    adopted = [text for text in texts if text.year >= since and (text.final is None or text.final.kind == "adopted")]
    method = "" if says.of is Object.ADOPTED else says.of.value
    if any(method and (text.final is None or not text.final.method) for text in adopted):
        return Answer(NOT_IN_RECORD, "the record does not say of each text how it was adopted")
    counted = [text for text in adopted if text.final is None or method in ("", text.final.method)]
    if not counted:
        return Answer(NOT_IN_RECORD, "the record holds no such text of those years")
    verdict = SUPPORTED if len(counted) == says.count and counted[-1] is last else CONTRADICTED
    many = say_count(len(counted), "text")
    span = f"from {counted[0].year} to {counted[-1].year} ({_cite(counted[0], counted[-1])})"
    sentence = f"{name_forum(last.forum)} adopted {many} on this question{say_method(method)} {span}"
    shown = [counted[0], last]
    return Answer(
        verdict, sentence, drop_doubles(item for text in shown for item in show_text(series, text, says.of, ""))
    )


def _count_sponsored(claim: Claim, says: Streak, series: Series, texts: list[Text]) -> Answer:
    """How many texts the state has sponsored so far, in a row or not; unknown lists may add to those that are held."""
    state = claim.subject or ""
    known = [(text, read_sponsor(series.stand(text, state))) for text in texts]
    done = [text for text, truth in known if truth is Truth.YES]
    open_ones = sum(truth is Truth.UNKNOWN for _, truth in known)
    wanted = says.count or 0
    if known[-1][1] is Truth.NO or not len(done) <= wanted <= len(done) + open_ones:
        verdict = CONTRADICTED
    else:
        verdict = NOT_IN_RECORD if open_ones or known[-1][1] is Truth.UNKNOWN else SUPPORTED
    years = say_list(str(text.year) for text in done)
    where = name_forum(texts[-1].forum)
    told = f"in {years}" if done else f"no text up to {texts[-1].year}"
    sentence = f"{series.name_state(state)} sponsored in {where} {told}"
    shown = [*done[:1], texts[-1]]
    evidence = drop_doubles(item for text in shown for item in show_text(series, text, says.of, state))
    return Answer(verdict, sentence, evidence)


def _is_over(text: Text, what: Object, published: date | None) -> bool:
    """True where the article can speak of it: the body had acted, or for sponsors the draft was tabled."""
    if published is None or text.first_day is None or text.first_day <= published:
        return True
    return what in OF_LISTS and text.tabled_on is not None and text.tabled_on <= published


def _leaves_out_last(claim: Claim, says: Streak, last: Text, published: date | None) -> bool:
    """ "Has sponsored it for three years in a row", of the years before the draft that lies before the body now.

    "For the third year in a row" takes the draft with it.
    """
    pending = says.of in OF_LISTS and not _is_over(last, Object.ADOPTED, published)
    return pending and _FOR_YEARS.search(claim.quote) is not None


_FOR_YEARS = re.compile(r"\bfor \w+ (?:years|autumns|sessions)\b")


def _measure(claim: Claim, says: Streak, series: Series, texts: list[Text]) -> Run:
    what, apart = says.of, _ANY if says.times else 1
    if says.times and what in _BALLOTS:
        # "abstained for the fourth time in a row": of the texts that were voted on
        texts = [*(text for text in texts[:-1] if text.final is None or text.final.method != "without_vote"), texts[-1]]
    fits = [(text, fits_text(claim, what, series, text)) for text in texts]
    last, end = fits[-1]
    run: list[Text] = []
    for text, truth in reversed(fits):
        if truth is not Truth.YES or (run and run[0].year - text.year > apart):
            break
        run.insert(0, text)
    before = fits[len(fits) - len(run) - 1] if len(run) < len(fits) else None
    if before is None or not run:
        return Run(tuple(run), last, before[0] if before and not run else None, None, open=False, end=end)
    gap = run[0].year - 1 if run[0].year - before[0].year > apart else None
    is_open = gap is None and before[1] is Truth.UNKNOWN
    broken = before[0] if before[1] is Truth.NO and gap is None else None
    return Run(tuple(run), last, broken, gap, open=is_open, end=end)


_ANY = 100
"""Years that may lie between two texts where texts are counted and not years."""


def fits_text(claim: Claim, what: Object, series: Series, text: Text) -> Truth:
    """Whether what a run or a count is of was so of the text, as far as the record shows."""
    final = text.final
    if what is Object.ADOPTED:
        known = Truth.UNKNOWN if final is None else Truth.YES if final.kind == "adopted" else Truth.NO
        return known if known is not Truth.YES or _is_in_months(claim, text) else Truth.NO
    if what in {Object.WITHOUT_VOTE, Object.RECORDED_VOTE}:
        if final is None or not final.method:
            return Truth.UNKNOWN
        return Truth.YES if final.method == what.value else Truth.NO
    state = claim.subject or ""
    if what in OF_LISTS:
        truth = read_sponsor(series.stand(text, state))
        return truth if what is Object.SPONSORED else ~truth
    readings = series.ballots(text.symbol, state)
    if final is not None and final.method == "without_vote":
        return Truth.NO
    if not readings:
        # who is not on a roll call that is whole did not vote: it was no member, or stayed away
        return Truth.NO if series.is_full(text) else Truth.UNKNOWN
    if _BALLOTS[what] not in readings:
        return Truth.NO
    company = claim.says.company if isinstance(claim.says, Streak) else 0
    return _fits_company(text, what, company) if company else Truth.YES


def _fits_company(text: Text, what: Object, company: int) -> Truth:
    """Whether just so many cast that ballot, by one of the totals that are held."""
    side = (Object.VOTED_YES, Object.VOTED_NO, Object.ABSTAINED).index(what)
    counts = {tally[side] for tally in text.final.tallies} - {None} if text.final is not None else set()
    if not counts:
        return Truth.UNKNOWN
    return Truth.YES if company in counts else Truth.NO


def _is_in_months(claim: Claim, text: Text) -> bool:
    """Whether the text was decided in one of the months told; a day that is not held contradicts none."""
    months = claim.says.months if isinstance(claim.says, Streak) else ()
    day = text.final.date if text.final is not None else None
    return not months or day is None or day.month in months


def _judge(says: Streak, run: Run, years: tuple[int, int]) -> Verdict:
    if not run.texts:
        return NOT_IN_RECORD if run.end is Truth.UNKNOWN else CONTRADICTED
    length, start = run.length(says), run.texts[0].year
    if says.at_least and says.count is not None and length >= says.count:
        return SUPPORTED
    if says.first:
        return CONTRADICTED if length > 1 else NOT_IN_RECORD if run.open else SUPPORTED
    if says.since is not None and says.since < start:
        return NOT_IN_RECORD if run.open else CONTRADICTED
    if says.began and says.since != start:
        return CONTRADICTED
    if says.count is not None and says.count != length:
        return NOT_IN_RECORD if run.open and says.count > length else CONTRADICTED
    if says.since is None and says.count is None and years[0] < start and years[0] != years[1]:
        return NOT_IN_RECORD if run.open else CONTRADICTED
    return SUPPORTED


def _tell(claim: Claim, says: Streak, series: Series, run: Run, verdict: Verdict, place: tuple[Forum, ...]) -> Answer:
    state = claim.subject or ""
    where = name_forum(run.last.forum)
    does = SAID[says.of]
    about_state = says.of in OF_STATES
    who = series.name_state(state) if about_state else where
    at = f" in {where}" if about_state else ""
    if not run.texts:
        sentence = _tell_none(series, run, says.of, who, at)
        return Answer(verdict, sentence, tuple(show_text(series, run.last, says.of, state)))
    first, last = run.texts[0], run.texts[-1]
    span = f"in {first.year}" if first is last else f"every year from {first.year} to {last.year}"
    if says.of is Object.NOT_SPONSORED and first is not last:
        does, span = "sponsored", f"in none of the years from {first.year} to {last.year}"
    row = f", {say_count(run.length(says), 'text' if says.times else 'year')} in a row" if first is not last else ""
    sentence = f"{who} {does}{at} {span} ({_cite(first, last)}){row}"
    shown = [first, last]
    if run.broken is not None:
        sentence += f"; {_tell_break(run.broken, says.of)}"
        shown.insert(0, run.broken)
    elif run.gap is not None:
        years = _find_gap(series, place, run)
        sentence += f"; there was no text in {say_years(years)}"
        shown.insert(0, max((t for t in series.of_forum(*place) if t.year < first.year), key=lambda t: t.year))
    elif run.open:
        sentence += f"; for {first.year - 1} the record does not say"
    shown.sort(key=lambda text: (text is not run.broken, text.year))
    evidence = drop_doubles(item for text in shown for item in show_text(series, text, says.of, state))
    reported = about_state and is_reported(series, run.texts, state)
    return Answer(verdict, sentence, evidence, reported)


def _tell_none(series: Series, run: Run, what: Object, who: str, at: str) -> str:
    if run.end is Truth.UNKNOWN:
        return f"the record does not say that {who} {SAID[what]}{at} in {run.last.year} ({run.last.symbol})"
    return f"{_tell_break(run.last, what, who, at)} ({run.last.symbol})"


def _tell_break(text: Text, what: Object, who: str = "", at: str = "") -> str:
    """What happened in the session that does not fit."""
    final = text.final
    voteless = final is not None and what in _BALLOTS and final.method == "without_vote"
    if voteless or what in {Object.WITHOUT_VOTE, Object.RECORDED_VOTE, Object.ADOPTED}:
        how = say_taken(final) if final else f" on {say_day(None)}"
        return f"the text of {text.year} was adopted{how} ({text.symbol})"
    did = {Object.SPONSORED: "did not sponsor", Object.NOT_SPONSORED: "sponsored"}.get(what, "voted otherwise")
    return f"{who or 'it'} {did}{at} in {text.year}" + ("" if who else f" ({text.symbol})")


def _find_gap(series: Series, place: tuple[Forum, ...], run: Run) -> list[int]:
    before = [text.year for text in series.of_forum(*place) if text.year < run.texts[0].year]
    return list(range(max(before) + 1, run.texts[0].year))


def _cite(first: Text, last: Text) -> str:
    return first.symbol if first is last else f"{first.symbol} to {last.symbol}"


def show_text(series: Series, text: Text, what: Object, state: str) -> list[Evidence]:
    """The rows that show it, those of sponsors with the draft."""
    if what in OF_LISTS:
        return show_list(series, text, state, series.name_state(state))
    final = text.final
    when = f" on {final.date}" if final and final.date else ""
    says = f"adopted{say_method(final.method)}{when}" if final else "no action held"
    if what in _BALLOTS:
        says = f"{series.name_state(state)}: {', '.join(series.ballots(text.symbol, state)) or says}"
    return [Evidence(text.symbol, final.origin if final else "", says)]

"""Claims of a change: for the first time, again after years away, no longer, last done in a year."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.standings import is_reported, read_sponsor, show_list, tell_years
from onrecord.claims.check.verdicts import (
    AS_VERDICT,
    CONTRADICTED,
    SUPPORTED,
    Answer,
    Truth,
    drop_doubles,
)
from onrecord.claims.check.wording import say_partial
from onrecord.claims.mentions.numbers import UNITS
from onrecord.claims.models import Change, Evidence, Quantifier

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Sponsors

Row = tuple["Text", Truth]


def judge_change(
    claim: Claim, says: Sponsors, series: Series, front: Front, name: str, published: date | None
) -> Answer:
    """Whether the change that the text asserts falls in that year.

    Of an absence (`Quantifier.NEVER`) the same is asked of not sponsoring: "missing for the first time since 2008".
    """
    state = claim.subject or ""
    # "dropped off the list" is an absence too, and its change is told of sponsoring
    absence = says.quantifier is Quantifier.NEVER and says.change is not Change.STOP
    rows: list[Row] = []
    for text in series.of_forum(front.texts[-1].forum):
        truth = read_sponsor(series.stand(text, state))
        rows.append((text, ~truth if absence else truth))
    year = _first_absence(claim, says, rows) or _first_done(claim, says, rows, front) or _pick_year(claim, says, front)
    if says.undated:
        year = _year_of_last(says, [row for row in rows if row[0].year <= year]) or year
    here = next((row for row in rows if row[0].year == year), (front.texts[-1], rows[-1][1]))
    earlier = [row for row in rows if row[0].year < here[0].year]
    later = [row for row in rows if row[0].year > here[0].year]
    elsewhere = _before_elsewhere(series, here[0]) if says.anywhere else []
    earlier += [(text, read_sponsor(series.stand(text, state))) for text in elsewhere]
    truth, decisive = _JUDGES[says.change or Change.START](says, here, earlier, later)
    truth = _stays(claim, says, truth, later)
    again = _done_again(claim, says, later, published) if truth is Truth.YES else []
    if again:
        truth, decisive = Truth.NO, again
    if says.change is Change.STOP and series.has_withdrawn(here[0], state):
        # it was on the list of this very text, and took its name off
        truth, decisive = Truth.YES, []
    others = [text for text in decisive if text in elsewhere]
    shown = _order([text for text in decisive if text not in others], here[0], [row[0] for row in rows])
    shown_rows = [*decisive, here[0]]
    evidence = drop_doubles(item for text in shown_rows for item in show_list(series, text, state, name))
    sentence = "; ".join(tell_years(series, state, name, texts) for texts in (others, shown) if texts)
    if says.change is Change.STOP and series.has_withdrawn(here[0], state):
        sentence = f"{name} is recorded as having withdrawn from the sponsors of {here[0].draft or here[0].symbol}"
    return Answer(AS_VERDICT[truth], sentence, evidence, is_reported(series, [*others, *shown], state))


def _done_again(claim: Claim, says: Sponsors, later: list[Row], published: date | None) -> list[Text]:
    """ "Last sponsored it in 2018", and did again long before the text appeared; "had last" is told of another time.

    What it did again in the last months may be the news that the text tells: "last there in 2018, it is back".
    """
    told_of_then = not {"had", "before", "until", "till"}.isdisjoint(claim.quote.lower().split())
    if says.change is not Change.LAST_DONE or published is None or told_of_then:
        return []
    done = [text for text, truth in later if truth is Truth.YES]
    return [text for text in done if text.first_day is not None and published - text.first_day > _NEWS][:1]


_NEWS = timedelta(days=200)


def judge_earlier_return(
    claim: Claim, says: Sponsors, series: Series, forum: Forum, published: date | None, name: str
) -> Answer | None:
    """ "Came back in 2023", said in spring and of no body: in the other it had come back the autumn before.

    None where it had not, or long before, so that nobody would mean it.
    """
    if says.change is not Change.RETURN or claim.years is None or published is None:
        return None
    state, year = claim.subject or "", claim.years[0]
    acted = [text for text in series.of_forum(forum) if text.first_day and text.first_day <= published]
    rows = [(text, read_sponsor(series.stand(text, state))) for text in acted]
    run = _run_back(rows)
    before = rows[: len(rows) - len(run)]
    if not before or before[-1][1] is not Truth.NO or run[0][1] is not Truth.YES:
        return None
    away, back = before[-1][0], run[0][0]
    if not year - _NEWLY <= back.year < year:
        return None
    evidence = drop_doubles(item for text in (away, back) for item in show_list(series, text, state, name))
    sentence = tell_years(series, state, name, [away, back])
    return Answer(CONTRADICTED, sentence, evidence, is_reported(series, [away, back], state))


_NEWLY = 2
"""Years within which a return to one body and one to the other are told as one."""


def _before_elsewhere(series: Series, here: Text) -> list[Text]:
    """The texts of other bodies on which their body had acted before this one."""
    day = here.first_day
    others = [text for text in series.texts if text.forum is not here.forum]
    return [text for text in others if day and text.first_day and text.first_day < day]


def find_told_return(says: Sponsors, front: Front, state: str, held: Held) -> Answer | None:
    """A return that an act of the record tells, of years whose lists are not held; None where none tells it."""
    if says.change is not Change.RETURN or not front.texts or says.since is not None:
        return None
    text = front.texts[-1]
    body = _BODY_NAMES.get(text.forum, "")
    for row in held.rows("acts"):
        told = row["state"] == state and row["phase"] == "rejoined" and row["date"][:4] == str(text.year)
        if not told or body not in (row["object"] or ""):
            continue
        away = read_years_away(row["summary"])
        counted = says.missed if says.missed is not None else says.gap_years
        verdict = SUPPORTED if counted is None or counted == away else CONTRADICTED
        if away is None and counted is not None:
            continue
        summary = row["summary"].rstrip(".")
        manner = "as reported" if held.is_reported(row["origin_id"]) else "as documented"
        sentence = f"{manner} for {say_partial(row['date'])}, {summary[:1].lower()}{summary[1:]}"
        evidence = (
            Evidence(text.symbol, row["origin_id"], row["summary"]),
            Evidence(row["act_id"], row["origin_id"], row["summary"]),
        )
        return Answer(verdict, sentence, evidence, held.is_reported(row["origin_id"]))
    return None


def read_years_away(summary: str) -> int | None:
    """How many years away an act's summary tells: "again among the co-sponsors after three years" is 3."""
    words = summary.lower().split()
    for place, word in enumerate(words[:-2]):
        if word == "after" and words[place + 2].startswith("year"):
            number = words[place + 1]
            return int(number) if number.isdigit() else UNITS.get(number)
    return None


_BODY_NAMES = {Forum.HRC: "Human Rights Council", Forum.GA: "General Assembly"}


def _first_absence(claim: Claim, says: Sponsors, rows: list[Row]) -> int | None:
    """ "Dropped off the list under Moon": the year of the years told in which it first did not sponsor any more."""
    if says.change is not Change.STOP or claim.years is None or claim.years[0] == claim.years[1] or says.since:
        return None
    first, last = claim.years
    return next(
        (
            row[0].year
            for before, row in pairwise(rows)
            if before[1] is Truth.YES and row[1] is Truth.NO and first <= row[0].year <= last
        ),
        None,
    )


def _first_done(claim: Claim, says: Sponsors, rows: list[Row], front: Front) -> int | None:
    """ "First sponsored it under Lee Myung-bak": the year of the first text of his days that it did sponsor."""
    if says.change is not Change.START or claim.years is None or claim.years[0] == claim.years[1] or says.since:
        return None
    return next((text.year for text, truth in rows if truth is Truth.YES and text in front.texts), None)


def _year_of_last(says: Sponsors, rows: list[Row]) -> int | None:
    """ "Has resumed its sponsorship", "has dropped out": the year of the change that still holds, or None."""
    still = Truth.NO if says.change is Change.STOP else Truth.YES
    run = _run_back(rows)
    before = rows[: len(rows) - len(run)]
    holds = bool(run) and run[0][1] is still and bool(before) and before[-1][1] is ~still
    return run[0][0].year if holds else None


def _pick_year(claim: Claim, says: Sponsors, front: Front) -> int:
    if says.change is Change.LAST_DONE:
        return says.since or (claim.years[0] if claim.years else front.texts[0].year)
    if says.change in {Change.STOP, Change.RETURN} and claim.years and claim.years[0] != claim.years[1]:
        return claim.years[0]
    return front.texts[-1].year


def _stays(claim: Claim, says: Sponsors, truth: Truth, later: list[Row]) -> Truth:
    """ "Has been back among the sponsors since 2022": in each year from then on too."""
    if says.change is not Change.RETURN or truth is not Truth.YES or claim.years is None:
        return truth
    after = [told for text, told in later if text.year <= claim.years[1]]
    return Truth.NO if Truth.NO in after else Truth.UNKNOWN if Truth.UNKNOWN in after else truth


def _order(decisive: list[Text], here: Text, held: list[Text]) -> list[Text]:
    """The texts to tell of, by year: from the one before the change to the one after it."""
    years = {text.year for text in decisive} | {here.year}
    return [text for text in held if min(years) <= text.year <= max(years)]


def _judge_start(says: Sponsors, here: Row, earlier: list[Row], _later: list[Row]) -> tuple[Truth, list[Text]]:
    """First time: done here, never before; or, with `since` or `gap_years`, not between that year and this one."""
    if says.since is not None or says.gap_years is not None:
        return _judge_return(says, here, earlier, _later)
    done = [text for text, truth in earlier if truth is Truth.YES]
    if here[1] is Truth.NO:
        following = [text for text, truth in _later if truth is Truth.YES]
        return Truth.NO, following[:1]
    if done:
        return Truth.NO, done[:1]
    if here[1] is Truth.UNKNOWN or any(truth is Truth.UNKNOWN for _, truth in earlier):
        return Truth.UNKNOWN, []
    return Truth.YES, [text for text, _ in earlier[-1:]]


def _judge_return(says: Sponsors, here: Row, earlier: list[Row], _later: list[Row]) -> tuple[Truth, list[Text]]:
    """Again: done here, not the time before, done at some time before that; the years away as the text counts them."""
    away = [row for row in _run_back(earlier) if row[1] is Truth.NO]
    before = earlier[: len(earlier) - len(away)]
    last = before[-1][0] if before and before[-1][1] is Truth.YES else None
    shown = ([last] if last else []) + [text for text, _ in away[-1:]]
    if here[1] is Truth.NO:
        following = [text for text, truth in _later if truth is Truth.YES]
        return Truth.NO, [*following[:1], *shown[:1]]
    if earlier and earlier[-1][1] is Truth.YES:
        run = _run_back(earlier)
        return Truth.NO, [text for text, _ in [*earlier[: len(earlier) - len(run)][-1:], *run[:1]]]
    if here[1] is Truth.UNKNOWN or not earlier:
        return Truth.UNKNOWN, shown
    if before and before[-1][1] is Truth.UNKNOWN:
        return _judge_reappearance(says, here, before)
    if last is None:
        # Never before in this forum: a first time, told as a return.
        return Truth.NO if says.change is Change.RETURN and not says.since else Truth.UNKNOWN, shown
    gap = here[0].year - last.year
    if says.since is not None:
        # "missing for the first time since 2008": the last absence, or the first year of the sponsoring that ended.
        right = says.since == last.year
        if says.quantifier is Quantifier.NEVER and away:
            right = right or says.since == away[0][0].year
        return (Truth.YES if right else Truth.NO), shown
    counted = ((says.gap_years, gap), (says.missed, len(away)))
    told = [(said, held) for said, held in counted if said is not None]
    right = not told or any(said == held or (says.gap_beyond and said < held) for said, held in told)
    return (Truth.YES if right else Truth.NO), shown


def _judge_reappearance(says: Sponsors, here: Row, before: list[Row]) -> tuple[Truth, list[Text]]:
    """Again after sessions of which no list is held: that it had sponsored before is shown, how long ago is not."""
    done = [text for text, truth in before if truth is Truth.YES and text.year < here[0].year]
    if not done or says.gap_years is not None or says.missed is not None or says.since is not None:
        return Truth.UNKNOWN, done[-1:]
    return Truth.YES, done[-1:]


def _judge_stop(_says: Sponsors, here: Row, earlier: list[Row], _later: list[Row]) -> tuple[Truth, list[Text]]:
    """No longer: done the time before, not here."""
    before = earlier[-1] if earlier else None
    shown = [before[0]] if before else []
    if here[1] is Truth.YES:
        return Truth.NO, shown
    if before is not None and before[1] is Truth.NO:
        ended = [text for text, truth in earlier if truth is Truth.YES]
        return Truth.NO, ended[-1:]
    if here[1] is Truth.NO and before is not None and before[1] is Truth.YES:
        return Truth.YES, shown
    return Truth.UNKNOWN, shown


def _judge_no_return(_says: Sponsors, here: Row, earlier: list[Row], _later: list[Row]) -> tuple[Truth, list[Text]]:
    """Not again in that year: not done here, or done the time before too."""
    before = earlier[-1:]
    shown = [text for text, _ in before]
    if here[1] is Truth.NO:
        return Truth.YES, shown
    if here[1] is Truth.UNKNOWN or not before or before[0][1] is Truth.UNKNOWN:
        return Truth.UNKNOWN, shown
    return (Truth.YES if before[0][1] is Truth.YES else Truth.NO), shown


def _judge_last(_says: Sponsors, here: Row, earlier: list[Row], later: list[Row]) -> tuple[Truth, list[Text]]:
    """Last done in that year: done there, not the time after."""
    if here[1] is Truth.NO:
        done = [text for text, truth in earlier if truth is Truth.YES]
        return Truth.NO, done[-1:]
    after = later[0] if later else None
    shown = [after[0]] if after else []
    if after is None or here[1] is Truth.UNKNOWN or after[1] is Truth.UNKNOWN:
        return Truth.UNKNOWN, shown
    return (Truth.YES if after[1] is Truth.NO else Truth.NO), shown


def _run_back(rows: list[Row]) -> list[Row]:
    """The rows at the end that share one answer."""
    run: list[Row] = []
    for row in reversed(rows):
        if run and row[1] is not run[0][1]:
            break
        run.insert(0, row)
    return run


_JUDGES = {
    Change.START: _judge_start,
    Change.RETURN: _judge_return,
    Change.STOP: _judge_stop,
    Change.NO_RETURN: _judge_no_return,
    Change.LAST_DONE: _judge_last,
}

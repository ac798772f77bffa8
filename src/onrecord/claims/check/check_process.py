"""Claims of how the question runs through the year: committee before plenary, once in Geneva and once in New York."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.check_drafts import OF_DRAFTS, check_draft
from onrecord.claims.check.check_streaks import check_streaks_in
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.unheld import find_unheld
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED, conclude
from onrecord.claims.check.wording import say_day, say_list, say_years
from onrecord.claims.models import Evidence, Object, Order, Proceeds, Stage, Streak
from onrecord.days import MONTHS, PartialDate

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Finding, Verdict

_RHYTHMS = frozenset({Order.TWICE_A_YEAR, Order.ONCE_A_YEAR, Order.YEARLY, Order.EVERY_OTHER_YEAR})
_USUAL = 0.75
"""The share of years from which on a month counts as the usual one: the Council met in June in 2020, else in spring."""


def check_process(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about the course of the year, from the dates of every session held up to publication."""
    says = claim.says
    assert isinstance(says, Proceeds)  # noqa: S101
    series = series_of(claim, held)
    if series is None:
        return find_unheld(claim, held)
    if says.order is Order.TABLED:
        return _check_tabling(claim, series, held)
    done = [text for text in series.texts if text.is_out(published)]
    if says.order in OF_DRAFTS:
        return check_draft(claim, says, series, done, held)
    if says.of_council:
        return _without_committee(claim, [text for text in done if text.forum is Forum.HRC])
    if says.order is Order.EVERY_OTHER_YEAR or (says.order is Order.YEARLY and not claim.years):
        finding = _check_gaps(claim, says, done)
        months = says.committee_months or says.plenary_months or says.council_months or says.assembly_months
        # "every year in December": the rhythm, and the month
        return _check_months(claim, says, series, done) if months and finding.verdict is SUPPORTED else finding
    if says.order in {Order.SPONSORS_JOIN, Order.LIST_CLOSES}:
        return _check_joining(claim, says, done)
    if says.order in _RHYTHMS:
        if claim.years is not None and claim.years[0] != claim.years[1]:
            return _check_every_year(claim, series, published)
        return _check_rhythm(claim, says, done)
    return _check_months(claim, says, series, done)


def _without_committee(claim: Claim, done: list[Text]) -> Finding:
    """ "The Council's text is first passed by the Third Committee": the Council has no such committee."""
    if not done:
        return find_unheld_process(claim)
    told = (
        f"the Human Rights Council acts on its texts itself, last on {say_day(done[-1].first_day)} ({done[-1].symbol})"
    )
    return conclude(claim, CONTRADICTED, told, [_show(done[-1])])


def _check_joining(claim: Claim, says: Proceeds, done: list[Text]) -> Finding:
    """Whether states joined drafts after they were tabled, as the lists of a committee's drafts show."""
    forum = claim.forum or Forum.GA
    grown = [(text, *sizes) for text in done if text.forum is forum and (sizes := _sizes(text)) is not None]
    grown = [one for one in grown if one[2] > one[1]]
    if not grown:
        return conclude(claim, NOT_IN_RECORD, "the record holds no list of sponsors that tells this")
    told = {
        text.draft: f"{text.draft} had {first} sponsors when tabled and {last} when adopted"
        for text, first, last in grown
    }
    shown = [(text, told[text.draft]) for text, _, _ in reversed(grown[-_SHOWN:])]
    verdict = SUPPORTED if says.order is Order.SPONSORS_JOIN else CONTRADICTED
    evidence = [Evidence(text.draft, next((one.origin for one in text.lists), ""), said) for text, said in shown]
    return conclude(claim, verdict, shown[0][1], evidence)


_SHOWN = 3


def _check_tabling(claim: Claim, series: Series, held: Held) -> Finding:
    """Whether one of the drafts of the year bears that date."""
    forum, years = claim.forum or Forum.GA, claim.years
    texts = [text for text in series.of_forum(forum) if years and years[0] <= text.year <= years[1]]
    drafts = {symbol for text in texts for symbol in (text.draft, *text.documents)}
    # the paper that a revised draft revises
    drafts |= {symbol.partition("/Rev")[0] for symbol in drafts}
    dated = [
        row for row in held.rows("documents") if row["document"] in drafts and row["kind"] in _DRAFTS and row["date"]
    ]
    known = [(row, PartialDate.parse(row["date"]).first) for row in dated]
    if not known or claim.days is None:
        return conclude(claim, NOT_IN_RECORD, "the record does not hold the date of that draft")
    first, last = claim.days
    right = [row for row, day in known if first <= day <= last]
    told = say_list(f"{row['document']} is dated {say_day(day)}" for row, day in known)
    evidence = [Evidence(row["document"], row["origin_id"], f"dated {row['date']}") for row in right or dated]
    return conclude(claim, SUPPORTED if right else CONTRADICTED, told, evidence)


_DRAFTS = frozenset({"draft", "revised_draft"})


def _sizes(text: Text) -> tuple[int, int] | None:
    """How many sponsors the last draft had when tabled and when adopted, where both are known."""
    lists = [one for one in text.lists if one.document == text.draft]
    known = {one.stage: one.total or (one.names if one.extent == "complete" else None) for one in lists}
    first, last = known.get("at_tabling"), known.get("at_adoption")
    return (first, last) if first and last else None


def _check_gaps(claim: Claim, says: Proceeds, done: list[Text]) -> Finding:
    """Whether one year, or two, lay between the last texts of the body; where it was now this and now that, unknown.

    A text that was adopted without a vote need not be held, so that one longer gap proves nothing.
    """
    forums = [claim.forum] if claim.forum else sorted({text.forum for text in done}, key=lambda one: one.value)
    held = max(([text for text in done if text.forum is forum] for forum in forums), key=len, default=[])
    if not held:
        return conclude(claim, NOT_IN_RECORD, "the record holds no text on this question")
    since = claim.years[0] if claim.years else 0
    years = sorted({text.year for text in held if text.year >= since})
    gaps = {after - before for before, after in pairwise(years if since else years[-_LATEST:])}
    wanted, other = (1, 2) if says.order is Order.YEARLY else (2, 1)
    verdict = NOT_IN_RECORD
    if len(years) >= _LEAST and gaps in ({wanted}, {other}):
        verdict = SUPPORTED if gaps == {wanted} else CONTRADICTED
    if says.odd is not None and verdict is SUPPORTED and (years[-1] % 2 == 1) is not says.odd:
        verdict = CONTRADICTED
    if since and years and years[0] != since:
        verdict = CONTRADICTED if verdict is CONTRADICTED else NOT_IN_RECORD
    evidence = [_show(text) for text in reversed(held[-_LATEST:])]
    return conclude(claim, verdict, f"the record holds texts of {say_years(text.year for text in held)}", evidence)


_LATEST = 5
"""As many of the last texts tell the rhythm of today."""
_LEAST = 3


def _check_every_year(claim: Claim, series: Series, published: date | None) -> Finding:
    """A rhythm with its first year is a run in each place: "since 2005 both in Geneva and in New York"."""
    run = replace(claim, says=Streak(Object.ADOPTED, since=claim.years[0] if claim.years else None))
    return replace(check_streaks_in(run, series, published), claim=claim)


def _check_rhythm(claim: Claim, says: Proceeds, done: list[Text]) -> Finding:
    """Whether a text was adopted each year in both places, since when without a gap."""
    assembly = [text for text in done if text.forum is Forum.GA]
    council = [text for text in done if text.forum is Forum.HRC]
    shown = [*assembly[-1:], *council[-1:]]
    if not shown:
        return conclude(claim, NOT_IN_RECORD, "the record holds no text on this question")
    both = {text.year for text in assembly} & {text.year for text in council}
    runs = _last_run(sorted(both))
    since = runs[0] if runs else None
    twice = since is not None and len(runs) > 1
    verdict: Verdict
    if claim.forum is not None and not claim.both and says.order in {Order.TWICE_A_YEAR, Order.ONCE_A_YEAR}:
        # In one body there is one text a year.
        verdict = SUPPORTED if says.order is Order.ONCE_A_YEAR else CONTRADICTED
    else:
        verdict = SUPPORTED if twice is (says.order is Order.TWICE_A_YEAR) else CONTRADICTED
    months = _both_months(says, assembly, council)
    if months is False:
        verdict = CONTRADICTED
    sentence = (
        f"a text was adopted every year from {since} to {runs[-1]} both by the Human Rights Council and by the General "
        f"Assembly; the Assembly's texts begin in {assembly[0].year}"
        if twice else f"the record holds texts of {say_years(text.year for text in done)}"
    )  # fmt: skip
    evidence = [_show(text) for text in shown]
    if runs:
        evidence += [_show(text) for text in done if text.year == runs[0] and text.forum in {Forum.GA, Forum.HRC}]
    return conclude(claim, verdict, sentence, evidence)


def _both_months(says: Proceeds, assembly: list[Text], council: list[Text]) -> bool:
    pairs = [
        (says.plenary_months, _days(assembly, Stage.PLENARY)),
        (says.committee_months, _days(assembly, Stage.COMMITTEE)),
        (says.council_months, _days(council, Stage.PLENARY)),
        (says.assembly_months, _days(assembly, Stage.COMMITTEE)),
    ]
    return all(_is_usual(months, days) for months, days in pairs if months and days)


def _check_months(claim: Claim, says: Proceeds, series: Series, done: list[Text]) -> Finding:
    """Whether the order and the months that the text names are those of the sessions held."""
    assembly = [text for text in done if text.forum is Forum.GA]
    pairs = [
        (in_committee, p.date)
        for text in assembly
        if (p := text.action(Stage.PLENARY)) and p.date and (in_committee := _day_in_committee(text))
    ]
    council = _days([text for text in done if text.forum is Forum.HRC], Stage.PLENARY)
    if says.always and says.assembly_months:
        return _check_always(claim, says, [text for text in assembly if not claim.years or text.year >= claim.years[0]])
    wrong = []
    if says.order in {Order.COMMITTEE_FIRST, Order.PLENARY_FIRST}:
        if not pairs:
            return find_unheld_process(claim)
        committee_first = all(first < second for first, second in pairs)
        wrong.append(committee_first is not (says.order is Order.COMMITTEE_FIRST))
        acted = {text.draft.split("/")[1] for text in assembly if text.draft.startswith("A/C.")}
        wrong.append(says.committee is not None and bool(acted) and f"C.{says.committee}" not in acted)
    if says.apart is not None and pairs:
        near = [says.apart[0] <= (second - first).days <= says.apart[1] for first, second in pairs]
        wrong.append(sum(near) < _USUAL * len(near))
    wrong.append(bool(says.committee_months) and not _is_usual(says.committee_months, [first for first, _ in pairs]))
    wrong.append(bool(says.plenary_months) and not _is_usual(says.plenary_months, [second for _, second in pairs]))
    wrong.append(bool(says.council_months) and not _is_usual(says.council_months, council))
    if says.assembly_months:
        either = [_is_usual(says.assembly_months, [pair[stage] for pair in pairs]) for stage in (0, 1)]
        wrong.append(not any(either))
    about_council = bool(says.council_months) or claim.forum is Forum.HRC
    about_assembly = (
        bool(says.committee_months or says.plenary_months or says.assembly_months) or says.order is not Order.IN_MONTHS
    )
    parts = [_tell_assembly(pairs)] if about_assembly and pairs else []
    parts += [_tell_council(council)] if about_council and council else []
    shown = [text for text in assembly[-2:] if about_assembly]
    shown += [text for text in done if text.forum is Forum.HRC][-2:] if about_council else []
    if not parts:
        return find_unheld_process(claim)
    evidence = [_show(text) for text in reversed(shown)]
    return conclude(claim, CONTRADICTED if any(wrong) else SUPPORTED, "; ".join(parts), evidence)


def _check_always(claim: Claim, says: Proceeds, assembly: list[Text]) -> Finding:
    """ "Every vote on it since 1992 has taken place in October or November": in those months each time."""
    acted = [(text, p) for text in assembly if (p := text.action(Stage.PLENARY)) and p.date]
    off = [(text, action) for text, action in acted if action.date and action.date.month not in says.assembly_months]
    if not acted:
        return find_unheld_process(claim)
    shown = off[:3] or acted[-2:]
    told = say_list(f"{say_day(action.date)} ({text.symbol})" for text, action in shown)
    sentence = f"the plenary acted on {told}" + (", outside of those months" if off else ", as every time")
    return conclude(claim, CONTRADICTED if off else SUPPORTED, sentence, [_show(text) for text, _ in shown])


def _day_in_committee(text: Text) -> date | None:
    """The day of the committee's action; where it is not held, that of the draft that lay before the committee."""
    action = text.action(Stage.COMMITTEE)
    if action is not None and action.date:
        return action.date
    return text.tabled_on if text.draft.startswith("A/C.") else None


def find_unheld_process(claim: Claim) -> Finding:
    """The finding where no session is held to compare with."""
    return conclude(claim, NOT_IN_RECORD, "the record holds no session to compare this with")


def _is_usual(months: tuple[int, ...], days: list[date]) -> bool:
    return bool(days) and sum(day.month in months for day in days) >= _USUAL * len(days)


def _days(texts: list[Text], stage: Stage) -> list[date]:
    actions = [text.action(stage) for text in texts]
    return [action.date for action in actions if action and action.date]


def _last_run(years: list[int]) -> list[int]:
    run: list[int] = []
    for year in reversed(years):
        if run and run[0] - year > 1:
            break
        run.insert(0, year)
    return run


def _tell_assembly(pairs: list[tuple[date, date]]) -> str:
    ordered = sum(first < second for first, second in pairs)
    first = _say_months([first for first, _ in pairs])
    second = _say_months([second for _, second in pairs])
    return (
        f"in {ordered} of {len(pairs)} sessions the Third Committee acted before the plenary: the committee in "
        f"{first}, the plenary in {second}, last on {say_day(pairs[-1][0])} and {say_day(pairs[-1][1])}"
    )


def _tell_council(days: list[date]) -> str:
    return f"the Human Rights Council acted in {_say_months(days)}, last on {say_day(days[-1])}"


def _say_months(days: list[date]) -> str:
    counts = {month: sum(day.month == month for day in days) for month in sorted({day.month for day in days})}
    if len(counts) == 1:
        return MONTHS[next(iter(counts)) - 1]
    return say_list(f"{MONTHS[month - 1]} ({count})" for month, count in counts.items())


def _show(text: Text) -> Evidence:
    said = say_list(f"{action.stage.value} {action.date}" for action in text.actions)
    final = text.final
    return Evidence(text.symbol, final.origin if final else "", said)

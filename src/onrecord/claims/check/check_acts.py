"""Claims about dated acts of a government at home: offices dissolved, reports published, posts filled."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.check.check_tenures import (
    check_duration,
    check_holder,
    ends_otherwise,
    shown_before,
    tells_of_holder,
)
from onrecord.claims.check.deeds import find_window, fits_time, has_name, is_about, list_deeds, read_day, tell
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, PARTLY, SUPPORTED, Truth, conclude, join_texts
from onrecord.claims.models import Acted
from onrecord.days import PartialDate

if TYPE_CHECKING:
    from onrecord.claims.check.deeds import Deed
    from onrecord.claims.check.held import Held
    from onrecord.claims.models import Apart, Claim, Finding, Verdict

GROUPS = {
    "ended": ("dissolved", "ended", "left"),
    "softened": ("merged", "withheld", "reduced"),
    "begun": ("created", "in_force", "appointed", "joined", "rejoined"),
    "announced": ("announced", "dissolution_announced", "considered"),
}
"""Phases that a text may use one for another; "softened" is an ending that left a part: a report no longer public."""


def check_acts(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about an act: the act of that object and phase, then its day."""
    says = claim.says
    assert isinstance(says, Acted)  # noqa: S101
    deeds = [deed for deed in list_deeds(held) if deed.row["state"] in {claim.subject, None}]
    if says.together:
        parts = [replace(says, objects=names, together=()) for names in says.together]
        return join_texts(claim, [_check_deed(claim, one, held, deeds, published) for one in parts])
    if tells_of_holder(says):
        finding = check_holder(claim, says, held, deeds, published)
        if finding.verdict is not SUPPORTED or not (says.actor or says.lasted_years):
            return finding
    if says.phase == "existed":
        return check_duration(claim, says, held, deeds, published)
    check = _check_measure if says.measure else _check_deed
    return check(claim, says, held, deeds, published)


def _check_deed(claim: Claim, says: Acted, held: Held, deeds: list[Deed], published: date | None) -> Finding:
    """Whether something was done to an object of the record's names."""
    about = [deed for deed in deeds if is_about(says, deed)]
    if not about:
        return conclude(claim, NOT_IN_RECORD, _NOTHING)
    same = [deed for deed in about if _has_phase(says, deed)]
    if says.first:
        same = sorted(same, key=lambda deed: deed.day.sort_key)[:1]
    window = find_window(claim)
    if says.denied:
        return _check_denied(
            claim,
            held,
            [
                deed
                for deed in about
                if fits_time(says, deed, window, published) is Truth.YES and _is_of_actor(says, deed, held)
            ],
        )
    if window is None:
        # "Nobody holds the post": the text gives no time, and the last such act is the one that is news.
        same = sorted(same, key=lambda deed: deed.day.sort_key, reverse=True)
        about = sorted(about, key=lambda deed: deed.day.sort_key)
    in_time = {deed: fits_time(says, deed, window, published) for deed in about}
    right = [deed for deed in same if in_time[deed] is Truth.YES]
    if says.once and right and len(_up_to(same, published)) > 1:
        return tell(claim, held, CONTRADICTED, _up_to(same, published))
    refuted = _refute(says, right, deeds, published, held) if right else None
    if refuted is not None:
        return tell(claim, held, *refuted)
    if says.apart is not None and right:
        return _check_apart(claim, says.apart, held, right, deeds)
    right = [deed for deed in right if _is_of_actor(says, deed, held) and _is_within_term(says, deed, held)]
    right = [deed for deed in right if says.throughout is None or _lasts_over(deed, *says.throughout)]
    right = [deed for deed in right if not says.since or window is None or _begins_at(deed, window[0], says.began)]
    if right and not _misses_listed(claim, same):
        return _tell_right(claim, says, held, (right[0], about), published)
    otherwise = _tell_otherwise(claim, says, held, right, (about, same), in_time)
    if otherwise.verdict is CONTRADICTED and not _up_to(about, published):
        # what came after the text appeared speaks neither for it nor against it
        return conclude(claim, NOT_IN_RECORD, _NOTHING)
    return otherwise


def _tell_right(
    claim: Claim, says: Acted, held: Held, known: tuple[Deed, list[Deed]], published: date | None
) -> Finding:
    """The finding where an act bears the claim out, but for how long something had lasted by then."""
    deed, about = known
    wrong = ends_otherwise(says, deed, about)
    if wrong is not None:
        return tell(claim, held, wrong, [deed, *shown_before(deed, about)])
    return tell(claim, held, _weigh_span(says, deed, published), [deed, *_pair(deed, about, published)])


def _check_apart(claim: Claim, apart: Apart, held: Held, right: list[Deed], deeds: list[Deed]) -> Finding:
    """Whether the other act was done so long after this one as is told: "opened three weeks after it took effect"."""
    other = Acted("", objects=apart.objects, phase=apart.phase)
    others = [deed for deed in deeds if is_about(other, deed) and _has_phase(other, deed)]
    if not others:
        return tell(claim, held, NOT_IN_RECORD, right[:1])
    pairs = [(one, two) for one in right for two in others]
    fit = [pair for pair in pairs if _fits_apart(apart.days, *pair)]
    return tell(claim, held, SUPPORTED if fit else CONTRADICTED, list(fit[0] if fit else pairs[0]))


def _fits_apart(days: tuple[int, int], one: Deed, two: Deed) -> bool:
    shortest, longest = two.day.first - one.day.last, two.day.last - one.day.first
    return shortest.days <= days[1] and days[0] <= longest.days


def _lasts_over(deed: Deed, first: tuple[date, date], last: tuple[date, date]) -> bool:
    """Whether what lasts had begun by the one time and had not ended before the other."""
    end = PartialDate.parse(deed.row["end"]).last if deed.row["end"] else date.max
    return deed.day.first <= first[1] and end >= last[0]


def _up_to(deeds: list[Deed], published: date | None) -> list[Deed]:
    return [deed for deed in deeds if published is None or deed.day.first <= published]


def _tell_otherwise(
    claim: Claim,
    says: Acted,
    held: Held,
    right: list[Deed],
    known: tuple[list[Deed], list[Deed]],
    in_time: dict[Deed, Truth],
) -> Finding:
    """The finding where no act bears the claim out: half of it, nothing that is held, or another day."""
    about, same = known
    soft = [deed for deed in about if _is_softer(says, deed) and in_time[deed] is Truth.YES]
    soft = [deed for deed in soft if _is_of_actor(says, deed, held) and _is_within_term(says, deed, held)]
    if soft or right:
        return tell(claim, held, PARTLY, soft[-1:] or right)
    # What was only to shrink or be folded into another is held to its own day.
    same = same or [deed for deed in about if _is_softer(says, deed)]
    if not same or any(in_time[deed] is Truth.UNKNOWN for deed in same):
        return tell(claim, held, NOT_IN_RECORD, same[:1] or about[:2])
    if says.phase == "left" and not _is_year_of(same, claim):
        # a state may have left a body more than once
        return tell(claim, held, NOT_IN_RECORD, same[:1])
    told = [deed for deed in about if deed.phase == "announced" and in_time[deed] is Truth.YES]
    if told and says.phase == "created" and (says.decided or all(in_time[deed] is Truth.NO for deed in same)):
        # what a notice sets up, or what was set up only after the text appeared
        return tell(claim, held, SUPPORTED if says.decided or not claim.days else PARTLY, told[-1:])
    planned = _announced(says, about, in_time)
    if planned:
        return tell(claim, held, PARTLY, [*planned, *_pair(planned[0], about, None)])
    nearest = _sort_near(same, find_window(claim))[:1]
    return tell(claim, held, CONTRADICTED, [*nearest, *_pair(nearest[0], about, None)])


def _is_year_of(deeds: list[Deed], claim: Claim) -> bool:
    """Whether one of the deeds falls in the years that the text gives; any does where it gives none."""
    return claim.years is None or any(claim.years[0] <= deed.day.first.year <= claim.years[1] for deed in deeds)


def _check_denied(claim: Claim, held: Held, in_time: list[Deed]) -> Finding:
    """That something was not published: by what was, or was kept back, in that time."""
    out = [deed for deed in in_time if deed.phase == "published"]
    kept = [deed for deed in in_time if deed.phase == "withheld"]
    if out:
        return tell(claim, held, CONTRADICTED, out[:1])
    return tell(claim, held, SUPPORTED, kept[:1]) if kept else conclude(claim, NOT_IN_RECORD, _NOTHING)


_NOTHING = "the record holds no act that this could be"


def _check_measure(claim: Claim, says: Acted, held: Held, deeds: list[Deed], published: date | None) -> Finding:
    """How many people or pages an act adds or takes away: by the last such act before publication that tells it."""
    pattern = _FEWER if says.fewer is not None else _FROM_TO
    told = [deed for deed in deeds if pattern.search(deed.row["summary"]) and says.measure in deed.row["summary"]]
    told = [deed for deed in told if published is None or deed.day.first <= published]
    if not told:
        return conclude(claim, NOT_IN_RECORD, f"the record does not tell of so many {says.measure}")
    deed = max(told, key=lambda one: one.day.sort_key)
    found = pattern.search(deed.row["summary"])
    numbers = tuple(int(number) for number in found.groups()) if found else ()
    asked = (says.fewer,) if says.fewer is not None else says.figures or ()
    right = all(said in {0, number} for said, number in zip(asked, numbers, strict=True))
    window = find_window(claim)
    # what was announced came into force some weeks later
    done = [one for one in deeds if one.object == deed.object and one.day.first >= deed.day.first]
    in_time = window is None or any(fits_time(says, one, window, published) is not Truth.NO for one in done)
    return tell(claim, held, SUPPORTED if right and in_time else CONTRADICTED, [deed])


_FEWER = re.compile(r"smaller by (\d+)")


def _has_phase(says: Acted, deed: Deed) -> bool:
    if says.person is not None and not has_name(says.person, deed.row["summary"]):
        return False
    if says.phase is None:
        return bool(deed.row["kind"] == says.kind)
    return deed.phase == says.phase or any(deed.phase in group and says.phase in group for group in GROUPS.values())


def _is_softer(says: Acted, deed: Deed) -> bool:
    """An ending that left a part: a report no longer public, a team folded into another."""
    ends, softens = GROUPS["ended"], GROUPS["softened"]
    return (says.phase in ends and deed.phase in softens) or (says.phase == "merged" and deed.phase == "dissolved")


def _is_of_actor(says: Acted, deed: Deed, held: Held) -> bool:
    """Whether the head of government who is told to have done it was in office, for what governments do."""
    if says.actor is None or deed.row["kind"] == "law":
        return True
    term = next((row for row in held.rows("governments") if row["head"] == says.actor), None)
    last = PartialDate.parse(deed.row["end"]).last if deed.row["end"] else deed.day.last
    if term is None:
        return True
    return bool(term["from"] <= (last if deed.phase == "vacant" else deed.day.last)) and (
        term["to"] is None or term["to"] >= _earliest(deed)
    )


def _is_within_term(says: Acted, deed: Deed, held: Held) -> bool:
    """False of an act of which only the year is known, in a year in which the government changed."""
    term = next((row for row in held.rows("governments") if row["head"] == says.actor), None)
    if term is None or deed.day.month is not None or not _is_one_year(deed):
        return True
    return bool(term["from"] <= _earliest(deed)) and (term["to"] is None or term["to"] >= deed.day.last)


def _is_one_year(deed: Deed) -> bool:
    return deed.day.first.year == deed.day.last.year and not deed.row["end"]


def _earliest(deed: Deed) -> date:
    """The first day that the act may be of; of "2025" the note may tell that it was "after 12 August 2025"."""
    told = _AFTER.search(deed.row["note"] or "")
    return max(deed.day.first, read_day(told[1])) if told is not None else deed.day.first


_AFTER = re.compile(r"after (\d{1,2} [A-Z][a-z]+ \d{4})")


def _is_unknown_today(deed: Deed, published: date | None) -> bool:
    """The note tells up to which day the state of things is known: "As of 13 February 2025; whether it …"."""
    known = _AS_OF.search(deed.row["note"] or "")
    if known is None or published is None or deed.row["end"]:
        return False
    return read_day(known[1]) + _MONTH < published


_MONTH = timedelta(days=31)
_AS_OF = re.compile(r"As of (\d{1,2} [A-Z][a-z]+ \d{4})")


def _refute(
    says: Acted, right: list[Deed], deeds: list[Deed], published: date | None, held: Held
) -> tuple[Verdict, list[Deed]] | None:
    """What speaks against an act of the right kind and day: other figures, another government, a state that ended."""
    if _was_the_first(says, right):
        return CONTRADICTED, right[:1]
    if _figures_differ(says, right) or not any(_is_of_actor(says, deed, held) for deed in right):
        return CONTRADICTED, right[:1]
    filled = _filled(says, right, deeds, published)
    if filled:
        return CONTRADICTED, [*right[-1:], *filled]
    if says.now and not says.since and _is_unknown_today(right[0], published):
        return NOT_IN_RECORD, right[:1]
    return None


def _was_the_first(says: Acted, right: list[Deed]) -> bool:
    """ "The second meeting of its kind", where the record tells that it was the first."""
    return says.phase == "held" and (says.nth or 1) > 1 and all(_FIRST.search(one.row["summary"]) for one in right)


_FIRST = re.compile(r"\bits first\b|\bthe first\b")


def _figures_differ(says: Acted, right: list[Deed]) -> bool:
    """Numbers that the act changed, told the other way round or as others."""
    told = [tuple(map(int, found)) for deed in right for found in _FROM_TO.findall(deed.row["summary"])]
    return says.figures is not None and bool(told) and says.figures not in told


_FROM_TO = re.compile(r"from (\d+)(?: [a-z]+)? to (\d+)")


def _filled(says: Acted, right: list[Deed], deeds: list[Deed], published: date | None) -> list[Deed]:
    """Of a post said to be empty on the day of publication: the appointment that ended the last vacancy before it."""
    if not says.now or not right or published is None:
        return []
    began = max(deed.day.first for deed in right)
    filling = [
        deed
        for deed in deeds
        if deed.phase == "appointed" and is_about(says, deed) and began < deed.day.first and deed.day.last <= published
    ]
    return filling[-1:]


def _announced(says: Acted, about: list[Deed], in_time: dict[Deed, Truth]) -> list[Deed]:
    """Of a decision: that it was announced in the time that the text gives, though done only later."""
    if not says.decided or says.phase not in GROUPS["ended"]:
        return []
    return [deed for deed in about if deed.phase == "dissolution_announced" and in_time[deed] is Truth.YES][:1]


def _begins_at(deed: Deed, start: date, began: tuple[date, date] | None) -> bool:
    """Whether what lasts began at the first of the days that the text gives: its day, week, month or year."""
    day = deed.day
    if began is not None and began[0] < began[1] and day.day is not None:
        return began[0] <= day.first <= began[1]
    if start.day != 1:
        return day.first <= start <= day.last or day.day is None
    return day.year == start.year and (day.month is None or day.month == start.month or start.month == 1)


def _misses_listed(claim: Claim, same: list[Deed]) -> bool:
    """Of years named one by one, whether one has no such act."""
    years = {deed.day.year for deed in same}
    return len(claim.listed) > 1 and not set(claim.listed) <= years


def _weigh_span(says: Acted, deed: Deed, published: date | None) -> Verdict:
    """How long a state of things lasted, up to its end or to the day of the article."""
    last = PartialDate.parse(deed.row["end"]).first if deed.row["end"] else None
    if published is not None and (last is None or last > published):
        last = published
    if says.lasted_years is None or last is None:
        return SUPPORTED
    told = _FOR_SO_LONG.search(deed.row["summary"])
    if told is not None:
        return SUPPORTED if _NUMBERS[told[1]] == says.lasted_years else CONTRADICTED
    years = (last - deed.day.first) / timedelta(days=365.25)
    return SUPPORTED if abs(years - says.lasted_years) <= 0.75 else CONTRADICTED


_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_FOR_SO_LONG = re.compile(rf"for (?:a term of|up to) ({'|'.join(_NUMBERS)}) years?")


def _sort_near(deeds: list[Deed], window: tuple[date, date] | None) -> list[Deed]:
    if window is None:
        return deeds
    return sorted(deeds, key=lambda deed: abs(deed.day.first - window[0]))


def _pair(deed: Deed, about: list[Deed], published: date | None) -> list[Deed]:
    """The announcement of what was done, or what was done after an announcement, of the same object."""
    other = (
        GROUPS["ended"] + GROUPS["softened"] if deed.phase == "dissolution_announced" else ("dissolution_announced",)
    )
    if deed.phase not in {"dissolution_announced", *GROUPS["ended"], *GROUPS["softened"]}:
        return []
    return [d for d in about if d.object == deed.object and d.phase in other][:1]

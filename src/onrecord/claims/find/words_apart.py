"""Words whose times are not those of their clause: "from its no of last year", "after the 136 to 53 of a year ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.begun_runs import begun_apart
from onrecord.claims.find.undated import SIGNS, done_before
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.time_kinds import TimeKind

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.clauses import Predicate
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View


_OWN = frozenset({"its", "their", "his", "her", "our"})
_NEAR, _FAR = 3, 8
"""Words from the verb to its text, and from "that" to a year which no longer is that of the verb."""


def words_apart(view: View, predicates: list[Predicate], published: date | None) -> list[tuple[int, int]]:
    """Return the words of phrases whose times are not those of their clause.

    "From its no of last year to abstention", "stuck to its no of a year ago": the time is that of the earlier ballot.
    """
    found = []
    for one in predicates:
        words = set(view.words(one.mention.first, one.end))
        content = _told_by_text(view, one, published) if one.frame.family == "adoption" else None
        found += [content] if content is not None else []
        if one.frame.family != "votes":
            continue
        if {"from", "to"} <= words:
            found.append((one.mention.first, one.end - 1))
        elif view.word(one.end) in {"it", "they"} and view.word(one.end + 1) in {"had", "has"}:
            # "stuck to the no it had cast in 2010"
            time = next((time for time in view.times if 0 < time.first - one.end <= _FAR), None)
            found += [(one.end, time.end)] if time is not None else []
        elif words & _OWN and view.word(one.end) in {"of", "from"}:
            time = next((time for time in view.times if 0 < time.first - one.end <= 2), None)
            found += [(one.end, time.end)] if time is not None else []
    found += [heard for time in view.times if (heard := _of_hearing(view, time, predicates)) is not None]
    found += [later for one in predicates if (later := _done_after(view, one, predicates)) is not None]
    found += [(time.first, time.end) for time in view.times if _is_day_declared(view, time)]
    return found + _without(view) + _totals_apart(view) + begun_apart(view)


def _is_day_declared(view: View, time: Time) -> bool:
    """ "Declared 11 July the day of remembrance of the genocide": what the text does, and not when."""
    after = view.words(time.end, time.end + _FAR)
    return view.word(time.first - 1) in _DECLARING and after[:1] in (["as"], ["the"], ["a"], ["an"]) and "day" in after


_DECLARING = frozenset({"declared", "declares", "proclaimed", "proclaims", "designated", "designates", "named", "made"})


def _totals_apart(view: View) -> list[tuple[int, int]]:
    """ "Endorsed it by 182 votes to 4, after the 136 to 53 of a year ago": the time is that of the other total."""
    if not view.tallies:
        return []
    found = []
    for time in view.times:
        noes = time.first - 1 - (view.word(time.first - 1) in {"of", "in"})
        yes = noes - 2
        opening = yes - 1 - (view.word(yes - 1) == "the")
        figures = view.word(yes).isdigit() and view.word(yes + 1) in {"to", "-", "–"} and view.word(noes).isdigit()
        if figures and view.word(opening) in _FROM_TOTAL and view.tallies[0].first < opening:
            found.append((yes, time.end))
    return found


_FROM_TOTAL = frozenset({"after", "from", "following", "against"})


def _of_hearing(view: View, time: Time, predicates: list[Predicate]) -> tuple[int, int] | None:
    """ "On Friday she heard on the radio that the Assembly had adopted it": the day on which somebody learned of it."""
    if not time.days or _LEARNING.isdisjoint(view.vocabulary):
        return None
    told = next((one.first for one in predicates if one.first >= time.end), view.end)
    verb = next((at for at in view.places(_LEARNING) if time.end <= at < told), None)
    if verb is None or "that" not in view.words(verb, told) or view.of((State, BodyName), time.end, verb):
        return None
    return time.first, time.end


_LEARNING = frozenset(
    {"heard", "hear", "hears", "read", "reads", "learned", "learnt", "learns", "saw", "sees", "noticed", "discovered"}
    | {"realised", "realized", "remembered"}
)


def _told_by_text(view: View, one: Predicate, published: date | None) -> tuple[int, int] | None:
    """ "Adopted a resolution that calls on it to explain the death of a man shot in 2020": a year of what it tells."""
    paper = next((paper for paper in view.of(Paper) if 0 <= paper.first - one.end <= _NEAR), None)
    if paper is None or published is None or view.word(paper.end) not in {"that", "which"}:
        return None
    far = [time for time in view.times if time.first - paper.end >= _FAR and time.years and not time.days]
    past = [time for time in far if time.years[-1] < published.year and time.kind is TimeKind.YEARS]
    return (past[0].first, past[0].end) if past else None


def _done_after(view: View, one: Predicate, predicates: list[Predicate]) -> tuple[int, int] | None:
    """ "Voted in favour after shunning the text a year earlier": what no verb known here tells has its own time."""
    at = one.end
    if view.word(at) == "," and one.frame.family == "ellipsis":
        # "Ecuador did too, after an abstention in 2011"
        at += 1
    if one.frame.family not in {"votes", "sponsorship", "ellipsis"}:
        return None
    before = done_before(view, one.end)
    if before:
        return before, view.next_of(SIGNS, before)
    if view.word(at) not in {"after", "despite"}:
        return None
    if _names_ballot(view, at + 1):
        return at, view.next_of(SIGNS, at)
    if not view.word(at + 1).endswith("ing") or any(at < other.mention.first <= at + 2 for other in predicates):
        return None
    return at, view.next_of(SIGNS, at)


def _names_ballot(view: View, place: int) -> bool:
    """ "An abstention in 2011", "noes in both years before"."""
    return view.word(place + (view.word(place) in _DETERMINERS)) in _BALLOTS


_DETERMINERS = frozenset({"a", "an", "its", "their", "his", "her", "the", "two", "three", "four", "five", "years"})
_BALLOTS = frozenset({"abstention", "abstentions", "no", "noes", "yes", "ayes", "absence", "absences"})


def _without(view: View) -> list[tuple[int, int]]:
    """The words that tell of a gap beside what is told: ", after three autumns without: 2019, 2020 and 2021"."""
    if not {"after", "without"} <= view.vocabulary:
        return []
    places = (at for at in view.places(_WITHOUT) if "after" in view.words(at - _GAP, at))
    return [(at, view.next_of(_STOPS, at)) for at in places if view.word(at + 1) in {":", ",", "it", "in", "from", "("}]


_WITHOUT = frozenset({"without"})
_STOPS = frozenset({".", ";", "!"})
_GAP = 4

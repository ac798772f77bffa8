"""Over which years a sponsorship is told: spans up to now, what had been until an end, what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.clauses import says_last_time
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.models import Change, Kind, Quantifier, Sponsors
from onrecord.claims.stance import Stance
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def over_years(view: View, clause: Clause, situation: Situation, runs: list[Run]) -> Situation:
    """Return the situation over the years of a span that ends where the text stands.

    "Its name had been absent for three years": the three before; "has been absent for three years": up to now."""
    number = next((read_cardinal(view.document, at) for at in range(clause.first - 4, clause.first + 2)
                   if read_cardinal(view.document, at)), None)  # fmt: skip
    counts = number is not None and view.word(number[1]) in {"years", "sessions"}
    if number and counts and situation.years and {"in", "which"} <= set(view.words(number[1], clause.predicate.first)):
        # "back in 2022, after three years in which its name was missing"
        last = situation.years[1]
        return situation.at(years=(last - number[0], last - 1), days=None, session=None)
    run = next((run for run in runs if run.kind is RunKind.SPAN and run.count), None)
    if run is not None and situation.since is not None and "had" not in view.vocabulary:
        # "for four years, from 2019 on"
        since, count = situation.since, run.count or 1
        return situation.at(years=(since, since + count - 1), since=None, days=None)
    opening = view.words(clause.first, clause.predicate.mention.first)
    if run is not None and situation.years is not None and not situation.timed and "then" in opening:
        # "every year until 2018. It then left its name off for three years": the three after
        first, count = situation.years[1] + 1, run.count or 1
        return situation.at(years=(first, first + count - 1), days=None, session=None, span=count > 1)
    if run is None or situation.years is None or situation.span:
        return situation
    predicate = clause.predicate
    words = set(view.words(predicate.first, predicate.end))
    last, count = situation.years[1], run.count or 1
    if "had" in words:
        return situation.at(years=(last - count, last - 1), days=None, session=None)
    if words & {"has", "have", "'ve"}:
        return situation.at(years=(last - count + 1, last), days=None, session=None)
    return situation


def over_run_of_main(view: View, clause: Clause, situation: Situation, runs: list[Run]) -> Situation:
    """ "It was the third spring running that it was a main sponsor": in each of them."""
    run = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    if clause.predicate.frame.act != "main" or run is None or situation.years is None or situation.span:
        return situation
    last, count = situation.years[1], run.count or 1
    return situation.at(years=(last - count + 1, last), days=None, session=None, span=count > 1)


def until_then(situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation up to the year before an end that was told.

    "It had been there every year since 2009", after it was told to have left: up to the year before."""
    told = discourse.last[-1] if discourse.last else None
    if told is None or told.years is None or situation.years is None or not isinstance(told.says, Sponsors):
        return situation
    if told.says.quantifier is not Quantifier.NEVER or not situation.since or told.years[0] <= situation.since:
        return situation
    return situation.at(years=(situation.since, min(situation.years[1], told.years[0] - 1)), days=None)


def leaves_after(view: View, clause: Clause) -> bool:
    """True where the sentence goes on to tell that the state left."""
    return any(
        frame.first >= clause.end - 1 and frame.sense.family == "sponsorship" and frame.sense.act in {"absent", "stop"}
        for frame in view.frames
    )


def dated_change(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Its return dates from 2022": in that year, and not in each year since."""
    frame = clause.predicate.frame
    if situation.since is None or (frame.act not in _CHANGING and not frame.extra.get("last")):
        return situation
    time = next((time for time in view.times if time.bound == "from" and time.first >= clause.predicate.first), None)
    if time is None or view.word(time.first - 1) not in _DATING:
        return situation
    return situation.at(years=(situation.since,) * 2, days=None, since=None, span=False)


_CHANGING = frozenset({"return", "start", "stop"})
_DATING = frozenset({"dates", "dated", "date", "dating"})


def _until(view: View, clause: Clause) -> Time | None:
    """The one time of the clause, where it is an end: "until 2018"."""
    inside = view.times_in(clause.first, clause.end)
    ends = len(inside) == 1 and inside[0].bound in {"until", "till"} and len(set(inside[0].years)) == 1
    return inside[0] if ends else None


def up_to_last(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Co-sponsored it until 2018": in that year for the last time."""
    end, predicate = _until(view, clause), clause.predicate
    counted = any(run.count for run in view.runs_in(clause.first, clause.end))
    if end is None or not situation.unclear or predicate.frame.act != "sponsor" or counted:
        return situation
    if predicate.stance is not Stance.FACT:
        return situation
    return situation.at(years=(end.years[0],) * 2, days=None, unclear=False, timed=True)


def is_of_unknown_years(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> bool:
    """ "For four autumns it kept its name off the list": it is not told which.

    Nor is it of "for four autumns it had kept off", where the text has told of no time yet.
    """
    span = view.run(RunKind.SPAN, clause.first, clause.end) is not None
    words = set(view.words(clause.first, clause.predicate.mention.end))
    years = situation.years
    one = years is not None and years[0] == years[1]
    if not span or not one or situation.timed:
        return False
    untold = discourse.years is None and not discourse.last
    return untold if "had" in words else not words & {"has", "have", "'ve", "then"}


def _now(situation: Situation, discourse: Discourse) -> Situation:
    """The same in the last year before publication, or in that of the news."""
    last = discourse.anchor[0][1] if discourse.anchor is not None else latest_year(discourse, situation.forum)
    year = last or (situation.years or (0, 0))[1]
    return situation.at(years=(year, year), days=None, since=None, span=False, listed=())


def _fronted_had(view: View, clause: Clause) -> bool:
    opening = view.words(view.first, clause.predicate.mention.first)
    return opening[:2] == ["not", "since"] and "had" in opening


def fronted(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, *, absent: bool
) -> tuple[Sponsors, Kind, Situation] | None:
    """ "Never before had it lent its name", "not since 2018 had it done so": it did now, for the first time (since)."""
    opening = " ".join(view.words(clause.first, clause.predicate.mention.first))
    dated = any(time.bound == "before" and time.first < clause.predicate.first for time in view.times)
    if absent and "never before" in opening and situation.years and not dated:
        return Sponsors(change=Change.START, anywhere=situation.forum is None), Kind.SPONSORSHIP, situation
    if absent and situation.since and clause.predicate.frame.extra.get("noun"):
        return _first_absence(view, clause, situation)
    if absent and situation.since and _fronted_had(view, clause):
        now = _now(situation, discourse)
        return Sponsors(change=Change.RETURN, since=situation.since), Kind.SPONSORSHIP, now
    return None


def _first_absence(view: View, clause: Clause, situation: Situation) -> tuple[Sponsors, Kind, Situation] | None:
    """ "Its first absence from the list since 2008 came in 2019"."""
    inner = view.times_in(clause.first, clause.end)
    times = [one for one in inner if one.bound in {"", "from"} and len(set(one.years)) == 1]
    if "first" not in view.words(view.first, clause.predicate.mention.first + 1) or len(times) != 1:
        return None
    then = situation.at(years=(times[0].years[0],) * 2, days=None, since=None, span=False, listed=(), timed=True)
    says = Sponsors(Quantifier.NEVER, change=Change.START, since=situation.since)
    return says, Kind.SPONSORSHIP, then


def told_late(view: View, clause: Clause) -> bool:
    """ "Not until 2010 did it join", "it was only in 2010 that it joined", "it took until 2010 for it to join"."""
    opening = view.words(view.first, clause.predicate.mention.first)
    return any(opening[: len(one)] == one for one in _LATE) and len(view.times_in(view.first, clause.end)) == 1


_LATE = (
    ["not", "until"], ["not", "till"], ["only", "in"], ["it", "was", "not", "until"], ["it", "was", "only", "in"],
    ["it", "took", "until"], ["it", "was", "n't", "until"], ["it", "wasn't", "until"],
)  # fmt: skip


def done_last(
    view: View, clause: Clause, situation: Situation, *, absent: bool, negated: bool
) -> tuple[Sponsors, Kind, Situation] | None:
    """ "Last sponsored it in 2017", "last withheld its name in 2022", "has not co-sponsored since 2018"."""
    predicate = clause.predicate
    frame = predicate.frame
    after = not any(time.bound in {"since", "from"} and time.first < predicate.first for time in view.times)
    perfect = (after and is_perfect(view, clause)) or _denied_since(view, clause)
    if frame.act in {"sponsor", "main"} and negated and situation.since and perfect:
        last = situation.at(years=(situation.since, situation.since), days=None, session=None)
        return Sponsors(main=frame.act == "main", change=Change.LAST_DONE), Kind.SPONSORSHIP, last
    before = view.words(predicate.mention.first - 2, predicate.mention.first)
    last_of_all = frame.extra.get("last") or (before[-1:] == ["last"] and before != ["at", "last"])
    last_of_all = (
        last_of_all or says_last_time(view, clause) or _is_the_last_time(view, clause) or _counts_since(view, predicate)
    )
    ends = _until(view, clause) is not None and frame.act == "sponsor" and not negated
    # "it signed every year until 2018", after its first year: of all of them
    last_of_all = last_of_all or (ends and not situation.span)
    if not last_of_all or not situation.years:
        return None
    ago = 0 if situation.timed else _years_since_last(view, predicate)
    if ago:
        # "It is three years since South Korea last co-sponsored it"
        situation = situation.at(years=(situation.years[1] - ago,) * 2, days=None, timed=True)
    if not situation.timed:
        return None
    quantifier = Quantifier.NEVER if absent else Quantifier.EVERY
    return Sponsors(quantifier, change=Change.LAST_DONE), Kind.SPONSORSHIP, situation


def _denied_since(view: View, clause: Clause) -> bool:
    """ "Not since 2018 has it signed": it did so then for the last time."""
    opening = view.words(clause.first, clause.predicate.mention.first)
    denied = opening[:1] in (["not"], ["never"]) and "since" in opening[1:_SINCE]
    return denied and not {"has", "have"}.isdisjoint(opening)


_SINCE = 5
"""Words of "not a single time since"."""


def _is_the_last_time(view: View, clause: Clause) -> bool:
    """ "The last time that its name was missing there was in 2012", "2018 was the last year in which it signed"."""
    place = next((at for at in range(clause.predicate.first - 1, view.first, -1) if view.word(at) in _OCCASIONS), 0)
    if place and view.word(place) != "time" and view.word(place + 1) not in {"in", "that", "when", "on"}:
        return False
    return bool(place) and clause.predicate.first - place <= _SUBJECT and view.word(place - 1) == "last"


_OCCASIONS = frozenset({"time", "year", "autumn", "spring", "session", "occasion", "text", "resolution"})
_SUBJECT = 8
"""Words from "the last time" to the verb."""


def _counts_since(view: View, predicate: Predicate) -> bool:
    """ "It is three years since South Korea signed it": then for the last time."""
    return (
        view.word(view.first) == "it" and predicate.frame.act == "sponsor" and bool(_years_since_last(view, predicate))
    )


def _years_since_last(view: View, predicate: Predicate) -> int:
    """The number of "it is three years since South Korea last co-sponsored it"; 0 without one."""
    since = next((at for at in range(predicate.first - 1, view.first, -1) if view.word(at) == "since"), 0)
    if not since or view.word(since - 1) not in {"years", "year"}:
        return 0
    number = next((n for at in (since - 2, since - 3) if (n := read_cardinal(view.document, at))), None)
    return number[0] if number is not None else int(view.word(since - 2) == "a")


def _turned_since(discourse: Discourse, *, absent: bool) -> bool:
    """ "It stayed off the list on Monday. It had signed nine times in a row": before that."""
    says = discourse.last_sponsor.says if discourse.last_sponsor is not None else None
    return isinstance(says, Sponsors) and (says.quantifier is Quantifier.NEVER) is not absent


def up_to_before(view: View, clause: Clause, situation: Situation, discourse: Discourse, *, absent: bool) -> Situation:
    """ "Back among them, having been absent for three sessions in a row": up to the one before.

    "Until it dropped out in 2019 it had signed eleven times in a row": up to the year before that.
    """
    end = _opening_end(view, clause)
    if end is not None and "had" in view.words(clause.predicate.first, clause.predicate.end):
        return situation.at(years=(end - 1, end - 1), days=None, session=None, timed=True)
    lead = view.words(clause.predicate.first - 2, clause.predicate.mention.first + 1)
    before = "having" in lead or ("after" in lead and lead[-1].endswith("ing"))
    said = view.words(clause.predicate.first, clause.predicate.end)
    before = before or ("had" in said and _turned_since(discourse, absent=absent))
    if not before or situation.timed or situation.years is None:
        return situation
    return situation.at(years=(situation.years[1] - 1,) * 2, days=None, session=None)


def _opening_end(view: View, clause: Clause) -> int | None:
    """The year of "until it dropped out in 2019", with which the sentence opens."""
    ahead = view.times_in(view.first, clause.predicate.first)
    told = view.word(view.first) in {"until", "till"} and len(ahead) == 1 and ahead[0].first > view.first + 1
    return ahead[0].years[0] if told and not ahead[0].bound and len(set(ahead[0].years)) == 1 else None


def until_it_left(view: View, clause: Clause, situation: Situation, discourse: Discourse, *, absent: bool) -> Situation:
    """Return the situation with years "since" one year ended where another clause ends them."""
    predicate = clause.predicate
    over = view.word(predicate.mention.first) == "," or "had" in view.words(predicate.first, predicate.end)
    if over and situation.since and situation.years and leaves_after(view, clause):
        # "South Korea, a sponsor since 2008, left its name off": up to the year before
        situation = situation.at(years=(situation.since, max(situation.since, situation.years[1] - 1)), days=None)
    if not absent and situation.since and "had" in view.words(predicate.first, predicate.end):
        situation = until_then(situation, discourse)
    told = discourse.last[-1].years if discourse.last else None
    if "until then" in " ".join(view.words(clause.first - 3, predicate.first)) and told and situation.since:
        # "Until then it had sponsored both, from 2008 on"
        situation = situation.at(years=(situation.since, max(situation.since, told[0] - 1)), days=None)
    return situation


def up_to_first(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Before 2008 it had never sponsored the text", "until 2008 it kept its name off": in no year before that one.

    So too of "never before 2008 had it signed", "it had not signed before 2008".
    """
    bound = next((time for time in view.times_in(view.first, clause.end) if time.bound in _BEFORE), None)
    if bound is None or not situation.unclear or len(set(bound.years)) != 1 or bound.days:
        return situation
    predicate = clause.predicate
    lead = view.words(view.first, predicate.mention.first)
    never = "never" in view.words(predicate.first, predicate.mention.first) or lead[:2] == ["never", "before"]
    never = never or (predicate.stance is Stance.NEGATED and "had" in lead and bound.first > predicate.first)
    absent = predicate.frame.act == "absent" and predicate.stance is Stance.FACT
    if not (never or (absent and bound.first < predicate.first)):
        return situation
    entry = discourse.lexicon.entry(situation.series)
    held = [year for year in entry.held_by(situation.forum) if year < bound.years[0]] if entry is not None else []
    if not held:
        return situation
    return situation.at(years=(min(held), bound.years[0] - 1), days=None, unclear=False, timed=True, span=True)


_BEFORE = frozenset({"before", "until", "till"})


def never_back(situation: Situation, discourse: Discourse, states: list[str]) -> Situation:
    """ "It left in 2019. It never returned", "did not return while he governed": in each year from then on."""
    left = discourse.last_sponsor
    says = left.says if left is not None else None
    if left is None or left.years is None or left.subject not in states or not isinstance(says, Sponsors):
        return situation
    gone = says.change is Change.STOP or (says.change is None and says.quantifier is Quantifier.NEVER)
    if not gone or left.forum is not situation.forum or (situation.timed and not situation.span):
        return situation
    last = situation.years[1] if situation.timed and situation.years else latest_year(discourse, situation.forum)
    first = left.years[0]
    if last is None or last < first:
        return situation
    return situation.at(years=(first, last), days=None, session=None, span=last > first, since=None)


def is_over_years(situation: Situation) -> bool:
    """Over several years nothing changed; what is told holds in each of them."""
    years = situation.years
    return situation.span and situation.since is None and years is not None and years[0] != years[1]


def each_since(situation: Situation, runs: list[Run]) -> bool:
    """ "Has been back every year since 2022": in each year from then on."""
    return situation.since is not None and any(run.kind is RunKind.EVERY for run in runs)


def is_perfect(view: View, clause: Clause) -> bool:
    """ "Has not signed", "had been there": what has been so up to a time."""
    predicate = clause.predicate
    return bool(set(view.words(predicate.first, predicate.end)) & {"has", "have", "had", "'ve"})

"""Clauses of several occasions of which the text tells: "on both occasions", "each of the four times"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.bare_totals import occasion_before
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.time_kinds import whole_years
from onrecord.claims.models import Votes
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_FAMILIES = frozenset({"votes", "sponsorship", "ellipsis"})
_TWO = 2
_TIMES = frozenset({"times", "occasions", "votes", "ballots", "texts", "resolutions", "drafts"})
_YEARLY = frozenset({"years", "sessions", "springs", "autumns", "winters", "falls"})
_BOTH = frozenset({"times", "occasions", "votes", "ballots", "years"})


def at_occasions(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at all the occasions meant; as it was where none are, or where they are not told."""
    if clause.predicate.frame.family not in _FAMILIES or situation.document:
        return situation
    if situation.timed:
        return _with_news(view, clause, situation, discourse)
    if _says_last_time(view, clause) or _says_before_and_after(view, clause):
        # "when it last had a seat", "both before and after that": which years those were is not told
        return situation.at(unclear=True)
    ordered = _ordered(view, clause) if not discourse.pair else None
    if ordered is not None:
        return _at_ordered(ordered, situation, discourse)
    told = sorted({year for year, _ in discourse.occasions})
    both = _says_both(view, clause) or situation.place.both
    if len(told) == 1 and len(discourse.occasions) == _TWO and both:
        # six noes in the Council and twenty in the Assembly: "Vietnam was among both"
        situation = situation.in_place(forum=None, stage=None, both=True)
        return situation.at(years=(told[0], told[0]), days=None, session=None, timed=True)
    if len(told) == 1 and _moved(discourse) and (earlier := occasion_before(situation, discourse)) is not None:
        # "Sri Lanka moved from no to yes. Ecuador opposed the text in both years": and at the roll call before
        told = [earlier, *told]
    apart = len({forum for _, forum in discourse.occasions}) > 1
    # "43 votes in Geneva last year, 161 now. India abstained in Geneva and in New York alike": in each at its time
    if len(told) == _TWO and (_says_both(view, clause) or (situation.place.both and apart)):
        if apart:
            # once in New York and once in Geneva
            situation = situation.in_place(forum=None, stage=None, both=True)
        return situation.at(
            years=(told[0], told[1]), listed=tuple(told), days=None, session=None, timed=True, span=True
        )
    number = _each_of(view, clause)
    if number is not None:
        return _at_each(number, clause, told, situation, discourse)
    return _until_now(view, clause, situation, discourse)


def _ordered(view: View, clause: Clause) -> int | None:
    """Which of several votes "abstained the first time", "voted no the second" tells of; not "for the first time"."""
    at = clause.predicate.end
    if clause.predicate.frame.family != "votes" or view.word(at - 1) == "for":
        return None
    number = _ORDERED.get(view.word(at + 1)) if view.word(at) == "the" else None
    after = view.word(at + 2)
    return number if after in _OCCASION or not after.isalpha() or after == "and" else None


_ORDERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_OCCASION = frozenset({"time", "occasion"})


def _at_ordered(number: int, situation: Situation, discourse: Discourse) -> Situation:
    """The clause at that vote of the body on the question; unclear where the record has none of that number."""
    entry = discourse.lexicon.entry(situation.series)
    held = entry.held_by(situation.forum) if entry is not None else []
    if situation.forum is None or number > len(held):
        return situation.at(unclear=True)
    year = held[number - 1]
    return situation.at(years=(year, year), days=None, session=None, timed=True, span=False, listed=())


def _moved(discourse: Discourse) -> bool:
    return any(isinstance(one.says, Votes) and one.says.moved_from for one in discourse.last)


def _with_news(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Abstained both then and at the special session of December 2021", "voted no in April, and again this time"."""
    inside = view.times_in(clause.first, clause.end)
    years, days = discourse.anchor[:2] if discourse.anchor is not None else (discourse.years, discourse.days)
    if len(inside) != 1 or years is None or situation.years is None or not _says_now(view, clause):
        return situation
    if years[0] != years[1] or situation.years[0] != situation.years[1] or situation.days == days:
        return situation
    both = tuple(sorted({years[0], situation.years[0]}))
    windows = (
        (situation.days or whole_years(situation.years), days or whole_years(years)) if days or situation.days else ()
    )
    return situation.at(
        years=(both[0], both[-1]), listed=both if len(both) > 1 else (), windows=windows, days=None, session=None,
        span=len(both) > 1,
    )  # fmt: skip


_NEWS = ("now", "this time", "then", "on this occasion")


def _says_now(view: View, clause: Clause) -> bool:
    """ "Both then and ...", "... and again now", "... and this time too": what the text reports is one of the two."""
    said = view.words(clause.predicate.end, clause.end)
    first = said[said.index("both") + 1 :] if "both" in said else []
    if " ".join(first).startswith(tuple(f"{now} and" for now in _NEWS)):
        return True
    places = [at for at, word in enumerate(said) if word == "and"]
    after = (" ".join(said[at + 1 : at + 5]).removeprefix("again ").removeprefix("also ") for at in places)
    return any(one == now or one.startswith((f"{now} too", f"{now} as", f"{now} ,")) for one in after for now in _NEWS)


def _says_last_time(view: View, clause: Clause) -> bool:
    """ "Britain, when it last had a seat in the Council, voted no"."""
    words = view.words(view.first, clause.predicate.first)
    return any(words[at] == "when" and "last" in words[at + 1 : at + 3] for at in range(len(words)))


def _says_before_and_after(view: View, clause: Clause) -> bool:
    words = view.words(clause.predicate.first - _FEW, clause.end)
    return any(words[at : at + 3] in _AROUND for at in range(len(words) - 2))


_FEW = 6
_AROUND = (["before", "and", "after"], ["before", "and", "since"], ["before", "or", "after"])


def _says_both(view: View, clause: Clause) -> bool:
    if view.words(clause.predicate.end - 2, clause.predicate.end) == ["among", "both"]:
        return True
    return any(
        view.word(at) == "both" and view.word(at + 1) in _BOTH for at in range(clause.predicate.first, clause.end)
    )


def _each_of(view: View, clause: Clause) -> int | None:
    """The number of "each of the four times", "on all three occasions"."""
    after = range(clause.predicate.end, clause.end)
    in_all = any(view.words(at, at + 2) == ["in", "all"] and not view.word(at + 2).isalnum() for at in after)
    for at in range(view.first if in_all else clause.first, clause.end):
        start = at + 3 if view.words(at, at + 3) == ["each", "of", "the"] else at + 1 if view.word(at) == "all" else 0
        if in_all and view.words(at, at + 2) == ["of", "the"]:
            # "of the nine votes that it has held, Japan said yes in all"
            start = at + 2
        number = read_cardinal(view.document, start) if start else None
        noun = number[1] + (view.word(number[1]) in _RECORDED) if number is not None else 0
        if number is not None and view.word(noun) in _TIMES | _YEARLY and noun < clause.end:
            return number[0]
    return None


_RECORDED = frozenset({"recorded", "such", "plenary", "previous", "contested"})


def _at_each(number: int, clause: Clause, told: list[int], situation: Situation, discourse: Discourse) -> Situation:
    """The clause at the so many times of which the text has told, else at all votes that there were."""
    if number == len(told) > 1:
        return situation.at(years=(told[0], told[-1]), listed=(), days=None, session=None, timed=True, span=True)
    return _at_every_vote(number, situation, discourse) if clause.predicate.frame.family == "votes" else situation


def _at_every_vote(number: int, situation: Situation, discourse: Discourse) -> Situation:
    """ "Has opposed it on all nine occasions": at all votes that there were; unclear where the record has others."""
    entry, last = discourse.lexicon.entry(situation.series), latest_year(discourse, situation.forum)
    voted = [year for year in entry.voted_by(situation.forum) if last is None or year <= last] if entry else []
    days = [day for day, forum in entry.decided if forum is situation.forum and day.year in voted] if entry else []
    if not voted or number not in {len(voted), len(days)}:
        return situation.at(unclear=True)
    # a look back, after which the text goes on with the vote that it reports
    return situation.at(years=(voted[0], voted[-1]), listed=(), days=None, session=None, span=True)


_NOW = (["until", "now"], ["till", "now"], ["up", "to", "now"], ["until", "then"])


def _until_now(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Which had abstained every year until now": before the vote that the text reports."""
    words = view.words(clause.first, clause.end)
    perfect = "had" in view.words(clause.first, clause.predicate.mention.end)
    entry = discourse.lexicon.entry(situation.series)
    if not perfect or entry is None or not any(words[at : at + len(p)] == p for p in _NOW for at in range(len(words))):
        return situation
    news = situation.years[1] if situation.years else latest_year(discourse, situation.forum)
    held = sorted(year for forum, year in entry.held if situation.forum in (None, forum) and news and year < news)
    if not held:
        return situation
    every = view.run(RunKind.EVERY, clause.first, clause.end) is not None
    first = held[0] if every else held[-1]
    return situation.at(years=(first, held[-1]), days=None, session=None, timed=True, span=first < held[-1])

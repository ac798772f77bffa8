"""Clauses of several occasions of which the text tells: "on both occasions", "each of the four times"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_FAMILIES = frozenset({"votes", "sponsorship"})
_TIMES = frozenset({"times", "occasions", "votes", "ballots", "texts", "resolutions", "drafts"})
_BOTH = frozenset({"times", "occasions", "votes", "ballots", "years"})


def at_occasions(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at all the occasions meant; as it was where none are, or where they are not told."""
    if clause.predicate.frame.family not in _FAMILIES or situation.timed or situation.document:
        return situation
    if _says_last_time(view, clause):
        # "when it last had a seat": which year that was is not told
        return situation.at(unclear=True)
    told = sorted({year for year, _ in discourse.occasions})
    if _says_both(view, clause) and len(told) == 2:
        if len({forum for _, forum in discourse.occasions}) > 1:
            # once in New York and once in Geneva
            situation = situation.in_place(forum=None, stage=None, both=True)
        return situation.at(
            years=(told[0], told[1]), listed=tuple(told), days=None, session=None, timed=True, span=True
        )
    number = _each_of(view, clause)
    if number is not None and number == len(told) > 1:
        return situation.at(years=(told[0], told[-1]), listed=(), days=None, session=None, timed=True, span=True)
    return _until_now(view, clause, situation, discourse)


def _says_last_time(view: View, clause: Clause) -> bool:
    """ "Britain, when it last had a seat in the Council, voted no"."""
    words = view.words(view.first, clause.predicate.first)
    return any(words[at] == "when" and "last" in words[at + 1 : at + 3] for at in range(len(words)))


def _says_both(view: View, clause: Clause) -> bool:
    return any(
        view.word(at) == "both" and view.word(at + 1) in _BOTH for at in range(clause.predicate.first, clause.end)
    )


def _each_of(view: View, clause: Clause) -> int | None:
    """The number of "each of the four times", "on all three occasions"."""
    for at in range(clause.predicate.first, clause.end):
        start = at + 3 if view.words(at, at + 3) == ["each", "of", "the"] else at + 1 if view.word(at) == "all" else 0
        number = read_cardinal(view.document, start) if start else None
        if number is not None and view.word(number[1]) in _TIMES and number[1] < clause.end:
            return number[0]
    return None


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
    every = any(run.kind is RunKind.EVERY and clause.first <= run.first < clause.end for run in view.runs)
    first = held[0] if every else held[-1]
    return situation.at(years=(first, held[-1]), days=None, session=None, timed=True, span=first < held[-1])

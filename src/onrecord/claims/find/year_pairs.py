"""Two texts that a sentence named by their years: "the earlier draft", "the later one", "in either year", "both"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.mentions.time_kinds import TimeKind

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_BY_AGE = {"earlier": 0, "older": 0, "former": 0, "later": 1, "newer": 1, "latter": 1}
_BY_ORDER = {"first": 0, "second": 1}
_ONES = frozenset({"text", "resolution", "one"})
_TEXTS = _ONES | {"draft", "list", "paper", "document", "measure", "vote", "year", "session"}
_NOT_OF_PAIR = frozenset({"of", "than", "to", "that", "which"})
_DENIED = (("but", "not"), ("and", "not"), ("though", "not"), ("yet", "not"), (",", "not"))
_ON = frozenset({"for", "on", "to", "against"})
_ALL = frozenset({"both", "either", "each"})
_UNITS = frozenset({"year", "years", "session", "sessions", "case", "cases", "occasion", "occasions"})
_POINTING = frozenset({"of", "the", "these", "those", "two", "them"})
_SEVERAL = frozenset({"drafts", "texts", "resolutions", "lists", "papers", "documents"})
_METHODS = frozenset({"without", "by"})
_FAMILIES = frozenset({"sponsorship", "votes", "adoption"})
_TWO = 2


def note_year_pair(view: View, discourse: Discourse) -> None:
    """Keep the two years that a sentence names: "the sponsor lists of the drafts of 2013 and 2023"."""
    named = [time for time in view.times if time.kind is TimeKind.YEARS and time.years]
    years = {year for time in named for year in time.years}
    if not years or (discourse.year_pair is not None and years <= set(discourse.year_pair)):
        return
    apart = all((time.listed or time.years[0] == time.years[-1]) and not time.bound for time in named)
    discourse.year_pair = (min(years), max(years)) if len(years) == _TWO and apart else None


def at_one_of_pair(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation at that one of the two years that the clause goes back to, or at both."""
    pair = discourse.year_pair
    if pair is None or situation.timed or situation.document or clause.predicate.frame.family not in _FAMILIES:
        return situation
    which = which_of_pair(view, clause.first, clause.end)
    if which is not None:
        return situation.at(years=(pair[which],) * 2, listed=(), days=None, session=None, timed=True, span=False)
    if not _says_each(view, clause):
        return situation
    return situation.at(years=pair, listed=pair, days=None, session=None, timed=True, span=True)


def which_of_pair(view: View, first: int, end: int) -> int | None:
    """Return 0 for "the earlier draft", "the first text", 1 for "the later one"; None where the words name neither."""
    found = (_which_at(view, at) for at in range(first, end) if view.word(at) == "the")
    return next((which for which in found if which is not None), None)


def _which_at(view: View, the: int) -> int | None:
    word, noun, after = (view.word(the + step) for step in (1, 2, 3))
    if noun not in _TEXTS or after in _NOT_OF_PAIR:
        return None
    return _BY_AGE.get(word) if word not in _BY_ORDER else _BY_ORDER[word] if noun in _ONES else None


def denied_of_pair(view: View, clause: Clause, discourse: Discourse) -> tuple[int, int] | None:
    """Return where "but not the later one" begins after the verb, and which of the two it is; or None."""
    if discourse.year_pair is None or "not" not in view.vocabulary:
        return None
    for at in range(clause.predicate.end, clause.end - _TWO):
        if tuple(view.words(at, at + _TWO)) not in _DENIED:
            continue
        the = at + _TWO + (view.word(at + _TWO) in _ON)
        which = _which_at(view, the) if view.word(the) == "the" else None
        return (at, which) if which is not None else None
    return None


def _says_each(view: View, clause: Clause) -> bool:
    """ "In either year", "in both years", "in each of the two sessions", "sponsored both", "put its name to both"."""
    for at in [] if view.vocabulary.isdisjoint(_ALL) else view.places(_ALL):
        if at >= clause.end:
            continue
        after = at + 1
        while view.word(after) in _POINTING:
            after += 1
        object_of = view.word(at) == "both" and at >= clause.predicate.mention.first
        ended = view.word(after) in _SEVERAL | _METHODS or not view.word(after).isalnum()
        if (view.word(at - 1) == "in" and view.word(after) in _UNITS) or (object_of and ended):
            return True
    return False

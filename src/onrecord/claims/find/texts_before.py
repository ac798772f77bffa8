"""Clauses of the texts that the sentences before told of together: "Japan has voted for each of them"."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.question_names import years_held

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_FAMILIES = frozenset({"votes", "sponsorship"})


class _Part(Enum):
    """Which of several texts a clause is about."""

    ALL = "all"
    FIRST = "first"
    LAST = "last"


def over_texts_before(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation in the years of the texts meant; unclear where it is not told which these are.

    As it was where the clause has a time of its own or does not speak of such texts.
    """
    if clause.predicate.frame.family not in _FAMILIES or situation.timed or situation.document or discourse.pair:
        return situation
    if _is_of_next(view, clause):
        return _at_next(situation, discourse)
    meant = _texts_meant(view, clause.predicate.mention.first, clause.end)
    if meant is None:
        return situation
    part, number, pointing = meant
    told = discourse.several if pointing or not _tells_of_own_run(view, clause, discourse.several) else None
    years = _years_of(told, situation, discourse) if told is not None else []
    if len(years) <= 1 or (part is _Part.ALL and number not in (0, len(years))) or number > len(years):
        return situation.at(unclear=True) if pointing else situation
    if part is not _Part.ALL:
        years = years[:number] if part is _Part.FIRST else years[-number:]
    # a look back, after which the text goes on where it was
    return situation.at(
        years=(years[0], years[-1]), listed=_with_gaps(years, situation, discourse), windows=(), days=None,
        session=None, span=len(years) > 1,
    )  # fmt: skip


def _with_gaps(years: list[int], situation: Situation, discourse: Discourse) -> tuple[int, ...]:
    """The years one by one where the body had other texts between them: "in 2017 and 2019"."""
    held = years_held(situation.series, situation.forum, discourse.lexicon)
    between = {year for year in held if years[0] <= year <= years[-1]}
    return tuple(years) if between - set(years) else ()


def _is_of_next(view: View, clause: Clause) -> bool:
    """ "It voted for the next one": the text after the one that was told of."""
    at = next((at for at in view.places(_NEXT) if clause.predicate.end <= at < clause.end), 0)
    return at > 0 and view.word(at - 1) == "the" and view.word(at + 1) in _ONE and _is_over(view, at + 2)


def _at_next(situation: Situation, discourse: Discourse) -> Situation:
    told = discourse.recent or discourse.mentioned
    held = years_held(situation.series, situation.forum, discourse.lexicon) if told is not None else []
    later = [year for year in held if told is not None and year > told[0][1]]
    if not later:
        return situation.at(unclear=True)
    return situation.at(years=(later[0], later[0]), listed=(), days=None, session=None, timed=True, span=False)


_NEXT = frozenset({"next", "following", "subsequent"})
_ONE = frozenset({"one", "text", "resolution", "draft", "vote"})


def _tells_of_own_run(view: View, clause: Clause, told: Claim | None) -> bool:
    """ "Korea has abstained since 2017. Serbia has voted against every time": not only in the years told of Korea."""
    perfect = not _PERFECT.isdisjoint(view.words(clause.first, clause.predicate.mention.end))
    return "since" in view.vocabulary or (perfect and told is not None and told.subject is not None)


_PERFECT = frozenset({"has", "have", "'ve"})


def _years_of(told: Claim, situation: Situation, discourse: Discourse) -> list[int]:
    """The years of the texts that the claim told of together; none where those are of another question or body."""
    if told.years is None or told.series != situation.series or situation.forum not in (None, told.forum):
        return []
    held = years_held(told.series, told.forum, discourse.lexicon)
    return list(told.listed) or [year for year in held if told.years[0] <= year <= told.years[1]]


def points_to_texts(view: View, first: int) -> bool:
    """Return whether texts told before stand right there: "every one of them", "them all", "the first two"."""
    return _texts_meant(view, first, min(first + 1, view.end)) is not None


def _texts_meant(view: View, first: int, end: int) -> tuple[_Part, int, bool] | None:
    """Which of them the words mean, how many these are, 0 for all, and whether they point to texts told before."""
    for at in range(first, end):
        word = view.word(at)
        if word not in _OPENING:
            continue
        after = at + 1
        if word in {"each", "every"}:
            after += view.word(after) == "single"
            after += view.word(after) == "one"
            if view.word(after) in _TIME:
                return (_Part.ALL, 0, False) if _is_over(view, after + 1) else None
            if _points(view, after) or (view.word(after - 1) in {"one", "each"} and _is_over(view, after)):
                return _Part.ALL, 0, _points(view, after)
        elif word == "them" and view.word(after) == "all" and _is_over(view, after + 1):
            return _Part.ALL, 0, True
        elif word == "all":
            number = read_cardinal(view.document, after)
            after = number[1] if number is not None else after
            after += number is not None and view.word(after) in _TEXTS
            if _points(view, after) or (number is not None and _is_over(view, after)):
                return _Part.ALL, number[0] if number is not None else 0, _points(view, after)
        elif word == "the" and view.word(after) in _ENDS_OF_ROW and (row := _read_row(view, after)) is not None:
            return row
    return None


def _read_row(view: View, at: int) -> tuple[_Part, int, bool] | None:
    """ "The first two", "the last of them", "the last three texts"."""
    part = _ENDS_OF_ROW[view.word(at)]
    number = read_cardinal(view.document, at + 1)
    after = number[1] if number is not None else at + 1
    counted = number is not None
    after += counted and view.word(after) in _TEXTS
    over = _points(view, after) or (counted and _is_over(view, after))
    return (part, number[0] if number is not None else 1, _points(view, after)) if over else None


def _points(view: View, at: int) -> bool:
    """ "Of them", "of these texts"; not "of those four roll calls"."""
    return view.words(at, at + 1) == ["of"] and view.word(at + 1) in _POINTING and not _counted(view, at + 2)


def _counted(view: View, at: int) -> bool:
    return read_cardinal(view.document, at) is not None


def _is_over(view: View, at: int) -> bool:
    return at >= view.end or view.word(at) in _AFTER


_OPENING = frozenset({"each", "every", "them", "all", "the"})
_ENDS_OF_ROW = {"first": _Part.FIRST, "last": _Part.LAST, "latest": _Part.LAST}
_TIME = frozenset({"time", "occasion"})
_TEXTS = frozenset({"texts", "resolutions", "drafts"})
_POINTING = frozenset({"them", "these", "those"})
_AFTER = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "–", "—", "and", "but", "while", "too", "as"})

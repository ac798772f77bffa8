"""The texts that a piece has named, one after the other: "both", "the former", "the second"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.claims.mentions.senses import State

if TYPE_CHECKING:
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.claims.sentence import View


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text that words name: its question, and its symbol, body and time as far as they are told."""

    series: str | None
    """None for a question that the edition does not hold."""
    forum: Forum | None = None
    years: tuple[int, int] | None = None
    days: tuple[date, date] | None = None
    document: str | None = None

    def may_be(self, other: NamedText) -> bool:
        """True where nothing that is told of the two sets them apart."""
        pairs = ((self.document, other.document), (self.years, other.years), (self.forum, other.forum))
        if self.series != other.series or any(None not in pair and pair[0] != pair[1] for pair in pairs):
            return False
        days, others = self.days, other.days
        # two votes of one year: "in April it passed by 21 votes to five, last Thursday by 20 to six"
        return days is None or others is None or (days[0] <= others[1] and others[0] <= days[1])


def told_again(texts: tuple[NamedText, ...], text: NamedText) -> tuple[NamedText, ...]:
    """Return the texts in the order in which they were named last, with the new one, each once."""
    before = next((one for one in texts if one.may_be(text)), None)
    if before is not None:
        text = NamedText(
            text.series,
            text.forum or before.forum,
            text.years or before.years,
            text.days or before.days,
            text.document or before.document,
        )
    return (*(one for one in texts if one is not before), text)[-_KEPT:]


_KEPT = 4


def ordinal_in(view: View, first: int, end: int) -> tuple[int, int] | None:
    """Return which of several texts named before is meant, counted from 0, and the place of the word.

    "The first passed by 140 to 9", "Mexico abstained on the former and opposed the latter".
    """
    opening = view.word(first) == "the" and view.word(first + 2) not in _NOT_OF_PAIR
    at = first + 1 if opening and view.word(first + 1) in _ORDINALS else None
    if at is None:
        # "sponsored the former and stayed away from the latter": the one told last
        at = next((at for at in range(end - 1, first, -1) if _is_one_of_pair(view, at)), None)
    return (_ORDINALS[view.word(at)], at) if at is not None else None


def _is_one_of_pair(view: View, at: int) -> bool:
    word, after = view.word(at), view.word(at + 1)
    if word not in _ORDINALS or view.word(at - 1) != "the":
        return False
    if after in _PAST_PAIR or at + 1 >= view.end or (after == "of" and view.word(at + 2) in _THESE):
        return True
    # "on the former it abstained", "on the latter nobody did"
    return word in {"former", "latter"} and (after in _SUBJECTS or isinstance(view.sense_at(at + 1), State))


_ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2}
_PAST_PAIR = frozenset({".", ",", ";", "and", "but", "only", ")"})
_THESE = frozenset({"these", "them", "those"})
_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "nobody", "no", "only", "there"})
_NOT_OF_PAIR = frozenset({"committee", "time", "year", "such", "vote", "text", "resolution", "of", "in", "to"})


def ones_of(view: View) -> list[int]:
    """Where each of several texts of a sentence begins: "the one on mercenaries, the other on coercive measures"."""
    if "one" not in view.vocabulary:
        return []
    return [at for at in view.places(_ONES) if view.word(at + 1) == "on"]


_ONES = frozenset({"one", "other", "another", "second", "third"})

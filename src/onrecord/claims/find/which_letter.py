"""Which letter of the record a text speaks of, once its words tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.models import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import LetterEntry


@dataclass(frozen=True, slots=True)
class Details:
    """What a clause says of a letter."""

    addressee: str | None = None
    copied: tuple[str, ...] = ()
    another: bool = False
    all_names: bool = False
    organisations: int | None = None
    relation: Relation = Relation.EXACTLY
    individuals: int | None = None
    countries: int | None = None
    names: tuple[str, ...] = ()
    asks_sponsorship: bool = False
    subjects: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()

    def to(self, addressee: str | None) -> Details:
        """Return the same of a letter to that person."""
        return replace(self, addressee=addressee)


def identify_letter(
    details: Details, days: tuple[date, date] | None, years: tuple[int, int] | None, discourse: Discourse, *, asks: bool
) -> bool:
    """Find the letter of the edition that the words mean, and say whether an earlier sentence has told it already."""
    if details.another:
        discourse.letter_id, discourse.letter_day = None, None
        if days is None:
            return False
    known = discourse.letter_id is not None
    if known and days is None and years is None:
        return True
    scored = list(_score(details, days, years, discourse))
    best = max((score for score, _ in scored), default=0)
    top = [letter for score, letter in scored if score == best]
    if best < _SURE or len(top) != 1:
        if days or years:
            discourse.letter_id, discourse.letter_day = None, days[0] if days else None
        return False
    same = discourse.letter_id == top[0].letter
    if known and not same and not asks and details.addressee is None and details.organisations is None:
        # "Twenty groups signed it on 28 September": a wrong day of the same letter
        return True
    discourse.letter_id, discourse.letter_day = top[0].letter, top[0].day
    return same


_SURE = 3
_NEWS_DAYS = 40


def _score(
    details: Details, days: tuple[date, date] | None, years: tuple[int, int] | None, discourse: Discourse
) -> Iterator[tuple[int, LetterEntry]]:
    """How well each letter of the edition fits, of those that were out and are of the years."""
    for letter in discourse.lexicon.letters:
        if discourse.published and letter.day > discourse.published:
            continue
        if years and letter.day.year not in range(years[0], years[1] + 1):
            continue
        near = days is not None and days[0] <= letter.day <= days[1]
        score = 4 * near + 2 * (details.organisations in letter.organisations)
        score += 3 * bool(details.addressee and details.addressee in letter.addressee)
        if days and not near:
            score -= abs((letter.day - days[0]).days) // 20
        if discourse.published and 0 <= (discourse.published - letter.day).days <= _NEWS_DAYS:
            score += 2
        yield score, letter

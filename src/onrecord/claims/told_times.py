"""The times that a text tells of: of its news, of the paragraph, of the sentence, and what moves them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.claims.models import Adopts

if TYPE_CHECKING:
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.claims.models import Claim, Stage
    from onrecord.claims.situation import Situation
    from onrecord.claims.when_kinds import When

Years = tuple[int, int]
Days = tuple["date", "date"]
_NEWS = 14
"""Days before publication within which an event is the news that a text reports."""


@dataclass(slots=True, kw_only=True)
class ToldTimes:
    """The times that clauses without one of their own lean on."""

    # Of the text.
    anchor: tuple[Years, Days | None, bool] | None = None
    """Years and days of the event that the text reports as news, and whether there was a vote on it."""
    anchor_place: tuple[Forum | None, Stage | None] = (None, None)
    """Where that was."""
    occasions: set[tuple[int, Forum | None]] = field(default_factory=set)
    """The years of which the text has told one by one, and the bodies, for "on both occasions"."""
    year_pair: Years | None = None
    """The two years that a sentence set beside each other, for "the earlier draft", "in either year"."""
    # Of the paragraph.
    several: Claim | None = None
    """The last claim that told of the texts of several years together, for "each of them", "the first two"."""
    years: Years | None = None
    days: Days | None = None
    session: str | None = None
    away: bool = False
    """The last time was that of an earlier year, told beside the news."""
    back: bool = False
    """The years are those of a look back from the day of publication: "last year", "a year ago"."""
    dwelling: bool = False
    """The text has gone back to the years by a sentence that told of no body: "In April 2003 I was a young man"."""
    ongoing: bool = False
    """The years reach up to the present: "since 2016"."""
    turned: bool = False
    """The last sentence asked of a time or turned to it, and what follows is of that time."""
    # Of the sentences before.
    mentioned: tuple[Years, Days | None] | None = None
    """The last time that any clause named, for "back then"."""
    named_years: tuple[int, ...] = ()
    """The years that the last sentence named, whatever it told of them: "the highest number since 2007"."""
    named_day: date | None = None
    """The last day that any sentence named, for "on the same day"."""
    dated_text: bool = False
    """The last sentence named a text by its time: "last year's draft"; "it" is that one."""
    # Of the sentence that is being read.
    recent: tuple[Years, Days | None] | None = None
    """Years and days of the clause before in the same sentence, from which "the year after" counts."""
    counted: dict[int, When] = field(default_factory=dict)
    """Times counted from another one, by their first word."""

    def move_to(self, years: Years | None, days: Days | None = None, session: str | None = None) -> None:
        """Go on with a time."""
        self.years, self.days, self.session = years, days, session

    def go_back_to(self, situation: Situation) -> None:
        """Keep a time of which the text goes on to tell, away from the news, until the paragraph ends."""
        self.move_to(situation.years, situation.days, situation.when.session)
        self.away = self.ongoing = False
        self.dwelling = True

    def leave_paragraph(self) -> None:
        """What was told of other years is over, and the news, if any, goes on."""
        self.move_to(*(self.anchor[:2] if self.anchor is not None else (None, None)))
        self.away = self.back = self.ongoing = self.dwelling = False
        self.several = None

    def note_occasions(self, claim: Claim) -> None:
        """Keep the year, or the years one by one, of which the text has told."""
        if claim.listed or (claim.years is not None and claim.years[0] < claim.years[1]):
            self.several = claim
        self.occasions |= {(year, claim.forum) for year in _single_years(claim)}

    def note_time(self, claims: list[Claim], situation: Situation, published: date | None, *, background: bool) -> None:
        """Keep the time that a clause with claims named; a background clause does not move that of the paragraph."""
        years = situation.years
        if years is None:
            return
        self.recent = self.mentioned = years, situation.days
        if not background:
            self.dwelling = False
            news = self.anchor[0][1] if self.anchor else published.year if published else None
            told = self.years[1] if self.years else None
            # "abstained in 2019, in 2020 and again last week": the text goes on with last week
            lately = bool(situation.when.listed) and years[1] in {news, told}
            self.move_to((years[1],) * 2 if lately else years, situation.days, situation.when.session)
            self.ongoing = situation.since is not None
        self.back = situation.when.back
        if not background or self.anchor is None:
            # "China, which had abstained in March, voted no": the news stays where it was
            self._note_anchor(claims, situation, published)

    def _note_anchor(self, claims: list[Claim], situation: Situation, published: date | None) -> None:
        """A day within a fortnight before publication is that of the news; another year after it is a look back."""
        years, days = situation.years, situation.days
        if years is None or published is None:
            return
        if days and -1 <= (published - days[1]).days <= _NEWS and years[0] == years[1]:
            consensus = any(isinstance(one.says, Adopts) and one.says.method == "without_vote" for one in claims)
            self.anchor, self.away = (years, days, not consensus), False
            self.anchor_place = situation.forum, situation.place.stage
        else:
            one = years[0] == years[1] and self.anchor is not None and years != self.anchor[0]
            listed = bool(situation.when.listed) and self.anchor is not None and years[1] < self.anchor[0][0]
            self.away = one or listed


def _single_years(claim: Claim) -> set[int]:
    """The years that a claim lists, or the one that it is about."""
    one = set(claim.years or ())
    return set(claim.listed) or (one if len(one) == 1 else set())

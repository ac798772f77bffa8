"""How a question runs through the years, half a sentence at a time; and terms of office counted from another event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.claims.lexicons import KOREA, OTHERS

from onrecord.bodies import Forum
from onrecord.claims.models import Order, Proceeds, Served, Votes
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims

_HELD = frozenset((Forum.GA, year) for year in range(2010, 2024))
_MORE = SeriesEntry("rivers", "Rivers and lakes", None)
MANY = replace(OTHERS, series=tuple(replace(entry, held=_HELD) for entry in (*OTHERS.series, _MORE)))
WINTER = date(2024, 1, 20)


def _rhythms(text: str) -> list[tuple[str | None, Order]]:
    claims = read_claims(text, WINTER, MANY)
    return [(one.series, one.says.order) for one in claims if isinstance(one.says, Proceeds)]


def test_each_half_has_its_own_rhythm() -> None:
    text = (
        "The General Assembly takes up human rights in Myanmar every year, whereas its text on a moratorium on the "
        "death penalty comes back every second year."
    )
    assert _rhythms(text) == [("myanmar", Order.YEARLY), ("moratorium", Order.EVERY_OTHER_YEAR)]


def test_a_rhythm_since_a_year() -> None:
    text = "Since 2010, a text on human rights in Iran has come before the General Assembly every second year."
    (claim,) = [one for one in read_claims(text, WINTER, MANY) if isinstance(one.says, Proceeds)]
    assert (claim.says, claim.years) == (Proceeds(Order.EVERY_OTHER_YEAR), (2010, 2023))


def test_every_vote_in_the_same_months() -> None:
    text = (
        "The Iran resolution has a long history. Every vote on it since 2011 has taken place in November or December."
    )
    (claim,) = [one for one in read_claims(text, WINTER, MANY) if isinstance(one.says, Proceeds)]
    assert claim.says == Proceeds(Order.IN_MONTHS, assembly_months=(11, 12), always=True)


def test_a_month_that_stands_before_its_body() -> None:
    text = "In New York the North Korea text goes to the Third Committee first and then, in December, to the plenary."
    (claim,) = read_claims(text, WINTER, KOREA)
    assert claim.says == Proceeds(Order.COMMITTEE_FIRST, plenary_months=(12,), committee=3)


def test_all_of_the_texts_counted_before() -> None:
    text = (
        "The Iran text adopted last month by the General Assembly was the tenth of its kind. Peru abstained on all ten."
    )
    (vote,) = [one for one in read_claims(text, WINTER, MANY) if isinstance(one.says, Votes)]
    assert vote.years == (2014, 2023)


def test_the_first_yes() -> None:
    text = "Peru changed course on human rights in Iran. Its first yes in the General Assembly came in 2019."
    (vote,) = [one for one in read_claims(text, WINTER, MANY) if isinstance(one.says, Votes)]
    assert (vote.subject, vote.says, vote.years) == ("PER", Votes("yes", first=True), (2019, 2019))


def test_a_term_counted_from_a_vote() -> None:
    text = (
        "In November 2018 Seoul co-sponsored the Assembly's North Korea text, a year and a half after Moon took office."
    )
    (term,) = [one for one in read_claims(text, WINTER, KOREA) if isinstance(one.says, Served)]
    assert term.days == (date(2017, 4, 1), date(2017, 6, 30))
    text = "In November 2018 Seoul co-sponsored the Assembly's North Korea text, quite a while after Moon took office."
    assert not [one for one in read_claims(text, WINTER, KOREA) if isinstance(one.says, Served)]

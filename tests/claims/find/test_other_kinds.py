"""Asks, letters, acts and terms as texts tell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.claims.lexicons import KOREA, OTHERS

from onrecord.claims.models import Acted, Asks, Kind, Served, Writes
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims

DAY = date(2025, 11, 25)

ASKS = [
    (
        "The newest text asks Pyongyang to return abductees and prisoners of war.",
        {"abductees", "prisoners_of_war"},
        False,
    ),
    ("The newest text says nothing about the International Criminal Court.", {"icc_referral"}, True),
    ("The DPRK resolution does not mention separated families.", {"separated_families"}, True),
]


@pytest.mark.parametrize(("text", "topics", "absent"), ASKS)
def test_asks(text: str, topics: set[str], absent: bool) -> None:
    (claim,) = read_claims(text, DAY, KOREA)
    assert isinstance(claim.says, Asks)
    assert (set(claim.says.topics), claim.says.absent) == (topics, absent)


def test_texts_of_two_years() -> None:
    (claim,) = read_claims("The resolutions of the past two years have called for the return of abductees.", DAY, KOREA)
    assert isinstance(claim.says, Asks)
    assert (claim.says.texts, claim.years) == (2, (2024, 2025))


def test_letter_with_day_addressee_and_number() -> None:
    (claim,) = read_claims(
        "On 28 October, twenty organizations wrote to President Lee about the UNGA80 text.", DAY, KOREA
    )
    assert isinstance(claim.says, Writes)
    assert (claim.says.on, claim.says.addressee, claim.says.organisations) == (date(2025, 10, 28), "Lee", 20)


def test_letter_names_its_signatories() -> None:
    text = "The open letter was signed by 20 organizations, including Human Rights Watch and FIDH."
    found = [claim.says for claim in read_claims(text, DAY, KOREA) if isinstance(claim.says, Writes)]
    assert [says.organisations for says in found] == [20]
    names = [name for says in found for name in says.names]
    assert names == ["Human Rights Watch", "International Federation for Human Rights (FIDH)"]


def test_a_heading_is_no_letter() -> None:
    assert read_claims("Open letter to President Lee", DAY, KOREA) == []


def test_acts() -> None:
    (claim,) = read_claims("Seoul dissolved the Abductee Response Team on 4 November.", DAY, KOREA)
    assert isinstance(claim.says, Acted)
    assert claim.days == (date(2025, 11, 4), date(2025, 11, 4))
    assert "Abductee Response Team" in claim.says.objects


def test_terms() -> None:
    (claim,) = read_claims("Lee Jae-myung took office on 4 June 2025.", DAY, KOREA)
    assert claim.says == Served("Lee Jae-myung", "took_office", date(2025, 6, 4))


def test_symbol_gives_body_and_year() -> None:
    (claim,) = read_claims("The Assembly adopted resolution 78/218 on the DPRK.", DAY, KOREA)
    assert (claim.document, claim.years, str(claim.forum)) == ("A/RES/78/218", (2023, 2023), "GA")
    (claim,) = read_claims("Council resolution 52/28 on the DPRK was adopted by consensus.", DAY, KOREA)
    assert (claim.document, claim.years, str(claim.forum)) == ("A/HRC/RES/52/28", (2023, 2023), "HRC")


def test_a_text_of_another_question_asks_something() -> None:
    more = SeriesEntry("rivers", "Rivers and lakes", None)
    many = replace(OTHERS, series=(*OTHERS.series, more))
    text = "The General Assembly adopted its resolution on Iran on Tuesday. The new text urges states to help."
    (claim,) = [one for one in read_claims(text, date(2023, 12, 21), many) if one.kind is Kind.ASK]
    assert (claim.series, claim.says) == ("iran", Asks(()))
    text = "The General Assembly adopted its resolution on Iran on Tuesday. The new text should urge states to do more."
    assert not [one for one in read_claims(text, date(2023, 12, 21), many) if one.kind is Kind.ASK]

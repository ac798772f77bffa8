"""What a claim's words tell beside what it asserts: another symbol, another government, a list that is miscounted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CONTRADICTED, GA, HRC, NOT_IN_RECORD, SUPPORTED, case
from tests.claims.check.judge import judge

from onrecord.claims.check.counted_lists import counts_otherwise
from onrecord.claims.check.said_beside import wrong_direction
from onrecord.claims.models import Adopts, Kind, Order, Proceeds, Sponsors, Votes

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.claims.models import Claim
    from onrecord.record.edition import Edition

ADOPTED = case(Adopts(), SUPPORTED, forum=GA, years=2024, kind=Kind.ADOPTION)
ABSTAINED = case(Votes("abstain"), SUPPORTED, forum=GA, years=2007, subject="KOR", kind=Kind.VOTE)
SPONSORED = case(Sponsors(), SUPPORTED, forum=GA, years=2025, subject="KOR", published="2025-12-20")
YEARLY = case(Proceeds(Order.TWICE_A_YEAR), SUPPORTED, kind=Kind.PROCESS).claim


def told(wanted: Case, quote: str, verdict: str = "", words: str = "", opening: str = "", **more: object) -> Case:
    """The case told in these words, with the verdict that they make of it."""
    claim = replace(wanted.claim, quote=quote, opening=opening, **more)  # type: ignore[arg-type]
    said = (words,) if words else ()
    return replace(wanted, claim=claim, verdict=verdict or wanted.verdict, words=said)


BESIDE = [
    told(ADOPTED, "adopted resolution 79/181 on North Korea"),
    told(ADOPTED, "adopted resolution 79/180 on North Korea", CONTRADICTED, "the text of 2024 is A/RES/79/181"),
    told(ADOPTED, "At its 79th session the Assembly adopted it"),
    told(ADOPTED, "At its 78th session the Assembly adopted it", CONTRADICTED, "that was session 79, not 78"),
    told(ADOPTED, "the Assembly adopted its last resolution on it", CONTRADICTED, "the last one held is of 2025"),
    told(ADOPTED, "the Assembly adopted its twentieth text on it", SUPPORTED),
    told(ADOPTED, "the Assembly adopted its tenth text on it", NOT_IN_RECORD, "the record holds 20"),
    told(ADOPTED, "Last spring the Assembly adopted it", NOT_IN_RECORD, "the record holds nothing of spring"),
    told(ADOPTED, "passed against the votes of China and Cuba", CONTRADICTED, "nobody voted against it"),
    told(ABSTAINED, "Under Roh, South Korea abstained"),
    told(ABSTAINED, "Under Moon, South Korea abstained", CONTRADICTED, "Moon Jae-in was in office from 10 May 2017"),
    told(ABSTAINED, "voted so", CONTRADICTED, "Moon Jae-in was in office", opening="South Korea, then led by Moon, "),
    told(ABSTAINED, "Before Moon took office, in 2007, it abstained"),
    told(ABSTAINED, "In 2007, after Moon had left office, it abstained", CONTRADICTED, "in office until 9 May 2022"),
    told(ABSTAINED, "Along with 58 others it abstained"),
    told(ABSTAINED, "Along with 20 others it abstained", CONTRADICTED, "did so in all"),
    told(ABSTAINED, "It abstained for the second time"),
    told(ABSTAINED, "It abstained for the sixth time", NOT_IN_RECORD, "the sixth time"),
    told(SPONSORED, "South Korea sponsored it"),
    told(SPONSORED, "Only South Korea sponsored it", CONTRADICTED, "states are on the list"),
]
TURNS = [
    case(Votes("yes", changed=True), SUPPORTED, forum=GA, years=2011, subject="THA", kind=Kind.VOTE),
    case(
        Votes("yes", changed=True), CONTRADICTED, forum=GA, years=2014, subject="THA", kind=Kind.VOTE,
        symbols="A/RES/69/188 A/RES/66/174", words="in 2011 it voted in favour too",
    ),
]  # fmt: skip


@pytest.mark.parametrize("wanted", [*BESIDE, *TURNS], ids=lambda wanted: wanted.claim.quote[:50])
def test_what_is_told_beside(pack_edition: Edition, wanted: Case) -> None:
    judge(pack_edition, wanted)


def test_council_before_it_met(pack_edition: Edition) -> None:
    early = case(Adopts(), SUPPORTED, forum=HRC, years=2004, kind=Kind.ADOPTION)
    judge(pack_edition, told(early, "the UN rights body adopted it"))
    judge(pack_edition, told(early, "the Human Rights Council adopted it", CONTRADICTED, "has met since 2006"))


def claim_of(quote: str, opening: str = "") -> Claim:
    return replace(YEARLY, quote=quote, opening=opening)


def test_list_with_a_number() -> None:
    two = "texts a year, one in Geneva and one in New York"
    assert not counts_otherwise(claim_of(f"The UN adopts two {two}"))
    assert counts_otherwise(claim_of(f"The UN adopts three {two}")) == "those named are 2, and not 3"


def test_direction_of_two_numbers() -> None:
    assert not wrong_direction(claim_of("The list of sponsors grew from 42 to 50"))
    assert wrong_direction(claim_of("The list of sponsors shrank from 42 to 50")) == "from 42 to 50 is the other way"
    assert wrong_direction(claim_of("19 in 2015", "The noes rose from 20 to ")) == "from 20 to 19 is the other way"

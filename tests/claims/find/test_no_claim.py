"""What is no claim stays unmarked: (text, why it is none)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.lexicons import KOREA

from onrecord.claims.read import read_claims

NO_CLAIM = [
    ("Will Seoul co-sponsor the North Korea text this year?", "a question"),
    ("South Korea will co-sponsor the resolution on North Korea.", "announced"),
    ("Seoul is expected to put its name to the Assembly's North Korea draft.", "expected"),
    ("If Seoul had sponsored the text in 2019, its friends would have been relieved.", "a condition"),
    ("If Seoul withholds its name from the North Korea text, the families will lose heart.", "a condition"),
    ("They warned that if the Lee administration opts out of co-sponsoring the text, trust will go.", "a condition"),
    ("Activists urged Seoul to co-sponsor the resolution on North Korea.", "asked for"),
    ("Seoul should sponsor the North Korea text.", "wished"),
    ("I hope that Japan sponsored the text.", "a hope"),
    ("It is not true that South Korea abstained in 2019.", "rejected by the text"),
    ("A blog says that Seoul abstained in 2019. That is wrong.", "taken back in the next sentence"),
    ("The minister considered co-sponsoring the text on North Korea.", "considered"),
    ("Diplomats from both Koreas sat stone-faced.", "a scene"),
    ("State-sponsored hackers attacked a bank in Seoul.", "another matter"),
    ("Three sponsors of the marathon in Seoul withdrew.", "another matter"),
    ("The moon rose over New York.", "no president"),
    ("Flights to the North Sea and to Geneva were full.", "no state, no council"),
    ("", "nothing"),
    ("    \n\n  ", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), NO_CLAIM)
def test_no_claim(text: str, why: str) -> None:
    assert [claim.quote for claim in read_claims(text, date(2025, 11, 20), KOREA)] == [], why


def test_reported_claims_are_claims() -> None:
    claims = read_claims(
        "Officials said on Wednesday that Seoul co-sponsored the UNGA80 text.", date(2025, 11, 20), KOREA
    )
    assert [(claim.subject, claim.quote) for claim in claims] == [("KOR", "Seoul co-sponsored the UNGA80 text")]


def test_attribution_is_left_out_of_the_span() -> None:
    text = "Seoul co-sponsored the UNGA80 text, the foreign ministry confirmed on Wednesday."
    (claim,) = read_claims(text, date(2025, 11, 20), KOREA)
    assert claim.quote == "Seoul co-sponsored the UNGA80 text"
    assert claim.days is None

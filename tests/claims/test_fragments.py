"""What is told without a verb: fact boxes, timelines, headlines, short answers. Facts are those of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.claims.said import missing

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

BOX = "North Korea at the Assembly, the plenary of 18 December: 116-20-53"
DRAFT = "Third Committee draft on North Korea, 2023 (A/C.3/78/L.39)"
LIST = "Seoul and the Council's text on North Korea"

LINES = [
    ("2014-12-23", f"{BOX}\nAmong the noes: Belarus", ["vote BLR GA 2014 2014 supported"]),
    ("2014-12-23", f"{BOX}\nSeoul: in favour", ["vote KOR GA 2014 2014 supported"]),
    ("2014-12-23", f"{BOX}\nEthiopia – against", ["vote ETH GA 2014 2014 contradicted"]),
    ("2014-12-23", f"{BOX}\nBelarus: a no. Cuba too.", ["vote CUB GA 2014 2014 supported"]),
    ("2023-12-22", f"{DRAFT}\nOn the draft: Germany", ["sponsorship DEU GA 2023 2023 supported"]),
    ("2023-12-22", f"{DRAFT}\nLate arrival: Brazil", ["sponsorship BRA GA 2023 2023 contradicted"]),
    ("2023-12-22", f"{DRAFT}\nOff the list: China", ["sponsorship CHN GA 2023 2023 supported"]),
    ("2021-03-25", f"{LIST}\n2009: first co-sponsorship", ["sponsorship KOR HRC 2009 2009 supported"]),
    ("2021-03-25", f"{LIST}\n2018: off the list", ["sponsorship KOR HRC 2018 2018 contradicted"]),
    ("2021-03-25", f"{LIST}\n2021: missing for the third year in a row", ["streak KOR HRC 2019 2021 supported"]),
    # a line names the body and not a state: how the text was adopted
    (
        "2022-12-20",
        "Resolution 77/226 on North Korea in brief. Plenary: 15 December, by recorded vote.",
        ["adoption - GA 2022 2022 contradicted"],
    ),
    (
        "2024-12-20",
        "Assembly resolution on North Korea, Tuesday: no vote. Same as last year.",
        ["adoption - GA 2024 2024 supported", "adoption - GA 2023 2023 supported"],
    ),
    # both bodies in one line
    (
        "2019-12-27",
        "And Seoul's name on the North Korea resolutions? 2018: there, in Geneva as in New York. 2019: there.",
        ["sponsorship KOR - 2018 2018 supported", "sponsorship KOR - 2019 2019 contradicted"],
    ),
    # answers that name no state
    (
        "2022-12-16",
        "- And Seoul's name on the Assembly's North Korea text?\n- Back, for the first time in four years.",
        ["sponsorship KOR GA 2022 2022 supported"],
    ),
    # the same ballot in another year is one thing said of two
    (
        "2007-12-20",
        "North Korea resolution, Assembly plenary, 18 December\nSeoul – abstaining, as in 2006",
        ["vote KOR GA 2006 2007 partly"],
    ),
    ("2025-07-14", "Presidents in Seoul\nLee Jae-myung: since 4 June 2025", ["term KOR - 2025 2025 supported"]),
    ("2025-07-14", "Presidents in Seoul\nMoon Jae-in: 2017 to 2021", ["term KOR - 2017 2021 contradicted"]),
]


@pytest.mark.parametrize(("published", "text", "wanted"), LINES)
def test_lines_are_read_and_judged(published: str, text: str, wanted: list[str], pack_edition: Edition) -> None:
    assert missing(wanted, text, published, pack_edition) == []


QUIET = [
    "The Assembly's text on North Korea: what next? Geneva, in the spring. Rain: likely.",
    "North Korea resolution adopted on Thursday. In the hall: silence. On the list of speakers: Japan and Chile.",
    "After the vote on North Korea: coffee for all, a no to interviews, and a yes to a walk along the river.",
]


@pytest.mark.parametrize("text", QUIET)
def test_lines_of_other_things_tell_nothing_of_states(text: str, pack_edition: Edition) -> None:
    from datetime import date

    from onrecord.claims import check_text

    report = check_text(text, date(2025, 12, 20), pack_edition)
    assert [one.claim.quote for one in report.findings if one.claim.subject] == []

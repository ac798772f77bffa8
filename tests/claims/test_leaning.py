"""Clauses that lean on what was said before them: of a speaker, of another body, of a vote told by a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.claims.said import missing

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

LEANING = [
    # whose official says "we"
    (
        "2009-12-22",
        "We voted for the Assembly's North Korea text on Friday, Japan's delegate said.",
        ["vote JPN GA 2009 2009 supported"],
    ),
    (
        "2015-01-10",
        "Our delegation abstained on North Korea in the Assembly in December, said an official of Ethiopia's ministry.",
        ["vote ETH GA 2014 2014 supported"],
    ),
    # the same in the other body
    (
        "2023-04-11",
        "In New York Seoul put its name back on the North Korea text in November 2022; Geneva followed this spring.",
        ["sponsorship KOR GA 2022 2022 supported", "sponsorship KOR HRC 2023 2023 supported"],
    ),
    # an absence and a habit as nouns
    (
        "2020-02-03",
        (
            "Seoul kept its pen in its pocket when the Assembly adopted its North Korea text. Its absence had"
            " begun in Geneva in March 2019."
        ),
        ["sponsorship KOR GA 2019 2019 supported", "sponsorship KOR HRC 2019 2019 supported"],
    ),
    # a run that was over by then
    (
        "2019-11-18",
        (
            "Seoul stayed off the list when the Third Committee adopted its North Korea text on Thursday. It had signed"
            " eleven times in a row."
        ),
        ["streak KOR GA 2008 2018 supported"],
    ),
    # a move and its opposite
    (
        "2011-12-28",
        (
            "The North Korea text passed the plenary on 19 December, 123 to 16. Thailand moved from abstention to yes;"
            " Nigeria went the other way."
        ),
        ["tally - GA 2011 2011 supported", "vote THA GA 2011 2011 supported", "vote NGA GA 2011 2011 partly"],
    ),
    # told by a difference
    (
        "2015-12-22",
        "The plenary backed the North Korea text on Thursday with 119 votes in favour, three more than in 2014.",
        ["tally - GA 2014 2014 supported"],
    ),
    (
        "2015-12-22",
        "The plenary backed the North Korea text on Thursday with 119 votes in favour, five more than in 2014.",
        ["tally - GA 2014 2014 contradicted"],
    ),
    # what stands between commas has a time of its own
    (
        "2014-12-22",
        "The plenary adopted the North Korea text on Thursday by 116 votes to 20. Egypt, against in 2010, abstained.",
        ["vote EGY GA 2014 2014 contradicted"],
    ),
    # with whom it voted
    (
        "2014-12-22",
        "The Assembly's plenary voted on North Korea on Thursday. Laos sided with China.",
        ["vote LAO GA 2014 2014 supported"],
    ),
    (
        "2014-12-22",
        "The Assembly's plenary voted on North Korea on Thursday. Japan sided with China.",
        ["vote JPN GA 2014 2014 contradicted"],
    ),
    # for the first time, told by what had never been
    (
        "2012-04-02",
        "The Council took up North Korea on 22 March. Never before had it adopted its text there without a vote.",
        ["adoption - HRC 2012 2012 supported"],
    ),
    (
        "2013-04-02",
        "The Council took up North Korea on 21 March. Never before had it adopted its text there without a vote.",
        ["adoption - HRC 2013 2013 contradicted"],
    ),
    # the list as it was on the day told
    (
        "2025-12-19",
        (
            "When the Third Committee's draft on North Korea was tabled, Japan stood among its sponsors; the"
            " United States did not."
        ),
        ["sponsorship JPN GA 2025 2025 supported", "sponsorship USA GA 2025 2025 supported"],
    ),
    # neither of two texts
    (
        "2023-09-20",
        "Neither the Assembly's text on the North nor the Council's bore South Korea's name from 2019 to 2021.",
        ["sponsorship KOR - 2019 2021 supported"],
    ),
    # thanks tell that it was done
    (
        "2018-03-27",
        (
            "We thank South Korea's government for co-sponsoring the North Korea resolution that the Council adopted on"
            " Friday."
        ),
        ["sponsorship KOR HRC 2018 2018 supported"],
    ),
    # what was done in a clause between commas is of its own time
    (
        "2006-12-20",
        (
            "South Korea voted yes on the Assembly's North Korea text on Tuesday, a departure from the abstention of"
            " the year before. Algeria, which had abstained a year ago, moved to the opposing camp."
        ),
        ["vote DZA GA 2005 2005 supported", "vote DZA GA 2006 2006 supported"],
    ),
    # from one vote to the next
    (
        "2012-01-05",
        "The Assembly adopted its North Korea text in December. The noes fell from 19 to 16.",
        ["tally - GA 2010 2010 contradicted", "tally - GA 2011 2011 supported"],
    ),
    # first in any body
    (
        "2009-03-27",
        (
            "The Human Rights Council condemned abuses in North Korea on Thursday. South Korea joined the co-sponsors."
            " Never before had it lent its name to a UN text on its neighbour."
        ),
        ["sponsorship KOR HRC 2009 2009 supported", "sponsorship KOR - 2003 2009 contradicted"],
    ),
    # the states of a side, counted and then named
    (
        "2011-03-28",
        (
            "Three members of the Human Rights Council voted on Thursday against the North Korea text: China, Cuba and"
            " Nigeria."
        ),
        ["vote CHN HRC 2011 2011 supported", "vote CUB HRC 2011 2011 supported", "vote NGA HRC 2011 2011 contradicted"],
    ),
    # on the list from the day it was tabled
    (
        "2023-11-27",
        (
            "The Third Committee adopted its text on North Korea this month. New Zealand had been a sponsor since the"
            " day the draft was tabled."
        ),
        ["sponsorship NZL GA 2023 2023 contradicted"],
    ),
    # "it" did there what it had done here
    (
        "2023-06-15",
        (
            "Seoul went back to the North Korea text. In New York it signed in November 2022; in Geneva it followed"
            " this spring."
        ),
        ["sponsorship KOR GA 2022 2022 supported", "sponsorship KOR HRC 2023 2023 supported"],
    ),
    # what it did this time is not of the years told between commas
    (
        "2014-12-20",
        (
            "The Assembly adopted its North Korea text on Thursday, 116 to 20. Sri Lanka, an opponent from 2007 to"
            " 2010, this time voted no."
        ),
        ["vote LKA GA 2014 2014 supported"],
    ),
    # those that tabled it are those on the list as printed
    (
        "2025-12-20",
        "41 states tabled the Assembly's North Korea text this autumn, among them Chile.",
        ["sponsor_count - GA 2025 2025 supported", "sponsorship CHL GA 2025 2025 contradicted"],
    ),
    (
        "2022-09-06",
        "Mr President,\nYou took office on 10 May. Please sign the Assembly's North Korea text.",
        ["term KOR - 2022 2022 supported"],
    ),
]


@pytest.mark.parametrize(("published", "text", "wanted"), LEANING)
def test_leaning_clauses_are_read_and_judged(
    published: str, text: str, wanted: list[str], pack_edition: Edition
) -> None:
    assert missing(wanted, text, published, pack_edition) == []

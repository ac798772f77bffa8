"""What whole sentences are read as and judged, one behaviour a case: (published, text, what must be found in it).

Each finding is written as kind, subject, body, first and last year, verdict; sentences without a claim have none.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.claims.said import missing

from onrecord.claims import check_text

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

TIMES = [
    # the year of what a text tells is not that of its adoption, nor is what is new in it
    (
        "2022-12-16",
        (
            "The General Assembly adopted a resolution that for the first time calls on Pyongyang to explain the death"
            " of a South Korean official shot at sea in 2020."
        ),
        ["adoption - GA 2022 2022 supported"],
    ),
    # "had ... since" is over where the sentence says so
    (
        "2019-03-23",
        (
            "The Human Rights Council on Friday adopted a resolution on North Korea without a vote. South Korea, which"
            " had co-sponsored the text since 2009, also stayed out."
        ),
        ["sponsorship KOR HRC 2009 2018 supported", "sponsorship KOR HRC 2019 2019 supported"],
    ),
    # "by consensus, for the 18th year in a row" may count every adoption, and is wrong where it counts neither
    (
        "2022-11-17",
        "The Third Committee adopted its North Korea text by consensus on Wednesday, for the 18th year in a row.",
        ["streak - GA 2005 2022 supported"],
    ),
    (
        "2022-11-17",
        "The Third Committee adopted its North Korea text by consensus on Wednesday, for the 12th year in a row.",
        ["streak - GA 2011 2022 contradicted"],
    ),
    # a time and a place to come are not those of what follows
    (
        "2013-11-20",
        (
            "The Third Committee adopted its North Korea text without a vote on Tuesday. In December the plenary is to"
            " follow. South Korea was a sponsor."
        ),
        ["sponsorship KOR GA 2013 2013 supported"],
    ),
    (
        "2018-12-20",
        "For the third year running the Assembly has adopted its North Korea resolution without putting it to a vote.",
        ["streak - GA 2016 2018 supported"],
    ),
    # the list as it stood when the text was adopted
    (
        "2008-11-22",
        (
            "The Third Committee on Friday approved a draft on North Korea. Fifty-three states had put their names to"
            " the paper by the time it was approved, Georgia and Japan among them."
        ),
        ["sponsorship GEO GA 2008 2008 supported", "sponsorship JPN GA 2008 2008 supported"],
    ),
    # "again after three years" counts the years missed or those since
    (
        "2023-11-20",
        "In November 2022 South Korea joined the sponsors of the Assembly's North Korea text again after three years.",
        ["sponsorship KOR GA 2022 2022 supported"],
    ),
    (
        "2023-11-20",
        "In November 2022 South Korea joined the sponsors of the Assembly's North Korea text again after two years.",
        ["sponsorship KOR GA 2022 2022 contradicted"],
    ),
    # a time alone at the head of a line is that of what follows
    (
        "2020-02-01",
        (
            "May 2017. Moon Jae-in becomes president.\nNovember 2019. South Korea leaves the list of sponsors of the"
            " Assembly's North Korea text."
        ),
        ["term KOR - 2017 2017 supported", "sponsorship KOR GA 2019 2019 supported"],
    ),
    # what is likened to another time leaves the text where it was
    (
        "2005-12-20",
        (
            "The General Assembly voted on North Korea last week. Seoul abstained, as it had in Geneva in 2004. "
            "Thailand took the same line."
        ),
        [
            "vote KOR GA 2005 2005 supported",
            "vote KOR CHR|HRC 2004 2004 supported",
            "vote THA GA 2005 2005 supported",
        ],
    ),
    # in November "last November" is that of the year before
    (
        "2024-11-20",
        "South Korea sponsored the Third Committee's North Korea text last November.",
        ["sponsorship KOR GA 2023 2023 supported"],
    ),
    # a time between commas is not that of the clause around it
    (
        "2010-04-20",
        (
            "The Human Rights Council adopted resolution 13/14 on North Korea. Brazil, after an abstention the year"
            " before, voted in favour."
        ),
        ["vote BRA HRC 2010 2010 supported", "vote BRA HRC 2009 2009 supported"],
    ),
    # "never" and "always" in the perfect are of all years so far
    (
        "2022-03-18",
        "South Korea abstained on the Assembly's North Korea text in 2007. It has never been a sponsor in Geneva.",
        ["sponsorship KOR HRC 2008 2022 contradicted"],
    ),
    (
        "2016-12-30",
        (
            "The Republic of Korea has voted for the North Korea text each time a roll call was held in the Human "
            "Rights Council."
        ),
        ["vote KOR HRC 2008 2016 supported"],
    ),
    # a short answer with a year moves the text there
    (
        "2026-02-10",
        (
            "When was the last roll call on the Assembly's North Korea text? Nineteen states said no in December "
            "2015. Ecuador abstained."
        ),
        ["vote ECU GA 2015 2015 supported"],
    ),
    # the years after those told
    (
        "2025-06-20",
        (
            "Seoul co-sponsored the Assembly's North Korea text every year from 2008 to 2018. It then left its name"
            " off for three years."
        ),
        ["sponsorship KOR GA 2019 2021 supported"],
    ),
]

RUNS = [
    # absences counted before a return
    (
        "2023-04-10",
        (
            "The Council adopted its North Korea text last week. After missing four sessions in a row, Seoul is "
            "back among the co-sponsors."
        ),
        ["streak KOR HRC 2019 2022 supported", "sponsorship KOR HRC 2023 2023 supported"],
    ),
    (
        "2022-12-16",
        (
            "South Korea was again a sponsor of the Assembly's North Korea text this year, having been missing for "
            "four sessions in a row."
        ),
        ["streak KOR GA 2018 2021 contradicted"],
    ),
    # sat out so many
    (
        "2022-09-26",
        (
            "South Korea last sponsored the Assembly's North Korea text in 2018. Since then it has sat out three "
            "texts in New York."
        ),
        ["streak KOR GA 2019 2021 supported"],
    ),
    # so many in all, in a row or not
    (
        "2008-11-24",
        (
            "The Third Committee adopted its North Korea text on 21 November. The Republic of Korea took part as a "
            "sponsor for the second time."
        ),
        ["streak KOR GA 2008 2008 contradicted"],
    ),
    (
        "2005-04-20",
        (
            "The Commission on Human Rights voted on North Korea last Thursday. It was the third text on the "
            "country that the Commission had adopted."
        ),
        ["streak - CHR 2005 2005 supported"],
    ),
    # a run of texts and how the last was adopted are two things
    (
        "2022-12-16",
        "The General Assembly on Thursday adopted by consensus its 18th consecutive resolution on North Korea.",
        ["streak - GA 2005 2022 supported", "adoption - GA 2022 2022 supported"],
    ),
    (
        "2025-12-19",
        (
            "The General Assembly adopted its North Korea text on Thursday for the 21st year in a row, again "
            "without a vote."
        ),
        ["streak - GA 2005 2025 supported", "adoption - GA 2025 2025 supported"],
    ),
    # of the last so many
    (
        "2024-12-19",
        "The plenary adopted resolution 79/181 on Tuesday. None of the last ten needed a vote.",
        ["streak - GA 2015 2024 contradicted"],
    ),
    # nobody has since: from the year after
    (
        "2024-09-03",
        (
            "The General Assembly adopts a text on North Korea each year. No member has asked for a vote on it "
            "since 2015."
        ),
        ["streak - GA 2016 2023 supported"],
    ),
    # months named are part of what is said
    (
        "2024-08-20",
        "The Human Rights Council has adopted a text on North Korea every March since 2008.",
        ["streak - HRC 2008 2024 contradicted"],
    ),
    # told of a state without a verb of its own
    (
        "2012-12-27",
        (
            "The Assembly's text on North Korea had 54 sponsors this year. For South Korea it was the fifth year in"
            " a row as a sponsor."
        ),
        ["streak KOR GA 2008 2012 supported"],
    ),
    (
        "2021-04-07",
        (
            "The Council adopted its North Korea text last month with the United States among the sponsors. South "
            "Korea? Missing for the third year in a row."
        ),
        ["streak KOR HRC 2019 2021 supported"],
    ),
    # "the first in so many years"
    (
        "2016-11-16",
        "For the first time in four years the Third Committee needed no vote to adopt its North Korea draft.",
        ["adoption - GA 2016 2016 contradicted"],
    ),
    # absent for the first time since it joined
    (
        "2019-11-20",
        "South Korea is missing from the sponsors of the Third Committee's North Korea text, a first since 2008.",
        ["sponsorship KOR GA 2019 2019 supported"],
    ),
]

STATES = [
    # denied by what stands before the state
    (
        "2019-12-20",
        (
            "The General Assembly adopted its resolution on North Korea on Wednesday without the Republic of Korea "
            "among the sponsors."
        ),
        ["sponsorship KOR GA 2019 2019 supported"],
    ),
    (
        "2020-11-20",
        "A UN committee adopted its draft on North Korea on Wednesday, once more without South Korea's sponsorship.",
        ["sponsorship KOR GA 2020 2020 supported"],
    ),
    # the states before the number that they make up
    (
        "2011-03-28",
        (
            "When the Human Rights Council took up North Korea last Thursday, thirty members said yes and three "
            "said no. China, Cuba and Russia were the three."
        ),
        ["vote CHN HRC 2011 2011 supported", "vote CUB HRC 2011 2011 supported", "vote RUS HRC 2011 2011 supported"],
    ),
    # one vote told in two sentences
    (
        "2008-04-03",
        (
            "When the Council in Geneva voted on North Korea a week ago, 22 countries said yes and seven said no. "
            "Another 15 abstained. South Korea was one of the 22."
        ),
        ["vote KOR HRC 2008 2008 supported"],
    ),
    # moved from one ballot to another, both held against the record
    (
        "2010-04-12",
        "The Council adopted its North Korea text last month. Zambia moved from an abstention in 2009 to a yes.",
        ["vote ZMB HRC 2010 2010 contradicted"],
    ),
    # the relative clause keeps its body
    (
        "2014-12-20",
        (
            "The General Assembly approved a resolution on North Korea on Thursday. The Maldives abstained, and so "
            "did Saudi Arabia, which had voted yes in the committee."
        ),
        ["vote MDV GA 2014 2014 contradicted", "vote SAU GA 2014 2014 supported"],
    ),
    # what the sponsorship itself did
    (
        "2024-03-11",
        (
            "In the General Assembly South Korea's sponsorship of the DPRK text began in 2009, broke off in 2019 "
            "and resumed in 2022."
        ),
        [
            "sponsorship KOR GA 2009 2009 contradicted",
            "sponsorship KOR GA 2019 2019 supported",
            "sponsorship KOR GA 2022 2022 supported",
        ],
    ),
    # said to have been done is told as done
    (
        "2023-11-20",
        "The Third Committee adopted its North Korea text last week, and Mexico was said to have sponsored it late.",
        ["sponsorship MEX GA 2023 2023 supported"],
    ),
    # no object of sponsoring: "this time"
    (
        "2020-06-23",
        "The Human Rights Council adopted its North Korea text on Monday. South Korea co-sponsored this time.",
        ["sponsorship KOR HRC 2020 2020 contradicted"],
    ),
    # "for the EU" where the record names the group alone
    (
        "2021-03-26",
        (
            "The Human Rights Council adopted resolution 46/17 on North Korea on Tuesday. Portugal introduced it on"
            " behalf of the EU."
        ),
        ["sponsorship PRT HRC 2021 2021 not_in_record"],
    ),
    # a list of drafts, right of one
    (
        "2012-03-23",
        (
            "The Human Rights Council adopted its text on North Korea on Thursday. Georgia's name stood on the "
            "drafts of 2011 and 2012."
        ),
        ["sponsorship GEO HRC 2011 2012 partly"],
    ),
    # dropped off in the course of a term
    (
        "2025-11-14",
        "South Korea dropped off the list of sponsors of the Assembly's North Korea text under Moon Jae-in.",
        ["sponsorship KOR GA 2017 2022 supported"],
    ),
]

COUNTS = [
    # beside "60 other countries" the state named comes on top
    (
        "2025-11-21",
        "South Korea joined 60 other countries in co-sponsoring the Third Committee's North Korea text on Wednesday.",
        ["sponsor_count - GA 2025 2025 supported"],
    ),
    # names on a list, and on a draft
    (
        "2026-10-02",
        "The sponsors' list of the Assembly's North Korea text carried 45 names in 2005.",
        ["sponsor_count - GA 2005 2005 supported"],
    ),
    (
        "2025-11-24",
        (
            "How many countries stand behind the new Assembly text on North Korea? The printed draft named 41. When"
            " the Third Committee adopted it there were 58."
        ),
        ["sponsor_count - GA 2025 2025 supported", "sponsor_count - GA 2025 2025 contradicted"],
    ),
    # the text named in an apposition
    (
        "2024-08-05",
        "The Assembly took up North Korea again. The most recent text, resolution 78/218, ended up with 62 sponsors.",
        ["sponsor_count - GA 2023 2023 supported"],
    ),
    # answers to "how many"
    (
        "2017-03-30",
        "How many co-sponsors did the Council's North Korea text have this month? Fifty-five.",
        ["sponsor_count - HRC 2017 2017 supported"],
    ),
    # totals of the committee told of the Assembly, when the plenary has voted
    (
        "2015-12-18",
        "UN General Assembly adopts North Korea resolution by 112 votes to 19",
        ["tally - GA 2015 2015 partly"],
    ),
]

TEXTS = [
    # the session to which a text carries the question
    (
        "2026-02-16",
        (
            "General Assembly resolution 80/220 on the DPRK was adopted in December. It keeps the question on the "
            "agenda for the eighty-second session."
        ),
        ["ask - GA 2025 2025 contradicted"],
    ),
    (
        "2026-02-16",
        (
            "General Assembly resolution 80/220 on the DPRK was adopted in December. It carries the question over "
            "to the 81st session."
        ),
        ["ask - GA 2025 2025 supported"],
    ),
    # another text that did, or did not
    (
        "2026-02-11",
        (
            "Resolution 80/220 on North Korea wants the remains of the dead returned, as its predecessor 79/181 had"
            " done."
        ),
        ["ask - GA 2025 2025 supported", "ask - GA 2024 2024 contradicted"],
    ),
    (
        "2025-12-23",
        (
            "The Assembly's new resolution on North Korea, 80/220, calls for the return of the remains of the dead,"
            " which resolutions 78/218 and 79/181 did not mention."
        ),
        ["ask - GA 2025 2025 supported", "ask - GA 2023 2024 supported"],
    ),
    # founded by, in the passive
    (
        "2026-09-15",
        (
            "Few UN inquiries matter as much. Established by the Human Rights Council in March 2014, the commission"
            " of inquiry on North Korea is still quoted."
        ),
        ["ask - HRC 2014 2014 contradicted"],
    ),
    # one deed is no habit
    (
        "2012-12-29",
        "The Council let its North Korea text pass without a vote in March.",
        ["adoption - HRC 2012 2012 supported"],
    ),
]

LETTERS_AND_ACTS = [
    # asked "you", in a letter
    (
        "2025-11-10",
        (
            "Dear President Lee,\nIn late October twenty organizations asked you to sponsor the General Assembly's "
            "resolution on North Korea."
        ),
        ["letter - GA 2025 2025 supported"],
    ),
    (
        "2020-01-22",
        (
            "Dear Minister Kang,\nLast month sixty-seven organizations wrote to you about the Assembly's text on "
            "North Korea."
        ),
        ["letter - GA|- 2019 2019 contradicted"],
    ),
    # a letter of nobody that the record holds
    (
        "2025-10-20",
        "In September, 40 members of parliament wrote to President Lee about the Assembly's text on North Korea.",
        ["letter - GA|- 2025 2025 not_in_record"],
    ),
    # the other text of a report
    (
        "2023-05-02",
        "The unification ministry put out its report on human rights in North Korea in English last week.",
        ["act KOR - 2023 2023 supported"],
    ),
    # since somebody left
    (
        "2020-01-10",
        "Since the first ambassador for North Korean human rights left in September 2018, the post has been vacant.",
        ["act KOR - 2018 2020 contradicted"],
    ),
    # for how long
    (
        "2016-11-20",
        "Lee Jung-hoon became ambassador for North Korean human rights in September 2016, for a term of three years.",
        ["act KOR - 2016 2016 contradicted"],
    ),
]


@pytest.mark.parametrize(("published", "text", "wanted"), [*TIMES, *RUNS, *STATES, *COUNTS, *TEXTS, *LETTERS_AND_ACTS])
def test_sentences_are_read_and_judged(published: str, text: str, wanted: list[str], pack_edition: Edition) -> None:
    assert missing(wanted, text, published, pack_edition) == []


QUIET = [
    "Five weeks have passed since the vote.",
    "A spokesperson for the presidential office in Seoul did not return a call about the North Korea text.",
    "We will write about the Council's text on North Korea when it resumes its session in March.",
    "South Korea will work with the sponsors of the Assembly's text on North Korea so that all abductees return home.",
    "His government co-sponsored the UN's North Korea text only once, in 2018, under Moon Jae-in.",
]

ELSEWHERE = [
    # the Security Council, named or told by its vetoes
    "The UN Security Council added North Korea to its agenda. The vote was 11 in favour, two against. China voted no.",
    "Russia vetoed a resolution on the sanctions against North Korea. China abstained; 13 members voted in favour.",
    "China and Russia vetoed sanctions on North Korea. The remaining 13 council members voted in favour of the text.",
    "The Security Council could act. In April 11 of the Council's 15 members voted for it; Nigeria abstained.",
    # parliaments, cabinets and summits
    "The National Assembly passed a bill on North Korea by 169 votes to 9, with 10 abstentions.",
    "South Korea's parliament passed a bill on leaflets into North Korea. The vote was 187 to 0.",
    "Germany and France supported the European Parliament's proposal. Last year's vote ended 14 to 9.",
    "The leaders of Japan and South Korea condemned North Korea's launches. They agreed to hold annual exercises.",
    "President-elect Yoon Suk-yeol, who takes office on 10 May, has said that he will.",
    "North Korea's mission said that it categorically rejects it.",
    "As many as 600 North Koreans were sent back from China on Monday, activists said.",
    "Kim and Moon signed the Panmunjom Declaration on Friday. The United Nations welcomed the text.",
    "Kishida visited Seoul on Sunday. Yoon said the two countries had agreed on a joint declaration on North Korea.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_others_decided_is_not_told_of_our_bodies(text: str, pack_edition: Edition) -> None:
    report = check_text(text, date(2022, 5, 27), pack_edition)
    assert [one.claim.quote for one in report.findings] == []


def test_what_stands_between_commas_does_not_tell_the_question(pack_edition: Edition) -> None:
    text = (
        "Argentina, once a co-sponsor of the text on North Korea, was the only country to vote against a General"
        " Assembly resolution on violence against women on Monday."
    )
    report = check_text(text, date(2024, 11, 21), pack_edition)
    assert [one.verdict.value for one in report.findings] == ["not_in_record"]


def test_a_middle_name_is_not_the_president_of_that_surname(pack_edition: Edition) -> None:
    text = "Lee Jae-myung won the election, beating Kim Moon-soo. He took office on Wednesday."
    report = check_text(text, date(2025, 6, 5), pack_edition)
    assert [one.verdict.value for one in report.findings] == ["supported"]


@pytest.mark.parametrize("text", QUIET)
def test_what_tells_nothing_stays_unmarked(text: str, pack_edition: Edition) -> None:
    report = check_text(text, date(2022, 5, 9), pack_edition)
    assert [one.claim.quote for one in report.findings] == []


def test_sending_people_back_is_no_support(pack_edition: Edition) -> None:
    text = (
        "The Third Committee adopted its North Korea text on Wednesday. China, which sent back hundreds of North"
        " Koreans last month, dissociated itself from the consensus."
    )
    report = check_text(text, date(2023, 11, 16), pack_edition)
    assert "China, which sent back hundreds of North Koreans last month" not in {
        one.claim.quote for one in report.findings
    }

"""What other bodies decide is told in the words of our own trade, and stays unmarked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.claims import check_text
from onrecord.claims.models import Verdict

if TYPE_CHECKING:
    from onrecord.record.edition import Edition

DAY = date(2023, 11, 30)

FOREIGN = [
    # agencies, boards, federations, churches, councils of towns
    (
        "VIENNA — The board of the atomic agency passed a resolution on Iran by 20 votes to 2. China and"
        " Russia were against;"
        " five states abstained. The text had been drafted by France."
    ),
    (
        "GENEVA — The World Health Assembly adopted the treaty by consensus on Tuesday. In committee it had"
        " 124 votes, none"
        " against, with 11 abstentions. South Korea sponsored it."
    ),
    "The federation's General Assembly met in Busan. The motion was carried by 57 votes to 49. Japan abstained.",
    (
        "The General Assembly of the Reformed Church turned down the resolution on divestment by 310 to"
        " 303. Two years ago"
        " the Assembly had passed a similar one."
    ),
    "The city council adopted the resolution by 24 votes to 23, the mayor breaking the tie. Four members abstained.",
    (
        "Governments put off the charge on shipping in the Maritime Organization by 57 votes to 49. China"
        " voted for delay;"
        " South Korea and Japan abstained."
    ),
    # the Security Council, not always as the subject
    (
        "UNITED NATIONS — Russia on Thursday vetoed a Security Council text on North Korea. Thirteen"
        " members voted in favour"
        " and China abstained. The United States had drafted the resolution."
    ),
    (
        "UNITED NATIONS — The Security Council on Wednesday passed its first resolution on Myanmar in"
        " decades. Twelve members"
        " voted in favour. China, Russia and India abstained."
    ),
    # no body at all
    "A dog may no longer be kept for meat. The bill carries up to three years in prison or a fine of 30 million won.",
    # letters of others
    "More than two hundred editors from forty countries have signed an open letter asking Turkey to free a colleague.",
    (
        "The leaders of the two Koreas met on Friday. A joint statement was signed in the Peace House. Moon"
        " planted a tree."
    ),
]

OURS = [
    # another body beside ours
    ("The National Assembly passed a law in 2016. At the UN, South Korea co-sponsored in 2017.", "supported"),
    (
        "The Security Council met on North Korea. This month the Third Committee adopted its text by consensus.",
        "supported",
    ),
    ("The text encourages the Security Council to act. South Korea co-sponsored it in the Assembly.", "supported"),
    # a text that names no body: the words of the trade, or a symbol
    ("Seoul was a co-sponsor in both Geneva and New York this year.", "supported"),
    ("Who is on the list? The final list of A/C.3/78/L.39 has 62 names.", "supported"),
]

OTHER_QUESTIONS = [
    (
        "For the 31st year the General Assembly has called for an end to the US embargo on Cuba. The vote"
        " was 187 to two."
        " Ukraine abstained."
    ),
    "The Assembly demanded a ceasefire in Gaza by 121 to 14, with 44 abstentions. Canada and Japan abstained.",
    (
        "When the Committee came to the moratorium on the death penalty the text went through by 126 to 37."
        " South Korea voted"
        " in favour; the United States and Japan voted against."
    ),
    "Last month the Assembly took up the Rohingya. The text passed by 140 to 9. China voted against.",
]


@pytest.mark.parametrize("text", FOREIGN, ids=range(len(FOREIGN)))
def test_what_other_bodies_decide_is_not_marked(text: str, pack_edition: Edition) -> None:
    report = check_text(text, DAY, pack_edition)
    assert [one.claim.quote for one in report.findings] == []


@pytest.mark.parametrize(("text", "verdict"), OURS, ids=range(len(OURS)))
def test_another_body_in_the_text_hides_nothing_of_ours(text: str, verdict: str, pack_edition: Edition) -> None:
    findings = check_text(text, DAY, pack_edition).findings
    assert findings
    assert {finding.verdict.value for finding in findings} == {verdict}


@pytest.mark.parametrize("text", OTHER_QUESTIONS, ids=range(len(OTHER_QUESTIONS)))
def test_another_question_is_not_checked_against_the_one_that_is_held(text: str, pack_edition: Edition) -> None:
    findings = check_text(text, DAY, pack_edition).findings
    assert findings
    assert {(one.claim.series, one.verdict) for one in findings} == {(None, Verdict.NOT_IN_RECORD)}


def test_ordinary_news_is_left_alone(pack_edition: Edition) -> None:
    """Two hundred pieces of news on other matters: in one in ten something looks like ours, and few get a verdict."""
    lines = (Path(__file__).parent / "texts" / "ordinary.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line) for line in lines]
    marked = [_verdicts(text, pack_edition) for text in texts]
    assert len(texts) == 200
    assert sum(map(bool, marked)) <= 20
    assert sum(any(verdict is not Verdict.NOT_IN_RECORD for verdict in verdicts) for verdicts in marked) <= 6


def _verdicts(text: dict[str, str], edition: Edition) -> list[Verdict]:
    findings = check_text(text["text"], date.fromisoformat(text["published"]), edition).findings
    return [finding.verdict for finding in findings]

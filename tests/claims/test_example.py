"""The example article, which `make demo` checks before a new user's eyes: every verdict as the record has it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.build import build_edition
from onrecord.claims import check_text
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.sources.pack import READER

if TYPE_CHECKING:
    from onrecord.claims import Report

ARTICLE = Path(__file__).parents[2] / "examples" / "article.txt"

EXPECTED = [
    # (words of the claim, verdict, a document that shows it)
    ("without a vote on Thursday", "supported", "A/RES/80/220"),
    ("61 sponsors", "supported", "A/C.3/80/L.29"),
    ("for the fourth year in a row", "supported", "A/RES/77/226"),
    ("Seoul first joined the sponsors in 2008", "supported", "A/RES/63/190"),
    ("stayed off the list in New York from 2019 to 2022", "contradicted", "A/RES/77/226"),
    ("sponsored the text every year since 2008", "contradicted", "A/HRC/RES/40/20"),
    ("voted in favour in the General Assembly in 2006", "supported", "A/RES/61/174"),
    ("abstained in 2007", "supported", "A/RES/62/167"),
    ("88 votes to 21, with 60 abstentions", "supported", "A/RES/60/173"),
    ("119 countries were in favour, 19 against and 58 abstained", "contradicted", "A/RES/70/172"),
    ("In 2023 China voted against", "contradicted", "A/RES/78/218"),
    ("Japan co-sponsored it that year", "supported", "A/RES/78/218"),
    ("Canada was among the sponsors in 2021", "not_in_record", "A/RES/76/177"),
    # a new paragraph goes back from 2021 to the news
    ("humanitarian staff in", "supported", "A/RES/80/220"),
    ("President Lee Jae-myung", "supported", "L2025b"),
    ("dissolved its Human Rights and Humanitarian Affairs Office", "supported", "ev:2025-11-04:institution"),
    ("abolished the annual report", "partly", "ev:2025:report"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("example") / "edition"
    build_edition(pack_files(), folder, read=READER.read)
    return check_text(ARTICLE.read_text(encoding="utf-8"), date(2025, 12, 19), Edition.open(folder))


@pytest.mark.parametrize(("words", "verdict", "document"), EXPECTED, ids=[words for words, *_ in EXPECTED])
def test_the_example_is_judged_rightly(words: str, verdict: str, document: str, report: Report) -> None:
    findings = [finding for finding in report.findings if words in finding.claim.quote]
    assert verdict in {finding.verdict for finding in findings}, [finding.claim.quote for finding in report.findings]
    assert document in {evidence.symbol for finding in findings for evidence in finding.evidence}
    assert all(finding.verdict == verdict for finding in findings if finding.claim.quote.endswith(words))

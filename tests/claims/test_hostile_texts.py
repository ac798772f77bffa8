"""Texts made to be slow: the work grows in proportion to their length. Work is counted in lines run, not in seconds."""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

from onrecord import claims
from onrecord.claims import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import Any

    from onrecord.record.edition import Edition

PUBLISHED = date(2025, 1, 1)
SHORT_TEXTS = Path(__file__).parent / "texts" / "short.jsonl"
UNITS = {
    "letters": "x",
    "words": "word ",
    "no full stop": "South Korea sponsored it in 2019 and ",
    "lines": "Seoul did\n",
    "blank lines": "\n",
    "returns": "a\r",
    "states": "Japan, Korea, France and ",
    "commas": ",",
    "dots": "...",
    "initials": "U.N. ",
    "apostrophes": "'s",
    "hyphens": "a-b-",
    "openings": "“( ",
    "quotes": "“it did,” he said ",
    "figures": "111 19 55 ",
    "digits": "1",
    "thousands": "1,111",
    "numbers in words": "one hundred and ",
    "years": "2019 ",
    "dates": "16 November 2022 ",
    "symbols": "A/RES/78/218 ",
    "slashes": "A/",
    "negations": "never did not ",
    "runs": "for the fourth year running ",
    "letter": "letter signed by 20 organizations ",
    "presidents": "President Moon ",
    "hangul": "한국은 ",
    "marks": "e\u0301",
    "joiners": "a\u200b",
    "bodies": "the Third Committee of the General Assembly ",
    "beginnings": "as it had done in every year since the ",
}
SHORT, LONG = 3_000, 24_000


@pytest.mark.parametrize("name", UNITS)
def test_work_grows_in_proportion(pack_edition: Edition, name: str) -> None:
    check_text(UNITS[name] * 20, PUBLISHED, pack_edition)  # what is worked out once is no part of it
    short, long = (count_lines(stretch(UNITS[name], length), pack_edition) for length in (SHORT, LONG))
    # Sentences are cut at 250 words: a text somewhat longer than one may cost somewhat more than its share.
    assert long < 1.3 * LONG / SHORT * short


def stretch(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def count_lines(text: str, edition: Edition) -> int:
    """The lines that run while a text is checked; each turn of a loop counts."""
    count = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        check_text(text, PUBLISHED, edition)
    finally:
        sys.settrace(before)
    return count


def list_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every regular expression of the package, by module and name."""
    for module in walk_packages(claims.__path__, "onrecord.claims."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


PATTERNS = dict(list_patterns())
"""A regular expression runs no lines, so these are timed; what explodes takes many times as long."""
TEASERS = ["a", "1", " ", "A/", "-", ",1", "a.", "'s", "<a ", "<", "\u0301", "one of the ", "charset=", "31 May 20"]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_regular_expression_explodes(name: str) -> None:
    pattern = PATTERNS[name]
    for teaser in TEASERS:
        short, long = (time_of(pattern, stretch(teaser, length) + "!") for length in (4_000, 32_000))
        # Eight times the text may take eight times as long; what grows with the square takes 64 times.
        assert long < 30 * max(short, 1e-4), teaser


def time_of(pattern: re.Pattern[Any], text: str) -> float:
    content: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    seconds = []
    for _ in range(3):
        began = time.process_time()
        for _ in pattern.finditer(content):
            pass
        pattern.match(content)
        pattern.fullmatch(content)
        seconds.append(time.process_time() - began)
    return min(seconds)


ODD_NUMBERS = ["0", "3000", "9,999"]
SMALL_NUMBER = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})\b", re.IGNORECASE
)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b")


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_no_number_is_too_odd_to_be_read(pack_edition: Edition, number: str) -> None:
    """Every sentence of ours, with its small numbers put out of all proportion: a report, and years of the calendar."""
    for line in SHORT_TEXTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = ORDINAL.sub("9999th", SMALL_NUMBER.sub(number, row["text"]))
        report = check_text(text, date.fromisoformat(row["published"]), pack_edition)
        assert all(1900 <= year <= 2999 for finding in report.findings for year in finding.claim.years or ())


def test_no_chain_of_times_leaves_the_calendar(pack_edition: Edition) -> None:
    text = "South Korea sponsored the resolution in 2018. " + "Ninety years later it voted for the text. " * 100
    assert check_text(text, PUBLISHED, pack_edition).findings

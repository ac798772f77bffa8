"""What the texts ask, against the documents as issued: every operative paragraph, its page and its verb."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

import packed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.shared

TEXTS = ("A/RES/78/218", "A/RES/79/181", "A/RES/80/220")
RUNNING_HEAD = re.compile(
    r"A/RES/\d+/\d+|\d+/1\d \d\d-\d+|\d\d-\d+ \d+/1\d|Situation of human rights in the Democratic People’s( Republic)?"
    r"|(Republic )?of Korea( A/RES/\d+/\d+)?"
)
OPENING = re.compile(
    r"(Reaffirming|Recalling|Deeply|Reiterating|Taking|Mindful|Encouraging|Stressing|Noting|Condemning|Welcoming|Urging"
    r"|Expressing)\b"
)
ROMAN = re.compile(r"\((x{0,2}(?:ix|iv|v?i{0,3}))\) (.+)")


@dataclass
class Paragraph:
    label: str
    page: int
    text: str


@cache
def paragraphs(folder: Path, symbol: str) -> dict[str, Paragraph]:
    """The paragraphs of a resolution as issued, by label."""
    found: list[Paragraph] = []
    begun = False
    for page, line in text_lines(folder / f"{symbol.replace('/', '_')}.pdf"):
        if line.startswith("The General Assembly,"):
            begun = True
        elif re.match(r"\d+(st|nd|rd|th) plenary meeting", line):
            break
        elif begun and not RUNNING_HEAD.fullmatch(line.strip()):
            label, text = begin_paragraph(found, line)
            if label:
                found.append(Paragraph(label, page, text))
            else:
                found[-1].text += f" {line.strip()}"
    return {one.label: one for one in found}


def text_lines(path: Path) -> list[tuple[int, str]]:
    """The lines of the text with their pages, footnotes left out."""
    import pypdfium2

    lines = []
    for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
        body = re.split(r"\n_{5,}\s*\n", page.get_textpage().get_text_range().replace("\r\n", "\n"))[0]
        lines += [(number, line) for line in body.split("\n")]
    return lines


def begin_paragraph(found: list[Paragraph], line: str) -> tuple[str, str]:
    """The label and first words of the paragraph that a line begins; empty where it goes on with the one before."""
    last = found[-1].label if found else "PP0"
    number = int(re.findall(r"\d+", last)[0])
    if last.startswith("PP") and not line.startswith("1. "):
        ended = last == "PP0" or re.search(r",\s*\d*$", found[-1].text)
        return (f"PP{number + 1}", line.strip()) if ended and OPENING.match(line) else ("", "")
    if match := re.match(rf"{1 if last.startswith('PP') else number + 1}\. ([A-Z].*)", line):
        return f"OP{1 if last.startswith('PP') else number + 1}", match[1]
    if number == 2 and last.startswith("OP2(a)") and (match := ROMAN.match(line)):
        return f"OP2(a)({match[1]})", match[2]
    if match := re.match(r"\(([a-z])\) (.+)", line):
        return f"OP{number}({match[1]})", match[2]
    return "", ""


def asks_of(symbol: str) -> list[dict[str, object]]:
    return [row for row in packed.rows("asks") if row["document"] == symbol]


@pytest.mark.parametrize(
    ("symbol", "preambular", "operative"),
    [("A/RES/78/218", 29, 61), ("A/RES/79/181", 31, 62), ("A/RES/80/220", 28, 61)],
)
def test_the_paragraphs_are_counted_right(shared: Path, symbol: str, preambular: int, operative: int) -> None:
    labels = list(paragraphs(shared / "data/texts/pdf", symbol))
    assert sum(label.startswith("PP") for label in labels) == preambular
    assert sum(label.startswith("OP") for label in labels) == operative


@pytest.mark.parametrize("symbol", TEXTS[:2])
def test_others_count_the_same_paragraphs(shared: Path, symbol: str) -> None:
    """The lists of paragraphs that others made of two of the texts agree with what the test reads from the PDF."""
    path = shared / "data/texts/paragraphs" / f"{symbol.replace('/', '_')}.json"
    listed = [one for one in json.loads(path.read_text(encoding="utf-8")) if one["paragraph_type"] == "operative"]
    prefixes = [one["prefix"] for one in listed if one["prefix"]]
    mine = [label for label in paragraphs(shared / "data/texts/pdf", symbol) if label.startswith("OP")]
    endings = [re.search(r"(\d+|\([a-z]+\))$", label)[0] for label in mine]
    assert [prefix.rstrip(".") for prefix in prefixes] == endings


@pytest.mark.parametrize("symbol", TEXTS)
def test_every_operative_paragraph_has_a_row(shared: Path, symbol: str) -> None:
    labels = set(paragraphs(shared / "data/texts/pdf", symbol))
    asked = {str(row["paragraph"]) for row in asks_of(symbol)}
    assert asked <= labels
    assert {label for label in labels if label.startswith("OP")} <= asked


@pytest.mark.parametrize("symbol", TEXTS)
def test_every_row_names_the_page_on_which_the_paragraph_begins(shared: Path, symbol: str) -> None:
    held = paragraphs(shared / "data/texts/pdf", symbol)
    assert [(row["paragraph"], row["page"]) for row in asks_of(symbol)] == [
        (row["paragraph"], held[str(row["paragraph"])].page) for row in asks_of(symbol)
    ]


@pytest.mark.parametrize("symbol", TEXTS)
def test_every_verb_stands_in_its_paragraph_or_in_the_words_above_it(shared: Path, symbol: str) -> None:
    held = paragraphs(shared / "data/texts/pdf", symbol)
    for row in asks_of(symbol):
        label = str(row["paragraph"])
        above = re.match(r"[OP]P\d+", label)[0]
        words = plain(f"{held[above].text} {held[label].text}")
        for word in str(row["verb"]).split():
            # "urging" of the preamble is written "urges", "noting" "notes".
            stem = word.removesuffix("es").removesuffix("s").removesuffix("e")
            assert stem in words, (symbol, label, row["verb"])


WORDS = {
    "abductees": r"abduct",
    "detainees": r"detain|detention",
    "prisoners_of_war": r"prisoners of war",
    "remains": r"remains of the deceased",
    "icc_referral": r"international criminal court",
    "sanctions": r"sanctions",
    "security_council": r"security council",
    "separated_families": r"separated families|separation",
    "forced_return": r"refoulement",
    "humanitarian_access": r"humanitarian|assistance|needs assessments",
    "special_rapporteur": r"special rapporteur",
    "commission_of_inquiry": r"commission of inquiry|commission’s",
    "ohchr_seoul": r"field.based structure|paragraph 15",
    "prison_camps": r"prison camps",
    "women": r"women",
    "disabilities": r"disabilities",
    "covid": r"covid",
    "children": r"children",
    "high_level_meeting": r"high-level",
    "transnational_repression": r"transnational repression",
    "overseas_workers": r"2397",
    "dialogue": r"dialogue|engage",
    "upr": r"universal periodic",
    "freedoms": r"freedom",
    "torture": r"torture",
}


def plain(text: str) -> str:
    """Lower case, one space between words, and hyphens for the marks that a PDF puts in their place."""
    return " ".join(re.sub(r"[\u2011\ufffe]", "-", text).lower().split())


@pytest.mark.parametrize("symbol", TEXTS)
def test_the_words_of_a_topic_stand_where_it_is_said_to_stand(shared: Path, symbol: str) -> None:
    held = paragraphs(shared / "data/texts/pdf", symbol)
    for row in asks_of(symbol):
        if words := WORDS.get(str(row["topic"])):
            assert re.search(words, plain(held[str(row["paragraph"])].text)), (symbol, row["paragraph"], row["topic"])


@pytest.mark.parametrize("symbol", TEXTS)
def test_no_operative_paragraph_on_a_required_topic_is_overlooked(shared: Path, symbol: str) -> None:
    asked = {(row["paragraph"], row["topic"]) for row in asks_of(symbol)}
    for label, paragraph in paragraphs(shared / "data/texts/pdf", symbol).items():
        for topic, words in {
            "icc_referral": r"international criminal court",
            "prisoners_of_war": r"prisoners of war",
            "abductees": r"abductees|international abductions",
            "separated_families": r"separated families|separation of families",
            "forced_return": r"refoulement",
            "remains": r"remains of the deceased",
            "ohchr_seoul": r"structure in seoul",
        }.items():
            if label.startswith("OP1") and label == "OP1":
                # It names the office in Seoul among those who found the violations, and asks nothing of it.
                continue
            if re.search(words, plain(paragraph.text)):
                assert (label, topic) in asked, (symbol, label, topic)


@pytest.mark.parametrize(("newer", "older"), [(TEXTS[2], TEXTS[1]), (TEXTS[1], TEXTS[0])])
def test_what_is_said_to_be_new_is_not_in_the_text_before(shared: Path, newer: str, older: str) -> None:
    """Of some words that the summaries call new."""
    words = {
        TEXTS[2]: ("remains of the deceased", "guilt by association", "domestic violence", "corruption-free"),
        TEXTS[1]: ("transnational repression", "re-education camps", "high-level", "pyongyang cultural language"),
    }[newer]
    new = " ".join(plain(one.text) for one in paragraphs(shared / "data/texts/pdf", newer).values())
    old = " ".join(plain(one.text) for one in paragraphs(shared / "data/texts/pdf", older).values())
    for word in words:
        assert word in new
        assert word not in old


def test_no_summary_repeats_the_text(shared: Path) -> None:
    """No summary has more than seven words in a row of its paragraph."""
    for symbol in TEXTS:
        held = paragraphs(shared / "data/texts/pdf", symbol)
        for row in asks_of(symbol):
            text = f" {' '.join(re.findall(r'[a-z]+', plain(held[str(row['paragraph'])].text)))} "
            words = re.findall(r"[a-z]+", str(row["summary"]).lower())
            for place in range(len(words) - 7):
                assert f" {' '.join(words[place : place + 8])} " not in text, (symbol, row["paragraph"], row["summary"])

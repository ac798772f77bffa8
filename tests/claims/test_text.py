"""Words and sentences with their places in the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.text import LONGEST_SENTENCE, read_document

SENTENCES = [
    ("Seoul voted. Tokyo did not.", ["Seoul voted.", "Tokyo did not."]),
    # a full stop after an abbreviation, a number or initials ends no sentence
    ("On Nov. 16 the U.N. panel met. Mr. Kim spoke.", ["On Nov. 16 the U.N. panel met.", "Mr. Kim spoke."]),
    ("Act No. 5 passed. Cuba voted no. Peru left.", ["Act No. 5 passed.", "Cuba voted no.", "Peru left."]),
    ("It rose by 4.5 per cent. Good.", ["It rose by 4.5 per cent.", "Good."]),
    # a closing quote belongs to its sentence
    ("“We signed.” He left.", ["“We signed.”", "He left."]),
    # a heading without a full stop is a sentence of its own
    ("UN adopts text\nSeoul signed on.", ["UN adopts text", "Seoul signed on."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    document = read_document(text)
    found = [text[document.starts[one.first] : document.ends[one.end - 1]] for one in document.sentences]
    assert found == expected


WORDS = [
    ("co-sponsored Jae-in", ["co", "sponsored", "jae", "in"]),
    ("South Korea’s didn't", ["south", "korea", "'s", "did", "not"]),
    ("111-19-55 and 2019–2022", ["111", "-", "19", "-", "55", "and", "2019", "–", "2022"]),
    ("U.N. Türkiye's 21st", ["un", "turkiye", "'s", "21st"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert read_document(text).words == expected


def test_a_wrapped_message_is_read_across_its_lines() -> None:
    lines = [
        "South Korea was one of the states whose delegation put its name to",
        "the draft resolution on North Korea that was",
    ]
    text = "\n".join(
        [
            lines[0],
            lines[1] + " circulated in New York today and",
            "that forty-one states had sponsored by then, it said,",
            "with more of them to come.",
        ]
    )
    assert len(read_document(text).sentences) == 1


@given(st.text(max_size=300))
def test_every_word_has_its_place(text: str) -> None:
    document = read_document(text)
    assert all(a < b for a, b in zip(document.starts, document.ends, strict=True))
    assert document.starts == sorted(document.starts)
    places = [place for one in document.sentences for place in range(one.first, one.end)]
    assert places == list(range(len(document.words)))


def test_a_sentence_without_end_is_cut() -> None:
    document = read_document("word " * 2000)
    assert max(one.end - one.first for one in document.sentences) == LONGEST_SENTENCE

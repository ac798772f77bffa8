"""The small language of phrases and the machine that finds them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.mentions.classes import TESTS
from onrecord.claims.patterns import Machine, PatternError
from onrecord.claims.text import read_document
from onrecord.claims.vocabulary.load import verb_forms


def _find(pattern: str, text: str, **macros: str) -> list[str]:
    machine = Machine(verb_forms, macros, TESTS)
    machine.add(pattern, "sense")
    document = read_document(text)
    return [text[document.starts[first] : document.ends[end - 1]] for first, end, _ in machine.scan(document)]


CASES = [
    ("put its name", "It put its name there", ["put its name"]),
    ("<put> its name", "They puts its name, putting its name", ["puts its name", "putting its name"]),
    ("put (its|their) name", "put their name", ["put their name"]),
    ("put (its own)? name", "put name, put its own name", ["put name", "put its own name"]),
    (
        "one of %NUM? sponsors",
        "one of sixty-two sponsors, one of sponsors",
        ["one of sixty-two sponsors", "one of sponsors"],
    ),
    ("is %ADV? back", "is once back, is back, is finally back", ["is once back", "is back", "is finally back"]),
    # up to two words of any kind, no signs
    ("sent ~ forward", "sent the text forward, sent, forward", ["sent the text forward"]),
    ("<withhold:ed> it", "withheld it, withholds it", ["withheld it"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), CASES)
def test_language(pattern: str, text: str, expected: list[str]) -> None:
    assert _find(pattern, text) == expected


def test_macro() -> None:
    assert _find("a @who", "a lead sponsor", who="(lead sponsor|backer)") == ["a lead sponsor"]


def test_plain_phrases_do_not_share_the_ways_of_others() -> None:
    machine = Machine(verb_forms, {}, TESTS)
    machine.add("(red|green) light", "colour")
    machine.add_words(["red", "wine"], "drink")
    document = read_document("green wine, red wine")
    assert machine.scan(document) == [(3, 5, "drink")]


@pytest.mark.parametrize("pattern", ["a (b", "a b)", "%NUM sponsors", "(very)?", "is %NOSUCH"])
def test_what_is_no_phrase_is_refused(pattern: str) -> None:
    machine = Machine(verb_forms, {}, TESTS)
    with pytest.raises(PatternError):
        machine.add(pattern, "sense")


PHRASES = ("(red|green) light", "red light", "green (light|tea)", "(a)? red %NUM? light", "<put> ~ light", "tea light")
TEXTS = ("red light", "green light, a red light", "tea light and green tea", "puts the green light", "a red two light")


def _machine() -> Machine:
    inner = Machine(verb_forms, {}, TESTS)
    inner.add("green (light|room)", "inner")
    inner.add("red room", "inner room")
    machine = Machine(verb_forms, {}, TESTS)
    for phrase in PHRASES[:3]:
        machine.add(phrase, phrase)
    machine.add_words(["red", "light"], "plain")
    machine.include(inner)
    for phrase in PHRASES[3:]:
        machine.add(phrase, phrase)
    return machine


@given(order=st.permutations(TEXTS))
def test_what_was_read_before_changes_nothing(order: list[str]) -> None:
    machine = _machine()
    found = {text: machine.scan(read_document(text)) for text in order}
    assert found == {text: _machine().scan(read_document(text)) for text in TEXTS}
    assert [sense for first, end, sense in found["red light"] if end - first == 2] == [
        "(red|green) light",
        "red light",
        "plain",
        "(a)? red %NUM? light",
    ]


def test_threads_find_what_one_alone_finds() -> None:
    machine, alone = _machine(), _machine()
    documents = [read_document(text) for text in TEXTS * 20]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(machine.scan, documents))
    assert found == [alone.scan(document) for document in documents]

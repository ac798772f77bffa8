"""Symbols in running text and in fields that list several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.citations import find_symbols, split_symbols


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], str(symbol)) for (start, end), symbol in find_symbols(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was adopted as A/RES/78/218.", [("A/RES/78/218", "A/RES/78/218")]),
        ("(A/RES/3314(XXIX))", [("A/RES/3314(XXIX)", "A/RES/3314(XXIX)")]),
        ("the draft (A/C.3/80/L.29*), reissued", [("A/C.3/80/L.29*", "A/C.3/80/L.29*")]),
        ("https://undocs.example/A/RES/78/218", []),
        ("S/RES/2511 (2020) and", [("S/RES/2511 (2020)", "S/RES/2511 (2020)")]),
        ("resolution 78/218", [("78/218", "A/RES/78/218")]),
        (
            "resolutions 78/218, 79/181 and 80/220",
            [("78/218", "A/RES/78/218"), ("79/181", "A/RES/79/181"), ("80/220", "A/RES/80/220")],
        ),
        ("General Assembly resolution 46/17", [("46/17", "A/RES/46/17")]),
        ("Human Rights Council resolution 52/28", [("52/28", "A/HRC/RES/52/28")]),
        ("the Council's resolution 40/20", [("40/20", "A/HRC/RES/40/20")]),
        ("resolution 46/17", [("46/17", "A/RES/46/17"), ("46/17", "A/HRC/RES/46/17")]),
        ("resolution 7/15", [("7/15", "A/HRC/RES/7/15")]),
        ("Security Council resolution 2397 (2017)", [("2397 (2017)", "S/RES/2397 (2017)")]),
        ("Commission on Human Rights resolution 2003/10", [("2003/10", "E/CN.4/RES/2003/10")]),
        ("resolution 217 A (III)", [("217 A (III)", "A/RES/217 A (III)")]),
        ("decision 78/539", [("78/539", "A/DEC/78/539")]),
        ("by 24/7, on 10/12, resolution 1", []),
        ("N/A and A/B testing, I/O, S/he, A/RES/79/XX", []),
        ("A/RES/48/40 A new text", [("A/RES/48/40", "A/RES/48/40")]),
    ],
)
def test_symbols_in_prose(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "symbols", "refused"),
    [
        ("A/RES/69/183, A/69/488/Add.2 and Corr.1", ["A/RES/69/183", "A/69/488/Add.2", "A/69/488/Add.2/Corr.1"], []),
        ("A/55/595 and Corr.1 and 2", ["A/55/595", "A/55/595/Corr.1", "A/55/595/Corr.2"], []),
        ("A/RES/67/234 A and B", ["A/RES/67/234 A", "A/RES/67/234B"], []),
        ("A/768; A/774", ["A/768", "A/774"], []),
        ("A/RES/69/..., A/69/484", ["A/69/484"], ["..."]),
        ("", [], []),
    ],
)
def test_fields_that_list_several(text, symbols, refused):
    given_symbols, errors = split_symbols(text)
    assert [str(symbol) for symbol in given_symbols] == symbols
    assert [error.part for error in errors] == refused


@given(st.text(alphabet="AE/RSC.3HL0189() resolution78,and[]*\n", max_size=300))
def test_spans_lie_in_the_text_and_in_order(text):
    spans = [span for span, _ in find_symbols(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("piece", ["A/", "A/RES/", "resolution ", "Council ", "resolution 78/218, ", "A/1(2)", "S-1/"])
def test_a_hostile_text_is_read_to_its_end(piece):
    text = piece * (100_000 // len(piece))
    assert all(end <= len(text) for (_, end), _ in find_symbols(text))

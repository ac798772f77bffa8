"""Cataloguers' notes on sponsors and outcomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.sponsor_notes import read_notes

A, W, N, T = "added", "withdrawn", "not_sponsor", "tabled"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Additional sponsors: Chad and Fiji (A/99/12/Add.3).", [(A, ["Chad", "Fiji"], "A/99/12/Add.3")]),
        ("Additional sponsor: Chad.", [(A, ["Chad"], None)]),
        ("Additipnal sponsors: Chad (A/99/12)", [(A, ["Chad"], "A/99/12")]),
        ("Additional sponsors are: Iran (Islamic Republic of).", [(A, ["Iran (Islamic Republic of)"], None)]),
        ("Additional sponsors: Chad (A/99/12/Add.2 (Part II)).", [(A, ["Chad"], "A/99/12/Add.2 (Part II)")]),
        (
            "Additional sponsors: Chad and Fiji (A/99/12); Cuba (A/C.2/99/SR.39).",
            [(A, ["Chad", "Fiji"], "A/99/12"), (A, ["Cuba"], "A/C.2/99/SR.39")],
        ),
        ("Additional sponsors: Chad (A/9/1) and Fiji (A/9/2).", [(A, ["Chad"], "A/9/1"), (A, ["Fiji"], "A/9/2")]),
        (
            "Document A/C.1/52/INF/2 adds sponsors: Chad, Fiji. Document A/C.1/52/INF/2/Add.1 adds sponsor: Cuba.",
            [(A, ["Chad", "Fiji"], "A/C.1/52/INF/2"), (A, ["Cuba"], "A/C.1/52/INF/2/Add.1")],
        ),
        ("Adds Chad and Fiji to the list of sponsors.", [(A, ["Chad", "Fiji"], None)]),
        (
            "Additional sponsors: Chad (A/99/12). - Fiji and Cuba withdrew as sponsors of the draft (A/99/12).",
            [(A, ["Chad"], "A/99/12"), (W, ["Fiji", "Cuba"], "A/99/12")],
        ),
        ("Chad was removed from the list of sponsors of the draft resolution.", [(W, ["Chad"], None)]),
        ("Chad withdrew its sponsorship of the draft resolution (A/99/12).", [(W, ["Chad"], "A/99/12")]),
        ("China was listed in error as a sponsor (A/99/12).", [(N, ["China"], "A/99/12")]),
        ("Chad and Fiji are original sponsors of the draft resolution (A/99/12).", [(T, ["Chad", "Fiji"], "A/99/12")]),
        ("Includes bibliographical references.", []),
    ],
)  # fmt: skip
def test_sponsors(text, expected):
    notes = read_notes(text)
    assert [(one.role, [s.printed for s in one.sponsors], one.stated_in) for one in notes.sponsors] == expected


@pytest.mark.parametrize(
    ("text", "kind", "stated_in"),
    [
        ("The amendment was rejected by the Committee (A/99/12).", "rejected", "A/99/12"),
        ("The draft resolution was withdrawn by its sponsors(A/99/12).", "withdrawn", "A/99/12"),
        (
            "The draft resolution was not adopted due to the negative vote of China (Russian Federation) (S/PV.9999).",
            "rejected",
            "S/PV.9999",
        ),
    ],
)
def test_outcomes(text, kind, stated_in):
    (outcome,) = read_notes(text).outcomes
    assert (outcome.kind, outcome.stated_in) == (kind, stated_in)


def test_what_is_not_read_is_left_over():
    notes = read_notes(
        "Additional sponsors: Chad (A/99/12). List of sponsors corrected by A/99/L.7/Corr.1. 2nd record."
    )
    assert notes.rest == "List of sponsors corrected by A/99/L.7/Corr.1. 2nd record."


@given(st.text(alphabet="ACad, (/9).:-sponrwithdew\n", max_size=200))
def test_any_note_is_read_to_its_end(text):
    read_notes(text)


@pytest.mark.parametrize("piece", ["Additional sponsors: ", "A, ", "A withdrew ", "x (A/", "The draft was rejected "])
def test_a_hostile_note_is_read_to_its_end(piece):
    text = (piece * (40_000 // len(piece))).strip()
    notes = read_notes(text)
    assert notes.rest or notes.sponsors or notes.outcomes

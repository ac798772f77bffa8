"""Labels at the head of sections: of what question a paragraph tells, in a text that goes through several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.claims.lexicons import OTHERS

from onrecord.bodies import Forum
from onrecord.claims.papers import SeriesEntry
from onrecord.claims.read import read_claims

_HELD = frozenset((Forum.GA, year) for year in range(2018, 2025))
_MONTHS = ((Forum.GA, frozenset({11, 12})),)
_KOREA = SeriesEntry("dprk", "Situation of human rights in the Democratic People's Republic of Korea", "PRK", _MONTHS)
MANY = replace(OTHERS, series=tuple(replace(entry, held=_HELD) for entry in (*OTHERS.series, _KOREA)))
DAY = date(2024, 12, 20)


def _read(text: str) -> list[tuple[str | None, str | None]]:
    return [(claim.series, claim.subject) for claim in read_claims(text, DAY, MANY)]


def test_each_section_is_of_its_own_question() -> None:
    text = (
        "The plenary of the General Assembly met on Tuesday.\n\n"
        "1. Iran. 80 in favour, 27 against. Brazil abstained.\n\n"
        "2. Myanmar. Adopted without a vote.\n\n"
        "3. Death penalty. 130 votes to 32. Kenya voted in favour."
    )
    assert _read(text) == [
        ("iran", None),
        ("iran", "BRA"),
        ("myanmar", None),
        ("moratorium", None),
        ("moratorium", "KEN"),
    ]


def test_a_section_is_of_the_body_of_the_text() -> None:
    text = (
        "The General Assembly's plenary met on Tuesday.\n\n"
        "Iran. 80 in favour, 27 against. In Geneva the Human Rights Council had voted in April.\n\n"
        "Myanmar. Adopted without a vote."
    )
    forums = {claim.series: claim.forum for claim in read_claims(text, DAY, MANY)}
    assert forums["myanmar"] is Forum.GA


def test_states_at_the_head_of_paragraphs_act_in_a_text_on_one_question() -> None:
    text = (
        "How they voted on the moratorium on the death penalty in the General Assembly.\n\n"
        "Iran. It voted no.\n\n"
        "Japan. It voted no.\n\n"
        "Myanmar. It abstained."
    )
    assert {series for series, _ in _read(text)} == {"moratorium"}


def test_one_label_makes_no_sections() -> None:
    text = (
        "The General Assembly's resolution on the death penalty passed by 130 votes to 32.\n\n"
        "Iran.\n\n"
        "Brazil voted in favour."
    )
    assert {series for series, _ in _read(text)} == {"moratorium"}


def test_labels_without_a_question_change_nothing() -> None:
    text = (
        "The General Assembly met on Tuesday.\n\n"
        "Iran. 80 in favour, 27 against.\n\n"
        "Coffee. The machine is broken.\n\n"
        "Death penalty. 130 votes to 32."
    )
    assert _read(text) == [("iran", None), ("moratorium", None)]

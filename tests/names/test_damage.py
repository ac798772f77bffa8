"""Damaged names: reported with the fault, never repaired."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.names import Unknown, resolve_party, resolve_state

DAY = date(2010, 1, 1)

DAMAGED = [
    ("AN PAKISTAN", "two names in one"),
    ("Denmark Finland.", "two names in one"),
    ("United Status of America and Venezuela (Bolivarian Republic of)", "two names in one"),
    ("Denmark, Finland", "two names in one"),
    ("Timor-Leste and", "two names in one"),
    ("FINLAND FRAN", "two names in one"),
    ("TÜRKÝYE", "code page"),
    ("TÃ¼rkiye", "code page"),
    ("CÃ´te d'Ivoire", "code page"),
    ("C“te d'Ivoire", "code page"),
    ("C\x93te d'Ivoire", "letter is lost"),
    ("T\ufffdrkiye", "letter is lost"),
    ("C?te d'Ivoire", "letter is lost"),
    ("Ir eland", "space"),
    ("UnitedKingdom", "space"),
    ("AFGHANIST", "cut short"),
    ("Republic of Kor", "cut short"),
    ("Cotê d'Ivoire", "accent"),
]


@pytest.mark.parametrize(("printed", "why"), DAMAGED)
def test_damage_is_seen_and_not_repaired(printed: str, why: str) -> None:
    outcome = resolve_state(printed, DAY)
    assert isinstance(outcome, Unknown)
    assert outcome.damaged
    assert why in outcome.why
    assert resolve_party(printed, DAY) == outcome


@pytest.mark.parametrize(
    "printed", ["Columbia", "Paris Principles", "New", "Bank of China", "Kingdom", "A" * 500, "?", "x?y", "Ca?b?c"]
)
def test_other_words_are_not_called_damaged_names(printed: str) -> None:
    outcome = resolve_state(printed, DAY)
    assert isinstance(outcome, Unknown)
    assert not outcome.damaged

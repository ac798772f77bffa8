"""Keys of names: settings that are one, letters that are not."""

from __future__ import annotations

import pytest

from onrecord.names.spelling import lacks_accents_only, name_key, other_order, without_footnote

SAME = [
    ("IRAQ", "Iraq"),
    ("  Viet \u00a0 Nam ", "Viet Nam"),
    ("Viet-Nam", "Viet Nam"),
    ("Timor- Leste", "Timor-Leste"),
    ("Iraq*", "Iraq"),
    ("Iraq†,", "Iraq"),
    ("«Iraq»", "Iraq"),
    ("Democratic People’s Republic of Korea", "Democratic People's Republic of Korea"),
    ("Côte d´Ivoire", "Côte d'Ivoire"),
    ("Côte d' Ivoire", "Côte d'Ivoire"),
    ("Co\u0302te d'Ivoire", "Côte d'Ivoire"),
    ("the Gambia", "Gambia"),
    ("Gambia (the)", "Gambia"),
    ("Bahamas, The", "Bahamas"),
    ("Netherlands (Kingdom of The)", "Netherlands (Kingdom of the)"),
    ("Iran, Islamic Republic of", "Iran (Islamic Republic of)"),
    ("Micronesia (the Federated States of)", "Micronesia (Federated States of)"),
    ("Saint Vincent & the Grenadines", "Saint Vincent and the Grenadines"),
    ("St. Lucia", "Saint Lucia"),
    ("U.S.S.R.", "USSR"),
    ("Congo - Brazzaville", "Congo (Brazzaville)"),
    ("TÜRKİYE", "Türkiye"),
    ("Paci\ufb01c", "Pacific"),
]


@pytest.mark.parametrize(("printed", "form"), SAME)
def test_one_key_for_two_settings(printed: str, form: str) -> None:
    assert name_key(printed) == name_key(form)


DIFFERENT = [
    ("Guinea, Bissau", "Guinea-Bissau"),
    ("Niger", "Nigeria"),
    ("Colombia", "Columbia"),
    ("Austria", "Australia"),
    ("Dominica", "Dominican"),
    ("Kazakstan", "Kazakhstan"),
    ("Saint Kitts", "Saint Kitts and Nevis"),
]


@pytest.mark.parametrize(("printed", "form"), DIFFERENT)
def test_two_keys_for_two_names(printed: str, form: str) -> None:
    assert name_key(printed) != name_key(form)


def test_a_full_stop_between_words_parts_them() -> None:
    assert name_key("Belgium.Canada") == "belgium canada"


def test_accents_may_be_left_out_but_not_put_in() -> None:
    form = name_key("Côte d'Ivoire")
    assert lacks_accents_only(name_key("COTE D'IVOIRE"), form)
    assert not lacks_accents_only(name_key("Cotê d'Ivoire"), form)
    assert not lacks_accents_only(name_key("Cóte d'Ivoire"), form)
    assert lacks_accents_only(name_key("São Tome and Principe"), name_key("São Tomé and Príncipe"))
    assert not lacks_accents_only(name_key("TÜRKÝYE"), name_key("TÜRKİYE"))


@pytest.mark.parametrize(
    "printed", ["Iraq1/", "Iraq 1/", "Iraq a/", "Iraq [2]", "Iraq (3)", "Iraq¹", "Iraq12", "Iraq 1/*"]
)
def test_numbers_and_letters_of_footnotes_come_off(printed: str) -> None:
    assert name_key(without_footnote(printed)) == "iraq"


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("Republic of Korea", "Korea, Republic of"),
        ("Korea, Republic of", "Republic of Korea"),
        ("Bolivia (Plurinational State of)", "Plurinational State of Bolivia"),
        ("Democratic Republic of the Congo", "Congo, Democratic Republic of"),
        ("Germany, Federal Republic of", "Federal Republic of Germany"),
        ("Iraq", None),
        ("Isle of Man", None),
    ],
)
def test_names_turn_round(form: str, other: str | None) -> None:
    assert other_order(form) == other

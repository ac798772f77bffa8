"""Signatures that may be one: pairs that are found and pairs that are not, with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.letters.likeness import Named, find_alike, initials, normalise_address, normalise_name, short_forms

PAIRS = [
    ("Human Rights Watch", "Human Rights Watch Inc.", {"name"}),
    ("Transitional Justice Working Group", "Transitional Justice Working Grp", {"spelling"}),
    ("Christian Solidarity Worldwide (CSW)", "CSW", {"acronym"}),
    ("Christian Solidarity Worldwide", "Christian Solidarity Worldwide (CSW)", {"name"}),
    ("Human Rights Watch", "Healing Rivers Walk", set()),
    ("Human Rights Watch", "HRW", {"acronym"}),
    ("Citizens’ Alliance", "Citizens' Alliance", {"name"}),
    ("ＨＲＮＫ", "HRNK", {"name"}),
    ("북한인권시민연합", "북한인권 시민연합", {"spelling"}),
    ("Défense des Droits", "Defense des droits", {"name"}),
    ("Human Rights Watch", "Human Rights First", set()),
    ("Amnesty International", "Freedom International", set()),
    ("북한인권시민연합", "북한민주화네트워크", set()),
]


@pytest.mark.parametrize(("first", "second", "signs"), PAIRS)
def test_two_spellings(first: str, second: str, signs: set[str]) -> None:
    found = find_alike([Named(1, "organisation", first), Named(2, "organisation", second)])
    assert {sign.value for one in found for sign in one.signs} == signs


def test_addresses_and_websites() -> None:
    found = find_alike([
        Named(1, "organisation", "Alpha", "office@alpha.example", "https://www.alpha.example/en"),
        Named(2, "organisation", "Beta", "Office+letters@alpha.example", ""),
        Named(3, "organisation", "Gamma", "c@gamma.example", "alpha.example"),
        Named(4, "organisation", "Delta", "d@delta.example", "https://facebook.com/delta"),
        Named(5, "organisation", "Epsilon", "e@epsilon.example", "https://facebook.com/epsilon"),
        Named(6, "individual", "Alpha", "office@alpha.example"),
    ])  # fmt: skip
    assert [(one.first, one.second, [sign.value for sign in one.signs]) for one in found] == [
        (1, 2, ["address"]), (1, 3, ["website"]),
    ]  # fmt: skip


def test_two_people_of_one_name_are_compared_within_a_country() -> None:
    people = [
        Named(n, "individual", "Kim Young-hee", f"k{n}@example.org", country=c)
        for n, c in ((1, "KR"), (2, "KR"), (3, "US"))
    ]
    assert [(one.first, one.second) for one in find_alike(people)] == [(1, 2)]


@given(st.text(max_size=60))
def test_normalising_a_name_again_changes_nothing(name: str) -> None:
    once = normalise_name(name)
    assert normalise_name(once) == once


def test_short_forms() -> None:
    assert short_forms("Transitional Justice Working Group (TJWG)") == {"tjwg"}
    assert initials("Citizens' Alliance for North Korean Human Rights") == "cankhr"
    assert (short_forms("Rights Now"), initials("Rights Now")) == (frozenset(), "")
    assert normalise_address(" A+b@Example.org ") == "a@example.org"

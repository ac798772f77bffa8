"""What the United Nations calls its members today in six languages."""

from __future__ import annotations

import pytest

from onrecord.names import states
from onrecord.names.official import LANGUAGES, official_name, official_names

OTHERWISE = {"NRU": "Naoero"}
"""UNTERM's English name where ours is another: ours is the name under which it is on the record."""


def test_every_member_of_today_has_all_six() -> None:
    members = [state for state in states() if state.membership and state.membership.last is None]
    assert len(members) == 193
    for state in members:
        names = official_names(state.state)
        assert tuple(names) == LANGUAGES, state
        assert all(names.values()), state
        assert names["en"] == OTHERWISE.get(state.state, state.name)


@pytest.mark.parametrize(
    ("state", "language", "name"),
    [
        ("KOR", "fr", "République de Corée"),
        ("KOR", "zh", "大韩民国"),
        ("PRK", "es", "República Popular Democrática de Corea"),
        ("PRK", "ru", "Корейская Народно-Демократическая Республика"),
        ("EGY", "ar", "مصر"),
        ("VAT", "fr", "Saint-Siège"),
        ("SUN", "ru", None),
        ("KOR", "ko", None),
        ("XKX", "en", None),
    ],
)
def test_names(state: str, language: str, name: str | None) -> None:
    assert official_name(state, language) == name

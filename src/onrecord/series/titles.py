"""What a title asks about: without its setting, as a key that spelling and years do not change, and its country."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.names import Resolved, resolve_state

if TYPE_CHECKING:
    from datetime import date

_SETTING = re.compile(
    r"\s*:?\s*\b(?:(?:revised\s+)?draft\s+(?:resolution|decision)|resolution|decision|amendments?|working paper|note)"
    r"\s*(?:/.*|:?\s*adopted\s+by\s+the\s.*|)$",
    re.IGNORECASE | re.DOTALL,
)
"""What the library puts behind a title: " : resolution / adopted by the General Assembly"."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}(?:\s*[-–/]\s*(?:(?:1[89]|20)?\d{2}))?\b")
_COUNT = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y-?)?)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth))\b"
)
_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = frozenset(("a", "an", "and", "by", "for", "in", "its", "of", "on", "s", "the", "to", "with"))
_SPELLINGS = {"co operation": "cooperation", "programme": "program", "defence": "defense", "labour": "labor"}
_PRINTED = str.maketrans("’‘–—", "''--")
"""Quotes and dashes as printed, which plain letters would lose."""
_GENERAL = frozenset(("", "draft", "resolution", "draft resolution", "report", "amendment", "question considered"))
"""Keys that name no question: many records bear no other title."""

_SITUATION = re.compile(
    r"^(?:the\s+)?(?:(?:deteriorating|continuing|grave|recent|worsening)\s+)*(?:"
    r"(?:situation|situtation|question|protection|violations?)\s+(?:of|on)\s+(?:the\s+)?human\s+rights"
    r"(?:\s+and\s+fundamental\s+freedoms)?"
    r"|(?:grave\s+)?human\s+rights\s+situation|human\s+rights(?:\s+and\s+fundamental\s+freedoms)?)"
    r"(?P<whose>\s+of\s.{1,120}?)?\s+in\s+(?P<place>.{2,300})$",
    re.IGNORECASE,
)
_OCCUPIED = re.compile(r"\b(?:occupied|occupation)\b", re.IGNORECASE)
LONGEST_NAME = 9
"""Words in the longest name of a state that a title prints."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The country that a title on a human rights situation speaks of."""

    states: frozenset[str]
    """ISO3 codes."""
    occupied: bool
    """True where the title speaks of occupied territory: another question than the state's own situation."""
    detail: frozenset[str] = frozenset()
    """What the place says beside the state's name: {"crimea", "sevastopol", …}; empty for the state as a whole."""


def clean_title(title: str) -> str:
    """The title without what a catalogue puts behind it and without spare spaces."""
    return " ".join(_SETTING.sub("", " ".join(title.split())).split()).strip(" :;.")


def title_key(title: str) -> str:
    """What differently set titles of one question share: plain letters, no little words, years or counts.

    Empty where the title names no question ("Draft resolution").
    """
    plain = clean_title(title).translate(_PRINTED)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    plain = _COUNT.sub(" ", _YEAR.sub(" ", plain)).replace("-", " ")
    for spelling, usual in _SPELLINGS.items():
        plain = plain.replace(spelling, usual)
    key = " ".join(word for word in _WORD.findall(plain) if word not in _LITTLE)
    return "" if key in _GENERAL else key


def read_situation(title: str, on: date | None) -> Situation | None:
    """The country of a title such as "Situation of human rights in X"; None where it is no such title.

    Names are resolved on the document's date; a title that names no state known on that date gives None.
    """
    match = _SITUATION.match(clean_title(title))
    if not match:
        return None
    place = match["place"]
    found, rest = _states_in(place, on)
    detail = frozenset(title_key(rest).split())
    return Situation(frozenset(found), bool(_OCCUPIED.search(place)), detail) if found else None


def _states_in(place: str, on: date | None) -> tuple[list[str], str]:
    """The states named in a place and the words beside them; longest name first, each word used once."""
    words = re.findall(r"[^\s,;()]+|\([^()]*\)", place)
    found: list[str] = []
    rest: list[str] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + LONGEST_NAME), start, -1):
            code = _state_code(" ".join(words[start:end]).strip("()"), on)
            if code:
                found.append(code)
                start = end
                break
        else:
            rest.append(words[start])
            start += 1
    return found, " ".join(rest)


@lru_cache(maxsize=20_000)
def _state_code(words: str, on: date | None) -> str | None:
    outcome = resolve_state(words, on)
    # A title prints the name of the day: "Serbia and Montenegro" in brackets in 1994 explains, it names no state yet.
    return outcome.state if isinstance(outcome, Resolved) and outcome.of_the_day else None

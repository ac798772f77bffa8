"""Whether the totals that a text tells are of a vote on a question of the record: "Eritrea mandate, 20-8-19"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.mentions.senses import State
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.mentions.scan import Mentions
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.text import Document

_THREE = re.compile(r"(?<![\d/.–-])(\d{1,3})[-–](\d{1,2})[-–](\d{1,2})(?![\d/–-])")
_TWO = re.compile(r"(?<![\d/.–-])(\d{2,3}) votes (?:to|against) (\d{1,2})(?!\d)")
_PAIR = re.compile(r"(?<![\d/.–-])(\d{2,3})-(\d{1,2})(?![\d/–-])")
_SECURITY_COUNCIL = 15
"""Members of the Security Council, whose votes the record does not hold."""
_MEMBERS = 193
_FEWEST_FOR = 12
_ON = frozenset(read_toml("matters.toml")["mandates"]) | {"vote", "votes", "ballot", "embargo", "text"}
"""What stands right before "on" and a state, or right after the state, in the name of a question."""


def tells_totals_on(document: Document, mentions: Mentions, lexicon: Lexicon, *, un: bool) -> bool:
    """Return whether the text tells totals of more voters than the Security Council has, on a state's question.

    "Council renews Sudan mission, 22-12-13", "the Cuba vote: 191 votes to 2". With `un` the text names the United
    Nations or a body of theirs, so that two numbers with a dash are enough: "UN backs right to development 133-26".
    """
    text = document.text
    told = [_size(found.groups()) for pattern in (_THREE, _TWO) for found in pattern.finditer(text)]
    told += [_size(found.groups()) for found in _PAIR.finditer(text)] if un else []
    if not any(_SECURITY_COUNCIL < size <= _MEMBERS for size in told):
        return False
    states = [one for one in mentions.entities if isinstance(one.sense, State) and lexicon.is_matter(one.sense.iso)]
    return un or any(_names_question(document.words, one) for one in states)


def _size(numbers: tuple[str, ...]) -> int:
    """How many voted; 0 where fewer said yes than no, or fewer than in any vote of the record's bodies."""
    sides = [int(number) for number in numbers]
    return sum(sides) if sides[0] >= _FEWEST_FOR and sides[0] > sides[1] else 0


def _names_question(words: list[str], state: Mention) -> bool:
    """ "The Cuba vote", "the mandate on Russia"."""
    after = words[state.end : state.end + 1]
    before = words[max(0, state.first - 2) : state.first]
    return not _ON.isdisjoint(after) or (before[-1:] == ["on"] and not _ON.isdisjoint(before))

"""The day of a decision that the text has told of, told by a noun: "The vote was held on 22 December"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import PAUSES, make_claim, phrase
from onrecord.claims.models import Adopts, Claim, Kind
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_TABLE = read_toml("votes.toml")["dated"]
_NOUNS = frozenset(_TABLE["nouns"])
_HELD = index_phrases(_TABLE["held"])
_LEADS = frozenset({"the", "this", "that", "its"})
_NEAR = 2
"""Words from the verb to the day: "was held on 22 December"."""


def dated_vote(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of a sentence that says on which day the decision fell that the text has just told of.

    "The Assembly passed its text, 82 to 25. The vote took place on 22 December." What is told of another vote, "the
    vote on the amendment", is none.
    """
    if view.vocabulary.isdisjoint(_NOUNS) or view.sentence.question or not view.times:
        return []
    found = _held_on(view)
    if found is None or discourse.quiet or not discourse.series_known or is_set_aside(view, view.first, found[1].first):
        return []
    verb, time = found
    situation = situate(view, view.first, time.end, discourse)
    entry = discourse.lexicon.entry(situation.series)
    if situation.unclear or situation.other_body or situation.days is None or situation.days[0] != situation.days[1]:
        return []
    if entry is None or situation.forum is None or situation.years is None:
        return []
    why = (f"decided: “{phrase(view, view.first, verb)}”",)
    end = view.next_of(PAUSES | {"and", "but"}, time.end)
    return [make_claim(view, (view.first, end), Kind.ADOPTION, Adopts(None), situation, why=why)]


def _held_on(view: View) -> tuple[int, Time] | None:
    """The word after the verb of "the vote was held", at the head of the sentence, and the day right after it."""
    noun = view.first + (view.word(view.first) in _LEADS)
    noun += view.word(noun) in {"final", "roll", "recorded"}
    if view.word(noun) not in _NOUNS:
        return None
    verb = find_phrase(view.document.words, noun + 1, _HELD)
    time = next((one for one in view.times if 0 <= one.first - verb <= _NEAR), None) if verb else None
    return (verb, time) if time is not None and not time.bound else None

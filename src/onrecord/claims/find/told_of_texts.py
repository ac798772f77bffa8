"""What a text asks, told with another subject: "under resolution 80/220 Pyongyang must close the camps"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.text_lists import is_list
from onrecord.claims.find.which_texts import told_text
from onrecord.claims.mentions.senses import Paper, State
from onrecord.claims.models import Asks, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import COPULAS, NEGATORS
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("topics.toml")["told"]
_UNDER = frozenset(_TABLE["under"])
_DUTIES = frozenset(_TABLE["duties"])
_WISHES = frozenset(_TABLE["wishes"])
_ASKED = frozenset(_TABLE["asked"])
_INSIDE = frozenset({"in", "by"})
_NEAR = 4


def names_text_inside(view: View) -> bool:
    """Return whether a text stands after "in" or "by": "Pyongyang is urged in this month's resolution to"."""
    return any(not _INSIDE.isdisjoint(view.words(one.first - _NEAR - 1, one.first)) for one in view.of(Paper))


def told_of_text(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of a sentence that tells what a text asks without a verb of asking, or none."""
    if not view.topics or view.sentence.question or not NEGATORS.isdisjoint(view.vocabulary):
        return []
    if not (_is_duty(view, discourse) or _is_among_wishes(view) or _answers(view, discourse)):
        return []
    if _is_open(view) or view.cue("rejection"):
        return []
    asked = discourse.lexicon.asked
    situation = told_text(situate(view, view.first, view.end, discourse), discourse)
    if situation.unclear or (asked is not None and situation.series not in asked):
        return []
    topics = tuple(dict.fromkeys(topic.sense.topic for topic in view.topics))
    says = Asks(topics, enumerated=is_list(view, view.topics))
    why = (f"ask: “{phrase(view, view.topics[0].first, view.topics[-1].end)}”",)
    discourse.text_speaks = True
    claims = [make_claim(view, (view.first, view.end), Kind.ASK, says, situation, why=why)]
    discourse.note_claims(claims, situation, background=True)
    return claims


def _is_duty(view: View, discourse: Discourse) -> bool:
    """ "Under resolution 80/220 Pyongyang must close the camps", "under it the abductees are to be returned"."""
    known = discourse.text_told is not None or (discourse.paper and discourse.forum is Forum.GA)
    under_it = known and view.words(view.first, view.first + 2) == ["under", "it"]
    if not under_it and not any(_stands_under(view, one) for one in view.of(Paper)):
        return False
    if any(_must_be(view, one) for one in view.topics):
        return True
    matter = discourse.matter_states()
    bound = next((one for one in view.of(State) if one.sense.iso in matter and _must(view, one)), None)
    return bound is not None and any(one.first > bound.end for one in view.topics)


def _is_open(view: View) -> bool:
    """ "If", "whether"; and not the "should" that tells what a text wants of a state."""
    cue = view.cue("hypothetical")
    return cue is not None and view.word(cue.first) not in _DUTIES


def _stands_under(view: View, paper: Mention) -> bool:
    return not _UNDER.isdisjoint(view.words(paper.first - _NEAR, paper.first))


def _must(view: View, state: Mention) -> bool:
    """A duty is told of the state right after it: "must", "should", "has to", "is to", "are to"."""
    end = _head_end(view, state.end)
    said = view.words(end, end + 2)
    return not _DUTIES.isdisjoint(said[:1]) or (said[1:] == ["to"] and said[0] in {"has", "have", "is", "are", "ought"})


def _must_be(view: View, topic: Mention) -> bool:
    """ "The remains of the dead are to be returned", "the abductees must be sent home"."""
    end = _head_end(view, topic.end)
    return _must(view, topic) and "be" in view.words(end + 1, end + 3)


def _head_end(view: View, end: int) -> int:
    """Past what says which: "the remains of the dead are to be returned"."""
    place = end
    while view.word(place) in _WHICH:
        place += 1
    return place


_WHICH = frozenset({"of", "the", "dead", "fallen", "all", "war"})


def _is_among_wishes(view: View) -> bool:
    """ "Among the demands of resolution 80/220 is the release of X"."""
    place = next(iter(view.places(_WISHES)), 0)
    if not place or view.word(place + 1) not in {"of", "in"} or view.vocabulary.isdisjoint(COPULAS):
        return False
    return any(place < one.first <= place + 1 + _NEAR for one in view.of(Paper)) and "among" in view.vocabulary


def _answers(view: View, discourse: Discourse) -> bool:
    """ "What does resolution 80/220 want?" "The return of abductees, for one thing."."""
    if view.word(view.first) == "to" and discourse.since_ask == 0 and discourse.last_ask is not None:
        # "To close the camps at once. To admit the Special Rapporteur.": the list of an answer goes on
        return view.end - view.first <= _LISTED and not view.of(State)
    asked = discourse.question_words
    known = discourse.paper or discourse.text_told is not None or "assembly" in asked
    if "what" not in asked or asked.isdisjoint(_ASKED) or not known:
        return False
    opens = view.topics[0].first - view.first <= _OPENING
    return opens and not view.of(State) and _OTHERS.isdisjoint(view.vocabulary)


_OTHERS = frozenset({"i", "we", "they", "you", "my", "our", "said", "says", "will", "would"})
_LISTED = 18
"""Words of one wish in a list."""
_OPENING = 5
"""Words before the first topic of an answer: "the immediate return of"."""

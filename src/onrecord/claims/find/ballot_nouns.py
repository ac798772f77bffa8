"""Votes told by a noun: "noes came from China and Cuba", "India's vote was a yes", "Who was against? China"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.vote_words import speaks_of_votes
from onrecord.claims.find.who import resolve_subjects
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, State
from onrecord.claims.models import Claim, Kind, Votes
from onrecord.claims.situation import situate
from onrecord.claims.stance import ARTICLES, COPULAS, is_set_aside
from onrecord.claims.subjects import Subject, find_right, states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("votes.toml")["nouns"]
_SIDES = {word: side for side in ("yes", "no", "abstain") for word in _TABLE[side]}
_PLURAL = frozenset(_TABLE["plural"])
_COMING = frozenset(_TABLE["coming"])
_FROM = frozenset(_TABLE["from"])
OPEN = frozenset(_TABLE["open"])
"""With one of these a sentence tells of no ballot that was cast."""
_COLUMNS = dict(zip(("first", "second", "third"), ("yes", "no", "abstain"), strict=True))
_VOTES = frozenset({"vote", "ballot"})
_ASKING = frozenset({"who", "which", "what"})
_AFTER_LIST = frozenset({"", ".", ",", ";", "!", "–", "—", "("})
_NEAR = 12
"""Words between a noun and the verb that belongs to it, at most."""


def ballot_nouns(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the votes that the sentence tells so and that no clause of it has told."""
    asked = discourse.side_asked
    if (
        view.sentence.question
        or not (view.of(State) or view.word(view.first) in _ITS)
        or not OPEN.isdisjoint(view.vocabulary)
    ):
        return []
    if not (speaks_of_votes(view, discourse) or asked or _is_cast_to_text(view)) or is_set_aside(
        view, view.first, view.end
    ):
        return []
    found = [
        *_given(view),
        *_owned(view, discourse),
        *_columns(view),
        *_answered(view, asked, discourse),
        *_the_one(view, discourse),
        *_for_state(view),
    ]
    found = found or _numbered(view, discourse) or _beside_totals(view)
    if not found:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body:
        return []
    # "Zimbabwe's abstention is a first: in all earlier votes it had been against": two ballots of one state
    told = {_told_of(claim) for claim in before if claim.kind is Kind.VOTE}
    claims = []
    for side, state, words in found:
        if (state, side) not in told and (state, "") not in told and state not in discourse.matter_states():
            told.add((state, side))
            why = (f"vote: “{phrase(view, *words)}” is {side}",)
            claims.append(make_claim(view, words, Kind.VOTE, Votes(side), situation, subject=state, why=why))
    discourse.note_claims(claims, situation)
    return claims


def _told_of(claim: Claim) -> tuple[str, str]:
    """The state and its ballot; no ballot where the clause does not tell it as it was cast."""
    says = claim.says
    plain = isinstance(says, Votes) and not says.negated and not says.like and not says.moved_from
    return claim.subject or "", says.ballot if plain and isinstance(says, Votes) and claim.years else ""


_ITS = frozenset({"its", "their"})
Told = tuple[str, str, tuple[int, int]]
"""The side, the state, and the words that say it."""


def _given(view: View) -> list[Told]:
    """ "Noes came from China and Saudi Arabia", "an abstention was recorded for India", "from China there was a no"."""
    found: list[Told] = []
    for place in view.places(_SIDES.keys()):
        if view.word(place) not in _PLURAL and not {view.word(place - 1), view.word(place - 2)} & ARTICLES:
            continue
        verb = next((at for at in range(place + 1, place + _NEAR) if view.word(at) in _COMING), 0)
        giver = next((at for at in range(verb, verb + 4) if view.word(at) in _FROM), 0) if verb else 0
        sign = place + 1 + (view.word(place + 1) == ",")
        if view.word(sign) == "from" and "there" in view.words(view.first, place):
            # "There was a yes from South Korea", "there were two noes, from Angola and Chad"
            giver = sign
        states = find_right(view, giver + 1, view.end, gap=1) if giver else []
        first = place - (view.word(place - 1) in ARTICLES)
        found += [(_SIDES[view.word(place)], one.state, (first, states[-1].end)) for one in states if one.state]
        lead = view.first + (view.word(view.first) == "from")
        named = find_right(view, lead, place, gap=0) if lead > view.first else []
        if named and {"there", "came"} & set(view.words(named[-1].end, place)):
            found += [(_SIDES[view.word(place)], one.state, (view.first, place + 1)) for one in named if one.state]
    return found


def _owned(view: View, discourse: Discourse) -> list[Told]:
    """ "China's vote was a no", "the Chinese vote was a no", "China's was a no", "India's abstention"."""
    found: list[Told] = []
    for mention in view.of(State):
        state, place = states_in(view, mention), _after_owner(view, mention)
        if state is None or not place:
            continue
        side, end = _its_ballot(view, place)
        if side:
            found.append((side, state, (mention.first, end)))
    return found or _opening(view, discourse)


def _opening(view: View, discourse: Discourse) -> list[Told]:
    """ "Its yes to a moratorium in the General Assembly came after nine abstentions": of the state spoken of."""
    if view.word(view.first) not in _ITS:
        return []
    side, end = _its_ballot(view, view.first + 1)
    owner = Subject(None, view.first, view.first + 1, f"“{view.word(view.first)}”", pronoun="it")
    named = resolve_subjects(view, (owner,), discourse) if side else []
    return [(side, state, (view.first, end)) for state, _ in named if state]


def _is_cast_to_text(view: View) -> bool:
    """ "Canada's yes to the right to self-determination in the General Assembly", in a text that told of no vote."""
    sides = (at for at in view.places(_SIDES.keys()) if view.word(at + 1) in {"to", "on"})
    return bool(view.of(BodyName)) and any(view.word(at + 2) in ARTICLES for at in sides)


def _for_state(view: View) -> list[Told]:
    """ "For Ecuador it was a no", "for Brazil it was the first no": of the one that the sentence opens with."""
    opening = view.word(view.first) == "for"
    states = [one for one in find_right(view, view.first + 1, view.end, gap=0) if one.state] if opening else []
    end = states[-1].end + (view.word(states[-1].end) == ",") if states else 0
    if not states or view.words(end, end + 2) not in _IT_WAS:
        return []
    place = end + 2
    while view.word(place) in _BEFORE_NOUN:
        place += 1
    side = _SIDES.get(view.word(place), "")
    return [(side, one.state or "", (view.first, place + 1)) for one in states] if side else []


_BEFORE_NOUN = frozenset({"a", "an", "the", "its", "another", "first", "second", "third", "clear"})
_IT_WAS = (["it", "was"], ["it", "is"], ["this", "was"], ["that", "was"])


def _after_owner(view: View, mention: Mention) -> int:
    """The word after "China's" or "the Chinese"; 0 where it owns nothing."""
    if view.word(mention.end) == "'s":
        return mention.end + 1
    return mention.end if mention.sense.kind == "adjective" else 0


def _its_ballot(view: View, place: int) -> tuple[str, int]:
    """The side of what is owned, and where its words end; "" where it is no ballot."""
    while view.word(place) in _SORTS:
        place += 1
    noun, after = view.word(place), view.word(place + 1)
    # "Canada's yes to the text": no side is taken in "China's no to reform"
    at_text = after == "to" and view.word(place + 2) in ARTICLES and bool(view.times)
    if noun in _SIDES and noun not in _PLURAL and (at_text or after not in {"from", "vote", "votes", "voter", "to"}):
        return _SIDES[noun], place + 1
    if noun not in _VOTES and noun not in COPULAS:
        return "", 0
    copula = next((at for at in range(place, place + _NEAR) if view.word(at) in COPULAS), 0)
    at = copula + 1 + (view.word(copula + 1) in ARTICLES)
    told = copula and view.word(at) in _SIDES and view.word(at + 1) not in {"longer", "surprise", "more"}
    return (_SIDES[view.word(at)], at + 1) if told else ("", 0)


_SORTS = frozenset({"surprise", "surprising", "unexpected", "lone", "sole", "single", "clear", "firm", "latest", "own"})
"""Words that may stand between "China's" and its ballot."""


def _the_one(view: View, discourse: Discourse) -> list[Told]:
    """ "There was one no, and it was Mali's", "two years ago a single state had; that one was Brazil"."""
    found: list[Told] = []
    for place in view.places(COPULAS):
        lead = " ".join(view.words(place - 2, place))
        that = lead.endswith("that one") or view.words(place - 1, place) == ["it"]
        side = _single_side(view, place, discourse) if that else ""
        states = find_right(view, place + 1, view.end, gap=0) if side else []
        owned = bool(states) and view.word(states[-1].end) == "'s"
        named = len(states) == 1 and (owned or lead.endswith("that one"))
        if named and states[0].state and view.word(states[0].end + owned) in _AFTER_LIST:
            found.append((side, states[0].state, (place - 1, states[0].end + owned)))
    return found


def _single_side(view: View, place: int, discourse: Discourse) -> str:
    """The side of the one ballot that was told before the place: "one no", "a single state had abstained"."""
    told = [at for at in view.places(_SIDES.keys()) if at < place and view.word(at - 1) in _SINGLE]
    if told:
        return _SIDES[view.word(told[-1])]
    tally = discourse.tally
    sides = [side for side in set(_SIDES.values()) if tally is not None and getattr(tally, side) == 1]
    return sides[0] if len(sides) == 1 else ""


_SINGLE = frozenset({"one", "single", "lone", "sole", "only"})


def _columns(view: View) -> list[Told]:
    """ "Pakistan is in the second column": of those in favour, against and abstaining."""
    place = next((at for at in view.places({"column"}) if view.word(at - 1) in _COLUMNS), 0)
    if not place or view.word(place - 2) != "the":
        return []
    side = _COLUMNS[view.word(place - 1)]
    left = [(states_in(view, one), one) for one in view.of(State) if one.end <= place]
    return [(side, state, (one.first, place + 1)) for state, one in left if state]


def find_side_asked(view: View, discourse: Discourse) -> str:
    """Return the side that the answer to the sentence names; "" where it asks for none.

    "Who was against?", "Which states abstained?", "The two noes?", "And the six?"
    """
    if not view.sentence.question:
        return ""
    if view.vocabulary.isdisjoint(_ASKING):
        return _side_named(view, discourse) if view.end - view.first <= _NEAR // 2 else ""
    sides = {_ASKED[word] for word in view.vocabulary if word in _ASKED}
    return sides.pop() if len(sides) == 1 else ""


def _side_named(view: View, discourse: Discourse) -> str:
    """The side of "The two noes?", or of "And the six?" after totals of which one is six."""
    sides = {_SIDES[view.word(place)] for place in view.places(_SIDES.keys())}
    if not sides and discourse.tally is not None:
        number = next((n for at in view.places({"the"}) if (n := read_cardinal(view.document, at + 1))), None)
        sides = {side for side in _SIDES.values() if number and getattr(discourse.tally, side) == number[0]}
    return sides.pop() if len(sides) == 1 else ""


def _numbered(view: View, discourse: Discourse) -> list[Told]:
    """ "186 to 2. The two: the United States and Israel.": those on the one side that has so many."""
    number = read_cardinal(view.document, view.first + 1) if view.word(view.first) == "the" else None
    if number is None or view.word(number[1]) not in {":", "–", "—"}:
        return []
    sides = [side for side in set(_SIDES.values()) if getattr(discourse.tally, side, None) == number[0]]
    states = [one for one in find_right(view, number[1] + 1, view.end, gap=0) if one.state] if len(sides) == 1 else []
    if len(states) != number[0]:
        return []
    return [(sides[0], one.state or "", (view.first, states[-1].end)) for one in states]


def _beside_totals(view: View) -> list[Told]:
    """ "By 191 votes to 2 (United States, Israel)", "a single vote against, Mali's": as many states as were counted."""
    found: list[Told] = []
    for tally in view.tallies:
        states = find_right(view, tally.end + 1, view.end, gap=0) if view.word(tally.end) in _LEADING else []
        end = states[-1].end + (view.word(states[-1].end) == "'s") if states else 0
        closed = view.word(end) == ")" if view.word(tally.end) == "(" else view.word(end) in _AFTER_LIST
        sides = [side for side in ("yes", "no", "abstain") if getattr(tally, side) == len(states)]
        if states and len(sides) == 1 and closed:
            found += [(sides[0], one.state, (tally.end + 1, states[-1].end)) for one in states if one.state]
    return found or _after_colon(view)


_LEADING = frozenset({"(", ",", ":", "–", "—"})


def _after_colon(view: View) -> list[Told]:
    """ "Two governments out of 188 said no to it: the United States and Canada": those of the one side so counted."""
    colon = next((at for at in view.places({":"}) if view.tallies and at > view.tallies[-1].end), 0)
    states = [one for one in find_right(view, colon + 1, view.end, gap=0) if one.state] if colon else []
    if not states or view.word(states[-1].end) not in _AFTER_LIST:
        return []
    sides = [side for side in ("yes", "no", "abstain") if getattr(view.tallies[-1], side) == len(states)]
    return [(sides[0], one.state or "", (colon + 1, states[-1].end)) for one in states] if len(sides) == 1 else []


_ASKED = {word: side for side in ("yes", "no", "abstain") for word in _TABLE[f"asked_{side}"]}


def _answered(view: View, side: str, discourse: Discourse) -> list[Told]:
    """ "China and Russia.", "China, Russia and Cuba, among others.": an answer that names states alone."""
    if "used" in discourse.question_words:
        # "Who used to vote against it?": when is not said
        return []
    first = view.first + 2 * (view.word(view.first + 1) == ":")
    first += view.word(first) in {"–", "—", "-"}
    states = find_right(view, first, view.end, gap=0) if side else []
    if not states or view.word(states[-1].end) not in _AFTER_LIST:
        return []
    return [(side, one.state, (states[0].first, states[-1].end)) for one in states if one.state]

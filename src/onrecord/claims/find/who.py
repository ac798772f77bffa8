"""From the subjects of a clause to states: names as they are, pronouns by what was spoken of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.find.address import OURS, home_of, is_quoted
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, State
from onrecord.claims.people import last_person, people_before, person_before, speaks_of_people
from onrecord.claims.subjects import Subject, is_agent, is_topic, states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TOGETHER = {
    "they": 0,
    "both": 2,
    "the two": 2,
    "the pair": 2,
    "all two": 2,
    "the three": 3,
    "all three": 3,
    "the trio": 3,
    "the four": 4,
    "all four": 4,
}
"""Words for several states named together, and how many; 0 for any number."""


def resolve_subjects(view: View, subjects: tuple[Subject, ...], discourse: Discourse) -> list[tuple[str, str]]:
    """Return the states with the reason for each; a pronoun with nothing before it gives none."""
    found: list[tuple[str, str]] = []
    for subject in subjects:
        state = subject.state
        why = f"state: {subject.why}"
        if state is None and (_is_person(view, subject, discourse) or _is_body(view, subject)):
            continue
        if state is None and subject.pronoun in _TOGETHER:
            size = _TOGETHER[subject.pronoun]
            acted = _acted_here(view, subject, discourse) if size == 0 else []
            if acted:
                found += [(one, f"state: {subject.why} takes in {one}, of the sentence") for one in acted]
                continue
            if len(discourse.cast.together) > 1 and size in (0, len(discourse.cast.together)):
                found += [
                    (one, f"state: {subject.why} takes in {one}, from before")
                    for one in discourse.cast.together
                    if one not in [known for known, _ in found]
                ]
                continue
            if size:
                continue
        if state is None:
            state = _named_before(view, subject, discourse) or _known_state(view, subject, discourse)
            why = f"state: {subject.why} is {state}, from before"
        if state is not None and state not in [one for one, _ in found]:
            found.append((state, why))
    return found


def _acted_here(view: View, subject: Subject, discourse: Discourse) -> list[str]:
    """ "Germany and Japan voted no; a year ago they had abstained": those of whom the sentence has told together."""
    told = [one.subject for one in discourse.last if one.subject] if discourse.said_here else []
    named = {state for one in view.entities if one.end <= subject.first and (state := states_in(view, one))}
    return told if len(set(told)) > 1 and named.issuperset(told) else []


def _is_person(view: View, subject: Subject, discourse: Discourse) -> bool:
    """ "He returned it on Monday", "they do not sign petitions": people of the story, who act for no state."""
    if subject.pronoun in _ONE:
        person = last_person(view, subject.first) or person_before(discourse.cast)
        return person is None or not person.governs
    if subject.pronoun == "they":
        people = speaks_of_people(view, subject.first)
        return people_before(discourse.cast) if people is None else people
    return False


_ONE = frozenset({"he", "she"})


def _is_body(view: View, subject: Subject) -> bool:
    """ "Seven times the Assembly has been asked, and seven times it has said yes": the body that acts before it."""
    if subject.pronoun != "it":
        return False
    before = [one for one in view.entities if one.end <= subject.first]
    acting = [one for one in before if isinstance(one.sense, BodyName) and one.sense.forum and _acts_before(view, one)]
    return bool(acting) and not any(states_in(view, one) and is_agent(view, one) for one in before)


def _acts_before(view: View, body: Mention) -> bool:
    place = body.first - 1 - (view.word(body.first - 1) == "the")
    verb = view.word(body.end) in _AUXILIARIES or view.word(body.end).endswith("ed")
    return verb and view.word(place) not in _PREPOSITIONS


_AUXILIARIES = frozenset({"has", "had", "was", "is", "did", "does"})
_PREPOSITIONS = frozenset({"in", "at", "by", "of", "to", "from", "for", "on", "before", "with", "when", "as"})


@lru_cache(maxsize=1)
def _at_home() -> frozenset[str]:
    return frozenset(read_toml("actors.toml")["at_home"])


def _only_named(discourse: Discourse) -> str | None:
    """ "Malawi has voted for it. Your delegation abstained": the one state that a letter has named so far."""
    return discourse.cast.only_named(discourse.matter_states()) if discourse.lexicon.many else None


def _known_state(view: View, subject: Subject, discourse: Discourse) -> str | None:
    """The state that acted last, the one that speaks or the one spoken to; where the text names none, that at home."""
    opening = subject.pronoun.partition(" ")[0]
    if opening in OURS:
        return _speaking(view, subject, discourse)
    if opening in _YOURS:
        if subject.pronoun == "you":
            return discourse.cast.reader
        return discourse.cast.reader or home_of(discourse) or _only_named(discourse)
    if subject.pronoun == "it" and discourse.cast.piece:
        return None
    known = discourse.last_state()
    if subject.pronoun in _at_home() and discourse.cast.author is not None:
        # "our own country was back. Sweden led the text. For four years the government had left its name off"
        return discourse.cast.author
    if known is None and subject.pronoun in _at_home() and not discourse.cast.named - discourse.matter_states():
        return home_of(discourse)
    return known


def _speaking(view: View, subject: Subject, discourse: Discourse) -> str | None:
    """ "Our delegation", "we": the state of the official who is quoted, else of the one who writes.

    "We" is a state only where the text speaks as a government or of "our country", and then where we vote or sign.
    """
    cast, about = discourse.cast, discourse.matter_states()
    if cast.speaker is not None:
        return cast.speaker
    if subject.pronoun == "we" and not cast.official:
        doing = not _DEEDS.isdisjoint(view.vocabulary) and not is_quoted(view, subject.first)
        if doing and not cast.national and cast.reader is None and not cast.named - about:
            # "The Council adopted a text on North Korea. We were not among its co-sponsors.": of the state at home
            cast.author, cast.national = home_of(discourse), True
        return cast.author if doing and cast.national else None
    if cast.author is None and len(cast.named - about) > 1:
        # of several states that the text has named none is known to be that of the one who writes, but where its
        # own head is spoken of
        return home_of(discourse) if cast.head is not None else None
    known = cast.author or discourse.last_state()
    return known if known is not None and known not in about else home_of(discourse)


_DEEDS = frozenset(read_toml("actors.toml")["deeds"])
_YOURS = frozenset({"you", "your"})


def left_out(view: View, first: int, discourse: Discourse) -> tuple[Subject, ...]:
    """ "2006: votes in favour", under a heading on one state: the subject of a line that begins with its verb."""
    heading = discourse.heading
    if heading is None or heading[1] is None:
        return ()
    opening = range(view.first, first)
    told = {place for time in view.times for place in range(time.first, time.end)}
    if any(view.word(place).isalpha() and place not in told and not is_adverb(view.word(place)) for place in opening):
        return ()
    return (Subject(heading[1], view.first, view.first, "that of the heading"),)


def _named_before(view: View, subject: Subject, discourse: Discourse) -> str | None:
    """ "Mexico did not hesitate: it joined": the one state that acts earlier in the sentence."""
    acting = [
        state
        for mention in view.entities
        if mention.end <= subject.first
        and (state := states_in(view, mention))
        and is_agent(view, mention)
        # "On Syria it abstained as well": what the text is on
        and not (isinstance(mention.sense, State) and is_topic(view, mention))
    ]
    about = discourse.matter_states()
    named = [
        state
        for one in view.entities
        # "on Palestinian self-determination it said no": what the text is on
        if one.end <= subject.first
        and (state := states_in(view, one))
        and getattr(one.sense, "kind", "") != "adjective"
        and not (isinstance(one.sense, State) and is_topic(view, one))
    ]
    others = [state for state in acting or named if state not in about]
    return others[0] if len(set(others)) == 1 else None

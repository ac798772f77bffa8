"""One pass over the words for everything that the vocabulary and the edition have names for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.bodies import Forum
from onrecord.claims.mentions import classes
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import (
    Actor,
    ActTarget,
    BodyName,
    Cue,
    Frame,
    Head,
    Layer,
    Mention,
    Noun,
    Organisation,
    Paper,
    State,
    Topic,
)
from onrecord.claims.models import Stage
from onrecord.claims.patterns import Machine, words_of
from onrecord.claims.vocabulary.load import read_rows, read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.text import Document

FAMILIES = {
    "sponsorship": "frames_sponsorship.toml",
    "votes": "frames_votes.toml",
    "adoption": "frames_adoption.toml",
    "texts": "frames_texts.toml",
    "letters": "frames_letters.toml",
    "acts": "frames_acts.toml",
    "terms": "frames_terms.toml",
    "ellipsis": "frames_ellipsis.toml",
}


@dataclass(slots=True)
class Mentions:
    """The mentions of a text by layer, in order; frames overlap, entities do not."""

    entities: list[Mention] = field(default_factory=list)
    frames: list[Mention] = field(default_factory=list)
    cues: list[Mention] = field(default_factory=list)
    topics: list[Mention] = field(default_factory=list)
    nouns: list[Mention] = field(default_factory=list)


def build_machine(lexicon: Lexicon) -> Machine:
    """Return the machine that knows the vocabulary and the names of the edition."""
    machine = Machine(verb_forms, {}, classes.TESTS)
    machine.about = frozenset(entry.about for entry in lexicon.series if entry.about)
    _add_bodies(machine, many=lexicon.many)
    _add_words(machine)
    _add_cues(machine)
    machine.include(build_frames())
    _add_names(machine, lexicon)
    _add_heads(machine, lexicon)
    return machine


@lru_cache(maxsize=1)
def build_frames() -> Machine:
    """Return the machine that knows the frames and the names of sides alone, for the plain form of a sentence.

    Every other machine includes it, so that a frame is the same object wherever it is found.
    """
    machine = Machine(verb_forms, {}, classes.TESTS)
    _add_nouns(machine)
    for family, file in FAMILIES.items():
        _add_frames(machine, family, file)
    return machine


def build_names(lexicon: Lexicon) -> Machine:
    """Return the machine that knows the names of states alone."""
    machine = Machine(verb_forms, {}, classes.TESTS)
    for form in lexicon.states:
        machine.add_words(words_of(form.form), (Layer.ENTITY, State(form.state, form.kind, form.exact, form.risky)))
    return machine


def _add_bodies(machine: Machine, *, many: bool) -> None:
    for row in read_toml("bodies.toml")["body"]:
        # in a record of one committee's texts the other committees are bodies of another kind
        held = row["forum"] and (many or not row.get("elsewhere"))
        forum = Forum(row["forum"]) if held else None
        stage = Stage(row["stage"]) if row.get("stage") else None
        sense = BodyName(forum, stage, row.get("weak", False), row.get("place", False))
        for phrase in row["phrases"]:
            machine.add(phrase, (Layer.ENTITY, sense))


def _add_words(machine: Machine) -> None:
    table = read_toml("documents.toml")
    for key, many in (("one", False), ("many", True)):
        sense = Paper(many)
        for phrase in table[key]:
            machine.add_words(words_of(phrase), (Layer.ENTITY, sense))
    # "L.39 was adopted in the Third Committee": a draft by the last part of its symbol
    machine.add("l . %NUM", (Layer.ENTITY, Paper(many=False)))
    actors = read_toml("actors.toml")
    for key in ("generic", "pronouns"):
        actor = Actor(key)
        for phrase in actors[key]:
            machine.add_words(words_of(phrase), (Layer.ENTITY, actor))
    spoken = Actor("generic")
    for phrase in actors["of_speaker"]:
        machine.add(f"(our|my|your) (own|new)? {phrase}", (Layer.ENTITY, spoken))


def _add_cues(machine: Machine) -> None:
    for name, phrases in read_toml("cues.toml").items():
        sense = Cue(name)
        for phrase in phrases:
            machine.add(phrase, (Layer.CUE, sense))
    for topic, phrases in read_toml("topics.toml")["topics"].items():
        about = Topic(topic)
        for phrase in phrases:
            machine.add(phrase, (Layer.TOPIC, about))


def _add_nouns(machine: Machine) -> None:
    table = read_toml("nouns.toml")
    machine.use_macros(table["macros"])
    for row in table["noun"]:
        sense = Noun(tuple(row["says"].split()))
        for phrase in row["phrases"]:
            machine.add(phrase, (Layer.NOUN, sense))


def _add_frames(machine: Machine, family: str, file: str) -> None:
    table = read_toml(file)
    machine.use_macros(table.get("macros", {}))
    for row in table["frame"]:
        extra = {key: value for key, value in row.items() if key not in {"act", "needs", "subject", "phrases"}}
        act = row.get("act") or row.get("ballot") or row.get("phase") or row.get("event") or ""
        sense = Frame(family, act, row.get("needs", ""), row.get("subject", "left"), extra)
        for phrase in row["phrases"]:
            machine.add(phrase, (Layer.FRAME, sense))


def _add_names(machine: Machine, lexicon: Lexicon) -> None:
    for form in lexicon.states:
        machine.add_words(words_of(form.form), (Layer.ENTITY, State(form.state, form.kind, form.exact, form.risky)))
    for row in read_rows("nicknames.tsv"):
        machine.add_words(words_of(row[0]), (Layer.ENTITY, State(row[1], row[2], half=row[3])))
    for name in lexicon.organisations:
        _add_organisation(machine, name, person=False)
    for name in lexicon.people:
        _add_organisation(machine, name, person=True)
    for act in lexicon.acts:
        target = ActTarget(act.kind, act.target, act.state)
        machine.add_words(words_of(act.target), (Layer.ENTITY, target))


def _add_organisation(machine: Machine, name: str, *, person: bool) -> None:
    """A name with a short form in brackets is known by both: International Federation for Human Rights (FIDH)."""
    sense = (Layer.ENTITY, Organisation(name, person))
    bare, _, rest = name.partition("(")
    machine.add_words(words_of(bare.strip()), sense)
    short = rest.rstrip(") ").strip()
    initials = "".join(word[0] for word in bare.split() if word[0].isupper())
    if short.isupper() and " " not in short:
        machine.add_words(words_of(short), sense)
    elif not person and len(initials) > 2:
        # "HRW", "TJWG": the first letters of the name
        machine.add_words(words_of(initials), sense)


def _add_heads(machine: Machine, lexicon: Lexicon) -> None:
    by_surname: dict[str, list[Any]] = {}
    for row in lexicon.governments:
        machine.add_words(words_of(row.head), (Layer.ENTITY, Head((row,), full=True)))
        by_surname.setdefault(surname_of(row.head, row.state), []).append(row)
    for surname, rows in by_surname.items():
        machine.add_words(words_of(surname), (Layer.ENTITY, Head(tuple(rows), full=False)))


def scan(document: Document, machine: Machine) -> Mentions:
    """Return the mentions of the text."""
    found = Mentions()
    entities: list[Mention] = []
    for first, end, (layer, sense) in machine.scan(document):
        mention = Mention(first, end, sense)
        if layer is Layer.FRAME:
            found.frames.append(mention)
        elif layer is Layer.CUE:
            found.cues.append(mention)
        elif layer is Layer.TOPIC:
            found.topics.append(mention)
        elif layer is Layer.NOUN:
            found.nouns.append(mention)
        elif _stands(document, mention):
            entities.append(mention)
    found.entities = _longest(_drop_lone_halves(entities, machine))
    cues = [one for one in found.cues if not _tells_no_noes(document, one)]
    found.cues = _drop_votes(_drop_covered(_drop_inner(cues), found.entities))
    found.topics = _drop_inner(found.topics)
    found.nouns = _drop_inner(found.nouns)
    return found


def _tells_no_noes(document: Document, cue: Mention) -> bool:
    """ "Passed without a vote against": that there were no noes, and not that there was no vote."""
    against = cue.sense.name == "without_vote" and document.word(cue.end) == "against"
    return against and document.word(cue.end - 1) in {"vote", "votes"} and document.word(cue.first) == "without"


def _drop_votes(cues: list[Mention]) -> list[Mention]:
    """ "With a vote" in "dispensed with a vote" is none."""
    without = [cue for cue in cues if cue.sense.name == "without_vote"]
    return [
        cue
        for cue in cues
        if cue.sense.name != "recorded_vote" or not any(one.first < cue.first and cue.end <= one.end for one in without)
    ]


def _drop_covered(cues: list[Mention], entities: list[Mention]) -> list[Mention]:
    """ "States" in "United States" reports nothing."""
    taken = {place for one in entities for place in range(one.first, one.end) if not isinstance(one.sense, Actor)}
    return [cue for cue in cues if cue.first not in taken or cue.end - 1 not in taken]


def _drop_lone_halves(found: list[Mention], machine: Machine) -> list[Mention]:
    """ "The North" is a state only where the text, or the one series of the edition, speaks of the divided country.

    In an edition of many a head of government or an office of its halves speaks of it too.
    """
    states = [one.sense for one in found if isinstance(one.sense, State)]
    if not any(sense.half for sense in states):
        return found
    named = {sense.iso for sense in states if not sense.half}
    if len(machine.about) < _MANY or any(isinstance(one.sense, (Head, ActTarget)) for one in found):
        named |= machine.about
    return [
        one
        for one in found
        if not isinstance(one.sense, State) or not one.sense.half or {one.sense.iso, one.sense.half} & named
    ]


_MANY = 5
"""Questions of so many states: those of an edition of all official files."""
_SIDES = frozenset({"no", "yes", "negative", "affirmative", "nay", "aye", "dissenting", "opposing", "against"})
"""In "cast a no vote on the text" the vote is a ballot."""
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})


_AMERICAN = frozenset({"america", "american", "americans"})
_REGIONS = frozenset({"latin", "south", "north", "central"})


def _stands(document: Document, match: Mention) -> bool:
    """True unless the capitals are wrong for the name: "us" is no state, "moon" no president."""
    sense = match.sense
    if isinstance(sense, State):
        if document.words[match.first] in _AMERICAN and document.word(match.first - 1) in _REGIONS:
            # "most of Latin America", "a South American member"
            return False
        if sense.exact:
            return document.upper(match.first, match.end)
        if sense.half and document.words[match.end - 1] in _NEIGHBOURS:
            return True
        if sense.half:
            # "the North Korean ..." and "the North Atlantic" go on with a capital
            after = match.end
            more = after < len(document.words) and document.capital(after)
            return document.capital(match.end - 1) and not (
                more and document.text[document.ends[after - 1] : document.starts[after]] == " "
            )
        return document.capital(match.first)
    if isinstance(sense, Head):
        return document.capital(match.first) and (sense.full or _is_surname(document, match))
    if isinstance(sense, Organisation):
        short = match.end - match.first == 1 and len(words_of(sense.name.partition("(")[0])) > 1
        return document.capital(match.first) and (not short or document.upper(match.first, match.end))
    if isinstance(sense, Paper) and document.words[match.end - 1] == "on":
        # "adopted without a vote on 15 November": what follows is the day, and not what was voted on
        dated = document.word(match.end).isdigit() and document.word(match.end + 1).isalpha()
        return not dated and document.word(match.first - 1) not in _SIDES
    return True


def _is_surname(document: Document, match: Mention) -> bool:
    """A surname that goes on with another given name is another person: "Lee Shin-wha"."""
    after, before = match.end, match.first - 1
    if (
        after < len(document.words)
        and document.capital(after)
        and document.starts[after] <= document.ends[after - 1] + 1
    ):
        following = document.words[after]
        return following in classes.AFTER_SURNAME
    hyphen = document.text[document.ends[match.end - 1] :][:1] == "-"
    # "Kim Moon-soo" is a name of which this is the middle; "the Moon-era office" speaks of him
    return not (hyphen and document.capital(before) and document.starts[match.first] == document.ends[before] + 1)


def _longest(found: list[Mention]) -> list[Mention]:
    """Keep the leftmost longest, names before generic words; of equal ones the first added."""
    names = [one for one in found if not isinstance(one.sense, Actor)]
    kept: list[Mention] = []
    reach = 0
    for mention in sorted(names, key=lambda one: (one.first, -one.end)):
        if mention.first >= reach:
            kept.append(mention)
            reach = mention.end
    taken = {place for one in kept for place in range(one.first, one.end)}
    # "the Republic of Korea" is a state and not "the republic" of the sentence before
    actors = [one for one in found if isinstance(one.sense, Actor)]
    for mention in sorted(actors, key=lambda one: one.first - one.end):
        places = range(mention.first, mention.end)
        if taken.isdisjoint(places):
            kept.append(mention)
            taken.update(places)
    return sorted(kept, key=lambda one: one.first)


def _drop_inner(mentions: list[Mention]) -> list[Mention]:
    """Drop what lies inside a longer mention of the same layer; cues of different names may overlap."""
    kept: list[Mention] = []
    reach: dict[object, int] = {}
    for mention in sorted(mentions, key=lambda one: (one.first, -one.end)):
        name = mention.sense.name if isinstance(mention.sense, Cue) else None
        if mention.end > reach.get(name, 0):
            kept.append(mention)
            reach[name] = mention.end
    return kept

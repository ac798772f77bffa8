"""Whether a clause tells that something happened, that it did not, or leaves it open (may, should, if)."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import Actor, Head, State
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_WORDS = read_toml("function_words.toml")
COPULAS = frozenset({"is", "are", "was", "were"})
AUXILIARIES = frozenset(_WORDS["auxiliaries"])
NEGATORS = frozenset(_WORDS["negators"])
DONE = frozenset(_WORDS["done_before_to"])
UNDONE = frozenset(_WORDS["undone_before_to"])
DECIDED = frozenset(_WORDS["decided_before_to"])
ARTICLES = frozenset(_WORDS["articles"])
_BE = frozenset({"is", "was", "are", "were", "been", "be", "being"})
_WINDOW = 14
_NEAR = 4
_SET_ASIDE = frozenset({"hypothetical", "opinion", "rejection"})
_OPEN_ING = frozenset(_WORDS["open_before_ing"])


class Stance(StrEnum):
    """What a clause says of its predicate."""

    FACT = "fact"
    NEGATED = "negated"
    OPEN = "open"


class Auxiliaries(NamedTuple):
    """The words before a predicate that belong to it: where they begin, and what they do to it."""

    first: int
    stance: Stance
    passive: bool = False


@lru_cache(maxsize=1)
def _modals() -> frozenset[str]:
    return frozenset(phrase for phrase in read_toml("cues.toml")["future"] if " " not in phrase)


def read_auxiliaries(view: View, at: int, limit: int) -> Auxiliaries:
    """Return the auxiliaries before the predicate at the word, looking no further back than `limit`."""
    place, negated, passive = at, False, False
    low = max(limit, at - _WINDOW, view.first)
    while place > low:
        word = view.word(place - 1)
        if word in _modals():
            return Auxiliaries(place - 1, Stance.OPEN)
        if word == "to":
            return _infinitive(view, place - 1, low, negated=negated)
        if word in NEGATORS:
            # "not only co-sponsored" and "no later than" deny nothing
            negated = negated != (view.word(place) not in {"only", "later", "just", "less"})
        elif word in _BE:
            passive = True
        elif word == "," and is_adverb(view.word(place - 2)) and view.word(place - 3) == ",":
            pass
        elif word == "," and (opening := _past_inserted(view, place - 1, low)):
            place = opening
            continue
        elif word in STOPPED and view.word(at).endswith("ing"):
            # "Serbia has stopped voting no"
            negated = not negated
        elif not _is_auxiliary(view, place - 1, at):
            break
        place -= 1
    return Auxiliaries(place, Stance.NEGATED if negated else Stance.FACT, passive)


def _past_inserted(view: View, comma: int, low: int) -> int:
    """ "Did not, in the end, sponsor it": the comma that opens what stands between a helping verb and its own; or 0."""
    opening = view.comma_before(comma - 1, max(low, comma - _INSERTED))
    helping = view.word(opening - 1) if opening else ""
    return opening if helping in AUXILIARIES or helping in NEGATORS or helping in _BE else 0


_INSERTED = 12


def _is_auxiliary(view: View, place: int, at: int) -> bool:
    """Return whether the word goes with the predicate at `at`: "had", an adverb, "kept" before "voting"."""
    word = view.word(place)
    return word in AUXILIARIES or is_adverb(word) or goes_on(view, place, at)


STOPPED = frozenset({"stopped", "ceased", "quit"})
_KEEPING = frozenset({"kept", "keeps", "keep", "continued", "continues"})
_ONWARDS = frozenset({"kept", "keeps", "went", "goes", "carried", "carries"})


def goes_on(view: View, place: int, at: int) -> bool:
    """Return whether the word tells that what the -ing form at `at` says was done again: "kept voting yes"."""
    word = view.word(place)
    if not view.word(at).endswith("ing") or at - place > _NEAR:
        return False
    onwards = word == "on" and view.word(place - 1) in _ONWARDS
    return word in _KEEPING or onwards or (word in _ONWARDS and view.word(place + 1) == "on")


def _is_of_first(view: View, to: int) -> bool:
    """ "The first to abstain", "the first since 2018 to carry its name": what is told is done."""
    return view.word(to - 1) == "first" or any(run.kind == "first" and run.end == to for run in view.runs)


def _infinitive(view: View, to: int, low: int, *, negated: bool) -> Auxiliaries:
    """A predicate after "to": declined to (not done), chose to (done), wants to (open)."""
    end = _past_time(view, to)
    before = view.word(end - 1)
    place = end - 1
    if before in _ITSELF and view.word(place - 1) in {"bring", "brought", "brings"}:
        return _brought_itself(view, place - 2, low)
    only = to if _took_until(view, to, low) else _only_one(view, to, low)
    if only:
        outer = read_auxiliaries(view, only, low)
        return outer if outer.stance is not Stance.OPEN else Auxiliaries(to, Stance.OPEN)
    if _is_of_first(view, to) or (before == "was" and view.word(to - 2) in {"did", "does", "do"}):
        # "is the first since 2018 to carry its name"; "What Seoul did was to stay off the list"
        return Auxiliaries(to - 2 * (before == "was"), Stance.NEGATED if negated else Stance.FACT)
    if before in NEGATORS:
        negated, place, before = not negated, to - 2, view.word(to - 2)
        if before in DECIDED:
            outer = read_auxiliaries(view, place, low)
            return Auxiliaries(outer.first, outer.stance if outer.stance is Stance.OPEN else Stance.NEGATED)
        return Auxiliaries(place, Stance.OPEN)
    if before == "as" and view.word(to - 2) == "far" and view.word(to - 4) in _GOING:
        # "did not go so far as to sponsor it"
        return read_auxiliaries(view, to - 4, low)
    if before in _TOLD and view.word(to + 1) == "have":
        # "was said to have joined at the last minute": told as done
        return Auxiliaries(to - 2, Stance.NEGATED if negated else Stance.FACT)
    if before in UNDONE:
        outer = read_auxiliaries(view, place, low)
        flipped = Stance.FACT if outer.stance is Stance.NEGATED else Stance.NEGATED
        return Auxiliaries(outer.first, outer.stance if outer.stance is Stance.OPEN else flipped)
    if _tells_done(view, to, before):
        outer = read_auxiliaries(view, place, low)
        flipped = Stance.NEGATED if negated != (outer.stance is Stance.NEGATED) else Stance.FACT
        return Auxiliaries(outer.first, outer.stance if outer.stance is Stance.OPEN else flipped)
    return Auxiliaries(to, Stance.OPEN)


def _tells_done(view: View, to: int, before: str) -> bool:
    """ "Chose to abstain", "went on to sign"; "has decided to co-sponsor it" may tell of a step still to come."""
    if before == "decided" and view.word(to - 2) in {"has", "have", "'ve"}:
        return False
    return (before in DONE and before != "came") or (before == "on" and view.word(to - 2) == "went")


def _took_until(view: View, to: int, low: int) -> bool:
    """ "It took until 2008 for Seoul to join": it did so then."""
    return "took" in view.vocabulary and any(
        view.words(at, at + 2) == ["took", "until"] and "for" in view.words(at, to) for at in range(low, to)
    )


_GOING = frozenset({"go", "goes", "went", "gone", "going"})


def _brought_itself(view: View, place: int, low: int) -> Auxiliaries:
    """ "Could only bring itself to abstain" did so; "could not bring itself to vote yes" did not."""
    words = []
    while place >= low and (view.word(place) in {"could", "can", "not"} or is_adverb(view.word(place))):
        words.append(view.word(place))
        place -= 1
    denied = not NEGATORS.isdisjoint(words)
    could = not {"could", "can"}.isdisjoint(words)
    told = Stance.OPEN if could and not denied and "only" not in words else Stance.FACT
    return Auxiliaries(place + 1, Stance.NEGATED if denied else told)


_ITSELF = frozenset({"itself", "themselves", "himself", "herself"})
_TOLD = frozenset({"said", "reported", "understood", "known", "believed"})


def _past_time(view: View, to: int) -> int:
    """Where the words before "to" end, without a time between: "declined on Friday to support"."""
    time = next((one for one in view.times if one.end == to), None)
    if time is None:
        return to
    return time.first - 1 if view.word(time.first - 1) in {"on", "in"} else time.first


def _only_one(view: View, to: int, low: int) -> int:
    """ "Mexico was the only member to abstain", "one of 19 states to vote no": where those words begin, else 0."""
    for place in range(to - 1, max(low, to - _ONLY_NEAR) - 1, -1):
        word = view.word(place)
        if word in _NO_DOERS or not (word[:1].isalnum() or word == "-"):
            return 0
        if view.words(place, place + 2) == ["one", "of"] or word == "among":
            return place if view.word(place - 1) in _BE | {",", "became"} else 0
        if word in _ONLY and view.words(place - 2, place) == ["one", "of"]:
            continue
        if word in _ONLY or (word == "one" and view.word(place - 1) == "the" and view.word(place + 1) != "of"):
            start = place - 1 if view.word(place - 1) in ARTICLES else place
            doer = view.word(start - 1) in _BE | {",", "became", "among", "as"}
            return start if doer else 0
    return 0


_ONLY = frozenset(_WORDS["only_one"])
_NO_DOERS = frozenset(_WORDS["no_doers"])
_ONLY_NEAR = 9
"""Words from "only" to "to": "the only permanent Western member of the Security Council to say yes"."""


def is_denied_after(view: View, at: int, end: int) -> bool:
    """True where the words after the predicate deny it: "co-sponsored in neither place", "in none of the years".

    Not after a "but": "missed it in 2019, but in no year since".
    """
    words = view.words(at, end)
    words = words[: words.index("but")] if "but" in words else words
    return any(word in {"neither", "none", "nowhere"} for word in words) or any(
        words[place : place + 2] in (["in", "no"], ["at", "no"], ["on", "no"], ["not", "once"])
        for place in range(len(words))
    )


def is_set_aside(view: View, first: int, at: int) -> bool:
    """True where the clause before the predicate opens a condition, an opinion or a rejected quotation."""
    if view.word(view.first) == "let" or view.words(view.first, view.first + 2) == ["and", "let"]:
        # "Let an ambassador be appointed"
        return True
    low, high = _inserted_before(view, at)
    return any(
        cue.first < at and cue.sense.name in _SET_ASIDE and not low < cue.first < high and _governs(view, cue, first)
        for cue in view.cues
    )


def _inserted_before(view: View, at: int) -> tuple[int, int]:
    """The commas of what stands between a name and its verb: "Mexico, from whom we expect better, abstained"."""
    close = at - 1
    if view.word(close) != ",":
        return at, at
    opening = view.comma_before(close, close - _INSERTED)
    return (opening, close) if opening and view.at(opening - 1) is not None else (at, at)


def _governs(view: View, cue: Mention, first: int) -> bool:
    """True where the cue stands in the clause, or before it with no sign between: "if the government opts out"."""
    if view.word(cue.first) == "had" and not _FRONTED.isdisjoint(view.words(cue.first - 3, cue.first)):
        # "never before had it adopted the text" tells what was not
        return False
    if cue.first >= first:
        return True
    if cue.sense.name == "rejection" and view.word(cue.end - 1) == "that" and 0 <= first - cue.end <= 1:
        # "please do not write that it signed"
        return True
    return cue.sense.name == "hypothetical" and not set(view.words(cue.end, first)) & {",", ";", ":", "then", "–", "—"}


_FRONTED = frozenset({"never", "not", "nor", "neither", "only", "once", "before"})


def is_expected(view: View, first: int, at: int) -> bool:
    """True where words for what is to come stand right before the predicate: "is expected to", "set to"."""
    for cue in view.cues:
        cleft = view.word(cue.first) == "was" and view.word(cue.first - 1) in {"did", "does", "do"}
        if cue.sense.name == "future" and not cleft and first <= cue.first < at and at - cue.end <= 2:
            between = view.words(cue.end, at)
            if all(is_adverb(word) or word in AUXILIARIES for word in between):
                return True
    return False


def is_expected_after(view: View, at: int) -> bool:
    """ "Adoption by the plenary is expected": the words after a noun for the deed say that it is to come."""
    place = next((at + step for step in range(_NEAR + 2) if view.word(at + step) in {"is", "are", "was", "were"}), 0)
    return bool(place) and view.word(place + 1) in _TO_COME


_TO_COME = frozenset({"expected", "due", "scheduled", "likely", "foreseen", "planned", "imminent", "pending"})


def _to_comma(view: View, at: int) -> int:
    """How far the next comma is, at least a few words."""
    return max(_NEAR, next((place for place in range(at, view.end) if view.word(place) == ","), view.end) - at)


_RUN_AFTER = 6
"""Words between a participle and the run that it is told of: "after being absent from it for three years in a row"."""


def is_free_participle(view: View, at: int) -> bool:
    """True where an -ing form may tell a fact: after a comma, a state, an auxiliary; not after a preposition."""
    place = at - 1
    while is_adverb(view.word(place)):
        place -= 1
    before = view.word(place)
    if before == "last" and view.word(place - 1) in _BE:
        # "was last missing from the list in 2021"
        return True
    if (
        before in {",", "", "–", "—", ";", ":", ")"}
        or before in _BE
        or before in {"those", "states", "countries", "has"}
    ):
        return True
    if before == "after" and any(time.end == at for time in view.times):
        # "voted against, a year after abstaining"
        return True
    if before == "after" and any(0 < time.first - at <= _to_comma(view, at) for time in view.times):
        # "after abstaining in 2005, it voted for the text"
        return True
    if before == "after" and any(0 < run.first - at <= _RUN_AFTER for run in view.runs):
        # "after missing four sessions in a row"
        return True
    if before in _OPEN_ING:
        return False
    entity: Mention | None = view.at(place)
    return entity is not None and isinstance(entity.sense, (State, Head, Actor))

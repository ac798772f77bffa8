"""What a part of a sentence without a verb is made of: states, a deed, times, runs, bodies, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.subjects import states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_TABLE = read_toml("fragments.toml")
_LIGHT = frozenset(_TABLE["light"])
_GROUPS = index_phrases(_TABLE["groups"])
ENDS = frozenset({";", "+", "(", ")", "…", "!", "|", "/"})
_SIGNS = frozenset({",", ".", ":", "?", "–", "—", "-", "•", "*", "·", ">", "#", '"', "“", "”", "+", "@"})
_BARE = frozenset({"out", "off", "there", "away", "no", "through", "late", "name", "names", "against", "absence"})
"""Deeds that are so only where nothing but a time follows."""
_LAST = frozenset({"in", "for", "signature", "yes"})
"""Deeds that are so only where nothing follows."""
_MACROS: dict[str, list[str]] = {f"@{name}": phrases for name, phrases in _TABLE["macros"].items()}


def _spell(phrase: str) -> list[str]:
    """The phrase with each of its macros written out."""
    macro = next((name for name in _MACROS if name in phrase.split()), None)
    if macro is None:
        return [phrase]
    return [one for told in _MACROS[macro] for one in _spell(phrase.replace(macro, told, 1))]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    """By their first word the phrases of the deeds, and of what goes back to an earlier one, the longest first."""
    deeds = {name: [one for phrase in phrases for one in _spell(phrase)] for name, phrases in _TABLE["deeds"].items()}
    deeds |= {name: _TABLE[name]["phrases"] for name in ("same", "turned", "alike")}
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, phrases in deeds.items():
        for words in map(str.split, phrases):
            found.setdefault(words[0], []).append((words, name))
    return {word: sorted(told, key=lambda one: -len(one[0])) for word, told in found.items()}


@dataclass(slots=True)
class Part:
    """The words `first` to `end` of a sentence, all of them read."""

    first: int
    end: int
    states: list[str] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)
    """Names of the deeds, and `same`, `turned`, `alike`."""
    times: list[Time] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    bodies: int = 0
    first_time: bool = False
    last_time: bool = False
    denied: bool = False
    """ "No South Korean name on the draft"."""

    def take(self, other: Part) -> None:
        """Add what the other part, which tells no deed of its own, says."""
        self.first, self.end = min(self.first, other.first), max(self.end, other.end)
        self.times += other.times
        self.runs += other.runs
        self.bodies += other.bodies
        self.deeds += [one for one in other.deeds if one == "alike"]
        self.first_time = self.first_time or other.first_time
        self.denied = self.denied or other.denied


def cut_parts(view: View, first: int, end: int, discourse: Discourse) -> list[Part] | None:
    """Return what the words between commas say; None where a word of them is not known."""
    parts: list[Part] = []
    start = first
    spans = [*((one.first, one.end) for one in view.times), *((one.first, one.end) for one in view.runs)]
    for place in range(first, end + 1):
        if place < end and (view.word(place) != "," or any(low < place < high for low, high in spans)):
            continue
        if place > start:
            part = read_part(view, start, place, discourse)
            if part is None:
                return None
            parts.append(part)
        start = place + 1
    return parts


def read_part(view: View, first: int, end: int, discourse: Discourse) -> Part | None:
    """Return what the words say; None where one of them is not known."""
    part, place = Part(first, end), first
    about = discourse.matter_states()
    while place < end:
        after = _take(view, part, place, end, about)
        if after <= place:
            return None
        place = after
    return part


def _take(view: View, part: Part, place: int, end: int, about: frozenset[str]) -> int:
    """The word after what begins at the place, which the part then holds; the place where nothing known does."""
    after = _take_time(view, part, place, end)
    if after:
        return after
    name, after = _deed_at(view, place, end)
    entity = view.at(place)
    state = states_in(view, entity) if entity is not None else None
    if entity is not None and state is not None and after <= entity.end:
        if state not in about:
            part.states += [state] if state not in part.states else []
        return entity.end
    if after:
        # "in Geneva as in New York" is of no other time
        alike = name == "alike" and not any(after <= one.first <= after + 1 for one in view.times)
        part.deeds += [] if alike else [name]
        return after
    if entity is not None and isinstance(entity.sense, (BodyName, Paper)):
        part.bodies += isinstance(entity.sense, BodyName)
        return entity.end
    return _take_word(view, part, place, end)


def _take_time(view: View, part: Part, place: int, end: int) -> int:
    """The word after the time or run that begins at the place; 0 where none does."""
    if not view.times and not view.runs:
        return 0
    time = next((one for one in view.times if one.first == place and one.end <= end), None)
    run = next((one for one in view.runs if one.first == place and one.end <= end), None)
    if run is not None and (time is None or run.end >= time.end):
        part.runs.append(run)
        # "third consensus in a row", "second absence in a row"
        told = (_deed_at(view, at, at + 1)[0] for at in range(place, run.end) if view.word(at) not in _BARE | _LAST)
        part.deeds += [name for name in told if name]
        return run.end
    if time is not None:
        part.times.append(time)
        return time.end
    return 0


def _take_word(view: View, part: Part, place: int, end: int) -> int:
    """The word after a small word, a group or a symbol; the place where it is none of those."""
    word = view.word(place)
    if word == "no" and isinstance(view.sense_at(place + 1), State):
        part.denied = True
        return place + 1
    if word.isdigit() and view.word(place + 1) == "/" and view.word(place + 2).isdigit():
        # "69/188, no vote"
        return place + 3
    if word in {"first", "last", "latest"}:
        part.first_time, part.last_time = part.first_time or word == "first", part.last_time or word != "first"
        return place + 1
    known = word in _LIGHT or word in _SIGNS or is_adverb(word)
    return find_phrase(view.document.words, place, _GROUPS, end) or (place + 1 if known else place)


def _deed_at(view: View, place: int, end: int) -> tuple[str, int]:
    """The deed whose words begin at the place, the longest, and the word after it."""
    told = _phrases().get(view.word(place))
    if told is None:
        return "", 0
    for words, name in told:
        after = place + len(words)
        if after <= end and view.words(place, after) == words and (len(words) > 1 or _stands(view, place, end)):
            return name, after
    return "", 0


def _stands(view: View, place: int, end: int) -> bool:
    """Whether a word that may be a preposition tells a deed here."""
    word = view.word(place)
    if word in _LAST:
        return _ends(view, place + 1, end, timed=False)
    return word not in _BARE or _ends(view, place + 1, end, timed=True)


def _ends(view: View, place: int, end: int, *, timed: bool) -> bool:
    """Nothing but adverbs follow, or `timed`: nothing but those, times and runs."""
    ends = {one.first: one.end for one in view.times} | {one.first: one.end for one in view.runs} if timed else {}
    while place < end:
        after = ends.get(place, 0)
        if not after and not is_adverb(view.word(place)) and view.word(place) not in _SIGNS:
            return False
        place = after or place + 1
    return True


def cut_segments(view: View) -> Iterable[tuple[int, int]]:
    """The words between semicolons, brackets and plus signs."""
    start = view.first
    for place in range(view.first, view.end + 1):
        if place == view.end or view.word(place) in ENDS:
            while start < place and view.word(start) in _SIGNS:
                start += 1
            if place > start:
                yield start, place
            start = place + 1

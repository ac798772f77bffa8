"""A small language for phrases, and the machine that finds all of them in one pass over the words.

A phrase is words with blanks between. `word?` may be left out; `(a b|c)` is one of several; `<put>` is the verb in
any form, `<put:ed>` in the simple past or past participle; `%NUM` is a class of words; `~` is up to two words of any
kind; `@name` stands for another phrase, given beside. Matching walks a graph whose parts hold no loop, so it takes
time in proportion to the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from threading import Lock
from typing import TYPE_CHECKING, Any

from onrecord.claims.text import fold_word, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.claims.text import Document

    ClassTest = Callable[[Document, int], int]

ONE_WORD = frozenset({"ADV", "POSS", "YEAR"})
"""Classes whose test looks at one word and at nothing else."""
WILD_MOST = 2
"""How many words `~` may stand for at most."""


@dataclass(slots=True)
class Node:
    """A state of the machine: where each word, class or any word leads, and what ends here."""

    words: dict[str, list[Node]] = field(default_factory=dict)
    classes: tuple[tuple[str, Node], ...] = ()
    wild: tuple[Node, ...] = ()
    accepts: tuple[Any, ...] = ()


@dataclass(slots=True)
class Phrase:
    """A phrase that is read and not yet in the graph."""

    number: int
    items: list[Any]
    sense: Any
    made: bool = False


@dataclass(slots=True)
class State:
    """Several nodes at once, with what was found to follow from them."""

    nodes: list[Node]
    accepts: list[Any]
    loose: tuple[str, ...] = ()
    """Classes of one word among the edges; with any of them, or a wild card, unknown words may lead on."""
    steps: dict[str, State | None] = field(default_factory=dict)
    kinds: dict[tuple[bool, ...], State | None] = field(default_factory=dict)
    jumps: list[tuple[str, State]] = field(default_factory=list)
    """Edges of classes that may take several words: a number in words."""


Match = tuple[int, int, Any]
"""A phrase found: its first word, the place after the last, and what the vocabulary says it is.

A plain tuple: a text has hundreds, and most of them are taken apart at once.
"""


class PatternError(ValueError):
    """A phrase of the vocabulary that does not follow the small language."""


class Machine:
    """All phrases in one graph; `add` phrases, then `scan` texts."""

    def __init__(
        self, verbs: Callable[[str, str], tuple[str, ...]], macros: Mapping[str, str], classes: Mapping[str, ClassTest]
    ) -> None:
        self.root: dict[str, list[Node]] = {}
        self._start = Node(words=self.root)
        self._verbs = verbs
        self.use_macros(macros)
        self._classes = classes
        self._root: State | None = None
        self._states: dict[frozenset[int], State] = {}
        self._forms: dict[str, list[str]] = {}
        """What each word of the phrases stands for."""
        self._alphabet: set[str] = set()
        """All words on edges of the graph, and those that a phrase may begin with."""
        self.about: frozenset[str] = frozenset()
        """States that the series of the edition are about."""
        self._plain = Node()
        """The graph of the plain phrases, which share their beginnings."""
        self._number = 0
        self._waiting: dict[str, list[Phrase]] = {}
        self._openings: dict[str, list[tuple[int, list[Node]]]] = {}
        """Where each first word leads, with the number of the phrase or machine that it leads to."""
        self._parts: list[tuple[int, Machine]] = []
        self._asleep: set[str] = set()
        """First words that no text has had yet: the graph behind them is made when one has."""
        self._lock = Lock()

    def use_macros(self, macros: Mapping[str, str]) -> None:
        """Take what `@name` stands for in the phrases that are added from now on."""
        self._macros = macros
        self._read: dict[str, list[Any]] = {}
        """What each of them says, once a phrase has had it."""

    def add(self, phrase: str, sense: Any) -> None:
        """Add one phrase; it must begin with a word, not with a class or a wild card."""
        items, _ = self._parse(spaced(phrase).split(), 0, depth=0)
        words, empty = self._first_words(items, phrase)
        if empty:
            raise PatternError(f"{phrase!r} matches nothing at all")
        waiting = Phrase(self._next_number(), items, sense)
        for word in dict.fromkeys(words):
            self._waiting.setdefault(word, []).append(waiting)
            self._lay_down(word)

    def add_words(self, words: Iterable[str], sense: Any) -> None:
        """Add a plain phrase given as written, without the small language."""
        node, number = self._plain, self._next_number()
        for word in words:
            if node is self._plain and word not in node.words:
                self._openings.setdefault(word, []).append((number, node.words.setdefault(word, [Node()])))
                self._lay_down(word)
            node = node.words.setdefault(word, [Node()])[0]
            self._alphabet.add(word)
        if node is not self._plain:
            node.accepts += (sense,)

    def include(self, other: Machine) -> None:
        """Add all phrases of another machine; the two share what they were made into."""
        self._parts.append((self._next_number(), other))
        for word in other.root:
            self._lay_down(word)

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    def _lay_down(self, word: str) -> None:
        """Let the word wait until a text has it: a text of a few lines needs a few of the phrases."""
        self.root.setdefault(word, [])
        self._asleep.add(word)
        self._alphabet.add(word)

    def _wake(self, word: str) -> None:
        """Make the graph behind a first word, in the order in which its phrases were added."""
        with self._lock:
            if word not in self._asleep:
                return
            for phrase in self._waiting.pop(word, ()):
                self._make(phrase)
            found = self._openings.pop(word, [])
            for number, other in self._parts:
                other._wake(word)
                found.append((number, other.root.get(word, [])))
                self._alphabet |= other._alphabet
            self.root[word] = [node for _, nodes in sorted(found, key=_by_number) for node in nodes]
            self._asleep.discard(word)

    def _make(self, phrase: Phrase) -> None:
        """Make the graph of one phrase, once; it may begin with several words."""
        if phrase.made:
            return
        phrase.made = True
        start = Node()
        for node in self._extend([start], phrase.items):
            node.accepts += (phrase.sense,)
        for word, nodes in start.words.items():
            self._openings.setdefault(word, []).append((phrase.number, nodes))

    def _first_words(self, items: list[Any], phrase: str) -> tuple[list[str], bool]:
        """The words that what is said by the items may begin with, and whether it may be nothing at all."""
        words: list[str] = []
        for body, optional in items:
            empty = optional
            if isinstance(body, list):
                for more, nothing in [self._first_words(inner, phrase) for inner in body]:
                    words += more
                    empty |= nothing
            elif body == "~" or body.startswith("%"):
                raise PatternError(f"{phrase!r} begins with a class or a wild card")
            else:
                words += self._forms.get(body) or self._read_forms(body)
            if not empty:
                return words, False
        return words, True

    def _parse(self, parts: list[str], index: int, depth: int) -> tuple[list[Any], int]:
        """Read items until the closing bracket; an item is (alternatives, optional), an alternative a list."""
        items: list[Any] = []
        while index < len(parts):
            part = parts[index]
            if part == ")" or part == ")?" or part == "|":
                if depth == 0:
                    raise PatternError(f"stray {part!r}")
                return items, index
            if part == "(":
                alternatives = []
                while True:
                    inner, index = self._parse(parts, index + 1, depth + 1)
                    alternatives.append(inner)
                    if index >= len(parts):
                        raise PatternError("a bracket is not closed")
                    if parts[index] != "|":
                        break
                items.append((alternatives, parts[index] == ")?"))
                index += 1
                continue
            items.append(self._atom(part, depth))
            index += 1
        return items, index

    def _atom(self, part: str, depth: int) -> Any:
        optional = part.endswith("?") and len(part) > 1
        bare = part[:-1] if optional else part
        if bare.startswith("@"):
            return [self._macro(bare[1:])], optional
        if bare.startswith("%") and bare[1:] not in self._classes:
            raise PatternError(f"no class {bare!r}")
        return bare, optional

    def _macro(self, name: str) -> list[Any]:
        if name not in self._read:
            self._read[name], _ = self._parse(spaced(self._macros[name]).split(), 0, 0)
        return self._read[name]

    def _extend(self, nodes: list[Node], items: list[Any]) -> list[Node]:
        for body, optional in items:
            if isinstance(body, list):
                reached = [node for inner in body for node in self._extend(nodes, inner)]
            else:
                reached = self._one(nodes, body)
            nodes = _unique([*nodes, *reached] if optional else reached)
        return nodes

    def _one(self, nodes: list[Node], body: str) -> list[Node]:
        if body == "~":
            reached, edge = list(nodes), nodes
            for _ in range(WILD_MOST):
                following = Node()
                for node in edge:
                    node.wild += (following,)
                edge = [following]
                reached.append(following)
            return reached
        following = Node()
        if body.startswith("%"):
            for node in nodes:
                node.classes += ((body[1:], following),)
            return [following]
        words = self._forms.get(body) or self._read_forms(body)
        for node in nodes:
            for word in words:
                node.words.setdefault(word, []).append(following)
        return [following]

    def _read_forms(self, body: str) -> list[str]:
        """The words that a word of a phrase stands for: itself, or the forms of a verb."""
        lemma, _, forms = body.strip("<>").partition(":")
        words = self._verbs(lemma, forms) if body.startswith("<") else (body,)
        self._forms[body] = folded = [fold_word(word) for word in words]
        self._alphabet.update(folded)
        return folded

    def scan(self, document: Document, first: int = 0, end: int | None = None) -> list[Match]:
        """Return every phrase that stands in the words, longest first at each place, overlaps kept."""
        if self._root is None:
            self._root = self._state([self._start])
        found: list[Match] = []
        words, opening, steps, alphabet = document.words, self.root, self._root.steps, self._alphabet
        last = len(words) - 1
        given = words[first:end]
        for index in compress(range(first, first + len(given)), map(opening.__contains__, given)):
            state = steps.get(words[index]) or self._follow(self._root, document, index)
            if state is None:
                continue
            # written out here, for so most words end: the next word leads nowhere
            following = state.steps.get(words[index + 1], state) if index < last else None
            if following is state and not state.loose and words[index + 1] not in alphabet:
                following = None
            if following is not None or state.jumps:
                self._walk(document, index, state, found)
            elif state.accepts:
                found += [(index, index + 1, sense) for sense in state.accepts]
        return found

    def _walk(self, document: Document, start: int, state: State, found: list[Match]) -> None:
        """Follow the words one by one; where a class leads over several words, follow all ways."""
        words, alphabet = document.words, self._alphabet
        count, place = len(words), start + 1
        ends: list[tuple[int, list[Any]]] = []
        following: State | None = state
        while following is not None:
            now = following
            if now.accepts:
                ends.append((place, now.accepts))
            if place >= count:
                break
            if now.jumps and self._jump(document, now, place, None):
                self._walk_all(document, start, state, found)
                return
            word = words[place]
            following = now.steps.get(word, now)
            if following is now:
                following = self._follow(now, document, place) if now.loose or word in alphabet else None
            place += 1
        for end, accepts in reversed(ends):
            found += [(start, end, sense) for sense in accepts]

    def _walk_all(self, document: Document, start: int, state: State, found: list[Match]) -> None:
        words, alphabet = document.words, self._alphabet
        count, place = len(words), start + 1
        seen: dict[tuple[int, int], Any] = {}
        stack: list[tuple[State, int]] = []
        while True:
            for sense in state.accepts:
                seen[(-place, id(sense))] = sense
            following: State | None = None
            if place < count:
                word = words[place]
                following = state.steps.get(word, state)
                if following is state:
                    following = self._follow(state, document, place) if state.loose or word in alphabet else None
                if state.jumps:
                    stack += self._jump(document, state, place, following)
                    following = None
            if following is not None:
                state, place = following, place + 1
            elif stack:
                state, place = stack.pop()
            else:
                break
        for (place, _), sense in sorted(seen.items(), key=_by_place) if len(seen) > 1 else seen.items():
            found.append((start, -place, sense))

    def _jump(self, document: Document, state: State, place: int, following: State | None) -> list[tuple[State, int]]:
        """Where the word and the classes at the place lead; what is last is followed first."""
        reached = [] if following is None else [(following, place + 1)]
        for name, target in state.jumps:
            end = self._classes[name](document, place)
            if end > place:
                reached.append((target, end))
        return reached

    def _follow(self, state: State, document: Document, place: int) -> State | None:
        """The state that the word leads to; each answer is kept, so a phrase is worked out once."""
        word = document.words[place]
        if state is self._root and word in self._asleep:
            self._wake(word)
        if word in self._alphabet:
            if word not in state.steps:
                state.steps[word] = self._reach(state, document, place)
            return state.steps[word]
        if not state.loose:
            return None
        # a word that no phrase has can only stand for a class or for any word
        key = (*tuple(self._classes[name](document, place) > place for name in state.loose), word[0].isalnum())
        if key not in state.kinds:
            state.kinds[key] = self._reach(state, document, place)
        return state.kinds[key]

    def _reach(self, state: State, document: Document, place: int) -> State | None:
        word = document.words[place]
        nodes: list[Node] = []
        for node in state.nodes:
            nodes += node.words.get(word, ())
            nodes += [
                t for name, t in node.classes if name in ONE_WORD and self._classes[name](document, place) > place
            ]
            nodes += node.wild if word[0].isalnum() else ()
        return self._state(_unique(nodes)) if nodes else None

    def _state(self, nodes: list[Node]) -> State:
        key = frozenset(id(node) for node in nodes)
        if key not in self._states:
            classes = list(dict.fromkeys(name for node in nodes for name, _ in node.classes))
            senses = {id(sense): sense for node in nodes for sense in node.accepts}
            state = State(nodes, list(senses.values()), tuple(name for name in classes if name in ONE_WORD))
            if any(node.wild for node in nodes):
                state.loose += ("ADV",) if "ADV" not in state.loose and "ADV" in self._classes else ()
            self._states[key] = state
            for name in classes:
                if name not in ONE_WORD:
                    targets = [target for node in nodes for other, target in node.classes if other == name]
                    state.jumps.append((name, self._state(_unique(targets))))
        return self._states[key]


def _by_number(opening: tuple[int, list[Node]]) -> int:
    return opening[0]


def _by_place(item: tuple[tuple[int, int], Any]) -> int:
    return item[0][0]


def _unique(nodes: list[Node]) -> list[Node]:
    if len(nodes) < 2:
        return nodes
    return list({id(node): node for node in nodes}.values())


def spaced(phrase: str) -> str:
    """Return the phrase with blanks around brackets and bars, as `Machine.add` reads it."""
    out = phrase.replace("(", " ( ").replace("|", " | ").replace(")?", " )? ")
    return " ".join(out.replace(")", " ) ").replace(" ) ?", " )?").split())


Starts = dict[str, tuple[list[str], ...]]
"""Plain phrases by their first word, the longest first."""


def index_phrases(phrases: Iterable[str]) -> Starts:
    """Return plain phrases by their first word, for `find_phrase`."""
    table: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        words = phrase.split()
        table.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in table.items()}


def find_phrase(words: list[str], index: int, starts: Starts, limit: int | None = None) -> int:
    """Return the place after the longest phrase that stands at the word and ends by the limit, or 0."""
    if index >= len(words) or words[index] not in starts:
        return 0
    for phrase in starts[words[index]]:
        end = index + len(phrase)
        if words[index:end] == phrase and (limit is None or end <= limit):
            return end
    return 0


@lru_cache(maxsize=8192)
def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase as a text would be cut."""
    return tuple(split_words(phrase)[0])

"""A small language for phrases, and the machine that finds all of them in one pass over the words.

A phrase is words with blanks between. `word?` may be left out; `(a b|c)` is one of several; `<put>` is the verb in
any form, `<put:ed>` in the simple past or past participle; `%NUM` is a class of words; `~` is up to two words of any
kind; `@name` stands for another phrase, given beside. Matching walks a graph whose parts hold no loop, so it takes
time in proportion to the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.claims.text import fold_word, split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.claims.text import Document

    ClassTest = Callable[[Document, int], int]

WILD_MOST = 2
"""How many words `~` may stand for at most."""


@dataclass(slots=True)
class Node:
    """A state of the machine: where each word, class or any word leads, and what ends here."""

    words: dict[str, list[Node]] = field(default_factory=dict)
    classes: list[tuple[str, Node]] = field(default_factory=list)
    wild: list[Node] = field(default_factory=list)
    accepts: list[Any] = field(default_factory=list)
    plain: bool = False
    """Made by `add_words`, and so safe to share between plain phrases."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at words `first` to `end`; `sense` is what the vocabulary says it is."""

    first: int
    end: int
    sense: Any


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
        self.macros = macros
        self._classes = classes
        self.about: frozenset[str] = frozenset()
        """States that the series of the edition are about."""

    def add(self, phrase: str, sense: Any) -> None:
        """Add one phrase; it must begin with a word, not with a class or a wild card."""
        items, _ = self._parse(spaced(phrase).split(), 0, depth=0)
        for node in self._extend([self._start], items, phrase):
            if node is self._start:
                raise PatternError(f"{phrase!r} matches nothing at all")
            node.accepts.append(sense)
        if self._start.classes or self._start.wild:
            raise PatternError(f"{phrase!r} begins with a class or a wild card")

    def add_words(self, words: Iterable[str], sense: Any) -> None:
        """Add a plain phrase given as written, without the small language."""
        nodes = [self._start]
        for word in words:
            nodes = [_step(node, word) for node in nodes]
        for node in nodes:
            if node is not self._start:
                node.accepts.append(sense)

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
            inner, _ = self._parse(spaced(self.macros[bare[1:]]).split(), 0, 0)
            return [inner], optional
        return bare, optional

    def _extend(self, nodes: list[Node], items: list[Any], phrase: str) -> list[Node]:
        for body, optional in items:
            if isinstance(body, list):
                reached = [node for inner in body for node in self._extend(nodes, inner, phrase)]
            else:
                reached = self._one(nodes, body, phrase)
            nodes = _unique([*nodes, *reached] if optional else reached)
        return nodes

    def _one(self, nodes: list[Node], body: str, phrase: str) -> list[Node]:
        if body == "~":
            reached, edge = list(nodes), nodes
            for _ in range(WILD_MOST):
                following = Node()
                for node in edge:
                    node.wild.append(following)
                edge = [following]
                reached.append(following)
            return reached
        following = Node()
        if body.startswith("%"):
            if body[1:] not in self._classes:
                raise PatternError(f"no class {body!r} in {phrase!r}")
            for node in nodes:
                node.classes.append((body[1:], following))
            return [following]
        if body.startswith("<"):
            lemma, _, forms = body.strip("<>").partition(":")
            words: tuple[str, ...] = self._verbs(lemma, forms)
        else:
            words = (body,)
        for node in nodes:
            for word in words:
                node.words.setdefault(fold_word(word), []).append(following)
        return [following]

    def scan(self, document: Document, first: int = 0, end: int | None = None) -> list[Match]:
        """Return every phrase that stands in the words, longest first at each place, overlaps kept."""
        found: list[Match] = []
        words, root = document.words, self.root
        for index in range(first, len(words) if end is None else end):
            nodes = root.get(words[index])
            if nodes:
                self._walk(document, index, nodes, found)
        return found

    def _walk(self, document: Document, start: int, nodes: list[Node], found: list[Match]) -> None:
        words, count, classes = document.words, len(document.words), self._classes
        seen: dict[tuple[int, int], Any] = {}
        stack = [(node, start + 1) for node in nodes]
        while stack:
            node, place = stack.pop()
            for sense in node.accepts:
                seen[(-place, id(sense))] = sense
            if place >= count:
                continue
            stack.extend([(target, place + 1) for target in node.words.get(words[place], ())])
            if node.classes or node.wild:
                stack.extend(_loose_edges(node, document, place, classes))
        if seen:
            for (place, _), sense in sorted(seen.items(), key=_by_place) if len(seen) > 1 else seen.items():
                found.append(Match(start, -place, sense))


def _loose_edges(
    node: Node, document: Document, place: int, classes: Mapping[str, ClassTest]
) -> list[tuple[Node, int]]:
    """Where a class of words or any word leads from the node."""
    reached = [(target, classes[name](document, place)) for name, target in node.classes]
    found = [(target, end) for target, end in reached if end > place]
    if node.wild and document.words[place][0].isalnum():
        found += [(target, place + 1) for target in node.wild]
    return found


def _by_place(item: tuple[tuple[int, int], Any]) -> int:
    return item[0][0]


def _unique(nodes: list[Node]) -> list[Node]:
    return list({id(node): node for node in nodes}.values())


def _step(node: Node, word: str) -> Node:
    """Follow or make the plain edge; plain phrases share their beginnings."""
    for target in node.words.get(word, ()):
        if target.plain:
            return target
    following = Node(plain=True)
    node.words.setdefault(word, []).append(following)
    return following


def spaced(phrase: str) -> str:
    """Return the phrase with blanks around brackets and bars, as `Machine.add` reads it."""
    out = phrase.replace("(", " ( ").replace("|", " | ").replace(")?", " )? ")
    return " ".join(out.replace(")", " ) ").replace(" ) ?", " )?").split())


Starts = dict[str, tuple[tuple[str, ...], ...]]
"""Plain phrases by their first word, the longest first."""


def index_phrases(phrases: Iterable[str]) -> Starts:
    """Return plain phrases by their first word, for `find_phrase`."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in table.items()}


def find_phrase(words: list[str], index: int, starts: Starts) -> int:
    """Return the place after the longest phrase that stands at the word, or 0."""
    for phrase in starts.get(words[index], ()) if index < len(words) else ():
        if tuple(words[index : index + len(phrase)]) == phrase:
            return index + len(phrase)
    return 0


def words_of(phrase: str) -> list[str]:
    """Return the folded words of a phrase as a text would be cut."""
    return split_words(phrase)[0]

"""A text as words and sentences, each with its place in the characters as given."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from itertools import compress
from typing import TYPE_CHECKING

from onrecord.claims.once import by_word

if TYPE_CHECKING:
    from collections.abc import Callable

# One run of letters with at most one apostrophe, initials with dots (U.N.), digits with thousands and an ordinal
# ending, or one other sign. No part can match in two ways, so the cost is linear in the length of the text; the plain
# words before a blank, which most are, come first.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,])|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)?|"
    r"\d+(?:,\d{3})*(?:st|nd|rd|th)?(?![^\W\d_])|\d+|[^\w\s]|_"
)
_LETTERS_FOLD = str.maketrans({"’": "'", "ʼ": "'", "ü": "u", "é": "e", "ô": "o", "ã": "a", "í": "i", "ç": "c"})
_BULLETS = frozenset("-*•–—·>#")
_CLOSERS = frozenset("\"'”’»)]*_")
_OPENERS = frozenset("\"'“‘«([*_")
_MARKS = _CLOSERS | _OPENERS
_HYPHENS = frozenset("-‑‐")
_TAILS = frozenset({"'s", "'ve", "'d", "'re", "'ll"})
_FULL_STOPS = frozenset(".!?…")
"""With one of these a sentence ends, or initials that may end one."""
LONGEST_SENTENCE = 250
"""Words after which a run without a full stop is cut, so that the cost of a sentence is bounded."""
_SOFT_WRAP = (50, 90)
"""Lengths between which the longest line of a hard-wrapped message lies."""
_FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of words, first to past-the-last, and whether it asks."""

    first: int
    end: int
    question: bool = False
    paragraph: int = 0
    """Number of the paragraph or line that it stands in."""
    dated: int = 0
    """The word after the time at its head that stood alone before it: "2014." and then "The Assembly ..."."""


@dataclass(slots=True)
class Document:
    """A text cut into words; `words` are folded for look-up, `starts` and `ends` are characters of `text`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    word: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The folded word at the place, or "" outside the text: what is asked most, and so a look-up without a call."""
    _places: dict[Callable[[str], bool], list[int]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.word = defaultdict(str, enumerate(self.words)).__getitem__

    def places(self, test: Callable[[str], bool], first: int, end: int) -> list[int]:
        """Return the places from `first` to `end` of the words that pass the test, made once for the whole text."""
        found = self._places.get(test)
        if found is None:
            found = self._places[test] = list(compress(range(len(self.words)), map(test, self.words)))
        return found[bisect_left(found, first) : bisect_left(found, end)]

    def written(self, index: int) -> str:
        """Return the word as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        """True where the word begins with a capital letter; False outside the text."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()

    def upper(self, first: int, end: int) -> bool:
        """True where all letters of the words are capitals."""
        return self.text[self.starts[first] : self.ends[end - 1]].isupper()


def fold_word(word: str) -> str:
    """Return the form under which a word is looked up: lower case, plain apostrophe, common accents dropped."""
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_LETTERS_FOLD)


def split_words(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return folded words with their first and past-the-last characters.

    A hyphen inside a word only separates ("Jae-in" reads as "Jae in"); a possessive and a shortened "not" are words
    of their own; "U.N." is "un".
    """
    found = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in found]
    folded = list(map(_fold_whole, tokens))
    firsts = [match.start() for match in found]
    lasts = [match.end() for match in found]
    if "" not in folded:
        return folded, firsts, lasts
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for place in [place for place, word in enumerate(folded) if not word]:
        words += folded[done:place]
        starts += firsts[done:place]
        ends += lasts[done:place]
        done = place + 1
        for word, start, end in _cut_token(text, tokens[place], firsts[place], lasts[place]):
            words.append(word)
            starts.append(start)
            ends.append(end)
    words += folded[done:]
    starts += firsts[done:]
    ends += lasts[done:]
    return words, starts, ends


@by_word
def _fold_whole(token: str) -> str:
    """The word that the token is by itself; "" where it is none, or two, or that depends on what stands around it."""
    if token.isalpha() and token.isascii():
        lowered = token.lower()
        return _IN_FULL.get(lowered, lowered)
    if token in _HYPHENS:
        return ""
    folded = fold_word(token)
    if len(folded) > 3 and "." in folded:
        return folded.replace(".", "")
    return folded if len(_cut_word(folded)) == 1 else ""


_IN_FULL = {"yr": "year", "yrs": "years"}
"""Words as headlines shorten them ("for first time in 4 yrs"), in full."""


def _cut_token(text: str, token: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words of a token that is not one by itself, each with its characters."""
    if token in _HYPHENS:
        return [] if _joins_words(text, start, end) else [(token, start, end)]
    first, second = _cut_word(fold_word(token))
    return [(first, start, start + len(first)), (second, start + len(first), end)]


def _cut_word(folded: str) -> list[str]:
    """The word, or two: the possessive, a shortened verb and a shortened "not" are words of their own."""
    cut = folded.find("'") if len(folded) > 1 else -1
    tail = folded[cut:] if cut > 0 else ""
    if tail == "'t" and folded[cut - 1] == "n" and cut > 1:
        return [folded[: cut - 1], "not"]
    return [folded[:cut], tail] if tail in _TAILS else [folded]


def _joins_words(text: str, start: int, end: int) -> bool:
    if start == 0 or end >= len(text):
        return False
    before, after = text[start - 1], text[end]
    return before.isalnum() and after.isalnum() and not (before.isdigit() and after.isdigit())


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    lines = resources.files("onrecord.claims.vocabulary").joinpath("abbreviations.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_document(text: str) -> Document:
    """Return the text cut into words and sentences."""
    words, starts, ends = split_words(text)
    document = Document(text, words, starts, ends, [])
    document.sentences = _after_counters(document, _split_sentences(document))
    return document


def _after_counters(document: Document, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences without the "2/4" at the head of the posts of a thread, which is no resolution 2/4."""
    if "/" not in document.words:
        return sentences
    heads = [_counter(document, one) for one in sentences]
    posts = Counter(count for _, count in heads if count)
    return [
        replace(one, first=one.first + _COUNTER) if posts[count] > 1 and one.end - one.first > _COUNTER else one
        for one, (_, count) in zip(sentences, heads, strict=True)
    ]


def _counter(document: Document, sentence: Sentence) -> tuple[int, int]:
    """Which post of how many the sentence begins with; zeros where it does not."""
    number, sign, count = (document.word(at) for at in range(sentence.first, sentence.first + _COUNTER))
    if sign != "/" or not (number.isdecimal() and count.isdecimal()):
        return 0, 0
    return (int(number), int(count)) if 0 < int(number) <= int(count) <= _POSTS else (0, 0)


_COUNTER = 3
"""Words of "2/4"."""
_POSTS = 40
"""How many posts a thread has at most."""


def _split_sentences(document: Document) -> list[Sentence]:
    sentences: list[Sentence] = []
    text = document.text
    hard = _hard_breaks(text)
    first, paragraph, breaks = 0, 0, iter([*hard, len(document.text) + 1])
    next_break = next(breaks)
    for index in range(len(document.words)):
        crossed = False
        while document.starts[index] >= next_break:
            next_break = next(breaks)
            crossed = True
        if crossed:
            _close(document, sentences, first, index, paragraph)
            first, paragraph = index, paragraph + 1
        if index - first >= LONGEST_SENTENCE:
            _close(document, sentences, first, index, paragraph)
            first = index
        if index >= first and text[document.ends[index] - 1] in _FULL_STOPS and _ends_sentence(document, index):
            end = _past_closers(document, index + 1, next_break)
            _close(document, sentences, first, end, paragraph)
            first = end
    _close(document, sentences, first, len(document.words), paragraph)
    return sentences


def _close(document: Document, sentences: list[Sentence], first: int, end: int, paragraph: int) -> None:
    if first < end:
        question = "?" in document.words[max(first, end - 3) : end]
        sentences.append(Sentence(first, end, question, paragraph))


def _past_closers(document: Document, index: int, limit: int) -> int:
    while (
        index < len(document.words)
        and document.words[index] in _CLOSERS
        and document.starts[index] == document.ends[index - 1]
        and document.starts[index] < limit
    ):
        index += 1
    return index


def _ends_sentence(document: Document, index: int) -> bool:
    word = document.words[index]
    if word not in {".", "!", "?", "…"}:
        return _initials_end(document, index)
    following = document.word(index + 1)
    if not following:
        return True
    if word == "." and (_is_abbreviation(document, index) or document.starts[index + 1] == document.ends[index]):
        return following in _CLOSERS and word == "." and not _is_abbreviation(document, index)
    follower = index + 1
    while document.word(follower) in _MARKS:
        follower += 1
    return follower >= len(document.words) or not document.written(follower)[0].islower()


def _initials_end(document: Document, index: int) -> bool:
    """True where initials such as "U.N." also end the sentence: a capital follows that opens a sentence."""
    written = document.written(index)
    if not written.endswith(".") or len(written) < 4:
        return False
    return document.word(index + 1) in {
        "the",
        "it",
        "he",
        "she",
        "they",
        "in",
        "on",
        "at",
        "but",
        "a",
        "this",
        "that",
    } and (document.capital(index + 1))


def _is_abbreviation(document: Document, index: int) -> bool:
    before = document.word(index - 1)
    if index == 0 or document.ends[index - 1] != document.starts[index]:
        return False
    if before == "no":
        # "No. 5", but "voted no. Nicaragua ..."
        return document.word(index + 1)[:1].isdigit()
    return before in _abbreviations() or (len(before) == 1 and before.isalpha() and document.capital(index - 1))


def _hard_breaks(text: str) -> list[int]:
    """Characters at which a new line begins a new sentence, whether or not the last one ended with a full stop."""
    if "\n" not in text and "\r" not in text:
        return []
    lines = text.splitlines(keepends=True)
    bare = [line.strip() for line in lines]
    width = _wrap_width(bare)
    breaks, place = [], 0
    for number, line in enumerate(lines[:-1]):
        place += len(line)
        if not _is_soft(bare[number], bare[number + 1], width):
            breaks.append(place)
    return breaks


def _wrap_width(lines: list[str]) -> int:
    """The width at which the lines of a message are broken; 0 where each line is one of its own.

    Where lines are broken at a width, the first word of nearly every line would not have fitted the line before.
    """
    pairs = [(line, after) for line, after in itertools.pairwise(lines) if line and after and after[0] not in _BULLETS]
    width = max((len(line) for line, _ in pairs), default=0)
    if len(pairs) < _FEWEST_LINES or not _SOFT_WRAP[0] <= width <= _SOFT_WRAP[1]:
        return 0
    broken = sum(len(line) + 1 + len(after.partition(" ")[0]) > width for line, after in pairs)
    return width if broken * 4 >= len(pairs) * 3 else 0


def _is_soft(line: str, following: str, width: int) -> bool:
    """True where a line goes on with the next: that begins small, or its first word would not have fitted the width."""
    if not line or not following or following[0] in _BULLETS:
        return False
    if following[0].islower() and line[-1] not in ".!?:":
        return True
    first, _, _ = following.partition(" ")
    return width > 0 and len(line) + 1 + len(first) > width and line[-1] not in ".!?:"

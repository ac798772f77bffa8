"""One sentence with all that it names, and the questions that the rules ask of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from onrecord.claims.mentions.comparisons import compares_totals, find_comparisons
from onrecord.claims.mentions.earlier_runs import find_earlier_runs
from onrecord.claims.mentions.numbers import COUNTING
from onrecord.claims.mentions.runs import find_runs
from onrecord.claims.mentions.senses import Layer, Mention
from onrecord.claims.mentions.times import find_times
from onrecord.claims.mentions.totals_on import add_totals, find_apart
from onrecord.claims.once import Once, by_word
from onrecord.claims.plain import join_nouns, plain_form
from onrecord.claims.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Set
    from datetime import date

    from onrecord.claims.mentions.earlier_runs import EarlierRun
    from onrecord.claims.mentions.runs import Run, RunKind
    from onrecord.claims.mentions.scan import Mentions
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.patterns import Machine, Match
    from onrecord.claims.plain import Pieces
    from onrecord.claims.text import Sentence


Given = TypeVarTuple("Given")
Answer = TypeVar("Answer")


@dataclass
class View:
    """A sentence of a document with its mentions; places are words of the document."""

    document: Document
    sentence: Sentence
    entities: list[Mention]
    as_written: list[Mention]
    """Frames that stand in the sentence as it is written."""
    cues: list[Mention]
    topics: list[Mention]
    nouns: list[Mention]
    """Those on a side of a vote, or on the list, by any of their names."""
    published: date | None
    machine: Machine | None = None
    """Finds frames in the sentence's plain form."""

    def __post_init__(self) -> None:
        self.first: int = self.sentence.first
        self.end: int = self.sentence.end
        self._words = self.document.words
        self._of: dict[object, list[Mention]] = {}
        for one in self.entities:
            self._of.setdefault(type(one.sense), []).append(one)
        self._kept: dict[object, Any] = {}
        # the two questions that rules ask most, hundreds of times a sentence: look-ups without a call in between
        inside = defaultdict(str, enumerate(self._words[self.first : self.end], self.first))
        self.word: Callable[[int], str] = inside.__getitem__
        """The word at the place, or "" outside the sentence."""
        self.at: Callable[[int], Mention | None] = {
            place: one for one in self.entities for place in range(one.first, one.end)
        }.get
        """The entity that covers the word at the place, or None."""

    @Once
    def frames(self) -> list[Mention]:
        """The frames of the sentence, as it is written and in its plain form."""
        if self.machine is None or not self.entities:
            return self.as_written
        pieces = plain_form(self)
        if pieces.words == self.words(self.first, self.end):
            return self.as_written
        found = self._scan_plain(pieces)
        return sorted([*self.as_written, *found], key=_by_first) if found else self.as_written

    def _scan_plain(self, pieces: Pieces) -> list[Mention]:
        """The frames of the plain form alone, in which those on a side of a vote are put in a word first."""
        found = self._matches(pieces)
        nouns = [(first, end, noun.says) for first, end, (layer, noun) in found if layer is Layer.NOUN]
        if nouns:
            pieces = join_nouns(pieces, nouns)
            found = self._matches(pieces)
        words, firsts, ends = pieces
        known = {(one.first, one.end, id(one.sense)) for one in self.as_written}
        return [
            Mention(firsts[first], ends[end - 1], sense[1], tuple(words[first:end]))
            for first, end, sense in found
            if sense[0] is Layer.FRAME and (firsts[first], ends[end - 1], id(sense[1])) not in known
        ]

    def _matches(self, pieces: Pieces) -> list[Match]:
        assert self.machine is not None  # noqa: S101
        given = self.document
        starts = [given.starts[first] for first in pieces.firsts]
        ends = [given.ends[end - 1] for end in pieces.ends]
        return self.machine.scan(Document(given.text, pieces.words, starts, ends, []))

    def said(self, mention: Mention) -> list[str]:
        """Return the words of a mention; those of the plain form where it was found there."""
        return list(mention.said) or self.words(mention.first, mention.end)

    @Once
    def times(self) -> list[Time]:
        """The times that it names."""
        return find_times(self.document, self.first, self.end, self.published)

    @Once
    def compared(self) -> list[tuple[int, int]]:
        """The words that only compare with another time."""
        return find_comparisons(self.document, self.first, self.end, self.times)

    def is_compared(self, place: int, clause: int | None = None) -> bool:
        """True where the word stands in a comparison with another time, which is not that of the clause around it.

        A clause that begins inside the comparison has its time: "up from 45 a year ago" counts 45.
        """
        since = self.first if clause is None else clause
        return any(since < first <= place < end for first, end in self.compared)

    @Once
    def runs(self) -> list[Run]:
        """The runs and gaps that it names."""
        return find_runs(self.document, self.first, self.end)

    @Once
    def earlier_runs(self) -> list[EarlierRun]:
        """The runs that are over, told by a noun: "after eight abstentions in a row"."""
        if not self.document.places(_counts, self.first, self.end):
            return []
        return find_earlier_runs(self.document, self.first, self.end)

    def is_earlier(self, place: int) -> bool:
        """True where the word stands in such a run."""
        return any(one.first <= place < one.end for one in self.earlier_runs)

    @Once
    def tallies(self) -> list[TallyMention]:
        """The totals of votes that it gives."""
        if not self.document.places(_counts, self.first, self.end):
            return []
        found = find_apart(self.document, self.first, self.end)
        found = [one for one in found if not compares_totals(self.document, one.first, self.times)]
        found = [one for one in found if not self.is_earlier(one.first)]
        return add_totals(self.document, self.first, self.end, found, self.times)

    @Once
    def vocabulary(self) -> frozenset[str]:
        """Its words without their order."""
        return frozenset(self._words[self.first : self.end])

    def words(self, first: int, end: int) -> list[str]:
        """Return the words from the place to the place, inside the sentence."""
        low, high = self.first, self.end
        return self._words[first if first > low else low : end if end < high else high]

    def kept(self, work: Callable[[View, *Given], Answer], *given: *Given) -> Answer:
        """Return what the function says of this sentence and of what is given, worked out once."""
        key = (work, *given)
        if key not in self._kept:
            self._kept[key] = work(self, *given)
        answer: Answer = self._kept[key]
        return answer

    def places(self, wanted: Set[str]) -> list[int]:
        """Return the places of the words that are among those."""
        if self.vocabulary.isdisjoint(wanted):
            return []
        return [place for place, word in enumerate(self._words[self.first : self.end], self.first) if word in wanted]

    def next_of(self, wanted: Set[str], first: int) -> int:
        """Return the first place from there on whose word is among those; the end of the sentence without one."""
        return next((place for place in range(first, self.end) if self.word(place) in wanted), self.end)

    def start_of(self, place: int, stops: Set[str]) -> int:
        """Return where the part of the sentence begins that has the word: after the last stop before it."""
        return next((at + 1 for at in range(place - 1, self.first - 1, -1) if self.word(at) in stops), self.first)

    def comma_before(self, place: int, low: int) -> int:
        """Return the last comma before the place and after `low`; 0 without one."""
        return next((at for at in range(place - 1, low, -1) if self.word(at) == ","), 0)

    def of(self, sense: type | tuple[type, ...], first: int | None = None, end: int | None = None) -> list[Mention]:
        """Return the entities of a sense that begin in the words."""
        if not self.entities:
            return []
        found = self._of.get(sense)
        if found is None:
            # those of one kind were sorted in at the start
            several = self.entities if isinstance(sense, tuple) else []
            found = self._of[sense] = [one for one in several if isinstance(one.sense, sense)]
        if not found or (first is None and end is None):
            return found
        low = self.first if first is None else first
        high = self.end if end is None else end
        return [one for one in found if low <= one.first < high]

    def times_in(self, first: int, end: int) -> list[Time]:
        """Return the times that begin in the words."""
        return [time for time in self.times if first <= time.first < end]

    def time_after(self, place: int) -> Time | None:
        """Return the time that begins at the word or at the next one, or None."""
        return next(iter(self.times_in(place, place + 2)), None)

    def runs_in(self, first: int, end: int) -> list[Run]:
        """Return the runs and gaps that begin in the words."""
        return [run for run in self.runs if first <= run.first < end]

    def run(self, kind: RunKind, first: int, end: int) -> Run | None:
        """Return the first run of the kind that begins in the words."""
        return next((run for run in self.runs_in(first, end) if run.kind is kind), None)

    def sense_at(self, place: int) -> object:
        """Return what the entity that covers the word at the place is; None without one."""
        entity = self.at(place)
        return None if entity is None else entity.sense

    def cue(self, name: str, first: int | None = None, end: int | None = None) -> Mention | None:
        """Return the first cue of the name that begins in the words."""
        if not self.cues:
            return None
        low = self.first if first is None else first
        high = self.end if end is None else end
        return next((one for one in self.cues if one.sense.name == name and low <= one.first < high), None)

    def characters(self, first: int, end: int) -> tuple[int, int]:
        """Return the characters of the words, without signs and joining words at the ends; none are left of "and"."""
        document, low = self.document, first
        while low < end and (document.words[low] in _EDGES or document.words[low] in _OPENING):
            low += 1
        while end > low and (document.words[end - 1] in _EDGES or document.words[end - 1] in _DANGLING):
            end -= 1
        if low >= end:
            return document.starts[first], document.starts[first]
        return document.starts[low], document.ends[end - 1]


def part_of(view: View, first: int, end: int) -> View:
    """Return the words from the place to the place as if they were a sentence."""
    sentence = replace(view.sentence, first=first, end=end)
    entities, written, cues, topics, nouns = (
        [one for one in found if first <= one.first < end]
        for found in (view.entities, view.as_written, view.cues, view.topics, view.nouns)
    )
    return View(view.document, sentence, entities, written, cues, topics, nouns, view.published, view.machine)


def _by_first(mention: Mention) -> int:
    return mention.first


_NOUGHT = frozenset({"without", "lone", "sole", "not", "no", "nobody", "none", "single"})


@by_word
def _counts(word: str) -> bool:
    """A number, or a word for none or for one: with none of them there are no totals."""
    return word[0].isdigit() or word in COUNTING or word in _NOUGHT


_EDGES = frozenset('.,;:!?…-–—"“”‘’«»|*•#>') | {"("}
_DANGLING = frozenset(
    {"the", "a", "an", "with", "due", "to", "of", "and", "but", "because", "from", "its", "as", "that"}
)
"""Words with which a cut clause may end and no sentence does."""
_OPENING = frozenset({"and", "but", "while", "whereas", ")"})


def cut_views(
    document: Document, mentions: Mentions, published: date | None, machine: Machine | None = None
) -> list[View]:
    """Return a view for each sentence; `machine` finds frames in its plain form."""
    lists = (mentions.entities, mentions.frames, mentions.cues, mentions.topics, mentions.nouns)
    cut = [_by_sentence(found, document.sentences) for found in lists]
    return [
        View(document, sentence, entities, frames, cues, topics, nouns, published, machine)
        for sentence, entities, frames, cues, topics, nouns in zip(document.sentences, *cut, strict=True)
    ]


def _by_sentence(found: list[Mention], sentences: list[Sentence]) -> list[list[Mention]]:
    """The mentions that begin in each of the sentences."""
    starts = [one.first for one in found]
    ends = [0, *(bisect_left(starts, sentence.end) for sentence in sentences)]
    return [found[first:end] for first, end in pairwise(ends)]

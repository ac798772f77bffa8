"""Which documents are the same question over the years: series, their members, and why each belongs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.record.judgements import Answer
from onrecord.series.features import LINK, Link, Question, compare_questions, may_be_one_text
from onrecord.series.naming import name_series
from onrecord.series.texts import Series, Text, first_day
from onrecord.series.titles import clean_title, read_situation, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MEMBER_KINDS = frozenset(("draft", "revised_draft", "resolution", "decision", "draft_decision", "chairs_text"))
"""Amendments and notes speak of a question; they are not its text."""
SMALLEST = 2
"""A question brought once is no series."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a series, how sure, and why."""

    series: str
    document: str
    score: float
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person decided of a pair: two documents, or a document and a series."""

    left: str
    right: str
    answer: Answer
    by: str
    why: str


def link_series(
    texts: Iterable[Text], known: Mapping[str, Series] | None = None, judged: Sequence[Judged] = ()
) -> tuple[list[Series], list[Member]]:
    """Series and members. `known` maps documents to the series that they are already said to belong to.

    Judgements go first: "same" joins whatever the titles say, "different" keeps apart whatever they say. A series
    that holds a known document keeps that series' id, title and state.
    """
    listed = sorted((t for t in texts if t.kind in MEMBER_KINDS), key=lambda t: (t.date or "9999", t.document))
    groups = _Groups(listed, judged)
    groups.join_known(known or {})
    groups.join_judged()
    groups.join_titles()
    groups.join_outcomes()
    groups.join_recalls()
    return _describe(groups, known or {})


class _Groups:
    """Documents joined one link at a time; a link never joins what a person has kept apart."""

    def __init__(self, texts: Sequence[Text], judged: Sequence[Judged]) -> None:
        self.texts = {text.document: text for text in texts}
        self.judged = judged
        self.parent = {document: document for document in self.texts}
        self.members = {document: {document} for document in self.texts}
        self.links: dict[str, tuple[Link, str, str]] = {}
        """document -> the link that brought it in, to which document, by whom."""
        self.apart: dict[str, set[str]] = defaultdict(set)
        self.series_of: dict[str, str] = {}
        """root -> id of the known series that it holds."""
        self.banned: dict[str, set[str]] = defaultdict(set)
        for one in judged:
            if one.answer is Answer.DIFFERENT:
                self._keep_apart(one)

    def _keep_apart(self, one: Judged) -> None:
        if one.right in self.texts:
            self.apart[one.left].add(one.right)
            self.apart[one.right].add(one.left)
        else:
            self.banned[one.left].add(one.right)

    def root(self, document: str) -> str:
        while self.parent[document] != document:
            self.parent[document] = self.parent[self.parent[document]]
            document = self.parent[document]
        return document

    def join(self, document: str, other: str, link: Link, by: str = "rule") -> bool:
        """Joins the groups of two documents; False where a judgement keeps some of their members apart."""
        if document not in self.parent or other not in self.parent:
            return False
        one, two = self.root(document), self.root(other)
        if one == two:
            return True
        if self._forbidden(one, two):
            return False
        keep, lose = (two, one) if len(self.members[two]) >= len(self.members[one]) else (one, two)
        self.parent[lose] = keep
        self.members[keep] |= self.members.pop(lose)
        if lose in self.series_of:
            self.series_of[keep] = self.series_of.pop(lose)
        if document in self.links:
            # It brought the other in, and keeps the reason for which it came itself.
            self.links.setdefault(other, (Link(link.score, f"{document}: {link.why}"), document, by))
        else:
            self.links[document] = (link, other, by)
        return True

    def _forbidden(self, one: str, two: str) -> bool:
        series = {self.series_of[root] for root in (one, two) if root in self.series_of}
        if len(series) == 2:
            return True
        small, large = sorted((self.members[one], self.members[two]), key=len)
        return any(self.apart[d] & large or self.banned[d] & series for d in small) or any(
            self.banned[d] & series for d in large
        )

    def join_known(self, known: Mapping[str, Series]) -> None:
        first: dict[str, str] = {}
        for document in sorted(set(known) & set(self.texts)):
            name = known[document].series
            if name in self.banned[document]:
                continue
            if name in first:
                self.join(document, first[name], Link(1.0, f"listed in the series {name}"), "pack")
            else:
                first[name] = document
                self.series_of[self.root(document)] = name

    def join_judged(self) -> None:
        series_first = {name: min(self.members[root]) for root, name in self.series_of.items()}
        for one in self.judged:
            if one.answer is Answer.SAME:
                self.join(one.left, series_first.get(one.right, one.right), Link(1.0, one.why), one.by)

    def join_titles(self) -> None:
        """Equal keys first, then each pair of keys that may be one question, the surest first."""
        by_key: dict[str, list[Text]] = defaultdict(list)
        for text in self.texts.values():
            key = title_key(text.title)
            if key:
                by_key[key].append(text)
        for texts in by_key.values():
            for before, text in pairwise(texts):
                self.join(text.document, before.document, Link(1.0, f"the same title as {before.document}"))
        questions = {key: _question(key, texts) for key, texts in by_key.items()}
        pairs = [
            (link.score, one, other, link)
            for one, other in _pairs(questions)
            if (link := compare_questions(questions[one], questions[other])).score >= LINK
        ]
        for _, one, other, link in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            text, before = by_key[other][0], by_key[one][0]
            self.join(text.document, before.document, Link(link.score, f"{link.why}, as {before.document}"))

    def join_outcomes(self) -> None:
        """A draft belongs where the resolution belongs that it became."""
        for text in self.texts.values():
            became = self.texts.get(text.becomes or "")
            if became and may_be_one_text(
                read_question(text.title, text.date), read_question(became.title, became.date)
            ):
                self.join(text.document, became.document, Link(1.0, f"the draft that became {became.document}"))

    def join_recalls(self) -> None:
        """A text joins the one series that it recalls twice or more, where it speaks of the same country."""
        for text in self.texts.values():
            if len(self.members[self.root(text.document)]) > 1 or not text.recalls:
                continue
            own = read_situation(text.title, first_day(text.date))
            recalled = Counter(self.root(symbol) for symbol in text.recalls if symbol in self.parent)
            often = [root for root, count in recalled.items() if count >= 2]
            if own is None or len(often) != 1:
                continue
            example = min(self.members[often[0]] & text.recalls)
            theirs = read_situation(self.texts[example].title, first_day(self.texts[example].date))
            if theirs and theirs.states == own.states:
                self.join(text.document, example, Link(0.85, f"recalls {example} and others of the series"))


def read_question(title: str, day: str | None) -> Question:
    """A title as linking sees it, on the partial date of its document."""
    return Question(title_key(title), clean_title(title), read_situation(title, first_day(day)))


def _question(key: str, texts: Sequence[Text]) -> Question:
    # A key may begin with a misprint ("Protection and human rights in Chile", 1974): any of its titles may tell.
    situations = (read_situation(text.title, first_day(text.date)) for text in texts)
    situation = next((found for found in situations if found is not None), None)
    return Question(key, clean_title(texts[0].title), situation)


def _pairs(questions: Mapping[str, Question]) -> Iterable[tuple[str, str]]:
    """Pairs of keys worth comparing: the same country, or the same beginning or end of the title."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, question in questions.items():
        words = key.split()
        blocks[("start", *words[:2])].append(key)
        blocks[("end", *words[-2:])].append(key)
        if question.situation:
            blocks[("states", *sorted(question.situation.states))].append(key)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _describe(groups: _Groups, known: Mapping[str, Series]) -> tuple[list[Series], list[Member]]:
    given = {series.series: series for series in known.values()}
    joined = _say_who_joined(groups)
    kept = [
        (
            groups.series_of.get(root),
            [groups.texts[d] for d in sorted(groups.members[root], key=lambda d: _key(groups, d))],
        )
        for root in sorted(groups.members, key=lambda root: _order(groups, root))
    ]
    kept = [(name, texts) for name, texts in kept if name is not None or _comes_back(texts)]
    found = name_series([texts for name, texts in kept if name is None], set(given))
    series: list[Series] = []
    members: list[Member] = []
    for name, texts in kept:
        one = given[name] if name else next(found)
        series.append(one)
        # Only the series' own first text needs no reason; any other that was not linked itself was linked to.
        members += [
            _member(groups, one.series, text, joined if name or place else {}) for place, text in enumerate(texts)
        ]
    return series, members


def _key(groups: _Groups, document: str) -> tuple[str, str]:
    return (groups.texts[document].date or "9999", document)


def _order(groups: _Groups, root: str) -> tuple[str, str]:
    return min(_key(groups, document) for document in groups.members[root])


def _comes_back(texts: Sequence[Text]) -> bool:
    """In two sessions or bodies at least; a draft and its resolution are one."""
    return len({(text.body.removesuffix("/C.3"), text.session) for text in texts}) >= SMALLEST


def _member(groups: _Groups, series: str, text: Text, why_first: Mapping[str, tuple[Link, str, str]]) -> Member:
    link, _, by = groups.links.get(text.document) or why_first.get(text.document) or _FIRST
    return Member(series, text.document, link.score, link.why, by)


_FIRST = (Link(1.0, "the first text of the series"), "", "rule")


def _say_who_joined(groups: _Groups) -> dict[str, tuple[Link, str, str]]:
    """For each document that others were linked to, why the first of them was."""
    joined: dict[str, tuple[Link, str, str]] = {}
    for document, (link, other, by) in groups.links.items():
        joined.setdefault(other, (Link(link.score, f"{document}: {link.why}"), document, by))
    return joined

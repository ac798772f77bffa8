"""On which series and which text of it a clause speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.citations import find_symbols
from onrecord.claims.mentions.senses import Paper, SeriesTitle, State
from onrecord.claims.subjects import is_agent, is_topic
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import TextEntry
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_NEIGHBOURS = frozenset(read_toml("documents.toml")["neighbours"])
_ON = frozenset({"on", "about", "concerning", "regarding"})
_OPEN_TOPICS = frozenset(
    {
        "this",
        "that",
        "the",
        "its",
        "their",
        "human",
        "rights",
        "abuses",
        "behalf",
        "it",
        "same",
        "such",
        "these",
        "a",
        "his",
        "each",
        "every",
        "all",
        "both",
        "any",
        "several",
        "some",
        "most",
        "time",
        "schedule",
        "board",
        "paper",
        "record",
        "consensus",
        "adoption",
        "two",
        "three",
        "four",
        "one",
        "no",
        "yesterday",
        "today",
    }
)
_NEUTRAL = frozenset(
    {
        "matter",
        "issue",
        "question",
        "subject",
        "situation",
        "topic",
        "same",
        "country",
        "file",
        "theme",
        "rights",
        "human",
    }
)


def find_document(view: View, first: int, end: int, discourse: Discourse) -> TextEntry | None:
    """Return the text of the record that the clause names by symbol, in full or in short form."""
    document = view.document
    low, high = document.starts[first], document.ends[max(first, end - 1)]
    if "/" not in document.text[low:high]:
        return None
    lead = max(0, low - 60)
    for span, symbol in find_symbols(document.text[lead:high]):
        if span[0] + lead >= low - 12 and symbol.canonical in discourse.lexicon.texts:
            return discourse.lexicon.texts[symbol.canonical]
    for written in _bare_numbers(view, first, end):
        if written in discourse.lexicon.texts:
            return discourse.lexicon.texts[written]
    return None


def _bare_numbers(view: View, first: int, end: int) -> list[str]:
    """Short forms without the word before: "last year's resolution, 71/202"."""
    found = []
    for place in range(first, end - 2):
        if view.word(place + 1) == "/" and view.word(place).isdecimal() and view.word(place + 2).isdecimal():
            number = f"{view.word(place)}/{view.word(place + 2)}"
            found += [f"A/RES/{number}", f"A/HRC/RES/{number}"]
    return found


def find_series(view: View, first: int, end: int, discourse: Discourse) -> tuple[str | None, bool, str]:
    """Return the series that the clause speaks of, whether it names it, and how that was read.

    None with True: the clause is about another question than any that the edition holds.
    """
    for low, high in ((first, end), (view.first, view.end)):
        named = _named_series(view, low, high, discourse)
        if named is not None:
            return named
    if discourse.series_known:
        why = (
            f"series: {discourse.series}, from the sentences before"
            if discourse.series
            else "another series, from before"
        )
        return discourse.series, False, why
    default = discourse.lexicon.default_series
    return default, False, f"series: {default}, the one of the edition" if default else ""


def _named_series(view: View, first: int, end: int, discourse: Discourse) -> tuple[str | None, bool, str] | None:
    other = None
    for title in view.of(SeriesTitle, first, end):
        return title.sense.series, True, f"series: {title.sense.series}, by its title"
    for mention in view.of(State, first, end):
        entry = discourse.lexicon.about(mention.sense.iso)
        topical = is_topic(view, mention)
        if entry is not None and (topical or not _acts(view, mention)):
            return entry.series, True, f"series: {entry.series}, about {mention.sense.iso}"
        if topical and entry is None and _strong_topic(view, mention):
            other = (None, True, f"another series, about {mention.sense.iso}")
    if other is None and _other_matter(view, first, end, discourse):
        other = (None, True, "another series, by what its text is on")
    return other


def _acts(view: View, mention: Mention) -> bool:
    """A state that the series is about may itself act: "Pyongyang voted against"."""
    following = view.word(mention.end)
    return is_agent(view, mention) and mention.sense.kind != "adjective" and following not in {"text", "resolution"}


def _strong_topic(view: View, mention: Mention) -> bool:
    """A state that is not of the edition's series, joined to a document or to its rights record."""
    place = mention.end + (1 if view.word(mention.end) == "'s" else 0)
    entity = view.at(place)
    if entity is not None and isinstance(entity.sense, Paper) and view.word(mention.end) != "'s":
        return mention.sense.kind != "adjective" or not _has_other_topic(view, entity.end)
    if view.word(place) in {"human", "rights", "abuses"} and view.word(mention.end) != "name":
        return True
    return any(
        view.word(place) in {"resolution", "text", "draft", "record", "abuses", "situation", "rights"}
        for place in range(mention.first - 5, mention.first)
    ) and (view.word(mention.first - 1) in {"on", "in", "against"})


def _has_other_topic(view: View, place: int) -> bool:
    return view.word(place) in _ON


def _other_matter(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "The text on racism": a document on something that is no state and no word for the matter at hand."""
    for mention in view.of(Paper, first, end):
        place = mention.end
        if view.word(place) not in _ON:
            continue
        if any(time.first == place + 1 for time in view.times) or view.at(place + 1) is not None:
            continue
        word = view.word(place + 1)
        if word in _OPEN_TOPICS:
            rest = view.words(place + 1, place + 5)
            if (
                word in {"the", "a", "this", "that"}
                and not set(rest) & (_NEUTRAL | _NEIGHBOURS)
                and not any(view.at(p) for p in range(place + 1, place + 5))
            ):
                return True
            continue
        if word[:1].isalpha():
            near = range(place + 1, place + 8)
            if not any(isinstance(getattr(view.at(p), "sense", None), State) for p in near):
                return True
    return False

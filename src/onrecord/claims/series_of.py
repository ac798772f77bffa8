"""On which series and which text of it a clause speaks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.citations import find_symbols
from onrecord.claims.matters import all_words, matter_of
from onrecord.claims.mentions.scan import build_names, scan
from onrecord.claims.mentions.senses import Paper, State
from onrecord.claims.questions import Occasion, QuestionIndex
from onrecord.claims.subjects import is_agent, is_topic
from onrecord.claims.text import read_document
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon, TextEntry
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.questions import Match
    from onrecord.claims.sentence import View

_TABLE = read_toml("documents.toml")
_NEIGHBOURS = frozenset(_TABLE["neighbours"])
_ON = frozenset({"on", "about", "concerning", "regarding"})
_OPEN_TOPICS = frozenset(_TABLE["open_topics"])
_NEUTRAL = frozenset(_TABLE["neutral"])


@lru_cache(maxsize=4)
def question_index(lexicon: Lexicon) -> QuestionIndex:
    """Return the index of the lexicon's questions, made once."""
    machine = build_names(lexicon)

    def cut(title: str) -> list[str]:
        document = read_document(title)
        words, place = [], 0
        for mention in scan(document, machine).entities:
            words += [*document.words[place : mention.first], f"@{mention.sense.iso}"]
            place = mention.end
        return [*words, *document.words[place:]]

    return QuestionIndex(lexicon.series, cut)


def find_document(view: View, first: int, end: int, discourse: Discourse) -> TextEntry | None:
    """Return the text of the record that the clause names by symbol, in full or in short form."""
    document = view.document
    low, high = document.starts[first], document.ends[max(first, end - 1)]
    if "/" not in document.text[low:high]:
        return None
    lead = max(0, low - 60)
    named = [
        discourse.lexicon.texts[symbol.canonical]
        for span, symbol in find_symbols(document.text[lead:high])
        if span[0] + lead >= low - 12 and symbol.canonical in discourse.lexicon.texts
    ]
    if named:
        return named[-1] if "latter" in view.words(first, end) else named[0]
    for written in _bare_numbers(view, first, end):
        if written in discourse.lexicon.texts:
            return discourse.lexicon.texts[written]
    return None


def find_documents(view: View, first: int, end: int, discourse: Discourse) -> list[TextEntry]:
    """Return all texts of the record that the words name by symbol, in their order."""
    numbers = [written for written in _bare_numbers(view, first, end) if written in discourse.lexicon.texts]
    return [discourse.lexicon.texts[written] for written in dict.fromkeys(numbers)]


def _bare_numbers(view: View, first: int, end: int) -> list[str]:
    """Short forms without the word before: "last year's resolution, 71/202"."""
    found = []
    for place in range(first, end - 2):
        if view.word(place + 1) == "/" and view.word(place).isdecimal() and view.word(place + 2).isdecimal():
            number = f"{view.word(place)}/{view.word(place + 2)}"
            found += [f"A/RES/{number}", f"A/HRC/RES/{number}"]
    return found


def find_series(
    view: View, first: int, end: int, discourse: Discourse, forum: Forum | None
) -> tuple[str | None, bool, str]:
    """Return the series that the clause speaks of, whether it names it, and how that was read.

    None with True: the clause is about another question than any that the edition holds. Of questions with like titles
    the one that the forum has taken up is meant.
    """
    occasion = _occasion(view, discourse, forum)
    for low, high in dict.fromkeys(((first, end), (view.first, view.end))):
        named = _named_series(view, low, high, discourse, occasion)
        if named is not None:
            return named
    if discourse.series_known:
        return _go_on(discourse, occasion)
    if discourse.lexicon.many:
        match = _search([all_words(view, view.first, view.end)], discourse, occasion)
        if match is not None and match.sure:
            return match.series, True, _say(match)
        if discourse.spoken_of is not None:
            return discourse.spoken_of, False, f"series: {discourse.spoken_of}, of which the text speaks before"
    return _default(discourse)


def _go_on(discourse: Discourse, occasion: Occasion) -> tuple[str | None, bool, str]:
    """The series of the sentences before; under its other name where it has one in that forum and those years."""
    series = discourse.series
    if series is None:
        return None, False, "another series, from before"
    sibling = _other_name(series, discourse, occasion)
    if sibling is not None:
        return sibling, False, f"series: {sibling}, which goes on with {series}"
    return series, False, f"series: {series}, from the sentences before"


def _other_name(series: str, discourse: Discourse, occasion: Occasion) -> str | None:
    """The series under which the question goes on in that forum and those years, where it has none of its own there."""
    entry, forum, years = discourse.lexicon.entry(series), occasion.forum, occasion.years
    if entry is None or years is None or forum is None or not discourse.lexicon.many:
        return None
    if any(body is forum and years[0] <= year <= years[1] for body, year in entry.held):
        return None
    return question_index(discourse.lexicon).find_sibling(series, forum, years)


def note_matter(view: View, discourse: Discourse) -> None:
    """Keep what a sentence that claims nothing says the text is about: a heading, a first line."""
    if discourse.series_known or not discourse.lexicon.many:
        return
    words = all_words(view, view.first, view.end)
    match = _search([words], discourse, _occasion(view, discourse, None))
    if match is not None and match.sure:
        discourse.spoken_of = match.series


def _default(discourse: Discourse) -> tuple[str | None, bool, str]:
    """The series of a text that names none: of a record of many only where the text is about its states."""
    default = discourse.lexicon.default_series
    if default is None or (discourse.lexicon.many and not discourse.at_home):
        return None, False, ""
    return default, False, f"series: {default}, the one of the edition"


def _occasion(view: View, discourse: Discourse, forum: Forum | None) -> Occasion:
    days = next((time.days for time in view.times if time.days and time.bound not in _OPEN_ENDED), None)
    return Occasion(forum, _years_of(view, discourse), days)


_OPEN_ENDED = frozenset({"since", "until", "before", "after", "by", "from"})


def _years_of(view: View, discourse: Discourse) -> tuple[int, int] | None:
    years = [year for time in view.times for year in time.years]
    published = discourse.published
    if not years and published is not None and any(time.month for time in view.times):
        # "the resolutions of March and May": of this year, where they are over
        months = [time.month for time in view.times if time.month]
        years = [published.year - (month > published.month) for month in months]
    if years:
        return min(years), max(years)
    if discourse.years:
        return discourse.years
    return (published.year - 1, published.year) if published else None


def _named_series(
    view: View, first: int, end: int, discourse: Discourse, occasion: Occasion
) -> tuple[str | None, bool, str] | None:
    match = _search(matter_of(view, first, end), discourse, occasion)
    if match is not None:
        series = _other_name(match.series, discourse, occasion) or match.series
        return series, True, _say(match)
    other = None
    for mention in view.of(State, first, end):
        entry = discourse.lexicon.about(mention.sense.iso)
        topical = is_topic(view, mention) or _labels_totals(view, mention)
        if entry is not None and not discourse.lexicon.many and (topical or not _acts(view, mention)):
            return entry.series, True, f"series: {entry.series}, about {mention.sense.iso}"
        if topical and entry is None and (_strong_topic(view, mention) or _labels_totals(view, mention)):
            other = (None, True, f"another series, about {mention.sense.iso}")
    if other is None and _other_matter(view, first, end, discourse):
        other = (None, True, "another series, by what its text is on")
    return other


def _search(places: Iterable[list[str]], discourse: Discourse, occasion: Occasion) -> Match | None:
    """The question that fits best of all the places."""
    index = question_index(discourse.lexicon)
    found = [match for words in places if (match := index.find_said(tuple(words), occasion)) is not None]
    return max(found, key=lambda match: match.score, default=None)


def _say(match: Match) -> str:
    return f"series: {match.series}, by {', '.join(word.lstrip('@') for word in match.shared)}"


def _acts(view: View, mention: Mention) -> bool:
    """A state that the series is about may itself act: "Pyongyang voted against"."""
    following = view.word(mention.end)
    return is_agent(view, mention) and mention.sense.kind != "adjective" and following not in {"text", "resolution"}


def _labels_totals(view: View, mention: Mention) -> bool:
    """ "Iran: 81 in favour, 37 against": the state whose text the totals are of."""
    return view.word(mention.end) == ":" and any(mention.end < tally.first <= mention.end + 2 for tally in view.tallies)


def _strong_topic(view: View, mention: Mention) -> bool:
    """A state that is not of the edition's series, joined to a document or to its rights record."""
    place = mention.end + (1 if view.word(mention.end) == "'s" else 0)
    entity = view.at(place)
    if entity is not None and isinstance(entity.sense, Paper) and view.word(mention.end) != "'s":
        return mention.sense.kind != "adjective" or view.word(entity.end) not in _ON
    if view.word(mention.first - 1) == "on" and view.word(mention.first - 2) in {
        "",
        ".",
        ",",
        ";",
        "and",
        "but",
        "while",
    }:
        # "On Iran the same committee had to vote"
        return True
    if view.word(place) in {"human", "rights", "abuses"} and view.word(mention.end) != "name":
        return True
    return any(
        view.word(place) in {"one", "resolution", "text", "draft", "record", "abuses", "situation", "rights"}
        for place in range(mention.first - 5, mention.first)
    ) and (view.word(mention.first - 1) in {"on", "in", "against"})


def _other_matter(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "The text on racism": a document on something that is no state and no word for the matter at hand."""
    for mention in view.of(Paper, first, end):
        place = mention.end
        if view.word(place) == "to" and view.word(place + 1) in {"debate", "discuss", "hold"}:
            # "a motion to debate Xinjiang"
            return True
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

"""Labels at the head of paragraphs, "Iran.", "3. Death penalty.", which say of what question a section is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.matters import all_words, rights_in
from onrecord.claims.mentions.senses import Head, Paper, State
from onrecord.claims.question_search import question_index
from onrecord.claims.questions import Occasion
from onrecord.claims.stance import AUXILIARIES
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_LONGEST = 9
"""Words of a label, signs and number with them."""
_FEWEST = 2
"""Labels that name questions, from which on a text is one of sections."""
_RECENT = 3
"""Years before publication within which a question came up that a label by its state alone can mean."""
_TABLE = read_toml("questions.toml")["labels"]
_LITTLE = frozenset(_TABLE["little"])
"""Words of a label that tell no question by themselves: "the text on", "human rights in"."""


_OF_TEXTS = frozenset(_TABLE["of_texts"])
"""Words that tell of a text and not of a state: "adopted", "by consensus"."""


class Section(NamedTuple):
    """What question a label names; without a series one that the edition does not hold."""

    series: str | None
    words: Mapping[str, float]
    state: str | None = None
    """The state whose question it is, where the label has no more than its name."""


def find_sections(views: list[View], discourse: Discourse) -> dict[int, Section]:
    """Return the sections of a text by the place of their label among the sentences, and of the sentence after it.

    Only a round-up has sections: at least two labels that name questions. In a text on one question "Japan." and
    "Iran." at the head of paragraphs are states that act in it, and no section is found.
    """
    labels = {place: view for place, view in enumerate(views) if _is_label(views, place)}
    if len(labels) < _FEWEST:
        return {}
    states = {place: _state_alone(view) for place, view in labels.items()}
    named = {place: _named_by(view, states[place], discourse) for place, view in labels.items()}
    told = {
        place: one
        for place, one in named.items()
        if one is not None and not (one.state and _acts_in_it(views, place, one.state))
    }
    alone = sum(state is not None for state in states.values())
    if len(told) < _FEWEST or not _is_round_up(told, alone, discourse):
        return {}
    return told | {place + 1: one for place, one in told.items()}


def enter_section(section: Section, discourse: Discourse) -> None:
    """Keep the question of the section that begins; it is told of the body of which the text told before the first."""
    if discourse.sections_place is None:
        discourse.sections_place = discourse.forum, discourse.stage, discourse.both
    discourse.forum, discourse.stage, discourse.both = discourse.sections_place
    series = _in_place(section.series, discourse)
    discourse.series, discourse.series_known = series, True
    discourse.matter = section.words
    if series is not None:
        discourse.questions = [*(one for one in discourse.questions if one != series), series]


def _in_place(series: str | None, discourse: Discourse) -> str | None:
    """The series under which the body of the text deals with the question: the two often call it by two names."""
    entry, published = discourse.lexicon.entry(series), discourse.published
    if series is None or entry is None or published is None or discourse.forum is None or not discourse.lexicon.many:
        return series
    years = published.year - _RECENT, published.year
    if any(years[0] <= year <= years[1] for year in entry.held_by(discourse.forum)):
        return series
    return question_index(discourse.lexicon).find_sibling(series, discourse.forum, years) or series


def _is_label(views: list[View], place: int) -> bool:
    """A few words without a verb at the head of a paragraph or on a line of their own, and something after them."""
    view = views[place]
    if view.end - view.first > _LONGEST or view.sentence.question or place + 1 >= len(views):
        return False
    before = views[place - 1] if place else None
    if before is not None and before.sentence.paragraph == view.sentence.paragraph and not _is_number(before):
        return False
    plain = view.vocabulary.isdisjoint(AUXILIARIES) and not view.times and not view.tallies
    return plain and not view.as_written and not _is_number(view)


def _is_number(view: View) -> bool:
    """ "3.": the number of a paragraph."""
    return view.end - view.first <= _FEWEST and view.word(view.first).isdigit()


def _named_by(view: View, state: str | None, discourse: Discourse) -> Section | None:
    """The question that the label names, by `state` alone or with all its words; None where it names none."""
    if state is not None:
        return _of_state(state, discourse)
    if not discourse.lexicon.many:
        return Section(None, {}) if view.cue("other_question") is not None else None
    if not _own_words(view):
        return None
    match = question_index(discourse.lexicon).find_said(
        tuple(all_words(view, view.first, view.end)), _lately(discourse)
    )
    whole = match is not None and {word for word, weight in match.words.items() if weight == 1.0} <= set(match.shared)
    return Section(match.series, match.words) if match is not None and match.sure and whole else None


def _own_words(view: View) -> list[str]:
    words = enumerate(view.words(view.first, view.end), view.first)
    return [word for place, word in words if word.isalpha() and word not in _LITTLE and view.at(place) is None]


def _state_alone(view: View) -> str | None:
    """The state of a label that has no more than its name: "Iran", "The human rights situation in Myanmar"."""
    states = view.of((State, Head))
    alone = len(states) == 1 and isinstance(states[0].sense, State) and not _own_words(view)
    return states[0].sense.iso if alone else None


def _lately(discourse: Discourse) -> Occasion:
    published = discourse.published
    return Occasion(None, (published.year - 1, published.year) if published else None)


def _of_state(state: str, discourse: Discourse) -> Section | None:
    lexicon, published = discourse.lexicon, discourse.published
    if not lexicon.many:
        entry = lexicon.about(state)
        return Section(entry.series if entry is not None else None, {}, state)
    match = question_index(lexicon).find_said(tuple(rights_in(state)), _lately(discourse))
    entry = lexicon.entry(match.series) if match is not None else None
    if match is None or entry is None or entry.about != state:
        return None
    now = published.year if published else max((year for _, year in entry.held), default=0)
    recent = any(now - _RECENT <= year <= now for _, year in entry.held)
    return Section(match.series, match.words, state) if recent else None


def _acts_in_it(views: list[View], place: int, state: str) -> bool:
    """ "Iran. It voted no each time", "Iran. No every year.": the state of the label acts in what the text is on."""
    after = views[place + 1]
    if after.tallies or not after.vocabulary.isdisjoint(_OF_TEXTS):
        return False
    if after.word(after.first) in {"it", "its"}:
        return True
    told = [one for one in after.as_written if one.sense.family in {"votes", "sponsorship"}]
    others = [one for one in after.of((State, Head, Paper)) if getattr(one.sense, "iso", None) != state]
    return bool(told) and not any(one.first < told[0].first for one in others)


def _is_round_up(told: Mapping[int, Section], states: int, discourse: Discourse) -> bool:
    """True of a text whose labels name questions: one by more than a state, or each of the `states` that are labels."""
    if not discourse.lexicon.many:
        return any(one.series is not None for one in told.values())
    return any(one.state is None for one in told.values()) or len(told) == states

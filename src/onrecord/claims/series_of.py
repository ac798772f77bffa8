"""On which series and which text of it a clause speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.matters import THEMES, all_words, left_of_group, matter_of, puts_first
from onrecord.claims.mentions.scan import build_names, scan
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.times import month_days
from onrecord.claims.models import Streak
from onrecord.claims.named_texts import ones_of, ordinal_in
from onrecord.claims.once import Once
from onrecord.claims.questions import Occasion, QuestionIndex, is_decided_in, was_decided, weigh_words
from onrecord.claims.subjects import is_topic
from onrecord.claims.text import read_document
from onrecord.claims.topics_of import acts, has_other_matter, is_of_country, is_strong_topic, labels_totals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Claim
    from onrecord.claims.named_texts import NamedText
    from onrecord.claims.questions import Match
    from onrecord.claims.sentence import View


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


class _Asked:
    """Of what place and time the words speak; read when asked for, for most words name no question."""

    def __init__(self, view: View, words: tuple[int, int], discourse: Discourse, forum: Forum | None) -> None:
        self._view, self._words, self._discourse, self._forum = view, words, discourse, forum

    @Once
    def occasion(self) -> Occasion:
        """The forum, the years and the days."""
        return _occasion(self._view, self._words, self._discourse, self._forum)


def find_series(
    view: View, first: int, end: int, discourse: Discourse, forum: Forum | None
) -> tuple[str | None, bool, str]:
    """Return the series that the clause speaks of, whether it names it, and how that was read.

    None with True: the clause is about another question than any that the edition holds. Of questions with like titles
    the one that the forum has taken up is meant.
    """
    asked = _Asked(view, (first, end), discourse, forum)
    one = _first_of_several(view, first, end, discourse, asked)
    if one is not None:
        return one
    parts = (*_past_apposition(view, first, end), (first, end), *_around(view, end, discourse))
    for low, high in dict.fromkeys(parts):
        named = _named_series(view, low, high, discourse, asked)
        if named is not None:
            return named
    ordinal = _of_pair(view, first, end, discourse)
    return ordinal or _unnamed_series(view, first, discourse, asked)


def _unnamed_series(view: View, first: int, discourse: Discourse, asked: _Asked) -> tuple[str | None, bool, str]:
    """The series that a clause without a name of its own goes on with."""
    headed = _headed(view, first, discourse, asked)
    if headed is not None:
        discourse.asked_words = headed.words
        return headed.series, True, _say(headed)
    if discourse.series_known:
        return _go_on(discourse, asked)
    if discourse.lexicon.many:
        match = _search([_without_actors(view)], discourse, asked)
        if match is not None and match.sure:
            discourse.asked_words = match.words
            return match.series, True, _say(match)
        if discourse.spoken_of is not None:
            name = _other_name(discourse.spoken_of, discourse, asked) or discourse.spoken_of
            return name, False, f"series: {name}, of which the text speaks before"
        match = _opened_with(discourse, asked)
        if match is not None:
            discourse.asked_words = match.words
            return match.series, True, _say(match)
    return _default(discourse)


def _without_actors(view: View) -> list[str]:
    """The words of the sentence without the states that act in it: "China now voted against"."""
    verbs = {one.first for one in view.as_written if one.sense.family == "votes"}
    acting = {
        f"@{one.sense.iso}"
        for one in view.of(State)
        if one.first <= view.first + 1 and verbs & set(range(one.end, one.end + _NEAR_VERB)) and not is_topic(view, one)
    }
    return [word for word in all_words(view, view.first, view.end) if word not in acting]


_NEAR_VERB = 3


def _of_pair(view: View, first: int, end: int, discourse: Discourse) -> tuple[str | None, bool, str] | None:
    """ "Two texts, on Myanmar and on North Korea. The first passed by 140 to 9": which of those named together."""
    told = text_of_pair(view, first, end, discourse)
    if told is None:
        return None
    text, word = told
    return text.series, True, f"series: {text.series or 'another one'}, the {word} of those named before"


def text_of_pair(view: View, first: int, end: int, discourse: Discourse) -> tuple[NamedText, str] | None:
    """Return the text that the words name by its place among those that a sentence named together, and that word."""
    found = ordinal_in(view, first, end) if discourse.pair else None
    if found is None or found[0] >= len(discourse.pair):
        return None
    return discourse.pair[found[0]], view.word(found[1])


def _first_of_several(
    view: View, first: int, end: int, discourse: Discourse, asked: _Asked
) -> tuple[str | None, bool, str] | None:
    """ "Two passed on Tuesday, the one on mercenaries by 129 to 52, the other on racism": the first comes first."""
    ones = [at for at in ones_of(view) if first <= at < end] if discourse.lexicon.many else []
    if len(ones) < _SEVERAL:
        return None
    match = _search([all_words(view, ones[0], ones[1])], discourse, asked)
    if match is None or not match.sure:
        return None, True, "another series, by what its text is on"
    discourse.asked_words = match.words
    return match.series, True, _say(match)


_SEVERAL = 2


def question_in(view: View, first: int, end: int, discourse: Discourse, *, sure: bool = False) -> str | None:
    """Return the question that the words mean, whatever they are part of; with `sure`, by themselves."""
    match = _search([all_words(view, first, end)], discourse, _Asked(view, (first, end), discourse, discourse.forum))
    return match.series if match is not None and (match.sure or not sure) else None


def series_named_in(view: View, first: int, end: int, discourse: Discourse) -> str | None:
    """Return the series of which the words speak by a name of their own; None for none, and for one not held."""
    named = _named_series(view, first, end, discourse, _Asked(view, (first, end), discourse, discourse.forum))
    return named[0] if named is not None else None


def question_on(state: str, discourse: Discourse) -> str | None:
    """The question on human rights in the state, where one is meant."""
    entry = discourse.lexicon.about(state)
    if entry is not None or not discourse.lexicon.many:
        return entry.series if entry is not None else None
    match = question_index(discourse.lexicon).find_said((f"@{state}", "human", "rights"), Occasion(discourse.forum))
    return match.series if match is not None else None


def _headed(view: View, first: int, discourse: Discourse, asked: _Asked) -> Match | None:
    """ "Globalization and human rights: the Assembly adopted its yearly text": the words before a colon."""
    colon = next((at for at in range(view.first + 1, min(first + 1, view.first + _HEADING)) if view.word(at) == ":"), 0)
    if not colon or not discourse.lexicon.many:
        return None
    match = _search([all_words(view, view.first, colon)], discourse, asked)
    return match if match is not None and (match.sure or len(match.shared) > 1) else None


_HEADING = 12
"""Words that a heading before a colon may have."""


def _opened_with(discourse: Discourse, asked: _Asked) -> Match | None:
    """The question that the sentences before any claim mean, told by its decision at the time of the clause.

    "Manila's war on drugs has reached the Council. The resolution passed yesterday": few were decided then.
    """
    days = asked.occasion.days
    if not discourse.opening or days is None:
        return None
    for words in reversed(discourse.opening):
        themes = [word for word in words if word in THEMES]
        match = _search([themes] if themes else [], discourse, asked) or _search([list(words)], discourse, asked)
        entry = discourse.lexicon.entry(match.series) if match is not None else None
        # of a state alone, too: "Nicaragua has been gaining friends. The text of March 2019 met with three noes"
        told = match is not None and (match.sure or len(match.shared) > 1 or match.shared[0][:1] == "@")
        # "The embargo debate has its rites. This month's vote ended 185 to 2"
        told = told or (match is not None and match.shared[0] in THEMES)
        if told and entry is not None and any(days[0] <= day <= days[1] for day, _ in entry.decided):
            return match
    return None


def _past_apposition(view: View, first: int, end: int) -> list[tuple[int, int]]:
    """ "Peru, once a sponsor of the text on Haiti, voted against the one on Mali": the words after the second comma."""
    state = next(iter(view.of(State, first, end)), None)
    if state is None or view.word(state.end) != "," or view.word(state.end + 1) not in _APPOSED:
        return []
    stop = next((at for at in range(state.end + 1, end) if view.word(at) == ","), end)
    apart = view.of(Paper, state.end, stop) and view.of(Paper, stop, end)
    return [(stop + 1, end)] if apart else []


_APPOSED = frozenset({"once", "a", "an", "the", "long", "itself", "formerly", "until", "hitherto"})


def _around(view: View, end: int, discourse: Discourse) -> list[tuple[int, int]]:
    """The words of the sentence without the relative clauses in which the clause does not end."""
    parts, start = [], view.first
    for low, high in discourse.relatives:
        if not low < end <= high:
            parts.append((start, low))
            start = high
    return [*parts, (start, view.end)]


def _go_on(discourse: Discourse, asked: _Asked) -> tuple[str | None, bool, str]:
    """The series of the sentences before; under its other name where it has one in that forum and those years."""
    series = discourse.series
    if series is None:
        return None, False, "another series, from before"
    earlier = _decided_then(series, discourse, asked)
    if earlier is not None:
        return earlier, False, f"series: {earlier}, of which the text spoke and which was decided then"
    sibling = _other_name(series, discourse, asked)
    if sibling is not None:
        return sibling, False, f"series: {sibling}, which goes on with {series}"
    return series, False, f"series: {series}, from the sentences before"


def _decided_then(series: str, discourse: Discourse, asked: _Asked) -> str | None:
    """ "The March text": of the questions that the text has spoken of, the one that came to a decision in March."""
    if discourse.sections_place is not None or all(name == series for name in discourse.questions):
        return None
    for name in reversed(discourse.questions):
        entry = discourse.lexicon.entry(name)
        if entry is not None and was_decided(entry, asked.occasion):
            return name if name != series else None
    return None


def decided_then(series: str, forum: Forum | None, days: tuple[date, date] | None, discourse: Discourse) -> str | None:
    """Return the other question on the same state of which a text was decided in those days, where this one had none.

    "Thursday's resolution on Venezuela passed; a day later a tougher one prevailed", "in May it had been 18 to 14".
    """
    entry = discourse.lexicon.entry(series)
    if entry is None or days is None or days[1] - days[0] > _MONTH or is_decided_in(entry, forum, days):
        return None
    found = question_index(discourse.lexicon).decided_in(series, forum, days)
    return found[0] if len(found) == 1 else None


_MONTH = timedelta(days=31)


def _of_object(view: View, first: int, end: int, discourse: Discourse, asked: _Asked) -> Match | None:
    """ "It opposed the right to development too": a question by its name alone, right after a verb of voting."""
    if not discourse.lexicon.many:
        return None
    for frame in view.as_written:
        place = frame.end
        voting = frame.sense.family == "votes" and frame.sense.needs in _OF_A_TEXT
        if voting and first <= frame.first < end and view.word(place) == "the":
            stop = view.next_of(_ENDING_NAME, place)
            match = _search([all_words(view, place, stop)], discourse, asked) if stop - place <= _NAME else None
            if match is not None and match.sure:
                return match
    return None


_OF_A_TEXT = frozenset({"text", "backed"})
"""What verbs need that may mean a vote and more: "opposed", "supported"."""
_ENDING_NAME = frozenset({",", ".", ";", "and", "but", "too", "in", "at", "this", "last", "while"})
_NAME = 9
"""Words that a question's name may have."""


def _beside_known(view: View, first: int, end: int, discourse: Discourse, asked: _Asked) -> Match | None:
    """ "The rival cooperation text": another on the state that the text speaks of, told by the words of its title."""
    entry = discourse.lexicon.entry(discourse.series)
    if entry is None or entry.about is None or not discourse.lexicon.many:
        return None
    index, state = question_index(discourse.lexicon), f"@{entry.about}"
    for mention in view.of(Paper, first, end):
        said = weigh_words(all_words(view, left_of_group(view, mention.first), mention.first))
        own = {word: weight for word, weight in said.items() if word[:1] != "@"}
        match = index.find({state: 1.0, **own}, asked.occasion, without=entry.series) if own else None
        if match is not None and set(match.shared) >= {state, *own}:
            return match
    return None


def _other_name(series: str, discourse: Discourse, asked: _Asked) -> str | None:
    """The series under which the question goes on in that forum and those years, where it has none of its own there."""
    entry = discourse.lexicon.entry(series)
    if entry is None or not discourse.lexicon.many:
        return None
    forum, years = asked.occasion.forum, asked.occasion.years
    if years is None or forum is None:
        return None
    if any(body is forum and years[0] <= year <= years[1] for body, year in entry.held):
        return None
    index = question_index(discourse.lexicon)
    return index.find_sibling(series, forum, years) or _said_again(index, discourse, asked.occasion)


def _said_again(index: QuestionIndex, discourse: Discourse, occasion: Occasion) -> str | None:
    """The question that the words by which the text named its own mean at another time: "a similar call in 2023"."""
    match = index.find(discourse.matter, occasion) if discourse.matter else None
    entry = discourse.lexicon.entry(match.series) if match is not None else None
    if entry is None or occasion.years is None:
        return None
    low, high = occasion.years
    return entry.series if any(f is occasion.forum and low <= year <= high for f, year in entry.held) else None


def years_held(series: str | None, forum: Forum | None, lexicon: Lexicon) -> list[int]:
    """Return the years in which the forum had a text of the question, those under an earlier title before them."""
    entry = lexicon.entry(series)
    years = sorted({year for body, year in entry.held if forum in (None, body)}) if entry is not None else []
    if entry is None or not years or forum is None or not lexicon.many:
        return years
    index, missing, year = question_index(lexicon), 0, years[0] - 1
    while missing < _GAP:
        sibling = index.find_sibling(entry.series, forum, (year, year))
        missing = 0 if sibling is not None else missing + 1
        years += [year] if sibling is not None else []
        year -= 1
    return sorted(years)


_GAP = 2
"""Years without a text after which an earlier title is no longer looked for."""


def add_siblings(claims: list[Claim], lexicon: Lexicon) -> list[Claim]:
    """Return the claims, each with the questions of its matter in the years that its series leaves open."""
    return [_with_siblings(claim, lexicon) for claim in claims] if lexicon.many else claims


def _with_siblings(claim: Claim, lexicon: Lexicon) -> Claim:
    if claim.each:
        return replace(claim, each=tuple(add_siblings(list(claim.each), lexicon)))
    entry = lexicon.entry(claim.series)
    if entry is None or claim.forum is None or claim.years is None or claim.document or not claim.kind.is_of_texts:
        return claim
    held = {year for forum, year in entry.held if forum is claim.forum}
    # whether a run began before the years that it is said to have, the year before tells
    begun = claim.years[0] - isinstance(claim.says, Streak)
    wanted = set(claim.listed) or set(range(begun, claim.years[1] + 1))
    index = question_index(lexicon)
    found = (index.find_sibling(entry.series, claim.forum, (year, year)) for year in sorted(wanted - held)[-_MOST:])
    also = tuple(dict.fromkeys(name for name in found if name))
    return replace(claim, also=also) if also else claim


_OPENING = 2
"""Sentences before the last that the opening of a text may have."""
_MOST = 30
"""Years of a claim for which another title is sought."""


def note_matter(view: View, discourse: Discourse) -> None:
    """Keep what a sentence that claims nothing says the text is about: a heading, a first line."""
    if not discourse.lexicon.many:
        _note_other_question(view, discourse)
        return
    if discourse.series_known and not view.sentence.question:
        return
    words = all_words(view, view.first, view.end)
    asked = _Asked(view, (view.first, view.end), discourse, None)
    headed = _headed(view, view.end, discourse, asked) if not discourse.series_known else None
    if headed is not None:
        discourse.spoken_of, discourse.matter = headed.series, headed.words
        return
    match = _search(matter_of(view, view.first, view.end), discourse, asked)
    fronted = match is not None and puts_first(view)
    match = match if match is not None and (match.sure or fronted) else _search([words], discourse, asked)
    if match is None or not (match.sure or fronted):
        if not discourse.series_known:
            discourse.opening = [*discourse.opening[-_OPENING:], tuple(words)]
        return
    if discourse.series_known:
        # "And on human rights defenders?": what the answer speaks of
        discourse.series, discourse.matter = match.series, match.words
    else:
        discourse.spoken_of, discourse.matter = match.series, match.words


def _note_other_question(view: View, discourse: Discourse) -> None:
    """Keep that a text speaks of a question that a record of few does not hold: what follows is of that one."""
    told = view.of((BodyName, Paper)) and _other_question(view, view.first, view.end, discourse) is not None
    if told:
        discourse.series, discourse.series_known, discourse.other_series = None, True, True


def _default(discourse: Discourse) -> tuple[str | None, bool, str]:
    """The series of a text that names none: of a record of many only where the text is about its states."""
    default = discourse.lexicon.default_series
    if default is None or (discourse.lexicon.many and not discourse.at_home):
        return None, False, ""
    if discourse.other_matter:
        return None, False, "another series, of which the text speaks alone"
    return default, False, f"series: {default}, the one of the edition"


def _occasion(view: View, words: tuple[int, int], discourse: Discourse, forum: Forum | None) -> Occasion:
    """The time of the clause, else of its sentence, as far as the words alone tell it."""
    apart = [part for part in discourse.relatives if not part[0] < words[1] <= part[1]]
    told = [
        time
        for time in view.times
        if not view.is_compared(time.first, words[0]) and not any(low <= time.first < high for low, high in apart)
    ]
    times = [time for time in told if words[0] <= time.first < words[1]] or told
    years = _years_of(times, discourse)
    days = next((time.days for time in times if time.days and time.bound not in _OPEN_ENDED), None)
    days = days or _month_of(times, years)
    if days is None and not times and discourse.days and discourse.years == years:
        days = discourse.days
    return Occasion(forum, years, days)


_OPEN_ENDED = frozenset({"since", "until", "before", "after", "by", "from"})


def _month_of(times: list[Time], years: tuple[int, int] | None) -> tuple[date, date] | None:
    """ "In March", where the year is known."""
    months = [time for time in times if time.month and not time.days and time.bound not in _OPEN_ENDED]
    one = len(months) == 1 and years is not None and years[0] == years[1]
    return month_days(years[0], months[0].month, months[0].day) if one and years else None


def _years_of(times: list[Time], discourse: Discourse) -> tuple[int, int] | None:
    years = [year for time in times for year in time.years]
    published = discourse.published
    if not years and published is not None and any(time.month for time in times):
        # "the resolutions of March and May": of this year, where they are over
        months = [time.month for time in times if time.month]
        years = [published.year - (month > published.month) for month in months]
    if years and published is not None and any(time.bound == "since" for time in times):
        years.append(published.year)
    if years:
        return min(years), max(years)
    if discourse.years:
        return discourse.years
    return (published.year - 1, published.year) if published else None


def _is_dwelt_on(view: View, mention: Mention) -> bool:
    """ "The generals of Myanmar, whose crackdown it deplored", "the war in Syria, where": what the totals are of."""
    relative = view.word(mention.end) == "," and view.word(mention.end + 1) in {"whose", "where"}
    return relative and bool(view.tallies) and view.word(mention.first - 1) in {"of", "in", "on"}


def _named_series(
    view: View, first: int, end: int, discourse: Discourse, asked: _Asked
) -> tuple[str | None, bool, str] | None:
    match = _quoted_title(view, first, end, discourse, asked)
    match = match or _search(matter_of(view, first, end), discourse, asked)
    match = match or _beside_known(view, first, end, discourse, asked) or _of_object(view, first, end, discourse, asked)
    if match is not None:
        discourse.asked_words = match.words
        series = _other_name(match.series, discourse, asked) or match.series
        return series, True, _say(match)
    other = None
    for mention in view.of(State, first, end):
        entry = discourse.lexicon.about(mention.sense.iso)
        topical = is_topic(view, mention) or labels_totals(view, mention) or is_of_country(view, mention)
        if entry is not None and not discourse.lexicon.many and (topical or not acts(view, mention)):
            return entry.series, True, f"series: {entry.series}, about {mention.sense.iso}"
        strong = is_strong_topic(view, mention) or labels_totals(view, mention)
        if entry is None and ((topical and strong) or (not discourse.lexicon.many and _is_dwelt_on(view, mention))):
            other = (None, True, f"another series, about {mention.sense.iso}")
    if other is None and has_other_matter(view, first, end, discourse):
        other = (None, True, "another series, by what its text is on")
    if other is None and (cue := _other_question(view, first, end, discourse)) is not None:
        other = (None, True, f"another series: {' '.join(view.said(cue))}")
    return other


def _other_question(view: View, first: int, end: int, discourse: Discourse) -> Mention | None:
    """The name of a question that a record of few does not hold, in a sentence that does not name what it holds."""
    cue = None if discourse.lexicon.many else view.cue("other_question", first, end)
    return None if cue is None or _names_own(view, first, end, discourse) else cue


def _names_own(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """True where the words name the state of a question of the edition, not only as one that acts."""
    own = (one for one in view.of(State, first, end) if discourse.lexicon.is_matter(one.sense.iso))
    return any(is_topic(view, one) or not acts(view, one) for one in own)


def _quoted_title(view: View, first: int, end: int, discourse: Discourse, asked: _Asked) -> Match | None:
    """When "The path to peace" came up: a title between quotation marks, all of whose words the question has."""
    signs = view.places(_QUOTES) if discourse.lexicon.many else []
    for opened, closed in pairwise(signs):
        if first <= opened < end and _LEAST_QUOTED <= closed - opened - 1 <= _MOST_QUOTED:
            match = _search([all_words(view, opened + 1, closed)], discourse, asked)
            if match is not None and match.sure and len(match.shared) == len(match.words):
                return match
    return None


_QUOTES = frozenset('"“”')
_LEAST_QUOTED, _MOST_QUOTED = 3, 30
"""Words of a title between quotation marks."""


def _search(places: Iterable[list[str]], discourse: Discourse, asked: _Asked) -> Match | None:
    """The question that fits best of all the places."""
    index = question_index(discourse.lexicon)
    found = [match for words in places if (match := index.find_said(tuple(words), asked.occasion)) is not None]
    return max(found, key=lambda match: match.score, default=None)


def _say(match: Match) -> str:
    return f"series: {match.series}, by {', '.join(word.lstrip('@') for word in match.shared)}"

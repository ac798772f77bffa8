"""Which texts a claim about contents speaks of: the last so many, the one spoken of before, or the one before that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.document_of import find_documents
from onrecord.claims.find.likened_texts import likened_year
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.mentions.times import time_words
from onrecord.claims.situation import situate
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def choose_texts(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> tuple[int, Situation]:
    """Return how many texts are meant and the situation with their years."""
    predicate = clause.predicate
    if _unlike_before(view, clause):
        return 1, _of_one(view, clause, situation, discourse)
    texts, situation = _counted_texts(view, clause, situation, discourse)
    own_time = bool(view.times_in(clause.first, clause.end))
    if not own_time and discourse.text_told is not None and _is_previous(view, predicate):
        told = discourse.text_told[0].years
        if told:
            situation = situation.at(years=(told[0] - 1, told[0] - 1), timed=True, days=None, session=None)
    which = _which_of_two(view, predicate, discourse) if not own_time else None
    if which is not None:
        situation = replace(situation, document=None).at(
            years=(which, which), listed=(), timed=True, days=None, session=None
        )
    if situation.forum is None and not situation.place.both and predicate.frame.act != "creates":
        situation = situation.in_place(forum=Forum.GA)
        latest = latest_year(discourse, Forum.GA)
        if not situation.timed and not discourse.years and situation.document is None and latest and texts == 1:
            situation = situation.at(years=(latest, latest))
    if contrasts(view, clause) and situation.years:
        own = _own_year(view, clause, discourse) or situation.years[1] + 1
        return texts, situation.at(years=(own, own), days=None, session=None, listed=())
    texts = _texts_told(view, clause, situation, discourse, texts)
    return texts, _same_text(situation, discourse, texts)


def _of_one(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Unlike the two texts before it, resolution 80/220 asks for X": the one text that is not among those before."""
    named = find_documents(view, clause.first, clause.end, discourse)
    told = discourse.text_told[0].years if discourse.text_told is not None else None
    own = named[0].year if named else told[1] if told else latest_year(discourse, Forum.GA)
    situation = situation.in_place(forum=Forum.GA)
    return situation.at(years=(own, own), days=None, session=None, listed=(), span=False) if own else situation


def _counted_texts(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> tuple[int, Situation]:
    if situation.span and situation.years and not situation.when.listed:
        return situation.years[1] - situation.years[0] + 1, situation
    many = _many_texts(view, clause.predicate, discourse)
    if many and not situation.timed:
        latest = latest_year(discourse, Forum.GA)
        return many, situation.at(years=(latest - many + 1, latest), days=None, session=None) if latest else situation
    likened = likened_year(view, clause, discourse)
    if likened is not None:
        # "Like the text of 2024, it requests": that one and the one spoken of
        told = discourse.text_told[0].years if discourse.text_told is not None else None
        own = told[1] if told else latest_year(discourse, Forum.GA)
        if own and own != likened:
            years = tuple(sorted({likened, own}))
            situation = situation.at(years=(years[0], years[-1]), listed=years, days=None, session=None)
            return 1, situation
    if _likens(view, clause) and situation.years:
        last = situation.years[1] if situation.years[1] != _named_last(view, clause) else situation.years[1] + 1
        situation = situation.at(years=(last - 1, last), listed=(last - 1, last), days=None, session=None)
    return 1, situation


def _which_of_two(view: View, predicate: Predicate, discourse: Discourse) -> int | None:
    """ "The older one also demands X", "the later of the two": the year of that one of the texts told of before."""
    told = discourse.text_told[0] if discourse.text_told is not None else None
    years = told.when.listed or told.years if told is not None else None
    words = view.words(view.first, predicate.first)
    if years is None or len(set(years)) < _TWO or _ONES.isdisjoint(words):
        return None
    older, newer = not _OLDER.isdisjoint(words), not _NEWER.isdisjoint(words)
    return None if older is newer else min(years) if older else max(years)


_TWO = 2
_ONES = frozenset({"one", "two", "former", "latter"})
_OLDER = frozenset({"older", "earlier", "former"})
_NEWER = frozenset({"newer", "later", "latter", "latest", "newest"})


def _is_previous(view: View, predicate: Predicate) -> bool:
    """ "The previous one did not", "its predecessor had": the text before the one spoken of."""
    near = view.words(predicate.mention.first - 5, predicate.mention.first)
    return bool({"previous", "predecessor", "preceding"} & set(near)) or near[-2:] == ["one", "before"]


def _many_texts(view: View, predicate: Predicate, discourse: Discourse) -> int:
    """ "The last two resolutions", "the three latest texts": how many."""
    for place in range(view.first, predicate.first):
        number = read_cardinal(view.document, place)
        if number is None or not 2 <= number[0] <= 5:
            continue
        beside = {view.word(place - 1), view.word(number[1])}
        named = any(m.sense.many and 0 <= m.first - place <= 7 for m in view.of(Paper))
        alone = discourse.text_speaks and view.word(number[1]) not in time_words().units
        if beside & _LATEST and (named or alone):
            return number[0]
    return 0


_LATEST = frozenset({"last", "past", "latest", "recent", "newest", "previous", "preceding"})


def told_text(situation: Situation, discourse: Discourse) -> Situation:
    """Return the situation of the one text that the words name, else of the one spoken of before, else of the last."""
    situation = _same_text(situation, discourse, 1)
    if situation.timed or situation.document is not None or situation.years is not None:
        return situation
    latest = latest_year(discourse, Forum.GA)
    return situation.in_place(forum=Forum.GA).at(years=(latest, latest)) if latest else situation


def _same_text(situation: Situation, discourse: Discourse, texts: int) -> Situation:
    """ "It also talks of X": the text that the sentence before spoke of, unless the text has moved on since."""
    if not situation.timed and situation.document is None and discourse.text_told is not None:
        told, years, _ = discourse.text_told
        if years == discourse.years:
            situation = situation.at(years=told.years, days=None, listed=told.when.listed, session=told.when.session)
            situation = replace(situation, document=told.document).in_place(forum=told.forum)
    discourse.text_told = situation, discourse.years, texts
    return situation


def _texts_told(view: View, clause: Clause, situation: Situation, discourse: Discourse, texts: int) -> int:
    """How many texts "both" and "they" mean: those of the sentence before."""
    if situation.timed or situation.document is not None or discourse.text_told is None:
        return texts
    _, years, told = discourse.text_told
    many = set(view.words(view.first, clause.predicate.mention.first)) & {
        "both",
        "they",
        "all",
        "neither",
        "none",
        "two",
    }
    return told if many and years == discourse.years else texts


def contrasts(view: View, clause: Clause) -> bool:
    """Return whether the time named is that of the other text: "Unlike last year's text, it ..."."""
    words = view.words(view.first, clause.predicate.first)
    last_year = words[:1] == ["unlike"] and "last" in words[:4] and "year" in words[:5]
    return last_year or _unlike_before(view, clause)


def _unlike_before(view: View, clause: Clause) -> bool:
    """ "Unlike the two texts before it, it asks for X", "unlike its predecessor"."""
    words = view.words(view.first, clause.predicate.first)
    return words[:1] == ["unlike"] and not _BEFORE.isdisjoint(words[:6])


_BEFORE = frozenset(
    {"before", "predecessor", "predecessors", "previous", "earlier", "preceding", "forerunner", "forerunners"}
)


def _own_year(view: View, clause: Clause, discourse: Discourse) -> int | None:
    """ "Unlike last year's text, this year's draft asks for X": the year of the text that asks."""
    comma = view.next_of(frozenset({","}), view.first)
    if not view.times_in(comma, clause.end):
        return None
    years = situate(view, comma + 1, clause.end, discourse).years
    return years[1] if years else None


def _likens(view: View, clause: Clause) -> bool:
    """ "Like last year's text, it also ...": both texts are meant."""
    words = view.words(view.first, clause.end)
    said = " ".join(words)
    if "this text and" in said and "last year 's" in said:
        # "are mentioned in this text and in last year's"
        return True
    return any(
        word in {"like", "as"}
        and words[place + 1 : place + 3]
        in (["last", "year"], ["its", "predecessor"], ["the", "previous"], ["in", "last"], ["the", "last"])
        for place, word in enumerate(words)
    )


def after_older(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Last year's appeal is gone", "the clause of last year was dropped": from the text of the year after."""
    older = [
        time
        for time in view.times_in(clause.first, clause.end)
        if view.word(time.end) == "'s" or view.word(time.first - 1) == "of"
    ]
    if not older or situation.years is None or situation.span:
        return situation
    return situation.at(years=(situation.years[1] + 1,) * 2, days=None, session=None, listed=())


def _named_last(view: View, clause: Clause) -> int | None:
    """The year of "last year's text", where the clause's only time is that."""
    times = [time for time in view.times_in(view.first, clause.end) if time.unit == "year" and time.years]
    return times[0].years[0] if len(times) == 1 else None


def as_of_now(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "The resolution asks for X", after a word on the five years of a term: what it asks today, and not in each.

    "It endorses the finding that things have not got better since 2014": the years of a run are no texts.
    """
    perfect = not _PERFECT.isdisjoint(view.words(clause.predicate.first - 2, clause.predicate.mention.end))
    own = view.times_in(clause.first, clause.end)
    counted = situation.when.listed or perfect or situation.years is None or situation.document is not None
    latest = latest_year(discourse, situation.forum or Forum.GA)
    if counted or situation.years[0] == situation.years[1] or latest is None:  # type: ignore[index]
        return situation
    if any(one.bound != "since" for one in own) or _several_told(view, clause):
        return situation
    now = situation.at(years=(latest, latest), days=None, since=None, span=False)
    return now if own or not situation.timed else situation


_PERFECT = frozenset({"has", "have", "had", "every", "each"})


def _several_told(view: View, clause: Clause) -> bool:
    """More texts than one are the subject: "the last three texts", "all of them"."""
    words = view.words(clause.first, clause.predicate.first)
    papers = view.of(Paper, clause.first, clause.predicate.first)
    return any(one.sense.many for one in papers) or not _MANY.isdisjoint(words) or "they" in words


_MANY = frozenset({"none", "neither", "both", "all", "each", "latter", "former", "two", "three", "predecessor"})

"""Where, when and on what a clause speaks: its own words first, then the sentence, then those before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.document_of import find_document, names_one
from onrecord.claims.forum_of import EACH, Place, find_forum
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Head, Paper, State
from onrecord.claims.mentions.time_kinds import same_day
from onrecord.claims.models import Stage
from onrecord.claims.question_names import decided_alone, decided_then, emergency_then
from onrecord.claims.questions import emergency_of
from onrecord.claims.series_of import find_series, text_of_pair
from onrecord.claims.terms_of_office import OF_TERMS, choose_holder, governments_in
from onrecord.claims.time_of import find_when
from onrecord.claims.when import When, decision_months, join_windows, latest_year, season_months, usual_months

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import TextEntry
    from onrecord.claims.sentence import View

__all__ = ["Situation", "choose_holder", "governments_in", "may_situate", "situate"]

_PRESENT = frozenset({"is", "are"})
_PAST = frozenset({"was", "were", "did", "had", "has", "have"})
_PLACING = EACH | {"/"}
"""Words that name a place or a text by themselves: "in both bodies", a symbol."""
_PLACING_ANOTHER = OF_TERMS | {"un"}
"""The same in a text that tells of no body of the record: "in his first year", "at the UN"."""
_FAR = 8
"""Words between the times of two bodies: "in the Council in November and in the Assembly's plenary this month"."""
_DECEMBER = 12
"""The month of the plenary, in which no committee acts any more."""
_ALL_THE_SAME = frozenset({"still", "nevertheless", "nonetheless", "anyway", "regardless"})
_LATEST = frozenset({"latest", "newest", "recent"})


@dataclass(frozen=True, slots=True)
class Situation:
    """What a clause speaks of."""

    series: str | None
    series_named: bool
    """The sentence's own words say which series, or that it is another."""
    place: Place
    when: When
    document: str | None
    """Symbol of the text that the clause names."""
    why: tuple[str, ...]
    question: tuple[str, ...] | None = None
    """By which words the sentence names the series, states as `@IRN`; None where it goes on with that of before."""

    @property
    def unclear(self) -> bool:
        """True where the time is bound in a way that is not read: no claim is made of the clause."""
        return self.when.unclear

    @property
    def other_body(self) -> bool:
        """True where the clause is about a body whose positions we do not hold."""
        return self.place.other

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last year that the clause asserts."""
        return self.when.years

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day, where closer than a year."""
        return self.when.days

    @property
    def timed(self) -> bool:
        """True where the words name the time."""
        return self.when.timed

    @property
    def span(self) -> bool:
        """True where a range of years is named."""
        return self.when.span

    @property
    def since(self) -> int | None:
        """The year that the clause says something holds since."""
        return self.when.since

    @property
    def forum(self) -> Forum | None:
        """The forum, if one."""
        return self.place.forum

    def at(self, **changes: object) -> Situation:
        """Return the situation with another time."""
        return replace(self, when=replace(self.when, **changes))  # type: ignore[arg-type]

    def in_place(self, **changes: object) -> Situation:
        """Return the situation in another body or stage."""
        return replace(self, place=replace(self.place, **changes))  # type: ignore[arg-type]

    def nowhere(self) -> Situation:
        """Return the situation of a deed at home: in no body, of no session."""
        return replace(self, place=Place(), when=replace(self.when, session=None), document=None)


def may_situate(view: View, discourse: Discourse) -> bool:
    """False where no word of the sentence says a body, a time, a series or a text, so that nothing is to be noted."""
    if view.of((BodyName, Head, Paper)) or view.times or not view.vocabulary.isdisjoint(_PLACING):
        return True
    # a state names a series, or tells of a body by "at the UN" alone; in a text on something else it does neither
    return bool(view.of(State)) and (not discourse.of_another or not view.vocabulary.isdisjoint(_PLACING_ANOTHER))


def situate(view: View, first: int, end: int, discourse: Discourse, *, fallback: bool = True) -> Situation:
    """Return what the clause at the words speaks of.

    What the clause leaves out comes from the rest of the sentence, then from the sentences before, then from the day
    of publication.
    """
    place, text = _find_text(view, first, end, discourse)
    forum = text.forum if text else place.forum
    before, discourse.asked_words = discourse.asked_words, {}
    series, series_named, series_why = (
        # a text that names no body of the record tells only of what a state did at home, of letters and of offices
        (None, False, "")
        if discourse.of_another
        else find_series(view, first, end, discourse, forum, forum_named=place.named or text is not None)
    )
    question = tuple(discourse.asked_words) if series_named else None
    discourse.asked_words = discourse.asked_words or before
    if text is not None:
        series, series_named = text.series, True
        place = _place_of(text, view, place)
    discourse.asked = series
    when = find_when(view, first, end, discourse, place.forum)
    when = _of_its_year(view, (first, end), text, when)
    other = _series_of_days(view, series, forum, when, discourse) if text is None else None
    if other is not None:
        # of an emergency session the sentences after go on with the text of the news
        series, series_named = other or None, series_named or not emergency_of(other)
        series_why = f"series: {other or 'one of several'}, of which a text was decided then"
    why = [series_why]
    if place.forum is not None:
        why.append(f"body: {place.forum}" + (f", {place.stage}" if place.stage else ""))
    elif not place.both and not place.named:
        place, when = _infer_place(view, (first, end), discourse, place, when)
        if place.forum is not None:
            why.append(f"body: {place.forum}, from the time of the year")
    place = _settle_place(discourse, place, when, named=series_named)
    if _is_plenary_day(view, place, when) or _is_of_other_year(view, place, when, discourse):
        place = replace(place, stage=None)
    why.append(when.why)
    if when.years is None and text is not None:
        when = replace(when, years=(text.year, text.year))
        why.append(f"time: that of {text.symbol}")
    elif when.years is None and fallback and not when.unclear:
        when, inherited = _inherit_time(view, (first, end), discourse, place, when)
        why.append(inherited)
    when = _or_unclear(view, (first, end), _when_brought(series, when, discourse))
    if place.both and when.days and len(view.times_in(first, end)) > 1:
        # "in the Council in November and in the Assembly this month": the day of neither is that of both
        inside = view.times_in(first, end)
        when = join_windows(inside, discourse, None, apart=_FAR) or replace(when, days=None)
    symbol = text.symbol if text else None
    return Situation(series, series_named, place, when, symbol, tuple(line for line in why if line), question)


def _is_of_other_year(view: View, place: Place, when: When, discourse: Discourse) -> bool:
    """ "In committee the debate was adjourned. A year earlier the Assembly had censured it": not the committee then."""
    told = place.stage is Stage.COMMITTEE and when.timed and "assembly" in view.vocabulary
    return told and when.years != discourse.years and view.vocabulary.isdisjoint(_IN_COMMITTEE)


_IN_COMMITTEE = frozenset({"committee", "committees", "commission"})


def _or_unclear(view: View, words: tuple[int, int], when: When) -> When:
    """The time, unclear where the words tell of the first years of something."""
    return replace(when, unclear=True) if not when.timed and _is_of_first_years(view, *words) else when


def _is_of_first_years(view: View, first: int, end: int) -> bool:
    """ "In its first seven years the text was put to a vote": which these are is not read."""
    if "first" not in view.vocabulary or view.vocabulary.isdisjoint(_YEARS):
        return False
    places = (at for at in view.places({"first"}) if first - 3 <= at < end)
    numbers = ((at, read_cardinal(view.document, at + 1)) for at in places)
    return any(
        view.word(number[1] if number is not None else at + 2) in _YEARS
        and (number is not None or view.word(at + 1) in {"few", "several"})
        for at, number in numbers
    )


_YEARS = frozenset({"years", "sessions", "decades"})


def _at_special_session(view: View) -> bool:
    sessions = (view.words(at - 1, at + 1) for at in view.places(_SESSIONS))
    return ["special", "session"] in sessions and not {"emergency", "assembly"} & view.vocabulary


_SESSIONS = frozenset({"session"})


def _find_text(view: View, first: int, end: int, discourse: Discourse) -> tuple[Place, TextEntry | None]:
    """The body of the clause, and the text that it names by its symbol or by its place among several."""
    place = find_forum(view, first, end, discourse)
    text = find_document(view, first, end, discourse, place.forum) or _opens_with_document(view, first, end, discourse)
    ordinal = text_of_pair(view, first, end, discourse) if text is None else None
    if ordinal is None:
        return place, text or _that_text(view, first, end, discourse)
    place = place if place.named or ordinal[0].forum is None else replace(place, forum=ordinal[0].forum)
    return place, discourse.lexicon.texts.get(ordinal[0].document or "")


def _that_text(view: View, first: int, end: int, discourse: Discourse) -> TextEntry | None:
    """ "Seoul did not sponsor Council resolution 7/15; it voted for that text": the one named right before."""
    if view.vocabulary.isdisjoint(_THAT) or discourse.quiet or view.times_in(first, end):
        return None
    points = any(first <= at < end - 1 and view.word(at + 1) in _TEXTS for at in view.places(_THAT))
    named = {one.document for one in discourse.last} if points else set()
    return discourse.lexicon.texts.get(named.pop() or "") if len(named) == 1 else None


_THAT = frozenset({"that", "this", "same"})
_TEXTS = frozenset({"resolution", "text", "draft"})


def _of_its_year(view: View, words: tuple[int, int], text: TextEntry | None, when: When) -> When:
    """ "Last year's text, resolution 79/183, had been adopted on 17 December": the day is of the year of that text."""
    if text is None or when.days is None or when.years is None or when.years[0] != when.years[1]:
        return when
    written = any(word.isdigit() and len(word) == _YEAR for word in view.words(*words))
    if written or text.year != when.years[0] - 1 or when.days[0] != when.days[1]:
        return when
    then = same_day(when.days[0], text.year)
    return replace(when, years=(text.year, text.year), days=(then, then) if then else None)


_YEAR = 4
"""Figures of a year."""


def _series_of_days(
    view: View, series: str | None, forum: Forum | None, when: When, discourse: Discourse
) -> str | None:
    """The other question on the same state that is meant by the days that the clause names; "" for one of several.

    Not in the Assembly, which deals with each question at one time, in its committee and then in plenary; but in its
    emergency sessions, which deal with theirs again and again, and before it had the question for the first time.
    """
    if series is None and forum is Forum.HRC and _at_special_session(view):
        # "at the end of its special session on Gaza on Thursday": what was decided on that day
        return decided_alone(when.days, discourse.lexicon)
    if series is None or not when.timed or not discourse.lexicon.many:
        return None
    if forum in (None, Forum.GA) and not emergency_of(series) and not _came_later(series, forum, when, discourse):
        return emergency_then(series, forum, when.days, discourse)
    return decided_then(series, forum, when.days, discourse)


def _came_later(series: str, forum: Forum | None, when: When, discourse: Discourse) -> bool:
    """ "In March 2014 the Assembly called Crimea's referendum invalid": two years before its first text on Crimea."""
    entry = discourse.lexicon.entry(series)
    held = entry.held_by(forum) if entry is not None else []
    return bool(held) and when.years is not None and when.years[1] < min(held)


def _when_brought(series: str | None, when: When, discourse: Discourse) -> When:
    """ "In 2009 a special session passed another; India voted for it": what was brought once is of its own year."""
    entry = discourse.lexicon.entry(series)
    if when.timed or when.unclear or when.years is None or entry is None or "/" not in entry.series:
        return when
    held = [year for _, year in entry.held]
    if len(held) != 1 or when.years[0] <= held[0] <= when.years[1]:
        return when
    return replace(when, years=(held[0], held[0]), days=None, session=None)


def _settle_place(discourse: Discourse, place: Place, when: When, *, named: bool) -> Place:
    """The place after what the time of the clause tells of it."""
    if not place.named and not place.both and when.timed and place.forum is not None:
        # "In Geneva it abstained. The Philippines voted in favour last December": then only the Assembly decides
        sole = _infer_forum(discourse, when, usual=True)
        place = replace(place, forum=sole, stage=None) if sole not in (None, place.forum) else place
    if not place.named and not place.both and when.timed and when.years is not None and when.session is None:
        # "In March the Council adopted its text. Cambodia abstained in 2006": in which only the Assembly had one
        place = replace(place, forum=_only_forum_of(when.years, place.forum, discourse, named=named))
    news = discourse.anchor is not None and when.days is not None and discourse.anchor[1] == when.days
    if news and when.days and not place.named and when.days[0] == when.days[1] and discourse.anchor_place[0]:
        # "In March it voted for the Council's text. Brazil abstained on Thursday": in the body that the text reports on
        place = replace(place, forum=discourse.anchor_place[0], stage=discourse.anchor_place[1], both=False, named=True)
    if when.timed and not place.named and (when.days or when.listed) and place.stage is discourse.stage:
        # "In the committee Bhutan abstained. Rwanda voted yes in December": a new time ends the stage
        place = replace(place, stage=None)
    return place


def _only_forum_of(years: tuple[int, int], forum: Forum | None, discourse: Discourse, *, named: bool) -> Forum | None:
    """The forum; where it had no text of the question in those years, the only one that had.

    A question that it never had is of the other only where the clause names it: what is spoken of before may go on
    there under another title.
    """
    entry = discourse.lexicon.entry(discourse.asked)
    if entry is None or (not named and all(body is not forum for body, _ in entry.held)):
        return forum
    held = {body for body, year in entry.held if years[0] <= year <= years[1]}
    return next(iter(held)) if forum is not None and len(held) == 1 and forum not in held else forum


def _is_plenary_day(view: View, place: Place, when: When) -> bool:
    """ "The Assembly adopted last year's text on 15 December": no committee acts then."""
    december = when.days is not None and when.days[0].month == _DECEMBER
    return december and place.stage is Stage.COMMITTEE and not any(body.sense.stage for body in view.of(BodyName))


def _place_of(text: TextEntry, view: View, place: Place) -> Place:
    """The place of a clause that names a text by its symbol: it is no longer before the committee told of before."""
    if not place.named:
        return replace(place, forum=text.forum, stage=None, named=True, both=False)
    if place.forum is text.forum and not any(body.sense.stage for body in view.of(BodyName)):
        # "The Assembly adopted it on 18 December as resolution 80/222"
        return replace(place, stage=None)
    return place


def _opens_with_document(view: View, first: int, end: int, discourse: Discourse) -> TextEntry | None:
    """ "Resolution 58/17, led by Belgium, had the support of Peru": the text that the sentence begins with."""
    if first <= view.first or view.times_in(first, end) or view.of((Paper, BodyName), first, end):
        return None
    text = find_document(view, view.first, min(view.first + _OPENING, first), discourse)
    return text if text is not None and names_one(view, view.first, first, discourse) else None


_OPENING = 5


def _infer_place(
    view: View, words: tuple[int, int], discourse: Discourse, place: Place, when: When
) -> tuple[Place, When]:
    forum = _infer_forum(discourse, when)
    if forum is None:
        return place, when
    return replace(place, forum=forum), find_when(view, *words, discourse, forum)


def _inherit_time(
    view: View, words: tuple[int, int], discourse: Discourse, place: Place, when: When
) -> tuple[When, str]:
    """The time of the sentences before, or the last occasion before publication."""
    years, days, session, why = _inherit(discourse, place.forum, forum_named=place.named)
    stands = not _ALL_THE_SAME.isdisjoint(view.words(*words)) and bool(view.of(Paper, *words))
    if discourse.away and discourse.anchor is not None and (stands or _is_new_question(discourse)):
        # "The committee passed the Iran text. Last December it had been 81 to 30. The Syrian one went through": now;
        # "Brazil had abstained in 2021. The text still collected 131 votes"
        years, days, session, why = *discourse.anchor[:2], None, "time: that of the news, of another question"
    late = place.stage is Stage.COMMITTEE and days is not None and days[0].month == _DECEMBER
    if late or (place.stage is not discourse.stage and discourse.stage is not None):
        # the committee acts weeks before the plenary: the day of one is not the day of the other
        days = None
    told = set(view.words(*words))
    if years and _says_since_then(view, words[0] - 2, words[1]):
        latest = latest_year(discourse, place.forum)
        if latest is not None and latest > years[1]:
            first = years[1] + 1
            return replace(when, years=(first, latest), days=None, session=None, since=first, span=True), why
    if years and (discourse.away or discourse.back) and told & {"has", "have"} and "had" not in told:
        # "A year ago nobody had asked for a vote. South Korea has now sponsored it for nine years": up to now
        latest = latest_year(discourse, place.forum)
        years, days = ((latest, latest), None) if latest else (years, days)
    if years and (years[0] != years[1] or discourse.back):
        if told & _LATEST or (discourse.ongoing and years[0] != years[1]):
            years, days = (years[1], years[1]), None
        elif told & _PRESENT and not told & _PAST:
            # "From 2013 to 2016 it sponsored every text. Japan is on the list": today's list
            latest = latest_year(discourse, place.forum)
            years, days = ((latest, latest) if latest else years), None
    return replace(when, years=years, days=days, session=session), why


def _is_new_question(discourse: Discourse) -> bool:
    """The clause is on another question than any that the text has told of."""
    return discourse.asked is not None and bool(discourse.questions) and discourse.asked not in discourse.questions


def _says_since_then(view: View, first: int, end: int) -> bool:
    """ "Since then it has stayed away": after the year of the sentence before."""
    said = view.words(first, end)
    has = bool({"has", "have", "'ve"} & set(said))
    return has and any(said[at : at + 2] == ["since", "then"] for at in range(len(said)))


def _inherit(
    discourse: Discourse, forum: Forum | None, *, forum_named: bool
) -> tuple[tuple[int, int] | None, tuple[date, date] | None, str | None, str]:
    told = _year_told_of(discourse, forum) if forum_named else None
    if told:
        return (told, told), None, None, f"time: {told}, of those spoken of"
    moved = forum_named and discourse.forum not in (None, forum) and not discourse.dwelling
    if discourse.years and not moved:
        return (
            discourse.years,
            discourse.days,
            discourse.session,
            f"time: {_range(discourse.years)}, from the sentence before",
        )
    year = latest_year(discourse, forum)
    days = _last_of_several(discourse, forum, year)
    return ((year, year) if year else None), days, None, f"time: {year}, the last before publication" if year else ""


def _year_told_of(discourse: Discourse, forum: Forum | None) -> int | None:
    """ "India abstained in Geneva and in New York. The Maldives had led the Geneva draft": in the year told of Geneva.

    Only where the forum had no text of the question in the year of the sentence before.
    """
    entry = discourse.lexicon.entry(discourse.asked)
    held = entry.held_by(forum) if entry is not None else []
    if discourse.years is None or any(discourse.years[0] <= year <= discourse.years[1] for year in held):
        return None
    told = [year for year, body in discourse.occasions if body is forum and year in held]
    return max(told, default=None)


def _last_of_several(discourse: Discourse, forum: Forum | None, year: int | None) -> tuple[date, date] | None:
    """The day of the Council's last text of the year, where it had several and the last one is the news."""
    entry, today = discourse.lexicon.entry(discourse.asked), discourse.published
    if entry is None or today is None or forum in (None, Forum.GA):
        return None
    days = [day for day, body in entry.decided if body is forum and day.year == year and day <= today]
    return (days[-1], days[-1]) if len(days) > 1 and (today - days[-1]).days <= _NEWS else None


_NEWS = 14
"""Days within which a decision is still news."""


def _range(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"


def _infer_forum(discourse: Discourse, when: When, *, usual: bool = False) -> Forum | None:
    """The forum that decides at the time of year that the clause names, or of publication, where only one does.

    With `usual`, it must be a time at which that forum decides every year.
    """
    months: frozenset[int] = frozenset()
    if when.years is None and not discourse.years and not when.unclear and discourse.published:
        day = discourse.published
        when = When((day.year, day.year), days=(day, day))
    if when.season:
        months = season_months()[when.season]
    elif when.days and (when.days[1] - when.days[0]).days <= 35:
        months = frozenset({when.days[0].month, when.days[1].month})
    if not months or when.years is None:
        return None
    council = Forum.HRC if when.years[1] > 2006 else Forum.CHR
    fitting = [forum for forum in (Forum.GA, council) if months & decision_months(discourse, forum)]
    if len(fitting) != 1 or (usual and months.isdisjoint(usual_months()[fitting[0]])):
        return None
    return fitting[0]

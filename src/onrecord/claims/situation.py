"""Where, when and on what a clause speaks: forum, stage, series, document and years, from its words and those before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.citations import find_symbols
from onrecord.claims.mentions.senses import BodyName, Head, Paper, SeriesTitle, State
from onrecord.claims.models import Stage
from onrecord.claims.subjects import actor_words, is_topic
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import When, decision_months, latest_year, resolve_when, season_months, since

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Government, TextEntry
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_NEIGHBOURS = frozenset(read_toml("documents.toml")["neighbours"])
_ON = frozenset({"on", "about", "concerning", "regarding"})
_OPEN_TOPICS = frozenset({"this", "that", "the", "its", "their", "human", "rights", "abuses", "behalf", "it", "same", "such", "these", "a", "his"})
_LATEST = frozenset({"latest", "newest", "recent"})
_NEUTRAL = frozenset({"matter", "issue", "question", "subject", "situation", "topic", "same", "country", "file", "theme", "rights", "human"})


@dataclass(frozen=True, slots=True)
class Situation:
    """What a clause speaks of; `…_named` where its own words say so."""

    series: str | None
    series_named: bool
    forum: Forum | None
    forum_named: bool
    both: bool
    stage: Stage | None
    years: tuple[int, int] | None
    listed: tuple[int, ...]
    days: tuple[date, date] | None
    session: str | None
    since: int | None
    timed: bool
    span: bool
    unclear: bool
    document: str | None
    other_body: bool
    """The clause is about a body that is none of ours: no claim is made."""
    why: tuple[str, ...]


def situate(view: View, first: int, end: int, discourse: Discourse, *, fallback: bool = True) -> Situation:
    """Return what the clause at the words speaks of.

    What the clause leaves out comes from the rest of the sentence, then from the sentences before, then from the day
    of publication.
    """
    series, series_named, series_why = find_series(view, first, end, discourse)
    text = find_document(view, first, end, discourse)
    forum, stage, both, forum_named, other = _find_forum(view, first, end, discourse)
    if text is not None and not forum_named:
        forum, forum_named, both = text.forum, True, False
    if text is not None and text.series:
        series, series_named = text.series, True
    when = find_when(view, first, end, discourse, forum)
    why = [series_why] if series_why else []
    if forum is None and not both and not forum_named:
        forum, stage = _infer_forum(discourse, when, stage)
        if forum is not None:
            why.append(f"body: {forum}, from the time of the year or the sentences before")
            when = find_when(view, first, end, discourse, forum)
    elif forum is not None:
        why.append(f"body: {forum}" + (f", {stage}" if stage else ""))
    if when.why:
        why.append(when.why)
    if when.timed and not forum_named:
        # "In the committee Bhutan abstained. Rwanda voted yes in December": a new time ends the stage
        stage = None if when.days and stage is discourse.stage else stage
    years, days, session = when.years, when.days, when.session
    if years is None and text is not None:
        years = (text.year, text.year)
        why.append(f"time: that of {text.symbol}")
    if years is None and fallback and not when.unclear:
        years, days, session, inherited = _inherit(discourse, forum, forum_named=forum_named)
        if stage is not discourse.stage and discourse.stage is not None:
            # the committee acts weeks before the plenary: the day of one is not the day of the other
            days = None
        if years and years[0] != years[1] and set(view.words(first, end)) & _LATEST:
            years, days = (years[1], years[1]), None
        why.append(inherited)
    return Situation(
        series, series_named, forum, forum_named, both, stage, years, when.listed, days, session, when.since, when.timed,
        when.span, when.unclear, text.symbol if text else None, other, tuple(why),
    )  # fmt: skip


def _inherit(
    discourse: Discourse, forum: Forum | None, *, forum_named: bool
) -> tuple[tuple[int, int] | None, tuple[date, date] | None, str | None, str]:
    moved = forum_named and discourse.forum not in (None, forum)
    if discourse.years and not moved:
        return discourse.years, discourse.days, discourse.session, f"time: {_range(discourse.years)}, from the sentence before"
    year = latest_year(discourse, forum)
    return ((year, year) if year else None), None, None, f"time: {year}, the last before publication" if year else ""


def _range(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"


def _infer_forum(discourse: Discourse, when: When, stage: Stage | None) -> tuple[Forum | None, Stage | None]:
    """The forum that decides at the time of year that the clause names, or of publication, where only one does."""
    months: frozenset[int] = frozenset()
    if when.years is None and not discourse.years and not when.unclear and discourse.published:
        day = discourse.published
        when = When((day.year, day.year), days=(day, day))
    if when.season:
        months = season_months()[when.season]
    elif when.days and (when.days[1] - when.days[0]).days <= 35:
        months = frozenset({when.days[0].month, when.days[1].month})
    if not months or when.years is None:
        return None, stage
    council = Forum.HRC if when.years[1] > 2006 else Forum.CHR
    fitting = [forum for forum in (Forum.GA, council) if months & decision_months(discourse, forum)]
    return (fitting[0], stage) if len(fitting) == 1 else (None, stage)


def find_when(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When:
    """Return the time of the clause, or of the rest of its sentence where it names none."""
    inner = [time for time in view.times if first <= time.first < end and not _inside_run(view, time)]
    holders = governments_in(view, first, end, discourse)
    when = _since_office(view, first, end, discourse, forum) or resolve_when(inner, holders, discourse, forum)
    if when.years is None and not when.unclear and not inner and not holders:
        outer = [time for time in _simultaneous(view, first, end) if not _inside_run(view, time) and not discourse.is_aside(time.first)]
        office = _since_office(view, view.first, first, discourse, forum)
        if office is not None:
            return office
        opening = [] if outer else governments_in(view, view.first, first, discourse)
        when = resolve_when(outer, opening, discourse, forum)
        if when.unclear or when.since:
            return When()
    return when


def _since_office(view: View, first: int, end: int, discourse: Discourse, forum: Forum | None) -> When | None:
    """"Since Yoon Suk Yeol took office": from the first day of the term."""
    for mention in view.of(Head, first, end):
        if view.word(mention.first - 1) in {"since", "president"} and "since" in view.words(mention.first - 2, mention.first):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                return since(holder.start, discourse, forum)
    return None


def _inside_run(view: View, time: Time) -> bool:
    return any(run.first <= time.first < run.end for run in view.runs)


def _simultaneous(view: View, first: int, end: int) -> list[Time]:
    """Times of the sentence outside the clause: one that opens the sentence, or one after "when"."""
    opening = [time for time in view.times if time.end <= first and time.first <= view.first + 2]
    if opening:
        return opening
    for place in range(end, min(end + 3, view.end)):
        if view.word(place) == "when" or (view.word(place) == "as" and view.word(place + 1) in {"the", "its"}):
            return [time for time in view.times if time.first > place]
    return []


def governments_in(view: View, first: int, end: int, discourse: Discourse) -> list[Government]:
    """Return the governments whose time the clause speaks of: "under Moon", "during the Lee and Park years"."""
    words = actor_words()
    found: list[Government] = []
    for mention in view.of(Head, first, end):
        after = view.word(mention.end)
        place = mention.end + (1 if after == "'s" else 0)
        era = view.word(place) in words.eras and view.word(place) not in words.governments
        back = mention.first - 1
        while back >= first and (view.word(back) in words.titles - {"under"} or view.word(back) in {"the", "both", "and", ",", "mr"} or view.at(back)):
            back -= 1
        if era or view.word(back) in {"under", "during", "throughout"}:
            holder = choose_holder(mention.sense, discourse)
            if holder is not None and holder not in found:
                found.append(holder)
    return found


def choose_holder(head: Head, discourse: Discourse) -> Government | None:
    """Return whom a name means: the only holder, or of several the one in office at publication or named before."""
    holders = list(head.holders)
    if len(holders) == 1:
        return holders[0]
    named = [holder for holder in holders if holder.head == discourse.head]
    if named:
        return named[0]
    day = discourse.published
    if day is None:
        return None
    begun = [holder for holder in holders if holder.start <= day]
    sitting = [holder for holder in begun if holder.end is None or holder.end >= day]
    if sitting:
        return sitting[0]
    return begun[-1] if begun else None


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
    for symbol in _bare_numbers(view, first, end):
        if symbol in discourse.lexicon.texts:
            return discourse.lexicon.texts[symbol]
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
        why = f"series: {discourse.series}, from the sentences before" if discourse.series else "another series, from before"
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
    from onrecord.claims.subjects import is_agent

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
    return any(view.word(place) in {"resolution", "text", "draft", "record", "abuses", "situation", "rights"} for place in range(mention.first - 5, mention.first)) and (
        view.word(mention.first - 1) in {"on", "in", "against"}
    )


def _has_other_topic(view: View, place: int) -> bool:
    return view.word(place) in _ON


def _other_matter(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """"The text on racism": a document on something that is no state and no word for the matter at hand."""
    for mention in view.of(Paper, first, end):
        place = mention.end
        if view.word(place) not in _ON:
            continue
        if any(time.first == place + 1 for time in view.times) or view.at(place + 1) is not None:
            continue
        word = view.word(place + 1)
        if word in _OPEN_TOPICS:
            rest = view.words(place + 1, place + 5)
            if word in {"the", "a", "this", "that"} and not set(rest) & (_NEUTRAL | _NEIGHBOURS) and not any(view.at(p) for p in range(place + 1, place + 5)):
                return True
            continue
        if word[:1].isalpha():
            near = range(place + 1, place + 8)
            if not any(isinstance(getattr(view.at(p), "sense", None), State) for p in near):
                return True
    return False


def _find_forum(
    view: View, first: int, end: int, discourse: Discourse
) -> tuple[Forum | None, Stage | None, bool, bool, bool]:
    """Forum, stage, whether both are asserted, whether the sentence names it, whether it is another body."""
    bodies = _bodies(view, first, end, discourse)
    if not bodies:
        bodies = _bodies(view, view.first, view.end, discourse, outside=True)
        if len({body.forum for body in bodies}) > 1:
            bodies = []
    ours = [body for body in bodies if body.forum not in (None, Forum.SC)]
    if bodies and not ours and any(body.forum is Forum.SC for body in bodies):
        return None, None, False, True, True
    forums = list(dict.fromkeys(body.forum for body in ours))
    if len(forums) > 1:
        return None, None, True, True, False
    if forums:
        stages = [body.stage for body in ours if body.stage]
        stage = stages[0] if stages else (discourse.stage if forums[0] is discourse.forum and all(body.weak for body in ours) else None)
        if forums[0] is Forum.GA and len(set(stages)) > 1:
            stage = None
        return forums[0], stage, False, True, False
    if _is_general(view, first, end):
        return None, None, False, True, False
    neither = view.words(first, end)
    if any(neither[place : place + 2] in (["neither", "place"], ["both", "places"], ["both", "bodies"], ["neither", "body"], ["both", "cities"], ["neither", "city"], ["either", "place"], ["both", "forums"]) for place in range(len(neither))):
        return None, None, True, True, False
    return discourse.forum, discourse.stage, discourse.both, False, False


def _bodies(view: View, first: int, end: int, discourse: Discourse, *, outside: bool = False) -> list[BodyName]:
    found = []
    for mention in view.of(BodyName, first, end):
        sense = mention.sense
        if sense.forum is None or (outside and discourse.is_aside(mention.first)):
            continue
        if sense.weak and not _weak_stands(view, mention, discourse):
            continue
        if sense.forum is Forum.HRC and sense.weak and _commission_years(discourse):
            continue
        found.append(sense)
    return found


def _weak_stands(view: View, mention: Mention, discourse: Discourse) -> bool:
    """"The Council" is the Human Rights Council unless the text speaks of another; "committee" needs the Assembly."""
    sense = mention.sense
    if sense.forum is Forum.CHR:
        early = discourse.published is not None and discourse.published.year <= 2006
        return discourse.forum is Forum.CHR or (early and view.document.capital(mention.first))
    if sense.stage is Stage.COMMITTEE:
        return discourse.forum in (None, Forum.GA)
    if sense.forum is Forum.HRC:
        return view.document.capital(mention.first) or discourse.forum is Forum.HRC
    return view.document.capital(mention.first) or discourse.forum is Forum.GA


def _commission_years(discourse: Discourse) -> bool:
    return discourse.forum is Forum.CHR and discourse.published is not None and discourse.published.year < 2006


def _is_general(view: View, first: int, end: int) -> bool:
    """"UN texts on the matter", "a UN resolution": any of them, whatever body the text spoke of before."""
    for mention in view.of(Paper, first, end):
        before = view.word(mention.first - 1)
        place = mention.first - 1
        while place > first and (view.at(place) is not None or view.word(place) in {"human", "rights", "co"}) and view.word(place) not in {"un"}:
            place -= 1
        before = view.word(place)
        if before == "'s" and view.word(place - 1) == "un":
            before, place = "un", place - 1
        if before in {"un", "nations"}:
            article = view.word(place - 1) if before == "un" else view.word(place - 2)
            if mention.sense.many or article in {"a", "any", "no", "every"}:
                return True
            if any(time.bound in {"range", "since"} and first <= time.first < end for time in view.times):
                # over a span of years "the UN resolution" is not the one of the sentence before
                return True
    return False

"""When a body last voted on a text, first did so again, or since when it has not: "its last roll call"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_methods import speaks_of_matter
from onrecord.claims.find.claim_parts import PAUSES, is_told, make_claim, phrase
from onrecord.claims.find.spans import counts_since
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, State
from onrecord.claims.mentions.times import TimeKind, time_words
from onrecord.claims.models import Adopts, Claim, Kind, Object, Streak
from onrecord.claims.situation import situate
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Assertion
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("votes.toml")["occasions"]
_NOUNS = frozenset(_TABLE["nouns"])
_VERBS = frozenset(_TABLE["verbs"])
_LAST = frozenset(_TABLE["last"])
_NONE = frozenset(_TABLE["none"])
_OPEN = frozenset(_TABLE["open"])
_HELD = frozenset(_TABLE["held"])
_NEAR = 9
"""Words between "last" and the vote, at most."""


def tell_votes(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims with that of which vote of a body was the last one, the first since, or none since.

    What the same words told of an adoption is dropped for it: they tell of a vote.
    """
    unnamed = _last_unnamed(view, discourse)
    if unnamed is not None:
        return [*(claim for claim in claims if not is_told(claim.span, [unnamed])), unnamed]
    if _counts_from_last(view):
        return [claim for claim in claims if claim.kind is not Kind.ADOPTION]
    told = _of_votes(view, discourse)
    adopting = [claim for claim in claims if claim.kind in {Kind.ADOPTION, Kind.STREAK}]
    if told is None or (told.kind is Kind.STREAK and adopting):
        return claims
    return [told, *(claim for claim in claims if claim not in adopting)]


def _counts_from_last(view: View) -> bool:
    """ "It has been ten years since the text was last put to a vote": how long ago, and nothing of the news."""
    if view.vocabulary.isdisjoint(_LAST) or "since" not in view.vocabulary or counts_since(view):
        return False
    counted = (at for at in view.places(_SINCE) if view.word(at - 1) in _PASSED)
    return any(at < last <= at + 2 * _NEAR for at in counted for last in view.places(_LAST))


_SINCE = frozenset({"since"})
_AFTER = frozenset({"since", "after"})
_PASSED = frozenset({"years", "decade", "decades", "passed", "elapsed", "gone"})


def _of_votes(view: View, discourse: Discourse) -> Claim | None:
    named = _votes(view)
    if not named or not _OPEN.isdisjoint(view.vocabulary) or _acts(view, discourse):
        return None
    if not (speaks_of_matter(view, discourse) or view.of(BodyName) or discourse.paper):
        return None
    without = [(cue.first, cue.end) for cue in view.cues if cue.sense.name == "without_vote"]
    places = [at for at in named if not any(first <= at < end for first, end in without)]
    return (
        _none_since(view, discourse, named)
        or _first_since(view, discourse, places)
        or _last_one(view, discourse, places)
    )


def _votes(view: View) -> list[int]:
    """The words for a vote that is held on a text."""
    return [
        place
        for place in view.places(_NOUNS | _VERBS)
        if (view.word(place) != "call" or view.word(place - 1) == "roll")
        and not (view.word(place - 1) in {"to", "no", "yes"} and view.word(place) in _VERBS)
    ]


def _acts(view: View, discourse: Discourse) -> bool:
    """A state acts in the sentence, whose vote it may be: "South Korea last voted no in 2005"."""
    matter = discourse.matter_states()
    return any(one.sense.iso not in matter and is_agent(view, one) for one in view.of(State))


def _claim(view: View, words: tuple[int, int], kind: Kind, says: Assertion, situation: Situation) -> Claim | None:
    if situation.unclear or situation.other_body or situation.forum is None or situation.years is None:
        return None
    return make_claim(view, words, kind, says, situation, why=(f"vote: “{phrase(view, *words)}”",))


def _year_since(view: View) -> Time | None:
    """The year of "since 2015"."""
    bound = [time for time in view.times if time.bound == "since" and time.years]
    return bound[0] if len(bound) == 1 and len(set(bound[0].years)) == 1 else None


def _none_since(view: View, discourse: Discourse, places: list[int]) -> Claim | None:
    """ "There has been no recorded vote since 2015": adopted without one from the year after on."""
    since = _year_since(view)
    fronted = view.words(view.first, view.first + 2) == ["not", "since"]
    denied = fronted or any(not _NONE.isdisjoint(view.words(place - 4, place)) for place in places)
    if since is None or not denied or not {"has", "have"} & view.vocabulary:
        return None
    situation = situate(view, view.first, view.end, discourse)
    after = since.years[0] + 1
    last = max(after, (situation.years or (0, 0))[1])
    run = situation.at(years=(after, last), since=after, days=None, span=True, timed=True, listed=())
    words = (view.first, view.next_of(PAUSES, since.end))
    return _claim(view, words, Kind.STREAK, Streak(Object.WITHOUT_VOTE, since=after), run)


def _first_since(view: View, discourse: Discourse, places: list[int]) -> Claim | None:
    """ "Its first recorded vote on the matter since 2011", "the first roll call in three years"."""
    first = next(iter(view.places({"first"})), None)
    if first is None or view.word(first + 1) == "time" or view.word(first - 1) in {"at", "for"}:
        return None
    beside = any(first < place <= first + _NEAR // 2 for place in places)
    told = any(place < first for place in places) and view.word(first + 1) in {"since", "in"}
    since = _year_since(view)
    counted = _years_in(view, first)
    if not (beside or told) or (since is None and counted is None):
        return None
    front = (view.first, first) if any(time.first < first for time in view.times) else (first, first + 1)
    situation = situate(view, *front, discourse)
    if situation.years is None or situation.span:
        return None
    year = since.years[0] if since is not None else situation.years[1] - counted[0] if counted else None
    end = since.end if since is not None else counted[1] if counted else first
    says = Adopts("recorded_vote", first=True, since=year)
    whole = situate(view, view.first, view.end, discourse)
    if not situation.place.named:
        situation = replace(situation, place=replace(whole.place, other=situation.place.other))
    # up to the next sign: ", when 116 states were in favour" is told by its totals
    return _claim(view, (view.first, view.next_of(PAUSES, end)), Kind.ADOPTION, says, situation)


def _years_in(view: View, first: int) -> tuple[int, int] | None:
    """The number of "in three years" after the word, and where it ends."""
    for place in range(first + 1, min(first + 2 * _NEAR, view.end)):
        number = read_cardinal(view.document, place + 1) if view.word(place) == "in" else None
        if number is not None and view.word(number[1]) in {"years", "year"}:
            return number[0], number[1] + 1
    return None


def _last_one(view: View, discourse: Discourse, places: list[int]) -> Claim | None:
    """ "The Assembly last voted on it in 2015", "2015 was the last year in which it was put to a vote"."""
    times = [time for time in view.times if time.kind in _DATED and time.years]
    # "the last one that had to be put to the vote dates from 2015"
    times = [time for time in times if not time.bound or (time.bound == "from" and _dates(view, time))]
    times = [replace(time, bound="") for time in times if _LAST.isdisjoint(view.words(time.first, time.end))]
    dated = {at for time in view.times for at in range(time.first, time.end)}
    last = next((at for at in view.places(_LAST) if not _is_date(view, at, dated)), None)
    if last is None or len(times) != 1 or len(set(times[0].years)) != 1 or view.word(last - 1) == "at":
        return None
    if any(view.word(at - 1) in _PASSED for at in view.places(_AFTER) if last - _NEAR <= at < last):
        # "ten years after its last vote, the Assembly adopted it by consensus on Thursday"
        return None
    ahead = any(last < place <= last + _NEAR for place in places)
    behind = any(place < last for place in places) and view.word(last + 1) in _HELD
    if not (ahead or behind):
        return None
    between = view.words(min(last, *places), max(last, *places))
    if not PAUSES.isdisjoint(between):
        return None
    situation = situate(view, view.first, view.end, discourse)
    when = resolve_when(times, [], discourse, situation.forum)
    if when.years is None or when.unclear:
        return None
    then = situation.at(years=when.years, days=when.days, timed=True, span=False, since=None, listed=())
    end = view.next_of(PAUSES, max(times[0].end, *places, last + 1))
    return _claim(view, (view.first, end), Kind.ADOPTION, Adopts("recorded_vote", last=True), then)


def _dates(view: View, time: Time) -> bool:
    return not {"date", "dates", "dated", "stems"}.isdisjoint(view.words(time.first - 2, time.first))


def _last_unnamed(view: View, discourse: Discourse) -> Claim | None:
    """ "No delegation called for a vote; the last had been in 2015": the noun stands before it."""
    if view.vocabulary.isdisjoint(_LAST) or not _OPEN.isdisjoint(view.vocabulary):
        return None
    last = next((at for at in view.places(_LAST) if view.word(at - 1) == "the" and _was(view, at + 1)), None)
    if last is None:
        return None
    before = [claim.says for claim in discourse.last if isinstance(claim.says, Adopts)]
    noun = any(place < last for place in view.places(_NOUNS))
    opens = last - 1 == view.first and bool(before) and before[-1].method is not None
    times = [time for time in view.times if last < time.first <= last + _NEAR and time.kind in _DATED and time.years]
    if not (noun or opens) or len(times) != 1 or len(set(times[0].years)) != 1:
        return None
    situation = situate(view, last, view.end, discourse)
    when = resolve_when(times, [], discourse, situation.forum)
    if when.years is None or when.unclear:
        return None
    then = situation.at(years=when.years, days=when.days, timed=True, span=False, since=None, listed=())
    return _claim(view, (last - 1, times[0].end), Kind.ADOPTION, Adopts("recorded_vote", last=True), then)


def _was(view: View, place: int) -> bool:
    """ "(one) was", "(one) had been", "having been": the words after "the last"."""
    return view.word(place + (view.word(place) in {"one", "such", "time"})) in _BEING


_BEING = frozenset({"was", "had", "having", "being", "came", "dates", "dated"})


def _is_date(view: View, last: int, dated: set[int]) -> bool:
    following = view.word(last + 1)
    if following == "year" and last in dated and view.word(last - 1) not in {"the", "its", "only", "very"}:
        # "by consensus on Tuesday; last year 16 had voted against it"
        return True
    calendar = time_words()
    known = calendar.weekdays.keys() | calendar.months.keys() | calendar.seasons.keys() | calendar.units.keys()
    return following not in _SPANS and (last in dated or following in known)


_SPANS = frozenset({"year", "time", "occasion"})
""" "2015 was the last year in which": no year before this one, though written like it."""
_DATED = frozenset({TimeKind.YEARS, TimeKind.DAYS})

"""Lines of a list under a heading: "Israel: yes", "General Assembly, 2019: no", "Sponsors as tabled: 49"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.sponsor_runs import object_of, streak_of
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, BodyName, Head, Paper, State
from onrecord.claims.models import Claim, Counts, Kind, Quantifier, Sponsors, Times, Votes
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.question_names import years_held
from onrecord.claims.situation import situate
from onrecord.claims.stance import AUXILIARIES
from onrecord.claims.subjects import find_left, states_in
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Assertion
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("lines.toml")
_VALUES = {name: index_phrases(phrases) for name, phrases in _TABLE["values"].items()}
_ASKED = {name: frozenset(words) for name, words in _TABLE["asked"].items()}
_BULLETS = frozenset({"-", "–", "—", "*", "•", "·", ">", "#", "(", ")"})
_COLONS = frozenset({":", "–", "—", "=", "-"})
_SAYS: dict[str, Assertion] = {
    "sponsor": Sponsors(),
    "no sponsor": Sponsors(Quantifier.NEVER),
    "late sponsor": Sponsors(joined_later=True),
    "in favour": Votes("yes"),
    "against": Votes("no"),
    "abstained": Votes("abstain"),
    "absent": Votes("absent"),
}
_ANSWERS: dict[tuple[str, str], Assertion] = {
    ("sponsors", "yes"): Sponsors(),
    ("sponsors", "no"): Sponsors(Quantifier.NEVER),
    ("votes", "yes"): Votes("yes"),
    ("votes", "no"): Votes("no"),
}


def note_heading(view: View, discourse: Discourse) -> None:
    """Keep what a line without a full stop asks of whom, for the lines under it; a full sentence ends the list."""
    last = view.word(view.end - 1)
    if discourse.heading is not None and _colon(view) and view.end - view.first <= _LINE:
        # "Session 71 (2016): 61.": a line of the list, though it ends in a full stop
        return
    if last in {".", "!", "…"} and not _is_title(view):
        discourse.heading = None
        return
    if _colon(view) and (discourse.quiet == 0 or discourse.heading is not None):
        return
    words = view.vocabulary
    asked = next((name for name, told in _ASKED.items() if words & told), "")
    about = discourse.matter_states()
    states = [state for one in view.of((State, Head)) if (state := states_in(view, one)) and state not in about]
    discourse.heading = (asked, states[0] if len(set(states)) == 1 else None)
    # "the 12th to the 14th session" is a range without years
    spans = [one.years for one in view.times if one.bound == "range" and one.years]
    discourse.heading_years = (spans[0][0], spans[0][-1]) if len(spans) == 1 else None


def _is_title(view: View) -> bool:
    """ "Sponsors of the Third Committee's text at adoption.": it names what is listed and says nothing of it."""
    if view.word(view.first) not in _LISTED or view.word(view.first + 1) not in {"of", "on", "for", "at", "in"}:
        return False
    verbs = any(
        one.first > view.first + 1 and not one.sense.extra.get("noun") and one.sense.family in _TELLING
        for one in view.as_written
    )
    return view.end - view.first <= _LINE and not verbs and view.vocabulary.isdisjoint(AUXILIARIES - {"'s"})


_LISTED = frozenset({"sponsors", "cosponsors", "votes"})
_TELLING = frozenset({"sponsorship", "votes", "adoption"})
_LINE = 16
"""Words of a line of a list, at most."""


def find_line(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of a line "label: value" whose value is an answer and no clause; none of any other sentence."""
    if discourse.asked_all:
        return _answer(view, discourse)
    colon = _colon(view)
    if not colon or (discourse.heading is None and not _opens_with_state(view, colon)):
        return []
    counted = _count_line(view, colon, discourse)
    if counted is not None:
        return [counted]
    values = _values(view, colon, discourse)
    subjects = list(_subjects(view, colon, discourse)) if values else []
    claims: list[Claim] = []
    for says, first, end in values if subjects else []:
        words = (_start(view), end) if first == colon + 1 else (first, end)
        situation = _situation_of(view, words, discourse)
        if situation.unclear or situation.other_body:
            return []
        kind = Kind.VOTE if isinstance(says, Votes) else Kind.SPONSORSHIP
        count = _count_of_all(view, *words)
        if isinstance(says, Votes) and _is_of_each_time(view, *words):
            says = replace(says, where_voted=True)
        says, kind, situation = _as_run(view, says, kind, situation)
        of = object_of(says) if count else None
        says = Times(of, count) if of is not None else says
        why = f"line: “{phrase(view, _start(view), _stop(view))}”"
        claims += [
            make_claim(view, words, kind, says, situation, subject=state, why=(why, reason))
            for state, reason in subjects
        ]
        discourse.note_claims(claims, situation, background=True)
    return claims


def _situation_of(view: View, words: tuple[int, int], discourse: Discourse) -> Situation:
    """Of what a value is; "India: no each time" is told of all years that the record holds, up to the last one."""
    situation = situate(view, *words, discourse)
    entry = discourse.lexicon.entry(situation.series)
    if situation.timed or situation.unclear or entry is None or not _is_of_each_time(view, *words):
        return situation
    last = latest_year(discourse, situation.forum)
    held = years_held(entry.series, situation.forum, discourse.lexicon)
    low, high = discourse.heading_years or (0, last or max(held, default=0))
    held = [year for year in held if low <= year <= high and (last is None or year <= last)]
    if not held:
        return situation
    return situation.at(years=(held[0], held[-1]), days=None, session=None, timed=True, span=True)


def _is_of_each_time(view: View, first: int, end: int) -> bool:
    words = view.document.words
    return any(find_phrase(words, at, _EACH_TIME, end) or _all_so_many(view, at) for at in range(first, end))


def _answer(view: View, discourse: Discourse) -> list[Claim]:
    """The claim of "Not a co-sponsor.", after "And Seoul?"; none of any other sentence."""
    place = _start(view)
    for name, phrases in _VALUES.items():
        end = find_phrase(view.document.words, place, phrases)
        says = _SAYS.get(name)
        if end and name == "sponsor" and discourse.voting and not discourse.sponsoring:
            # "Thailand? On board.", in a text on a vote
            says = Votes("yes") if view.words(place, end) in _ABOARD else None
        if not end or says is None or _past_times(view, end) != _stop(view) or name in {"against", "absent"}:
            continue
        if isinstance(says, Sponsors) and not (discourse.sponsoring or discourse.paper):
            continue
        situation = situate(view, view.first, view.end, discourse)
        if situation.unclear or situation.other_body:
            return []
        kind = Kind.VOTE if isinstance(says, Votes) else Kind.SPONSORSHIP
        told, kind, situation = _as_run(view, says, kind, situation)
        words = (place, view.end)
        why = f"answer: “{phrase(view, place, _stop(view))}”"
        claims = [
            make_claim(view, words, kind, told, situation, subject=state, why=(why, f"state: {state}, asked of before"))
            for state in discourse.asked_all
        ]
        discourse.note_claims(claims, situation)
        return claims
    return []


_ABOARD = (["on", "board"], ["aboard"])


def _as_run(view: View, says: Assertion, kind: Kind, situation: Situation) -> tuple[Assertion, Kind, Situation]:
    """ "Missing for the fourth year in a row": the run, where one is counted."""
    run = next((one for one in view.runs if one.kind is RunKind.NTH and one.count), None)
    of = object_of(says) if run is not None else None
    return streak_of(of, run, situation) if run is not None and of is not None else (says, kind, situation)


def _start(view: View) -> int:
    place = view.first
    while view.word(place) in _BULLETS:
        place += 1
    return place


def _stop(view: View) -> int:
    return view.end - 1 if view.word(view.end - 1) in {".", ";", ","} else view.end


def _colon(view: View) -> int:
    """The sign between label and value, where the sentence is such a line; 0 where not."""
    if view.vocabulary.isdisjoint(_COLONS):
        return 0
    start = _start(view)
    for place in range(start + 1, min(start + 14, view.end - 1)):
        if view.word(place) in _COLONS and not any(time.first <= place < time.end for time in view.times):
            return place
    return 0


def _opens_with_state(view: View, colon: int) -> bool:
    return any(one.end == colon for one in view.of(State))


def _values(view: View, colon: int, discourse: Discourse) -> list[tuple[Assertion, int, int]]:
    """What the words after the sign answer, and where, when they are answers only: "no in 2009, abstention in 2010"."""
    found: list[tuple[Assertion, int, int]] = []
    place, stop = colon + 1, _stop(view)
    while place < stop:
        told = _value_at(view, place, stop, discourse)
        if told is None:
            return []
        found.append((told[0], place, told[1]))
        place = told[1]
        while place < stop and view.word(place) in _BETWEEN_VALUES:
            place += 1
    return found


def _value_at(view: View, place: int, stop: int, discourse: Discourse) -> tuple[Assertion, int] | None:
    """The answer at the place, and the place after its times; one with a time of its own where more follows."""
    asked = (discourse.heading or ("", None))[0]
    for name, phrases in _VALUES.items():
        end = find_phrase(view.document.words, place, phrases)
        past = _past_times(view, end) if end else 0
        goes_on = past < stop and view.word(past) in _BETWEEN_VALUES and bool(view.times_in(end, past))
        says = _ANSWERS.get((asked, name)) or _SAYS.get(name)
        if end and (past == stop or goes_on) and says is not None:
            return says, past
    return None


_BETWEEN_VALUES = frozenset({",", ";", "and", "but", "then"})
_EACH_TIME = index_phrases(_TABLE["every"])


def _past_times(view: View, place: int) -> int:
    """Over the times and runs after an answer: "sponsor for the sixth year running"."""
    spans = {one.first: one.end for one in view.times} | {one.first: one.end for one in view.runs}
    while place < view.end:
        every = find_phrase(view.document.words, place, _EACH_TIME, view.end) or _all_so_many(view, place)
        if not every and place not in spans and view.word(place) not in _OF_TIMES:
            break
        place = every or spans.get(place, place + 1)
    return place


def _count_of_all(view: View, first: int, end: int) -> int:
    """ "Against in all six years": how many there were; 0 where that is not told."""
    place = next((at for at in range(first, end) if _all_so_many(view, at)), -1)
    number = read_cardinal(view.document, place + 1) if place >= first else None
    return number[0] if number is not None else 0


def _all_so_many(view: View, place: int) -> int:
    """ "In all six years": the word after it, or 0."""
    number = read_cardinal(view.document, place + 1) if view.word(place) == "all" else None
    return number[1] + 1 if number is not None and view.word(number[1]) in _OCCASIONS else 0


_OCCASIONS = frozenset({"years", "votes", "texts", "resolutions", "sessions", "ballots"})
_OF_TIMES = frozenset({"for", "in", "the", "on", "since", "a", "again", "from", "all"})


def _subjects(view: View, colon: int, discourse: Discourse) -> Iterator[tuple[str, str]]:
    found = [one for one in find_left(view, colon, view.first) if one.state]
    found = found if found and found[-1].end == colon else []
    for one in found:
        yield one.state or "", f"state: {one.why}"
    heading = discourse.heading
    if not found and heading is not None and heading[1] and not view.of((State, Head, Actor), view.first, colon):
        # "General Assembly, 2019: no", under a heading on one state
        yield heading[1], "state: that of the heading"


def _count_line(view: View, colon: int, discourse: Discourse) -> Claim | None:
    """ "Sponsors of the draft as issued: 49"."""
    label = view.words(_start(view), colon)
    number = read_cardinal(view.document, colon + 1)
    if number is None or not (number[1] == _stop(view) or view.word(number[1]) == ","):
        return None
    headed = discourse.heading is not None and discourse.heading[0] == "sponsors"
    dated = headed and any(time.first < colon for time in view.times) and not view.of((State, Head))
    if not dated and (number[1] != _stop(view) or not set(label) & {"sponsors", "cosponsors"}):
        return None
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not (discourse.paper or view.of((Paper, BodyName))):
        return None
    printed = bool(set(label) & set(read_toml("counts.toml")["printed"]) | {"issued"} & set(label))
    claim = make_claim(
        view, (_start(view), number[1]), Kind.SPONSOR_COUNT, Counts(number[0], as_printed=printed), situation,
        why=(f"count: “{phrase(view, _start(view), _stop(view))}”",),
    )  # fmt: skip
    discourse.note_claims([claim], situation, background=True)
    return claim

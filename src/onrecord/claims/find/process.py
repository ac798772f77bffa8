"""Claims of how the question runs through the year: committee before plenary, twice a year, in which months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.find.joining import find_joining
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.models import Claim, Kind, Order, Proceeds, Stage
from onrecord.claims.once import by_word
from onrecord.claims.sentence import part_of
from onrecord.claims.situation import situate
from onrecord.claims.subjects import find_left
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import latest_year, season_months

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("process.toml")
_RHYTHMS = tuple((Order(name), re.compile("|".join(patterns))) for name, patterns in _TABLE["rhythms"].items())
_BEATS = tuple(_TABLE["beats"])
"""What one of the words of each rhythm begins with."""
_HABIT = frozenset(_TABLE["habit"])
_PRESENT = frozenset(_TABLE["present"]) | {form for verb in _TABLE["verbs"] for form in verb_forms(verb, "s")}
_PAST = frozenset(
    form for verb in _TABLE["verbs"] for form in verb_forms(verb, "ed") if form not in {"put", "run", "come", "held"}
) | {"was", "were", "had", "did"}
_USUAL = _HABIT | _PRESENT
_FORWARD = frozenset(_TABLE["forward"])
_BACKWARD = frozenset(_TABLE["backward"])


def find_process(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of procedure that the sentence makes: one, or one of each half with a rhythm of its own."""
    joining = find_joining(view, discourse)
    if joining:
        return joining
    for place in view.places(_HALVES):
        halves = (part_of(view, view.first, place), part_of(view, place + 1, view.end))
        if all(_rhythm(half) is not None for half in halves):
            return [claim for half in halves for claim in _find_process(half, discourse)]
    return _find_process(view, discourse)


_HALVES = frozenset({"whereas", "while", "but", ";"})


def _find_process(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of procedure that the words make, if they speak of what is usual and not of one year."""
    if (
        view.sentence.question
        or view.word(view.first) == "whether"
        or not _may_tell(view)
        or not _is_habitual(view)
        or view.cue("opinion")
        or view.cue("rejection")
    ):
        return []
    if any(run.kind in {RunKind.NTH, RunKind.TOTAL} for run in view.runs):
        return []
    if any(_tells_of_state(view, frame) for frame in view.frames):
        return []
    staged = {m.sense.stage for m in view.of(BodyName) if m.sense.stage is not None}
    straight = Proceeds(Order.PLENARY_FIRST, *_months(view)) if _bypasses(view) else None
    says = (
        straight or (_order(view, discourse) if len(staged) > 1 else None) or _rhythm(view) or _order(view, discourse)
    )
    says = says or _every_vote(view)
    if says is None:
        return []
    situation = situate(view, view.first, view.end, discourse, fallback=False)
    # "through the First Committee": another body than the record's, and still of the way of its texts
    elsewhere = situation.other_body and not (
        says.committee and situation.series_named and "plenary" in view.vocabulary
    )
    if elsewhere or not (_about_texts(view, discourse) or _names_question(view, discourse, situation)):
        return []
    if says.always and not view.of(BodyName) and not _is_of_assembly(discourse, situation):
        return []
    forums = {m.sense.forum for m in view.of(BodyName) if m.sense.forum is not None}
    if says.order in {Order.TWICE_A_YEAR, Order.ONCE_A_YEAR} and len(forums) != 1:
        situation = situation.in_place(forum=None)
    since = situation.since if _tells_since(view) else None
    last = latest_year(discourse, situation.forum) if since else None
    years = (since, last) if since and last and since < last else None
    situation = situation.at(years=years, listed=(), days=None, session=None, timed=False)
    words = _bounds(view)
    claim = make_claim(view, words, Kind.PROCESS, says, situation, why=(f"process: {says.order}",))
    # "As a rule the Third Committee takes it up": what follows is not of the committee
    stage = discourse.stage if situation.forum is discourse.forum else None
    discourse.note_claims([claim], situation.in_place(stage=stage))
    return [claim]


def _may_tell(view: View) -> bool:
    """False where no word of the sentence tells a body or how often, of which one is in each such claim."""
    return (
        bool(view.of(BodyName))
        or "plenary" in view.vocabulary
        or bool(view.document.places(_may_beat, view.first, view.end))
    )


def _tells_of_state(view: View, frame: Mention) -> bool:
    """ "South Korea co-sponsored the texts every year": of a state, and not of the course of the year."""
    if frame.sense.family not in {"sponsorship", "votes"} or frame.sense.needs:
        return False
    return any(subject.state for subject in find_left(view, frame.first, view.first))


def _about_texts(view: View, discourse: Discourse) -> bool:
    return (
        bool(view.of(Paper))
        or discourse.paper
        or bool(_MATTERS & view.vocabulary)
        or any(discourse.lexicon.about(m.sense.iso) for m in view.of(State))
    )


def _names_question(view: View, discourse: Discourse, situation: Situation) -> bool:
    """ "The Assembly deals with summary executions every second year": a question of the record, and a body."""
    body = bool(view.of(BodyName)) or discourse.forum is not None
    return body and discourse.lexicon.many and situation.series_named and situation.series is not None


def _is_of_assembly(discourse: Discourse, situation: Situation) -> bool:
    """The Assembly alone has the question before it, or is spoken of."""
    entry = discourse.lexicon.entry(situation.series)
    alone = entry is not None and {forum for forum, _ in entry.held} == {Forum.GA}
    return situation.forum is Forum.GA or alone


def _every_vote(view: View) -> Proceeds | None:
    """ "Every vote on it has taken place in October or November", without a body."""
    months = sorted({month for time in view.times for month in _months_of(time)})
    if not months or not _is_always(view) or view.of(BodyName) or view.word(view.first + 1) not in _VOTES:
        return None
    return Proceeds(Order.IN_MONTHS, assembly_months=tuple(months), always=True)


_VOTES = frozenset({"vote", "ballot", "resolution", "text", "votes", "resolutions", "texts", "adoption"})
_MATTERS = frozenset({"decision", "item", "stage", "approval", "question", "topic", "file", "dossier"})


def _is_habitual(view: View) -> bool:
    """No year, day or past time is named, and a verb in the present or a word of habit stands in the sentence."""
    words = view.vocabulary
    since = _tells_since(view)
    # "since the plenary no longer deals with it" tells why, and no time
    timeless = since or not any(time.bound == "since" for time in view.times)
    if not words.isdisjoint(_OPEN - {"since"} if timeless else _OPEN) or _tells_past(view):
        return False
    if "next" in words and "year" not in words:
        return False
    if words.isdisjoint(_USUAL) and _rhythm(view) is None and not _labels_stage(view):
        return False
    for time in view.times:
        if since and time.bound == "since":
            continue
        if time.kind in _FIXED and not (time.kind is TimeKind.SHIFT and time.unit in {"month", "week"}):
            return False
        if time.kind is TimeKind.SEASON and time.bound in {"this", "last"}:
            return False
        if time.kind is TimeKind.MONTH and time.day:
            return False
    return not view.tallies


def _labels_stage(view: View) -> bool:
    """ "First stop: the Third Committee, in November"."""
    colon = next(iter(view.places(_COLON)), 0)
    return bool(colon) and not _STAGES.isdisjoint(view.words(view.first, colon))


_COLON = frozenset({":"})
_STAGES = frozenset({"stop", "stage", "stages", "leg", "station", "stops", "step", "steps"}) | {
    "path",
    "route",
    "course",
    "sequence",
    "itinerary",
    "order",
}


def _tells_since(view: View) -> bool:
    """ "Since 2008 it has come up every second year": a rhythm, or an "every", from one year on."""
    since = any(time.bound == "since" and time.kind is TimeKind.YEARS for time in view.times)
    perfect = {"has", "have"} & view.vocabulary
    other = [order for order in (_rhythm(view),) if order is not None and order.order is Order.EVERY_OTHER_YEAR]
    every = view.word(view.first) in {"every", "each", "all"} and bool(_MONTHLY & {time.kind for time in view.times})
    return since and bool(perfect) and (bool(other) or every)


_MONTHLY = frozenset({TimeKind.MONTH, TimeKind.SEASON})
_FIXED = frozenset({TimeKind.YEARS, TimeKind.DAYS, TimeKind.SHIFT, TimeKind.PAST, TimeKind.SESSION, TimeKind.SAME})
_OPEN = frozenset(_TABLE["open"])
_TOLD = _PAST - _PRESENT
_SIMPLE_PAST = frozenset({"was", "were", "had", "did"})
_BEFORE_PARTICIPLES = _HABIT | frozenset(
    {"is", "are", "be", "being", "been", "gets", "get", "has", "have", "always", "usually", "normally"}
)


def _tells_past(view: View) -> bool:
    """A verb in the simple past tells of one year; a participle after "is" or a word of habit does not."""
    if "let" in view.vocabulary or (_has_done(view) and not _tells_since(view)):
        # "the Council let its text pass in March", "has adopted its yearly draft": once, and not every year
        return True
    return any(
        view.word(place) in _SIMPLE_PAST or _BEFORE_PARTICIPLES.isdisjoint(view.words(place - 3, place))
        for place in view.places(_TOLD)
    )


@by_word
def _may_beat(word: str) -> bool:
    """True of the words of which each of the rhythms holds one; most sentences end here."""
    return word.startswith(_BEATS)


def _has_done(view: View) -> bool:
    """A verb of the course of a text right after "has", without a word of habit beside it."""
    return any(view.word(place - 1) in {"has", "have"} for place in view.places(_TOLD))


def _rhythm(view: View) -> Proceeds | None:
    told = view.words(view.first, view.end)
    if not view.document.places(_may_beat, view.first, view.end):
        return None
    words = " ".join([word for word in told if word[0].isalnum()])
    found = next((order for order, pattern in _RHYTHMS if pattern.search(words)), None)
    # a half may lean on the body of the one before: "whereas its call for X is put to the vote annually"
    half = view.document.word(view.first - 1) in _HALVES
    if found is None or (found is Order.YEARLY and not half and not view.of(BodyName)):
        return None
    return Proceeds(found, *_months(view))


def _months(view: View) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The months named nearest to committee, plenary, Council and the Assembly as a whole."""
    council: list[int] = []
    committee: list[int] = []
    plenary: list[int] = []
    assembly: list[int] = []
    for time in view.times:
        months = _months_of(time)
        body = _nearest_body(view, time)
        if not months or body is None:
            continue
        if body.forum is Forum.HRC:
            council += months
        elif body.stage is Stage.COMMITTEE:
            committee += months
        elif body.stage is Stage.PLENARY:
            plenary += months
        elif body.forum is Forum.GA:
            assembly += months
    committee_, plenary_, council_, assembly_ = (
        tuple(sorted(set(found))) for found in (committee, plenary, council, assembly)
    )
    return committee_, plenary_, council_, assembly_


def _months_of(time: Time) -> list[int]:
    if time.kind is TimeKind.MONTH:
        return [time.month]
    if time.kind is TimeKind.SEASON:
        return sorted(season_months()[time.season])
    return []


def _nearest_body(view: View, time: Time) -> BodyName | None:
    """The body before the time in the same part of the sentence, else the one after it."""
    inserted = _body_after(view, time)
    if inserted is not None:
        return inserted
    stops = {",", ";", "before", "and", "then", "after", "—", "–", ":"}
    low, high = time.first, time.end
    while low > view.first and view.word(low - 1) not in stops:
        low -= 1
    while high < view.end and view.word(high) not in stops:
        high += 1
    near = [mention for mention in view.of(BodyName, low, high) if mention.sense.forum is not None]
    if not near:
        near = [m for m in view.of(BodyName, view.first, time.first) if m.sense.forum is not None][-1:]
    staged = [mention.sense for mention in near if mention.sense.stage] or [mention.sense for mention in near]
    return staged[0] if staged else None


def _body_after(view: View, time: Time) -> BodyName | None:
    """ "To the committee first and then, in December, to the plenary": inserted before what it is told of."""
    comma = view.word(time.end) == "," and "," in view.words(time.first - 2, time.first)
    if not comma or not _FORWARD & set(view.words(time.first - 3, time.first)):
        return None
    near = (one.sense for one in view.of(BodyName, time.end, time.end + 5))
    return next((sense for sense in near if isinstance(sense, BodyName) and sense.forum is not None), None)


def _order(view: View, discourse: Discourse) -> Proceeds | None:
    bodies = [m for m in view.of(BodyName) if m.sense.forum is not None and m.sense.stage is not None]
    first_of = {stage: next((m for m in bodies if m.sense.stage is stage), None) for stage in Stage}
    committee, plenary = first_of[Stage.COMMITTEE], first_of[Stage.PLENARY]
    if plenary is None and committee is not None:
        plenary = next(
            (
                m
                for m in view.of(BodyName)
                if m.sense.forum is Forum.GA and m.sense.stage is None and m.first > committee.first
            ),
            None,
        )
    months = _months(view)
    if committee is None or plenary is None:
        return Proceeds(Order.IN_MONTHS, *months, always=_is_always(view)) if any(months) else None
    one, two = sorted((committee, plenary), key=lambda mention: mention.first)
    direction = _direction(view, one, two)
    if direction == 0:
        return None
    earlier = one if direction > 0 else two
    order = Order.COMMITTEE_FIRST if earlier is committee else Order.PLENARY_FIRST
    return Proceeds(order, *months, committee=committee_named(view))


def committee_named(view: View) -> int | None:
    """Return 1 for "the First Committee"; None where none of the six is told by its number."""
    for body in view.of(BodyName):
        number = next((_NUMBERS[word] for word in view.words(body.first, body.end) if word in _NUMBERS), None)
        if number is not None and body.sense.stage is Stage.COMMITTEE:
            return number
    return None


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}


def _is_always(view: View) -> bool:
    """ "Every vote on it has taken place in October or November"."""
    return view.word(view.first) in {"every", "each", "all"} and bool({"has", "have"} & view.vocabulary)


def _direction(view: View, one: Mention, two: Mention) -> int:
    """1 where the body named first acts first, -1 where it acts second, 0 where the words do not say."""
    between = view.words(one.end, two.first)
    if _labels_stage(view):
        # "Usual path: Third Committee in November, plenary in December"
        return 1
    opening = view.words(view.first, one.first)
    after = view.words(two.end, view.end)
    if opening[:1] == ["before"]:
        return -1
    if opening[:1] in (["after"], ["once"]):
        return 1
    for word in between:
        if word in _BACKWARD:
            return -1
        if word in _FORWARD:
            return 1
    if set(after) & {"later", "afterwards", "then", "second"} or set(between) & {"first"} or "first" in opening:
        return 1
    return -1 if "first" in after[-3:] else 0


def _bypasses(view: View) -> bool:
    """ "Goes straight to the plenary, without passing through a committee"."""
    words = view.words(view.first, view.end)
    straight = (
        bool(_STRAIGHT & set(words)) and "committee" not in words[: words.index("plenary") if "plenary" in words else 0]
    )
    return "plenary" in words and (straight or _leaves_out(words))


def _leaves_out(words: list[str]) -> bool:
    """ "The plenary no longer deals with a text", "needs no further action by the plenary"."""
    place = words.index("plenary")
    after, before = words[place + 1 : place + _NEAR_PLENARY], words[max(0, place - _NEAR_PLENARY) : place]
    idle = any(after[at : at + len(said)] == said for said in _IDLE for at in range(2))
    return idle or any(before[at : at + 2] == ["no", "further"] for at in range(len(before)))


_NEAR_PLENARY = 6
_IDLE = (["no", "longer"], ["does", "not"], ["need", "not"], ["has", "no", "say"], ["plays", "no"], ["never", "sees"])
_STRAIGHT = frozenset({"straight", "directly", "direct", "bypassing", "skips", "bypasses", "skipping"})


def _bounds(view: View) -> tuple[int, int]:
    first = view.first
    for cue in view.cues:
        if cue.sense.name == "report" and cue.first < view.first + 6 and view.word(cue.end) == "that":
            first = cue.end + 1
    return first, view.end

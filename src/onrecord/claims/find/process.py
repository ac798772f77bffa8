"""Claims of how the question runs through the year: committee before plenary, twice a year, in which months."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.find.joining import find_joining
from onrecord.claims.find.rhythm_parts import comes_round, ends_in_since, last_of_row, rhythm_beside
from onrecord.claims.find.rhythms import (
    HABIT,
    HALVES,
    MATTERS,
    PRESENT,
    USUAL,
    committee_named,
    days_between,
    may_beat,
    months_beside,
    months_of,
    rhythm_of,
)
from onrecord.claims.find.ways import bypasses, comes_first, of_council, other_committee
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.models import Claim, Kind, Order, Proceeds, Stage
from onrecord.claims.sentence import part_of
from onrecord.claims.situation import situate
from onrecord.claims.subjects import find_left
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("process.toml")
_PAST = frozenset(
    form for verb in _TABLE["verbs"] for form in verb_forms(verb, "ed") if form not in {"put", "run", "come", "held"}
) | {"was", "were", "had", "did"}
_FORWARD = frozenset(_TABLE["forward"])
_BACKWARD = frozenset(_TABLE["backward"])


def find_process(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of procedure that the sentence makes: one, or one of each half with a rhythm of its own."""
    joining = find_joining(view, discourse)
    if joining:
        return joining
    for place in view.places(_REASONS):
        # "We shall be back in 2012, since the Assembly takes the matter up every two years"
        reason = part_of(view, place + 1, view.end)
        if view.word(place - 1) == "," and rhythm_of(reason) is not None and not reason.times_in(place, view.end):
            return _find_process(reason, discourse)
    for place in view.places(HALVES):
        halves = (part_of(view, view.first, place), part_of(view, place + 1, view.end))
        if all(rhythm_of(half) is not None for half in halves):
            return [claim for half in halves for claim in _find_process(half, discourse)]
    return _ever_since(view, discourse) or _find_process(view, discourse) or _beside_years(view, discourse)


def _beside_years(view: View, discourse: Discourse) -> list[Claim]:
    """ "After two votes in successive years, 2007 and 2008, it has come back only every second year"."""
    part = rhythm_beside(view)
    found = _find_process(part, discourse) if part is not None else []
    if part is None or len(found) != 1:
        return found
    claim = found[0]
    if claim.series is None:
        whole = situate(view, view.first, view.end, discourse)
        claim = replace(claim, series=whole.series, question=whole.question, forum=claim.forum or whole.forum)
    last = last_of_row(view, part.first) if claim.years is None else None
    latest = latest_year(discourse, claim.forum)
    return [replace(claim, years=(last, latest)) if last and latest and last < latest else claim]


def _ever_since(view: View, discourse: Discourse) -> list[Claim]:
    """ "The plenary has returned to the subject every year since.": since the year told before."""
    first = discourse.years[1] if discourse.years else None
    if first is None or not ends_in_since(view) or not view.of(BodyName) or view.of(State) or view.times:
        # "in 2012 the plenary adopted it by consensus, and has done so every year since": what it has done is told
        return []
    situation = situate(view, view.first, view.end, discourse)
    last = latest_year(discourse, situation.forum)
    if situation.series is None or situation.unclear or situation.other_body or last is None or first >= last:
        return []
    situation = situation.at(years=(first, last), listed=(), days=None, session=None, timed=False)
    says = Proceeds(Order.YEARLY)
    return [make_claim(view, (view.first, view.end), Kind.PROCESS, says, situation, why=(f"process: {says.order}",))]


_REASONS = frozenset({"since", "because", "so"})


def _find_process(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of procedure that the words make, if they speak of what is usual and not of one year."""
    says = _first_body(view, discourse)
    if says is not None:
        situation = situate(view, view.first, view.end, discourse).in_place(forum=Forum.GA, stage=None)
        situation = situation.at(years=None, listed=(), days=None, session=None, timed=False)
        words = (view.first, view.end)
        return [make_claim(view, words, Kind.PROCESS, says, situation, why=(f"process: {says.order}",))]
    if (
        view.sentence.question
        or view.word(view.first) == "whether"
        or not _may_tell(view)
        or not (_is_habitual(view) or _ends_there(view))
        or view.cue("opinion")
        or view.cue("rejection")
    ):
        return []
    counted = any(run.kind in {RunKind.NTH, RunKind.TOTAL} for run in view.runs)
    if counted or (view.words(view.first, view.first + 2) == ["not", "every"] and not view.of(BodyName)):
        # "Not every text is yearly"
        return []
    if any(_tells_of_state(view, frame) for frame in view.frames) or _has_state_before(view, discourse):
        return []
    staged = {m.sense.stage for m in view.of(BodyName) if m.sense.stage is not None}
    staged |= {Stage.COMMITTEE} if other_committee(view) is not None else set()
    straight = Proceeds(Order.PLENARY_FIRST, *months_beside(view)) if bypasses(view) else None
    says = (
        of_council(view)
        or straight
        or (_order(view, discourse) if len(staged) > 1 or days_between(view) else None)
        or rhythm_of(view)
        or _order(view, discourse)
    )
    says = says or _every_vote(view)
    if says is None:
        return []
    situation = situate(view, view.first, view.end, discourse, fallback=False)
    # "through the First Committee": another body than the record's, and still of the way of its texts
    elsewhere = situation.other_body and not (
        says.committee and situation.series_named and "plenary" in view.vocabulary
    )
    if elsewhere or not _about_question(view, says, discourse, situation):
        return []
    if says.always and not view.of(BodyName) and not _is_of_assembly(discourse, situation):
        return []
    forums = {m.sense.forum for m in view.of(BodyName) if m.sense.forum is not None}
    situation = _in_bodies(view, says, situation, forums, discourse)
    since = situation.since if _tells_since(view) else None
    last = latest_year(discourse, situation.forum) if since else None
    years = (since, last) if since and last and since < last else None
    situation = situation.at(years=years, listed=(), days=None, session=None, timed=False)
    words = _bounds(view)
    if says.of_council:
        situation = situation.in_place(forum=Forum.HRC, stage=None, both=False)
    claim = make_claim(view, words, Kind.PROCESS, says, situation, why=(f"process: {says.order}",))
    # "As a rule the Third Committee takes it up": what follows is not of the committee
    stage = discourse.stage if situation.forum is discourse.forum else None
    discourse.note_claims([claim], situation.in_place(stage=stage))
    return [claim]


def _in_bodies(view: View, says: Proceeds, situation: Situation, forums: set[Forum], discourse: Discourse) -> Situation:
    """Return the situation with the body of the rhythm; the month in which the text was written tells none."""
    if says.order is Order.EVERY_OTHER_YEAR and not forums and discourse.forum is None:
        return situation.in_place(forum=None, stage=None)
    if says.order in {Order.TWICE_A_YEAR, Order.ONCE_A_YEAR} and len(forums) != 1:
        return situation.in_place(forum=None if forums else _body_meant(view, discourse))
    return situation


def _opens_with_it(view: View) -> bool:
    """ "It comes up every second year": the question spoken of."""
    return view.word(view.first) == "it"


def _ends_there(view: View) -> bool:
    """ "A draft that the committee has approved needs no further action by the plenary": told of every draft."""
    timed = any(time.kind in _FIXED for time in view.times)
    return bypasses(view) and not timed and view.vocabulary.isdisjoint(_OPEN) and not view.tallies


def _body_meant(view: View, discourse: Discourse) -> Forum | None:
    """ "How often does the Council return to it?" "It adopts a text twice a year.": the body asked about."""
    it = next(iter(view.places(_IT)), -1)
    return discourse.forum if it >= 0 and view.word(it + 1) in _ADOPTING else None


_IT = frozenset({"it"})
_ADOPTING = frozenset(form for verb in ("adopt", "pass", "approve", "vote") for form in verb_forms(verb))


def _first_body(view: View, discourse: Discourse) -> Proceeds | None:
    """ "Which body acts on it first?" "The Third Committee, in November."."""
    asked = discourse.question_words
    if "first" not in asked or asked.isdisjoint(_WHICH) or view.end - view.first > _SHORT or view.sentence.question:
        return None
    bodies = [one for one in view.of(BodyName) if one.sense.stage is not None]
    if len(bodies) != 1 or not asked.isdisjoint(_OF_STATES) or view.of(State):
        return None
    committee = bodies[0].sense.stage is Stage.COMMITTEE
    order = Order.COMMITTEE_FIRST if committee else Order.PLENARY_FIRST
    return Proceeds(order, *months_beside(view), committee=committee_named(view))


_WHICH = frozenset({"which", "who", "where"})
_OF_STATES = frozenset({"state", "states", "country", "countries", "sponsor", "sponsors", "time", "year"})
_SHORT = 12


def _may_tell(view: View) -> bool:
    """False where no word of the sentence tells a body or how often, of which one is in each such claim."""
    return (
        bool(view.of(BodyName))
        or "plenary" in view.vocabulary
        or bool(view.document.places(may_beat, view.first, view.end))
    )


def _tells_of_state(view: View, frame: Mention) -> bool:
    """ "South Korea co-sponsored the texts every year": of a state, and not of the course of the year."""
    if frame.sense.family not in {"sponsorship", "votes"} or frame.sense.needs:
        return False
    return any(subject.state for subject in find_left(view, frame.first, view.first))


def _has_state_before(view: View, discourse: Discourse) -> bool:
    """ "Japan has led the Assembly's text every year": what a state does, and not the state that the text is about."""
    first = next(iter(view.of((State, BodyName, Paper))), None)
    leads = first is not None and isinstance(first.sense, State) and first.first <= view.first + _ARTICLE
    return leads and first is not None and not discourse.lexicon.about(first.sense.iso)


_ARTICLE = 1


def _about_question(view: View, says: Proceeds, discourse: Discourse, situation: Situation) -> bool:
    """ "It comes up every second year", "the Assembly deals with executions": of a question, or of texts."""
    spoken_of = says.order is Order.EVERY_OTHER_YEAR and situation.series is not None and _opens_with_it(view)
    return spoken_of or _about_texts(view, discourse) or _names_question(view, discourse, situation)


def _about_texts(view: View, discourse: Discourse) -> bool:
    return (
        bool(view.of(Paper))
        or discourse.paper
        or bool(MATTERS & view.vocabulary)
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
    months = sorted({month for time in view.times for month in months_of(time)})
    if not months or not _is_always(view) or view.of(BodyName) or view.word(view.first + 1) not in _VOTES:
        return None
    return Proceeds(Order.IN_MONTHS, assembly_months=tuple(months), always=True)


_VOTES = frozenset({"vote", "ballot", "resolution", "text", "votes", "resolutions", "texts", "adoption"})


def _is_habitual(view: View) -> bool:
    """No year, day or past time is named, and a verb in the present or a word of habit stands in the sentence."""
    words = view.vocabulary
    since = _tells_since(view)
    # "since the plenary no longer deals with it" tells why, and no time
    timeless = since or not any(time.bound == "since" for time in view.times)
    if not words.isdisjoint(_OPEN - {"since"} if timeless else _OPEN):
        return False
    if _tells_past(view) and not comes_round(view) and not _as_always(view):
        return False
    if words.isdisjoint(USUAL) and rhythm_of(view) is None and not _labels_stage(view):
        return False
    soon = days_between(view) is not None
    if "next" in words and "year" not in words and not soon:
        return False
    free = [time for time in view.times if not (since and time.bound == "since")]
    return not view.tallies and not any(_fixes(time, soon=soon) for time in free)


def _fixes(time: Time, *, soon: bool) -> bool:
    """True of a time that is of one year or day: not "a month later", nor "the next day" of what comes each year."""
    if time.kind in _FIXED:
        counted = time.unit in {"month", "week"} or (soon and time.unit == "day")
        return not (counted and time.kind in {TimeKind.SHIFT, TimeKind.SAME})
    if time.kind is TimeKind.SEASON:
        return time.bound in {"this", "last"}
    return time.kind is TimeKind.MONTH and bool(time.day)


def _as_always(view: View) -> bool:
    """ "As always, the Third Committee had dealt with it first", "the path was the usual one"."""
    opening = view.words(view.first, view.first + 2) in _AS_ALWAYS
    return opening or ("usual" in view.vocabulary and not _PATHS.isdisjoint(view.vocabulary))


_AS_ALWAYS = (["as", "always"], ["as", "usual"], ["as", "ever"])
_PATHS = frozenset({"path", "route", "road", "way", "course", "order", "sequence", "itinerary"})


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
    other = [order for order in (rhythm_of(view),) if order is not None and order.order is Order.EVERY_OTHER_YEAR]
    every = view.word(view.first) in {"every", "each", "all"} and bool(_MONTHLY & {time.kind for time in view.times})
    return since and bool(perfect) and (bool(other) or every)


_MONTHLY = frozenset({TimeKind.MONTH, TimeKind.SEASON})
_FIXED = frozenset({TimeKind.YEARS, TimeKind.DAYS, TimeKind.SHIFT, TimeKind.PAST, TimeKind.SESSION, TimeKind.SAME})
_OPEN = frozenset(_TABLE["open"])
_TOLD = _PAST - PRESENT
_SIMPLE_PAST = frozenset({"was", "were", "had", "did"})
_BEFORE_PARTICIPLES = HABIT | frozenset(
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


def _has_done(view: View) -> bool:
    """A verb of the course of a text right after "has", without a word of habit beside it."""
    return any(view.word(place - 1) in {"has", "have"} for place in view.places(_TOLD))


def _order(view: View, discourse: Discourse) -> Proceeds | None:
    bodies = [m for m in view.of(BodyName) if m.sense.forum is not None and m.sense.stage is not None]
    first_of = {stage: next((m for m in bodies if m.sense.stage is stage), None) for stage in Stage}
    committee, plenary = first_of[Stage.COMMITTEE] or other_committee(view), first_of[Stage.PLENARY]
    if plenary is None and committee is not None:
        plenary = next(
            (
                m
                for m in view.of(BodyName)
                if m.sense.forum is Forum.GA and m.sense.stage is None and m.first > committee.first
            ),
            None,
        )
    months = months_beside(view)
    if committee is not None and plenary is None and comes_first(view, committee):
        return Proceeds(Order.COMMITTEE_FIRST, *months, committee=committee_named(view))
    if committee is None or plenary is None:
        return Proceeds(Order.IN_MONTHS, *months, always=_is_always(view)) if any(months) else None
    one, two = sorted((committee, plenary), key=lambda mention: mention.first)
    direction = _direction(view, one, two)
    if direction == 0:
        return None
    earlier = one if direction > 0 else two
    order = Order.COMMITTEE_FIRST if earlier is committee else Order.PLENARY_FIRST
    return Proceeds(order, *months, committee=committee_named(view), apart=days_between(view))


def _is_always(view: View) -> bool:
    """ "Every vote on it has taken place in October or November"."""
    return view.word(view.first) in {"every", "each", "all"} and bool({"has", "have"} & view.vocabulary)


def _direction(view: View, one: Mention, two: Mention) -> int:
    """1 where the body named first acts first, -1 where it acts second, 0 where the words do not say."""
    between = view.words(one.end, two.first)
    if _labels_stage(view):
        # "Usual path: Third Committee in November, plenary in December"
        return 1
    if view.word(two.end) == "'s" and not _TAKEN_UP.isdisjoint(view.words(two.end, two.end + _NEAR_TEXT)):
        # "The plenary as a rule takes up the committee's draft in December"
        return -1
    opening = view.words(view.first, one.first)
    after = view.words(two.end, view.end)
    if not _SOONER.isdisjoint(after):
        # "The committee acts on it in November, and the plenary takes it up a month earlier"
        return -1
    if opening[:1] == ["before"]:
        return -1
    if opening[:1] in (["after"], ["once"]):
        return 1
    turned = next((word for word in between if word in _BACKWARD or word in _FORWARD), None)
    if turned is not None:
        return -1 if turned in _BACKWARD else 1
    if _each_with_month(view, one, two):
        # "the Third Committee acts on it in November, the plenary in December"
        return 1
    if set(after) & {"later", "afterwards", "then", "second"} or set(between) & {"first"} or "first" in opening:
        return 1
    return -1 if "first" in after[-3:] else 0


def _each_with_month(view: View, one: Mention, two: Mention) -> bool:
    """Both bodies have a month of their own right after them, told in the order of the year."""
    months = [months_of(time) for time in view.times if months_of(time)]
    places = [time.first for time in view.times if months_of(time)]
    if len(months) != _BOTH or "," not in view.words(places[0], two.first):
        return False
    return one.end < places[0] < two.first < places[1] and months[0] != months[1]


_SOONER = frozenset({"earlier", "beforehand", "sooner"})
_BOTH = 2
_TAKEN_UP = frozenset({"draft", "drafts", "text", "texts", "resolution", "resolutions", "recommendation", "report"}) | {
    "recommendations",
    "reports",
    "work",
}
_NEAR_TEXT = 4


def _bounds(view: View) -> tuple[int, int]:
    first = view.first
    for cue in view.cues:
        if cue.sense.name == "report" and cue.first < view.first + 6 and view.word(cue.end) == "that":
            first = cue.end + 1
    return first, view.end

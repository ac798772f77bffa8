"""Runs of years or texts without a verb of their own: "It was its fourth year in a row as a sponsor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.adoption_words import has_matter, is_object, object_of_method
from onrecord.claims.find.claim_parts import make_claim, phrase, retell
from onrecord.claims.find.sponsor_runs import object_of, streak_of
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import BodyName, Head, Paper, State
from onrecord.claims.models import Adopts, Claim, Kind, Object, Streak
from onrecord.claims.situation import situate
from onrecord.claims.subjects import is_agent

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.models import Assertion
    from onrecord.claims.sentence import View


def body_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of a body on the series' state, whatever the verb: "put X in the dock for the 21st year"."""
    nth = next((run for run in view.runs if run.kind in {RunKind.NTH, RunKind.TOTAL} and run.count), None)
    bodies = [body for body in view.of(BodyName) if body.sense.forum is not None]
    if nth is None or not nth.count:
        return _put_every_year(view, discourse) if bodies and _puts_to_vote(view) else []
    if not view.vocabulary.isdisjoint(_ON_LISTS):
        # "its list of sponsors does without South Korea for the third time" tells of no text
        return []
    such = discourse.series_known and bool(bodies) and "such" in view.vocabulary and bool(view.of(Paper))
    of_before = view.word(view.first) in {"it", "this", "that"}
    goes_on = (such and of_before) or (
        (discourse.paper or (of_before and _told_totals(discourse)))
        and (_counts_texts(view, nth) or (of_before and (nth.texts or _repeats_deed(view, nth))))
    )
    if view.word(view.first) == "it" and _BEING.isdisjoint(view.words(view.first + 1, view.first + 4)):
        # "It had signed eleven times in a row" counts no texts
        return []
    voted = _puts_to_vote(view)
    matter = has_matter(view, view.first, view.end, discourse) or (voted and _names_matter(view, discourse))
    if not goes_on and not (bodies and matter):
        return []
    if any(
        is_agent(view, one) and not is_object(view, one, view.first) for one in view.of(State, view.first, nth.first)
    ):
        return []
    if view.cue("without_vote") or view.cue("recorded_vote"):
        return []
    if (
        (bodies and bodies[0].first > view.first + 6 and not nth.texts and not such)
        or view.cue("future")
        or view.cue("hypothetical")
        or view.cue("opinion")
    ):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    last = situation.years[1]
    total = nth.kind is RunKind.TOTAL
    situation = situation.at(years=(nth.since or last, last) if total else (last - nth.count + 1, last), days=None)
    why = f"run: “{phrase(view, nth.first, nth.end)}”"
    of = Object.RECORDED_VOTE if voted and not total else Object.ADOPTED
    says = Streak(of, count=nth.count, since=nth.since, total=total, times=nth.times)
    claims = [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=(why,))]
    discourse.note_claims(claims, situation.at(years=(last, last)))
    return claims


_ON_LISTS = frozenset({"sponsors", "sponsor", "cosponsor", "cosponsors", "signature", "signatures"})


def _put_every_year(view: View, discourse: Discourse) -> list[Claim]:
    """ "The Assembly has put the rights record of Iran to a vote every year since 2003"."""
    every = next((run for run in view.runs if run.kind is RunKind.EVERY), None)
    if every is None or not _names_matter(view, discourse) or any(view.cue(name) for name in _NOT_DONE):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or situation.since is None:
        return []
    why = (f"run: “{phrase(view, every.first, every.end)}”",)
    says = Streak(Object.RECORDED_VOTE, since=situation.since)
    claims = [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=why)]
    discourse.note_claims(claims, situation)
    return claims


_NOT_DONE = ("future", "hypothetical", "opinion", "rejection")


def _puts_to_vote(view: View) -> bool:
    """ "Has put the rights record of Belarus to a vote"."""
    if view.vocabulary.isdisjoint({"put", "puts"}):
        return False
    return any(
        view.word(at) == "to" and view.word(at + 1) in {"a", "the"} and view.word(at + 2) in {"vote", "roll", "ballot"}
        for at in range(view.first, view.end)
    )


def _names_matter(view: View, discourse: Discourse) -> bool:
    return any(discourse.lexicon.is_matter(one.sense.iso) for one in view.of(State))


_BEING = frozenset({"is", "was", "makes", "made", "marks", "marked", "became", "has", "be", "adopted", "passed"})


def _told_totals(discourse: Discourse) -> bool:
    """The sentence before told the totals of a vote, by which a text was adopted."""
    return discourse.quiet == 0 and bool(discourse.totals)


def _repeats_deed(view: View, run: Run) -> bool:
    """ "It was the 14th year running that it did so": what the sentence before tells of the body."""
    after = " ".join(view.words(run.end, run.end + _DEED))
    return any(after.startswith(deed) for deed in _DEEDS)


_DEED = 5
_DEEDS = tuple(f"that {it} {did}" for it in ("it", "they") for did in ("did so", "had done so", "has done so"))


def _counts_texts(view: View, run: Run) -> bool:
    """ "It was the 13th such resolution", "the one adopted last month was the tenth of its kind"."""
    words = view.words(run.first, run.end + 2)
    return bool({"kind", "such"} & set(words)) or any(run.first <= one.first < run.end for one in view.of(Paper))


def texts_run(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the run of the texts beside what else is told: "did not sponsor it, the tenth in as many years".

    Or how many there have been: "by consensus the Assembly adopted its resolution, the 16th since 2005".
    """
    run = next((one for one in view.runs if one.texts or _counts_beside(view, one)), None)
    if run is None or not run.count or not before or any(one.kind not in _BESIDE_RUNS for one in before):
        return []
    last = before[-1].years[1] if before[-1].years else None
    situation = situate(view, view.first, view.end, discourse)
    if last is None or situation.unclear or situation.other_body:
        return []
    total = run.kind is RunKind.TOTAL
    says = Streak(Object.ADOPTED, count=run.count, since=run.since, total=total)
    first = (run.since or last) if total else last - run.count + 1
    situation = situation.at(years=(first, last), days=None, session=None).in_place(stage=None)
    why = (f"run: “{phrase(view, run.first, run.end)}” of texts",)
    # "the text, the committee's seventh in as many years": the words since the comma
    opening = view.comma_before(run.first, max(view.first, run.first - _OWNER)) + 1
    words = (opening if view.word(run.first - 1) == "'s" and opening > 1 else run.first - 1, run.end)
    return [make_claim(view, words, Kind.STREAK, says, situation, why=why)]


_OWNER = 6
"""Words of whose run it is: "the General Assembly's"."""


def _counts_beside(view: View, run: Run) -> bool:
    """ ", the 16th since 2005", "; it was the second of its kind": of the text that is told of, after a sign."""
    if run.kind is RunKind.TOTAL and view.words(run.end - 3, run.end) == ["of", "its", "kind"]:
        return any(view.word(at) in {";", ","} for at in range(run.first - 4, run.first))
    return run.kind is RunKind.TOTAL and run.since is not None and view.words(run.first - 2, run.first) == [",", "the"]


_BESIDE_RUNS = frozenset({Kind.SPONSORSHIP, Kind.VOTE, Kind.ADOPTION, Kind.TALLY, Kind.SPONSOR_COUNT})


def never_without(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "No session since 2005 has ended without a resolution"."""
    if "without" not in view.vocabulary:
        return []
    words = view.words(view.first, view.end)
    # "Since 2005 not a year has passed"
    front = next((time.end for time in view.times if time.first == view.first), view.first) - view.first
    opening = words[front + (words[front : front + 1] == [","]) :][:3]
    every = opening[:2] in (["no", "session"], ["no", "year"], ["not", "a"]) or opening[:1] in (["never"],)
    if not every or not view.of(Paper):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.since is None:
        return []
    says = Streak(Object.ADOPTED, since=situation.since)
    why = "run: in no year without one"
    claims = [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=(why,))]
    discourse.note_claims(claims, situation)
    return claims


def state_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "For Seoul it was the fourth year in a row as a sponsor", "its third signature in a row"."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    if nth is None or not {"was", "is", "makes", "made", "marked"} & set(view.words(view.first, nth.first)):
        return []
    after = view.words(nth.end, view.end)
    deed = _deed_counted(view, nth)
    absent = bool({"without", "off", "away"} & set(after[:3])) or deed == "absence"
    named = not {"sponsor", "sponsors", "name", "list", "sponsorship"}.isdisjoint(after)
    named = named or (deed is not None and (discourse.sponsoring or bool(view.of(Paper))))
    about = discourse.matter_states()
    states = [one.sense.iso for one in view.of(State, view.first, nth.first) if one.sense.iso not in about]
    state = states[0] if states else next((one for one in reversed(discourse.cast.states) if one not in about), None)
    told = absent or deed is not None or after[:1] in (["as"], ["on"], ["among"])
    if not named or state is None or len(set(states)) > 1 or not told:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    says, kind, situation = streak_of(Object.NOT_SPONSORED if absent else Object.SPONSORED, nth, situation)
    why = (f"run: “{phrase(view, nth.first, nth.end)}”", f"state: {state}")
    claims = [make_claim(view, (view.first, view.end), kind, says, situation, subject=state, why=why)]
    discourse.note_claims(claims, situation)
    return claims


def _deed_counted(view: View, run: Run) -> str | None:
    """ "The third signature in a row", "its third consecutive absence": what of a state is counted."""
    words = view.words(run.first, run.end + 1)
    counted = next((word for word in words if word in _DEEDS_OF_STATES), None)
    if counted is None and view.words(run.first - 1, run.first) == ["its"]:
        # "Seoul's signature this November was its third in a row"
        counted = next((word for word in view.words(view.first, run.first) if word in _DEEDS_OF_STATES), None)
    return counted


_DEEDS_OF_STATES = frozenset({"absence", "signature", "sponsorship", "cosponsorship"})


def absent_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "South Korea? Missing for the fourth year in a row.", in a text on sponsors."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    state = discourse.cast.states[-1] if discourse.cast.states else None
    opening = set(view.words(view.first, nth.first)) if nth is not None else set()
    if nth is None or state is None or not discourse.sponsoring or not opening & _GONE or view.of((State, Head)):
        return []
    if view.end - view.first > _SHORT:
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    says, kind, situation = streak_of(Object.NOT_SPONSORED, nth, situation)
    why = (f"run: “{phrase(view, nth.first, nth.end)}”", f"state: {state}, from before")
    return [make_claim(view, (view.first, view.end), kind, says, situation, subject=state, why=why)]


_GONE = frozenset({"missing", "absent", "away", "off"})


_SHORT = 12


def bare_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the streak of a sentence that is a run and nothing else: "Second year running.", after a claim."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    if nth is None or not discourse.last or view.end - view.first > _SHORT_RUN:
        return []
    models = _of_state_named(view, discourse)
    of = run_object(models[-1].says) if models else None
    years = models[-1].years if models else None
    if of is None or years is None:
        return []
    span = view.characters(view.first, view.end)
    why = (f"run: “{phrase(view, nth.first, nth.end)}” of “{models[-1].quote[:60]}”",)
    count = nth.count or 1
    return [
        retell(
            view, model, span, kind=Kind.STREAK, days=None, why=why,
            says=Streak(of, count=count), years=(years[1] - count + 1, years[1]), listed=(), document=None,
        )
        for model in models
        if model.says == models[-1].says
    ]  # fmt: skip


_SHORT_RUN = 13


def _of_state_named(view: View, discourse: Discourse) -> list[Claim]:
    """The last claims, or that of the state in "for Seoul it was the fourth year in a row"; none where it had none."""
    named = view.of((State, Head))
    forums = {body.sense.forum for body in view.of(BodyName) if body.sense.forum is not None}
    models = [one for one in discourse.last if forums <= {one.forum}]
    if not named:
        return models if view.end - view.first <= _BARE else []
    state = named[0].sense.iso if isinstance(named[0].sense, State) else None
    if len(named) > 1 or state is None or view.word(named[0].first - 1) != "for" or _BEING.isdisjoint(view.vocabulary):
        return []
    return [one for one in models if one.subject == state]


_BARE = 9


def run_object(says: Assertion) -> Object | None:
    """Return what a run of the assertion, of a body or of a state, is a run of."""
    if isinstance(says, Adopts) and says.adopted:
        return object_of_method(says.method)
    return object_of(says)


def none_of_last(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of "None of the last ten needed a vote"."""
    words = view.words(view.first, view.end)
    place = next((at for at in range(len(words) - 4) if words[at : at + 3] == ["none", "of", "the"]), None)
    if place is None or words[place + 3] not in {"last", "past", "previous", "latest"} or not discourse.paper:
        return []
    number = read_cardinal(view.document, view.first + place + 4)
    after = set(view.words(number[1], view.end)) if number else set()
    if number is None or not (after & _VOTED_ON and after & _BALLOTS) or view.of(State, number[1], view.end):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    last = situation.years[1]
    says = Streak(Object.WITHOUT_VOTE, count=number[0])
    situation = situation.at(years=(last - number[0] + 1, last), days=None, session=None)
    return [make_claim(view, (view.first, view.end), Kind.STREAK, says, situation, why=("run: none of the last",))]


_VOTED_ON = frozenset({"needed", "required", "went", "came", "saw", "had", "was", "put", "faced", "produced"})
_BALLOTS = frozenset({"vote", "ballot", "count", "call", "one"})

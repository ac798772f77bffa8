"""Claims that a state sponsors the text, does not, comes back or leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.clauses import done_at_last
from onrecord.claims.document_of import find_document
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.how_often import how_often
from onrecord.claims.find.runs_by_body import split_runs
from onrecord.claims.find.sponsor_counted import those_counted
from onrecord.claims.find.sponsor_groups import (
    and_others,
    before_not,
    group_of,
    left_off,
    past_group,
    with_those_beside,
)
from onrecord.claims.find.sponsor_inside import denies_inside, none_without, owner_inside
from onrecord.claims.find.sponsor_lists import (
    came_after_tabling,
    is_of_first_version,
    is_of_print,
    speaks_of_the_end,
    tells_of_texts,
)
from onrecord.claims.find.sponsor_runs import (
    EndedRun,
    absent_so_long,
    before_run,
    counted_run,
    ended_run,
    had_been_away,
    lasts_still,
    object_of,
    streak_of,
    with_gap,
)
from onrecord.claims.find.sponsor_times import (
    dated_change,
    done_last,
    each_since,
    fronted,
    is_of_unknown_years,
    is_over_years,
    is_perfect,
    never_back,
    over_run_of_main,
    over_years,
    told_late,
    until_it_left,
    up_to_first,
    up_to_last,
)
from onrecord.claims.find.sponsor_words import accepts, may_accept
from onrecord.claims.find.who import left_out, resolve_subjects
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, BodyName, State
from onrecord.claims.mentions.tally_words import NOUNS
from onrecord.claims.models import Change, Claim, Kind, Object, Quantifier, Sponsors, Streak
from onrecord.claims.situation import governments_in
from onrecord.claims.stance import Stance, is_denied_after
from onrecord.claims.subjects import Subject, denied_left, find_left, find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "assert_sponsoring", "build", "may_accept"]

_NAMES = [["the", "name"], ["our", "name"], ["our", "names"], ["my", "name"]]
"""Those who do it are counted and not named: "Seventy states put their names to it"."""
_NEWCOMERS = frozenset({"newcomer", "newcomers", "entrant", "entrants", "new"})
_BEGINNING = frozenset(read_toml("sponsors.toml")["beginning"])


def _went_by(view: View, clause: Clause, situation: Situation) -> bool:
    """ "Three texts went by without a South Korean name", "absent from four texts in a row": which ones is not said."""
    predicate = clause.predicate
    before = view.words(predicate.mention.first - 2, predicate.mention.first)
    counted = any(run.texts and run.count for run in view.runs_in(clause.first, clause.end))
    unread = not view.runs and "in a row" in " ".join(view.words(clause.first, clause.end))
    counted = (counted or unread) and predicate.frame.act == "absent"
    gone = before in _WENT_BY and (not situation.timed or before[-1] == "gone")
    return gone or (counted and not situation.timed)


_WENT_BY = (["went", "by"], ["passed", "by"], ["gone", "by"], ["had", "gone"], ["have", "gone"])


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of a sponsorship clause, one a state."""
    predicate = clause.predicate
    situation = dated_change(view, clause, up_to_last(view, clause, situation))
    situation = up_to_first(view, clause, situation, discourse)
    if predicate.stance is Stance.OPEN or situation.unclear:
        return []
    if isinstance(view.sense_at(predicate.first - 1), BodyName) and view.said(predicate.mention) == ["included"]:
        # "its record at the UN, Geneva included": a body, and no state
        return []
    if not situation.timed and _is_of_before(view, clause):
        # "earlier on it did sign": when is not told
        return []
    if _says_once(view, clause) and situation.timed and not _once_since(view, clause, situation):
        # what it did at all other times would have to be told too
        return []
    if is_of_unknown_years(view, clause, situation, discourse) or _went_by(view, clause, situation):
        return []
    lasting = {RunKind.AWAY, RunKind.NTH}
    counted = any(run.kind in lasting for run in view.runs_in(clause.first, clause.end))
    if predicate.frame.extra.get("noun") and not situation.timed and not counted:
        return []
    apart = _set_apart(view, clause, discourse)
    subjects = _subjects_or_known(view, clause, discourse)
    if not subjects:
        # "Forty states, but not Japan, have sponsored it"
        return _denied(_tell(view, clause, situation, discourse, apart), apart) if apart else []
    situation = _of_text_counted(view, clause, _of_those_told(view, clause, situation, discourse, subjects), discourse)
    ended = ended_run(view, clause)
    if ended is not None:
        return _with_ended_run(view, clause, ended, situation, discourse, subjects)
    claims = split_runs(view, clause, _tell(view, clause, situation, discourse, subjects))
    return claims + _left_off(view, clause, discourse, claims) + _denied(claims, apart)


def _subjects_or_known(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    """The states of the clause, or whom it means without naming them."""
    predicate = clause.predicate
    subjects = _subjects(view, clause, discourse)
    subjects = subjects or resolve_subjects(view, left_out(view, predicate.first, discourse), discourse)
    known = discourse.last_state()
    if not subjects and known and predicate.frame.act in {"return", "stop"} and _goes_on(view, clause):
        return [(known, f"state: {known}, from before")]
    if not subjects and view.sentence.question:
        # "Did any country of Latin America sponsor it?": what an answer repeats of the states that it names
        return [("", "state: asked for")]
    return subjects


def _set_apart(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    """ "South Korea, but not the United States, has sponsored it": the states after the "not"."""
    if clause.predicate.frame.subject == "right":
        return []
    off = denied_left(view, clause.predicate.first, clause.first)
    return resolve_subjects(view, tuple(off), discourse) if off else []


def _denied(told: list[Claim], apart: list[tuple[str, str]]) -> list[Claim]:
    if not told or told[0].says != Sponsors():
        return []
    return [
        replace(told[0], says=Sponsors(Quantifier.NEVER), subject=state, why=(reason, *told[0].why))
        for state, reason in apart
    ]


def _left_off(view: View, clause: Clause, discourse: Discourse, told: list[Claim]) -> list[Claim]:
    """ "Its sponsors included Liberia, but not Argentina": that Argentina was none."""
    predicate = clause.predicate
    if predicate.frame.subject != "right" or not told or told[0].says != Sponsors():
        return []
    off = left_off(view, find_right(view, predicate.end, clause.end))
    return [
        replace(told[0], says=Sponsors(Quantifier.NEVER), subject=state, why=(reason, *told[0].why))
        for state, reason in resolve_subjects(view, tuple(off), discourse)
    ]


def _is_of_before(view: View, clause: Clause) -> bool:
    opening = view.words(clause.first, clause.predicate.first)
    return opening[:1] in (["previously"], ["formerly"]) or opening[:2] in _BEFORE


_BEFORE = (["earlier", "on"], ["before", "that"], ["before", "then"], ["until", "then"], ["in", "earlier"])


def _says_once(view: View, clause: Clause) -> bool:
    """ "Signed it only once", "let them sign once in New York", and not "signed it once more"."""
    words = view.words(clause.predicate.first, clause.end)
    place = clause.predicate.end - clause.predicate.first
    bare = words[place : place + 1] == ["once"] and words[place + 1 : place + 2] not in _ONCE_MORE
    return "only once" in " ".join(words) or "a single time" in " ".join(words) or bare


def _once_since(view: View, clause: Clause, situation: Situation) -> bool:
    """ "Has been missing only once since 2008": how often in those years."""
    told = how_often(view, clause.first, clause.end, clause.predicate.end)
    return bool(situation.since) and told is not None and told[0] == 1


_ONCE_MORE = (["more"], ["again"], ["it"], ["the"])


def _with_ended_run(
    view: View,
    clause: Clause,
    ended: EndedRun,
    situation: Situation,
    discourse: Discourse,
    subjects: list[tuple[str, str]],
) -> list[Claim]:
    """ "Did not sign, ending a run of eleven straight years": that it did not, and the run of signatures before."""
    told = _tell(view, ended.rest, situation, discourse, subjects)
    of = object_of(told[-1].says)
    if of is None or situation.years is None:
        return told
    before = situation.at(years=(situation.years[1] - 1,) * 2, days=None, session=None, since=None, listed=())
    says, kind, before = streak_of(_OPPOSITE[of], ended.run, before)
    why = f"run: “{phrase(view, ended.run.first, ended.run.end)}”, up to the year before"
    return told + [
        make_claim(view, ended.words, kind, says, before, subject=state, why=(why, reason))
        for state, reason in subjects
    ]


_OPPOSITE = {Object.SPONSORED: Object.NOT_SPONSORED, Object.NOT_SPONSORED: Object.SPONSORED}


def _tell(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, subjects: list[tuple[str, str]]
) -> list[Claim]:
    """The claims of the clause, one a state; of a run told after a comma, that it did so comes first."""
    predicate = clause.predicate
    says, kind, situation, run_why = assert_sponsoring(view, clause, situation, discourse)
    why = f"sponsorship: “{phrase(view, predicate.mention.first, predicate.end)}”" + (
        " denied" if predicate.stance is Stance.NEGATED else ""
    )
    first = isinstance(says, Sponsors) and says.change is Change.START and says.since is not None
    cut = before_run(view, clause) if isinstance(says, Streak) or first else 0
    claims: list[Claim] = []
    if cut:
        # "was among its co-sponsors, for the third year in a row": that it was, and the run
        absent = says.of is Object.NOT_SPONSORED if isinstance(says, Streak) else says.quantifier is Quantifier.NEVER
        plain = Sponsors(Quantifier.NEVER if absent else Quantifier.EVERY)
        now = situation.at(years=(situation.years[1],) * 2) if situation.years else situation
        words = (clause.first, cut)
        claims = [
            make_claim(view, words, Kind.SPONSORSHIP, plain, now, subject=state, why=(why, reason))
            for state, reason in subjects
        ]
    whole = (cut or clause.first, clause.end)
    return claims + [
        make_claim(view, whole, kind, says, situation, subject=state, why=(why, *run_why, reason))
        for state, reason in subjects
    ]


def _of_text_counted(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Crimea (L.42): 42 tabled, eight joined, Japan among them": of the text that the line names before."""
    first = clause.predicate.mention.first
    if "them" not in view.said(clause.predicate.mention) or situation.timed or situation.document:
        return situation
    text = find_document(view, view.first, clause.first, discourse, situation.forum) if first > view.first else None
    if text is None:
        return situation
    named = replace(situation, series=text.series, document=text.symbol)
    return named.at(years=(text.year, text.year), session=None, days=None)


def _of_those_told(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, subjects: list[tuple[str, str]]
) -> Situation:
    """ "Two years ago it had 35 sponsors. Serbia was among them.": then; "Kiribati, a sponsor then, was not"."""
    predicate = clause.predicate
    if predicate.frame.act == "return" and predicate.stance is Stance.NEGATED:
        return never_back(situation, discourse, [state for state, _ in subjects])
    group = discourse.last[-1] if discourse.last and not discourse.last[-1].subject else None
    if group is not None and group.years and not situation.timed and _OF_GROUP & set(view.said(predicate.mention)):
        situation = situation.at(years=group.years, days=group.days, session=group.session)
    if view.word(predicate.end - 1) == "then" and discourse.mentioned and not situation.timed:
        situation = situation.at(years=discourse.mentioned[0], days=None, session=None, timed=True)
    return situation


def _goes_on(view: View, clause: Clause) -> bool:
    """ "That ended an absence of four years": the deed told before is the subject."""
    opening = view.words(view.first, clause.predicate.mention.first)
    return len(opening) <= _SHORT and bool({"that", "this", "which", "it"} & set(opening))


_SHORT = 4
_OF_GROUP = frozenset({"them", "these", "those"})


def _subjects(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    predicate = clause.predicate
    if predicate.frame.subject == "right":
        found = find_right(view, predicate.end + denies_inside(view, predicate), clause.end)
        if predicate.frame.act == "main":
            found = past_group(view, found, clause.end)
        owner = owner_inside(view, predicate) if predicate.frame.needs == "inside" and not found else None
        found = [owner] if owner is not None else before_not(view, found)
        return resolve_subjects(view, tuple(found), discourse)
    verb = view.said(predicate.mention)[-1]
    if predicate.auxiliaries.passive and verb.endswith("ed"):
        for place in range(predicate.end, min(predicate.end + 6, clause.end)):
            if view.word(place) == "by":
                found = find_right(view, place + 1, clause.end)
                return resolve_subjects(view, tuple(found), discourse)
        return []
    if predicate.frame.needs == "aside" and not clause.subjects:
        # "For South Korea, a co-sponsor, it was a good day"
        beside = view.at(predicate.mention.first - 1)
        named = find_right(view, beside.first, beside.end, gap=0) if beside else []
        return resolve_subjects(view, tuple(named), discourse)
    if predicate.frame.needs == "gap":
        return resolve_subjects(view, tuple(find_left(view, predicate.mention.first - 1, view.first)), discourse)
    if not clause.subjects or clause.inherited or view.word(view.first + 1) == "took":
        possessor = _took_until(view, predicate) or _possessor(view, clause)
        if possessor is not None:
            return resolve_subjects(view, (possessor,), discourse)
    return resolve_subjects(view, with_those_beside(view, clause), discourse)


def _took_until(view: View, predicate: Predicate) -> Subject | None:
    """ "It took until 2008 for Seoul to join": who did so at last."""
    if view.words(view.first, view.first + 2) != ["it", "took"]:
        return None
    named = find_right(view, view.next_of(_FOR, view.first) + 1, predicate.first, gap=1)
    return named[0] if len(named) == 1 else None


_FOR = frozenset({"for"})


def _possessor(view: View, clause: Clause) -> Subject | None:
    """Whose name it is, where the state stands in the possessive only."""
    predicate = clause.predicate
    owner = next(
        (one for one in view.of(Actor, predicate.mention.first, predicate.end) if view.word(one.end) == "'s"), None
    )
    if owner is not None:
        # "our country's name was missing"
        words = " ".join(view.words(owner.first, owner.end))
        return Subject(None, owner.first, owner.end, f"“{words}”", pronoun=words)
    if predicate.frame.extra.get("noun"):
        # "the gap in South Korea's sponsorship opened in 2019"
        states = view.of(State, predicate.mention.first, predicate.end)
        named = next((one for one in states if view.word(one.end) == "'s"), None)
        if named is not None:
            return next(iter(find_right(view, named.first, named.end, gap=0)), None)
    if predicate.frame.needs == "sponsorship":
        return _owner_of_sponsorship(view, predicate.mention.first)
    first = predicate.mention.first
    if predicate.frame.extra.get("noun") and view.word(first - 1) in {"the", "that", "this"}:
        # "The absence had lasted four years": of the state told of before
        return Subject(None, first - 1, first, "“the”", pronoun="it")
    own = next(
        (
            place
            for place in range(predicate.mention.first - 3, predicate.end)
            if view.word(place) in {"its", "their"} or view.words(place, place + 2) in _NAMES
        ),
        None,
    )
    counted = own is not None and view.word(own) == "their" and NOUNS & set(view.words(clause.first, own))
    if own is not None and not counted and not clause.inherited:
        # "the Assembly never saw its name": the state stands in the possessive only
        said = "its" if view.word(own) == "the" else view.word(own)
        return Subject(None, own, own + 1, f"“{view.word(own)}”", pronoun=said)
    return None


def _owner_of_sponsorship(view: View, end: int) -> Subject | None:
    """ "Its sponsorship began in 2008 and broke off in 2019": whose it is."""
    noun = next((at for at in range(end - 1, view.first, -1) if view.word(at).endswith("sponsorship")), None)
    while noun is not None and view.word(noun - 1) == "co":
        noun -= 1
    if noun is None:
        return None
    if view.word(noun - 1) in {"its", "their"}:
        return Subject(None, noun - 1, noun, f"“{view.word(noun - 1)}”", pronoun=view.word(noun - 1))
    named = find_right(view, noun - 4, noun, gap=2)
    return named[-1] if named else None


def _away_before(view: View, clause: Clause) -> list[Run]:
    """ "Was among the sponsors after staying away for four years", "again, after four autumns without it"."""
    if "after" not in view.words(clause.end - 1, clause.end + 2):
        return []
    after = view.runs_in(clause.end, clause.end + _AWAY_NEAR)
    away = [run for run in after if run.kind is RunKind.AWAY and run.missed]
    stayed = [run for run in after if run.kind is RunKind.SPAN and view.word(run.first - 3) in _STAYING]
    return away + [replace(run, kind=RunKind.AWAY, missed=True) for run in stayed]


_STAYING = frozenset({"staying", "keeping", "remaining", "being", "sitting"})
_AWAY_NEAR = 6
"""Words from "after" to the number: ", after staying away for"."""


def assert_sponsoring(
    view: View, clause: Clause, situation: Situation, discourse: Discourse
) -> tuple[Sponsors | Streak, Kind, Situation, tuple[str, ...]]:
    """Return what the clause says, its kind, the situation with the years of a run, and why."""
    predicate = clause.predicate
    frame = predicate.frame
    negated = (predicate.stance is Stance.NEGATED) != is_denied_after(view, predicate.end, clause.end)
    denied = denies_inside(view, predicate) or none_without(view, predicate)
    # "did not join the sponsors until 2008": it did so then, and not before
    at_last = "until" in view.vocabulary and done_at_last(view, predicate.end) is not None
    denied = denied != (at_last and view.said(predicate.mention)[0] == "not")
    absent = (frame.act in {"absent", "stop"}) != (negated != denied)
    runs = [run for run in view.runs_in(clause.first, clause.end) if not run.texts] + _away_before(view, clause)
    told = counted_run(view, clause, situation, runs, discourse, absent=absent) or had_been_away(
        view, clause, situation, runs, discourse
    )
    if told is not None:
        return told
    once = fronted(view, clause, situation, discourse, absent=absent) or done_last(
        view, clause, situation, absent=absent, negated=negated
    )
    if once is not None:
        return *once, ()
    if frame.act == "return" and negated and situation.timed and not situation.span and not runs:
        # "did not return in 2023; it returned in 2022"
        return Sponsors(change=Change.NO_RETURN), Kind.SPONSORSHIP, situation, ()
    situation = over_run_of_main(view, clause, situation, runs)
    situation = until_it_left(view, clause, over_years(view, clause, situation, runs), discourse, absent=absent)
    away = next((run for run in runs if run.kind is RunKind.AWAY and run.missed), None)
    if frame.extra.get("noun") and frame.act == "absent" and away is not None:
        if lasts_still(view, clause):
            return *absent_so_long(away, situation, discourse), ()
        # "its absence had lasted four years": so many sessions missed before the return
        return Sponsors(change=Change.RETURN, missed=away.count), Kind.SPONSORSHIP, situation, ()
    of = those_counted(view, clause, discourse)
    late = bool(frame.extra.get("late")) or came_after_tabling(view, clause) or (of is not None and of.joined_later)
    act = _act_of(view, predicate)
    in_term = frame.act == "stop" and bool(governments_in(view, clause.first, clause.end, discourse))
    each = (is_over_years(situation) and not in_term) or each_since(situation, runs)
    version = (
        not late
        and frame.act in {"sponsor", "absent"}
        and is_of_first_version(view, clause.first, clause.end, discourse)
    )
    main = frame.act == "main" and not and_others(view, clause)
    ends = not late and frame.act != "main" and speaks_of_the_end(view, clause)
    says = Sponsors(
        quantifier=Quantifier.NEVER if absent else Quantifier.EVERY,
        main=main,
        for_group=group_of(view, clause) if main else None,
        change=_change(act, negated=negated or each),
        as_printed=(version or is_of_print(view, clause, discourse) or (of is not None and of.as_printed and not ends))
        and not late,
        joined_later=late,
        first_version=version,
        of_texts=tells_of_texts(view, clause),
        newcomer=late and not _NEWCOMERS.isdisjoint(view.said(predicate.mention)),
        at_last=ends,
    )
    if not absent and situation.span and not situation.since and _says_any(view, clause, runs):
        says = replace(says, quantifier=Quantifier.ANY)
    lead = set(view.words(predicate.first, predicate.mention.first))
    from_then = told_late(view, clause) and (not absent or "only" not in view.vocabulary)
    begins = at_last or from_then or (bool(_BEGINNING & lead) and not _is_at_first(view, predicate))
    if begins and says.change is None and not late:
        again = from_then and "again" in view.words(predicate.end, clause.end)
        says = replace(says, change=Change.RETURN if again else Change.START)
    says = with_gap(says, runs, absent=absent)
    if absent and says.gap_years and not says.gap_beyond and says.since is None and situation.years:
        # "off the list for the first time in eleven years": on it in all of them
        says = replace(says, since=situation.years[1] - says.gap_years, gap_years=None)
    undated = not situation.timed and (discourse.years is None or is_perfect(view, clause))
    if undated and says.change in {Change.RETURN, Change.STOP}:
        says = replace(says, undated=True)
    return says, Kind.SPONSORSHIP, situation, ()


def _act_of(view: View, predicate: Predicate) -> str:
    """ "Brought Seoul back as a sponsor": what follows the state tells a return; "its sponsorship began": a start."""
    act = predicate.frame.act
    if predicate.frame.extra.get("noun") and act == "sponsor" and _STARTING & set(view.said(predicate.mention)):
        return "start"
    return "return" if act == "sponsor" and view.word(predicate.mention.first) == "back" else act


def _is_at_first(view: View, predicate: Predicate) -> bool:
    """ "Which at first was not on the list": begins nothing."""
    return ["at", "first"] in (view.words(at, at + 2) for at in range(predicate.first - 1, predicate.mention.first))


def _change(act: str, *, negated: bool) -> Change | None:
    if negated:
        return None
    return {"return": Change.RETURN, "stop": Change.STOP, "start": Change.START}.get(act)


_STARTING = frozenset({"began", "started", "dates", "goes"})


def _says_any(view: View, clause: Clause, runs: list[Run]) -> bool:
    words = view.words(clause.first, clause.end)
    text = " ".join(words)
    return "at least once" in text or "at some point" in text or "some years" in text

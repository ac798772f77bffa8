"""Claims that a state sponsors the text, does not, comes back or leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.sponsor_lists import came_after_tabling, is_of_print, speaks_of_the_end
from onrecord.claims.find.sponsor_times import leaves_after, over_years, until_then
from onrecord.claims.find.sponsor_words import GROUPS, accepts, may_accept
from onrecord.claims.find.who import left_out, resolve_subjects
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor
from onrecord.claims.models import Change, Claim, Kind, Object, Quantifier, Sponsors, Streak, Votes
from onrecord.claims.situation import governments_in
from onrecord.claims.stance import Stance, is_denied_after
from onrecord.claims.subjects import Subject, find_left, find_right
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "assert_sponsoring", "build", "may_accept", "object_of", "streak_of"]

_NAMES = [["the", "name"], ["our", "name"], ["our", "names"], ["my", "name"]]
_GROUPS_NAMED = frozenset(read_toml("tallies.toml")["nouns"])
"""Those who do it are counted and not named: "Seventy states put their names to it"."""
_BEGINNING = frozenset(read_toml("sponsors.toml")["beginning"])


def _went_by(view: View, clause: Clause, situation: Situation) -> bool:
    """ "Three texts went by without a South Korean name", "absent from four texts in a row": which ones is not said."""
    predicate = clause.predicate
    before = view.words(predicate.mention.first - 2, predicate.mention.first)
    counted = any(run.texts and run.count and clause.first <= run.first < clause.end for run in view.runs)
    unread = not view.runs and "in a row" in " ".join(view.words(clause.first, clause.end))
    counted = (counted or unread) and predicate.frame.act == "absent"
    gone = before in _WENT_BY and (not situation.timed or before[-1] == "gone")
    return gone or (counted and not situation.timed)


_WENT_BY = (["went", "by"], ["passed", "by"], ["gone", "by"], ["had", "gone"], ["have", "gone"])


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of a sponsorship clause, one a state."""
    predicate = clause.predicate
    situation = _up_to_last(view, clause, situation)
    if predicate.stance is Stance.OPEN or situation.unclear:
        return []
    if "only once" in " ".join(view.words(predicate.first, clause.end)) and situation.timed:
        # what it did at all other times would have to be told too
        return []
    if _is_of_unknown_years(view, clause, situation) or _went_by(view, clause, situation):
        return []
    counted = any(run.kind is RunKind.AWAY and clause.first <= run.first < clause.end for run in view.runs)
    if predicate.frame.extra.get("noun") and not situation.timed and not counted:
        return []
    subjects = _subjects(view, clause, discourse)
    subjects = subjects or resolve_subjects(view, left_out(view, predicate.first, discourse), discourse)
    known = discourse.last_state()
    if not subjects and known and predicate.frame.act in {"return", "stop"} and _goes_on(view, clause):
        subjects = [(known, f"state: {known}, from before")]
    if not subjects and view.sentence.question:
        # "Did any country of Latin America sponsor it?": what an answer repeats of the states that it names
        subjects = [("", "state: asked for")]
    if not subjects:
        return []
    situation = _of_those_told(view, clause, situation, discourse)
    says, kind, situation, run_why = assert_sponsoring(view, clause, situation, discourse)
    why = f"sponsorship: “{phrase(view, predicate.mention.first, predicate.end)}”" + (
        " denied" if predicate.stance is Stance.NEGATED else ""
    )
    first = isinstance(says, Sponsors) and says.change is Change.START and says.since is not None
    cut = _before_run(view, clause) if isinstance(says, Streak) or first else 0
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


def _until(view: View, clause: Clause) -> Time | None:
    """The one time of the clause, where it is an end: "until 2018"."""
    inside = [time for time in view.times if clause.first <= time.first < clause.end]
    ends = len(inside) == 1 and inside[0].bound in {"until", "till"} and len(set(inside[0].years)) == 1
    return inside[0] if ends else None


def _up_to_last(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Co-sponsored it until 2018": in that year for the last time."""
    end, predicate = _until(view, clause), clause.predicate
    counted = any(run.count for run in view.runs if clause.first <= run.first < clause.end)
    if end is None or not situation.unclear or predicate.frame.act != "sponsor" or counted:
        return situation
    if predicate.stance is not Stance.FACT:
        return situation
    return situation.at(years=(end.years[0],) * 2, days=None, unclear=False, timed=True)


def _is_of_unknown_years(view: View, clause: Clause, situation: Situation) -> bool:
    """ "For four autumns it kept its name off the list": it is not told which."""
    span = any(run.kind is RunKind.SPAN and clause.first <= run.first < clause.end for run in view.runs)
    words = set(view.words(clause.first, clause.predicate.mention.end))
    years = situation.years
    one = years is not None and years[0] == years[1]
    return span and one and not situation.timed and not words & {"had", "has", "have", "'ve", "then"}


def _before_run(view: View, clause: Clause) -> int:
    """The comma before a run that follows the verb: ", for the third year in a row"; or 0."""
    kinds = {RunKind.NTH, RunKind.FIRST}
    nth = next((run for run in view.runs if run.kind in kinds and clause.first <= run.first < clause.end), None)
    if nth is None or nth.first <= clause.predicate.end:
        return 0
    place = nth.first - 1
    while view.word(place) in {"the", "for", "a", "its", "now"}:
        place -= 1
    return place if view.word(place) == "," and place >= clause.predicate.end else 0


def _of_those_told(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Two years ago it had 35 sponsors. Serbia was among them.": then; "Kiribati, a sponsor then, was not"."""
    predicate = clause.predicate
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


def _past_group(view: View, found: list[Subject], end: int) -> list[Subject]:
    """ "Cyprus for the EU, and Canada": the list goes on after the group."""
    aside = found[-1].end if found else 0
    if aside and view.words(aside, aside + 3) == ["and", ",", "for"]:
        # "Australia and, for the European Union, Sweden"
        comma = next((at for at in range(aside + 3, min(aside + 9, end)) if view.word(at) == ","), None)
        return [*found, *(find_right(view, comma, end, gap=2) if comma is not None else [])]
    while found and "for" in (view.word(found[-1].end), view.word(found[-1].end + 1)):
        # "Cyprus, for the EU, and Australia"
        place = found[-1].end + (view.word(found[-1].end) == ",")
        if view.word(place) != "for":
            break
        stop = next((at for at in range(place + 1, min(place + 6, end)) if view.word(at) in {"and", ","}), None)
        more = find_right(view, stop, end, gap=2) if stop is not None else []
        # "led by Belgium for the EU, South Korea a co-sponsor": told of by itself
        more = [one for one in more if view.word(one.end) not in {"a", "an"}]
        if not more:
            break
        found = [*found, *more]
    return found


def _subjects(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    predicate = clause.predicate
    if predicate.frame.subject == "right":
        found = find_right(view, predicate.end, clause.end)
        if predicate.frame.act == "main":
            found = _past_group(view, found, clause.end)
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
    if not clause.subjects or clause.inherited:
        possessor = _possessor(view, clause)
        if possessor is not None:
            return resolve_subjects(view, (possessor,), discourse)
    return resolve_subjects(view, clause.subjects, discourse)


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
    counted = own is not None and view.word(own) == "their" and _GROUPS_NAMED & set(view.words(clause.first, own))
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


def assert_sponsoring(
    view: View, clause: Clause, situation: Situation, discourse: Discourse
) -> tuple[Sponsors | Streak, Kind, Situation, tuple[str, ...]]:
    """Return what the clause says, its kind, the situation with the years of a run, and why."""
    predicate = clause.predicate
    frame = predicate.frame
    negated = (predicate.stance is Stance.NEGATED) != is_denied_after(view, predicate.end, clause.end)
    absent = (frame.act in {"absent", "stop"}) != negated
    runs = [run for run in view.runs if clause.first <= run.first < clause.end and not run.texts]
    told = _counted_run(view, clause, situation, runs, discourse, absent=absent) or _had_been_away(
        view, clause, situation, runs, discourse
    )
    if told is not None:
        return told
    once = _fronted(view, clause, situation, discourse, absent=absent) or _done_last(
        view, clause, situation, absent=absent, negated=negated
    )
    if once is not None:
        return *once, ()
    if frame.act == "return" and negated and situation.timed and not situation.span and not runs:
        # "did not return in 2023; it returned in 2022"
        return Sponsors(change=Change.NO_RETURN), Kind.SPONSORSHIP, situation, ()
    situation = _until_it_left(view, clause, over_years(view, clause, situation, runs), discourse, absent=absent)
    away = next((run for run in runs if run.kind is RunKind.AWAY and run.missed), None)
    if frame.extra.get("noun") and frame.act == "absent" and away is not None:
        # "its absence had lasted four years": so many sessions missed before the return
        return Sponsors(change=Change.RETURN, missed=away.count), Kind.SPONSORSHIP, situation, ()
    late = bool(frame.extra.get("late")) or came_after_tabling(view, clause)
    act = _act_of(view, predicate)
    in_term = frame.act == "stop" and bool(governments_in(view, clause.first, clause.end, discourse))
    each = (_is_over_years(situation) and not in_term) or _each_since(situation, runs)
    says = Sponsors(
        quantifier=Quantifier.NEVER if absent else Quantifier.EVERY,
        main=frame.act == "main",
        for_group=_group(view, clause) if frame.act == "main" else None,
        change=_change(act, negated=negated or each),
        as_printed=(is_of_print(view, clause) or _is_of_those_printed(view, predicate, discourse)) and not late,
        joined_later=late,
        at_last=not late and frame.act != "main" and speaks_of_the_end(view, clause),
    )
    if not absent and situation.span and not situation.since and _says_any(view, clause, runs):
        says = replace(says, quantifier=Quantifier.ANY)
    if _BEGINNING & set(view.words(predicate.first, predicate.mention.first)) and says.change is None:
        says = replace(says, change=Change.START)
    says = _with_gap(says, runs, absent=absent)
    if absent and says.gap_years and says.since is None and situation.years:
        # "off the list for the first time in eleven years": on it in all of them
        says = replace(says, since=situation.years[1] - says.gap_years, gap_years=None)
    undated = not situation.timed and (discourse.years is None or _is_perfect(view, clause))
    if undated and says.change in {Change.RETURN, Change.STOP}:
        says = replace(says, undated=True)
    return says, Kind.SPONSORSHIP, situation, ()


def _fronted_had(view: View, clause: Clause) -> bool:
    opening = view.words(view.first, clause.predicate.mention.first)
    return opening[:2] == ["not", "since"] and "had" in opening


def _now(situation: Situation, discourse: Discourse) -> Situation:
    """The same in the last year before publication, or in that of the news."""
    last = discourse.anchor[0][1] if discourse.anchor is not None else latest_year(discourse, situation.forum)
    year = last or (situation.years or (0, 0))[1]
    return situation.at(years=(year, year), days=None, since=None, span=False, listed=())


def _fronted(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, *, absent: bool
) -> tuple[Sponsors, Kind, Situation] | None:
    """ "Never before had it lent its name", "not since 2018 had it done so": it did now, for the first time (since)."""
    opening = " ".join(view.words(clause.first, clause.predicate.mention.first))
    if absent and "never before" in opening and situation.years:
        return Sponsors(change=Change.START, anywhere=situation.forum is None), Kind.SPONSORSHIP, situation
    if absent and situation.since and _fronted_had(view, clause):
        now = _now(situation, discourse)
        return Sponsors(change=Change.RETURN, since=situation.since), Kind.SPONSORSHIP, now
    return None


def _done_last(
    view: View, clause: Clause, situation: Situation, *, absent: bool, negated: bool
) -> tuple[Sponsors, Kind, Situation] | None:
    """ "Last sponsored it in 2017", "last withheld its name in 2022", "has not co-sponsored since 2018"."""
    predicate = clause.predicate
    frame = predicate.frame
    after = not any(time.bound in {"since", "from"} and time.first < predicate.first for time in view.times)
    if frame.act in {"sponsor", "main"} and negated and situation.since and after and _is_perfect(view, clause):
        last = situation.at(years=(situation.since, situation.since), days=None, session=None)
        return Sponsors(main=frame.act == "main", change=Change.LAST_DONE), Kind.SPONSORSHIP, last
    before = view.words(predicate.mention.first - 2, predicate.mention.first)
    last_of_all = frame.extra.get("last") or (before[-1:] == ["last"] and before != ["at", "last"])
    last_of_all = last_of_all or "for the last time" in " ".join(view.words(clause.first, clause.end))
    last_of_all = last_of_all or (_until(view, clause) is not None and frame.act == "sponsor" and not negated)
    if not last_of_all or not situation.years:
        return None
    ago = 0 if situation.timed else _years_since_last(view, predicate)
    if ago:
        # "It is three years since South Korea last co-sponsored it"
        situation = situation.at(years=(situation.years[1] - ago,) * 2, days=None, timed=True)
    if not situation.timed:
        return None
    quantifier = Quantifier.NEVER if absent else Quantifier.EVERY
    return Sponsors(quantifier, change=Change.LAST_DONE), Kind.SPONSORSHIP, situation


def _years_since_last(view: View, predicate: Predicate) -> int:
    """The number of "it is three years since South Korea last co-sponsored it"; 0 without one."""
    since = next((at for at in range(predicate.first - 1, view.first, -1) if view.word(at) == "since"), 0)
    if not since or view.word(since - 1) not in {"years", "year"}:
        return 0
    number = next((n for at in (since - 2, since - 3) if (n := read_cardinal(view.document, at))), None)
    return number[0] if number is not None else int(view.word(since - 2) == "a")


def _is_of_those_printed(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "40 names were there when it was tabled. Japan's was one of them": of those that were counted."""
    counted = discourse.last[-1].says if discourse.counting and discourse.last else None
    those = view.words(predicate.end - 2, predicate.end) in (["of", "them"], ["of", "those"])
    return those and isinstance(counted, Sponsors) and counted.as_printed


def _had_been_away(
    view: View, clause: Clause, situation: Situation, runs: list[Run], discourse: Discourse
) -> tuple[Sponsors, Kind, Situation, tuple[str, ...]] | None:
    """ "Signed up as a co-sponsor, where its name had been absent for three years": so many sessions missed."""
    predicate = clause.predicate
    gone = next((run for run in runs if run.kind is RunKind.SPAN and run.count), None)
    says = discourse.last[-1].says if discourse.last else None
    back = isinstance(says, Sponsors) and says.quantifier is not Quantifier.NEVER
    had = "had" in view.words(predicate.first, predicate.mention.end)
    if predicate.frame.act != "absent" or gone is None or not (back and had) or situation.timed:
        return None
    return Sponsors(change=Change.RETURN, missed=gone.count), Kind.SPONSORSHIP, situation, ()


def _counted_run(
    view: View, clause: Clause, situation: Situation, runs: list[Run], discourse: Discourse, *, absent: bool
) -> tuple[Streak, Kind, Situation, tuple[str, ...]] | None:
    """ "For the fourth year in a row", "for the second time": a run, or so many in all; None without a count."""
    act = clause.predicate.frame.act
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    if nth and act != "main":
        situation = _up_to_before(view, clause, situation, discourse, absent=absent)
        of = Object.NOT_SPONSORED if absent else Object.SPONSORED
        return *streak_of(of, nth, situation), (f"run: “{phrase(view, nth.first, nth.end)}”",)
    total = next((run for run in runs if run.kind is RunKind.TOTAL and run.count), None)
    if total and act == "sponsor" and not absent and situation.years and not situation.span:
        says = Streak(Object.SPONSORED, count=total.count, since=total.since, total=True)
        return says, Kind.STREAK, situation, (f"run: “{phrase(view, total.first, total.end)}”",)
    return None


def _turned_since(discourse: Discourse, *, absent: bool) -> bool:
    """ "It stayed off the list on Monday. It had signed nine times in a row": before that."""
    says = discourse.last_sponsor.says if discourse.last_sponsor is not None else None
    return isinstance(says, Sponsors) and (says.quantifier is Quantifier.NEVER) is not absent


def _up_to_before(view: View, clause: Clause, situation: Situation, discourse: Discourse, *, absent: bool) -> Situation:
    """ "Back among them, having been absent for three sessions in a row": up to the one before."""
    lead = view.words(clause.predicate.first - 2, clause.predicate.mention.first + 1)
    before = "having" in lead or ("after" in lead and lead[-1].endswith("ing"))
    said = view.words(clause.predicate.first, clause.predicate.end)
    before = before or ("had" in said and _turned_since(discourse, absent=absent))
    if not before or situation.timed or situation.years is None:
        return situation
    return situation.at(years=(situation.years[1] - 1,) * 2, days=None, session=None)


def _until_it_left(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, *, absent: bool
) -> Situation:
    """Return the situation with years "since" one year ended where another clause ends them."""
    predicate = clause.predicate
    over = view.word(predicate.mention.first) == "," or "had" in view.words(predicate.first, predicate.end)
    if over and situation.since and situation.years and leaves_after(view, clause):
        # "South Korea, a sponsor since 2008, left its name off": up to the year before
        situation = situation.at(years=(situation.since, max(situation.since, situation.years[1] - 1)), days=None)
    if not absent and situation.since and "had" in view.words(predicate.first, predicate.end):
        situation = until_then(situation, discourse)
    told = discourse.last[-1].years if discourse.last else None
    if "until then" in " ".join(view.words(clause.first - 3, predicate.first)) and told and situation.since:
        # "Until then it had sponsored both, from 2008 on"
        situation = situation.at(years=(situation.since, max(situation.since, told[0] - 1)), days=None)
    return situation


def _is_over_years(situation: Situation) -> bool:
    """Over several years nothing changed; what is told holds in each of them."""
    years = situation.years
    return situation.span and situation.since is None and years is not None and years[0] != years[1]


def _each_since(situation: Situation, runs: list[Run]) -> bool:
    """ "Has been back every year since 2022": in each year from then on."""
    return situation.since is not None and any(run.kind is RunKind.EVERY for run in runs)


def _is_perfect(view: View, clause: Clause) -> bool:
    predicate = clause.predicate
    return bool(set(view.words(predicate.first, predicate.end)) & {"has", "have", "had", "'ve"})


def object_of(says: object) -> Object | None:
    """Return what a run of the assertion is a run of."""
    if isinstance(says, Sponsors):
        return Object.NOT_SPONSORED if says.quantifier is Quantifier.NEVER else Object.SPONSORED
    if isinstance(says, Votes) and not says.negated:
        return {"yes": Object.VOTED_YES, "no": Object.VOTED_NO, "abstain": Object.ABSTAINED}.get(says.ballot)
    return None


def streak_of(of: Object, run: Run, situation: Situation) -> tuple[Streak, Kind, Situation]:
    """Return a streak of so many years up to the situation's last year."""
    count = run.count or 1
    since = situation.since
    if situation.years:
        last = situation.years[1]
        situation = situation.at(years=(last - count + 1, last), days=None if since else situation.days)
    return Streak(of, count=count, since=since, times=run.times, at_least=run.beyond), Kind.STREAK, situation


def _act_of(view: View, predicate: Predicate) -> str:
    """ "Brought Seoul back as a sponsor": what follows the state tells a return; "its sponsorship began": a start."""
    act = predicate.frame.act
    if predicate.frame.extra.get("noun") and act == "sponsor" and _STARTING & set(view.said(predicate.mention)):
        return "start"
    return "return" if act == "sponsor" and view.word(predicate.mention.first) == "back" else act


def _change(act: str, *, negated: bool) -> Change | None:
    if negated:
        return None
    return {"return": Change.RETURN, "stop": Change.STOP, "start": Change.START}.get(act)


_STARTING = frozenset({"began", "started", "dates", "goes"})


def _with_gap(says: Sponsors, runs: list[Run], *, absent: bool) -> Sponsors:
    for run in runs:
        if run.kind is RunKind.FIRST:
            before = run.count is not None or run.since is not None
            change = says.change or (Change.RETURN if before and not absent else Change.START)
            says = replace(says, change=change, gap_years=run.count, gap_beyond=run.beyond, since=run.since)
        elif run.kind is RunKind.AWAY and not absent:
            # "again after three years" may count the years missed or those since it last was one
            gap = None if run.missed else run.count
            says = replace(says, change=Change.RETURN, gap_years=gap, missed=run.count)
    return says


def _says_any(view: View, clause: Clause, runs: list[Run]) -> bool:
    words = view.words(clause.first, clause.end)
    text = " ".join(words)
    return "at least once" in text or "at some point" in text or "some years" in text


def _group(view: View, clause: Clause) -> str | None:
    words = view.words(clause.first, min(clause.end + 8, view.end))
    text = " " + " ".join(words) + " "
    for name, code in GROUPS.items():
        if f" {name} " in text:
            return code
    return None

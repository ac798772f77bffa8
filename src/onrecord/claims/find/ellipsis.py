"""Short clauses that repeat what was said: "So did Cuba", "as was Japan", "It had not done so since 2019"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from onrecord.claims.find.adoption_words import object_of_method
from onrecord.claims.find.claim_parts import phrase, retell
from onrecord.claims.find.ellipsis_words import accepts, tells_adoption
from onrecord.claims.find.sponsor_runs import object_of
from onrecord.claims.find.vote_words import asks_every_vote
from onrecord.claims.find.who import resolve_subjects
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.models import OF_LISTS, Adopts, Change, Claim, Kind, Object, Quantifier, Sponsors, Streak, Votes
from onrecord.claims.series_of import series_named_in
from onrecord.claims.stance import COPULAS, Stance, is_denied_after
from onrecord.claims.subjects import find_right
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation
    from onrecord.claims.subjects import Subject

__all__ = ["accepts", "build"]

Saying = TypeVar("Saying")


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse, last: list[Claim]) -> list[Claim]:
    """Return what the clause repeats, with its own states, times and body."""
    predicate, model = clause.predicate, last[-1]
    act = _act_of(view, predicate, situation, last)
    why = f"repeats “{model.quote[:60]}”: “{phrase(view, predicate.mention.first, predicate.end)}”"
    bounded = any(one.bound in {"until", "before"} for one in view.times_in(clause.first, clause.end))
    # "as it had until 2018": of which years is not read
    left_open = _used_to(model) or (
        act == "as_time" and (bounded or _is_custom(view, clause) or _is_of_those_before(view, clause))
    )
    if predicate.stance is Stance.OPEN or (left_open and not situation.timed):
        return []
    if act == "reverse":
        return _other_way(view, clause, discourse, last, why)
    if act == "never_done":
        return [_for_the_first_time(view, clause, one, why) for one in last if isinstance(one.says, (Sponsors, Votes))]
    if act == "last_done" or (act == "opposite" and _not_since(view, predicate, model)):
        return _last_done(view, clause, situation, discourse, model, why)
    if act == "method":
        return _method_then(view, clause, situation, discourse, model, why)
    if act == "as_time":
        return [_again(view, clause, situation, discourse, one, why) for one in last if _same_sort(one, model)]
    if tells_adoption(model) and act == "same" and predicate.frame.subject != "right":
        return _adopted_again(view, clause, situation, discourse, model, why)
    says = _repeated(view, predicate, model, act)
    if says is None or model.subject is None:
        return []
    if isinstance(says, Sponsors) and says.main and _as_sponsors(view, clause):
        says = replace(says, main=False, as_printed=False)
    base = _at_its_time(view, clause, situation, discourse, model, denies=says != model.says)
    says = _each_time(view, clause, _with_first(view, clause, says, base.years))
    opposite = _flip(replace(model, says=says), opposite=True)
    claims = [
        replace(base, says=told, subject=state, kind=_kind(told), why=(why, reason, *base.why))
        for told, subjects in (
            (says, _subjects(view, clause, but=False)),
            (opposite, _subjects(view, clause, but=True)),
        )
        for state, reason in resolve_subjects(view, subjects, discourse)
        if told is not None
    ]
    return _as_run(view, clause, claims, situation)


def _act_of(view: View, predicate: Predicate, situation: Situation, last: list[Claim]) -> str:
    """How the clause goes back to what was said: "did the opposite" of what another did with two texts is two deeds."""
    if _is_of_one_year(view, predicate, situation):
        return "opposite"
    turns = predicate.frame.act == "opposite" and "opposite" in view.said(predicate.mention)
    two = len(last) == _TWO and last[0].subject == last[1].subject and last[0].years != last[1].years
    return "reverse" if turns and two and _is_done(last[0]) is not _is_done(last[1]) else predicate.frame.act


def _repeated(view: View, predicate: Predicate, model: Claim, act: str) -> Sponsors | Votes | None:
    """What the clause says by repeating the model; None where that cannot be said."""
    if view.said(predicate.mention) == ["unlike"] and predicate.first > view.first:
        # "Peru voted in favour, unlike Ecuador"
        return _flip(model, opposite=True)
    wanted = None if _same_deed(view, predicate, model) else _polarity(view, predicate, act)
    return _polar(model, True if wanted is False and _denies_absence(view, predicate, model) else wanted)


def _used_to(model: Claim) -> bool:
    """ "Who used to vote against it?" "So did Syria.": when is not said, unless it was each time."""
    return model.subject == "" and "used" in model.quote.split()


def _is_custom(view: View, clause: Clause) -> bool:
    """ "As it does every year": since when is not said."""
    every = view.run(RunKind.EVERY, clause.first, clause.end)
    return (
        every is not None
        and every.since is None
        and not {"does", "do"}.isdisjoint(view.words(clause.first, clause.end))
    )


def _is_of_those_before(view: View, clause: Clause) -> bool:
    """ "As those of his three predecessors had done": in which years is not said."""
    words = view.words(clause.predicate.first, clause.predicate.mention.end)
    return not _PREDECESSORS.isdisjoint(words)


_PREDECESSORS = frozenset({"predecessors", "predecessor", "forerunners", "forerunner", "those", "governments"})


def _each_time(view: View, clause: Clause, says: Saying) -> Saying:
    """ "As it has done each time since 2006": where there was a vote."""
    if isinstance(says, Votes) and asks_every_vote(view, clause.first, clause.end):
        return replace(says, where_voted=True)
    return says


def _as_sponsors(view: View, clause: Clause) -> bool:
    """ "Poland introduced it, with Japan and 54 others as co-sponsors": who signed, and not who led."""
    words = view.words(clause.predicate.end, clause.end)
    return any(words[at] == "as" and _SPONSORS.intersection(words[at + 1 : at + 4]) for at in range(len(words)))


_SPONSORS = frozenset({"co", "cosponsors", "sponsors"})


def _not_since(view: View, predicate: Predicate, model: Claim) -> bool:
    """ "It hadn't since 2018": when it last did so."""
    since = any(time.bound == "since" and time.first == predicate.end for time in view.times)
    done = isinstance(model.says, Sponsors) and model.says.quantifier is not Quantifier.NEVER
    return since and done and not {"had", "has", "have"}.isdisjoint(view.said(predicate.mention))


def _is_of_one_year(view: View, predicate: Predicate, situation: Situation) -> bool:
    """ "It had not done so in 2008": of that year; "since 2008" and "before" tell when it last did."""
    said = view.said(predicate.mention)
    one = situation.timed and situation.years is not None and situation.years[0] == situation.years[1]
    return predicate.frame.act == "last_done" and "not" in said and one and view.word(predicate.end) in {"in", "on"}


def _other_way(view: View, clause: Clause, discourse: Discourse, last: list[Claim], why: str) -> list[Claim]:
    """ "Malaysia moved from a yes to abstention; Nigeria went the other way"."""
    model = next((one for one in last if isinstance(one.says, Votes) and one.says.moved_from), None)
    before = model.says.moved_from if model is not None and isinstance(model.says, Votes) else None
    if model is None and discourse.swing is not None:
        # "Germany, which had voted no last year, abstained. Australia went the other way"
        before, model = discourse.swing
    if model is None or before is None or not isinstance(model.says, Votes):
        return _reversed(view, clause, discourse, last, why)
    says = Votes(before, moved_from=model.says.ballot, moved_since=model.says.moved_since)
    return [
        retell(view, model, _span(view, clause), says=says, subject=state, why=(why, reason, *model.why))
        for state, reason in _states(view, clause, discourse)
    ]


def _reversed(view: View, clause: Clause, discourse: Discourse, last: list[Claim], why: str) -> list[Claim]:
    """ "Peru sponsored the draft of 2013 but not that of 2023; Ukraine did the reverse": each the other way round."""
    told = [one for one in last if isinstance(one.says, (Sponsors, Votes)) and one.years]
    turned = [replace(one, says=says) for one in told if (says := _flip(one, opposite=True)) is not None]
    apart = len(told) == _TWO and told[0].years != told[1].years and told[0].subject == told[1].subject
    if not apart or len(turned) != _TWO or _is_done(told[0]) is _is_done(told[1]):
        return []
    # one claim by the whole clause, the other by its verb
    spans = (_span(view, clause), view.characters(clause.predicate.first, clause.end))
    return [
        retell(view, one, span, subject=state, why=(why, reason, *one.why))
        for state, reason in _states(view, clause, discourse)
        for one, span in zip(turned, spans, strict=True)
    ]


_TWO = 2


def _is_done(claim: Claim) -> bool:
    says = claim.says
    return not says.negated if isinstance(says, Votes) else getattr(says, "quantifier", None) is not Quantifier.NEVER


def _for_the_first_time(view: View, clause: Clause, model: Claim, why: str) -> Claim:
    """ "South Korea was on the list, something it had never done before": it did then, for the first time."""
    says = model.says
    turned = replace(says, first=True) if isinstance(says, Votes) else Sponsors(change=Change.START)
    return retell(view, model, _span(view, clause), says=turned, why=(why, *model.why))


def _states(view: View, clause: Clause, discourse: Discourse) -> list[tuple[str, str]]:
    return resolve_subjects(view, _subjects(view, clause, but=False), discourse)


def _subjects(view: View, clause: Clause, *, but: bool) -> tuple[Subject, ...]:
    """Who is told to have done so; with `but`, who is told not to: "as did Chile and Colombia, but not Ecuador"."""
    if clause.predicate.frame.subject != "right":
        return () if but else clause.subjects
    found = find_right(view, clause.predicate.end, clause.end, gap=0)
    apart = next((at for at, one in enumerate(found) if _NOT & set(view.words(one.first - 2, one.first))), len(found))
    return tuple(found[apart:] if but else found[:apart])


_NOT = frozenset({"not"})


def _with_first(view: View, clause: Clause, says: Sponsors | Votes, years: tuple[int, int] | None) -> Sponsors | Votes:
    """ "So did Armenia, for the first time", "the first time it has done so since 2018"."""
    first = view.run(RunKind.FIRST, clause.first, clause.end)
    if first is None:
        return says
    told = first.since is not None or first.count is not None
    if isinstance(says, Votes):
        since = first.since or (years[1] - first.count if first.count and years else None)
        return replace(says, first=True, since=since, resumed=first.since is not None)
    if not told or says.quantifier is Quantifier.NEVER:
        return says
    return replace(says, change=Change.RETURN, since=first.since, gap_years=first.count, gap_beyond=first.beyond)


def _at_its_time(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, model: Claim, *, denies: bool
) -> Claim:
    """The claim at the time that the short clause means: the model's, now, or up to what the model told."""
    base = _moved(view, clause, situation, model, discourse)
    words, verb = set(view.words(clause.first, clause.end)), view.words(clause.predicate.first, clause.predicate.end)
    latest = None
    news = discourse.anchor
    own = bool(view.times_in(clause.first, clause.end))
    if "again" in words and "had" in model.quote.split() and news is not None and not own:
        # "In 2008 Peru had voted no, and it did so again": in what the text reports
        base = replace(base, years=news[0], days=news[1], listed=(), session=None, document=None)
    if {"again", "now"} & words and {"has", "have"} & set(verb) and not situation.timed:
        # "sponsored the text two years ago and has done so again": this year
        latest = latest_year(discourse, situation.forum)
    if latest:
        base = replace(base, years=(latest, latest), days=None, listed=(), session=None, document=None)
    before = _run_of(view, clause) is not None and not situation.timed
    if before and model.years and "had" in words and denies:
        # "It was not among the sponsors. For eleven sessions in a row it had been": up to the year before
        base = replace(base, years=(model.years[1] - 1,) * 2, days=None, session=None, document=None)
    if situation.since and model.years and "had" in words and denies:
        # "It is no sponsor this time. It had been one every year since 2009": up to the year before
        base = replace(base, years=(situation.since, max(situation.since, model.years[1] - 1)), days=None)
    if _is_one_of_run(model, verb) and base.years and not situation.timed:
        # "Vietnam voted no for the third year running. Kuwait joined it.", "Japan did so too.": this year
        base = replace(base, years=(base.years[1], base.years[1]), listed=())
    if own and not situation.timed and (last := _until(view, clause)) is not None and model.year and base.years:
        # "It was a sponsor in 2008. It did so every year until 2018.": from that year on
        first = min(model.year, last)
        base = replace(base, years=(first, last), days=None, listed=(), session=None, document=None)
    if discourse.last_aside and not situation.timed and situation.years and "had" not in verb:
        # "Nigeria, which had abstained in 2008, did so again": now, and not in 2008
        base = replace(
            base, years=situation.years, days=situation.days, listed=(), session=situation.when.session, document=None
        )
    return base


def _until(view: View, clause: Clause) -> int | None:
    """The last year of what is told to have gone on until then."""
    times = [time for time in view.times_in(clause.first, clause.end) if time.bound == "until" and time.years]
    return times[0].last_year if len(times) == 1 else None


def _is_one_of_run(model: Claim, verb: list[str]) -> bool:
    """ "Seoul sponsored it for the eighth straight year. Ukraine did so too.": this once; "so has Ukraine" each."""
    says = model.says
    if not isinstance(says, Streak):
        return False
    listed = says.of in OF_LISTS and says.count is not None and {"has", "have", "had"}.isdisjoint(verb)
    return says.of in _BALLOTS or listed


def _run_of(view: View, clause: Clause) -> Run | None:
    """The run in the clause, or right before it: "the third year in succession that it has done so"."""
    return next(
        (
            run
            for run in view.runs
            if run.kind is RunKind.NTH and run.count and run.first < clause.end and clause.first - run.end <= 1
        ),
        None,
    )


def _as_run(view: View, clause: Clause, claims: list[Claim], situation: Situation) -> list[Claim]:
    """ "It is the third year in succession that it has done so": the run of what is repeated."""
    nth = _run_of(view, clause)
    of = object_of(claims[0].says) if claims else None
    years = claims[0].years if claims else None
    if nth is None or of is None or years is None or nth.count is None:
        return claims
    first = view.document.starts[min(nth.first, clause.first)]
    span = (min(first, claims[0].span[0]), claims[0].span[1])
    says = Streak(of, count=nth.count, since=situation.since, times=nth.times)
    return [
        retell(
            view, claim, span, says=says, kind=Kind.STREAK,
            years=(years[1] - nth.count + 1, years[1]), days=None,
        )
        for claim in claims
    ]  # fmt: skip


def _method_then(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, model: Claim, why: str
) -> list[Claim]:
    """ "By recorded vote until 2011, without a vote in 2012 and 2013": how, at another time."""
    first, end = clause.predicate.mention.first, clause.predicate.end
    method = next((name for name in ("without_vote", "recorded_vote") if view.cue(name, first, end)), None)
    if method is None or not situation.timed or not tells_adoption(model):
        return []
    base = _moved(view, clause, situation, model, discourse)
    if situation.since is not None:
        of = Object.WITHOUT_VOTE if method == "without_vote" else Object.RECORDED_VOTE
        return [replace(base, says=Streak(of, since=situation.since), kind=Kind.STREAK, why=(why, *base.why))]
    return [replace(base, says=Adopts(method), kind=Kind.ADOPTION, why=(why, *base.why))]


def _same_sort(one: Claim, model: Claim) -> bool:
    return one.kind is model.kind and one.says == model.says


def _kind(says: object) -> Kind:
    if isinstance(says, Votes):
        return Kind.VOTE
    return Kind.STREAK if isinstance(says, Streak) else Kind.SPONSORSHIP


def _span(view: View, clause: Clause) -> tuple[int, int]:
    return view.characters(clause.first, clause.end)


def _moved(view: View, clause: Clause, situation: Situation, model: Claim, discourse: Discourse) -> Claim:
    """The model as told by the clause, with the time and body that the clause itself names."""
    changes: dict[str, object] = {"why": situation.why}
    if situation.timed or situation.series_named or situation.place.named:
        # "Chad opposed both. Mali did so last year": of one text again
        changes["each"] = ()
    if situation.timed:
        changes |= {
            "years": situation.years,
            "days": situation.days,
            "listed": situation.when.listed,
            "windows": situation.when.windows,
            "session": situation.when.session,
            "document": None,
        }
    named = situation.series_named and bool(situation.series) and situation.series != model.series
    if named and _names_its_series(view, clause, situation, discourse):
        # "Kiribati, too, abandoned the mercenary text"
        changes |= {"series": situation.series, "document": None}
    if situation.place.named:
        changes |= {
            "forum": situation.forum,
            "stage": situation.place.stage,
            "both": situation.place.both,
            "document": None,
        }
    return retell(view, model, _span(view, clause), **changes)


def _names_its_series(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> bool:
    """False where another clause names it: "It had never done so, and it opposed the right to development too"."""
    apart = [one for one in view.frames if one.sense.family == "votes" and not one.first < clause.end]
    return not apart or series_named_in(view, clause.first, clause.end, discourse) == situation.series


def _polarity(view: View, predicate: Predicate, act: str) -> bool | None:
    """What the clause says by itself: yes ("Japan did"), no ("Japan did not", "nor did Japan"), or as before (None)."""
    words = set(view.words(predicate.first, predicate.end))
    if words & {"unlike"} or view.word(predicate.mention.first) in _COMPANY:
        # "voted no together with Russia": the "no" is what both cast
        return None
    if act == "opposite" or predicate.stance is Stance.NEGATED or is_denied_after(view, predicate.end, view.end):
        return False
    if predicate.frame.subject == "right" or words & {"too", "likewise", "also", "same", "well", "suit", "along"}:
        return None
    return True


_COMPANY = frozenset({"together", "along", "alongside", "next", "beside", "side", "shoulder"})


def _same_deed(view: View, predicate: Predicate, model: Claim) -> bool:
    """ "It kept its pen in its pocket. It did so in 2019 and in 2020": the deed is to stay away."""
    says = model.says
    absent = isinstance(says, Sponsors) and says.quantifier is Quantifier.NEVER
    absent = absent or (isinstance(says, Streak) and says.of is Object.NOT_SPONSORED)
    told = set(model.quote.lower().split())
    so = "so" in view.words(predicate.mention.first, predicate.end) and predicate.stance is not Stance.NEGATED
    return absent and so and _DENIALS.isdisjoint(told) and not any(word.endswith("n't") for word in told)


def _denies_absence(view: View, predicate: Predicate, model: Claim) -> bool:
    """ "South Korea's name is missing. Japan's is not.": it is there."""
    told = set(model.quote.lower().split())
    missing = not _MISSING.isdisjoint(told) and _DENIALS.isdisjoint(told)
    says = model.says
    absent = isinstance(says, Sponsors) and says.quantifier is Quantifier.NEVER
    return missing and absent and not COPULAS.isdisjoint(view.words(predicate.first, predicate.end))


_MISSING = frozenset({"missing", "absent", "off", "lacking", "gone", "out"})
_DENIALS = frozenset({"not", "no", "never", "neither", "nor", "none", "nowhere", "without"})


def _polar(model: Claim, wanted: bool | None) -> Sponsors | Votes | None:
    """The model's assertion with the wanted polarity; None where it cannot be said."""
    says = model.says
    if isinstance(says, Sponsors):
        positive = says.quantifier is not Quantifier.NEVER
    elif isinstance(says, Votes):
        positive = not says.negated and says.ballot != "absent"
        if says.ballot == "absent" and wanted:
            return None
    elif isinstance(says, Streak):
        positive = says.of is not Object.NOT_SPONSORED
    else:
        return None
    return _flip(model, opposite=wanted is not None and wanted is not positive)


def _flip(model: Claim, *, opposite: bool) -> Sponsors | Votes | None:
    says = model.says
    if isinstance(says, Streak):
        if says.of in _BALLOTS:
            return Votes(_BALLOTS[says.of], negated=opposite)
        absent = says.of is Object.NOT_SPONSORED
        if says.of not in OF_LISTS:
            return None
        says = Sponsors(Quantifier.NEVER if absent else Quantifier.EVERY)
    if isinstance(says, Sponsors):
        quantifier = says.quantifier
        if opposite:
            quantifier = Quantifier.EVERY if quantifier is Quantifier.NEVER else Quantifier.NEVER
        return Sponsors(
            quantifier, main=says.main, as_printed=says.as_printed, joined_later=says.joined_later and not opposite
        )
    if isinstance(says, Votes):
        return replace(says, negated=says.negated != opposite, first=False)
    return None


_BALLOTS = {Object.VOTED_YES: "yes", Object.VOTED_NO: "no", Object.ABSTAINED: "abstain"}


def _last_done(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, model: Claim, why: str
) -> list[Claim]:
    """ "Something it had last done four years earlier", "it had not done so since 2019"."""
    if isinstance(model.says, Votes) and situation.since is not None and not model.says.negated:
        # "supported the text, something it had not done since 2010"
        voted = replace(model.says, first=True, since=situation.since, resumed=True)
        return [retell(view, model, _span(view, clause), says=voted, why=(why, *model.why))]
    if isinstance(model.says, Adopts) and model.says.method and model.says.adopted and situation.timed:
        # "put it to a vote, something it had not done since 2011", "without a vote; it had last done so in 2013"
        year = situation.since or (situation.years or (0,))[0]
        told = replace(model.says, first=True, since=year)
        later = model.years is not None and year < model.years[0]
        return [retell(view, model, _span(view, clause), says=told, why=(why, *model.why))] if later else []
    if not isinstance(model.says, (Sponsors, Streak)) or not situation.timed or not situation.years:
        return []
    year = situation.since or situation.years[0]
    state = model.subject
    if clause.subjects:
        named = resolve_subjects(view, clause.subjects, discourse)
        state = named[0][0] if named else state
    if isinstance(model.says, Streak) and model.says.of not in OF_LISTS:
        return []
    base = _moved(view, clause, situation, model, discourse)
    says = Sponsors(Quantifier.EVERY, change=Change.LAST_DONE)
    return [
        replace(
            base,
            says=says,
            subject=state,
            kind=Kind.SPONSORSHIP,
            years=(year, year),
            days=None,
            listed=(),
            session=None,
            why=(why, *base.why),
        )
    ]


def _adopted_again(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, model: Claim, why: str
) -> list[Claim]:
    """ "For the first time since 2012 it did so without a vote"."""
    nth, years = _run_of(view, clause), model.years
    every = view.run(RunKind.EVERY, clause.first, clause.end) is not None
    if every and years is not None and view.words(clause.end - 2, clause.end) in (["since", "."], ["since", ","]):
        # "adopted it without a vote in 2012, and has done so every year since"
        of = object_of_method(_method_of(model))
        base = _moved(view, clause, situation, model, discourse)
        last = latest_year(discourse, base.forum) or years[1]
        streak = Streak(of, since=years[1])
        run = (years[1], max(last, years[1]))
        return [replace(base, says=streak, kind=Kind.STREAK, years=run, days=None, why=(why, *base.why))]
    if every and situation.since is not None and situation.years is not None:
        # "The Assembly has adopted one every year since 2005. The Council has done so every year since 2008"
        of = object_of_method(_method_of(model))
        base = _moved(view, clause, situation, model, discourse)
        last = latest_year(discourse, base.forum) or situation.years[1]
        streak = Streak(of, since=situation.since)
        run = (situation.since, max(last, situation.since))
        return [replace(base, says=streak, kind=Kind.STREAK, years=run, days=None, listed=(), why=(why, *base.why))]
    if nth is not None and nth.count and years is not None and not _has_own_time(view, clause, nth):
        # "adopted it on Thursday, the seventeenth year in succession that it has done so"
        base = _moved(view, clause, situation, model, discourse)
        run = (years[1] - nth.count + 1, years[1])
        of = object_of_method(_method_of(model))
        streak = Streak(of, count=nth.count, times=nth.times, or_adopted=of is Object.WITHOUT_VOTE)
        return [replace(base, says=streak, kind=Kind.STREAK, years=run, days=None, why=(why, *base.why))]
    told = next((name for name in ("without_vote", "recorded_vote") if view.cue(name, clause.first, clause.end)), None)
    method = told or _method_of(model)
    if told is None and not situation.timed and not situation.place.named:
        return []
    base = _moved(view, clause, situation, model, discourse)
    first = view.run(RunKind.FIRST, clause.first, clause.end)
    since = first.since if first else None
    if first is not None and first.count and base.years:
        since = base.years[1] - first.count
    says = Adopts(method, first=first is not None, since=since)
    return [replace(base, says=says, kind=Kind.ADOPTION, why=(why, *base.why))]


def _has_own_time(view: View, clause: Clause, run: Run) -> bool:
    """A time of the clause that is no part of its run: "the third autumn running"."""
    return any(not run.first <= time.first < run.end for time in view.times_in(clause.first, clause.end))


def _method_of(model: Claim) -> str | None:
    if isinstance(model.says, Streak):
        return {Object.WITHOUT_VOTE: "without_vote", Object.RECORDED_VOTE: "recorded_vote"}.get(model.says.of)
    return model.says.method if isinstance(model.says, Adopts) else None


def _again(view: View, clause: Clause, situation: Situation, discourse: Discourse, model: Claim, why: str) -> Claim:
    """ "As in the four previous years", "as it has every year since 2015"."""
    base = _moved(view, clause, situation, model, discourse)
    says = _each_time(view, clause, model.says)
    kind = model.kind
    if isinstance(says, Adopts):
        of = object_of_method(says.method)
        if situation.since or (situation.span and len(situation.when.listed) < 2):
            says, kind = Streak(of, since=situation.since), Kind.STREAK
    elif isinstance(says, Sponsors):
        says = Sponsors(says.quantifier, main=says.main)
    elif isinstance(says, Streak):
        absent = says.of is Object.NOT_SPONSORED
        if says.of in OF_LISTS:
            says, kind = Sponsors(Quantifier.NEVER if absent else Quantifier.EVERY), Kind.SPONSORSHIP
        else:
            says = replace(says, count=None, since=situation.since)
    return replace(base, says=says, kind=kind, why=(why, *base.why))

"""Claims that a state voted in favour, against, abstained or stayed away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.moved_votes import with_change, with_move
from onrecord.claims.check.scope import find_fronts, is_far
from onrecord.claims.check.stages import find_actions
from onrecord.claims.check.standings import is_absence, read_sponsor, tell_years
from onrecord.claims.check.unheld import add_lacking, find_unheld, tell_far, tell_missing
from onrecord.claims.check.verdicts import (
    CONTRADICTED,
    NOT_IN_RECORD,
    PARTLY,
    SUPPORTED,
    Answer,
    Truth,
    drop_doubles,
    join_answers,
    judge_all,
)
from onrecord.claims.check.wording import BALLOTS, name_forum, say_day, say_list, say_years
from onrecord.claims.models import Evidence, Quantifier, Stage, Votes

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.check.held import Action, Held, Series, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding, Verdict


@dataclass(frozen=True, slots=True)
class Cast:
    """What is known of a state's vote on one text."""

    text: Text
    action: Action | None
    readings: tuple[str, ...]
    """Its ballot, or what each source says where they differ; empty where not held."""
    truth: Truth
    origin: str = ""
    seated: bool = True
    """False of a state that no roll call of a smaller body names."""

    @property
    def voteless(self) -> bool:
        """True where the text was adopted without a vote."""
        return self.action is not None and self.action.method == "without_vote"


def check_votes(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about a claim of a state's vote, in each forum that it may mean."""
    says = claim.says
    assert isinstance(says, Votes)  # noqa: S101
    series = series_of(claim, held)
    if series is None or claim.subject is None:
        return find_unheld(claim, held)
    fronts = _keep_seated(claim, series, _keep_voting(claim, find_fronts(claim, series, published, done=True)))
    if not any(front.texts for front in fronts):
        return find_unheld(claim, held, fronts)
    if claim.document is None and all(is_far(claim, text) for front in fronts for text in front.texts):
        # "abstained at the special session in May": on another text than the one of October that is held
        return tell_far(claim, [text for front in fronts for text in front.texts])
    answers = [_answer(claim, says, series, front, published) for front in fronts]
    if not says.where_voted:
        answers = [add_lacking(claim, front, answer) for front, answer in zip(fronts, answers, strict=True)]
    return join_answers(claim, answers, series.name_state(claim.subject))


def _keep_voting(claim: Claim, fronts: list[Front]) -> list[Front]:
    """With the body left open, the one in which there was a vote is meant, if there was one at all."""
    if claim.forum is not None or claim.both:
        return fronts
    voting = [
        front
        for front in fronts
        if any(action.method == "recorded_vote" for text in front.texts for action in text.actions)
    ]
    return voting or fronts


def _keep_seated(claim: Claim, series: Series, fronts: list[Front]) -> list[Front]:
    """With the body left open, one whose roll calls are whole and never name the state is not the one meant."""
    if claim.forum is not None or claim.both or len(fronts) < 2 or _is_away(claim):
        return fronts
    state = claim.subject or ""
    seated = [
        front
        for front in fronts
        if any(series.ballots(text.symbol, state) or not series.is_full(text) for text in front.texts)
    ]
    return seated or fronts


def _is_away(claim: Claim) -> bool:
    """ "Did not vote": told of a body in which it may have had no seat."""
    says = claim.says
    return isinstance(says, Votes) and (says.ballot == "absent" or says.negated)


def _answer(claim: Claim, says: Votes, series: Series, front: Front, published: date | None) -> Answer:
    if not front.texts:
        return tell_missing(front)
    if says.like is not None:
        return _answer_like(claim, says, series, front, published)
    if says.first:
        front = _up_to_first(claim, says, series, front)
    casts = [_read_cast(claim, says, series, text, published) for text in front.texts]
    name = series.name_state(claim.subject or "")
    said = set(claim.quote.lower().split())
    casts = _with_votes(casts, says, of_span=not claim.enumerated and said.isdisjoint(_ALL))
    if said.isdisjoint(_ALL) and not claim.windows:
        casts = _meant_of_year(casts, [_judge_cast(claim, says, series, cast) for cast in casts])
    truths = [_judge_cast(claim, says, series, cast) for cast in casts]
    several = "both" in said and len({cast.text.year for cast in casts}) < len(casts)
    verdict = judge_all(truths, Quantifier.EVERY, listed=claim.enumerated or several)
    refuted = _refuted(claim, says, series, front, casts, published) if verdict is SUPPORTED else None
    if refuted is not None:
        return refuted
    if says.first and verdict not in {CONTRADICTED, PARTLY}:
        verdict = _judge_first(claim, says, series, front, verdict)
    if says.changed and verdict is SUPPORTED:
        return with_change(claim, says, series, front, _tell_casts(says, verdict, name, front, casts))
    if says.moved_from is not None and verdict is SUPPORTED:
        return with_move(claim, says, series, front, _tell_casts(says, verdict, name, front, casts))
    if verdict is not CONTRADICTED or not all(cast.voteless for cast in casts):
        answer = _tell_casts(says, verdict, name, front, casts)
        back = says.since is not None or (says.first and verdict is CONTRADICTED)
        return _tell_since(answer, claim, says, series, front) if back else answer
    return _tell_voteless(claim, series, front, casts, name)


def _refuted(
    claim: Claim, says: Votes, series: Series, front: Front, casts: list[Cast], published: date | None
) -> Answer | None:
    """Of a ballot that was cast: what contradicts that nobody else cast it, or that it was the last time."""
    name = series.name_state(claim.subject or "")
    beside = _tell_others(claim, says, series, casts) if says.alone else ""
    later = _later(claim, says, series, front, published) if says.last and not beside else []
    if not beside and not later:
        return None
    told = _tell_casts(says, CONTRADICTED, name, front, casts)
    if beside:
        return Answer(CONTRADICTED, f"{told.sentence}; {beside}", told.evidence)
    shown = Evidence(later[-1].symbol, series.stand(later[-1], claim.subject or "").vote_origin, "later")
    sentence = f"{told.sentence}; it last did so in {later[-1].year} ({later[-1].symbol})"
    return replace(told, sentence=sentence, evidence=(*told.evidence, shown))


_ALL = frozenset({"both", "all", "each", "every"})


def _with_votes(casts: list[Cast], says: Votes, *, of_span: bool) -> list[Cast]:
    """Those that bear on the claim: of each roll call, those in which there was something to cast.

    "Has voted for it since 2008": without the years in between in which there was no vote.
    """
    if says.where_voted:
        # where no vote was held, or the state had no seat, there was nothing to cast
        return [cast for cast in casts if not cast.voteless and cast.seated] or casts
    if not of_span:
        return casts
    ends_with_votes = len(casts) > len(("first", "last")) and not casts[0].voteless and not casts[-1].voteless
    return [cast for cast in casts if not cast.voteless] if ends_with_votes else casts


def _meant_of_year(casts: list[Cast], truths: list[Truth]) -> list[Cast]:
    """The casts; of a year with several texts those that bear the claim out, where some do and some do not.

    "Kazakhstan opposed it last year", when the Council took it up in spring and in summer, is right of one of them.
    """
    right = {cast.text.year for cast, truth in zip(casts, truths, strict=True) if truth is Truth.YES}
    return [
        cast for cast, truth in zip(casts, truths, strict=True) if truth is not Truth.NO or cast.text.year not in right
    ]


def _answer_like(claim: Claim, says: Votes, series: Series, front: Front, published: date | None) -> Answer:
    """Of a state said to have voted as another did: held against what that one cast in the last text meant."""
    other, text = says.like or "", front.texts[-1]
    readings, name = series.ballots(text.symbol, other), series.name_state(other)
    if not readings:
        told = f"the record does not say how {name} voted in {text.year}"
        return Answer(NOT_IN_RECORD, told, (Evidence(text.symbol, "", f"{name}: not held"),))
    answer = _answer(claim, replace(says, ballot=readings[0], like=None), series, front, published)
    shown = Evidence(text.symbol, series.stand(text, other).vote_origin, f"{name}: {readings[0]}")
    return replace(
        answer, sentence=f"{answer.sentence}; {name} {BALLOTS[readings[0]]}", evidence=(*answer.evidence, shown)
    )


def _read_cast(claim: Claim, says: Votes, series: Series, text: Text, published: date | None) -> Cast:
    actions = _find_held(claim, text, published)
    state = claim.subject or ""
    stand = series.stand(text, state)
    if not actions:
        return Cast(text, None, (), Truth.UNKNOWN)
    action = actions[0]
    if action.method == "without_vote":
        dissociated = "dissociated" in series.ballots(action.symbol, state)
        return Cast(text, action, ("dissociated",) if dissociated else (), Truth.UNKNOWN)
    if action.stage is Stage.COMMITTEE:
        cast = (stand.committee_vote,) if stand.committee_vote else ()
        return Cast(text, action, cast, Truth.UNKNOWN, stand.vote_origin if cast else "")
    readings: tuple[str, ...] = series.ballots(text.symbol, state) or ((stand.vote,) if stand.vote else ())
    unnamed = not readings and series.is_full(text)
    if unnamed:
        # Elsewhere than in the Assembly a roll call names those who voted; who is not on it did not.
        readings = ("absent",)
    seated = not unnamed or text.forum is Forum.GA
    return Cast(text, action, readings, Truth.UNKNOWN, stand.vote_origin, seated)


def _find_held(claim: Claim, text: Text, published: date | None) -> tuple[Action, ...]:
    """The actions meant; where the stage meant was still to come, the one that had been: between the two, "the text
    now goes to the plenary. Nigeria abstained" is told of the committee."""
    actions = find_actions(claim, text, published)
    if published is None or claim.stage is None or not actions:
        return actions
    ahead = all(action.date is not None and action.date > published for action in actions)
    return find_actions(replace(claim, stage=None), text, published) if ahead else actions


def _judge_cast(claim: Claim, says: Votes, series: Series, cast: Cast) -> Truth:
    if says.ballot == "dissociated":
        known = Truth.YES if "dissociated" in cast.readings else Truth.UNKNOWN
        return ~known if says.negated else known
    if cast.voteless:
        return Truth.YES if says.negated else Truth.NO
    if not cast.readings:
        return Truth.UNKNOWN
    right = says.ballot in cast.readings or (says.sat_out and "abstain" in cast.readings)
    if says.negated:
        right = any(reading != says.ballot for reading in cast.readings)
    return Truth.YES if right else Truth.NO


def _up_to_first(claim: Claim, says: Votes, series: Series, front: Front) -> Front:
    """ "First voted for it under Roh", of years with several texts: the first one of them in which it did."""
    if says.since is not None or len(front.texts) < 2:
        return front
    done = (
        at for at, text in enumerate(front.texts) if _did_so(says, series.ballots(text.symbol, claim.subject or ""))
    )
    at = next(done, None)
    if at is None:
        return front
    return replace(front, texts=(front.texts[at],), before=(*front.before, *front.texts[:at]))


def _judge_first(claim: Claim, says: Votes, series: Series, front: Front, verdict: Verdict) -> Verdict:
    """Whether it had voted so before in the same forum; with `since`, after that year."""
    earlier = [text for text in front.before if says.since is None or text.year > says.since]
    readings = [series.ballots(text.symbol, claim.subject or "") for text in earlier]
    # where the sources of an earlier vote differ, one of them bears the text out
    if any(_did_so(says, found) and (says.negated or len(set(found)) == 1) for found in readings):
        return CONTRADICTED
    last = [series.ballots(text.symbol, claim.subject or "") for text in _texts_since(says, front)]
    # "since 1992", when the first text came up, only says that it never did so
    had_earlier = any(text.year < (says.since or 0) for text in front.before)
    wrong = says.resumed and had_earlier and any(found and not _did_so(says, found) for found in last)
    return CONTRADICTED if wrong else verdict


def _did_so(says: Votes, readings: tuple[str, ...]) -> bool:
    """Whether the readings are of one who did what the claim says, or did not do what it denies."""
    return bool(readings) and (says.ballot in readings) != says.negated


def _later(claim: Claim, says: Votes, series: Series, front: Front, published: date | None) -> list[Text]:
    """The forum's texts after this one on which it had done the same before the article appeared."""
    after = [text for text in series.of_forum(front.forum) if text.year > front.texts[-1].year]
    after = [text for text in after if says.last_before is None or text.year < says.last_before]
    done = [text for text in after if published is None or text.first_day is None or text.first_day <= published]
    return [text for text in done if _did_so(says, series.ballots(text.symbol, claim.subject or ""))]


def _texts_since(says: Votes, front: Front) -> list[Text]:
    """The texts of the year in which it is said to have voted so before."""
    return [text for text in front.before if text.year == says.since]


def _tell_since(answer: Answer, claim: Claim, says: Votes, series: Series, front: Front) -> Answer:
    """The answer with what the state did in the year from which the text counts, and when it last did so."""
    done = [text for text in front.before if _did_so(says, series.ballots(text.symbol, claim.subject or ""))]
    named = _texts_since(says, front)
    told = f"; it did so before in {done[-1].year} ({done[-1].symbol})" if done else "; it had not done so before"
    shown = [Evidence(text.symbol, text.final.origin if text.final else "", "before") for text in [*named, *done[-1:]]]
    return replace(answer, sentence=answer.sentence + told, evidence=drop_doubles([*answer.evidence, *shown]))


def _tell_others(claim: Claim, says: Votes, series: Series, casts: list[Cast]) -> str:
    """Who else cast that ballot, of one that is said to have been alone in it each time; empty where nobody did."""
    if len(casts) == 1:
        number = _count_of(says, casts[0])
        return f"in all {number} states {BALLOTS[says.ballot]}" if number > 1 else ""
    each = [series.voters(cast.text.symbol, says.ballot) for cast in casts]
    others = sorted(series.name_state(state) for state in frozenset.intersection(*each) - {claim.subject})
    if not others:
        return ""
    rest = [f"{len(others) - _NAMED} more"] if len(others) > _NAMED + 1 else others[_NAMED:]
    return f"so did {say_list([*others[:_NAMED], *rest])}"


_NAMED = 3
"""Of the others that did the same."""


def _count_of(says: Votes, cast: Cast) -> int:
    """How many cast that ballot, by the source that gives the fewest; 0 where none says."""
    side = _SIDES.get(says.ballot)
    tallies = cast.action.tallies if cast.action is not None and side is not None else ()
    counts = [tally[side] for tally in tallies if side is not None]
    return min((count for count in counts if count is not None), default=0)


_SIDES = {"yes": 0, "no": 1, "abstain": 2}


def _tell_casts(says: Votes, verdict: Verdict, name: str, front: Front, casts: list[Cast]) -> Answer:
    parts = [_tell_cast(cast) for cast in casts]
    said: dict[str, list[int]] = {}
    for cast, part in zip(casts, parts, strict=True):
        said.setdefault(part, []).append(cast.text.year)
    if len(casts) > 2:
        sentence = f"{name} " + say_list(f"{part} in {say_years(years)}" for part, years in said.items())
    else:
        dated = [_tell_dated(cast, part) for cast, part in zip(casts, parts, strict=True)]
        place = f"{parts[0]} in {_place(casts[0], front)} "
        # Said once where it is the same vote in the same place.
        sentence = f"{name} " + say_list([dated[0], *(item.removeprefix(place) for item in dated[1:])])
    unknown = [cast for cast in casts if not cast.readings and not (cast.voteless and says.ballot != "dissociated")]
    if len(unknown) == len(casts):
        sentence = _tell_unknown(name, front, unknown)
    evidence = [
        Evidence(
            cast.text.symbol,
            cast.origin or (cast.action.origin if cast.action else ""),
            f"{name}: {part}" if cast.readings else f"{name}: no roll call of {_place(cast, front)} held"
            if not cast.voteless else "adopted without a vote",
        )
        for cast, part in zip(casts, parts, strict=True)
    ]  # fmt: skip
    order = sorted(range(len(casts)), key=lambda i: not casts[i].readings)
    drafts = [
        Evidence(cast.text.draft, "", f"no roll call of {_place(cast, front)} held")
        for cast in unknown
        if cast.text.draft and cast.text.draft != cast.text.symbol
    ]
    return Answer(verdict, sentence, drop_doubles([*(evidence[i] for i in order), *drafts]))


def _tell_cast(cast: Cast) -> str:
    if cast.voteless:
        return "dissociated itself" if cast.readings else "had no vote to cast, the text being adopted without one,"
    if not cast.readings:
        return "took a position that the record does not hold"
    said = " or ".join(BALLOTS.get(reading, reading) for reading in cast.readings)
    return f"{said} (the sources differ)" if len(cast.readings) > 1 else said


def _tell_dated(cast: Cast, part: str) -> str:
    """`voted against in the Assembly's plenary on 18 December 2014 (A/RES/69/188)`."""
    where = name_forum(cast.text.forum, cast.action.stage if cast.action else None)
    day = f"on {say_day(cast.action.date)}" if cast.action and cast.action.date else f"in {cast.text.year}"
    return f"{part} in {where} {day} ({cast.text.symbol})"


def _place(cast: Cast, front: Front) -> str:
    return name_forum(front.forum, cast.action.stage if cast.action else None)


def _tell_unknown(name: str, front: Front, casts: list[Cast]) -> str:
    years = say_years(cast.text.year for cast in casts)
    stages = {cast.action.stage for cast in casts if cast.action}
    if front.forum is Forum.GA and stages == {Stage.COMMITTEE}:
        lead = f"the record holds no roll call of the Third Committee's vote of {years}"
        return f"{lead}, so it does not say how {name} voted there"
    if all(cast.action is None for cast in casts):
        return f"the record holds no roll call of that vote, so it does not say how {name} voted in {years}"
    if any(cast.action and cast.action.method == "recorded_vote" for cast in casts):
        return f"the record does not say how {name} voted in {name_forum(front.forum)} in {years}"
    lead = "positions that states take beside an adoption without a vote are not in the record"
    return f"{lead}, so it does not say what {name} did in {years}"


def _tell_voteless(claim: Claim, series: Series, front: Front, casts: list[Cast], name: str) -> Answer:
    state = claim.subject or ""
    years = [cast.text.year for cast in casts]
    several = len(casts) > 1
    what = f"the texts of {say_years(years)} were" if several else f"the text of {years[0]} was"
    sentence = f"in {name_forum(front.forum)} {what} adopted without a vote, so no state voted or abstained"
    if any(read_sponsor(series.stand(cast.text, state)) is not Truth.UNKNOWN for cast in casts):
        told = tell_years(series, state, name, [cast.text for cast in casts])
        place = f"in {name_forum(front.forum)} "
        sentence += f"; {told.removeprefix(place)}"
    other = {Forum.GA: Forum.HRC, Forum.HRC: Forum.GA}.get(front.forum)
    span = (years[0], years[-1])
    here = is_absence(series, state, front.forum, span)
    if several and other and not here and is_absence(series, state, other, span):
        sentence += f"; {span[0]} to {span[1]} is its absence in {name_forum(other)}"
    evidence = [
        Evidence(
            cast.text.symbol, cast.action.origin if cast.action else "", f"adopted without a vote in {cast.text.year}"
        )
        for cast in casts
    ]
    return Answer(CONTRADICTED, sentence, tuple(evidence))

"""Claims of the totals of a recorded vote."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.ahead import fits_totals, has_figures
from onrecord.claims.check.check_counts import is_met
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.named import check_named_text
from onrecord.claims.check.other_votes import find_vote, is_meant
from onrecord.claims.check.scope import find_fronts, find_years, is_far
from onrecord.claims.check.stages import find_actions, is_off_day
from onrecord.claims.check.turned_totals import before_turn
from onrecord.claims.check.unheld import find_unheld, tell_far
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, PARTLY, SUPPORTED, conclude
from onrecord.claims.check.wording import name_forum, say_day, say_list, say_taken, say_tally, short_tally
from onrecord.claims.models import Evidence, Share, Stage, Tallies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.claims.check.held import Action, Held, Series, Tally, Text
    from onrecord.claims.check.held import Vote as OtherVote
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding

Vote = tuple["Text", "Action"]


def check_tallies(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about totals: right where any source's reading of the vote meant has these figures."""
    says = claim.says
    assert isinstance(says, Tallies)  # noqa: S101
    series = series_of(claim, held)
    if series is None:
        return find_unheld(claim, held)
    wrong_year = check_named_text(claim, series)
    if wrong_year is not None:
        return wrong_year
    fronts = find_fronts(claim, series, published, done=True)
    if says.of_amendment:
        return _tell_amendment(claim, fronts)
    votes = [(text, a) for front in fronts for text in front.texts for a in find_actions(claim, text, published)]
    if not votes:
        return find_unheld(claim, held, fronts)
    if claim.document is None and all(is_far(claim, text) for text, _ in votes):
        # "143 to 5 on Wednesday": of another text than the one of March that is held
        return tell_far(claim, [text for text, _ in votes])
    if says.share is not None:
        return _judge_share(claim, says.share, votes)
    told = _of_plenary(claim, says, votes) or _of_the_right(claim, says, votes)
    if told is not None:
        return _with_change(claim, says, series, votes, told) if told.verdict is SUPPORTED else told
    if _is_pending_elsewhere(claim, series, votes, published):
        return find_unheld(claim, held, fronts)
    other = find_vote(claim, says, held, published)
    if other is not None and is_meant(claim, other, held):
        return check_tallies(replace(claim, series=other.question, also=()), held, published)
    return _refuse(claim, series, (says.yes, says.no, says.abstain), votes, other)


def _of_the_right(claim: Claim, says: Tallies, votes: list[Vote]) -> Finding | None:
    """The finding where one of the votes had these totals; None where none had."""
    right = [vote for vote in votes if any(fits_totals(says, tally) for tally in vote[1].tallies)]
    if not right:
        return None
    if len(claim.listed) > 1:
        return _compare_years(claim, right, votes)
    if _is_of_committee(claim, right, votes):
        other = next(vote for vote in votes if vote[1].stage is Stage.PLENARY and vote[0] is right[0][0])
        return conclude(claim, PARTLY, f"{_tell(right[0])}; {_tell(other)}", [_show(other), _show(right[0])])
    if not is_off_day(claim, right[0][1]):
        return conclude(claim, SUPPORTED, _tell(right[0]), [_show(right[0])])
    return conclude(claim, CONTRADICTED, f"{_tell(right[0])}, not on the day named", [_show(right[0])])


def _of_plenary(claim: Claim, says: Tallies, votes: list[Vote]) -> Finding | None:
    """The finding where the plenary's totals are told of the Third Committee, of whose vote no totals are held."""
    if claim.forum is not Forum.GA or not _COMMITTEE.search(claim.quote) or _PLENARY.search(claim.quote):
        return None
    if any(action.stage is Stage.COMMITTEE for _, action in votes):
        return None
    right = [vote for vote in votes if any(fits_totals(says, tally) for tally in vote[1].tallies)]
    if not right:
        return None
    day = right[0][1].date
    same = claim.days is not None and claim.days == (day, day)
    return conclude(claim, CONTRADICTED if same else NOT_IN_RECORD, _tell(right[0]), [_show(right[0])])


_COMMITTEE = re.compile(r"\b(?:Third|First|Second|Fourth|Fifth|Sixth) Committee\b")
_PLENARY = re.compile(r"\b(?:[Pp]lenary|Assembly(?!['’]s))\b")


def _judge_share(claim: Claim, share: Share, votes: list[Vote]) -> Finding:
    """The finding about a part of the members, of the last stage at which the body voted."""
    text, action = next((vote for vote in votes if vote[1].tallies), votes[0])
    members = _members(text.forum, action.date)
    counts = {count for tally in action.tallies if (count := tally[_SIDES.index(share.side)]) is not None}
    if action.method != "without_vote" and (members is None or not counts):
        return conclude(claim, NOT_IN_RECORD, _tell((text, action)), [_show((text, action))])
    right = any(is_met(share.relation, share.count * (members or 0), share.of * count) for count in counts)
    of_all = f"; the body had {members} members" if counts else ""
    sentence = f"{_tell((text, action))}{of_all}"
    return conclude(claim, SUPPORTED if right else CONTRADICTED, sentence, [_show((text, action))])


def _members(forum: Forum, day: date | None) -> int | None:
    """How many members the body had on the day; None before the years that these numbers are known of."""
    if forum is not Forum.GA:
        return _SEATS.get(forum)
    return next((number for since, number in _UN_MEMBERS if day is not None and day >= since), None)


_SEATS = {Forum.HRC: 47, Forum.CHR: 53}
_UN_MEMBERS = ((date(2011, 7, 14), 193), (date(2006, 6, 28), 192), (date(2002, 9, 27), 191))
"""South Sudan, Montenegro and Timor-Leste were the last to join."""
_SIDES = ("yes", "no", "abstain")


def _before_step(says: Tallies, series: Series, votes: list[Vote]) -> Vote | None:
    """The vote before, where the total did not change as told since then: "fell by nine to 48", from 53.

    The committee's vote on the same text may be meant too.
    """
    side = next((at for at, one in enumerate((says.yes, says.no, says.abstain)) if one is not None), None)
    if not says.step or side is None:
        return None
    text, action = votes[0]
    earlier = [one for one in series.of_forum(text.forum) if one.year < text.year]
    held = [(one, other) for one in earlier if (other := one.action(action.stage)) is not None and other.tallies]
    committee = [(text, other) for other in text.actions if other is not action and other.tallies]
    meant = [*committee, *held[-1:]]
    right = any(
        now - then == says.step
        for _, other in meant
        for tally in other.tallies
        for mine in action.tallies
        if (then := tally[side]) is not None and (now := mine[side]) is not None
    )
    return None if right or not held else held[-1]


def _with_change(claim: Claim, says: Tallies, series: Series, votes: list[Vote], told: Finding) -> Finding:
    """The finding about a total that is right, with what it is said to have been before."""
    if says.was is not None:
        return _with_first(claim, says, series, votes, told)
    before = _before_step(says, series, votes) or before_turn(claim, says, series, votes)
    if before is None:
        return told
    sentence = f"{told.sentence.removesuffix('.')}; {_tell(before)}"
    return conclude(claim, CONTRADICTED, sentence, [*told.evidence, _show(before)])


def _with_first(claim: Claim, says: Tallies, series: Series, votes: list[Vote], told: Finding) -> Finding:
    """The finding about two totals, the last of them right: "grew from 88 to 123 between 2005 and 2011"."""
    year, number = says.was or (0, 0)
    side = next((at for at, one in enumerate((says.yes, says.no, says.abstain)) if one is not None), 0)
    text, action = next(vote for vote in votes if any(fits_totals(says, tally) for tally in vote[1].tallies))
    first = [(one, other) for one in series.of_forum(text.forum) if one.year == year
             for other in one.actions if other.tallies and other.stage is action.stage]  # fmt: skip
    if not first:
        return conclude(claim, NOT_IN_RECORD, told.sentence.removesuffix("."), told.evidence)
    right = [vote for vote in first if any(tally[side] == number for tally in vote[1].tallies)]
    shown = (right or first)[0]
    sentence = f"{told.sentence.removesuffix('.')}; {_tell(shown)}"
    return conclude(claim, SUPPORTED if right else CONTRADICTED, sentence, [*told.evidence, _show(shown)])


def _is_pending_elsewhere(claim: Claim, series: Series, votes: list[Vote], published: date | None) -> bool:
    """With the body left open: another body has a text of those years, on which it had not yet acted."""
    years = find_years(claim, published)
    if claim.forum is not None or published is None or years is None:
        return False
    voted = {text.forum for text, _ in votes}
    others = [text for text in series.texts if text.forum not in voted and years[0] <= text.year <= years[1]]
    return any(text.first_day is None or text.first_day > published for text in others)


def _is_of_committee(claim: Claim, right: list[Vote], votes: list[Vote]) -> bool:
    """True where the totals told of the Assembly are those of its committee, and the plenary has voted since."""
    quote = claim.quote.lower()
    told = claim.stage is not None or claim.days is not None or ("committee" in quote and "both" not in quote)
    if told or right[0][1].stage is not Stage.COMMITTEE:
        return False
    return any(vote[1].stage is Stage.PLENARY and vote[0] is right[0][0] and vote[1].tallies for vote in votes)


def _tell_amendment(claim: Claim, fronts: list[Front]) -> Finding:
    """Votes on amendments are not in the record; the text that was to be amended is."""
    texts = [text for front in fronts for text in front.texts]
    shown = [Evidence(text.symbol, text.final.origin if text.final else "", "the text itself") for text in texts[:2]]
    return conclude(claim, NOT_IN_RECORD, "the record holds no votes on amendments", shown)


def _compare_years(claim: Claim, right: list[Vote], votes: list[Vote]) -> Finding:
    """ "21 votes in favour in 2021 and in 2023": right of each of the years, or of some."""
    fitting = {text.year for text, _ in right}
    others = [vote for vote in votes if vote[0].year not in fitting]
    verdict = SUPPORTED if fitting >= set(claim.listed) else PARTLY
    shown = [*right[:1], *others] if others else right
    return conclude(claim, verdict, say_list(_tell(vote) for vote in shown[:3]), [_show(vote) for vote in shown[:3]])


def _refuse(claim: Claim, series: Series, wanted: Tally, votes: list[Vote], other: OtherVote | None) -> Finding:
    agreed = [vote for vote in votes if vote[1].method == "without_vote"]
    if agreed == votes and wanted[0] is None and wanted != _NONE_TOLD and not any(wanted):
        # "nobody opposed it": so it is where no state asked for a vote
        return conclude(claim, SUPPORTED, _tell(agreed[0]), [_show(agreed[0])])
    possible = [vote for vote in votes if vote[1].method != "without_vote"]
    held = [vote for vote in possible if vote[1].tallies]
    if possible and not held:
        return conclude(claim, NOT_IN_RECORD, _tell(possible[0]), [_show(possible[0])])
    shown = (held or votes)[0]
    sentence = _tell(shown)
    evidence = [_show(shown)]
    twin = _find_twin(series, wanted, votes)
    if twin is not None:
        place = name_forum(twin[0].forum, twin[1].stage)
        sentence += f"; {short_tally(wanted)} is the vote of {place} on {say_day(twin[1].date)}"
        evidence.append(_show(twin))
    elif other is not None:
        figures = short_tally(other.totals)
        sentence += f"; {figures} is the vote on another text, on {say_day(other.date)} ({other.symbol})"
        evidence.append(Evidence(other.symbol, other.origin, f"{other.date}: {figures}"))
    return conclude(claim, CONTRADICTED, sentence, evidence)


_NONE_TOLD = (None, None, None)


def _find_twin(series: Series, wanted: Tally, votes: list[Vote]) -> Vote | None:
    """Another vote of the series with exactly these totals: the committee's figures given for the plenary's, say."""
    others: Iterable[Vote] = ((text, action) for text in series.texts for action in text.actions)
    if None in wanted:
        return None
    held = (vote for vote in others if vote not in votes)
    return next((vote for vote in held if any(has_figures(wanted, tally) for tally in vote[1].tallies)), None)


def _tell(vote: Vote) -> str:
    text, action = vote
    place = name_forum(text.forum, action.stage)
    if action.method == "without_vote":
        return f"{place} adopted the text of {text.year}{say_taken(action)} ({text.symbol})"
    if not action.tallies:
        return f"the record holds no totals of what {place} did on {say_day(action.date)} ({text.symbol})"
    figures = " or, as another source has it, ".join(say_tally(tally) for tally in action.tallies)
    manner = ", as counted from the roll call" if action.counted else ""
    return f"the vote of {place} on {say_day(action.date)} was {figures}{manner} ({text.symbol})"


def _show(vote: Vote) -> Evidence:
    text, action = vote
    says = (
        "adopted without a vote"
        if action.method == "without_vote"
        else " or ".join(map(short_tally, action.tallies)) or "no totals held"
    )
    when = f", {action.date}" if action.date else ""
    return Evidence(action.symbol, action.origin, f"{name_forum(text.forum, action.stage)}{when}: {says}")

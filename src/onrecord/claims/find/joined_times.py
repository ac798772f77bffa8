"""One ballot on two occasions in one clause, judged together: "abstained in 2021 and did so again last month"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.mentions.time_kinds import whole_years
from onrecord.claims.models import Claim, Kind, Votes

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TWO = 2
_JOINING = frozenset({"and", ",", "then", "again", "also", "but", "both"})
_REPEATING = frozenset({"again", "so", "more", "same", "likewise", "too", "alike", "in", "on", "at"})
"""With one of these the second part says that it did so on another occasion."""

_BARE = frozenset({"again", "in", "on", "at", "once", "this", "last"})
"""First words of a part without a verb: "voted no in April, on the regular text, and again this time"."""
_APART = frozenset({"it", "they", "he", "she", "we", "you", "as", "so", "the", "its"})
"""First words of a part with a subject of its own, or that only likens."""
_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "you"})
_OPENING = 4
"""Words within which a part that opens with its time names who acts: "in 2006 it abstained again"."""


def join_times(view: View, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Return the claims; of those that tell one state's same ballot at two times, joined by "and", one is made."""
    if sum(claim.kind is Kind.VOTE for claim in claims) < _TWO:
        return claims
    kept: list[Claim] = []
    for claim in claims:
        model = next((one for one in kept if _goes_on(view, one, claim)), None)
        joined = _joined(view, model, claim, discourse) if model is not None else None
        if joined is None or model is None:
            kept.append(claim)
        else:
            kept[kept.index(model)] = joined
    return kept


def _goes_on(view: View, one: Claim, other: Claim) -> bool:
    """The second repeats what the first tells of the state, and nothing but a joining word stands between."""
    same = one.subject == other.subject and other.kind is one.kind is Kind.VOTE and bool(one.series and other.series)
    if not same or not one.subject or one.says != other.says or not _is_plain(one) or one.enumerated:
        return False
    between = view.document.text[one.span[1] : other.span[0]].replace(",", " , ").lower().split()
    if one.span[1] > other.span[0] or "and" not in between or not _JOINING.issuperset(between):
        # "abstained, as it had in 2008": two things said
        return False
    said = other.quote.lower().split()
    if said[0] in _APART or not _SUBJECTS.isdisjoint(said[:_OPENING]) or (between[0] == "," and said[0] not in _BARE):
        # "In 2008 it had voted no, and it did so again": a clause of its own
        return False
    return not _REPEATING.isdisjoint(said)


def _is_plain(claim: Claim) -> bool:
    says = claim.says
    return isinstance(says, Votes) and not (says.first or says.moved_from or says.alone or says.since or says.like)


def _joined(view: View, one: Claim, other: Claim, discourse: Discourse) -> Claim | None:
    """Both occasions as one claim; None where either has no time of its own, or it is the same."""
    first, second = _window(one, discourse), _window(other, discourse)
    if first is None or second is None or first == second or one.years is None or other.years is None:
        return None
    if one.years[0] != one.years[1] or other.years[0] != other.years[1]:
        return None
    if discourse.anchor is not None and discourse.anchor[1] in (first, second):
        # "in October and again now": the text goes on with its news
        discourse.move_to(*discourse.anchor[:2])
    if one.series != other.series:
        # two texts of two days: "abstained in this vote and also in July, on the yearly resolution"
        each = (replace(one, session=None), replace(other, session=None))
        over = (min(one.years[0], other.years[0]), max(one.years[1], other.years[1]))
        return retell(view, one, (one.span[0], other.span[1]), years=over, days=None, document=None, each=each)
    if one.forum is not other.forum:
        one = replace(one, forum=None, both=True, stage=None)
    years = tuple(sorted({first[0].year, second[0].year}))
    close = one.days is not None or other.days is not None
    span = (one.span[0], other.span[1])
    return retell(
        view, one, span, years=(years[0], years[-1]), days=None, session=None,
        listed=years if len(years) > 1 else (), windows=(first, second) if close else (), document=None,
        why=(*one.why, f"time: {years[0]} and {years[-1]}, told together"),
    )  # fmt: skip


def _window(claim: Claim, discourse: Discourse) -> tuple[date, date] | None:
    """The days of the claim, or its whole year; "now" is the time of what the text reports."""
    days, today = claim.days, discourse.published
    if days == (today, today):
        days = discourse.anchor[1] if discourse.anchor is not None else None
    if days is not None:
        return days
    return whole_years(claim.years) if claim.years else None

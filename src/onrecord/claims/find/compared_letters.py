"""How many signed another letter, told by the difference: "47 groups wrote to him, 22 fewer than in February"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.find.compared_counts import counted_before
from onrecord.claims.find.letter_details import GROUPS
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.time_kinds import TimeKind, month_days
from onrecord.claims.models import Relation, Writes
from onrecord.claims.situation import choose_holder
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

_THAN = frozenset({"than"})


def with_compared(view: View, claim: Claim, end: int, discourse: Discourse) -> list[Claim]:
    """Return the claim of a letter up to such words, and that of the letter it is compared with, if that is told."""
    says = claim.says
    if view.vocabulary.isdisjoint(_THAN) or not isinstance(says, Writes) or says.organisations is None:
        return [claim]
    than = view.next_of(_THAN, view.first)
    told = counted_before(view, than - 1, GROUPS) if than < end else None
    comma = view.comma_before(told[0], view.first) if told is not None else 0
    if told is None or not comma or view.characters(view.first, comma)[1] <= claim.span[0]:
        return [claim]
    plain = retell(view, claim, (claim.span[0], view.characters(view.first, comma)[1]))
    time = next(iter(view.times_in(than, end)), None)
    days = _days(time, claim, discourse) if time is not None else None
    if time is None or days is None or says.relation is not Relation.EXACTLY:
        return [plain]
    other = Writes(addressee=_addressee(view, than, end, discourse) or says.addressee,
                   organisations=says.organisations + told[1], all_names=says.all_names)  # fmt: skip
    span = view.characters(told[0], time.end)
    years = (days[0].year, days[1].year)
    return [plain, retell(view, claim, span, says=other, years=years, days=days, session=None, document=None)]


def _days(time: Time, claim: Claim, discourse: Discourse) -> tuple[date, date] | None:
    """ "In February", after a letter of December 2020: the last one before it."""
    if time.kind is TimeKind.MONTH and not time.bound and claim.days is not None:
        year = claim.days[0].year - (time.month >= claim.days[0].month)
        return month_days(year, time.month, time.day)
    when = resolve_when([time], [], discourse, None)
    return when.days if not when.unclear else None


def _addressee(view: View, first: int, end: int, discourse: Discourse) -> str | None:
    """ "Than the one to President Moon in March 2022"."""
    head = next(iter(view.of(Head, first, end)), None)
    holder = choose_holder(head.sense, discourse) if head is not None else None
    return surname_of(holder.head, holder.state) if holder is not None else None

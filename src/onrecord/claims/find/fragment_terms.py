"""Terms of office told without a verb: "Lee Myung-bak: from February 2008", "Park Geun-hye (2013 to 2017)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.fragment_parts import cut_segments
from onrecord.claims.find.terms import ENDS
from onrecord.claims.mentions.senses import Head
from onrecord.claims.mentions.times import month_days
from onrecord.claims.models import Claim, Kind, Served
from onrecord.claims.situation import choose_holder, situate

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View

_SIGNS = frozenset({":", ",", "–", "—", "-", ".", ")", "(", "in", "office", "president", "•", "*"})


def find_terms(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of the parts that are a head of government and the bounds of a term, and nothing else."""
    if not view.of(Head) or not view.times:
        return []
    found = (_term_in(view, low, high, discourse) for low, high in cut_segments(view))
    return [one for one in found if one is not None]


def _term_in(view: View, low: int, high: int, discourse: Discourse) -> Claim | None:
    head = next((one for one in view.of(Head) if low <= one.first < high), None)
    if head is None:
        head = next((one for one in view.of(Head) if one.end == low - 1 and view.word(low - 1) == "("), None)
    times = [one for one in view.times if low <= one.first and one.end <= high]
    if head is None or not times or not _is_all(view, head, times, low, high):
        return None
    holder = choose_holder(head.sense, discourse)
    first, last = times[0], times[-1]
    if holder is None or not first.years:
        return None
    words = (min(head.first, low), high)
    situation = situate(view, first.first, last.end, discourse).nowhere()
    why = f"term: “{phrase(view, *words)}” of {holder.head}"
    if first.bound in ENDS and len(times) == 1:
        days = first.days or (month_days(first.years[0], first.month, first.day) if first.month else None)
        situation = situation.at(years=(first.years[0],) * 2, days=days, since=None, span=False, listed=(), timed=True)
        on = days[0] if days is not None and days[0] == days[1] else None
        says = Served(holder.head, ENDS[first.bound], on)
    elif last.years and first.years[0] < last.years[-1]:
        years = (first.years[0], last.years[-1])
        situation = situation.at(years=years, days=None, since=None, span=True, listed=(), timed=True)
        says = Served(holder.head, "term")
    else:
        return None
    return make_claim(view, words, Kind.TERM, says, situation, subject=holder.state, why=(why,))


def _is_all(view: View, head: Mention, times: list[Time], low: int, high: int) -> bool:
    """Nothing stands in the part but the head, the times and signs."""
    taken = {place for one in times for place in range(one.first, one.end)} | set(range(head.first, head.end))
    return all(place in taken or view.word(place) in _SIGNS for place in range(low, high))

"""A total and its rank in one clause: "the best result so far was 119 in favour", "by a record 123 votes"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.find.rank_forms import EXTREMES
from onrecord.claims.find.rankings import rankings
from onrecord.claims.models import Claim, Ranks, Tallies

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.sentence import View


def with_rankings(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims with those of how a total stands to others.

    What the same words say of a total and of its rank is one claim, right where both are right; a total is not said to
    be right in words that give it a rank which is not read.
    """
    ranks = rankings(view, discourse, claims)
    ranked = view.vocabulary.isdisjoint(EXTREMES)
    if not ranks and ranked:
        return claims
    totals = [claim for claim in claims if isinstance(claim.says, Tallies) and claim.says.share is None]
    changed = {id(total): _beside_rank(view, total, ranks) for total in totals}
    joined = {id(rank): total for total in totals if (rank := _rank_of(view, total, ranks)) is not None}
    kept = [changed.get(id(claim), claim) for claim in claims if not any(claim is one for one in joined.values())]
    return [*kept, *(_join(view, rank, joined.get(id(rank))) for rank in ranks)]


def _mention_of(view: View, total: Claim) -> TallyMention | None:
    """Where the numbers of the claim stand."""
    starts = view.document.starts
    return next((one for one in view.tallies if total.span[0] <= starts[one.first] < total.span[1]), None)


def _rank_of(view: View, total: Claim, ranks: list[Claim]) -> Claim | None:
    """The rank that stands before the numbers, in words of the same clause."""
    mention = _mention_of(view, total)
    if mention is None:
        return None
    stop = view.document.ends[mention.end - 1]
    near = (one for one in ranks if one.span[0] < stop and total.span[0] < one.span[1])
    return next((one for one in near if one.years == total.years), None)


def _join(view: View, rank: Claim, total: Claim | None) -> Claim:
    if total is None or not isinstance(rank.says, Ranks) or not isinstance(total.says, Tallies):
        return rank
    span = min(rank.span[0], total.span[0]), max(rank.span[1], total.span[1])
    return retell(view, rank, span, says=replace(rank.says, total=total.says), why=(*total.why, *rank.why[:1]))


def _beside_rank(view: View, total: Claim, ranks: list[Claim]) -> Claim:
    """The total without the words that rank it: "119 votes on Thursday, the highest since 2011"."""
    mention = _mention_of(view, total)
    if mention is None:
        return total
    starts, ends = view.document.starts, view.document.ends
    words = [at for at in view.places(EXTREMES) if total.span[0] <= starts[at] < total.span[1]]
    words += [at for at in range(mention.end, view.end) for rank in ranks if starts[at] == rank.span[0] < total.span[1]]
    if not words:
        return total
    low, high = total.span
    if min(words) < mention.first:
        low = starts[mention.first]
    after = [at for at in words if at >= mention.end]
    if after:
        comma = view.comma_before(min(after), mention.end - 1)
        high = ends[comma - 1] if comma else ends[mention.end - 1]
    return retell(view, total, (low, high))

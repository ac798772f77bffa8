"""Totals of a vote without a verb of their own: "By 88 votes to 21", and those of another time told by a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import is_told
from onrecord.claims.find.claimed_totals import claim_tally, years_back
from onrecord.claims.find.days_after import so_long_before
from onrecord.claims.find.segments import time_of_when
from onrecord.claims.find.sponsor_beside import SPONSOR_WORDS
from onrecord.claims.find.vote_words import VOTE_WORDS
from onrecord.claims.matters import is_verb
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.mentions.totals_on import sets_apart
from onrecord.claims.models import Adopts, Claim, Kind, Tallies
from onrecord.claims.named_texts import ones_of
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import situate
from onrecord.claims.stance import is_set_aside
from onrecord.claims.vocabulary.load import read_toml
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def bare_tallies(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return the claims of totals that no clause has told, each with the time beside it."""
    found: list[Claim] = []
    for tally in view.tallies:
        start, end = view.characters(tally.first, tally.end)
        if any(claim.kind is Kind.ACT and claim.span[1] >= end for claim in before):
            # "The National Assembly passed the act by 212 votes to none, with 24 abstentions"
            continue
        around = [claim for claim in before if claim.span[0] <= start < claim.span[1]]
        told = any(_tells_totals(claim, view, tally) for claim in around)
        if tally.lead is not None and not _speaks_of_papers(view):
            # "The team won by two to one"
            continue
        if told or is_set_aside(view, view.first, tally.first) or _may_sponsor(view, tally, discourse):
            continue
        low, high = _own_part(view, tally, *_segment(view, tally.first, tally.end))
        # "by 20 votes to eight, a year after it had passed by 18 to seven": of what comes after it
        high = next((one.first for one in view.times_in(tally.end, high) if one.bound == "told before"), high)
        # "by 80 to 62, a margin of 18"
        alone = is_told((start, end), before) or (tally.lead is not None and len(view.tallies) > 1)
        words = (tally.first, tally.end) if alone else (low, tally.end)
        timed = _at_its_time(view, tally, situate(view, low, high, discourse), words, discourse)
        if timed is None:
            continue
        situation, words = timed
        claim = bare_tally(view, tally, words, situation)
        known = discourse.paper or discourse.voting or discourse.heading is not None
        asked = discourse.spoken_of is not None or (discourse.series_known and discourse.lexicon.many)
        # "Democratic order: 125 to 55 yesterday, 122 to 54 a year ago"
        named = discourse.lexicon.many and situation.series_named and situation.series is not None
        known = known or (tally.no is not None and (asked or named))
        if claim is not None and (known or _speaks_of_papers(view)):
            found.append(claim)
            # "80-27-68; a year ago the result was 78-30-68": the text goes on with the later one
            news = max((one.years[1] for one in [*before, *found] if one.kind is Kind.TALLY and one.years), default=0)
            earlier = situation.years is not None and situation.years[1] < news
            aside = (
                bool(years_back(view, tally) or earlier)
                or "had" in view.words(view.first, high)
                or _is_set_beside(view, tally)
            )
            discourse.note_claims([claim], situation, background=aside)
    return found


def _tells_totals(claim: Claim, view: View, tally: TallyMention) -> bool:
    """Totals; or that a text fell, of which its totals are a part: "was rejected by 79 votes to 67".

    Not where those of another time are set beside them: "won 123 votes, compared with 106 in 2010".
    """
    if isinstance(claim.says, Tallies):
        says = claim.says
        if tally.lead is not None:
            # "by 119 votes to 19, a margin of 100"
            return says.lead == tally.lead
        same = (says.yes, says.no, says.abstain) == (tally.yes, tally.no, tally.abstain)
        return same or not (_is_set_beside(view, tally) and view.is_compared(tally.end - 1))
    return isinstance(claim.says, Adopts) and not claim.says.adopted


def _at_its_time(
    view: View, tally: TallyMention, situation: Situation, words: tuple[int, int], discourse: Discourse
) -> tuple[Situation, tuple[int, int]] | None:
    """The situation at the time of the totals, and their words; None where another vote is meant and not told which."""
    earlier = _long_before(view, tally, discourse) if "after" in view.vocabulary else None
    if earlier is not None:
        return earlier, (tally.first, tally.end)
    of_last = _is_moved_from(view, tally) or _is_of_last(view, tally)
    then = time_of_when(view, tally.first)
    when = resolve_when([then], [], discourse, situation.forum) if then is not None else None
    if when is not None and when.years:
        return situation.at(years=when.years, days=when.days, session=None, listed=(), since=None, timed=True), words
    if len(view.tallies) > 1:
        own = _beside(view, tally, situation, words, discourse)
        # "167 to 5, against 176 to 7 the last time", "29 to 14, down from 31 to 13"
        untimed = own[1] == words and not view.times_in(tally.first, tally.end)
        of_last = of_last or (untimed and _is_set_beside(view, tally))
        situation, words = own
    back = years_back(view, tally)
    if back:
        years = situation.years or (0, 0)
        situation = situation.at(years=(years[0] - back, years[0] - back), days=None, session=None)
        words = (tally.first, tally.end)
    if not of_last:
        return situation, words
    last = occasion_before(situation, discourse)
    if last is None:
        return None
    return situation.at(years=(last, last), days=None, session=None), (tally.first - 1, tally.end)


def _long_before(view: View, tally: TallyMention, discourse: Discourse) -> Situation | None:
    """ "By 94 votes to 22, nine months after the Council had renewed the mandate by 22 to seven": there, and then."""
    past = max((one.end for one in view.tallies if one.end <= tally.first), default=0)
    main = situate(view, view.first, past, discourse) if past else None
    days = so_long_before(view, past, tally.first, main.days) if main is not None else None
    if days is None:
        return None
    years = days[0].year, days[1].year
    return situate(view, past, tally.end, discourse).at(years=years, days=days, session=None, listed=(), timed=True)


def _is_moved_from(view: View, tally: TallyMention) -> bool:
    """ "The noes fell from 38 to 32", "fell to 32 from 38": the number after "from" is that of the vote before."""
    follows = any(one.first - 1 == tally.end and view.word(tally.end) == "to" for one in view.tallies)
    follows = follows or any(one.end == tally.first - 1 for one in view.tallies)
    timed = bool(view.times_in(tally.first, tally.end))
    return follows and not timed and view.word(tally.first - 1) == "from"


def occasion_before(situation: Situation, discourse: Discourse) -> int | None:
    """The last year before that of the clause in which the body decided on the question.

    None where the text has told of several years, any of which may be meant.
    """
    if situation.years is None or situation.unclear or situation.years[0] != situation.years[1]:
        return None
    told = {year for year, forum in discourse.occasions if forum in {situation.forum, None}}
    last = held_before(situation.series, situation.forum, situation.years[0], discourse)
    return last if len(told) < len(("one", "another")) or told == {last, situation.years[0]} else None


def held_before(series: str | None, forum: Forum | None, year: int, discourse: Discourse) -> int | None:
    """Return the last year before it in which the body decided on the question; None where that is uncertain."""
    entry = discourse.lexicon.entry(series)
    if entry is None or forum is None:
        return None
    earlier = [held for held in entry.held_by(forum) if held < year]
    if len(earlier) > 1 and year - earlier[-1] > max(1, earlier[-1] - earlier[-2]):
        # a year without a text of this title, where it comes more often
        return None
    return earlier[-1] if earlier else None


def _is_of_last(view: View, tally: TallyMention) -> bool:
    """ "Last time round: 106-20-57": the vote before, named by no year."""
    signs = tally.first - (view.word(tally.first - 1) in {":", ",", "–", "—", "was", "had", "it"})
    return any(
        find_phrase(view.document.words, at, _LAST_TIME, signs) == signs
        for at in range(view.first, signs)
        if not any(time.first < signs and at < time.end for time in view.times)
    )


_LAST_TIME = index_phrases(read_toml("tallies.toml")["last_time"])


def _is_set_beside(view: View, tally: TallyMention) -> bool:
    """ "132-25-30 this week, against 132-25-28 a year earlier", "up from 112 in committee": beside the news."""
    return not _BESIDE.isdisjoint(view.words(tally.first - 2, tally.first))


_BESIDE = frozenset({"against", "from", "after", "than", "compared", "versus"})


def _may_sponsor(view: View, tally: TallyMention, discourse: Discourse) -> bool:
    """ "61 states backed the draft", in a text on sponsors and not on votes."""
    alone = tally.no is None and tally.abstain is None
    told = bool(view.vocabulary & SPONSOR_WORDS)
    voting = discourse.voting or bool(view.vocabulary & VOTE_WORDS)
    if "behind" in view.words(tally.first, tally.end) and (
        discourse.sponsoring or "tabled" in view.vocabulary or not voting
    ):
        # "Fifty states stood behind it by the time it came to the vote"
        return True
    return (
        alone
        and (told or discourse.sponsoring)
        and not ((discourse.voting and not told) or view.vocabulary & VOTE_WORDS)
    )


def _beside(
    view: View, tally: TallyMention, situation: Situation, words: tuple[int, int], discourse: Discourse
) -> tuple[Situation, tuple[int, int]]:
    """The situation with the time right beside the totals: "116-20-53 in 2014 and 119-19-50 a year later"."""
    inside = next(iter(view.times_in(tally.first, tally.end)), None)
    others = [one for one in view.tallies if one is not tally]
    apart = [one for one in view.times if not any(other.first <= one.first < other.end for other in others)]
    apart = [one for one in apart if one.bound != "told before" or one.end <= tally.first]
    after = next((one for one in apart if 0 <= one.first - tally.end <= 2), None)
    before = next((one for one in reversed(apart) if 0 <= tally.first - one.end <= _reach(view, one.end)), None)
    if after is not None and not _APART.isdisjoint(view.words(tally.end, after.first)):
        # "136 states supported it; a year before, 122 had", "twelve against, where the year before there were eight"
        after = None
    if after is not None and before is not None and ";" in view.words(tally.end, after.first):
        # "2010, 28 to 6 with 13 abstentions; 2011, ..."
        after = None
    if after is not None and before is not None and any(_opens_next(view, after.end, one) for one in others):
        # "In 2018 it was 84 to 30, the year before that 81 to 30"
        after = None
    time = inside or after or before
    when = resolve_when([time], [], discourse, situation.forum) if time is not None else None
    if time is None or when is None or not when.years:
        return situation, words
    beside = (min(tally.first, time.first), max(tally.end, time.end))
    return situation.at(years=when.years, days=when.days, listed=(), timed=True), beside


def _opens_next(view: View, place: int, tally: TallyMention) -> bool:
    """The totals begin right after the time that ends at the place, so that it is theirs."""
    return 0 <= tally.first - place <= 1 and view.word(place) != ";"


def _reach(view: View, place: int) -> int:
    """How many words after a time its totals may stand: "in December 2007 a second one by 72 to 33"."""
    return 2 + next((at for at, word in enumerate(view.words(place, place + _ANOTHER)) if word not in _SUCH), _ANOTHER)


_ANOTHER = 4
_APART = frozenset({";", "where", "whereas", "while", "when", "although", "though"})


_SUCH = frozenset({"a", "another", "the", "second", "third", "one", "text", "resolution", "next"})


def _segment(view: View, first: int, end: int) -> tuple[int, int]:
    low, high = first, end
    several = len(view.tallies) > 1
    told = any(is_verb(view, place) for place in range(view.first, first))
    past = max((one.end for one in view.tallies if one.end <= first), default=view.first)
    own = any(past <= one.first < first for one in view.of(Paper)) or any(
        past <= one.first < first and view.word(one.end) == "'s" for one in view.of(State)
    )
    # "the one on mercenaries by 129 to 52, the one on coercive measures by 132 to 54"
    limit = past if own or "one" in view.words(past, first) else view.first
    headed = several or told
    while low > limit and not sets_apart(view.document, low - 1) and not (headed and view.word(low - 1) == ":"):
        low -= 1
    while high < view.end and not sets_apart(view.document, high):
        high += 1
    if several:
        high = min([high, *(one.first for one in view.tallies if one.first >= end)])
    return low, min([high, *(at for at in ones_of(view) if at >= end)])


def _own_part(view: View, tally: TallyMention, low: int, high: int) -> tuple[int, int]:
    """ "A year ago the noes numbered twenty, this week there were only sixteen": up to the commas, with one time."""
    if len(view.tallies) > 1 or len(view.times_in(low, high)) < len(("one", "another")):
        return low, high
    comma = view.comma_before(tally.first, low)
    first = comma + 1 if comma else low
    end = min(high, view.next_of(_COMMAS, tally.end))
    times = view.times_in(first, end)
    return (first, end) if len(times) == 1 and end < high else (low, high)


_COMMAS = frozenset({","})


def _speaks_of_papers(view: View) -> bool:
    bodies = any(mention.sense.forum is not None for mention in view.of(BodyName))
    return (
        bool(view.of(Paper)) or bodies or bool(view.vocabulary & {"vote", "votes", "voted", "abstentions", "adopted"})
    )


def bare_tally(view: View, tally: TallyMention, words: tuple[int, int], situation: Situation) -> Claim | None:
    """Return the claim of a tally that stands without a verb of its own."""
    if situation.unclear or situation.other_body:
        return None
    return claim_tally(view, words, tally, situation, "")

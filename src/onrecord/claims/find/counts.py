"""Claims of how many states sponsor the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_document
from onrecord.claims.find.bare_counts import (
    DRAFTS,
    END,
    LAST,
    SPONSORS,
    goes_on,
    relation_of,
)
from onrecord.claims.find.count_rows import place_in_row
from onrecord.claims.find.counts_joined import BETWEEN, MORE, STATES, TABLED, are_joiners, end_of_joiners
from onrecord.claims.find.counts_printed import (
    VERB,
    asked_of_print,
    at_the_end,
    carries_names,
    is_brought,
    is_first_version,
    is_on_draft,
    near_printed,
    opens_with_tabling,
    put_forward_by,
)
from onrecord.claims.find.counts_repeated import asked_who, do_so, has_done_so
from onrecord.claims.mentions.numbers import cardinal_places, read_cardinal, read_year
from onrecord.claims.mentions.parts_counted import counts_part
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Counts, Kind, Relation
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.tally_words import TallyMention
    from onrecord.claims.sentence import View

_TABLE = read_toml("counts.toml")
_SPONSORING = frozenset(_TABLE["sponsoring"])
_WRITERS = frozenset(read_toml("letters.toml")["groups"]) - SPONSORS - {"names", "signatures"}
_MOST = 194
_LEAST = 3
_FEW = 1


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of sponsors at words `first` to `end`."""

    first: int
    end: int
    says: Counts
    row: tuple[int, int] | None = None
    """Its place in a row of counts, each of another text, and their number."""


def find_counts(view: View, discourse: Discourse) -> list[CountMention]:
    """Return the counts of sponsors in the sentence; none where nothing so far spoke of a text or a body."""
    found: list[CountMention] = []
    numbers: list[tuple[int, int]] = []
    known = discourse.paper or discourse.forum or discourse.series_known or view.of((Paper, BodyName))
    if not known and find_document(view, view.first, view.end, discourse) is None:
        return found
    past = view.first
    for place in cardinal_places(view.document, view.first, view.end):
        number = read_cardinal(view.document, place) if place >= past else None
        if number is None or number[1] > view.end:
            continue
        numbers.append((place, number[1]))
        count = _count_at(view, place, number, discourse, bool(found))
        if count:
            found.append(count)
        past = number[1]
    found = [replace(count, row=place_in_row(view, (count.first, count.end), numbers)) for count in found]
    return _tabled_then_adopted(view, found)


def _tabled_then_adopted(view: View, found: list[CountMention]) -> list[CountMention]:
    """ "46 when it was tabled, 61 in the end": with the end told, the count before is that of the list as tabled."""
    if len(found) < 2 or any(count.says.as_printed for count in found):
        return found
    last = found[-1]
    if len(found) == _FROM_TO and _goes_from_to(view, found):
        first, last = found
        return [replace(first, says=replace(first.says, as_printed=True)), last]
    if END & set(view.words(found[-2].end, found[-2].end + 3)):
        # "61 sponsors in the end, down from 62"
        return found
    if not set(view.words(found[-2].end, view.end)) & END or last.says.number < found[-2].says.number:
        return found
    return [*(replace(count, says=replace(count.says, as_printed=True)) for count in found[:-1]), last]


_FROM_TO = 2


def _goes_from_to(view: View, found: list[CountMention]) -> bool:
    """ "In 2023 the draft went from 40 sponsors to 62": of one text, of which the first count is the printed one."""
    opened = [view.word(count.first - 1) for count in found] == ["from", "to"]
    years = {year for time in view.times for year in time.years}
    shift = any(not time.years for time in view.times) or not _YEARS.isdisjoint(view.vocabulary)
    return opened and len(years) <= 1 and not shift and not DRAFTS.isdisjoint(view.vocabulary)


_YEARS = frozenset({"year", "years", "session", "sessions", "each", "every"})


def _count_at(view: View, place: int, number: tuple[int, int], discourse: Discourse, more: bool) -> CountMention | None:
    value, end = number
    numbered = view.word(place - 1) == "/" and place - 2 == view.first
    if (
        not _FEW <= value <= _MOST
        or (value < _LEAST and not _tabled_by(view, place, end) and not are_joiners(view, place, end, discourse))
        or (not numbered and view.word(place - 1) == "/")
        or view.word(place - 1) == "session"
        or counts_part(view.document, place, end)
        or (view.word(place - 1) in {"-", "–"} and view.document.ends[place - 1] == view.document.starts[place])
        or view.word(end) in {"/", "-", "–"}
        or (
            view.word(end) == "to" and view.word(end + 1) != "begin" and not _begins_change(view, place, end, discourse)
        )
    ):
        return None
    told = any(one.first <= place < one.end and not _stand_behind(view, one, discourse) for one in view.tallies)
    if read_year(view.document, place) or told or _is_time(view, place):
        return None
    first, relation = relation_of(view, place)
    if view.word(first) == "under" and is_brought(view, view.first, place):
        first, relation = place, Relation.EXACTLY
    stop = end_of_joiners(view, place, end, discourse)
    if stop is not None:
        return CountMention(first, stop, Counts(value, relation, joined=True))
    after, others = end, False
    if view.word(end) in MORE and view.word(first - 1) not in {"did", "with", "by", "and", "alongside"}:
        # "22 more": not how many there were
        return None
    while view.word(after) in BETWEEN:
        others = others or view.word(after) in {"others", "other", "more", "further"}
        after += 1
    word = view.word(after)
    total = view.words(place - 2, place) == ["total", "of"]
    if (
        word in STATES
        and "member" in view.words(number[1], after)
        and view.word(place - 1) in {"the", "all", "of"}
        and not total
    ):
        # "of the 193 member states", and not "a total of 62 member states"
        return None
    sponsors = word in SPONSORS or (word == "co" and view.word(after + 1) in SPONSORS | _AUTHORS)
    opposed = not _OPPOSING.isdisjoint(view.words(after, after + _NEAR_SIDE)) or view.word(place - 2) == "against"
    if opposed and not sponsors:
        # "only five members of the Council opposed it", "against stood 37 countries"
        return None
    if (
        not sponsors
        and not _states_sponsor(view, place, after, word, others, discourse)
        and not goes_on(view, place, end, discourse, more)
    ):
        return None
    printed = near_printed(view, place, end) or carries_names(view, place, word)
    printed = printed or is_on_draft(view, place, discourse) or view.words(after + 1, after + 3) == ["put", "forward"]
    printed = printed or asked_of_print(view, place, discourse) or put_forward_by(view, place, after)
    printed = printed or opens_with_tabling(view, place)
    printed = printed or (has_done_so(view, after, discourse) and getattr(discourse.last[-1].says, "as_printed", False))
    # "from 46 sponsors at tabling to 61 in the committee": what the first count was of says nothing of the second;
    # "of 122 sponsors only 18 were there at the start": nor the second of the first
    printed = printed and not (more and view.word(place - 1) == "to")
    printed = printed and not (view.words(view.first, place) in _OF_ALL and _counts_on(view, end))
    printed = printed and not at_the_end(view, after)
    version = is_first_version(view, place, end, discourse)
    stop = after + 1 if word in SPONSORS | STATES else after + 2 if word == "co" else after
    says = Counts(
        value,
        relation,
        others=others and view.word(first - 1) in _BESIDE,
        as_printed=printed or version,
        first_version=version,
        at_last=not printed and bool(LAST & view.vocabulary),
    )
    return CountMention(first, stop, says)


def _begins_change(view: View, place: int, end: int, discourse: Discourse) -> bool:
    """ "The number of sponsors rose from 40 to 62", "there were 40 to begin with": no totals."""
    if view.word(end + 1) == "begin":
        return True
    return view.word(place - 1) == "from" and goes_on(view, place, end, discourse, more=False)


_AUTHORS = frozenset({"authors"})


def _counts_on(view: View, end: int) -> bool:
    """Another number follows in the sentence."""
    numbers = (read_cardinal(view.document, at) for at in cardinal_places(view.document, end, view.end))
    return any(number is not None and number[0] >= _LEAST for number in numbers)


_OF_ALL = (["of"], ["of", "the"], ["of", "its"], ["of", "all"])


def _stand_behind(view: View, tally: TallyMention, discourse: Discourse) -> bool:
    """ "Fifty states stood behind it", in a text on sponsors, or of a draft before any vote is spoken of."""
    drafted = "draft" in view.vocabulary and not discourse.voting and not discourse.totals
    # "adopted without a vote. Sixty-one states stood behind it when it left the committee"
    news = discourse.anchor is not None and not discourse.anchor[2] and not view.times_in(view.first, tally.first)
    drafted = drafted or (news and not discourse.totals)
    told = drafted or discourse.sponsoring or bool(TABLED & view.vocabulary)
    return told and "behind" in view.words(tally.first, tally.end)


def _tabled_by(view: View, place: int, end: int) -> bool:
    """ "Tabled by just two states": few of them are still a count of sponsors."""
    before = view.words(place - 4, place)
    if view.word(end) == "names" and set(before) & {"carries", "carried", "bears", "bore", "with", "lists", "listed"}:
        return True
    if view.word(place - 1) in {"only", "just", "merely"} and view.word(end) in STATES:
        # "only two countries have put their names to it"
        return True
    return "by" in before and bool(set(before) & _SPONSORING) and view.word(end) in STATES


_OTHER_PAPERS = frozenset({"amendment", "amendments", "report", "reports", "proposal", "candidates", "information"})


def _is_time(view: View, place: int) -> bool:
    """True of a number that counts years: of a time, of a run, of "its run of four signatures"."""
    if view.word(place - 1) == "of" and view.word(place - 2) in {"run", "streak", "string", "series"}:
        return True
    return any(time.first <= place < time.end for time in view.times) or any(
        run.first <= place < run.end for run in view.runs
    )


def _is_of_writers(view: View, word: str, discourse: Discourse) -> bool:
    """True of those who write letters, and of signatures under one."""
    letter = discourse.letter or not view.vocabulary.isdisjoint({"letter", "letters", "petition"})
    return word in _WRITERS or (word == "signatures" and letter)


def _states_sponsor(view: View, place: int, after: int, word: str, others: bool, discourse: Discourse) -> bool:
    """ "59 countries co-sponsored it", "co-sponsored by 61 states", "as did 50 others"."""
    # "never before had so many states, 65 of them, signed it"
    apart = word == "them" and view.word(place - 1) == "," and view.word(place - 2) in STATES
    if (
        (word not in STATES and not others and not apart)
        or view.word(place - 1) == "from"
        or _is_of_writers(view, word, discourse)
    ):
        # "groups from six countries" wrote a letter, "Human Rights Watch and 19 other groups" too
        return False
    if any(_stands_by_state(view, at) for at in range(after, after + VERB)):
        return False
    around = view.words(max(view.first, place - 8), min(view.end, after + 12))
    told = _SPONSORING - ({"submitted", "proposed"} if view.vocabulary & _OTHER_PAPERS else set())
    if discourse.totals and not discourse.sponsoring and view.word(place - 1) in {"had", "has"}:
        # "by 123 votes to 16. The previous one had 106 members behind it"
        told = told - {"behind"}
    if set(around) & told or is_on_draft(view, place, discourse) or _in_their_name(view, place):
        return True
    return _goes_on_sponsoring(view, place, after, word, others, discourse)


def _in_their_name(view: View, place: int) -> bool:
    """ "The draft was tabled in the Third Committee in the name of 80 states": all of them, where nobody else did."""
    if view.words(place - 4, place) != ["in", "the", "name", "of"] and view.words(place - 3, place) != _ON_BEHALF:
        return False
    before = view.words(view.first, place)
    return any(one in _BEING and two in _TABLING for one, two in pairwise(before))


_ON_BEHALF = ["on", "behalf", "of"]
_BEING = frozenset({"was", "were", "been", "is"})
_TABLING = frozenset({"tabled", "introduced", "submitted", "presented", "circulated", "put", "brought", "issued"})


def _stands_by_state(view: View, at: int) -> bool:
    """ "Only 20 states stood by Pyongyang": with a state, and on no list."""
    return view.word(at) in {"stood", "stand"} and isinstance(view.sense_at(at + 2), State)


def _goes_on_sponsoring(view: View, place: int, after: int, word: str, others: bool, discourse: Discourse) -> bool:
    """ "Seoul did not sponsor it. Fifty-eight states did.", "41 names on the draft": without a word for sponsoring."""
    labelled = view.word(place - 1) == ":" and any(one.end == place - 1 for one in view.times)
    if labelled and discourse.sponsoring and view.word(after + 1) in {"", ".", ",", ";"}:
        # "2019: 59 states."
        return True
    if do_so(view, after, discourse) or asked_who(view, place, after, discourse):
        return True
    if has_done_so(view, after, discourse):
        return discourse.last[-1].kind is Kind.SPONSORSHIP
    around = view.words(max(view.first, place - 8), min(view.end, after + 12))
    if word in {"names", "signatures"} and set(around) & {"draft", "text", "paper", "document", "resolution"}:
        return True
    if view.word(after + 1) in {"were", "are"} and view.word(after + 2) == "on":
        # "Forty-one states were on the paper of 12 November"
        return bool({"paper", "draft", "list"} & set(view.words(after + 3, after + 6)))
    listed = {"draft", "list", "text", "paper"} | ({"it"} if DRAFTS & view.vocabulary else set())
    if view.word(after + 1) == "on" and listed & set(view.words(after + 2, after + 5)):
        # "41 states on the draft in mid-November"
        return True
    near = view.words(place - 3, place)
    if tuple(near[-2:]) == ("so", "did"):
        return bool(discourse.last) and discourse.last[-1].kind is Kind.SPONSORSHIP
    beside = others and (tuple(near[-2:]) == ("as", "did") or "with" in near)
    return beside and bool(discourse.last) and discourse.last[-1].kind is not Kind.VOTE


_OPPOSING = frozenset({"against", "opposed", "opposing", "abstained", "abstaining"})
_NEAR_SIDE = 6
_BESIDE = frozenset({"did", "with", "were", "by", "and", "alongside", "join", "joins", "joined", "joining"})
"""Before "60 other states", beside which the state named comes on top."""

"""Claims of how many states sponsor the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_document
from onrecord.claims.find.bare_counts import (
    AROUND,
    DRAFTS,
    END,
    LABEL,
    LAST,
    REVISED,
    SPONSORS,
    goes_on,
    relation_of,
)
from onrecord.claims.find.count_rows import place_in_row
from onrecord.claims.find.counts_repeated import asked_who, do_so, has_done_so
from onrecord.claims.find.sponsor_lists import is_after_tabling, is_of_first_version
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
_STATES = frozenset(_TABLE["states"])
_SPONSORING = frozenset(_TABLE["sponsoring"])
_WRITERS = frozenset(read_toml("letters.toml")["groups"]) - SPONSORS - {"names", "signatures"}
_BETWEEN = frozenset(_TABLE["between"])
_SIGNS = frozenset({",", ";", ":", "and", "but", "while"})
_MORE = frozenset({"more", "further", "additional", "another"})
_JOINING = frozenset(_TABLE["joining"])
_PRINTED = frozenset(_TABLE["printed"])
_GAINING = frozenset(_TABLE["gaining"])
_GAINED = frozenset(_TABLE["sponsors"]) | {"names", "signatures", "signatories", "states", "countries", "delegations"}
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


def _opens_with_tabling(view: View, place: int) -> bool:
    """ "When it was tabled, the draft had 41 sponsors"."""
    if view.word(view.first) != "when":
        return False
    comma = view.next_of(_COMMA, view.first)
    opening = view.words(view.first, comma)
    return comma < place and not _PUT_OUT.isdisjoint(opening) and len(opening) <= _CLAUSE


_COMMA = frozenset({","})
_PUT_OUT = frozenset({"tabled", "circulated", "submitted", "introduced", "printed"})
_CLAUSE = 10


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
        or (value < _LEAST and not _tabled_by(view, place, end) and not _are_joiners(view, place, end, discourse))
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
    if view.word(first) == "under" and _is_brought(view, view.first, place):
        first, relation = place, Relation.EXACTLY
    stop = _end_of_joiners(view, place, end, discourse)
    if stop is not None:
        return CountMention(first, stop, Counts(value, relation, joined=True))
    after, others = end, False
    if view.word(end) in _MORE and view.word(first - 1) not in {"did", "with", "by", "and", "alongside"}:
        # "22 more": not how many there were
        return None
    while view.word(after) in _BETWEEN:
        others = others or view.word(after) in {"others", "other", "more", "further"}
        after += 1
    word = view.word(after)
    total = view.words(place - 2, place) == ["total", "of"]
    if (
        word in _STATES
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
    printed = _near_printed(view, place, end) or _carries_names(view, place, word)
    printed = printed or _is_on_draft(view, place, discourse) or view.words(after + 1, after + 3) == ["put", "forward"]
    printed = printed or _asked_of_print(view, place, discourse) or _put_forward_by(view, place, after)
    printed = printed or _opens_with_tabling(view, place)
    printed = printed or (has_done_so(view, after, discourse) and getattr(discourse.last[-1].says, "as_printed", False))
    # "from 46 sponsors at tabling to 61 in the committee": what the first count was of says nothing of the second;
    # "of 122 sponsors only 18 were there at the start": nor the second of the first
    printed = printed and not (more and view.word(place - 1) == "to")
    printed = printed and not (view.words(view.first, place) in _OF_ALL and _counts_on(view, end))
    printed = printed and not _at_the_end(view, after)
    version = _is_first_version(view, place, end, discourse)
    stop = after + 1 if word in SPONSORS | _STATES else after + 2 if word == "co" else after
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


def _is_first_version(view: View, place: int, end: int, discourse: Discourse) -> bool:
    """ "The first version had 41 names on it, the revised one 46": of the one before, told in the same part."""
    first = view.start_of(place, _SIGNS)
    rest = end + len(_rest(view, end))
    return is_of_first_version(view, first, rest, discourse) and "revised" not in view.words(first, rest)


def _end_of_joiners(view: View, place: int, end: int, discourse: Discourse) -> int | None:
    """The word after "22 more came in", "ten others joined": those who came after the tabling alone."""
    spoken = discourse.sponsoring or discourse.counting or not view.vocabulary.isdisjoint(AROUND)
    if not spoken and not (discourse.paper and is_after_tabling(_rest(view, end))):
        return None
    after, more = end, view.word(place - 1) in _MORE
    if view.words(end, end + 2) in _OF_THEM and is_after_tabling(_rest(view, end + 2)):
        # "45 states had sponsored it, twelve of them after it was tabled"
        return end + 2
    if view.word(end + (view.word(end) in _LATECOMING | _MORE)) in _LATE_ONES:
        # "33 sponsors at tabling and six latecomers"
        return view.next_of(_LATE_ONES, end) + 1
    if _is_gained(view, place, end):
        return view.next_of(_GAINED | _LATE_ONES, end) + 1
    if view.word(end) == "more" and _exceeds_tabling(view, end):
        return view.next_of(_GAINED, end) + 1
    while view.word(after) in _BETWEEN | _STATES:
        more = more or view.word(after) in _MORE | {"others", "other"}
        after += 1
    while view.word(after) in {"had", "have", "then", "later", "subsequently", "were", "co", "sponsors", "that", "who"}:
        more = more or view.word(after) in {"later", "subsequently", "then"}
        after += 1
    # "41 states tabled it and 20 joined them", "41 tabled, eight joined", "twenty states joined the sponsors"
    more = more or (view.word(after) == "joined" and _follows_tablers(view, place, after))
    more = more or view.words(after, after + 3) in _ON_TOP
    more = more or not _LATER.isdisjoint(view.words(after, after + _VERB)) or is_after_tabling(_rest(view, after))
    return after + 1 if more and view.word(after) in _JOINING else None


_ON_TOP = (["joined", "the", "sponsors"], ["joined", "the", "co"], ["joined", "the", "cosponsors"])


def _are_joiners(view: View, place: int, end: int, discourse: Discourse) -> bool:
    """ "Two more signed before adoption": few, and yet a count of those who came later."""
    more = not _MORE.isdisjoint((view.word(place - 1), view.word(end))) or _follows_tablers(view, place, end)
    return more and _end_of_joiners(view, place, end, discourse) is not None


def _follows_tablers(view: View, place: int, after: int) -> bool:
    """ "42 tabled, eight joined": after those who tabled it; not "46 tabled it, 61 had joined by then", of all."""
    if view.word(after + 1) == "them" or _TABLED.isdisjoint(view.words(view.first, place)):
        return view.words(after, after + 2) == ["joined", "them"]
    numbers = [read_cardinal(view.document, at) for at in cardinal_places(view.document, view.first, place + 1)]
    told = [number[0] for number in numbers if number is not None]
    return len(told) > 1 and told[-1] < told[-2]


_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "these"])


def _is_gained(view: View, place: int, end: int) -> bool:
    """ "The draft picked up twenty more sponsors", "won a further 15 names"."""
    before = view.words(place - 4, place)
    after = end
    while view.word(after) in _BETWEEN | _LATECOMING:
        after += 1
    told = [*view.words(end, after + 2), *before[-1:]]
    more = not (_MORE | _LATECOMING | _LATE_ONES | {"other"}).isdisjoint(told) or is_after_tabling(_rest(view, after))
    return more and view.word(after) in _GAINED | _LATE_ONES and not _GAINING.isdisjoint(before)


def _exceeds_tabling(view: View, place: int) -> bool:
    """ "Had 22 more sponsors at adoption than when it was tabled": as many as came later."""
    rest = _rest(view, place)
    than = rest.index("than") if "than" in rest else 0
    noun = rest[1:2] + rest[2:3] * (rest[1:2] == ["co"])
    return bool(than) and not _GAINED.isdisjoint(noun) and not _AT_FIRST.isdisjoint(rest[than:])


_AT_FIRST = frozenset({"tabled", "tabling", "printed", "circulated", "submitted", "outset", "start"})


_LATE_ONES = frozenset({"latecomers", "newcomers", "joiners"})
_LATECOMING = frozenset({"new", "extra", "late", "later", "belated"})


def _rest(view: View, place: int) -> list[str]:
    """The words up to the next sign; the "and" of "between tabling and adoption" is none."""
    signs = (at for at in range(place, view.end) if view.word(at) in _SIGNS and not _is_of_span(view, at))
    return view.words(place, next(signs, view.end))


def _is_of_span(view: View, place: int) -> bool:
    return view.word(place) == "and" and "between" in view.words(place - _VERB, place)


_LATER = frozenset({"later", "afterwards", "late", "belatedly", "subsequently"})
_VERB = 4
"""Words of a verb and what goes with it: "put their names down later"."""


def _stand_behind(view: View, tally: TallyMention, discourse: Discourse) -> bool:
    """ "Fifty states stood behind it", in a text on sponsors, or of a draft before any vote is spoken of."""
    drafted = "draft" in view.vocabulary and not discourse.voting and not discourse.totals
    # "adopted without a vote. Sixty-one states stood behind it when it left the committee"
    news = discourse.anchor is not None and not discourse.anchor[2] and not view.times_in(view.first, tally.first)
    drafted = drafted or (news and not discourse.totals)
    told = drafted or discourse.sponsoring or bool(_TABLED & view.vocabulary)
    return told and "behind" in view.words(tally.first, tally.end)


_TABLED = frozenset({"tabled", "printed", "circulated", "tabling"})


def _tabled_by(view: View, place: int, end: int) -> bool:
    """ "Tabled by just two states": few of them are still a count of sponsors."""
    before = view.words(place - 4, place)
    if view.word(end) == "names" and set(before) & {"carries", "carried", "bears", "bore", "with", "lists", "listed"}:
        return True
    if view.word(place - 1) in {"only", "just", "merely"} and view.word(end) in _STATES:
        # "only two countries have put their names to it"
        return True
    return "by" in before and bool(set(before) & _SPONSORING) and view.word(end) in _STATES


def _put_forward_by(view: View, place: int, after: int) -> bool:
    """ "Put forward by 18 states", "three countries proposed the draft": those who are printed on it."""
    before, following = view.words(place - _VERB, place), view.words(after, after + _VERB)
    return ("by" in before and not _PROPOSING.isdisjoint(before)) or not _PROPOSING.isdisjoint(following[1:])


_PROPOSING = frozenset({"forward", "proposed", "introduced", "submitted", "brought"})


def _carries_names(view: View, place: int, noun: str) -> bool:
    """ "The revision carried 51 names", "58 names stood on the draft": what stands printed on it."""
    after = view.words(place + 1, place + 10)
    named = noun == "names" and _STANDING & set(after)
    listed = {"named", "listed", "printed"} & set(after)
    if (named or listed) and {"on", "under", "in"} & set(after) and DRAFTS & set(after):
        return True
    carried = view.word(place - 1) in {"carried", "carries", "bore", "bears", "listed", "lists", "had"}
    if view.word(place - 1) in {"listed", "named"} and DRAFTS & set(view.words(view.first, place)):
        # "the draft listed 37 governments as sponsors"
        return True
    return noun == "names" and carried and bool(DRAFTS & view.vocabulary)


def _asked_of_print(view: View, place: int, discourse: Discourse) -> bool:
    """ "How many names were printed on the draft?" "Forty.": what the question asks, and the answer does not turn."""
    asked = discourse.question_words
    if not discourse.how_many or place > view.first + LABEL or END & set(_rest(view, place)):
        return False
    return asks_of_print(asked)


def asks_of_print(asked: frozenset[str]) -> bool:
    """True of the words of a question on the list as it was printed."""
    first = not asked.isdisjoint(_PRINTED) or (not asked.isdisjoint(_NAMED) and not asked.isdisjoint(_VERSIONS))
    return first and asked.isdisjoint(END - {"later"})


_NAMED = frozenset({"named", "names", "listed", "on"})
_VERSIONS = frozenset({"revised", "revision", "version"})


_OTHER_PAPERS = frozenset({"amendment", "amendments", "report", "reports", "proposal", "candidates", "information"})
_BROUGHT = frozenset({"came", "comes", "come", "went", "goes", "reached", "entered", "arrived", "headed", "opened"})
_STANDING = frozenset({"stood", "stand", "are", "were", "appear", "appeared", "figured"})


def _at_the_end(view: View, after: int) -> bool:
    """ "The paper had 51 sponsors in the end": the paper stands for the text, and the number is the last one."""
    near = view.words(after, min(view.end, after + _NEAR_LAST))
    return not (LAST - {"adoption"}).isdisjoint(near) or ["at", "adoption"] in (near[at : at + 2] for at in range(3))


_NEAR_LAST = 6


def _near_printed(view: View, first: int, end: int) -> bool:
    """The count speaks of the list as tabled, in its own part of the sentence."""
    place = first
    if view.word(first - 1) == ":":
        # "Sponsors at tabling: 40"
        first -= 1
    first = view.start_of(first, _SIGNS)
    brought = _is_brought(view, first, place)
    while end < view.end and view.word(end) not in _SIGNS:
        end += 1
    words = view.words(first, end)
    if brought or {"on", "revised"} <= set(words) or view.words(place - 2, place) == REVISED:
        # "came before the Third Committee with 29 sponsors", "36 were on the revised text itself"
        return True
    return (
        bool(_PRINTED & set(words)) or ("paper" in words and bool({"on", "in"} & set(words))) or _on_coming_out(words)
    )


def _on_coming_out(words: list[str]) -> bool:
    """ "It had stood at 46 when the paper came out", "46 sponsors as the draft was published"."""
    opener = next((at for at, word in enumerate(words) if word in {"when", "as"}), len(words))
    draft = next((at for at in range(opener, min(opener + _NEAR_DRAFT, len(words))) if words[at] in _SHEETS), None)
    return draft is not None and not _COMING_OUT.isdisjoint(words[draft : draft + _VERB])


_SHEETS = DRAFTS | {"text", "document", "proposal", "it"}
_COMING_OUT = frozenset(
    {"out", "appeared", "published", "issued", "released", "distributed", "lodged", "filed", "registered"}
)
_NEAR_DRAFT = 4
"""Words up to "draft": "when the first draft"."""


def _is_brought(view: View, first: int, place: int) -> bool:
    """ "The draft came before the Third Committee with 29 sponsors", "went to the Council under 41 names"."""
    before = view.words(first, place)
    told = view.word(place - 1) in {"with", "under", "bearing"} and not _BROUGHT.isdisjoint(before)
    return told and not {"committee", "council", "assembly"}.isdisjoint(before)


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
    apart = word == "them" and view.word(place - 1) == "," and view.word(place - 2) in _STATES
    if (
        (word not in _STATES and not others and not apart)
        or view.word(place - 1) == "from"
        or _is_of_writers(view, word, discourse)
    ):
        # "groups from six countries" wrote a letter, "Human Rights Watch and 19 other groups" too
        return False
    if any(_stands_by_state(view, at) for at in range(after, after + _VERB)):
        return False
    around = view.words(max(view.first, place - 8), min(view.end, after + 12))
    told = _SPONSORING - ({"submitted", "proposed"} if view.vocabulary & _OTHER_PAPERS else set())
    if discourse.totals and not discourse.sponsoring and view.word(place - 1) in {"had", "has"}:
        # "by 123 votes to 16. The previous one had 106 members behind it"
        told = told - {"behind"}
    if set(around) & told or _is_on_draft(view, place, discourse) or _in_their_name(view, place):
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


def _is_on_draft(view: View, place: int, discourse: Discourse) -> bool:
    """ "The reissue of L.29 lists 41 states", "the draft carries 40 countries": verbs of what a paper shows."""
    shown = place - 1 - (view.word(place - 1) in {"only", "just", "now", "some", "about", "exactly"})
    if view.word(shown) not in _SHOWING:
        return False
    drafts = bool(DRAFTS & set(view.words(view.first, place)))
    return drafts or find_document(view, view.first, place, discourse) is not None


_SHOWING = frozenset(_TABLE["showing"])
_OPPOSING = frozenset({"against", "opposed", "opposing", "abstained", "abstaining"})
_NEAR_SIDE = 6
_BESIDE = frozenset({"did", "with", "were", "by", "and", "alongside", "join", "joins", "joined", "joining"})
"""Before "60 other states", beside which the state named comes on top."""

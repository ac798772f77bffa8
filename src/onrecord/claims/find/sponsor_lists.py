"""Of which list of sponsors a clause speaks: as printed, as it stood at last, or of those who came in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.bare_counts import SPONSORS
from onrecord.claims.find.claim_parts import TEXT_NOUNS
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.stance import COPULAS
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_PRINTED = frozenset(read_toml("sponsors.toml")["printed"])
_OUT = _PRINTED | frozenset(read_toml("sponsors.toml")["out"])
"""Words for what is done with a draft before any can join it."""


def is_of_print(view: View, clause: Clause, discourse: Discourse) -> bool:
    """The list as tabled is meant; of who led, that the words are those for tabling: "Russia tabled it"."""
    frame = clause.predicate.frame
    said = view.said(clause.predicate.mention)
    if frame.act in {"sponsor", "absent"} and speaks_of_the_end(view, clause):
        # "not on the list when it was tabled, it was on board by the time of the adoption"
        return False
    if frame.act == "main":
        return not _TABLING.isdisjoint(said)
    if said[:2] == ["signed", "up"]:
        # "had signed up to the Belarus paper": at whatever time
        return False
    if not _DONE.isdisjoint(view.vocabulary) and "by the time" in " ".join(
        view.words(view.first, clause.end + _LATER_ON)
    ):
        # "had put their names to the paper by the time it was approved, Georgia among them"
        return False
    if said[0] in _LISTED and not _PUT_OUT.isdisjoint(view.words(view.first, clause.first)):
        # "tabled by 32 states, Hungary included"
        return not tells_of_joiners(view, view.first, clause.predicate.first)
    if (
        discourse.listed
        and said[0] in COPULAS
        and not _ON_IT.isdisjoint(said)
        and not view.times_in(clause.first, clause.end)
    ):
        # "The draft went round on 12 November. The United States was not on it yet."
        return True
    if _is_of_a_day(view, clause, discourse) or _on_paper_put_out(view, clause) or _at_first(view, clause):
        return True
    return bool(frame.extra.get("printed")) or _speaks_of_print(view, clause) or _when_tabled(view, clause)


def tells_of_texts(view: View, clause: Clause) -> bool:
    """ "Put its name to each of the five moratorium drafts", "sponsored every resolution": texts, and not years."""
    places = (at for at in range(clause.predicate.first, clause.end) if view.word(at) in _EVERY)
    return any(not TEXT_NOUNS.isdisjoint(view.words(at + 1, at + _NEAR_PAPER)) for at in places)


_EVERY = frozenset({"each", "every", "all"})
_NEAR_PAPER = 6


def _at_first(view: View, clause: Clause) -> bool:
    """ "Did not sponsor the draft at first", "was there from day one": before any joined."""
    return any(find_phrase(view.document.words, at, _AT_FIRST) for at in range(clause.first, clause.end))


_AT_FIRST = index_phrases(read_toml("sponsors.toml")["at_first"])


def _is_of_a_day(view: View, clause: Clause, discourse: Discourse) -> bool:
    """ "Was not on the list of 12 November": of the list that came out then, unless it is the day of the decision."""
    news = discourse.anchor[1] if discourse.anchor is not None else None
    # "On the draft of 12 November, which carried 41 names, Ukraine was missing"
    first = view.first if view.word(view.first) in {"on", "from", "among"} else clause.first
    for time in view.times:
        dated = time.day and (news is None or time.days != news) and first <= time.first < clause.end
        before = view.word(time.first - 1)
        if dated and before == "of" and view.word(time.first - 2) in _SHEETS:
            return True
        if dated and before == "on" and view.word(time.first - 2) in _OUT and view.word(time.first - 3) in _SHEETS:
            # "the list published on 12 November"
            return True
    return False


def _on_paper_put_out(view: View, clause: Clause) -> bool:
    """ "The paper that circulated on 12 November did not carry its name": of what stood on it then."""
    if clause.predicate.frame.subject != "right" or clause.predicate.frame.act not in {"sponsor", "absent"}:
        return False
    before = view.words(view.first, clause.predicate.first)
    if _SHEETS.isdisjoint(before) or not {",", ";", ":"}.isdisjoint(before):
        return False
    return not _PRINTED.isdisjoint(before) or {"revised", "draft"} <= set(before)


_SHEETS = frozenset({"list", "paper", "draft", "version", "sheet", "roster", "revision", "reissue"})


def _when_tabled(view: View, clause: Clause) -> bool:
    """ "When the draft was circulated in November, Chad stood on it, but Fiji did not": all of it is of that day."""
    after = next((at for at in range(clause.predicate.end, clause.end + 1) if view.word(at) == "when"), None)
    if after is not None and not _PUT_FORWARD.isdisjoint(view.words(after, after + _CLAUSE)):
        # "was on the drafts of 2010 and 2012 when they were tabled"
        return clause.predicate.frame.act in {"sponsor", "absent"}
    place = next((at for at in range(view.first, clause.first + 1) if view.word(at) == "when"), None)
    if place is None or clause.predicate.frame.act not in {"sponsor", "absent"}:
        return False
    words = view.words(place, min(place + _CLAUSE, clause.predicate.first))
    return not _PUT_FORWARD.isdisjoint(words) and _COMING_LATER.isdisjoint(view.words(place, clause.end))


_PUT_FORWARD = frozenset({"tabled", "circulated", "submitted", "printed", "issued", "introduced", "out", "appeared",
                          "released", "published"})  # fmt: skip
_COMING_LATER = frozenset(
    {"after", "later", "since", "added", "joined", "before", "until", "now", "today", "meanwhile"}
)
_CLAUSE = 14
"""Words of a clause that says when."""


_TABLING = frozenset(read_toml("sponsors.toml")["tabling"])
_PUT_OUT = _PRINTED | {"submitted", "introduced", "proposed", "forward"}
_DONE = frozenset({"adopted", "approved", "passed"})
_LISTED = frozenset({"included", "among", "including", "being"})


def _speaks_of_print(view: View, clause: Clause) -> bool:
    words = set(view.words(clause.first, clause.end))
    said = " ".join(view.words(clause.predicate.first, clause.end))
    absent = clause.predicate.frame.act == "absent"
    if _original(words):
        # "among the original sponsors were"; who joins them came later
        return _JOINING.isdisjoint(words)
    if absent and "list" in words and any(earlier in said for earlier in _DAYS_EARLIER):
        # "missing from the list a week earlier, it had come on board"
        return True
    if (
        "among them" in said
        and view.vocabulary & {"draft", "paper"}
        and view.vocabulary & {"named", "printed", "listed"}
    ):
        # "Forty-four countries were named on the draft, Turkey among them"
        return True
    if any(day in " ".join(view.words(clause.predicate.first, clause.end + 4)) for day in _FROM_THE_DAY):
        # "was on the draft from the day it was tabled"
        return True
    if any(first in said for first in _FIRST_LISTS) and "first list of" not in said:
        # "though it was not on the first list"
        return True
    if clause.predicate.frame.act == "sponsor" and {"from", "start"} <= words | {
        _BEGINNINGS.get(one, "") for one in words
    }:
        # "had been there from the start"
        return True
    # "its name stood on the drafts of 2011 and 2012"
    stands = "on" in view.words(clause.predicate.mention.first, clause.predicate.end)
    if stands and "revised" in words and words & {"draft", "text"}:
        # "it was not on the revised draft"
        return True
    if words & {"named", "listed"} and words & {"draft", "drafts", "paper"} and stands:
        return True
    if stands and any(view.word(at - 1) in _SHEETS for at in view.places(_ITSELF) if at < clause.end):
        # "Japan came in late. Switzerland was on the draft itself."
        return True
    # "its name is on every draft from 2005 to 2013": in the end
    one_by_one = words.isdisjoint({"every", "each", "all"})
    named = stands and one_by_one and words & {"name", "names"} and words & {"draft", "drafts"}
    return bool(words & _PRINTED) or bool(named)


_ITSELF = frozenset({"itself"})
_FROM_THE_DAY = ("from the day", "from the first day", "since the day", "since the first day")


def _original(words: set[str]) -> bool:
    return not _ORIGINAL.isdisjoint(words) and not _NOUNS.isdisjoint(words)


def speaks_of_the_end(view: View, clause: Clause) -> bool:
    """ "Had not signed on by the time of the vote": of the list as it stood at last."""
    after = view.words(clause.predicate.end, clause.end)
    words = " ".join(after)
    if "when" in after and not _DONE.isdisjoint(after[after.index("when") : after.index("when") + _NEXT]):
        # "was a sponsor when the committee adopted it"
        return True
    return any(phrase in words for phrase in _AT_LAST)


_NAMING = frozenset({"put", "lent", "appended", "attached", "affixed"})
_LATER = frozenset({"later", "late", "afterwards", "belatedly", "subsequently"})
_GAINING = frozenset(read_toml("counts.toml")["gaining"])
_COMING_ON = frozenset({"joined", "join", "came", "added", "signed", "boarded", "joining"})
_AT_LAST = read_toml("sponsors.toml")["at_last"]
_ORIGINAL = frozenset({"original", "initial"})
_NOUNS = SPONSORS | {"sponsor", "cosponsor"}
_JOINING = frozenset({"joined", "joins", "join", "joining"})
_DAYS_EARLIER = ("a week earlier", "days earlier", "a week before", "days before")
_FIRST_LISTS = tuple(
    f"{the} {first} list"
    for the in ("the", "that", "this", "its", "their")
    for first in ("first", "original", "initial", "earlier", "printed")
)
_BEGINNINGS = dict.fromkeys(("outset", "beginning"), "start")


_NEXT = 8
"""Words of the clause after that say when."""


def came_after_tabling(view: View, clause: Clause) -> bool:
    """ "Joined after tabling", "came on board once it had been tabled"."""
    words = view.words(clause.predicate.end, clause.end)
    if words[-1:] == ["only"]:
        # "signed only after the draft had been tabled": the clause that says when is one of its own
        words += view.words(clause.end, clause.end + _NEXT)
    if not (_LISTED | _THEM).isdisjoint(view.said(clause.predicate.mention)) and tells_of_joiners(
        view, view.first, clause.predicate.mention.end
    ):
        # "five had signed it after it was tabled, Norway included"
        return True
    whole = set(view.words(clause.first, clause.end))
    said = {*view.said(clause.predicate.mention), view.word(clause.predicate.mention.end - 1)}
    # "added its own a few days afterwards"
    late = words[:1] and (words[0] in _LATER or (words[0] == "since" and words[1:2] in ([","], ["."], [";"])))
    late = late or "afterwards" in words[:_LATER_ON]
    then = "then" in view.words(clause.predicate.first - 1, clause.predicate.mention.end)
    if said & {"joined", "signed"} and then:
        # "found 44 sponsors at first, and Samoa and Turkey then joined them"
        return True
    late = late or view.word(clause.predicate.mention.end - 1) == "since"
    lead = view.words(clause.predicate.first, clause.predicate.mention.first)
    if "since" in lead and not (_COMING_ON | _NAMING).isdisjoint(said):
        # "has since put its name to it"
        return True
    if said & _COMING_ON and (late or said & _LATER):
        # "France joined later", "Nicaragua has signed on since"
        return True
    if _original(whole) and not _JOINING.isdisjoint(whole):
        # "joined the 36 original sponsors"
        return True
    return is_after_tabling(words)


def is_of_first_version(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "The first version had 41 names, the revised one 46", "was on the first draft": of a draft that was revised."""
    if "version" not in view.vocabulary and _REVISIONS.isdisjoint(discourse.vocabulary):
        return False
    phrases = (_FIRST_VERSION, *(() if _REVISIONS.isdisjoint(discourse.vocabulary) else (_FIRST_OF_TWO,)))
    return any(find_phrase(view.document.words, at, one, end + 1) for at in range(first, end) for one in phrases)


_FIRST_VERSION = index_phrases(read_toml("sponsors.toml")["first_version"])
_FIRST_OF_TWO = index_phrases(read_toml("sponsors.toml")["first_of_two"])
_REVISIONS = frozenset({"revised", "revision", "versions"})


def is_after_tabling(words: list[str]) -> bool:
    """True of words that say so: "after tabling", "once it had come out", "in the final days"."""
    after = any(
        (word in _AFTER or words[place : place + 2] in _NOT_BEFORE)
        and (set(words[place : place + 7]) & _OUT or _names_first(words[place : place + 7]))
        for place, word in enumerate(words)
    )
    return after or any(_adds_to_first(words, at) or find_phrase(words, at, _LAST_DAYS) for at in range(len(words)))


def _adds_to_first(words: list[str], place: int) -> bool:
    """ "On top of those first listed", "added to the printed list": beside the names that were there before."""
    end = find_phrase(words, place, _ADDING)
    return bool(end) and not _FIRST_THERE.isdisjoint(words[end : end + _LIST])


def _names_first(words: list[str]) -> bool:
    """ "After its 41 first sponsors"."""
    return any(word in _FIRST and words[place + 1] in _NOUNS for place, word in enumerate(words[:-1]))


_ADDING = index_phrases(read_toml("sponsors.toml")["adding"])
_FIRST = frozenset({"first", "original", "initial"})
_FIRST_THERE = _FIRST | _PRINTED | {"listed"}
_LIST = 7
"""Words that tell which names were there: "the 54 that were listed first"."""


def tells_of_joiners(view: View, first: int, end: int) -> bool:
    """ "Five states had signed the draft after it was tabled": those who came onto the list later."""
    words = view.words(first, end)
    came = next((place for place, word in enumerate(words) if word in _COMING_ON or word in _GAINING), None)
    return came is not None and is_after_tabling(words[came:])


_ON_IT = frozenset({"it", "there", "list", "that"})
_LATER_ON = 5
_THEM = frozenset({"them", "these", "those"})
_NOT_BEFORE = (["not", "before"], ["not", "until"], ["never", "before"])
_AFTER = frozenset({"after", "once", "since", "following"})
_LAST_DAYS = index_phrases(read_toml("sponsors.toml")["last_days"])

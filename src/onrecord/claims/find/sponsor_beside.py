"""What must stand beside words that speak of sponsoring only in such company: a text, a list, sponsors told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.sponsor_inside import SPONSOR_NOUNS
from onrecord.claims.find.sponsor_lists import tells_of_joiners
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.models import Kind, Object, Streak
from onrecord.claims.subjects import find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Claim
    from onrecord.claims.sentence import View

GROUPS: dict[str, str] = read_toml("sponsors.toml")["groups"]
"""Words for those on whose behalf a state acts, and their code."""
VOTING = frozenset({"vote", "voted", "votes", "voting", "ballot"})

SPONSOR_WORDS = SPONSOR_NOUNS | {
    "sponsored",
    "sponsoring",
    "cosponsored",
    "cosponsoring",
    "sponsorship",
    "cosponsorship",
}


def tells_vote(claim: Claim) -> bool:
    """True of a claim on how a state voted, once or each time."""
    voted = isinstance(claim.says, Streak) and claim.says.of in {Object.VOTED_YES, Object.VOTED_NO, Object.ABSTAINED}
    return voted or claim.kind is Kind.VOTE


def has_what_it_needs(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True of a phrase that speaks of sponsoring only in some company, where it has that company."""
    needs = predicate.frame.needs
    told = _NEEDING.get(needs)
    if told is not None:
        return told(view, predicate, discourse)
    if discourse.sponsoring or speaks_of_sponsors(view) or _tells_of_names(view):
        return True
    if needs == "context" and view.of(Paper) and tells_of_joiners(view, view.first, predicate.first):
        # "nine states joined the draft at a late stage; Panama was one of them"
        return True
    if needs == "context" and predicate.frame.act == "absent" and _on_draft_with_names(view, predicate):
        return True
    if needs == "paper":
        return discourse.paper or bool(view.of(Paper))
    return _is_absence_of_a_state(view, predicate)


def _has_states(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    return bool(find_right(view, predicate.end, view.end, gap=0)) and (discourse.paper or bool(view.of(Paper)))


def _on_draft_with_names(view: View, predicate: Predicate) -> bool:
    """ "On the draft of 12 November, which carried 41 names, Ukraine was missing"."""
    opens = view.word(view.first) in {"on", "from", "among"} and bool(view.of(Paper, view.first, predicate.first))
    return opens and not _CARRIED.isdisjoint(view.words(view.first, predicate.first))


_CARRIED = frozenset({"names", "signatures", "list", "sponsors"})


def _is_listed(view: View, _predicate: Predicate, discourse: Discourse) -> bool:
    # "The draft went round on 12 November. The United States was not on it yet."
    return discourse.sponsoring or speaks_of_sponsors(view) or _will_speak(discourse) or discourse.listed


def number_counted(view: View, predicate: Predicate) -> int | None:
    """Return the number of "was one of the 22"."""
    places = range(predicate.end - 1, predicate.mention.first, -1)
    return next((n[0] for at in places if (n := read_cardinal(view.document, at))), None)


def _is_counted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "61 states sponsored it. South Korea was one of the 61": of sponsors, and not of those who voted."""
    told = bool(discourse.last) and not tells_vote(discourse.last[-1])
    if _tells_of_names(view) and _number_before(view, predicate):
        # "seven states joined the draft after it was tabled; South Africa was one of the seven"
        return _stands_bare(view, predicate.end)
    if discourse.tally is not None and not discourse.counting:
        # "adopted by 26 to 6. South Korea co-sponsored it. Egypt was among the six": those who voted so
        number = number_counted(view, predicate)
        if number is not None and number in (discourse.tally.yes, discourse.tally.no, discourse.tally.abstain):
            return False
    return _stands_bare(view, predicate.end) and discourse.sponsoring and told


def _are_counted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Two more signed before adoption. One of the two was Samoa."."""
    number = number_counted(view, predicate)
    told = any(getattr(one.says, "number", None) == number for one in discourse.counts[-1:])
    return discourse.counting and told and bool(find_right(view, predicate.end, view.end, gap=0))


def _number_before(view: View, predicate: Predicate) -> bool:
    """The number that the words go back to stands earlier in the sentence."""
    number = number_counted(view, predicate)
    before = range(view.first, predicate.first)
    return number is not None and any((n := read_cardinal(view.document, at)) and n[0] == number for at in before)


def _is_bare(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    spoken = discourse.sponsoring or speaks_of_sponsors(view) or _signs_before(view, predicate)
    return _stands_bare(view, predicate.end) and spoken


def _signs_before(view: View, predicate: Predicate) -> bool:
    """ "Signed the text in 2018 and walked away the year after"."""
    verbs = (one for one in view.frames if one.sense.family == "sponsorship" and one.sense.act == "sponsor")
    return any(
        one.end <= predicate.first
        and view.word(one.first).startswith(_SIGNING)
        and view.of(Paper, one.end, one.end + 8)
        for one in verbs
    )


_SIGNING = ("sign", "cosign", "join", "endors")


def _is_beside_state(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    return view.word(predicate.end) == "," and view.at(predicate.mention.first - 1) is not None


def _noun_told(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """What "ended" and "resumed" are said of: an absence, perhaps told before, or a sponsorship."""
    before = set(view.words(view.first, predicate.mention.first))
    if predicate.frame.needs == "absence":
        return discourse.absence or "absence" in before
    return bool({"sponsorship", "cosponsorship"} & before)


def _will_speak(discourse: Discourse) -> bool:
    """ "South Korea is on it again. 57 co-sponsors in all.": of a text, and of sponsors later."""
    return discourse.paper and bool(discourse.vocabulary & SPONSOR_WORDS)


def _stands_bare(view: View, end: int) -> bool:
    """Nothing after the words but a sign or a time."""
    if view.word(end) in {"", ".", ",", ";", "again"}:
        return True
    return view.time_after(end) is not None


def _is_gap(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "United States: not listed": a state and a sign before, and nothing after."""
    mention = predicate.mention
    before = view.at(mention.first - 2) if view.word(mention.first - 1) in {":", "–", "—"} else None
    ends = view.word(mention.end) in {"", ".", ",", ";", ")"}
    return ends and before is not None and isinstance(before.sense, State)


def _is_absence_of_a_state(view: View, predicate: Predicate) -> bool:
    """ "In the General Assembly, Seoul's absence ran from 2019": with a body or a text no other absence is meant."""
    if not predicate.frame.extra.get("noun") or view.word(predicate.mention.first) != "absence":
        return False
    return bool(view.of((Paper, BodyName)))


def speaks_of_sponsors(view: View) -> bool:
    """True where the sentence has a word for sponsoring."""
    if any(frame.sense.family == "sponsorship" and not frame.sense.needs for frame in view.frames):
        return True
    return bool(view.vocabulary & SPONSOR_WORDS)


def _tells_of_names(view: View) -> bool:
    """ "33 states had tabled the text", "the draft bore 41 names", "joined the draft after it was tabled": sponsors."""
    words = view.vocabulary
    if words.isdisjoint(_TELLING_OF_NAMES) or not words.isdisjoint(_LETTERS) or not view.of(Paper):
        return False
    names = not words.isdisjoint(_NAMES) and not words.isdisjoint(_DRAFTS)
    tabled = not words.isdisjoint(_TABLED) and not words.isdisjoint(_GROUPS | _JOINED)
    return names or tabled


_NAMES = frozenset({"names", "signatures"})
_DRAFTS = frozenset({"draft", "drafts", "version", "revision"})
_TABLED = frozenset({"tabled", "tabling"})
_GROUPS = frozenset({"states", "countries", "delegations", "governments", "nations"})
_JOINED = frozenset({"joined", "joining"})
_TELLING_OF_NAMES = _NAMES | _TABLED


_SIGNED = frozenset({"declaration", "agreement", "statement", "communiqué", "charter", "accord", "pact"})
"""What heads of state sign and no body adopts, where it has a name of its own."""


_LIGHT = frozenset({
    "after", "before", "once", "when", "shortly", "by", "at", "during", "between", "without", "while", "alongside",
    "along", "every", "each", "for", "since", "until", ")", ".", ",", ";", "too", "as", "also", "in", "again",
    "later", "late", "only", "on", "this", "last", "there", "and", "but"
})  # fmt: skip
"""What may follow a verb that stands without its object."""


def _has_text(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A document beside the verb; "it" or nothing where the text speaks of sponsors already."""
    end = predicate.end
    if view.of(Paper, predicate.mention.first, end):
        return True
    if predicate.frame.subject == "right":
        return (
            any(True for _ in view.of(Paper, view.first, predicate.first))
            or view.word(view.first) == "it"
            or discourse.paper
        )
    for mention in view.of(Paper, end, min(end + 10, view.end)):
        if view.word(mention.end - 1) in _SIGNED and view.document.capital(mention.end - 1):
            # "signed the Panmunjom Declaration"
            continue
        between = view.words(end, mention.first)
        if not set(between) & {",", ";", ":", "(", "and", "but", "with", "to", "from"}:
            return True
    if predicate.auxiliaries.passive and view.word(end) == "by" and view.of(Paper, view.first, predicate.first):
        # "this autumn's draft is signed by France"
        return True
    following = "it" if "it" in view.said(predicate.mention) else view.word(end)
    if following in {"it", "one"} or (following == "the" and view.word(end + 1) in {"latest", "one"}):
        signing = view.word(predicate.mention.first).startswith(("sign", "join"))
        ahead = signing and bool(view.of(Paper, view.first, predicate.first))
        return discourse.sponsoring or discourse.paper or ahead
    if predicate.frame.act == "main":
        left = view.of(Paper, view.first, predicate.first)
        relative = bool(left) and bool(set(view.words(left[-1].end, predicate.first)) & {"that", "which"})
        return bool(left) and (predicate.auxiliaries.passive or relative)
    bare = (
        not following
        or any(run.first == end for run in view.runs)
        or is_adverb(following)
        or any(time.first == end for time in view.times)
        or following in _LIGHT
    )
    signing = predicate.frame.act == "sponsor" and view.word(predicate.mention.first).startswith("sign")
    told = discourse.sponsoring or speaks_of_sponsors(view) or _will_speak(discourse)
    return bare and (told or (signing and discourse.paper and discourse.series_known))


def _acts_for_group(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "Cyprus carried it for the European Union": on whose behalf is told."""
    said = f" {' '.join(view.words(predicate.mention.first, view.end))} "
    state = view.at(predicate.first - 1)
    return state is not None and any(f" {name} " in said for name in GROUPS)


def _is_backed(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Is one of the co-authors of this year's draft": of a text, and neither of a letter nor of a vote."""
    if not _LETTERS.isdisjoint(view.vocabulary) or discourse.letter:
        return False
    beside = view.of(Paper, predicate.end, min(predicate.end + _OF_TEXT, view.end))
    return bool(beside) or (discourse.sponsoring and discourse.paper)


_LETTERS = frozenset({"letter", "letters", "appeal", "petition", "statement", "declaration", "treaty", "convention"})


_OF_TEXT = 8


def _is_of_list(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "The list of sponsors omits Argentina": a list stands before the verb and a state right after it."""
    before = view.words(max(view.first, predicate.first - _LIST_FAR), predicate.first)
    listed = not _LISTS.isdisjoint(before) and (discourse.sponsoring or speaks_of_sponsors(view))
    return listed and bool(find_right(view, predicate.end, view.end, gap=0))


_LISTS = frozenset({"list", "lists", "roster", "rosters", "lineup", "roll"})


_LIST_FAR = 16


def _is_unvoted(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Stayed aloof from the Assembly's text": its list of sponsors is meant, unless votes are spoken of."""
    sponsors = _speaks_of_list(view, discourse)
    # "Who stands behind the Assembly's text?"
    sponsors = sponsors or (view.sentence.question and view.word(predicate.first - 1) == "who")
    # "missed no text" is no absence
    if view.word(predicate.end) in {"no", "none"} or (predicate.frame.act == "sponsor" and not sponsors):
        return False
    return _is_unvoted_absence(view, predicate, discourse)


def _is_unvoted_absence(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    voted = discourse.voting or not VOTING.isdisjoint(view.vocabulary)
    return (not voted or _speaks_of_list(view, discourse)) and _has_text(view, predicate, discourse)


def _speaks_of_list(view: View, discourse: Discourse) -> bool:
    return speaks_of_sponsors(view) or (discourse.sponsoring and not discourse.voting)


def _misses_none(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Has missed no resolution since 2022": it was on each of them."""
    return view.word(predicate.end) in {"no", "none"} and _is_unvoted_absence(view, predicate, discourse)


def _from_the_start(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Had backed the draft from the day it was tabled": its list is there from the start, and no vote is."""
    near = range(predicate.end, min(predicate.end + _OBJECT, view.end))
    start = any(view.word(at) == "from" and not _START.isdisjoint(view.words(at + 1, at + 5)) for at in near)
    return start and (_has_text(view, predicate, discourse) or discourse.sponsoring)


_OBJECT = 14
_START = frozenset({"start", "outset", "beginning", "day", "first"})


def _is_fronted(view: View, predicate: Predicate, _discourse: Discourse) -> bool:
    """ "Absent from its sponsors were Brazil and Argentina": the words open their clause."""
    first = predicate.mention.first
    while view.word(first - 1) in {"and", "but", "also", "still", "again"}:
        first -= 1
    opens = first <= view.first or view.word(first - 1) in {",", ";", ":", "–", "—"}
    return opens and bool(find_right(view, predicate.end, view.end, gap=0))


def _is_fronted_on_list(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "The list has 51 names. Missing are Brazil and Argentina": of the list that the text has just told of."""
    spoken = speaks_of_sponsors(view) or (not discourse.quiet and discourse.sponsoring and not discourse.voting)
    return spoken and _is_fronted(view, predicate, discourse)


_NEEDING = {
    "from_start": _from_the_start,
    "none_missed": _misses_none,
    "fronted": _is_fronted,
    "fronted_on_list": _is_fronted_on_list,
    "backed": _is_backed,
    "of_list": _is_of_list,
    "unvoted": _is_unvoted,
    "grouped": _acts_for_group,
    "states": _has_states,
    "listed": _is_listed,
    "counted": _is_counted,
    "counted_right": _are_counted,
    "bare": _is_bare,
    "aside": _is_beside_state,
    "gap": _is_gap,
    "text": _has_text,
    "absence": _noun_told,
    "sponsorship": _noun_told,
}
"""What the frames with such needs must have beside them."""

"""Whether a clause tells that one text was adopted at some time: not of many, nor as needed, counted or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.adoption_words import METHODS
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Paper, State
from onrecord.claims.stance import Stance

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def _was_needed(view: View, predicate: Predicate) -> bool:
    """ "Needed no vote to adopt it", "steered it to adoption": done, though told by an infinitive."""
    if view.word(predicate.mention.first) == "adoption":
        return not _LEADING.isdisjoint(view.words(view.first, predicate.first))
    if is_counted_to(view, predicate):
        return True
    ends = {cue.end for cue in view.cues if cue.sense.name in METHODS}
    ends |= {cue.end - 2 for cue in view.cues if cue.sense.name in METHODS and view.word(cue.end - 2) == "to"}
    # "needed no vote on Tuesday to adopt it"
    later = {time.end for time in view.times if {time.first, time.first - 1} & ends}
    return predicate.first in ends | later


def is_counted_to(view: View, predicate: Predicate) -> bool:
    """Return whether a count tells that it was done: "it was its tenth in a row to pass without a vote"."""
    run = next((one for one in view.runs if one.end == predicate.first and one.kind is RunKind.NTH), None)
    before = view.words(run.first - COUNTED, run.first) if run is not None else []
    return not BEING.isdisjoint(before) and _TO_COME.isdisjoint(before)


COUNTED = 6
"""Words of "was the Human Rights Council's", before such a run."""
BEING = frozenset({"was", "is", "became", "made", "makes", "marks", "marked"})
_TO_COME = frozenset({"will", "would", "could", "may", "might", "should", "not", "if", "be"})


_LEADING = frozenset({"steered", "led", "brought", "guided", "shepherded", "piloted", "carried", "took"})


def tells_of_one(view: View, predicate: Predicate, situation: Situation, discourse: Discourse) -> bool:
    """Return False of what is only to come, and of deeds that the record does not know."""
    if (predicate.stance is Stance.OPEN and not _was_needed(view, predicate)) or _is_of_each_draft(view, predicate):
        return False
    if (
        _is_of_many(view, predicate)
        or _is_said_rejected(view, predicate, discourse)
        or _without_a_state(view, predicate)
        or _had_passed_several(view, predicate)
    ):
        return False
    counted = any(run.kind in {RunKind.NTH, RunKind.TOTAL} for run in view.runs)
    return predicate.frame.needs != "deed" or counted or _was_done(situation, discourse)


def _is_of_each_draft(view: View, predicate: Predicate) -> bool:
    """ "Every draft passes through the committee": of the way that each goes, and not of one."""
    each = view.word(view.first) in {"every", "each", "any"} and isinstance(view.sense_at(view.first + 1), Paper)
    return each and view.word(predicate.mention.first).endswith("s")


def up_to(view: View) -> bool:
    """Return whether all times only say until when: "by the end of last year it had adopted fifteen"."""
    return all(time.bound == "by" or view.words(time.first - 4, time.first) == _BY_THE_END for time in view.times)


_BY_THE_END = ["by", "the", "end", "of"]


def _had_passed_several(view: View, predicate: Predicate) -> bool:
    """ "Before the Assembly took it up in 2005, the Commission had passed five resolutions": how many, before then."""
    if "had" not in view.words(predicate.first, predicate.mention.first) or (view.times and up_to(view)):
        return False
    number = read_cardinal(view.document, predicate.end)
    papers = (one for one in view.of(Paper, predicate.end, predicate.end + NEAR_MANY) if one.sense.many)
    return number is not None and number[0] > 1 and any(True for _ in papers)


def _without_a_state(view: View, predicate: Predicate) -> bool:
    """ "Four drafts in succession went through without it": tells of the state, and not how they were adopted."""
    counted = any(run.end <= predicate.first for run in view.runs)
    return counted and view.word(predicate.end) == "without" and view.word(predicate.end + 1) in {"it", "us", "them"}


def _is_of_many(view: View, predicate: Predicate) -> bool:
    """ "Adopted 50 resolutions, 16 of them by vote": of all questions, of which one may have been another way."""
    near = (one for one in view.of(Paper, predicate.end, predicate.end + NEAR_MANY) if one.sense.many)
    papers = next(near, None)
    if papers is None:
        return False
    if not _VAGUE.isdisjoint(view.words(predicate.end, papers.first)):
        # "has passed many resolutions on it since 2003": not one each year
        return True
    if view.words(papers.end, papers.end + 1) == ["on"] or isinstance(view.sense_at(papers.first - 1), State):
        # "fifteen resolutions on Iran", "fifteen North Korea texts": of the one question
        return False
    number = next((n for back in (1, 2, 3) if (n := read_cardinal(view.document, papers.first - back))), None)
    counted = number is not None and number[0] >= _MANY and number[1] <= papers.first
    return counted or not _LOTS.isdisjoint(view.words(predicate.end, papers.first))


_VAGUE = frozenset({"many", "several", "numerous", "various", "multiple", "countless", "some", "number", "handful"})
_LOTS = frozenset({"dozens", "scores", "round", "series", "batch", "set", "package", "raft", "slew", "string"})


def _is_said_rejected(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Pyongyang's delegate said that it was rejected totally": by the state that the text is on, and by no body."""
    if predicate.frame.act != "rejected" or not predicate.auxiliaries.passive or view.word(predicate.end) == "by":
        return False
    before = view.words(view.first, predicate.first)
    speaks = any(one.sense.iso in discourse.matter_states() for one in view.of(State, view.first, predicate.first))
    return speaks and not {"said", "says", "told", "that"}.isdisjoint(before)


def _was_done(situation: Situation, discourse: Discourse) -> bool:
    """The record has a text of the question that the body decided on then: else the deed may be any other."""
    entry = discourse.lexicon.entry(situation.series)
    if entry is None or not situation.series_named or not situation.years or not situation.timed:
        return False
    days = situation.days
    if days is not None:
        return any(forum is situation.forum and days[0] <= day <= days[1] for day, forum in entry.decided)
    return any(situation.years[0] <= year <= situation.years[1] for year in entry.held_by(situation.forum))


_MANY, NEAR_MANY = 4, 6

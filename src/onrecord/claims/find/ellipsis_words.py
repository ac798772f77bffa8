"""Whether a short clause repeats what was said before, by its own words and those beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.clauses import skip_adverbs
from onrecord.claims.find.vote_words import says_each_time
from onrecord.claims.mentions.senses import Actor, BodyName, Head, State
from onrecord.claims.models import OF_TEXTS, Adopts, Claim, Streak
from onrecord.claims.stance import STOPPED
from onrecord.claims.subjects import find_left, find_right

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_BARE = frozenset(
    {"had", "has", "have", "did", "was", "were", "does", "do", "is", "are", "too", "also", "likewise", "not"}
)


_NEAR_RUN = 3
_FORGOTTEN = 1
"""Sentences without a claim after which "it did not" no longer goes back to the last one."""
_COMPARING = frozenset({"where", "what", "how"})
_OF_STATES = frozenset({"votes", "sponsorship"})
_FURTHER = frozenset({"another", "other", "second", "third", "fourth"})


def accepts(view: View, predicate: Predicate, discourse: Discourse, last: list[Claim]) -> bool:
    """True where something was said before that the clause can repeat, and the clause says nothing else."""
    if not last:
        return False
    words = view.said(predicate.mention)
    act = predicate.frame.act
    if _is_of_others(view, predicate, words) or _is_forgotten(view, predicate, words, discourse):
        return False
    if (act == "same" and _is_turned(view, predicate, words)) or _is_half_a_passive(view, predicate, words):
        return False
    if act == "as_time":
        return _is_as_then(view, predicate, words)
    if act in {"last_done", "never_done"}:
        return True
    if act == "method":
        return (tells_adoption(last[-1]) or last[-1].says is None) and _is_second_method(view, predicate)
    if (words == [",", "with"] or words[0] == "nor") and _acts_itself(view, predicate.end):
        return False
    if predicate.frame.subject == "right":
        return _state_follows(view, predicate.end) and not (
            words in (["like"], ["unlike"]) and view.word(predicate.end) in {"last", "the"}
        )
    return not _is_other_deed(view, predicate, words, last) and _stands_bare(view, predicate, words)


def _is_half_a_passive(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "It had been tabled two weeks before": a verb of its own follows, and nothing is repeated."""
    following = view.word(predicate.end)
    return words[-1] in {"been", "was", "were"} and (following.endswith("ed") or following in _PARTICIPLES)


_PARTICIPLES = frozenset({"put", "brought", "sent", "written", "laid", "made"})


def _is_as_then(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "As in 2008": and not "as for the texts of 2021 and 2022, both ...", "in 2006 as well as in 2007"."""
    opening = words[:2] == ["as", "for"] and predicate.first == view.first
    if opening or view.words(predicate.first - 2, predicate.first) == ["as", "well"]:
        return False
    return words[0] in {"as", "just", "like", "same", "the"} and _time_follows(view, predicate)


def _is_forgotten(view: View, predicate: Predicate, words: list[str], discourse: Discourse) -> bool:
    """ "Nobody knows. It is not": only of what was said just before; "the sky stayed where it was"."""
    if words[0] not in _BARE:
        return False
    if view.word(predicate.first - 2) in _COMPARING:
        return True
    acted = (one for one in view.frames if one.sense.family in _OF_STATES and not one.sense.needs)
    here = any(one.end <= predicate.first for one in acted) or _likens(view, predicate)
    return discourse.quiet > _FORGOTTEN and not here


def _likens(view: View, predicate: Predicate) -> bool:
    """ "Sweden led the text, as France had in 2022": goes back to what its own sentence tells."""
    beside = view.at(predicate.first - 1)
    return beside is not None and view.word(beside.first - 1) == "as"


def _is_turned(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "Serbia, too, has stopped voting no", "did not": the opposite of what was told before."""
    if words[-1] in _BARE and view.word(predicate.end) == "not":
        return True
    return not STOPPED.isdisjoint(view.words(predicate.end, predicate.end + 3))


def _is_of_others(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "As its predecessor 79/181 had done": what a text said; "whenever there was one": of a vote."""
    if words[0] == "was" and view.word(predicate.mention.first - 1) == "there":
        return True
    if "same" in words and not _ITSELF.isdisjoint(
        pairwise(view.words(predicate.mention.first - 3, predicate.mention.first + 1))
    ):
        # "It is the same in Geneva": of no state
        return True
    return words[1:] == ["done"] and not isinstance(view.sense_at(predicate.first - 1), (State, Actor, Head))


_ITSELF = frozenset({("it", "is"), ("it", "was")})


def _is_other_deed(view: View, predicate: Predicate, words: list[str], last: list[Claim]) -> bool:
    """The words go back to something else than what was claimed, or the next ones tell what was done."""
    if words[0] in {"did", "does"} and _after_another_verb(view, predicate):
        return True
    if words[0].startswith("follow") and _says_what(view, predicate.end):
        return True
    return words[-1] == "side" and not _beside_one_of(view, predicate, last)


def _after_another_verb(view: View, predicate: Predicate) -> bool:
    """ "Beijing celebrated; Moscow did not": what another state did right before, of which no rule knows."""
    subjects = find_left(view, predicate.first, view.first)
    place = subjects[0].first - 1 if subjects else view.first
    if view.word(place) not in {";", ",", "but", "and"} or view.word(place - 1) in {";", ","}:
        place -= 1
    before = [one for one in view.of(State, view.first, max(view.first, place)) if one.first == view.first]
    told = any(one.first < place for one in view.frames if one.sense.family in {*_OF_STATES, "ellipsis"})
    return bool(before) and not told and place - before[0].end <= _NEAR


def _says_what(view: View, place: int) -> bool:
    """ "Followed suit in Geneva and voted for it": the next words tell what was done."""
    said = [one.first for one in view.frames if one.sense.family in _OF_STATES]
    return any(place < first <= place + _NEAR and view.word(first - 1) == "and" for first in said)


_NEAR = 6


def _beside_one_of(view: View, predicate: Predicate, last: list[Claim]) -> bool:
    """ "At Washington's side": beside a state of which the text has told how it voted."""
    inside = view.of(State, predicate.mention.first, predicate.end)
    return bool(inside) and inside[0].sense.iso in {one.subject for one in last}


def _opens(view: View, entity: Mention | None) -> bool:
    """ "They too": a pronoun that begins its clause, and no object."""
    return entity is not None and view.word(entity.first - 1) in {"", ",", ";", ".", "and", "but"}


def _is_second_method(view: View, predicate: Predicate) -> bool:
    """Another way of adopting was told before it in the sentence, or the sentence has no verb of adopting."""
    methods = [cue.first for cue in view.cues if cue.sense.name in {"without_vote", "recorded_vote"}]
    if any(place < predicate.mention.first for place in methods):
        return True
    return all(frame.sense.family != "adoption" for frame in view.frames)


def _time_follows(view: View, predicate: Predicate) -> bool:
    near = range(predicate.end - 1, predicate.end + 4)
    if view.of(BodyName, predicate.end, predicate.end + 5) or any(says_each_time(view, place) for place in near):
        return True
    return any(time.first in near for time in view.times) or any(run.first in near for run in view.runs)


def _acts_itself(view: View, place: int) -> bool:
    """ ", with Brazil and Moldova abstaining": what the states do is told by a verb of their own."""
    states = find_right(view, place, view.end, gap=0)
    end = states[-1].end if states else place
    return any(one.first in (end, end + 1) and one.sense.family in _OF_STATES for one in view.frames)


def _state_follows(view: View, place: int) -> bool:
    return bool(find_right(view, place, view.end, gap=0))


def _stands_bare(view: View, predicate: Predicate, words: list[str]) -> bool:
    """The clause ends with the frame, or goes on with a time or a closing word only."""
    after = view.word(predicate.end)
    counted = any(predicate.end < run.first <= predicate.end + _NEAR_RUN for run in view.runs)
    if after == "," and view.word(predicate.mention.first - 1) in {"it", "that", "this"} and not counted:
        # "it did not, for the second year running" tells of itself
        return False
    place = skip_adverbs(view, predicate.end)
    after = view.word(place + 1 if view.word(place) == "more" else place)
    opened = after == '"' and view.word(place + 1)[:1].isalnum()
    ends = not after or (after in {".", ",", ";", "!", "…", ")", "”", '"'} and not opened)
    # "Algeria was one of them and Armenia another"
    ends = ends or (words[-1] == "them" and after == "and" and isinstance(view.sense_at(predicate.end + 1), State))
    if words in (["too"], ["also"], ["as", "well"], ["likewise"]):
        before = predicate.mention.first - 1
        entity = view.at(before - 1 if view.word(before) == "," else before)
        named = entity is not None and isinstance(entity.sense, (State, Head))
        return ends and (named or (isinstance(getattr(entity, "sense", None), Actor) and _opens(view, entity)))
    if words[0] in {"with", "in", "the"} and words[-1] in {"it", "them", "way", "direction"}:
        # "Uganda abstained, and Chad with it", "Morocco went from abstention to no; Algeria the other way"
        return ends and isinstance(view.sense_at(predicate.mention.first - 1), State)
    if words[-1] in _FURTHER:
        # "Germany was one of them, South Korea another."
        entity = view.at(predicate.mention.first - 1)
        return ends and entity is not None and isinstance(entity.sense, State)
    if len(words) == 1 and words[0] in _BARE:
        beside = view.at(_past_aside(view, predicate.first - 1))
        if _likens(view, predicate) and _time_follows(view, predicate):
            return True
        return words[0] in {"did", "was", "had", "has", "were", "have"} and ends and beside is not None
    if any(cue.first == predicate.end and cue.sense.name in {"without_vote", "recorded_vote"} for cue in view.cues):
        return True
    back = 1 if view.word(place) in {"back", "already", "as", "neither"} else 0
    timed = (
        _time_soon(view, predicate.end)
        or any(time.first in (predicate.end, predicate.end + 1, place + back, place + back + 1) for time in view.times)
        or any(run.first in (predicate.end, predicate.end + 1, predicate.end + 2) for run in view.runs)
    )
    placed = bool(view.of(BodyName, predicate.end, predicate.end + 4))
    return ends or timed or placed


def _past_aside(view: View, place: int) -> int:
    """The word before ", on the other hand," and the like, where such words end at the place."""
    if view.word(place) != ",":
        return place
    opening = next((at for at in range(place - 1, place - _LONGEST_ASIDE, -1) if view.word(at) == ","), None)
    if opening is None or view.of((State, Head, BodyName), opening, place) or opening <= view.first:
        return place
    return opening - 1


_LONGEST_ASIDE = 7


def _time_soon(view: View, end: int) -> bool:
    """ "The same course in each of the two years before"."""
    place = end
    while view.word(place) in _BEFORE_TIME:
        place += 1
    return any(time.first == place for time in view.times)


_BEFORE_TIME = frozenset({"in", "each", "of", "both", "all", "on", "during"})


def tells_adoption(claim: Claim) -> bool:
    """True where the claim is of texts adopted, once or in a row."""
    if isinstance(claim.says, Streak):
        return claim.says.of in OF_TEXTS
    return isinstance(claim.says, Adopts)

"""Which predicates stand in a sentence: the frames that hold there, none overlapping."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from onrecord.claims.clauses import Predicate
from onrecord.claims.find import acts, adoption, ellipsis, letters, sponsorship, terms, texts, votes
from onrecord.claims.find.adoption_words import METHODS
from onrecord.claims.find.vote_words import EACH_TIME, follows_each_text, follows_each_time
from onrecord.claims.mentions.senses import ActTarget, BodyName, Head, Organisation, State
from onrecord.claims.models import Claim, Kind
from onrecord.claims.stance import Stance
from onrecord.claims.subjects import is_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_RANK = {"acts": 0, "terms": 1, "letters": 2, "sponsorship": 3, "votes": 4, "adoption": 5, "texts": 6, "ellipsis": 7}
"""Of frames of equal length at one place the family with the narrower conditions wins."""


def _is_beside_subject(view: View, mention: Mention) -> bool:
    """ "Japan, along with Brazil, voted in favour": one more of whom the verb tells, and nothing repeated."""
    if mention.sense.family != "ellipsis" or view.word(mention.first - 1) != "," or view.at(mention.first - 2) is None:
        return False
    beside = view.at(mention.end) or view.at(mention.end + 1)
    stands = beside is not None and isinstance(beside.sense, State) and view.word(beside.end) == ","
    after = beside.end + 1 if beside is not None else 0
    return stands and any(after <= one.first <= after + 1 and one.sense.family in _OF_STATES for one in view.frames)


_OF_STATES = frozenset({"votes", "sponsorship"})


def _is_in_compound(view: View, mention: Mention) -> bool:
    """ "The US-backed resolution", "a Japanese-drafted text": whose text it is, and no deed of the clause."""
    document, before = view.document, mention.first - 1
    if before < view.first or document.text[document.starts[mention.first] - 1] != "-":
        return False
    return document.starts[mention.first] - document.ends[before] == 1 and document.capital(before)


def _counts_as_many(view: View, mention: Mention) -> bool:
    """ "Twice as many as in 2011": compares numbers, and repeats nothing."""
    return mention.sense.act == "as_time" and view.word(mention.first - 1) in {"many", "few", "much"}


def _is_of_confidence(view: View, mention: Mention) -> bool:
    """ "Faced no vote of confidence", "moved a vote of thanks": a vote of another kind."""
    place = mention.end if view.word(mention.end) == "of" else mention.end + 1
    voted = view.word(place - 1) in {"vote", "votes"} and view.word(place) == "of"
    return voted and not _CONFIDENCE.isdisjoint(view.words(place + 1, place + 3))


_CONFIDENCE = frozenset({"confidence", "thanks", "censure"})


def _for_the_last_time(view: View, mention: Mention) -> bool:
    """ "Sponsored it for the last time in 2018": goes with the verb before it, and repeats nothing."""
    if mention.sense.act != "last_done" or view.word(mention.first - 1) != "for":
        return False
    return any(one.end < mention.first and one.sense.family in _OF_STATES for one in view.frames)


def choose_predicates(view: View, discourse: Discourse) -> list[Predicate]:
    """Return the predicates that stand in the sentence, none overlapping, in order."""
    candidates: list[tuple[int, int, Predicate]] = []
    repeatable = [] if discourse.foreign else discourse.last or _promised(view)
    methods = [cue for cue in view.cues if cue.sense.name in METHODS and not _skipped_by_state(view, cue)]
    for mention in possible_frames(view, discourse):
        if not repeatable and mention.sense.family == "ellipsis":
            continue
        method = mention.sense.act == "method" or "method" in mention.sense.extra
        inside = _inside_name(view, mention.first) or (methods and not method and _inside_method(methods, mention))
        inside = inside or _is_in_compound(view, mention) or _counts_as_many(view, mention)
        inside = inside or ("of" in view.vocabulary and _is_of_confidence(view, mention))
        if inside or _for_the_last_time(view, mention) or _is_beside_subject(view, mention):
            continue
        predicate = Predicate(view, mention, view.first)
        if _accepts(view, predicate, discourse, repeatable):
            candidates.append((mention.first - mention.end, _RANK[mention.sense.family], predicate))
    chosen: list[Predicate] = []
    for _, _, predicate in sorted(
        candidates, key=lambda one: (one[1] == _RANK["ellipsis"], one[0], one[1], one[2].mention.first)
    ):
        if all(predicate.end <= other.mention.first or other.end <= predicate.mention.first for other in chosen):
            chosen.append(predicate)
    # the "was" of "was adopted" says nothing by itself
    whole = [
        p
        for p in chosen
        if not any(q.first <= p.mention.first and p.end <= q.mention.first for q in chosen if q is not p)
        and not _is_noun_before(view, p, chosen)
    ]
    ordered = _letter_alone(view, sorted(whole, key=lambda one: one.mention.first))
    ordered = [p for before, p in zip([None, *ordered], ordered, strict=False) if not _goes_with(view, before, p)]
    asked = next((p.first for p in ordered if p.frame.family == "letters" and p.frame.act == "asks"), view.end)
    return [
        p
        for p, after in itertools.zip_longest(ordered, ordered[1:])
        if not _is_without(view, p, after) and not (p.first > asked and _is_asked(view, p))
        if not _is_wished(view, p, ordered) and not _is_left_out(p, ordered) and not _is_its_date(view, p, ordered)
    ]


def possible_frames(view: View, discourse: Discourse) -> list[Mention]:
    """Return the frames that may be accepted; of the words of ordinary sentences hardly any.

    What a frame needs in the sentence or before it is asked once for all frames that need it. A noun that only names
    a time tells nothing: "every year since its return in 2022".
    """
    asked: dict[tuple[str, str], bool] = {}
    found = []
    frames = _frames_of(view, discourse)
    if discourse.foreign:
        frames = _at_home(frames)
    if "since" in view.vocabulary:
        frames = [one for one in frames if not any(time.first < one.first < time.end for time in view.times)]
    if not view.vocabulary.isdisjoint(EACH_TIME | {"all"}):
        frames = [one for one in frames if not _says_which_votes(view, one)]
    for mention in frames:
        family, needs = key = mention.sense.family, mention.sense.needs
        if key not in asked:
            test = _POSSIBLE.get(family)
            asked[key] = test is None or test(view, needs, discourse)
        if asked[key]:
            found.append(mention)
    return found


def _says_which_votes(view: View, mention: Mention) -> bool:
    """ "Abstained every time the text came up", "opposed every text that was put to a vote": only which are meant."""
    if mention.sense.family not in {"texts", "adoption"}:
        return False
    if not (follows_each_time(view, mention.first) or follows_each_text(view, mention.first)):
        return False
    return any(one.end <= mention.first and one.sense.family in _OF_STATES for one in view.as_written)


def _at_home(frames: list[Mention]) -> list[Mention]:
    found = [one for one in frames if one.sense.family in _AT_HOME]
    return found if any(one.sense.family != "votes" for one in found) else []


def _frames_of(view: View, discourse: Discourse) -> list[Mention]:
    """Those of the plain form too, which takes a scan of its own, where a sentence may tell something."""
    if discourse.foreign and not acts.may_accept(view, "", discourse) and not letters.may_accept(view, "", discourse):
        return view.as_written
    return view.frames


def _letter_alone(view: View, ordered: list[Predicate]) -> list[Predicate]:
    """ "69 groups had voiced their regret in a letter to the president": one thing said, of the letter."""
    last = ordered[-1] if ordered else None
    sends = last is not None and last.frame.family == "letters" and last.frame.act == "sends"
    if last is None or not sends or view.word(last.mention.first) != "in":
        return ordered
    if any(one.frame.family != "letters" for one in ordered) or "," in view.words(ordered[0].first, last.first):
        return ordered
    return [last]


def _goes_with(view: View, before: Predicate | None, predicate: Predicate) -> bool:
    """ "A letter went to the president, signed by 37 groups": said of the letter that the verb before it tells of."""
    if before is None or before.frame.family != "letters" or before.frame.act != "sends":
        return False
    signed = predicate.frame.family == "letters" and predicate.frame.act == "signs"
    return signed and view.word(predicate.first - 1) == "," and view.word(predicate.end - 1) == "by"


def _is_left_out(predicate: Predicate, chosen: list[Predicate]) -> bool:
    """ "They do not ask him to raise X": what is not asked, and no ask of its own."""
    if predicate.frame.family != "letters" or predicate.stance is not Stance.OPEN:
        return False
    before = [one for one in chosen if one.end <= predicate.first]
    return bool(before) and (before[-1].frame.family, before[-1].frame.act) == ("letters", "omits")


def _is_its_date(view: View, predicate: Predicate, chosen: list[Predicate]) -> bool:
    """ "69 groups urged it in a letter dated 21 February": the day of the letter that the verb before it tells of."""
    if predicate.frame.family != "letters" or view.word(predicate.mention.first) != "dated":
        return False
    before = [one for one in chosen if one.end <= predicate.first and one.frame.family == "letters"]
    return bool(before) and view.word(predicate.first - 1) == "letter"


def _is_wished(view: View, predicate: Predicate, chosen: list[Predicate]) -> bool:
    """ "It calls for the return of abductees", "asks the North to return them": part of what a text asks."""
    if predicate.frame.family not in _DEEDS or view.word(predicate.mention.first - 1) not in _BEFORE_WISH:
        return False
    asking = [one for one in chosen if one.frame.family == "texts" and one.end <= predicate.mention.first]
    if not asking or asking[-1].frame.act != "asks":
        return False
    return _NEW_CLAUSE.isdisjoint(view.words(asking[-1].end, predicate.mention.first))


_DEEDS = frozenset({"acts", "sponsorship"})
_BEFORE_WISH = frozenset(
    {"the", "a", "an", "their", "its", "his", "immediate", "early", "prompt", "safe", "unconditional", "to"}
)
_NEW_CLAUSE = frozenset({",", ";", ":", "and", "but", "that", "which", "who", "while", "as"})


def _is_asked(view: View, predicate: Predicate) -> bool:
    """ "They asked you to rejoin the sponsors": part of what the letter asks."""
    said = view.said(predicate.mention)
    return predicate.stance is Stance.OPEN and any(word.startswith(("sponsor", "cosponsor")) for word in said)


def _is_without(view: View, predicate: Predicate, following: Predicate | None) -> bool:
    """ "Without Korea among the sponsors": the words after the state tell what it did not do."""
    if following is None or view.said(predicate.mention) != ["without"]:
        return False
    return following.frame.family == "sponsorship" and following.first - predicate.end < _NEAR_WITHOUT


def _is_noun_before(view: View, predicate: Predicate, chosen: list[Predicate]) -> bool:
    """In "its rights record was adopted by 78 votes to 31" the totals belong to the adoption, not to the record."""
    if predicate.frame.needs != "tally":
        return False
    tally = next((one for one in view.tallies if one.first >= predicate.end), None)
    return tally is not None and any(
        other.frame.family == "adoption" and predicate.end <= other.mention.first < tally.first for other in chosen
    )


def _skipped_by_state(view: View, cue: Mention) -> bool:
    """ "Kazakhstan skipped the vote": what a state did, and not how the text was adopted."""
    acting = view.at(cue.first - 1)
    return acting is not None and isinstance(acting.sense, State) and not is_topic(view, acting)


def _inside_method(methods: list[Mention], mention: Mention) -> bool:
    """ "Without a vote" is no vote."""
    return any(cue.first <= mention.first and mention.end <= cue.end + 2 and mention.first < cue.end for cue in methods)


_NAMES = (State, Head, Organisation, ActTarget, BodyName)
"""What has a name of its own, in which no word is a predicate."""


def _inside_name(view: View, place: int) -> bool:
    mention = view.at(place)
    return mention is not None and isinstance(mention.sense, _NAMES)


def _accepts(view: View, predicate: Predicate, discourse: Discourse, repeatable: list[Claim]) -> bool:
    family = predicate.frame.family
    if family == "ellipsis":
        return ellipsis.accepts(view, predicate, discourse, repeatable)
    return _ACCEPTS[family](view, predicate, discourse)


_ACCEPTS: Mapping[str, Callable[[View, Predicate, Discourse], bool]] = {
    "acts": acts.accepts,
    "adoption": adoption.accepts,
    "letters": letters.accepts,
    "sponsorship": sponsorship.accepts,
    "terms": terms.accepts,
    "texts": texts.accepts,
    "votes": votes.accepts,
}
_POSSIBLE: Mapping[str, Callable[[View, str, Discourse], bool]] = {
    "acts": acts.may_accept,
    "adoption": adoption.may_accept,
    "letters": letters.may_accept,
    "sponsorship": sponsorship.may_accept,
    "terms": terms.may_accept,
    "texts": texts.may_accept,
}
"""False where no frame with those needs is accepted in the sentence: cheaper than to look at each."""


def _promised(view: View) -> list[Claim]:
    """Within a sentence an ellipsis may lean on an earlier clause that is not read yet."""
    return (
        [_PLACEHOLDER]
        if any(frame.sense.family in {"sponsorship", "votes", "adoption"} for frame in view.frames)
        else []
    )


_AT_HOME = frozenset({"acts", "letters", "terms", "votes"})
"""Families of what a text can tell that names no body of the record; a vote in it ends the clause of an act."""
_PLACEHOLDER = Claim((0, 0), "", Kind.PROCESS, None)  # type: ignore[arg-type]

_NEAR_WITHOUT = 6

"""Whether the words of a frame do speak of adopting a text, by what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.rejections import is_no_defeat
from onrecord.claims.find.vote_words import is_of_confidence, is_rejected_later
from onrecord.claims.forum_of import is_membership
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, BodyName, Paper, State
from onrecord.claims.models import Object
from onrecord.claims.question_search import question_in
from onrecord.claims.stance import ARTICLES, Stance, is_free_participle
from onrecord.claims.subjects import is_agent, is_topic

if TYPE_CHECKING:
    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View


_OPENING = frozenset(
    {",", ";", ":", "–", "—", "and", "but", "while", "as", "when", "after", "that", "which", "who", "because", "where"}
)
"""Words with which another clause may begin."""


_ADJECTIVES = frozenset({"clear", "agreed"})


_OF_TEXTS = frozenset(
    {"adoption", "been", "was", "were", "went", "goes", "gone", "sailed", "passed", "carried", "cleared", "got"}
)
"""First words of frames whose subject is the text."""


_AFTER_FOLLOWED = frozenset(
    {"", ".", "on", "in", "a", "suit", "with", "by", "without", "last", "this", "the", ",", "weeks", "later"}
)


_NEAR = 14


DEEDS = frozenset({"adoption", "passage", "approval", "endorsement"})
"""Nouns for adopting."""


def object_of_method(method: str | None) -> Object:
    """Return what a run of texts adopted in that way is a run of."""
    return _OF_METHOD.get(method or "", Object.ADOPTED)


_OF_METHOD = {"without_vote": Object.WITHOUT_VOTE, "recorded_vote": Object.RECORDED_VOTE}


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of adopting a text here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    if words[0].endswith("ing") and not is_free_participle(view, mention.first):
        return False
    if _is_adjective(predicate, words) or _goes_by(view, predicate, words) or _carries_names(view, predicate, words):
        return False
    if (
        _is_another_deed(view, predicate, words)
        or _is_any_text(view, predicate)
        or (words[0].startswith("happen") and _told_by_which(view, predicate))
    ):
        return False
    if words[0] == "there" and words[-1] in {"votes", "ballots"} and not (view.times or view.runs):
        # "Yet there were votes again afterwards": at some time
        return False
    if _is_a_noun(view, predicate, words) or is_of_confidence(view, mention):
        return False
    if (predicate.auxiliaries.passive and _by_another(view, predicate)) or is_rejected_later(view, predicate):
        return False
    if frame.needs == "paper":
        return True
    if frame.needs == "deed":
        return _is_deed_of_body(view, predicate)
    if frame.needs in {"tally", "method", "body"}:
        return _has_what_it_needs(view, predicate, discourse)
    return _adopts(view, predicate, discourse, words)


_BACK_TO = frozenset({"on", "in", "to", "among", "at", "as", "from", "into", "again", "aboard"})


_OWNED = frozenset({"call", "calls", "demand", "demands", "request", "rebuke", "censure", "appeal", "order"})


def _is_a_noun(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "Sent a clear message", "three votes stood between the text and defeat"."""
    if words == ["back"] and view.word(predicate.end) in _BACK_TO:
        # "has had South Korea back on board since November"
        return True
    first = predicate.mention.first
    if view.word(first - 1) == "'s" and words[0] in _OWNED:
        # "opposed the Assembly's call to lift the embargo"
        return True
    told = len(words) == 1 and view.word(first - 1) in {"a", "an"}
    return told or (words == ["defeat"] and predicate.first == first)


_SPANS = frozenset({"days", "weeks", "months", "years", "hours", "time", "decades", "decade", "year", "month"})


def _told_by_which(view: View, predicate: Predicate) -> bool:
    """ ", which had not happened before": of what the sentence has told."""
    return "which" in view.words(predicate.first - 2, predicate.mention.first)


def _goes_by(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "Five weeks have passed"."""
    before = view.words(predicate.first - 2, predicate.first)
    return words[0].startswith("pass") and before[-1:] != [] and before[-1] in _SPANS and before[0] != "first"


def _is_adjective(predicate: Predicate, words: list[str]) -> bool:
    return words[0] in _ADJECTIVES and len(words) == 1 and predicate.auxiliaries.passive


def _is_done_to_person(view: View, predicate: Predicate) -> bool:
    """ "The Special Rapporteur, who has applied each year and has been turned down each year"."""
    if not predicate.auxiliaries.passive:
        return False
    before = view.words(predicate.first - _NEAR, predicate.first)
    return before[-1:] == ["who"] or (before[-1:] == ["and"] and "who" in before)


_FEW_LET = 5


def _is_another_deed(view: View, predicate: Predicate, words: list[str]) -> bool:
    """Another body, or a person, is the one who does it, or it is done to another thing than the text."""
    if _is_deed_of_another(view, predicate) or _is_persons_deed(view, predicate) or _is_done_to_person(view, predicate):
        return True
    if is_no_defeat(view, predicate):
        # "rejected a no-action motion"
        return True
    if words == ["back"] and view.word(predicate.mention.first - 1) in {"was", "is", "were", "are", "be", "been"}:
        # "a year later it was back to abstaining"
        return True
    if words == ["pass"] and not {"let", "lets", "letting"}.isdisjoint(
        view.words(predicate.first - _FEW_LET, predicate.first)
    ):
        # "China now lets the text pass": what states do
        return True
    # "a job passed round like a borrowed suit"
    return words[0].startswith("pass") and len(words) == 1 and view.word(predicate.end) in _ROUND


def _is_deed_of_another(view: View, predicate: Predicate) -> bool:
    """ "The Supreme Court had thrown out the sentence": another body stands right before the verb."""
    if predicate.auxiliaries.passive:
        return False
    return any(cue.sense.name == "other_body" and cue.end == predicate.first for cue in view.cues)


def _is_persons_deed(view: View, predicate: Predicate) -> bool:
    """ "I carried a sign", "she passed me the salt": no body, and no text, is what the person does."""
    if predicate.auxiliaries.passive or view.word(predicate.first - 1) not in _ONE_PERSON:
        return False
    return not view.of(Paper, predicate.end, predicate.end + _NEAR)


_ONE_PERSON = frozenset({"i", "he", "she", "somebody", "someone"})


_ROUND = frozenset({"round", "around", "along", "down"})


def _carries_names(view: View, predicate: Predicate, words: list[str]) -> bool:
    """ "Had carried 45 names", "carries it over to the next session"."""
    near = view.words(predicate.end, predicate.end + 4)
    if words[0].startswith("carr") and ("over" in near or not _CARRIED.isdisjoint(near)):
        # "carries the date of 4 November"
        return not predicate.auxiliaries.passive
    return words[0].startswith("carr") and bool(read_cardinal(view.document, predicate.end)) and not view.tallies


_CARRIED = frozenset({"date", "number", "symbol", "title", "heading", "names", "name", "signature", "signatures"})


def _is_deed_of_body(view: View, predicate: Predicate) -> bool:
    """ "The Council, meeting in special session on Friday, set up": a body of ours is the subject of the verb."""
    if predicate.auxiliaries.passive or predicate.stance is not Stance.FACT:
        return False
    if view.word(predicate.mention.first).endswith("ing") or _is_to_come(view, predicate):
        return False
    if _WHEN & set(view.words(predicate.first - _FEW, predicate.first)):
        # "when the Assembly deplored the invasion": only says on what occasion something else happened
        return False
    body = next((one for one in reversed(view.of(BodyName)) if one.end <= predicate.first), None)
    if body is None or body.sense.forum is None or predicate.first - body.end > _NEAR:
        return False
    entities = [one for one in view.entities if body.end <= one.first < predicate.first]
    return not entities and not is_membership(view, body) and _is_light_between(view, body.end, predicate.first)


def _is_light_between(view: View, first: int, end: int) -> bool:
    """Nothing but adverbs, times and a participle between two commas."""
    told = {place for time in view.times for place in range(time.first, time.end)}
    inserted = view.word(first) == "," and view.word(end - 1) == "," and view.word(first + 1).endswith(("ing", "ed"))
    return inserted or all(
        place in told or is_adverb(view.word(place)) or view.word(place) in _BETWEEN for place in range(first, end)
    )


_BETWEEN = frozenset({",", "on", "in", "once", "more", "had", "has", "also", "then", "at", "last"})


def may_accept(view: View, needs: str, discourse: Discourse) -> bool:
    """False where the sentence holds nothing of the kind that the frame needs: most forms of "be" end here."""
    if needs == "paper":
        return discourse.paper or bool(view.of(Paper))
    if needs == "deed":
        return not view.topics
    if needs == "tally":
        return bool(view.tallies)
    if needs == "method":
        return find_method(view, view.first, view.end) is not None
    return needs != "body" or bool(view.of(BodyName))


def _is_any_text(view: View, predicate: Predicate) -> bool:
    """ "A text that passes by consensus weighs more": of any text, and of none."""
    if view.vocabulary.isdisjoint({"that", "which"}):
        return False
    before = view.words(predicate.first - 3, predicate.first)
    present = view.word(predicate.mention.first).endswith("s") or view.word(predicate.first) in {"is", "are"}
    return present and before[:1] in (["a"], ["any"]) and before[-1:] in (["that"], ["which"])


def _by_another(view: View, predicate: Predicate) -> bool:
    """ "Cleared by the board": by one who is no body of ours, and with no totals or words that say how."""
    end = predicate.end
    if view.word(end) != "by" or view.word(end + 1) not in ARTICLES:
        return False
    told = any(end <= cue.first <= end + 2 for cue in view.cues if cue.sense.name in METHODS)
    return not (told or view.of(BodyName, end, end + 6) or any(one.first < end + 6 for one in view.tallies))


def _has_what_it_needs(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A verb that alone says nothing of adopting: with totals, with a method, or of a body that follows another."""
    needs, end = predicate.frame.needs, predicate.end
    low, high = _reach(view, predicate.mention.first, end)
    if needs == "tally":
        if view.word(end - 1) == "votes" and read_cardinal(view.document, predicate.first - 1):
            # "133 votes" are no verb
            return False
        return any(end <= tally.first < high for tally in view.tallies) and has_matter(view, low, high, discourse)
    if needs == "method":
        if view.word(end - 1) in {"is", "was"} and view.word(end) in ARTICLES:
            # "That is a misunderstanding, for the Council took no vote"
            return False
        if any(end <= run.first <= end + 2 for run in view.runs) and view.word(end - 1) in {"is", "was"}:
            # "It is the third time in a row that": what is counted comes after
            return False
        if _SPEAKERS & set(view.words(max(low, predicate.first - _FEW), predicate.first)):
            # "the ministry welcomes the adoption by consensus"
            return False
        method = find_method(view, low, high)
        if _adopted_already(view, predicate, low, high):
            # "which the Council adopted in a roll-call vote was greeted with relief"
            return False
        return method is not None and has_matter(view, low, high, discourse) and not _state_acts(view, predicate, low)
    other = _someone_acts(view, predicate) or (
        view.word(predicate.first - 1) != "it" and _state_acts(view, predicate, low)
    )
    if other or not _body_acts(view, predicate, low) or _repeats_state(view, predicate):
        return False
    if view.word(predicate.mention.first).startswith("act"):
        return view.time_after(end) is not None
    return view.word(end) in _AFTER_FOLLOWED


def _repeats_state(view: View, predicate: Predicate) -> bool:
    """ "Brazil voted yes in the Assembly, the first time in years that it has done so": what the state did.

    "Seoul, which had not signed in Geneva, did so in New York"; not "and the Assembly did so in December".
    """
    if view.word(predicate.end - 1) != "so" or view.of(BodyName, predicate.first - 3, predicate.first):
        return False
    opening = view.at(view.first)
    acts = [one for one in view.frames if one.sense.family in {"votes", "sponsorship"} and one.end <= predicate.first]
    return bool(acts) and opening is not None and isinstance(opening.sense, State)


_FEW = 6
_SPEAKERS = frozenset({"ministry", "minister", "ministers", "government", "spokesman", "spokesperson", "coalition"})


def _adopted_already(view: View, predicate: Predicate, low: int, high: int) -> bool:
    """A verb of adopting stands before it, or between it and the words that say how."""
    how = next((cue.first for cue in view.cues if cue.sense.name in METHODS and low <= cue.first < high), high)
    verbs = [one for one in view.frames if one.sense.family == "adoption" and one.sense.needs == "text"]
    return any(low <= one.first and one.end <= predicate.first for one in verbs) or any(
        predicate.end <= one.first and one.end <= how for one in verbs
    )


METHODS = frozenset({"without_vote", "recorded_vote"})
"""Cues that say how a text was adopted."""


def _adopts(view: View, predicate: Predicate, discourse: Discourse, words: list[str]) -> bool:
    """A verb of adopting, said by a body or of a text."""
    frame = predicate.frame
    low, high = _reach(view, predicate.mention.first, predicate.end)
    if words[0] != "adoption" and _state_acts(view, predicate, low):
        return False
    told = (frame.needs == "run" and discourse.voting) or (frame.extra.get("noun") and discourse.paper)
    if not has_matter(view, low, high, discourse) and not told:
        return False
    if frame.needs == "run":
        # "the Council had voted every time": only of a body, over several years, and with no totals
        acts = _body_acts(view, predicate, low) or (view.word(predicate.first - 1) == "it" and discourse.paper)
        over = _is_over_years(view) or _is_dated_vote(view, predicate, low)
        return over and acts and not view.tallies
    if _is_to_come(view, predicate) or (words[0].startswith("agree") and view.word(predicate.end) == "to"):
        # "they agreed to hold talks"
        return False
    if _is_occasion(view, predicate, low, words):
        return False
    if frame.extra.get("noun"):
        return discourse.voting or bool(set(words) & {"vote", "votes", "ballot", "call", "calls"})
    if predicate.auxiliaries.passive or words[0] in _OF_TEXTS or view.word(predicate.mention.first - 1) == ":":
        return True
    if view.words(predicate.first - 2, predicate.first) in _EACH_BODY:
        # "neither body has put the text to a vote"
        return True
    return _body_acts(view, predicate, low) or (
        # "the two countries agreed on a declaration" is no decision of a body
        words[0] not in {"agree", "agreed", "agrees", "back", "backed", "backs", "support", "endorsed"}
        and _headline_or_pronoun(view, predicate, low)
    )


_EACH_BODY = (["neither", "body"], ["both", "bodies"], ["each", "body"], ["neither", "forum"], ["both", "forums"])


def _is_dated_vote(view: View, predicate: Predicate, low: int) -> bool:
    """ "The Assembly voted on Iran in December 2007": that there was one; not "when it voted on Iran in 2007"."""
    if view.word(predicate.end - 1) != "voted" or view.word(predicate.end) != "on":
        return False
    opening = view.comma_before(predicate.first, low) or low
    main = _SUBORDINATE.isdisjoint(view.words(opening, predicate.first))
    return main and bool(view.times_in(predicate.end, view.end))


def _is_over_years(view: View) -> bool:
    """In each of several years: "every time", "from 2008 to 2011", "for the third year in a row"."""
    return any(run.kind is RunKind.EVERY or (run.kind is RunKind.NTH and run.count) for run in view.runs) or any(
        len(time.years) > 1 and time.years[0] != time.years[-1] for time in view.times
    )


def _is_occasion(view: View, predicate: Predicate, low: int, words: list[str]) -> bool:
    """ "When it came to a vote, ...": the words only say on what occasion something else happened."""
    opens = view.word(view.first) == "when" and predicate.first <= view.first + _SOON
    if "method" in predicate.frame.extra and opens:
        return True
    if words[:1] != ["was"] and "vote" in words[0] and _is_subordinate(view, predicate, low):
        return True
    return (_is_at_moment(view, predicate, low) and not view.cues) or _only_when(view, predicate, low)


def _is_to_come(view: View, predicate: Predicate) -> bool:
    """ "Before it is adopted", "until the plenary adopts it": what has not happened yet."""
    words = view.words(predicate.first - 5, predicate.mention.end)
    present = bool({"is", "are", "adopts", "passes", "approves", "votes"} & set(words))
    return present and bool({"before", "until", "till"} & set(words))


_SUBORDINATE = frozenset({"when", "as", "before", "after", "until", "whenever", "while", "once", "time", "how"})


_WHEN = frozenset({"when", "after", "before", "until", "while", "whenever", "how", "if"})


_SOON = 4


_MOMENTS = frozenset({"moment", "time", "day"})


def _is_at_moment(view: View, predicate: Predicate, low: int) -> bool:
    """ "Sponsors at the moment the Third Committee adopted it": no news, unless a day is told with it."""
    dated = any(predicate.end <= time.first <= predicate.end + _SOON and time.days for time in view.times)
    places = range(max(low, predicate.first - 5), predicate.first)
    return not dated and any(view.word(at) in _MOMENTS and view.word(at - 1) != "first" for at in places)


def _only_when(view: View, predicate: Predicate, low: int) -> bool:
    """ "61 sponsors when the committee adopted it": without a day or a method it only says of what moment."""
    lead = view.words(max(low, predicate.first - _FEW), predicate.first)
    asked = view.sentence.question or not {"when", "once"} & set(lead)
    return not asked and not view.times and not any(cue.sense.name in METHODS for cue in view.cues)


def _is_subordinate(view: View, predicate: Predicate, low: int) -> bool:
    """ "When the Commission voted on the text, ...": only says on what occasion something else happened."""
    return bool(_SUBORDINATE & set(view.words(max(low, predicate.first - 6), predicate.first)))


def _reach(view: View, first: int, end: int) -> tuple[int, int]:
    """The words of the part of the sentence around the predicate, between semicolons."""
    low, high = view.first, view.end
    if ";" not in view.vocabulary:
        return low, high
    for place in range(first - 1, view.first - 1, -1):
        if view.word(place) == ";":
            low = place + 1
            break
    for place in range(end, view.end):
        if view.word(place) == ";":
            high = place
            break
    return low, high


def has_matter(view: View, low: int, high: int, discourse: Discourse) -> bool:
    """True where the words name a text: a document, a series' state, a symbol, or a word for one from before."""
    if view.of(Paper, low, high):
        return True
    for mention in view.of(State, low, high):
        if discourse.lexicon.about(mention.sense.iso) and view.word(mention.end) in {":", "("}:
            # "DPRK (L.56): adopted without a vote"
            return True
        if discourse.lexicon.about(mention.sense.iso) and (not is_agent(view, mention) or is_topic(view, mention)):
            return True
    if "/" in view.words(low, high):
        return True
    if view.cue("matter", low, high) is not None:
        return True
    if discourse.lexicon.many and _names_matter(view, low, high, discourse):
        return True
    if not discourse.paper:
        return False
    pronoun = not {"it", "one", "this", "that", "so"}.isdisjoint(view.words(low, high))
    return pronoun or bool(view.of(BodyName, low, high))


def _names_matter(view: View, low: int, high: int, discourse: Discourse) -> bool:
    """ "The Assembly has voted on the right to food in 2007 and 2008": a question by its name alone."""
    voted = next((at for at in view.places(_VOTED) if low <= at and view.word(at + 1) == "on"), None)
    return voted is not None and question_in(view, voted + 2, high, discourse, sure=True) is not None


_VOTED = frozenset({"voted", "votes", "vote", "voting"})


def _state_acts(view: View, predicate: Predicate, low: int) -> bool:
    """The nearest actor left of the verb is a state or another body: "Seoul adopted a new line"."""
    for mention in reversed(view.entities):
        if mention.end > predicate.first or mention.first < low:
            continue
        if isinstance(mention.sense, BodyName) and mention.sense.forum is None:
            return True
        if isinstance(mention.sense, (BodyName, Paper)):
            return False
        if isinstance(mention.sense, State) and is_agent(view, mention) and not is_topic(view, mention):
            if is_object(view, mention, low):
                continue
            possessive = view.word(mention.end) == "'s"
            return not predicate.auxiliaries.passive and not possessive
    return False


def is_object(view: View, mention: Mention, low: int) -> bool:
    """True for a state that a body acts on: "the Council took up X on 22 June and adopted"."""
    for body in view.of(BodyName, low, mention.first):
        between = view.words(body.end, mention.first)
        if body.sense.forum is not None and between and not set(between) & _OPENING:
            return True
    return False


def _body_acts(view: View, predicate: Predicate, low: int) -> bool:
    return any(
        mention.end <= predicate.first
        for mention in view.of(BodyName, max(low, predicate.first - _NEAR), predicate.first)
    )


def _someone_acts(view: View, predicate: Predicate) -> bool:
    """ "In Geneva we did so": what stands right before the verb is no body."""
    entity = view.at(predicate.first - 1)
    return entity is not None and not isinstance(entity.sense, BodyName) and view.word(predicate.first - 1) != "it"


def _headline_or_pronoun(view: View, predicate: Predicate, low: int) -> bool:
    """ "It passed", "UN adopts ...", "states adopted": a subject that can only be the body or the text."""
    left = view.words(max(low, predicate.first - 6), predicate.first)
    if left[-1:] and left[-1] in _PERSONS:
        return False
    if not left or set(left) & {
        "un",
        "it",
        "nations",
        "which",
        "members",
        "states",
        "diplomats",
        "they",
        "text",
        "resolution",
    }:
        return True
    return any(isinstance(m.sense, (Paper, Actor)) for m in view.entities if low <= m.first < predicate.first)


_PERSONS = frozenset({"i", "we", "he", "she", "you", "who", "people"})
""" "We were clearing the room", "people who carry the paper around"."""


def find_method(view: View, first: int, end: int) -> str | None:
    """Return how the words say that a text was adopted: "without_vote", "recorded_vote"; None where they do not."""
    for name in ("without_vote", "recorded_vote"):
        if view.cue(name, first, end):
            return name
    return None

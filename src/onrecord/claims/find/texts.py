"""Claims of what the texts ask, mention or leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, BodyName, Head, Organisation, Paper, State
from onrecord.claims.models import Adopts, Asks, Claim, Kind
from onrecord.claims.stance import Stance
from onrecord.claims.subjects import is_agent, is_topic

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_FOUNDED = "commission_of_inquiry"


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where a text (or a body, for its text) is the subject and a topic follows."""
    mention, act = predicate.mention, predicate.frame.act
    topics = [topic for topic in view.topics if topic.first >= mention.end - 1]
    if not topics:
        return False
    if act == "creates":
        return (
            topics[0].sense.topic == _FOUNDED and topics[0].first - mention.end <= 4 and _body_left(view, mention.first)
        )
    subject = _subject(view, predicate)
    if subject == "text" or (subject == "body" and act == "asks"):
        return True
    return subject == "pronoun" and discourse.text_speaks


def _body_left(view: View, place: int) -> bool:
    return any(m.sense.forum is not None for m in view.of(BodyName, view.first, place))


def _subject(view: View, predicate: Predicate) -> str:
    """What stands left of the verb, nearest first: text, body, pronoun, or another."""
    for mention in reversed(view.entities):
        if mention.end > predicate.first:
            continue
        sense = mention.sense
        if isinstance(sense, Paper):
            return "text"
        if isinstance(sense, Actor):
            text = " ".join(view.words(mention.first, mention.end))
            if text in {"it", "they", "which"}:
                return "pronoun"
            return "other"
        if isinstance(sense, (Head, Organisation)):
            return "other"
        if isinstance(sense, State) and is_agent(view, mention) and not is_topic(view, mention):
            return "other"
        if isinstance(sense, BodyName) and sense.forum is not None and not _after_preposition(view, mention.first):
            return "body"
    return "none"


def _after_preposition(view: View, place: int) -> bool:
    words = {view.word(place - 1), view.word(place - 2) if view.word(place - 1) in {"the", "un"} else ""}
    return bool(words & {"at", "in", "of", "by", "from", "to", "before", "for"})


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claim of what the text says on the topics that the clause names."""
    predicate = clause.predicate
    if predicate.stance is Stance.OPEN or situation.unclear:
        return []
    found = [t for t in view.topics if predicate.mention.end - 1 <= t.first < clause.end]
    topics = tuple(dict.fromkeys(topic.sense.topic for topic in found))
    if not topics:
        return []
    denied = predicate.stance is Stance.NEGATED or bool(
        set(view.words(clause.first, predicate.first)) & {"none", "neither"}
    )
    absent = (predicate.frame.act == "omits") != denied
    new = any(run.kind is RunKind.FIRST and clause.first <= run.first < clause.end for run in view.runs)
    texts = 1
    if situation.span and situation.years and not situation.when.listed:
        texts = situation.years[1] - situation.years[0] + 1
    elif _likens(view, clause) and situation.years:
        last = situation.years[1] if situation.years[1] != _named_last(view, clause) else situation.years[1] + 1
        situation = situation.at(years=(last - 1, last), listed=(last - 1, last), days=None, session=None)
    if situation.forum is None and not situation.place.both:
        situation = situation.in_place(forum=Forum.GA if predicate.frame.act != "creates" else situation.forum)
    why = f"ask: “{phrase(view, predicate.mention.first, predicate.end)}” on {', '.join(topics)}"
    says = Asks(topics, absent=absent, texts=texts, new=new)
    claims = [make_claim(view, (clause.first, clause.end), Kind.ASK, says, situation, why=(why,))]
    if predicate.frame.act == "creates":
        # "set up a commission of inquiry by a recorded vote" says two things
        for name in ("without_vote", "recorded_vote"):
            cue = view.cue(name, clause.first, clause.end)
            if cue is not None:
                claims[0] = make_claim(view, (clause.first, cue.first), Kind.ASK, says, situation, why=(why,))
                claims.append(
                    make_claim(view, (cue.first, cue.end), Kind.ADOPTION, Adopts(name), situation, why=(why,))
                )
    return claims


def _likens(view: View, clause: Clause) -> bool:
    """ "Like last year's text, it also ...": both texts are meant."""
    words = view.words(view.first, clause.end)
    return any(
        word in {"like", "as"}
        and words[place + 1 : place + 3]
        in (["last", "year"], ["its", "predecessor"], ["the", "previous"], ["in", "last"], ["the", "last"])
        for place, word in enumerate(words)
    )


def _named_last(view: View, clause: Clause) -> int | None:
    """The year of "last year's text", where the clause's only time is that."""
    times = [
        time for time in view.times if view.first <= time.first < clause.end and time.unit == "year" and time.years
    ]
    return times[0].years[0] if len(times) == 1 else None

"""Claims of what the texts ask, mention or leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.classes import ADVERBS
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, BodyName, Head, Organisation, Paper, State
from onrecord.claims.models import Adopts, Asks, Claim, Kind
from onrecord.claims.stance import Stance
from onrecord.claims.subjects import is_agent, is_topic
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_FOUNDED = "commission_of_inquiry"


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where a text (or a body, for its text) is the subject and a topic follows, or a text is said to hold one."""
    mention, act = predicate.mention, predicate.frame.act
    topics = _topics(view, predicate, view.first, view.end)
    if not topics and _refers_back(view, predicate, discourse):
        return _subject(view, predicate) in {"text", "pronoun"} and act in {"asks", "omits"}
    if not topics:
        return False
    if act == "creates":
        return (
            topics[0].sense.topic == _FOUNDED and topics[0].first - mention.end <= 4 and _body_left(view, mention.first)
        )
    if act in _INVERTED:
        return _in_text(view, discourse) and not _acts_for_itself(view, predicate)
    subject = _subject(view, predicate)
    if subject == "text" or (subject == "body" and act == "asks"):
        return True
    if subject == "none":
        return _in_text(view, discourse) and (act == "omits" or _opens(view, predicate))
    return subject == "pronoun" and (discourse.text_speaks or _paper_before(view, predicate))


_INVERTED = frozenset({"holds", "lacks"})
_PLACES = frozenset({"paragraph", "paragraphs", "passage", "passages", "preamble", "clause", "clauses", "wording"})


def _topics(view: View, predicate: Predicate, first: int, end: int) -> list[Mention]:
    """The topics that the frame speaks of: right of it, or of "X is mentioned" the ones left of it."""
    mention = predicate.mention
    right = [topic for topic in view.topics if mention.end - 1 <= topic.first < end]
    if predicate.frame.act not in _INVERTED:
        return right
    left = [topic for topic in view.topics if first <= topic.first and topic.end <= predicate.first]
    follows = view.word(mention.first) in {"there", "as", "so"} or not left
    return [t for t in right if t.first - mention.end <= 12] if follows else left


def _refers_back(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Does it speak of remains? The one before did not mention them.": the topic was named before."""
    if not discourse.topics or view.word(predicate.mention.first).endswith("ing"):
        return False
    return view.word(predicate.end) in {"them", "it", "these", "those"} or view.word(predicate.end) == "their"


def _in_text(view: View, discourse: Discourse) -> bool:
    return discourse.text_speaks or bool(view.of(Paper))


def _opens(view: View, predicate: Predicate) -> bool:
    """The verb begins its sentence or line: "- Demands that ...", "Condemned: torture", "Also calls for"."""
    return all(
        not view.word(place).isalpha() or view.word(place) in ADVERBS | {"and", "or", "paragraph", "op"}
        for place in range(view.first, predicate.first)
    ) or bool(_PLACES & set(view.words(view.first, predicate.first)))


def _acts_for_itself(view: View, predicate: Predicate) -> bool:
    """A state or person stands nearer to the verb than any topic or text."""
    for mention in reversed(view.entities):
        if mention.end <= predicate.first and isinstance(mention.sense, (State, Head, Organisation)):
            return is_agent(view, mention) and not any(t.first > mention.first for t in view.topics)
        if mention.end <= predicate.first:
            return False
    return False


def _paper_before(view: View, predicate: Predicate) -> bool:
    return any(m.end <= predicate.first for m in view.of(Paper))


def _body_left(view: View, place: int) -> bool:
    return any(m.sense.forum is not None for m in view.of(BodyName, view.first, place))


def _subject(view: View, predicate: Predicate) -> str:
    """What stands left of the verb, nearest first: text, body, pronoun, or another."""
    if _PLACES & set(view.words(max(view.first, predicate.first - 6), predicate.first)):
        return "text" if view.of(Paper) or "/" in view.words(view.first, view.end) else "pronoun"
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
    found = _topics(view, predicate, clause.first, clause.end)
    topics = tuple(dict.fromkeys(topic.sense.topic for topic in found))
    if not topics and _refers_back(view, predicate, discourse):
        topics = discourse.topics
    if not topics:
        return []
    denied = predicate.stance is Stance.NEGATED or bool(
        set(view.words(min(clause.first, predicate.first - 4), predicate.first)) & {"none", "neither", "nowhere"}
    )
    absent = (predicate.frame.act in {"omits", "lacks"}) != denied
    new = any(run.kind is RunKind.FIRST and clause.first <= run.first < clause.end for run in view.runs)
    texts = 1
    if situation.span and situation.years and not situation.when.listed:
        texts = situation.years[1] - situation.years[0] + 1
    elif (many := _many_texts(view, predicate)) and not situation.timed:
        latest = latest_year(discourse, Forum.GA)
        texts = many
        if latest:
            situation = situation.at(years=(latest - many + 1, latest), days=None, session=None)
    elif _likens(view, clause) and situation.years:
        last = situation.years[1] if situation.years[1] != _named_last(view, clause) else situation.years[1] + 1
        situation = situation.at(years=(last - 1, last), listed=(last - 1, last), days=None, session=None)
    if situation.forum is None and not situation.place.both and predicate.frame.act != "creates":
        situation = situation.in_place(forum=Forum.GA)
        latest = latest_year(discourse, Forum.GA)
        if not situation.timed and not discourse.years and situation.document is None and latest:
            situation = situation.at(years=(latest, latest))
    if _contrasts(view, clause) and situation.years:
        situation = situation.at(years=(situation.years[1] + 1,) * 2, days=None, session=None, listed=())
    else:
        texts = _texts_told(view, clause, situation, discourse, texts)
        situation = _same_text(situation, discourse, texts)
    why = f"ask: “{phrase(view, predicate.mention.first, predicate.end)}” on {', '.join(topics)}"
    says = Asks(topics, absent=absent, texts=texts, new=new)
    discourse.text_speaks = True
    claims = [make_claim(view, (clause.first, _closing(view, clause, found)), Kind.ASK, says, situation, why=(why,))]
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


def _many_texts(view: View, predicate: Predicate) -> int:
    """ "The last two resolutions", "the three latest texts": how many."""
    for place in range(view.first, predicate.first):
        number = read_cardinal(view.document, place)
        if number is None or not 2 <= number[0] <= 5:
            continue
        beside = {view.word(place - 1), view.word(number[1])}
        if beside & _LATEST and any(m.sense.many and 0 <= m.first - place <= 7 for m in view.of(Paper)):
            return number[0]
    return 0


_LATEST = frozenset({"last", "past", "latest", "recent", "newest", "previous", "preceding"})


def _same_text(situation: Situation, discourse: Discourse, texts: int) -> Situation:
    """ "It also talks of X": the text that the sentence before spoke of, unless the text has moved on since."""
    if not situation.timed and situation.document is None and discourse.text_told is not None:
        told, years, _ = discourse.text_told
        if years == discourse.years:
            situation = situation.at(years=told.years, days=None, listed=told.when.listed, session=told.when.session)
            situation = replace(situation, document=told.document).in_place(forum=told.forum)
    discourse.text_told = situation, discourse.years, texts
    return situation


def _texts_told(view: View, clause: Clause, situation: Situation, discourse: Discourse, texts: int) -> int:
    """How many texts "both" and "they" mean: those of the sentence before."""
    if situation.timed or situation.document is not None or discourse.text_told is None:
        return texts
    _, years, told = discourse.text_told
    many = set(view.words(view.first, clause.predicate.mention.first)) & {"both", "they", "all", "neither", "none", "two"}
    return told if many and years == discourse.years else texts


def _contrasts(view: View, clause: Clause) -> bool:
    """ "Unlike last year's text, it ...": the time named is that of the other text."""
    words = view.words(view.first, clause.predicate.first)
    return words[:1] == ["unlike"] and "last" in words[:4] and "year" in words[:5]


def _closing(view: View, clause: Clause, topics: list[Mention]) -> int:
    """Without a participle that only comments: "..., underscoring these as priorities"."""
    last = max(topics[-1].end, clause.predicate.end) if topics else clause.predicate.end
    for place in range(last, clause.end - 1):
        if view.word(place) == "," and view.word(place + 1).endswith("ing"):
            return place
    return clause.end


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

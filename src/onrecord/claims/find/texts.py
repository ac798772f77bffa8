"""Claims of what the texts ask, mention or leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.document_of import find_documents
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.foundings import FOUNDED
from onrecord.claims.find.likened_texts import before_likeness, of_likened
from onrecord.claims.find.segments import nearest_time
from onrecord.claims.find.text_lists import closing, each_wish, is_list, paragraph_in
from onrecord.claims.find.text_news import is_cut_out, is_new
from onrecord.claims.find.text_subjects import (
    PLACES,
    body_left,
    in_no_place,
    is_symbol,
    paper_before,
    points_to_next,
    subject_of,
    tells_more,
)
from onrecord.claims.find.told_of_texts import names_text_inside
from onrecord.claims.find.which_texts import after_older, as_of_now, choose_texts
from onrecord.claims.find.wishes import read_wish
from onrecord.claims.mentions.classes import ADVERBS
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.mentions.senses import BodyName, Head, Organisation, Paper, State
from onrecord.claims.mentions.times import TimeKind
from onrecord.claims.models import Adopts, Asks, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import Stance
from onrecord.claims.subjects import is_agent
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import When

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def may_accept(view: View, _needs: str, discourse: Discourse) -> bool:
    """False where no topic was named so far."""
    return bool(view.topics or discourse.topics)


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where a text (or a body, for its text) is the subject and a topic follows, or a text is said to hold one."""
    told = predicate.stance is not Stance.OPEN or _decides(view, predicate)
    return told and _tells_of_text(view, predicate, discourse)


def _decides(view: View, predicate: Predicate) -> bool:
    """ "Decides to take the question up again", "used the text to request a meeting": told as done."""
    start = predicate.first
    if view.word(start) != "to" or not view.of((Paper, BodyName), view.first, start):
        return False
    return not _DECIDING.isdisjoint(view.words(start - _NEAR_DECIDED, start))


_DECIDING = frozenset({"decides", "decided", "used", "uses", "resolves", "resolved", "goes", "went"})
_NEAR_DECIDED = 7
"""Words from the verb to "to": "decided in resolution 80/220 to"."""


_DETERMINING = frozenset({"every", "any", "each", "no", "its", "their", "a", "an", "another"})
_QUOTES = frozenset({'"', "”"})
_SPEAKERS = _QUOTES | {"who", "he", "she", "i", "we"}
"""Right before the verb: a person does it."""


def _tells_of_text(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    mention, act = predicate.mention, predicate.frame.act
    see_also = view.word(mention.first) == "see" and view.word(mention.end) in {"also", ":"}
    see_also = see_also or view.words(mention.first - 1, mention.end) == ["so", "called"]
    spoken = view.word(predicate.first - 1) in (_SPEAKERS - _QUOTES if act in _INVERTED else _SPEAKERS)
    # "dropped every mention of the Court": a noun
    noun = act == "asks" and view.word(mention.first - 1) in _DETERMINING
    other = _of_another(view, predicate) or _is_wanted(view, predicate)
    if see_also or noun or spoken or other:
        return False
    topics = _topics(view, predicate, view.first, view.end)
    if tells_more(view, predicate, topics):
        return False
    if act == "creates":
        return _tells_founding(view, predicate, topics, discourse)
    if not topics:
        back = act in {"asks", "omits"} and _refers_back(view, predicate, discourse)
        return back and subject_of(view, predicate) in {"text", "pronoun"}
    if act in _INVERTED:
        passage = predicate.frame.needs != "passage" or _is_of_passage(view, predicate, topics[0])
        return passage and _in_text(view, discourse) and not _acts_for_itself(view, predicate)
    if (
        predicate.auxiliaries.passive
        and act == "asks"
        and (discourse.text_told is not None or names_text_inside(view))
        and _of_matter(view, predicate, discourse)
    ):
        # "Pyongyang is asked to join the International Labour Organization": by the text that was spoken of
        return True
    subject = subject_of(view, predicate)
    if subject == "text" or (subject == "body" and act in {"asks", "omits"}):
        return True
    if subject == "none" and _in_text(view, discourse) and (act == "omits" or _opens(view, predicate)):
        return True
    if subject == "none" and set(view.words(view.first, predicate.mention.first)) & _SEVERAL:
        return discourse.text_speaks
    after_text = discourse.text_before and act == "asks" and view.word(predicate.first - 1) == "it"
    return subject == "pronoun" and (discourse.text_speaks or after_text or paper_before(view, predicate))


def _is_wanted(view: View, predicate: Predicate) -> bool:
    """ "Asks the Council to consider referring the situation to the Court": part of what is asked."""
    place = predicate.mention.first
    asked = view.word(place).endswith("ing") and view.word(place - 1) in _WANTING
    return asked or points_to_next(view, predicate)


_WANTING = frozenset(
    form for verb in ("consider", "weigh", "contemplate", "discuss", "mull") for form in verb_forms(verb)
)


def _of_matter(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """The state that the text is on stands right before the verb."""
    mention = view.at(predicate.first - 1)
    return mention is not None and isinstance(mention.sense, State) and mention.sense.iso in discourse.matter_states()


def _is_of_passage(view: View, predicate: Predicate, topic: Mention) -> bool:
    """ "The request for a meeting has disappeared", "the COVAX clause is gone": words of a text, and not the thing."""
    if any(one.first <= predicate.mention.first < one.end for one in view.topics):
        # "call for the remains of the dead": no verb
        return False
    near = [*view.words(topic.first - _NEAR_PASSAGE, topic.first), *view.words(topic.end, topic.end + 2)]
    return not _PASSAGES.isdisjoint(near)


_NEAR_PASSAGE = 5
_PASSAGES = PLACES | frozenset(read_toml("topics.toml")["of_texts"]["passages"])


def _tells_founding(view: View, predicate: Predicate, topics: list[Mention], discourse: Discourse) -> bool:
    """ "The Council created a commission of inquiry", "it was established by the Council in March 2013"."""
    if not topics:
        by_body = _founded_by(view, predicate) and subject_of(view, predicate) == "pronoun"
        return by_body and discourse.topics == (FOUNDED,)
    mention = predicate.mention
    by_text = is_symbol(view, mention.first - 3) or isinstance(view.sense_at(mention.first - 1), Paper)
    by_text = by_text or (view.word(mention.first - 1) == "," and subject_of(view, predicate) == "text")
    passive_left = topics[0].first < mention.first and predicate.auxiliaries.passive
    near = topics[0].first - mention.end <= 4 and not passive_left and (by_text or body_left(view, mention.first))
    return topics[0].sense.topic == FOUNDED and (near or _founded_by(view, predicate))


def _founded_by(view: View, predicate: Predicate) -> bool:
    """ "Established by the Human Rights Council in March 2013, the commission": a passive, the body after "by"."""
    passive = predicate.auxiliaries.passive or predicate.first == view.first
    bodies = view.of(BodyName, predicate.end, predicate.end + 4)
    return passive and view.word(predicate.end) == "by" and any(one.sense.forum is not None for one in bodies)


def _of_another(view: View, predicate: Predicate) -> bool:
    """ ", which our members have sought for years": what others ask, and no text."""
    near = view.words(predicate.first - 4, predicate.first)
    if "which" not in near or near[-1:] == ["which"]:
        return False
    between = near[near.index("which") + 1 :]
    return bool({"our", "we", "members", "groups", "families", "campaigners", "they", "organisations"} & set(between))


_SEVERAL = frozenset({"none", "neither", "both", "all", "each", "latter", "former", "two", "three", "predecessor"})
_INVERTED = frozenset({"holds", "lacks"})


def _topics(view: View, predicate: Predicate, first: int, end: int) -> list[Mention]:
    """The topics that the frame speaks of: right of it, or of "X is mentioned" the ones left of it."""
    mention = predicate.mention
    right = [topic for topic in view.topics if mention.first <= topic.first < end]
    if predicate.frame.act not in _INVERTED:
        near = view.words(predicate.first - 6, predicate.first)
        likened = "as" in near and bool(view.of(Paper, predicate.first - 6, predicate.first))
        if not right and (likened or {"which", "that"} & set(near[:-1])):
            # "names X, which the previous one did not mention"
            return [t for t in view.topics if view.first <= t.first and t.end <= predicate.first]
        if not right and predicate.frame.act == "creates" and predicate.auxiliaries.passive:
            # "The commission of inquiry was established by the Council in March 2013"
            return [t for t in view.topics if first <= t.first and t.end <= predicate.first]
        if not right and not PLACES.isdisjoint(near):
            # "its paragraph on abductees asks for their immediate return"
            return [t for t in view.topics if first <= t.first and t.end == predicate.first]
        if not right and predicate.frame.act == "omits" and view.word(view.first) in {"about", "on", "of"}:
            # "About prisoners of war, however, it says nothing"
            return [t for t in view.topics if t.end <= predicate.first]
        return right
    left = [topic for topic in view.topics if first <= topic.first and topic.end <= predicate.first]
    follows = view.word(mention.first) in {"there", "as", "so"} or not left
    return [t for t in right if t.first - mention.end <= 12] if follows else left


def _refers_back(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """ "Does it speak of remains? The one before did not mention them.": the topic was named before."""
    before = discourse.topics or any(one.end <= predicate.first for one in view.topics)
    if not before or view.word(predicate.mention.first).endswith("ing"):
        return False
    if not view.vocabulary.isdisjoint(_ASKS) and _asks_again(view, predicate):
        return True
    if predicate.auxiliaries.passive and view.word(predicate.first - 1) == "it" and view.word(predicate.end) == "in":
        # "It had been requested in resolution 79/181"
        return bool(view.of(Paper, predicate.end, predicate.end + 3))
    if view.word(predicate.mention.first) in _SEEING:
        # "They saw it coming"
        return False
    return view.word(predicate.end) in {"them", "it", "these", "those"} or view.word(predicate.end) == "their"


_SEEING = frozenset({"see", "sees", "saw", "seen"})


def _asks_again(view: View, predicate: Predicate) -> bool:
    first, end = predicate.mention.first, predicate.end
    if set(view.words(first, end + 3)) >= _SAME_ASK:
        return True
    return any(view.words(place, place + 2) in _ASKS_AGAIN for place in range(first, end + 2))


_SAME_ASK = frozenset({"same", "request"})
_ASKS = frozenset({"request", "call", "demand", "appeal", "ask", "wish"})
_ASKS_AGAIN = [[which, what] for which in ("that", "this", "the", "same") for what in _ASKS]


def _in_text(view: View, discourse: Discourse) -> bool:
    return discourse.text_speaks or bool(view.of(Paper))


def _opens(view: View, predicate: Predicate) -> bool:
    """The verb begins its sentence or line: "- Demands that ...", "Condemned: torture", "Also calls for"."""
    return all(
        not view.word(place).isalpha() or view.word(place) in ADVERBS | {"and", "or", "paragraph", "op"}
        for place in range(view.first, predicate.first)
    ) or bool(PLACES & set(view.words(view.first, predicate.first)))


def _acts_for_itself(view: View, predicate: Predicate) -> bool:
    """A state or person stands nearer to the verb than any topic or text."""
    for mention in reversed(view.entities):
        if mention.end <= predicate.first and isinstance(mention.sense, (State, Head, Organisation)):
            return is_agent(view, mention) and not any(t.first > mention.first for t in view.topics)
        if mention.end <= predicate.first:
            return False
    return False


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claim of what the text says on the topics that the clause names."""
    predicate = clause.predicate
    if situation.unclear or not _is_held(situation, discourse):
        return []
    if _another_body_acts(view, predicate):
        return []
    whole, (clause, likened) = clause, before_likeness(view, clause)
    if clause.end < whole.end:
        situation = situate(view, clause.first, clause.end, discourse)
    found = _topics(view, predicate, clause.first, clause.end)
    if not found and predicate.frame.act == "creates":
        # "Established by the Council in March 2013, the commission of inquiry ..."
        found = _topics(view, predicate, view.first, view.end)
    topics = tuple(dict.fromkeys(topic.sense.topic for topic in found))
    if not topics and (predicate.frame.act == "creates" or _refers_back(view, predicate, discourse)):
        before = dict.fromkeys(t.sense.topic for t in view.topics if t.end <= predicate.first)
        # "79/181 asks states to act against X, and 80/220 repeats it"
        topics = tuple(before) or discourse.topics
    if not topics:
        return []
    situation = _told_where(view, clause, situation, discourse)
    absent = (predicate.frame.act in {"omits", "lacks"}) != _is_denied(view, clause)
    new, added = is_new(view, clause, absent=absent)
    if {"recalls", "recalled", "recalling", "reaffirms", "notes"} & set(view.said(predicate.mention)):
        # "recalls the commission established by the Human Rights Council": the text is that of the body told before
        situation = _without_body(view, clause, found, situation, discourse)
    session, situation = _next_session(view, clause, topics, situation, discourse)
    dropped = absent and (predicate.frame.needs == "passage" or is_cut_out(view, predicate))
    if dropped:
        situation = after_older(view, clause, situation)
    texts, situation = choose_texts(view, clause, as_of_now(view, clause, situation, discourse), discourse)
    situation = _of_both(view, clause, situation, discourse)
    why = f"ask: “{phrase(view, predicate.mention.first, predicate.end)}” on {', '.join(topics)}"
    says = Asks(
        topics, absent=absent, texts=texts, new=new, itself=_does_itself(view, predicate), at_session=session,
        added=added, dropped=dropped, enumerated=is_list(view, found), wish=read_wish(view, clause),
        paragraph=paragraph_in(view, clause.first, clause.end), founds=predicate.frame.act == "creates",
    )  # fmt: skip
    discourse.text_speaks = True
    words = (clause.first, closing(view, clause, found))
    claims = each_wish(view, make_claim(view, words, Kind.ASK, says, situation, why=(why,)), found, words)
    claims += of_likened(view, likened, claims[0], situation, discourse)
    return _with_method(view, clause, claims, situation) if predicate.frame.act == "creates" else claims


def _told_where(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """The situation in the body that founded something, or with the text that stands right beside the verb."""
    predicate = clause.predicate
    if predicate.frame.act in _INVERTED:
        # "COVID-19, named in the text of 2023, is not mentioned in that of 2025"
        return nearest_time(view, clause, situation, discourse)
    if predicate.frame.act != "creates":
        return situation
    if _founded_by(view, predicate):
        founder = next(one.sense.forum for one in view.of(BodyName, predicate.end) if one.sense.forum is not None)
        return situation.in_place(forum=founder, stage=None)
    # "the Council created the inquiry whose report the Assembly recalls": the body before the verb
    founders = [one.sense.forum for one in view.of(BodyName, view.first, predicate.first) if one.sense.forum]
    return situation.in_place(forum=founders[-1], stage=None) if founders and not situation.forum else situation


def _is_denied(view: View, clause: Clause) -> bool:
    """ "Neither text mentions X", and not "X, which resolution 79/181 had not done"."""
    predicate = clause.predicate
    before = view.words(min(clause.first, predicate.first - 4), predicate.first)
    denied = predicate.stance is Stance.NEGATED or not _NONE.isdisjoint(before) or in_no_place(view, predicate.first)
    turned = view.word(predicate.end) == "not" and view.word(predicate.end - 1) in _HELPING
    return denied != turned


_NONE = frozenset({"none", "neither", "nowhere"})
_HELPING = frozenset({"had", "has", "have", "did", "does"})


def _next_session(
    view: View, clause: Clause, topics: tuple[str, ...], situation: Situation, discourse: Discourse
) -> tuple[int | None, Situation]:
    """ "Keeps it on the agenda of the eighty-first session": the session is that of a text to come."""
    inside = view.times_in(clause.first, clause.end)
    told = next((time for time in inside if time.kind is TimeKind.SESSION), None)
    ordinal = read_ordinal(view.document, told.first) if told is not None else None
    if _FOLLOW_UP not in topics or ordinal is None:
        return None, situation
    now = When(discourse.years, days=discourse.days, session=discourse.session) if discourse.years else When(None)
    return ordinal[0], replace(situation, when=now)


_FOLLOW_UP = "follow_up"


def _another_body_acts(view: View, predicate: Predicate) -> bool:
    """ "The Security Council condemned the launch": a body whose texts the record does not hold."""
    left = [one for one in view.entities if view.first <= one.first and one.end <= predicate.first]
    last = left[-1].sense if left else None
    return isinstance(last, BodyName) and last.forum is Forum.SC


def _does_itself(view: View, predicate: Predicate) -> bool:
    """ "It refers the country to the Court": told as done, where texts of these bodies can only ask for it."""
    verb = view.words(predicate.mention.first, predicate.end)
    if predicate.stance is not Stance.FACT or not _ONLY_ASKED & set(verb):
        return False
    return bool({"the", "it", "them", "pyongyang", "north"} & set(view.words(predicate.end, predicate.end + 2)))


_ONLY_ASKED = frozenset({"refers", "referred", "sends", "sent"})


def _without_body(
    view: View, clause: Clause, topics: list[Mention], situation: Situation, discourse: Discourse
) -> Situation:
    """The situation in the body told before, where the only one that the clause names stands after the topic."""
    named = [one for one in view.of(BodyName, clause.first, clause.end) if one.sense.forum is not None]
    if not topics or not named or any(one.first < topics[-1].end for one in named) or discourse.forum is None:
        return situation
    return situation.in_place(forum=discourse.forum, stage=None)


def _of_both(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Resolutions 78/218 and 79/181 both ask": of each of the texts that are named."""
    named = find_documents(view, clause.first, clause.predicate.first, discourse)
    if len(named) < 2 or len({text.forum for text in named}) > 1:
        return situation
    years = tuple(sorted({text.year for text in named}))
    both = situation.at(years=(years[0], years[-1]), listed=years, timed=True, days=None, session=None)
    return replace(both, document=None).in_place(forum=named[0].forum)


def _is_held(situation: Situation, discourse: Discourse) -> bool:
    """What the texts ask is read of few series; of others nothing is claimed that could be looked up."""
    asked = discourse.lexicon.asked
    return asked is None or situation.series in asked


def _with_method(view: View, clause: Clause, claims: list[Claim], situation: Situation) -> list[Claim]:
    """ "Set up a commission of inquiry by a recorded vote" says two things."""
    for name in ("without_vote", "recorded_vote"):
        cue = view.cue(name, clause.first, clause.end)
        if cue is not None:
            first, why = claims[0], claims[0].why
            claims[0] = make_claim(view, (clause.first, cue.first), Kind.ASK, first.says, situation, why=why)
            claims.append(make_claim(view, (cue.first, cue.end), Kind.ADOPTION, Adopts(name), situation, why=why))
    return claims

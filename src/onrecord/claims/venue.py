"""Whether what a text tells was decided in a body of the record, or elsewhere: in parliaments, agencies, boards, clubs.

Votes, drafts, sponsors and consensus are everywhere. A text speaks of the record's where it names a body of the United
Nations that passes such texts, one of its documents, or the question itself; and no longer where another body decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.mentions.senses import ActTarget, BodyName, Head, Organisation, Paper, State
from onrecord.claims.venue_totals import tells_totals_on
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.mentions.scan import Mentions
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.text import Document

_TABLE = read_toml("venues.toml")
_OURS = frozenset(_TABLE["ours"])
_NAMED, _FOREIGN = (frozenset(tuple(pair.split()) for pair in _TABLE[name]) for name in ("named", "foreign"))
_OTHER_SENDERS = frozenset(_TABLE["not_alone"])
_SENDERS = (frozenset(read_toml("letters.toml")["senders"]) | frozenset(_TABLE["we"])) - _OTHER_SENDERS
_RIGHTS = frozenset(_TABLE["rights"])
_CO_SIGNING = frozenset(_TABLE["co_signing"])
_SIGNING = frozenset(_TABLE["signing"]) | _CO_SIGNING
_DECIDING = frozenset(_TABLE["deciding"])
_LEADING = frozenset(_TABLE["leading"])
_UN = frozenset({"un", "nations", "unga"})
_COUNTED = frozenset({"-", "–", "votes", "to"})
_INQUIRY = "commission_of_inquiry"
"""What only one body of the record sets up for the states that its questions are on."""
_BRIEF = 80
"""Words of a note that need not say of what it speaks."""
_NEAR = 6
"""Words between a text and what says whose or on what it is."""
_NUMBER = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,3}(?![0-9/])")
_SYMBOL = re.compile(r"\bA/(?:RES|C\.3|HRC)/|\bE/CN\.4/")


def is_of_another(document: Document, mentions: Mentions, vocabulary: frozenset[str], lexicon: Lexicon) -> bool:
    """True of a text that names neither a body of the record nor a text or question of it.

    What it tells of votes, sponsors and adoptions is then of parliaments, cabinets, agencies, clubs. `vocabulary` are
    its words.
    """
    foreign = (
        _OURS.isdisjoint(vocabulary)
        and _has_pair(document, vocabulary, _FOREIGN)
        and not _has_pair(document, vocabulary, _NAMED)
    )
    return foreign or not _is_anchored(document, mentions, vocabulary, lexicon)


def _has_pair(document: Document, vocabulary: frozenset[str], pairs: frozenset[tuple[str, ...]]) -> bool:
    """One of the pairs stands in the text; where both words of none are there, the text is not gone through."""
    near = {pair for pair in pairs if vocabulary.issuperset(pair)}
    return bool(near) and not near.isdisjoint(pairwise(document.words))


def may_tell_of_acts(mentions: Mentions, vocabulary: frozenset[str], lexicon: Lexicon) -> bool:
    """True of a text that names an office, a report, a post or a law that acts of the record were done to.

    A ministry that did them is enough: "the unification ministry's headcount rises".
    """
    ministry = not _MINISTRY.isdisjoint(vocabulary) and not lexicon.ministries.isdisjoint(vocabulary)
    return ministry or any(isinstance(one.sense, ActTarget) for one in mentions.entities)


_MINISTRY = frozenset({"ministry", "minister"})


def may_tell_of_letters(mentions: Mentions, vocabulary: frozenset[str], lexicon: Lexicon) -> bool:
    """True of a text that speaks of those who write open letters on human rights; or of members of a parliament who do.

    All write on other matters too: the text must name the state that letters of the record are on or go to, or a text
    of ours; for members of a parliament, a head of government of the record.
    """
    senses = [one.sense for one in mentions.entities]
    if not _SENDERS.isdisjoint(vocabulary) or any(isinstance(sense, Organisation) for sense in senses):
        return names_home(mentions, lexicon) or not _MATTERS.isdisjoint(vocabulary)
    if {"joint", "statement"} <= vocabulary and not _CALLING.isdisjoint(vocabulary):
        # "a joint statement urged Seoul to appoint an ambassador"
        return names_home(mentions, lexicon)
    addressed = any(isinstance(sense, Head) for sense in senses) or not lexicon.addressees.isdisjoint(vocabulary)
    return addressed and (not _OTHER_SENDERS.isdisjoint(vocabulary) or _is_open_letter(vocabulary))


_CALLING = frozenset(_TABLE["calling"])


def _is_open_letter(vocabulary: frozenset[str]) -> bool:
    return not _OPEN.isdisjoint(vocabulary) and not _LETTER.isdisjoint(vocabulary)


_OPEN = frozenset({"open", "joint"})
_LETTER = frozenset({"letter", "letters"})


def _is_anchored(document: Document, mentions: Mentions, vocabulary: frozenset[str], lexicon: Lexicon) -> bool:
    bodies = [one for one in mentions.entities if isinstance(one.sense, BodyName)]
    if any(is_ours(document, one) for one in bodies):
        return True
    papers = [one for one in mentions.entities if isinstance(one.sense, Paper)]
    if "/" in vocabulary and (_SYMBOL.search(document.text) or (papers and _NUMBER.search(document.text))):
        return True
    own = [one.first for one in mentions.entities if isinstance(one.sense, State) and _is_matter(one, lexicon)]
    if any(_is_of_un(document.words, one) or _is_on_own(document.words, one, own) for one in papers):
        return True
    home = names_home(mentions, lexicon)
    if home and (_CO_SIGNING & vocabulary or ("co" in vocabulary and _SIGNING & vocabulary)):
        return True
    # "Moldova, a member of the Council of Europe, said no" tells nothing of that body
    others = (one for one in bodies if one.sense.forum is None and not _is_apposed(document.words, one))
    if any(_HARMLESS.isdisjoint(document.words[one.first : one.end]) for one in others) or any(
        cue.sense.name == "other_body" for cue in mentions.cues
    ):
        return False
    if any(_owns_text(document, one, papers) for one in bodies):
        return True
    short = any(one.sense.forum is not Forum.SC and document.capital(one.first) for one in bodies)
    about = any(isinstance(one.sense, State) and lexicon.is_matter(one.sense.iso) for one in mentions.entities)
    un, signing = bool(_UN & vocabulary), bool(_SIGNING & vocabulary)
    counted = bool(vocabulary & _COUNTED) and tells_totals_on(document, mentions, lexicon, un=un or short)
    active = signing or bool(_DECIDING & vocabulary) or (short and _tells_of_body(mentions, vocabulary, own))
    if (
        counted
        or (short and "rights" in vocabulary and active)
        or ((papers or active) and ((short and home) or un or own or mentions.topics))
    ):
        return True
    # many bodies vote; in a record of one question the text must name the state that it is on
    if (lexicon.many or about) and len(_voting_states(mentions)) > (0 if short or papers else 1):
        return True
    # a note of a few lines leaves unsaid what an article names: there the words of the trade are enough
    if len(document.words) > _BRIEF:
        return signing and home
    told = bool(papers) and (signing or about)
    return told or (signing and home) or (short and bool(papers or active))


def _tells_of_body(mentions: Mentions, vocabulary: frozenset[str], own: list[int]) -> bool:
    """ "The Council created a commission of inquiry on North Korea", "COUNCIL ROLL CALLS": of the United Nations."""
    inquiry = bool(own) and any(topic.sense.topic == _INQUIRY for topic in mentions.topics)
    return inquiry or ("roll" in vocabulary and not vocabulary.isdisjoint(_CALLS))


_CALLS = frozenset({"call", "calls"})


def _voting_states(mentions: Mentions) -> set[str]:
    """The states that cast a ballot: "Mexico abstained", "Argentina and Chile voted no"."""
    ballots = {one.first for one in mentions.frames if one.sense.family == "votes" and not one.sense.needs}
    states = [one for one in mentions.entities if isinstance(one.sense, State) and one.sense.kind != "adjective"]
    return {one.sense.iso for one in states if {one.end, one.end + 1, one.end + 2} & ballots}


def _owns_text(document: Document, body: Mention, papers: list[Mention]) -> bool:
    """ "The Assembly's annual resolution": a short name, and a text of that body."""
    if body.sense.forum in (None, Forum.SC) or document.word(body.end) != "'s" or not document.capital(body.first):
        return False
    return any(0 < paper.first - body.end <= _NEAR for paper in papers)


def _is_matter(state: Mention, lexicon: Lexicon) -> bool:
    """True of a state that a question is about, in an edition of few."""
    return state.sense.iso in lexicon.own_matter or (not lexicon.many and lexicon.is_matter(state.sense.iso))


def _is_on_own(words: list[str], paper: Mention, own: list[int]) -> bool:
    """ "The North Korea text", "a resolution on Pyongyang": of a state that a question of the edition is about.

    `own` are the places of such states.
    """
    low, high = paper.first - _NEAR, paper.end + _NEAR
    near = bisect_left(own, low) < bisect_left(own, high)
    return near and "security" not in words[max(0, low) : high]


def names_home(mentions: Mentions, lexicon: Lexicon) -> bool:
    """True where the text names a state whose acts the edition follows, its head, or the state of its own question."""
    ours = lexicon.home | lexicon.own_matter
    return any(
        isinstance(one.sense, Head) or (isinstance(one.sense, State) and one.sense.iso in ours)
        for one in mentions.entities
    )


def names_other_matter(mentions: Mentions, lexicon: Lexicon) -> bool:
    """True of a text that names another question and nowhere the state of the record's own."""
    return any(cue.sense.name == "other_question" for cue in mentions.cues) and not names_own_matter(mentions, lexicon)


def names_own_matter(mentions: Mentions, lexicon: Lexicon) -> bool:
    """True where the text names the state that a question is on; of every text where the record has many questions."""
    if lexicon.many:
        return True
    return any(isinstance(one.sense, State) and lexicon.is_matter(one.sense.iso) for one in mentions.entities)


def is_ours(document: Document, body: Mention) -> bool:
    """True of a body of the record by a name that no other body has."""
    sense = body.sense
    known = sense.forum not in (None, Forum.SC) and not sense.weak and not sense.place
    words = document.words[body.first : body.end]
    # any club has a "general assembly" and a "full assembly"
    named = any(document.capital(place) for place in range(body.first, body.end)) or "assembly" not in words
    return known and (named or not _UN.isdisjoint(words)) and not _is_of_club(document.words, body)


def _is_of_club(words: list[str], body: Mention) -> bool:
    """ "The General Assembly of the Presbyterian Church", "the organisation's General Assembly"."""
    first = body.first + (words[body.first] == "'s")
    before, after = words[max(0, first - 4) : first], words[body.end : body.end + _NEAR]
    owned = before[-1:] == ["'s"] and not _CLUBS.isdisjoint(before[-2:])
    # "in the plenary of 4 December, 67 members": what follows the sign is not whose it is
    whose = after[: next((at for at, word in enumerate(after) if word in _SIGNS), None)]
    return owned or (whose[:1] == ["of"] and not _UN & set(whose) and not _CLUBS.isdisjoint(whose))


_SIGNS = frozenset({",", ";", ":", "."})


_HARMLESS = frozenset(_TABLE["harmless"])
_MATTERS = frozenset(_TABLE["matters"])
_CLUBS = frozenset(_TABLE["clubs"])


def _is_of_un(words: list[str], paper: Mention) -> bool:
    """ "A UN resolution", "the rights text", "the resolution on human rights in the North"."""
    before, after = words[max(0, paper.first - _NEAR) : paper.first], words[paper.end : paper.end + _NEAR]
    if "security" in before or "security" in after[:4]:
        return False
    return bool(_UN & set(before[-4:])) or bool(_RIGHTS & set(before)) or bool(_RIGHTS & set(after))


def note_elsewhere(view: View, discourse: Discourse) -> None:
    """Keep whether the sentence, and those after it, tell of what another body does.

    "The Security Council adopted resolution 2397 on Friday. China voted in favour."
    """
    bodies = view.of(BodyName)
    _note_council(bodies, discourse)
    ours = [
        one
        for one in bodies
        if one.sense.forum not in (None, Forum.SC)
        and not _is_security(one, discourse)
        and not ((one.sense.weak or one.sense.place) and discourse.elsewhere)
        and not _is_of_club(view.document.words, one)
    ]
    others = _others(view, bodies, discourse)
    if ours or _names_text(view, others, discourse):
        discourse.elsewhere = False
    elif any(_decides(view, one) for one in others):
        discourse.elsewhere = True
    elif not view.vocabulary.isdisjoint({"vetoed", "vetoes"}):
        # "Russia vetoed a text on Thursday; China abstained": there are vetoes in the Security Council only
        discourse.elsewhere = True
        discourse.security = discourse.security or discourse.forum is None


def _names_text(view: View, others: list[Mention], discourse: Discourse) -> bool:
    """The sentence names a text of the record: by its sponsors, its matter, or as one of the United Nations."""
    signing = not _SIGNING.isdisjoint(view.vocabulary)
    if signing and not others and ("the", "un") in pairwise(view.words(view.first, view.end)):
        # "At the UN it has been a co-sponsor since 2008"
        return True
    # "A Security Council text", "the board's resolution"
    theirs = {place for one in others for place in range(one.end, one.end + 2)}
    papers = [one for one in view.of(Paper) if one.first not in theirs]
    if not papers:
        return False
    if discourse.sponsoring and signing:
        return True
    words = view.document.words
    return any(_is_of_un(words, one) for one in papers)


def _others(view: View, bodies: Iterable[Mention], discourse: Discourse) -> list[Mention]:
    others = [
        one
        for one in bodies
        if (one.sense.forum is None and _HARMLESS.isdisjoint(view.words(one.first, one.end)))
        or one.sense.forum is Forum.SC
        or _is_security(one, discourse)
        or _is_of_club(view.document.words, one)
    ]
    return [*others, *(cue for cue in view.cues if cue.sense.name == "other_body")]


_MEMBERS = frozenset({"neighbours", "neighbors", "neighbour", "neighbor", "members", "member", "partners", "partner"})


def _has_member(words: list[str], body: Mention) -> bool:
    """ "A member of the Council of Europe", "both neighbours in ASEAN": who acts, and not in which body."""
    place = body.first - 1
    place -= words[place] == "the"
    return place > 0 and words[place] in {"in", "of", "within"} and words[place - 1] in _MEMBERS


def _is_apposed(words: list[str], body: Mention) -> bool:
    """ "Moldova, a member of the Council of Europe,": said of who acts, between commas."""
    before = words[max(0, body.first - _NEAR) : body.first]
    return _has_member(words, body) and "," in before and words[body.end : body.end + 1] == [","]


def _decides(view: View, body: Mention) -> bool:
    """True where the body stands as one that decides, and the sentence tells of deciding: "the board voted to"."""
    if _has_member(view.document.words, body) or _sorts_states(view, body):
        # "Thailand and Vietnam, both neighbours in ASEAN, abstained"
        return False
    security = isinstance(body.sense, BodyName) and body.sense.forum is Forum.SC
    if not security and body.first - view.first > _NEAR and _dates(view, body):
        return False
    if _DECIDING.isdisjoint(view.vocabulary) and not security and not view.of(Paper) and not view.tallies:
        return False
    after = body.end + (view.word(body.end) == "'s")
    owned = view.at(after)
    if view.word(body.end) in _SHOWING:
        # "the board showed 191 votes to nil"
        return False
    return _is_agent(view, body) or (owned is not None and isinstance(owned.sense, Paper))


def _sorts_states(view: View, body: Mention) -> bool:
    """ "Within ASEAN, Indonesia voted against", "Among EU members only Hungary abstained": which states are told of."""
    place = body.first - 1
    place -= view.word(place) == "the"
    sorted_out = view.word(place) in _SORTING or (view.word(place) in _OF and view.word(body.end) in _STATES)
    return sorted_out and bool(view.of(State, body.end, view.end))


_OF = frozenset({"of", "in", "from"})
_STATES = frozenset({"states", "countries", "members", "nations", "governments", "delegations", "capitals"})


_SORTING = frozenset({"within", "among", "amongst", "inside", "across"})


def _dates(view: View, body: Mention) -> bool:
    """ "Malaysia has voted yes since 2018, long before its parliament acted": it only says when."""
    told = any(one.sense.family in {"votes", "sponsorship"} and one.end <= body.first for one in view.as_written)
    return told and not {"before", "after", "since", "until"}.isdisjoint(view.words(body.first - 3, body.first))


_SHOWING = frozenset({"showed", "shows", "lit", "read", "reads", "displayed", "flashed"})


def _is_agent(view: View, body: Mention) -> bool:
    """The body opens its clause, or stands after "in", "by", "of": not "told parliament", "refer it to the Council"."""
    place = body.first - 1
    far = max(view.first - 1, place - _NEAR)
    while place > far and not _opens(view.word(place)) and _is_name(view, place):
        place -= 1
    return place < view.first or _opens(view.word(place))


def _opens(word: str) -> bool:
    return word in _LEADING or not word[:1].isalnum()


def _is_name(view: View, place: int) -> bool:
    """Words that stand before a body in its own name: "the 35-nation board", "South Korea's parliament"."""
    return (
        view.document.capital(place)
        or view.word(place) in _BEFORE_NAMES
        or view.at(place) is not None
        or view.word(place)[:1].isdigit()
    )


_BEFORE_NAMES = frozenset(_TABLE["before_names"])


def _note_council(bodies: list[Mention], discourse: Discourse) -> None:
    """ "The Security Council met on Monday. The Council ...": the one of that name which the text named last."""
    for one in bodies:
        if one.sense.forum in (Forum.SC, Forum.HRC) and not one.sense.weak:
            discourse.security = one.sense.forum is Forum.SC and (discourse.security or discourse.forum is None)


def _is_security(body: Mention, discourse: Discourse) -> bool:
    return bool(body.sense.weak) and body.sense.forum is Forum.HRC and discourse.security

"""Whether a state, or another matter, is what a text is about, and not who acts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.matters import refers_back
from onrecord.claims.mentions.senses import BodyName, Paper, State
from onrecord.claims.stance import ARTICLES
from onrecord.claims.subjects import COUNTRIES, is_agent, owns_text, stands_for_text
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("documents.toml")
_NEIGHBOURS = frozenset(_TABLE["neighbours"])
_ON = frozenset({"on", "about", "concerning", "regarding"})
_OPEN_TOPICS = frozenset(_TABLE["open_topics"])
_NEUTRAL = frozenset(_TABLE["neutral"])
_HOMES = frozenset(_TABLE["homes"])


def acts(view: View, mention: Mention) -> bool:
    """Return whether a state that the series is about itself acts: "Pyongyang voted against"."""
    following = view.word(mention.end)
    return is_agent(view, mention) and mention.sense.kind != "adjective" and following not in {"text", "resolution"}


def labels_totals(view: View, mention: Mention) -> bool:
    """Return whether the totals are of the state's text: "Iran: 81 in favour, 37 against"."""
    return view.word(mention.end) == ":" and any(mention.end < tally.first <= mention.end + 2 for tally in view.tallies)


def names_vote(view: View, mention: Mention) -> bool:
    """Return whether the state names a vote: "the Iran vote", "Tuesday's Syria vote"; not "China, Iran vote no"."""
    if view.word(mention.end) != "vote" or mention.sense.kind == "adjective" or view.word(mention.end + 1) in _CAST:
        return False
    return mention.first == view.first or view.word(mention.first - 1) in _BEFORE_VOTE


_CAST = frozenset({"yes", "no", "for", "against"})
_BEFORE_VOTE = ARTICLES | {"'s", "un", "unga", "this", "that", "each", "every", "s"}


def is_of_country(view: View, mention: Mention) -> bool:
    """Return whether the text is on the state that owns it: "Myanmar's text"."""
    return owns_text(view, mention) or stands_for_text(view, mention)


def is_strong_topic(view: View, mention: Mention) -> bool:
    """Return whether a state that no series is about is joined to a document or to its rights record."""
    place = mention.end + (1 if view.word(mention.end) == "'s" else 0)
    if view.words(mention.end, mention.end + 2) == ["'s", "own"] and isinstance(view.sense_at(place + 1), Paper):
        # "Belarus's own resolution found 45 sponsors"
        return True
    entity = view.at(place)
    if mention.sense.iso in COUNTRIES and entity is not None and isinstance(entity.sense, Paper):
        # "Syria's text"
        return True
    if entity is not None and isinstance(entity.sense, Paper) and view.word(mention.end) != "'s":
        return mention.sense.kind != "adjective" or view.word(entity.end) not in _ON
    before = mention.first - 1 - (view.word(mention.first - 1) in ARTICLES)
    if view.word(before) == "on" and view.word(before - 1) in {"", ".", ",", ";", "and", "but", "while"}:
        # "On Iran the same committee had to vote"
        return True
    if view.word(place) in {"human", "rights", "abuses"} and view.word(mention.end) != "name":
        return True
    if _is_judged(view, mention, place):
        return True
    near = view.words(before - _NEAR_TEXT, before)
    return view.word(before) in {"on", "in", "against"} and not _TEXTS.isdisjoint(near)


def is_condemned(view: View, mention: Mention) -> bool:
    """Return whether a body condemned the state: "the committee condemned Iran by 77 votes to 28"."""
    bodies = view.of(BodyName, mention.first - _NEAR_VERB, mention.first)
    return view.word(mention.first - 1) in _CONDEMNED and bool(bodies)


_CONDEMNED = frozenset({"condemned", "condemns", "condemning", "censured", "rebuked", "denounced"})


def _is_judged(view: View, mention: Mention, place: int) -> bool:
    """ "Russia's record was put to a vote in October": of whose conduct a body spoke."""
    owned = view.word(mention.end) == "'s" and view.word(place) in _CONDUCT
    return owned and not _JUDGED.isdisjoint(view.words(place + 1, place + _NEAR_VERB))


_CONDUCT = frozenset({"record", "conduct", "situation", "crackdown", "repression"})
_JUDGED = frozenset({"put", "condemned", "censured", "debated", "criticised", "criticized", "deplored", "denounced"})
_NEAR_VERB = 8
_NEAR_TEXT = 4
_TEXTS = frozenset(
    {"one", "ones", "resolution", "resolutions", "text", "texts", "draft", "drafts", "record", "abuses", "situation"}
    | {"rights", "decision", "decisions", "vote", "votes", "that", "those", "motion", "measure"}
)


def has_other_matter(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """Return whether a document is on something that is no state and no word for the matter: "the text on racism"."""
    for mention in view.of(Paper, first, end):
        place = mention.end
        if view.word(place) == "to" and view.word(place + 1) in {"debate", "discuss", "hold"}:
            # "a motion to debate Xinjiang"
            return True
        if view.word(place) not in _ON:
            continue
        if any(time.first == place + 1 for time in view.times) or view.at(place + 1) is not None:
            continue
        word = view.word(place + 1)
        if discourse.lexicon.many and discourse.series_known and refers_back(view, place + 1):
            continue
        if word in _OPEN_TOPICS:
            rest = view.words(place + 1, place + 5)
            if (
                word in {"the", "a", "this", "that"}
                and not set(rest) & (_NEUTRAL | _NEIGHBOURS)
                and not any(view.at(p) for p in range(place + 1, place + 5))
            ):
                return True
            continue
        if word[:1].isalpha() and _HOMES.isdisjoint(view.words(place + 1, place + 5)):
            near = range(place + 1, place + 8)
            if not any(isinstance(view.sense_at(p), State) for p in near):
                return True
    return False

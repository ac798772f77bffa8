"""Who a clause is about: the states left or right of its predicate, by name, leader, pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import Actor, Head, Paper, State
from onrecord.claims.stance import ARTICLES, AUXILIARIES
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

COUNTRIES = frozenset(read_toml("documents.toml")["countries"])
"""States that texts of the bodies are on."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A state as the subject of a clause, and where it stands; `state` None for a pronoun or a generic word."""

    state: str | None
    first: int
    end: int
    why: str
    head: Head | None = None
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Words around a state's name that tell whether it acts, from `actors.toml` and `documents.toml`."""

    organs: frozenset[str]
    matters: frozenset[str]
    before: frozenset[str]
    topical: frozenset[str]
    eras: frozenset[str]
    governments: frozenset[str]
    titles: frozenset[str]
    several: frozenset[str]
    thanks: frozenset[str]


@lru_cache(maxsize=1)
def actor_words() -> ActorWords:
    """Return the words around names."""
    actors, documents = read_toml("actors.toml"), read_toml("documents.toml")
    return ActorWords(
        frozenset(phrase.split()[-1] for phrase in actors["organs"]) | {"foreign", "permanent", "prime"},
        frozenset(documents["matters"]),
        frozenset(documents["about"]),
        frozenset(documents["topical"]),
        frozenset(actors["eras"]),
        frozenset(actors["governments"]),
        frozenset(actors["titles"]),
        frozenset(actors["several"]),
        frozenset(actors["thanks"]),
    )


_LINKS = frozenset(
    {",", "and", "&", "or", "both", "with", "as", "well", "along", "together", "plus", "the", "like", "nor"}
    | {"(", "but", "also"}
)
_JOINING = frozenset(
    {
        "human",
        "rights",
        "draft",
        "annual",
        "latest",
        "newest",
        "new",
        "yearly",
        "own",
        "omnibus",
        "country",
        "old",
        "first",
        "last",
        "next",
        "recent",
    }
)
"""Words that may stand between a state's name and the text that is about it."""
_TITLES = frozenset({"president", "mr", "mrs", "ms", "minister", "prime", "chancellor", "premier", "then", "former"})


def states_in(view: View, mention: Mention) -> str | None:
    """Return the state that a mention stands for, or None where it is no state or leader."""
    if isinstance(mention.sense, State):
        return mention.sense.iso
    if isinstance(mention.sense, Head):
        states = {holder.state for holder in mention.sense.holders}
        return states.pop() if len(states) == 1 else None
    return None


def is_topic(view: View, mention: Mention) -> bool:
    """True where a state's name says what a text is about: "on X", "the X text", "X's rights record"."""
    return view.kept(_is_topic, mention)


def _is_topic(view: View, mention: Mention) -> bool:
    words = actor_words()
    after = mention.end
    possessive = view.word(after) == "'s" or (view.word(after) == "'" and view.word(after - 1).endswith("s"))
    if possessive:
        after += 1
    # "the country's new draft": look at the next two words for what the name is joined to
    for place in range(after, min(after + 3, view.end)):
        entity = view.at(place)
        if entity is not None and isinstance(entity.sense, Paper):
            tabled = view.word(place) in {"draft", "text", "proposal", "initiative", "motion"}
            # "Russia's resolution on Nazism": whose it is, for what it is on is told
            on = view.word(entity.end) == "on" and view.word(entity.end + 1) not in {"it", "monday", "the"}
            return not possessive or not (tabled or on)
        word = view.word(place)
        if word in words.matters and not (word in {"vote", "votes"} and view.word(place + 1) in BALLOT_WORDS):
            return True
        if word in {"one", "ones"} and mention.sense.kind == "adjective" and place == after:
            # "opposed the Syrian one"
            return True
        if word not in _JOINING:
            # "Sweden introduced the text": a verb stands between
            break
    if _goes_on_topic(view, mention) or _shares_papers(view, mention):
        return True
    before = _before(view, mention)
    if before in {"in", "of", "inside"} and view.word(_place_before(view, mention) - 1) in words.matters:
        # "the inquiry into abuses in X"
        return True
    if before == "about" and _is_spoken_about(view, mention):
        return False
    return before in words.topical and not _after_time_on(view, mention)


def stands_for_text(view: View, mention: Mention) -> bool:
    """Return whether the state stands for the text on it: "Myanmar's was adopted", "Myanmar went through unopposed"."""
    place = mention.end + 1
    if mention.sense.iso not in COUNTRIES:
        return False
    if view.word(mention.end) not in {"'s", "'"}:
        return _goes_through(view, mention.end)
    being = view.word(place) in _STANDING_FOR
    return view.word(place) in WENT or (being and not _DONE_TO_TEXTS.isdisjoint(view.words(place + 1, place + 3)))


def owns_text(view: View, mention: Mention) -> bool:
    """Return whether the state owns a text, being one that texts are on: "Myanmar's text", "Syria's draft"."""
    owned = view.word(mention.end) in {"'s", "'"} and isinstance(view.sense_at(mention.end + 1), Paper)
    return owned and mention.sense.iso in COUNTRIES


def _goes_through(view: View, place: int) -> bool:
    """What only a text does: "went through", "passed by 80 votes", "was adopted without a vote", "drew 90 votes"."""
    if view.word(place) in _DREW:
        return view.word(place + 1).isdigit() and view.word(place + 2) in {"votes", "yes", "in"}
    if view.word(place) in WENT:
        return view.word(place + 1) in (_MANNERS if view.word(place) in _PASSED else {"through"})
    return view.word(place) in {"was", "is"} and view.word(place + 1) in _ADOPTED


_DREW = frozenset({"drew", "got", "won", "received", "attracted", "gathered", "mustered", "collected", "secured"})
_PASSED = frozenset({"passed", "passes", "carried"})
_MANNERS = frozenset({"by", "with", "without"})
_ADOPTED = frozenset({"adopted", "approved", "carried", "passed"})
_STANDING_FOR = frozenset({"was", "is", "were", "got", "had", "has"})
WENT = frozenset({"went", "goes", "passed", "passes", "sailed", "drew", "carried", "followed", "fared"})
_DONE_TO_TEXTS = frozenset(
    {"adopted", "approved", "passed", "agreed", "endorsed", "carried", "put", "taken", "voted", "tabled", "sponsored"}
    | {"rejected", "defeated", "gone", "debated", "introduced", "accepted"}
)


def _is_spoken_about(view: View, mention: Mention) -> bool:
    """ "Whatever one hears about Washington": what people say of it, and no text."""
    place = _place_before(view, mention)
    return not _SAYING.isdisjoint(view.words(place - _NEAR_SAYING, place)) and not view.of(
        Paper, place - _NEAR_SAYING, place
    )


_SAYING = frozenset(
    {"hear", "hears", "heard", "say", "says", "said", "tell", "tells", "told", "think", "thinks", "thought", "know"}
    | {"knows", "knew", "read", "reads", "talk", "talks", "talked", "joke", "jokes", "worry", "worries", "ask", "asked"}
)
_NEAR_SAYING = 3
BALLOT_WORDS = frozenset({"no", "yes", "for", "against", "aye", "nay"})
"""After "votes" these tell that it is the verb: "India votes no"."""


def _goes_on_topic(view: View, mention: Mention) -> bool:
    """ "The resolutions on Syria and Iran,", "on human rights in Syria and in Iran": the second that texts are on."""
    place = mention.first - 1 - (view.word(mention.first - 1) in ARTICLES)
    place -= view.word(place) in {"in", "on"} and view.word(place - 1) in {"and", "or"}
    following = view.at(mention.end + 1)
    goes_on = view.word(mention.end) in {",", "and"} and following is not None and isinstance(following.sense, State)
    joined = view.word(place) in {"and", "or"} or (view.word(place) == "," and goes_on)
    timed = any(time.first in (mention.end, mention.end + 1) for time in view.times)
    if not joined or not (timed or view.word(mention.end) in _CLOSING):
        return False
    other = view.at(place - 1)
    return other is not None and isinstance(other.sense, State) and is_topic(view, other)


def _shares_papers(view: View, mention: Mention) -> bool:
    """ "The Iran and Syria resolutions", "the Iran, the Syria and the Sudan texts": one of several."""
    place = mention.end
    while view.word(place) in {",", "and", "the"} and place < mention.end + _LISTED:
        place += 1
        entity = view.at(place)
        if entity is not None and isinstance(entity.sense, State):
            place = entity.end
    entity = view.at(place)
    return place > mention.end + 1 and entity is not None and isinstance(entity.sense, Paper) and entity.sense.many


_LISTED = 12
_CLOSING = frozenset({",", ".", ";", "", ")", ":", "and", "by", "without"})


def _before(view: View, mention: Mention) -> str:
    """The word before the name, over its article and adjectives such as "human rights in"."""
    return view.word(_place_before(view, mention))


def _place_before(view: View, mention: Mention) -> int:
    place = mention.first - 1
    while (
        view.word(place) in ARTICLES
        or view.word(place) == "#"
        or (view.word(place) in _TITLES and not _is_former_of_two(view, place))
        or view.word(place)
        in {"communist", "reclusive", "isolated", "neighbouring", "nuclear", "armed", "authoritarian"}
    ):
        place -= 1
    return place


def _is_former_of_two(view: View, place: int) -> bool:
    """ "On the former Chile abstained": the first of two, and not the former president."""
    return view.words(place - 2, place + 1) in (["on", "the", "former"], ["for", "the", "former"])


def is_agent(view: View, mention: Mention) -> bool:
    """True where the name can be the subject of what follows."""
    return view.kept(_is_agent, mention)


def _is_agent(view: View, mention: Mention) -> bool:
    sense, words = mention.sense, actor_words()
    if isinstance(sense, State) and sense.kind == "adjective":
        return _has_organ(view, mention.end)
    if is_person(view, mention):
        return False
    if isinstance(sense, Head) and _is_era(view, mention):
        return False
    if view.word(mention.end) == "'s" or (view.word(mention.end) == "'" and view.word(mention.end - 1).endswith("s")):
        # "South Korea's is there": the noun is left out
        if isinstance(sense, Head) and view.word(mention.end + 1) in {
            ",",
            "and",
            "had",
            "has",
            "people",
            "men",
            "side",
        }:
            # "the two governments, Lee Myung-bak's and Park Geun-hye's, had put"
            return True
        return _has_organ(view, mention.end + 1) or view.word(mention.end + 1) in {"is", "was", "are", "were"}
    before = _before(view, mention)
    if _opens_with(view, mention) or _after_time_on(view, mention):
        # "..., with Cyprus as a main sponsor", "with China voting against"
        return True
    if before in words.before:
        # "the government in Seoul", "the Republic of Korea's delegation of X": the organ before acts for the state
        return _is_seat(view, mention) or is_thanked(view, mention)
    return not is_topic(view, mention) or _has_organ(view, mention.end)


def is_person(view: View, mention: Mention) -> bool:
    """ "A Swede took pity on me", "my neighbour, a Dutchman": somebody of that country, who does not act for it."""
    if not isinstance(mention.sense, State) or mention.sense.kind != "people":
        return False
    near = view.words(mention.first - 2, mention.first)
    return view.word(mention.end) not in actor_words().organs and not _OF_ONE.isdisjoint(near)


_OF_ONE = frozenset({"a", "an", "another", "one", "my", "some", "several", "many", "few", "most"})


def _after_time_on(view: View, mention: Mention) -> bool:
    """ "From 2019 on South Korea left its name off": the word goes with the time before it."""
    place = _place_before(view, mention)
    return view.word(place) == "on" and any(time.end == place and time.bound == "from" for time in view.times)


def _opens_with(view: View, mention: Mention) -> bool:
    """ ", with Brazil and Moldova abstaining"."""
    place = _place_before(view, mention)
    return view.word(place) == "with" and view.word(place - 1) in {",", ";", "", "and", "–", "—"}


def _has_organ(view: View, place: int) -> bool:
    words = actor_words()
    for _ in range(4):
        if view.word(place) in words.organs:
            return True
        word = view.word(place)
        if word in words.matters or not word[:1].isalpha() or word in words.before or word.endswith("ed"):
            return False
        entity = view.at(place)
        if entity is not None and not isinstance(entity.sense, (State, Actor)):
            return False
        place += 1
    return False


def _is_era(view: View, mention: Mention) -> bool:
    """ "Under Moon", "the Moon years": a time, not an actor."""
    words = actor_words()
    after = view.word(mention.end)
    if after == "'s":
        after = view.word(mention.end + 1)
    if after in words.eras and after not in words.governments:
        return True
    place = mention.first - 1
    while view.word(place) in words.titles - {"under"} or view.word(place) in ARTICLES or view.word(place) == "and":
        place -= 1
        named = view.at(place)
        if named is not None and isinstance(named.sense, Head):
            return _is_era(view, named)
    return view.word(place) in {"under", "during", "throughout", "since", "before", "after", "until"}


def find_left(view: View, at: int, limit: int) -> list[Subject]:
    """Return the subjects left of the word, nearest list only, in the order of the text."""
    low, high = _aside_before(view, at, limit)
    for mention in reversed(view.entities):
        if mention.end > at or mention.first < limit or low < mention.first < high or _is_denied(view, mention):
            continue
        subject = _as_subject(view, mention)
        if subject is None:
            continue
        if not _reaches(view, mention.end, at):
            return []
        return [*_widen_left(view, subject, limit), *_companions(view, subject, at)]
    return []


def denied_left(view: View, at: int, limit: int) -> list[Subject]:
    """Return the states that are set apart before the verb: "South Korea, but not the United States, has joined"."""
    if "not" not in view.vocabulary or view.word(at - 1) != ",":
        return []
    last = next((one for one in reversed(view.entities) if limit <= one.first and one.end == at - 1), None)
    if last is None or not _is_denied(view, last):
        return []
    return [one for one in _widen_left(view, _subject_of(view, last, states_in(view, last) or ""), limit) if one.state]


def _is_denied(view: View, mention: Mention) -> bool:
    """ "But not India", "though not China or Russia", "not including Japan": what is told is denied of that state."""
    if not isinstance(mention.sense, State) or "not" not in view.vocabulary:
        return False
    place = mention.first - 1
    while view.word(place) in ARTICLES | _COUNTING:
        place -= 1
    if view.word(place) == "not":
        return view.word(place - 1) in _SETTING_APART
    before = view.at(place - 1) if view.word(place) in {"or", "nor", "and"} else None
    return before is not None and before.end == place and _is_denied(view, before)


_COUNTING = frozenset({"including", "counting"})
_SETTING_APART = frozenset({"but", "though", "although", "albeit", "yet", ",", "("})


def _aside_before(view: View, at: int, limit: int) -> tuple[int, int]:
    """The commas around what stands between a state and its verb: "Cuba, an old friend of Pyongyang, voted no"."""
    close = at - 1
    if view.word(close) != ",":
        return at, at
    opening = view.comma_before(close, max(limit, close - _ASIDE))
    owner = view.at(opening - 1) if opening else None
    named = owner is not None and isinstance(owner.sense, State) and is_agent(view, owner)
    lists = isinstance(view.sense_at(opening + 1), State) or view.word(opening + 1) in _JOINED
    return (opening, close) if named and not lists else (at, at)


_ASIDE = 14
"""Words of such an aside, at most."""
_JOINED = frozenset({"and", "but", "or", "nor", "then", "together", "along", "like", "alongside", "as", "just"})


def _companions(view: View, subject: Subject, at: int) -> list[Subject]:
    """ "Japan, together with Brazil, voted in favour": those who did the same."""
    if subject.pronoun or view.word(subject.end) != ",":
        return []
    place = next((subject.end + 1 + len(one) for one in _BESIDE if _starts(view, subject.end + 1, one)), at)
    place += view.word(place) in ARTICLES
    found: list[Subject] = []
    while place < at and (mention := view.at(place)) is not None and isinstance(mention.sense, State):
        found.append(_subject_of(view, mention, mention.sense.iso))
        place = mention.end + (view.word(mention.end) == "and")
    return found if view.word(place) == "," else []


def _starts(view: View, place: int, words: list[str]) -> bool:
    return view.words(place, place + len(words)) == words


_BESIDE = (["like"], ["just", "like"], ["together", "with"], ["along", "with"], ["alongside"], ["as", "well", "as"])


def _reaches(view: View, end: int, at: int) -> bool:
    """True unless a clause of its own lies between: "X said that Y ..." or "X, and the committee ..."."""
    between = view.words(end, at)
    return ";" not in between and len(between) <= 40 and not acts_for_kin(view, at)


def acts_for_kin(view: View, at: int) -> bool:
    """Return whether those before the verb are named by whose they are alone: "most of its neighbours abstained"."""
    noun = at - 1
    while is_adverb(view.word(noun)):
        noun -= 1
    owner = next((place for place in (noun - 1, noun - 2) if view.word(place) in _OWNERS), None)
    if view.word(noun) not in _KIN or owner is None:
        return False
    return view.word(owner - 1) not in _JOINED


_KIN = frozenset({"neighbours", "neighbors", "allies", "partners", "peers", "friends", "rivals", "backers", "clients"})
_OWNERS = frozenset({"its", "their", "her", "his"})


def _as_subject(view: View, mention: Mention) -> Subject | None:
    if isinstance(mention.sense, Actor):
        words = view.words(mention.first, mention.end)
        text = " ".join(words)
        if view.words(mention.end, mention.end + 2) in _OF_WHICH:
            # "Iran and Cuba, both of which voted no"
            return None
        if mention.sense.kind == "pronouns" and view.word(mention.first - 1) in _OBJECTIVE:
            return None
        if text in _SO_MANY and (view.word(mention.end) in actor_words().several or _is_of_time(view, mention)):
            # "the two governments before him": who they are is told beside; "the two previous years"
            return None
        if mention.sense.kind == "generic" and _before(view, mention) in actor_words().before - {"in"}:
            return None
        return Subject(None, mention.first, mention.end, f"“{text}”", pronoun=text)
    state = states_in(view, mention)
    if state is None or not is_agent(view, mention):
        return None
    return _subject_of(view, mention, state)


_OBJECTIVE = frozenset({"to", "on", "of", "for", "with", "from", "by", "against", "behind", "about", "under", "upon"})
"""Before a pronoun: it is no subject."""
_SO_MANY = frozenset({"the two", "the three", "the four"})


def _is_of_time(view: View, mention: Mention) -> bool:
    return any(time.first <= mention.first < time.end for time in view.times)


def _subject_of(view: View, mention: Mention, state: str) -> Subject:
    head = mention.sense if isinstance(mention.sense, Head) else None
    name = view.document.text[view.document.starts[mention.first] : view.document.ends[mention.end - 1]]
    return Subject(state, mention.first, mention.end, f"“{name}” is {state}", head)


_OF_WHICH = (["of", "which"], ["of", "whom"], ["of", "them"])


def _widen_left(view: View, last: Subject, limit: int) -> list[Subject]:
    """Take in the states that are listed before: "Japan, Canada and South Korea"."""
    subjects = [last]
    if last.pronoun:
        return subjects
    # "over the objections of Iran, North Korea and Cuba, all of which voted no"
    relative = view.words(last.end, last.end + 4)[:1] == [","] and view.words(last.end + 2, last.end + 4) in _OF_WHICH
    while True:
        place = _past_group(view, subjects[0].first - 1, limit)
        linked = False
        while place >= limit and view.word(place) in _LINKS:
            linked = linked or view.word(place) in _LINKING
            place -= 1
        mention = view.at(place) if linked and place >= limit else None
        if mention is None or not isinstance(mention.sense, State) or mention.end != place + 1:
            return subjects
        if view.word(place + 1) == "," and view.words(mention.first - 2, mention.first) in _DONE_ALIKE:
            # "Pakistan voted no, as did Egypt, and The Gambia abstained": the first is told with what stands before it
            return subjects
        if relative:
            subjects.insert(0, _subject_of(view, mention, mention.sense.iso))
            continue
        subject = _as_subject(view, mention)
        before = _before(view, mention) in actor_words().before and not _opens_with(view, mention)
        if subject is None or (before and not _is_seat(view, mention) and not is_thanked(view, mention)):
            return subjects
        subjects.insert(0, subject)


_DONE_ALIKE = (["as", "did"], ["as", "do"], ["as", "does"], ["as", "had"], ["as", "has"])
_LINKING = frozenset({",", "and", "&", "or", "plus", "nor", "well", "also"})
"""Words with which a list of states goes on; "as well as", "but also"."""


def _past_group(view: View, place: int, limit: int) -> int:
    """Left over ", for the EU," in "Hungary, for the EU, and Australia"."""
    for opening in range(place, max(limit, place - _FOR_GROUP), -1):
        if view.word(opening) == "for" and view.word(opening - 1) == "," and "," in view.words(opening, place + 1):
            return opening - 1
    return place


_FOR_GROUP = 9
"""Words of "for the European Union" between two states, at most."""


def _is_seat(view: View, mention: Mention) -> bool:
    """ "Our friends from Seoul and Jakarta": the capital after an organ that acts for it."""
    place = mention.first - 1
    while view.word(place) in ARTICLES:
        place -= 1
    return view.word(place) in {"in", "of", "for", "from"} and view.word(place - 1) in actor_words().organs


def is_thanked(view: View, mention: Mention) -> bool:
    """ "Our thanks go to Chile and Peru, who brought the draft", "credit to Peru for it": it is told of them."""
    if actor_words().thanks.isdisjoint(view.vocabulary):
        return False
    end = _over_list(view, mention.end)
    told = view.word(end) == "for" or view.word(end + (view.word(end) == ",")) in _RELATIVES
    return told and not actor_words().thanks.isdisjoint(view.words(view.first, mention.first))


def over_states(view: View, place: int) -> int:
    """Return the place after the states that a list goes on with there: ", Cuba and Peru"."""
    while view.word(place) in {",", "and"} and isinstance(view.sense_at(place + 1), State):
        place = view.at(place + 1).end  # type: ignore[union-attr]
    return place


def _over_list(view: View, place: int) -> int:
    """The place after the states that are listed on from there."""
    while True:
        following = place
        while view.word(following) in _LINKING and view.word(following + 1) not in _RELATIVES:
            following += 1
        mention = view.at(following)
        if following == place or mention is None or not isinstance(mention.sense, State):
            return place
        place = mention.end


_RELATIVES = frozenset({"who", "which", "that"})


def find_right(view: View, at: int, limit: int, gap: int = 3) -> list[Subject]:
    """Return the states listed right after the word: "So did Cuba", "were Japan and Türkiye"."""
    subjects: list[Subject] = []
    place, skipped = at, 0
    while place < limit:
        mention = view.at(place)
        state = states_in(view, mention) if mention is not None else None
        if mention is not None and state is not None:
            name = view.document.text[view.document.starts[mention.first] : view.document.ends[mention.end - 1]]
            head = mention.sense if isinstance(mention.sense, Head) else None
            subjects.append(Subject(state, mention.first, mention.end, f"“{name}” is {state}", head))
            place = mention.end + (1 if view.word(mention.end) == "'s" else 0)
            continue
        word = view.word(place)
        if word in _LINKS or is_adverb(word) or (word in ARTICLES and not subjects):
            place += 1
            continue
        if subjects or skipped >= gap or word in AUXILIARIES or not word[:1].isalnum():
            break
        skipped, place = skipped + 1, place + 1
    return subjects

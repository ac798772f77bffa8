"""What the words around a text say that it is about: "the Assembly's resolution on human rights in Iran"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.forum_of import is_item
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import BodyName, Head, Paper, State
from onrecord.claims.subjects import BALLOT_WORDS, is_topic, over_states, owns_text, stands_for_text
from onrecord.claims.vocabulary.load import read_rows, read_toml, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("matters.toml")
_OPENERS = frozenset(_TABLE["openers"])
"""Prepositions that lead from a text to what it is about."""
_STOPS = frozenset(_TABLE["stops"])
_BEFORE = frozenset(_TABLE["before"])
_RIGHT, _LEFT, _BESIDE = 16, 7, 6


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Forms of verbs at which what a text is about ends; those that are nouns as well are left out."""
    lemmas = [row[0] for row in read_rows("verbs.tsv")] + _TABLE["verbs"]
    forms = {form for lemma in lemmas for form in (*verb_forms(lemma, "fin"), *verb_forms(lemma, "ing"))}
    return frozenset(forms - frozenset(_TABLE["nouns"]))


def matter_of(view: View, first: int, end: int) -> Iterator[list[str]]:
    """Give, for each place in the words that speaks of a text's matter, its words; states as `@IRN`."""
    for mention in view.of(Paper, first, end):
        words = _around_paper(view, mention) + _pointed_at(view, mention)
        if words:
            yield words
    for mention in view.of(State, first, end):
        if is_topic(view, mention):
            yield _around_state(view, mention)
        elif (
            _heads_totals(view, mention)
            or _owns_totals(view, mention)
            or _is_turned_to(view, mention)
            or stands_for_text(view, mention)
            or owns_text(view, mention)
        ):
            # "Iran: 81 in favour, 37 against", "Iran in the Assembly: 2022, 80-29-65; 2023, 80-27-68"
            yield rights_in(mention.sense.iso)
    label = _label_of_totals(view)
    if label > first == view.first:
        yield _words(view, first, label)
    fronted = _past_fronting(view, first)
    state = view.at(fronted) if fronted else None
    if state is not None and isinstance(state.sense, State) and view.word(state.end) in {":", ","}:
        # "Back to Colombo: it was the first roll call since 2014"
        yield rights_in(state.sense.iso)
    if fronted and state is None:
        # "On settlements it went from yes to no", "As for the right to food, it abstained"
        yield _words(view, fronted, end_of_topic(view, fronted))
    yield from _after_ballots(view, first, end)
    yield from _around_ones(view, first, end)
    yield from _around_nouns(view, first, end)
    yield from _around_deeds(view, first, end)


def _pointed_at(view: View, mention: Mention) -> list[str]:
    """ "Burundi fared no better, when a text on it passed": the state that the sentence begins with."""
    if view.words(mention.end, mention.end + 2) != ["on", "it"]:
        return []
    opening = view.at(view.first)
    return rights_in(opening.sense.iso) if opening and isinstance(opening.sense, State) else []


def rights_in(state: str) -> list[str]:
    """Return the words that a text on the state alone stands for, as those of a matter are given."""
    return [f"@{state}", "human", "rights"]


def _past_fronting(view: View, first: int) -> int:
    """Where what the words are on begins, after those that put it first; 0 where none do."""
    # "Q: And on the settlements?"
    first += 2 * (view.word(first + 1) == ":")
    first += view.word(first) in {"and", "but"}
    for words in _FRONTING.get(view.word(first), ()):
        if view.words(first, first + len(words)) == words:
            return first + len(words)
    return 0


def puts_first(view: View) -> bool:
    """ "On mercenaries, European neutrality has its limits": the sentence opens with what it is on, before a comma."""
    fronted = _past_fronting(view, view.first)
    return bool(fronted) and view.word(end_of_topic(view, fronted)) in {",", "?", ":"}


_FRONTING = {
    first: [words for words in map(str.split, _TABLE["fronting"]) if words[0] == first]
    for first in {phrase.split()[0] for phrase in _TABLE["fronting"]}
}
"""By their first word."""


def _after_ballots(view: View, first: int, end: int) -> Iterator[list[str]]:
    """ "Chile abstained on the right to development": what was voted on, without a word for a text.

    A likeness may have its time before it: "as it has for two years on mercenaries".
    """
    dated = {time.first for time in view.times}
    for frame in view.as_written:
        if not first <= frame.first < end:
            continue
        on = frame.end
        if frame.sense.act == "as_time":
            on = next((at for at in range(on, min(on + _TIMED, end)) if view.word(at) == "on"), on)
        elif frame.sense.family != "votes":
            continue
        if view.word(on) == "on" and not {on, on + 1} & dated and not view.at(on + 1):
            yield _words(view, on + 1, end_of_topic(view, on + 1))


_TIMED = 5
"""Words of a time between a likeness and what it is on."""


def _around_ones(view: View, first: int, end: int) -> Iterator[list[str]]:
    """ "Abstained on that on mercenaries", "the one on the right to food": a text named by what it is on alone."""
    dated = {time.first for time in view.times}
    for place in view.places(_ONES):
        after = place + 2
        if first <= place < end and view.word(place + 1) == "on" and not {place + 1, after} & dated:
            yield _words(view, after, end_of_topic(view, after))


_ONES = frozenset({"one", "ones", "that", "those"})


def _heads_totals(view: View, mention: Mention) -> bool:
    """A state before a colon after which nothing but totals is told, at the head of its line."""
    tally = next(iter(view.tallies), None)
    if tally is None:
        return False
    if view.word(mention.end) == ":":
        return 0 < tally.first - mention.end <= 2
    colon = next((place for place in range(mention.end, tally.first) if view.word(place) == ":"), 0)
    heads = mention.first == view.first and bool(colon)
    return heads and not any(is_verb(view, place) for place in range(mention.end, colon))


def _is_turned_to(view: View, mention: Mention) -> bool:
    """ "Start with Iran, where Seoul has voted yes", "take Syria, on which it abstained"."""
    opens = mention.first <= view.first + _TURN and not _TURNING_TO.isdisjoint(view.words(view.first, mention.first))
    leads = view.words(mention.end, mention.end + 2) == [",", "where"]
    return opens and leads and any(one.sense.family == "votes" and one.first > mention.end for one in view.frames)


_TURN = 4
_TURNING_TO = frozenset({"start", "begin", "take", "turn", "turning", "consider", "look", "looking", "compare"})


def _label_of_totals(view: View) -> int:
    """The comma after the words at the head of a line that gives totals: "Mercenaries, 126 for, 53 against"."""
    tally = next(iter(view.tallies), None)
    if tally is None or not 1 < tally.first - view.first <= _LABEL or view.word(tally.first - 1) != ",":
        return 0
    opening = view.at(view.first)
    # "Palestinian self-determination, 41-3-3", and not "Brazil, 12 against"
    alone = opening is not None and opening.end == tally.first - 1
    return tally.first - 1 if not alone and not view.times else 0


_LABEL = 6


def _owns_totals(view: View, mention: Mention) -> bool:
    """ "Syria's drew 95 to 9": a text told before by that word, now of another state."""
    place = mention.end + 1
    if view.word(mention.end) not in {"'s", "'"} or not view.tallies:
        return False
    if mention.first == view.first and (view.word(place) in _DREW | _AFTER_OWNER or view.times_in(place, place + 1)):
        # "Iran's on the same day by 19 to 12", "South Sudan's went through too, 19 to 11"
        return True
    return view.word(place) in _DREW and any(0 < one.first - place <= _NEAR_TOTALS for one in view.tallies)


_DREW = frozenset({"drew", "got", "won", "passed", "carried", "went", "was", "had", "came", "received", "found"})
_AFTER_OWNER = frozenset({"on", "by", "with", "in", "at", "too", "also", "again", ",", ":", "followed", "fared", "did"})
_NEAR_TOTALS = 3


def _around_deeds(view: View, first: int, end: int) -> Iterator[list[str]]:
    """What a body did, by its verb and object: "the Assembly deplored the invasion", "appointed a rapporteur for X"."""
    for body in view.of(BodyName, first, end):
        if body.sense.forum is None:
            continue
        verb = next((at for at in range(body.end, min(body.end + _VERB_NEAR, end)) if view.word(at) in _deeds()), 0)
        while verb and (view.word(verb + 1) in _deeds() or view.words(verb + 1, verb + 2) == ["to"]):
            # "decided to create"
            verb += 1
        words = _words(view, verb, end_of_topic(view, verb + 1)) if verb else []
        if any(word[:1] == "@" or (word not in _deeds() and word not in _INSTITUTIONS) for word in words):
            yield words


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """Forms of the verbs that tell what a body did: "condemned", "calls", "suspended"."""
    return frozenset(form for verb in _TABLE["deeds"] for form in verb_forms(verb))


_INSTITUTIONS = (
    frozenset(_TABLE["mandates"]) | frozenset(_TABLE["posts"]) | _STOPS | _BEFORE | frozenset({"the", "a", "an"})
)
"""Words that any mandate has: "renewed the mandate of its experts" does not say which."""
_VERB_NEAR = 10
"""How far after a body the verb may stand: "the Council, meeting in special session on Friday, set up"."""


_COMPANY = frozenset({"alongside", "together", "along", "with", "next", "beside", "like", "unlike", "as", "in", "at"})


def _around_nouns(view: View, first: int, end: int) -> Iterator[list[str]]:
    """The words around votes, mandates and what is known by its own name."""
    for place in view.places(_NAMED_BY_WORDS):
        if not first <= place < end:
            continue
        if (
            view.word(place) in {"vote", "votes", "ballot"}
            and view.word(place - 1) != "'s"
            and view.word(place + 1) not in BALLOT_WORDS
            and left_of_group(view, place) < place
        ):
            # "last week's embargo vote"
            yield _words(view, left_of_group(view, place), place)
        if view.word(place) in _KNOWN_BY_NAME and left_of_group(view, place) < place and not view.at(place):
            # "its two Iran mandates", "the inquiry into abuses in Venezuela"
            right = end_of_topic(view, place + 2) if view.word(place + 1) in _LEADING_ON else place + 1
            words = _words(view, left_of_group(view, place), right)
            if view.word(place) in THEMES or any(word[:1] == "@" for word in words):
                yield words
        told = view.word(place) in _TABLE_VOTES and view.word(place + 1) in {"on", "for", "against", "to"}
        if told and view.word(place + 2) not in _COMPANY:
            # not "voted against alongside Russia"
            yield _words(view, place + 2, end_of_topic(view, place + 2))


THEMES = frozenset(_TABLE["themes"])
"""Words by which what a text does is known: "the embargo", "the moratorium"."""
_MANDATES = frozenset(_TABLE["mandates"])
_TABLE_VOTES = frozenset({"vote", "votes", "voted", "voting", "ballot", "roll"})
_KNOWN_BY_NAME = _MANDATES | THEMES
_NAMED_BY_WORDS = _KNOWN_BY_NAME | _TABLE_VOTES
_LEADING_ON = _OPENERS | {"into", "in"}


def all_words(view: View, first: int, end: int) -> list[str]:
    """Return all words of the sentence part that may say what it is about: without bodies, persons and times."""
    return _words(view, first, end)


def group_of_paper(view: View, mention: Mention) -> tuple[int, int]:
    """Return the words of the noun group of a text: "this year's Assembly draft on human rights in Iran"."""
    return left_of_group(view, mention.first), _right_of_paper(view, mention)[1]


def is_verb(view: View, place: int) -> bool:
    """True where the word is a form of a verb that sentences about texts and votes go on with."""
    word = view.word(place)
    return word in _verbs() or word in _FORMS_OF_BE


_FORMS_OF_BE = frozenset({"is", "was", "are", "were", "has", "had", "have", "did", "does", "do", "been", "be"})


def _right_of_paper(view: View, mention: Mention) -> tuple[int, int]:
    """The words after a text that say what it is on; none where nothing does."""
    place = _past_symbol(view, mention.end)
    if view.word(mention.end - 1) in {"on", "about"}:
        return place, end_of_topic(view, place)
    if view.word(place) in _OPENERS and view.word(place + 1) not in _NO_MATTERS and not refers_back(view, place + 1):
        end = end_of_topic(view, place + 1)
        return (place + 1, end) if end > place + 1 else (place, place)
    return place, place


def refers_back(view: View, place: int) -> bool:
    """Return whether the words are of what the text has spoken of before: "its resolution on the island"."""
    if view.word(place) not in {"the", "this", "that"} or view.word(place + 1) not in _REFERRING:
        return False
    if view.word(place + 2) not in {"of", "in", "'s"}:
        return True
    # "resolutions on the island in 2012": what follows is the time
    return any(time.first <= place + 3 < time.end or time.first == place + 2 for time in view.times)


_REFERRING = frozenset(_TABLE["referring"])
_TURNED_TO = frozenset({"on", "about", "concerning", "regarding", "against", "over"})
_NO_MATTERS = frozenset(_TABLE["no_matters"])
_TABLED = frozenset(_TABLE["tabled"])


def _around_paper(view: View, mention: Mention) -> list[str]:
    right = _words(view, *_right_of_paper(view, mention))
    first = left_of_group(view, mention.first)
    if view.word(mention.end - 1) in _TABLED:
        # "Russia's draft": whose it is, and not on what
        owner = next((one for one in view.of(State, first, mention.first) if view.word(one.end) == "'s"), None)
        first = owner.end + 1 if owner is not None else first
        if "'s" in view.words(first, mention.first):
            # "the African Group's draft on": the same of a group
            first = next(at for at in range(mention.first - 1, first - 1, -1) if view.word(at) == "'s") + 1
    left = _words(view, first, mention.first)
    if right:
        left = [word for word in left if word[:1] != "@"]
    return left + right


def _past_symbol(view: View, place: int) -> int:
    """The place after a symbol: "resolution 78/218 on", "draft A/C.3/78/L.39 on"."""
    while view.word(place)[:1].isdigit() or view.word(place) in _OF_SYMBOLS:
        if view.word(place) in {"a", "c"} and view.word(place + 1) not in {"/", "."}:
            break
        place += 1
    return place


_OF_SYMBOLS = frozenset({"/", "(", ")", "l", "rev", "a", "c", "hrc", "res", "e", "cn"})


def end_of_topic(view: View, place: int) -> int:
    """Return where the words on what a text is about end: at a sign, a verb, a relative word, a time or a body."""
    limit = min(place + _RIGHT, view.end)
    times = {time.first for time in view.times}
    at = place
    while at < limit:
        word = view.word(at)
        if word == "," and at > place and _goes_on(view, at):
            at += 1
            continue
        if word == "because" and view.word(at + 1) == "of":
            # "on violence against people because of their sexual orientation"
            at += 2
            continue
        plain = word[:1].isalnum() or word in {"'s", "/", "'", "&"}
        if word in _STOPS or word in _verbs() or at in times or not plain:
            break
        if word == "to" and view.word(at + 1) in {"a", "the", "be", "another", "others"}:
            # "on North Korea to a vote", and not "on the right to food"
            break
        entity = view.at(at)
        if entity is not None and isinstance(entity.sense, BodyName) and at > place and view.word(at - 1) in _BEFORE:
            break
        at += 1
    return at


def _goes_on(view: View, comma: int) -> bool:
    """ "On Abkhazia, Georgia, and South Ossetia": a capital or "and" after the comma, and no verb near."""
    after = comma + 1
    if view.word(after) == "and":
        after += 1
    if after >= view.end or view.word(after) in _STOPS:
        return False
    entity = view.at(after)
    if entity is not None and isinstance(entity.sense, State) and view.word(over_states(view, entity.end)) in _CAST:
        # "Egypt voted for the resolution, and Algeria against it": who cast it, and not what it is on; nor are
        # "53 states sponsored the draft on Syria, Japan among them"
        return False
    near = view.words(after, after + 3)
    return view.document.capital(after) and not set(near) & (_verbs() | {"was", "were", "is", "has", "had", "did"})


_CAST = frozenset(
    {"against", "for", "in", "no", "yes", "abstaining", "abstained", "opposed", "opposing", "likewise"}
    | {"among", "amongst", "included"}
)


def left_of_group(view: View, first: int) -> int:
    """Return the first word of the noun group whose head or name begins at `first`."""
    return view.kept(_left_of_group, first)


def _left_of_group(view: View, first: int) -> int:
    place = first
    while place > max(view.first, first - _LEFT):
        word = view.word(place - 1)
        if (word in _STOPS and word not in _POINTING) or word in _BEFORE or word in _verbs() or is_adverb(word):
            break
        if word.endswith("ed") and _follows_state(view, place - 1):
            break
        if not (word[:1].isalnum() or word in {"'s", "'", "#"}):
            break
        place -= 1
        if word in _ARTICLES and view.word(place + 1) not in _UNITS:
            break
    return place


_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those"})
_UNITS = frozenset({"year", "month", "week", "autumn", "spring", "session"})
_POINTING = frozenset({"this", "last", "that"})
""" "This year's", "last month's", "that"."""


def _follows_state(view: View, place: int) -> bool:
    """ "Canada cheered drafts": a verb of whatever kind right after a state."""
    entity = view.at(place - 1)
    return entity is not None and isinstance(entity.sense, (State, Head)) and entity.sense is not None


def _around_state(view: View, mention: Mention) -> list[str]:
    first, end = mention.first, mention.end
    if view.word(end) in {"'s", "'"}:
        end += 1
    while end < view.end and end - mention.end < _BESIDE and not _ends(view, end):
        end += 1
    while first > view.first and mention.first - first < _BESIDE and not _ends(view, first - 1):
        first -= 1
    return _words(view, first, end)


def _ends(view: View, place: int) -> bool:
    word = view.word(place)
    entity = view.at(place)
    named = entity is not None and isinstance(entity.sense, (State, BodyName, Head))
    return named or word in _STOPS or word in _verbs() or not word[:1].isalpha()


def _timed(view: View) -> set[int]:
    """The words of times."""
    return {at for time in view.times for at in range(time.first, time.end)}


def _words(view: View, first: int, end: int) -> list[str]:
    found: list[str] = []
    place = max(first, view.first)
    covered, end = view.kept(_timed), min(end, view.end)
    while place < end:
        entity = view.at(place)
        if entity is not None and isinstance(entity.sense, State):
            found += [] if _takes_side(view, entity) else [f"@{entity.sense.iso}"]
            place = entity.end
            continue
        if entity is not None and isinstance(entity.sense, (BodyName, Head)):
            found += view.words(entity.first, entity.end) if is_item(view, entity) else []
            place = entity.end
            continue
        word = view.word(place)
        # "voted for texts on the island": which one, the text has said before
        known = word in _REFERRING and view.word(place - 2) in _TURNED_TO and refers_back(view, place - 1)
        if place not in covered and not known:
            found.append(word)
        place += 1
    return found


def _takes_side(view: View, mention: Mention) -> bool:
    """ "Carried by 182 to 4, Israel among the four", "Russia's among them", "with Peru opposed": who, and not what."""
    place = over_states(view, mention.end + (view.word(mention.end) == "'s"))
    if view.word(mention.first - 1) in {"on", "about"}:
        # "53 states sponsored the draft on Syria, Japan among them": what it is on
        return False
    if view.word(place) == "among":
        return view.word(place + 1) in _THOSE
    led = view.word(mention.first - 1) == "with" and view.word(mention.first - 2) == ","
    return led and view.word(place) in _SIDES


_THOSE = frozenset({"them", "those", "the", "these"})
_SIDES = frozenset({"opposed", "opposing", "against", "abstaining", "voting", "dissenting", "absent", "in", "one"})

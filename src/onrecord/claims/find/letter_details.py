"""What a clause says of a letter: how many signed it, who, to whom it went, what it asks."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.find.letter_names import find_addressee, find_receivers, find_recipients, find_signers
from onrecord.claims.find.which_letter import Details
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import Head, Organisation
from onrecord.claims.models import Relation
from onrecord.claims.patterns import find_phrase, index_phrases, words_of
from onrecord.claims.situation import choose_holder
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.sentence import View

_TABLE = read_toml("letters.toml")


GROUPS = frozenset(_TABLE["groups"])


_PEOPLE = frozenset(_TABLE["people"])


_COUNTRIES = frozenset(_TABLE["countries"])


_ASKED = index_phrases(_TABLE["asks_sponsorship"])


_SMALL = frozenset({"its", "their", "your", "our", "country", "the", "a", "as", "again", "s", "'s"})


_COMMON = frozenset(_TABLE["common"])


_RELATIONS = (
    ("more than", Relation.MORE_THAN),
    ("over", Relation.MORE_THAN),
    ("at least", Relation.AT_LEAST),
    ("about", Relation.ABOUT),
    ("some", Relation.ABOUT),
    ("nearly", Relation.ABOUT),
    ("almost", Relation.ABOUT),
    ("around", Relation.ABOUT),
    ("roughly", Relation.ABOUT),
    ("no fewer than", Relation.AT_LEAST),
    ("as many as", Relation.EXACTLY),
    ("fewer than", Relation.FEWER_THAN),
    ("less than", Relation.FEWER_THAN),
)


def counts_senders(view: View, first: int, end: int) -> bool:
    """True where the words speak of organisations, people or countries that may be counted."""
    return bool(set(view.words(first, end)) & (GROUPS | _PEOPLE | _COUNTRIES))


def counts_groups(view: View) -> bool:
    """True where the words count organisations: "67 organisations"."""
    return any(
        number is not None and number[0] > 1 and _noun(view, number[1]) in GROUPS
        for place in range(view.first, view.end)
        if (number := read_cardinal(view.document, place)) is not None
    )


def with_senders(view: View, clause: Clause) -> Clause:
    """ "Forty groups led by Human Rights Watch wrote to him": how many wrote stands before who led them."""
    first = clause.predicate.first
    by = next((at for at in range(first - 1, view.first, -1) if view.word(at) == "by"), 0)
    if not by or view.word(by - 1) not in _LED or not _SIGNS.isdisjoint(view.words(by, first)):
        return clause
    counted = count_senders(view, view.first, by)
    return replace(clause, first=view.first) if counted.organisations and by > clause.first - _LEAD_NAME else clause


_LED = frozenset({"led", "headed", "coordinated", "organised", "organized", "spearheaded", "convened", "backed"})
_SIGNS = frozenset({",", ";", ":", "."})
_LEAD_NAME = 12
"""Words of who led them."""


def find_subjects(view: View, first: int, end: int, discourse: Discourse) -> tuple[str, ...]:
    """Words of the clause that tell what the letters of the edition are about: fishermen, ambassador, missionaries."""
    about = _words_about(discourse.lexicon)
    found = []
    for place in range(first, end):
        word = view.word(place)
        if word in {".", ";"}:
            break
        if word in _SAME_WISH and view.word(first - 2) not in _RELATIVE:
            found.append(_SAME_WISH[word])
        elif len(word) > 4 and word.isalpha() and word in about and word not in _ASKING:
            found.append(word)
    return tuple(dict.fromkeys(found))


_RELATIVE = frozenset({"that", "which"})
"""Before a verb that only tells which letter is meant: "the letter that sought a stronger text"."""
_SAME_WISH: dict[str, str] = {word: wish for wish, words in _TABLE["wishes"].items() for word in words}


@lru_cache(maxsize=4)
def _words_about(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        word for letter in lexicon.letters for word in words_of(letter.about) if len(word) > 4 and word not in _COMMON
    )


def asks_sponsorship(view: View, first: int, end: int) -> bool:
    """True where the words ask for sponsorship."""
    full = view.words(first, end)
    if _ASKED.keys().isdisjoint(full):
        return False
    bare = [word for word in full if word not in _SMALL]
    named = any(find_phrase(words, place, _ASKED) for words in (full, bare) for place in range(len(words)))
    return named or any(
        word in _SIGN and not _TEXTS.isdisjoint(full[place : place + _NEAR_TEXT]) for place, word in enumerate(full)
    )


_SIGN = frozenset({"sign", "signs", "signing", "cosign"})
_TEXTS = frozenset({"text", "resolution", "draft"})
_NEAR_TEXT = 8
"""Words of "sign the Council's North Korea text".
"""


def read_details(view: View, clause: Clause, discourse: Discourse) -> Details:
    """Return what the clause says of a letter."""
    act = clause.predicate.frame.act
    if act == "copies":
        left = clause.predicate.frame.extra.get("side") == "left"
        return Details(
            copied=find_receivers(view, clause.predicate.first, discourse) if left else _recipients(view, clause)
        )
    if act == "leads":
        passive = view.word(clause.predicate.end - 1) == "by"
        low, high = (clause.predicate.end, clause.end) if passive else (clause.first, clause.predicate.first)
        return Details(leads=find_signers(view, low, high))
    if act == "omits":
        return Details(subjects=_left_out(view, clause, discourse))
    asks = asks_sponsorship(view, clause.first, clause.end)
    subjects: tuple[str, ...] = ()
    if act == "asks":
        asks, subjects = _wishes(view, clause, discourse)
    names = find_signers(view, clause.first, clause.end) if act == "signs" or _lists(view, clause) else ()
    if act == "sends" and not _lists(view, clause):
        names = _senders(view, clause)
    addressee = _addressee(view, clause, discourse)
    if addressee is None and act == "sends":
        addressee = _office(view, clause) or find_addressee(view, clause.first, clause.end)
    another = bool(_ANOTHER & set(view.words(clause.first, clause.predicate.end)))
    counted = count_senders(view, clause.first, clause.end)
    return replace(counted, addressee=addressee, another=another, names=names, asks_sponsorship=asks, subjects=subjects)


def _left_out(view: View, clause: Clause, discourse: Discourse) -> tuple[str, ...]:
    """ "Of the Security Council it says nothing", "makes no request concerning the Assembly": what it leaves out."""
    fronted = view.word(view.first) in {"of", "on", "about", "concerning"}
    words = (view.first if fronted else clause.predicate.end, clause.end)
    found = find_subjects(view, *words, discourse)
    return ("assembly",) if not found and "assembly" in view.words(*words) else found


def _office(view: View, clause: Clause) -> str | None:
    """ "It was addressed to the foreign minister": the office that it went to."""
    end = clause.predicate.end
    if view.words(end - 2, end) != ["addressed", "to"]:
        return None
    return next(iter(find_recipients(view, end, clause.end)), None)


def _wishes(view: View, clause: Clause, discourse: Discourse) -> tuple[bool, tuple[str, ...]]:
    """Whether the clause asks for sponsorship, and what else it raises."""
    verb, rest = clause.predicate.mention.first, (clause.predicate.end, clause.end)
    regrets = view.word(verb) in _REGRETS or not _REGRETTING.isdisjoint(view.words(*rest)[:_NEAR_VERB])
    if not regrets and asks_sponsorship(view, *rest):
        return True, ()
    if discourse.sponsoring and _COMING_BACK & set(view.words(rest[0], rest[0] + 4)):
        # "asked you to return", in a text on sponsors
        return True, ()
    return False, find_subjects(view, *rest, discourse)


_NEAR_VERB = 7
_REGRETTING = frozenset(
    {
        "regret",
        "alarm",
        "concern",
        "concerns",
        "dismay",
        "disappointment",
        "worry",
        "worries",
        "anger",
        "sorrow",
        "unease",
    }
)
_COMING_BACK = frozenset({"return", "rejoin", "come"})


def count_senders(view: View, first: int, end: int) -> Details:
    """Return the numbers of organisations, people and countries in the words."""
    found = Details()
    place = first
    while place < end:
        number = read_cardinal(view.document, place)
        if number is None or any(time.first <= place < time.end for time in view.times):
            place += 1
            continue
        # "one of the signatories" counts nothing
        noun = _noun(view, number[1]) if number[0] > 1 else ""
        if view.words(number[1], number[1] + 2) == ["of", "us"]:
            # "33 of us wrote to you"
            noun = "groups"
        if not noun and view.words(place - 2, place) == ["names", "of"]:
            # "bore the names of 67 more"
            noun = "names"
        if noun in GROUPS and found.organisations is None:
            many = number[0] + _besides(view, first, number[1])
            every = noun in _ALL_NAMES or _and_people(view, number[1])
            found = replace(found, organisations=many, relation=_relation(view, place), all_names=every)
        elif noun in _PEOPLE:
            found = replace(found, individuals=number[0])
        elif noun in _COUNTRIES:
            found = replace(found, countries=number[0])
        place = number[1]
    return found


def _and_people(view: View, place: int) -> bool:
    """ "37 groups, coalitions and individuals": one number of all who signed."""
    listed = view.words(place, place + _LISTED)
    joined = listed.index("and") if "and" in listed else len(listed)
    return not _PEOPLE.isdisjoint(listed[joined + 1 : joined + 2])


_LISTED = 8
_ALL_NAMES = frozenset(_TABLE["all_names"])


_ANOTHER = frozenset(_TABLE["another"])


def _recipients(view: View, clause: Clause) -> tuple[str, ...]:
    """The offices, and the surnames of those who hold none that is named."""
    end = clause.predicate.end
    offices = find_recipients(view, end, clause.end)
    return offices or tuple(name for name in (find_addressee(view, end - 1, clause.end),) if name)


_ASKING = frozenset(_TABLE["asking"])


_REGRETS = frozenset(_TABLE["regrets"])


def _senders(view: View, clause: Clause) -> tuple[str, ...]:
    """Names left of the verb: "Human Rights Watch wrote to"."""
    named = view.of(Organisation, clause.first, clause.predicate.first)
    return tuple(dict.fromkeys(mention.sense.name for mention in named))


def _besides(view: View, first: int, after: int) -> int:
    """ "Human Rights Watch and 25 other groups", "25 other groups and Human Rights Watch": the named come on top."""
    if not {"other", "others", "more", "further"} & set(view.words(after, after + 3)):
        return 0
    words = view.words(first, after)
    ours = "we" in words or bool({"our", "my"} & set(words) and _OURSELVES & set(words))
    later = [one for one in view.of(Organisation, after, after + _BESIDE) if view.word(one.first - 1) == "and"]
    return len(view.of(Organisation, first, after)) + len(later) + ours


_BESIDE = 6
"""Words from the number to a name after it, at most."""


_OURSELVES = frozenset({"coalition", "organization", "organisation", "group", "association", "network", "alliance"})


def _lists(view: View, clause: Clause) -> bool:
    return bool(
        {"including", "among", "includes", "included", "include", "namely"} & set(view.words(clause.first, clause.end))
    )


def _noun(view: View, place: int) -> str:
    """The counted noun, over adjectives: "20 human rights organizations"."""
    for _ in range(5):
        word = view.word(place)
        if word in GROUPS | _PEOPLE | _COUNTRIES:
            return word
        if not word.isalpha() or word in {"to", "from", "on", "in", "and", "with", "by"}:
            return ""
        place += 1
    return ""


def _relation(view: View, place: int) -> Relation:
    before = " ".join(view.words(place - 3, place))
    return next((relation for words, relation in _RELATIONS if before.endswith(words)), Relation.EXACTLY)


_DIRECT = frozenset(
    {
        "asked",
        "urged",
        "begged",
        "pressed",
        "petitioned",
        "petition",
        "reached",
        "reach",
        "addressed",
        "address",
        "approached",
        "on",
        "before",
        "for",
        "lobbied",
        "wrote",
        "implored",
        "with",
        "petitioning",
        "addressing",
        "reaching",
    }
)


_SAME_HEAD = frozenset({"same", "president"})
_TITLES = frozenset({"president", "elect", "-", "the", "mr", "then", "former", "new"})


def _before_title(view: View, place: int) -> str:
    """The word before "President-elect", "the then President": "called on"."""
    while view.word(place - 1) in _TITLES:
        place -= 1
    return view.word(place - 1)


def _addressee(view: View, clause: Clause, discourse: Discourse) -> str | None:
    for mention in view.of(Head, clause.first, clause.end):
        before = [view.word(mention.first - back) for back in (1, 2, 3)]
        if (
            "to" in before
            or view.word(mention.first - 4) == "to"
            or before[0] in _DIRECT
            or _before_title(view, mention.first) in _DIRECT
            or (
                before[0] in {"president", "dear"}
                and before[1]
                in {"to", "", "urging", "petitioned", "addressed", "dear", "sent", "wrote", "handed", *_DIRECT}
            )
        ):
            holder = choose_holder(mention.sense, discourse)
            holder = holder or mention.sense.holders[-1]
            return surname_of(holder.head, holder.state)
    told = set(view.words(clause.predicate.end, clause.predicate.end + 3)) >= _SAME_HEAD
    again = next((row for row in discourse.lexicon.heads() if told and row.head == discourse.cast.head), None)
    if again is not None:
        # "had urged the same president to co-sponsor"
        return surname_of(again.head, again.state)
    verb = clause.predicate.mention.first
    ours = {"we", "i"} & set(view.words(clause.first, verb)) and not view.word(verb).endswith(("ed", "ten", "rote"))
    if (
        not ours
        and clause.predicate.frame.act in {"sends", "asks"}
        and "you" in view.words(verb + 1, clause.predicate.end + 2)
    ):
        return discourse.cast.you
    return None

"""Claims about open letters: when, to whom, from how many, who signed, what they ask."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.letter_names import find_addressee, find_signers
from onrecord.claims.find.segments import nearest_time
from onrecord.claims.find.which_letter import Details, identify_letter
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import Head, Organisation, Paper, State
from onrecord.claims.models import Claim, Kind, Relation, Writes
from onrecord.claims.patterns import find_phrase, index_phrases, words_of
from onrecord.claims.situation import choose_holder, situate
from onrecord.claims.stance import Stance
from onrecord.claims.subjects import is_agent, states_in
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("letters.toml")
_LETTERS = frozenset(_TABLE["letters"])
_GROUPS = frozenset(_TABLE["groups"])
_PEOPLE = frozenset(_TABLE["people"])
_COUNTRIES = frozenset(_TABLE["countries"])
_SENDERS = frozenset(_TABLE["senders"])
_ASKED = index_phrases(_TABLE["asks_sponsorship"])
_SMALL = frozenset({"its", "their", "the", "a", "as", "again", "s", "'s"})
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
_NOUNS = frozenset({"open", "joint", "public", "letter", "letters", "in", "new", "appeal"})


def speaks_of_letter(view: View, discourse: Discourse) -> bool:
    """True where the sentence names a letter or its senders write, or goes on with a letter named before."""
    words = set(view.words(view.first, view.end))
    if words & _LETTERS and (
        discourse.letter or words & _SENDERS or view.of((Head, Organisation)) or words & {"president", "open", "joint"}
    ):
        return True
    if "statement" in words and (view.of(Organisation) or words & (_SENDERS | {"joint"})):
        return True
    if words & _SENDERS and view.of(Head) and _asks_sponsorship(view, view.first, view.end):
        return True
    if words & _WROTE and (words & _SENDERS or view.of(Organisation) or words & {"we", "they"}):
        return bool(view.of(Head)) or bool(words & {"president", "government", "you", "seoul", "minister"})
    return discourse.letter


_WROTE = frozenset({"wrote", "written", "appealed", "petitioned", "addressed", "writes", "writing", "approached"})
_GOING_ON = frozenset({"they", "it", "we", "their", "its", "them", "who", "which", "both", "all", "signed", "among"})


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame belongs to a letter: its senders or it itself are the subject."""
    if not speaks_of_letter(view, discourse):
        return False
    words = view.said(predicate.mention)
    act = predicate.frame.act
    if act == "asks":
        if _text_speaks(view, predicate):
            return False
        wanted = _asks_sponsorship(view, predicate.end, view.end) or _subjects(view, predicate.end, view.end, discourse)
        return bool(wanted) and _letter_speaks(view, predicate, discourse)
    if act == "signs":
        return _counts(view, view.first, view.end) or bool(find_signers(view, view.first, view.end))
    if words[0] in _NOUNS and any(_is_deed(view, frame) for frame in view.frames):
        return False
    if set(words) & (_LETTERS | {"statement"}):
        return True
    if set(words) & _WROTE and set(view.words(view.first, predicate.mention.first)) & {"we", "they", "i"}:
        return True
    return _letter_speaks(view, predicate, discourse)


def _text_speaks(view: View, predicate: Predicate) -> bool:
    """ "It pointed out that the resolutions have called for ...": what a text says is no ask of the letter."""
    left = [mention for mention in view.entities if mention.end <= predicate.first]
    return bool(left) and isinstance(left[-1].sense, Paper) and not _asks_sponsorship(view, predicate.end, view.end)


def _is_deed(view: View, frame: Mention) -> bool:
    """A verb of sending or signing, beside which "open letter to" is only its object."""
    return (
        frame.sense.family == "letters"
        and frame.sense.act in {"sends", "signs"}
        and view.word(frame.first) not in _NOUNS
        and view.word(frame.first) not in {"among", "come", "comes", "count", "counts"}
    )


def _counts(view: View, first: int, end: int) -> bool:
    return bool(set(view.words(first, end)) & (_GROUPS | _PEOPLE | _COUNTRIES))


def _letter_speaks(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """The letter, its senders, or a pronoun for them stand left of the verb and nothing else acts."""
    left = view.words(view.first, predicate.mention.first)
    if not left:
        return True
    if set(left) & (_LETTERS | _SENDERS | {"statement"}) or view.of(Organisation, view.first, predicate.first):
        return True
    acting = any(
        is_agent(view, mention) for mention in view.of((State, Head)) if mention.end <= predicate.mention.first
    )
    return not acting and discourse.letter and bool(set(left) & _GOING_ON)


def _subjects(view: View, first: int, end: int, discourse: Discourse) -> tuple[str, ...]:
    """Words of the clause that tell what the letters of the edition are about: fishermen, ambassador, missionaries."""
    about = _words_about(discourse.lexicon)
    found = []
    for place in range(first, end):
        word = view.word(place)
        if word in {".", ";"}:
            break
        if len(word) > 4 and word.isalpha() and word in about and word not in _ASKING:
            found.append(word)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4)
def _words_about(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        word for letter in lexicon.letters for word in words_of(letter.about) if len(word) > 4 and word not in _COMMON
    )


def _asks_sponsorship(view: View, first: int, end: int) -> bool:
    full = view.words(first, end)
    bare = [word for word in full if word not in _SMALL]
    return any(find_phrase(words, place, _ASKED) for words in (full, bare) for place in range(len(words)))


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claim of what the clause says of the letter, if it says something that a record can hold."""
    predicate = clause.predicate
    if predicate.stance is not Stance.FACT:
        return []
    act = predicate.frame.act
    if act == "asks":
        clause = replace(clause, end=_end_of_ask(view, clause))
        situation = situate(view, clause.first, clause.end, discourse)
        before = situate(view, clause.first, clause.predicate.end, discourse)
        if not before.timed:
            # "urged Seoul to co-sponsor in November": the time of what is asked for
            situation = situation.at(timed=False, days=None)
    else:
        situation = nearest_time(view, clause, situation, discourse)
    details = _details(view, clause, discourse)
    exact = situation.days if situation.timed and situation.days and situation.days[0] == situation.days[1] else None
    deed = act != "asks" or details.organisations is not None
    on = exact[0] if exact and deed else None
    if not _says_something(view, clause, details, on):
        return []
    forum = situation.forum
    if act == "asks" and forum is None:
        forum = discourse.forum
    timed = situation.timed and deed
    days = (on, on) if on else situation.days if timed else None
    years = (on.year, on.year) if on else situation.years if timed else None
    told = identify_letter(details, days, years, discourse, asks=act == "asks")
    if not timed and discourse.letter_day:
        years = (discourse.letter_day.year, discourse.letter_day.year)
    says = Writes(
        on=on,
        addressee=details.addressee,
        organisations=details.organisations,
        relation=details.relation,
        individuals=details.individuals,
        countries=details.countries,
        names=details.names,
        asks_sponsorship=details.asks_sponsorship,
        session=situation.when.session,
        subjects=details.subjects,
        letter=discourse.letter_id if told else None,
    )
    if details.addressee:
        discourse.addressee = details.addressee
    discourse.letter = True
    about = situation.in_place(forum=forum).at(years=years, days=days)
    why = f"letter: “{phrase(view, predicate.mention.first, predicate.end)}”"
    return [make_claim(view, (clause.first, clause.end), Kind.LETTER, says, about, why=(why,))]


def _says_something(view: View, clause: Clause, details: Details, on: date | None) -> bool:
    act = clause.predicate.frame.act
    if act == "asks":
        return details.asks_sponsorship or bool(details.subjects) or details.organisations is not None
    if details == Details() and on is None:
        return False
    if act == "signs":
        return details != Details()
    verb = view.word(clause.predicate.mention.first)
    # a heading such as "Open letter to President Lee" asserts nothing
    return on is not None or details.organisations is not None or (details.addressee is not None and verb not in _NOUNS)


def _end_of_ask(view: View, clause: Clause) -> int:
    """What is asked for stands after the verb as a clause of its own: "asked Seoul to return as a co-sponsor"."""
    end = clause.end
    while end < view.end and view.word(end) not in {";", ".", ",", "and", "but"}:
        end += 1
    return end


def _details(view: View, clause: Clause, discourse: Discourse) -> Details:
    organisations, relation = None, Relation.EXACTLY
    individuals = countries = None
    place = clause.first
    while place < clause.end:
        number = read_cardinal(view.document, place)
        if number is None or any(time.first <= place < time.end for time in view.times):
            place += 1
            continue
        noun = _noun(view, number[1])
        if number[0] == 1:
            # "one of the signatories"
            noun = ""
        if noun in _GROUPS and organisations is None:
            organisations, relation = number[0] + _besides(view, clause, *number), _relation(view, place)
        elif noun in _PEOPLE:
            individuals = number[0]
        elif noun in _COUNTRIES:
            countries = number[0]
        place = number[1]
    asks = _asks_sponsorship(view, clause.first, clause.end)
    subjects: tuple[str, ...] = ()
    act = clause.predicate.frame.act
    if act == "asks":
        wishes = view.word(clause.predicate.mention.first) not in _REGRETS
        asks = wishes and _asks_sponsorship(view, clause.predicate.end, clause.end)
        subjects = () if asks else _subjects(view, clause.predicate.end, clause.end, discourse)
    names = find_signers(view, clause.first, clause.end) if act == "signs" or _lists(view, clause) else ()
    if act == "sends" and not _lists(view, clause):
        names = _senders(view, clause)
    addressee = _addressee(view, clause, discourse)
    if addressee is None and act == "sends":
        addressee = find_addressee(view, clause.first, clause.end)
    return Details(addressee, organisations, relation, individuals, countries, names, asks, subjects)


_ASKING = frozenset(_TABLE["asking"])
_REGRETS = frozenset(_TABLE["regrets"])


def _senders(view: View, clause: Clause) -> tuple[str, ...]:
    """Names left of the verb: "Human Rights Watch wrote to"."""
    named = view.of(Organisation, clause.first, clause.predicate.first)
    return tuple(dict.fromkeys(mention.sense.name for mention in named))


def _besides(view: View, clause: Clause, _number: int, after: int) -> int:
    """ "Human Rights Watch and 25 other groups": the named ones come on top."""
    if not {"other", "others", "more", "further"} & set(view.words(after, after + 3)):
        return 0
    return len(view.of(Organisation, clause.first, after)) + ("we" in view.words(clause.first, after))


def _lists(view: View, clause: Clause) -> bool:
    return bool(
        {"including", "among", "includes", "included", "include", "namely"} & set(view.words(clause.first, clause.end))
    )


def _noun(view: View, place: int) -> str:
    """The counted noun, over adjectives: "20 human rights organizations"."""
    for _ in range(5):
        word = view.word(place)
        if word in _GROUPS | _PEOPLE | _COUNTRIES:
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


def _addressee(view: View, clause: Clause, discourse: Discourse) -> str | None:
    for mention in view.of(Head, clause.first, clause.end):
        before = [view.word(mention.first - back) for back in (1, 2, 3)]
        if (
            "to" in before
            or view.word(mention.first - 4) == "to"
            or before[0] in _DIRECT
            or (
                before[0] in {"president", "dear"}
                and before[1]
                in {"to", "", "urging", "petitioned", "addressed", "dear", "sent", "wrote", "handed", *_DIRECT}
            )
        ):
            holder = choose_holder(mention.sense, discourse)
            holder = holder or mention.sense.holders[-1]
            return surname_of(holder.head, holder.state)
    return None


_TITLES = frozenset(_TABLE["titles"])
"""Of one who speaks for a state."""


def note_salutation(view: View, discourse: Discourse) -> None:
    """ "Dear President Lee": the text itself is a letter to that person."""
    if view.word(view.first) == "dear":
        named = [state for one in view.of((State, Head)) if (state := states_in(view, one))]
        if _TITLES & view.vocabulary:
            home = discourse.lexicon.home
            discourse.reader = named[0] if named else next(iter(home)) if len(home) == 1 else None
        for mention in view.of(Head):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                discourse.addressee = surname_of(holder.head, holder.state)
                discourse.head = holder.head

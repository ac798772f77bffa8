"""Claims about open letters: when, to whom, from how many, who signed, what they ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.people import surname_of
from onrecord.claims.mentions.senses import Head, Organisation
from onrecord.claims.models import Claim, Kind, Relation, Writes
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.situation import choose_holder, situate
from onrecord.claims.stance import Stance
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.bodies import Forum
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("letters.toml")
_LETTERS = frozenset(_TABLE["letters"])
_GROUPS = frozenset(_TABLE["groups"])
_PEOPLE = frozenset(_TABLE["people"])
_COUNTRIES = frozenset(_TABLE["countries"])
_SENDERS = frozenset(_TABLE["senders"])
_ASKED = index_phrases(_TABLE["asks_sponsorship"])
_RELATIONS = (
    ("more than", Relation.MORE_THAN),
    ("over", Relation.MORE_THAN),
    ("at least", Relation.AT_LEAST),
    ("about", Relation.ABOUT),
    ("some", Relation.ABOUT),
    ("nearly", Relation.ABOUT),
    ("almost", Relation.ABOUT),
)
_NOUNS = frozenset({"open", "joint", "public", "letter", "letters", "in", "new", "appeal"})


@dataclass(frozen=True, slots=True)
class Details:
    """What a clause says of a letter."""

    addressee: str | None = None
    organisations: int | None = None
    relation: Relation = Relation.EXACTLY
    individuals: int | None = None
    countries: int | None = None
    names: tuple[str, ...] = ()
    asks_sponsorship: bool = False


def speaks_of_letter(view: View, discourse: Discourse) -> bool:
    """True where the sentence names a letter or its senders write, or goes on with a letter named before."""
    words = set(view.words(view.first, view.end))
    if words & _LETTERS and (
        discourse.letter or words & _SENDERS or view.of((Head, Organisation)) or "president" in words
    ):
        return True
    if words & {"wrote", "written", "appealed", "petitioned", "addressed"} and words & _SENDERS:
        return bool(view.of(Head)) or bool(words & {"president", "government", "you", "seoul", "minister"})
    return discourse.letter and bool(words & (_SENDERS | {"they", "it", "signatories", "their"}))


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame belongs to a letter: its senders or it itself are the subject."""
    if not speaks_of_letter(view, discourse):
        return False
    words = view.words(predicate.mention.first, predicate.end)
    act = predicate.frame.act
    if act == "asks":
        return _asks_sponsorship(view, predicate.end, view.end) and _letter_speaks(view, predicate)
    if act == "signs":
        return bool(view.of(Organisation)) or bool(set(view.words(view.first, view.end)) & (_GROUPS | _PEOPLE))
    return bool(set(words) & _LETTERS) or _letter_speaks(view, predicate)


def _letter_speaks(view: View, predicate: Predicate) -> bool:
    """The letter, its senders, or a pronoun for them stand left of the verb and nothing else acts."""
    left = view.words(view.first, predicate.mention.first)
    if not left:
        return True
    return bool(set(left) & (_LETTERS | _SENDERS | {"they", "it", "we", "their"})) or bool(
        view.of(Organisation, view.first, predicate.first)
    )


def _asks_sponsorship(view: View, first: int, end: int) -> bool:
    return any(find_phrase(view.document.words, place, _ASKED) for place in range(first, min(end, view.end)))


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claim of what the clause says of the letter, if it says something that a record can hold."""
    predicate = clause.predicate
    if predicate.stance is not Stance.FACT:
        return []
    act = predicate.frame.act
    if act == "asks":
        clause = replace(clause, end=_end_of_ask(view, clause))
        situation = situate(view, clause.first, clause.end, discourse)
    details = _details(view, clause, discourse)
    if act == "asks" and not details.asks_sponsorship:
        return []
    exact = situation.days if situation.timed and situation.days and situation.days[0] == situation.days[1] else None
    on = exact[0] if exact and act == "sends" else None
    if act != "asks" and details == Details() and on is None:
        return []
    verb = view.word(predicate.mention.first)
    if (
        act == "sends"
        and on is None
        and details.organisations is None
        and (details.addressee is None or verb in _NOUNS)
    ):
        # a heading such as "Open letter to President Lee" asserts nothing
        return []
    forum = situation.forum
    session = situation.when.session
    if act == "asks" and forum is None:
        forum = _forum_of(discourse)
    day = on or discourse.letter_day
    years = (day.year, day.year) if day else situation.years
    says = Writes(
        on=day, addressee=details.addressee, organisations=details.organisations,
        relation=details.relation, individuals=details.individuals, countries=details.countries, names=details.names,
        asks_sponsorship=details.asks_sponsorship, session=session,
    )  # fmt: skip
    if on is not None:
        discourse.letter_day = on
    if details.addressee:
        discourse.addressee = details.addressee
    discourse.letter = True
    days = (day, day) if day else situation.days if situation.timed else None
    about = situation.in_place(forum=forum).at(years=years, days=days)
    why = f"letter: “{phrase(view, predicate.mention.first, predicate.end)}”"
    return [make_claim(view, _words(view, clause), Kind.LETTER, says, about, why=(why,))]


def _end_of_ask(view: View, clause: Clause) -> int:
    """What is asked for stands after the verb as a clause of its own: "asked Seoul to return as a co-sponsor"."""
    end = clause.end
    while end < view.end and view.word(end) not in {";", ".", ",", "and", "but"}:
        end += 1
    return end


def _words(view: View, clause: Clause) -> tuple[int, int]:
    """The clause with the words before it that name the letter: "Their letter carried …"."""
    return clause.first, clause.end


def _forum_of(discourse: Discourse) -> Forum | None:
    return discourse.forum


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
        if noun in _GROUPS and organisations is None:
            organisations, relation = number[0], _relation(view, place)
        elif noun in _PEOPLE:
            individuals = number[0]
        elif noun in _COUNTRIES:
            countries = number[0]
        place = number[1]
    named = view.of(Organisation, clause.first, clause.end)
    names = (
        tuple(dict.fromkeys(mention.sense.name for mention in named))
        if clause.predicate.frame.act == "signs" or _lists(view, clause)
        else ()
    )
    asks = _asks_sponsorship(view, clause.first, clause.end)
    return Details(_addressee(view, clause, discourse), organisations, relation, individuals, countries, names, asks)


def _lists(view: View, clause: Clause) -> bool:
    words = view.words(clause.first, clause.end)
    return "including" in words or "among" in words


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


def _addressee(view: View, clause: Clause, discourse: Discourse) -> str | None:
    for mention in view.of(Head, clause.first, clause.end):
        before = [view.word(mention.first - back) for back in (1, 2, 3)]
        if "to" in before or (
            before[0] in {"president", "dear"}
            and before[1] in {"to", "", "urging", "petitioned", "addressed", "dear", "sent", "wrote", "handed"}
        ):
            holder = choose_holder(mention.sense, discourse)
            holder = holder or mention.sense.holders[-1]
            return surname_of(holder.head, holder.state)
    return None


def note_salutation(view: View, discourse: Discourse) -> None:
    """ "Dear President Lee": the text itself is a letter to that person."""
    if view.word(view.first) == "dear":
        for mention in view.of(Head):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                discourse.addressee = surname_of(holder.head, holder.state)

"""What a clause tells of an act beside the act itself: who, for how long, from how many to how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import phrase
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Head
from onrecord.claims.situation import choose_holder
from onrecord.claims.stance import COPULAS, NEGATORS
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View

_TABLE = read_toml("acts.toml")


def from_to(view: View, clause: Clause) -> tuple[int, int] | None:
    """ "From 600 to 533": two numbers that are no years."""
    return figures_in(view, clause.predicate.first, view.end)


def figures_in(view: View, first: int, end: int) -> tuple[int, int] | None:
    """Return the two numbers of "from 600 to 533" in the words, which are no years."""
    for place in range(first, end):
        if view.word(place) != "from":
            continue
        low = read_cardinal(view.document, place + 1)
        last = read_cardinal(view.document, low[1] + 1) if low and view.word(low[1]) == "to" else None
        if low and last and not any(place < time.first <= last[1] for time in view.times):
            return low[0], last[0]
    return None


def is_once(view: View, clause: Clause) -> bool:
    """ "Was made public only once": at no other time so far."""
    words = view.words(clause.first, clause.end)
    return any(words[at : at + 2] in (["only", "once"], ["just", "once"]) for at in range(len(words)))


def still_holds(view: View, predicate: Predicate) -> bool:
    """ "Is still vacant", "has stood empty since": what is told holds today."""
    return bool(_TODAY & set(view.words(predicate.first, predicate.end)))


_TODAY = frozenset({"is", "has", "remains", "stands", "stays", "sits", "lies", "goes"})


def acting_head(view: View, clause: Clause, discourse: Discourse) -> str | None:
    """Return the head of government who did it: "appointed by President Moon", "Moon's government gave it to her"."""
    heads = view.of(Head, clause.first, clause.end)
    if len(heads) != 1:
        return None
    head, predicate = heads[0], clause.predicate
    place = head.first - 1
    while view.word(place) in _BEFORE_HEADS:
        place -= 1
    agent = view.word(place) == "by" and head.first >= predicate.first
    # "was an appointee of President Moon"
    agent = agent or (view.word(place) == "of" and view.word(place - 1) in _CHOSEN)
    # "Yoon's government kept the report internal": the verb stands before what was made of it
    verbs = verb_forms(predicate.frame.needs) if predicate.frame.needs else ()
    verb = next((at for at in range(head.end, predicate.first) if view.word(at) in verbs), predicate.mention.first)
    between = view.words(head.end, verb) if head.end <= predicate.first else ["?"]
    acts = not predicate.auxiliaries.passive and all(word in _OF_HEADS or is_adverb(word) for word in between)
    if not agent and not (acts and view.word(place) not in {"under", "of", "to", "with", "and", "for"}):
        return None
    holder = choose_holder(head.sense, discourse)
    return holder.head if holder is not None else None


_CHOSEN = frozenset({"appointee", "nominee", "choice", "pick"})
_BEFORE_HEADS = frozenset({"president", "mr", "the", "then", "former", "late", "-"})
_OF_HEADS = frozenset(
    {"government", "administration", "'s", "team", "which", "that", "who", "had", "has", "presidency"}
)


def negates_verb(view: View, predicate: Predicate) -> bool:
    """Return whether the verb is denied that stands before what was made: "did not make its report public"."""
    if not predicate.frame.needs:
        return False
    verbs = verb_forms(predicate.frame.needs)
    verb = next((at for at in range(predicate.mention.first - 1, view.first, -1) if view.word(at) in verbs), 0)
    return bool(verb) and not NEGATORS.isdisjoint(view.words(verb - 2, verb))


def hands_credentials(view: View, clause: Clause) -> bool:
    """Return whether it is the letter of appointment that changed hands, which may be days after the appointment."""
    words = view.words(clause.first, clause.end)
    return not _CREDENTIALS.isdisjoint(words) or any(words[at : at + 3] == _LETTER for at in range(len(words)))


_CREDENTIALS = frozenset({"credentials", "credence"})
_LETTER = ["letter", "of", "appointment"]


def term_of(view: View, clause: Clause) -> int | None:
    """ "For a term of three years", "for a one-year term", "was appointed for two years", "served three years"."""
    if view.word(clause.predicate.mention.first) == "served":
        return _years_at(view, clause.predicate.mention.first + 1) or years_in(view, clause.predicate.end, clause.end)
    return years_in(view, clause.predicate.end, clause.end)


def years_in(view: View, first: int, end: int) -> int | None:
    """Return the years of "for a term of three years", "for two years", "given a two-year term" in the words."""
    for place in range(first, end):
        number = read_cardinal(view.document, place)
        if number is None or view.word(number[1]) not in {"year", "years"}:
            continue
        lead = view.words(place - 2, place)
        spanned = lead[-1:] in (["of"], ["to"]) and lead[0] in _SPANS
        if spanned or lead[-1:] == ["for"] or view.word(number[1] + 1) in _SPANS:
            return number[0]
    return None


def counted_in(view: View, first: int, end: int) -> int | None:
    """Return the years of "the first in almost five years" in the words."""
    places = (at for at in range(first, end) if view.word(at) == "in")
    return next((years for at in places if (years := _years_at(view, at + 1))), None)


_SPANS = frozenset(_TABLE["tails"]["spans"])


def how_long(view: View, clause: Clause) -> int | None:
    """ "Empty for about five years", "had lasted three years": so many years; None where that is not told."""
    lasts = clause.predicate.frame.act == "existed"
    verb = clause.predicate.end - 1
    places = (
        at
        for at in range(verb if lasts else clause.first, clause.end)
        if view.word(at) in {"for", "after", "of"} or (lasts and at == verb)
    )
    return next((years for at in places if (years := _years_at(view, at + 1))), None)


def years_before(view: View, clause: Clause) -> int | None:
    """ "Was filled after almost five years", "dissolved after a year": how long it had been so till then."""
    places = [at for at in range(clause.predicate.end, clause.end) if view.word(at) == "after"]
    return next((years for at in places if (years := _years_at(view, at + 1)) and _ends_so_long(view, at + 1)), None)


def _ends_so_long(view: View, place: int) -> bool:
    """True where nothing follows the years that they would be years of: "after five years of talks"."""
    at = next(at for at in range(place, view.end) if view.word(at) in {"years", "year"})
    after = view.word(at + 1)
    return not after.isalpha() or after in _WITHOUT or view.words(at + 1, at + 3) == ["in", "existence"]


_WITHOUT = frozenset({"without", "vacant", "empty"})


def _years_at(view: View, place: int) -> int | None:
    """The number of "about five years" at the word."""
    while view.word(place) in _ABOUT:
        place += 1
    number = read_cardinal(view.document, place) or ((1, place + 1) if view.word(place) == "a" else None)
    return number[0] if number and view.word(number[1]) in {"years", "year"} else None


_ABOUT = frozenset(_TABLE["about"])


def full_names(view: View) -> list[tuple[int, int]]:
    """Return the words of each full name of a person in the sentence that is no name of the edition."""
    names = []
    place = view.first
    while place < view.end:
        end = place
        while end < view.end and _is_name_word(view, end):
            end += 1
        if end - place >= 2 and _NO_PERSON.isdisjoint(view.words(place, end)):
            names.append((place, end))
        place = max(end, place + 1)
    return names


def find_person(view: View, predicate: Predicate) -> str | None:
    """The full name nearest to the verb that is no name of the edition: left of a passive, right of an active verb."""
    names = [name for name in full_names(view) if not _is_of_head(view, name)]
    left = [name for name in names if name[1] <= predicate.first and predicate.first - name[1] <= 12]
    far = _FAR_NAME if view.word(predicate.mention.first) not in COPULAS else _NEAR_NAME
    right = [name for name in names if name[0] >= predicate.end and name[0] - predicate.end <= far]
    inside = [name for name in names if predicate.first < name[0] and name[1] < predicate.end]
    if inside:
        # "handed Lee Shin-wha her letter of appointment"
        return phrase(view, *inside[0])
    ordered = [*left[-1:], *right[:1]] if predicate.auxiliaries.passive else [*right[:1], *left[-1:]]
    return phrase(view, *ordered[0]) if ordered else None


def _is_of_head(view: View, name: tuple[int, int]) -> bool:
    """ "Park Geun-hye's government appointed her": who appoints, and not who was appointed."""
    entity = view.at(name[0])
    return entity is not None and isinstance(entity.sense, Head) and entity.end >= name[1]


_FAR_NAME, _NEAR_NAME = 14, 6


def _is_name_word(view: View, place: int) -> bool:
    if not view.document.capital(place) or not view.word(place).isalpha():
        # "Shin-wha": the part after the hyphen is small
        joined = place > view.first and view.document.starts[place] == view.document.ends[place - 1] + 1
        return joined and view.document.text[view.document.ends[place - 1]] == "-" and view.word(place).isalpha()
    entity = view.at(place)
    if entity is not None and not isinstance(entity.sense, Head):
        return False
    return not any(time.first <= place < time.end for time in view.times) and view.word(place) not in _NO_NAME


_NO_NAME = frozenset(_TABLE["no_names"])
_NO_PERSON = frozenset(_TABLE["no_persons"])

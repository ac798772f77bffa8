"""A sentence in its plain form: noun groups by their heads, without times, places, adverbs and asides.

"Poland voted on Thursday for the Council's resolution on North Korea" is "Poland voted for the text", and "its name now
stands, for the first time in years, on this year's Assembly draft" is "its name stands on the text". What the
vocabulary says in few words is found in any of the ways in which a sentence spreads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.claims.matters import group_of_paper, is_verb, left_of_group
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Actor, BodyName, Head, Paper, State
from onrecord.claims.once import by_word
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.sentence import View

_TABLE = read_toml("plain.toml")
_KEPT = frozenset(_TABLE["kept"])
_PREPOSITIONS = frozenset(_TABLE["prepositions"])
_OF_BODIES = frozenset(_TABLE["of_bodies"])
_HEADS: dict[str, tuple[str, ...]] = {
    head: tuple(said.split()) for said, heads in _TABLE["heads"].items() for head in heads
}
_ASIDES = frozenset(_TABLE["asides"])
_DETERMINERS = frozenset(_TABLE["determiners"])
_PHRASES = index_phrases(_TABLE["phrases"])
_HEAD_WORDS, _FIRST_WORDS = frozenset(_HEADS), frozenset(_PHRASES)
_LONGEST_ASIDE = 14
_LEADING = frozenset({"main", "lead", "principal", "leading", "primary", "chief"})


class Pieces(NamedTuple):
    """The words of the plain form, and the words of the document that each stands for."""

    words: list[str]
    firsts: list[int]
    ends: list[int]


Group = tuple[int, int, tuple[str, ...]]
"""First word, place after the last, and the words that stand for it."""


def plain_form(view: View) -> Pieces:
    """Return the words of the plain form; the same words as the sentence has where there is nothing to leave out."""
    groups = _find_groups(view)
    dropped = _find_dropped(view, groups)
    pieces = Pieces([], [], [])
    past = view.first
    for place in sorted(dropped | groups.keys()):
        if place < past:
            continue
        _copy(pieces, view, past, place)
        past = place + 1
        if place in groups:
            past, said = groups[place]
            _add(pieces, said, place, past)
    _copy(pieces, view, past, view.end)
    return pieces


def _copy(pieces: Pieces, view: View, first: int, end: int) -> None:
    """Adds the words of the document from `first` to `end` as they are."""
    if first < end:
        pieces.words.extend(view.words(first, end))
        pieces.firsts.extend(range(first, end))
        pieces.ends.extend(range(first + 1, end + 1))


def join_nouns(pieces: Pieces, nouns: list[Group]) -> Pieces:
    """Return the pieces with each noun, the longest first, by the words that stand for it; places are of the pieces."""
    taken: set[int] = set()
    starts: dict[int, Group] = {}
    for noun in sorted(nouns, key=lambda one: one[0] - one[1]):
        places = set(range(noun[0], noun[1]))
        if not places & taken:
            taken |= places
            starts[noun[0]] = noun
    joined = Pieces([], [], [])
    past = 0
    for place, (word, first, end) in enumerate(zip(*pieces, strict=True)):
        if place < past:
            continue
        if place in starts:
            _, past, said = starts[place]
            _add(joined, said, first, pieces.ends[past - 1])
        else:
            _add(joined, (word,), first, end)
    return joined


def _add(pieces: Pieces, said: tuple[str, ...], first: int, end: int) -> None:
    """Adds words that stand for those of the document from `first` to `end`."""
    pieces.words.extend(said)
    pieces.firsts.extend([first] * len(said))
    pieces.ends.extend([end] * len(said))


def _find_groups(view: View) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Noun groups by their first word: where each ends, and the words that stand for it."""
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    taken: set[int] = set()

    def keep(first: int, end: int, said: tuple[str, ...]) -> None:
        if not taken & set(range(first, end)):
            taken.update(range(first, end))
            found[first] = (end, said)

    for noun in view.nouns:
        keep(noun.first, noun.end, noun.sense.says)
    for first, end, said in (*_list_groups(view), *_names(view)):
        keep(first, end, said)
    for mention in view.of(Paper):
        first, end = group_of_paper(view, mention)
        vote = view.word(mention.end - 1) in {"on", "about"}
        keep(first, end, ("the", "vote" if vote else "texts" if mention.sense.many else "text"))
    return found


def _list_groups(view: View) -> list[Group]:
    """ "The text's 42 co-sponsors", "the list of sponsors of the Council's draft"."""
    found: list[Group] = []
    for place in view.places(_HEAD_WORDS):
        said = _HEADS[view.word(place)]
        if not _is_noun(view, place):
            continue
        first = left_of_group(view, place - 1 if view.word(place - 1) == "co" else place)
        end = _past_of(view, place + 1)
        if _LEADING & set(view.words(first, place)):
            said = (said[0], "main", *said[1:])
        found.append((first, end, said))
    return found


_NAMES = frozenset({"name", "names", "signature"})


def _names(view: View) -> list[Group]:
    """ "Our country's name", "the republic's good name": whose name it is follows from the clause."""
    found: list[Group] = []
    for place in view.places(_NAMES):
        if place < view.first + 2:
            continue
        owner = next((at for at in (place - 1, place - 2) if view.word(at) == "'s"), 0)
        entity = view.at(owner - 1) if owner else None
        if owner and not (entity is not None and isinstance(entity.sense, (State, Head))):
            found.append((left_of_group(view, owner), place + 1, ("its", "name")))
    return found


def _is_noun(view: View, place: int) -> bool:
    """True where "sponsors" follows an article, a number, a preposition or a verb, and is no verb itself."""
    first = place - 1 if view.word(place - 1) == "co" else place
    before, after = view.word(first - 1), view.word(place + 1)
    entity = view.at(first - 1)
    if entity is not None and isinstance(entity.sense, (State, Head, Actor)):
        return False
    if before in _DETERMINERS or before[:1].isdigit() or read_cardinal(view.document, first - 1):
        return True
    if after in {"it", "the", "a", "an", "this", "that", "un"} or before in {
        "who",
        "which",
        "not",
        "to",
        "never",
        "",
        ",",
    }:
        return False
    return view.word(place).endswith("s") or before in _PREPOSITIONS


def _past_of(view: View, place: int) -> int:
    """The place after "of the text", "of sponsors of the text", "behind the draft", that go with a head."""
    while view.word(place) in {"of", "to", "behind", "for"}:
        after = place + 1
        while after < view.end and (
            view.word(after) in {"the", "its", "a", "an", "co", "that", "this"} or view.word(after) in _HEADS
        ):
            after += 1
        if view.word(after - 1) in _HEADS:
            place = after
            continue
        paper = next(
            (one for one in view.of(Paper) if place < one.first and left_of_group(view, one.first) <= after), None
        )
        if paper is None:
            return place
        return group_of_paper(view, paper)[1]
    return place


def _find_dropped(view: View, groups: dict[int, tuple[int, tuple[str, ...]]]) -> set[int]:
    inside = {place for first, (end, _) in groups.items() for place in range(first, end)}
    dropped: set[int] = set()
    spans = [(one.first, one.end) for one in view.times] + [(one.first, one.end) for one in view.runs]
    for first, end in spans:
        if first not in inside:
            dropped.update(_with_preposition(view, first, end, _PREPOSITIONS))
    for body in view.of(BodyName):
        placed = _with_preposition(view, body.first, body.end, _OF_BODIES)
        if view.word(placed[0]) in _OF_BODIES and view.word(body.end) != "'s" and body.first not in inside:
            dropped.update(placed)
    dropped.update(view.document.places(_is_left_out, view.first, view.end))
    for place in view.places(_FIRST_WORDS):
        past = find_phrase(view.document.words, place, _PHRASES, view.end)
        dropped.update(range(place, past))
    dropped -= inside
    dropped |= _asides(view, inside, dropped)
    return dropped


@by_word
def _is_left_out(word: str) -> bool:
    return is_adverb(word) and word not in _KEPT


def _with_preposition(view: View, first: int, end: int, prepositions: frozenset[str]) -> range:
    place = first
    while view.word(place - 1) in {"the", "a", "its", "this", "that", "early", "late"}:
        place -= 1
    if view.word(place - 1) in prepositions:
        return range(place - 1, end)
    return range(first, end)


def _asides(view: View, inside: set[int], dropped: set[int]) -> set[int]:
    """Words between two commas, dashes or brackets that open with a preposition and hold no verb, with their signs."""
    found: set[int] = set()
    past = view.first
    for place in view.places(_SIGNS):
        close = _closing(view, place, view.word(place), inside) if place >= past else 0
        if not close:
            continue
        middle = [at for at in range(place + 1, close) if at not in dropped]
        idle = not middle or (view.word(middle[0]) in _ASIDES and not any(is_verb(view, at) for at in middle))
        if idle or _reports(view, place, close) or _hears(view, place, close):
            found.update(range(place, close + 1))
            past = close + 1
    return found


_SIGNS = frozenset({",", "–", "—", "("})


def _reports(view: View, place: int, close: int) -> bool:
    """ ", we hear,", ", officials say,": who tells it."""
    cue = next((one for one in view.cues if one.sense.name == "report" and place < one.first < close), None)
    return cue is not None and close - place <= _LONGEST_REPORT and cue.end == close


def _hears(view: View, place: int, close: int) -> bool:
    """ ", we hear,", ", I am told,"."""
    return view.word(place + 1) in {"we", "i"} and close - place <= _LONGEST_REPORT


_LONGEST_REPORT = 6


def _closing(view: View, place: int, sign: str, inside: set[int]) -> int:
    wanted = ")" if sign == "(" else sign
    for at in range(place + 1, min(view.end, place + _LONGEST_ASIDE)):
        if view.word(at) == wanted and at not in inside:
            return at
    return 0

"""What acts were done to: an office, report, post or law by its name, a part of it, or a word that goes back to it.

Names come from the edition; the classes of head nouns ("office", "unit", "desk") from the vocabulary. So "the
abductees unit", "the ministry's rights report" and "the post" find the same rows as the names in full.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.claims.find.act_details import full_names
from onrecord.claims.find.claim_parts import phrase
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.senses import ActTarget, BodyName, Head, Organisation, State
from onrecord.claims.patterns import words_of
from onrecord.claims.stance import AUXILIARIES
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import ActEntry, Lexicon
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View

_TABLE = read_toml("acts.toml")
_HEADS: dict[str, str] = {word: kind for kind, words in _TABLE["generic"].items() for word in words}
_HEAD_WORDS = frozenset(_HEADS)
_CONTEXT = frozenset(_TABLE["context"])
_FOREIGN = frozenset(_TABLE["foreign"])
_STOPS = frozenset(_TABLE["stops"])
_JOINS = frozenset(
    {
        "on",
        "for",
        "of",
        "about",
        "in",
        "dealing",
        "handling",
        "covering",
        "with",
        "documenting",
        "that",
        "which",
        "responsible",
        "looking",
        "supporting",
        "helping",
        "assisting",
    }
)
_PRONOUNS = frozenset(
    {"it", "which", "they", "this", "that", "both", "one", "them", "these", "former", "latter", "she", "he", "who"}
)
_STRONG = frozenset(_TABLE["strong"])
_SAME: dict[str, str] = _TABLE["same"]
_COLLECTIONS = frozenset(_TABLE["collections"])
_OTHERS = frozenset({"another", "other", "different", "existing", "various", "many", "several"})
_LEFT, _RIGHT = 6, 8


@dataclass(frozen=True, slots=True)
class Target:
    """Words of a sentence that name what an act was done to; `names` are all that they may mean."""

    first: int
    end: int
    kind: str
    names: tuple[str, ...]
    state: str | None
    exact: bool = False
    """By its name in full."""
    head: int = 0
    """The place of its noun: of "South Korea deported two fishermen" that of "fishermen"."""

    def as_sense(self) -> ActTarget:
        """Return what later sentences go back to."""
        return ActTarget(self.kind, self.names[0], self.state)


@lru_cache(maxsize=4)
def _described(lexicon: Lexicon) -> tuple[tuple[ActEntry, frozenset[str], frozenset[str]], ...]:
    """Each name with the words that only few names have, and those that many have (the words of the question)."""
    held = {entry.target: entry for entry in lexicon.acts if entry.kind != "statement"}
    words = {name: frozenset(_stem(word) for word in words_of(name) if word not in _STOPS) for name in held}
    often = Counter(word for name in held for word in words[name])
    shared = frozenset(word for word, times in often.items() if times >= max(3, len(held) // 3))
    return tuple((entry, words[name] - shared, words[name] & shared) for name, entry in held.items())


def _stem(word: str) -> str:
    word = _SAME.get(word, word)
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def may_name_target(view: View) -> bool:
    """False where no word of the sentence can stand for a target."""
    return not view.vocabulary.isdisjoint(_HEAD_WORDS) or bool(view.of(ActTarget))


def find_targets(view: View, discourse: Discourse) -> list[Target]:
    """Return the targets of the sentence in order, none overlapping; worked out once a sentence."""
    known = discourse.targets
    if known is None or known[0] != view.first:
        discourse.targets = known = view.first, _find_targets(view, discourse)
    return known[1]


def _find_targets(view: View, discourse: Discourse) -> list[Target]:
    found = [
        Target(m.first, m.end, m.sense.kind, (m.sense.target,), m.sense.state, exact=True, head=m.end - 1)
        for m in view.of(ActTarget)
        if m.sense.kind != "statement"
        if m.end - m.first > 2 or view.document.capital(m.end - 1) or _is_ours(view, m.first, m.end, discourse)
    ]
    taken = {place for one in found for place in range(one.first, one.end)}
    for place in view.places(_HEAD_WORDS):
        kind = _HEADS[view.word(place)]
        if place in taken or isinstance(view.sense_at(place), Organisation):
            continue
        target = _describe(view, place, kind, found, discourse)
        if target is not None:
            found.append(target)
            taken |= set(range(target.first, target.end))
    return sorted(found, key=lambda one: one.first)


def _describe(view: View, place: int, kind: str, named: list[Target], discourse: Discourse) -> Target | None:
    """The target that the head noun at the word stands for with the words around it."""
    first, end = _reach_left(view, place), max(_reach_right(view, place + 1), _kept_there(view, place))
    if view.word(place - 1) in _OTHERS or (view.word(first - 1) in {"a", "an"} and view.word(first) == "more"):
        # "a more independent archive" is none of those that are
        return None
    if _is_foreign(view, first, end, discourse) or _is_other_name(view, place, discourse):
        return None
    if _is_other_matter(view, place + 1, end, discourse) and not _goes_north(view, place + 1, kind):
        return None
    around = frozenset(_stem(word) for word in view.words(first, place) + view.words(place + 1, end))
    head = _stem(view.word(place))
    scored = []
    for entry, own, shared in _described(discourse.lexicon):
        if entry.kind != kind:
            continue
        distinct = around & own - {head} - _CONTEXT
        common = around & (shared | own) - _CONTEXT
        score = 4 * len(distinct) + len(common) + (2 if head in own else 0)
        score += bool(common) and (head in _COLLECTIONS) is bool(own & _COLLECTIONS)
        scored.append((score, bool(distinct), bool(common), head in own, entry))
    if not scored:
        return None
    best = max(score for score, *_ in scored)
    top = [one for one in scored if one[0] == best]
    told = any(_is_post_by_matter(view, place, around, entry) for *_, entry in top)
    told = told or any(one[1] and (kind != "report" or (one[2] and _is_domestic(view, discourse))) for one in top)
    if told or (
        any(one[2] for one in top) and _is_domestic(view, discourse) and (len(top) == 1 or any(o[3] for o in top))
    ):
        entries = [one[4] for one in top if one[1]] or [one[4] for one in top]
        rivals = [one[4] for one in scored if one[1] and one[4] not in entries]
        names = tuple(dict.fromkeys(entry.target for entry in entries + rivals if entry.kind == kind))
        held = [own | shared for entry, own, shared in _described(discourse.lexicon) if entry in entries]
        last = max((i + 1 for i in range(place, end) if any(_stem(view.word(i)) in words for words in held)), default=0)
        return Target(first, max(last, place + 1), kind, names, entries[0].state, head=place)
    return _go_back(view, place, kind, named, discourse, around)


def _is_post_by_matter(view: View, place: int, around: frozenset[str], entry: ActEntry) -> bool:
    """ "The North Korean human rights ambassadorship": the post by its noun and all that it is for."""
    if entry.kind != "appointment" or view.word(place) not in _POSTS:
        return False
    named = {_stem(word) for word in words_of(entry.target) if word not in _STOPS}
    return named <= around | {_stem(view.word(place))}


_POSTS = frozenset({"ambassador", "ambassadorship"})


def _goes_north(view: View, place: int, kind: str) -> bool:
    """ "Sent back two fishermen to the North": where those of an event went, and no matter of theirs."""
    return kind == "context" and view.word(place) == "to"


def _kept_there(view: View, place: int) -> int:
    """ "A centre to keep records of abuses", "an archive that gathers testimony": past what it keeps, or 0."""
    if _stem(view.word(place)) not in _COLLECTIONS:
        return 0
    kept = next((at for at in range(place + 1, place + _NEAR_KEPT) if view.word(at) in _KEPT), -1)
    return min(view.end, kept + 1)


_NEAR_KEPT = 7
_KEPT = frozenset({"records", "testimony", "testimonies", "evidence"})


def _go_back(
    view: View, place: int, kind: str, named: list[Target], discourse: Discourse, around: frozenset[str]
) -> Target | None:
    """ "The unit", "the post": what was named before, in this sentence or an earlier one, same head noun first."""
    word = view.word(place)
    earlier = [one for one in named if one.kind == kind and one.exact]
    by_head = next((one for one in discourse.act_names.get(kind, ()) if word in words_of(one.target)), None)
    known = by_head or (earlier[0].as_sense() if earlier else discourse.act_targets.get(kind))
    if known is None and (kind == "law" or _is_domestic(view, discourse)):
        known = _only(view, place, kind, discourse)
    if known is None:
        return None
    return Target(place, place + 1, kind, (known.target,), known.state, head=place)


def _only(view: View, place: int, kind: str, discourse: Discourse) -> ActTarget | None:
    """ "The ministry's report", "an ambassador", not named before: the only one that the edition's acts speak of."""
    word = view.word(place)
    held = [entry for entry in discourse.lexicon.acts if entry.kind == kind]
    if kind == "report" and not view.vocabulary & _CONTEXT:
        return None
    if kind == "law" and not view.document.capital(place) and not discourse.act_targets:
        return None
    if kind == "appointment" and view.word(place - 1) in _OWNERS:
        # "South Korea's ambassador sat upright", "its ambassador spoke last", "one ambassador left": a diplomat
        return None
    if (
        kind not in {"report", "law"}
        and word not in _STRONG
        and not any(word in words_of(entry.target) for entry in held)
    ):
        return None
    longest = {max((e.target for e in held if e.target.startswith(entry.target)), key=len) for entry in held}
    if kind != "report" and len(longest) != 1:
        return None
    if not held or len({entry.state for entry in held}) != 1:
        return None
    chosen = min(held, key=lambda entry: len(entry.target))
    return ActTarget(chosen.kind, chosen.target, chosen.state)


_OWNERS = frozenset({"'s", "'", "its", "his", "her", "their", "our", "my", "your", "whose", "one", "each", "every"})


def goes_on(discourse: Discourse) -> ActTarget | None:
    """What was named last; None where that is too many sentences ago for a pronoun to mean it."""
    return discourse.last_target if discourse.since_target <= _RECENT else None


_RECENT = 3
"""Sentences."""


def pronoun_target(view: View, first: int, end: int, fits: frozenset[str], discourse: Discourse) -> Target | None:
    """Return what "it" or a subject left out goes back to, of the kinds that fit."""
    place = next((i for i in range(first, end) if view.word(i) in _PRONOUNS and not _is_relative(view, i)), None)
    known = goes_on(discourse)
    if place is None or known is None or known.kind not in fits:
        return None
    if view.word(place) in {"she", "he", "who"} and known.kind != "appointment":
        return None
    return Target(place, place + 1, known.kind, (known.target,), known.state)


def _is_relative(view: View, place: int) -> bool:
    """ "A bakery that opened in March": the word before says what; "a move that was announced" goes back."""
    if view.word(place) == "one":
        # "one of the hosts lost his hearing", "one door closes"
        return view.word(place + 1) not in AUXILIARIES and not is_adverb(view.word(place + 1))
    if view.word(place) not in {"that", "which", "who"} or place == view.first:
        return False
    return view.word(place - 1) not in {",", "move", "step", "decision", "change", "and", "measure"}


def _reach_left(view: View, place: int) -> int:
    first = place
    while first > view.first and place - first < _LEFT:
        word = view.word(first - 1)
        if word in {"'s", "'"}:
            first -= 1
            continue
        if word in _STOPS or not word[:1].isalnum():
            break
        first -= 1
    return first


def _reach_right(view: View, place: int) -> int:
    if view.word(place) not in _JOINS:
        return place
    end = place + 1
    while end < view.end and end - place < _RIGHT:
        word = view.word(end)
        if not word[:1].isalpha() or (word in _STOPS and word not in {"the", "of", "in", "and", "on"}):
            break
        if any(time.first <= end < time.end for time in view.times):
            break
        end += 1
    return end


def _is_foreign(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "The UN's report", "Washington's envoy": another's, and no object of the acts that the edition holds."""
    if set(view.words(first, end)) & _FOREIGN:
        return True
    if any(m.sense.forum is not None and not m.sense.weak for m in view.of(BodyName, first, end)):
        return True
    acting = {entry.state for entry in discourse.lexicon.acts}
    ours, theirs = acting | discourse.lexicon.own_matter, discourse.lexicon.own_matter - acting
    return any(
        m.sense.iso not in ours or (m.sense.iso in theirs and view.word(m.end) == "'s" and not _is_its_topic(view, m))
        for m in view.of(State, first - 2, end)
    )


def _is_its_topic(view: View, mention: Mention) -> bool:
    """ "Its report on the North's human rights": what it is about, and not whose it is."""
    return bool({"on", "about"} & set(view.words(mention.first - 2, mention.first)))


def _is_other_name(view: View, place: int, discourse: Discourse) -> bool:
    """ "The Magnitsky Act", "the Blue House Desk": a name whose words the edition's names do not hold."""
    before = place - 1
    if before <= view.first or not view.document.capital(before) or not view.word(before).isalpha():
        return False
    if view.at(before) is not None or view.word(before) in _LANGUAGES:
        return False
    word = _stem(view.word(before))
    return all(word not in own | shared for _, own, shared in _described(discourse.lexicon))


_LANGUAGES = frozenset(_TABLE["languages"])
"""Of an edition: "the English version"."""


def _is_ours(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """A name in small letters ("annual report") is a name only at home, and of no other matter."""
    reach = _reach_right(view, end)
    return (
        _is_domestic(view, discourse)
        and not _is_foreign(view, first, reach, discourse)
        and not _is_other_matter(view, end, reach, discourse)
    )


def _is_other_matter(view: View, first: int, end: int, discourse: Discourse) -> bool:
    """ "A report on tourism", "an envoy to the IMF", "a team of translators"."""
    if view.word(first) == "to" and (view.document.capital(first + 1) or view.word(first + 1) == "the"):
        return True
    said = [_stem(word) for word in view.words(first + 1, end) if word not in _STOPS | _IN_GENERAL and word.isalpha()]
    if not said:
        return False
    known = _known(discourse.lexicon)
    states = {place for m in view.of(State, first, end) for place in range(m.first, m.end)}
    return not any(word in known for word in said) and not states


_IN_GENERAL = frozenset(_TABLE["in_general"])
"""Words that tell no matter of their own: for whom an edition is, "for the subject", "that goes with it"."""


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> frozenset[str]:
    """All words of the names of acts, and those around them."""
    return _CONTEXT.union(*(own | shared for _, own, shared in _described(lexicon)))


def _is_domestic(view: View, discourse: Discourse) -> bool:
    """The text speaks of the state's own ministries, or of its acts already."""
    ours = {entry.state for entry in discourse.lexicon.acts}
    return (
        bool(view.vocabulary & _CONTEXT)
        or bool(discourse.act_targets)
        or bool(view.of(ActTarget))
        or discourse.cast.reader in ours
        or bool(ours & discourse.cast.named)
        or any(m.sense.iso in ours for m in view.of(State))
        or any(holder.state in ours for m in view.of(Head) for holder in m.sense.holders)
    )


def note_targets(view: View, discourse: Discourse) -> None:
    """Keep what later sentences may call "the report", "the post", "it"."""
    for target in find_targets(view, discourse):
        sense = target.as_sense()
        discourse.act_targets[target.kind] = sense
        discourse.last_target, discourse.since_target = sense, 0
        known = discourse.act_names.setdefault(target.kind, [])
        if target.exact and all(one.target != sense.target for one in known):
            known.insert(0, sense)
        if target.kind == "appointment" and (names := full_names(view)):
            discourse.holder = phrase(view, *names[0])

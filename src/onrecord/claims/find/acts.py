"""Claims about dated acts of a government at home: offices, reports, posts and laws that the edition knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import ActTarget, Mention
from onrecord.claims.models import Acted, Claim, Kind
from onrecord.claims.stance import Stance, is_free_participle
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("acts.toml")
_GENERIC: dict[str, str] = {word: kind for kind, words in _TABLE["generic"].items() for word in words}
_FITTING: dict[str, frozenset[str]] = {kind: frozenset(phases) for kind, phases in _TABLE["phases"].items()}
_INTRANSITIVE = frozenset(_TABLE["intransitive"])
_REACH = 12
_CONTEXT = frozenset(_TABLE["context"])


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where an office, report, post or law that the edition knows stands beside the frame."""
    words = view.words(predicate.mention.first, predicate.end)
    if words[0].endswith("ing") and words[-1] != "of" and not is_free_participle(view, predicate.mention.first):
        return False
    return bool(_targets(view, predicate, view.first, view.end, discourse))


def _targets(view: View, predicate: Predicate, first: int, end: int, discourse: Discourse) -> list[Mention]:
    """What the frame is said of: left of a passive or intransitive verb, else right of it."""
    known = [m for m in _mentions(view, discourse) if first <= m.first < end and _fits(m, predicate)]
    words = view.words(predicate.mention.first, predicate.end)
    left = [m for m in known if m.end <= predicate.first and predicate.first - m.end <= _REACH]
    right = [m for m in known if m.first >= predicate.mention.first and m.first - predicate.end <= _REACH]
    if words[-1] not in {"of", "to"} and (predicate.auxiliaries.passive or words[0] in _INTRANSITIVE):
        return left[-1:] or (right[:1] if predicate.frame.act in {"appointed", "vacant"} else [])
    if right:
        return _listed(view, right)
    return left[-1:] if predicate.frame.act == "vacant" or set(words) & {"it", "them"} else []


def _listed(view: View, right: list[Mention]) -> list[Mention]:
    """The first target and those joined to it by "and" or a comma."""
    kept = right[:1]
    for mention in right[1:]:
        between = view.words(kept[-1].end, mention.first)
        if set(between) <= {"and", ",", "the", "its", "an", "a", "both"} and between:
            kept.append(mention)
        else:
            break
    return kept


def _fits(mention: Mention, predicate: Predicate) -> bool:
    return predicate.frame.act in _FITTING.get(mention.sense.kind, frozenset())


def _mentions(view: View, discourse: Discourse) -> list[Mention]:
    """Targets by name, and generic words ("the report", "the post") for one of the same kind named before."""
    named = view.of(ActTarget)
    found = list(named)
    for place in range(view.first, view.end):
        kind = _GENERIC.get(view.word(place))
        if view.word(place) == "it" and view.word(place - 1) == "to":
            kind = "appointment"
        if kind is None or any(m.first <= place < m.end for m in named):
            continue
        known = next((m.sense for m in named if m.sense.kind == kind), None) or discourse.act_targets.get(kind)
        known = known or _usual_target(view, kind, discourse)
        if known is not None:
            found.append(Mention(place, place + 1, known))
    return sorted(found, key=lambda m: m.first)


def _usual_target(view: View, kind: str, discourse: Discourse) -> ActTarget | None:
    """ "The ministry's human rights report", not named before: the only report that the edition's acts speak of."""
    if kind != "report" or not set(view.words(view.first, view.end)) & _CONTEXT:
        return None
    held = [entry for entry in discourse.lexicon.acts if entry.kind == kind]
    if len({entry.state for entry in held}) != 1:
        return None
    shortest = min(held, key=lambda entry: len(entry.target))
    return ActTarget(shortest.kind, shortest.target, shortest.state)


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return one claim a target."""
    predicate = clause.predicate
    if predicate.stance is not Stance.FACT or situation.unclear:
        return []
    situation = situation.nowhere()
    if not situation.timed and discourse.published:
        year = discourse.published.year
        situation = situation.at(years=(year, year), days=None)
    claims = []
    relative = view.word(clause.first) in {"which", "that", "who"}
    targets = _targets(view, predicate, view.first if relative else clause.first, clause.end, discourse)
    lasted = _lasted(view, clause) if predicate.frame.act == "vacant" else None
    if lasted and situation.years:
        situation = situation.at(years=(situation.years[1] - lasted, situation.years[1]), days=None)
    for mention in targets:
        sense: ActTarget = mention.sense
        person = _person(view, predicate) if predicate.frame.act == "appointed" else None
        first = "first" in view.words(max(clause.first, mention.first - 4), mention.end)
        phase = "appointed" if sense.kind == "appointment" and predicate.frame.act == "created" else predicate.frame.act
        says = Acted(sense.kind, objects=(sense.target,), phase=phase, person=person, lasted_years=lasted, first=first)
        why = f"act: “{phrase(view, predicate.mention.first, predicate.end)}” of {sense.target}"
        words = (clause.first, clause.end)
        if len(targets) > 1 or view.word(predicate.end - 1) == "of":
            words = (predicate.first if mention is targets[0] else mention.first, mention.end)
        claims.append(make_claim(view, words, Kind.ACT, says, situation, subject=sense.state, why=(why,)))
    return claims


def note_targets(view: View, discourse: Discourse) -> None:
    """Keep what later sentences may call "the report", "the post"."""
    for mention in view.of(ActTarget):
        discourse.act_targets[mention.sense.kind] = mention.sense


def _lasted(view: View, clause: Clause) -> int | None:
    for place in range(clause.first, clause.end):
        if view.word(place) == "for":
            at = place + 1
            while view.word(at) in {"about", "almost", "nearly", "some", "around", "over", "more", "than", "roughly"}:
                at += 1
            number = read_cardinal(view.document, at)
            if number and view.word(number[1]) in {"years", "year"}:
                return number[0]
    return None


def _person(view: View, predicate: Predicate) -> str | None:
    """The name left of a passive ("X was named"), or right of an active verb ("named X")."""
    document = view.document
    if predicate.auxiliaries.passive:
        end = predicate.first
        first = end
        while first > view.first and document.capital(first - 1) and view.word(first - 1).isalpha():
            first -= 1
    else:
        first = predicate.end
        end = first
        while end < view.end and document.capital(end) and view.word(end).isalpha():
            end += 1
    return phrase(view, first, end) if end - first >= 2 else None

"""Another text that a clause tells of without a verb: "but against the one on food", "as it had on the Iran text"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import retell
from onrecord.claims.find.several_texts import text_in, text_of
from onrecord.claims.find.year_pairs import denied_of_pair
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.models import Claim, Kind, Quantifier, Sponsors, Votes
from onrecord.claims.question_search import question_in
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.named_texts import NamedText
    from onrecord.claims.sentence import View

_KINDS = frozenset({Kind.VOTE, Kind.SPONSORSHIP})


@dataclass(frozen=True, slots=True)
class Beside:
    """Words of a clause that tell of another text without a verb of their own."""

    first: int
    end: int
    named: int
    """Where the words begin that say which text."""
    ballot: str | None = None
    """The ballot cast on it, where it is not the same: "yes", "no"; "not" for the opposite."""
    of_pair: int | None = None
    """Which it is of two texts named by their years."""


def cut_beside(view: View, clause: Clause, discourse: Discourse) -> tuple[Clause, Beside | None]:
    """Return the clause up to another text that it tells of without a verb, and the words on that one.

    "Voted for the text on food but against the one on mercenaries", "voted no, as it had on the anniversary text".
    """
    if clause.predicate.frame.family not in {"votes", "sponsorship"}:
        return clause, None
    found = _likened(view, clause, discourse) or _joined(view, clause) or _denied(view, clause, discourse)
    if found is None:
        return clause, None
    cut, beside = found
    return replace(clause, end=cut - (view.word(cut - 1) == ",")), beside


def _denied(view: View, clause: Clause, discourse: Discourse) -> tuple[int, Beside] | None:
    """ "But not the later one": of two texts named by their years."""
    found = denied_of_pair(view, clause, discourse)
    return (found[0], Beside(found[0] + 1, clause.end, found[0] + 1, "not", found[1])) if found is not None else None


def _joined(view: View, clause: Clause) -> tuple[int, Beside] | None:
    """ "But against the one on mercenaries": where the joining word stands, and what follows it."""
    for place in [] if view.vocabulary.isdisjoint(_ONES) else view.places(_ONES):
        if not clause.predicate.end < place < clause.end or view.word(place + 1) != "on":
            continue
        low = place - (view.word(place - 1) == "the")
        ballot, words = _side_before(view, low)
        low -= words
        joint = next((n for n in (1, 3) if tuple(view.words(low - n, low)) in _JOINTS), 0)
        if joint and low - joint > clause.predicate.end and "both" not in view.words(clause.predicate.end, low):
            return low - joint, Beside(low, clause.end, place + 1, ballot)
    return None


def _likened(view: View, clause: Clause, discourse: Discourse) -> tuple[int, Beside] | None:
    """ ", as it had on the anniversary text in March": where "as" stands, and what follows it."""
    for place in [] if "as" not in view.vocabulary else view.places(_AS):
        if not clause.predicate.end <= place < clause.end:
            continue
        at = place + 1 + (view.word(place + 1) in _PRONOUNS)
        named = at + 1 + (view.word(at + 1) == "done")
        if view.word(at) not in _HAD:
            continue
        if view.word(named) in _OVER and _names_text(view, named + 1):
            return place, Beside(place, clause.end, named + 1)
        # "as it has for two decades on mercenaries"
        over = next((n for n in range(named, min(named + _NAMING, clause.end)) if view.word(n) == "on"), 0)
        if over and discourse.lexicon.many and question_in(view, over + 1, clause.end, discourse) is not None:
            return place, Beside(place, clause.end, over + 1)
    return None


_AS = frozenset({"as"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_HAD = frozenset({"had", "did", "has", "have", "was", "were"})
_OVER = frozenset({"on", "with", "for", "over", "to"})


def _names_text(view: View, first: int) -> bool:
    """A text, or "the one", stands in the next words, which are no bare time or body: "as it had in Geneva"."""
    near = view.words(first, first + _NAMING)
    return bool(view.of(Paper, first, first + _NAMING)) or not _ONES.isdisjoint(near)


_NAMING = 8


_ONES = frozenset({"one", "that"})
_JOINTS = {("and",), ("but",), ("as", "well", "as"), (",",)}


def _side_before(view: View, end: int) -> tuple[str | None, int]:
    """The ballot told by the words right before, and how many they are: "against", "in favour of", "not"."""
    for words, ballot in sorted(_BALLOTS.items(), key=lambda item: -len(item[0])):
        if tuple(view.words(end - len(words), end)) == words:
            return ballot, len(words)
    return None, 0


_BALLOTS = {
    ("against",): "no",
    ("in", "favour", "of"): "yes",
    ("in", "favor", "of"): "yes",
    ("for",): "yes",
    ("not",): "not",
    ("not", "for"): "not",
    ("not", "against"): "not",
    ("not", "on"): "not",
    ("on",): None,
}


def of_beside(view: View, beside: Beside | None, claims: list[Claim], discourse: Discourse) -> list[Claim]:
    """Return what a clause goes on to tell of another text, after what it has told of the first one."""
    if beside is None or not claims or claims[0].kind not in _KINDS or claims[0].each:
        return []
    if beside.of_pair is not None and discourse.year_pair is not None:
        year = discourse.year_pair[beside.of_pair]
        other = replace(text_of(claims[0]), years=(year, year), days=None, document=None)
        return _told_of(view, beside, claims, other)
    text = text_in(view, beside.named, beside.end, text_of(claims[0]), discourse)
    if text is not None and view.times_in(beside.first, beside.named):
        # "for two decades on mercenaries": the time stands before what the other text is on
        then = situate(view, beside.first, beside.end, discourse)
        text = replace(text, years=then.years, days=then.days)
    if text is None or text.series in (None, claims[0].series):
        # which text that is cannot be told, so what the clause says of the first one stands alone
        return []
    return _told_of(view, beside, claims, text)


def _told_of(view: View, beside: Beside, claims: list[Claim], text: NamedText) -> list[Claim]:
    span = view.characters(beside.first, beside.end)
    found = []
    for claim in claims:
        says = _with_ballot(claim, beside.ballot)
        if says is not None:
            found.append(
                retell(
                    view,
                    claim,
                    span,
                    says=says,
                    series=text.series,
                    years=text.years,
                    days=text.days,
                    document=None,
                    why=(f"as “{claim.quote[:60]}”, of another text: {text.series}",),
                )
            )
    return found


def _with_ballot(claim: Claim, ballot: str | None) -> Votes | Sponsors | None:
    """What is told of the other text: the same, or with another ballot."""
    says = claim.says
    if isinstance(says, Votes):
        if ballot == "not":
            return replace(says, negated=not says.negated)
        return Votes(ballot) if ballot is not None else says
    if isinstance(says, Sponsors) and ballot in (None, "not"):
        turned = Quantifier.EVERY if says.quantifier is Quantifier.NEVER else Quantifier.NEVER
        return replace(says, quantifier=turned) if ballot == "not" else says
    return None

"""What a text is told to say as another text does: "as its predecessor had done", "like the text of 2024"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.document_of import find_document, find_documents
from onrecord.claims.find.claim_parts import make_claim
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import Paper
from onrecord.claims.models import Asks, Claim, Kind
from onrecord.claims.situation import situate

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


def likened_year(view: View, clause: Clause, discourse: Discourse) -> int | None:
    """Return the year of the other text of "like the text of 2024, it", "it asks, as did 79/181, for"."""
    inside = _inserted_likeness(view, clause)
    if inside is None:
        return None
    named = find_documents(view, *inside, discourse)
    if len(named) == 1:
        return named[0].year
    if len(view.times_in(*inside)) != 1:
        return None
    when = situate(view, *inside, discourse).when
    return when.years[0] if when.timed and when.years and when.years[0] == when.years[1] else None


def _inserted_likeness(view: View, clause: Clause) -> tuple[int, int] | None:
    """The words of a likeness at the head of the sentence, or between commas right after the verb."""
    start = view.first
    if view.word(start) not in _LIKE:
        start = clause.predicate.end + 1
        if view.word(start - 1) != "," or view.word(start) not in _LIKE:
            return None
    comma = view.next_of(frozenset({","}), start)
    return (start, comma) if comma < clause.end else None


_LIKE = frozenset({"like", "as"})


def before_likeness(view: View, clause: Clause) -> tuple[Clause, tuple[int, int]]:
    """Return the clause, and the words after it that tell of other texts: ", as its predecessor had done"."""
    clause = _over_list(view, clause)
    for place in range(clause.predicate.end, min(clause.end + 1, view.end - 2)):
        if view.word(place) != ",":
            continue
        start = place + 1 + (view.word(place + 1) == "just")
        after = view.words(start + 1, view.end)
        stop = next((at for at, word in enumerate(after) if word in {",", ";"}), len(after))
        after = after[:stop]
        likened = view.word(start) == "as" and not _DONE.isdisjoint(after)
        contrasted = view.word(start) == "which" and "not" in after and _names_text(view, start, start + 1 + stop)
        if (likened or contrasted) and start + 1 + stop >= min(clause.end, view.end - 1):
            return replace(clause, end=place), (place + 1, start + 1 + stop)
    return clause, (0, 0)


def _over_list(view: View, clause: Clause) -> Clause:
    """ "Asks for the return of abductees and prisoners of war, as did 79/181": what "and" adds is asked for too."""
    if view.word(clause.end) != "and":
        return clause
    comma = view.next_of(frozenset({","}), clause.end)
    added = any(clause.end < one.first < comma for one in view.topics)
    verbs = any(clause.end < one.first < comma for one in view.frames)
    likened = view.word(comma + 1) == "as" or view.words(comma + 1, comma + 3) == ["just", "as"]
    return replace(clause, end=comma) if added and likened and not verbs else clause


def _names_text(view: View, first: int, end: int) -> bool:
    """ "Which 79/181 does not", "which last year's text did not": another text is told of."""
    return "/" in view.words(first, end) or (bool(view.of(Paper, first, end)) and bool(view.times_in(first, end)))


_DONE = frozenset({"had", "did", "was", "were", "does", "do", "is", "are", "has"})


def of_likened(
    view: View, words: tuple[int, int], told: Claim, situation: Situation, discourse: Discourse
) -> list[Claim]:
    """Return the claim of "as its predecessor 79/181 had done": the same of the text named there, or the opposite."""
    if words[0] >= words[1] or not isinstance(told.says, Asks):
        return []
    texts = find_documents(view, *words, discourse)
    first = find_document(view, *words, discourse, situation.forum)
    if first is not None:
        years = tuple(sorted({text.year for text in texts if text.forum is first.forum})) or (first.year,)
    else:
        years = _years_before(view, words, situation, discourse)
    if not years:
        return []
    one = len(years) == 1
    listed = () if one else years
    moved = situation.at(years=(years[0], years[-1]), listed=listed, days=None, session=None)
    other = replace(moved, document=first.symbol if first is not None and one else None)
    other = other.in_place(forum=first.forum if first is not None else situation.forum)
    says = replace(told.says, absent=told.says.absent != ("not" in view.words(*words)), texts=1)
    return [make_claim(view, words, Kind.ASK, says, other, why=(f"beside “{told.quote[:60]}”",))]


def _years_before(view: View, words: tuple[int, int], situation: Situation, discourse: Discourse) -> tuple[int, ...]:
    """The years of "as last year's had done", "as were the two before it", "as its predecessor did"."""
    told = situation.years[1] if situation.years else None
    times = view.times_in(*words)
    if times:
        when = situate(view, *words, discourse)
        years = when.years if when.timed and not when.unclear else None
        return tuple(sorted({years[0], years[1]})) if years else ()
    said = view.words(*words)
    if told is None or _PREVIOUS.isdisjoint(said):
        return ()
    number = next((read[0] for at in range(*words) if (read := read_cardinal(view.document, at)) is not None), 1)
    return tuple(range(told - number, told)) if number <= _FEW else ()


_FEW = 5
_PREVIOUS = frozenset({"before", "previous", "predecessor", "predecessors", "preceding", "earlier"})

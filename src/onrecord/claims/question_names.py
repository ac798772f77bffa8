"""One question under its other names: in another body, in other years, or in a text of other days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.models import Kind, Streak
from onrecord.claims.question_search import question_index
from onrecord.claims.questions import emergency_of, is_decided_in, was_decided

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.lexicon import Lexicon
    from onrecord.claims.models import Claim
    from onrecord.claims.papers import SeriesEntry
    from onrecord.claims.question_search import Asked
    from onrecord.claims.questions import Occasion, QuestionIndex


def decided_before(series: str, discourse: Discourse, asked: Asked) -> str | None:
    """ "The March text": of the questions that the text has spoken of, the one that came to a decision in March."""
    if discourse.sections_place is not None or all(name == series for name in discourse.questions):
        return None
    for name in reversed(discourse.questions):
        entry = discourse.lexicon.entry(name)
        if entry is not None and was_decided(entry, asked.occasion):
            return name if name != series else None
    return None


def decided_then(series: str, forum: Forum | None, days: tuple[date, date] | None, discourse: Discourse) -> str | None:
    """Return the other question on the same state of which a text was decided in those days, where this one had none.

    "" where several texts of its emergency session were decided then.
    "Thursday's resolution on Venezuela passed; a day later a tougher one prevailed", "in May it had been 18 to 14".
    """
    entry = discourse.lexicon.entry(series)
    if entry is None or days is None or days[1] - days[0] > _MONTH or is_decided_in(entry, forum, days):
        return None
    found = question_index(discourse.lexicon).decided_in(series, forum, days)
    if len(found) > 1 and emergency_of(series):
        # two resolutions on the invasion in one month: not the one of April, and which of them is not told
        return ""
    return found[0] if len(found) == 1 else None


def emergency_then(
    series: str, forum: Forum | None, days: tuple[date, date] | None, discourse: Discourse
) -> str | None:
    """Return the one text of an emergency session on the same state that was decided in those days.

    "In February it voted against the resolution on Ukraine": the Assembly comes to its yearly text in autumn.
    """
    if days is None or days[1].month >= _REGULAR:
        return None
    other = decided_then(series, forum, days, discourse)
    return other if other and emergency_of(other) else None


_REGULAR = 11
"""The month from which on the Assembly's committee, and then its plenary, decide on its yearly questions."""


_MONTH = timedelta(days=31)


def decided_alone(days: tuple[date, date] | None, lexicon: Lexicon) -> str | None:
    """Return the one question that the Council decided on that day, where there was no other: a special session's."""
    if days is None or days[0] != days[1] or not lexicon.many:
        return None
    found = [one.series for one in lexicon.series if (days[0], Forum.HRC) in one.decided]
    return found[0] if len(found) == 1 else None


def other_name(series: str, discourse: Discourse, asked: Asked, *, named: bool = False) -> str | None:
    """The series under which the question goes on in that forum and those years, where it has none of its own there.

    A question that is `named` by words of its own is none that the words of the sentences before mean.
    """
    entry = discourse.lexicon.entry(series)
    if entry is None or not discourse.lexicon.many:
        return None
    forum, years = asked.occasion.forum, asked.occasion.years
    if years is None or forum is None:
        return None
    if any(years[0] <= year <= years[1] for year in entry.held_by(forum)):
        return None
    index = question_index(discourse.lexicon)
    sibling = index.find_sibling(series, forum, years)
    return sibling if sibling or named else _said_again(index, discourse, asked.occasion)


def _said_again(index: QuestionIndex, discourse: Discourse, occasion: Occasion) -> str | None:
    """The question that the words by which the text named its own mean at another time: "a similar call in 2023"."""
    match = index.find(discourse.matter, occasion) if discourse.matter else None
    entry = discourse.lexicon.entry(match.series) if match is not None else None
    if entry is None or occasion.years is None:
        return None
    low, high = occasion.years
    return entry.series if any(low <= year <= high for year in entry.held_by(occasion.forum)) else None


def years_held(series: str | None, forum: Forum | None, lexicon: Lexicon) -> list[int]:
    """Return the years in which the forum had a text of the question, those under an earlier title before them."""
    entry = lexicon.entry(series)
    years = sorted({year for body, year in entry.held if forum in (None, body)}) if entry is not None else []
    if entry is None or not years or forum is None or not lexicon.many:
        return years
    index, missing, year = question_index(lexicon), 0, years[0] - 1
    while missing < _GAP:
        sibling = index.find_sibling(entry.series, forum, (year, year))
        missing = 0 if sibling is not None else missing + 1
        years += [year] if sibling is not None else []
        year -= 1
    return sorted(years)


_GAP = 2
"""Years without a text after which an earlier title is no longer looked for."""


def add_siblings(claims: list[Claim], lexicon: Lexicon) -> list[Claim]:
    """Return the claims, each with the questions of its matter in the years that its series leaves open."""
    return [_with_siblings(claim, lexicon) for claim in claims] if lexicon.many else claims


def _with_siblings(claim: Claim, lexicon: Lexicon) -> Claim:
    if claim.each:
        return replace(claim, each=tuple(add_siblings(list(claim.each), lexicon)))
    entry = lexicon.entry(claim.series)
    open_ballot = claim.forum is None and claim.kind is not Kind.VOTE
    if entry is None or open_ballot or claim.years is None or claim.document or not claim.kind.is_of_texts:
        return claim
    # whether a run began before the years that it is said to have, the year before tells
    begun = claim.years[0] - isinstance(claim.says, Streak)
    wanted = set(claim.listed) or set(range(begun, claim.years[1] + 1))
    index, found = question_index(lexicon), []
    for forum in _forums_meant(claim):
        missing = sorted(wanted.difference(entry.held_by(forum)))
        found += [index.find_sibling(entry.series, forum, (year, year)) for year in missing[-_MOST:]]
    found += _of_windows(claim, entry, index)
    also = tuple(dict.fromkeys(name for name in found if name))
    return replace(claim, also=also) if also else claim


def _of_windows(claim: Claim, entry: SeriesEntry, index: QuestionIndex) -> list[str]:
    """ "Abstained in May and again in October": the question on the same state that was decided in May, if one was."""
    open_days = (days for days in claim.windows if not is_decided_in(entry, claim.forum, days))
    found = (index.decided_in(entry.series, claim.forum, days) for days in open_days)
    return [names[0] for names in found if len(names) == 1]


def _forums_meant(claim: Claim) -> tuple[Forum, ...]:
    """The forum of the claim; of one told of no body or of two, "in Geneva and New York alike", each has its title."""
    return (claim.forum,) if claim.forum is not None else (Forum.GA, Forum.HRC)


_MOST = 30
"""Years of a claim for which another title is sought."""

"""How long a state voted so: "for thirteen years it has voted no", "it had abstained for more than a decade"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.earlier_votes import is_participle
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.time_kinds import TimeKind
from onrecord.claims.patterns import find_phrase, index_phrases
from onrecord.claims.stance import Stance
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.runs import Run
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_LONG = index_phrases(read_toml("runs.toml")["long"])
_LEAVING_OUT = frozenset({"except", "excepting", "barring", "save", "bar"})
LASTING = frozenset({"has", "have", "'ve", "had"})
"""What a verb has before it that tells of a time up to now, or up to then."""


def is_span_told(view: View, clause: Clause, run: Run) -> bool:
    """Return whether the run counts the years up to the vote that the clause tells of, or up to the one before."""
    if run.kind is not RunKind.SPAN or not run.count or not _LEAVING_OUT.isdisjoint(view.words(run.end, clause.end)):
        return False
    if before_next(view, clause) is not None:
        return True
    lasting = not LASTING.isdisjoint(view.words(clause.predicate.first, clause.predicate.mention.end))
    return lasting or is_participle(view, clause.predicate)


def before_next(view: View, clause: Clause) -> int | None:
    """Return the year before that of what ended it: "co-sponsored it for eleven years before it stopped in 2019"."""
    if "before" not in (view.word(clause.end), view.word(clause.end - 1)) or clause.predicate.stance is not Stance.FACT:
        return None
    deeds = [one for one in view.frames if one.first > clause.end and one.sense.family in _OF_STATES]
    after = [time for time in view.times if time.first > clause.end]
    told = bool(deeds) and len(after) == 1 and after[0].kind is TimeKind.YEARS and len(set(after[0].years)) == 1
    return after[0].years[0] - 1 if told and not after[0].bound else None


_OF_STATES = frozenset({"sponsorship", "votes"})


def up_to_next(view: View, clause: Clause, situation: Situation) -> Situation:
    """Return the situation of a span up to the year before what ended it, where that is told."""
    if view.run(RunKind.SPAN, clause.first, clause.end) is None or view.times_in(clause.first, clause.end):
        return situation
    last = before_next(view, clause)
    return situation.at(years=(last, last), days=None, session=None, timed=True) if last is not None else situation


def over_span(situation: Situation, run: Run, discourse: Discourse) -> Situation | None:
    """Return the situation over the years that the run counts, where the body did not vote in each; else None.

    "For seventeen years it has opposed the moratorium", on which the Assembly votes every second year.
    """
    entry = discourse.lexicon.entry(situation.series)
    if run.kind is not RunKind.SPAN or entry is None or situation.years is None:
        return None
    last = situation.years[1]
    years = range(last - (run.count or 1) + 1, last + 1)
    yearly = entry.voted_by(situation.forum)
    if situation.forum is None or set(years) <= set(yearly) or years[0] < min(yearly, default=0) - 1:
        return None
    return situation.at(years=(years[0], last), days=None, session=None, span=True)


def counts_since(view: View) -> bool:
    """ "It has been ten years since the Assembly last voted on it": the time of what is told is counted back so far."""
    return any(time.unit == "since" for time in view.times)


def is_of_unknown_votes(view: View, clause: Clause, situation: Situation) -> bool:
    """ "For ten years it abstained", "for years it had voted no", where no vote before is told: it is not said when."""
    if situation.timed or situation.span or "for" not in view.vocabulary:
        return False
    words = view.words(clause.predicate.first, clause.predicate.mention.end)
    had, has = "had" in words, not {"has", "have", "'ve"}.isdisjoint(words)
    span = view.run(RunKind.SPAN, clause.first, clause.end)
    if span is not None:
        return not has and not is_participle(view, clause.predicate) and not _is_of_aside(view, clause, span)
    return had and _lasts_long(view, clause)


def _is_of_aside(view: View, clause: Clause, span: Run) -> bool:
    """ "South Korea, which has executed nobody for ten years, voted yes": of what is told between the commas."""
    return span.end < clause.predicate.first and "," in view.words(span.end, clause.predicate.first)


def _lasts_long(view: View, clause: Clause) -> bool:
    """ "For years", "for a long time"."""
    places = (at for at in view.places({"for"}) if clause.first - 1 <= at < clause.end)
    return any(find_phrase(view.document.words, at + 1, _LONG) for at in places)

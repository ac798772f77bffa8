"""The clauses of a sentence: each situated, read by its family, and what it leaves for those after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.clauses import Clause, cut_clauses, is_dateline, is_relative
from onrecord.claims.find import acts, adoption, ellipsis, gaps, letters, sponsorship, terms, texts, votes
from onrecord.claims.find.act_plans import planned_phase
from onrecord.claims.find.adoption_words import DEEDS
from onrecord.claims.find.answers import asks_which
from onrecord.claims.find.beside_texts import cut_beside, of_beside
from onrecord.claims.find.borrowed_times import at_fronted, before_turn, with_shared_end
from onrecord.claims.find.clause_times import settle_time
from onrecord.claims.find.how_often import count_times
from onrecord.claims.find.several_texts import is_told_of_none, of_each
from onrecord.claims.find.vote_words import follows_each_time
from onrecord.claims.find.words_apart import words_apart
from onrecord.claims.models import Change, Claim, Kind, Sponsors
from onrecord.claims.situation import situate
from onrecord.claims.stance import Stance, is_expected, is_expected_after, is_set_aside
from onrecord.claims.when import latest_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.claims.clauses import Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation


_LEANING: Mapping[str, Callable[[View, Clause, Situation, Discourse, list[Claim]], list[Claim]]] = {
    "acts": acts.build,
    "terms": terms.build,
}
"""Families whose times may be counted from what the clauses before tell."""
_BUILDS: Mapping[str, Callable[[View, Clause, Situation, Discourse], list[Claim]]] = {
    "adoption": adoption.build,
    "letters": letters.build,
    "sponsorship": sponsorship.build,
    "texts": texts.build,
    "votes": votes.build,
}


def read_clauses(
    view: View, predicates: list[Predicate], discourse: Discourse, before: list[Claim] | None = None
) -> list[Claim]:
    """The claims of the clauses of the sentence, each read by its family; `before` are those found in it already."""
    if not predicates:
        return []
    told: list[Claim] = []
    clauses = _likened_after(view, cut_clauses(view, predicates))
    discourse.inside = words_apart(view, predicates, discourse.published)
    discourse.inside += [found for one in clauses if (found := _inserted_words(view, one)) is not None]
    discourse.relatives = [(one.predicate.first, one.end) for one in clauses if is_relative(view, one.predicate)]
    # "as it has for two years on mercenaries": what another text is on says nothing of this one
    discourse.relatives += [(one.first, one.end) for one in clauses[1:] if _is_likened(one)]
    discourse.aside = [(view.first, clauses[0].first)] if is_dateline(view, clauses[0].first) else []
    discourse.aside += [(clause.first, clause.end) for clause in clauses if _is_aside(view, clause)]
    # "the sole opponent was Mali, as the only objector of 2010 had been Iran": the year is of that one alone
    discourse.aside += [(one.mention.first, one.end) for one in predicates if _is_dated_noun(view, one)]
    for place, clause in enumerate(clauses):
        after = [one for one in clauses[place + 1 :] if one.first > clause.first]
        told += _read_clause(view, clause, after, discourse, [*(before or ()), *told])
    return told


def _likened_after(view: View, clauses: list[Clause]) -> list[Clause]:
    """The clauses, with the first of "As in 2022, it signed" read after the second: they tell of two times."""
    if len(clauses) < 2 or not _is_likened(clauses[0]) or clauses[0].predicate.first - view.first > _OPENING:
        return clauses
    likened, main, *rest = clauses
    comma = next((at for at in range(main.predicate.first, likened.predicate.end, -1) if view.word(at) == ","), None)
    if comma is None or main.predicate.frame.family not in _OF_BODIES or comma <= likened.predicate.end:
        return clauses
    return [replace(main, first=max(main.first, comma + 1)), replace(likened, end=min(likened.end, comma)), *rest]


def _is_dated_noun(view: View, predicate: Predicate) -> bool:
    inside = (one for one in view.times if predicate.mention.first < one.first < predicate.end)
    return predicate.frame.family == "votes" and predicate.frame.subject == "right" and any(inside)


def _tells_nothing(view: View, clause: Clause, before: list[Claim]) -> bool:
    """What is yet to come, set aside or expected, or says only which votes the clause before it tells of."""
    predicate, first = clause.predicate, clause.predicate.mention.first
    if _is_to_come_then(view, clause) or (is_set_aside(view, _own_start(view, clause), first) and not asks_which(view)):
        return True
    if is_expected(view, clause.first, first):
        return predicate.frame.family != "acts" or planned_phase(view, predicate) is None
    if predicate.frame.family in _OF_BODIES and _is_habit(view, predicate):
        return True
    if predicate.frame.family != "adoption":
        return False
    awaited = view.word(first) in DEEDS and is_expected_after(view, predicate.end)
    return awaited or (bool(before) and follows_each_time(view, predicate.first))


def _own_start(view: View, clause: Clause) -> int:
    """ "Many had feared it when Lee came to office": a clause of time has begun past what is feared."""
    first = clause.predicate.first
    if clause.predicate.frame.family not in {"terms", "acts"}:
        return clause.first
    return next((at for at in range(first - 1, clause.first, -1) if view.word(at) == "when"), clause.first)


def _is_habit(view: View, predicate: Predicate) -> bool:
    """ "In the years before it had usually abstained": in which of them is not said."""
    return not _HABITS.isdisjoint(view.words(predicate.first, predicate.mention.first + 1))


_HABITS = frozenset({"usually", "mostly", "generally", "typically", "normally", "often", "largely"})


def _are_untold_texts(view: View, clause: Clause, claims: list[Claim], discourse: Discourse) -> bool:
    """ "Japan has sponsored each of them", of texts of which the record was told nothing: more than the newest one.

    "Two texts on Venezuela were adopted. Cuba opposed both of them": a record of many has more than one on a state.
    """
    said = view.words(clause.first, clause.end)
    after = view.words(clause.predicate.end, clause.end)
    after = after[after[:1] in _ON_TEXTS :]
    both = after[:1] == ["both"] and (after[1:3] == _OF_THEM or not "".join(after[1:2]).isalnum())
    many = any(said[at + 1 : at + 3] == _OF_THEM and said[at] in _EACH for at in range(len(said)))
    many = many or (discourse.lexicon.many and both)
    return many and any(one.kind in _OF_STATE and not one.each and one.year and not one.windows for one in claims)


_OF_THEM = ["of", "them"]
_ON_TEXTS = (["on"], ["for"], ["against"])
_EACH = frozenset({"each", "all"})
_OF_STATE = frozenset({Kind.VOTE, Kind.SPONSORSHIP})


def _read_clause(
    view: View, clause: Clause, after: list[Clause], discourse: Discourse, before: list[Claim]
) -> list[Claim]:
    if _tells_nothing(view, clause, before):
        return []
    family = clause.predicate.frame.family
    clause, beside = cut_beside(view, _with_own_time(view, clause), discourse)
    discourse.relatives += [(beside.first, beside.end)] if beside is not None else []
    parts: list[tuple[int, int]] = []
    if family in {"sponsorship", "votes", "adoption"}:
        clause, parts = gaps.cut_gaps(view, clause)
    situation = situate(view, clause.first, clause.end, discourse)
    situation = with_shared_end(view, clause, after, situation, discourse)
    situation = settle_time(view, clause, situation, discourse, before)
    situation = _with_clause_before(view, clause, _before_news(view, clause, situation), before, discourse)
    situation = before_turn(view, clause, situation)
    claims = count_times(view, clause, _build(view, clause, situation, discourse, before), discourse)
    claims = of_each(view, clause, is_told_of_none(view, clause, claims), discourse)
    claims = [] if not situation.timed and _are_untold_texts(view, clause, claims, discourse) else claims
    if family == "adoption" and claims and claims[0].days and claims[0].days != situation.days:
        # "A coalition today welcomed the adoption on Tuesday": what follows is of Tuesday
        situation = situation.at(years=claims[0].years, days=claims[0].days)
    if claims and claims[0].each and discourse.series in {one.series for one in claims[0].each}:
        # "sponsored both this draft and the one on defenders": the text goes on with its own
        situation = replace(situation, series=discourse.series)
    recent, mentioned = discourse.recent, discourse.mentioned
    place = discourse.forum, discourse.stage, discourse.both
    discourse.note_claims(claims, situation, background=_is_background(view, clause) or _looks_back(claims))
    if (_is_likened(clause) and before) or is_relative(view, clause.predicate):
        # "Seoul abstained, as it had in Geneva in 2004", "Brazil, which had voted yes in Geneva, abstained": the text
        # goes on where it was
        discourse.forum, discourse.stage, discourse.both = place
    if _is_inserted(view, clause) and not _goes_on_later(view, clause):
        # "the division, set up in 2023, was closed two months earlier": counted from what the text tells
        discourse.recent, discourse.mentioned = recent, mentioned
    told = of_beside(view, beside, claims, discourse)
    if told and beside is not None and beside.of_pair is not None:
        # "Panama sponsored the earlier draft but not the later one; so did Peru": both are repeated
        discourse.last = [*claims, *told]
    claims += told + gaps.read_gaps(view, parts, claims, situation, discourse)
    if family == "texts" and claims:
        discourse.note_place(situation)
    if claims:
        frame = clause.predicate.frame
        discourse.absence = frame.extra.get("noun", False) is True and frame.act == "absent"
    return claims


def _looks_back(claims: list[Claim]) -> bool:
    """ "It was last a sponsor in 2018": the text goes on where it was before."""
    says = claims[0].says if claims else None
    return isinstance(says, Sponsors) and says.change is Change.LAST_DONE


def _with_clause_before(
    view: View, clause: Clause, situation: Situation, before: list[Claim], discourse: Discourse
) -> Situation:
    """ "It had voted for the text the year before without lending its name": at the time of the clause before.

    "Egypt, in favour in 2010, abstained": not at that of what stands between the commas, but of what the text reports.
    """
    own = bool(view.times_in(clause.first, clause.end))
    last = before[-1] if before else None
    if last is None and not own and not situation.timed:
        return at_fronted(view, clause, situation, discourse)
    if last is None or last.years is None or own:
        return situation
    perfect = "had" in view.words(clause.first, clause.predicate.mention.end)
    if perfect and not situation.timed and view.word(clause.first - 1) in _JOINED and " had " in f" {last.quote} ":
        # "where a year ago Burundi had been in favour and Algeria had abstained"
        return situation.at(years=last.years, days=last.days, session=last.session)
    if view.word(clause.predicate.mention.first) == "without":
        return situation.at(years=last.years, days=last.days, session=last.session)
    aside = clause.inherited and view.word(clause.predicate.first - 1) == ","
    aside = (
        aside
        and any(opening in last.quote for opening in _ASIDES)
        and "had" not in view.words(clause.predicate.first, clause.end)
    )
    if not aside or situation.years != last.years:
        return situation
    latest = latest_year(discourse, situation.forum)
    years, days = discourse.years or ((latest, latest) if latest else None), discourse.days
    if years is None:
        return situation
    if years == last.years and discourse.anchor is not None:
        # the sentence before ended on that time too: "a departure from the abstention of the year before"
        years, days = discourse.anchor[:2]
    elif years == last.years and latest is not None and latest > last.years[1]:
        # nothing was told before it: "Chad and Mali, both in favour in 2022, abstained on Tuesday"
        years, days = (latest, latest), None
    return situation.at(years=years, days=days, listed=(), since=None, span=False)


_JOINED = frozenset({"and", "but", "while", ","})


_ASIDES = (
    ", a ",
    ", an ",
    ", which had ",
    ", who had ",
    ", in favour",
    ", in favor",
    ", against",
    ", opposed",
    ", both ",
    ", abstaining",
    ", on board",
    ", aboard",
    ", on it",
    ", on the list",
    ", there ",
    ", among ",
    ", one of ",
    ", then ",
    ", once ",
    ", still ",
    ", until ",
    ", formerly ",
    ", previously ",
)


def _of_itself(view: View, clause: Clause, last: list[Claim], before: list[Claim]) -> bool:
    """ "50 opposed it. Germany, an abstainer until then, was among them": no state is among itself."""
    if "them" not in view.said(clause.predicate.mention) or not before:
        return False
    own = {subject.state for subject in clause.subjects}
    return all(one.subject in own and one in before for one in last)


def _build(view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    family = clause.predicate.frame.family
    if situation.other_body and situation.document is None and family in _OF_BODIES:
        # "The Security Council adopted it on Friday. China voted in favour."
        return []
    if family == "ellipsis":
        if clause.predicate.frame.act == "as_time" and not before and clause.predicate.first - view.first > _OPENING:
            # "By consensus, as in the two years before": goes on with its own sentence, of which nothing was read
            return []
        joins = discourse.last_aside and "along" in view.words(clause.predicate.first, clause.predicate.end)
        # "Ghana said yes. Uganda, which had abstained two years before, came along": with Ghana
        last = discourse.main if joins else discourse.last
        if _of_itself(view, clause, last, before):
            last = discourse.last_before
        return ellipsis.build(view, clause, situation, discourse, last) if last else []
    if family in _LEANING:
        return _LEANING[family](view, clause, situation, discourse, before)
    return _BUILDS[family](view, clause, situation, discourse)


_OPENING = 1
"""Words before a clause that may only join it to the sentence before: "And as in 2014"."""


def _before_news(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Germany, an opponent since 2017, abstained": up to the vote before the one that the sentence tells of."""
    years = situation.years
    if clause.predicate.frame.family != "votes" or not _is_aside(view, clause) or not situation.since or not years:
        return situation
    told = any(one.sense.family == "votes" and one.first >= clause.end for one in view.frames)
    return situation.at(years=(years[0], years[1] - 1)) if told and years[0] < years[1] else situation


_OF_BODIES = frozenset({"votes", "sponsorship", "adoption"})


def _is_to_come_then(view: View, clause: Clause) -> bool:
    """ "We will write about it when it resumes in March": what is told of a time to come is to come too."""
    future = view.cue("future", view.first, clause.predicate.first)
    opening = view.words(clause.first - 1, clause.predicate.first)
    return future is not None and "when" in opening and clause.predicate.stance is Stance.FACT


def _with_own_time(view: View, clause: Clause) -> Clause:
    """ "Enters it in 2008, leaves after 2018": a verb with a time right after it takes none from before a comma."""
    place = clause.predicate.first - 1
    if clause.predicate.frame.family not in {"sponsorship", "votes"} or view.word(place) != ",":
        return clause
    after = view.time_after(clause.predicate.end)
    return replace(clause, first=place + 1) if after and view.times_in(clause.first, place) else clause


def _is_likened(clause: Clause) -> bool:
    """ "As it had in Geneva in 2003": what was done before, beside what is told."""
    return clause.predicate.frame.act == "as_time"


def _inserted_words(view: View, clause: Clause) -> tuple[int, int] | None:
    """ "Brazil, after a no the year before, was among them": the time between the commas is not that of the clause."""
    stop = clause.predicate.first - 1
    if view.word(stop) == "to" or view.words(stop - 1, stop + 1) == ["to", "a"]:
        # "went from abstention last year to a vote in favour"
        opener = next((at for at in range(stop - 1, clause.first, -1) if view.word(at) == "from"), None)
        return (opener, stop) if opener is not None else None
    if view.words(stop - 1, stop + 1) == ["this", "time"]:
        stop -= 2
    if view.word(stop) != ",":
        return None
    start = next((at for at in range(stop - 1, clause.first, -1) if view.word(at) == ","), None)
    if start is None:
        return None
    aside = view.word(start + 1) in _INSERTING or view.words(start + 1, start + 3) in _IN_FAVOUR
    if view.word(start + 1) == "on" and any(time.first == start + 2 and time.end == stop for time in view.times):
        # "the Assembly, on 18 December, adopted it"; not "Chile, on board since 2008, signed it"
        return None
    return (start, stop) if aside else None


_IN_FAVOUR = (["in", "favour"], ["in", "favor"], ["in", "opposition"])


_INSERTING = frozenset(
    {
        "which",
        "who",
        "after",
        "despite",
        "following",
        "unlike",
        "like",
        "having",
        "a",
        "an",
        "once",
        "long",
        "on",
        "aboard",
        "still",
        "both",
        "against",
        "opposed",
        "abstaining",
        "absent",
        "there",
        "then",
        "back",
    }
)


def _goes_on_later(view: View, clause: Clause) -> bool:
    """ "The division, created in 2024, was dissolved a year later": counted from what stands between the commas."""
    return not {"later", "afterwards", "thereafter"}.isdisjoint(view.words(clause.end, view.end))


def _is_inserted(view: View, clause: Clause) -> bool:
    """The clause stands between two commas: ", set up in September 2023,"."""
    first = clause.predicate.first
    return view.word(first - 1) == "," and view.word(clause.end) == "," and clause.predicate.frame.family == "acts"


def _is_background(view: View, clause: Clause) -> bool:
    """ "A year ago it had voted yes": what lies before the events that the text tells does not move its time."""
    words = view.words(clause.first, clause.end)
    lead = view.words(min(clause.first, clause.predicate.first - 1), clause.predicate.mention.end)
    return (
        "had" in lead
        or "having" in lead
        or _follows_after(view, clause)
        or (words[:1] in (["which"], ["who"]) and not view.sentence.question)
        or is_relative(view, clause.predicate)
        or "since" in view.words(clause.predicate.first - 3, clause.predicate.first)
        or _is_aside(view, clause)
        or _is_cleft(view, clause)
        or any(time.bound == "told before" for time in view.times_in(clause.first, clause.end))
        or clause.predicate.frame.family in {"ellipsis", "terms", "acts", "texts"}
    )


def _is_cleft(view: View, clause: Clause) -> bool:
    """ "It was Saudi Arabia that stood alone in 2008": told beside one of whom the text has told it now."""
    opens = view.words(view.first, view.first + 2) == ["it", "was"] and len(clause.subjects) == 1
    return opens and clause.subjects[0].first <= view.first + 3 and view.word(clause.subjects[0].end) in {"that", "who"}


def _follows_after(view: View, clause: Clause) -> bool:
    """ "After abstaining the year before"."""
    first = clause.predicate.mention.first
    return view.word(first).endswith("ing") and "after" in view.words(first - 2, first)


def _is_aside(view: View, clause: Clause) -> bool:
    """ "Nicaragua, a sponsor of the texts of 2005, voted against", "Egypt, in favour in 2010, abstained"."""
    predicate = clause.predicate
    if predicate.frame.needs == "noun" and view.word(predicate.mention.first - 1) == "," == view.word(clause.end):
        return True
    return view.word(clause.predicate.mention.first) == "," or "having" in view.words(
        clause.predicate.first, clause.predicate.mention.first + 1
    )

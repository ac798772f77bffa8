"""One sentence: its predicates chosen, its clauses cut, each clause read by its family, and what to remember of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.clauses import Clause, Predicate, cut_clauses, is_dateline, read_predicate
from onrecord.claims.discourse import note_sentence
from onrecord.claims.find import acts, adoption, ellipsis, gaps, groups, letters, sponsorship, terms, texts, votes
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.counts import CountMention, find_counts
from onrecord.claims.find.lines import find_line, note_heading
from onrecord.claims.find.process import find_process
from onrecord.claims.find.sponsor_words import SPONSOR_WORDS
from onrecord.claims.find.vote_words import VOTE_WORDS
from onrecord.claims.matters import is_verb
from onrecord.claims.mentions.senses import Actor, ActTarget, BodyName, Head, Organisation, Paper, State
from onrecord.claims.models import Claim, Kind
from onrecord.claims.series_of import note_matter
from onrecord.claims.situation import choose_holder, may_situate, situate
from onrecord.claims.stance import is_expected, is_set_aside
from onrecord.claims.subjects import is_agent, states_in
from onrecord.claims.when import of_governments, resolve_when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.tallies import TallyMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_RANK = {"acts": 0, "terms": 1, "letters": 2, "sponsorship": 3, "votes": 4, "adoption": 5, "texts": 6, "ellipsis": 7}
"""Of frames of equal length at one place the family with the narrower conditions wins."""
_PAPER_WORDS = frozenset({"resolution", "text", "draft", "measure", "resolutions", "texts"})


def read_sentence(view: View, following: View | None, discourse: Discourse) -> list[Claim]:
    """Return the claims of the sentence and keep in the discourse what later sentences lean on."""
    discourse.aside, discourse.recent, discourse.inside = [], None, []
    discourse.vote_ahead = following is not None and bool(following.tallies)
    claims = _claims_of(view, discourse)
    if not claims:
        _note_quiet(view, discourse)
        note_matter(view, discourse)
    note_sentence(discourse, view)
    note_heading(view, discourse)
    _note_names(view, discourse)
    acts.note_targets(view, discourse)
    letters.note_salutation(view, discourse)
    if view.sentence.question or _is_taken_back(following):
        return []
    return claims


def _is_taken_back(following: View | None) -> bool:
    if following is None:
        return False
    cue = following.cue("taken_back")
    # "This month it did not" takes nothing back: it tells what came after
    return cue is not None and cue.first <= following.first + 2 and not following.times


def _claims_of(view: View, discourse: Discourse) -> list[Claim]:
    usual = find_process(view, discourse) or find_line(view, discourse)
    if usual:
        return usual
    predicates = choose_predicates(view, discourse)
    claims: list[Claim] = []
    if predicates and predicates[-1].frame.family == "ellipsis":
        # "Of the forty states named, Türkiye was one": the count comes first
        claims += _counts(view, discourse, claims)
    if any(one.frame.family == "sponsorship" for one in predicates):
        discourse.sponsoring = True
    if predicates:
        clauses = cut_clauses(view, predicates)
        discourse.inside = [
            (one.mention.first, one.end - 1)
            for one in predicates
            if one.frame.family == "votes" and "from" in view.words(one.mention.first, one.end)
        ]
        discourse.aside = [(view.first, clauses[0].first)] if is_dateline(view, clauses[0].first) else []
        discourse.aside += [(clause.first, clause.end) for clause in clauses if _is_aside(view, clause)]
        for clause in clauses:
            claims += _read_clause(view, clause, discourse, claims)
    if not predicates or predicates[-1].frame.family != "ellipsis":
        claims += _counts(view, discourse, claims)
    claims += _bare_tallies(view, discourse, claims)
    claims += groups.find_listed(view, discourse, claims)
    claims += groups.find_gapped(view, claims)
    claims += groups.find_counted(view, discourse, claims)
    if not claims and not predicates:
        claims += ellipsis.bare_run(view, discourse) or adoption.body_run(view, discourse)
    if (
        not claims
        and not predicates
        and (discourse.paper or discourse.voting)
        and (view.cue("without_vote") or view.cue("recorded_vote"))
    ):
        situation = situate(view, view.first, view.end, discourse)
        bare = adoption.bare_method(view, situation)
        claims += [bare] if bare is not None else []
        discourse.note_claims(claims, situation, background="had" in view.vocabulary)
    return _once(claims)


def choose_predicates(view: View, discourse: Discourse) -> list[Predicate]:
    """Return the predicates that stand in the sentence, none overlapping, in order."""
    candidates: list[tuple[int, int, Predicate]] = []
    repeatable = discourse.last or _promised(view)
    for mention in view.frames:
        if not repeatable and mention.sense.family == "ellipsis":
            continue
        method = mention.sense.act == "method"
        if _inside_name(view, mention.first) or (not method and _inside_method(view, mention)):
            continue
        predicate = read_predicate(view, mention, view.first)
        if _accepts(view, predicate, discourse, repeatable):
            candidates.append((mention.first - mention.end, _RANK[mention.sense.family], predicate))
    chosen: list[Predicate] = []
    for _, _, predicate in sorted(
        candidates, key=lambda one: (one[1] == _RANK["ellipsis"], one[0], one[1], one[2].mention.first)
    ):
        if all(predicate.end <= other.mention.first or other.end <= predicate.mention.first for other in chosen):
            chosen.append(predicate)
    # the "was" of "was adopted" says nothing by itself
    whole = [
        p
        for p in chosen
        if not any(q.first <= p.mention.first and p.end <= q.mention.first for q in chosen if q is not p)
        and not _is_noun_before(view, p, chosen)
    ]
    return sorted(whole, key=lambda one: one.mention.first)


def _is_noun_before(view: View, predicate: Predicate, chosen: list[Predicate]) -> bool:
    """In "its rights record was adopted by 78 votes to 31" the totals belong to the adoption, not to the record."""
    if predicate.frame.needs != "tally":
        return False
    tally = next((one for one in view.tallies if one.first >= predicate.end), None)
    return tally is not None and any(
        other.frame.family == "adoption" and predicate.end <= other.mention.first < tally.first for other in chosen
    )


def _inside_method(view: View, mention: Mention) -> bool:
    """ "Without a vote" is no vote."""
    return any(
        cue.first <= mention.first and mention.end <= cue.end + 2 and mention.first < cue.end
        for cue in view.cues
        if cue.sense.name in {"without_vote", "recorded_vote"}
    )


_NAMES = (State, Head, Organisation, ActTarget, BodyName)
"""What has a name of its own, in which no word is a predicate."""


def _inside_name(view: View, place: int) -> bool:
    mention = view.at(place)
    return mention is not None and isinstance(mention.sense, _NAMES)


def _accepts(view: View, predicate: Predicate, discourse: Discourse, repeatable: list[Claim]) -> bool:
    family = predicate.frame.family
    if family == "ellipsis":
        return ellipsis.accepts(view, predicate, discourse, repeatable)
    return _ACCEPTS[family](view, predicate, discourse)


_ACCEPTS: Mapping[str, Callable[[View, Predicate, Discourse], bool]] = {
    "acts": acts.accepts,
    "adoption": adoption.accepts,
    "letters": letters.accepts,
    "sponsorship": sponsorship.accepts,
    "terms": terms.accepts,
    "texts": texts.accepts,
    "votes": votes.accepts,
}
_BUILDS: Mapping[str, Callable[[View, Clause, Situation, Discourse], list[Claim]]] = {
    "acts": acts.build,
    "adoption": adoption.build,
    "letters": letters.build,
    "sponsorship": sponsorship.build,
    "texts": texts.build,
    "votes": votes.build,
}


def _promised(view: View) -> list[Claim]:
    """Within a sentence an ellipsis may lean on an earlier clause that is not read yet."""
    return (
        [_PLACEHOLDER]
        if any(frame.sense.family in {"sponsorship", "votes", "adoption"} for frame in view.frames)
        else []
    )


_PLACEHOLDER = Claim((0, 0), "", Kind.PROCESS, None)  # type: ignore[arg-type]


def _read_clause(view: View, clause: Clause, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    predicate = clause.predicate
    if is_set_aside(view, clause.first, predicate.mention.first) or is_expected(
        view, clause.first, predicate.mention.first
    ):
        return []
    family = predicate.frame.family
    parts: list[tuple[int, int]] = []
    if family in {"sponsorship", "votes", "adoption"}:
        clause, parts = gaps.cut_gaps(view, clause)
    situation = situate(view, clause.first, clause.end, discourse)
    situation = _in_office(view, clause, situation, discourse)
    situation = _back_to_news(view, clause, situation, discourse, before)
    if family == "ellipsis":
        claims = ellipsis.build(view, clause, situation, discourse, discourse.last) if discourse.last else []
    elif family == "terms":
        claims = terms.build(view, clause, situation, discourse, before)
    else:
        claims = _BUILDS[family](view, clause, situation, discourse)
    discourse.note_claims(claims, situation, background=_is_background(view, clause))
    claims += gaps.read_gaps(view, parts, claims, situation, discourse)
    if family == "texts" and claims:
        discourse.note_place(situation)
    if claims:
        discourse.absence = predicate.frame.extra.get("noun", False) is True and predicate.frame.act == "absent"
    return claims


def _in_office(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Park never missed one", of a president who had left office: the time is that of the term."""
    heads = [subject.head for subject in clause.subjects if subject.head is not None]
    holders = [holder for head in heads if (holder := choose_holder(head, discourse)) is not None]
    now = discourse.published
    if not holders or situation.timed or now is None or any(one.end is None or one.end >= now for one in holders):
        return situation
    when = of_governments(holders, discourse)
    if when.years is None or (
        situation.years
        and when.years[0] <= situation.years[0] <= when.years[1]
        and situation.years[0] == situation.years[1]
    ):
        return situation
    return situation.at(years=when.years, days=when.days, timed=True, span=True, session=None)


def _back_to_news(
    view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]
) -> Situation:
    """ "In 2003 it stayed away. Japan and Kenya voted yes": another state without a time is told of the news again."""
    anchor, family = discourse.anchor, clause.predicate.frame.family
    if not discourse.away or anchor is None or before or situation.timed or situation.document:
        return situation
    named = clause.subjects and not clause.inherited and clause.subjects[0].state is not None
    new = named and clause.subjects[0].state not in discourse.states[-1:]
    perfect = "had" in view.words(clause.first, clause.predicate.mention.end)
    if family not in {"votes", "sponsorship"} or not new or perfect or (family == "votes" and not anchor[2]):
        return situation
    return situation.at(years=anchor[0], days=anchor[1])


def _is_background(view: View, clause: Clause) -> bool:
    """ "A year ago it had voted yes": what lies before the events that the text tells does not move its time."""
    words = view.words(clause.first, clause.end)
    lead = view.words(min(clause.first, clause.predicate.first - 1), clause.predicate.mention.end)
    return (
        "had" in lead
        or "having" in lead
        or _follows_after(view, clause)
        or words[:1] in (["which"], ["who"])
        or "since" in view.words(clause.predicate.first - 3, clause.predicate.first)
        or _is_aside(view, clause)
        or any(time.bound == "told before" and clause.first <= time.first < clause.end for time in view.times)
        or clause.predicate.frame.family in {"ellipsis", "terms", "acts", "texts"}
    )


def _follows_after(view: View, clause: Clause) -> bool:
    """ "After abstaining the year before"."""
    first = clause.predicate.mention.first
    return view.word(first).endswith("ing") and "after" in view.words(first - 2, first)


def _is_aside(view: View, clause: Clause) -> bool:
    """ "Nicaragua, a sponsor of the texts of 2005, voted against"."""
    return view.word(clause.predicate.mention.first) == "," or "having" in view.words(
        clause.predicate.first, clause.predicate.mention.first + 1
    )


def _counts(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    found: list[Claim] = []
    for count in find_counts(view, discourse):
        count = _with_subjects(count, before)
        situation = situate(view, *_wide(view, count.first, count.end), discourse)
        if situation.unclear or situation.other_body:
            continue
        near = view.characters(count.first, count.end)
        inside = any(claim.span[0] <= near[0] and near[1] <= claim.span[1] for claim in before)
        beside = next((time for time in view.times if 0 <= time.first - count.end <= 1), None)
        if found and beside is not None:
            # "45 in 2005, 53 in 2010"
            count = replace(count, end=beside.end)
        words = (count.first, count.end) if inside or found else _wide(view, count.first, count.end)
        why = f"count: “{phrase(view, count.first, count.end)}”"
        found.append(make_claim(view, words, Kind.SPONSOR_COUNT, count.says, situation, why=(why,)))
        discourse.note_claims(found[-1:], situation, background=True)
        if not before:
            discourse.note_place(situation)
    return found


def _with_subjects(count: CountMention, before: list[Claim]) -> CountMention:
    """ "Seoul and Washington sponsored it, as did 59 others": all the states named come on top."""
    if not count.says.others:
        return count
    named = len({claim.subject for claim in before if claim.kind is Kind.SPONSORSHIP and claim.subject})
    return replace(count, says=replace(count.says, number=count.says.number + named - 1)) if named > 1 else count


def _wide(view: View, first: int, end: int) -> tuple[int, int]:
    """The words between the signs around the count."""
    low, high = first, end
    while low > view.first and view.word(low - 1) not in {",", ";", ":", "and", "while", "but"}:
        low -= 1
    while high < view.end and view.word(high) not in {",", ";", ":", "and", "while", "but", "which"}:
        high += 1
    return low, high


def _bare_tallies(view: View, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    found: list[Claim] = []
    for tally in view.tallies:
        start, end = view.characters(tally.first, tally.end)
        told = [claim for claim in before if claim.kind is Kind.TALLY and claim.span[0] <= start < claim.span[1]]
        if told or is_set_aside(view, view.first, tally.first) or _may_sponsor(view, tally, discourse):
            continue
        low, high = _segment(view, tally.first, tally.end)
        inside = any(claim.span[0] < end and start < claim.span[1] for claim in before)
        words = (tally.first, tally.end) if inside else (low, max(tally.end, tally.end))
        situation = situate(view, low, high, discourse)
        if len(view.tallies) > 1:
            situation = _beside(view, tally, situation, discourse)
        back = adoption.years_back(view, tally)
        if back:
            words = (tally.first, tally.end)
            years = situation.years or (0, 0)
            situation = situation.at(years=(years[0] - back, years[0] - back), days=None, session=None)
        claim = adoption.bare_tally(view, tally, words, situation)
        known = discourse.paper or discourse.voting or discourse.heading is not None
        if claim is not None and (known or _speaks_of_papers(view)):
            found.append(claim)
            discourse.note_claims([claim], situation, background=bool(back) or "had" in view.words(low, high))
    return found


def _may_sponsor(view: View, tally: TallyMention, discourse: Discourse) -> bool:
    """ "61 states backed the draft", in a text on sponsors and not on votes."""
    alone = tally.no is None and tally.abstain is None
    told = bool(view.vocabulary & SPONSOR_WORDS)
    return (
        alone
        and (told or discourse.sponsoring)
        and not ((discourse.voting and not told) or view.vocabulary & VOTE_WORDS)
    )


def _beside(view: View, tally: TallyMention, situation: Situation, discourse: Discourse) -> Situation:
    """The situation with the time right beside the totals: "116-20-53 in 2014 and 119-19-50 a year later"."""
    after = next((time for time in view.times if 0 <= time.first - tally.end <= 2), None)
    before = next((time for time in reversed(view.times) if 0 <= tally.first - time.end <= 2), None)
    time = after or before
    if time is None:
        return situation
    when = resolve_when([time], [], discourse, situation.forum)
    return situation.at(years=when.years, days=when.days, listed=(), timed=True) if when.years else situation


def _segment(view: View, first: int, end: int) -> tuple[int, int]:
    low, high = first, end
    several = len(view.tallies) > 1
    told = any(is_verb(view, place) for place in range(view.first, first))
    while low > view.first and view.word(low - 1) != ";" and not ((several or told) and view.word(low - 1) == ":"):
        low -= 1
    while high < view.end and view.word(high) != ";":
        high += 1
    return low, high


def _speaks_of_papers(view: View) -> bool:
    bodies = any(mention.sense.forum is not None for mention in view.of(BodyName))
    return (
        bool(view.of(Paper))
        or bodies
        or bool(set(view.words(view.first, view.end)) & {"vote", "votes", "voted", "abstentions", "adopted"})
    )


def _once(claims: list[Claim]) -> list[Claim]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for claim in claims:
        if not claim.quote:
            continue
        key = (claim.span, claim.kind, claim.subject)
        if key not in seen and claim.quote:
            seen.add(key)
            kept.append(claim)
    return kept


def _note_quiet(view: View, discourse: Discourse) -> None:
    """A sentence without claims may still say which body, year and series the next ones mean."""
    if not may_situate(view):
        return
    situation = situate(view, view.first, view.end, discourse, fallback=False)
    discourse.note_place(situation)
    asked = view.sentence.question and situation.years and situation.timed and not situation.span
    if asked:
        # "And in 2012?": the answer speaks of that year
        discourse.years, discourse.days, discourse.session = situation.years, situation.days, situation.when.session
    elif situation.years and situation.timed and not situation.span and situation.place.named:
        told = view.cue("report") is None and not view.vocabulary & _PUBLISHED
        days = situation.days if told else None
        discourse.years, discourse.days, discourse.session = situation.years, days, situation.when.session
        discourse.ongoing = False
    elif situation.years and situation.timed and not situation.span:
        discourse.mentioned = situation.years, situation.days


_PUBLISHED = frozenset({"article", "chart", "story", "column", "editorial", "edition", "leader"})
"""Where one of these has the day, it is not that of what the body did."""


def _note_names(view: View, discourse: Discourse) -> None:
    acting = [states_in(view, one) for one in view.of(State) if is_agent(view, one)]
    about = discourse.matter_states()
    together = tuple(dict.fromkeys(state for state in acting if state and state not in about))
    if together:
        discourse.together = together
    discourse.text_speaks = _text_speaks(view, discourse)
    discourse.official = discourse.official or bool(view.vocabulary & {"spokesperson", "spokesman", "spokeswoman"})
    discourse.official = discourse.official or any(
        view.words(m.first, m.end) == ["the", "government"] for m in view.of(Actor)
    )
    discourse.paper = bool(view.of(Paper)) or bool(view.vocabulary & _PAPER_WORDS) or discourse.paper
    for mention in view.of((State, Head)):
        if isinstance(mention.sense, Head):
            holder = choose_holder(mention.sense, discourse)
            if holder is not None:
                discourse.head = holder.head
        state = states_in(view, mention)
        if state:
            discourse.named.add(state)
        if state and is_agent(view, mention) and state not in discourse.states[-1:]:
            later = any(mention.first > other.first and is_agent(view, other) for other in view.of(State))
            if not (discourse.states and later):
                discourse.states.append(state)


def _text_speaks(view: View, discourse: Discourse) -> bool:
    """A text is the subject of the sentence, or it goes on with one: no state, body or person acts in it."""
    for mention in view.entities:
        if mention.first > view.first + 8:
            break
        if isinstance(mention.sense, Paper):
            return True
        if isinstance(mention.sense, (Head, Organisation)):
            return False
        if isinstance(mention.sense, State) and is_agent(view, mention) and not view.topics:
            return False
    generic = any(isinstance(mention.sense, Actor) and mention.sense.kind == "generic" for mention in view.entities)
    return discourse.text_speaks and (bool(view.topics) or not generic)

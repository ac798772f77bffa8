"""Claims about dated acts of a government at home: offices, reports, posts and laws that the edition knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.act_details import (
    acting_head,
    find_person,
    from_to,
    hands_credentials,
    how_long,
    is_once,
    negates_verb,
    still_holds,
    term_of,
    years_before,
)
from onrecord.claims.find.act_plans import is_decision, is_to_come_out, planned_phase, when_announced
from onrecord.claims.find.act_tails import cut_tail, is_told_of_both, read_tail, with_gap
from onrecord.claims.find.act_times import (
    after_office,
    apart_from,
    at_anniversary,
    counted_from,
    from_to_days,
    since_opening,
)
from onrecord.claims.find.act_words import INTRANSITIVE, PERSONS, tells_no_act
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.post_holders import rank_in
from onrecord.claims.find.segments import find_segment, is_coming, nearest_time, same_year
from onrecord.claims.find.targets import (
    Target,
    find_targets,
    goes_on,
    may_name_target,
    note_targets,
    pronoun_target,
)
from onrecord.claims.mentions.classes import is_adverb
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.mentions.senses import State
from onrecord.claims.models import Acted, Claim, Kind
from onrecord.claims.situation import situate
from onrecord.claims.stance import ARTICLES, Stance
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.times import Time
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "build", "may_accept", "note_targets"]

_TABLE = read_toml("acts.toml")
_FITTING: dict[str, frozenset[str]] = {kind: frozenset(phases) for kind, phases in _TABLE["phases"].items()}
_LINKS = frozenset({"and", ",", "the", "its", "an", "a", "both", "as", "well", "or", "nor", "neither"})
_FAR = 16
"""Words between a verb and what it was done to, at most."""
_ACTIVE = frozenset({"has", "have", "had", "having"})


def may_accept(view: View, _needs: str, discourse: Discourse) -> bool:
    """False where no office, report, post or law stands in the sentence or before it."""
    return goes_on(discourse) is not None or may_name_target(view)


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where an office, report, post or law that the edition knows stands beside the frame."""
    if tells_no_act(view, predicate, discourse):
        return False
    return bool(_targets(view, predicate, view.first, view.end, discourse))


def _targets(view: View, predicate: Predicate, first: int, end: int, discourse: Discourse) -> list[Target]:
    """What the frame is said of: left of a passive or intransitive verb, else right of it, else the other side."""
    act = predicate.frame.act
    fits = frozenset(kind for kind, phases in _FITTING.items() if act in phases)
    begin, stop = predicate.mention.first, predicate.end
    known = [_past_verb(one, begin, stop) for one in find_targets(view, discourse) if first <= one.first < end]
    known = [one for one in known if one.kind in fits]
    left = [one for one in known if one.end <= begin and begin - one.end <= _FAR]
    right = [one for one in known if one.first >= begin and one.first - stop <= _FAR and one.end > stop]
    right = [one for one in right if not _is_of_next_verb(view, stop, one)]
    inside = [one for one in known if begin <= one.first and one.end <= stop]
    goes_back = pronoun_target(view, max(first, begin - 14), begin, fits, discourse)
    if act == "carried_out" and goes_back is None and not left and _MEN & set(view.words(max(first, begin - 5), begin)):
        # "The two men had been sent back"
        goes_back = _told_before("context", begin, discourse)
    if act == "created" and goes_back is not None and view.word(goes_back.first) in PERSONS:
        # "She opened her eyes": who holds a post founds none; "it was created in 2016": the post
        goes_back = None
    words = view.words(begin, stop)
    side = predicate.frame.extra.get("side") or _side(view, predicate, words)
    if words[0].startswith("vot") and view.of(State, first, begin) and not right:
        # "China and Russia voted for it": for no law
        return []
    if inside:
        return inside
    if act == "appointed":
        return _first(right, left) or _fallback(discourse, fits, goes_back)
    if side == "right":
        near = _listed(view, right) if right and right[0].first - stop <= 8 else []
        if near:
            return near
        if view.word(stop) in {"it", "them"}:
            return left[-1:] or _fallback(discourse, fits, None)
        if words[0] in _ACTIVE and len(words) > 1:
            # "the post has had a short life": what follows is another thing
            return []
        return left[-1:] or ([goes_back] if goes_back else []) or _left_out(view, predicate, discourse, fits)
    nearby = [] if predicate.auxiliaries.passive else [one for one in right if _is_object(view, stop, one)][:1]
    return (
        _listed_left(view, left)
        or ([goes_back] if goes_back else [])
        or nearby
        or _left_out(view, predicate, discourse, fits)
    )


def _is_of_next_verb(view: View, stop: int, target: Target) -> bool:
    """ "Cut 81 posts and set up a response team": the first verb has an object of its own, and a second one follows."""
    joined = next((at for at in range(stop + 1, target.first) if view.word(at) == "and"), 0)
    if not joined or all(is_adverb(view.word(at)) for at in range(stop, joined)):
        return False
    between = (one for one in view.frames if one.sense.family == "acts" and one.end <= target.first)
    return any(one.first in {joined + 1, joined + 2} for one in between)


_MEN = frozenset({"men", "pair", "duo", "fugitives", "deportees"})


def _told_before(kind: str, place: int, discourse: Discourse) -> Target | None:
    known = discourse.act_targets.get(kind)
    return Target(place, place, known.kind, (known.target,), known.state) if known is not None else None


def _past_verb(target: Target, begin: int, stop: int) -> Target:
    """ "South Korea deported two fishermen": of the words around the noun, those after the verb."""
    return replace(target, first=stop) if target.first < begin and stop <= target.head else target


def _is_object(view: View, stop: int, target: Target) -> bool:
    return set(view.words(stop, target.first)) <= _LINKS - {","} | {"this", "that", "their", "new"}


def _first(*groups: list[Target]) -> list[Target]:
    return next((group[:1] if place == 0 else group[-1:] for place, group in enumerate(groups) if group), [])


def _fallback(discourse: Discourse, fits: frozenset[str], goes_back: Target | None) -> list[Target]:
    if goes_back is not None:
        return [goes_back]
    known = goes_on(discourse)
    if known is None or known.kind not in fits:
        return []
    return [Target(0, 0, known.kind, (known.target,), known.state)]


_MEANING_IT = frozenset({"and", "but", "it", "then"}) | set(_TABLE["deeds"])
"""Before a passive verb: what was named before, or the act itself, and no other thing."""


def _left_out(view: View, predicate: Predicate, discourse: Discourse, fits: frozenset[str]) -> list[Target]:
    """ "... Axed last Thursday.": a sentence that begins with its verb goes on about what was named before."""
    ahead = [word for word in view.words(view.first, predicate.first) if word.isalpha() and not is_adverb(word)]
    if view.at(predicate.first - 1) is not None and view.word(predicate.end) in ARTICLES:
        # "North Korea launched a satellite": an object of its own
        return []
    leans = predicate.auxiliaries.passive or view.word(predicate.mention.first) in INTRANSITIVE
    of_it = not leans or not ahead or ahead[-1] in _MEANING_IT
    return _fallback(discourse, fits, None) if of_it and predicate.first <= view.first + 2 else []


def _side(view: View, predicate: Predicate, words: list[str]) -> str:
    """Where the thing stands that the verb is said of."""
    if words[-1] in {"of", "to"} and len(words) > 1 and words[0] not in INTRANSITIVE:
        return "right"
    if words[0] in {"nobody", "none"} or words[:2] == ["no", "one"]:
        return "right"
    if predicate.auxiliaries.passive or words[0] in INTRANSITIVE or predicate.frame.act == "vacant":
        return "right" if words[0] in {"have", "has", "had", "leave", "leaves", "left"} and len(words) > 1 else "left"
    if words[0].endswith(("ed", "en")) and view.word(predicate.first - 1) in {",", "(", ":", "–", "—", "-"}:
        return "left"
    if words[0].endswith("ed") and view.word(predicate.end) in {
        "in",
        "on",
        "by",
        "from",
        "under",
        "into",
        ",",
        ".",
        "",
    }:
        # "office abolished", "the unit set up in 2024"
        return "left"
    return "right"


def _listed(view: View, right: list[Target]) -> list[Target]:
    """The first target and those joined to it by "and" or a comma."""
    kept = right[:1]
    for target in right[1:]:
        between = view.words(kept[-1].end, target.first)
        if set(between) <= _LINKS and between:
            kept.append(target)
        else:
            break
    return kept


def _listed_left(view: View, left: list[Target]) -> list[Target]:
    kept = left[-1:]
    for target in reversed(left[:-1]):
        between = view.words(target.end, kept[0].first)
        if set(between) <= _LINKS and {"and", "or", "nor"} & set(between):
            kept.insert(0, target)
        else:
            break
    return kept


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse, before: list[Claim]) -> list[Claim]:
    """Return one claim a target, and one of what a tail adds: ", for a term of two years"."""
    predicate = clause.predicate
    planned = planned_phase(view, predicate)
    targets = _of_clause(_targets(view, predicate, view.first, view.end, discourse), clause)
    if not targets or is_to_come_out(view, predicate, targets):
        return []
    negated = negates_verb(view, predicate)
    denied = _is_denied(predicate, targets, negated=negated)
    open_ended = (predicate.stance is not Stance.FACT or negated) and not planned and not denied
    clause, tail = cut_tail(view, clause)
    if is_coming(view, clause) or situation.unclear or open_ended or (tail is None and _is_staff(view, clause)):
        return []
    if before and _adds_rank(view, clause, before[-1]):
        # ", the first person to hold the post since 2017": a clause of its own
        return read_tail(view, (clause.first, clause.end), before[-1], situation)
    situation = _when_done(view, clause, situation, discourse, planned=bool(planned))
    act = predicate.frame.act
    situation = counted_from(view, clause, situation, before)
    lasted = term_of(view, clause) if act == "appointed" else how_long(view, clause)
    if lasted and situation.years and act == "vacant":
        situation = situation.at(years=(situation.years[1] - lasted, situation.years[1]), days=None)
    person = find_person(view, predicate) if act == "appointed" else None
    of_post = targets[0].kind == "appointment"
    since = _since(view, clause)
    says = Acted(
        targets[0].kind, phase=planned or _phase(view, targets[0], predicate), person=person,
        lasted_years=lasted if act in _LASTING else None, since=situation.since is not None,
        after_years=years_before(view, clause) if act in _ENDING else None,
        began=since.days if since is not None else None, decided=is_decision(view, predicate),
        denied=denied, actor=acting_head(view, clause, discourse), credentials=hands_credentials(view, clause),
        english="english" in view.words(clause.first, clause.end), figures=None if tail else from_to(view, clause),
        now=act == "vacant" and still_holds(view, predicate), once=act == "published" and is_once(view, clause),
        nth=rank_in(view, clause.first, clause.end) if of_post and act == "appointed" else None,
        apart=apart_from(view, clause, before), throughout=from_to_days(view, clause, discourse),
    )  # fmt: skip
    discourse.holder = person or discourse.holder
    discourse.last_target, discourse.since_target = targets[-1].as_sense(), 0
    claims = []
    for target in targets:
        nth = _rank_of_event(view, clause, target) if says.phase == "held" else says.nth
        one = replace(says, objects=target.names, first=_is_first(view, clause, target), nth=nth)
        why = f"act: “{phrase(view, predicate.mention.first, predicate.end)}” of {target.names[0]}"
        words = _words(view, clause, target, targets)
        claims.append(make_claim(view, words, Kind.ACT, one, situation, subject=target.state, why=(why,)))
    if is_told_of_both(view, clause, targets):
        together = replace(says, objects=targets[0].names, together=tuple(target.names for target in targets))
        return [replace(claims[0], says=together)]
    return with_gap(view, claims) + read_tail(view, tail, claims[0], situation)


def _adds_rank(view: View, clause: Clause, before: Claim) -> bool:
    said = view.words(clause.first, clause.first + 2) == ["the", "first"] and view.word(clause.first - 1) == ","
    return said and isinstance(before.says, Acted) and before.says.phase == "appointed"


_LASTING = frozenset({"vacant", "appointed", "existed", "in_force"})
_ENDING = frozenset({"appointed", "dissolved", "ended", "merged"})


def _of_clause(targets: list[Target], clause: Clause) -> list[Target]:
    """Those that stand in the clause; of "the office gave way, and the team was closed" the team alone."""
    inside = [one for one in targets if one.end > clause.first or one.first == one.end]
    return inside or targets


def _since(view: View, clause: Clause) -> Time | None:
    return next((one for one in view.times if one.bound == "since" and one.days and one.first < clause.end), None)


def _when_done(view: View, clause: Clause, situation: Situation, discourse: Discourse, *, planned: bool) -> Situation:
    """The situation at the time of the act, or of its announcement; without a time, at any before publication."""
    situation = _without_text(view, clause, situation, discourse)
    situation = same_year(view, clause, nearest_time(view, clause, situation, discourse), discourse).nowhere()
    since = _since(view, clause)
    if since is not None and since.days and discourse.published and situation.since is not None:
        # "empty since May 2024": from the first of those days on
        situation = situation.at(days=(since.days[0], discourse.published))
    situation = since_opening(view, clause, situation, discourse)
    situation = at_anniversary(view, clause, situation, discourse)
    situation = _over_span(view, clause, after_office(view, clause, situation, discourse))
    if planned:
        situation = when_announced(view, clause, situation, discourse)
    # "Nobody holds the post": any time before publication; "took effect a year after it was passed": counted from that
    inner = view.times_in(clause.first, clause.end)
    counted = bool(inner) and all(time.bound == "told before" for time in inner)
    return situation if situation.timed and not counted else situation.at(years=None, days=None, timed=False)


def _over_span(view: View, clause: Clause, situation: Situation) -> Situation:
    """ "Between September 2017 and July 2022 it had no ambassador": all of that time, and not two years one by one."""
    times = view.times_in(clause.first, clause.end)
    spanned = len(times) > 1 and view.word(times[0].first - 1) == "between" and bool(situation.when.listed)
    return situation.at(listed=(), span=True) if spanned else situation


def _without_text(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Held a meeting on 20 May, which it had asked for in resolution 79/181": not of that text's year."""
    if situation.document is None or not view.times_in(clause.first, clause.end):
        return situation
    low, high = find_segment(view, clause)
    local = situate(view, low, high, discourse)
    return local if local.timed and local.document is None else situation


def _is_denied(predicate: Predicate, targets: list[Target], *, negated: bool) -> bool:
    """ "The ministry has not shown its report to the public": that it did not is what the record can tell."""
    denied = predicate.stance is Stance.NEGATED or negated
    return denied and predicate.frame.act == "published" and targets[0].kind == "report"


def _is_staff(view: View, clause: Clause) -> bool:
    """ "Cuts the ministry's staff from 600 to 533", "lost 81 posts": of people, and of no office."""
    if view.vocabulary.isdisjoint(_STAFF):
        return False
    end = clause.predicate.end
    object_ = not _STAFF.isdisjoint(view.words(end, end + _NEAR_STAFF)) and clause.predicate.frame.act == "dissolved"
    return object_ or from_to(view, clause) is not None


_STAFF = frozenset(_TABLE["staff"]["nouns"])
_NEAR_STAFF = 2


def _is_first(view: View, clause: Clause, target: Target) -> bool:
    """ "The first public edition", "public for the first time"; "was first announced" says nothing of the kind."""
    low = view.first if target.first < clause.first else clause.first
    words = view.words(max(low, target.first - 4), target.end)
    if "first" in words and view.word(clause.predicate.mention.first - 1) != "first":
        return True
    rest = " ".join(view.words(clause.first, clause.end))
    return "for the first time" in rest or "in a first" in rest


def _rank_of_event(view: View, clause: Clause, target: Target) -> int | None:
    """ "Its second high-level meeting", "a meeting was held in May, the third of its kind": how many there had been."""
    near = range(max(view.first, target.first - _RANKED), target.end)
    told = [at for at in range(clause.predicate.end, view.end) if view.words(at, at + 3) in _OF_ITS_KIND]
    # "on 20 May 2025, its third"
    closing = [at + 1 for at in range(clause.predicate.end, view.end) if view.words(at - 1, at + 1) in _APART]
    closing = [at for at in closing if not view.word(at + 1).isalnum()]
    ranked = (read_ordinal(view.document, at) for at in (*near, *(at - 1 for at in told), *closing))
    dated = {at for time in view.times for at in range(time.first, time.end)}
    return next((one[0] for one in ranked if one is not None and one[1] - 1 not in dated), None)


_RANKED = 2
_APART = ([",", "its"], [",", "the"])
_OF_ITS_KIND = (["of", "its", "kind"], ["of", "the", "kind"], ["of", "this", "kind"], ["of", "that", "kind"])


def _phase(view: View, target: Target, predicate: Predicate) -> str:
    if target.kind == "appointment" and predicate.frame.act == "created":
        return "appointed"
    if predicate.frame.act == "dissolved" and view.words(target.first - 4, target.first).count("into"):
        # "a division into which the team was folded"
        return "merged"
    return predicate.frame.act


def _words(view: View, clause: Clause, target: Target, targets: list[Target]) -> tuple[int, int]:
    """The clause; of several targets each its own, the first with the verb."""
    predicate = clause.predicate
    nominal = view.word(predicate.end - 1) == "of"
    if len(targets) > 1 and target.first >= predicate.first:
        return (predicate.first if target is targets[0] else target.first, target.end)
    if nominal and target.first >= predicate.first:
        return predicate.first, _past_time(view, target.end, clause.end)
    return clause.first, clause.end


def _past_time(view: View, place: int, limit: int) -> int:
    """A time that follows belongs to what is said: "the dissolution of the office on 4 November"."""
    for time in view.times:
        if place <= time.first <= place + 2 and time.end <= limit:
            return time.end
    return place

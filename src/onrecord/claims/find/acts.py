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
    still_holds,
    term_of,
)
from onrecord.claims.find.act_plans import is_decision, is_to_come_out, planned_phase, when_announced
from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.segments import is_coming, nearest_time, same_year
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
from onrecord.claims.mentions.senses import BodyName, Head, State
from onrecord.claims.mentions.time_kinds import same_day
from onrecord.claims.models import Acted, Claim, Kind
from onrecord.claims.stance import ARTICLES, Stance
from onrecord.claims.vocabulary.load import read_toml, verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

__all__ = ["accepts", "build", "may_accept", "note_targets"]

_TABLE = read_toml("acts.toml")
_FITTING: dict[str, frozenset[str]] = {kind: frozenset(phases) for kind, phases in _TABLE["phases"].items()}
_INTRANSITIVE = frozenset(_TABLE["intransitive"])
_LINKS = frozenset({"and", ",", "the", "its", "an", "a", "both", "as", "well", "or", "nor", "neither"})
_TIMES = frozenset({"year", "month", "week", "day", "session", "term", "war", "decade", "summer", "spring", "century"})
_FAR = 16
"""Words between a verb and what it was done to, at most."""
_NOUN_PLANS = [[article, noun] for article in ("the", "a", "this", "that", "its") for noun in ("plan", "plans")]
_ACTIVE = frozenset({"has", "have", "had", "having"})


def may_accept(view: View, _needs: str, discourse: Discourse) -> bool:
    """False where no office, report, post or law stands in the sentence or before it."""
    return goes_on(discourse) is not None or may_name_target(view)


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where an office, report, post or law that the edition knows stands beside the frame."""
    if predicate.frame.act == "appointed" and not _appoints(view, predicate):
        return False
    needs = predicate.frame.needs
    if needs and not set(view.words(predicate.mention.first - 14, predicate.mention.first)) & set(verb_forms(needs)):
        return False
    closes = view.word(predicate.mention.first).startswith("clos") and view.word(predicate.end) == "with"
    if predicate.frame.act in _FITTING["context"] and predicate.stance is Stance.OPEN:
        return False
    if _goes_elsewhere(view, predicate) or _is_order(view, predicate):
        return False
    if view.words(predicate.mention.first - 1, predicate.end) in _NOUN_PLANS:
        # "the plan had been public since": no verb
        return False
    after = predicate.end + (view.word(predicate.end) == "of")
    if "end" in view.words(predicate.end - 2, predicate.end) and view.word(after + 1) in _TIMES:
        # "at the end of the year"
        return False
    if closes or _is_halted(view, predicate) or _is_of_un_body(view, predicate):
        # "the study closes with proposals"
        return False
    return bool(_targets(view, predicate, view.first, view.end, discourse))


def _is_of_un_body(view: View, predicate: Predicate) -> bool:
    """ "The Act passed on 3 March, and three weeks later the Human Rights Council adopted": nothing done at home."""
    if predicate.frame.act != "passed":
        return False
    beside = predicate.first - 1 - is_adverb(view.word(predicate.first - 1))
    return any(
        body.sense.forum is not None and body.end > beside for body in view.of(BodyName, view.first, predicate.first)
    )


def _is_order(view: View, predicate: Predicate) -> bool:
    """ "Print the report.", "And publish the next one, however thin": what is asked of the reader."""
    first = view.first
    while view.word(first) in _ORDERING:
        first += 1
    bare = view.word(first) in _ORDERED
    return bare and predicate.mention.first == first and view.word(predicate.end) in _OBJECTS


_ORDERED = frozenset(
    {"print", "publish", "release", "restore", "reopen", "open", "close", "keep", "appoint", "name", "fill", "dissolve"}
    | {
        "abolish",
        "scrap",
        "make",
        "give",
        "bring",
        "send",
        "stop",
        "end",
        "let",
        "revive",
        "rebuild",
        "found",
        "create",
    }
)
_ORDERING = frozenset({"and", "please", "so", "then", "but", "now", '"', "“", "-", "–", "*", "•"})
_OBJECTS = frozenset({"the", "this", "that", "a", "an", "it", "your", "its", "our", "them", "their"})


def _goes_elsewhere(view: View, predicate: Predicate) -> bool:
    """ "It went on ringing", "when she had gone", "in place of thinking": a weak verb that tells of no office."""
    verb, following = view.word(predicate.end - 1), view.word(predicate.end)
    if verb == "found":
        # "I found that ...", and no office is founded
        return True
    if verb in _GOING and (following in _ON or view.word(predicate.first - 1) in _PERSONS):
        return True
    return view.words(predicate.end - 2, predicate.end) == ["place", "of"] and following.endswith("ing")


_GOING = frozenset({"go", "goes", "going", "gone", "went"})
_ON = frozenset({"on", "to", "into", "back", "through", "home", "up", "down", "out"})
_PERSONS = frozenset({"i", "he", "she", "we", "you", "who"})


def _is_halted(view: View, predicate: Predicate) -> bool:
    """ "Publication of the report was halted": the noun tells nothing that happened."""
    if view.word(predicate.end - 1) != "of":
        return False
    if {"announced", "announces", "announcing", "unveiled", "unveils"} & set(
        view.words(predicate.first - 4, predicate.first)
    ):
        # "announced the creation of": told as coming
        return True
    if predicate.frame.act not in {"published", "created", "appointed"}:
        return False
    return any(
        frame.sense.family == "acts" and frame.sense.act in {"ended", "dissolved", "withheld"}
        and predicate.end < frame.first <= predicate.end + 12
        for frame in view.frames
    )  # fmt: skip


def _appoints(view: View, predicate: Predicate) -> bool:
    """Weak verbs ("took", "became", "was") appoint only where a person is named, who does not head a government."""
    verb = view.word(predicate.mention.first)
    if view.word(predicate.end - 1) == "office" and _heads_left(view, predicate):
        # "President Yoon, who took office in May, called a meeting"
        return False
    if verb == "names" and view.word(predicate.mention.first - 1) == "of":
        # "the list of names"
        return False
    return (
        verb[:5] in {"appoi", "namin", "named", "nomin", "desig", "selec", "fille"}
        or find_person(view, predicate) is not None
    )


def _heads_left(view: View, predicate: Predicate) -> bool:
    """A head of government stands right before the verb, at most with a relative word and an article between."""
    first = predicate.mention.first
    return bool(view.of(Head, max(view.first, first - _NEAR_HEAD), first))


_NEAR_HEAD = 5


def _targets(view: View, predicate: Predicate, first: int, end: int, discourse: Discourse) -> list[Target]:
    """What the frame is said of: left of a passive or intransitive verb, else right of it, else the other side."""
    act = predicate.frame.act
    fits = frozenset(kind for kind, phases in _FITTING.items() if act in phases)
    begin, stop = predicate.mention.first, predicate.end
    known = [_past_verb(one, begin, stop) for one in find_targets(view, discourse) if first <= one.first < end]
    known = [one for one in known if one.kind in fits]
    left = [one for one in known if one.end <= begin and begin - one.end <= _FAR]
    right = [one for one in known if one.first >= begin and one.first - stop <= _FAR and one.end > stop]
    inside = [one for one in known if begin <= one.first and one.end <= stop]
    goes_back = pronoun_target(view, max(first, begin - 14), begin, fits, discourse)
    if act == "carried_out" and goes_back is None and not left and _MEN & set(view.words(max(first, begin - 5), begin)):
        # "The two men had been sent back"
        goes_back = _told_before("context", begin, discourse)
    if act == "created" and goes_back is not None and view.word(goes_back.first) in _PERSONS:
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
    of_it = not predicate.auxiliaries.passive or not ahead or ahead[-1] in _MEANING_IT
    return _fallback(discourse, fits, None) if of_it and predicate.first <= view.first + 2 else []


def _side(view: View, predicate: Predicate, words: list[str]) -> str:
    """Where the thing stands that the verb is said of."""
    if words[-1] in {"of", "to"} and len(words) > 1 and words[0] not in _INTRANSITIVE:
        return "right"
    if words[0] in {"nobody", "none"} or words[:2] == ["no", "one"]:
        return "right"
    if predicate.auxiliaries.passive or words[0] in _INTRANSITIVE or predicate.frame.act == "vacant":
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


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return one claim a target."""
    predicate = clause.predicate
    planned = planned_phase(view, predicate)
    targets = _targets(view, predicate, view.first, view.end, discourse)
    if not targets or is_to_come_out(view, predicate, targets):
        return []
    denied = _is_denied(predicate, targets)
    open_ended = predicate.stance is not Stance.FACT and not planned and not denied
    if is_coming(view, clause) or situation.unclear or open_ended or _is_staff(view, clause):
        return []
    situation = same_year(view, clause, nearest_time(view, clause, situation, discourse), discourse).nowhere()
    since = next((one for one in view.times if one.bound == "since" and one.days and one.first < clause.end), None)
    if since is not None and since.days and discourse.published and situation.since is not None:
        # "empty since May 2024": from the first of those days on
        situation = situation.at(days=(since.days[0], discourse.published))
    situation = _since_opening(view, clause, situation, discourse)
    situation = _at_anniversary(view, clause, situation, discourse)
    if planned:
        situation = when_announced(view, clause, situation, discourse)
    if not situation.timed:
        # "Nobody holds the post": any time before publication
        situation = situation.at(years=None, days=None)
    lasted = how_long(view, clause) if predicate.frame.act == "vacant" else term_of(view, clause)
    if lasted and situation.years and predicate.frame.act == "vacant":
        situation = situation.at(years=(situation.years[1] - lasted, situation.years[1]), days=None)
    claims = []
    for target in targets:
        person = find_person(view, predicate) if predicate.frame.act == "appointed" else None
        first = _is_first(view, clause, target)
        says = Acted(
            target.kind, objects=target.names, phase=planned or _phase(target, predicate), person=person,
            lasted_years=lasted, first=first, since=situation.since is not None,
            began=since.days if since is not None else None, decided=is_decision(view, predicate),
            denied=denied, actor=acting_head(view, clause, discourse), credentials=hands_credentials(view, clause),
            english="english" in view.words(clause.first, clause.end),
            figures=from_to(view, clause), now=predicate.frame.act == "vacant" and still_holds(view, predicate),
        )  # fmt: skip
        why = f"act: “{phrase(view, predicate.mention.first, predicate.end)}” of {target.names[0]}"
        words = _words(view, clause, target, targets)
        claims.append(make_claim(view, words, Kind.ACT, says, situation, subject=target.state, why=(why,)))
    discourse.last_target, discourse.since_target = targets[-1].as_sense(), 0
    return claims


def _is_denied(predicate: Predicate, targets: list[Target]) -> bool:
    """ "The ministry has not shown its report to the public": that it did not is what the record can tell."""
    return predicate.stance is Stance.NEGATED and predicate.frame.act == "published" and targets[0].kind == "report"


def _is_staff(view: View, clause: Clause) -> bool:
    """ "Cuts the ministry's staff from 600 to 533": of people, and of no office."""
    return not view.vocabulary.isdisjoint(_STAFF) and from_to(view, clause) is not None


_STAFF = frozenset(_TABLE["staff"]["nouns"])


def _since_opening(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Since the first ambassador left in September 2018, the post has been vacant": from those days on."""
    days, now = situation.days, discourse.published
    if clause.predicate.frame.act != "vacant" or days is None or now is None or situation.since is not None:
        return situation
    opening = view.word(view.first) == "since" and any(
        time.end <= clause.predicate.first and time.first > view.first for time in view.times
    )
    # "stood empty from September 2018", with no end told
    onwards = any(time.bound == "from" and time.first >= clause.predicate.end for time in view.times)
    if not opening and not (onwards and len(view.times) == 1):
        return situation
    return situation.at(days=(days[0], now), years=(days[0].year, now.year), since=days[0].year)


def _at_anniversary(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "Sunday, the fifth anniversary of the entry into force": so many years before the day that is told."""
    place = next((at for at in range(view.first, clause.end) if view.word(at) == "anniversary"), None)
    counted = next((n for back in (1, 2, 3) if place and (n := read_ordinal(view.document, place - back))), None)
    if place is None or counted is None or counted[1] != place or place > clause.predicate.end + 1:
        return situation
    day = discourse.published
    days = next((time.days for time in view.times if time.days and time.first < clause.end), None)
    if days is not None and days[0] == days[1]:
        day = days[0]
    if day is None:
        return situation
    then = same_day(day, day.year - counted[0])
    if then is None:
        return situation.at(years=None, days=None, unclear=True)
    return situation.at(years=(then.year, then.year), days=(then, then) if days else None, timed=True)


def _is_first(view: View, clause: Clause, target: Target) -> bool:
    """ "The first public edition", "public for the first time"; "was first announced" says nothing of the kind."""
    words = view.words(max(clause.first, target.first - 4), target.end)
    if "first" in words and view.word(clause.predicate.mention.first - 1) != "first":
        return True
    rest = " ".join(view.words(clause.first, clause.end))
    return "for the first time" in rest or "in a first" in rest


def _phase(target: Target, predicate: Predicate) -> str:
    if target.kind == "appointment" and predicate.frame.act == "created":
        return "appointed"
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

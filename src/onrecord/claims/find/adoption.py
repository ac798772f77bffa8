"""Claims that a body adopted or rejected a text, how, and with which totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.segments import nearest_time
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Actor, BodyName, Paper, State
from onrecord.claims.models import Adopts, Claim, Kind, Object, Streak, Tallies
from onrecord.claims.situation import situate
from onrecord.claims.stance import ARTICLES, Stance, is_free_participle
from onrecord.claims.subjects import is_agent, is_topic

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.mentions.tallies import TallyMention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_LOOSE = frozenset(
    {
        "back",
        "support",
        "carry",
        "accept",
        "agree",
        "clear",
        "endorse",
        "forward",
        "send",
        "extend",
        "bring",
        "greenlight",
        "win",
        "gain",
        "secure",
        "see",
        "come",
        "slip",
        "get",
        "go",
        "make",
        "sail",
    }
)
_OPENING = frozenset(
    {",", ";", ":", "–", "—", "and", "but", "while", "as", "when", "after", "that", "which", "who", "because", "where"}
)
"""Words with which another clause may begin."""
_ADJECTIVES = frozenset({"clear", "agreed"})
_OF_TEXTS = frozenset(
    {"adoption", "been", "was", "were", "went", "goes", "gone", "sailed", "passed", "carried", "cleared", "got"}
)
"""First words of frames whose subject is the text."""
_AFTER_FOLLOWED = frozenset(
    {"", ".", "on", "in", "a", "suit", "with", "by", "without", "last", "this", "the", ",", "weeks", "later"}
)
_MODALS = frozenset({"if", "would", "will", "should", "may", "might", "could"})
_NEAR = 14


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of adopting a text here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    if words[0].endswith("ing") and not is_free_participle(view, mention.first):
        return False
    if words[0] in _ADJECTIVES and len(words) == 1 and predicate.auxiliaries.passive:
        return False
    if frame.needs == "paper":
        return discourse.paper or bool(view.of(Paper))
    if frame.needs in {"tally", "method", "body"}:
        return _has_what_it_needs(view, predicate, discourse)
    return _adopts(view, predicate, discourse, words)


def _has_what_it_needs(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """A verb that alone says nothing of adopting: with totals, with a method, or of a body that follows another."""
    needs, end = predicate.frame.needs, predicate.end
    low, high = _reach(view, predicate.mention.first, end)
    if needs == "tally":
        return any(end <= tally.first < high for tally in view.tallies) and _has_matter(view, low, high, discourse)
    if needs == "method":
        if any(end <= run.first <= end + 2 for run in view.runs) and view.word(end - 1) in {"is", "was"}:
            # "It is the third time in a row that": what is counted comes after
            return False
        method = _method(view, low, high)
        if _adopted_already(view, predicate, low):
            # "which the Council adopted in a roll-call vote was greeted with relief"
            return False
        return method is not None and _has_matter(view, low, high, discourse) and not _state_acts(view, predicate, low)
    if not _body_acts(view, predicate, low) or _someone_acts(view, predicate):
        return False
    if view.word(predicate.mention.first).startswith("act"):
        return any(end <= time.first <= end + 1 for time in view.times)
    return view.word(end) in _AFTER_FOLLOWED


def _adopted_already(view: View, predicate: Predicate, low: int) -> bool:
    return any(
        frame.sense.family == "adoption" and frame.sense.needs == "text" and low <= frame.first and frame.end <= predicate.first
        for frame in view.frames
    )


def _adopts(view: View, predicate: Predicate, discourse: Discourse, words: list[str]) -> bool:
    """A verb of adopting, said by a body or of a text."""
    frame = predicate.frame
    low, high = _reach(view, predicate.mention.first, predicate.end)
    if words[0] != "adoption" and _state_acts(view, predicate, low):
        return False
    if not _has_matter(view, low, high, discourse) and not (frame.needs == "run" and discourse.voting):
        return False
    if frame.needs == "run":
        # "the Council had voted every time": only of a body, over several years, and with no totals
        over = any(run.kind is RunKind.EVERY for run in view.runs) or any(
            len(time.years) > 1 and time.years[0] != time.years[-1] for time in view.times
        )
        return over and _body_acts(view, predicate, low) and not view.tallies
    if words[:1] != ["was"] and "vote" in " ".join(words[:1]) and _is_subordinate(view, predicate, low):
        return False
    if _is_to_come(view, predicate):
        return False
    if _MOMENTS & set(view.words(max(low, predicate.first - 5), predicate.first)) and not view.cues:
        # "sponsors at the moment the Third Committee adopted it"
        return False
    if frame.extra.get("noun"):
        return discourse.voting or bool(set(words) & {"vote", "votes", "ballot", "call", "calls"})
    if predicate.auxiliaries.passive or words[0] in _OF_TEXTS or view.word(predicate.mention.first - 1) == ":":
        return True
    return _body_acts(view, predicate, low) or (
        words[0] not in {"back", "backed", "backs", "support", "endorsed"}
        and _headline_or_pronoun(view, predicate, low)
    )


def _is_to_come(view: View, predicate: Predicate) -> bool:
    """ "Before it is adopted", "until the plenary adopts it": what has not happened yet."""
    words = view.words(predicate.first - 5, predicate.mention.end)
    present = bool({"is", "are", "adopts", "passes", "approves", "votes"} & set(words))
    return present and bool({"before", "until", "till"} & set(words))


_SUBORDINATE = frozenset({"when", "as", "before", "after", "until", "whenever", "while", "once", "time", "how"})
_MOMENTS = frozenset({"moment", "time", "day"})


def _is_subordinate(view: View, predicate: Predicate, low: int) -> bool:
    """ "When the Commission voted on the text, ...": only says on what occasion something else happened."""
    return bool(_SUBORDINATE & set(view.words(max(low, predicate.first - 6), predicate.first)))


def _reach(view: View, first: int, end: int) -> tuple[int, int]:
    """The words of the part of the sentence around the predicate, between semicolons."""
    low, high = view.first, view.end
    for place in range(first - 1, view.first - 1, -1):
        if view.word(place) == ";":
            low = place + 1
            break
    for place in range(end, view.end):
        if view.word(place) == ";":
            high = place
            break
    return low, high


def _has_matter(view: View, low: int, high: int, discourse: Discourse) -> bool:
    """A document, the state that a series is about, a symbol, or a word that takes up one of the sentence before."""
    if view.of(Paper, low, high):
        return True
    for mention in view.of(State, low, high):
        if discourse.lexicon.about(mention.sense.iso) and view.word(mention.end) in {":", "("}:
            # "DPRK (L.56): adopted without a vote"
            return True
        if discourse.lexicon.about(mention.sense.iso) and (not is_agent(view, mention) or is_topic(view, mention)):
            return True
    if any(view.word(place) == "/" for place in range(low, high)):
        return True
    if view.cue("matter", low, high) is not None:
        return True
    pronoun = any(view.word(place) in {"it", "one", "this", "that", "so"} for place in range(low, high))
    return discourse.paper and (pronoun or bool(view.of(BodyName, low, high)))


def _state_acts(view: View, predicate: Predicate, low: int) -> bool:
    """The nearest actor left of the verb is a state or another body: "Seoul adopted a new line"."""
    for mention in reversed(view.entities):
        if mention.end > predicate.first or mention.first < low:
            continue
        if isinstance(mention.sense, BodyName) and mention.sense.forum is None:
            return True
        if isinstance(mention.sense, (BodyName, Paper)):
            return False
        if isinstance(mention.sense, State) and is_agent(view, mention) and not is_topic(view, mention):
            if _is_object(view, mention, low):
                continue
            possessive = view.word(mention.end) == "'s"
            return not predicate.auxiliaries.passive and not possessive
    return False


def _is_object(view: View, mention: Mention, low: int) -> bool:
    """ "The Council took up X on 22 June and adopted": a body stands before the state, and no clause opens between."""
    for body in view.of(BodyName, low, mention.first):
        between = view.words(body.end, mention.first)
        if body.sense.forum is not None and between and not set(between) & _OPENING:
            return True
    return False


def _body_acts(view: View, predicate: Predicate, low: int) -> bool:
    return any(
        mention.end <= predicate.first
        for mention in view.of(BodyName, max(low, predicate.first - _NEAR), predicate.first)
    )


def _someone_acts(view: View, predicate: Predicate) -> bool:
    """ "In Geneva we did so": what stands right before the verb is no body."""
    entity = view.at(predicate.first - 1)
    return entity is not None and not isinstance(entity.sense, BodyName) and view.word(predicate.first - 1) != "it"


def _headline_or_pronoun(view: View, predicate: Predicate, low: int) -> bool:
    """ "It passed", "UN adopts ...", "states adopted": a subject that can only be the body or the text."""
    left = view.words(max(low, predicate.first - 6), predicate.first)
    if not left or set(left) & {
        "un",
        "it",
        "nations",
        "which",
        "members",
        "states",
        "diplomats",
        "they",
        "text",
        "resolution",
    }:
        return True
    return any(isinstance(m.sense, (Paper, Actor)) for m in view.entities if low <= m.first < predicate.first)


def _method(view: View, first: int, end: int) -> str | None:
    for name in ("without_vote", "recorded_vote"):
        if view.cue(name, first, end):
            return name
    return None


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claim of an adopting clause: a run, a tally, or the adoption with its method."""
    predicate = clause.predicate
    if situation.unclear:
        situation = _until(view, clause, situation, discourse)
    if predicate.stance is Stance.OPEN or situation.unclear or situation.other_body:
        return []
    why = f"adoption: “{phrase(view, predicate.mention.first, predicate.end)}”"
    if {"amendment", "amendments"} & set(view.words(clause.first, predicate.mention.first)):
        # what became of an amendment says nothing of the text
        situation = replace(situation, series=None)
    situation = nearest_time(view, clause, situation, discourse)
    tallies = [
        tally for tally in view.tallies if clause.first <= tally.first < clause.end and not years_back(view, tally)
    ]
    method = predicate.frame.extra.get("method") or _method(view, clause.first, clause.end)
    run = _run_of(view, clause, situation, method, predicate)
    if run is not None:
        return [make_claim(view, (clause.first, clause.end), Kind.STREAK, run[0], run[1], why=(why, run[2]))]
    if len(tallies) > 1 and len(view.times) > 1:
        # several totals with their times in one clause: each is told by itself
        return []
    if tallies and situation.document and situation.days:
        # a symbol, a day and totals in one clause: each can be wrong on its own
        dated = make_claim(view, (clause.first, clause.end), Kind.ADOPTION, Adopts(method), situation, why=(why,))
        return [dated, _tally_claim(view, (clause.first, clause.end), tallies[0], situation, why)]
    firsts = [run for run in view.runs if run.kind is RunKind.FIRST and clause.first <= run.first < clause.end]
    if tallies and firsts and tallies[0].first > clause.predicate.end:
        # "censured it for the first time on Friday, in a vote of 88 to 21": that it did, and with which totals
        cut = _before_totals(view, clause, tallies[0])
        says = Adopts(first=True, since=firsts[0].since)
        first = make_claim(view, (clause.first, cut), Kind.ADOPTION, says, situation, why=(why,))
        return [first, _tally_claim(view, (cut, clause.end), tallies[0], situation, why)]
    if tallies:
        return [_tally_claim(view, (clause.first, clause.end), tallies[0], situation, why)]
    if predicate.frame.act == "voted":
        return []
    adopted = (predicate.frame.act == "adopted") != (predicate.stance is Stance.NEGATED)
    last = bool({"last", "latest", "final"} & set(view.said(predicate.mention))) and method is not None
    says = Adopts(method, adopted=adopted, first=bool(firsts), since=firsts[0].since if firsts else None, last=last)
    return [make_claim(view, (clause.first, clause.end), Kind.ADOPTION, says, situation, why=(why,))]


def _before_totals(view: View, clause: Clause, tally: TallyMention) -> int:
    """The sign before the totals, or the totals themselves."""
    signs = [at for at in range(clause.predicate.end, tally.first) if view.word(at) in {",", ";", "–", "—", "by"}]
    return signs[-1] if signs else tally.first


def _until(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> Situation:
    """ "By recorded vote until 2011": from the first text of the series in that forum to the year."""
    times = [time for time in view.times if clause.first <= time.first < clause.end]
    if len(times) != 1 or times[0].bound not in {"until", "up"} or not times[0].years or situation.forum is None:
        return situation
    held = [
        text.year
        for text in discourse.lexicon.texts.values()
        if text.forum is situation.forum and text.series == situation.series
    ]
    last = times[0].years[-1]
    if not held or min(held) > last:
        return situation
    return situation.at(years=(min(held), last), unclear=False, timed=True, span=True)


def years_back(view: View, tally: TallyMention) -> int:
    """ "By consensus, a year after a 27-6 vote": how many years before the clause the totals are."""
    place = tally.first - 1
    while view.word(place) in {"a", "the", "its", "by", "passing", "carrying", "of", "vote", "recorded"}:
        place -= 1
    if view.word(place) not in {"after", "since"} or view.word(place - 1) not in {"year", "years"}:
        return 0
    number = read_cardinal(view.document, place - 2)
    return number[0] if number else int(view.word(place - 2) in {"a", "one"})


def _run_of(
    view: View, clause: Clause, situation: Situation, method: str | None, predicate: Predicate
) -> tuple[Streak, Situation, str] | None:
    runs = [run for run in view.runs if clause.first <= run.first < clause.end]
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    every = next((run for run in runs if run.kind is RunKind.EVERY), None)
    of = {"without_vote": Object.WITHOUT_VOTE, "recorded_vote": Object.RECORDED_VOTE}.get(method or "", Object.ADOPTED)
    if predicate.stance is Stance.NEGATED or predicate.frame.act == "rejected":
        return None
    if nth and nth.count:
        years = situation.years
        if years:
            situation = situation.at(years=(years[1] - nth.count + 1, years[1]))
        return (
            Streak(of, count=nth.count, since=situation.since),
            situation,
            f"run: “{phrase(view, nth.first, nth.end)}”",
        )
    listed = len(situation.when.listed) > 1
    if situation.since is not None or (situation.span and not listed and (every or method)):
        since = situation.since or (situation.years[0] if situation.years else None)
        return Streak(of, since=since), situation, f"run: since {since}"
    return None


def _tally_claim(view: View, words: tuple[int, int], tally: TallyMention, situation: Situation, why: str) -> Claim:
    says = Tallies(tally.yes, tally.no, tally.abstain)
    told = f"tally: “{phrase(view, tally.first, tally.end)}”"
    return make_claim(view, words, Kind.TALLY, says, situation, why=(why, told) if why else (told,))


def bare_method(view: View, situation: Situation) -> Claim | None:
    """Return the claim of a sentence that says how a text was adopted and nothing else: "No vote was taken"."""
    method = "without_vote" if view.cue("without_vote") else "recorded_vote"
    cues = [cue for cue in view.cues if cue.sense.name == method]
    if not cues or situation.unclear or situation.other_body:
        return None
    cue = cues[-1]
    after = set(view.words(cue.end, view.end))
    if after & {"to", "not", "never"} or set(view.words(view.first, view.end)) & {
        "if",
        "would",
        "will",
        "should",
        "may",
        "might",
        "could",
    }:
        return None
    why = f"adoption: “{phrase(view, cue.first, cue.end)}”"
    words = (view.first, view.end)
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    if nth is not None and nth.count and situation.years:
        years = situation.years
        situation = situation.at(years=(years[1] - nth.count + 1, years[1]))
        of = Object.WITHOUT_VOTE if method == "without_vote" else Object.RECORDED_VOTE
        streak = Streak(of, count=nth.count, since=situation.since)
        return make_claim(view, words, Kind.STREAK, streak, situation, why=(why,))
    first = next((run for run in view.runs if run.kind is RunKind.FIRST), None)
    if first is not None and method == "without_vote":
        says = Adopts(method, first=True, since=first.since)
        return make_claim(view, words, Kind.ADOPTION, says, situation, why=(why,))
    if method == "recorded_vote":
        # "after the vote was held" only says when something else happened
        return None
    return make_claim(view, words, Kind.ADOPTION, Adopts(method), situation, why=(why,))


def body_run(view: View, discourse: Discourse) -> list[Claim]:
    """Return the run of a body on the series' state, whatever the verb: "put X in the dock for the 21st year"."""
    nth = next((run for run in view.runs if run.kind is RunKind.NTH and run.count), None)
    bodies = [body for body in view.of(BodyName) if body.sense.forum is not None]
    if nth is None or not nth.count or not bodies or not _has_matter(view, view.first, view.end, discourse):
        return []
    if any(
        is_agent(view, one) and not _is_object(view, one, view.first) for one in view.of(State, view.first, nth.first)
    ):
        return []
    if view.cue("without_vote") or view.cue("recorded_vote"):
        return []
    if bodies[0].first > view.first + 6 or view.cue("future") or view.cue("hypothetical") or view.cue("opinion"):
        return []
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body or not situation.years:
        return []
    last = situation.years[1]
    situation = situation.at(years=(last - nth.count + 1, last))
    why = f"run: “{phrase(view, nth.first, nth.end)}”"
    return [
        make_claim(
            view, (view.first, view.end), Kind.STREAK, Streak(Object.ADOPTED, count=nth.count), situation, why=(why,)
        )
    ]


def bare_tally(view: View, tally: TallyMention, words: tuple[int, int], situation: Situation) -> Claim | None:
    """Return the claim of a tally that stands without a verb of its own."""
    if situation.unclear or situation.other_body:
        return None
    return _tally_claim(view, words, tally, situation, "")


def opens_with_article(view: View, place: int) -> bool:
    """True where the word is an article."""
    return view.word(place) in ARTICLES

"""Claims about how a state voted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.find.claim_parts import make_claim, phrase
from onrecord.claims.find.sponsorship import streak_of
from onrecord.claims.find.who import left_out, resolve_subjects
from onrecord.claims.matters import left_of_group
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.runs import RunKind
from onrecord.claims.mentions.senses import Paper, State
from onrecord.claims.models import Claim, Kind, Object, Votes
from onrecord.claims.stance import Stance, is_free_participle
from onrecord.claims.subjects import Subject, find_left, find_right
from onrecord.claims.vocabulary.load import verb_forms

if TYPE_CHECKING:
    from onrecord.claims.clauses import Clause, Predicate
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.mentions.senses import Mention
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_VOTE_WORDS = frozenset(
    {
        "vote",
        "votes",
        "voted",
        "voting",
        "ballot",
        "abstained",
        "abstaining",
        "abstentions",
        "abstention",
        "tally",
        "roll",
    }
)
_CASTING = frozenset(
    {
        *verb_forms("vote"),
        *verb_forms("say"),
        *verb_forms("cast"),
        "to",
        "not",
        "a",
        "an",
        "the",
        "its",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "among",
        "those",
    }
)
_JOINS = frozenset(verb_forms("join"))
_UNDECIDED = frozenset(
    {"to", "could", "would", "will", "can", "may", "might", "should", "must", "if", "not", "by", "never"}
) - {"by"}
_OBJECTS = {"yes": Object.VOTED_YES, "no": Object.VOTED_NO, "abstain": Object.ABSTAINED}


_COPULAS = frozenset({"was", "were", "is", "are"})


def accepts(view: View, predicate: Predicate, discourse: Discourse) -> bool:
    """True where the frame's words do speak of a vote here."""
    frame, mention = predicate.frame, predicate.mention
    words = view.said(mention)
    if words[0].endswith("ing") and frame.subject != "right" and not is_free_participle(view, mention.first):
        # "joined China in opposing it", "surprised us by abstaining"
        before = set(view.words(view.first, mention.first))
        return (view.word(mention.first - 1) == "in" and bool(before & _JOINS)) or (
            view.word(mention.first - 1) == "by" and not before & _UNDECIDED and _speaks_of_votes(view, discourse)
        )
    if frame.needs == "negated":
        return predicate.stance is Stance.NEGATED and _speaks_of_votes(view, discourse)
    if frame.needs == "vote_only" and (discourse.sponsoring or not find_left(view, predicate.first, view.first)):
        return False
    if frame.subject == "inverted":
        return bool(set(view.words(mention.end, view.end)) & _COPULAS)
    if frame.subject == "agent":
        return bool(find_right(view, mention.end, view.end)) and _speaks_of_texts(view, discourse)
    if frame.needs == "noun":
        return (
            view.word(mention.first - 1) not in _CASTING
            and bool(find_left(view, predicate.first, view.first))
            and _speaks_of_votes(view, discourse)
        )
    if frame.needs == "gap":
        return _is_gap(view, predicate) and _speaks_of_votes(view, discourse)
    if frame.needs == "text":
        return bool(find_left(view, predicate.first, view.first)) and _takes_text(view, mention.end)
    if frame.needs == "number":
        return _side_of_number(view, mention, discourse) is not None
    if frame.needs in {"vote", "vote_only"}:
        if not find_left(view, predicate.first, view.first) or view.cue("without_vote"):
            return False
        return _speaks_of_votes(view, discourse)
    return not (
        words[-1] == "for"
        and view.word(predicate.end) in {"the", "a"}
        and view.word(predicate.end + 1) in {"first", "second", "third", "fourth"}
    )


def _after_copula(view: View, clause: Clause) -> list[Subject]:
    """ "Among those opposed to the text in the plenary was Belarus": the states after the verb."""
    for place in range(clause.predicate.end, clause.end):
        if view.word(place) in _COPULAS:
            return find_right(view, place + 1, clause.end, gap=0)
    return []


def _is_gap(view: View, predicate: Predicate) -> bool:
    """A state right before, and nothing after but a sign: ", Viet Nam against."."""
    before = view.at(predicate.mention.first - 1)
    if view.word(predicate.mention.first - 1) == ":":
        before = view.at(predicate.mention.first - 2)
    ends = view.word(predicate.end) in {"", ".", ",", ";", ")", "and", "–", "—", "!"}
    return ends and before is not None and isinstance(before.sense, State)


def _speaks_of_votes(view: View, discourse: Discourse) -> bool:
    return (
        discourse.voting
        or discourse.vote_ahead
        or bool(set(view.words(view.first, view.end)) & _VOTE_WORDS)
        or bool(view.tallies)
    )


def _takes_text(view: View, end: int) -> bool:
    """ "Opposed the plenary texts on X": a text stands behind the verb, with nothing but its own words between."""
    paper = next((one for one in view.of(Paper) if one.first >= end), None)
    return paper is not None and left_of_group(view, paper.first) <= end


def _side_of_number(view: View, mention: Mention, discourse: Discourse) -> str | None:
    """ "One of the 19", after totals of which one alone is 19: the side."""
    number = read_cardinal(view.document, mention.end - 1) or read_cardinal(view.document, mention.end - 2)
    tally = next(iter(view.tallies), None) or discourse.tally
    if number is None or tally is None:
        return None
    sides = [name for name in _OBJECTS if getattr(tally, name) == number[0]]
    return sides[0] if len(sides) == 1 else None


def _speaks_of_texts(view: View, discourse: Discourse) -> bool:
    return _speaks_of_votes(view, discourse) or (discourse.paper and not discourse.sponsoring) or bool(view.of(Paper))


def _with_joiners(view: View, clause: Clause) -> tuple[Subject, ...]:
    """ "Bolivia joined China and Cuba in the no camp": both those who join and those who are joined."""
    subjects = clause.subjects
    if clause.predicate.frame.needs == "gap" and view.word(clause.predicate.mention.first - 1) == ":":
        return tuple(find_left(view, clause.predicate.mention.first - 1, view.first))
    if not subjects or clause.inherited or view.word(subjects[0].first - 1) not in _JOINS:
        return subjects
    return (*find_left(view, subjects[0].first - 1, clause.first), *subjects)


def _was_before(view: View, clause: Clause, situation: Situation) -> bool:
    """ "Had been abstainers and are now opponents": at a time that is not told."""
    had = "had" in view.words(clause.predicate.first, clause.predicate.end)
    return had and not situation.timed and "now" in view.words(clause.end, view.end)


def _in_roll_calls(view: View, clause: Clause) -> bool:
    """ "In every roll call", "each time it was put to a vote"."""
    words = view.words(clause.first, clause.end)
    return (
        bool(set(words) & {"every", "each", "all"}) and bool(set(words) & {"roll", "votes", "recorded", "ballot"})
    ) or ("each time" in " ".join(words) and "vote" in words)


def build(view: View, clause: Clause, situation: Situation, discourse: Discourse) -> list[Claim]:
    """Return the claims of a voting clause, one a state."""
    predicate = clause.predicate
    if predicate.stance is Stance.OPEN or situation.unclear:
        return []
    if predicate.frame.subject in {"right", "agent"}:
        subjects = resolve_subjects(view, tuple(find_right(view, predicate.end, clause.end)), discourse)
    elif predicate.frame.subject == "inverted":
        subjects = resolve_subjects(view, tuple(_after_copula(view, clause)), discourse)
    else:
        subjects = resolve_subjects(view, _with_joiners(view, clause), discourse)
        subjects = subjects or resolve_subjects(view, left_out(view, predicate.first, discourse), discourse)
    if _was_before(view, clause, situation):
        return []
    ballot, negated = predicate.frame.act, predicate.stance is Stance.NEGATED
    if predicate.frame.needs == "number":
        ballot = _side_of_number(view, predicate.mention, discourse) or ""
    if ballot == "take_part":
        if not negated:
            return []
        ballot, negated = "absent", False
    if ballot == "consensus":
        # who joined the consensus did not dissociate itself from it
        ballot, negated = "dissociated", not negated
    why = f"vote: “{phrase(view, predicate.mention.first, predicate.end)}” is {ballot}" + (
        ", denied" if negated else ""
    )
    runs = [run for run in view.runs if clause.first <= run.first < clause.end]
    nth = next((run for run in runs if run.kind is RunKind.NTH and run.count), None)
    first = any(run.kind is RunKind.FIRST for run in runs)
    claims = []
    for state, reason in subjects:
        if nth and ballot in _OBJECTS and not negated:
            streak, kind, run_situation = streak_of(_OBJECTS[ballot], nth, situation)
            claims.append(
                make_claim(
                    view, (clause.first, clause.end), kind, streak, run_situation, subject=state, why=(why, reason)
                )
            )
            continue
        says = Votes(ballot, negated=negated, first=first, where_voted=_in_roll_calls(view, clause))
        claims.append(
            make_claim(view, (clause.first, clause.end), Kind.VOTE, says, situation, subject=state, why=(why, reason))
        )
    return claims

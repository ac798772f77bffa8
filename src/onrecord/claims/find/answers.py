"""Answers that say only what was asked for: "How many abstained?" "Fifty-three.", "When?" "On 16 December."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_counts import relation_of
from onrecord.claims.find.claim_parts import make_claim, phrase, retell
from onrecord.claims.find.counts_printed import asks_of_print
from onrecord.claims.find.sponsor_groups import over_group, past_group
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.totals_on import total_of_side
from onrecord.claims.models import Adopts, Claim, Counts, Kind, Quantifier, Sponsors, Tallies, Votes
from onrecord.claims.situation import situate
from onrecord.claims.stance import AUXILIARIES
from onrecord.claims.subjects import find_right
from onrecord.claims.vocabulary.load import read_toml

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Assertion
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_TABLE = read_toml("fragments.toml")["answers"]
_NONE = tuple(phrase.split() for phrase in _TABLE["none"])
_VOTES = frozenset(_TABLE["votes"])
_SPONSORS = frozenset(_TABLE["sponsors"])
_BEGINNING = frozenset(_TABLE["beginning"])
_ENDING = frozenset(_TABLE["ending"])
_LIGHT = frozenset(_TABLE["light"])
_AFFIRMING = tuple(phrase.split() for phrase in _TABLE["affirming"])
_DENYING = tuple(phrase.split() for phrase in _TABLE["denying"])
_SHORT = 14
"""Words of an answer that says nothing else, at most."""


def note_question(view: View, discourse: Discourse, claims: list[Claim]) -> None:
    """Keep of a question what it asks, as claims without what the answer has to say; nothing of any other sentence."""
    discourse.question_claims = claims if view.sentence.question else []
    discourse.question_words = view.vocabulary if view.sentence.question else frozenset()


def yes_or_no(view: View, discourse: Discourse) -> list[Claim] | None:
    """ "Did China vote against it?" "Yes.": what the question asked, as told; None where the sentence says more.

    A claim whose opposite is no single claim ("Has it signed every year?" "No.") is left out, and so is a question in
    which nothing was found: neither "yes" nor "no" is then a ballot.
    """
    asked = discourse.question_words
    if not asked or view.sentence.question or not asked.isdisjoint(_OPEN):
        return None
    said = [word for word in view.words(_start(view), view.end) if word not in _STOPS]
    if said not in _AFFIRMING and said not in _DENYING:
        return None
    if not discourse.question_claims and asked.isdisjoint(AUXILIARIES):
        # "And Seoul?" "No.": whoever reads what leans on earlier sentences knows what was asked
        return None
    ever = "ever" in asked
    span = view.characters(view.first, view.end)
    claims = []
    for model in discourse.question_claims:
        says = (None if ever else model.says) if said in _AFFIRMING else _opposite(model.says)
        alone = isinstance(model.says, Sponsors | Votes) or not _goes_on(view)
        if says is not None and model.subject != "" and alone:
            claims.append(retell(view, model, span, says=says, why=(*_why(view), *model.why)))
    if not discourse.question_claims and "there" in asked and asked & _VOTES and not _goes_on(view):
        # "Was there a vote?" "No."
        how = Adopts("recorded_vote" if said in _AFFIRMING else "without_vote")
        situation = situate(view, view.first, view.end, discourse)
        claims = [make_claim(view, (view.first, view.end), Kind.ADOPTION, how, situation, why=_why(view))]
    return claims


def _goes_on(view: View) -> bool:
    """The line goes on, and tells what the sentence only affirms or denies: "No. It was adopted without one."."""
    rest = view.document.text[view.characters(view.first, view.end)[1] :]
    return bool(rest.partition("\n")[0].strip(" .!"))


_STOPS = frozenset({".", "!", '"', "”"})
_OPEN = frozenset({"who", "which", "what", "how", "when", "where", "why", "or"})


def _opposite(says: Assertion) -> Assertion | None:
    """What "No." says after a question that asks this; None where that is no single claim."""
    if isinstance(says, Votes):
        return replace(says, negated=not says.negated) if says == Votes(says.ballot, negated=says.negated) else None
    if says == Sponsors():
        return Sponsors(Quantifier.NEVER)
    if says == Sponsors(Quantifier.NEVER):
        return Sponsors()
    if says == Adopts("without_vote"):
        return Adopts("recorded_vote")
    return Adopts("without_vote") if says == Adopts("recorded_vote") else None


def read_answer(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claims of a short answer with what the question before it told; none of any other sentence."""
    asked = discourse.question_words
    if not asked or view.sentence.question or view.end - view.first > _SHORT:
        return []
    first = _start(view)
    situation = situate(view, view.first, view.end, discourse)
    if situation.unclear or situation.other_body:
        return []
    by_year = _numbers_by_year(view, first, asked, discourse)
    if by_year:
        return by_year
    claims = (
        _number(view, first, situation, asked, discourse)
        or _when(view, first, situation, discourse)
        or _none(view, first, situation, asked)
    )
    discourse.note_claims(claims, situation)
    return claims


def _start(view: View) -> int:
    """Past "A:", a dash, and a yes or a no."""
    first = view.first + 2 * (view.word(view.first + 1) == ":")
    return first + (view.word(first) in {"–", "—", "-", "•", "*"})


def _why(view: View) -> tuple[str, ...]:
    return (f"answer: “{phrase(view, view.first, view.end)}”",)


def _number(view: View, first: int, situation: Situation, asked: frozenset[str], discourse: Discourse) -> list[Claim]:
    """ "How many abstained?" "Fifty-three did."; "How many sponsors?" "Forty at first, sixty-two in the end."."""
    if not {"how", "many"} <= asked and not discourse.how_many and "result" not in asked:
        return []
    numbers = _numbers_in(view, first)
    if not 1 <= len(numbers) <= 2 or not _is_light(view, first, numbers):
        return []
    side = _side(asked)
    words = (first, view.end)
    if side and len(numbers) == 1:
        at, number, end = numbers[0]
        total = total_of_side(at, end, side, number)
        says = Tallies(total.yes, total.no, total.abstain)
        return [make_claim(view, words, Kind.TALLY, says, situation, why=_why(view))]
    if side or (_SPONSORS.isdisjoint(asked) and not discourse.sponsoring):
        return []
    claims = []
    for place, (at, value, end) in enumerate(numbers):
        stop = numbers[place + 1][0] if place + 1 < len(numbers) else view.end
        after = set(view.words(end, stop))
        _, relation = relation_of(view, at)
        printed = bool(after & _BEGINNING) or (not place and not after & _ENDING and asks_of_print(asked))
        counted = Counts(value, relation, as_printed=printed, at_last=bool(after & _ENDING))
        claims.append(make_claim(view, (at, stop), Kind.SPONSOR_COUNT, counted, situation, why=_why(view)))
    return claims


def _numbers_in(view: View, first: int) -> list[tuple[int, int, int]]:
    """Where each number begins that is of no time, the number, and where it ends."""
    numbers = [(at, *n) for at in range(first, view.end) if (n := read_cardinal(view.document, at))]
    numbers = [one for place, one in enumerate(numbers) if place == 0 or one[0] >= numbers[place - 1][2]]
    return [one for one in numbers if not any(time.first <= one[0] < time.end for time in view.times)]


def _numbers_by_year(view: View, first: int, asked: frozenset[str], discourse: Discourse) -> list[Claim]:
    """ "How many states sponsored it?" "62 in 2011, 67 a year later and 70 last autumn.": each at its time."""
    numbers, side = _numbers_in(view, first), _side(asked)
    if not {"how", "many"} <= asked or len(numbers) < _SEVERAL or len(view.times) != len(numbers):
        return []
    after = all(0 <= time.first - one[2] <= 1 for one, time in zip(numbers, view.times, strict=True))
    if not after or not _is_light(view, first, numbers) or not (side or not _SPONSORS.isdisjoint(asked)):
        return []
    claims: list[Claim] = []
    for (at, number, end), time in zip(numbers, view.times, strict=True):
        situation = situate(view, at, time.end, discourse)
        if situation.unclear or situation.other_body:
            return []
        total = total_of_side(at, end, side, number) if side else None
        says = Tallies(total.yes, total.no, total.abstain) if total is not None else Counts(number)
        kind = Kind.TALLY if side else Kind.SPONSOR_COUNT
        claims.append(make_claim(view, (at, time.end), kind, says, situation, why=_why(view)))
        discourse.note_claims(claims[-1:], situation)
    return claims


_SEVERAL = 2


def _is_light(view: View, first: int, numbers: list[tuple[int, int, int]]) -> bool:
    """Nothing but the numbers and words that only go with them."""
    told = {place for at, _, end in numbers for place in range(at, end)}
    told |= {place for time in view.times for place in range(time.first, time.end)}
    return all(place in told or view.word(place) in _LIGHT for place in range(first, view.end))


def _side(asked: frozenset[str]) -> str:
    sides = {side for side in ("yes", "no", "abstain") if asked & frozenset(_TABLE[side])}
    return sides.pop() if len(sides) == 1 else ""


def asks_which(view: View) -> bool:
    """ "Which countries sponsored it?": what the answer says of those that it names."""
    first = _start(view)
    return view.sentence.question and view.word(first) in _WHICH and view.word(first + 1) in _STATES


_WHICH = frozenset({"which", "what"})
_STATES = frozenset({"state", "states", "country", "countries", "government", "governments", "delegations", "members"})


def answer_who(view: View, discourse: Discourse) -> list[Claim]:
    """ "Who introduced it?" "Sweden, for the European Union, together with Australia.": each as the question asked."""
    asked = discourse.question_claims and not view.sentence.question and view.end - view.first <= _SHORT
    claims = _who(view, _start(view), discourse) if asked else []
    if claims:
        discourse.note_claims(claims, situate(view, view.first, view.end, discourse))
    return claims


def _who(view: View, first: int, discourse: Discourse) -> list[Claim]:
    """The states that are all that the answer says."""
    model = next((one for one in discourse.question_claims if one.subject == ""), None)
    if model is None or not isinstance(model.says, Sponsors) or not {"who", "which"} & discourse.question_words:
        return []
    states = [one for one in past_group(view, find_right(view, first, view.end, gap=0), view.end) if one.state]
    if not states or states[0].first > first + 1:
        return []
    end = over_group(view, states[-1].end, view.end)
    # "Guatemala, Mexico and Chile did; nobody else."
    end += view.word(end) in _DID
    if view.word(end) not in {"", ".", ",", ";"} or (view.word(end) == "," and view.word(end + 1) not in {"for", "on"}):
        return []
    span = view.characters(first, view.end)
    return [retell(view, model, span, subject=one.state, why=(*_why(view), *model.why)) for one in states]


_DID = frozenset({"did", "does", "do", "has", "have", "was", "were", "is", "are"})


def _when(view: View, first: int, situation: Situation, discourse: Discourse) -> list[Claim]:
    """ "When did the Assembly adopt it?" "On 16 December."."""
    model = next((one for one in discourse.question_claims if isinstance(one.says, Adopts)), None)
    return _dated(view, first, situation, discourse, model)


def answer_when(view: View, discourse: Discourse) -> list[Claim]:
    """Return what an answer dates: "When did Japan return to its sponsors?" "In 2019."."""
    if "when" not in discourse.question_words or not view.times or view.end - view.first > _SHORT:
        return []
    changes = (
        replace(one, says=replace(one.says, undated=False))
        for one in discourse.question_claims
        if isinstance(one.says, Sponsors) and one.says.change is not None
    )
    model = next(changes, None)
    situation = situate(view, view.first, view.end, discourse)
    claims = [] if situation.unclear else _dated(view, _start(view), situation, discourse, model)
    discourse.note_claims(claims, situation)
    return claims


def _dated(view: View, first: int, situation: Situation, discourse: Discourse, model: Claim | None) -> list[Claim]:
    """What the question asked, at the time that is all the answer says."""
    told = {place for time in view.times for place in range(time.first, time.end)}
    alone = all(place in told or view.word(place) in _LIGHT for place in range(first, view.end))
    if model is None or "when" not in discourse.question_words or not view.times or not alone or not situation.timed:
        return []
    says = (
        replace(model.says, last="last" in discourse.question_words) if isinstance(model.says, Adopts) else model.says
    )
    timed = situation if situation.place.named else situation.in_place(forum=model.forum, stage=model.stage, named=True)
    return [make_claim(view, (first, view.end), model.kind, says, timed, subject=model.subject, why=_why(view))]


def _none(view: View, first: int, situation: Situation, asked: frozenset[str]) -> list[Claim]:
    """ "Was there a vote?" "There was none."; "Is it a sponsor?" "No, not since 2018."."""
    words = [word for word in view.words(first, view.end) if word.isalnum() and word != "no"]
    if "there" in asked and asked & _VOTES and words in _NONE:
        return [make_claim(view, (first, view.end), Kind.ADOPTION, Adopts("without_vote"), situation, why=_why(view))]
    return []

"""Three-valued answers and how they join into a verdict: unknown never becomes a no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.claims.check.wording import write_sentence
from onrecord.claims.models import Evidence, Finding, Quantifier, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.claims.models import Claim

SUPPORTED, CONTRADICTED = Verdict.SUPPORTED, Verdict.CONTRADICTED
PARTLY, NOT_IN_RECORD = Verdict.PARTLY, Verdict.NOT_IN_RECORD


class Truth(StrEnum):
    """Whether the record shows that something holds, that it does not, or neither."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        """Yes for no, no for yes; unknown stays."""
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, self)


AS_VERDICT = {Truth.YES: SUPPORTED, Truth.NO: CONTRADICTED, Truth.UNKNOWN: NOT_IN_RECORD}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says of a claim in one forum."""

    verdict: Verdict
    sentence: str
    evidence: tuple[Evidence, ...] = ()
    reported: bool = False


def judge_all(truths: Sequence[Truth], quantifier: Quantifier, *, listed: bool) -> Verdict:
    """One verdict from an answer for each text: every one, any of them, or none.

    A list in one clause with right and wrong members is partly right; one wrong year of a range makes it wrong.
    """
    if not truths:
        return NOT_IN_RECORD
    if quantifier is Quantifier.NEVER:
        return judge_all([~truth for truth in truths], Quantifier.EVERY, listed=listed)
    found = set(truths)
    if quantifier is Quantifier.ANY:
        if Truth.YES in found:
            return SUPPORTED
        return NOT_IN_RECORD if Truth.UNKNOWN in found else CONTRADICTED
    if found == {Truth.YES}:
        return SUPPORTED
    if Truth.NO not in found:
        return NOT_IN_RECORD
    return PARTLY if listed and Truth.YES in found else CONTRADICTED


def join_bodies(verdicts: Sequence[Verdict], *, both: bool) -> Verdict:
    """One verdict for a body left open: true in one and false in the other is partly.

    What is true in one body and unknown in the other stands, since the text did not say which; what is false in one
    and unknown in the other is left open. `both` asserts it of each, so there an unknown leaves it open.
    """
    found = set(verdicts)
    if len(found) <= 1:
        return next(iter(found), NOT_IN_RECORD)
    if PARTLY in found or {SUPPORTED, CONTRADICTED} <= found:
        return PARTLY
    return SUPPORTED if SUPPORTED in found and not both else NOT_IN_RECORD


def join_answers(claim: Claim, answers: Sequence[Answer], name: str = "") -> Finding:
    """The finding of a claim from what each forum says; the forum that decides comes first.

    After the first sentence the state, whose name is given, is "it".
    """
    verdict = join_bodies([answer.verdict for answer in answers], both=claim.both)
    ordered = sorted(answers, key=lambda answer: answer.verdict is not verdict)
    if verdict is not PARTLY and not claim.both:
        agreeing = [answer for answer in ordered if answer.verdict is verdict]
        ordered = agreeing + [answer for answer in ordered if answer.verdict is not verdict and answer.evidence]
    sentence = _join_sentences([answer.sentence for answer in ordered], name)
    evidence = drop_doubles(item for answer in ordered for item in answer.evidence)
    reported = any(answer.reported for answer in answers if answer.verdict is not NOT_IN_RECORD)
    return conclude(claim, verdict, sentence, evidence, reported=reported)


def join_texts(claim: Claim, findings: Sequence[Finding], name: str = "") -> Finding:
    """The finding of a claim about several texts, each judged by itself: right of one, wrong of another is partly."""
    verdict = join_bodies([one.verdict for one in findings], both=True)
    sentences = [
        one.sentence[:1].lower() + one.sentence[1:] if one.sentence[:3] in _OPENED else one.sentence for one in findings
    ]
    sentence = _join_sentences(sentences, name)
    evidence = [item for one in findings for item in one.evidence]
    return conclude(claim, verdict, sentence, evidence, reported=any(one.reported for one in findings))


_OPENED = frozenset({"In ", "The"})
"""How a sentence begins that goes on in small letters after another one."""


def _join_sentences(sentences: Sequence[str], name: str) -> str:
    first, *rest = [sentence.rstrip(".") for sentence in sentences]
    if name:
        rest = [f" {sentence}".replace(f" {name} ", " it ", 1).strip() for sentence in rest]
    return "; ".join([first, *rest])


def conclude(
    claim: Claim, verdict: Verdict, sentence: str, evidence: Iterable[Evidence] = (), *, reported: bool = False
) -> Finding:
    """The finding, its sentence set as one."""
    return Finding(claim, verdict, write_sentence(sentence), drop_doubles(evidence), reported)


def drop_doubles(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each symbol and statement once, in the order given."""
    seen: dict[tuple[str, str], Evidence] = {}
    for item in evidence:
        seen.setdefault((item.symbol, item.says), item)
    return tuple(seen.values())

"""Whether what a text wants on a topic, and of whom, is what it is told to want."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onrecord.claims.check.verdicts import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.claims.models import Wish

_CONCERNED = re.compile(r"concern|condemn|regret|demand|urge", re.IGNORECASE)
"""Verbs of paragraphs that welcome nothing."""
_MANY = re.compile(r"States|community|Nations")
"""Addressees among whom a state may be meant."""
_ENDING = re.compile(r"\b(close|stop|end|release|repeal)\b")
_KEEPING = re.compile(r"\b(support|supporting|strengthen|strengthened|strengthening)\b")


def judge_wish(wish: Wish, topics: Sequence[str], rows: Sequence[dict[str, Any]]) -> Truth:
    """NO where the record's rows clearly say otherwise, UNKNOWN where they leave it open; each topic must fit."""
    truth = Truth.YES
    for topic in topics:
        own = [row for row in rows if row["topic"] == topic]
        judged = [_judge_whom(wish, own), _judge_way(wish, own)]
        if Truth.NO in judged:
            return Truth.NO
        truth = Truth.UNKNOWN if Truth.UNKNOWN in judged else truth
    return truth


def _judge_whom(wish: Wish, rows: Sequence[dict[str, Any]]) -> Truth:
    """ "Asks South Korea to return the abductees": asked of one, and not of another."""
    if wish.of_whom is None or not rows:
        return Truth.YES
    told = [row["addressee"] or "" for row in rows]
    if any(wish.of_whom in one.split(", ") for one in told):
        return Truth.YES
    return Truth.UNKNOWN if any(not one or _MANY.search(one) for one in told) else Truth.NO


def _judge_way(wish: Wish, rows: Sequence[dict[str, Any]]) -> Truth:
    """ "Welcomes the prison camps", "wants them closed over five years", "asks for the closure of the office"."""
    if wish.praises and rows and all(_CONCERNED.search(row["verb"] or "") for row in rows):
        return Truth.NO
    said = " ".join(row["summary"] for row in rows)
    ending, keeping = bool(_ENDING.search(said)), bool(_KEEPING.search(said))
    if (wish.way == "keep" and ending and not keeping) or (wish.way == "end" and keeping and not ending):
        return Truth.NO
    if wish.slowly and rows:
        return Truth.NO if "at once" in said else Truth.UNKNOWN
    return Truth.YES

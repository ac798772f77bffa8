"""How long something had been so before what a claim tells: "back after three autumns without", "after nine years"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.check.standings import read_sponsor
from onrecord.claims.check.verdicts import Truth
from onrecord.claims.check.wording import say_years
from onrecord.claims.mentions.numbers import number_said, read_cardinal
from onrecord.claims.models import Adopts, Change, Quantifier, Sponsors
from onrecord.claims.text import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.claims.check.held import Series, Text
    from onrecord.claims.models import Claim


def other_length(claim: Claim, series: Series) -> str:
    """Return what to say where it had been so for fewer or more sessions than told; empty where it fits."""
    if claim.year is None or claim.forum is None:
        return ""
    says, texts = claim.says, [text for text in series.of_forum(claim.forum) if text.year <= claim.year]
    if isinstance(says, Sponsors) and not (says.missed or says.gap_years):
        return _other_absence(claim, says, series, texts) or _other_sponsorship(claim, says, series, texts)
    return _other_consensus(claim, says, _before(claim, texts)) if isinstance(says, Adopts) else ""


def _before(claim: Claim, texts: list[Text]) -> list[Text]:
    return [text for text in texts if text.year != claim.year]


def _other_absence(claim: Claim, says: Sponsors, series: Series, texts: list[Text]) -> str:
    """ "Let four Assembly sessions pass without its name", "back after four autumns without": of three."""
    told = _sessions_told(claim.quote)
    if told is None:
        return ""
    texts = texts if says.quantifier is Quantifier.NEVER else _before(claim, texts)
    return _differs(told, _last_run(texts, [truth is Truth.NO for truth in _sponsored(claim, series, texts)]))


def _sponsored(claim: Claim, series: Series, texts: list[Text]) -> list[Truth]:
    return [read_sponsor(series.stand(text, claim.subject or "")) for text in texts]


def _other_sponsorship(claim: Claim, says: Sponsors, series: Series, texts: list[Text]) -> str:
    """ "Dropped out in 2019 after nine years as a sponsor": of eleven."""
    found = _AS_SPONSOR.search(claim.quote)
    number = number_said(found[1]) if found is not None else None
    if number is None or not (says.quantifier is Quantifier.NEVER or says.change is Change.STOP):
        return ""
    texts = _before(claim, texts)
    return _differs(number, _last_run(texts, [truth is Truth.YES for truth in _sponsored(claim, series, texts)]))


_AS_SPONSOR = re.compile(
    r"\bafter ([a-z]+|\d+) (?:straight |consecutive |successive )?(?:years|sessions|autumns) "
    r"(?:as a (?:co-?)?sponsor|of (?:co-?)?sponsor(?:ship|ing)|on the list|among the (?:co-?)?sponsors)",
    re.IGNORECASE,
)


def _other_consensus(claim: Claim, says: Adopts, texts: list[Text]) -> str:
    """ "After one year without a vote, the Assembly voted on it again": after two."""
    found = _WITHOUT_VOTE.search(claim.opening + claim.quote)
    number = number_said(found[1]) if found is not None else None
    if number is None or says.method != "recorded_vote":
        return ""
    held = [text.final is not None and text.final.method == "without_vote" for text in texts]
    return _differs(number, _last_run(texts, held))


_WITHOUT_VOTE = re.compile(
    r"\bafter ([a-z]+|\d+) (?:straight |consecutive )?(?:years?|sessions?) (?:without (?:a vote|one)|of consensus)\b",
    re.IGNORECASE,
)


def _last_run(texts: Sequence[Text], held: Sequence[bool]) -> list[Text]:
    run = next((at for at, one in enumerate(reversed(held)) if not one), len(held))
    return list(texts[len(texts) - run :])


def _differs(told: int, run: list[Text]) -> str:
    if not run or len(run) == told:
        return ""
    return f"those were {len(run)}, {say_years([text.year for text in run])}, and not {told}"


def _sessions_told(quote: str) -> int | None:
    """How many sessions the words count that passed without it."""
    document = read_document(quote)
    for place, word in enumerate(document.words):
        if word not in _SESSIONS:
            continue
        places = (place - 1, place - 2, place - 3)
        number = next((read for at in places if at >= 0 and (read := read_cardinal(document, at))), None)
        after = document.words[place + 1 : place + _NEAR]
        before = document.words[max(0, place - _NEAR) : place]
        passed = "let" in document.words[:place] and not _PASSING.isdisjoint(after)
        without = after[:1] in (["without"], ["away"], ["out"]) and "after" in before
        if number is not None and (passed or without):
            return number[0]
    return None


_SESSIONS = frozenset({"sessions", "autumns", "springs", "years"})
_PASSING = frozenset({"pass", "go", "slip"})
_NEAR = 6

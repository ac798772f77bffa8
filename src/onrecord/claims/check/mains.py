"""Claims that a state led on a text: as main sponsor, for a group or for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.standings import read_sponsor, show_list, show_stand
from onrecord.claims.check.verdicts import NOT_IN_RECORD, SUPPORTED, Answer, Truth, judge_all
from onrecord.claims.check.wording import name_forum, say_list
from onrecord.claims.models import Evidence
from onrecord.record import Rank

if TYPE_CHECKING:
    from onrecord.claims.check.held import Series, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Sponsors


def judge_main(claim: Claim, says: Sponsors, series: Series, front: Front, name: str) -> Answer:
    """Whether the state is a main sponsor of each text.

    A library's list of main sponsors is taken as whole, a press report of one as naming some.
    """
    state = claim.subject or ""
    truths = [_read_main(says, series, text, state) for text in front.texts]
    verdict = judge_all(truths, says.quantifier, listed=claim.enumerated)
    text = next((t for t, truth in zip(front.texts, truths, strict=True) if truth is Truth.NO), front.texts[-1])
    mains = series.mains(text)
    if not mains and verdict is SUPPORTED:
        return Answer(
            verdict,
            f"{name} is on the sponsor list of {text.draft} as printed",
            _show_printed(series, text, state, name),
        )
    if not mains:
        tail = ""
        if read_sponsor(series.stand(text, state)) is Truth.YES:
            tail = f"; {name} is among its sponsors"
        sentence = f"the record does not say who led on the text of {name_forum(front.forum)} in {text.year}{tail}"
        return Answer(NOT_IN_RECORD, sentence, (show_stand(series, text, state, name),))
    reported = all(rank == Rank.REPORTED.value for *_, rank in mains)
    said = say_list(_say_main(main, name if main[0] == state else "", series) for main in _unique(mains))
    manner = "as reported, " if reported else ""
    ends = "was" if len(_unique(mains)) == 1 else "were"
    noun = "main sponsor" if ends == "was" else "main sponsors"
    sentence = (
        f"{manner}{said} {ends} the {noun} of the text of {name_forum(front.forum)} in {text.year} ({text.symbol})"
    )
    evidence = tuple(
        Evidence(text.symbol, origin, f"main sponsor: {printed}{' for the ' + via if via else ''}")
        for printed, via, origin, _ in _unique(mains)
    )
    return Answer(verdict, sentence, evidence, reported)


def _read_main(says: Sponsors, series: Series, text: Text, state: str) -> Truth:
    mains = series.mains(text)
    if any(main[0] == state for main in mains):
        return Truth.YES
    if any(rank != Rank.REPORTED.value for *_, rank in mains):
        return Truth.NO
    if says.for_group and any(main[1] and is_same_group(main[1], says.for_group) for main in mains):
        # one state speaks for a group, and the record says which
        return Truth.NO
    if says.for_group and any(is_same_group(main[0], says.for_group) for main in mains):
        # the record names the group alone, and not who spoke for it
        return Truth.UNKNOWN
    if text.forum is Forum.HRC and mains:
        # the Council's main sponsors are told as a whole
        return Truth.NO
    if says.as_printed and not mains and series.printed_on(text, state) == "no":
        # nobody tables a text without standing on it
        return Truth.NO
    if says.as_printed and not mains and series.printed_on(text, state) == "yes":
        # "Russia tabled it": on a list as printed of so few that each of them tabled it
        return Truth.YES if series.named_as_printed(text) <= _FEW else Truth.UNKNOWN
    # A state that did not even sponsor cannot have led.
    return Truth.NO if read_sponsor(series.stand(text, state)) is Truth.NO else Truth.UNKNOWN


_FEW = 5
"""As many states on a list as printed can each be said to have tabled the text."""


def _show_printed(series: Series, text: Text, state: str, name: str) -> tuple[Evidence, ...]:
    shown = show_list(series, text, state, name)
    return tuple(shown)


_GROUPS = {"european union": "EU"}


def is_same_group(held: str, said: str) -> bool:
    """True where the group that the record names is the one that the text names: "European Union" and "EU"."""
    return _GROUPS.get(held.lower(), held) == said


def _unique(mains: tuple[tuple[str, str, str, str], ...]) -> list[tuple[str, str, str, str]]:
    return list({main[0]: main for main in reversed(mains)}.values())[::-1]


def _say_main(main: tuple[str, str, str, str], name: str, series: Series) -> str:
    said = name or series.names.get(main[0]) or (f"the {main[0]}" if main[0].endswith("Union") else main[0])
    return f"{said} for the {main[1]}" if main[1] else said

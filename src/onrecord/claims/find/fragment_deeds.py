"""What the deeds of a part without a verb assert: "a no", "off the list", "no vote", "third consensus in a row"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.bare_runs import run_object
from onrecord.claims.find.sponsor_runs import streak_of
from onrecord.claims.mentions.runs import Run, RunKind
from onrecord.claims.models import Adopts, Change, Kind, Quantifier, Sponsors, Votes

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.models import Assertion, Claim
    from onrecord.claims.situation import Situation

_VOTES: dict[str, Assertion] = {"yes": Votes("yes"), "no": Votes("no"), "abstain": Votes("abstain")}
_SPONSORS: dict[str, Assertion] = {
    "sponsor": Sponsors(), "off": Sponsors(Quantifier.NEVER), "late": Sponsors(joined_later=True),
    "back": Sponsors(change=Change.RETURN), "lead": Sponsors(main=True),
    "printed": Sponsors(as_printed=True), "unprinted": Sponsors(Quantifier.NEVER, as_printed=True),
}  # fmt: skip
_METHODS = {"without_vote": "without_vote", "recorded_vote": "recorded_vote", "adopted": None}


def assert_deeds(deeds: list[str], discourse: Discourse, last: Claim | None, stated: bool) -> Assertion | None:
    """Return what the deeds say; None where they say nothing, or several things."""
    if not deeds:
        return None
    if not stated:
        return _adopts(deeds, last)
    if set(deeds) <= {"same", "turned"}:
        return _repeated(last, turned="turned" in deeds)
    own = {one for one in deeds if one != "same"}
    own -= {"sponsor", "printed"} if own & {"late", "off", "back"} else set()
    if len(own) != 1:
        return None
    return _one_deed(own.pop(), discourse, last)


def _adopts(deeds: list[str], last: Claim | None) -> Assertion | None:
    """What is told of no state: that a body adopted a text, and how."""
    if set(deeds) == {"same"} and last is not None:
        # "No vote. Same as last year."
        return Adopts(last.says.method) if isinstance(last.says, Adopts) else None
    methods = {_METHODS[one] for one in deeds if one in _METHODS} - {None}
    if not set(deeds) <= _METHODS.keys() or len(methods) > 1:
        return None
    return Adopts(next(iter(methods), None))


def _one_deed(deed: str, discourse: Discourse, last: Claim | None) -> Assertion | None:
    """What the one deed says after what was told before it."""
    if deed in {"yes", "no"} and discourse.heading is not None and discourse.heading[0] == "sponsors":
        return Sponsors() if deed == "yes" else Sponsors(Quantifier.NEVER)
    if deed in {"yes", "no"} and last is not None and last.kind is Kind.SPONSORSHIP:
        return _repeated(last, turned=deed == "no") if discourse.question else None
    printed = last is not None and isinstance(last.says, Sponsors) and last.says.as_printed
    if printed and deed in {"sponsor", "off"}:
        # "On the draft: Georgia. Not on it: Albania."
        deed = "printed" if deed == "sponsor" else "unprinted"
    if deed == "off" and _absent_from_vote(last, discourse):
        return Votes("absent")
    if deed == "absent":
        return Votes("absent")
    return _VOTES.get(deed) or _SPONSORS.get(deed)


def _absent_from_vote(last: Claim | None, discourse: Discourse) -> bool:
    """Nothing was told of sponsors, and something of a vote."""
    return not discourse.sponsoring and (last is not None and last.kind in {Kind.VOTE, Kind.TALLY})


def _repeated(last: Claim | None, *, turned: bool) -> Assertion | None:
    """What was told of another state, or its opposite."""
    says = last.says if last is not None else None
    if isinstance(says, Votes) and not turned:
        return Votes(says.ballot, negated=says.negated)
    if isinstance(says, Sponsors):
        absent = (says.quantifier is Quantifier.NEVER) != turned
        return Sponsors(Quantifier.NEVER if absent else Quantifier.EVERY, as_printed=says.as_printed)
    return None


def tells_method(deeds: list[str]) -> bool:
    """Return whether the deeds tell of a body alone."""
    return bool(deeds) and set(deeds) <= _METHODS.keys()


def goes_on_adopting(deeds: list[str], last: Claim | None) -> bool:
    """Return whether they carry an adoption over to another time: "Same as last year"."""
    return deeds == ["same"] and last is not None and isinstance(last.says, Adopts)


def with_run(
    says: Assertion, runs: list[Run], flags: tuple[bool, bool], situation: Situation
) -> tuple[Assertion, Kind, Situation]:
    """Return what is told with its run: "fourth year in a row", "first time in four years", "last signature: 2018"."""
    kind = _kind(says)
    counted = next((one for one in runs if one.kind is RunKind.NTH and one.count), None)
    of = run_object(says)
    if counted is not None and of is not None:
        return streak_of(of, counted, situation)
    first = next((one for one in runs if one.kind is RunKind.FIRST), None)
    if first is None and flags[0] and situation.since and situation.years:
        # "first consensus in New York since 2013"
        first = Run(0, 0, RunKind.FIRST, since=situation.since)
        situation = situation.at(years=(situation.years[1],) * 2, since=None, span=False, listed=())
    if first is not None or flags[0]:
        return _for_the_first_time(says, first), kind, situation
    if flags[1] and situation.timed and isinstance(says, Sponsors):
        return Sponsors(says.quantifier, change=Change.LAST_DONE), kind, situation
    if flags[1] and situation.timed and isinstance(says, Adopts) and says.method is not None:
        return replace(says, last=True), kind, situation
    return says, kind, situation


def _for_the_first_time(says: Assertion, run: Run | None) -> Assertion:
    since, gap = (run.since, run.count) if run is not None else (None, None)
    if isinstance(says, Sponsors):
        back = gap is not None or since is not None
        change = Change.RETURN if back and says.quantifier is not Quantifier.NEVER else Change.START
        return replace(says, change=change, gap_years=gap, since=since)
    if isinstance(says, Adopts):
        return replace(says, first=True, since=since)
    return replace(says, first=True, since=since) if isinstance(says, Votes) else says


def _kind(says: Assertion) -> Kind:
    if isinstance(says, Adopts):
        return Kind.ADOPTION
    return Kind.VOTE if isinstance(says, Votes) else Kind.SPONSORSHIP

"""Claims of which holder of a post somebody was, until when, and of how long an office existed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.check.deeds import find_window, fits_time, has_name, is_about, tell
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED, Truth, conclude
from onrecord.days import PartialDate

if TYPE_CHECKING:
    from onrecord.claims.check.deeds import Deed
    from onrecord.claims.check.held import Held
    from onrecord.claims.models import Acted, Claim, Finding, Verdict

YEARS_OFF = 0.75
"""Years by which a whole number of years may be off."""


def tells_of_holder(says: Acted) -> bool:
    """Whether the claim is of one of the holders of a post, and not of the post alone."""
    return says.kind == "appointment" and bool(says.nth or says.first_since or says.phase == "left")


def check_holder(claim: Claim, says: Acted, held: Held, deeds: list[Deed], published: date | None) -> Finding:
    """The finding about "the second ambassador", "the last to hold it", "she left the post in 2019"."""
    known = [deed for deed in deeds if not published or deed.day.first <= published]
    known = sorted((deed for deed in known if _is_of_post(says, deed)), key=lambda deed: deed.day.sort_key)
    named = [deed for deed in known if deed.phase == "appointed"]
    about = [deed for deed in named if says.person is None or has_name(says.person, deed.row["summary"])]
    if not named or not about:
        return tell(claim, held, NOT_IN_RECORD, named[-1:]) if named else conclude(claim, NOT_IN_RECORD, _NO_HOLDER)
    if says.phase == "left":
        return _check_leaving(claim, held, about[-1], known)
    if says.first_since:
        return _check_first_since(claim, says, held, about[-1], named)
    place = (says.nth or 1) - 1 if (says.nth or 1) > 0 else len(named) - 1
    if place >= len(named):
        return tell(claim, held, CONTRADICTED if says.person else NOT_IN_RECORD, about[-1:])
    meant, window = named[place], find_window(claim)
    right = meant in about and fits_time(says, meant, window, published) is not Truth.NO
    if right and says.since and window is not None:
        # "was the first ambassador, from the autumn of 2016": it begins there
        right = meant.day.year == window[0].year
    return tell(claim, held, SUPPORTED if right else CONTRADICTED, [meant])


_NO_HOLDER = "the record holds no appointment to this post"


def _is_of_post(says: Acted, deed: Deed) -> bool:
    return any(has_name(name, deed.object) for name in says.objects)


def _check_leaving(claim: Claim, held: Held, deed: Deed, known: list[Deed]) -> Finding:
    """When a holder went: at the end told with the appointment, or when the post next fell vacant."""
    after = [one for one in known if one.phase == "vacant" and one.day.first > deed.day.first]
    end = PartialDate.parse(deed.row["end"]) if deed.row["end"] else after[0].day if after else None
    window = find_window(claim)
    if end is None or window is None:
        return tell(claim, held, NOT_IN_RECORD, [deed])
    right = end.first <= window[1] and window[0] <= end.last
    return tell(claim, held, SUPPORTED if right else CONTRADICTED, [deed, *after[:1]])


def _check_first_since(claim: Claim, says: Acted, held: Held, deed: Deed, named: list[Deed]) -> Finding:
    """ "The first holder since 2017": the one before was there until that year."""
    before = [one for one in named if one.day.first < deed.day.first][-1:]
    if not before or not before[0].row["end"]:
        return tell(claim, held, NOT_IN_RECORD, [deed])
    right = PartialDate.parse(before[0].row["end"]).first.year == says.first_since
    return tell(claim, held, SUPPORTED if right else CONTRADICTED, [deed, *before])


def check_duration(claim: Claim, says: Acted, held: Held, deeds: list[Deed], published: date | None) -> Finding:
    """The finding about "it had existed for two years": from its beginning to its end, or to the day of the text."""
    about = [deed for deed in deeds if is_about(says, deed) and (published is None or deed.day.first <= published)]
    began = [deed for deed in about if deed.phase in {"in_force", "created"}]
    ended = [deed for deed in about if deed.phase in {"dissolved", "merged"}]
    last = ended[-1].day.first if ended else published
    if not began or last is None or says.lasted_years is None:
        return tell(claim, held, NOT_IN_RECORD, about[:1]) if about else conclude(claim, NOT_IN_RECORD, _NO_OFFICE)
    years = (last - began[0].day.first) / timedelta(days=365.25)
    right = abs(years - says.lasted_years) <= YEARS_OFF
    return tell(claim, held, SUPPORTED if right else CONTRADICTED, [began[0], *ended[-1:]])


_NO_OFFICE = "the record holds nothing of this office"


def ends_otherwise(says: Acted, deed: Deed, about: list[Deed]) -> Verdict | None:
    """Return the verdict on "filled after eight years", "dissolved after five years" where the record shows no such
    length; None where it bears it out, or nothing is told of one."""
    if says.after_years is None:
        return None
    before = shown_before(deed, about)
    if not before:
        return NOT_IN_RECORD
    years = (deed.day.first - before[0].day.first) / timedelta(days=365.25)
    if before[0].phase in _ANNOUNCING and says.after_years < years:
        # from when on it worked is not told, only that it was not before it was announced
        return NOT_IN_RECORD
    return None if abs(years - says.after_years) <= YEARS_OFF else CONTRADICTED


def shown_before(deed: Deed, about: list[Deed]) -> list[Deed]:
    """Return what the act put an end to: the vacancy of a post, the beginning of an office."""
    wanted = _EMPTY if deed.phase == "appointed" else _BEGUN
    earlier = [one for one in about if one.day.first < deed.day.first and one.object == deed.object]
    earlier = sorted((one for one in earlier if one.phase in wanted), key=lambda one: one.day.sort_key)
    if deed.phase == "appointed":
        return earlier[-1:]
    return [one for one in earlier if one.phase not in _ANNOUNCING][:1] or earlier[:1]


_EMPTY = frozenset({"vacant"})
_ANNOUNCING = frozenset({"announced"})
_BEGUN = frozenset({"in_force", "created"}) | _ANNOUNCING

"""Acts of a government whose object has no name in the record: its staff, its leaving a body, what its head decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.find.body_exits import leaves_body
from onrecord.claims.find.claim_parts import PAUSES, make_claim, phrase, retell
from onrecord.claims.find.post_holders import post_claims
from onrecord.claims.find.targets import goes_on
from onrecord.claims.mentions.numbers import read_cardinal
from onrecord.claims.mentions.senses import ActTarget, Head
from onrecord.claims.models import Acted, Claim, Kind, Votes
from onrecord.claims.situation import choose_holder, situate
from onrecord.claims.vocabulary.load import read_toml, verb_forms
from onrecord.claims.when import resolve_when

if TYPE_CHECKING:
    from onrecord.claims.discourse import Discourse
    from onrecord.claims.sentence import View
    from onrecord.claims.situation import Situation

_Told = tuple[Acted, int, int]
"""What is told, and from which word to which."""
_TABLE = read_toml("acts.toml")
_STAFF = frozenset(_TABLE["staff"]["nouns"])
_OFFICE = frozenset(_TABLE["staff"]["office"])
_OPEN = frozenset(_TABLE["staff"]["open"])
_DECIDE = frozenset(_TABLE["deciding"]["verbs"])
_HIMSELF = frozenset(_TABLE["deciding"]["himself"])
_ABSTAIN = frozenset({"abstain", "abstained", "abstention", "abstaining", "abstains"})
_NEAR = 5
_CHANGE = frozenset(form for verb in _TABLE["staff"]["verbs"] for form in verb_forms(verb))


def bare_acts(view: View, discourse: Discourse) -> list[Claim]:
    """Return the claim of a sentence that tells of such an act, or none."""
    return (
        _staff(view, discourse)
        or _pages(view, discourse)
        or leaves_body(view, discourse)
        or _decision(view, discourse)
        or _statement(view, discourse)
        or _announcement(view, discourse)
        or post_claims(view, discourse)
    )


def _at_home(view: View, discourse: Discourse) -> Situation:
    """The situation of an act at home; without a time of its own, at any time."""
    situation = situate(view, view.first, view.end, discourse).nowhere()
    return situation if situation.timed else situation.at(years=None, days=None)


def _decision(view: View, discourse: Discourse) -> list[Claim]:
    """ "The president decided on the abstention himself": who decided, of the one state followed at home."""
    home = discourse.lexicon.home
    if view.vocabulary.isdisjoint(_DECIDE) or len(home) != 1:
        return []
    told = discourse.last[-1].says if discourse.last else None
    abstains = not _ABSTAIN.isdisjoint(view.vocabulary) or (isinstance(told, Votes) and told.ballot == "abstain")
    headed = bool(view.of(Head) or view.places({"president"}))
    if not headed or not abstains:
        return []
    if view.vocabulary.isdisjoint(_HIMSELF) or not _OPEN.isdisjoint(view.vocabulary):
        return []
    situation = situate(view, view.first, view.end, discourse)
    heads = view.of(Head)
    holder = choose_holder(heads[0].sense, discourse) if len(heads) == 1 else None
    says = Acted("vote", phase="abstained", actor=holder.head if holder is not None else None)
    why = ("act: who decided that the state abstain",)
    himself = view.places(_HIMSELF)[-1]
    decided = min(view.places(_DECIDE), key=lambda place: abs(place - himself))
    first = next((at + 1 for at in range(decided, view.first, -1) if view.word(at) in {",", ";", ":", "–"}), view.first)
    words = (first, view.next_of(PAUSES, decided))
    return [make_claim(view, words, Kind.ACT, says, situation, subject=next(iter(home)), why=why)]


def _staff(view: View, discourse: Discourse) -> list[Claim]:
    """How a ministry's staff changes, of the one state followed at home."""
    home = discourse.lexicon.home
    if view.vocabulary.isdisjoint(_STAFF) or len(home) != 1 or not _is_told(view):
        return []
    if view.vocabulary.isdisjoint(_CHANGE) or not (_OFFICE & view.vocabulary or discourse.last_target is not None):
        return []
    told = _from_to(view, "staff") or _by(view) or _fewer(view)
    return _changes(view, discourse, told) if told is not None else []


def _is_told(view: View) -> bool:
    """ "The gazette announced that the ministry would lose 81 posts": told, though still to come."""
    open_words = view.vocabulary & _OPEN
    return not open_words or (open_words <= {"would"} and not view.vocabulary.isdisjoint(_NOTICES))


_NOTICES = frozenset({"announced", "gazette", "notice", "decree"})


def staff_beside(view: View, discourse: Discourse, claims: list[Claim]) -> list[Claim]:
    """Return the claims with the one on the staff: "cut 81 posts and set up a response team" tells of both."""
    if view.vocabulary.isdisjoint(_STAFF) or "and" not in view.vocabulary:
        return claims
    told = [one for one in _staff(view, discourse) if isinstance(one.says, Acted) and one.says.fewer is not None]
    joined = _and_after(view) if told else None
    if joined is None:
        return claims
    start, end = view.document.starts[joined + 1], view.characters(view.first, joined)[1]
    others = [retell(view, one, (start, one.span[1])) if one.span[0] < start < one.span[1] else one for one in claims]
    return [retell(view, told[0], (told[0].span[0], end)), *others]


def _and_after(view: View) -> int | None:
    """The "and" after the words on the staff, before another verb; None without one."""
    number = _by(view) or _fewer(view)
    place = view.next_of({"and"}, number[2]) if number is not None else view.end
    near = number is not None and place - number[2] <= _NEAR and place + 1 < view.end
    return place if near else None


def _changes(view: View, discourse: Discourse, told: _Told) -> list[Claim]:
    """The claim of numbers that an act changes; ", up from 533" after it is one of its own."""
    says, first, end = told
    situation = _at_home(view, discourse)
    why = (f"act: {says.measure}, “{phrase(view, first, end)}”",)
    home = next(iter(discourse.lexicon.home))
    comma = next((at for at in range(first, end) if view.word(at) == ","), 0)
    parts = [(view.first, view.next_of(PAUSES, end), says)]
    if comma and says.figures is not None and view.word(comma + 1) in {"up", "down"}:
        parts = [(view.first, comma, replace(says, figures=(0, says.figures[1]))), (comma, end, says)]
    return [make_claim(view, (low, high), Kind.ACT, one, situation, subject=home, why=why) for low, high, one in parts]


def _pages(view: View, discourse: Discourse) -> list[Claim]:
    """ "The report for parliament was cut from 20 pages to five", of the one state followed at home."""
    home = discourse.lexicon.home
    words = view.vocabulary
    if words.isdisjoint(_PAGES) or len(home) != 1 or words.isdisjoint(_REPORTS) or words.isdisjoint(_READERS):
        return []
    told = _from_to(view, "pages") or _down_from(view, "pages")
    if told is None or not _OPEN.isdisjoint(words) or not _is_told_of_report(discourse, view):
        return []
    return _changes(view, discourse, told)


_PAGES = frozenset(_TABLE["pages"]["nouns"])
_REPORTS = frozenset(_TABLE["pages"]["reports"])
_READERS = frozenset(_TABLE["pages"]["readers"])


def _is_told_of_report(discourse: Discourse, view: View) -> bool:
    """The text has named the report, or the sentence names the ministry."""
    return "report" in discourse.act_targets or "ministry" in view.vocabulary


def _statement(view: View, discourse: Discourse) -> list[Claim]:
    """ "At his hearing in July the minister-designate objected to the use of human rights against the regime"."""
    words = view.vocabulary
    if words.isdisjoint(_SETTINGS) or words.isdisjoint(_OBJECTING) or "rights" not in words:
        return []
    named = next((one for one in view.of(ActTarget) if one.sense.kind == "statement"), None)
    home = discourse.lexicon.home
    told = named is not None or (discourse.cast.reader in home and "your" in words)
    if not told or len(home) != 1 or view.cue("hypothetical"):
        return []
    situation = _at_home(view, discourse)
    says = Acted("statement", phase="said")
    why = ("act: what was said at the hearing",)
    return [make_claim(view, (view.first, view.end), Kind.ACT, says, situation, subject=next(iter(home)), why=why)]


_SETTINGS = frozenset(_TABLE["statement"]["settings"])
_OBJECTING = frozenset(_TABLE["statement"]["objecting"])


def _announcement(view: View, discourse: Discourse) -> list[Claim]:
    """ "The plan had been public since 14 October", "the ministry announced its reorganization last week"."""
    known, home = goes_on(discourse), discourse.lexicon.home
    if view.vocabulary.isdisjoint(_PLANS) or view.vocabulary.isdisjoint(_ANNOUNCED) or len(home) != 1:
        return []
    of_office = known is not None and known.kind == "institution"
    plan = next((at for at in view.places(_PLANS) if _ANNOUNCED & set(view.words(at - _NEAR, at + _NEAR))), None)
    reshuffle = plan is not None and not view.word(plan).startswith("plan") and "ministry" in view.vocabulary
    situation = _at_home(view, discourse)
    if plan is None or not (of_office or reshuffle) or not situation.timed or situation.unclear:
        return []
    if not _OPEN.isdisjoint(view.vocabulary) or view.cue("future", view.first, plan + _NEAR):
        return []
    when = resolve_when([replace(time, bound="") for time in view.times[:1]], [], discourse, None)
    # "public since 14 October": it was announced then
    situation = situation.at(years=when.years, days=when.days, since=None, span=False)
    says = Acted("institution", phase="announced")
    why = (f"act: plans, “{phrase(view, plan, plan + 1)}”",)
    words = (view.first, view.next_of(PAUSES, max(plan, view.times[-1].end if view.times else plan)))
    return [make_claim(view, words, Kind.ACT, says, situation, subject=next(iter(home)), why=why)]


_PLANS = frozenset(_TABLE["announcing"]["plans"])
_ANNOUNCED = frozenset(_TABLE["announcing"]["verbs"])


def _down_from(view: View, measure: str) -> _Told | None:
    """ "20 pages, down from 50"."""
    for place in view.places({"down", "up"}):
        first = _count(view, place + 2) if view.word(place + 1) == "from" else None
        last = next(
            (read for at in range(place - 1, place - _NEAR, -1) if (read := _count(view, at)) is not None), None
        )
        if first is not None and last is not None:
            kind = "report" if measure == "pages" else "institution"
            return Acted(kind, figures=(first[0], last[0]), measure=measure), place - _NEAR, first[1]
    return None


def _from_to(view: View, measure: str) -> _Told | None:
    """ "From 533 to 600", "from 600 staff to 533", "to 600, up from 533"; numbers that are no years."""
    kind = "report" if measure == "pages" else "institution"
    for place in view.places({"to"}):
        last = _count(view, place + 1)
        if last is None:
            continue
        start = next(
            (at for at in range(place - 1, max(view.first, place - 5) - 1, -1) if view.word(at) == "from"), None
        )
        if start is None:
            # "to 600, up from 533"
            start = next((at for at in range(last[1], last[1] + 5) if view.word(at) == "from"), None)
        first = _count(view, start + 1) if start is not None else None
        begins = min(start, place) if first is not None and start is not None else place
        figures = (first[0] if first else 0, last[0])
        return Acted(kind, figures=figures, measure=measure), begins, max(last[1], first[1] if first else 0)
    return None


def _by(view: View) -> _Told | None:
    """ "Cut its staff by 81"."""
    for place in view.places({"by"}):
        fewer = _count(view, place + 1)
        if fewer is not None:
            return Acted("institution", fewer=fewer[0], measure="staff"), place, fewer[1]
    return None


def _fewer(view: View) -> _Told | None:
    """ "Lost 81 posts", "will shed 81 of its staff"."""
    for place in view.places(_LOSING):
        number = _count(view, place + 1)
        if number is not None and not _STAFF.isdisjoint(view.words(number[1], number[1] + _NEAR_NOUN)):
            return Acted("institution", fewer=number[0], measure="staff"), place, number[1]
    return None


_NEAR_NOUN = 3
_LOSING = frozenset(form for verb in _TABLE["staff"]["losing"] for form in verb_forms(verb))


def _count(view: View, place: int) -> tuple[int, int] | None:
    if any(time.first <= place < time.end for time in view.times):
        return None
    return read_cardinal(view.document, place)

"""Which texts of the record a claim speaks of, forum by forum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.models import Stage

if TYPE_CHECKING:
    from onrecord.claims.check.held import Series, Text
    from onrecord.claims.models import Claim

GENEVA = (Forum.CHR, Forum.HRC)
"""One place over the years: the Commission until 2006, the Council after it."""

_LONG = timedelta(days=300)
"""From this length on the days are a term of office and not the date of one event."""
_TABLED_BEFORE = timedelta(days=45)
"""Drafts are tabled two to four weeks before the Third Committee or the Council acts on them."""
_NEAR = timedelta(days=45)
"""How far a text's days may lie from those that the claim gives, for a claim that is not about the day itself."""


@dataclass(frozen=True, slots=True)
class Front:
    """What a claim says of one forum: the texts meant, and the years in which the record holds none."""

    forum: Forum
    texts: tuple[Text, ...]
    missing: tuple[int, ...] = ()
    """Years of the claim without a text, after the last one held or before the first."""
    gaps: tuple[int, ...] = ()
    """Years between texts of the same place in which there was none."""
    before: tuple[Text, ...] = ()
    """The forum's texts before those meant."""


def find_fronts(claim: Claim, series: Series, published: date | None, *, done: bool = False) -> list[Front]:
    """The forums that the claim may mean, each with its texts; one where it names the forum, the session or the text.

    A text on which no body had acted by the day of publication is left out where others remain: "since 2008" in June
    2019 says nothing of November 2019. With `done`, of claims that a body acted, it is left out always.
    """
    named = _find_named(claim, series)
    if named is not None:
        kept = tuple(_drop_unpublished(list(named.texts), published, done=done))
        kept = kept or tuple(_before_committee(claim, list(named.texts), published, done=done))
        return [replace(named, texts=kept, missing=() if kept else tuple(text.year for text in named.texts))]
    years = find_years(claim, published)
    if years is None:
        return _find_latest(claim, series, published)
    forums = _find_forums(claim, series, years)
    fronts = [_find_front(claim, series, forum, years, published, done=done) for forum in forums]
    if claim.forum is None and any(front.texts for front in fronts):
        fronts = _keep_dated(claim, [front for front in fronts if front.texts])
    return fronts


def find_years(claim: Claim, published: date | None) -> tuple[int, int] | None:
    """First and last year that the claim is about."""
    if claim.years is not None:
        return claim.years
    if claim.days is not None:
        return claim.days[0].year, claim.days[1].year
    return None


def is_dated(claim: Claim) -> bool:
    """True where the claim names a day, a week or a month, and not a term of office."""
    return claim.days is not None and claim.days[1] - claim.days[0] < _LONG


def name_session(forum: Forum, year: int) -> str:
    """`GA81` for a session that the record holds no text of; of the Council's three a year, the one in spring."""
    if forum is Forum.GA:
        return f"GA{year - 1945}"
    if forum is Forum.HRC:
        return f"HRC{7 + 3 * (year - 2008)}" if year >= 2008 else f"HRC{year}"
    return f"{forum.value}{year}"


def _find_named(claim: Claim, series: Series) -> Front | None:
    text = series.by_document.get(claim.document) if claim.document else None
    if text is None and claim.session and claim.forum:
        text = next((t for t in series.of_forum(claim.forum) if t.session == claim.session), None)
        if text is None and claim.years is None:
            return Front(claim.forum, (), ())
        if text is not None and claim.years is not None and not claim.years[0] <= text.year <= claim.years[1]:
            # "at its 68th session, on 18 December 2014": the day tells the text, and the session is wrong
            return None
    if text is None or (claim.years and claim.years[0] != claim.years[1]):
        return None
    return Front(text.forum, (text,), before=_earlier(series, text.forum, text))


def texts_then(claim: Claim, series: Series) -> list[Text]:
    """Return the texts of the claim's one year, of its body or, where none is told, of all."""
    return [text for text in series.texts if text.year == claim.year and claim.forum in (None, text.forum)]


def _earlier(series: Series, forum: Forum, text: Text) -> tuple[Text, ...]:
    return tuple(t for t in series.of_forum(forum) if t.year < text.year)


def _find_latest(claim: Claim, series: Series, published: date | None) -> list[Front]:
    """The last text of each forum that had been acted on; a claim without any date speaks of the newest."""
    fronts = []
    for forum in [claim.forum] if claim.forum else list(Forum):
        done = [text for text in series.of_forum(forum) if text.is_out(published)]
        if done and (claim.forum or published is None or done[-1].year >= published.year - 1):
            fronts.append(Front(forum, (done[-1],), before=tuple(done[:-1])))
    return fronts


def _find_forums(claim: Claim, series: Series, years: tuple[int, int]) -> list[Forum]:
    if claim.forum is Forum.HRC and years[0] < 2006:
        return [Forum.HRC] if years[1] >= 2006 else [Forum.CHR]
    if claim.forum is not None:
        return [claim.forum]
    forums = [Forum.GA]
    forums += [Forum.HRC] if years[1] > 2006 else []
    forums += [Forum.CHR] if years[0] <= 2006 and years[1] <= 2007 else []
    return [forum for forum in forums if forum in series.forums]


def _find_front(
    claim: Claim, series: Series, forum: Forum, years: tuple[int, int], published: date | None, *, done: bool
) -> Front:
    # A span of the "rights body in Geneva" that begins before the Council did takes the Commission's texts with it.
    place = GENEVA if forum is Forum.HRC and years[0] < 2006 else (forum,)
    held = series.of_forum(*place)
    wanted = set(claim.listed) or set(range(years[0], years[1] + 1))
    texts = [text for text in held if text.year in wanted]
    if claim.days is not None and not is_dated(claim):
        texts = [text for text in texts if _acted_within(text, claim.days, timedelta(0))]
    elif claim.windows:
        texts = _in_windows(claim, texts)
    elif claim.days is not None and years[0] == years[1]:
        # of several texts of one year, the one that was decided in the days told
        texts = [text for text in texts if _acted_within(text, claim.days, timedelta(0))] or texts
    before = texts
    if done or not claim.enumerated:
        texts = _drop_unpublished(texts, published, done=done)
    elif published is not None:
        # "on the drafts of 2023 and of this year": the last one may be tabled and not yet acted on
        texts = [text for text in texts if _opened(text) <= published]
    texts = texts or _before_committee(claim, before, published, done=done)
    covered = {text.year for text in texts}
    first, last = _bounds(series, place)
    open_end = published.year if published and years[0] != years[1] and years[1] >= published.year else None
    missing = {year for year in wanted - covered if year < first or year > last}
    dropped = {text.year for text in held} - covered
    gaps = wanted - covered - missing - dropped
    if not texts:
        # What had not happened by the day of the article is no text of that session yet.
        missing |= wanted & dropped
    if open_end is not None:
        missing -= {open_end}
    earliest = min(covered, default=years[0])
    return Front(
        forum, tuple(texts), tuple(sorted(missing)), tuple(sorted(gaps)),
        before=tuple(text for text in held if text.year < earliest),
    )  # fmt: skip


def _in_windows(claim: Claim, texts: list[Text]) -> list[Text]:
    """The texts decided in each of the claim's days; where none was, those near them or of that year.

    "In March of 2022" is 1 April 2022. Of two bodies, what was decided elsewhere in that year is another text.
    """
    kept: list[Text] = []
    for days in claim.windows:
        of_year = [text for text in texts if days[0].year <= text.year <= days[1].year]
        inside = [text for text in of_year if _acted_within(text, days, timedelta(0))]
        near = inside or [text for text in of_year if _acted_within(text, days, _NEAR)]
        kept += near or ([] if claim.both else of_year)
    return [text for text in texts if text in kept]


def is_far(claim: Claim, text: Text) -> bool:
    """Return whether the claim names a day or month in which, or around which, nobody decided on the text."""
    acted = any(action.date for action in text.actions)
    return acted and claim.days is not None and is_dated(claim) and not _acted_within(text, claim.days, _NEAR)


def _bounds(series: Series, place: tuple[Forum, ...]) -> tuple[int, int]:
    """First and last year in which the record holds a text of the place; Geneva's begins with the Commission."""
    spanned = GENEVA if Forum.HRC in place else place
    return series.bounds(*spanned)


def _drop_unpublished(texts: list[Text], published: date | None, *, done: bool) -> list[Text]:
    if published is None:
        return texts
    acted = [text for text in texts if text.first_day is None or text.first_day <= published]
    if acted or done:
        return acted
    return [text for text in texts if _opened(text) <= published]


def _before_committee(claim: Claim, texts: list[Text], published: date | None, *, done: bool) -> list[Text]:
    """Texts that lay before the committee, whose action on them is not held."""
    if not done or claim.stage is not Stage.COMMITTEE or published is None:
        return []
    return [text for text in texts if _opened(text) <= published]


def _opened(text: Text) -> date:
    """The day from which the list of sponsors can be spoken of: the draft's, or some weeks before the action."""
    return text.tabled_on or (text.first_day - _TABLED_BEFORE if text.first_day else date.min)


def _keep_dated(claim: Claim, fronts: list[Front]) -> list[Front]:
    """With the body left open, a month or a day tells which body acted then."""
    if claim.days is None or not is_dated(claim):
        return fronts
    days = claim.days
    dated = [front for front in fronts if any(_acted_within(text, days, _NEAR) for text in front.texts)]
    exact = [front for front in fronts if any(_acted_within(text, days, timedelta(0)) for text in front.texts)]
    return exact or dated or fronts


def _acted_within(text: Text, days: tuple[date, date], slack: timedelta) -> bool:
    acted = [action.date for action in text.actions if action.date]
    return any(days[0] - slack <= day <= days[1] + slack for day in acted)

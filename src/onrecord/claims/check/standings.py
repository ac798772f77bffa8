"""A state's sponsorship told over the years: what it did in which sessions, as words and as evidence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.claims.check.verdicts import Truth
from onrecord.claims.check.wording import in_years, name_forum, say_day, say_list, say_years
from onrecord.claims.models import Evidence
from onrecord.record import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from onrecord.bodies import Forum
    from onrecord.claims.check.held import Series, Stand, Text

_OPEN = timedelta(days=21)
"""A draft of the Third Committee is acted on two to three weeks after it was tabled."""
_DID = {Truth.YES: "sponsored", Truth.NO: "did not sponsor"}
_TRUTH = {"yes": Truth.YES, "no": Truth.NO}


def read_sponsor(stand: Stand) -> Truth:
    """Whether the state sponsored, as far as the record shows."""
    return _TRUTH.get(stand.sponsor, Truth.UNKNOWN)


def read_printed(series: Series, text: Text, state: str) -> Truth:
    """Whether the state was on the list as printed; where no printed list is held, whether it sponsored."""
    printed = series.printed_on(text, state)
    stand = series.stand(text, state)
    if printed == "unknown":
        return Truth.UNKNOWN if stand.role == "added" else read_sponsor(stand)
    return Truth(printed)


def split_runs(texts: Iterable[Text], truths: Iterable[Truth]) -> list[tuple[Truth, list[Text]]]:
    """Runs of texts with one answer, in their order."""
    runs: list[tuple[Truth, list[Text]]] = []
    for text, truth in zip(texts, truths, strict=True):
        if runs and runs[-1][0] is truth:
            runs[-1][1].append(text)
        else:
            runs.append((truth, [text]))
    return runs


def tell_years(series: Series, state: str, name: str, texts: Sequence[Text]) -> str:
    """`in the General Assembly Japan did not sponsor in 2019 and sponsored again on … (A/RES/77/226)`."""
    truths = [read_sponsor(series.stand(text, state)) for text in texts]
    parts: list[str] = []
    unknown: list[int] = []
    was_yes = was_no = False
    for truth, run in split_runs(texts, truths):
        if truth is Truth.UNKNOWN:
            unknown += [text.year for text in run]
            continue
        if truth is Truth.YES and was_no and was_yes_before(series, state, run[0]):
            parts.append(_tell_return(run))
        else:
            parts.append(f"{_DID[truth]} {in_years(text.year for text in run)}{_show(run)}")
        was_yes, was_no = truth is Truth.YES, truth is Truth.NO
    place = name_forum(texts[0].forum)
    if unknown:
        lead = "and " if parts else ""
        parts.append(f"{lead}for {say_years(unknown)} the record does not say whether it sponsored")
    said = ", ".join(parts) if unknown and len(parts) > 1 else say_list(parts)
    if not was_yes and not was_no and unknown and len(parts) == 1:
        reason = series.stand(texts[-1], state).why.replace(";", " and") if len(texts) == 1 else ""
        where = f"the record does not say whether {name} sponsored in {place} {in_years(unknown)}"
        return f"{where} ({reason})" if reason else where
    return f"in {place} {name} {said}{_say_reported(series, state, texts)}"


def _say_reported(series: Series, state: str, texts: Sequence[Text]) -> str:
    """That the press, a ministry or an organisation says so, for the years for which there is nothing better."""
    known = [text for text in texts if series.stand(text, state).sponsor != "unknown"]
    reported = [text.year for text in known if series.stand(text, state).sponsor_rank == Rank.REPORTED.value]
    if not reported:
        return ""
    return ", as reported" if len(reported) == len(known) else f" ({say_years(reported)} as reported)"


def is_absence(series: Series, state: str, forum: Forum, years: tuple[int, int]) -> bool:
    """True where the record shows that the state sponsored in that forum in none of those years."""
    texts = [text for text in series.of_forum(forum) if years[0] <= text.year <= years[1]]
    return bool(texts) and all(read_sponsor(series.stand(text, state)) is Truth.NO for text in texts)


def was_yes_before(series: Series, state: str, text: Text) -> bool:
    """True where the state had sponsored in the same forum in an earlier year."""
    earlier = (other for other in series.of_forum(text.forum) if other.year < text.year)
    return any(series.stand(other, state).sponsor == "yes" for other in earlier)


def _tell_return(run: Sequence[Text]) -> str:
    day = run[0].sponsored_on
    when = f"on {say_day(day)}" if day else f"in {run[0].year}"
    rest = f" and {in_years(text.year for text in run[1:])}" if len(run) > 1 else ""
    return f"sponsored again {when} ({run[0].symbol}){rest}"


def _show(run: Sequence[Text]) -> str:
    return f" ({run[0].symbol})" if len(run) == 1 else ""


def show_stand(series: Series, text: Text, state: str, name: str) -> Evidence:
    """The row on which the state's sponsorship of the text rests, with what it says."""
    stand = series.stand(text, state)
    truth = read_sponsor(stand)
    if truth is Truth.UNKNOWN:
        final = text.final
        return Evidence(text.symbol, final.origin if final else "", f"{name}, {text.year}: {stand.why or 'not held'}")
    manner = "as reported" if stand.sponsor_rank == Rank.REPORTED.value else _ROLES.get(stand.role, "")
    says = f"{name} {_DID[truth]} in {text.year}{', ' + manner if manner else ''}"
    return Evidence(text.symbol, stand.sponsor_origin, says)


def show_list(series: Series, text: Text, state: str, name: str) -> list[Evidence]:
    """The same, with the draft whose list it stands on before the resolution that the draft became."""
    shown = show_stand(series, text, state, name)
    document = series.stand(text, state).sponsor_symbol or text.draft
    return [Evidence(document, shown.origin, shown.says), shown] if document and document != text.symbol else [shown]


_ROLES = {"tabled": "on the printed list", "added": "joined before adoption", "main": "as a main sponsor"}


def is_reported(series: Series, texts: Iterable[Text], state: str) -> bool:
    """True where all that is known of the texts' sponsorship by the state is reported."""
    ranks = {series.stand(text, state).sponsor_rank for text in texts if series.stand(text, state).sponsor != "unknown"}
    return ranks == {Rank.REPORTED.value}


def is_open_list(text: Text, published: date | None) -> bool:
    """True where states could still join the sponsors when the article appeared.

    Where the day of the committee's action is not held, for some weeks after the draft was tabled.
    """
    if published is None:
        return False
    closed = text.sponsored_on
    if closed is not None:
        return published < closed
    return text.tabled_on is not None and text.tabled_on <= published <= text.tabled_on + _OPEN


def pick_ends(texts: Sequence[Text]) -> list[Text]:
    """First and last, for evidence of a run."""
    return [texts[0], texts[-1]] if len(texts) > 1 else list(texts)

"""Claims that a state sponsored, or did not, in the years that the text names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.bodies import Forum
from onrecord.claims.check.changes import find_told_return, judge_change, judge_earlier_return
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.mains import judge_main
from onrecord.claims.check.scope import find_fronts
from onrecord.claims.check.standings import (
    is_open_list,
    is_reported,
    pick_ends,
    read_printed,
    read_sponsor,
    show_list,
    tell_years,
)
from onrecord.claims.check.unheld import find_unheld, say_lacking, tell_missing
from onrecord.claims.check.verdicts import (
    CONTRADICTED,
    NOT_IN_RECORD,
    PARTLY,
    SUPPORTED,
    Answer,
    Truth,
    conclude,
    drop_doubles,
    join_answers,
    judge_all,
)
from onrecord.claims.check.wording import name_forum, say_day, say_list
from onrecord.claims.models import Evidence, Quantifier, Sponsors

if TYPE_CHECKING:
    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.check.scope import Front
    from onrecord.claims.models import Claim, Finding


def check_sponsors(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about a claim of sponsorship, in each forum that it may mean."""
    says = claim.says
    assert isinstance(says, Sponsors)  # noqa: S101
    series = series_of(claim, held)
    if series is None or claim.subject is None:
        return find_unheld(claim, held)
    fronts = find_fronts(claim, series, published)
    if says.anywhere:
        # first of all bodies is what was done last
        fronts = sorted(fronts, key=lambda front: front.texts[-1].first_day or date.min if front.texts else date.min)
        fronts = fronts[-1:]
    if not any(front.texts for front in fronts):
        return _judge_coming(claim, says, series) or find_unheld(claim, held, fronts)
    answers = [_answer(claim, says, series, front, published) for front in fronts]
    answers = [
        find_told_return(says, front, claim.subject, held) or answer if answer.verdict is NOT_IN_RECORD else answer
        for front, answer in zip(fronts, answers, strict=True)
    ]
    answers += _returned_before(claim, says, series, fronts, published)
    finding = join_answers(claim, answers, series.name_state(claim.subject))
    return _add_other_body(claim, says, series, finding, published)


def _returned_before(
    claim: Claim, says: Sponsors, series: Series, fronts: list[Front], published: date | None
) -> list[Answer]:
    """What another body shows of a return told of none, in which nothing was decided yet in the year told."""
    if claim.forum or claim.document or claim.both or says.anywhere or says.undated or len(fronts) != 1:
        return []
    name = series.name_state(claim.subject or "")
    others = [forum for forum in (Forum.GA, Forum.HRC) if forum is not fronts[0].forum]
    found = (judge_earlier_return(claim, says, series, forum, published, name) for forum in others)
    return [answer for answer in found if answer is not None]


def _judge_coming(claim: Claim, says: Sponsors, series: Series) -> Finding | None:
    """A change dated to a session that was still to come: what went before can show that it was no change any more."""
    if says.change is None:
        return None
    answers = [_answer(claim, says, series, front, None) for front in find_fronts(claim, series, None) if front.texts]
    if not answers or any(answer.verdict is not CONTRADICTED for answer in answers):
        return None
    return join_answers(claim, answers, series.name_state(claim.subject or ""))


def _answer(claim: Claim, says: Sponsors, series: Series, front: Front, published: date | None) -> Answer:
    if not front.texts:
        return tell_missing(front)
    name = series.name_state(claim.subject or "")
    if says.main:
        return judge_main(claim, says, series, front, name)
    if says.change is not None:
        return judge_change(claim, says, series, front, name, published)
    version = _first_version(series, front.texts[-1]) if says.first_version else None
    if version is not None:
        return _judge_version(claim, says, series, version, name)
    if says.as_printed or says.joined_later or (_is_early(front, published) and not says.at_last):
        several = says.as_printed and len(front.texts) > 1
        return (_judge_lists if several else _judge_list)(claim, says, series, front, name)
    return _judge_range(claim, says, series, front, name)


def _is_early(front: Front, published: date | None) -> bool:
    """True where the article appeared before the list closed: it can only speak of the names on it by then."""
    return len(front.texts) == 1 and is_open_list(front.texts[0], published)


def _judge_range(claim: Claim, says: Sponsors, series: Series, front: Front, name: str) -> Answer:
    state = claim.subject or ""
    truths = [read_sponsor(series.stand(text, state)) for text in front.texts]
    verdict = judge_all(truths, says.quantifier, listed=claim.enumerated)
    without = [*front.missing, *(() if says.of_texts else front.gaps)]
    if verdict is SUPPORTED and says.quantifier is Quantifier.EVERY and without:
        verdict = NOT_IN_RECORD
    wrong = Truth.YES if says.quantifier is Quantifier.NEVER else Truth.NO
    broken = [text for text, truth in zip(front.texts, truths, strict=True) if truth is wrong]
    # The breaking year first, then the ends: that is where an editor looks.
    shown = [*broken[:2], *pick_ends(front.texts)] if verdict in {CONTRADICTED, PARTLY} else pick_ends(front.texts)
    if len(front.texts) <= 4:
        shown += [text for text in front.texts if text not in shown]
    neighbours = _widen(series, front, state, truths) if verdict in {CONTRADICTED, PARTLY} else []
    told = sorted({text.symbol: text for text in [*front.texts, *neighbours]}.values(), key=lambda text: text.year)
    sentence = tell_years(series, state, name, told)
    evidence = [item for text in [*shown, *neighbours] for item in show_list(series, text, state, name)]
    if without:
        sentence += f"; {say_lacking(front, without)}"
    return Answer(verdict, sentence, drop_doubles(evidence), is_reported(series, front.texts, state))


def _widen(series: Series, front: Front, state: str, truths: list[Truth]) -> list[Text]:
    """The sessions after a wrong range that show where the change came: the first with another answer."""
    after = [text for text in series.of_forum(front.texts[-1].forum) if text.year > front.texts[-1].year]
    before = [text for text in front.before if text.forum is front.texts[0].forum]
    found = []
    change = next((t for t in after if read_sponsor(series.stand(t, state)) not in {truths[-1], Truth.UNKNOWN}), None)
    if change is not None and len(set(truths)) == 1 and change.year - front.texts[-1].year <= 4:
        found += [text for text in after if text.year <= change.year]
    last = next(
        (t for t in reversed(before) if read_sponsor(series.stand(t, state)) not in {truths[0], Truth.UNKNOWN}), None
    )
    if last is not None and len(set(truths)) == 1 and front.texts[0].year - last.year <= 4:
        found += [text for text in before if text.year >= last.year]
    return found


def _judge_list(claim: Claim, says: Sponsors, series: Series, front: Front, name: str) -> Answer:
    """Of the list as printed, or of who joined after it."""
    state = claim.subject or ""
    text = front.texts[-1]
    stand, printed = series.stand(text, state), read_printed(series, text, state)
    truth = _read_joining(stand.role, read_sponsor(stand)) if says.joined_later else printed
    first = _first_version(series, text) if says.joined_later and truth is Truth.NO else None
    if first is not None and not series.is_named(first, state):
        return _tell_newcomer(text, first, series, state, name, says)
    if not says.joined_later and not says.as_printed and stand.role == "added" and text.sponsored_on is None:
        # it joined on a day that is not held, before the article or after it
        truth = Truth.YES
    verdict = judge_all([truth], says.quantifier, listed=False)
    list_name = f"the sponsor list of {text.draft or text.symbol}"
    if stand.role == "added":
        when = f", before the adoption on {say_day(text.sponsored_on)}" if text.sponsored_on else ""
        sentence = f"{name} was not on {list_name} as printed; it joined the sponsors later{when}"
    elif printed is Truth.YES and stand.role != "sponsor":
        sentence = f"{name} is on {list_name} as printed"
    elif series.printed_on(text, state) == "no":
        later = {Truth.NO: ", and did not join it", Truth.YES: "; it is reported as a sponsor, so it may have joined"}
        sentence = f"{name} is not on {list_name} as printed{later.get(read_sponsor(stand), '')}"
    else:
        sentence = tell_years(series, state, name, [text])
    document, origin = stand.sponsor_symbol or text.draft or text.symbol, stand.sponsor_origin or _list_origin(text)
    evidence = [Evidence(symbol, origin, f"{name}: {stand.why}") for symbol in (document, text.symbol)]
    return Answer(verdict, sentence, drop_doubles(evidence), is_reported(series, [text], state))


def _judge_lists(claim: Claim, says: Sponsors, series: Series, front: Front, name: str) -> Answer:
    """Of the lists of several years as printed."""
    state = claim.subject or ""
    texts = [text for text in front.texts if not claim.listed or text.year in claim.listed]
    truths = [read_printed(series, text, state) for text in texts]
    verdict = judge_all(truths, says.quantifier, listed=claim.enumerated)
    said = {Truth.YES: "is", Truth.NO: "is not", Truth.UNKNOWN: "is not known to be"}
    parts = [
        f"{said[truth]} on the sponsor list of {text.draft or text.symbol} as printed"
        for text, truth in zip(texts, truths, strict=True)
    ]
    evidence = [item for text in texts for item in show_list(series, text, state, name)]
    return Answer(verdict, f"{name} {say_list(parts)}", drop_doubles(evidence), is_reported(series, texts, state))


def _judge_version(claim: Claim, says: Sponsors, series: Series, version: str, name: str) -> Answer:
    """Of the list of the first version of a draft as it was printed."""
    there = (claim.subject or "") in series.printed_names(version)
    verdict = judge_all([Truth.YES if there else Truth.NO], says.quantifier, listed=False)
    said = f"{name} is {'' if there else 'not '}on the sponsor list of {version} as printed"
    evidence = (Evidence(version, series.list_origin(version), said),)
    return Answer(verdict, said, evidence, reported=False)


def _first_version(series: Series, text: Text) -> str | None:
    """The first draft of a text that was revised, where its list is held."""
    return next((version for one, version in series.versions if one is text), None)


def _tell_newcomer(text: Text, first: str, series: Series, state: str, name: str, says: Sponsors) -> Answer:
    """On the revised draft and not on the first: "one of the newcomers" there; whether "it signed after the tabling" is
    told of the first or of the revised one, the text does not say."""
    verdict = judge_all([Truth.YES if says.newcomer else Truth.UNKNOWN], says.quantifier, listed=False)
    sentence = f"{name} is not on the sponsor list of {first} and is on that of {text.draft} as printed"
    stand = series.stand(text, state)
    evidence = [
        Evidence(first, series.list_origin(first), f"{name}: not on the list"),
        Evidence(text.draft or text.symbol, stand.sponsor_origin or _list_origin(text), f"{name}: {stand.why}"),
    ]
    return Answer(verdict, sentence, drop_doubles(evidence), is_reported(series, [text], state))


def _read_joining(role: str, sponsor: Truth) -> Truth:
    if role == "added":
        return Truth.YES
    if role in {"tabled", "main"}:
        return Truth.NO
    return Truth.NO if sponsor is Truth.NO else Truth.UNKNOWN


def _list_origin(text: Text) -> str:
    return next((item.origin for item in text.lists if item.document == text.draft), "")


def _add_other_body(claim: Claim, says: Sponsors, series: Series, finding: Finding, published: date | None) -> Finding:
    """Where the years are wrong in the forum named and right in the other, the sentence says so."""
    other = {Forum.GA: Forum.HRC, Forum.HRC: Forum.GA}.get(claim.forum) if claim.forum else None
    if other is None or finding.verdict is not CONTRADICTED or claim.years is None or says.main or says.as_printed:
        return finding
    twin = replace(claim, forum=other, document=None, session=None, days=None)
    answers = [
        _answer(twin, says, series, front, published) for front in find_fronts(twin, series, published) if front.texts
    ]
    if not answers or answers[0].verdict is not SUPPORTED or not (says.change or claim.years[0] != claim.years[1]):
        return finding
    span = claim.years[0] != claim.years[1] and not says.change
    years = f"{claim.years[0]} to {claim.years[1]}" if span else str(claim.years[1])
    absent = says.quantifier is Quantifier.NEVER and span
    right = f"is its absence in {name_forum(other)}" if absent else f"is right for {name_forum(other)}"
    sentence = f"{finding.sentence.rstrip('.')}; {years} {right}"
    return conclude(claim, finding.verdict, sentence, finding.evidence, reported=finding.reported)

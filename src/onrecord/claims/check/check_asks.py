"""Claims of what the texts say or ask on a topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onrecord.bodies import Forum
from onrecord.claims.check.joined import series_of
from onrecord.claims.check.unheld import find_unheld
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, PARTLY, SUPPORTED, Truth, conclude, judge_all
from onrecord.claims.check.wished import judge_wish
from onrecord.claims.check.wording import say_list, say_partial
from onrecord.claims.mentions.numbers import read_ordinal
from onrecord.claims.models import Asks, Evidence, Quantifier
from onrecord.claims.text import read_document
from onrecord.claims.vocabulary.load import read_toml
from onrecord.days import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Finding

Rows = list[dict[str, Any]]

_INQUIRY = "commission_of_inquiry"
_ASKED_OF_OTHERS = re.compile(r"\b(encourage|consider|urge|call|invite|request|ask)", re.IGNORECASE)


def check_asks(claim: Claim, held: Held, published: date | None) -> Finding:
    """The finding about the content of texts whose paragraphs the record holds; other texts are not in the record."""
    says = claim.says
    assert isinstance(says, Asks)  # noqa: S101
    series = series_of(claim, held)
    if series is None:
        return find_unheld(claim, held)
    founding = _find_founding(claim, says, held, series)
    if founding is not None:
        return founding
    texts = _find_texts(claim, says, series, published)
    if not texts:
        return find_unheld(claim, held)
    told = _find_new(claim, says, held, series, texts)
    if told is not None:
        return told
    asked = held.asks
    read = [text for text in texts if text.symbol in asked]
    if not read:
        return _refuse(claim, texts)
    topics = [topic for topic in says.topics if topic in held.topics]
    if not topics or (says.new and not says.added):
        return _check_first(claim, topics, held, series, read)
    law = _named_law(claim.quote)
    truths = [_judge(says, topics, _in_paragraph(says, _on_law(asked[text.symbol], law))) for text in read]
    if says.dropped or says.added:
        earlier = _before(texts[0], series)
        known = asked.get(earlier.symbol) if earlier else None
        truths[0] = _against_before(says, topics, truths[0], None if known is None else _on_law(known, law))
        read += [earlier] if earlier is not None and known is not None else []
    truths += [Truth.UNKNOWN] * sum(text.symbol not in asked for text in texts)
    listed = (len(claim.listed) > 1 or says.texts > 1) and _EVERY.isdisjoint(claim.quote.lower().split())
    verdict = judge_all(truths, Quantifier.EVERY, listed=listed and not says.absent)
    if verdict is CONTRADICTED and len(read) == 1 and _has_some(says, topics, asked[read[0].symbol]):
        verdict = PARTLY
    parts = [_tell(text, topics, asked[text.symbol], held.topics) for text in read]
    wrong = [text for text, truth in zip(read, truths, strict=False) if truth is Truth.NO]
    ordered = [*wrong, *(text for text in read if text not in wrong)]
    evidence = [item for text in ordered for item in _show(text, topics, asked[text.symbol])]
    unread = [text for text in texts if text not in read]
    parts += _tell_wish(says, topics, [asked[text.symbol] for text in wrong])
    if unread:
        parts.append(f"the record does not hold the paragraphs of {say_list(text.symbol for text in unread)}")
    return conclude(claim, verdict, "; ".join(parts), evidence)


_EVERY = frozenset({"each", "every", "all"})
"""With these one text that does not say so makes it wrong."""


def _find_texts(claim: Claim, says: Asks, series: Series, published: date | None) -> list[Text]:
    named = series.by_document.get(claim.document) if claim.document else None
    forum = claim.forum or Forum.GA
    texts = list(series.of_forum(forum))
    if named is not None and says.texts == 1 and len(claim.listed) < 2:
        return [named]
    if claim.session:
        texts = [text for text in texts if text.session == claim.session] or texts
    if claim.listed:
        return [text for text in texts if text.year in claim.listed]
    if published is not None:
        # A draft on the table is spoken of as the newest text.
        texts = [text for text in texts if (text.tabled_on or text.first_day or published) <= published]
    if claim.years is not None and says.texts == 1:
        return [text for text in texts if claim.years[0] <= text.year <= claim.years[1]]
    if claim.years is not None:
        texts = [text for text in texts if text.year <= claim.years[1]]
    return texts[-says.texts :]


def _judge(says: Asks, topics: Sequence[str], rows: Rows) -> Truth:
    present = {row["topic"] for row in rows}
    if says.itself and all(_ASKED_OF_OTHERS.search(row["summary"]) for row in rows if row["topic"] in topics):
        return Truth.NO
    if says.at_session is not None and set(topics) <= present:
        told = {number for row in rows if row["topic"] in topics for number in _sessions(row["summary"])}
        return Truth.YES if says.at_session in told else Truth.NO if told else Truth.UNKNOWN
    if says.absent:
        return Truth.NO if present & set(topics) else Truth.YES
    if says.wish is not None and set(topics) <= present:
        return judge_wish(says.wish, topics, rows)
    return Truth.YES if set(topics) <= present else Truth.NO


def _check_first(claim: Claim, topics: Sequence[str], held: Held, series: Series, read: list[Text]) -> Finding:
    """ "Mentions X for the first time": wrong where an earlier text of the same body did, else left open."""
    earlier = [one for one in series.of_forum(read[0].forum) if one.year < read[0].year and one.symbol in held.asks]
    for text in reversed(earlier) if topics else ():
        rows = held.asks[text.symbol]
        if set(topics) <= {row["topic"] for row in rows}:
            return conclude(claim, CONTRADICTED, _tell(text, topics, rows, held.topics), _show(text, topics, rows))
    return _refuse(claim, read, "the paragraphs that it holds do not settle this")


def _has_some(says: Asks, topics: Sequence[str], rows: Rows) -> bool:
    """ "Demands the return of abductees and of the remains of the dead": of several things told, some stand in it."""
    plain = not (says.absent or says.itself or says.new or says.at_session)
    return says.enumerated and plain and 0 < len({row["topic"] for row in rows} & set(topics)) < len(set(topics))


def _tell_wish(says: Asks, topics: Sequence[str], wrong: list[Rows]) -> list[str]:
    """What the paragraph on the topic wants, where the claim tells of the topic and of another wish."""
    rows = wrong[0] if wrong else []
    if says.wish is None or says.absent or not set(topics) <= {row["topic"] for row in rows}:
        return []
    own = sorted((row for row in rows if row["topic"] in topics), key=lambda row: _weigh_row(row, topics, rows))
    asked = next((row for row in own if "urges" in row["verb"] or "encourages" in row["verb"]), own[0])
    return [f"it {asked['summary'][:1].lower()}{asked['summary'][1:].rstrip('.')}"]


def _before(text: Text, series: Series) -> Text | None:
    """The text of the same body before that one."""
    return next((one for one in reversed(series.of_forum(text.forum)) if one.year < text.year), None)


def _against_before(says: Asks, topics: Sequence[str], now: Truth, before: Rows | None) -> Truth:
    """ "The clause on X has been dropped", "new is a line on X": there before and not now, or the other way round."""
    if now is Truth.NO:
        return now
    if before is None:
        return now if says.dropped else Truth.UNKNOWN
    there = not {row["topic"] for row in before}.isdisjoint(topics)
    return now if there is says.dropped else Truth.NO


def _named_law(quote: str) -> frozenset[str]:
    """ "The Youth Education Guarantee Law", "the law on the Pyongyang cultural language": the words that tell which."""
    if not _LAW.search(quote):
        return frozenset()
    return frozenset(word for word in _LAWS if re.search(rf"\b{word}", quote, re.IGNORECASE))


_LAW = re.compile(r"\blaws?\b", re.IGNORECASE)
_LAWS = tuple(read_toml("topics.toml")["laws"]["named_by"])


def _on_law(rows: Rows, law: frozenset[str]) -> Rows:
    """The rows that name the law, where the claim names one."""
    return [row for row in rows if all(word in row["summary"].lower() for word in law)] if law else rows


def _in_paragraph(says: Asks, rows: Rows) -> Rows:
    """The rows of the paragraph that the claim names: with "13" those of 13 and of its parts."""
    if not says.paragraph:
        return rows
    named = re.compile(rf"OP{re.escape(says.paragraph)}(?![0-9])")
    return [row for row in rows if named.match(row["paragraph"])]


def _sessions(summary: str) -> set[int]:
    """The sessions that the words name: "the eighty-first session"."""
    document = read_document(summary)
    found = (read_ordinal(document, place) for place in range(len(document.words)))
    return {number for number, end in filter(None, found) if document.word(end) == "session"}


def _tell(text: Text, topics: Sequence[str], rows: Rows, titles: Mapping[str, str]) -> str:
    parts = []
    places: dict[str, list[str]] = {}
    for topic in topics:
        found = _say_paragraphs(row["paragraph"] for row in rows if row["topic"] == topic)
        if found:
            places.setdefault(found, []).append(_lower(titles[topic]))
        else:
            parts.append(f"{text.symbol} has nothing on {_lower(titles[topic])}")
    said = [f"of {say_list(names)} in {place}" for place, names in places.items()]
    return "; ".join(([f"{text.symbol} speaks {say_list(said)}"] if said else []) + parts)


def _say_paragraphs(labels: Any) -> str:
    """`paragraph 3`, `preamble and paragraphs 13 and 19(b)`, from labels such as OP3 and PP12."""
    unique = list(dict.fromkeys(labels))
    numbered = sorted((label.removeprefix("OP") for label in unique if label.startswith("OP")), key=_order_label)
    parts = ["the preamble"] if any(label.startswith("PP") for label in unique) else []
    if numbered:
        parts.append(f"paragraph{'s' if len(numbered) > 1 else ''} {say_list(numbered)}")
    return say_list(parts)


def _order_label(label: str) -> tuple[int, str]:
    digits = re.match(r"[0-9]+", label)
    return (int(digits[0]) if digits else 0), label


def _lower(title: str) -> str:
    """Within a sentence: an acronym keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _show(text: Text, topics: Sequence[str], rows: Rows) -> list[Evidence]:
    """The operative paragraph on each topic, or that there is none."""
    shown = []
    for topic in topics:
        found = sorted((row for row in rows if row["topic"] == topic), key=lambda row: _weigh_row(row, topics, rows))
        if found:
            row = found[0]
            shown.append(Evidence(text.symbol, row["origin_id"], f"{row['paragraph']}: {row['summary']}"))
        else:
            shown.append(Evidence(text.symbol, rows[0]["origin_id"] if rows else "", "no paragraph on this"))
    return shown


def _weigh_row(row: dict[str, Any], topics: Sequence[str], rows: Rows) -> tuple[bool, int, int]:
    """Operative before preambular, then the paragraph that speaks of most of the topics, then the earlier one."""
    label = row["paragraph"]
    shared = sum(1 for other in rows if other["paragraph"] == label and other["topic"] in topics)
    return label.startswith("PP"), -shared, _order_label(label.removeprefix("OP"))[0]


def _refuse(claim: Claim, texts: list[Text], reason: str = "") -> Finding:
    symbols = say_list(text.symbol for text in texts[:3])
    sentence = f"the record does not hold the paragraphs of {symbols}" if not reason else f"for {symbols} {reason}"
    evidence = [Evidence(text.symbol, "", "paragraphs not held") for text in texts[:3]]
    return conclude(claim, NOT_IN_RECORD, sentence, evidence)


def _find_founding(claim: Claim, says: Asks, held: Held, series: Series) -> Finding | None:
    """That the Council set up the commission of inquiry: a deed of one text, recalled in later ones."""
    if says.topics != (_INQUIRY,) or says.absent or not (says.founds or claim.forum is Forum.HRC):
        return None
    row = next((row for row in held.rows("acts") if _is_founding(row, series)), None)
    if row is None:
        return None
    named = _symbols(row)
    symbol = next(one for one in series.by_document if one in named)
    text = series.by_document[symbol]
    year = int(row["date"][:4])
    asked = claim.years or (year, year)
    right = asked[0] <= year <= asked[1] and claim.document in {None, symbol, text.draft}
    right = right and claim.forum in {None, text.forum} and _includes_day(claim, row["date"])
    recalled = next(
        (r for r in reversed(held.rows("asks")) if r["topic"] == _INQUIRY and r["paragraph"] == "OP1"), None
    )
    evidence = [Evidence(symbol, row["origin_id"], row["summary"])]
    if recalled is not None:
        evidence.append(Evidence(recalled["document"], recalled["origin_id"], "paragraph 1 recalls it"))
    sentence = f"the Human Rights Council set up the commission of inquiry on {say_partial(row['date'])} ({symbol})"
    return conclude(claim, SUPPORTED if right else CONTRADICTED, sentence, evidence)


def _includes_day(claim: Claim, printed: str) -> bool:
    """False where the claim tells of another day, written out: "on 22 March 2013"."""
    day = PartialDate.parse(printed).first
    if claim.days is None or claim.days[0] != claim.days[1] or claim.days[0] == day:
        return True
    return str(claim.days[0].day) not in claim.quote.split()


def _find_new(claim: Claim, says: Asks, held: Held, series: Series, texts: list[Text]) -> Finding | None:
    """What an act of the record tells to have been new in one text: there, and in none of that forum before it.

    Later texts are judged by it only where they are said to have been the first.
    """
    topics = set(says.topics) - _ADDRESSED if len(says.topics) > 1 else set(says.topics)
    row = next((row for row in held.rows("acts") if row["phase"] == _NEW and {row["object"]} == topics), None)
    named = _symbols(row) if row is not None else ()
    symbol = next((one for one in series.by_document if one in named), None)
    if row is None or symbol is None:
        return None
    first, last = series.by_document[symbol], texts[-1]
    if last.forum is not first.forum or (last.year > first.year and not says.new):
        return None
    right = last.year == first.year and (says.new or len(texts) == 1)
    verdict = SUPPORTED if right is not says.absent else CONTRADICTED
    summary = row["summary"].rstrip(".")
    told = f"as reported for {say_partial(row['date'])}, {summary[:1].lower()}{summary[1:]}"
    evidence = [Evidence(one.symbol, row["origin_id"], row["summary"]) for one in dict.fromkeys((first, last))]
    return conclude(claim, verdict, told, evidence, reported=held.is_reported(row["origin_id"]))


_ADDRESSED = frozenset({"security_council"})
"""Topics that other topics name too: the Security Council is asked to consider a referral."""
_NEW = "asked_first"
"""The phase of an act of a text that said something for the first time."""


def _is_founding(row: dict[str, Any], series: Series) -> bool:
    words = f"{row['summary']} {row['object'] or ''}".lower()
    return "commission of inquiry" in words and any(symbol in series.by_document for symbol in _symbols(row))


def _symbols(row: dict[str, Any]) -> set[str]:
    """Symbols that an act's row names, in full or in the Council's short form (22/13)."""
    words = {word.strip(".,;()") for word in f"{row['summary']} {row['object'] or ''} {row['note'] or ''}".split()}
    return words | {f"A/HRC/RES/{word}" for word in words if word.replace("/", "").isdigit() and "/" in word}

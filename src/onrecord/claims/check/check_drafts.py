"""Claims of what became of a draft: which resolution it is now, and whether it was revised on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.bodies import Forum
from onrecord.claims.check.verdicts import CONTRADICTED, NOT_IN_RECORD, SUPPORTED, conclude
from onrecord.claims.check.wording import say_list
from onrecord.claims.models import Evidence, Order

if TYPE_CHECKING:
    from onrecord.claims.check.held import Held, Series, Text
    from onrecord.claims.models import Claim, Finding, Proceeds


OF_DRAFTS = frozenset({Order.BECAME, Order.REVISED, Order.BEGAN, Order.THROUGH, Order.UNREFERRED})
"""What is told of the draft of one text."""


def check_draft(claim: Claim, says: Proceeds, series: Series, done: list[Text], held: Held) -> Finding:
    """The finding about the draft of one text; `done` are the texts that were acted on by the day of publication."""
    if says.order is Order.BECAME:
        return _check_became(claim, says, series, held)
    if says.order is Order.REVISED:
        return _check_revised(claim, says, series, held)
    return _check_way(claim, says, done, held)


def _check_became(claim: Claim, says: Proceeds, series: Series, held: Held) -> Finding:
    """Whether the draft that the claim names, or the series' draft of that session, became that resolution."""
    if says.becomes is None:
        return conclude(claim, NOT_IN_RECORD, "no resolution is named")
    if claim.document is None:
        return _check_series_text(claim, says.becomes, series)
    rows = [row for row in held.rows("documents") if row["becomes"]]
    stem = claim.document.partition("/Rev.")[0]
    of_draft = [row for row in rows if row["document"].partition("/Rev.")[0] == stem]
    known = of_draft or [row for row in rows if row["becomes"] == says.becomes]
    if not known:
        return conclude(claim, NOT_IN_RECORD, f"the record does not say what became of {claim.document}")
    right = [row for row in of_draft if row["becomes"] == says.becomes]
    told = say_list(dict.fromkeys(f"{row['document']} became {row['becomes']}" for row in right or known))
    evidence = [
        Evidence(symbol, row["origin_id"], f"{row['document']} became {row['becomes']}")
        for row in right or known
        for symbol in (row["document"], row["becomes"])
    ]
    return conclude(claim, SUPPORTED if right else CONTRADICTED, told, evidence)


def _check_series_text(claim: Claim, resolution: str, series: Series) -> Finding:
    """The draft is that of the question that the text speaks of, in the session of the resolution."""
    session = resolution.rpartition("/")[0].rpartition("/")[2]
    forum = Forum.HRC if "/HRC/" in resolution else Forum.GA
    texts = [text for text in series.of_forum(forum) if text.session == session and "/RES/" in text.symbol]
    if not texts:
        return conclude(claim, NOT_IN_RECORD, "the record holds no resolution of that session on this question")
    right = [text for text in texts if resolution in {text.symbol, *text.documents}]
    told = say_list(_say_origin(text) for text in right or texts)
    evidence = [Evidence(text.symbol, _origin(text), _say_origin(text)) for text in right or texts]
    return conclude(claim, SUPPORTED if right else CONTRADICTED, told, evidence)


def _say_origin(text: Text) -> str:
    return f"{text.draft} became {text.symbol}" if text.draft else f"the text of {text.year} is {text.symbol}"


def _origin(text: Text) -> str:
    return text.final.origin if text.final else ""


def _check_revised(claim: Claim, says: Proceeds, series: Series, held: Held) -> Finding:
    """Whether the draft that was acted on in the claim's year is a revised one, and the how manieth."""
    years = claim.years
    texts = [text for text in series.texts if years and text.year == years[1] and "/L." in text.draft]
    texts = [text for text in texts if claim.forum in (None, text.forum)]
    if not texts:
        return conclude(claim, NOT_IN_RECORD, "the record does not hold the versions of that draft")
    text = texts[-1]
    number = int(text.draft.partition("/Rev.")[2] or 0)
    wanted = says.revisions
    right = number > 0 if wanted is None else number == wanted
    told = f"the draft acted on is {text.draft}" + ("" if number else ", which no revised one replaced")
    stem = text.draft.partition("/Rev.")[0]
    rows = [row for row in held.rows("documents") if row["document"].partition("/Rev.")[0] == stem]
    evidence = [Evidence(row["document"], row["origin_id"], f"dated {row['date']}") for row in rows]
    return conclude(claim, SUPPORTED if right else CONTRADICTED, told, evidence)


def _check_way(claim: Claim, says: Proceeds, done: list[Text], held: Held) -> Finding:
    """Whether the text of the claim's year was tabled under that number, or came from a committee, as told.

    Of several texts of the year all must agree; where one's draft is not held the record does not say.
    """
    forum, year = claim.forum or Forum.GA, claim.years[1] if claim.years else 0
    texts = [text for text in done if text.forum is forum and text.year == year]
    named = [text for text in texts if claim.document in {text.symbol, text.draft, *text.documents}]
    texts = named or texts
    if not texts or not all("/L." in text.draft for text in texts):
        other = _other_outcome(says, texts, held)
        if other is not None:
            told = f"{other['document']} became {other['becomes']}"
            return conclude(claim, CONTRADICTED, told, [Evidence(other["document"], other["origin_id"], told)])
        return conclude(claim, NOT_IN_RECORD, "the record does not hold the draft of that text")
    right = [text for text in texts if _goes(text, says)]
    if right and len(right) < len(texts):
        if says.order is not Order.BEGAN:
            return conclude(claim, NOT_IN_RECORD, f"several texts of {year} came to the plenary by different ways")
        texts = right
    told = say_list(_say_origin(text) for text in texts)
    evidence = [
        Evidence(symbol, _origin(text), _say_origin(text)) for text in texts for symbol in (text.symbol, text.draft)
    ]
    return conclude(claim, SUPPORTED if right else CONTRADICTED, told, evidence)


def _goes(text: Text, says: Proceeds) -> bool:
    """Whether the text was tabled under that number, or was before that committee, or before none."""
    stem = text.draft.partition("/Rev.")[0]
    committee = stem.split("/")[1] if stem.startswith("A/C.") else ""
    if says.order is Order.BEGAN:
        number = (says.draft or "").partition("/Rev.")[0]
        elsewhere = says.committee is not None and committee != f"C.{says.committee}"
        return not elsewhere and (stem == number or stem.endswith(f"/{number}"))
    if says.order is Order.UNREFERRED:
        return committee != f"C.{says.committee}" if says.committee else not committee
    return committee == f"C.{says.committee}" if says.committee else bool(committee)


def _other_outcome(says: Proceeds, texts: list[Text], held: Held) -> dict[str, Any] | None:
    """The draft of that number in the Third Committee, where another resolution than the claim's text came of it."""
    number = (says.draft or "").partition("/Rev.")[0].rpartition("/")[2]
    wanted = {f"A/C.3/{text.session}/{number}" for text in texts if text.forum is Forum.GA}
    symbols = {text.symbol for text in texts}
    if says.order is not Order.BEGAN or len(wanted) != 1:
        return None
    rows = (row for row in held.rows("documents") if row["document"].partition("/Rev.")[0] in wanted)
    return next((row for row in rows if row["becomes"] and row["becomes"] not in symbols), None)

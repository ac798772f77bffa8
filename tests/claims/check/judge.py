"""One case held against its finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.claims.check import check_claims

if TYPE_CHECKING:
    from tests.claims.check.cases import Case

    from onrecord.record.edition import Edition


def judge(edition: Edition, wanted: Case) -> None:
    """Fails where verdict, evidence or sentence are not as wanted."""
    finding = check_claims([wanted.claim], edition, wanted.published)[0]
    said = f"{finding.verdict.value}: {finding.sentence} {[item.symbol for item in finding.evidence]}"
    assert finding.verdict is wanted.verdict, said
    named = {item.symbol for item in finding.evidence}
    became = dict(_list_drafts(edition))
    same = named | {became.get(symbol, symbol) for symbol in named}
    for symbol in wanted.symbols:
        assert {symbol, became.get(symbol, symbol)} & same, f"no {symbol} in {said}"
    for words in wanted.words:
        assert words in finding.sentence, f"no {words!r} in {said}"
    assert finding.sentence[0].isupper(), said
    assert finding.sentence.endswith("."), said
    assert "  " not in finding.sentence, said
    assert ".." not in finding.sentence, said
    origins = set(edition.table("origins")["origin_id"].to_list())
    assert all(not item.origin or item.origin in origins for item in finding.evidence), said


def _list_drafts(edition: Edition) -> list[tuple[str, str]]:
    rows = edition.table("documents").select("document", "becomes").drop_nulls().rows()
    return list(rows)

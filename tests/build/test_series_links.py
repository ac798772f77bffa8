"""Series in the build: linked by rule and by judgement, each link with its origin, the account closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from onrecord.record.judgements import Answer, Judgement, Judgements, Subject
from readings import named, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.build.pipeline import Assembled

LIGHT = "Rights of lighthouse keepers"
SEA = "Situation of human rights in Fiji"


def text(session: int, number: int, title: str = LIGHT, **more: object) -> dict[str, object]:
    symbol = f"A/RES/{session}/{number}"
    day = f"{session + 1945}-12-18"
    return {"document": symbol, "body": "A", "session": str(session), "kind": "resolution"} | {
        "title": title, "date": day, **more,
    }  # fmt: skip


def judge(left: str, right: str, answer: Answer) -> Judgement:
    return Judgement(Subject.SERIES, left, right, answer, by="A. Reader", on=date(2026, 11, 1), why="read both")


TWO = (text(70, 1), text(71, 2), text(70, 3, SEA), text(71, 4, SEA))


def members(assembled: Assembled) -> dict[str, list[str]]:
    frame = assembled.tables["series_members"].sort("series", "document")
    return dict(frame.group_by("series", maintain_order=True).agg("document").iter_rows())


def test_recurring_titles_become_series_with_origins(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("texts.csv", documents=TWO))
    assert members(assembled) == {
        "fiji": ["A/RES/70/3", "A/RES/71/4"],
        "rights-of-lighthouse-keepers": ["A/RES/70/1", "A/RES/71/2"],
    }
    about = dict(assembled.tables["series"].select("series", "about").iter_rows())
    assert about == {"fiji": "FJI", "rights-of-lighthouse-keepers": None}
    row = assembled.tables["series_members"].filter(document="A/RES/71/2").row(0, named=True)
    origin = assembled.tables["origins"].filter(origin_id=row["origin_id"]).row(0, named=True)
    assert (origin["file"], origin["reader"], origin["rank"]) == ("series rules", "series/1", "dataset")
    assert (origin["locator"], origin["source"]) == ("title of A/RES/71/2", "A/RES/71/2")
    assert row["why"] == "the same title as A/RES/70/1"
    (entry,) = [entry for entry in assembled.inputs if entry.name == "series rules"]
    assert (entry.rows_read, entry.rows_recorded, entry.statements) == (6, 6, {"series": 2, "series_members": 4})


def test_nothing_is_added_where_nothing_comes_back(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(read_rows("texts.csv", documents=TWO[:1]))
    assert members(assembled) == {}
    assert not [entry for entry in assembled.inputs if entry.name == "series rules"]


def test_what_the_record_is_told_stays_as_told(assemble: Callable[..., Assembled]) -> None:
    told = read_rows(
        "told.csv",
        series=[{"series": "keepers", "title": "Keepers", "about": None}],
        series_members=[{"series": "keepers", "document": "A/RES/70/1", "score": 1.0, "why": "told", "by": "editor"}],
    )
    assembled = assemble(told, read_rows("texts.csv", documents=TWO))
    assert members(assembled)["keepers"] == ["A/RES/70/1", "A/RES/71/2"]
    assert assembled.tables["series_members"].filter(document="A/RES/70/1")["by"].to_list() == ["editor"]
    assert assembled.tables["series"].filter(series="keepers")["title"].to_list() == ["Keepers"]


def test_the_order_of_the_files_makes_no_difference(assemble: Callable[..., Assembled]) -> None:
    files = [read_rows(f"{number}.csv", documents=[row]) for number, row in enumerate(TWO)]
    forward, backward = assemble(*files), assemble(*files[::-1])
    for name in ("series", "series_members", "origins"):
        assert forward.tables[name].equals(backward.tables[name])


@pytest.mark.parametrize("answer", [Answer.DIFFERENT, Answer.UNSURE])
def test_a_judgement_about_a_series_that_the_rules_make_holds_in_each_build(
    assemble: Callable[..., Assembled], answer: Answer
) -> None:
    ledger = Judgements([judge("A/RES/72/5", "rights-of-lighthouse-keepers", answer)])
    for _ in range(2):
        assembled = assemble(read_rows("texts.csv", documents=[*TWO, text(72, 5)]), judgements=ledger)
        assert members(assembled)["rights-of-lighthouse-keepers"] == ["A/RES/70/1", "A/RES/71/2"]


def test_a_judgement_brings_a_document_into_a_series_that_the_rules_make(assemble: Callable[..., Assembled]) -> None:
    other = text(72, 5, "On lamps and those who tend them")
    for pair in (("A/RES/72/5", "rights-of-lighthouse-keepers"), ("rights-of-lighthouse-keepers", "A/RES/72/5")):
        ledger = Judgements([judge(*pair, Answer.SAME)])
        assembled = assemble(read_rows("texts.csv", documents=[*TWO, other]), judgements=ledger)
        assert "A/RES/72/5" in members(assembled)["rights-of-lighthouse-keepers"]
        row = assembled.tables["series_members"].filter(document="A/RES/72/5").row(0, named=True)
        assert (row["by"], row["score"]) == ("A. Reader", 1.0)
        assert "read both" in row["why"]


def test_two_series_that_the_rules_make_are_judged_one(assemble: Callable[..., Assembled]) -> None:
    ledger = Judgements([judge("fiji", "rights-of-lighthouse-keepers", Answer.SAME)])
    (documents,) = members(assemble(read_rows("texts.csv", documents=TWO), judgements=ledger)).values()
    assert len(documents) == 4


def test_a_judgement_about_what_the_record_does_not_hold_is_named(assemble: Callable[..., Assembled]) -> None:
    ledger = Judgements([judge("A/RES/99/9", "fiji", Answer.SAME)])
    assembled = assemble(read_rows("texts.csv", documents=TWO), judgements=ledger)
    assert members(assembled)["fiji"] == ["A/RES/70/3", "A/RES/71/4"]
    assert named(assembled, "correction-unused", "field", "level") == [("A/RES/99/9 and fiji", "note")]


def test_texts_are_linked_by_what_they_recall(assemble: Callable[..., Assembled]) -> None:
    lamps, nets = (f"Situation of human rights in the {where} of Fiji" for where in ("lamp districts", "net harbours"))
    texts = read_rows("texts.csv", documents=[text(70, 3, lamps), text(71, 4, lamps), text(72, 5, nets)])
    assert members(assemble(texts)) == {"fiji-lamp-districts": ["A/RES/70/3", "A/RES/71/4"]}
    recalls = {"position": 1, "kind": "PP", "text": "Recalling its resolutions 70/3 and 71/4,"}
    told = read_rows("paragraphs.csv", paragraphs=[recalls | {"document": "A/RES/72/5"}])
    assert members(assemble(texts, told)) == {"fiji-lamp-districts": ["A/RES/70/3", "A/RES/71/4", "A/RES/72/5"]}


DRAFT = {"document": "A/C.3/71/L.9", "body": "A/C.3", "session": "71", "kind": "draft"}


def test_an_outcome_of_another_title_is_not_followed(assemble: Callable[..., Assembled]) -> None:
    draft = DRAFT | {"title": LIGHT, "becomes": "A/RES/71/4"}
    assembled = assemble(read_rows("texts.csv", documents=[*TWO, draft]))
    assert named(assembled, "outcome-doubtful", "document", "printed", "value", "other_value") == [
        ("A/C.3/71/L.9", "A/RES/71/4", LIGHT, SEA)
    ]
    documents = assembled.tables["documents"].filter(pl.col("document") == "A/C.3/71/L.9")
    assert documents["becomes"].to_list() == [None]
    assert "A/C.3/71/L.9" in members(assembled)["rights-of-lighthouse-keepers"]


@pytest.mark.parametrize("title", [f"{LIGHT} and their families", f"The {LIGHT.lower()}", None])
def test_an_outcome_of_a_like_title_is_followed(assemble: Callable[..., Assembled], title: str | None) -> None:
    draft = DRAFT | {"title": title, "becomes": "A/RES/71/2"}
    assembled = assemble(read_rows("texts.csv", documents=[*TWO, draft]))
    assert named(assembled, "outcome-doubtful") == []
    assert "A/C.3/71/L.9" in members(assembled)["rights-of-lighthouse-keepers"]

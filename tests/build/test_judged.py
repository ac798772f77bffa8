"""Judgements act on every build, and outlive it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.record.judgements import Answer, Judgement, Judgements, Subject
from readings import ballots, named, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.build.pipeline import Assembled

SERIES = {"series": "dprk", "title": "Situation of human rights", "about": "PRK"}


def member(document: str) -> dict[str, object]:
    return {"series": "dprk", "document": document, "score": 0.9, "why": "same title", "by": "rule:title"}


def judge(left: str, right: str, answer: Answer, subject: Subject = Subject.SERIES) -> Judgement:
    return Judgement(
        subject, left, right, answer, by="editor", on=date(2026, 11, 1), why="read both", evidence="A/80/1"
    )


FILES = (
    read_rows("series.csv", series=[SERIES]),
    read_rows("members.csv", series_members=[member("A/RES/79/181"), member("A/RES/80/220")]),
)


def members(assembled: Assembled) -> list[tuple[str, str]]:
    return assembled.tables["series_members"].select("document", "by").rows()


def test_a_link_that_a_person_undid_stays_undone(assemble: Callable[..., Assembled]) -> None:
    ledger = Judgements([judge("A/RES/80/220", "dprk", Answer.DIFFERENT)])
    for _ in range(2):
        assembled = assemble(*FILES, judgements=ledger)
        assert members(assembled) == [("A/RES/79/181", "rule:title")]
    entry = next(entry for entry in assembled.inputs if entry.name == "members.csv")
    assert (entry.rows_recorded, entry.rows_left_out) == (1, {"judged different": 1})


def test_an_unsure_link_is_no_link(assemble: Callable[..., Assembled]) -> None:
    assembled = assemble(*FILES, judgements=Judgements([judge("dprk", "A/RES/80/220", Answer.UNSURE)]))
    assert members(assembled) == [("A/RES/79/181", "rule:title")]


def test_a_link_that_a_person_made_is_there_with_its_origin(assemble: Callable[..., Assembled]) -> None:
    ledger = Judgements([judge("A/HRC/RES/58/17", "dprk", Answer.SAME)])
    assembled = assemble(*FILES, judgements=ledger)
    assert ("A/HRC/RES/58/17", "editor") in members(assembled)
    row = assembled.tables["series_members"].filter(document="A/HRC/RES/58/17").row(0, named=True)
    origin = assembled.tables["origins"].filter(origin_id=row["origin_id"]).row(0, named=True)
    assert (origin["file"], origin["locator"], origin["source"]) == ("judgements.csv", "row 2", "A/80/1")


def test_a_clash_in_the_ledger_is_named(assemble: Callable[..., Assembled]) -> None:
    ledger = Judgements(
        [judge("one", "dprk", Answer.SAME), judge("two", "dprk", Answer.SAME), judge("one", "two", Answer.DIFFERENT)]
    )
    assert named(assemble(*FILES, judgements=ledger), "judgements-clash", "locator") == [("row 4",)]


def test_a_person_can_say_whose_name_it_is(assemble: Callable[..., Assembled]) -> None:
    reading = read_rows("a.csv", ballots=ballots({"AN PAKISTAN": "yes", "Cuba": "no"}))
    assert named(assemble(reading), "name-damaged", "printed") == [("AN PAKISTAN",)]
    ledger = Judgements([judge("AN PAKISTAN", "PAK", Answer.SAME, Subject.STATE)])
    assembled = assemble(reading, judgements=ledger)
    assert named(assembled, "name-damaged") == []
    assert assembled.tables["ballots"]["state"].to_list() == ["CUB", "PAK"]


def test_a_person_can_take_a_name_from_a_state(assemble: Callable[..., Assembled]) -> None:
    ledger = Judgements([judge("Cuba", "CUB", Answer.DIFFERENT, Subject.STATE)])
    assembled = assemble(read_rows("a.csv", ballots=ballots({"Cuba": "no"})), judgements=ledger)
    assert assembled.tables["ballots"]["state"].to_list() == [None]
    assert named(assembled, "unknown-state", "printed") == [("Cuba",)]

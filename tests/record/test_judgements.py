from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.record.judgements import (
    Answer,
    Judgement,
    Judgements,
    Subject,
    append_judgement,
    chain,
    merge,
    parse_judgements,
    print_judgements,
    read_judgements,
)

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = st.sampled_from(Answer)


def judge(left: str, right: str, answer: Answer, subject: Subject = Subject.SERIES) -> Judgement:
    return Judgement(subject, left, right, answer, by="editor", on=date(2026, 11, 1), why="read both texts")


@given(ANSWERS, ANSWERS, ANSWERS)
def test_chain_is_a_commutative_monoid_with_same_as_its_one(a: Answer, b: Answer, c: Answer) -> None:
    assert chain(a, b) is chain(b, a)
    assert chain(chain(a, b), c) is chain(a, chain(b, c))
    assert chain(Answer.SAME, a) is a


@given(ANSWERS, ANSWERS, ANSWERS)
def test_merge_is_a_semilattice_with_none_below_all(a: Answer, b: Answer, c: Answer) -> None:
    assert merge(a, b) is merge(b, a)
    assert merge(merge(a, b), c) is merge(a, merge(b, c))
    assert merge(a, a) is a
    assert merge(Answer.NONE, a) is a


@pytest.mark.parametrize(
    ("first", "second", "chained", "merged"),
    [
        (Answer.SAME, Answer.SAME, Answer.SAME, Answer.SAME),
        (Answer.SAME, Answer.DIFFERENT, Answer.DIFFERENT, Answer.UNSURE),
        # Two texts that both differ from a third may be the same or not.
        (Answer.DIFFERENT, Answer.DIFFERENT, Answer.NONE, Answer.DIFFERENT),
        (Answer.SAME, Answer.UNSURE, Answer.UNSURE, Answer.UNSURE),
        (Answer.NONE, Answer.SAME, Answer.NONE, Answer.SAME),
    ],
)
def test_known_answers(first: Answer, second: Answer, chained: Answer, merged: Answer) -> None:
    assert chain(first, second) is chained
    assert merge(first, second) is merged


def test_an_answer_travels_along_same() -> None:
    ledger = Judgements(
        [
            judge("A/RES/79/181", "dprk", Answer.SAME),
            judge("A/RES/80/220", "A/RES/79/181", Answer.SAME),
            judge("dprk", "iran", Answer.DIFFERENT),
        ]
    )
    assert ledger.answer(Subject.SERIES, "A/RES/80/220", "dprk") is Answer.SAME
    assert ledger.answer(Subject.SERIES, "dprk", "A/RES/80/220") is Answer.SAME
    assert ledger.answer(Subject.SERIES, "A/RES/80/220", "iran") is Answer.DIFFERENT
    assert ledger.answer(Subject.SERIES, "A/RES/80/220", "syria") is Answer.NONE
    assert ledger.answer(Subject.STATE, "A/RES/80/220", "dprk") is Answer.NONE
    assert ledger.partners(Subject.SERIES, "dprk") == ("A/RES/79/181", "A/RES/80/220")


def test_the_last_word_on_a_pair_stands_and_the_first_is_kept() -> None:
    lines = [judge("A/RES/80/220", "dprk", Answer.SAME), judge("dprk", "A/RES/80/220", Answer.DIFFERENT)]
    ledger = Judgements(lines)
    assert ledger.answer(Subject.SERIES, "A/RES/80/220", "dprk") is Answer.DIFFERENT
    assert len(ledger) == 2
    assert ledger.standing(Subject.SERIES) == (lines[1],)


def test_what_contradicts_itself_is_unsure_and_listed() -> None:
    odd = judge("one", "two", Answer.DIFFERENT)
    ledger = Judgements([judge("one", "dprk", Answer.SAME), judge("two", "dprk", Answer.SAME), odd])
    assert ledger.contradictions(Subject.SERIES) == (odd,)
    # Said outright of the pair, so it stands; what only follows from the others does not.
    assert ledger.answer(Subject.SERIES, "one", "dprk") is Answer.SAME
    more = Judgements([*ledger.lines, judge("two", "three", Answer.SAME)])
    assert more.answer(Subject.SERIES, "one", "three") is Answer.UNSURE


NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
LINES = st.lists(st.builds(judge, NAMES, NAMES, st.sampled_from([Answer.SAME, Answer.DIFFERENT, Answer.UNSURE])))


@given(LINES, NAMES, NAMES)
def test_answers_do_not_depend_on_the_side(lines: list[Judgement], left: str, right: str) -> None:
    ledger = Judgements(lines)
    assert ledger.answer(Subject.SERIES, left, right) is ledger.answer(Subject.SERIES, right, left)


@given(LINES, NAMES, NAMES)
def test_no_pair_is_different_without_a_line_that_says_so(lines: list[Judgement], left: str, right: str) -> None:
    same = [line for line in lines if line.answer is Answer.SAME]
    assert Judgements(same).answer(Subject.SERIES, left, right) in {Answer.SAME, Answer.NONE}


@given(LINES)
def test_a_ledger_reads_back_as_it_was_printed(lines: list[Judgement]) -> None:
    assert list(parse_judgements(print_judgements(lines), "judgements.csv")) == lines


def test_appending_keeps_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "judgements.csv"
    first, second = judge("a", "dprk", Answer.SAME), judge("b, the other", "dprk", Answer.UNSURE)
    append_judgement(file, first)
    before = file.read_bytes()
    append_judgement(file, second)
    assert file.read_bytes().startswith(before)
    assert read_judgements(file).lines == (first, second)


def test_a_later_file_overrules_an_earlier(tmp_path: Path) -> None:
    pack, own = tmp_path / "pack.csv", tmp_path / "own.csv"
    append_judgement(pack, judge("a", "dprk", Answer.SAME))
    append_judgement(own, judge("a", "dprk", Answer.DIFFERENT))
    assert read_judgements(pack, own, tmp_path / "missing.csv").answer(Subject.SERIES, "a", "dprk") is Answer.DIFFERENT
    assert read_judgements(own, pack).answer(Subject.SERIES, "a", "dprk") is Answer.SAME


HEADER = "subject,left,right,answer,by,on,why,evidence\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("left,right\n", "row 1"),
        ("", "row 1"),
        (HEADER + "series,a,b,same,editor,2026-11-01,why,\nseries,a,b,perhaps,editor,2026-11-01,why,\n", "row 3"),
        (HEADER + "series,a,b,none,editor,2026-11-01,why,\n", "row 2"),
        (HEADER + "series,a,b,same,,2026-11-01,why,\n", "row 2"),
        (HEADER + "series,a,b,same,editor,2026-11-01,,\n", "row 2"),
        (HEADER + "series,a,b,same,editor,yesterday,why,\n", "row 2"),
        (HEADER + "series,a,b,same,editor\n", "row 2"),
        (HEADER + "series,a,b,same,editor,2026-11-01,why,,more\n", "row 2"),
    ],
)
def test_a_damaged_ledger_is_refused_with_its_row(text: str, place: str) -> None:
    with pytest.raises(InputError, match=r"ledger\.csv") as caught:
        parse_judgements(text, "ledger.csv")
    assert caught.value.place == place


def test_a_damaged_ledger_is_not_appended_to(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    append_judgement(file, judge("a", "dprk", Answer.SAME))
    cut = file.read_bytes()[:-1]
    file.write_bytes(cut)
    with pytest.raises(InputError, match="not whole"):
        append_judgement(file, judge("b", "dprk", Answer.SAME))
    assert file.read_bytes() == cut


def test_the_hash_knows_every_line() -> None:
    line = judge("a", "dprk", Answer.SAME)
    assert Judgements([line]).sha256 == Judgements([replace(line)]).sha256
    assert Judgements([line]).sha256 != Judgements([replace(line, why="another")]).sha256
    assert Judgements().sha256 != Judgements([line]).sha256

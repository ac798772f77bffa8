"""The reviewed files: complete, consistent, each row with a source."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from onrecord.names.lookup import name_index
from onrecord.names.spelling import name_key, other_order
from onrecord.names.tables import (
    DATA_FILES,
    Form,
    code_spans,
    data_bytes,
    groups,
    memberships,
    name_forms,
    news_forms,
    risks,
    sources,
    states,
    states_by_code,
)
from onrecord.record.origin import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES_WITH_SOURCE = [name for name in DATA_FILES if name not in {"sources.csv", "risks.csv"}]


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(data_bytes(name).decode().splitlines()))


@pytest.mark.parametrize("name", DATA_FILES)
def test_files_are_plain_lines_of_one_width(name: str) -> None:
    text = data_bytes(name).decode("utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert "\r" not in text
    assert len({len(row) for row in rows}) == 1
    assert all(cell == cell.strip() for row in rows for cell in row)
    assert len(rows) == len(set(map(tuple, rows)))


@pytest.mark.parametrize("name", TABLES_WITH_SOURCE)
def test_every_row_names_sources_that_are_listed(name: str) -> None:
    for row in read(name):
        cited = row["source"].split(";")
        assert cited != [""], row
        assert set(cited) <= set(sources()), row


def test_every_source_is_used_and_has_a_rank() -> None:
    used = {cited for name in TABLES_WITH_SOURCE for row in read(name) for cited in row["source"].split(";")}
    assert set(sources()) == used
    assert {source.rank for source in sources().values()} <= set(Rank)


def test_codes_are_unique_and_well_formed() -> None:
    codes = [state.state for state in states()]
    numbers = [state.m49 for state in states() if state.m49]
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert [number for number, count in Counter(numbers).items() if count > 1] == []
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert all(re.fullmatch("[0-9]{3}", number) for number in numbers)
    assert codes == sorted(codes)


def test_every_member_of_today_has_its_number_and_group() -> None:
    today = [state for state in states() if state.membership and state.membership.last is None]
    assert len(today) == 193
    assert all(state.m49 and state.regional_group for state in today)
    sizes = Counter(state.regional_group for state in today)
    # Group sizes as the United Nations lists them, the United States counted with WEOG.
    assert sizes == {"AG": 54, "APG": 54, "EEG": 23, "GRULAC": 33, "WEOG": 29}


def test_members_of_1945_are_the_51_founders() -> None:
    founders = [state for state in states() if state.membership and state.membership.first.year == 1945]  # type: ignore[union-attr]
    assert len(founders) == 51


def test_codes_that_rows_refer_to_exist() -> None:
    known = set(states_by_code())
    for state in states():
        assert {*state.successors, state.continues or state.state} <= known
        assert state.kind in {"member", "observer", "other"}
        assert (state.membership is not None) == (state.kind == "member")
    assert {form.state for form in name_forms()} == known
    assert {form.state for form in news_forms()} <= known | {group.group for group in groups()}
    assert {state for _, state, _ in code_spans()} <= known
    assert {held.state for held in memberships()} <= known


def test_a_state_continues_the_one_that_ends_the_day_before() -> None:
    for state in states():
        if state.continues:
            before = states_by_code()[state.continues]
            assert state.state in before.successors
            assert (state.exists.first - before.exists.last).days == 1  # type: ignore[operator]


@pytest.mark.parametrize("forms", [name_forms(), news_forms()], ids=["forms", "news"])
def test_spans_of_one_form_and_state_do_not_overlap(forms: Iterable[Form]) -> None:
    held: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        assert form.span.first is None or form.span.last is None or form.span.first <= form.span.last, form
        held.setdefault((form.form, form.state), []).append(form)
    for rows in held.values():
        ordered = sorted(rows, key=lambda form: str(form.span.first or ""))
        for earlier, later in pairwise(ordered):
            assert earlier.span.last is not None, earlier
            assert later.span.first is not None, later
            assert earlier.span.last < later.span.first, (earlier, later)


def test_kinds_of_forms_are_those_of_the_record() -> None:
    assert {form.kind for form in name_forms()} == {"official", "short", "printed", "news"}
    assert {form.kind for form in news_forms()} == {"adjective", "demonym", "capital", "government", "news"}


def test_no_name_outlives_its_state() -> None:
    for form in name_forms():
        state = states_by_code()[form.state]
        if form.span.first is not None:
            assert state.existed(form.span.first), form
        if form.span.last is not None:
            assert state.existed(form.span.last), form


def test_every_state_has_a_name_for_each_day_of_its_membership() -> None:
    for held in memberships():
        if held.group == "UN":
            spans = [form.span for form in name_forms() if form.state == held.state and form.kind != "news"]
            days = {held.span.first, held.span.last, *(span.first for span in spans), *(span.last for span in spans)}
            inside = [day for day in days if day is not None and held.span.covers(day)]
            assert all(any(span.covers(day) for span in spans) for day in inside), held.state


def test_states_that_share_a_name_are_few_and_meant() -> None:
    shared = {}
    for form in name_forms():
        for written in filter(None, (form.form, other_order(form.form))):
            codes = {found.state for found in name_index().under_key(name_key(written))}
            if len(codes) > 1:
                shared[name_key(written)] = codes
    assert shared == {
        "china republic of": {"CHN", "TWN"},
        "congo": {"COD", "COG"},
        "congo republic of": {"COD", "COG"},
        "germany": {"DDR", "DEU"},
        "korea": {"KOR", "PRK"},
        "republic of china": {"CHN", "TWN"},
        "republic of congo": {"COD", "COG"},
        "taiwan": {"CHN", "TWN"},
        "viet nam": {"VDR", "VNM"},
        "vietnam": {"VDR", "VNM"},
        "yugoslavia": {"SCG", "YUG"},
    }


def test_every_member_has_a_capital_and_an_adjective() -> None:
    same_as_the_state = {"MCO", "SGP", "SMR"}
    none_of_its_own = {"LIE", "NZL", "EAZ"}
    by_kind = {kind: {form.state for form in news_forms() if form.kind == kind} for kind in ("capital", "adjective")}
    members = {state.state for state in states() if state.kind == "member"}
    assert members - by_kind["capital"] == same_as_the_state | {"EAZ"}
    assert members - by_kind["adjective"] == none_of_its_own


def test_risks_are_of_listed_forms() -> None:
    listed = {form.form for form in (*name_forms(), *news_forms())}
    assert set(risks()) <= listed
    assert {risk for kinds in risks().values() for risk in kinds} == {"person", "place", "title", "word"}


def test_the_north_is_no_name() -> None:
    listed = {form.form.lower() for form in (*name_forms(), *news_forms())}
    assert not listed & {"the north", "north", "the south", "south", "the country", "the regime"}


def test_a_file_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no file"):
        data_bytes("../tables.py")

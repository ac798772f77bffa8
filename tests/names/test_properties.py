"""What holds of every name on every day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import (
    Ambiguous,
    Resolved,
    Unknown,
    resolve_mention,
    resolve_over,
    resolve_party,
    resolve_state,
    state,
)
from onrecord.names.tables import Form, name_forms

DAYS = st.dates(date(1945, 1, 1), date(2030, 12, 31))
LISTED = st.sampled_from(name_forms())
NAMES = LISTED.map(lambda form: form.form)
WORDS = st.lists(NAMES | st.sampled_from(["and", ",", "the", "of", "AN", "Republic", "*", "1/"]), max_size=4).map(
    " ".join
)
SETTINGS = st.sampled_from(
    [
        str.upper,
        str.lower,
        str.title,
        lambda text: f"  {text}\t",
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("'", "’"),
        lambda text: f"{text}*",
        lambda text: f"{text}1/",
        lambda text: f"{text},",
        lambda text: f"the {text}",
    ]
)


def answer(printed: str, on: date | None) -> tuple[object, ...]:
    outcome = resolve_state(printed, on)
    if isinstance(outcome, Resolved):
        return ("resolved", outcome.state, outcome.of_the_day)
    return ("ambiguous", outcome.candidates) if isinstance(outcome, Ambiguous) else ("unknown", outcome.damaged)


@given(st.text(max_size=80) | WORDS, DAYS | st.none())
def test_resolving_never_raises_and_keeps_what_is_printed(printed: str, on: date | None) -> None:
    for resolve in (resolve_state, resolve_party, resolve_mention):
        assert resolve(printed, on).printed == printed


@given(NAMES, SETTINGS, DAYS | st.none())
def test_the_setting_of_a_name_makes_no_difference(name: str, setting: object, on: date | None) -> None:
    assert answer(setting(name), on) == answer(name, on)  # type: ignore[operator]


@given(st.text(max_size=40) | WORDS, DAYS | st.none())
def test_spaces_around_make_no_difference(printed: str, on: date | None) -> None:
    assert answer(f" {printed} ", on) == answer(printed, on)


@given(NAMES | WORDS, DAYS)
def test_a_resolved_state_existed_or_the_name_is_of_another_day(printed: str, on: date) -> None:
    outcome = resolve_state(printed, on)
    if isinstance(outcome, Resolved) and outcome.of_the_day:
        assert state(outcome.state).existed(on)


@given(LISTED, DAYS)
def test_a_listed_name_is_its_state_or_one_of_several_on_each_day_of_its_span(form: Form, on: date) -> None:
    if not form.span.covers(on):
        return
    outcome = resolve_state(form.form, on)
    assert not isinstance(outcome, Unknown)
    if isinstance(outcome, Resolved):
        assert (outcome.state, outcome.of_the_day) == (form.state, True)
    else:
        assert form.state in outcome.candidates


@given(NAMES, DAYS, DAYS)
def test_a_span_of_days_is_resolved_only_where_each_day_is(name: str, one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    outcome = resolve_over(name, first, last)
    for day in (first, last):
        single = resolve_state(name, day)
        if isinstance(outcome, Resolved):
            assert isinstance(single, Resolved)
            assert single.state == outcome.state
        elif isinstance(outcome, Ambiguous):
            codes = {single.state} if isinstance(single, Resolved) else set(getattr(single, "candidates", ()))
            assert codes <= set(outcome.candidates)

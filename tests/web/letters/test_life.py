"""Every step of a letter and of a signature that the tables allow, and no other; the table of permissions is whole."""

from __future__ import annotations

import itertools

import pytest

from onrecord.letters.life import (
    LETTER_STEPS,
    SIGNATURE_STEPS,
    Stage,
    Standing,
    StepError,
    find_step,
    may_go,
    steps_from,
)
from onrecord.letters.permissions import PERMISSIONS, Action, Role, may

LETTER_PAIRS = {
    ("draft", "open"), ("open", "closed"), ("closed", "open"), ("closed", "delivered"), ("delivered", "answered"),
}  # fmt: skip
SIGNATURE_PAIRS = {
    ("pending", "confirmed"), ("pending", "refused"), ("confirmed", "refused"), ("refused", "pending"),
    ("refused", "confirmed"), ("pending", "withdrawn"), ("confirmed", "withdrawn"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "target"), [*itertools.product(Stage, repeat=2)])
def test_a_letter_goes_where_the_table_says(source: Stage, target: Stage) -> None:
    assert may_go(source, target) is ((source.value, target.value) in LETTER_PAIRS)


@pytest.mark.parametrize(("source", "target"), [*itertools.product(Standing, repeat=2)])
def test_a_signature_goes_where_the_table_says(source: Standing, target: Standing) -> None:
    assert may_go(source, target) is ((source.value, target.value) in SIGNATURE_PAIRS)


def test_a_step_that_is_not_there_is_refused() -> None:
    assert find_step("open", Stage.DRAFT).target is Stage.OPEN
    for name, stage in itertools.product({step.name for step in LETTER_STEPS}, Stage):
        allowed = any(step.name == name and step.source is stage for step in LETTER_STEPS)
        if not allowed:
            with pytest.raises(StepError):
                find_step(name, stage)
    with pytest.raises(StepError):
        find_step("confirm", Standing.WITHDRAWN)


def test_every_stage_is_reached_and_the_last_has_no_way_on() -> None:
    assert {step.target for step in LETTER_STEPS} == set(Stage) - {Stage.DRAFT}
    assert {step.target for step in SIGNATURE_STEPS} == set(Standing)
    assert steps_from(Stage.ANSWERED) == ()


def test_every_action_has_its_row() -> None:
    assert set(PERMISSIONS) == set(Action)


def test_nobody_but_the_mailed_link_confirms() -> None:
    for action in (Action.CONFIRM, Action.KEEP_OWN):
        assert PERMISSIONS[action] == {Role.SIGNER}


def test_an_editor_of_another_campaign_may_no_more_than_a_stranger_to_this_one() -> None:
    about_this = {action for action, roles in PERMISSIONS.items() if Role.EDITOR in roles} - {
        action for action, roles in PERMISSIONS.items() if Role.STRANGER in roles
    }
    own = {Action.OWN_ACCOUNT, Action.SEE_DESK}
    assert {action for action in about_this if may(Role.OUTSIDER, action)} == own

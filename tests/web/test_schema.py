"""schemathesis on the interface's own description: no server error, no answer outside the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

if TYPE_CHECKING:
    import pytest

EXAMPLES = 10


def test_no_answer_lies_outside_the_schema(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import limits, middleware
    from onrecord.web.wsgi import application

    # How many may be asked for is tested elsewhere; here it would end the questions.
    monkeypatch.setattr(middleware, "READS_A_MINUTE", 1_000_000)
    monkeypatch.setattr(limits, "CHECKS_A_MINUTE", 1_000_000)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    asked = 0
    for found in schema.get_all_operations():
        ask(found.ok())
        asked += 1
    assert asked >= 13


def ask(operation: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answer(case: Any) -> None:
        # A schema cannot say what a symbol of the United Nations is: an answer of 422 to "verb" is right.
        case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])

    answer()

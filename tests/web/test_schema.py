"""schemathesis on the interface's own description: no server error, no answer outside the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

if TYPE_CHECKING:
    import pytest

EXAMPLES = 15


def test_no_answer_lies_outside_the_schema(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web import limits, middleware
    from onrecord.web.wsgi import application

    # How many may be asked for is tested elsewhere; here it would end the questions.
    monkeypatch.setattr(middleware, "READS_A_MINUTE", 1_000_000)
    monkeypatch.setattr(limits, "CHECKS_A_MINUTE", 1_000_000)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    asked = set()
    for found in schema.get_all_operations():
        operation = found.ok()
        ask(operation, GenerationMode.POSITIVE)
        if operation.body or list(operation.iter_parameters()):  # else there is nothing to get wrong
            ask(operation, GenerationMode.NEGATIVE)
        asked.add(operation.label)
    described = application_paths(schema)
    assert asked == described
    assert len(asked) >= 13


def application_paths(schema: Any) -> set[str]:
    """Every method of every path that the description names."""
    paths = schema.raw_schema["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def ask(operation: Any, mode: GenerationMode) -> None:
    """Asks one operation: in one mode what its description allows, in the other what it does not."""

    @given(case=operation.as_strategy(generation_mode=mode))
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

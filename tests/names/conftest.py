"""The reading of the real files that the benchmark shares with these tests."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

    import polars as pl

READINGS = Path(__file__).resolve().parents[2] / "benchmarks" / "_name_fields.py"


@pytest.fixture(scope="session")
def readings() -> ModuleType:
    """`benchmarks/_name_fields.py`: every name that the real files print, with its days."""
    spec = importlib.util.spec_from_file_location("_name_fields", READINGS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fields(readings: ModuleType, shared: Path) -> pl.DataFrame:
    """Every name of the real files with its outcome."""
    return readings.resolve_fields(readings.read_fields(shared))


@pytest.fixture(scope="session")
def votes(readings: ModuleType, shared: Path) -> pl.DataFrame:
    """The Assembly's votes with the state that each name is."""
    from onrecord.names import resolve_forms

    return resolve_forms(readings.read_votes(shared), printed="ms_name")

"""The edition of the embedded record, built once for the tests of claims."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record.edition import Edition
from onrecord.sources.pack import PackReader

if TYPE_CHECKING:
    from types import ModuleType

TEXTS = Path(__file__).resolve().parents[2] / "benchmarks" / "_texts.py"


@pytest.fixture(scope="session")
def pack_edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Read-only, so that all tests of a worker share it."""
    out = tmp_path_factory.mktemp("pack") / "edition"
    build_edition(pack_files(), out, read=PackReader().read)
    return Edition.open(out)


@pytest.fixture(scope="session")
def texts() -> ModuleType:
    """`benchmarks/_texts.py`: texts to measure with, as many and as long as wanted."""
    spec = importlib.util.spec_from_file_location("_texts", TEXTS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

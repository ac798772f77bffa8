"""A record assembled from readings of our own making."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.build.pipeline import Assembled, assemble_record
from onrecord.record.judgements import Judgements

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record import Reading


@pytest.fixture
def assemble() -> Callable[..., Assembled]:
    def assemble_quietly(*readings: Reading, judgements: Judgements | None = None) -> Assembled:
        return assemble_record(readings, judgements or Judgements(), lambda _what, _done, _of: None)

    return assemble_quietly

"""Short texts on other questions than the embedded one, against the record of the official files.

`texts/short-others.jsonl` says of each text which verdicts its claims get, in their order.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.build import build_edition
from onrecord.claims import check_text
from onrecord.pack import pack_files
from onrecord.record import Edition, SourceFile

if TYPE_CHECKING:
    from typing import Any

pytestmark = pytest.mark.shared

FILE = Path(__file__).parent / "texts" / "short-others.jsonl"
TEXTS = list(map(json.loads, FILE.read_text(encoding="utf-8").splitlines()))
FILES = ("undl/ga_voting.csv.gz", "hrc/ballots_2006_2024.csv.gz", "texts/pdf/A_RES_79_182.pdf")


def test_short_texts_on_other_questions(shared: Path, tmp_path: Path) -> None:
    """One test for all, since the record of so many votes takes longer to build than the texts to check."""
    files = [shared / "data" / name for name in FILES]
    build_edition([*pack_files(), *(SourceFile(file.name, file.read_bytes()) for file in files)], tmp_path / "edition")
    edition = Edition.open(tmp_path / "edition")
    judged = {text["text"]: _verdicts(text, edition) for text in TEXTS}
    assert judged == {text["text"]: text["verdicts"] for text in TEXTS}


def _verdicts(text: dict[str, Any], edition: Edition) -> list[str]:
    found = check_text(text["text"], date.fromisoformat(text["published"]), edition).to_json()["claims"]
    return [claim["verdict"] for claim in found]

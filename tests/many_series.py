"""An edition of many series, of our own making: texts put to a vote in two sessions, and three states that voted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from editions import ORIGIN, OTHER, ROWS, write_small_edition
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

SERIES = 70
"""More than a page of a state's overview shows, and more than a list offers to choose from."""
STATES = {"KOR": "Republic of Korea", "FRA": "France", "JPN": "Japan"}
_ABOUT = 12
_NAMED = {"origin_id": ORIGIN.origin_id, "chosen": True}


def write_many(folder: Path) -> Path:
    """The edition in `folder`. In every seventh series the Republic of Korea moved from abstaining to yes."""
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
    rows["origins"] = ROWS["origins"]
    rows["states"] = [_state(code, name) for code, name in STATES.items()]
    rows["governments"] = ROWS["governments"]
    for number in range(SERIES):
        _add_series(rows, number)
    full = {name: [_fill(name, row) for row in held] for name, held in rows.items()}
    return write_small_edition(folder, rows=full)


def _state(code: str, name: str) -> dict[str, object]:
    return {
        "state": code,
        "name": name,
        "kind": "member",
        "member_from": date(1945, 10, 24),
        "origin_id": ORIGIN.origin_id,
    }


def _add_series(rows: dict[str, list[dict[str, object]]], number: int) -> None:
    name = f"question-{number:02}"
    about = "PRK" if number < _ABOUT else None
    rows["series"].append({"series": name, "title": f"Élan of question {number}", "about": about, **_NAMED})
    for session in (78, 79):
        symbol = f"A/RES/{session}/{100 + number}"
        day = date(1945 + session, 12, 1 + number % 20)
        of_text = {"document": symbol, "body": "A", "session": str(session), "date": day, **_NAMED}
        rows["documents"].append(
            of_text | {"date": str(day), "kind": "resolution", "title": f"Élan of question {number}"}
        )
        rows["series_members"].append(
            {"series": name, "document": symbol, "score": 1.0, "why": "title", "by": "rule", **_NAMED}
        )
        rows["actions"].append(
            of_text | {"kind": "adopted", "method": "recorded_vote", "yes": 2, "no": 0, "abstain": 1, "not_voting": 0}
        )
        for code in STATES:
            moved = code == "KOR" and session == 78 and number % 7 == 0
            ballot = {"state": code, "printed": code, "ballot": "abstain" if moved else "yes"}
            rows["ballots"].append(of_text | ballot | {"origin_id": OTHER.origin_id if moved else ORIGIN.origin_id})


def _fill(name: str, row: dict[str, object]) -> dict[str, object]:
    return {column: row.get(column) for column in TABLES[name].schema}

"""Resolutions of the Assembly that are not among the recorded votes of a session of which all are held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.claims.check.cases import CONTRADICTED, GA, NOT_IN_RECORD, SUPPORTED, case
from tests.claims.check.judge import judge

from editions import ORIGIN, ROWS, write_small_edition
from onrecord.claims.models import Adopts, Object, Streak, Tallies, Votes
from onrecord.record.edition import Edition
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.claims.check.cases import Case

_NAMED = {"origin_id": ORIGIN.origin_id, "chosen": True}
TEXTS = {"A/RES/71/201": date(2016, 12, 19), "A/RES/72/201": date(2017, 12, 19)}


def _write(folder: Path, votes: dict[str, int]) -> Edition:
    """An edition with one series of two texts, on which nobody says what was done, and so many votes on others."""
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
    rows["origins"] = ROWS["origins"]
    rows["states"] = [
        {"state": "KOR", "name": "Republic of Korea", "kind": "member", "member_from": date(1991, 9, 17), **_NAMED}
    ]
    rows["series"] = [{"series": "lighthouses", "title": "Rights of lighthouse keepers", **_NAMED}]
    rows["series_members"] = [{"series": "lighthouses", "document": text, "score": 1.0, **_NAMED} for text in TEXTS]
    rows["documents"] = [
        {"document": text, "body": "A", "session": text.split("/")[2], "kind": "resolution", "date": str(day), **_NAMED}
        for text, day in TEXTS.items()
    ]
    rows["actions"] = [
        {
            "document": f"A/RES/{session}/{number}", "body": "A", "session": session, "kind": "adopted",
            "date": date(1945 + int(session), 12, 1), "method": "recorded_vote", "yes": 100, "no": 5, "abstain": 7,
            **_NAMED,
        }
        for session, count in votes.items()
        for number in range(1, count + 1)
    ]  # fmt: skip
    full = {name: [{key: row.get(key) for key in TABLES[name].schema} for row in held] for name, held in rows.items()}
    return Edition.open(write_small_edition(folder, rows=full))


WHOLE = [
    case(Adopts("without_vote"), SUPPORTED, series="lighthouses", forum=GA, years=2016, symbols="A/RES/71/201",
         words=("without a vote", "the 60 recorded votes")),
    case(Adopts("recorded_vote"), CONTRADICTED, series="lighthouses", forum=GA, years=2016),
    case(Adopts(), SUPPORTED, series="lighthouses", forum=GA, years=2016),
    case(Votes("abstain"), CONTRADICTED, subject="KOR", series="lighthouses", forum=GA, years=2016),
    case(Tallies(yes=100, no=5, abstain=7), CONTRADICTED, series="lighthouses", forum=GA, years=2016),
    # the votes of a session that no later one follows may be held in part
    case(Adopts("without_vote"), NOT_IN_RECORD, series="lighthouses", forum=GA, years=2017),
    case(Streak(Object.WITHOUT_VOTE, count=2), NOT_IN_RECORD, series="lighthouses", forum=GA, years=2017),
]  # fmt: skip


@pytest.mark.parametrize("wanted", WHOLE, ids=str)
def test_a_text_that_is_not_among_all_recorded_votes_was_adopted_without_one(tmp_path: Path, wanted: Case) -> None:
    judge(_write(tmp_path / "edition", {"71": 60, "72": 3}), wanted)


@pytest.mark.parametrize("votes", [{}, {"71": 59, "72": 3}, {"71": 60}, {"70": 60, "72": 60}])
def test_it_is_not_said_of_a_session_that_is_held_in_part(tmp_path: Path, votes: dict[str, int]) -> None:
    wanted = case(Adopts("without_vote"), NOT_IN_RECORD, series="lighthouses", forum=GA, years=2016)
    judge(_write(tmp_path / "edition", votes), wanted)

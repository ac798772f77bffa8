"""Onrecord from Python: the embedded record on first use, and the page that shows it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord import api
from onrecord.build import default
from onrecord.errors import EditionError, NotOnRecordError
from onrecord.record.judgements import Answer, Judgement, Subject, append_judgement

PAGE = Path(__file__).parents[1] / "docs" / "python.md"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without any data yet."""
    monkeypatch.setattr(default, "data_folder", lambda: tmp_path / "data")
    monkeypatch.delenv(api.EDITION_SETTING, raising=False)
    return tmp_path / "data"


def test_the_page_runs_as_it_stands(home: Path) -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL))
    names: dict[str, object] = {}
    exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102  the page is ours
    assert names["report"].findings  # type: ignore[attr-defined]


def test_the_embedded_record_is_built_once(home: Path) -> None:
    told: list[str] = []
    first = api.open_edition(progress=lambda what, _done, _of: told.append(what))
    assert told
    folders = list((home / "editions").iterdir())
    written = [file.stat().st_mtime_ns for file in sorted(folders[0].iterdir())]
    told.clear()
    assert api.open_edition(progress=lambda what, _done, _of: told.append(what)).id == first.id
    assert told == []
    assert list((home / "editions").iterdir()) == folders
    assert [file.stat().st_mtime_ns for file in sorted(folders[0].iterdir())] == written


def test_a_judgement_of_the_user_makes_another_edition(home: Path) -> None:
    first = onrecord.open().edition
    assert "A/RES/80/220" in first.table("series_members")["document"].to_list()
    line = Judgement(Subject.SERIES, "A/RES/80/220", "dprk", Answer.DIFFERENT, "editor", date(2026, 11, 1), "a test")
    append_judgement(default.ledger_file(), line)
    second = onrecord.open().edition
    assert second.path != first.path
    assert "A/RES/80/220" not in second.chosen("series_members").filter(series="dprk")["document"].to_list()
    # What was read before has not changed underneath.
    first.verify()


def test_another_program_makes_another_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    before = default.default_path()
    monkeypatch.setattr(default, "_hash_program", lambda: "another")
    assert default.default_path() != before


def test_the_setting_and_the_argument_name_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = default.ensure_default_edition()
    assert onrecord.open(built).edition.path == built
    monkeypatch.setenv(api.EDITION_SETTING, str(built))
    assert onrecord.open().edition.path == built
    monkeypatch.setenv(api.EDITION_SETTING, str(tmp_path / "nowhere"))
    with pytest.raises(EditionError, match="there is no edition at"):
        onrecord.open()


def test_a_data_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(default, "data_folder", lambda: tmp_path / "file")
    with pytest.raises(EditionError, match="cannot be written") as caught:
        onrecord.open()
    assert "--out" in caught.value.hint


def test_a_state_that_is_none() -> None:
    with pytest.raises(NotOnRecordError, match="no state 'KOREA'"):
        onrecord.open().state("KOREA")


def test_the_republic_of_korea_by_python() -> None:
    korea = onrecord.open().state("KOR")
    positions = korea.positions("dprk")
    assert set(positions["state"]) == {"KOR"}
    sponsor = positions.filter(forum="GA", position="sponsor")["session"].to_list()
    assert sponsor == [*range(63, 74), *range(77, 81)]
    assert korea.governments(on=date(2022, 5, 10))["head"].to_list() == ["Yoon Suk Yeol"]
    assert korea.acts().height > 10
    assert korea.spells("dprk").height < positions.height
    assert korea.breaks("dprk").height >= 2

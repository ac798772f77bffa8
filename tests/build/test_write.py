"""An edition is written whole or not at all, and the same files give the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.build import build_edition, swap, write
from onrecord.build.write import encode_table
from onrecord.errors import EditionError
from onrecord.record import TABLES, Edition
from onrecord.record.judgements import Judgements
from onrecord.record.manifest import MANIFEST_FILE
from readings import as_sources, ballots, read_rows, tally

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.record import Reading

LIBRARY = read_rows(
    "library.csv",
    source="library",
    ballots=ballots({"Japan": "yes", "Cuba": "no", "TÜRKÝYE": "yes"}),
    actions=[tally(2, 1, 0)],
)
DATASET = read_rows("dataset.csv", source="data set", rank="dataset", ballots=ballots({"CUB": "no", "JPN": "abstain"}))
DOCUMENT = {"document": "A/RES/62/167", "body": "A", "session": "62", "kind": "resolution"}
TITLES = read_rows("titles.csv", documents=[DOCUMENT | {"title": "Situation of human rights"}])
READINGS = (LIBRARY, DATASET, TITLES)


def build(folder: Path, *readings: Reading) -> str:
    files, read = as_sources(readings)
    return build_edition(files, folder, read=read).edition


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_twice_built_is_the_same_to_the_byte_in_any_order(tmp_path: Path) -> None:
    orders = [READINGS, READINGS[::-1], (TITLES, LIBRARY, DATASET)]
    ids = [build(tmp_path / str(number), *order) for number, order in enumerate(orders)]
    assert len(set(ids)) == 1
    assert content(tmp_path / "0") == content(tmp_path / "1") == content(tmp_path / "2")
    Edition.open(tmp_path / "0").verify()


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    assert build(tmp_path / "twice", LIBRARY, LIBRARY) == build(tmp_path / "once", LIBRARY)


def test_other_input_has_another_id(tmp_path: Path) -> None:
    ids = [
        build(tmp_path / "a", LIBRARY),
        build(tmp_path / "b", LIBRARY, TITLES),
        build(tmp_path / "c", replace(LIBRARY, sha256="0" * 64)),
        build(tmp_path / "d", replace(LIBRARY, reader="own/2")),
    ]
    assert len(set(ids)) == len(ids)


ROWS = st.permutations(ballots({"Japan": "yes", "Cuba": "no", "TÜRKÝYE": "yes", "Congo": "no", "JAPAN": "abstain"}))


@settings(max_examples=15)
@given(ROWS)
def test_the_order_of_the_rows_changes_places_only(rows: list[dict[str, object]]) -> None:
    from onrecord.build.pipeline import assemble_record

    fixed = [row | {"locator": str(row["printed"])} for row in rows]
    tables = assemble_record([read_rows("a.csv", ballots=fixed)], Judgements(), lambda *_: None).tables
    known = assemble_record(
        [read_rows("a.csv", ballots=sorted(fixed, key=lambda row: str(row["printed"])))], Judgements(), lambda *_: None
    ).tables
    assert tables["ballots"].equals(known["ballots"])
    assert tables["origins"].equals(known["origins"])


def test_the_manifest_says_what_it_was_made_of(tmp_path: Path) -> None:
    build(tmp_path / "e", *READINGS)
    edition = Edition.open(tmp_path / "e")
    manifest = edition.manifest
    own = {entry.name: entry for entry in manifest.inputs if entry.reader == "own/1"}
    assert set(own) == {"library.csv", "dataset.csv", "titles.csv"}
    assert own["library.csv"].statements == {"actions": 1, "ballots": 3}
    assert {entry.name for entry in manifest.inputs if entry.reader.startswith("names/")} >= {"states.csv", "forms.csv"}
    assert {name: entry.rows for name, entry in manifest.tables.items()} == {
        name: edition.table(name).height for name in TABLES
    }
    counted = edition.table("discrepancies")["code"].value_counts()
    assert dict(counted.iter_rows()) == dict(manifest.discrepancies)
    plain = (tmp_path / "e" / MANIFEST_FILE).read_text(encoding="utf-8")
    assert str(tmp_path) not in plain
    assert json.loads(plain)["edition"] == edition.id


def test_every_row_has_an_origin_that_is_there(tmp_path: Path) -> None:
    build(tmp_path / "e", *READINGS)
    edition = Edition.open(tmp_path / "e")
    known = set(edition.table("origins")["origin_id"])
    for name, table in TABLES.items():
        if any(column.name == "origin_id" for column in table.columns):
            assert set(edition.table(name)["origin_id"]) <= known, name
    for origin_id in known:
        assert edition.origin(origin_id).origin_id == origin_id


# --- whole or not at all ---------------------------------------------------------------------------------------------


def test_replacing_leaves_only_the_new_one(tmp_path: Path) -> None:
    first = build(tmp_path / "e", LIBRARY)
    second = build(tmp_path / "e", *READINGS)
    assert first != second == Edition.open(tmp_path / "e").id
    assert [entry.name for entry in tmp_path.iterdir()] == ["e"]


def test_replacing_without_an_exchange_of_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "e", LIBRARY)
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    second = build(tmp_path / "e", *READINGS)
    assert Edition.open(tmp_path / "e").id == second
    assert [entry.name for entry in tmp_path.iterdir()] == ["e"]


@pytest.mark.parametrize("stage", ["_write_file", "put_in_place"])
@pytest.mark.parametrize(
    ("fault", "told"),
    [(OSError(28, "No space left on device"), EditionError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_a_fault_while_writing_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, fault: BaseException, told: type[BaseException]
) -> None:
    first = build(tmp_path / "e", LIBRARY)

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(write, stage, fail)
    with pytest.raises(told):
        build(tmp_path / "e", *READINGS)
    assert Edition.open(tmp_path / "e").id == first
    assert [entry.name for entry in tmp_path.iterdir()] == ["e"]


def test_a_fault_between_the_two_steps_brings_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(tmp_path / "e", LIBRARY)
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    rename = type(tmp_path).rename

    def fail_second(self: Path, target: Path) -> Path:
        if target.name == "e" and not self.name.endswith("-old"):
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", fail_second)
    with pytest.raises(EditionError, match="Permission denied"):
        build(tmp_path / "e", *READINGS)
    monkeypatch.undo()
    assert Edition.open(tmp_path / "e").id == first
    assert [entry.name for entry in tmp_path.iterdir()] == ["e"]


KILLED = """
import os, signal, sys
from pathlib import Path
from onrecord.build import build_edition, write
from readings import as_sources, ballots, read_rows

def die(*_):
    print("dying", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

written = write._write_file
write._write_file = lambda file, content: die() if file.name.startswith("origins") else written(file, content)
files, read = as_sources([read_rows("other.csv", ballots=ballots({"Chad": "yes"}))])
build_edition(files, Path(sys.argv[1]), read=read)
"""


def test_a_build_killed_in_the_middle_leaves_the_old_one_and_the_next_clears_up(tmp_path: Path) -> None:
    first = build(tmp_path / "e", LIBRARY)
    before = content(tmp_path / "e")
    tests = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "e")],
        env={**os.environ, "PYTHONPATH": tests},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "dying\n"), done.stderr
    assert Edition.open(tmp_path / "e").id == first
    assert content(tmp_path / "e") == before
    assert len(list(tmp_path.iterdir())) == 2
    build(tmp_path / "e", *READINGS)
    assert [entry.name for entry in tmp_path.iterdir()] == ["e"]


def test_an_unfinished_folder_of_a_running_build_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / f".e.unfinished-{os.getppid()}"
    other.mkdir()
    build(tmp_path / "e", LIBRARY)
    assert other.is_dir()


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "thesis.odt").write_text("years of work", encoding="utf-8")
    with pytest.raises(EditionError, match="holds other files and no edition"):
        build(folder, LIBRARY)
    assert content(folder) == {"thesis.odt": b"years of work"}
    with pytest.raises(EditionError, match="is a file"):
        build(folder / "thesis.odt", LIBRARY)


def test_an_edition_with_other_files_beside_it_is_not_replaced(tmp_path: Path) -> None:
    build(tmp_path / "e", LIBRARY)
    (tmp_path / "e" / ".DS_Store").write_bytes(b"")
    build(tmp_path / "e", LIBRARY)
    (tmp_path / "e" / "my notes.odt").write_text("years of work", encoding="utf-8")
    before = content(tmp_path / "e")
    with pytest.raises(EditionError, match=r"holds more than an edition: my notes\.odt; nothing was written"):
        build(tmp_path / "e", *READINGS)
    assert content(tmp_path / "e") == before


def test_an_empty_folder_and_a_folder_by_way_of_a_link_are_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    first = build(tmp_path / "link", LIBRARY)
    assert Edition.open(tmp_path / "empty").id == first
    second = build(tmp_path / "link", *READINGS)
    assert Edition.open(tmp_path / "empty").id == Edition.open(tmp_path / "link").id == second
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["empty", "link"]


def test_the_writer_takes_only_the_tables_columns() -> None:
    frame = pl.DataFrame(schema=TABLES["governments"].schema)
    assert encode_table("governments", frame).entry == encode_table("governments", frame).entry
    with pytest.raises(ValueError, match="table governments has the columns"):
        encode_table("governments", frame.drop("note"))

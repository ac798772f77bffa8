"""An edition opens, answers, and refuses whatever is not whole."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from editions import ORIGIN, write_small_edition
from onrecord.errors import EditionError, NotOnRecordError
from onrecord.record import TABLES, Edition, Origin, Rank
from onrecord.record.manifest import FORMAT, MANIFEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_edition(tmp_path / "edition")


def test_tables_come_back_typed(folder: Path) -> None:
    edition = Edition.open(folder)
    assert set(edition.manifest.tables) == set(TABLES)
    for name, table in TABLES.items():
        assert edition.table(name).schema == table.schema
        assert edition.lazy(name).collect_schema() == table.schema
        assert edition.lazy(name).collect().equals(edition.table(name))


def test_chosen_gives_one_row_a_fact(folder: Path) -> None:
    edition = Edition.open(folder)
    assert edition.table("ballots").height == 3
    assert edition.chosen("ballots")["ballot"].to_list() == ["yes", "no"]
    # A table without a precedence gives all.
    assert edition.chosen("governments").height == edition.table("governments").height == 1


def test_an_origin_comes_back_as_the_value_it_was(folder: Path) -> None:
    origin = Edition.open(folder).origin(ORIGIN.origin_id)
    assert origin == ORIGIN
    assert origin.rank is Rank.CATALOGUE
    with pytest.raises(NotOnRecordError, match="no origin 'nowhere'"):
        Edition.open(folder).origin("nowhere")


def test_an_unknown_table_is_named_with_those_there_are(folder: Path) -> None:
    with pytest.raises(NotOnRecordError, match="no table 'votes'") as caught:
        Edition.open(folder).table("votes")
    assert "ballots" in caught.value.hint


def test_sql_answers_over_the_tables(folder: Path) -> None:
    edition = Edition.open(folder)
    answer = edition.sql(
        "SELECT b.ballot, o.source FROM ballots b JOIN origins o USING (origin_id) WHERE b.chosen ORDER BY 1"
    )
    assert answer.rows() == [("no", ORIGIN.source), ("yes", ORIGIN.source)]
    assert edition.sql('SELECT "from" FROM governments').item() == date(2022, 5, 10)
    assert edition.sql("SELECT 1 AS one; ").item() == 1


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM ballots",
        "CREATE TABLE mine AS SELECT 1",
        "COPY ballots TO 'stolen.parquet'",
        "SELECT 1; SELECT 2",
        "SET threads = 1",
        "INSTALL httpfs",
        "",
        "SELECT nothing FROM ballots",
        "SELECT * FROM nowhere",
        "SELEKT",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM edition",
    ],
)
def test_sql_refuses_all_but_one_select_on_the_tables(folder: Path, query: str) -> None:
    edition = Edition.open(folder)
    assert edition.sql("SELECT count(*) FROM ballots").item() == 3
    with pytest.raises(EditionError):
        edition.sql(query)


def test_sql_sees_no_frame_of_the_caller(folder: Path) -> None:
    mine = pl.DataFrame({"a": [1]})
    with pytest.raises(EditionError, match="mine"):
        Edition.open(folder).sql("SELECT * FROM mine")
    assert mine.height == 1


def test_a_path_with_a_quote_and_brackets_opens(tmp_path: Path) -> None:
    folder = write_small_edition(tmp_path / "it's [an] edition *")
    edition = Edition.open(folder)
    assert edition.sql("SELECT count(*) FROM ballots").item() == 3
    assert edition.lazy("ballots").collect().height == 3


# --- what is refused -------------------------------------------------------------------------------------------------


def _remove_table(folder: Path) -> None:
    (folder / "ballots.parquet").unlink()


def _cut_table(folder: Path) -> None:
    file = folder / "ballots.parquet"
    file.write_bytes(file.read_bytes()[:-100])


def _empty_table(folder: Path) -> None:
    (folder / "sponsorships.parquet").write_bytes(b"")


def _break_manifest(folder: Path) -> None:
    (folder / MANIFEST_FILE).write_text("{ not json", encoding="utf-8")


def _cut_manifest(folder: Path) -> None:
    file = folder / MANIFEST_FILE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _binary_manifest(folder: Path) -> None:
    (folder / MANIFEST_FILE).write_bytes(b"\xff\xfe\x00\x80")


def _other_manifest(folder: Path) -> None:
    (folder / MANIFEST_FILE).write_text('["a", "list"]', encoding="utf-8")


def _change_manifest(folder: Path) -> None:
    plain = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    plain["tables"]["ballots"]["rows"] += 1
    (folder / MANIFEST_FILE).write_text(json.dumps(plain), encoding="utf-8")


def _newer_format(folder: Path) -> None:
    plain = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    plain["format"] = FORMAT + 1
    plain["what_we_do_not_know_yet"] = True
    (folder / MANIFEST_FILE).write_text(json.dumps(plain), encoding="utf-8")


def _no_manifest(folder: Path) -> None:
    (folder / MANIFEST_FILE).unlink()


def _no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def _file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_remove_table, r"damaged: ballots\.parquet is missing"),
        (_cut_table, r"damaged: ballots\.parquet has [\d,]+ bytes, not"),
        (_empty_table, r"damaged: sponsorships\.parquet has 0 bytes"),
        (_break_manifest, r"damaged: manifest\.json is not JSON"),
        (_cut_manifest, r"damaged: manifest\.json is not JSON"),
        (_binary_manifest, r"damaged: manifest\.json is not text"),
        (_other_manifest, r"damaged: manifest\.json is not the manifest of an edition"),
        (_change_manifest, r"damaged: manifest\.json was changed"),
        (_newer_format, rf"of format {FORMAT + 1}; this Onrecord reads up to format {FORMAT}"),
        (_no_manifest, r"is no edition: it holds no manifest\.json"),
        (_no_folder, r"there is no edition at"),
        (_file_instead, r"is a file; an edition is a folder"),
    ],
)
def test_opening_refuses_with_the_reason(folder: Path, spoil: Callable[[Path], None], says: str) -> None:
    Edition.open(folder)
    spoil(folder)
    with pytest.raises(EditionError, match=says) as caught:
        Edition.open(folder)
    assert caught.value.hint
    assert caught.value.exit_code == 3


def _change_a_byte(folder: Path) -> None:
    file = folder / "ballots.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


@pytest.mark.parametrize(
    "ask",
    [
        lambda edition: edition.table("ballots"),
        lambda edition: edition.chosen("ballots"),
        lambda edition: edition.lazy("ballots"),
        lambda edition: edition.sql("SELECT count(*) FROM ballots"),
        lambda edition: edition.verify(),
    ],
)
def test_no_answer_comes_from_a_changed_byte(folder: Path, ask: Callable[[Edition], object]) -> None:
    _change_a_byte(folder)
    # The size is the same, so opening alone does not see it.
    edition = Edition.open(folder)
    assert edition.table("governments").height == 1
    with pytest.raises(EditionError, match=r"ballots\.parquet was changed"):
        ask(edition)


def test_a_whole_edition_verifies(folder: Path) -> None:
    Edition.open(folder).verify()


def test_a_file_that_goes_after_opening_is_an_error_of_ours(folder: Path) -> None:
    edition = Edition.open(folder)
    (folder / "acts.parquet").unlink()
    with pytest.raises(EditionError, match=r"acts\.parquet cannot be read"):
        edition.table("acts")
    with pytest.raises(EditionError, match=r"acts\.parquet cannot be read"):
        edition.verify()


def test_columns_of_another_version_are_refused(tmp_path: Path) -> None:
    def with_other_columns(name: str, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.rename({"note": "remark"}) if name == "governments" else frame

    folder = write_small_edition(tmp_path / "edition", with_other_columns)
    with pytest.raises(EditionError, match="other columns"):
        Edition.open(folder).table("governments")


def test_the_same_content_has_the_same_id(tmp_path: Path, folder: Path) -> None:
    other = write_small_edition(tmp_path / "other")
    assert Edition.open(folder).id == Edition.open(other).id
    assert [file.read_bytes() for file in sorted(folder.iterdir())] == [
        file.read_bytes() for file in sorted(other.iterdir())
    ]


def test_equal_origins_have_equal_ids_and_others_do_not() -> None:
    first = Origin("a.csv", "0" * 64, "row 1", "pack/1", Rank.DOCUMENT, "A/RES/80/220")
    assert first.origin_id == Origin("a.csv", "0" * 64, "row 1", "pack/1", Rank.DOCUMENT, "A/RES/80/220").origin_id
    assert first.origin_id != Origin("a.csv", "0" * 64, "row 2", "pack/1", Rank.DOCUMENT, "A/RES/80/220").origin_id

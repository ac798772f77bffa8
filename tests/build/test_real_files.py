"""The real files together: what each is known to say, and that it all adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from onrecord.build import build_edition
from onrecord.pack import pack_files
from onrecord.record import Edition, SourceFile, queries

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.shared

FILES = (
    "undl/ga_voting.csv.gz",
    "undl/c3_drafts_session78.marcxml",
    "voeten/unga_votes_wide_1946_2024.csv.gz",
    "voeten/crosswalk_rcid_undl.csv.gz",
)


@pytest.fixture(scope="module")
def edition(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("real") / "edition"
    files = [shared / "data" / name for name in FILES]
    build_edition([*pack_files(), *(SourceFile(file.name, file.read_bytes()) for file in files)], folder)
    return Edition.open(folder)


def test_every_row_is_accounted_for(edition: Edition) -> None:
    inputs = {entry.name: entry for entry in edition.manifest.inputs}
    assert inputs["ga_voting.csv.gz"].rows_read == 917_380
    for entry in inputs.values():
        named = entry.rows_recorded + entry.rows_in_discrepancies + sum(entry.rows_left_out.values())
        assert named == entry.rows_read, entry.name


def test_both_tallies_of_62_167_with_their_sources(edition: Edition) -> None:
    actions = queries.find_actions(edition, document="A/RES/62/167").filter(body="A")
    assert actions.select("yes", "no", "abstain").rows() == [(101, 22, 59)]
    differing = queries.find_discrepancies(edition, document="A/RES/62/167", code="sources-differ")
    tally = differing.filter(field="tally").row(0, named=True)
    assert (tally["value"], tally["other_value"]) == ("101-22-59", "102-22-58")
    assert "digitallibrary.un.org" in tally["source"]
    assert "Voeten" in tally["other_source"]
    assert set(differing.filter(pl.col("field").str.starts_with("ballot"))["field"]) == {"ballot ZAF"}


def test_the_tally_of_70_172(edition: Edition) -> None:
    actions = queries.find_actions(edition, document="A/RES/70/172").filter(body="A")
    assert actions.select("yes", "no", "abstain").rows() == [(119, 19, 48)]
    counted = dict(queries.find_ballots(edition, "A/RES/70/172")["ballot"].value_counts().iter_rows())
    assert (counted["yes"], counted["no"], counted["abstain"]) == (119, 19, 48)


def test_the_draft_of_session_78_and_what_it_became(edition: Edition) -> None:
    roles = dict(queries.find_sponsors(edition, "A/C.3/78/L.39")["role"].value_counts().iter_rows())
    assert (roles["tabled"], roles["added"]) == (40, 22)
    assert queries.show_document(edition, "A/C.3/78/L.39")["becomes"] == "A/RES/78/218"


def test_damaged_names_are_named_and_not_guessed(edition: Edition) -> None:
    found = queries.find_discrepancies(edition, code="name-damaged")
    assert dict(found.select("printed", "rows").iter_rows())["TÜRKÝYE"] == 68
    pakistan = edition.table("discrepancies").filter(pl.col("document") == "A/RES/620(VII)[A]")
    assert "AN PAKISTAN" in pakistan["field"].to_list()
    assert edition.table("ballots").filter(printed="TÜRKÝYE")["state"].null_count() == 68


def test_one_vote_a_state_is_chosen(edition: Edition) -> None:
    chosen = edition.chosen("ballots").drop_nulls("state")
    assert chosen.filter(pl.struct("document", "state").is_duplicated()).is_empty()


def test_the_chosen_votes_add_up_to_the_chosen_tally(edition: Edition) -> None:
    """In every roll call of the library: other sources add no vote to a whole one."""
    counted = (
        edition.chosen("ballots")
        .group_by("document")
        .agg((pl.col("ballot") == ballot).sum().cast(pl.Int32).alias(ballot) for ballot in ("yes", "no", "abstain"))
    )
    printed = edition.chosen("actions").filter(body="A").drop_nulls(["document", "yes"])
    compared = printed.join(counted, on="document", suffix="_counted")
    assert compared.height > 5_500
    open_sums = compared.filter(
        (pl.col("yes") != pl.col("yes_counted"))
        | (pl.col("no") != pl.col("no_counted"))
        | (pl.col("abstain") != pl.col("abstain_counted"))
    )
    assert open_sums.is_empty()


def test_no_vote_is_chosen_before_admission(edition: Edition) -> None:
    early = (
        edition.chosen("ballots")
        .filter(body="A")
        .join(edition.table("states").select("state", "member_from"), on="state")
        .join(edition.chosen("actions").select("document", pl.col("date").alias("acted")), on="document")
        .filter(pl.col("acted") < pl.col("member_from"))
    )
    assert early.is_empty()
    assert queries.find_discrepancies(edition, code="not-a-member").height > 100


def test_situation_series_span_bodies_and_years(edition: Edition) -> None:
    members = edition.table("series_members").join(
        edition.chosen("documents").select("document", "body"), on="document"
    )
    about = dict(edition.table("series").drop_nulls("about").select("series", "about").iter_rows())
    for series, state in (("dprk", "PRK"), ("iran", "IRN"), ("syrian-arab-republic", "SYR"), ("myanmar", "MMR")):
        assert about[series] == state
        bodies = members.filter(series=series)["body"].value_counts()
        assert dict(bodies.iter_rows())["A"] >= 10, series
        assert {"A", "A/C.3"} <= set(bodies["body"]), series
    assert "A/RES/71/205" in members.filter(series="ukraine-occupied")["document"].to_list()
    assert set(members.filter(series="dprk")["by"]) <= {"editor", "rule"}


def test_what_the_pack_lists_stays_as_it_lists_it(edition: Edition) -> None:
    told = edition.table("series_members").filter(series="dprk", by="editor")
    assert told.height == 82
    assert set(told["score"]) == {1.0}

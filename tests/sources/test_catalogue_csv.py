"""The catalogue of drafts 1946-2015 and their sponsors."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk import check_account, codes, csv_file
from onrecord.discrepancies import Level
from onrecord.errors import InputError
from onrecord.record import SourceFile
from onrecord.sources.catalogue_csv import READER, SAME_ROW, SECOND_RECORD

DRAFTS = [
    "un_document_symbol", "issuing_body_session", "enhanced_title", "title", "imprint", "year", "description", "notes",
    "related_document", "agenda_information", "type_of_material", "distribution", "job_number",
]  # fmt: skip
SPONSORS = ["un_document_symbol", "author_contributors"]


def draft(symbol="A/C.3/65/L.7", sponsors="Chad, Fiji and Netherlands", **more):
    return {
        "un_document_symbol": symbol,
        "title": f"Rights of lighthouse keepers : draft resolution / {sponsors}",
        "imprint": "[New York] : UN, 29 July 2015",
        "related_document": "A/RES/65/7, A/65/480/Add.3 and Corr.1",
        "agenda_information": "A/65/251 71c - Lighthouses.",
    } | more


def read(header, rows):
    source = csv_file(header, rows)
    assert READER.recognises(source)
    reading = READER.read(source)
    check_account(reading)
    return reading


class TestDrafts:
    def test_a_draft(self):
        reading = read(DRAFTS, [draft(notes="Additional sponsors: Cuba (A/65/480/Add.3).")])
        row = reading.statements["documents"].row(0, named=True)
        assert (row["document"], row["kind"], row["becomes"]) == ("A/C.3/65/L.7", "draft", "A/RES/65/7")
        assert (row["title"], row["date"]) == ("Rights of lighthouse keepers", "2015-07-29")
        assert reading.statements["sponsorships"].select("printed", "role", "stated_in").rows() == [
            ("Chad", "tabled", "A/C.3/65/L.7"),
            ("Fiji", "tabled", "A/C.3/65/L.7"),
            ("Netherlands", "tabled", "A/C.3/65/L.7"),
            ("Cuba", "added", "A/65/480/Add.3"),
        ]
        assert reading.discrepancies == ()

    def test_a_list_is_complete_and_the_selection_of_drafts_is_said(self):
        reading = read(DRAFTS, [draft(notes="Additional sponsors: Cuba. - Fiji withdrew as a sponsor.")])
        coverage = reading.statements["coverage"].select("stage", "extent", "names").rows()
        assert coverage == [("at_tabling", "complete", 3), ("at_adoption", "complete", 3)]
        assert all(
            "only drafts that the Netherlands sponsored" in note for note in reading.statements["coverage"]["note"]
        )

    def test_a_record_without_additions_does_not_say_that_there_were_none(self):
        coverage = read(DRAFTS, [draft(notes="")]).statements["coverage"]
        assert coverage.select("stage", "extent", "names").rows() == [
            ("at_tabling", "complete", 3),
            ("at_adoption", "partial", 3),
        ]
        assert coverage["note"][1].endswith("nor that there were none")

    def test_an_addendum_adds_to_its_draft(self):
        reading = read(
            DRAFTS, [draft("A/65/L.7/Rev.1/Add.1", "Chad", notes="Additional sponsors: Cuba and Netherlands.")]
        )
        assert reading.statements["documents"]["revises"].to_list() == ["A/65/L.7/Rev.1"]
        assert reading.statements["sponsorships"].select("document", "printed", "role", "stated_in").rows() == [
            ("A/65/L.7/Rev.1", "Chad", "sponsor", "A/65/L.7/Rev.1/Add.1"),
            ("A/65/L.7/Rev.1", "Cuba", "added", "A/65/L.7/Rev.1/Add.1"),
            ("A/65/L.7/Rev.1", "Netherlands", "added", "A/65/L.7/Rev.1/Add.1"),
        ]
        assert "coverage" not in reading.statements

    def test_a_title_that_is_the_kind_alone(self):
        rows = [
            draft(title="Draft resolution / Chad and Netherlands.", enhanced_title="Lighthouses :#draft resolution"),
            draft("S/2014/348", title="Draft resolution / Chad and Netherlands"),
        ]
        documents = read(DRAFTS, rows).statements["documents"]
        assert documents.select("title", "kind").rows() == [("Lighthouses", "draft"), (None, "draft")]

    @pytest.mark.parametrize(
        ("printed", "day"),
        [
            ("[New York] : UN, 30 Oct. 1989.", "1989-10-30"),
            ("Geneva : UN, 3 mar. 1994.", "1994-03-03"),
            ("[New York] : UN, 6 Nov.1992.", "1992-11-06"),
            ("[New York : UN], 1979]", "1979"),
            ("UN, Nov. 1979", "1979-11"),
        ],
    )
    def test_dates_in_the_imprint(self, printed, day):
        assert read(DRAFTS, [draft(imprint=printed)]).statements["documents"]["date"].to_list() == [day]

    def test_an_imprint_without_a_date_is_said(self):
        assert codes(read(DRAFTS, [draft(imprint="NA")])) == ["bad-date"]

    def test_a_number_left_open_is_no_fault_and_a_wrong_one_is(self):
        assert codes(read(DRAFTS, [draft(related_document="A/RES/69/..., A/69/...")])) == []
        assert codes(read(DRAFTS, [draft(related_document="A/RER/55/33 Q")])) == ["bad-symbol"]

    def test_a_second_record_of_a_draft_is_counted(self):
        reading = read(DRAFTS, [draft(), draft(job_number="N1")])
        assert codes(reading) == ["record-twice"]
        assert reading.rows_left_out == {SECOND_RECORD: 1}

    def test_an_outcome_in_the_notes(self):
        reading = read(DRAFTS, [draft(notes="The draft resolution was withdrawn by its sponsors (A/57/570)")])
        assert reading.statements["actions"].select("kind", "method").rows() == [("withdrawn", None)]

    def test_a_note_on_sponsors_that_is_not_read_is_said(self):
        reading = read(DRAFTS, [draft(notes="List of sponsors corrected by A/65/L.7/Corr.1.")])
        assert codes(reading) == ["unread-field"]
        assert "coverage" not in reading.statements

    def test_a_symbol_that_is_none(self):
        reading = read(DRAFTS, [draft("A/C.3/65/LL.7"), draft("A/C.3/65/LL.7"), draft()])
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.rows) == ("bad-symbol", Level.ERROR, 2)

    def test_a_correction_says_what_it_mends(self):
        reading = read(DRAFTS, [draft("E/1979/C.1/L.12?rev.1", related_document="")])
        assert reading.statements["documents"]["document"].to_list() == ["E/1979/C.1/L.12/Rev.1"]
        assert codes(reading) == ["misprint"]


class TestSponsors:
    def rows(self, *pairs):
        return [dict(zip(SPONSORS, pair, strict=True)) for pair in pairs]

    def test_a_sponsor_a_row_without_a_way(self):
        reading = read(SPONSORS, self.rows(("A/C.3/65/L.7", "Chad"), ("A/C.3/65/L.7", "Netherlands")))
        assert reading.statements["sponsorships"].select("printed", "role").rows() == [
            ("Chad", "sponsor"),
            ("Netherlands", "sponsor"),
        ]
        assert reading.statements["coverage"].select("extent", "names").rows() == [("selection", 2)]

    def test_a_row_that_stands_twice(self):
        reading = read(SPONSORS, self.rows(("A/C.3/65/L.7", "Chad"), ("A/C.3/65/L.7", "Chad")))
        assert reading.rows_left_out == {SAME_ROW: 1}
        assert codes(reading) == ["record-twice"]

    def test_a_row_without_a_sponsor_and_one_without_a_symbol(self):
        reading = read(SPONSORS, self.rows(("A/C.3/65/L.7", ""), ("", "Chad")))
        assert sorted(codes(reading)) == ["bad-symbol", "missing-value"]


def test_a_file_without_rows_is_refused():
    with pytest.raises(InputError, match="0 rows"):
        READER.read(csv_file(DRAFTS, []))


@given(
    st.text(alphabet='AC.3/65L7:; ,resolution\n"(Chad)', max_size=120), st.sampled_from(["title", "notes", "imprint"])
)
def test_any_cell_is_read(text, column):
    read(DRAFTS, [draft(**{column: text})])


@pytest.mark.shared
class TestRealFiles:
    def read(self, shared, name):
        path = shared / "data/sponsorship" / name
        reading = READER.read(SourceFile(path.name, path.read_bytes()))
        check_account(reading)
        return reading

    def test_drafts(self, shared):
        reading = self.read(shared, "drafts_1946_2015.csv.gz")
        assert (reading.rows_read, reading.rows_used) == (4_029, 4_028)
        roles = dict(reading.statements["sponsorships"]["role"].value_counts().iter_rows())
        assert roles["not_sponsor"] == 1
        assert roles["tabled"] > 130_000
        extents = dict(reading.statements["coverage"].filter(stage="at_adoption")["extent"].value_counts().iter_rows())
        assert extents.keys() == {"complete", "partial"}
        assert extents["complete"] > 600

    def test_sponsors(self, shared):
        reading = self.read(shared, "draft_sponsors_1946_2015.csv.gz")
        assert (reading.rows_read, reading.rows_used) == (138_877, 138_748)
        named = reading.statements["sponsorships"].filter(pl.col("printed").str.contains("Netherlands"))
        assert named["document"].n_unique() == reading.statements["sponsorships"]["document"].n_unique()

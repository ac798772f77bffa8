"""MARCXML: drafts with sponsors, voting records, prefixes, text encoded twice, and XML that is refused."""

from __future__ import annotations

import gzip
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk import check_account, codes, marc, marc_record
from onrecord.discrepancies import Level
from onrecord.errors import InputError
from onrecord.record import SourceFile
from onrecord.sources.marc_xml import mend_text
from onrecord.sources.undl_marc import NO_SYMBOL, READER

DRAFT = marc_record(
    "900100",
    ("191", "aA/C.3/99/L.7$bA/$c99"),
    (
        "245",
        (
            "aRights of lighthouse keepers :$bdraft resolution /$c"
            "Chad, Cuba [on behalf of the Group of 77 and China], Fiji and Norway"
        ),
    ),
    ("269", "a2044-11-02"),
    (
        "515",
        (
            "aAdditional sponsors: Iceland and Trinidad and Tobago (A/99/480/Add.3). - "
            "Fiji withdrew as a sponsor of the draft resolution (A/99/480/Add.3)."
        ),
    ),
    ("710", "aChad$9ms"),
    ("710", "aCuba"),
    ("710", "aGroup of 77"),
    ("710", "aChina"),
    ("710", "aNorway"),
    ("710", "aFiji"),
    ("991", "aA/99/251$b71c$cLighthouses.$dLIGHTHOUSES"),
    ("993", "aA/RES/99/7"),
    ("993", "aA/99/480/Add.3"),
)
VOTE = marc_record(
    "900200",
    ("245", "aRights of lighthouse keepers :$bresolution /$cadopted by the General Assembly"),
    ("269", "a2044-12-16"),
    ("591", "aRECORDED - No machine generated vote"),
    ("791", "aA/RES/99/7$bA/$c99"),
    ("952", "aA/99/PV.50"),
    ("967", "a1$cISL$dY$eICELAND"),
    ("967", "a2$cCUB$dN$eCUBA"),
    ("967", "a3$cFJI$eFIJI"),
    ("991", "aA/99/251$b71c$cLighthouses."),
    ("993", "aA/C.3/99/L.7"),
    ("996", "b1$c1$d0$e1$f3"),
)  # fmt: skip


def read(content: bytes):
    source = SourceFile("records.xml", content)
    assert READER.recognises(source)
    reading = READER.read(source)
    check_account(reading)
    return reading


@pytest.mark.parametrize("prefix", ["", "ns0", "marc"])
def test_a_draft(prefix):
    reading = read(marc(DRAFT, prefix=prefix))
    document = reading.statements["documents"].row(0, named=True)
    assert (document["document"], document["body"], document["session"]) == ("A/C.3/99/L.7", "A/C.3", "99")
    assert (document["kind"], document["title"]) == ("draft", "Rights of lighthouse keepers")
    assert (document["date"], document["becomes"]) == ("2044-11-02", "A/RES/99/7")
    assert document["agenda_item"] == "71c Lighthouses."
    assert document["source"] == "https://digitallibrary.un.org/record/900100"
    rows = reading.statements["sponsorships"].select("printed", "role", "via", "stated_in").rows()
    assert rows == [
        ("Chad", "tabled", None, "A/C.3/99/L.7"),
        ("Cuba", "tabled", "Group of 77 and China", "A/C.3/99/L.7"),
        ("Fiji", "tabled", None, "A/C.3/99/L.7"),
        ("Norway", "tabled", None, "A/C.3/99/L.7"),
        ("Iceland", "added", None, "A/99/480/Add.3"),
        ("Trinidad and Tobago", "added", None, "A/99/480/Add.3"),
        ("Fiji", "withdrawn", None, "A/99/480/Add.3"),
    ]
    coverage = reading.statements["coverage"].select("stage", "extent", "names").rows()
    assert coverage == [("at_tabling", "complete", 4), ("at_adoption", "complete", 5)]
    assert reading.discrepancies == ()


def test_a_voting_record():
    reading = read(marc(VOTE))
    action = reading.statements["actions"].row(0, named=True)
    assert (action["document"], action["date"], action["meeting"]) == ("A/RES/99/7", date(2044, 12, 16), "A/99/PV.50")
    assert [action[name] for name in ("yes", "no", "abstain", "not_voting")] == [1, 1, 0, 1]
    # A member that did not vote has no 967$d: that is a fact and no gap.
    assert reading.statements["ballots"].select("printed", "ballot").rows() == [
        ("ICELAND", "yes"),
        ("CUBA", "no"),
        ("FIJI", "absent"),
    ]
    assert reading.statements["documents"].select("document", "kind", "becomes").rows() == [
        ("A/RES/99/7", "resolution", None),
        ("A/C.3/99/L.7", "draft", "A/RES/99/7"),
    ]
    assert reading.discrepancies == ()


def test_many_records_packed():
    reading = read(gzip.compress(marc(DRAFT, VOTE)))
    assert (reading.rows_read, reading.rows_used) == (2, 2)


@pytest.mark.parametrize(
    ("words", "by", "kind", "revises", "sponsors"),
    [
        ("amendment to draft resolution A/C.3/99/L.5/Rev.1 /", "Chad and Fiji", "amendment", "A/C.3/99/L.5/Rev.1", 2),
        ("revised draft resolution /", "Chad", "revised_draft", None, 1),
        ("draft resolution /", "submitted by the Chair on the basis of informal consultations", "chairs_text", None, 0),
        ("draft resolution /", "submitted by the Netherlands", "draft", None, 1),
        ("draft decision /", "Chad", "draft_decision", None, 1),
        ("statement /", "submitted by the Secretary-General in accordance with rule 153", "note", None, 0),
    ],
)
def test_kinds_of_documents(words, by, kind, revises, sponsors):
    record = marc_record("1", ("191", "aA/C.3/99/L.7"), ("245", f"aLighthouses :$b{words}$c{by}"))
    reading = read(marc(record))
    assert reading.statements["documents"].select("kind", "revises").rows() == [(kind, revises)]
    rows = reading.statements.get("sponsorships", pl.DataFrame())
    assert rows.height == sponsors


def test_what_a_note_says_became_of_an_amendment():
    record = marc_record(
        "1",
        ("191", "aA/C.3/99/L.8"),
        ("245", "aLighthouses :$bamendment to draft resolution A/C.3/99/L.7 /$cChad"),
        ("515", "aThe amendment was rejected by the Committee (A/99/480/Add.3)."),
    )
    action = read(marc(record)).statements["actions"].row(0, named=True)
    assert (action["document"], action["kind"], action["method"]) == ("A/C.3/99/L.8", "rejected", None)
    assert action["origin_printed"] == "stated in A/99/480/Add.3"


class TestText:
    def test_what_was_encoded_twice_is_mended_and_said(self):
        garbled = "Côte d'Ivoire and Türkiye".encode().decode("latin-1")
        record = marc_record("1", ("191", "aA/C.3/99/L.7"), ("245", f"aT :$bdraft resolution /$c{garbled}"))
        reading = read(marc(record))
        assert reading.statements["sponsorships"]["printed"].to_list() == ["Côte d'Ivoire", "Türkiye"]
        assert [(found.code, found.field) for found in reading.discrepancies] == [("text-mended", "245$c")]

    def test_what_nobody_reads_is_not_reported_as_mended(self):
        garbled = "Français".encode().decode("latin-1")
        record = marc_record("1", ("191", "aA/C.3/99/L.7"), ("856", f"y{garbled}"))
        assert read(marc(record)).discrepancies == ()

    @given(st.text(alphabet=st.characters(codec="ascii")) | st.sampled_from(["Côte d'Ivoire", "São Tomé", "Türkiye"]))
    def test_sound_text_stays_as_it_is(self, text):
        assert mend_text(text) == text

    @given(st.text(alphabet="aé’üçÔ日 ", max_size=30))
    def test_mending_undoes_a_second_encoding(self, text):
        assert mend_text(text.encode().decode("latin-1")) == text


class TestFaults:
    def test_a_symbol_that_is_none_leaves_the_record_out(self):
        reading = read(marc(marc_record("1", ("191", "aA/C.3/99/L.")), VOTE))
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.locator) == ("bad-symbol", Level.ERROR, "001=1")

    def test_a_record_without_a_symbol_is_counted(self):
        assert read(marc(marc_record("1", ("245", "aA book")), VOTE)).rows_left_out == {NO_SYMBOL: 1}

    def test_a_field_that_nobody_reads_is_said_once_with_its_number(self):
        record = marc_record("1", ("191", "aA/C.3/99/L.7"), ("888", "asomething new"))
        found = read(marc(record, record)).discrepancies
        assert [(one.code, one.field, one.rows) for one in found] == [("unread-field", "888$a", 2)]

    def test_a_vote_and_a_total_that_are_none(self):
        record = VOTE.replace(">N<", ">?<").replace(">0<", ">O<")
        reading = read(marc(record))
        assert sorted(codes(reading)) == ["bad-number", "bad-vote"]
        assert reading.statements["coverage"]["extent"].to_list() == ["partial"]

    def test_names_that_710_has_and_the_title_has_not(self):
        record = marc_record(
            "1", ("191", "aA/C.3/99/L.7"), ("245", "aT :$bdraft resolution /$cBahamas and Chad"),
            ("710", "aBahamas (The)"), ("710", "aChad"), ("710", "aEcuador"), ("710", "aUN. Group of African States"),
        )  # fmt: skip
        reading = read(marc(record))
        assert reading.statements["sponsorships"].filter(pl.col("role") == "sponsor")["printed"].to_list() == [
            "Ecuador"
        ]
        assert codes(reading) == ["sources-differ"]


class TestRefusals:
    def refuse(self, content: bytes) -> InputError:
        with pytest.raises(InputError) as refused:
            READER.read(SourceFile("records.xml", content))
        return refused.value

    def test_an_xml_bomb(self):
        bomb = b"""<?xml version="1.0"?><!DOCTYPE collection [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
        ]><collection xmlns="http://www.loc.gov/MARC21/slim"><record>&b;</record></collection>"""
        assert "entities" in self.refuse(bomb).reason

    def test_a_file_that_asks_for_another_file(self):
        content = marc(DRAFT).replace(b"<collection", b'<!DOCTYPE c SYSTEM "file:///etc/hostname"><collection', 1)
        assert "document type" in self.refuse(content).reason

    def test_xml_that_is_cut_off(self):
        error = self.refuse(marc(DRAFT, VOTE)[:-60])
        assert "well-formed" in error.reason
        assert error.place.startswith("line ")

    def test_a_collection_without_records(self):
        assert "0 records" in self.refuse(marc()).reason


@given(st.data())
def test_a_damaged_file_is_read_with_its_account_closed_or_refused(data):
    content = bytearray(marc(DRAFT, VOTE))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(60, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        reading = READER.read(SourceFile("records.xml", bytes(content)))
    except InputError:
        return
    check_account(reading)


@pytest.mark.shared
class TestRealFiles:
    def read(self, shared, name):
        path = shared / "data/undl" / name
        return read(path.read_bytes())

    def test_the_drafts_of_session_78(self, shared):
        reading = self.read(shared, "c3_drafts_session78.marcxml")
        assert (reading.rows_read, reading.rows_used) == (94, 94)
        documents = reading.statements["documents"]
        assert documents.filter(pl.col("document").str.starts_with("A/C.3/78/L.")).height == 94
        assert dict(documents["kind"].value_counts().iter_rows()) == {
            "draft": 56,
            "revised_draft": 20,
            "chairs_text": 7,
            "amendment": 6,
            "note": 5,
            "committee_report": 68,
        }
        counts = {code: codes(reading).count(code) for code in codes(reading)}
        assert counts == {"text-mended": 36, "sources-differ": 3, "bad-symbol": 1}

    def test_the_draft_on_the_dprk(self, shared):
        reading = self.read(shared, "c3_drafts_session78.marcxml")
        of_draft = pl.col("document") == "A/C.3/78/L.39"
        sponsors = reading.statements["sponsorships"].filter(of_draft)
        assert sponsors.group_by("role").len().sort("role").rows() == [("added", 22), ("tabled", 40)]
        assert set(sponsors.filter(pl.col("role") == "added")["stated_in"]) == {"A/78/481/Add.3"}
        assert reading.statements["documents"].filter(of_draft)["becomes"].to_list() == ["A/RES/78/218"]

    def test_a_voting_record_closes_with_its_totals(self, shared):
        reading = self.read(shared, "voting_record_A_RES_78_264.marcxml")
        assert reading.statements["actions"].select("yes", "no", "abstain", "not_voting").row(0) == (115, 0, 44, 34)
        counted = dict(reading.statements["ballots"]["ballot"].value_counts().iter_rows())
        assert counted == {"yes": 115, "abstain": 44, "absent": 34}
        assert reading.discrepancies == ()

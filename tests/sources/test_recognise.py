"""Files are told apart by content; what nobody reads gives one clear error."""

from __future__ import annotations

import gzip
import io
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk import GA_2024, GA_2025, SC_2025, csv_file, marc, roll_call
from onrecord.errors import InputError
from onrecord.record import SourceFile
from onrecord.sources import reading as reading_module
from onrecord.sources.reading import LARGEST, head_of, open_unpacked, unpack
from onrecord.sources.recognise import all_readers, find_reader, read_source

CONTENT = b"line\n" * 100_000


def refuse(content: bytes, read=read_source) -> InputError:
    with pytest.raises(InputError) as refused:
        read(SourceFile("given.bin", content))
    assert refused.value.source == "given.bin"
    assert "given.bin" in refused.value.message
    return refused.value


@pytest.mark.parametrize("header", [GA_2025, GA_2024, SC_2025])
@pytest.mark.parametrize("name", ["votes.csv", "votes.pdf", "nothing"])
def test_the_name_makes_no_difference(header, name):
    assert find_reader(csv_file(header, [], name=name, packed=name == "nothing")).name == "undl_csv"


def test_each_reader_has_a_name_and_a_version_of_its_own():
    readers = all_readers()
    assert len({reader.name for reader in readers}) == len(readers)
    assert all(reader.version >= 1 for reader in readers)


class TestRefusals:
    def test_an_empty_file(self):
        assert refuse(b"").reason == "the file is empty"

    @pytest.mark.parametrize(
        "page", [b"<!DOCTYPE html><html>", b"\n <HTML><head>", gzip.compress(b"<html></html>", mtime=0)]
    )
    def test_a_web_page_in_disguise(self, page):
        error = refuse(page)
        assert error.reason == "it is a web page, not the file"
        assert "browser" in error.hint

    @pytest.mark.parametrize(
        "content", [b"a,b\n1,2\n", b"\x00\xff\x80" * 50, b"Dear editor,", "ünknown".encode("utf-16")]
    )
    def test_a_format_that_nobody_reads(self, content):
        assert "no format that we read" in refuse(content).reason

    def test_a_million_columns(self):
        assert "no layout that we read" in refuse(b"undl_id," * 1_000_000 + b"\n").reason

    def test_a_pack_that_is_cut_off(self):
        content = csv_file(GA_2025, roll_call(dict.fromkeys("ABCDEFGH", "Y")), packed=True).content
        error = refuse(content[:-20])
        assert "cut off" in error.reason
        assert error.hint == "Download the file again."

    def test_a_pack_that_is_none(self):
        assert refuse(b"\x1f\x8b" + b"\x00" * 100).reason == "the packed file is damaged"


class TestUnpacking:
    def test_all_of_it_however_it_is_packed(self):
        twice = gzip.compress(CONTENT[:300_000]) + gzip.compress(CONTENT[300_000:])
        for content in (CONTENT, gzip.compress(CONTENT), twice, twice + b"\0" * 512):
            assert unpack(SourceFile("x", content)) == CONTENT

    def test_the_head_of_it(self):
        for content in (CONTENT, gzip.compress(CONTENT), gzip.compress(CONTENT)[:100]):
            assert CONTENT.startswith(head_of(SourceFile("x", content), 64))
        assert head_of(SourceFile("x", b"\x1f\x8bnonsense")) == b""

    def test_a_bomb_is_given_up(self, monkeypatch):
        monkeypatch.setattr(reading_module, "LARGEST", 100_000)
        assert "unpacks to more than" in refuse(gzip.compress(CONTENT), unpack).reason
        assert "larger than" in refuse(CONTENT, unpack).reason
        assert LARGEST > 348_288_697, "the Assembly's voting data, unpacked"

    def test_what_follows_a_pack(self):
        assert "something follows" in refuse(gzip.compress(CONTENT) + b"and more", unpack).reason

    def test_a_damaged_pack_says_how_far_it_got(self):
        packed = bytearray(gzip.compress(bytes(range(256)) * 2_000, 1))
        packed[-200:-100] = bytes(100)
        error = refuse(bytes(packed), unpack)
        assert error.reason in (
            "the packed file is damaged",
            "the packed file is cut off",
            "something follows the packed content",
        )
        assert "unpacked bytes" in error.place

    @given(st.binary(max_size=300), st.integers(1, 60))
    def test_any_bytes_come_out_whole_or_are_refused(self, content, size):
        assert unpack(SourceFile("x", gzip.compress(content))) == content
        stream = open_unpacked(SourceFile("x", gzip.compress(content)))
        pieces = []
        while piece := stream.read(size):
            assert len(piece) <= size
            pieces.append(piece)
        assert b"".join(pieces) == content

    @given(st.data())
    def test_a_damaged_pack_is_refused_or_gives_what_it_held(self, data):
        packed = bytearray(gzip.compress(CONTENT[:5_000]))
        for _ in range(data.draw(st.integers(1, 4))):
            packed[data.draw(st.integers(2, len(packed) - 1))] = data.draw(st.integers(0, 255))
        try:
            unpack(SourceFile("x", bytes(packed)))
        except InputError:
            return
        # Bytes of the pack's own header (time, name) can change without harm.
        assert zlib.decompressobj(31).decompress(bytes(packed)) == CONTENT[:5_000]

    def test_the_stream_is_read_only(self):
        assert isinstance(open_unpacked(SourceFile("x", gzip.compress(b"1"))), io.RawIOBase)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content):
    try:
        read_source(SourceFile("x", content))
    except InputError as error:
        assert error.message  # noqa: PT017


@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "reader"),
    [
        ("undl/ga_voting.csv.gz", "undl_csv"),
        ("undl/c3_drafts_session78.marcxml", "undl_marc"),
        ("undl/voting_record_A_RES_78_264.marcxml", "undl_marc"),
        ("voeten/unga_votes_wide_1946_2024.csv.gz", "voeten"),
        ("voeten/crosswalk_rcid_undl.csv.gz", "voeten"),
        ("hrc/ballots_2006_2024.csv.gz", "hrc_csv"),
        ("sponsorship/drafts_1946_2015.csv.gz", "catalogue_csv"),
        ("sponsorship/draft_sponsors_1946_2015.csv.gz", "catalogue_csv"),
        ("texts/pdf/A_RES_80_220.pdf", "undoc"),
        ("texts/akn/S_RES_2512_(2020)-2003205E.xml", "akn"),
    ],
)
def test_the_real_files(shared, path, reader):
    file = shared / "data" / path
    assert find_reader(SourceFile("x", file.read_bytes())).name == reader


@pytest.mark.shared
@pytest.mark.parametrize(
    "path", ["voeten/ideal_points_all_apr2020.csv.gz", "README.md", "texts/paragraphs/A_HRC_RES_39_2.json"]
)
def test_real_files_that_are_for_no_reader(shared, path):
    assert re.search("no (format|layout) that we read", refuse((shared / "data" / path).read_bytes()).reason)


def test_marc_under_any_prefix():
    assert find_reader(SourceFile("x", marc(prefix="ns0"))).name == "undl_marc"

"""Voeten's roll calls and the links to the library's records."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulk import check_account, codes, csv_file
from onrecord.discrepancies import Level
from onrecord.errors import InputError
from onrecord.record import SourceFile
from onrecord.sources.voeten import READER

STATES = [f"{first}{second}A" for first in "BCDE" for second in "ABCDEF"]
WIDE = ["rcid", "date", "me", "nu", "di", "hr", "co", "ec", *STATES]
LINKS = "rcid date hr voeten_unres undl_id undl_resolution undl_date how agreement n_common".split()  # noqa: SIM905


def read(header, rows):
    source = csv_file(header, rows)
    assert READER.recognises(source)
    reading = READER.read(source)
    check_account(reading)
    return reading


def wide(rcid: str, day: str, vote: str = "1", **votes: str) -> dict[str, str]:
    return {"rcid": rcid, "date": day, **dict.fromkeys(STATES, vote), **votes}


def link(rcid: str = "7", **more: str) -> dict[str, str]:
    row = {"rcid": rcid, "date": "2017-12-04", "voeten_unres": "R/72/70", "undl_id": "900001"}
    return row | {"undl_resolution": "A/RES/72/70", "how": "symbol", "agreement": "0.99"} | more


class TestRollCalls:
    def test_votes_under_the_roll_call_s_number(self):
        row = wide("7", "2017-12-04", BAA="2", BBA="3", BCA="8", BDA="9", BEA="1.0")
        reading = read(WIDE, [row])
        frame = reading.statements["ballots"]
        votes = dict(zip(frame["printed"], frame["ballot"], strict=True))
        assert (votes["BAA"], votes["BBA"], votes["BCA"], votes["BEA"]) == ("abstain", "no", "absent", "yes")
        assert "BDA" not in votes
        assert set(frame["document"]) == {"voeten:7"}
        assert set(frame["date"]) == {date(2017, 12, 4)}
        assert set(frame["rank"]) == {"dataset"}
        assert reading.rows_read == len(STATES)
        assert reading.rows_left_out == {"the state was no member of the United Nations": 1}

    def test_a_number_that_stands_twice_gets_its_date(self):
        reading = read(WIDE, [wide("7", "1954-12-03"), wide("7", "2023-12-04"), wide("8", "2023-12-04")])
        documents = set(reading.statements["ballots"]["document"])
        assert documents == {"voeten:7.1954-12-03", "voeten:7.2023-12-04", "voeten:8"}

    @pytest.mark.parametrize("vote", ["4", "", "Y", "1.5"])
    def test_a_vote_that_is_none(self, vote):
        reading = read(WIDE, [wide("7", "2017-12-04", BAA=vote)])
        (found,) = reading.discrepancies
        assert (found.code, found.level, found.field) == ("bad-vote", Level.ERROR, "BAA")
        assert found.locator == "rcid=7, row 2"

    def test_a_date_that_is_none(self):
        reading = read(WIDE, [wide("7", "4 December")])
        assert codes(reading) == ["bad-date"]
        assert reading.statements["ballots"]["date"].null_count() == len(STATES)

    def test_a_column_that_is_no_state_is_said(self):
        found = read([*WIDE, "mood"], [wide("7", "2017-12-04")]).discrepancies
        assert [(one.code, one.field) for one in found] == [("unread-field", "mood")]


class TestLinks:
    def test_a_link(self):
        row = read(LINKS, [link()]).statements["roll_calls"].row(0, named=True)
        assert (row["roll_call"], row["document"], row["agreement"]) == ("voeten:7", "A/RES/72/70", 0.99)

    @pytest.mark.parametrize("more", [{"agreement": "0.9499"}, {"undl_resolution": ""}, {"agreement": "much"}])
    def test_no_link_below_the_share(self, more):
        reading = read(LINKS, [link(**more)])
        assert reading.statements["roll_calls"].height == 0
        assert sum(reading.rows_left_out.values()) == 1

    @pytest.mark.parametrize(
        ("code", "resolution", "how", "doubtful"),
        [
            ("R/39/95C", "A/RES/39/41", "date", True),
            ("R/58/98", "A/RES/58/97", "date", True),
            ("R/52/38K", "A/RES/52/38Q", "date", True),
            ("R/26/2775A", "A/RES/2775(XXVI)[B]", "symbol", False),
            ("R/18/1885", "A/RES/1885(XVIII)", "symbol", False),
            ("R/1/66", "A/RES/66(I)", "date", False),
            ("", "A/RES/78/7", "date", False),
            ("ESS/1/34", "A/RES/997(ES-I)", "date", False),
        ],
    )
    def test_a_link_that_the_data_set_s_own_code_contradicts(self, code, resolution, how, doubtful):
        reading = read(LINKS, [link(voeten_unres=code, undl_resolution=resolution, how=how)])
        assert codes(reading) == (["roll-call-unlinked"] if doubtful else [])
        assert reading.statements["roll_calls"].height == (not doubtful)


def test_other_tables_are_not_recognised():
    assert not READER.recognises(csv_file(["rcid", "date", "AFG"], []))
    assert not READER.recognises(SourceFile("x", b"\x00\x01rcid"))


def test_a_table_without_rows_is_refused():
    with pytest.raises(InputError, match="0 rows"):
        READER.read(csv_file(WIDE, []))


@given(st.text(alphabet='123589.,\n"rcid', max_size=200))
def test_any_cells_are_read_or_refused(text):
    source = SourceFile("x.csv", csv_file(WIDE, [wide("7", "2017-12-04")]).content + text.encode())
    try:
        reading = READER.read(source)
    except InputError:
        return
    check_account(reading)


@pytest.mark.shared
class TestRealFiles:
    def read(self, shared, name):
        path = shared / "data/voeten" / name
        reading = READER.read(SourceFile(path.name, path.read_bytes()))
        check_account(reading)
        return reading

    def test_the_roll_calls(self, shared):
        reading = self.read(shared, "unga_votes_wide_1946_2024.csv.gz")
        assert reading.rows_read == 6_551 * 194
        assert reading.rows_used == 1_015_674
        assert reading.statements["ballots"]["document"].n_unique() == 6_551
        assert reading.discrepancies == ()

    def test_the_links(self, shared):
        reading = self.read(shared, "crosswalk_rcid_undl.csv.gz")
        assert (reading.rows_read, reading.rows_used) == (6_551, 4_845)
        assert codes(reading) == ["roll-call-unlinked"] * 71

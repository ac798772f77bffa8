"""The rules of docs/positions.md, one test a rule, on records built by hand."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from onrecord.standing import COLUMNS


def test_columns_are_the_documented_ones(small_record):
    record = small_record()
    record.text("60")
    assert record.positions().columns == list(COLUMNS)
    assert all(doc.strip().endswith(".") for doc in COLUMNS.values())


def test_an_empty_record_gives_no_rows_and_the_same_columns(small_record):
    assert small_record().positions().columns == list(COLUMNS)
    assert small_record().positions().is_empty()


def test_a_sponsor_outranks_its_vote_and_both_are_kept(small_record):
    record = small_record()
    draft = record.text("60", "recorded_vote", tally=(2, 1, 0))
    record.sponsors(draft, "AAA")
    record.votes("A/RES/60/1", yes="AAA BBB", no="CCC")
    columns = ("position", "sponsor", "vote", "document")
    assert record.of("AAA", *columns) == [("sponsor", "yes", "yes", draft)]
    assert record.of("CCC", *columns) == [("voted_no", "unknown", "no", "A/RES/60/1")]


def test_a_list_complete_at_adoption_proves_absence(small_record):
    record = small_record()
    draft = record.text("67")
    record.sponsors(draft, "AAA")
    record.covers(draft, "at_adoption")
    assert record.of("BBB", "position", "sponsor", "sponsor_document") == [("joined_consensus", "no", draft)]


@pytest.mark.parametrize(
    ("stage", "extent"),
    [("at_tabling", "complete"), ("at_adoption", "partial"), ("at_adoption", "none"), ("at_adoption", "selection")],
)
def test_any_other_list_proves_presence_only(small_record, stage, extent):
    record = small_record()
    draft = record.text("67")
    record.sponsors(draft, "AAA")
    record.covers(draft, stage, extent)
    assert record.of("AAA", "position", "sponsor") == [("sponsor", "yes")]
    assert record.of("BBB", "position", "sponsor", "rank") == [("unknown", "unknown", None)]


def test_a_complete_list_with_an_unresolved_name_proves_no_absence(small_record):
    # The name run into another (AN PAKISTAN) may be any of the states that are missing.
    record = small_record()
    draft = record.text("67")
    record.sponsors(draft, "AAA ?")
    record.covers(draft, "at_adoption")
    assert record.of("BBB", "position", "sponsor") == [("unknown", "unknown")]


def test_a_group_on_a_complete_list_proves_no_absence(small_record):
    record = small_record()
    draft = record.text("67")
    record.sponsors(draft, "AAA", via="Group of 77")
    record.covers(draft, "at_adoption")
    assert record.of("AAA", "position", "via") == [("sponsor", "Group of 77")]
    assert record.of("BBB", "position", "sponsor") == [("unknown", "unknown")]


def test_a_union_on_a_complete_list_leaves_open_its_own_members_only(small_record):
    # Council 7/15: Slovenia speaks on behalf of the European Union; whoever is no member of it is not meant.
    record = small_record("SVN FRA BRA")
    draft = record.text("67")
    record.sponsors(draft, "SVN", via="European Union")
    record.covers(draft, "at_adoption")
    assert record.of("SVN", "sponsor") == [("yes",)]
    assert record.of("FRA", "sponsor") == [("unknown",)]
    assert record.of("BRA", "sponsor") == [("no",)]


def test_a_union_printed_among_the_sponsors_is_no_unresolved_name(small_record):
    record = small_record("FRA BRA")
    draft = record.text("67")
    record.sponsors(draft, "?", printed="European Union")
    record.covers(draft, "at_adoption")
    assert record.of("FRA", "sponsor") == [("unknown",)]
    assert record.of("BRA", "sponsor") == [("no",)]


def test_a_reported_denial_settles_what_no_list_says(small_record):
    record = small_record()
    record.text("74")
    record.sponsors("A/RES/74/1", "AAA", "not_sponsor", rank="reported")
    columns = ("position", "sponsor", "rank", "sponsor_rank")
    assert record.of("AAA", *columns) == [("joined_consensus", "no", "reported", "reported")]
    assert record.of("BBB", *columns) == [("unknown", "unknown", None, None)]


def test_a_list_that_shows_the_name_outranks_a_report_that_denies_it(small_record):
    record = small_record()
    draft = record.text("74")
    record.sponsors(draft, "AAA", rank="catalogue")
    record.sponsors("A/RES/74/1", "AAA", "not_sponsor", rank="reported")
    assert record.of("AAA", "position", "rank", "why") == [
        ("sponsor", "catalogue", "on the sponsor list; another source denies it")
    ]


def test_a_complete_list_outranks_a_report_that_names_the_state(small_record):
    record = small_record()
    draft = record.text("74")
    record.sponsors(draft, "BBB", rank="catalogue")
    record.covers(draft, "at_adoption", rank="catalogue")
    record.sponsors("A/RES/74/1", "AAA", "sponsor", rank="reported")
    assert record.of("AAA", "position", "sponsor", "sponsor_rank") == [("joined_consensus", "no", "catalogue")]
    assert "a source of less weight names it" in str(record.of("AAA", "why"))


def test_a_report_may_know_a_sponsor_that_the_tabled_list_lacks(small_record):
    # Council session 22: the Republic of Korea is not on A/HRC/22/L.19 as printed and reported as a co-sponsor.
    record = small_record()
    draft = record.text("22", forum="HRC")
    record.sponsors(draft, "BBB", rank="catalogue")
    record.covers(draft, "at_tabling", rank="catalogue")
    record.sponsors("A/HRC/RES/22/1", "AAA", "sponsor", rank="reported")
    ((position, sponsor, rank, why),) = record.of("AAA", "position", "sponsor", "rank", "why")
    assert (position, sponsor, rank) == ("sponsor", "yes", "reported")
    assert why == "reported as a sponsor; not on the list as tabled, so it may have joined later"


def test_two_reports_of_equal_weight_that_differ_leave_it_unknown(small_record):
    record = small_record()
    draft = record.text("74")
    record.sponsors(draft, "AAA", "sponsor", rank="reported")
    record.sponsors("A/RES/74/1", "AAA", "not_sponsor", rank="reported")
    assert record.of("AAA", "position", "sponsor") == [("unknown", "unknown")]


def test_who_withdrew_is_no_sponsor(small_record):
    record = small_record()
    draft = record.text("74")
    record.sponsors(draft, "AAA")
    record.sponsors(draft, "AAA", "withdrawn")
    assert record.of("AAA", "position", "sponsor", "role") == [("joined_consensus", "no", None)]


def test_the_role_is_the_most_that_a_source_says(small_record):
    record = small_record()
    draft = record.text("74")
    record.sponsors(draft, "AAA", rank="catalogue")
    record.sponsors("A/RES/74/1", "AAA", "main", via="European Union", rank="reported")
    record.sponsors(draft, "BBB", "added", date=date(2019, 11, 14), stated_in="A/74/399/Add.3")
    assert record.of("AAA", "role", "via", "sponsor_rank") == [("main", "European Union", "catalogue")]
    assert record.of("BBB", "role", "joined", "stated_in") == [("added", date(2019, 11, 14), "A/74/399/Add.3")]


def test_the_sponsors_of_an_earlier_version_are_not_those_of_the_text(small_record):
    # A/C.3/62/L.37 had its own list before A/C.3/62/L.37/Rev.1.
    record = small_record()
    draft = record.text("62")
    record._add("documents", document="A/C.3/62/L.9", body="A/C.3", session="62", kind="draft")
    record._add("series_members", series="s", document="A/C.3/62/L.9")
    record.sponsors("A/C.3/62/L.9", "AAA BBB")
    record.sponsors(draft, "BBB")
    assert record.of("AAA", "position", "draft") == [("unknown", draft)]
    assert record.of("BBB") == [("sponsor",)]


def test_of_two_drafts_in_a_session_the_one_that_was_adopted_is_the_text(small_record):
    record = small_record()
    draft = record.text("60")
    record._add("documents", document="A/C.3/60/L.9", body="A/C.3", session="60", kind="draft")
    record._add("series_members", series="s", document="A/C.3/60/L.9")
    later = date(2006, 3, 1)
    record.action("A/C.3/60/L.9", later, "without_vote", body="A/C.3", session="60", kind="withdrawn")
    record.sponsors("A/C.3/60/L.9", "AAA")
    assert record.of("AAA", "position", "draft", "resolution") == [("unknown", draft, "A/RES/60/1")]


def test_a_full_roll_call_makes_a_member_without_a_row_absent(small_record):
    record = small_record()
    record.text("60", "recorded_vote", tally=(1, 1, 0))
    record.votes("A/RES/60/1", yes="AAA", no="BBB")
    assert record.of("CCC", "position", "sponsor") == [("absent", "unknown")]


@pytest.mark.parametrize("tally", [(2, 1, 0), None])
def test_a_roll_call_with_holes_says_nothing_of_the_others(small_record, tally):
    record = small_record()
    record.text("60", "recorded_vote", tally=tally)
    record.votes("A/RES/60/1", yes="AAA", no="BBB")
    assert record.of("CCC") == [("unknown",)]


def test_a_roll_call_with_an_unresolved_name_says_nothing_of_the_others(small_record):
    record = small_record()
    record.text("60", "recorded_vote", tally=(2, 1, 0))
    record.votes("A/RES/60/1", yes="AAA ?", no="BBB")
    assert record.of("CCC") == [("unknown",)]


def test_without_totals_the_coverage_says_whether_a_roll_call_is_full(small_record):
    record = small_record()
    record.text("60", "recorded_vote")
    record.votes("A/RES/60/1", yes="AAA", no="BBB")
    record.covers("A/RES/60/1", "vote", of="ballots")
    assert record.of("CCC") == [("absent",)]


def test_the_plenary_settles_it_and_the_committee_is_kept(small_record):
    record = small_record()
    draft = record.text("60", "recorded_vote")
    record.votes(draft, body="A/C.3", abstain="AAA")
    record.votes("A/RES/60/1", yes="AAA")
    assert record.of("AAA", "position", "vote", "committee_vote", "stage") == [
        ("voted_yes", "yes", "abstain", "plenary")
    ]


def test_until_the_plenary_acts_the_committee_does(small_record):
    record = small_record()
    record._add("documents", document="A/C.3/81/L.1", body="A/C.3", session="81", kind="draft")
    record._add("series_members", series="s", document="A/C.3/81/L.1")
    record.action("A/C.3/81/L.1", date(2026, 11, 18), "recorded_vote", body="A/C.3", session="81")
    record.votes("A/C.3/81/L.1", body="A/C.3", session="81", no="AAA")
    columns = ("position", "stage", "resolution", "draft", "date")
    assert record.of("AAA", *columns) == [("voted_no", "committee", None, "A/C.3/81/L.1", date(2026, 11, 18))]


def test_a_draft_without_an_action_knows_its_sponsors_only(small_record):
    record = small_record()
    draft = record.text("81", None)
    record.sponsors(draft, "AAA")
    record.covers(draft, "at_adoption")
    assert record.of("AAA", "position", "year") == [("sponsor", 2026)]
    assert record.of("BBB", "position", "sponsor") == [("unknown", "no")]


def test_an_action_whose_method_is_left_open_settles_no_position(small_record):
    record = small_record()
    draft = record.text("81", None)
    record.action("A/RES/81/1", date(2026, 12, 17), None, body="A", session="81")
    record.covers(draft, "at_adoption")
    ((position, why),) = record.of("AAA", "position", "why")
    assert position == "unknown"
    assert why.startswith("adopted, whether by a vote is not recorded")


def test_a_committee_draft_whose_symbol_is_not_known_still_has_its_sponsors(small_record):
    # Sessions 71-73 and 75-77: reports name sponsors, the draft's symbol is not held.
    record = small_record()
    record._add("documents", document="A/RES/71/202", body="A", session="71", kind="resolution")
    record._add("series_members", series="s", document="A/RES/71/202")
    record.action(None, date(2016, 11, 15), "without_vote", body="A/C.3", session="71", leads_to="A/RES/71/202")
    record.action("A/RES/71/202", date(2016, 12, 19), "without_vote", body="A", session="71")
    record.sponsors("A/RES/71/202", "AAA", "sponsor", rank="reported")
    columns = ("position", "draft", "date", "committee_date")
    assert record.of("AAA", *columns) == [("sponsor", None, date(2016, 12, 19), date(2016, 11, 15))]


def test_the_weakest_fact_gives_the_rank(small_record):
    record = small_record()
    draft = record.text("67", rank="reported")
    record.covers(draft, "at_adoption")
    assert record.of("AAA", "position", "rank", "sponsor_rank") == [("joined_consensus", "reported", "document")]


def test_nobody_is_said_to_have_joined_the_consensus_on_itself(small_record):
    record = small_record(about="AAA")
    draft = record.text("67")
    record.covers(draft, "at_adoption")
    assert record.of("AAA", "position", "sponsor") == [("unknown", "no")]
    assert record.of("BBB") == [("joined_consensus",)]


def test_a_dissociation_on_record_is_the_position(small_record):
    record = small_record()
    draft = record.text("67")
    record.covers(draft, "at_adoption")
    record.votes("A/RES/67/1", session="67", dissociated="AAA")
    assert record.of("AAA") == [("dissociated",)]


class TestMembership:
    def test_in_the_assembly_by_the_dates(self, small_record):
        record = small_record("")
        record.state("OLD", until=date(2006, 6, 2))
        record.state("NEW", since=date(2006, 6, 28))
        for session in ("60", "61"):
            record.covers(record.text(session), "at_adoption")
        assert record.of("OLD", "session", "position") == [(60, "joined_consensus")]
        assert record.of("NEW", "session", "position") == [(60, "not_a_member"), (61, "joined_consensus")]

    def test_of_a_text_without_a_day_a_member_of_the_whole_year_is_one(self, small_record):
        # A/RES/78/198 is held by its sponsors alone: whoever is not on the list had a seat all the same.
        record = small_record("")
        record.state("OLD")
        record.seat("OLD", "UN", date(1945, 10, 24))
        record.state("NEW", since=date(2023, 6, 28))
        record.seat("NEW", "UN", date(2023, 6, 28))
        record.state("LATE", since=date(2024, 1, 1))
        record.seat("LATE", "UN", date(2024, 1, 1))
        record.covers(record.text("78", None), "at_adoption")
        assert record.of("OLD", "position", "member") == [("unknown", True)]
        assert record.of("NEW", "position", "member") == [("unknown", None)]
        assert record.of("LATE", "position", "member") == [("not_a_member", False)]

    def test_who_left_the_united_nations_and_came_back_was_no_member_in_between(self, small_record):
        record = small_record("")
        record.state("IDN", since=date(1950, 9, 28))
        record.seat("IDN", "UN", date(1950, 9, 28), date(1965, 2, 28))
        record.seat("IDN", "UN", date(1966, 9, 28))
        for session in ("19", "20", "21"):
            record.covers(record.text(session), "at_adoption")
        assert record.of("IDN", "session", "member") == [(19, True), (20, False), (21, True)]

    def test_who_was_never_a_member_has_rows_once_a_list_names_it(self, small_record):
        # Observers sponsor in the Council; of other entities that texts name nothing is said.
        record = small_record("")
        record.state("PSE", since=None)
        record.text("60")
        assert record.of("PSE") == []
        draft = record.text("61")
        record.sponsors(draft, "PSE")
        assert record.of("PSE", "session", "position", "member") == [(60, "unknown", False), (61, "sponsor", False)]

    def test_a_former_state_that_is_printed_after_its_end_stays(self, small_record):
        record = small_record("AAA")
        record.state("OLD", until=date(2006, 6, 2))
        draft = record.text("61")
        record.sponsors(draft, "OLD")
        assert record.of("OLD") == [("sponsor",)]

    def test_a_seat_in_the_council_by_the_table(self, small_record):
        record = small_record()
        record.seat("AAA", "A/HRC", date(2020, 1, 1), date(2022, 12, 31))
        record.covers(record.text("43", forum="HRC"), "at_adoption")
        record.covers(record.text("40", forum="HRC"), "at_adoption")
        assert record.of("AAA", "session", "position", "member") == [
            (40, "unknown", None),
            (43, "joined_consensus", True),
        ]

    def test_a_term_whose_first_day_is_not_held_proves_no_seat(self, small_record):
        record = small_record()
        record.seat("AAA", "A/HRC", None, date(2022, 12, 31))
        record.covers(record.text("43", forum="HRC"), "at_adoption")
        assert record.of("AAA", "position", "member") == [("unknown", None)]

    def test_a_roll_call_of_the_session_proves_a_seat(self, small_record):
        record = small_record()
        record.covers(record.text("43", forum="HRC"), "at_adoption")
        record.votes("A/HRC/RES/43/99", body="A/HRC", session="43", no="AAA", absent="BBB")
        assert record.of("AAA") == record.of("BBB") == [("joined_consensus",)]
        assert record.of("CCC") == [("unknown",)]

    def test_all_seats_known_means_that_the_others_have_none(self, small_record):
        seated = [f"S{n:02}" for n in range(47)]
        record = small_record(" ".join([*seated, "OUT"]))
        draft = record.text("7", "recorded_vote", forum="HRC", tally=(46, 0, 0))
        record.covers(draft, "at_adoption")
        record.votes("A/HRC/RES/7/1", body="A/HRC", session="7", yes=" ".join(seated[:46]), absent=seated[46])
        assert record.of("OUT", "position", "member") == [("not_a_member", False)]
        assert record.of("S46") == [("absent",)]

    def test_one_seat_short_leaves_the_others_open(self, small_record):
        seated = [f"S{n:02}" for n in range(46)]
        record = small_record(" ".join([*seated, "OUT"]))
        record.covers(record.text("7", "recorded_vote", forum="HRC", tally=(46, 0, 0)), "at_adoption")
        record.votes("A/HRC/RES/7/1", body="A/HRC", session="7", yes=" ".join(seated))
        assert record.of("OUT", "position", "member") == [("unknown", None)]

    def test_a_state_without_a_seat_can_sponsor(self, small_record):
        record = small_record()
        draft = record.text("40", forum="HRC")
        record.sponsors(draft, "AAA")
        assert record.of("AAA", "position", "member") == [("sponsor", None)]


def test_a_special_session_has_a_label_and_no_number(small_record):
    record = small_record()
    record.text("S-28", forum="HRC", year=2018)
    assert record.of("AAA", "session", "session_label", "year") == [(None, "S-28", 2018)]


def test_the_commission_may_be_printed_by_its_year(small_record):
    record = small_record()
    record.text("2003", forum="CHR", year=2003)
    assert record.of("AAA", "session", "session_label") == [(59, "59")]


def test_amendments_and_reports_are_no_texts(small_record):
    record = small_record()
    record.text("60")
    record._add("documents", document="A/60/509", body="A", session="60", kind="committee_report")
    record._add("documents", document="A/C.3/61/L.80", body="A/C.3", session="61", kind="amendment")
    record._add("series_members", series="s", document="A/60/509")
    record._add("series_members", series="s", document="A/C.3/61/L.80")
    assert record.of("AAA", "session", "resolution") == [(60, "A/RES/60/1")]


def test_all_series_at_once_are_each_alone(small_record):
    record = small_record()
    record.text("60")
    record._add("series_members", series="other", document="A/RES/60/1")
    record._add("series", series="other", title="Another question")
    from onrecord.standing import derive_positions

    every = derive_positions(record.tables())
    assert set(every["series"]) == {"s", "other"}
    assert every.filter(pl.col("series") == "s").equals(record.positions())

"""Every name of the real files: right on its date or a named discrepancy, held against what else is known."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest

from onrecord.names import Resolved, is_member, members, resolve_code, resolve_over, resolve_state

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

pytestmark = pytest.mark.shared

VOTES = "data/undl/ga_voting.csv.gz"
NEVER_RIGHT = {"TÜRKÝYE": 69, "AN PAKISTAN": 1}
"""The two faults of the votes, with their rows."""

EARLY_ABSENCES = {
    ("ARE", date(1971, 10, 7)),
    ("DMA", date(1978, 11, 3)),
    ("DMA", date(1978, 11, 10)),
    ("DMA", date(1978, 12, 1)),
    ("DMA", date(1978, 12, 8)),
    ("DMA", date(1978, 12, 14)),
    ("JPN", date(1956, 11, 21)),
    ("JPN", date(1956, 11, 24)),
    ("JPN", date(1956, 12, 4)),
    ("MNG", date(1961, 10, 23)),
    ("WSM", date(1976, 12, 1)),
}
"""Days on which a roll call lists a state as absent that was not yet a member."""


def unresolved(fields: pl.DataFrame, file: str) -> dict[str, str]:
    """Printed name -> damaged, ambiguous or unknown, for what is neither a state nor a group."""
    rows = fields.filter((pl.col("file") == file) & ~pl.col("outcome").is_in(["resolved", "party"]))
    kinds = pl.when(pl.col("damaged")).then(pl.lit("damaged")).otherwise("outcome")
    return dict(rows.select("printed", kinds.alias("kind")).unique().iter_rows())


def test_the_245_forms_of_the_votes_are_resolved_but_for_two_faults(votes: pl.DataFrame) -> None:
    assert votes["ms_name"].n_unique() == 245
    left = votes.filter(pl.col("outcome") != "resolved")
    assert left["damaged"].all()
    assert dict(Counter(left["ms_name"])) == NEVER_RIGHT


def test_codes_filled_from_the_names_agree_but_for_the_member_admitted_in_2000(votes: pl.DataFrame) -> None:
    other = votes.filter(pl.col("state") != pl.col("ms_code"))
    assert other.select("ms_name", "ms_code", "state").unique().rows() == [("YUGOSLAVIA", "YUG", "SCG")]
    assert other["date"].min() == date(2000, 11, 9)


def test_names_of_another_day_are_known(votes: pl.DataFrame) -> None:
    rows = votes.filter(~pl.col("of_the_day")).group_by("ms_name").agg(pl.len())
    assert dict(rows.iter_rows()) == {
        "BELARUS": 1092,
        "BURKINA FASO": 146,
        "CAMBODIA": 1006,
        "CAMEROON": 146,
        "CENTRAL AFRICAN REPUBLIC": 34,
        "CONGO (LEOPOLDVILLE)": 152,
        "KHMER REPUBLIC": 2,
        "LIBYAN ARAB JAMAHIRIYA": 90,
        "MALDIVES": 30,
        "MYANMAR": 890,
        "SIAM": 3,
        "SOUTHERN YEMEN": 35,
        "THE FORMER YUGOSLAV REPUBLIC OF MACEDONIA": 5,
        "UKRAINE": 1092,
        "UNITED ARAB EMIRATES": 1,
    }


def test_no_state_is_twice_in_a_roll_call(votes: pl.DataFrame) -> None:
    assert votes.drop_nulls("state").select("undl_id", "state").is_duplicated().sum() == 0


def test_no_state_votes_before_its_admission_or_after_its_end(votes: pl.DataFrame) -> None:
    listed = votes.drop_nulls("state").group_by("state", "date").agg((pl.col("ms_vote") != "X").any().alias("voted"))
    outside = {(code, day): voted for code, day, voted in listed.iter_rows() if not is_member(code, "UN", day)}
    assert set(outside) == EARLY_ABSENCES
    assert not any(outside.values())


def test_each_roll_call_lists_the_members_of_its_day(votes: pl.DataFrame) -> None:
    """Our dates of admission and end against 6,000 roll calls: they differ on days of admission only."""
    rolls = votes.group_by("undl_id", "date").agg(
        pl.col("state").drop_nulls(), pl.col("state").is_null().sum().alias("no")
    )
    for _, day, listed, without_state in rolls.iter_rows():
        member = members("UN", day) or frozenset()
        extra = {(code, day) for code in set(listed) - member}
        assert extra <= EARLY_ABSENCES
        missing = member - set(listed)
        admitted_today = {code for code in missing if not is_member(code, "UN", day - timedelta(days=1))}
        assert len(missing - admitted_today) == without_state, (day, missing)


def test_seventy_years_of_votes_agree_with_another_data_set(votes: pl.DataFrame, shared: Path) -> None:
    """Votes of the library by our names against those of Voeten by code: a name taken for another state would show."""
    links = pl.read_csv(shared / "data/voeten/crosswalk_rcid_undl.csv.gz", infer_schema=False)
    links = links.filter(pl.col("agreement").cast(pl.Float64, strict=False) >= 0.95).select("rcid", "undl_id")
    wide = pl.read_csv(shared / "data/voeten/unga_votes_wide_1946_2024.csv.gz", infer_schema=False)
    codes = [name for name in wide.columns if len(name) == 3 and name.isupper()]
    long = wide.select("rcid", *codes).unpivot(index="rcid", variable_name="code", value_name="vote")
    cast = long.filter(pl.col("vote").is_in(["1", "2", "3"])).join(links, on="rcid")
    cast = cast.join(votes.select("undl_id", "date").unique(), on="undl_id")
    pairs = cast.select("code", "date").unique().rows()
    known = [
        (code, day, outcome.state) for code, day in pairs if isinstance(outcome := resolve_code(code, day), Resolved)
    ]
    assert len(known) == len(pairs)
    states = pl.DataFrame(known, schema={"code": pl.String, "date": pl.Date, "state": pl.String}, orient="row")
    ours = votes.select(
        "undl_id", "state", "ms_name", pl.col("ms_vote").replace_strict({"Y": "1", "A": "2", "N": "3"}, default=None)
    ).drop_nulls()
    both = cast.join(states, on=["code", "date"]).join(ours, on=["undl_id", "state"])
    assert both.height > 750_000
    agreement = both.group_by("ms_name").agg((pl.col("vote") == pl.col("ms_vote")).mean().alias("share"))
    assert agreement.height > 230
    assert agreement.filter(pl.col("share") < 0.97).rows() == []


def test_votes_of_78_264_are_resolved(fields: pl.DataFrame, readings: ModuleType) -> None:
    rows = fields.filter(pl.col("file") == readings.VOTE_ON_78_264)
    assert rows["state"].n_unique() == rows.height == 193
    assert rows["of_the_day"].all()


def test_drafts_of_session_78(fields: pl.DataFrame, readings: ModuleType) -> None:
    assert unresolved(fields, readings.DRAFTS_OF_SESSION_78) == {
        "CÃ´te d'Ivoire": "damaged",
        "TÃ¼rkiye": "damaged",
        "Ir eland": "damaged",
        "UN. General Assembly. 3rd Committee. Chair": "unknown",
        "UN. Secretariat": "unknown",
        "UN. Secretary-General": "unknown",
    }


def test_sponsors_of_the_catalogue(fields: pl.DataFrame, readings: ModuleType) -> None:
    rows = fields.filter(pl.col("file") == readings.SPONSORS)
    assert rows["printed"].n_unique() == 236
    assert unresolved(fields, readings.SPONSORS) == {
        "Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals "
        "(5th : 1997 : Geneva)": "unknown",
        "Denmark Finland.": "damaged",
        "International Cartographic Association": "unknown",
        "UN Commission on International Trade Law (38th sess. : 2005 : Vienna)": "unknown",
        "UN. Commission on the Status of Women": "unknown",
        "UN. Secretary-General": "unknown",
        "UN. Security Council (68th year : 2013)": "unknown",
        "United Status of America and Venezuela (Bolivarian Republic of)": "damaged",
    }


def test_names_in_titles_agree_with_the_catalogues_sponsors(readings: ModuleType, shared: Path) -> None:
    """Each name that titles print is mostly on the list of sponsors that the same record gives apart."""
    days = readings.days_of_drafts(shared)
    listed: dict[str, set[str]] = {}
    for name, symbol in readings.read_sponsors(shared):
        outcome = resolve_over(name, *days[symbol])
        if isinstance(outcome, Resolved):
            listed.setdefault(symbol, set()).add(outcome.state)
    seen, agreed = Counter[str](), Counter[str]()
    # The catalogue gives no sponsors apart for addenda.
    for symbol, name in (row for row in readings.read_titles(shared) if "/Add." not in row[0]):
        outcome = resolve_over(name, *days[symbol])
        if isinstance(outcome, Resolved):
            seen[name] += 1
            agreed[name] += outcome.state in listed.get(symbol, ())
    assert seen.total() > 130_000
    assert agreed.total() / seen.total() > 0.99
    assert [name for name, count in seen.items() if agreed[name] / count < 0.85] == []


def test_facts_agree_with_their_codes(readings: ModuleType, shared: Path) -> None:
    days = readings.days_of_facts(shared)
    ballots = pl.read_csv(shared / "facts/ballots.csv", infer_schema=False)
    for document, printed, code in ballots.select("document", "printed", "iso3").iter_rows():
        outcome = resolve_state(printed, days[document])
        assert isinstance(outcome, Resolved), (document, printed)
        assert outcome.state == code


def test_facts_name_states_or_groups(fields: pl.DataFrame) -> None:
    for file in ("ballots", "sponsorships", "reported_sponsors"):
        assert unresolved(fields, f"facts/{file}.csv") == {}
    assert set(unresolved(fields, "facts/main_sponsors_hrc.csv")) == {
        "29 main sponsors counted by right-docs (names not in the stored part)",
        "Japan (29 main sponsors counted by right-docs)",
        "the European Union (joint submission)",
    }


def test_codes_of_the_council_are_its_members_but_for_ten_faulty_roll_calls(readings: ModuleType, shared: Path) -> None:
    rows = readings.read_council_codes(shared)
    assert rows["state"].null_count() == 0
    outside: dict[str, set[str]] = {}
    for symbol, day, code, state in rows.iter_rows():
        assert code == state
        if not is_member(state, "A/HRC", day):
            outside.setdefault(symbol, set()).add(state)
    left_in = {symbol for symbol in outside if symbol.startswith("A/HRC/RES/38/")}
    # The United States left on 19 June 2018; its seat is still listed, without a vote, in resolutions of that session.
    assert {frozenset(outside.pop(symbol)) for symbol in left_in} == {frozenset({"USA"})}
    assert len(left_in) == 6
    elected_later = {"BRA", "EGY", "HRV", "HUN", "IRQ", "JPN", "RWA", "TUN", "USA"}
    assert outside == {
        "A/HRC/RES/16/31": {"SVN", "SWZ"},
        "A/HRC/33/L.34": elected_later,
        "A/HRC/33/L.35": elected_later,
        "A/HRC/50/L.48": {"DZA"},
    }


def test_names_of_the_ideal_points_agree_with_their_codes(readings: ModuleType, shared: Path) -> None:
    """Names of today for the seat of the day. The codes of both Yemens are YAR; Taiwan is the seat of China."""
    differ = set()
    for session, _, code, name in readings.read_ideal_points(shared).unique().iter_rows():
        by_name, by_code = (
            resolve_state(name, date(1945 + session, 11, 15)),
            resolve_code(code, date(1945 + session, 11, 15)),
        )
        if not (isinstance(by_name, Resolved) and isinstance(by_code, Resolved) and by_name.state == by_code.state):
            differ.add((name, code, getattr(by_name, "state", None), getattr(by_code, "state", None)))
    assert differ == {
        ("Yemen Arab Republic", "YAR", "YEM", None),
        ("Yemen People's Republic", "YAR", "YMD", None),
        # The name of the seat in later years too; of two states, and therefore of none.
        ("Yugoslavia", "YUG", None, "YUG"),
    }

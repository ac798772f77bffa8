"""Spells and breaks over sequences written as words: one letter a session."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.standing import COLUMNS, Measure, breaks, spells

LETTERS = {
    "S": ("sponsor", "yes"),
    "y": ("voted_yes", "no"),
    "Y": ("voted_yes", "unknown"),
    "a": ("abstained", "no"),
    "A": ("abstained", "unknown"),
    "n": ("voted_no", "no"),
    "c": ("joined_consensus", "no"),
    "0": ("absent", "no"),
    "O": ("absent", "unknown"),
    "-": ("not_a_member", "no"),
    "x": ("unknown", "no"),
    "?": ("unknown", "unknown"),
}
"""A capital is a ballot whose sponsorship is unknown; x is an unknown position of a known non-sponsor."""


def stand(word: str, **more: object) -> pl.DataFrame:
    """Positions of one state, from session 60 on."""
    rows = []
    for place, letter in enumerate(word):
        position, sponsor = LETTERS[letter]
        session, year = 60 + place, 2005 + place
        row = dict.fromkeys(COLUMNS) | {
            "series": "s",
            "forum": "GA",
            "state": "AAA",
            "session": session,
            "session_label": str(session),
            "year": year,
            "date": date(year, 12, 18),
            "committee_date": date(year, 11, 15),
            "position": position,
            "sponsor": sponsor,
            "method": "without_vote" if letter in "c" else "recorded_vote",
            "rank": None if position == "unknown" else "document",
            "resolution": f"A/RES/{session}/1",
            "document": None if position == "unknown" else f"D{session}",
            "sponsor_document": None if sponsor == "unknown" else f"L{session}",
        }
        rows.append(row | more)
    texts = dict.fromkeys(COLUMNS, pl.String())
    schema = texts | {
        "session": pl.Int32(),
        "year": pl.Int32(),
        "date": pl.Date(),
        "joined": pl.Date(),
        "committee_date": pl.Date(),
        "member": pl.Boolean(),
    }
    return pl.DataFrame(rows, schema=schema)


def runs(word: str, of: Measure = Measure.POSITION) -> str:
    """The spells as `60-62 sponsor`, `<` and `>` where the run may go on."""
    lines = []
    for row in spells(stand(word), of).iter_rows(named=True):
        left, right = "<" if row["open_left"] else "", ">" if row["open_right"] else ""
        lines.append(f"{left}{row['from_session']}-{row['to_session']}{right} {row['value']}")
    return ", ".join(lines)


def changes(word: str, of: Measure = Measure.POSITION) -> str:
    """The breaks as `62>65 sponsor>absent [63 64]`."""
    lines = []
    for row in breaks(stand(word), of).iter_rows(named=True):
        between = f" [{' '.join(row['between'])}]" if row["between"] else ""
        lines.append(
            f"{row['before_session']}>{row['after_session']} {row['before_value']}>{row['after_value']}{between}"
        )
    return ", ".join(lines)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("SSS", "60-62 sponsor"),
        ("SSaS", "60-61 sponsor, 62-62 abstained, 63-63 sponsor"),
        # Unknown is a run of its own: it does not join what lies on its two sides.
        ("S?S", "60-60> sponsor, <61-61> unknown, <62-62 sponsor"),
        ("?S", "60-60> unknown, <61-61 sponsor"),
        # A yes vote whose sponsorship is unknown may be a sponsor's.
        ("SYy", "60-60> sponsor, <61-62 voted_yes"),
        ("SA", "60-60 sponsor, 61-61 abstained"),
        ("SO", "60-60> sponsor, <61-61 absent"),
        # Known not to have sponsored, the rest unknown: the sponsor's spell is over.
        ("Sxc", "60-60 sponsor, 61-61> unknown, <62-62 joined_consensus"),
        ("a-a", "60-60 abstained, 61-61 not_a_member, 62-62 abstained"),
        ("", ""),
    ],
)
def test_spells_of_positions(word, expected):
    assert runs(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aSSccS", "60-60 no, 61-62 yes, 63-64 no, 65-65 yes"),
        ("SYy", "60-60> yes, <61-61> unknown, <62-62 no"),
    ],
)
def test_spells_of_sponsorship(word, expected):
    assert runs(word, Measure.SPONSORSHIP) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("SSS", ""),
        ("aayS", "61>62 abstained>voted_yes, 62>63 voted_yes>sponsor"),
        ("S?S", ""),
        ("S??c", "60>63 sponsor>joined_consensus [61 62]"),
        ("?S?", ""),
        ("Sc?c", "60>61 sponsor>joined_consensus"),
        # The yes vote of 61 may be a sponsor's: the change is proven at 62 only.
        ("SYy", "60>62 sponsor>voted_yes [61]"),
        ("SYS", ""),
        ("SYa", "61>62 voted_yes>abstained"),
        ("SA", "60>61 sponsor>abstained"),
        ("YO", ""),
        ("yO", "60>61 voted_yes>absent"),
        # Without a seat a state takes no stand by its silence, but it could have sponsored.
        ("a-y", "60>62 abstained>voted_yes [61]"),
        ("a-a", ""),
        ("S-y", "60>61 sponsor>not_a_member"),
        ("-S", "60>61 not_a_member>sponsor"),
        ("Sxc", "60>62 sponsor>joined_consensus [61]"),
    ],
)
def test_breaks_of_positions(word, expected):
    assert changes(word) == expected


def test_breaks_of_sponsorship():
    assert changes("aSYcS", Measure.SPONSORSHIP) == "60>61 no>yes, 61>63 yes>no [62], 63>64 no>yes"


def test_a_break_says_when_by_what_document_and_how_the_text_was_decided():
    (row,) = breaks(stand("Sc")).rows(named=True)
    assert (row["before_document"], row["after_document"], row["date"]) == ("D60", "D61", date(2006, 12, 18))
    assert (row["before_method"], row["after_method"], row["method_changed"]) == ("recorded_vote", "without_vote", True)
    (row,) = breaks(stand("aS")).rows(named=True)
    assert row["date"] == date(2006, 11, 15), "sponsors join until the committee acts"
    (row,) = breaks(stand("aS", joined=date(2006, 11, 9))).rows(named=True)
    assert row["date"] == date(2006, 11, 9)


def test_a_spell_says_where_it_stands_in_the_series_and_what_is_reported():
    first, second = spells(stand("aSS", rank="reported")).rows(named=True)
    assert (first["from_first"], first["to_last"]) == (True, False)
    assert (second["from_first"], second["to_last"]) == (False, True)
    assert (second["sessions"], second["reported"]) == (2, 2)
    assert (second["first_document"], second["last_document"]) == ("D61", "D62")


WORDS = st.text(alphabet=sorted(LETTERS), max_size=14)


@given(WORDS, st.sampled_from(Measure))
def test_spells_tile_the_sessions(word, of):
    found = spells(stand(word), of)
    assert found["sessions"].sum() == len(word)
    ends = [session for row in found.select("from_session", "to_session").rows() for session in row]
    assert ends == sorted(ends)
    assert found["value"].to_list() == [
        value for n, value in enumerate(found["value"]) if n == 0 or value != found["value"][n - 1]
    ]


@given(WORDS, st.sampled_from(Measure))
def test_no_break_touches_an_unknown_value_and_every_break_is_a_change(word, of):
    for row in breaks(stand(word), of).iter_rows(named=True):
        assert "unknown" not in (row["before_value"], row["after_value"])
        assert row["before_value"] != row["after_value"]
        assert row["before_session"] < row["after_session"]
        assert row["after_session"] - row["before_session"] - 1 == len(row["between"])


@given(WORDS, st.integers(min_value=0), st.sampled_from(Measure))
def test_forgetting_a_session_never_adds_a_change(word, at, of):
    if not word:
        return
    at %= len(word)
    forgotten = word[:at] + "?" + word[at + 1 :]
    assert breaks(stand(forgotten), of).height <= breaks(stand(word), of).height


@given(st.text(alphabet="Syacn0", max_size=10))
def test_with_everything_known_the_breaks_are_the_seams_of_the_spells(word):
    assert breaks(stand(word)).height == max(spells(stand(word)).height - 1, 0)
    assert not spells(stand(word)).filter(pl.col("open_left") | pl.col("open_right")).height


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_states_do_not_touch_each_other(words):
    together = pl.concat([stand(word, state=f"S{n:02}") for n, word in enumerate(words)])
    for of in Measure:
        assert spells(together, of).height == sum(spells(stand(word), of).height for word in words)
        assert breaks(together, of).height == sum(breaks(stand(word), of).height for word in words)

"""The questions of the reading side, asked of the embedded record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from onrecord.errors import NotOnRecordError, SymbolError
from onrecord.record import queries

if TYPE_CHECKING:
    from onrecord.record import Edition


def test_the_series_with_its_documents(packed: Edition) -> None:
    series = queries.find_series(packed)
    assert series.select("series", "about").rows() == [("dprk", "PRK")]
    documents = queries.find_documents(packed, "dprk")
    assert documents["document"].is_unique().all()
    known = dict(documents.select("document", "kind").iter_rows())
    assert known["A/RES/80/220"] == "resolution"
    assert known["A/C.3/78/L.39"] == "draft"
    dated = documents["date"].drop_nulls().to_list()
    assert dated == sorted(dated)
    with pytest.raises(NotOnRecordError, match="no series 'iran'") as caught:
        queries.find_documents(packed, "iran")
    assert "dprk" in caught.value.hint


def test_actions_in_order_with_forum_year_and_what_they_led_to(packed: Edition) -> None:
    actions = queries.find_actions(packed, series="dprk")
    assert actions["year"].to_list() == sorted(actions["year"].to_list())
    assert set(actions["forum"]) == {"GA", "HRC", "CHR"}
    first, last = (actions.filter(forum="GA").select("document", "date", "resolution").row(place) for place in (0, -1))
    assert first == ("A/C.3/60/L.48", date(2005, 11, 17), "A/RES/60/173")
    assert last == ("A/RES/80/220", date(2025, 12, 18), "A/RES/80/220")


def test_the_actions_on_one_resolution_are_those_on_its_draft_too(packed: Edition) -> None:
    actions = queries.find_actions(packed, document="A/RES/62/167")
    assert actions.select("body", "yes", "no", "abstain").rows() == [("A/C.3", 97, 23, 60), ("A", 101, 22, 59)]


def test_the_tally_that_is_followed_and_the_other_one(packed: Edition) -> None:
    differing = queries.find_discrepancies(packed, document="A/RES/62/167", code="sources-differ")
    assert set(differing.select("field", "value", "other_value").iter_rows()) >= {
        ("ballot ZAF", "abstain", "yes"),
        ("yes", "101", "102"),
        ("abstain", "59", "58"),
    }
    assert set(queries.find_discrepancies(packed, state="ZAF")["document"]) == {"A/RES/62/167"}
    assert queries.find_discrepancies(packed).height == packed.table("discrepancies").height


def test_sponsors_with_their_role_and_coverage(packed: Edition) -> None:
    sponsors = queries.find_sponsors(packed, "A/C.3/78/L.39")
    roles = dict(sponsors["role"].value_counts().iter_rows())
    assert (roles["tabled"], roles["added"]) == (40, 22)
    assert sponsors["role"].to_list() == sorted(sponsors["role"], key=["main", "tabled", "added", "sponsor"].index)
    assert set(sponsors["rank"]) == {"catalogue"}
    coverage = queries.find_coverage(packed, "A/C.3/78/L.39")
    assert dict(coverage.select("stage", "extent").iter_rows()) == {
        "at_tabling": "complete",
        "at_adoption": "complete",
    }


def test_ballots_and_what_other_sources_say(packed: Edition) -> None:
    ballots = queries.find_ballots(packed, "A/RES/62/167")
    counted = dict(ballots["ballot"].value_counts().iter_rows())
    assert (counted["yes"], counted["no"], counted["abstain"]) == (101, 22, 59)
    every = queries.find_ballots(packed, "A/RES/62/167", every_source=True)
    assert every.filter(state="ZAF").select("ballot", "chosen").rows() == [("abstain", True), ("yes", False)]


def test_a_symbol_may_be_given_in_any_way_of_writing(packed: Edition) -> None:
    assert queries.find_ballots(packed, " A/RES/62/167 ").height == queries.find_ballots(packed, "A/RES/62/167").height
    with pytest.raises(SymbolError):
        queries.find_ballots(packed, "resolution 62/167")


def test_one_document_is_filled_from_every_source(packed: Edition) -> None:
    document = queries.show_document(packed, "A/RES/62/167")
    assert document["kind"] == "resolution"
    assert document["title"]
    with pytest.raises(NotOnRecordError, match="A/RES/99/999"):
        queries.show_document(packed, "A/RES/99/999")


def test_what_a_document_leaves_empty_comes_from_the_next_by_precedence() -> None:
    from onrecord.record.queries.texts import fill_documents

    rows = pl.DataFrame(
        {
            "document": ["A/RES/62/167"] * 3,
            "title": [None, "as catalogued", "as in a data set"],
            "date": ["2007-12-18", "2007-12-19", None],
            "chosen": [True, False, False],
            "origin_id": ["a", "b", "c"],
        }
    )
    assert fill_documents(rows).rows(named=True) == [
        {
            "document": "A/RES/62/167",
            "title": "as catalogued",
            "date": "2007-12-18",
            "chosen": True,
            "origin_id": "a",
        }
    ]


def test_asks_of_a_text_and_on_a_topic(packed: Edition) -> None:
    asks = queries.find_asks(packed, document="A/RES/80/220", topic="abductees")
    assert asks.height >= 1
    assert set(asks["topic"]) == {"abductees"}
    assert set(queries.find_asks(packed)["document"]) == {"A/RES/78/218", "A/RES/79/181", "A/RES/80/220"}


@pytest.mark.parametrize(
    ("on", "heads"),
    [
        (date(2018, 6, 1), ["Moon Jae-in"]),
        (date(2017, 5, 9), []),
        (date(2022, 5, 10), ["Yoon Suk Yeol"]),
    ],
)
def test_who_was_in_office_on_a_day(packed: Edition, on: date, heads: list[str]) -> None:
    assert queries.find_governments(packed, "KOR", on=on)["head"].to_list() == heads


def test_acts_and_letters(packed: Edition) -> None:
    acts = queries.find_acts(packed, state="KOR", kind="report")
    assert acts["date"].to_list() == sorted(acts["date"].to_list())
    assert acts.height >= 1
    letter = queries.find_letters(packed, addressee_state="KOR", on=date(2025, 10, 28)).row(0, named=True)
    assert letter["organisations"] == 20
    names = queries.find_letter_names(packed, letter["letter"])
    assert "Human Rights Watch" in names["name"].to_list()


def test_evidence_in_words(packed: Edition) -> None:
    ballot = queries.find_ballots(packed, "A/RES/62/167").filter(state="ZAF").row(0, named=True)
    found = queries.find_origins(packed, [ballot["origin_id"], ballot["origin_id"]]).row(0, named=True)
    assert "https://digitallibrary.un.org/record/615020" in found["words"]
    assert found["words"].endswith("read in the library's catalogue")
    assert queries.find_origins(packed, ["nowhere"]).is_empty()

"""Series: which titles are one question, what a person can overrule, and the real recurring questions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.judgements import Answer
from onrecord.series import Judged, Member, Series, Text, clean_title, link_series, read_situation, title_key

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2015, 12, 1)


def text(document: str, title: str, session: str, day: str = "2015-12-01", **more: object) -> Text:
    body = "/".join(document.split("/")[:2]) if document.startswith(("A/HRC", "A/C.3")) else "A"
    return Text(document, body, session, str(more.pop("kind", "resolution")), title, day, **more)  # type: ignore[arg-type]


CLEAN = [
    ("Rights of the child : resolution / adopted by the General Assembly", "Rights of the child"),
    ("Nuclear disarmament :resolution /adopted by the Human Rights Council at its 9th session", "Nuclear disarmament"),
    ("Freedom of opinion : revised draft resolution / Chile, Peru and Fiji", "Freedom of opinion"),
    # a title that ends in the word itself loses only what the catalogue added
    ("Follow-up to a resolution : resolution / adopted by the General Assembly", "Follow-up to a resolution"),
    ("Draft resolution / Chile and Peru", ""),
]


@pytest.mark.parametrize(("given_title", "expected"), CLEAN)
def test_titles_lose_what_the_catalogue_adds(given_title: str, expected: str) -> None:
    assert clean_title(given_title) == expected


def test_keys_ignore_years_counts_quotes_and_spellings() -> None:
    same = [
        "Programme budget for 2022–2023 : resolution / adopted by the General Assembly",
        "Program budget for 2024",
        "The programme budget for the 2019",
    ]
    assert {title_key(t) for t in same} == {"program budget"}
    assert title_key("Children’s co-operation") == title_key("Children's cooperation")
    assert title_key("Draft resolution / Chile") == ""


SITUATIONS = [
    ("Situation of human rights in the Islamic Republic of Iran", {"IRN"}, False),
    (
        "Human rights situation in the Islamic Republic of Iran : resolution / adopted by the General Assembly",
        {"IRN"},
        False,
    ),
    ("Deteriorating situation of human rights in Myanmar", {"MMR"}, False),
    ("Situation of human rights of Rohingya Muslims and other minorities in Myanmar", {"MMR"}, False),
    # printed with a misprint in the library
    ("Situtation of human rights in the Democratic Republic of the Congo", {"COD"}, False),
    ("Situation of human rights in the temporarily occupied territories of Ukraine", {"UKR"}, True),
]


@pytest.mark.parametrize(("title", "states", "occupied"), SITUATIONS)
def test_situations(title: str, states: set[str], occupied: bool) -> None:
    found = read_situation(title, DAY)
    assert found is not None
    assert (set(found.states), found.occupied) == (states, occupied)


@pytest.mark.parametrize(
    "title", ["Human rights in the administration of justice", "Rights of the child", "Situation in Iran"]
)
def test_other_titles_are_no_situation(title: str) -> None:
    assert read_situation(title, DAY) is None


def test_one_question_over_bodies_titles_and_drafts() -> None:
    texts = [
        text("A/RES/61/232", "Situation of human rights in Myanmar", "61", "2006-12-22"),
        text(
            "A/RES/75/238",
            "Situation of human rights of Rohingya Muslims and other minorities in Myanmar",
            "75",
            "2020-12-31",
        ),
        text("A/HRC/RES/S-27/1", "Human rights situation in Myanmar", "S-27", "2017-12-05"),
        text("A/C.3/75/L.34", "Draft resolution", "75", "2020-10-30", kind="draft", becomes="A/RES/75/238"),
        text("A/RES/75/192", "Situation of human rights in Belarus", "75", "2020-12-16"),
    ]
    series, members = link_series(texts)
    assert [(one.series, one.about) for one in series] == [("myanmar", "MMR")]
    assert {m.document for m in members} == {t.document for t in texts[:4]}
    why = {m.document: m.why for m in members}
    assert why["A/C.3/75/L.34"] == "the draft that became A/RES/75/238"
    assert all(m.why and 0 < m.score <= 1 for m in members)


def test_occupied_territory_is_another_question_than_the_state() -> None:
    texts = [
        text("A/HRC/RES/49/1", "Situation of human rights in Ukraine stemming from the Russian aggression", "49"),
        text(
            "A/RES/71/205",
            "Situation of human rights in the Autonomous Republic of Crimea and the city of Sevastopol (Ukraine)",
            "71",
        ),
        text(
            "A/RES/78/221",
            "Situation of human rights in the temporarily occupied territories of Ukraine, including the Autonomous "
            "Republic of Crimea and the city of Sevastopol",
            "78",
        ),
    ]
    _, members = link_series(texts)
    assert sorted(m.document for m in members) == ["A/RES/71/205", "A/RES/78/221"]


def test_amendments_and_single_texts_make_no_series() -> None:
    texts = [
        text("A/RES/70/1", "A matter of its own", "70"),
        text("A/HRC/45/L.54", "Situation of human rights in Belarus", "45", kind="amendment"),
        text("A/HRC/RES/45/1", "Situation of human rights in Belarus", "45"),
    ]
    assert link_series(texts) == ([], [])


TWO = [
    text("A/RES/70/1", "Rights of the child", "70", "2015-12-01"),
    text("A/RES/71/1", "Rights of the child", "71", "2016-12-01"),
    text("A/RES/71/9", "A wholly other matter", "71", "2016-12-02"),
]


def test_different_keeps_apart_what_titles_join() -> None:
    judged = [Judged("A/RES/70/1", "A/RES/71/1", Answer.DIFFERENT, "editor", "two questions of one name")]
    assert link_series(TWO, judged=judged) == ([], [])


def test_same_joins_what_titles_do_not_and_says_who() -> None:
    judged = [Judged("A/RES/71/9", "A/RES/70/1", Answer.SAME, "editor", "renamed in 2016")]
    _, members = link_series(TWO, judged=judged)
    assert Member("rights-of-the-child", "A/RES/71/9", 1.0, "renamed in 2016", "editor") in members


def test_a_known_series_keeps_its_name_and_can_lose_a_text() -> None:
    known = {"A/RES/70/1": Series("children", "Rights of the child", None)}
    series, members = link_series(TWO, known)
    assert [one.series for one in series] == ["children"]
    assert {m.document for m in members} == {"A/RES/70/1", "A/RES/71/1"}
    banned = [Judged("A/RES/71/1", "children", Answer.DIFFERENT, "editor", "not this one")]
    _, members = link_series(TWO, known, banned)
    assert {m.document for m in members} == {"A/RES/70/1"}


def test_a_text_joins_the_series_that_it_recalls() -> None:
    texts = [
        text("A/RES/66/176", "Situation of human rights in the Syrian Arab Republic", "66", "2011-12-19"),
        text("A/RES/67/183", "Situation of human rights in the Syrian Arab Republic", "67", "2012-12-20"),
        text(
            "A/HRC/RES/50/19",
            "Human rights in occupied parts of the Syrian Arab Republic",
            "50",
            "2022-07-08",
            recalls=frozenset(("A/RES/66/176", "A/RES/67/183")),
        ),
    ]
    _, members = link_series(texts)
    assert {m.document: m.score for m in members}["A/HRC/RES/50/19"] == 0.85


@given(st.permutations(range(6)))
def test_the_order_of_the_documents_does_not_matter(order: list[int]) -> None:
    texts = [
        *TWO,
        text("A/HRC/RES/7/29", "Rights of the child", "7", "2008-03-28"),
        text("A/C.3/70/L.2", "Rights of the child", "70", "2015-10-01", kind="draft", becomes="A/RES/70/1"),
        text("A/RES/72/4", "Rights of the children", "72", "2017-12-01"),
    ]
    assert link_series([texts[i] for i in order]) == link_series(texts)


@given(st.text(max_size=200))
def test_any_title_has_a_key_and_a_situation_or_none(title: str) -> None:
    assert title_key(clean_title(title)) == title_key(title)
    read_situation(title, DAY)


@pytest.mark.shared
def test_the_situations_of_the_assembly_and_the_council(shared: Path) -> None:
    """The country situations that come back, each one series over both bodies, over the real titles."""
    assembly = pl.read_csv(
        shared / "data/undl/ga_voting.csv.gz", columns=["resolution", "session", "date", "title"], infer_schema_length=0
    ).unique(maintain_order=True)
    council = pl.read_csv(shared / "data/hrc/ballots_2006_2024.csv.gz", infer_schema_length=0).select(
        "symbol", "title", "type", "date"
    )
    texts = [Text(r[0], "A", r[1], "resolution", r[3], r[2]) for r in assembly.rows()]
    texts += [
        Text(symbol, "A/HRC", symbol.split("/")[3], kind, title, day)
        for symbol, title, kind, day in council.unique(maintain_order=True).rows()
        if symbol.startswith("A/HRC/RES/")
    ]
    series, members = link_series(texts)
    about = Counter(one.about for one in series if one.about)
    assert {"PRK", "IRN", "SYR", "MMR", "UKR", "BLR", "CUB", "SDN", "IRQ"} <= set(about)
    assert {one.series for one in series if one.about == "UKR"} == {
        "ukraine-occupied",
        "ukraine-stemming-from-russian-aggression",
    }
    assert max(about[state] for state in ("PRK", "IRN", "SYR", "MMR", "BLR", "CHL")) == 1
    bodies = {m.document.split("/")[1] for m in members if m.series == "syrian-arab-republic"}
    assert bodies == {"RES", "HRC"}
    assert len(members) == len({m.document for m in members})


def test_a_draft_that_is_said_to_have_become_another_text_joins_no_series() -> None:
    """The catalogue says so of A/C.3/53/L.46, on disappearances, and A/RES/53/46, on refugees."""
    texts = [
        text("A/RES/70/1", "Assistance to lighthouse keepers", "70", "2015-12-18"),
        text("A/RES/71/1", "Assistance to lighthouse keepers", "71", "2016-12-18"),
        text("A/C.3/71/L.9", "Question of lost nets", "71", "2016-11-02", kind="draft", becomes="A/RES/71/1"),
        text(
            "A/C.3/71/L.8",
            "Assistance to keepers of lighthouses",
            "71",
            "2016-11-02",
            kind="draft",
            becomes="A/RES/71/1",
        ),
    ]
    _, members = link_series(texts)
    assert {member.document for member in members} == {"A/RES/70/1", "A/RES/71/1", "A/C.3/71/L.8"}


def test_each_member_says_why_it_belongs() -> None:
    texts = [text(f"A/RES/{n}/1", "Rights of lighthouse keepers", str(n), f"{n + 1945}-12-18") for n in (70, 71, 72)]
    series = Series("keepers", "Rights of lighthouse keepers", None)
    _, members = link_series(texts, {"A/RES/71/1": series, "A/RES/72/1": series})
    why = {member.document: member.why for member in members}
    assert why["A/RES/70/1"] == "A/RES/71/1: the same title as A/RES/70/1"


def test_ids_do_not_pass_to_another_series_when_the_record_grows() -> None:
    """A judgement names a series by its id: it must not come to mean another one."""

    def ids(*titles: str) -> dict[str, str]:
        texts = [text(f"A/RES/{n}/{k}", title, str(n)) for k, title in enumerate(titles) for n in (70, 71)]
        return {one.title: one.series for one in link_series(texts)[0]}

    long = "Report of the Special Committee to Look into Lamps and Nets"
    other = "Report of the Special Committee to Look into Harbours"
    alone, both = ids(long), ids(other, long)
    assert alone[long] == "report-of-the-special-committee-to-look"
    assert both[long] == "report-of-the-special-committee-to-look-into-lamps-and-nets"
    assert alone[long] not in both.values()
    part, whole = (
        "Situation of human rights in the Republic of Chechnya of the Russian Federation",
        "Human rights in Peru",
    )
    assert ids(part, whole) == {part: "russian-federation-republic-chechnya", whole: "peru"}

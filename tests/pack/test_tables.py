"""The pack by itself: every row has a source, and the tables agree with one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import packed
from onrecord.discrepancies import Level
from onrecord.pack import pack_files
from onrecord.record import TABLES
from onrecord.sources.pack import READER
from onrecord.symbols import Symbol

README = Path(__file__).parents[2] / "src/onrecord/pack/README.md"
REQUIRED_TOPICS = {
    "abductees", "detainees", "prisoners_of_war", "accountability", "icc_referral", "security_council",
    "humanitarian_access", "forced_return", "separated_families", "commission_of_inquiry", "special_rapporteur",
    "ohchr_seoul", "prison_camps", "women", "disabilities", "dialogue", "workers", "information",
}  # fmt: skip
CITED = re.compile(r"https?://|UN Digital Library catalogue record of |General Assembly roll calls of Voeten|A/|E/CN")
UNSOURCED = {
    "secondary listing only", "nothing found up to November 2026", "Onrecord: the project's own list",
    "Onrecord: rules for labelled claims, after the press of 2014",
}  # fmt: skip

# Names that one state has in the lists of these drafts.
SAME = {
    "Czechia": "Czech Republic",
    "Moldova": "Republic of Moldova",
    "North Macedonia": "the former Yugoslav Republic of Macedonia",
    "The former Yugoslav Republic of Macedonia": "the former Yugoslav Republic of Macedonia",
    "United Kingdom": "United Kingdom of Great Britain and Northern Ireland",
    "United States": "United States of America",
    "Netherlands (Kingdom of the)": "Netherlands",
    "Netherlands (Kingdom of The)": "Netherlands",
}


def test_files_are_sorted_and_named_after_their_table() -> None:
    names = [source.name for source in pack_files()]
    assert names == sorted(names)
    assert len(names) == 17
    for source in pack_files():
        assert READER.recognises(source)
        reading = READER.read(source)
        table = source.name.removesuffix(".csv").split("-")[0]
        assert table in TABLES
        assert list(reading.statements) == ([table] if table != "discrepancies" else [])


def test_every_row_is_accounted_for_and_has_a_source() -> None:
    written = {source.name: source.content.count(b"\n") - 2 for source in pack_files()}
    for name, reading in packed.readings().items():
        assert reading.rows_read == reading.rows_used + sum(reading.rows_left_out.values()) == written[name], name
        if name != "discrepancies.csv":
            assert not reading.discrepancies, name


def test_every_source_can_be_opened_or_says_that_it_cannot() -> None:
    for table in TABLES:
        if table in {"origins", "discrepancies", "states", "state_names", "memberships", "roll_calls", "paragraphs"}:
            continue
        for row in packed.rows(table):
            for part in row["source"].split(" ; "):
                assert CITED.match(part) or part in UNSOURCED, (table, row["locator"], part)


def test_ranks_follow_the_sources() -> None:
    """A reported address never weighs more than reported, and a row weighs as its lightest source."""
    for table in ("documents", "actions", "sponsorships", "ballots", "coverage", "acts", "governments", "letters"):
        for row in packed.rows(table):
            parts = row["source"].split(" ; ")
            libraries = ("digitallibrary.un.org", "searchlibrary.ohchr.org", "UN Digital Library catalogue record")
            if row["rank"] == "catalogue":
                assert all(any(library in part for library in libraries) for part in parts), row
            elif row["rank"] == "dataset":
                assert all("Voeten" in part for part in parts), row
            elif row["rank"] == "document":
                assert all(re.match(r"(A|E)/", part) for part in parts), row


def test_no_row_stands_twice() -> None:
    for name, reading in packed.readings().items():
        for frame in reading.statements.values():
            assert not frame.drop("locator").is_duplicated().any(), name


def test_body_and_session_follow_from_the_symbol_of_a_document() -> None:
    for row in packed.rows("documents"):
        symbol = Symbol.parse(row["document"])
        assert (str(symbol.body), str(symbol.session)) == (row["body"], row["session"])
        assert not symbol.faults


def test_documents_hold_together() -> None:
    documents = {row["document"]: row for row in packed.rows("documents")}
    assert len(documents) == len(packed.rows("documents"))
    for row in documents.values():
        if row["becomes"]:
            assert documents[row["becomes"]]["kind"] == "resolution"
        assert (row["revises"] is None) == ("/Rev." not in row["document"])
    members = {row["document"] for row in packed.rows("series_members")}
    assert members == {name for name, row in documents.items() if row["kind"] != "committee_report"}
    named = {
        Symbol.parse(row[column]).canonical
        for row in packed.rows("sponsorships")
        for column in ("document", "stated_in")
        if row[column]
    }
    assert named <= set(documents)
    assert {row["document"] for table in ("ballots", "coverage", "asks") for row in packed.rows(table)} <= set(
        documents
    )


def test_the_series_is_about_a_state() -> None:
    (row,) = packed.rows("series")
    assert (row["series"], row["about"]) == ("dprk", "PRK")


def test_every_roll_call_adds_up_to_its_printed_tally() -> None:
    """Of the rows of one source; what a data set says differently stands in a file of its own."""
    cast: dict[str, Counter[str]] = defaultdict(Counter)
    for row in packed.rows("ballots"):
        if row["file"] != "ballots-other.csv":
            cast[row["document"]][row["ballot"]] += 1
    tallies = {row["document"]: row for row in packed.rows("actions") if row["rank"] == "catalogue" and row["yes"]}
    assert len(cast) == 18
    assert set(cast) == set(tallies)
    for document, counted in cast.items():
        tally = tallies[document]
        assert (counted["yes"], counted["no"], counted["abstain"]) == (tally["yes"], tally["no"], tally["abstain"])
        if tally["not_voting"] is not None:
            assert counted["absent"] == tally["not_voting"]


@pytest.mark.parametrize(
    ("document", "tallies"),
    [
        ("A/RES/62/167", {(101, 22, 59), (102, 22, 58)}),
        ("A/RES/64/175", {(99, 20, 63), (98, 20, 63)}),
        ("A/C.3/64/L.35", {(96, 19, 65), (97, None, None)}),
        ("A/C.3/65/L.47", {(103, 18, 60), (100, 18, 60)}),
    ],
)
def test_conflicting_tallies_stand_side_by_side(document: str, tallies: set[tuple[int, int, int]]) -> None:
    held = [row for row in packed.rows("actions") if row["document"] == document]
    assert {(row["yes"], row["no"], row["abstain"]) for row in held} == tallies
    assert len({row["source"] for row in held}) == 2


@pytest.mark.parametrize(
    ("document", "names", "ballots"),
    [
        ("A/RES/62/167", {"SOUTH AFRICA", "South Africa"}, {"abstain", "yes"}),
        ("A/RES/64/175", {"FIJI", "Fiji"}, {"yes", "absent"}),
        ("A/RES/65/225", {"GREECE", "Greece"}, {"yes", "abstain"}),
        ("A/RES/65/225", {"GRENADA", "Grenada"}, {"abstain", "yes"}),
        ("A/RES/60/173", {"SERBIA AND MONTENEGRO", "Serbia"}, {"yes"}),
    ],
)
def test_conflicting_ballots_stand_side_by_side(document: str, names: set[str], ballots: set[str]) -> None:
    held = [row for row in packed.rows("ballots") if row["document"] == document and row["printed"] in names]
    assert {row["printed"] for row in held} == names
    assert {row["ballot"] for row in held} == ballots
    assert {row["rank"] for row in held} == {"catalogue", "dataset"}


def listed_names(role: str | None = None) -> dict[tuple[str, str], set[str]]:
    """The states on the printed lists of each document, by the rank of their source; each state once."""
    names = defaultdict(set)
    for row in packed.rows("sponsorships"):
        if row["file"] == "sponsorships-printed.csv" and role in {None, row["role"]}:
            names[row["document"], row["rank"]].add(SAME.get(row["printed"], row["printed"]))
    return names


def test_coverage_counts_the_names_of_complete_lists() -> None:
    tabled, listed = listed_names("tabled"), listed_names()
    counted = [
        row for row in packed.rows("coverage")
        if (row["list"], row["extent"]) == ("sponsors", "complete") and row["rank"] != "reported"
    ]  # fmt: skip
    assert len(counted) == 36
    for row in counted:
        names = (tabled if row["stage"] == "at_tabling" else listed)[row["document"], row["rank"]]
        if (row["document"], row["rank"]) == ("A/C.3/69/L.28/Rev.1", "document"):
            # The reissue adds Vanuatu to the 57 of the catalogue.
            names = names | tabled[row["document"], "catalogue"]
        assert row["names"] == row["total"] == len(names), row


def test_coverage_counts_the_votes_of_roll_calls() -> None:
    voted = Counter(row["document"] for row in packed.rows("ballots") if row["file"] != "ballots-other.csv")
    counted = {
        row["document"]: row["names"] for row in packed.rows("coverage")
        if (row["list"], row["extent"]) == ("ballots", "complete")
    }  # fmt: skip
    assert counted == voted


@pytest.mark.parametrize(
    ("document", "stage", "totals"),
    [
        ("A/C.3/69/L.28/Rev.1", "at_tabling", {57, 58}),
        ("A/C.3/69/L.28/Rev.1", "at_adoption", {62}),
        ("A/C.3/80/L.29", "at_tabling", {41}),
        ("A/C.3/80/L.29", "at_adoption", {61}),
        ("A/C.3/65/L.47", "at_adoption", {51}),
        ("A/HRC/7/L.28", "at_adoption", {42}),
        ("A/HRC/13/L.13", "at_tabling", {39, 40}),
        ("A/RES/71/202", "at_tabling", {None}),
    ],
)
def test_how_many_sponsors_there_were(document: str, stage: str, totals: set[int | None]) -> None:
    held = [row for row in packed.rows("coverage") if row["document"] == document and row["stage"] == stage]
    assert {row["total"] for row in held} == totals


def test_every_text_of_the_series_says_how_complete_its_lists_are() -> None:
    covered = {(row["document"], row["list"], row["stage"]) for row in packed.rows("coverage")}
    for action in packed.rows("actions"):
        if action["method"] == "recorded_vote":
            assert (action["document"], "ballots", "vote") in covered
        if action["body"] == "A/C.3":
            draft = action["document"] or action["leads_to"]
            assert {(draft, "sponsors", "at_tabling"), (draft, "sponsors", "at_adoption")} <= covered


def test_acts_have_the_ids_that_the_rule_gives() -> None:
    met: Counter[str] = Counter()
    for row in packed.rows("acts"):
        plain = f"ev:{row['date']}:{row['kind']}"
        met[plain] += 1
        assert row["act_id"] == plain + (f"#{met[plain]}" if met[plain] > 1 else "")
        assert row["object"]
        assert row["phase"]
        assert len(row["phase"].split(" ; ")) in {1, len(row["object"].split(" ; "))}


@pytest.mark.parametrize(
    ("thing", "phases"),
    [
        (
            "annual report on human rights in North Korea",
            ["withheld", "published", "published", "withheld", "considered"],
        ),
        ("Human Rights and Humanitarian Affairs Office", ["announced", "dissolution_announced", "dissolved"]),
        ("Abductee Response Team", ["announced", "in_force", "dissolution_announced", "merged"]),
        ("Self-Support Division", ["created", "dissolved"]),
        ("North Korean Human Rights Act", ["passed", "in_force"]),
    ],
)
def test_what_became_of_a_thing(thing: str, phases: list[str]) -> None:
    found = []
    for row in packed.rows("acts"):
        things, steps = row["object"].split(" ; "), row["phase"].split(" ; ")
        if thing in things:
            found.append(steps[things.index(thing)] if len(steps) > 1 else steps[0])
    assert found == phases


def test_letters_and_their_names() -> None:
    letters = {row["letter"]: row for row in packed.rows("letters")}
    assert {row["letter"] for row in packed.rows("letter_names")} <= set(letters)
    first = letters["L2019"]
    assert (first["organisations"], first["organisations_other"]) == (67, 70)
    assert (first["countries"], first["countries_other"]) == (22, 23)
    last = letters["L2025b"]
    assert (last["organisations"], last["addressee_state"], last["asks_sponsorship"]) == (20, "KOR", True)
    assert sum(row["letter"] == "L2025b" for row in packed.rows("letter_names")) == 7


def test_every_required_topic_is_in_each_text_and_every_topic_is_listed() -> None:
    topics = {row["topic"] for row in packed.rows("topics")}
    asked = defaultdict(set)
    for row in packed.rows("asks"):
        asked[row["document"]].add(row["topic"])
        assert row["summary"].endswith(".")
        assert row["summary"].count(". ") == 0
    assert set(asked) == {"A/RES/78/218", "A/RES/79/181", "A/RES/80/220"}
    for document, found in asked.items():
        assert found >= REQUIRED_TOPICS, document
    assert set.union(*asked.values()) == topics
    assert {document for document, found in asked.items() if "remains" in found} == {"A/RES/80/220"}
    assert {document for document, found in asked.items() if "high_level_meeting" in found} == {"A/RES/79/181"}


def test_known_conflicts_are_notes_that_explain() -> None:
    conflicts = packed.conflicts()
    assert {one.level for one in conflicts} == {Level.NOTE}
    assert Counter(one.code for one in conflicts) == {"known-conflict": 15, "no-source": 4}
    assert all(one.source and one.value for one in conflicts if one.code == "known-conflict")


def test_the_readme_counts_the_rows() -> None:
    told = {
        name: int(number.replace(",", ""))
        for name, number in re.findall(r"\| `([\w-]+\.csv)` \| ([\d,]+) \|", README.read_text(encoding="utf-8"))
    }
    assert told == {name: reading.rows_read for name, reading in packed.readings().items()}
